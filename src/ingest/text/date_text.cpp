// A day is only read where day, month and year are certain: 03/04/2010 is nobody's date, unless the page
// is known to put the day or the month first. Dots (26.01.2022) always put the day first; with two digits of
// the year (26.01.22) only on such a page.
#include "ingest/text/date_text.h"

#include <fmt/format.h>

#include <vector>

#include "base/ascii.h"
#include "ingest/rules.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxDateLine = 100;

std::optional<Day> MakeDay(int year, unsigned month, unsigned day) {
  const date::year_month_day ymd{date::year(year), date::month(month), date::day(day)};
  if (year < 1800 || year > 2100 || !ymd.ok()) return std::nullopt;
  return Day(ymd);
}

bool IsPlausible(Day day) {
  const int year = static_cast<int>(date::year_month_day(day).year());
  return year >= 1800 && year <= 2100;
}

/// Runs of letters or of digits; `number` is -1 for words and for more than eight digits.
struct Word {
  std::string_view text;
  int number = -1;
};

std::vector<Word> Words(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const char first = text[at];
    const auto same = [&](char c) { return IsDigit(first) ? IsDigit(c) : IsAlpha(c) || (c & 0x80) != 0; };
    if (!IsDigit(first) && !same(first)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && same(text[end])) ++end;
    Word word{text.substr(at, end - at)};
    if (IsDigit(first) && word.text.size() <= 8) {
      word.number = 0;
      for (const char c : word.text) word.number = word.number * 10 + (c - '0');
    }
    words.push_back(word);
    at = end;
  }
  return words;
}

/// The one mark that stands between two words of a numeric date ("-" of "2010-09"), or 0.
char Joint(const Word& left, const Word& right) {
  const char* end = left.text.data() + left.text.size();
  const std::string_view between = Trim({end, static_cast<std::size_t>(right.text.data() - end)});
  return between.size() == 1 ? between[0] : '\0';
}

/// Whether the words from `at` on are three numbers joined alike: "2010-09-12", "26. 1. 2022".
bool AreJoined(const std::vector<Word>& words, std::size_t at) {
  if (at + 2 >= words.size() || words[at + 1].number < 0 || words[at + 2].number < 0) return false;
  const char joint = Joint(words[at], words[at + 1]);
  return (joint == '-' || joint == '/' || joint == '.') && joint == Joint(words[at + 1], words[at + 2]);
}

/// 2022 of 22, and 1998 of 98: pages are younger than 1970.
int FullYear(int two_digits) { return two_digits < 70 ? 2000 + two_digits : 1900 + two_digits; }

struct FoundDay {
  Day day;
  std::size_t first;  ///< index of its first word
  std::size_t last;   ///< one past its last word
};

