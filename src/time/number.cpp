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
constexpr std::int32_t kThisCentury = 50;  ///< "10/31/25" and "FY25" are of this century, "12/5/63" is not

const Atom* Before(const std::vector<Atom>& atoms, std::size_t at, std::size_t by) {
  return at >= by ? &atoms[at - by] : nullptr;
}
const Atom* At(const std::vector<Atom>& atoms, std::size_t at) {
  return at < atoms.size() ? &atoms[at] : nullptr;
}
const Atom* After(const std::vector<Atom>& atoms, std::size_t at, std::size_t by) {
  return At(atoms, at + by);
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

/// The T of "2025-10-31T10:30".
bool StartsClock(const std::vector<Atom>& atoms, std::size_t at) {
  const Atom& letter = atoms[at];
  return letter.capital && letter.span.size() == 1 && JoinedAfter(atoms, at + 1, ":") &&
         atoms[at + 1].digits == 2 && atoms[at + 1].glued;
}

bool IsDigits(const Atom* atom, std::uint8_t digits) {
  return atom != nullptr && atom->glued && atom->digits == digits;
}

/// Atoms of the zone that stands at `at`, glued to a clock: "Z", "+02:00" or "-0500"; 0: none.
std::size_t ReadOffset(const std::vector<Atom>& atoms, std::size_t at, Meaning& clock) {
  const Atom* mark = At(atoms, at);
  if (mark == nullptr || !mark->glued) return 0;
  if (mark->capital && mark->span.size() == 1) {
    clock.Set(Field::kZone, 0);
    return 1;
  }
  if (mark->mark != '+' && mark->mark != '-') return 0;
  const Atom* figures = At(atoms, at + 1);
  const bool parted =
      IsDigits(figures, 2) && JoinedAfter(atoms, at + 1, ":") && IsDigits(At(atoms, at + 3), 2);
  if (!parted && !IsDigits(figures, 4)) return 0;
  const std::int32_t minutes = parted ? figures->number * 60 + atoms[at + 3].number
                                      : figures->number / 100 * 60 + figures->number % 100;
  clock.Set(Field::kZone, mark->mark == '-' ? -minutes : minutes);
  return parted ? 4 : 2;
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
  if (right->mark == 0 && right->word == kNoWord && !StartsClock(atoms, at + 1)) return false;
  return !JoinedAfter(atoms, at, ".,:");
}

/// A hyphen to other digits: "2009-2010" and "2025-10-31" are dates, "555-1989" and "1989-555" are not.
bool DatelikeHyphens(const std::vector<Atom>& atoms, std::size_t at) {
  const auto datelike = [](const Atom& other) { return other.digits == 4 || other.digits == 2; };
  if (JoinedBefore(atoms, at, "-") && atoms[at - 2].digits != 4) return false;
  return !JoinedAfter(atoms, at, "-") || datelike(atoms[at + 2]);
}

/// "202 555 1990"; "1987 1986 1985" heads the columns of a table.
bool EndsPhoneNumber(const std::vector<Atom>& atoms, std::size_t at) {
  const Atom* left = Before(atoms, at, 1);
  const Atom* further = Before(atoms, at, 2);
  return left != nullptr && left->digits == 3 && further != nullptr && further->digits > 0;
}

std::int32_t YearOfTwoDigits(std::int32_t digits) { return (digits < kThisCentury ? 2000 : 1900) + digits; }

/// Whether "1990-91" are two years; the 05 of "2003-05" may be May.
bool EndsYears(std::int32_t year, std::int32_t end) {
  const std::int32_t begin = year % 100;
  return year >= kFirstOldYear && year <= kLastYear && end > begin && (end > 12 || end == begin + 1);
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
    if (!number.half && atoms[last + 2].number != 0)
      number.value = -1;  // no value is written for "6.6 seconds"
  } else if (last + 3 < atoms.size() && atoms[last + 1].number == 1 && JoinedAfter(atoms, last + 1, "/") &&
             atoms[last + 3].number == 2) {
    number.half = true;
    number.length += 3;
  }
  return number;
}

}  // namespace

