#include "renderer/text/title.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "renderer/text/actors.h"
#include "renderer/text/escape.h"

namespace demarche {
namespace {

constexpr std::size_t kMostNamed = 3;
constexpr std::size_t kShare = 3;  ///< one entry in three

/// Those who take part in enough of the entries, the commonest first, then by key.
std::vector<std::string> MainActors(const Timeline& timeline) {
  std::map<std::string, std::size_t> counts;
  for (const Entry& entry : timeline.entries) {
    for (const std::string& key : ActorKeysOf(entry)) ++counts[key];
  }
  std::vector<std::pair<std::size_t, std::string>> often;
  for (const auto& [key, count] : counts) {
    if (count * kShare >= timeline.entries.size()) often.emplace_back(count, key);
  }
  std::stable_sort(often.begin(), often.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> keys;
  for (const auto& [count, key] : often) {
    if (keys.size() < kMostNamed) keys.push_back(key);
  }
  return keys;
}

}  // namespace

std::string TitleOf(const Timeline& timeline, const std::map<std::string, std::string>& names) {
  std::string title = CleanLine(timeline.title);
  if (!title.empty()) return title;
  const std::vector<std::string> keys = MainActors(timeline);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    title += i == 0 ? "" : i + 1 == keys.size() ? " and " : ", ";
    title += NameFor(names, keys[i]);
  }
  return title.empty() ? "Timeline" : title;
}

}  // namespace demarche
