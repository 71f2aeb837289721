#include "extractor/sieve/sieve.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "base/thread_memory.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "extractor/rules/both_sides.h"
#include "extractor/sieve/reach.h"

namespace demarche::extract {

/// All that a form can be, whatever its tag.
struct FormReadings {
  std::vector<Reading> words;
  std::uint64_t grammar = 0;
  Spelling spelling;
  bool opens_pattern = false;               ///< some pattern begins with one of `words`
  const Gazetteer::Group* names = nullptr;  ///< that begin with it
  std::string_view short_name;              ///< of an organisation, in small letters
};

/// What a thread knows of forms, and the memory in which it reads all texts.
struct Sieve::Memory {
  ThreadMemory<FormReadings> known;
  std::vector<std::string> lemmas;         ///< of a form
  std::vector<const FormReadings*> forms;  ///< by token
  Needs::Sentence there;                   ///< of the sentence that is read
  WordTable<std::uint32_t, std::string_view> words;
  std::vector<bool> persons;  ///< by word: may be of a person's name told so far
  std::vector<bool> firms;    ///< by word: may begin a firm's name told so far
  std::vector<bool> bodies;   ///< by word: an organisation told so far may be called so
  TextHints hints;
};

/// Reads one text.
class Sieve::Reader {
 public:
  Reader(const Sieve& sieve, std::string_view text, const Analysis& analysis, const LemmaLister& lemmas,
         Memory& memory)
      : rules_(sieve.rules_),
        names_(sieve.names_),
        text_(text),
        analysis_(analysis),
        lemmas_(lemmas),
        memory_(memory),
        forms_(memory.forms),
        there_(memory.there),
        words_(memory.words),
        persons_(memory.persons),
        firms_(memory.firms),
        bodies_(memory.bodies),
        hints_(memory.hints) {
    memory.known.Begin(sieve.id_);
    forms_.clear();
    const FormNumbers number(text, analysis);
    for (const Token& token : analysis.tokens) {
      const std::uint32_t form = number(token);
      memory.known.Fetch(form);
      forms_.push_back(&memory.known.Get(form, [&] { return Read(token.span.In(text)); }));
    }
    words_.Clear();
    persons_.clear();
    firms_.clear();
    bodies_.clear();
    hints_.sentences.assign(analysis.sentences.size(), {});
    for (NumbersBySentence* numbers : AllNumbers()) numbers->Clear();
  }

  std::vector<bool> Run() {
    std::vector<Hints>& sentences = hints_.sentences;
    std::size_t end = 0;  // behind the last sentence with a pattern
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      sentences[s].trigger = TriggerOf(analysis_.sentences[s]);
      if (sentences[s].trigger != Trigger::kNone) end = s + 1;
    }
    for (std::size_t s = 0; s < end; ++s) {
      ReadHints(analysis_.sentences[s], sentences[s]);
      for (NumbersBySentence* numbers : AllNumbers()) numbers->EndSentence();
    }
    return Reach::Mark(hints_);
  }

 private:
  [[nodiscard]] std::array<NumbersBySentence*, 4> AllNumbers() const {
    return {&hints_.roles, &hints_.words, &hints_.tells, &hints_.spread};
  }

  [[nodiscard]] FormReadings Read(std::string_view form) const {
    FormReadings readings;
    WordReadings own = rules_.Read(LowerAscii(form), "");
    readings.grammar = own.grammar;
    readings.words = std::move(own.readings);
    memory_.lemmas.clear();
    const bool word =
        std::ranges::any_of(form, [](char c) { return Gazetteer::IsNameByte(c) && !IsDigit(c); });
    if (word) lemmas_(form, memory_.lemmas);
    for (const std::string& lemma : memory_.lemmas) {
      const std::optional<Symbol> symbol = rules_.vocabulary.Find(LowerAscii(lemma));
      if (!symbol || std::ranges::find(readings.words, *symbol, &Reading::symbol) != readings.words.end())
        continue;
      readings.words.push_back({*symbol, 0});
      readings.grammar |= rules_.GrammarOf(*symbol) & ~std::uint64_t{Grammar::kClosedClass};
    }
    readings.opens_pattern = std::ranges::any_of(readings.words, [&](const Reading& reading) {
      return rules_.NounRules(reading.symbol) != nullptr || rules_.VerbRules(reading.symbol) != nullptr;
    });
    readings.spelling = SpellingOf(form);
    if (readings.spelling.acronym) readings.grammar &= ~std::uint64_t{Grammar::kClosedClass};
    readings.names = names_.GroupOf(form);
    readings.short_name = names_.short_names().Word(LowerAscii(form));
    return readings;
  }

