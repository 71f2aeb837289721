// The words that must stand in a sentence for a pattern to fit, in any order and with any reading of each.
// The sieve asks before a sentence is parsed, FindTriggers before it looks where they stand.
//
//     Needs::Sentence there;
//     there.Begin(rules.needs);
//     for (const Word& word : sentence) there.Add(word.readings);
//     there.End();
//     for (const Needs::Opened& opened : rules.needs.OpenedBy(symbol, Needs::Opening::kVerb))
//       if (rules.needs.AreMet(opened, there)) ...  // opened.rule
//
// A pattern asks for parts ("AID-GOODS"), of each of which one phrase must stand; a phrase of the first part
// opens it by its first word. A sentence has some fifty words and they open hundreds of patterns, so each
// word tells the parts that it brings, once, and a pattern is mostly turned away by one look.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "extractor/rules/vocabulary.h"

namespace demarche::extract {

class Needs {
 public:
  /// There are fewer symbols than these, fewer parts that differ, and fewer phrases that one word brings.
  static constexpr std::size_t kMost = std::size_t{1} << 16U;

  enum class Opening : std::uint8_t { kVerb, kNoun };

  struct Rule {
    Opening kind = Opening::kVerb;
    const Phrases* opening = nullptr;    ///< null: nothing opens the rule
    std::vector<const Phrases*> others;  ///< the other parts, in the order in which they are asked for
  };

  Needs() = default;
  /// `vocabulary`: how many symbols there are. Errors: kOverLimit from kMost on.
  static Result<Needs> Create(std::size_t vocabulary, const std::vector<Rule>& rules);

  /// What the words of a sentence can be, and which parts stand. One serves for all sentences of a thread.
  class Sentence {
   public:
    /// Turns to another sentence.
    void Begin(const Needs& needs);
    void Add(std::span<const Reading> word) {
      for (const Reading& reading : word) {
        if (seen_[reading.symbol] == number_) continue;
        seen_[reading.symbol] = number_;
        words_.push_back(reading.symbol);
        __builtin_prefetch(&needs_->brings_[needs_->begins_[reading.symbol]]);  // End will want it
      }
    }
    /// All words were added.
    void End();

   private:
    friend class Needs;
    [[nodiscard]] bool Has(std::uint16_t word) const { return seen_[word] == number_; }

    const Needs* needs_ = nullptr;
    // Small numbers, so that all of it stays in the processor's nearest cache.
    std::vector<std::uint16_t> seen_;    ///< by symbol: the last sentence that had it
    std::vector<std::uint16_t> stands_;  ///< by number of a part: the last sentence in which it stood
    std::vector<Symbol> words_;          ///< of the sentence, each once
    std::uint16_t number_ = 0;           ///< of the sentence, counted over all texts
  };

  /// A rule that a word opens.
  struct Opened {
    std::uint32_t rule = 0;
    std::uint32_t first = 0;  ///< the part that is asked for first, or kNoPart where the word is enough
  };
  /// Those of one kind, in the order of the rules.
  [[nodiscard]] std::span<const Opened> OpenedBy(Symbol word, Opening kind) const {
    const std::vector<std::vector<Opened>>& opened = opened_[static_cast<std::size_t>(kind)];
    return word < opened.size() ? opened[word] : std::span<const Opened>();
  }

  /// REQUIRES: the word that opens the rule stands in the sentence.
  [[nodiscard]] bool AreMet(const Opened& opened, const Sentence& there) const {
    if (opened.first == kNoPart) return true;
    return Stands(opened.first, there) && std::ranges::all_of(OthersOf(opened.rule), [&](std::uint32_t part) {
             return Stands(part, there);
           });
  }

 private:
  static constexpr std::uint32_t kNoPart = UINT32_MAX;

  static bool Stands(std::uint32_t part, const Sentence& there) {
    return there.stands_[part] == there.number_;
  }
  [[nodiscard]] std::span<const std::uint32_t> OthersOf(std::uint32_t rule) const {
    const std::uint32_t begin = rule == 0 ? 0 : ends_[rule - 1];
    return std::span(others_).subspan(begin, ends_[rule] - begin);
  }

  std::size_t vocabulary_ = 0;
  std::uint32_t size_ = 0;                                  ///< how many parts differ
  std::array<std::vector<std::vector<Opened>>, 2> opened_;  ///< by Opening and symbol
  std::vector<std::uint32_t> ends_;    ///< by rule: the end of its other parts in `others_`
  std::vector<std::uint32_t> others_;  ///< numbers of parts
  std::vector<std::uint32_t> begins_;  ///< by symbol: where what it brings begins in `brings_`
  /// Of each symbol: how many parts it brings alone, and these; how many phrases it brings with others, and
  /// of each its part, the number of the others, and these.
  std::vector<std::uint16_t> brings_;
};

}  // namespace demarche::extract
