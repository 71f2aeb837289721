#include "extractor/rules/needs.h"

#include <fmt/format.h>

#include <map>

namespace demarche::extract {
namespace {

using Words = std::vector<std::uint16_t>;

/// What a word brings, as it is gathered.
struct Brought {
  Words alone{0};
  Words with_others{0};
};

std::vector<Words> WordsOf(const Phrases& part) {
  std::vector<Words> phrases;
  for (const std::span<const Symbol> phrase : part) phrases.emplace_back(phrase.begin(), phrase.end());
  return phrases;
}

/// The word of the phrase that fewest phrases have: mostly it is not there, and nobody looks further.
std::uint16_t RarestOf(const Words& phrase, const std::vector<std::uint32_t>& counts) {
  return *std::ranges::min_element(phrase, {}, [&](std::uint16_t word) { return counts[word]; });
}

}  // namespace

Result<Needs> Needs::Create(std::size_t vocabulary, const std::vector<std::vector<const Phrases*>>& rules) {
  if (vocabulary > kMost)
    return Fail(ErrorKind::kOverLimit, fmt::format("the rules name {} words; leave some out until there are "
                                                   "no more than {}",
                                                   vocabulary, kMost));
  Needs needs;
  needs.vocabulary_ = vocabulary;
  std::map<std::vector<Words>, std::uint32_t> numbers;  // of parts, by their phrases
  for (const std::vector<const Phrases*>& parts : rules) {
    for (const Phrases* part : parts) {
      const auto [known, _] = numbers.try_emplace(WordsOf(*part), static_cast<std::uint32_t>(numbers.size()));
      needs.parts_.push_back(known->second);
    }
    needs.ends_.push_back(static_cast<std::uint32_t>(needs.parts_.size()));
  }
  if (numbers.size() > kMost)
    return Fail(ErrorKind::kOverLimit, fmt::format("the patterns have {} different parts; leave some out "
                                                   "until there are no more than {}",
                                                   numbers.size(), kMost));
  needs.size_ = static_cast<std::uint32_t>(numbers.size());
  std::vector<std::uint32_t> counts(vocabulary, 0);
  for (const auto& [phrases, _] : numbers) {
    for (const Words& phrase : phrases) {
      for (const std::uint16_t word : phrase) ++counts[word];
    }
  }
  std::vector<Brought> brought(vocabulary);
  for (const auto& [phrases, part] : numbers) {
    for (const Words& phrase : phrases) {
      const std::uint16_t rarest = RarestOf(phrase, counts);
      Words& list = phrase.size() == 1 ? brought[rarest].alone : brought[rarest].with_others;
      ++list.front();
      list.push_back(static_cast<std::uint16_t>(part));
      if (phrase.size() == 1) continue;
      list.push_back(static_cast<std::uint16_t>(phrase.size()));
      list.insert(list.end(), phrase.begin(), phrase.end());
    }
  }
  for (const auto& [alone, with_others] : brought) {
    needs.begins_.push_back(static_cast<std::uint32_t>(needs.brings_.size()));
    needs.brings_.insert(needs.brings_.end(), alone.begin(), alone.end());
    needs.brings_.insert(needs.brings_.end(), with_others.begin(), with_others.end());
  }
  return needs;
}

void Needs::Sentence::Begin(const Needs& needs) {
  words_.clear();
  if (++number_ == 0) {  // all numbers were given: nothing may stay
    seen_.clear();
    stands_.clear();
    number_ = 1;
  }
  if (seen_.size() < needs.vocabulary_) seen_.resize(needs.vocabulary_, 0);
  if (stands_.size() < needs.size_) stands_.resize(needs.size_, 0);
}

void Needs::Sentence::End(const Needs& needs) {
  for (const Symbol word : words_) {
    const std::uint16_t* at = &needs.brings_[needs.begins_[word]];
    for (std::uint16_t left = *at++; left > 0; --left) stands_[*at++] = number_;
    for (std::uint16_t left = *at++; left > 0; --left) {
      const std::uint16_t part = at[0];
      const std::uint16_t* const others = at + 2;
      at = others + at[1];
      if (std::all_of(others, at, [&](std::uint16_t other) { return Has(other); })) stands_[part] = number_;
    }
  }
}

Needs::Opened Needs::OpenedBy(Symbol word, std::uint32_t rule) const {
  const std::uint16_t* const alone = &brings_[begins_[word]];
  const auto first = std::ranges::find_if_not(PartsOf(rule), [&](std::uint32_t part) {
    return std::find(alone + 1, alone + 1 + *alone, part) != alone + 1 + *alone;
  });
  return {rule, first == PartsOf(rule).end() ? kNoPart : *first};
}

}  // namespace demarche::extract
