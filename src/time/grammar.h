// The rules of time expressions: a cascade of finite-state tries over classes of words.
//
// Idea (Abney 1996, "Partial Parsing via Finite-State Cascades"): a rule that makes DAYS may be
// used by a rule that makes DATE; rules are sorted into stages by what they use, and each stage
// is one trie that is walked once from every atom that can begin something. No recursion, so the
// work is linear in the text. docs/time.md has the language of patterns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/timex.h"
#include "lexicon/lexicon.h"
#include "time/words.h"

namespace demarche::time {

/// A stretch of atoms that a rule for a timex matched. `type` is absent for a rule that makes
/// NONE: words that look like a time, but are none.
struct Candidate {
  std::optional<TimexType> type;
  std::uint32_t first = 0;  ///< first atom, contexts left out
  std::uint32_t last = 0;   ///< one past the last
  std::uint32_t total = 0;  ///< atoms with contexts
  std::uint32_t reach = 0;  ///< one past the last atom with contexts
  std::uint32_t rule = 0;   ///< row of the table, from 0
  Meaning meaning;
};

class Grammar {
 public:
  /// Errors: kMalformed with file and line: an unknown class, one that no rule names, brackets that do not
  /// match, a circle of rules.
  static Result<Grammar> Create(const Lexicon& lexicon, Vocabulary& vocabulary);

  /// The longest candidates from left to right, not overlapping; those that make NONE are left out.
  [[nodiscard]] std::vector<Candidate> Parse(const std::vector<Atom>& atoms, const TimeWords& words,
                                             const Vocabulary& vocabulary) const;

  [[nodiscard]] const std::string& RuleName(std::uint32_t rule) const { return rules_[rule].name; }

 private:
  struct Step {
    Symbol symbol = 0;
    bool context = false;  ///< must stand there, but is no part of the timex
  };
  struct Rule {
    std::string name;
    Symbol makes = 0;
    std::vector<Assignment> assignments;
    std::vector<std::vector<Step>> sequences;
  };
  struct Accept {
    std::uint32_t rule = 0;
    std::uint16_t skip_front = 0;  ///< steps of context
    std::uint16_t skip_back = 0;
  };
  struct Node {
    std::vector<std::pair<Symbol, std::uint32_t>> edges;  ///< sorted once Create is done
    std::uint64_t marks = 0;  ///< of all edges' symbols: most symbols are turned away by that alone
    std::vector<Accept> accepts;
  };
  static std::uint64_t MarkOf(Symbol symbol) { return std::uint64_t{1} << (symbol & 63U); }
  struct Trie {
    std::vector<Node> nodes{1};
    std::vector<std::uint32_t> first;  ///< by symbol: the node that it leads to from the root; 0 = none
  };
  class Compiler;
  class Chart;

  void CheckClasses(const Lexicon& lexicon, Vocabulary& vocabulary, LexiconMistakes& mistakes) const;
  Result<void> SortIntoStages(std::size_t symbols);
  void Insert(Trie& trie, std::uint32_t rule, const std::vector<Step>& sequence) const;

  std::vector<Rule> rules_;
  std::vector<Trie> stages_;
  std::vector<std::uint64_t> starts_;  ///< by symbol: a bit for each stage where it begins something
  std::vector<std::uint64_t> alone_;   ///< by symbol: a bit for each stage where it makes something by itself
  Symbol date_ = 0, time_ = 0, duration_ = 0, set_ = 0, none_ = 0;
};

}  // namespace demarche::time
