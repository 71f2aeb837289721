// Numbers in digits and in words, and which of them can be a year, a day of a month or an hour.
//
// Spelled numbers are summed as they are spoken: units, teens and tens add up, "hundred" and
// "thousand" multiply what stands before them. Years are also spoken in two pairs ("nineteen
// ninety-seven"). Digits that belong to a price, a score, a decimal, a phone number or a name
// ("$1990", "3-2", "B747") have no reading as a date.
#include <algorithm>

#include "time/words.h"

namespace demarche::time {
namespace {

constexpr std::int32_t kFirstYear = 1900;
constexpr std::int32_t kLastYear = 2100;
constexpr std::int32_t kFirstOldYear = 1000;
constexpr std::int32_t kMaxCount = 1000000;

const Atom* Before(const std::vector<Atom>& atoms, std::size_t at, std::size_t by) {
  return at >= by ? &atoms[at - by] : nullptr;
}
const Atom* After(const std::vector<Atom>& atoms, std::size_t at, std::size_t by) {
  return at + by < atoms.size() ? &atoms[at + by] : nullptr;
}

/// Digits on the other side of one of `marks`, written without spaces.
bool JoinedBefore(const std::vector<Atom>& atoms, std::size_t at, std::string_view marks) {
  const Atom* mark = Before(atoms, at, 1);
  const Atom* digits = Before(atoms, at, 2);
  return atoms[at].glued && mark != nullptr && mark->mark != 0 &&
         marks.find(mark->mark) != std::string_view::npos && mark->glued && digits != nullptr &&
         digits->digits > 0;
}
bool JoinedAfter(const std::vector<Atom>& atoms, std::size_t at, std::string_view marks) {
  const Atom* mark = After(atoms, at, 1);
  const Atom* digits = After(atoms, at, 2);
  return mark != nullptr && mark->mark != 0 && marks.find(mark->mark) != std::string_view::npos &&
         mark->glued && digits != nullptr && digits->digits > 0 && digits->glued;
}

/// Nothing to the left makes the digits part of a price, a name or a longer number.
bool FreeLeft(const std::vector<Atom>& atoms, std::size_t at) {
  const Atom* left = Before(atoms, at, 1);
  if (left == nullptr) return true;
  if (left->mark == '$' || left->mark == '#') return false;
  if (!atoms[at].glued) return true;
  return left->mark != 0 && left->mark != '%' && left->mark != '@' && left->mark != '_' &&
         !JoinedBefore(atoms, at, ".,:");
}

bool FreeRight(const std::vector<Atom>& atoms, std::size_t at) {
  const Atom* right = After(atoms, at, 1);
  if (right == nullptr) return true;
  if (right->mark == '%') return false;
  if (!right->glued) return true;
  if (right->mark == '@' || right->mark == '_' || right->mark == '$') return false;
  if (right->mark == 0 && right->word == kNoWord) return false;
  return !JoinedAfter(atoms, at, ".,:");
}

/// A hyphen to other digits: "2009-2010" and "2025-10-31" are dates, "555-1989" and "1989-555" are not.
bool DatelikeHyphens(const std::vector<Atom>& atoms, std::size_t at) {
  const auto datelike = [](const Atom& other) { return other.digits == 4 || other.digits == 2; };
  if (JoinedBefore(atoms, at, "-") && atoms[at - 2].digits != 4) return false;
  return !JoinedAfter(atoms, at, "-") || datelike(atoms[at + 2]);
}

/// Whether "1990-91" are two years; the 05 of "2003-05" may be May.
bool EndsYears(std::int32_t year, std::int32_t end) {
  const std::int32_t begin = year % 100;
  return year >= kFirstOldYear && year <= kLastYear && end > begin && (end > 12 || end == begin + 1);
}

Reading Value(Symbol symbol, std::size_t length, Field field, std::int32_t value) {
  Reading reading;
  reading.symbol = symbol;
  reading.length = static_cast<std::uint16_t>(length);
  reading.meaning.emplace().Set(field, value);
  return reading;
}

/// "1,200", "3.5" or "2 1/2" from `at` on.
Number DigitNumber(const std::vector<Atom>& atoms, std::size_t at) {
  Number number{1, atoms[at].number, false, false, false};
  while (JoinedAfter(atoms, at + number.length - 1, ",") && atoms[at + number.length + 1].digits == 3 &&
         number.value >= 0 && number.value < kMaxCount) {
    number.value = number.value * 1000 + atoms[at + number.length + 1].number;
    number.length += 2;
  }
  const std::size_t last = at + number.length - 1;
  if (JoinedAfter(atoms, last, ".")) {
    number.half = atoms[last + 2].number == 5;
    number.length += 2;
  } else if (last + 3 < atoms.size() && atoms[last + 1].number == 1 && JoinedAfter(atoms, last + 1, "/") &&
             atoms[last + 3].number == 2) {
    number.half = true;
    number.length += 3;
  }
  return number;
}

}  // namespace

void TimeWords::ReadDigits(const std::vector<Atom>& atoms, std::size_t at,
                           std::vector<Reading>& readings) const {
  const Atom& atom = atoms[at];
  if (atom.mark == '\'') {
    const Atom* year = After(atoms, at, 1);
    if (year != nullptr && year->glued && year->digits == 2 && FreeRight(atoms, at + 1)) {
      readings.push_back(
          Value(short_year_, 2, Field::kYear, (year->number < 30 ? 2000 : 1900) + year->number));
    }
    return;
  }
  if (atom.number < 0 || !FreeLeft(atoms, at)) {
    if (atom.number >= 0 && atom.digits == 2 && atom.number < 60 && JoinedBefore(atoms, at, ":.")) {
      readings.push_back(Value(minute_, 1, Field::kMinute, atom.number));
    }
    return;
  }
  const bool free = FreeRight(atoms, at);
  if (atom.digits <= 2 && atom.number <= 24 && (free || JoinedAfter(atoms, at, ":."))) {
    readings.push_back(Value(hour_, 1, Field::kHour, atom.number));
  }
  if (const Number number = DigitNumber(atoms, at); number.value >= 0 && number.value <= kMaxCount) {
    if (FreeRight(atoms, at + number.length - 1) && !JoinedBefore(atoms, at, "-/")) {
      readings.push_back(Value(num_, number.length, Field::kCount, number.value));
      if (number.half) readings.back().meaning->Set(Field::kPlusHalf, 1);
    }
  }
  if (!free) return;
  const Atom* right = After(atoms, at, 1);
  if (right != nullptr && right->glued && right->mark == 0 && right->digits == 0) {
    ReadDigitsWithEnding(atom, *right, readings);
  } else {
    ReadCalendarDigits(atoms, at, readings);
  }
}

/// "31st" and the "1990" of "1990s".
void TimeWords::ReadDigitsWithEnding(const Atom& atom, const Atom& ending,
                                     std::vector<Reading>& readings) const {
  if (atom.digits == 4) readings.push_back(Value(decade_digits_, 1, Field::kDecade, atom.number));
  if (!Is(ending.word, kOrdinalEnd) || atom.digits > 3) return;
  readings.push_back(Value(ord_, 2, Field::kOrdinal, atom.number));
  if (atom.number >= 1 && atom.number <= 31) readings.push_back(Value(day_, 2, Field::kDay, atom.number));
}

/// Digits that stand by themselves: a day, a month, a year or "0900".
void TimeWords::ReadCalendarDigits(const std::vector<Atom>& atoms, std::size_t at,
                                   std::vector<Reading>& readings) const {
  const Atom& atom = atoms[at];
  if (atom.digits <= 2 && atom.number >= 1 && atom.number <= 31) {
    readings.push_back(Value(day_, 1, Field::kDay, atom.number));
    if (atom.digits == 2) readings.push_back(Value(dd_, 1, Field::kDay, atom.number));
    if (atom.number <= 12) readings.push_back(Value(mm_, 1, Field::kMonth, atom.number));
  }
  if (const Atom* year = Before(atoms, at, 2); atom.digits == 2 && JoinedBefore(atoms, at, "-") &&
                                               year->digits == 4 && EndsYears(year->number, atom.number)) {
    readings.push_back(Value(end_year_, 1, Field::kYear, year->number / 100 * 100 + atom.number));
  }
  if (atom.digits == 4 && atom.number / 100 <= 24 && atom.number % 100 < 60) {
    readings.push_back(Value(hhmm_, 1, Field::kHour, atom.number / 100));
    readings.back().meaning->Set(Field::kMinute, atom.number % 100);
  }
  if (atom.digits == 4 && DatelikeHyphens(atoms, at)) {
    if (atom.number >= kFirstYear && atom.number <= kLastYear) {
      readings.push_back(Value(year_, 1, Field::kYear, atom.number));
    } else if (atom.number >= kFirstOldYear && atom.number < kFirstYear) {
      readings.push_back(Value(old_year_, 1, Field::kYear, atom.number));
    }
  }
}

/// "Q3", standing free.
void TimeWords::ReadLetterQuarter(const std::vector<Atom>& atoms, std::size_t at,
                                  std::vector<Reading>& readings) const {
  const Atom* figure = After(atoms, at, 1);
  const bool quarter = figure != nullptr && figure->glued && figure->digits == 1 && figure->number >= 1 &&
                       figure->number <= 4 && atoms[at].capital && !atoms[at].glued;
  const Atom* right = After(atoms, at, 2);
  const bool free = FreeRight(atoms, at + 1) && (right == nullptr || !right->glued || right->mark != 0);
  if (quarter && free) readings.push_back(Value(letter_quarter_, 2, Field::kQuarter, figure->number));
}

const TimeWords::Numeral* TimeWords::NumeralOf(const Atom& atom) const {
  if (atom.word >= numerals_.size() || numerals_[atom.word].value < 0) return nullptr;
  return &numerals_[atom.word];
}

Number TimeWords::SpelledNumber(const std::vector<Atom>& atoms, std::size_t at) const {
  Number number;
  number.spelled = true;
  std::int32_t group = 0;
  std::int32_t last = 0;  // the word before: 0 none, else its value
  for (std::size_t i = at; i < atoms.size() && !number.ordinal; ++i) {
    const bool linked =
        i > at && (atoms[i].mark == '-' || Is(atoms[i].word, kLinks)) && last > 0 && i + 1 < atoms.size();
    if (linked && (atoms[i].mark == '-' || last >= 100)) ++i;
    const Numeral* numeral = NumeralOf(atoms[i]);
    if (numeral == nullptr || number.value > kMaxCount || (i > at && atoms[i].opens)) break;
    const std::int32_t value = numeral->value;
    if (value >= 100) {
      if (last >= 100 && last >= value) break;
      group = std::max(group, 1) * value;
      if (value >= 1000) {
        number.value += group;
        group = 0;
      }
    } else {
      const bool adds = last == 0 || last >= 100 || (last >= 20 && value < 10);
      if (!adds) break;
      group += value;
    }
    last = value;
    number.ordinal = numeral->ordinal;
    number.length = i - at + 1;
  }
  number.value += group;
  return number;
}

/// "nineteen ninety[-]seven", "twenty twenty-five"; "two thousand five" is a plain number.
Number TimeWords::SpelledYear(const std::vector<Atom>& atoms, std::size_t at) const {
  const Numeral* century = NumeralOf(atoms[at]);
  if (century == nullptr || century->ordinal || century->value < 10 || century->value > 20) return {};
  std::size_t next = at + 1;
  if (next < atoms.size() && atoms[next].mark == '-') ++next;
  if (next >= atoms.size()) return {};
  const Number rest = SpelledNumber(atoms, next);
  if (rest.length == 0 || rest.ordinal || rest.value < 10 || rest.value > 99) return {};
  return {next - at + rest.length, century->value * 100 + rest.value, false, false, true};
}

void TimeWords::ReadSpelled(const std::vector<Atom>& atoms, std::size_t at,
                            std::vector<Reading>& readings) const {
  if (const Number year = SpelledYear(atoms, at); year.length > 0 && year.value >= kFirstOldYear) {
    readings.push_back(
        Value(year.value >= kFirstYear ? spelled_year_ : old_year_, year.length, Field::kYear, year.value));
  }
  const Number number = SpelledNumber(atoms, at);
  if (number.length == 0 || number.value > kMaxCount) return;
  const Field field = number.ordinal ? Field::kOrdinal : Field::kCount;
  readings.push_back(Value(number.ordinal ? ord_ : num_, number.length, field, number.value));
  if (number.value >= 1 && number.value <= 31) {
    readings.push_back(Value(spelled_day_, number.length, Field::kDay, number.value));
  }
  if (number.value >= 1 && number.value <= 12 && !number.ordinal) {
    readings.push_back(Value(spelled_hour_, number.length, Field::kHour, number.value));
  }
  if (!number.ordinal && number.value >= 2000 && number.value <= kLastYear) {
    readings.push_back(Value(spelled_year_, number.length, Field::kYear, number.value));
  }
}

}  // namespace demarche::time
