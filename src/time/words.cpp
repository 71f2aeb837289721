// Cutting atoms and looking up words; numbers are read in number.cpp.
#include "time/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"

namespace demarche::time {
namespace {

constexpr std::size_t kLongestWord = 24;  ///< longer words are in no table of times
constexpr std::size_t kWordDigits = 4;    ///< longer figures neither

/// A character beyond ASCII that counts as a mark or a space; 0 = part of a word.
struct WideMark {
  std::size_t bytes = 0;
  char mark = 0;
};
WideMark WideMarkAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : static_cast<unsigned char>(0);
  };
  if (byte(0) == 0xC2) {
    if (byte(1) == 0xA0) return {2, ' '};
    if (byte(1) == 0xA3 || byte(1) == 0xA5) return {2, '$'};
    if (byte(1) < 0xC0) return {2, '~'};
  }
  if (byte(0) != 0xE2) return {};
  if (byte(1) == 0x82) return {3, '$'};
  if (byte(1) != 0x80) return {};
  if (byte(2) >= 0x90 && byte(2) <= 0x95) return {3, '-'};
  if (byte(2) == 0x98 || byte(2) == 0x99) return {3, '\''};
  return {3, byte(2) <= 0x8F || byte(2) == 0xAF ? ' ' : '~'};
}

/// The role of words of a class; 0 = the class gives none.
std::uint8_t RoleNamed(std::string_view class_name) {
  struct Named {
    const char* name;
    TimeWords::Role role;
  };
  static constexpr std::array<Named, 8> kRoles{{{"OPENS", TimeWords::kOpens},
                                                {"STOP", TimeWords::kStops},
                                                {"PERFECT", TimeWords::kPerfect},
                                                {"HAPPENS", TimeWords::kHappens},
                                                {"ORDINAL_END", TimeWords::kOrdinalEnd},
                                                {"NUMBER_LINK", TimeWords::kLinks},
                                                {"INFINITIVE", TimeWords::kInfinitive},
                                                {"QUARTER_LETTER", TimeWords::kQuarterLetter}}};
  for (const Named& each : kRoles) {
    if (class_name == each.name) return each.role;
  }
  return 0;
}

/// Walks the text once and appends an atom per run.
class Cutter {
 public:
  Cutter(std::string_view text, const Vocabulary& vocabulary) : text_(text), vocabulary_(vocabulary) {}

  std::vector<Atom> Cut() {
    atoms_.reserve(text_.size() / 5 + 1);
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const WideMark wide = static_cast<unsigned char>(c) >= 0x80 ? WideMarkAt(text_, at_) : WideMark{};
      if (IsSpace(c) || wide.mark == ' ') {
        newlines_ += c == '\n' ? 1 : 0;
        spaced_ = true;
        at_ += std::max<std::size_t>(wide.bytes, 1);
      } else if (IsDigit(c)) {
        Digits();
      } else if (wide.bytes == 0 && IsLetter(c)) {
        Letters();
      } else {
        Mark(wide.bytes == 0 ? c : wide.mark, std::max<std::size_t>(wide.bytes, 1));
      }
    }
    return std::move(atoms_);
  }

 private:
  static bool IsLetter(char c) { return IsAlpha(c) || static_cast<unsigned char>(c) >= 0x80; }

  Atom& Open(std::size_t end) {
    Atom atom;
    atom.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    atom.glued = !spaced_ && !atoms_.empty();
    atom.opens = newlines_ > 1 || atoms_.empty();
    at_ = end;
    spaced_ = false;
    newlines_ = 0;
    return atoms_.emplace_back(atom);
  }

  void Digits() {
    std::size_t end = at_;
    std::int32_t value = 0;
    while (end < text_.size() && IsDigit(text_[end])) {
      if (end - at_ < 9) value = value * 10 + (text_[end] - '0');
      ++end;
    }
    const std::size_t digits = end - at_;
    Atom& atom = Open(end);
    atom.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
    atom.number = digits <= 9 ? value : -1;
    if (digits <= kWordDigits) atom.word = vocabulary_.FindWord(text_.substr(at_ - digits, digits));
  }

  void Letters() {
    std::size_t end = at_;
    char small[kLongestWord];
    while (end < text_.size() && IsLetter(text_[end])) {
      const auto c = static_cast<unsigned char>(text_[end]);
      if (c >= 0x80 && WideMarkAt(text_, end).bytes != 0) break;
      if (end - at_ < kLongestWord) small[end - at_] = ToLower(text_[end]);
      ++end;
    }
    const std::size_t size = end - at_;
    const bool capital = IsUpper(text_[at_]);
    Atom& atom = Open(end);
    atom.capital = capital;
    if (size <= kLongestWord) atom.word = vocabulary_.FindWord({small, size});
  }

  void Mark(char mark, std::size_t bytes) {
    Atom& atom = Open(at_ + bytes);
    atom.mark = mark;
    atom.word = vocabulary_.FindWord({&mark, 1});
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::vector<Atom> atoms_;
  std::size_t at_ = 0;
  int newlines_ = 0;
  bool spaced_ = false;
};

}  // namespace

