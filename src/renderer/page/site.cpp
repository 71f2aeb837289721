#include "renderer/page/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMostActorPages = 500;
constexpr std::size_t kMostPairPages = 1000;
constexpr std::size_t kMostArticlePages = 20'000;
constexpr std::size_t kMostNameBytes = 40;

/// File names that differ also where upper and lower case are one.
class FileNames {
 public:
  explicit FileNames(std::string folder) : folder_(std::move(folder)) {}

  std::string Make(std::string_view wish) {
    std::string name;
    for (const char c : wish.substr(0, kMostNameBytes)) {
      name += IsAlpha(c) || IsDigit(c) || c == '-' ? LowerAscii(std::string_view(&c, 1)) : "_";
    }
    if (name.empty()) name = "_";
    // A number after a dot stands in no wish.
    if (!taken_.insert(name).second) name += "." + std::to_string(++last_);
    return folder_ + "/" + name + ".html";
  }

 private:
  std::string folder_;
  std::set<std::string> taken_;
  std::size_t last_ = 1;
};

/// The `most` keys that occur most often, ties by key.
template <typename Key>
std::vector<Key> Commonest(const std::map<Key, std::size_t>& counts, std::size_t most) {
  std::vector<std::pair<Key, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<Key> keys;
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) keys.push_back(order[i].first);
  return keys;
}

void NameActors(SiteMap& map, const Timeline& timeline) {
  std::map<std::string, std::size_t> actors;
  std::map<ActorPair, std::size_t> pairs;
  for (const Entry& entry : timeline.entries) {
    for (const std::string& key : ActorKeysOf(entry)) ++actors[key];
    for (const ActorPair& pair : DyadsOf(entry)) ++pairs[pair];
  }
  FileNames actor_names("actor");
  for (const std::string& key : Commonest(actors, kMostActorPages)) map.actors[key] = actor_names.Make(key);
  FileNames pair_names("dyad");
  for (const ActorPair& pair : Commonest(pairs, kMostPairPages)) {
    map.pairs[pair] = pair_names.Make(pair.first.substr(0, kMostNameBytes / 2) + "-" + pair.second);
  }
}

void NameArticles(SiteMap& map, const Timeline& timeline, const ArticleSource& articles) {
  if (!articles.has) return;
  constexpr std::string_view kScheme = "sha256:";
  FileNames names("article");
  for (const Entry& entry : timeline.entries) {
    for (const Report& report : entry.reports) {
      if (map.article_files.contains(report.article) || !articles.has(report.article)) continue;
      if (map.article_files.size() == kMostArticlePages) return;
      std::string_view id = report.article;
      if (id.starts_with(kScheme)) id = id.substr(kScheme.size(), 16);
      map.article_files[report.article] = names.Make(id);
    }
  }
}

/// How many reports that were left out for `reason` can be listed.
std::size_t CountLeftOut(const Timeline& timeline, LeftOutReason reason) {
  std::size_t count = 0;
  for (const LeftOutEvent& event : timeline.left_out_events) count += event.reason == reason ? 1 : 0;
  if (reason == LeftOutReason::kDuplicate) {
    for (const Entry& entry : timeline.entries) count += std::max<std::size_t>(entry.reports.size(), 1) - 1;
  }
  return std::min(count, kMostLeftOutEvents);
}

/// "left-out/background.html", "left-out/background-2.html" ...
void NameLeftOut(SiteMap& map, const Timeline& timeline) {
  for (const auto& [reason, name] : {std::pair{LeftOutReason::kLowConfidence, "low-confidence"},
                                     std::pair{LeftOutReason::kBackground, "background"},
                                     std::pair{LeftOutReason::kDuplicate, "duplicates"}}) {
    const std::size_t count = CountLeftOut(timeline, reason);
    for (std::size_t i = 0; i * kLeftOutOnOnePage < count; ++i) {
      const std::string ending = i == 0 ? "" : fmt::format("-{}", i + 1);
      map.left_out_files[reason].push_back(fmt::format("left-out/{}{}.html", name, ending));
    }
  }
}

/// "2025" for a year that has one part, "May to August 2025" for one of several.
std::string MonthsOf(const Part& part, bool whole_year) {
  const date::year_month first = *part.sections.front().month;
  const date::year_month last = *part.sections.back().month;
  if (whole_year) return std::to_string(static_cast<int>(first.year()));
  if (first == last) return MonthYear(first);
  return fmt::format("{} to {}", ShortMonth(first), MonthYear(last));
}

