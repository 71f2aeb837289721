#include "extractor/rules/sieve.h"

#include <algorithm>
#include <atomic>
#include <unordered_set>

#include "base/ascii.h"
#include "base/string_map.h"
#include "base/utf8.h"

namespace demarche::extract {

/// All that a form can be, whatever its tag.
struct FormReadings {
  std::vector<Symbol> symbols;
  std::uint64_t grammar = 0;
  Spelling spelling;
  bool opens_name = false;
};

namespace {

/// Whether a sentence has the words of a pattern: kVerb of verbs only, kNoun of a noun's too.
enum class Trigger : std::uint8_t { kNone, kVerb, kNoun };

/// What a thread knows of the forms that it has met, for one sieve at a time.
class FormMemory {
 public:
  void Begin(std::uint64_t owner) {
    if (owner_ == owner && forms_.size() < kMost) return;
    forms_.clear();
    owner_ = owner;
  }
  StringMap<FormReadings>& forms() { return forms_; }

 private:
  static constexpr std::size_t kMost = 1U << 15U;

  std::uint64_t owner_ = 0;
  StringMap<FormReadings> forms_;
};

std::uint64_t NextId() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace

/// Reads one text.
class Sieve::Reader {
 public:
  Reader(const Sieve& sieve, std::string_view text, const Analysis& analysis, const LemmaLister& lemmas)
      : rules_(sieve.rules_), names_(sieve.names_), text_(text), analysis_(analysis), lemmas_(lemmas) {
    thread_local FormMemory memory;
    memory.Begin(sieve.id_);
    forms_.reserve(analysis.tokens.size());
    for (const Token& token : analysis.tokens) forms_.push_back(&FormOf(token.span.In(text), memory.forms()));
    seen_.assign(rules_.vocabulary.size(), 0);
  }

  std::vector<bool> Run() {
    const std::size_t count = analysis_.sentences.size();
    std::vector<Trigger> triggers(count, Trigger::kNone);
    std::size_t end = 0;  // behind the last sentence with a pattern
    for (std::size_t s = 0; s < count; ++s) {
      triggers[s] = TriggerOf(analysis_.sentences[s]);
      if (triggers[s] != Trigger::kNone) end = s + 1;
    }
    std::vector<bool> marks(count, false);
    std::vector<Meant> meant(end);
    std::size_t last = 0;  // behind the last sentence that can hold a deed
    for (std::size_t s = 0; s < end; ++s) {
      meant[s] = WhoIsMeant(analysis_.sentences[s]);
      if (triggers[s] == Trigger::kNone) continue;
      // "The meeting ended": between those that met before.
      marks[s] = meant[s].anyone || (triggers[s] == Trigger::kNoun && last > 0);
      if (marks[s]) last = s + 1;
    }
    for (std::size_t s = 0; s < last; ++s) {
      if (meant[s].anyone) marks[s] = true;
      if (meant[s].person && s > 0) marks[s - 1] = true;
    }
    return marks;
  }

 private:
  const FormReadings& FormOf(std::string_view form, StringMap<FormReadings>& known) {
    const auto found = known.find(form);
    if (found != known.end()) return found->second;
    FormReadings& readings = known[std::string(form)];
    const WordReadings word = rules_.Read(LowerAscii(form), "");
    readings.grammar = word.grammar;
    for (const Reading& reading : word.readings) readings.symbols.push_back(reading.symbol);
    std::vector<std::string> lemmas;
    lemmas_(form, lemmas);
    for (const std::string& lemma : lemmas) {
      const std::optional<Symbol> symbol = rules_.vocabulary.Find(LowerAscii(lemma));
      if (!symbol || std::ranges::find(readings.symbols, *symbol) != readings.symbols.end()) continue;
      readings.symbols.push_back(*symbol);
      readings.grammar |= rules_.GrammarOf(*symbol) & ~std::uint64_t{Grammar::kClosedClass};
    }
    readings.spelling = SpellingOf(form);
    if (readings.spelling.acronym) readings.grammar &= ~std::uint64_t{Grammar::kClosedClass};
    readings.opens_name = names_.Opens(form);
    return readings;
  }

  /// The patterns whose words stand in the sentence.
  Trigger TriggerOf(const Sentence& sentence) {
    ++stamp_;
    grammar_ = 0;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      grammar_ |= forms_[i]->grammar;
      for (const Symbol symbol : forms_[i]->symbols) seen_[symbol] = stamp_;
    }
    Trigger trigger = Trigger::kNone;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      for (const Symbol symbol : forms_[i]->symbols) {
        if (AnyStands(rules_.NounRules(symbol))) return Trigger::kNoun;
        if (trigger == Trigger::kNone && AnyStands(rules_.VerbRules(symbol))) trigger = Trigger::kVerb;
      }
    }
    return trigger;
  }

  [[nodiscard]] bool AnyStands(const std::vector<std::uint32_t>* rules) const {
    return rules != nullptr && std::any_of(rules->begin(), rules->end(),
                                           [&](std::uint32_t rule) { return Stands(rules_.rules[rule]); });
  }

  [[nodiscard]] bool Stands(const Rule& rule) const {
    if (rule.no_event) return false;
    if (rule.obligation && (grammar_ & Grammar::kObligation) == 0) return false;
    return std::all_of(rule.parts.begin(), rule.parts.end(), [&](const Rule::Part& part) {
      return part.optional || part.role == Role::kDeed || part.alternatives.empty() ||
             std::any_of(part.alternatives.begin(), part.alternatives.end(),
                         [&](const std::vector<Symbol>& phrase) { return HasAll(phrase); });
    });
  }

