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
#include <map>
#include <span>
#include <vector>

#include "extractor/rules/vocabulary.h"

namespace demarche::extract {

class Needs {
 public:
  /// `vocabulary`: how many symbols there are.
  explicit Needs(std::size_t vocabulary = 0) : vocabulary_(vocabulary) {}

  /// Of the next rule: of each part, one phrase must stand. Those that fewest words can meet are asked for
  /// first.
  void Add(std::vector<const Phrases*> parts);

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
    std::vector<Answer> answers_;      ///< by part
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

  std::size_t vocabulary_;
  std::vector<std::uint32_t> ends_;    ///< by rule: the end of its parts in `parts_`
  std::vector<std::uint32_t> parts_;   ///< places in `phrases_of_`
  std::vector<std::uint32_t> begins_;  ///< by part: where its words begin
  std::vector<Symbol> words_;          ///< of all parts: of each phrase, its length and then its words
  std::map<std::vector<Symbol>, std::uint32_t> numbers_;  ///< of parts, by their words
};

}  // namespace demarche::extract
