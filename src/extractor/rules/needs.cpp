#include "extractor/rules/needs.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>

namespace demarche::extract {
namespace {

using Words = std::vector<std::uint16_t>;

/// Parts by their phrases, with their numbers.
using Parts = std::map<std::vector<Words>, std::uint32_t>;

std::uint32_t NumberOf(std::vector<Words> phrases, Parts& parts) {
  return parts.try_emplace(std::move(phrases), static_cast<std::uint32_t>(parts.size())).first->second;
}

std::vector<Words> WordsOf(const Phrases& part) {
  std::vector<Words> phrases;
  for (const std::span<const Symbol> phrase : part) {
    if (!phrase.empty()) phrases.emplace_back(phrase.begin(), phrase.end());
  }
  return phrases;
}

/// What a word brings, as it is gathered.
struct Brought {
  Words alone{0};
  Words with_others{0};
};

/// By word. A phrase is brought by that of its words which fewest phrases have: mostly it is not there, and
/// nobody looks further.
std::vector<Brought> BroughtBy(std::size_t vocabulary, const Parts& parts) {
  std::vector<std::uint32_t> counts(vocabulary, 0);
  for (const auto& [phrases, _] : parts) {
    for (const Words& phrase : phrases) {
      for (const std::uint16_t word : phrase) ++counts[word];
    }
  }
  std::vector<Brought> brought(vocabulary);
  for (const auto& [phrases, part] : parts) {
    for (const Words& phrase : phrases) {
      const std::uint16_t rarest =
          *std::ranges::min_element(phrase, {}, [&](std::uint16_t word) { return counts[word]; });
      Words& list = phrase.size() == 1 ? brought[rarest].alone : brought[rarest].with_others;
      ++list.front();
      list.push_back(static_cast<std::uint16_t>(part));
      if (phrase.size() == 1) continue;
      list.push_back(static_cast<std::uint16_t>(phrase.size()));
      list.insert(list.end(), phrase.begin(), phrase.end());
    }
  }
  return brought;
}

Error TooMany(std::string_view of_what, std::size_t count) {
  return {ErrorKind::kOverLimit,
          fmt::format("the patterns have {} different {}; leave some out until there are no more than {}",
                      count, of_what, Needs::kMost),
          ""};
}

}  // namespace

Result<Needs> Needs::Create(std::size_t vocabulary, const std::vector<Rule>& rules) {
  if (vocabulary > kMost) return tl::unexpected<Error>(TooMany("words", vocabulary));
  Needs needs;
  needs.vocabulary_ = vocabulary;
  Parts parts;
  for (std::uint32_t index = 0; index < rules.size(); ++index) {
    const Rule& rule = rules[index];
    for (const Phrases* part : rule.others) needs.others_.push_back(NumberOf(WordsOf(*part), parts));
    needs.ends_.push_back(static_cast<std::uint32_t>(needs.others_.size()));
    if (rule.opening == nullptr) continue;
    std::map<std::uint16_t, std::vector<Words>> openings;  // by the first word
    for (Words& phrase : WordsOf(*rule.opening)) openings[phrase.front()].push_back(std::move(phrase));
    for (auto& [word, phrases] : openings) {
      const bool alone = std::ranges::any_of(phrases, [](const Words& phrase) { return phrase.size() == 1; });
      std::uint32_t first = kNoPart;
      if (!alone) first = NumberOf(std::move(phrases), parts);
      if (alone && !rule.others.empty()) first = needs.OthersOf(index).front();
      std::vector<std::vector<Opened>>& opened = needs.opened_[static_cast<std::size_t>(rule.kind)];
      if (word >= opened.size()) opened.resize(std::size_t{word} + 1);
      opened[word].push_back({index, first});
    }
  }
  if (parts.size() > kMost) return tl::unexpected<Error>(TooMany("parts", parts.size()));
  needs.size_ = static_cast<std::uint32_t>(parts.size());
  for (const auto& [alone, with_others] : BroughtBy(vocabulary, parts)) {
    needs.begins_.push_back(static_cast<std::uint32_t>(needs.brings_.size()));
    needs.brings_.insert(needs.brings_.end(), alone.begin(), alone.end());
    needs.brings_.insert(needs.brings_.end(), with_others.begin(), with_others.end());
  }
  return needs;
}

void Needs::Sentence::Begin(const Needs& needs) {
  needs_ = &needs;
  words_.clear();
  if (++number_ == 0) {  // all numbers were given: nothing may stay
    seen_.clear();
    stands_.clear();
    number_ = 1;
  }
  if (seen_.size() < needs.vocabulary_) seen_.resize(needs.vocabulary_, 0);
  if (stands_.size() < needs.size_) stands_.resize(needs.size_, 0);
}

void Needs::Sentence::End() {
  for (const Symbol word : words_) {
    const std::uint16_t* at = &needs_->brings_[needs_->begins_[word]];
    for (std::uint16_t left = *at++; left > 0; --left) stands_[*at++] = number_;
    for (std::uint16_t left = *at++; left > 0; --left) {
      const std::uint16_t part = at[0];
      const std::uint16_t* const others = at + 2;
      at = others + at[1];
      if (std::all_of(others, at, [&](std::uint16_t other) { return Has(other); })) stands_[part] = number_;
    }
  }
}

}  // namespace demarche::extract