/// A date in words that begins at word `at`.
std::optional<FoundDay> DayInWords(const std::vector<Word>& words, std::size_t at, const IngestRules& rules,
                                   DayOrder order) {
  const auto number = [&](std::size_t i) { return i < words.size() ? words[i].number : -1; };
  const auto month = [&](std::size_t i) {
    return i < words.size() && words[i].number < 0 ? MonthOf(rules, words[i].text) : 0U;
  };
  const auto past = [&](std::string_view of_class, std::size_t i) {
    return i < words.size() && IsWordOf(rules, of_class, words[i].text) ? i + 1 : i;
  };
  const auto found = [&](int year, unsigned in_month, int day, std::size_t last) -> std::optional<FoundDay> {
    const std::optional<Day> made =
        day > 0 ? MakeDay(year, in_month, static_cast<unsigned>(day)) : std::nullopt;
    return made ? std::optional<FoundDay>({*made, at, last}) : std::nullopt;
  };
  if (const unsigned first = month(at); first != 0) {  // September 12, 2010
    std::size_t year = past("ordinal", at + 2);
    // "Nov 24 04:19:41 UTC 2026", as asctime writes it.
    const auto is_clock = [&](std::size_t i) { return number(i) >= 0 && words[i].text.size() == 2; };
    if (is_clock(year) && is_clock(year + 1) && is_clock(year + 2)) {
      year += 3;
      if (number(year) < 0) ++year;
    }
    return found(number(year), first, number(at + 1), year + 1);
  }
  if (number(at) < 0) return std::nullopt;
  const std::size_t middle = past("date link", past("ordinal", at + 1));
  if (const unsigned second = month(middle); second != 0) {  // 12 September 2010, 12 de septiembre de 2010
    const std::size_t year = past("date link", middle + 1);
    return found(number(year), second, number(at), year + 1);
  }
  const auto is_sign = [&](std::size_t i) {
    return i < words.size() && words[i].number < 0 && words[i].text.size() == 3 &&
           (words[i].text[0] & 0x80) != 0;
  };
  if (words[at].text.size() == 4 && is_sign(at + 1) && number(at + 2) > 0 &&
      is_sign(at + 3)) {  // 2010年9月12日
    return found(number(at), static_cast<unsigned>(number(at + 2)), number(at + 4), at + 5);
  }
  if (!AreJoined(words, at)) return std::nullopt;
  if (words[at].text.size() == 4) {  // 2010-09-12
    return found(number(at), static_cast<unsigned>(number(at + 1)), number(at + 2), at + 3);
  }
  const char joint = Joint(words[at], words[at + 1]);
  const bool short_year = words[at].text.size() <= 2 && words[at + 2].text.size() == 2 &&
                          (at == 0 || Joint(words[at - 1], words[at]) != joint) &&
                          (at + 3 >= words.size() || Joint(words[at + 2], words[at + 3]) != joint);
  if (short_year && order == DayOrder::kDayFirst && joint != '-') {  // 26.01.22, 26/01/22
    return found(FullYear(number(at + 2)), static_cast<unsigned>(number(at + 1)), number(at), at + 3);
  }
  if (short_year && order == DayOrder::kYearFirst) {  // 22-01-26
    return found(FullYear(number(at)), static_cast<unsigned>(number(at + 1)), number(at + 2), at + 3);
  }
  if (number(at + 2) > 999) {  // 26.01.2022, 26/01/2022, 01/26/2022
    const int a = number(at);
    const int b = number(at + 1);
    const auto day_first = found(number(at + 2), static_cast<unsigned>(b), a, at + 3);
    const auto month_first = found(number(at + 2), static_cast<unsigned>(a), b, at + 3);
    if (joint == '.' || !month_first || a == b || order == DayOrder::kDayFirst) return day_first;
    if (!day_first || order == DayOrder::kMonthFirst) return month_first;
  }
  return std::nullopt;
}

std::optional<FoundDay> FirstDay(const std::vector<Word>& words, const IngestRules& rules,
                                 DayOrder order = DayOrder::kUnknown) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (const std::optional<FoundDay> found = DayInWords(words, at, rules, order)) return found;
  }
  return std::nullopt;
}

std::optional<Day> CompactDay(std::string_view digits) {
  const std::vector<Word> words = Words(digits.substr(0, 8));
  if (words.size() != 1 || words[0].text.size() != 8) return std::nullopt;
  const int value = words[0].number;
  return MakeDay(value / 10000, static_cast<unsigned>(value / 100 % 100), static_cast<unsigned>(value % 100));
}

/// Of a date line, what may stand beside the date: labels, weekdays, clock times, zones.
bool IsBesideDate(const Word& word, const IngestRules& rules) {
  if (word.number >= 0) return word.text.size() <= 2 || word.text.size() == 4;
  return IsWordOf(rules, "date label", word.text) || IsWordOf(rules, "weekday", word.text) ||
         IsWordOf(rules, "modified", word.text) || word.text == "T";
}

}  // namespace

