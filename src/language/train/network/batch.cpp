#include "language/train/network/batch.h"

#include <algorithm>
#include <numeric>

namespace demarche::language::train {

void Batch::Arrange(const std::vector<const Example*>& sentences) {
  examples = sentences;
  start.assign(1, 0);
  sentence_of.clear();
  for (std::size_t s = 0; s < examples.size(); ++s) {
    start.push_back(start.back() + examples[s]->size());
    sentence_of.insert(sentence_of.end(), examples[s]->size(), static_cast<std::uint32_t>(s));
  }
  tokens = start.back();

  std::vector<std::size_t> longest_first(size());
  std::iota(longest_first.begin(), longest_first.end(), std::size_t{0});
  std::stable_sort(longest_first.begin(), longest_first.end(),
                   [this](std::size_t a, std::size_t b) { return length(a) > length(b); });
  step_start.assign(1, 0);
  token_of[0].clear();
  token_of[1].clear();
  const std::size_t most = size() == 0 ? 0 : length(longest_first[0]);
  for (std::size_t t = 0; t < most; ++t) {
    for (const std::size_t s : longest_first) {
      if (length(s) <= t) break;
      token_of[0].push_back(static_cast<std::uint32_t>(start[s] + t));
      token_of[1].push_back(static_cast<std::uint32_t>(start[s + 1] - 1 - t));
    }
    step_start.push_back(token_of[0].size());
  }
}

}  // namespace demarche::language::train
