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

bool FitsStep(const PageNode& node, const SelectorStep& step) {
  if (node.name.empty() || (!step.element.empty() && step.element != node.name)) return false;
  const std::string_view of_class = node.Get("class");
  return std::all_of(step.classes.begin(), step.classes.end(),
                     [&](const std::string& each) { return HasWord(of_class, each); }) &&
         std::all_of(step.attributes.begin(), step.attributes.end(), [&](const auto& each) {
           return each.any ? node.attributes.contains(each.name) : node.Get(each.name) == each.value;
         });
}

/// Of the elements around a node, the nearest that fits is as good as any.
bool Fits(const std::vector<PageNode>& tree, std::uint32_t node, const Selector& selector) {
  if (!FitsStep(tree[node], selector.back())) return false;
  std::size_t left = selector.size() - 1;
  while (left > 0 && node != 0) {
    node = tree[node].parent;
    if (FitsStep(tree[node], selector[left - 1])) --left;
  }
  return left == 0;
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

bool FitsSelector(const std::vector<PageNode>& tree, std::uint32_t node,
                  const std::vector<Selector>& selectors) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](const Selector& selector) { return Fits(tree, node, selector); });
}

std::uint32_t FirstFit(const std::vector<PageNode>& tree, const std::vector<Selector>& selectors) {
  for (std::uint32_t i = 1; !selectors.empty() && i < tree.size(); ++i) {
    if (FitsSelector(tree, i, selectors)) return i;
  }
  return 0;
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
