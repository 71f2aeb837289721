// The tables of lexicon/events and lexicon/ontology, compiled: what Extract asks of them.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/thread_words.h"
#include "core/event.h"
#include "extractor/rules/cue.h"
#include "extractor/rules/grammar.h"
#include "extractor/rules/needs.h"
#include "extractor/rules/operator_table.h"
#include "extractor/rules/pattern.h"
#include "extractor/rules/rare_class.h"
#include "extractor/rules/rule.h"
#include "extractor/rules/vocabulary.h"
#include "lexicon/lexicon.h"

namespace demarche::extract {

class Rulebook {
 public:
  /// Errors: kMalformed with file:line:column and a caret for each mistake.
  static Result<Rulebook> Create(const Lexicon& lexicon);

  /// `lower` in small letters; `lemma` as of Vocabulary::Read.
  [[nodiscard]] WordReadings Read(std::string_view lower, std::string_view lemma) const;

  /// No other rulebook has it, unless it is a copy.
  [[nodiscard]] std::uint64_t id() const { return id_; }

  [[nodiscard]] std::uint64_t GrammarOf(Symbol symbol) const {
    return symbol < grammar_.size() ? grammar_[symbol] : 0;
  }
  [[nodiscard]] const std::vector<std::uint32_t>* VerbRules(Symbol symbol) const;
  [[nodiscard]] const std::vector<std::uint32_t>* NounRules(Symbol symbol) const;
  /// Whether the word alone tells a deed by a noun's rule: "raid", unlike "border" of "border clash".
  [[nodiscard]] bool NamesDeed(Symbol symbol) const;
  /// The cues that begin with a word.
  [[nodiscard]] std::span<const DiscourseCue> CuesOf(Symbol symbol) const;
  /// The deed of a kind with a PLOVER mode; REQUIRES: the ontology has the kind.
  [[nodiscard]] Deed DeedOf(std::string_view kind, std::string_view mode) const;
  [[nodiscard]] bool IsOf(RareClass rare, Symbol symbol) const;
  [[nodiscard]] bool IsOf(RareClass rare, std::span<const Reading> readings) const;
  /// Whether a word can be a verb behind a word: "offer" not behind "the", nor "support" behind "of".
  [[nodiscard]] bool MayBeVerb(const Reading& word, std::span<const Reading> before) const;
  [[nodiscard]] bool HasKind(std::string_view kind) const { return kinds_.count(std::string(kind)) > 0; }
  /// The kind (of what ceased also kind/mode) that a deed of `kind` is then ("aid", planned: "pledge"), or
  /// "".
  [[nodiscard]] std::string KindWhen(KindChange change, std::string_view kind) const;
  /// The mode that a word gives to a deed of `kind` ("with stones" -> "primitive"), or "".
  [[nodiscard]] std::string ModeByWord(std::string_view kind, Symbol word) const {
    return operators_.ModeOf(kind, vocabulary.Text(word));
  }
  /// The kind/mode of what those of a sector do by the word (a "strike" of "LAB"), or "".
  [[nodiscard]] std::string KindOfSector(std::string_view sector, Symbol word) const {
    return operators_.KindOf(sector, vocabulary.Text(word));
  }
  /// The mode of a threat, refusal or request (`kind`) of `deed`, or "".
  [[nodiscard]] std::string ModeByDeed(std::string_view kind, const Deed& deed) const;

  /// Whether a sector, a context or a kind has it.
  [[nodiscard]] bool Has(Trait trait, std::string_view item) const { return operators_.Has(trait, item); }
  /// Whether the deed's kind has it, or its mode of the kind ("coercion/curfew").
  [[nodiscard]] bool Has(Trait trait, const Deed& deed) const;
  [[nodiscard]] bool Unofficial(std::string_view sector) const { return Has(Trait::kUnofficial, sector); }
  /// Whether a role that names no land belongs to none: "the captain", "analysts".
  [[nodiscard]] bool Unbound(std::string_view sector, std::string_view role_class) const {
    return Unofficial(sector) || (role_class == "person" && Has(Trait::kUnbound, sector));
  }

  Vocabulary vocabulary;
  std::vector<Rule> rules;
  Needs needs;                                     ///< of `rules`
  std::uint32_t action_verb = 0, action_noun = 0;  ///< the rules of deeds outside the ontology
  std::vector<DiscourseCue> cues;  ///< those that begin with the same word side by side, in table order
  /// PLOVER context -> phrases, in table order.
  std::vector<std::pair<std::string, Phrases>> contexts;

 private:
  void ReadKinds(const Lexicon& lexicon);
  void ReadClasses(const Lexicon& lexicon);
  void ReadDiscourse(const Lexicon& lexicon);
  void ReadPatterns(const Lexicon& lexicon, LexiconMistakes& mistakes);
  void AddRule(const LexiconRow& row, LexiconMistakes& mistakes);
  void CheckClasses(const Lexicon& lexicon, LexiconMistakes& mistakes) const;
  void AddActions();
  Result<void> AddNeeds();
  void Add(OperatorTable operators);
  void ReadContexts(const Lexicon& lexicon);
  enum class Hyphens : std::uint8_t { kParted, kKept };
  std::span<const Symbol> Phrase(std::string_view words, Hyphens hyphens = Hyphens::kParted);
  void AddPhrase(std::string_view words, Phrases& phrases);
  const Phrases& PhrasesOf(const std::string& class_name);
  void Mark(std::string_view word, std::uint64_t bit);

  std::uint64_t id_ = NextId();
  std::string lower_;  ///< of Phrase
  std::vector<Symbol> phrase_;
  WordClasses classes_;
  std::map<std::string, Phrases, std::less<>> class_phrases_;  ///< of the classes that patterns name
  OperatorTable operators_;
  std::vector<std::uint64_t> grammar_;                       ///< by symbol, Grammar bits
  std::vector<std::bitset<kMostRareClasses>> rare_classes_;  ///< by symbol, a bit a RareClass
  std::map<std::string, Deed> kinds_;
  std::map<std::pair<std::string, std::string>, int> mode_scores_;
  std::vector<std::vector<std::uint32_t>> verb_rules_;  ///< by symbol, as far as one has any
  std::vector<std::vector<std::uint32_t>> noun_rules_;
};

}  // namespace demarche::extract
