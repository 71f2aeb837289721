#include "ingest/html/publisher.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/ascii.h"
#include "core/day.h"
#include "ingest/html/head.h"

namespace demarche::ingest {
namespace {

bool IsHostOf(std::string_view host, std::string_view owner) {
  return host == owner ||
         (host.size() > owner.size() && host.ends_with(owner) && host[host.size() - owner.size() - 1] == '.');
}

bool HasWord(std::string_view list, std::string_view word) {
  const std::vector<std::string_view> words = Split(list, ' ');
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The two digits at `at`, or -1.
int TwoDigits(std::string_view text, std::size_t at) {
  int value = -1;
  if (at + 2 <= text.size()) std::from_chars(text.data() + at, text.data() + at + 2, value);
  return value;
}

}  // namespace

const PublisherRule* FindPublisher(const IngestRules& rules, std::string_view url) {
  const std::string host = LowerAscii(HostOf(url));
  for (const PublisherRule& rule : rules.publishers) {
    const bool fits = std::any_of(rule.hosts.begin(), rule.hosts.end(),
                                  [&](const std::string& owner) { return IsHostOf(host, owner); });
    if (fits) return &rule;
  }
  return nullptr;
}

bool FitsSelector(const PageNode& node, const std::vector<std::string>& selectors) {
  if (node.name.empty()) return false;
  return std::any_of(selectors.begin(), selectors.end(), [&](std::string_view selector) {
    const std::size_t mark = std::min(selector.size(), selector.find_first_of(".#"));
    if (mark > 0 && selector.substr(0, mark) != node.name) return false;
    if (mark == selector.size()) return true;
    const std::string_view word = selector.substr(mark + 1);
    return selector[mark] == '.' ? HasWord(node.Get("class"), word) : node.Get("id") == word;
  });
}

std::string OnClockOf(const std::string& zone, std::string text) {
  const std::optional<Day> day = ParseInstantDay(text);
  const bool utc = text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("+0000");
  if (zone.empty() || !utc || !day || text.size() < 16) return text;
  const int second = text[16] == ':' ? std::max(0, TwoDigits(text, 17)) : 0;
  const date::sys_seconds instant = *day + std::chrono::hours(TwoDigits(text, 11)) +
                                    std::chrono::minutes(TwoDigits(text, 14)) + std::chrono::seconds(second);
  try {
    const date::sys_info info = date::locate_zone(zone)->get_info(instant);
    const date::sys_seconds local = instant + info.offset;
    const Day local_day = date::floor<date::days>(local);
    const auto clock = std::chrono::duration_cast<std::chrono::seconds>(local - local_day).count();
    const auto offset = std::chrono::duration_cast<std::chrono::minutes>(info.offset).count();
    return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", FormatDay(local_day), clock / 3600,
                       clock / 60 % 60, clock % 60, offset < 0 ? '-' : '+', std::abs(offset) / 60,
                       std::abs(offset) % 60);
  } catch (const std::runtime_error&) {
    return text;  // no database, or one without this zone
  }
}

}  // namespace demarche::ingest
