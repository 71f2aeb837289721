// Looking up words; numbers are read in number.cpp.
#include "time/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace demarche::time {
namespace {

/// The role of words of a class; 0 = the class gives none.
std::uint16_t RoleNamed(std::string_view class_name) {
  struct Named {
    const char* name;
    TimeWords::Role role;
  };
  static constexpr std::array<Named, 11> kRoles{{{"OPENS", TimeWords::kOpens},
                                                 {"STOP", TimeWords::kStops},
                                                 {"PERFECT", TimeWords::kPerfect},
                                                 {"HAPPENS", TimeWords::kHappens},
                                                 {"ORDINAL_END", TimeWords::kOrdinalEnd},
                                                 {"NUMBER_LINK", TimeWords::kLinks},
                                                 {"INFINITIVE", TimeWords::kInfinitive},
                                                 {"QUARTER_LETTER", TimeWords::kQuarterLetter},
                                                 {"HALF_LETTER", TimeWords::kHalfLetter},
                                                 {"FISCAL_LETTERS", TimeWords::kFiscalLetters},
                                                 {"RANK", TimeWords::kRanks}}};
  for (const Named& each : kRoles) {
    if (class_name == each.name) return each.role;
  }
  return 0;
}

constexpr unsigned kLettersOfCodes =
    TimeWords::kQuarterLetter | TimeWords::kHalfLetter | TimeWords::kFiscalLetters;

}  // namespace

Result<TimeWords> TimeWords::Create(const Lexicon& lexicon, Vocabulary& vocabulary) {
  TimeWords words;
  words.num_ = vocabulary.AddSymbol("NUM");
  words.num_end_ = vocabulary.AddSymbol("NUM_END");
  words.ord_ = vocabulary.AddSymbol("ORD");
  words.day_ = vocabulary.AddSymbol("DAY");
  words.year_ = vocabulary.AddSymbol("YEAR");
  words.old_year_ = vocabulary.AddSymbol("OLD_YEAR");
  words.short_year_ = vocabulary.AddSymbol("SHORT_YEAR");
  words.hhmm_ = vocabulary.AddSymbol("HHMM");
  words.hour_ = vocabulary.AddSymbol("HOUR");
  words.minute_ = vocabulary.AddSymbol("MINUTE");
  words.mm_ = vocabulary.AddSymbol("MM");
  words.dd_ = vocabulary.AddSymbol("DD");
  words.day_th_ = vocabulary.AddSymbol("DAY_TH");
  words.yy_ = vocabulary.AddSymbol("YY");
  words.day_figures_ = vocabulary.AddSymbol("DAY_FIGURES");
  words.year_code_ = vocabulary.AddSymbol("YEAR_CODE");
  words.stamp_clock_ = vocabulary.AddSymbol("STAMP_CLOCK");
  words.fiscal_code_ = vocabulary.AddSymbol("FISCAL_CODE");
  words.decade_digits_ = vocabulary.AddSymbol("DECADE_DIGITS");
  words.spelled_day_ = vocabulary.AddSymbol("SPELLED_DAY");
  words.spelled_th_ = vocabulary.AddSymbol("SPELLED_TH");
  words.spelled_hour_ = vocabulary.AddSymbol("SPELLED_HOUR");
  words.spelled_year_ = vocabulary.AddSymbol("SPELLED_YEAR");
  words.end_year_ = vocabulary.AddSymbol("END_YEAR");
  words.letter_quarter_ = vocabulary.AddSymbol("LETTER_QUARTER");
  LexiconMistakes mistakes(lexicon);
  for (const LexiconRow& row : lexicon.Rows("time words")) {
    if (const Result<void> added = words.AddRow(row, vocabulary); !added)
      mistakes.Add(row, Lexicon::Column("time words", "value"), added.error().message);
  }
  if (!mistakes.empty()) return tl::unexpected<Error>(mistakes.All());
  words.AddNames(lexicon, "movable days", "names", "HOLIDAY", Field::kFeast, vocabulary);
  words.AddNames(lexicon, "time zones", "clocks", "ZONE", Field::kPlace, vocabulary);
  const auto by_second = [](const Opening& a, const Opening& b) { return a.second < b.second; };
  for (std::vector<Opening>& openings : words.openings_) {
    std::stable_sort(openings.begin(), openings.end(), by_second);
  }
  return words;
}

bool TimeWords::IsAskedFor(std::string_view class_name) {
  constexpr std::array<std::string_view, 6> kOthers{"NUMBER", "ORDINAL",  "VERB",
                                                    "BESIDE", "PAST_END", "NO_PAST_END"};
  return RoleNamed(class_name) != 0 || std::ranges::find(kOthers, class_name) != kOthers.end();
}

void TimeWords::AddNames(const Lexicon& lexicon, const char* table, const char* column,
                         const char* class_name, Field field, Vocabulary& vocabulary) {
  Phrase phrase;
  phrase.symbol = vocabulary.AddSymbol(class_name);
  std::int32_t number = 0;
  for (const LexiconRow& row : lexicon.Rows(table)) {
    known_.emplace_back().Set(field, number++);
    phrase.meaning = static_cast<std::uint32_t>(known_.size());
    for (const std::string_view item : row.Items(Lexicon::Column(table, column))) {
      AddPhrase(class_name, item, phrase, vocabulary);
    }
  }
}

