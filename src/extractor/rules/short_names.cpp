#include "extractor/rules/short_names.h"

#include <algorithm>

#include "base/ascii.h"

namespace demarche::extract {

void ShortNames::AddNames(std::string_view code, std::span<const std::string_view> names,
                          std::uint32_t entry) {
  for (std::string_view name : names) {
    if (name.find(' ') == std::string_view::npos) continue;
    while (!name.empty()) {
      const std::size_t end = std::min(name.find(' '), name.size());
      const std::string_view word = Word(LowerAscii(name.substr(0, end)));
      if (!word.empty()) Add(code, {word, entry, true});
      name.remove_prefix(std::min(end + 1, name.size()));
    }
  }
}

void ShortNames::Add(std::string_view code, const Name& name) {
  std::vector<Name>& own = *by_code_.Insert(code, {}).first;
  if (std::ranges::find(own, name.word, &Name::word) == own.end()) own.push_back(name);
}

std::span<const ShortNames::Name> ShortNames::Of(std::string_view code) const {
  const std::vector<Name>* own = by_code_.Find(code);
  return own == nullptr ? std::span<const Name>{} : std::span<const Name>(*own);
}

std::string_view ShortNames::Word(std::string_view word) const {
  const std::string_view* found = words_.Find(word);
  return found == nullptr ? std::string_view{} : *found;
}

}  // namespace demarche::extract
