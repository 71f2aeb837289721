#include "renderer/text/sources.h"

#include <map>
#include <set>

#include "base/ascii.h"
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

std::vector<std::string> Publishers(const std::vector<Report>& reports) {
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Report& report : reports) {
    if (!report.publisher.empty() && seen.insert(report.publisher).second) names.push_back(report.publisher);
  }
  return names;
}

}  // namespace demarche
