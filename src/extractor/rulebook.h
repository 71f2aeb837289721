// The tables of lexicon/events and lexicon/ontology, compiled: what Extract asks of them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
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
  enum : std::uint64_t {
    kBe = std::uint64_t{1} << 0U,
    kHave = std::uint64_t{1} << 1U,
    kDo = std::uint64_t{1} << 2U,
    kModal = std::uint64_t{1} << 3U,
    kNot = std::uint64_t{1} << 4U,
    kDeterminer = std::uint64_t{1} << 5U,
    kPossessive = std::uint64_t{1} << 6U,
    kPreposition = std::uint64_t{1} << 7U,
    kSubordinator = std::uint64_t{1} << 8U,
    kRelative = std::uint64_t{1} << 9U,
    kConjunction = std::uint64_t{1} << 10U,
    kAdverb = std::uint64_t{1} << 11U,
    kPronoun = std::uint64_t{1} << 12U,
    kReport = std::uint64_t{1} << 13U,             // say, announce
    kSupport = std::uint64_t{1} << 14U,            // light verbs: hold, launch, make
    kOccur = std::uint64_t{1} << 15U,              // take place, begin, end
    kAspect = std::uint64_t{1} << 16U,             // begin to, continue to: the deed is the one that follows
    kCausative = std::uint64_t{1} << 17U,          // urge X to: X is the one who shall act
    kPlanned = std::uint64_t{1} << 18U,            // will, plan to
    kConditional = std::uint64_t{1} << 19U,        // could, may, if
    kDenied = std::uint64_t{1} << 20U,             // deny
    kLocative = std::uint64_t{1} << 21U,           // in, at, near
    kAdjective = std::uint64_t{1} << 22U,          // words that stand between a country and its role
    kQuantity = std::uint64_t{1} << 23U,           // both, two
    kParty = std::uint64_t{1} << 24U,              // sides, countries, leaders
    kResponse = std::uint64_t{1} << 25U,           // reacted, in response
    kCommonVerb = std::uint64_t{1} << 26U,         // verbs no pattern has, told from nouns
    kHabit = std::uint64_t{1} << 27U,              // always, routinely, depend
    kFuture = std::uint64_t{1} << 28U,             // will, shall
    kTargetPreposition = std::uint64_t{1} << 29U,  // with, against, to
    kPersonal = std::uint64_t{1} << 30U,           // he, she: a person
    kPlural = std::uint64_t{1} << 31U,             // they, both
    kBackground = std::uint64_t{1} << 32U,         // openers of clauses that tell what was before
    kObligation = std::uint64_t{1} << 33U,         // must, should
    kUnchanged = std::uint64_t{1} << 34U,          // cut, put, hit: past and base alike
    kSpeaker = std::uint64_t{1} << 35U,            // we, I: whoever speaks
    /// Bits that hold only of the word as it stands, not of a form of it.
    kClosedClass = kBe | kHave | kDo | kModal | kNot | kDeterminer | kPossessive | kPreposition |
                   kSubordinator | kRelative | kConjunction | kAdverb | kPronoun | kLocative | kAdjective |
                   kQuantity | kTargetPreposition | kPersonal | kPlural | kBackground | kObligation | kFuture |
                   kSpeaker,
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
  bool mutual = false;            ///< flag "mutual": several sources need no target
  bool obligation = false;        ///< flag "obligation": the embedded clause says what must be done
  bool opinion = false;           ///< flag "opinion": said of something; the speaker is the source
  bool source_is_object = false;  ///< flag "swap"
  std::string name;               ///< "pattern:diplomatic protest/lodge protest"
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

  [[nodiscard]] std::uint64_t GrammarOf(Symbol symbol) const {
    return symbol < grammar_.size() ? grammar_[symbol] : 0;
  }
  [[nodiscard]] const std::vector<std::uint32_t>* VerbRules(Symbol symbol) const;
  [[nodiscard]] const std::vector<std::uint32_t>* NounRules(Symbol symbol) const;
  /// The deed of a kind with a PLOVER mode; REQUIRES: the ontology has the kind.
  [[nodiscard]] Deed DeedOf(std::string_view kind, std::string_view mode) const;
  [[nodiscard]] bool HasKind(std::string_view kind) const { return kinds_.count(std::string(kind)) > 0; }
  /// The kind that a flatly negated future deed of `kind` is instead ("will not meet"), or "".
  [[nodiscard]] std::string RefusedKind(std::string_view kind) const;
  /// The kind that a planned deed of `kind` is instead ("aid" -> "pledge"), or "".
  [[nodiscard]] std::string PlannedKind(std::string_view kind) const;

  /// Sectors whose words alone are no deed between political actors.
  [[nodiscard]] bool Unofficial(const std::string& sector) const { return unofficial_.count(sector) > 0; }

  /// Whether a role that names no land belongs to none: "the captain", "analysts".
  [[nodiscard]] bool Unbound(const std::string& sector, const std::string& role_class) const {
    return Unofficial(sector) || (role_class == "person" && unbound_.count(sector) > 0);
  }

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
  void Mark(const std::vector<std::string>& words, std::uint64_t bit);

  WordClasses classes_;
  std::set<std::string> unofficial_, unbound_;
  std::vector<std::uint64_t> grammar_;
  std::map<std::string, Deed> kinds_;
  std::map<std::pair<std::string, std::string>, int> mode_scores_;
  std::map<std::string, std::string> planned_kinds_, refused_kinds_;
  std::unordered_map<Symbol, std::vector<std::uint32_t>> verb_rules_;
  std::unordered_map<Symbol, std::vector<std::uint32_t>> noun_rules_;
};

}  // namespace demarche::extract
