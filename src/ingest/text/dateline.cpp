// A dateline is a place in capital initials, then perhaps a date and an agency, then a dash or a
// spaced colon. Since "Japan - a country of islands" looks alike, a dash counts only behind
// an agency in brackets, a month, or a place all in capitals; a colon without a space only behind
// a month and its day ("Hong Kong, September 20:"). Wires of the 1990s have an underscore for the dash, right
// behind the bracket ("HANOI (Meridian)_ ").
#include "ingest/text/dateline.h"

#include <array>

#include "base/ascii.h"
#include "ingest/rules.h"
#include "ingest/text/date_text.h"
#include "ingest/text/lines.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxDateline = 80;
constexpr std::size_t kMaxPlaceWords = 8;
constexpr std::array<std::string_view, 7> kSeparators{" : ", " -- ", " - ", "—", "–", "--", " _ "};

struct Cut {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  bool colon = false;  ///< with a space before it
};

/// The first separator near the beginning.
Cut FindCut(std::string_view text, const IngestRules& rules) {
  Cut cut;
  const std::string_view near = text.substr(0, kMaxDateline + 4);
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = near.find(separator);
    if (at < cut.begin) cut = {at, at + separator.size(), separator == " : "};
  }
  if (const std::size_t bracket = near.find(")_"); bracket < cut.begin)
    cut = {bracket + 1, bracket + 2, false};
  const std::size_t colon = near.find(": ");
  if (colon < cut.begin && colon > 0 && IsDigit(near[colon - 1]) &&
      FindMonthDay(near.substr(0, colon), rules).month != 0)
    return {colon, colon + 2, false};
  return cut;
}

/// Whether `head` reads as place, date and agency; see the head of the file.
bool IsDateline(std::string_view head, bool colon, const IngestRules& rules) {
  if (head.empty() || !BeginsUpper(head)) return false;
  const bool agency = head.back() == ')' && head.find('(') != std::string_view::npos;
  const std::string_view place = Trim(agency ? head.substr(0, head.rfind('(')) : head);
  bool month = false;
  std::size_t words = 0;
  std::size_t labels = 0;
  std::size_t capitals = 0;
  for (std::string_view word : Split(place, ' ')) {
    while (word.ends_with(',') || word.ends_with('.')) word.remove_suffix(1);
    if (word.empty()) continue;
    if (MonthOf(rules, word) != 0) month = true;
    if (!BeginsUpper(word) && !IsDigit(word[0]) && !IsWordOf(rules, "name link", word) && word != "/")
      return false;
    if (IsWordOf(rules, "section", word)) ++labels;  // "EXCLUSIVE - " is no place
    ++words;
  }
  const std::string_view city = place.substr(0, place.find(','));
  for (const char c : city) {
    if (IsLower(c)) {
      capitals = 0;
      break;
    }
    if (IsUpper(c)) ++capitals;
  }
  if (words == 0 || words > kMaxPlaceWords || labels == words) return false;
  return agency || month || capitals >= 3 || (colon && words <= 4);
}

}  // namespace

std::string TakeDateline(std::string& paragraph, const IngestRules& rules) {
  const std::string_view text = paragraph;
  const Cut cut = FindCut(text, rules);
  if (cut.begin == std::string_view::npos) return {};
  const std::string_view rest = Trim(text.substr(cut.end));
  if (rest.empty() || IsLower(rest[0])) return {};
  if (!IsDateline(Trim(text.substr(0, cut.begin)), cut.colon, rules)) return {};
  std::string dateline(Trim(text.substr(0, cut.end)));
  paragraph = std::string(rest);
  return dateline;
}

std::string AgencyOf(std::string_view dateline) {
  const std::size_t open = dateline.rfind('(');
  const std::size_t close = dateline.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  return std::string(Trim(dateline.substr(open + 1, close - open - 1)));
}

}  // namespace demarche::ingest