Result<void> TimeWords::AddRow(const LexiconRow& row, Vocabulary& vocabulary) {
  const std::string_view class_name = row.Text(Lexicon::Column("time words", "class"));
  const std::string_view value = row.Text(Lexicon::Column("time words", "value"));
  const Result<std::vector<Assignment>> assignments = ParseAssignments(value);
  if (!assignments) return tl::unexpected<Error>(assignments.error());
  Phrase phrase;
  if (!assignments->empty()) {
    Apply(*assignments, known_.emplace_back());
    phrase.meaning = static_cast<std::uint32_t>(known_.size());
  }
  phrase.symbol = vocabulary.AddSymbol(class_name);
  for (const std::string_view item : row.Items(Lexicon::Column("time words", "words"))) {
    if (class_name == "PAST_END" || class_name == "NO_PAST_END") {
      (class_name == "PAST_END" ? past_ends_ : present_ends_).emplace_back(item);
    } else {
      AddPhrase(class_name, item, phrase, vocabulary);
    }
  }
  return {};
}

void TimeWords::AddPhrase(std::string_view class_name, std::string_view item, Phrase phrase,
                          Vocabulary& vocabulary) {
  phrase.capital = IsUpper(item.front());
  for (const Atom& atom : CutAtoms(item, vocabulary)) {
    phrase.words.push_back(vocabulary.AddWord(LowerAscii(atom.span.In(item))));
  }
  if (phrase.words.empty()) return;
  const std::uint32_t first = phrase.words.front();
  if (openings_.size() <= first) {
    openings_.resize(first + 1);
    numerals_.resize(first + 1, Numeral{-1, false});
    tenses_.resize(first + 1, Tense::kNone);
    beside_.resize(first + 1, Tense::kNone);
    roles_.resize(first + 1, 0);
  }
  const Meaning meaning = phrase.meaning == 0 ? Meaning() : known_[phrase.meaning - 1];
  const Tense tense = meaning.Has(Field::kTense) ? meaning.As<Tense>(Field::kTense) : Tense::kNone;
  if (const std::uint16_t role = RoleNamed(class_name)) {
    roles_[first] = static_cast<std::uint16_t>(roles_[first] | role);
  } else if (class_name == "NUMBER" || class_name == "ORDINAL") {
    numerals_[first] = {meaning.Or(Field::kCount, -1), class_name == "ORDINAL"};
  } else if (class_name == "BESIDE") {
    beside_[first] = tense;
  } else if (class_name == "VERB") {
    tenses_[first] = tense;
  } else {
    const std::uint32_t second = phrase.words.size() > 1 ? phrase.words[1] : kNoWord;
    openings_[first].push_back({second, static_cast<std::uint32_t>(phrases_.size())});
    phrases_.push_back(std::move(phrase));
  }
}

bool TimeWords::LooksPast(std::string_view small_letters) const {
  const auto ends = [&](const std::string& end) {
    return small_letters.size() > end.size() + 2 &&
           small_letters.substr(small_letters.size() - end.size()) == end;
  };
  return std::any_of(past_ends_.begin(), past_ends_.end(), ends) &&
         std::none_of(present_ends_.begin(), present_ends_.end(), ends);
}

Meaning& TimeWords::Put(Readings& readings, Symbol symbol, std::size_t length) const {
  Reading& reading = readings.list.emplace_back();
  reading.symbol = symbol;
  reading.length = static_cast<std::uint16_t>(length);
  return KeepIn(readings, reading.meaning);
}

void TimeWords::ReadPhrase(const std::vector<Atom>& atoms, std::size_t at, std::uint32_t number,
                           Readings& readings) const {
  const Phrase& phrase = phrases_[number];
  if (phrase.capital && !atoms[at].capital) return;
  std::size_t i = 1;
  while (i < phrase.words.size() && at + i < atoms.size() && atoms[at + i].word == phrase.words[i]) ++i;
  if (i < phrase.words.size()) return;
  readings.list.push_back({phrase.symbol, static_cast<std::uint16_t>(i), phrase.meaning});
}

void TimeWords::Read(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const {
  const Atom& atom = atoms[at];
  if (atom.digits > 0 || atom.mark == '\'') ReadDigits(atoms, at, readings);
  if (atom.glued && atom.capital && atom.span.size() == 1) ReadStampClock(atoms, at, readings);
  if (atom.word >= openings_.size()) return;
  if (atom.word < roles_.size() && (roles_[atom.word] & kLettersOfCodes) != 0) {
    ReadLetterFirst(atoms, at, readings);
  }
  const std::vector<Opening>& openings = openings_[atom.word];
  const std::uint32_t next = at + 1 < atoms.size() ? atoms[at + 1].word : kNoWord;
  if (next != kNoWord) {
    auto opening = std::lower_bound(openings.begin(), openings.end(), next,
                                    [](const Opening& it, std::uint32_t word) { return it.second < word; });
    for (; opening != openings.end() && opening->second == next; ++opening) {
      ReadPhrase(atoms, at, opening->phrase, readings);
    }
  }
  for (auto alone = openings.rbegin(); alone != openings.rend() && alone->second == kNoWord; ++alone) {
    ReadPhrase(atoms, at, alone->phrase, readings);
  }
  if (atom.word < numerals_.size() && numerals_[atom.word].value >= 0) ReadSpelled(atoms, at, readings);
}

Tense TimeWords::TenseBeside(const Atom& atom) const {
  return atom.word < beside_.size() ? beside_[atom.word] : Tense::kNone;
}

}  // namespace demarche::time