  [[nodiscard]] bool HasAll(const std::vector<Symbol>& phrase) const {
    return std::all_of(phrase.begin(), phrase.end(), [&](Symbol symbol) { return seen_[symbol] == stamp_; });
  }

  /// Whom the words of a sentence may name or mean: anyone at all, or a person that is told only by role or
  /// pronoun.
  struct Meant {
    bool anyone = false;
    bool person = false;
  };

  /// Remembers the persons that are named, as later sentences may give them one word of their name.
  Meant WhoIsMeant(const Sentence& sentence) {
    Meant meant;
    std::size_t title = sentence.first_token;  // behind it, capitals name an unknown person
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const FormReadings& form = *forms_[i];
      const bool pronoun = (form.grammar & Grammar::kPronoun) != 0;
      meant.person = meant.person || (form.grammar & Grammar::kPersonal) != 0;
      meant.anyone =
          meant.anyone || pronoun || MeansParties(i, sentence.last_token) || IsShortName(sentence, i);
      meant.anyone = meant.anyone || (form.spelling.capital && firms_.count(Text(i)) > 0);
      const bool mark = form.spelling.capital && (form.grammar & (Grammar::kFirm | Grammar::kTrade)) != 0;
      if (mark || Text(i) == "<") RememberFirm(sentence, i, meant);
      if (i < title && form.spelling.capital) persons_.insert(analysis_.tokens[i].span.In(text_));
      const Gazetteer::Match match = NameAt(i);
      if (match.size == 0) continue;
      meant.anyone = true;
      for (const std::uint32_t index : *match.entries) {
        const Entry& entry = names_.At(index);
        if (entry.kind == EntryKind::kPerson) RememberPerson(entry.name);
        if (entry.role_class != "person" || entry.kind != EntryKind::kRole) continue;
        meant.person = true;
        title = i + kTitleReach;
      }
    }
    return meant;
  }

  [[nodiscard]] Gazetteer::Match NameAt(std::size_t i) const {
    const Span span = analysis_.tokens[i].span;
    // A token that is cut out of a word does not tell how the word begins.
    const bool whole = span.end >= text_.size() || !Gazetteer::IsNameByte(text_[span.end]);
    if (!forms_[i]->spelling.letter || (whole && !forms_[i]->opens_name)) return {};
    return names_.Find(text_, span.begin);
  }

  /// "Kan" after "Prime Minister Naoto Kan", with no further name beside it.
  [[nodiscard]] bool IsShortName(const Sentence& sentence, std::size_t i) const {
    if (!forms_[i]->spelling.capital || (i + 1 < sentence.last_token && forms_[i + 1]->spelling.capital))
      return false;
    const bool beside = i > sentence.first_token && forms_[i - 1]->spelling.capital &&
                        (forms_[i - 1]->grammar & Grammar::kHonorific) == 0;
    return !beside && persons_.count(analysis_.tokens[i].span.In(text_)) > 0;
  }

  [[nodiscard]] std::string_view Text(std::size_t i) const { return analysis_.tokens[i].span.In(text_); }

  /// "Holland Industries Inc" has its mark at `i`, "<Holland Industries>" begins there: any capital word
  /// beside it may name the firm alone later.
  void RememberFirm(const Sentence& sentence, std::size_t i, Meant& meant) {
    meant.anyone = true;
    const std::size_t begin =
        i > sentence.first_token + kLongestName ? i - kLongestName : sentence.first_token;
    const std::size_t end = std::min<std::size_t>(sentence.last_token, i + kLongestName);
    for (std::size_t k = begin; k < end; ++k) {
      if (forms_[k]->spelling.capital) firms_.insert(Text(k));
    }
  }

  void RememberPerson(std::string_view name) {
    persons_.insert(name.substr(0, name.find(' ')));
    persons_.insert(name.substr(name.rfind(' ') + 1));
  }

  [[nodiscard]] bool MeansParties(std::size_t i, std::size_t end) const {
    constexpr std::size_t kReach = 3;
    if ((forms_[i]->grammar & Grammar::kQuantity) == 0) return false;
    for (std::size_t k = i + 1; k < std::min(end, i + 1 + kReach); ++k) {
      if ((forms_[k]->grammar & Grammar::kParty) != 0) return true;
    }
    return false;
  }

  /// Tokens behind a title in which its bearer's name may stand: a few words of titles, then of the name.
  static constexpr std::size_t kTitleReach = 12;
  static constexpr std::size_t kLongestName = 32;  ///< tokens

  const Rulebook& rules_;
  const Gazetteer& names_;
  std::string_view text_;
  const Analysis& analysis_;
  const LemmaLister& lemmas_;
  std::vector<const FormReadings*> forms_;  ///< by token
  std::vector<std::uint32_t> seen_;         ///< by symbol: the stamp of the last sentence that had it
  std::uint32_t stamp_ = 0;
  std::uint64_t grammar_ = 0;
  std::unordered_set<std::string_view> persons_;  ///< words that may be of a person's name
  std::unordered_set<std::string_view> firms_;    ///< words that may begin a firm's name
};

Sieve::Sieve(const Rulebook& rules, const Gazetteer& names) : rules_(rules), names_(names), id_(NextId()) {}

std::vector<bool> Sieve::Mark(std::string_view text, const Analysis& analysis,
                              const LemmaLister& lemmas) const {
  return Reader(*this, text, analysis, lemmas).Run();
}

}  // namespace demarche::extract