/// What goes together on one page: the months of a year, or a section that is none.
int GroupOf(const Section& section) {
  if (section.kind == SectionKind::kMonth) return static_cast<int>(section.month->year());
  return -static_cast<int>(section.kind) - 100'000;
}

std::string GroupName(const Section& section) {
  return section.kind == SectionKind::kMonth ? std::to_string(static_cast<int>(section.month->year()))
                                             : SectionId(section);
}

std::string SectionLabel(const Section& section) {
  switch (section.kind) {
    case SectionKind::kBefore: return "Before " + MonthYear(*section.month);
    case SectionKind::kAfter: return "After " + MonthYear(*section.month);
    case SectionKind::kYearless: return "Year not stated";
    case SectionKind::kUndated: return "Undated";
    case SectionKind::kMonth: break;
  }
  return MonthYear(*section.month);
}

/// Sections of at most `most` entries; a larger one is cut.
std::vector<Section> CutLarge(std::vector<Section> sections, std::size_t most) {
  std::vector<Section> cut;
  for (Section& section : sections) {
    while (section.entries.size() > most) {
      const auto end = section.entries.begin() + static_cast<std::ptrdiff_t>(most);
      cut.push_back({section.kind, section.month, {section.entries.begin(), end}});
      section.entries.erase(section.entries.begin(), end);
    }
    cut.push_back(std::move(section));
  }
  return cut;
}

/// None where index.html holds all cards.
std::vector<Part> CutIntoParts(const Timeline& timeline) {
  std::vector<Part> parts;
  if (timeline.entries.size() <= kMostOnOnePage) return parts;
  std::map<int, std::size_t> pages;  // of each group
  for (Section& section : CutLarge(CutIntoMonths(timeline), kMostOnOnePage)) {
    const int group = GroupOf(section);
    const bool joins = !parts.empty() && GroupOf(parts.back().sections.front()) == group &&
                       parts.back().events() + section.entries.size() <= kMostOnOnePage;
    if (!joins) {
      const std::size_t number = ++pages[group];
      const std::string ending = number == 1 ? "" : "-" + std::to_string(number);
      parts.push_back({"part/" + GroupName(section) + ending + ".html", "", {}});
    }
    parts.back().sections.push_back(std::move(section));
  }
  for (Part& part : parts) {
    const Section& first = part.sections.front();
    part.label =
        first.kind == SectionKind::kMonth ? MonthsOf(part, pages[GroupOf(first)] == 1) : SectionLabel(first);
  }
  return parts;
}

std::vector<std::string> CardFiles(const Timeline& timeline, const std::vector<Part>& parts) {
  std::vector<std::string> files(timeline.entries.size(), "index.html");
  for (const Part& part : parts) {
    for (const Section& section : part.sections) {
      for (const Placed& placed : section.entries) files[placed.entry] = part.file;
    }
  }
  return files;
}

}  // namespace

std::size_t Part::events() const {
  std::size_t sum = 0;
  for (const Section& section : sections) sum += section.entries.size();
  return sum;
}

std::vector<std::string> CardLinks(const Timeline& timeline) {
  std::vector<std::string> links = CardFiles(timeline, CutIntoParts(timeline));
  const std::vector<std::string> anchors = EntryAnchors(timeline);
  for (std::size_t i = 0; i < links.size(); ++i) links[i] += "#" + anchors[i];
  return links;
}

SiteMap MapSite(const Timeline& timeline, const ArticleSource& articles) {
  SiteMap map;
  map.parts = CutIntoParts(timeline);
  map.card_files = CardFiles(timeline, map.parts);
  NameActors(map, timeline);
  NameArticles(map, timeline, articles);
  NameLeftOut(map, timeline);
  return map;
}

std::string RootOf(const std::string& here) { return here.find('/') == std::string::npos ? "" : "../"; }

std::string LinkBetween(const std::string& here, const std::string& to, const std::string& anchor) {
  if (to.empty()) return {};
  const std::string fragment = anchor.empty() ? "" : "#" + anchor;
  return here == to && !anchor.empty() ? fragment : RootOf(here) + to + fragment;
}

std::string SectionId(const Section& section) {
  switch (section.kind) {
    case SectionKind::kBefore: return "before";
    case SectionKind::kAfter: return "after";
    case SectionKind::kYearless: return "yearless";
    case SectionKind::kUndated: return "undated";
    case SectionKind::kMonth: break;
  }
  return fmt::format("m-{:04}-{:02}", static_cast<int>(section.month->year()),
                     static_cast<unsigned>(section.month->month()));
}

}  // namespace demarche
