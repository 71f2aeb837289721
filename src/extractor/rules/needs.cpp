#include "extractor/rules/needs.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/word_table.h"

namespace demarche::extract {
namespace {

using Phrase = std::span<const Symbol>;

/// Parts that differ, each with its number.
class Parts {
 public:
  std::uint32_t NumberOf(std::span<const Phrase> phrases) {
    key_.clear();
    for (const Phrase phrase : phrases) {
      Append(static_cast<Symbol>(phrase.size()));
      for (const Symbol word : phrase) Append(word);
    }
    const auto [number, is_new] = numbers_.Insert(key_, static_cast<std::uint32_t>(phrases_.size()));
    if (is_new) phrases_.emplace_back(phrases.begin(), phrases.end());
    return *number;
  }

  [[nodiscard]] std::size_t size() const { return phrases_.size(); }

  /// Calls `take(number, phrase)` for each phrase of each part.
  template <typename F>
  void ForEach(F take) const {
    for (std::uint32_t part = 0; part < phrases_.size(); ++part) {
      for (const Phrase phrase : phrases_[part]) take(part, phrase);
    }
  }

 private:
  void Append(Symbol word) {
    for (unsigned shift = 0; shift < 32; shift += 8) key_.push_back(static_cast<char>(word >> shift));
  }

  WordTable<std::uint32_t> numbers_;  ///< by all words of a part
  std::vector<std::vector<Phrase>> phrases_;
  std::string key_;
};

/// Those that are not empty.
std::vector<Phrase> PhrasesOf(const Phrases& part) {
  std::vector<Phrase> phrases;
  for (const Phrase phrase : part) {
    if (!phrase.empty()) phrases.push_back(phrase);
  }
  return phrases;
}

/// Makes the lists of what each word brings, as Needs holds them. A phrase is brought by that of its words
/// which fewest phrases have: mostly it is not there, and nobody looks further.
class Bringer {
 public:
  Bringer(std::size_t vocabulary, const Parts& parts) : parts_(parts), words_(vocabulary) {
    parts.ForEach([&](std::uint32_t, Phrase phrase) {
      for (const Symbol word : phrase) ++words_[word].phrases;
    });
  }

  std::vector<std::uint32_t> begins;
  std::vector<std::uint16_t> brings;

  /// The greatest of the counts that the lists hold.
  std::size_t Count() {
    std::size_t most = 0;
    parts_.ForEach([&](std::uint32_t, Phrase phrase) {
      const Symbol rarest = RarestOf(phrase);
      Word& word = words_[rarest];
      const std::uint32_t count = ++(phrase.size() == 1 ? word.alone : word.with_others);
      word.size += phrase.size() == 1 ? 1 : 2 + CountOthers(phrase, rarest);
      most = std::max({most, std::size_t{count}, phrase.size()});
    });
    return most;
  }

  /// REQUIRES: Count() was called, and gave less than kMost.
  void Run() {
    MakeRoom();
    parts_.ForEach([&](std::uint32_t part, Phrase phrase) {
      const Symbol rarest = RarestOf(phrase);
      Word& word = words_[rarest];
      if (phrase.size() == 1) return Put(part, word.next_alone);
      Put(part, word.next_with_others);
      Put(CountOthers(phrase, rarest), word.next_with_others);
      for (const Symbol each : phrase) {
        if (each != rarest) Put(each, word.next_with_others);
      }
    });
  }

 private:
  struct Word {
    std::uint32_t phrases = 0;      ///< that have it
    std::uint32_t alone = 0;        ///< parts that it brings alone
    std::uint32_t with_others = 0;  ///< phrases that it brings with others
    std::uint32_t size = 2;         ///< of its list: two counts at least
    std::uint32_t next_alone = 0, next_with_others = 0;
  };

  [[nodiscard]] Symbol RarestOf(Phrase phrase) const {
    return *std::ranges::min_element(phrase, {}, [&](Symbol word) { return words_[word].phrases; });
  }

  static std::uint32_t CountOthers(Phrase phrase, Symbol rarest) {
    return static_cast<std::uint32_t>(phrase.size()) -
           static_cast<std::uint32_t>(std::ranges::count(phrase, rarest));
  }

  void MakeRoom() {
    std::uint32_t end = 0;
    for (const Word& word : words_) end += word.size;
    brings.resize(end);
    std::uint32_t at = 0;
    for (Word& word : words_) {
      begins.push_back(at);
      word.next_alone = at;
      Put(word.alone, word.next_alone);
      word.next_with_others = word.next_alone + word.alone;
      Put(word.with_others, word.next_with_others);
      at += word.size;
    }
  }

  void Put(std::size_t number, std::uint32_t& at) { brings[at++] = static_cast<std::uint16_t>(number); }

  const Parts& parts_;
  std::vector<Word> words_;  ///< by symbol
};

tl::unexpected<Error> TooMany(std::string_view of_what, std::size_t count) {
  return Fail(ErrorKind::kOverLimit,
              fmt::format("the patterns and classes of the lexicon have {} {}, those of --lexicon among "
                          "them; leave some out until there are fewer than {}",
                          count, of_what, Needs::kMost));
}

}  // namespace

Result<Needs> Needs::Create(std::size_t vocabulary, const std::vector<Rule>& rules) {
  if (vocabulary >= kMost) return TooMany("words", vocabulary);
  Needs needs;
  needs.vocabulary_ = vocabulary;
  for (std::vector<std::vector<Opened>>& opened : needs.opened_) opened.resize(vocabulary);
  Parts parts;
  for (std::uint32_t index = 0; index < rules.size(); ++index) {
    const Rule& rule = rules[index];
    for (const Phrases* part : rule.others) needs.others_.push_back(parts.NumberOf(PhrasesOf(*part)));
    needs.ends_.push_back(static_cast<std::uint32_t>(needs.others_.size()));
    if (rule.opening == nullptr) continue;
    std::vector<Phrase> phrases = PhrasesOf(*rule.opening);
    const auto first_word = [](Phrase phrase) { return phrase.front(); };
    std::ranges::stable_sort(phrases, {}, first_word);
    for (std::span<const Phrase> left(phrases); !left.empty();) {
      const Symbol word = left.front().front();
      const auto end = std::ranges::upper_bound(left, word, {}, first_word);
      const std::span<const Phrase> own(left.begin(), end);
      left = {end, left.end()};
      const bool alone = std::ranges::any_of(own, [](Phrase phrase) { return phrase.size() == 1; });
      const std::uint32_t first = !alone                ? parts.NumberOf(own)
                                  : rule.others.empty() ? kNoPart
                                                        : needs.OthersOf(index).front();
      needs.opened_[static_cast<std::size_t>(rule.kind)][word].push_back({index, first});
    }
  }
  if (parts.size() >= kMost) return TooMany("parts", parts.size());
  needs.size_ = static_cast<std::uint32_t>(parts.size());
  Bringer bringer(vocabulary, parts);
  if (const std::size_t most = bringer.Count(); most >= kMost) return TooMany("phrases with one word", most);
  bringer.Run();
  needs.begins_ = std::move(bringer.begins);
  needs.brings_ = std::move(bringer.brings);
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
