#include "ingest/rules.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche {
namespace {

/// Without capitals; the quick way where it is enough.
std::string Fold(std::string_view text) {
  const bool ascii = std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
  return ascii ? LowerAscii(text) : FoldCase(text);
}

/// The lexicon has checked them.
std::vector<Selector> SelectorsFrom(std::span<const std::string_view> items) {
  std::vector<Selector> selectors;
  for (const std::string_view item : items) {
    if (Result<Selector> selector = ParseSelector(item)) selectors.push_back(*std::move(selector));
  }
  return selectors;
}

std::vector<PublisherRule> PublishersFrom(const Lexicon& lexicon) {
  constexpr const char* kTable = "publishers";
  std::vector<PublisherRule> publishers;
  for (const LexiconRow& row : lexicon.Rows(kTable)) {
    const auto text = [&](const char* name) { return row.Text(Lexicon::Column(kTable, name)); };
    const auto items = [&](const char* name) { return row.Items(Lexicon::Column(kTable, name)); };
    const auto selectors = [&](const char* name) { return SelectorsFrom(items(name)); };
    PublisherRule& rule = publishers.emplace_back();
    const auto string = [&](const char* name) { return std::string(text(name)); };
    const std::span<const std::string_view> hosts = items("hosts");
    rule = {{hosts.begin(), hosts.end()},
            string("name"),
            string("order"),
            string("zone"),
            selectors("title"),
            selectors("text"),
            selectors("date"),
            selectors("author"),
            selectors("drop"),
            {}};
    for (const std::string_view line : items("boilerplate")) rule.boilerplate.push_back(Fold(line));
  }
  return publishers;
}

}  // namespace

IngestRules IngestRulesFrom(const Lexicon& lexicon) {
  constexpr const char* kTable = "ingest words";
  const std::size_t of_class = Lexicon::Column(kTable, "class");
  const std::size_t words = Lexicon::Column(kTable, "words");
  IngestRules rules;
  for (const LexiconRow& row : lexicon.Rows(kTable)) {
    const std::string name(row.Text(of_class));
    std::vector<std::string>& items = rules.rows[name].emplace_back();
    for (const std::string_view item : row.Items(words)) items.push_back(Fold(item));
    rules.words[name].insert(items.begin(), items.end());
  }
  for (const LexiconRow& row : lexicon.Rows("date orders")) {
    const bool day_first = row.Text(Lexicon::Column("date orders", "order")) == "day first";
    const std::span<const std::string_view> countries =
        row.Items(Lexicon::Column("date orders", "countries"));
    if (day_first) rules.words["day first country"].insert(countries.begin(), countries.end());
  }
  rules.publishers = PublishersFrom(lexicon);
  return rules;
}

namespace ingest {
namespace {

/// Boilerplate is short; longer lines are prose.
constexpr std::size_t kMaxPatternLine = 400;

using Rows = std::vector<std::vector<std::string>>;

const Rows& RowsOf(const IngestRules& rules, std::string_view of_class) {
  static const Rows kNone;
  const auto found = rules.rows.find(of_class);
  return found == rules.rows.end() ? kNone : found->second;
}

/// Both small-lettered. Pieces between "..." are found from left to right; the outer ones are tied to
/// the ends of the line unless the pattern is open there.
bool Fits(std::string_view line, std::string_view pattern) {
  constexpr std::string_view kAny = "...";
  // Most patterns end here, and there are hundreds for each line.
  if (!pattern.empty() && pattern[0] != kAny[0] && !line.starts_with(pattern[0])) return false;
  const bool open_left = pattern.starts_with(kAny);
  const bool open_right = pattern.ends_with(kAny);
  if (pattern.find(kAny) == std::string_view::npos) return line == pattern;
  bool first = true;
  while (!pattern.empty()) {
    const std::size_t dots = pattern.find(kAny);
    const std::string_view piece = Trim(pattern.substr(0, dots));
    const bool last = dots == std::string_view::npos;
    pattern.remove_prefix(last ? pattern.size() : dots + kAny.size());
    if (piece.empty()) {
      first = false;
      continue;
    }
    if (last && !open_right) return line.ends_with(piece);
    const std::size_t at = line.find(piece);
    if (at == std::string_view::npos || (first && !open_left && at != 0)) return false;
    line.remove_prefix(at + piece.size());
    first = false;
  }
  return true;
}

}  // namespace

std::vector<std::string_view> WordsOf(const IngestRules& rules, std::string_view of_class) {
  std::vector<std::string_view> words;
  for (const std::vector<std::string>& row : RowsOf(rules, of_class))
    words.insert(words.end(), row.begin(), row.end());
  return words;
}

bool IsWordOf(const IngestRules& rules, std::string_view of_class, std::string_view word) {
  const auto found = rules.words.find(of_class);
  return found != rules.words.end() && found->second.count(Fold(word)) != 0;
}

bool HasPartOf(const IngestRules& rules, std::string_view of_class, std::string_view attribute) {
  for (std::size_t at = 0; at < attribute.size();) {
    std::size_t end = at;
    while (end < attribute.size() && (IsAlpha(attribute[end]) || IsDigit(attribute[end]))) ++end;
    if (end > at && IsWordOf(rules, of_class, attribute.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool FitsPattern(const std::vector<std::string>& patterns, std::string_view line) {
  if (patterns.empty() || line.size() > kMaxPatternLine) return false;
  const std::string low = Fold(line);
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return Fits(low, pattern); });
}

bool FitsPatternOf(const IngestRules& rules, std::string_view of_class, std::string_view line) {
  if (line.size() > kMaxPatternLine) return false;
  const std::string low = Fold(line);
  for (const std::vector<std::string>& row : RowsOf(rules, of_class)) {
    for (const std::string& pattern : row) {
      if (Fits(low, pattern)) return true;
    }
  }
  return false;
}

unsigned MonthOf(const IngestRules& rules, std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  if (!IsWordOf(rules, "month", word)) return 0;
  const std::string wanted = Fold(word);
  const Rows& months = RowsOf(rules, "month");
  for (std::size_t i = 0; i < months.size() && i < 12; ++i) {
    for (const std::string& each : months[i]) {
      if (each == wanted) return static_cast<unsigned>(i + 1);
    }
  }
  return 0;
}

}  // namespace ingest
}  // namespace demarche