  /// The patterns whose words stand in the sentence.
  Trigger TriggerOf(const Sentence& sentence) {
    there_.Begin(rules_.needs);
    grammar_ = 0;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      if (i + kAhead < sentence.last_token) __builtin_prefetch(forms_[i + kAhead]->words.data());
      grammar_ |= forms_[i]->grammar;
      there_.Add(forms_[i]->words);
    }
    there_.End();
    Trigger trigger = Trigger::kNone;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      if (!forms_[i]->opens_pattern) continue;
      std::span<const Reading> before;
      if (i > sentence.first_token) before = forms_[i - 1]->words;
      for (const Reading& word : forms_[i]->words) {
        if (AnyStands(word.symbol, Needs::Opening::kNoun)) return Trigger::kNoun;
        if (trigger == Trigger::kNone && rules_.MayBeVerb(word, before) &&
            AnyStands(word.symbol, Needs::Opening::kVerb))
          trigger = Trigger::kVerb;
      }
    }
    return trigger;
  }

  [[nodiscard]] bool AnyStands(Symbol word, Needs::Opening kind) const {
    return std::ranges::any_of(rules_.needs.OpenedBy(word, kind), [&](const Needs::Opened& each) {
      return rules_.needs.AreMet(each, there_) && MayTell(rules_.rules[each.rule]);
    });
  }

  /// Whether the rule tells an event, where it asks for a word of duty and there is one.
  [[nodiscard]] bool MayTell(const Rule& rule) const {
    return !rule.no_event && (!rule.obligation || (grammar_ & Grammar::kObligation) != 0);
  }

  /// Whom the words of a sentence may name or mean. Remembers the persons and firms that are named, as later
  /// sentences may give them one word of their name.
  void ReadHints(const Sentence& sentence, Hints& hints) {
    hints.first_token = sentence.first_token;
    std::size_t title = sentence.first_token;   // behind it, capitals name an unknown person
    std::size_t office = sentence.first_token;  // behind it, "of" may lead to the name of a body
    std::size_t meanings = 0;                   // pronouns and roles
    bool roles = false;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const FormReadings& form = *forms_[i];
      const bool pronoun = (form.grammar & Grammar::kPronoun) != 0;
      const bool parties = MeansParties(i, sentence.last_token);
      if (pronoun) ++meanings;
      // What the sentence right before is about may be meant, though it names nobody.
      hints.person = hints.person || (pronoun && (form.grammar & (Grammar::kSpeaker)) == 0);
      hints.recalls = hints.recalls || (form.grammar & Grammar::kQuantity) != 0;
      hints.parties = hints.parties || parties || (pronoun && (form.grammar & Grammar::kQuantity) != 0);
      hints.anyone = hints.anyone || pronoun || parties || IsShortName(sentence, i);
      if (form.spelling.capital) ReadCapital(sentence, i, i < title, hints);
      if (!form.short_name.empty()) ReadShortName(form.short_name, hints);
      if (Text(i) == "<") RememberFirm(sentence, i, hints);
      if (i < office && form.spelling.capital && LeadsToBody(i - 1)) hints_.spread.Add(WordAt(i));
      const Gazetteer::Match match = NameAt(i);
      if (match.size == 0) continue;
      hints.anyone = true;
      ReadNameInside(sentence, i, match.size);
      for (const std::uint32_t index : match.entries) {
        const Entry& entry = names_.At(index);
        hints.coded = hints.coded || !entry.code.empty();
        if (entry.kind == EntryKind::kPerson) RememberPerson(entry.name);
        RememberBody(entry);
        // "the RUF ... the rebels": as if all had one role, of a number that no entry has
        if (entry.type == "armed group" || entry.sector == "REB") hints_.roles.Add(names_.size());
        if (entry.kind != EntryKind::kRole) continue;
        hints_.roles.Add(index);
        roles = true;
        ++meanings;
        office = i + kOfficeReach;
        if (entry.role_class != "person") continue;
        hints.person = true;
        title = i + kTitleReach;
      }
    }
    hints.refers = meanings > 0;
    // Whose a role is, is told apart from who is named beside it.
    hints.parties = hints.parties || (roles && (hints.coded || meanings > 1));
  }

  /// "of", "of the": behind a role, the name of a body may follow.
  [[nodiscard]] bool LeadsToBody(std::size_t i) const {
    return (forms_[i]->grammar & (Grammar::kNamingPreposition | Grammar::kDeterminer)) != 0;
  }

  /// A word with a capital: of a firm or a person told before, or told here.
  void ReadCapital(const Sentence& sentence, std::size_t i, bool names_person, Hints& hints) {
    const std::uint32_t word = WordAt(i);
    hints_.words.Add(word);
    hints.anyone = hints.anyone || firms_[word];
    if ((forms_[i]->grammar & (Grammar::kFirm | Grammar::kTrade)) != 0) RememberFirm(sentence, i, hints);
    if (names_person) RememberPersonWord(word);
  }

  /// "David Holland", "Japan Air Workers": a name of the lexicon that may be part of a longer one, whose kind
  /// matters.
  void ReadNameInside(const Sentence& sentence, std::size_t i, std::uint32_t size) {
    if (i > sentence.first_token && forms_[i - 1]->spelling.capital) {
      hints_.tells.Add(WordAt(i));
      hints_.spread.Add(WordAt(i));
    }
    std::size_t next = i;
    const std::uint32_t stop = analysis_.tokens[i].span.begin + size;
    while (next < sentence.last_token && analysis_.tokens[next].span.begin < stop) ++next;
    if (next < sentence.last_token && Text(next) == "(") {
      const std::size_t end = std::min<std::size_t>(sentence.last_token, next + kLongestAcronym);
      while (next < end && Text(next) != ")") ++next;
      ++next;
    }
    if (next < sentence.last_token && forms_[next]->spelling.capital) hints_.spread.Add(WordAt(next));
  }

  [[nodiscard]] Gazetteer::Match NameAt(std::size_t i) const {
    if (!forms_[i]->spelling.letter) return {};
    return names_.FindAt(text_, analysis_.tokens[i].span, forms_[i]->names);
  }

  /// "Kan" after "Prime Minister Naoto Kan", "Del Rosario", with no further name beside it.
  [[nodiscard]] bool IsShortName(const Sentence& sentence, std::size_t i) {
    if (!forms_[i]->spelling.capital || (i + 1 < sentence.last_token && forms_[i + 1]->spelling.capital))
      return false;
    const auto beside = [&](std::size_t at) {
      return at > sentence.first_token && forms_[at - 1]->spelling.capital &&
             (forms_[at - 1]->grammar & Grammar::kHonorific) == 0;
    };
    return (!beside(i) || !beside(i - 1)) && persons_[WordAt(i)];
  }

  [[nodiscard]] std::string_view Text(std::size_t i) const { return analysis_.tokens[i].span.In(text_); }

  /// "Holland Industries Inc" has its mark at `i`, "<Holland Industries>" begins there: any capital word
  /// beside it may name the firm alone later.
  void RememberFirm(const Sentence& sentence, std::size_t i, Hints& hints) {
    hints.anyone = true;
    const std::size_t begin =
        i > sentence.first_token + kLongestName ? i - kLongestName : sentence.first_token;
    const std::size_t end = std::min<std::size_t>(sentence.last_token, i + kLongestName);
    for (std::size_t k = begin; k < end; ++k) {
      if (!forms_[k]->spelling.capital) continue;
      const std::uint32_t word = WordAt(k);
      firms_[word] = true;
      hints_.tells.Add(word);
    }
  }

  /// The first and the last word of a name, and the parts of these that hyphens join.
  void RememberPerson(std::string_view name) {
    for (std::string_view word : {name.substr(0, name.find(' ')), name.substr(name.rfind(' ') + 1)}) {
      RememberPersonWord(WordOf(word));
      for (std::size_t hyphen = word.find('-'); hyphen != word.npos; hyphen = word.find('-')) {
        RememberPersonWord(WordOf(word.substr(0, hyphen)));
        word.remove_prefix(hyphen + 1);
      }
      RememberPersonWord(WordOf(word));
    }
  }

  void RememberPersonWord(std::uint32_t word) {
    persons_[word] = true;
    hints_.tells.Add(word);
  }

  /// "the alliance", where one that is called so was named before.
  void ReadShortName(std::string_view name, Hints& hints) {
    const std::uint32_t word = WordOf(name);
    if (!bodies_[word]) return;
    hints.anyone = true;
    hints_.words.Add(word);
  }

  /// An organisation, or what its name meant in other years, may be called by its short names later.
  void RememberBody(const Entry& entry) {
    RememberShortNames(entry.code);
    for (const std::optional<std::uint32_t>& other : {entry.earlier, entry.later}) {
      if (other && names_.Has(*other)) RememberShortNames(names_.At(*other).code);
    }
  }

  void RememberShortNames(std::string_view code) {
    for (const ShortNames::Name& name : names_.short_names().Of(code)) {
      const std::uint32_t word = WordOf(name.word);
      bodies_[word] = true;
      hints_.tells.Add(word);
    }
  }

  /// The number of a word of the text or of a name.
  std::uint32_t WordOf(std::string_view word) {
    const auto [place, is_new] = words_.Insert(word, static_cast<std::uint32_t>(words_.size()));
    if (is_new) {
      persons_.push_back(false);
      firms_.push_back(false);
      bodies_.push_back(false);
    }
    return *place;
  }
  std::uint32_t WordAt(std::size_t i) { return WordOf(Text(i)); }

  [[nodiscard]] bool MeansParties(std::size_t i, std::size_t end) const {
    return BothSidesEnd(
               i, end,
               [&](std::size_t word, std::uint64_t bits) { return (forms_[word]->grammar & bits) != 0; },
               [&](std::size_t word, RareClass rare) { return IsOf(word, rare); }) > i;
  }

  [[nodiscard]] bool IsOf(std::size_t i, RareClass rare) const { return rules_.IsOf(rare, forms_[i]->words); }

  /// Tokens behind a title in which its bearer's name may stand: a few words of titles, then of the name.
  static constexpr std::size_t kTitleReach = 12;
  /// Tokens behind a role in which the name of the body may begin: "of the Rio Coffee Trade Association".
  static constexpr std::size_t kOfficeReach = 24;
  static constexpr std::size_t kLongestName = 32;    ///< tokens
  static constexpr std::size_t kAhead = 6;           ///< tokens whose words are fetched early
  static constexpr std::size_t kLongestAcronym = 6;  ///< tokens, with its brackets

  const Rulebook& rules_;
  const Gazetteer& names_;
  std::string_view text_;
  const Analysis& analysis_;
  const LemmaLister& lemmas_;
  Memory& memory_;
  std::vector<const FormReadings*>& forms_;
  Needs::Sentence& there_;
  WordTable<std::uint32_t, std::string_view>& words_;
  std::vector<bool>& persons_;
  std::vector<bool>& firms_;
  std::vector<bool>& bodies_;
  TextHints& hints_;
  std::uint64_t grammar_ = 0;
};

Sieve::Sieve(const Rulebook& rules, const Gazetteer& names) : rules_(rules), names_(names), id_(NextId()) {}

std::vector<bool> Sieve::Mark(std::string_view text, const Analysis& analysis,
                              const LemmaLister& lemmas) const {
  thread_local Memory memory;
  return Reader(*this, text, analysis, lemmas, memory).Run();
}

}  // namespace demarche::extract
