#include "base/name_words.h"

#include <algorithm>

namespace demarche {

bool IsPartOfName(const std::vector<std::string>& part, const std::vector<std::string>& name) {
  if (part.empty() || name.empty()) return false;
  const auto holds = [](const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  };
  const bool all = std::ranges::all_of(part, [&](const std::string& word) { return holds(name, word); });
  return all && (holds(part, name.front()) || holds(part, name.back()));
}

}  // namespace demarche
