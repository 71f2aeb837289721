// A credit holds names and a date and nothing else: every word begins with a capital, links two names
// ("of"), tells an office ("Staff Writer") or belongs to the date.
#include "ingest/text/credit.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "ingest/rules.h"
#include "ingest/text/lines.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxCredit = 120;
constexpr std::size_t kMaxByline = 90;
constexpr std::size_t kMaxNames = 70;
constexpr std::size_t kMaxNameWords = 8;

bool IsMark(char c) { return !IsAlpha(c) && !IsDigit(c) && (c & 0x80) == 0; }

/// The word without marks around it: "Hanoi" of "(Hanoi,".
std::string_view Bare(std::string_view word) {
  while (!word.empty() && IsMark(word.front())) word.remove_prefix(1);
  while (!word.empty() && IsMark(word.back())) word.remove_suffix(1);
  return word;
}

/// Counts of the words of a line; marks that stand alone do not count.
struct NameCount {
  std::size_t words = 0;
  std::size_t offices = 0;  ///< "Writer", "correspondent"
  std::size_t others = 0;   ///< words that are in no name
};

NameCount CountNames(std::string_view line, const IngestRules& rules) {
  NameCount count;
  for (const std::string_view raw : Split(line, ' ')) {
    const std::string_view word = Bare(raw);
    if (word.empty()) continue;
    ++count.words;
    if (IsWordOf(rules, "office", word)) {
      ++count.offices;
    } else if (!BeginsUpper(word) && !IsWordOf(rules, "name link", word)) {
      ++count.others;
    }
  }
  return count;
}

/// "By Jane Doe", "By A. Writer and B. Writer, in Tokyo": a pattern of the rules, mostly names; or names with
/// an office.
bool IsByline(std::string_view line, const IngestRules& rules) {
  if (line.size() > kMaxByline || line.ends_with('.')) return false;
  const NameCount count = CountNames(line, rules);
  if (FitsPatternOf(rules, "byline", line)) return count.others * 2 <= count.words;
  return count.offices > 0 && count.others == 0 && count.words >= 2 && count.words <= kMaxNameWords;
}

/// The newspaper in the words before a date: labels off the front, one name, no second one.
std::string PublisherIn(std::string_view before, const IngestRules& rules) {
  std::vector<std::string_view> words;
  for (const std::string_view word : Split(before, ' ')) {
    const std::string_view bare = Bare(word);
    const bool beside = IsWordOf(rules, "date label", bare) || IsWordOf(rules, "weekday", bare);
    if (beside && words.empty()) continue;
    if (beside) break;
    words.push_back(word);
  }
  if (words.empty()) return {};
  std::string_view name(
      words.front().data(),
      static_cast<std::size_t>(words.back().data() - words.front().data()) + words.back().size());
  for (const std::string_view mark : {" / ", " | ", " — ", " – ", " - "})
    name = name.substr(0, name.find(mark));
  while (!name.empty() && IsMark(name.back()) && name.back() != ')') name.remove_suffix(1);
  return name.find(',') == std::string_view::npos ? Squeeze(name) : std::string();
}

}  // namespace

bool IsNames(std::string_view line, const IngestRules& rules) {
  if (line.size() > kMaxNames || EndsSentence(line) || line.ends_with('?')) return false;
  if (std::any_of(line.begin(), line.end(), IsDigit)) return false;
  const NameCount count = CountNames(line, rules);
  return count.words >= 2 && count.words <= kMaxNameWords && count.others == 0;
}

std::optional<Credit> ReadCredit(std::string_view line, const IngestRules& rules, DayOrder order) {
  if (line.empty() || line.size() > kMaxCredit) return std::nullopt;
  Credit credit;
  if (const std::optional<DateLine> date = ReadDateLine(line, rules, order)) {
    if (!date->modified) credit.day = date->day;
    return credit;
  }
  const bool byline = IsByline(line, rules);
  const std::optional<FoundDate> found = FindDate(line, rules, order);
  if (!found) return byline ? std::optional<Credit>(credit) : std::nullopt;
  const std::string_view before = Trim(line.substr(0, found->begin));
  const std::string beside_date = std::string(before) + " " + std::string(line.substr(found->end));
  std::string rest;
  for (const std::string_view word : Split(beside_date, ' ')) {
    const std::string_view bare = Bare(word);
    const bool number = std::all_of(bare.begin(), bare.end(), [](char c) { return IsDigit(c) || IsMark(c); });
    const bool beside = number || IsWordOf(rules, "date label", bare) || IsWordOf(rules, "weekday", bare) ||
                        IsWordOf(rules, "modified", bare);
    if (!beside) rest += std::string(bare) + " ";
  }
  const NameCount count = CountNames(rest, rules);
  if (count.others > 0 || count.words > kMaxNameWords || (EndsSentence(line) && !line.ends_with("m.")))
    return std::nullopt;
  credit.day = found->day;
  if (!byline && !FitsPatternOf(rules, "byline", line)) credit.publisher = PublisherIn(before, rules);
  return credit;
}

}  // namespace demarche::ingest
