// A dateline is a place in capital initials, then perhaps a date and an agency, then a dash or a
// spaced colon. Since "Japan - a country of islands" looks alike, a dash counts only behind
// an agency in brackets, a month, or a place all in capitals.
#include "ingest/dateline.h"

#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/rules.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxDateline = 80;
constexpr std::size_t kMaxPlaceWords = 8;
constexpr std::array<std::string_view, 6> kSeparators{" : ", " -- ", " - ", "—", "–", "--"};

struct Cut {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};

/// The first separator near the beginning.
Cut FindCut(std::string_view text) {
  Cut cut;
  const std::string_view near = text.substr(0, kMaxDateline + 4);
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = near.find(separator);
    if (at < cut.begin) cut = {at, at + separator.size()};
  }
  return cut;
}

bool IsConnector(std::string_view word) {
  constexpr std::array<std::string_view, 8> kConnectors{"of", "the", "and", "de", "del", "la", "al", "/"};
  for (const std::string_view each : kConnectors) {
    if (word == each) return true;
  }
  return false;
}

bool BeginsUpper(std::string_view word) { return IsUpperCodePoint(DecodeAt(word, 0).value); }

/// Whether `head` reads as place, date and agency; see the head of the file.
bool IsDateline(std::string_view head, bool colon, const IngestRules& rules) {
  if (head.empty() || !BeginsUpper(head)) return false;
  const bool agency = head.back() == ')' && head.find('(') != std::string_view::npos;
  const std::string_view place = Trim(agency ? head.substr(0, head.rfind('(')) : head);
  bool month = false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::string_view word : Split(place, ' ')) {
    while (word.ends_with(',') || word.ends_with('.')) word.remove_suffix(1);
    if (word.empty()) continue;
    if (MonthOf(rules, word) != 0) month = true;
    if (!BeginsUpper(word) && !IsDigit(word[0]) && !IsConnector(word)) return false;
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
  if (words == 0 || words > kMaxPlaceWords) return false;
  return agency || month || capitals >= 3 || (colon && words <= 4);
}

}  // namespace

std::string TakeDateline(std::string& paragraph, const IngestRules& rules) {
  const std::string_view text = paragraph;
  const Cut cut = FindCut(text);
  if (cut.begin == std::string_view::npos) return {};
  const bool colon = text.substr(cut.begin, 3) == " : ";
  const std::string_view rest = Trim(text.substr(cut.end));
  if (rest.empty() || !IsDateline(Trim(text.substr(0, cut.begin)), colon, rules)) return {};
  if (IsLower(rest[0])) return {};
  std::string dateline(Trim(text.substr(0, cut.end)));
  paragraph = std::string(rest);
  return dateline;
}

}  // namespace demarche::ingest
