#include "renderer/text/sources.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.h"
#include "base/shingle.h"
#include "base/utf8.h"
#include "renderer/text/escape.h"

namespace demarche {

std::vector<ReportGroup> GroupCopies(const std::vector<Report>& reports) {
  std::vector<ReportGroup> groups;
  std::map<std::string, std::size_t> seen;
  for (const Report& report : reports) {
    const std::string words = FoldCase(CleanLine(report.text));
    const auto [at, fresh] = seen.try_emplace(words, groups.size());
    if (fresh || words.empty()) {
      groups.push_back({&report});
    } else {
      groups[at->second].push_back(&report);
    }
  }
  return groups;
}

std::size_t CountSources(const std::vector<Report>& reports) {
  constexpr std::size_t kMostCompared = 64;
  std::vector<std::vector<std::uint64_t>> wordings;
  std::set<std::string> named;
  std::size_t unnamed = 0;
  for (const ReportGroup& group : GroupCopies(reports)) {
    std::vector<std::uint64_t> shingles = ShinglesOf(group.front()->text);
    const bool copy = std::any_of(wordings.begin(), wordings.end(),
                                  [&](const auto& other) { return AreCopies(other, shingles); });
    if (copy) continue;
    if (wordings.size() < kMostCompared) wordings.push_back(std::move(shingles));
    const std::string& publisher = group.front()->publisher;
    if (publisher.empty()) {
      ++unnamed;
    } else {
      named.insert(publisher);
    }
  }
  return named.size() + unnamed;
}

std::vector<std::string> Publishers(const std::vector<Report>& reports) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Report& report : reports) {
    if (!report.publisher.empty() && seen.insert(report.publisher).second) names.push_back(report.publisher);
  }
  return names;
}

}  // namespace demarche
