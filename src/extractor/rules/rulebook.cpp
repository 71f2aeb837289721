// Compiles the tables: patterns are indexed by each of their trigger words.
#include "extractor/rules/rulebook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/ascii.h"

namespace demarche::extract {
namespace {

struct GrammarClass {
  const char* name;
  std::uint64_t bit;
};

constexpr GrammarClass kGrammarClasses[] = {
    {"BE", Grammar::kBe},
    {"HAVE", Grammar::kHave},
    {"DO", Grammar::kDo},
    {"MODAL", Grammar::kModal},
    {"NOT", Grammar::kNot},
    {"DETERMINER", Grammar::kDeterminer},
    {"POSSESSIVE", Grammar::kPossessive},
    {"PREPOSITION", Grammar::kPreposition},
    {"SUBORDINATOR", Grammar::kSubordinator},
    {"RELATIVE", Grammar::kRelative},
    {"CONJUNCTION", Grammar::kConjunction},
    {"ADVERB", Grammar::kAdverb},
    {"PRONOUN", Grammar::kPronoun},
    {"LOCATIVE", Grammar::kLocative},
    {"ADJECTIVE", Grammar::kAdjective},
    {"QUANTITY", Grammar::kQuantity},
    {"PARTY", Grammar::kParty},
    {"TARGET-PREPOSITION", Grammar::kTargetPreposition},
    {"NAMING-PREPOSITION", Grammar::kNamingPreposition},
    {"TOPIC-PREPOSITION", Grammar::kTopicPreposition},
    {"ORGANISATION-NOUN", Grammar::kOrganisationNoun},
    {"PERSONAL", Grammar::kPersonal},
    {"PLURAL", Grammar::kPlural},
    {"BACKGROUND", Grammar::kBackground},
    {"UNCHANGED", Grammar::kUnchanged},
    {"SPEAKER", Grammar::kSpeaker},
    {"HONORIFIC", Grammar::kHonorific},
    {"VENUE", Grammar::kVenue},
    {"DASH", Grammar::kDash},
    {"THING", Grammar::kThing},
    {"STANCE", Grammar::kStance},
    {"NOTIONAL", Grammar::kNotional},
    {"QUESTION", Grammar::kQuestion},
    {"RELATIONAL", Grammar::kRelational},
    {"IDLE", Grammar::kIdle},
    {"MADE", Grammar::kMade},
    {"NONE", Grammar::kNone},
    {"FIRM", Grammar::kFirm},
    {"TRADE", Grammar::kTrade},
    {"TELL", Grammar::kTell},
    {"FORMER", Grammar::kFormer},
    {"ATTRIBUTIVE", Grammar::kAttributive},
    {"FICTION", Grammar::kFiction},
    {"TRUTH", Grammar::kTruth},
    {"PENDING", Grammar::kPending},
    {"AGENT-PREPOSITION", Grammar::kAgentPreposition},
    {"PARTIES-PREPOSITION", Grammar::kPartiesPreposition},
    {"GENITIVE", Grammar::kGenitive},
    {"MEANS-PREPOSITION", Grammar::kMeansPreposition},
    {"JOINT", Grammar::kJoint},
};

constexpr std::pair<const char*, RareClass> kRareClasses[] = {
    {"ABILITY", RareClass::kAbility},
    {"ACCEPTING", RareClass::kAccepting},
    {"ACCORD", RareClass::kAccord},
    {"ACCOUNT", RareClass::kAccount},
    {"ACCUSATIVE", RareClass::kAccusative},
    {"ACTION-NOUN", RareClass::kActionNoun},
    {"ADDING", RareClass::kAdding},
    {"ADDRESSING", RareClass::kAddressing},
    {"AEGIS", RareClass::kAegis},
    {"AFTER", RareClass::kAfter},
    {"AGAINST", RareClass::kAgainst},
    {"AIM", RareClass::kAim},
    {"ALLIED", RareClass::kAllied},
    {"ALTERNATIVE", RareClass::kAlternative},
    {"ANNOUNCING", RareClass::kAnnouncing},
    {"ASSEMBLING", RareClass::kAssembling},
    {"AT-THE-TIME", RareClass::kAtTheTime},
    {"ATTEMPT", RareClass::kAttempt},
    {"ATTITUDE", RareClass::kAttitude},
    {"AWAITING", RareClass::kAwaiting},
    {"BAND", RareClass::kBand},
    {"BECAUSE", RareClass::kBecause},
    {"BECOMING", RareClass::kBecoming},
    {"BEFORE", RareClass::kBefore},
    {"BELIEVING", RareClass::kBelieving},
    {"BODY-OFFICE", RareClass::kBodyOffice},
    {"BORDER", RareClass::kBorder},
    {"BY-VERB", RareClass::kByVerb},
    {"CHECK", RareClass::kCheck},
    {"CITING", RareClass::kCiting},
    {"CLOSE", RareClass::kClose},
    {"COMES", RareClass::kComes},
    {"COMING", RareClass::kComing},
    {"COMPACT", RareClass::kCompact},
    {"COMPARISON", RareClass::kComparison},
    {"COMPLAINING", RareClass::kComplaining},
    {"CONSENTING", RareClass::kConsenting},
    {"CONTRAST-PREPOSITION", RareClass::kContrastPreposition},
    {"DEFINITE", RareClass::kDefinite},
    {"DESCENT", RareClass::kDescent},
    {"DIRECTION", RareClass::kDirection},
    {"DURING", RareClass::kDuring},
    {"EACH", RareClass::kEach},
    {"EACH-PARTY", RareClass::kEachParty},
    {"EMBLEM", RareClass::kEmblem},
    {"EXAMPLE", RareClass::kExample},
    {"FALSE", RareClass::kFalse},
    {"FANCY", RareClass::kFancy},
    {"FEELING-PREPOSITION", RareClass::kFeelingPreposition},
    {"FEELING-ROLE", RareClass::kFeelingRole},
    {"FIREARM", RareClass::kFirearm},
    {"FIRM-OFFICE", RareClass::kFirmOffice},
    {"FIRM-UNIT", RareClass::kFirmUnit},
    {"FOREIGN", RareClass::kForeign},
    {"FORESEEN", RareClass::kForeseen},
    {"GIVEN-NAME", RareClass::kGivenName},
    {"GIVING", RareClass::kGiving},
    {"GRADUAL", RareClass::kGradual},
    {"GUESS", RareClass::kGuess},
    {"HARM", RareClass::kHarm},
    {"HELD", RareClass::kHeld},
    {"HOPED", RareClass::kHoped},
    {"INDICATION", RareClass::kIndication},
    {"INFORMANT", RareClass::kInformant},
    {"INTERVIEW", RareClass::kInterview},
    {"JOINING", RareClass::kJoining},
    {"LAND", RareClass::kLand},
    {"LANDLESS", RareClass::kLandless},
    {"LASTING", RareClass::kLasting},
    {"LED", RareClass::kLed},
    {"MAY-BE", RareClass::kMayBe},
    {"MEASURE", RareClass::kMeasure},
    {"MEDIATING", RareClass::kMediating},
    {"MEDIUM", RareClass::kMedium},
    {"MERELY", RareClass::kMerely},
    {"MISHAP", RareClass::kMishap},
    {"MISSION", RareClass::kMission},
    {"MOOTED", RareClass::kMooted},
    {"NEARLY", RareClass::kNearly},
    {"NEED", RareClass::kNeed},
    {"NEIGHBOUR", RareClass::kNeighbour},
    {"NOUN-AHEAD", RareClass::kNounAhead},
    {"OCCASION", RareClass::kOccasion},
    {"OF-A-STATE", RareClass::kOfAState},
    {"ONLOOKER", RareClass::kOnlooker},
    {"OPPOSITE", RareClass::kOpposite},
    {"ORIGIN-PREPOSITION", RareClass::kOriginPreposition},
    {"OTHERS", RareClass::kOthers},
    {"OUTLOOK", RareClass::kOutlook},
    {"OWN-OFFICE", RareClass::kOwnOffice},
    {"OWN-WORD", RareClass::kOwnWord},
    {"OWNED", RareClass::kOwned},
    {"PAIR", RareClass::kPair},
    {"PAIR-DOES", RareClass::kPairDoes},
    {"PARTY-QUALITY", RareClass::kPartyQuality},
    {"PERMITTING", RareClass::kPermitting},
    {"POINTING", RareClass::kPointing},
    {"PREVENTING", RareClass::kPreventing},
    {"REALM", RareClass::kRealm},
    {"REBUTTING", RareClass::kRebutting},
    {"REPUTEDLY", RareClass::kReputedly},
    {"RESOLVE", RareClass::kResolve},
    {"SCHEME", RareClass::kScheme},
    {"SET-BESIDE", RareClass::kSetBeside},
    {"SHUNNED", RareClass::kShunned},
    {"SPOKEN", RareClass::kSpoken},
    {"STAY", RareClass::kStay},
    {"STEP", RareClass::kStep},
    {"SUPPOSE", RareClass::kSuppose},
    {"THWARTED", RareClass::kThwarted},
    {"TIES", RareClass::kTies},
    {"TONGUE", RareClass::kTongue},
    {"TOPIC", RareClass::kTopic},
    {"TROUBLE", RareClass::kTrouble},
    {"TWO-OBJECTS", RareClass::kTwoObjects},
    {"UNDECIDED", RareClass::kUndecided},
    {"RANKING", RareClass::kRanking},
    {"UNDER", RareClass::kUnder},
    {"UNLESS", RareClass::kUnless},
    {"UNTIL", RareClass::kUntil},
    {"VISITING", RareClass::kVisiting},
    {"UTTERANCE", RareClass::kUtterance},
    {"WHILE", RareClass::kWhile},
    {"WRONGLY", RareClass::kWrongly}};

static_assert(std::size(kRareClasses) == static_cast<std::size_t>(RareClass::kWrongly) + 1 &&
              std::size(kRareClasses) <= kMostRareClasses);

/// What a row of the table `patterns` may say of itself.
struct Flag {
  std::string_view name;
  bool Rule::*member;
};

constexpr Flag kFlags[] = {
    {"reciprocal", &Rule::reciprocal},
    {"mutual", &Rule::mutual},
    {"active", &Rule::active},
    {"passive", &Rule::passive},
    {"self", &Rule::self},
    {"official", &Rule::official},
    {"needs target", &Rule::target_needed},
    {"obligation", &Rule::obligation},
    {"opinion", &Rule::opinion},
    {"mover", &Rule::mover},
    {"bare", &Rule::bare},
    {"ahead", &Rule::ahead},
    {"subjunctive", &Rule::subjunctive},
    {"named", &Rule::named},
    {"attitude", &Rule::attitude},
    {"abroad", &Rule::abroad},
    {"echo", &Rule::echo},
    {"no event", &Rule::no_event},
    {"swap", &Rule::source_is_object},
    {"affirmed", &Rule::affirmed},
    {"denied", &Rule::denied},
    {"accusation", &Rule::accusation},
    {"body", &Rule::body},
    {"plain", &Rule::plain},
    {"armed", &Rule::armed},
    {"deadline", &Rule::deadline},
    {"or else", &Rule::or_else},
};

std::vector<std::string_view> FlagNames() {
  std::vector<std::string_view> names;
  for (const Flag& flag : kFlags) names.push_back(flag.name);
  return names;
}

Symbol FirstWordOf(const DiscourseCue& cue) { return cue.words.front(); }

/// A number like "-5.5" times ten.
int Tenths(std::string_view text) {
  return static_cast<int>(std::lround(std::strtod(std::string(text).c_str(), nullptr) * 10));
}

}  // namespace

Result<Rulebook> Rulebook::Create(const Lexicon& lexicon) {
  Rulebook book;
  book.ReadKinds(lexicon);
  book.ReadClasses(lexicon);
  LexiconMistakes mistakes(lexicon);
  book.Add(ReadOperators(lexicon, mistakes));
  book.ReadDiscourse(lexicon);
  book.ReadPatterns(lexicon, mistakes);
  // A pattern that was not understood may name the class that nothing else names.
  if (mistakes.empty()) book.CheckClasses(lexicon, mistakes);
  if (!mistakes.empty()) return tl::unexpected<Error>(mistakes.All());
  book.AddActions();
  book.ReadContexts(lexicon);
  if (const Result<void> added = book.AddNeeds(); !added) return tl::unexpected<Error>(added.error());
  book.grammar_.resize(book.vocabulary.size(), 0);
  return book;
}

const std::vector<std::uint32_t>* Rulebook::VerbRules(Symbol symbol) const {
  return symbol < verb_rules_.size() && !verb_rules_[symbol].empty() ? &verb_rules_[symbol] : nullptr;
}

std::span<const DiscourseCue> Rulebook::CuesOf(Symbol symbol) const {
  const auto first = std::ranges::lower_bound(cues, symbol, {}, FirstWordOf);
  return {first, std::ranges::upper_bound(first, cues.end(), symbol, {}, FirstWordOf)};
}

const std::vector<std::uint32_t>* Rulebook::NounRules(Symbol symbol) const {
  return symbol < noun_rules_.size() && !noun_rules_[symbol].empty() ? &noun_rules_[symbol] : nullptr;
}

bool Rulebook::NamesDeed(Symbol symbol) const {
  const std::vector<std::uint32_t>* of_noun = NounRules(symbol);
  return of_noun != nullptr && std::ranges::any_of(*of_noun, [&](std::uint32_t rule) {
           return std::ranges::any_of(rules[rule].parts[0].alternatives, [&](std::span<const Symbol> phrase) {
             return phrase.size() == 1 && phrase[0] == symbol;
           });
         });
}

bool Rulebook::IsOf(RareClass rare, Symbol symbol) const {
  return symbol < rare_classes_.size() && rare_classes_[symbol].test(static_cast<std::size_t>(rare));
}

bool Rulebook::MayBeVerb(const Reading& word, std::span<const Reading> before) const {
  const bool present = word.form == Form::kBase || word.form == Form::kS;
  return !present || !IsOf(RareClass::kNounAhead, before);
}

bool Rulebook::IsOf(RareClass rare, std::span<const Reading> readings) const {
  return std::ranges::any_of(readings, [&](const Reading& reading) { return IsOf(rare, reading.symbol); });
}

Deed Rulebook::DeedOf(std::string_view kind, std::string_view mode) const {
  Deed deed = kinds_.at(std::string(kind));
  deed.plover.mode = mode;
  const auto score = mode_scores_.find({deed.plover.event, std::string(mode)});
  if (score != mode_scores_.end()) deed.score_tenths = score->second;
  return deed;
}

std::string Rulebook::KindWhen(KindChange change, std::string_view kind) const {
  const auto& kinds = operators_.changed_kinds[static_cast<std::size_t>(change)];
  const auto found = kinds.find(kind);
  return found == kinds.end() ? "" : found->second;
}

void Rulebook::ReadKinds(const Lexicon& lexicon) {
  for (const LexiconRow& row : lexicon.Rows("kinds")) {
    Deed deed;
    deed.kind = row.Text(0);
    deed.plover.event = row.Text(1);
    deed.cameo = row.Text(2);
    deed.score_tenths = Tenths(row.Text(3));
    deed.quad = row.Text(4);
    kinds_.emplace(deed.kind, deed);
  }
  for (const LexiconRow& row : lexicon.Rows("modes")) {
    if (!row.Text(2).empty())
      mode_scores_[{std::string(row.Text(0)), std::string(row.Text(1))}] = Tenths(row.Text(2));
  }
}

WordReadings Rulebook::Read(std::string_view lower, std::string_view lemma) const {
  WordReadings word{vocabulary.Read(lower, lemma), 0, 0};
  for (const Reading& reading : word.readings) {
    const std::uint64_t grammar = GrammarOf(reading.symbol);
    const bool itself = vocabulary.Text(reading.symbol) == lower;
    word.grammar |= itself ? grammar : grammar & ~std::uint64_t{Grammar::kClosedClass};
    word.symbols |= SymbolBit(reading.symbol);
  }
  return word;
}

void Rulebook::ReadClasses(const Lexicon& lexicon) {
  for (const LexiconRow& row : lexicon.Rows("classes")) {
    classes_[std::string(row.Text(0))].assign(row.Items(1).begin(), row.Items(1).end());
  }
  for (const GrammarClass& grammar : kGrammarClasses) {
    const auto found = classes_.find(grammar.name);
    if (found == classes_.end()) continue;
    for (const std::string& word : found->second) Mark(word, grammar.bit);
  }
  for (const auto& [name, rare] : kRareClasses) {
    for (const std::string& word : classes_[name]) {
      const Symbol symbol = vocabulary.Add(LowerAscii(word));
      if (symbol >= rare_classes_.size()) rare_classes_.resize(symbol + 1);
      rare_classes_[symbol].set(static_cast<std::size_t>(rare));
    }
  }
}

void Rulebook::Mark(std::string_view word, std::uint64_t bit) {
  const Symbol symbol = vocabulary.Add(LowerAscii(word));
  if (symbol >= grammar_.size()) grammar_.resize(symbol + 1, 0);
  grammar_[symbol] |= bit;
}

/// Rules without words, so that no trigger is found by them; "action" is no kind of the ontology.
void Rulebook::AddActions() {
  for (std::uint32_t* const index : {&action_verb, &action_noun}) {
    *index = static_cast<std::uint32_t>(rules.size());
    Rule rule;
    rule.deed.kind = "action";
    rule.deed.quad = "neutral";
    rule.noun = index == &action_noun;
    rule.name = rule.noun ? "action:noun" : "action:verb";
    rules.push_back(std::move(rule));
  }
}

/// A part that may be absent asks for no word, nor does a deed, nor a party without a preposition. What is
/// rare is asked for first: few words, and none that stand in every other sentence.
Result<void> Rulebook::AddNeeds() {
  const auto is_common = [&](std::span<const Symbol> phrase) {
    return phrase.size() == 1 && (GrammarOf(phrase[0]) & Grammar::kClosedClass) != 0;
  };
  const auto by_rarity = [&](const Phrases* part) {
    return std::pair{std::ranges::any_of(*part, is_common), part->size()};
  };
  std::vector<Needs::Rule> asking(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::vector<Rule::Part>& parts = rules[i].parts;
    if (rules[i].noun) asking[i].kind = Needs::Opening::kNoun;
    if (parts.empty()) continue;
    asking[i].opening = &parts.front().alternatives;
    for (const Rule::Part& part : std::span(parts).subspan(1)) {
      if (!part.optional && part.role != Role::kDeed && !part.alternatives.empty())
        asking[i].others.push_back(&part.alternatives);
    }
    std::ranges::stable_sort(asking[i].others, {}, by_rarity);
  }
  Result<Needs> all = Needs::Create(vocabulary.size(), asking);
  if (!all) return tl::unexpected<Error>(all.error());
  needs = std::move(*all);
  return {};
}

void Rulebook::Add(OperatorTable operators) {
  operators_ = std::move(operators);
  for (const auto& [word, bit] : operators_.words) Mark(word, bit);
  for (const auto& [key, mode] : operators_.modes) vocabulary.Add(key.second);
}

void Rulebook::ReadDiscourse(const Lexicon& lexicon) {
  for (const LexiconRow& row : lexicon.Rows("discourse")) {
    DiscourseCue cue;
    cue.relation = row.Text(0) == "after"    ? TimeRelation::kAfter
                   : row.Text(0) == "before" ? TimeRelation::kBefore
                                             : TimeRelation::kWithin;
    cue.reference = row.Text(2);
    for (const std::string_view words : row.Items(1)) {
      const std::span<const Symbol> phrase = Phrase(words);
      cue.words.assign(phrase.begin(), phrase.end());
      if (!cue.words.empty()) cues.push_back(cue);
    }
  }
  std::ranges::stable_sort(cues, {}, FirstWordOf);
}

std::string Rulebook::ModeByDeed(std::string_view kind, const Deed& deed) const {
  for (const std::string& key : {deed.plover.mode, deed.cameo, deed.cameo.substr(0, 2)}) {
    std::string mode = key.empty() ? "" : operators_.ModeOf(kind, key);
    if (!mode.empty()) return mode;
  }
  return "";
}

void Rulebook::ReadPatterns(const Lexicon& lexicon, LexiconMistakes& mistakes) {
  const std::span<const LexiconRow> rows = lexicon.Rows("patterns");
  rules.reserve(rows.size() + 2);  // and those of AddActions
  for (const LexiconRow& row : rows) AddRule(row, mistakes);
}

void Rulebook::CheckClasses(const Lexicon& lexicon, LexiconMistakes& mistakes) const {
  for (const LexiconRow& row : lexicon.Rows("classes")) {
    const std::string_view name = row.Text(0);
    const auto is_name = [&](const auto& each) { return name == each; };
    if (class_phrases_.contains(name) || std::ranges::any_of(kGrammarClasses, is_name, &GrammarClass::name) ||
        std::ranges::any_of(kRareClasses, is_name, [](const auto& each) { return each.first; }))
      continue;
    mistakes.Add(
        row, 0,
        fmt::format(
            "no pattern and no rule of the program names the class '{}', so its words do nothing; name it "
            "in a pattern, correct it, or delete this row",
            name));
  }
}

void Rulebook::AddRule(const LexiconRow& row, LexiconMistakes& mistakes) {
  const std::string_view pattern_text = row.Text(3);
  const tl::expected<Pattern, PatternError> pattern = ParsePattern(pattern_text, classes_);
  if (!pattern) return mistakes.Add(row, 3, pattern.error().message, pattern.error().at);
  Rule rule;
  rule.deed = DeedOf(row.Text(0), row.Text(1));
  if (!row.Text(2).empty()) rule.deed.cameo = row.Text(2);
  rule.noun = pattern->noun;
  rule.name = fmt::format("pattern:{}/{}", row.Text(0), pattern_text);
  for (const std::string_view flag : row.Items(4)) {
    const auto* known = std::ranges::find(kFlags, flag, &Flag::name);
    if (known == std::end(kFlags)) {
      const std::string names = fmt::format("{}", fmt::join(FlagNames(), ", "));
      return mistakes.Add(row, 4, fmt::format("no flag is called '{}'; use {}", flag, names),
                          row.Text(4).find(flag));
    }
    rule.*(known->member) = true;
  }
  const auto index = static_cast<std::uint32_t>(rules.size());
  for (const Element& element : pattern->elements) {
    Rule::Part part{element.role, element.optional, {}};
    const bool words = element.role == Role::kNone && !element.optional;
    if (words && rule.parts.size() > 1 && rule.parts.back().role == Role::kNone)
      rule.parts.back().may_qualify = true;
    for (const auto& [text, is_class] : element.alternatives) {
      if (is_class) {
        part.alternatives.Add(PhrasesOf(text));
      } else {
        AddPhrase(text, part.alternatives);
      }
    }
    for (const std::span<const Symbol> phrase : part.alternatives)
      part.first |= phrase.empty() ? 0 : SymbolBit(phrase[0]);
    rule.parts.push_back(std::move(part));
  }
  auto& triggers = rule.noun ? noun_rules_ : verb_rules_;
  for (const std::span<const Symbol> phrase : rule.parts[0].alternatives) {
    if (phrase.empty()) continue;
    if (phrase[0] >= triggers.size()) triggers.resize(phrase[0] + std::size_t{1});
    triggers[phrase[0]].push_back(index);
  }
  rules.push_back(std::move(rule));
}

/// Small-letter words as symbols; a hyphen is a word of its own, as in running text. They stand until the
/// next call.
std::span<const Symbol> Rulebook::Phrase(std::string_view words, Hyphens hyphens) {
  phrase_.clear();
  lower_.assign(words);
  for (char& c : lower_) c = ToLower(c);
  std::string_view rest = lower_;
  while (!rest.empty()) {
    const bool mark = rest.front() == '-' && hyphens == Hyphens::kParted;
    const std::size_t end = mark ? 1 : rest.find_first_of(hyphens == Hyphens::kParted ? " -" : " ");
    if (end > 0) phrase_.push_back(vocabulary.Add(rest.substr(0, end)));
    rest.remove_prefix(std::min(end == 0 ? 1 : end, rest.size()));
  }
  return phrase_;
}

/// "re-establish" is one word in running text, "test-fire" three.
void Rulebook::AddPhrase(std::string_view words, Phrases& phrases) {
  phrases.Add(Phrase(words));
  if (words.find('-') != std::string_view::npos) phrases.Add(Phrase(words, Hyphens::kKept));
}

const Phrases& Rulebook::PhrasesOf(const std::string& class_name) {
  const auto [found, fresh] = class_phrases_.try_emplace(class_name);
  if (fresh) {
    for (const std::string& words : classes_.at(class_name)) AddPhrase(words, found->second);
  }
  return found->second;
}

void Rulebook::ReadContexts(const Lexicon& lexicon) {
  for (const LexiconRow& row : lexicon.Rows("contexts")) {
    Phrases phrases;
    for (const std::string_view words : row.Items(1)) phrases.Add(Phrase(words));
    contexts.emplace_back(row.Text(0), std::move(phrases));
  }
}

bool Rulebook::Has(Trait trait, const Deed& deed) const {
  return operators_.Has(trait, deed.kind) || operators_.Has(trait, deed.kind + '/' + deed.plover.mode);
}

}  // namespace demarche::extract
