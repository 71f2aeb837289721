#include "extractor/rules/needs.h"

#include <algorithm>
#include <map>

namespace demarche::extract {

void Needs::Sentence::Begin(const Needs& needs) {
  if (++number_ == 0) {  // all numbers were given: no answer may stay
    seen_.clear();
    answers_.clear();
    number_ = 1;
  }
  if (seen_.size() < needs.vocabulary_) seen_.resize(needs.vocabulary_, 0);
  if (answers_.size() < needs.begins_.size()) answers_.resize(needs.begins_.size());
}

Needs::Needs(std::size_t vocabulary, std::vector<std::vector<const Phrases*>> rules)
    : vocabulary_(vocabulary) {
  std::map<std::vector<Symbol>, std::uint32_t> numbers;  // of parts, by their words
  for (std::vector<const Phrases*>& parts : rules) {
    std::ranges::stable_sort(parts, {}, [](const Phrases* part) { return part->size(); });
    for (const Phrases* part : parts) {
      std::vector<Symbol> words;
      for (const std::span<const Symbol> phrase : *part) {
        words.push_back(static_cast<Symbol>(phrase.size()));
        words.insert(words.end(), phrase.begin(), phrase.end());
      }
      const auto [known, is_new] = numbers.try_emplace(words, static_cast<std::uint32_t>(begins_.size()));
      if (is_new) {
        begins_.push_back(static_cast<std::uint32_t>(words_.size()));
        words_.insert(words_.end(), words.begin(), words.end());
      }
      parts_.push_back(known->second);
    }
    ends_.push_back(static_cast<std::uint32_t>(parts_.size()));
  }
}

bool Needs::Stands(std::uint32_t part, const Sentence& there) const {
  const std::size_t end = part + 1 < begins_.size() ? begins_[part + 1] : words_.size();
  for (std::size_t at = begins_[part]; at < end; at += 1 + words_[at]) {
    const std::span<const Symbol> phrase(words_.data() + at + 1, words_[at]);
    if (std::ranges::all_of(phrase, [&](Symbol word) { return there.seen_[word] == there.number_; }))
      return true;
  }
  return false;
}

}  // namespace demarche::extract
