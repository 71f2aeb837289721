// The words that must stand in a sentence for a pattern to fit, in any order and with any reading of each.
// The sieve asks before a sentence is parsed, FindTriggers before it looks where they stand.
//
//     Needs::Sentence there;
//     there.Begin(rules.needs);
//     for (const Word& word : sentence) there.Add(word.readings);
//     if (rules.needs.AreMet(rule, there)) ...
//
// Many patterns share a part ("AID-GOODS"); a sentence is asked for it once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extractor/rules/vocabulary.h"

namespace demarche::extract {

class Needs {
 public:
  Needs() = default;
  /// `vocabulary`: how many symbols there are. Of each rule its parts, of each of which one phrase must
  /// stand; those that fewest words can meet are asked for first.
  Needs(std::size_t vocabulary, std::vector<std::vector<const Phrases*>> rules);

  /// What the words of a sentence can be, and what is known of the parts. One serves for all sentences of a
  /// thread.
  class Sentence {
   public:
    /// Turns to another sentence.
    void Begin(const Needs& needs);
    void Add(std::span<const Reading> word) {
      for (const Reading& reading : word) seen_[reading.symbol] = number_;
    }

   private:
    friend class Needs;
    struct Answer {
      std::uint32_t sentence = 0;
      bool stands = false;
    };
    std::vector<std::uint32_t> seen_;  ///< by symbol: the last sentence that had it
    std::vector<Answer> answers_;      ///< by number of a part
    std::uint32_t number_ = 0;         ///< of the sentence, counted over all texts
  };

  [[nodiscard]] bool AreMet(std::uint32_t rule, Sentence& there) const {
    for (std::uint32_t i = rule == 0 ? 0 : ends_[rule - 1]; i < ends_[rule]; ++i) {
      Sentence::Answer& answer = there.answers_[parts_[i]];
      if (answer.sentence != there.number_) answer = {there.number_, Stands(parts_[i], there)};
      if (!answer.stands) return false;
    }
    return true;
  }

 private:
  /// Whether all words of one of the part's phrases stand.
  [[nodiscard]] bool Stands(std::uint32_t part, const Sentence& there) const;

  std::size_t vocabulary_ = 0;
  std::vector<std::uint32_t> ends_;    ///< by rule: the end of its parts in `parts_`
  std::vector<std::uint32_t> parts_;   ///< numbers of parts
  std::vector<std::uint32_t> begins_;  ///< by number of a part: where its words begin
  std::vector<Symbol> words_;          ///< of all parts: of each phrase, its length and then its words
};

}  // namespace demarche::extract
