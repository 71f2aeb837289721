// The tables of lexicon/events and lexicon/ontology, compiled: what Extract asks of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "core/event.h"
#include "extractor/pattern.h"
#include "extractor/vocabulary.h"
#include "lexicon/lexicon.h"

namespace demarche::extract {

/// Classes of the table `classes` that the passes themselves ask for, as bits of a word.
/// Their names in the lexicon stand in rulebook.cpp.
struct Grammar {
  enum : std::uint32_t {
    kBe = 1U << 0U,
    kHave = 1U << 1U,
    kDo = 1U << 2U,
    kModal = 1U << 3U,
    kNot = 1U << 4U,
    kDeterminer = 1U << 5U,
    kPossessive = 1U << 6U,
    kPreposition = 1U << 7U,
    kSubordinator = 1U << 8U,
    kRelative = 1U << 9U,
    kConjunction = 1U << 10U,
    kAdverb = 1U << 11U,
    kPronoun = 1U << 12U,
    kReport = 1U << 13U,      // say, announce
    kSupport = 1U << 14U,     // light verbs: hold, launch, make
    kOccur = 1U << 15U,       // take place, begin, end
    kAspect = 1U << 16U,      // begin to, continue to: the deed is the one that follows
    kCausative = 1U << 17U,   // urge X to: X is the one who shall act
    kPlanned = 1U << 18U,     // will, plan to
    kConditional = 1U << 19U, // could, may, if
    kDenied = 1U << 20U,      // deny
    kLocative = 1U << 21U,    // in, at, near
    kAdjective = 1U << 22U,   // words that stand between a country and its role
    kQuantity = 1U << 23U,    // both, two
    kParty = 1U << 24U,       // sides, countries, leaders
    kResponse = 1U << 25U,    // reacted, in response
    kCommonVerb = 1U << 26U,  // verbs no pattern has, told from nouns
    kHabit = 1U << 27U,       // always, routinely, depend
    kFuture = 1U << 28U,      // will, shall
    kTargetPreposition = 1U << 29U,  // with, against, to
    kPersonal = 1U << 30U,    // he, she: a person
    kPlural = 1U << 31U,      // they, both
  };
};

/// One row of `patterns`, its words as symbols.
struct Rule {
  struct Part {
    Role role = Role::kNone;
    bool optional = false;
    std::vector<std::vector<Symbol>> alternatives;
  };
  Deed deed;
  bool noun = false;
  std::vector<Part> parts;
  bool reciprocal = false;  ///< flag "reciprocal": all parties are sources
  bool passive = false;     ///< flag "passive": only of a passive verb
  bool self = false;        ///< flag "self": the target may be the actor's own people
  bool alone = false;       ///< flag "alone": needs no target
  bool target_needed = false;
  bool source_is_object = false;  ///< flag "swap"
  std::string name;         ///< "pattern:diplomatic protest/lodge protest"
};

/// A word or phrase that orders events.
struct DiscourseCue {
  TimeRelation relation = TimeRelation::kNone;
  std::vector<Symbol> words;
  std::string reference;  ///< "noun" when an event noun must follow, "" when it stands alone
};

class Rulebook {
 public:
  /// Errors: kMalformed with file:line:column and a caret.
  static Result<Rulebook> Create(const Lexicon& lexicon);

  [[nodiscard]] std::uint32_t GrammarOf(Symbol symbol) const {
    return symbol < grammar_.size() ? grammar_[symbol] : 0;
  }
  [[nodiscard]] const std::vector<std::uint32_t>* VerbRules(Symbol symbol) const;
  [[nodiscard]] const std::vector<std::uint32_t>* NounRules(Symbol symbol) const;
  /// The deed of a kind with a PLOVER mode; REQUIRES: the ontology has the kind.
  [[nodiscard]] Deed DeedOf(std::string_view kind, std::string_view mode) const;
  [[nodiscard]] bool HasKind(std::string_view kind) const { return kinds_.count(std::string(kind)) > 0; }
  /// The kind that a planned deed of `kind` is instead ("aid" -> "pledge"), or "".
  [[nodiscard]] std::string PlannedKind(std::string_view kind) const;

  Vocabulary vocabulary;
  std::vector<Rule> rules;
  std::vector<DiscourseCue> cues;
  /// PLOVER context -> phrases, in table order.
  std::vector<std::pair<std::string, std::vector<std::vector<Symbol>>>> contexts;

 private:
  Result<void> ReadKinds(const Lexicon& lexicon);
  Result<void> ReadClasses(const Lexicon& lexicon);
  Result<void> ReadPatterns(const Lexicon& lexicon);
  Result<void> AddRule(const Lexicon& lexicon, const LexiconRow& row);
  void ReadOperators(const Lexicon& lexicon);
  void ReadContexts(const Lexicon& lexicon);
  std::vector<Symbol> Phrase(std::string_view words);
  void Mark(const std::vector<std::string>& words, std::uint32_t bit);

  WordClasses classes_;
  std::vector<std::uint32_t> grammar_;
  std::map<std::string, Deed> kinds_;
  std::map<std::pair<std::string, std::string>, int> mode_scores_;
  std::map<std::string, std::string> planned_kinds_;
  std::unordered_map<Symbol, std::vector<std::uint32_t>> verb_rules_;
  std::unordered_map<Symbol, std::vector<std::uint32_t>> noun_rules_;
};

}  // namespace demarche::extract