std::vector<Atom> CutAtoms(std::string_view text, const Vocabulary& vocabulary) {
  return Cutter(text, vocabulary).Cut();
}

Result<TimeWords> TimeWords::Create(const Lexicon& lexicon, Vocabulary& vocabulary) {
  TimeWords words;
  words.num_ = vocabulary.AddSymbol("NUM");
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
  words.decade_digits_ = vocabulary.AddSymbol("DECADE_DIGITS");
  words.spelled_day_ = vocabulary.AddSymbol("SPELLED_DAY");
  words.spelled_hour_ = vocabulary.AddSymbol("SPELLED_HOUR");
  words.spelled_year_ = vocabulary.AddSymbol("SPELLED_YEAR");
  words.end_year_ = vocabulary.AddSymbol("END_YEAR");
  words.letter_quarter_ = vocabulary.AddSymbol("LETTER_QUARTER");
  for (const LexiconRow& row : lexicon.Rows("time words")) {
    if (const Result<void> added = words.AddRow(row, vocabulary); !added) {
      Error error = added.error();
      error.where = fmt::format("{}:{}:{}", lexicon.files()[row.file], row.line, row.cells[1].column);
      return tl::unexpected<Error>(error);
    }
  }
  words.AddNames(lexicon, "movable days", "names", "HOLIDAY", Field::kFeast, vocabulary);
  words.AddNames(lexicon, "time zones", "clocks", "ZONE", Field::kPlace, vocabulary);
  return words;
}

void TimeWords::AddNames(const Lexicon& lexicon, const char* table, const char* column,
                         const char* class_name, Field field, Vocabulary& vocabulary) {
  Phrase phrase;
  phrase.symbol = vocabulary.AddSymbol(class_name);
  std::int32_t number = 0;
  for (const LexiconRow& row : lexicon.Rows(table)) {
    phrase.meaning.emplace().Set(field, number++);
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
  if (!assignments->empty()) Apply(*assignments, phrase.meaning.emplace());
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
  const auto tense = [&] {
    const bool told = phrase.meaning && phrase.meaning->Has(Field::kTense);
    return told ? phrase.meaning->As<Tense>(Field::kTense) : Tense::kNone;
  };
  if (const std::uint8_t role = RoleNamed(class_name)) {
    roles_[first] = static_cast<std::uint8_t>(roles_[first] | role);
  } else if (class_name == "NUMBER" || class_name == "ORDINAL") {
    numerals_[first] = {phrase.meaning ? phrase.meaning->Or(Field::kCount, -1) : -1, class_name == "ORDINAL"};
  } else if (class_name == "BESIDE") {
    beside_[first] = tense();
  } else if (class_name == "VERB") {
    tenses_[first] = tense();
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

void TimeWords::Read(const std::vector<Atom>& atoms, std::size_t at, std::vector<Reading>& readings) const {
  const Atom& atom = atoms[at];
  if (atom.digits > 0 || atom.mark == '\'') ReadDigits(atoms, at, readings);
  if (atom.word >= openings_.size()) return;
  if (Is(atom.word, kQuarterLetter)) ReadLetterQuarter(atoms, at, readings);
  const std::uint32_t next = at + 1 < atoms.size() ? atoms[at + 1].word : kNoWord;
  for (const Opening& opening : openings_[atom.word]) {
    if (opening.second != kNoWord && opening.second != next) continue;
    const Phrase& phrase = phrases_[opening.phrase];
    if (phrase.capital && !atom.capital) continue;
    std::size_t i = 1;
    while (i < phrase.words.size() && at + i < atoms.size() && atoms[at + i].word == phrase.words[i]) ++i;
    if (i < phrase.words.size()) continue;
    readings.push_back({phrase.symbol, static_cast<std::uint16_t>(i), phrase.meaning});
  }
  if (atom.word < numerals_.size() && numerals_[atom.word].value >= 0) ReadSpelled(atoms, at, readings);
}

Tense TimeWords::TenseBeside(const Atom& atom) const {
  return atom.word < beside_.size() ? beside_[atom.word] : Tense::kNone;
}

}  // namespace demarche::time
