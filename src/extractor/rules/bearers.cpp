#include "extractor/rules/bearers.h"

namespace demarche::extract {

void Bearers::Add(std::string_view name, std::uint32_t person) {
  const std::size_t space = name.find(' ');
  if (space == std::string_view::npos) return;
  AddWord(name.substr(0, space), person);
  AddWord(name.substr(name.rfind(' ') + 1), person);
}

void Bearers::AddWord(std::string_view word, std::uint32_t person) {
  const auto [last, fresh] = last_.Insert(word, 0);
  bearers_.push_back({person, *last});
  *last = static_cast<std::uint32_t>(bearers_.size());
}

std::vector<std::uint32_t> Bearers::Of(std::string_view word) const {
  std::vector<std::uint32_t> persons;
  const std::uint32_t* last = last_.Find(word);
  for (std::uint32_t at = last == nullptr ? 0 : *last; at > 0; at = bearers_[at - 1].next)
    persons.push_back(bearers_[at - 1].person);
  return persons;
}

}  // namespace demarche::extract
