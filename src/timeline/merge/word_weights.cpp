#include "timeline/merge/word_weights.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace demarche::timeline {

WordWeights::WordWeights(const Lexicon& lexicon) {
  const std::size_t weight = Lexicon::Column("frequencies", "weight");
  const std::size_t stems = Lexicon::Column("frequencies", "stems");
  for (const LexiconRow& row : lexicon.Rows("frequencies")) {
    const auto value =
        static_cast<std::uint32_t>(std::clamp(std::atoi(std::string(row.Text(weight)).c_str()), 1, 64));
    for (const std::string_view stem : row.Items(stems)) weights_.insert_or_assign(std::string(stem), value);
    of_rare_ = std::max(of_rare_, value + 1);
  }
}

std::uint32_t WordWeights::Of(std::string_view stem) const {
  const auto it = weights_.find(stem);
  return it == weights_.end() ? of_rare_ : it->second;
}

}  // namespace demarche::timeline