std::optional<Day> FindDay(std::string_view text, const IngestRules& rules, DayOrder order) {
  const std::optional<FoundDay> found = FirstDay(Words(text), rules, order);
  if (!found) return std::nullopt;
  return found->day;
}

std::optional<FoundDate> FindDate(std::string_view text, const IngestRules& rules, DayOrder order) {
  const std::vector<Word> words = Words(text);
  const std::optional<FoundDay> found = FirstDay(words, rules, order);
  if (!found) return std::nullopt;
  const auto at = [&](const char* place) { return static_cast<std::size_t>(place - text.data()); };
  const std::string_view last = words[found->last - 1].text;
  return FoundDate{found->day, at(words[found->first].text.data()), at(last.data() + last.size())};
}

MonthDay FindMonthDay(std::string_view text, const IngestRules& rules) {
  const std::vector<Word> words = Words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const unsigned month = words[i].number < 0 ? MonthOf(rules, words[i].text) : 0;
    if (month == 0) continue;
    for (const std::size_t at : {i + 1, i - 1}) {
      if (at < words.size() && words[at].number > 0 && words[at].number <= 31)
        return {month, static_cast<unsigned>(words[at].number)};
    }
  }
  return {};
}

std::optional<std::string> ReadDate(std::string_view text, const IngestRules& rules, DayOrder order) {
  text = Trim(text.substr(0, 200));
  if (const std::optional<Day> day = ParseInstantDay(text); day && IsPlausible(*day)) {
    std::string iso(text);
    if (iso.size() > 10) iso[10] = 'T';
    return iso;
  }
  if (const std::optional<Day> day = ParseDay(text.substr(0, 10)); day && IsPlausible(*day))
    return FormatDay(*day);
  if (const std::optional<Day> day = FindDay(text, rules, order)) return FormatDay(*day);
  const bool digits_only = text.size() == 8 || (text.size() > 8 && !IsDigit(text[8])) || text.size() == 14;
  if (const std::optional<Day> day = digits_only ? CompactDay(text) : std::nullopt) return FormatDay(*day);
  return std::nullopt;
}

std::optional<DateLine> ReadDateLine(std::string_view line, const IngestRules& rules, DayOrder order) {
  if (line.size() > kMaxDateLine) return std::nullopt;
  const std::vector<Word> words = Words(line);
  const std::optional<FoundDay> found = FirstDay(words, rules, order);
  if (!found) return std::nullopt;
  DateLine result{found->day};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= found->first && i < found->last) continue;
    if (!IsBesideDate(words[i], rules)) return std::nullopt;
    if (i < found->first && IsWordOf(rules, "modified", words[i].text)) result.modified = true;
  }
  return result;
}

std::optional<Day> DayOfUrl(std::string_view url, const IngestRules& rules) {
  const std::size_t host = url.find("//");
  const std::size_t path = url.find('/', host == std::string_view::npos ? 0 : host + 2);
  if (path == std::string_view::npos) return std::nullopt;
  const std::vector<Word> words =
      Words(url.substr(path, std::min<std::size_t>(url.find_first_of("?#", path), path + 2000) - path));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].text.size() == 8 && words[i].number >= 0) {
      if (const std::optional<Day> day = CompactDay(words[i].text)) return day;
    }
    if (i + 2 < words.size() && words[i].text.size() == 4 && words[i].number > 0 && words[i + 1].number > 0 &&
        words[i + 2].number > 0 && words[i + 1].text.size() <= 2 && words[i + 2].text.size() <= 2) {
      if (const std::optional<Day> day = MakeDay(words[i].number, static_cast<unsigned>(words[i + 1].number),
                                                 static_cast<unsigned>(words[i + 2].number))) {
        return day;
      }
    }
    if (AreJoined(words, i) && words[i + 2].text.size() == 4) {  // /26-01-2022
      if (const auto found = DayInWords(words, i, rules, DayOrder::kUnknown)) return found->day;
    }
  }
  return std::nullopt;
}

}  // namespace demarche::ingest