void TimeWords::ReadDigits(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const {
  const Atom& atom = atoms[at];
  if (atom.mark == '\'') {
    const Atom* year = After(atoms, at, 1);
    if (year != nullptr && year->glued && year->digits == 2 && FreeRight(atoms, at + 1)) {
      Put(readings, short_year_, 2).Set(Field::kYear, (year->number < 30 ? 2000 : 1900) + year->number);
    }
    return;
  }
  if (atom.number < 0 || !FreeLeft(atoms, at)) {
    if (atom.number >= 0 && atom.digits == 2 && atom.number < 60 && JoinedBefore(atoms, at, ":.")) {
      Put(readings, minute_, 1).Set(Field::kMinute, atom.number);
    }
    return;
  }
  const bool free = FreeRight(atoms, at);
  if (atom.digits <= 2 && atom.number <= 24 && (free || JoinedAfter(atoms, at, ":."))) {
    Put(readings, hour_, 1).Set(Field::kHour, atom.number);
  }
  if (atom.digits <= 2 && JoinedAfter(atoms, at, ".-")) ReadFigures(atoms, at, readings);
  if (atom.digits == 1) ReadDigitFirst(atoms, at, readings);
  if (const Number number = DigitNumber(atoms, at); number.value >= 0 && number.value <= kMaxCount) {
    const bool ends = JoinedBefore(atoms, at, "-");  // the 2 of "1-2 hours"
    if (FreeRight(atoms, at + number.length - 1) && !JoinedBefore(atoms, at, "/")) {
      Meaning& meaning = Put(readings, ends ? num_end_ : num_, number.length);
      meaning.Set(Field::kCount, number.value);
      if (number.half) meaning.Set(Field::kPlusHalf, 1);
    }
  }
  if (!free) return;
  const Atom* right = After(atoms, at, 1);
  if (right != nullptr && right->glued && right->mark == 0 && right->digits == 0 &&
      !StartsClock(atoms, at + 1)) {
    ReadDigitsWithEnding(atom, *right, readings);
  } else {
    ReadCalendarDigits(atoms, at, readings);
  }
}

/// "31.10.2025", whose day comes first, and "31-10-2025", where customs differ.
void TimeWords::ReadFigures(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const {
  const bool dotted = atoms[at + 1].mark == '.';
  if (!JoinedAfter(atoms, at + 2, dotted ? "." : "-") || !FreeRight(atoms, at + 4)) return;
  const Atom& second = atoms[at + 2];
  const Atom& year = atoms[at + 4];
  const bool full = atoms[at].digits == 2 && second.digits == 2;
  if (second.digits > 2 || year.digits != 4 || !(dotted || full)) return;
  if (year.number < kFirstOldYear || year.number > kLastYear) return;
  const bool month_first = second.number > 12 || (!dotted && atoms[at].number <= 12);
  const std::int32_t month = month_first ? atoms[at].number : second.number;
  if (month < 1 || month > 12) return;
  Meaning& meaning = Put(readings, day_figures_, 5);
  meaning.Set(Field::kYear, year.number);
  meaning.Set(Field::kMonth, month);
  meaning.Set(Field::kDay, month_first ? second.number : atoms[at].number);
  const Order order = month_first ? Order::kMonthFirst : Order::kDayFirst;
  if (!dotted) meaning.Set(Field::kNumeric, static_cast<std::int32_t>(order));
}

/// "31st" and the "1990" of "1990s".
void TimeWords::ReadDigitsWithEnding(const Atom& atom, const Atom& ending, Readings& readings) const {
  if (atom.digits == 4) {
    const bool century = atom.number % 100 == 0 && atom.number < kFirstYear;  // "the 1800s"
    Put(readings, decade_digits_, 1)
        .Set(century ? Field::kCentury : Field::kDecade, century ? atom.number / 100 + 1 : atom.number);
  }
  if (!Is(ending.word, kOrdinalEnd) || atom.digits > 3) return;
  Put(readings, ord_, 2).Set(Field::kOrdinal, atom.number);
  if (atom.number < 1 || atom.number > 31) return;
  Put(readings, day_, 2).Set(Field::kDay, atom.number);
  Put(readings, day_th_, 2).Set(Field::kDay, atom.number);
}

/// Digits that stand by themselves: a day, a month, a year or "0900".
void TimeWords::ReadCalendarDigits(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const {
  const Atom& atom = atoms[at];
  if (atom.digits <= 2 && atom.number >= 1 && atom.number <= 31) {
    Put(readings, day_, 1).Set(Field::kDay, atom.number);
    if (atom.digits == 2) Put(readings, dd_, 1).Set(Field::kDay, atom.number);
    if (atom.number <= 12) Put(readings, mm_, 1).Set(Field::kMonth, atom.number);
  }
  if (atom.digits == 2 && JoinedBefore(atoms, at, "/")) {
    Put(readings, yy_, 1).Set(Field::kYear, YearOfTwoDigits(atom.number));
  }
  if (const Atom* year = Before(atoms, at, 2); atom.digits == 2 && JoinedBefore(atoms, at, "-/") &&
                                               year->digits == 4 && EndsYears(year->number, atom.number)) {
    Put(readings, end_year_, 1).Set(Field::kYear, year->number / 100 * 100 + atom.number);
  }
  if (atom.digits == 4 && atom.number / 100 <= 24 && atom.number % 100 < 60) {
    Meaning& clock = Put(readings, hhmm_, 1);
    clock.Set(Field::kHour, atom.number / 100);
    clock.Set(Field::kMinute, atom.number % 100);
  }
  if (atom.digits == 4 && !EndsPhoneNumber(atoms, at) && DatelikeHyphens(atoms, at)) {
    if (atom.number >= kFirstYear && atom.number <= kLastYear) {
      Put(readings, year_, 1).Set(Field::kYear, atom.number);
    } else if (atom.number >= kFirstOldYear && atom.number < kFirstYear) {
      Put(readings, old_year_, 1).Set(Field::kYear, atom.number);
    }
  }
}

/// What the letter says of a figure beside it: Q of 1 to 4, H of 1 and 2; empty where the two say nothing.
Meaning TimeWords::CodedPart(const Atom& letters, const Atom& figure) const {
  Meaning part;
  if (figure.digits != 1 || figure.number < 1 || !letters.capital) return part;
  if (Is(letters.word, kQuarterLetter) && figure.number <= 4) part.Set(Field::kQuarter, figure.number);
  if (Is(letters.word, kHalfLetter) && figure.number <= 2) part.Set(Field::kHalf, figure.number);
  return part;
}

/// The "T10:30:00+02:00" of a stamp after ISO 8601, right behind its day.
void TimeWords::ReadStampClock(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const {
  const Atom* day = Before(atoms, at, 1);
  if (day == nullptr || day->digits != 2 || !StartsClock(atoms, at) || atoms[at + 3].digits != 2) return;
  Meaning clock;
  clock.Set(Field::kHour, atoms[at + 1].number);
  clock.Set(Field::kMinute, atoms[at + 3].number);
  std::size_t length = 4;
  for (const char* mark : {":", "."}) {  // seconds and their fractions
    if (JoinedAfter(atoms, at + length - 1, mark)) length += 2;
  }
  length += ReadOffset(atoms, at + length, clock);
  if (clock.At(Field::kHour) < 24 && clock.At(Field::kMinute) < 60) {
    Put(readings, stamp_clock_, length) = clock;
  }
}

/// "Q3", "H1" and "FY25", standing free.
void TimeWords::ReadLetterFirst(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const {
  const Atom& letters = atoms[at];
  const bool fiscal = Is(letters.word, kFiscalLetters);
  if (!fiscal && !Is(letters.word, kQuarterLetter) && !Is(letters.word, kHalfLetter)) return;
  const Atom* figure = After(atoms, at, 1);
  const Atom* right = After(atoms, at, 2);
  const Atom* left = Before(atoms, at, 1);
  const bool free_left = !letters.glued || left->mark == '(';
  const bool free_right = right == nullptr || !right->glued || right->mark != 0;
  if (figure == nullptr || !figure->glued || !free_left || !free_right || !FreeRight(atoms, at + 1)) return;
  if (fiscal && letters.capital && (figure->digits == 2 || figure->digits == 4)) {
    const std::int32_t year = figure->digits == 2 ? YearOfTwoDigits(figure->number) : figure->number;
    if (year < kFirstYear || year > kLastYear) return;
    Put(readings, fiscal_code_, 2).Set(Field::kYear, year);
  }
  const Meaning part = CodedPart(letters, *figure);
  if (part.Has(Field::kQuarter) || part.Has(Field::kHalf)) Put(readings, letter_quarter_, 2) = part;
}

/// "3Q", "1H25" and "1H2025".
void TimeWords::ReadDigitFirst(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const {
  const Atom* letters = After(atoms, at, 1);
  if (letters == nullptr || !letters->glued || letters->mark != 0) return;
  Meaning part = CodedPart(*letters, atoms[at]);
  if (!part.Has(Field::kQuarter) && !part.Has(Field::kHalf)) return;
  const Atom* year = After(atoms, at, 2);
  if (year == nullptr || !year->glued || year->mark != 0) {
    Put(readings, letter_quarter_, 2) = part;
  } else if ((year->digits == 2 || year->digits == 4) && FreeRight(atoms, at + 2)) {
    part.Set(Field::kYear, year->digits == 2 ? YearOfTwoDigits(year->number) : year->number);
    Put(readings, year_code_, 3) = part;
  }
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

void TimeWords::ReadSpelled(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const {
  if (const Number year = SpelledYear(atoms, at); year.length > 0 && year.value >= kFirstOldYear) {
    Put(readings, year.value >= kFirstYear ? spelled_year_ : old_year_, year.length)
        .Set(Field::kYear, year.value);
  }
  const Number number = SpelledNumber(atoms, at);
  if (number.length == 0 || number.value > kMaxCount) return;
  const Field field = number.ordinal ? Field::kOrdinal : Field::kCount;
  Put(readings, number.ordinal ? ord_ : num_, number.length).Set(field, number.value);
  if (number.value >= 1 && number.value <= 31) {
    Put(readings, number.ordinal ? spelled_th_ : spelled_day_, number.length).Set(Field::kDay, number.value);
  }
  if (number.value >= 1 && number.value <= 12 && !number.ordinal) {
    Put(readings, spelled_hour_, number.length).Set(Field::kHour, number.value);
  }
  if (!number.ordinal && number.value >= 2000 && number.value <= kLastYear) {
    Put(readings, spelled_year_, number.length).Set(Field::kYear, number.value);
  }
}

}  // namespace demarche::time
