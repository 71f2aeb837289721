// From the deeds of all kinds to one timeline: links between entries (entry/link.cpp), their days once more,
// now of all articles (entry/tighten.cpp), order (entry/order.cpp), counts.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "base/result.h"
#include "timeline/entry/draft.h"
#include "timeline/entry/left_out.h"
#include "timeline/filter.h"
#include "timeline/groups.h"
#include "timeline/merge/names.h"

namespace demarche {
namespace timeline {
namespace {

/// Relations need their other end; an id that stands is not superseded.
void RemoveDangling(std::vector<Entry>& entries) {
  std::set<std::string, std::less<>> ids;
  for (const Entry& entry : entries) ids.insert(entry.id);
  for (Entry& entry : entries) {
    std::erase_if(entry.relations, [&](const Relation& it) { return !ids.contains(it.to); });
    std::erase_if(entry.supersedes, [&](const std::string& it) { return ids.contains(it); });
  }
}

std::vector<ErrorRecord> Sorted(std::vector<ErrorRecord> errors) {
  const auto key = [](const ErrorRecord& it) { return std::tie(it.id, it.code, it.offset, it.message); };
  std::sort(errors.begin(), errors.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
  errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
  return errors;
}

/// Tells each entry what it follows and precedes, as ids of entries.
void PutOrder(std::vector<Entry>& entries) {
  std::map<std::string, std::size_t, std::less<>> by_id;
  for (std::size_t i = 0; i < entries.size(); ++i) by_id.emplace(entries[i].id, i);
  for (Entry& entry : entries) {
    for (const Relation& relation : entry.relations) {
      if (!IsOrder(relation)) continue;
      entry.when.after.push_back(relation.to);
      entries[by_id.at(relation.to)].when.before.push_back(entry.id);
    }
  }
}

/// Names the actors: an entry may know a land only by who acted for it.
void NameActors(Timeline& timeline, const Lexicon& lexicon) {
  const ActorNames names(lexicon);
  for (const Entry& entry : timeline.entries) {
    for (const std::vector<Actor>* actors : {&entry.sources, &entry.targets}) {
      for (const Actor& actor : *actors) {
        const std::string& name = names.Of(actor.code);
        if (!name.empty()) timeline.actor_names.emplace(actor.code, name);
      }
    }
  }
}

/// Numbers the entries.
void Number(Timeline& timeline) {
  std::uint32_t ordinal = 0;
  for (Entry& entry : timeline.entries) {
    entry.ordinal = ++ordinal;
    if (IsUndated(entry)) ++timeline.left_out.undated;
  }
}

/// All groups were made by this program with this lexicon.
Result<void> CheckVersions(const std::vector<Group>& groups, const Lexicon& lexicon) {
  for (const Group& group : groups) {
    const Versions& versions = group.versions;
    if (versions.program == DEMARCHE_VERSION && versions.lexicon == lexicon.hash()) continue;
    return Fail(
        ErrorKind::kMalformed,
        fmt::format("was merged by version {} with lexicon {}, but this is version {} with lexicon {}; "
                    "merge all groups with one",
                    versions.program, versions.lexicon, DEMARCHE_VERSION, lexicon.hash()),
        fmt::format("group '{}'", group.key));
  }
  return {};
}

/// No two groups were made of different records of one article.
Result<void> CheckRecords(const std::vector<Group>& groups) {
  std::map<std::string_view, std::string_view> records;
  for (const Group& group : groups) {
    for (const GroupDeed& deed : group.deeds) {
      for (const Telling& telling : deed.tellings) {
        if (records.emplace(telling.article, telling.record).first->second == telling.record) continue;
        return Fail(
            ErrorKind::kMalformed,
            fmt::format("has other records of article '{}' than another group; give each article an id "
                        "of its own, or extract and merge again",
                        telling.article),
            fmt::format("group '{}'", group.key));
      }
    }
  }
  return {};
}

}  // namespace

Timeline JoinGroups(std::vector<Group> groups, const Lexicon& lexicon, const TimelineOptions& options) {
  Timeline result;
  result.title = options.title;
  result.versions = {DEMARCHE_VERSION, lexicon.hash()};
  std::vector<GroupDeed> deeds;
  deeds.reserve(
      std::accumulate(groups.begin(), groups.end(), std::size_t{0},
                      [](std::size_t sum, const Group& group) { return sum + group.deeds.size(); }));
  for (Group& group : groups) {
    result.articles += group.articles;
    result.left_out.duplicate += group.left_out.duplicate;
    result.left_out.background += group.left_out.background;
    result.left_out.low_confidence += group.left_out.low_confidence;
    std::move(group.errors.begin(), group.errors.end(), std::back_inserter(result.errors));
    std::move(group.deeds.begin(), group.deeds.end(), std::back_inserter(deeds));
    std::move(group.left_out_events.begin(), group.left_out_events.end(),
              std::back_inserter(result.left_out_events));
    group = Group();  // there may be millions of deeds
  }
  KeepSurest(result.left_out_events);
  result.errors = Sorted(std::move(result.errors));
  LinkOrder(deeds);
  Tighten(deeds);
  SortDeeds(deeds);
  const Filter filter(lexicon, options);
  for (GroupDeed& deed : deeds) {
    Entry& entry = deed.entry;
    if (!filter.Wants({entry.deed.kind, entry.sources, entry.targets, entry.when})) continue;
    const auto reports = static_cast<std::uint32_t>(deed.tellings.size());  // one each
    result.reports += reports;
    result.left_out.duplicate += reports - 1;
    result.entries.push_back(std::move(entry));
  }
  RemoveDangling(result.entries);
  PutOrder(result.entries);
  Number(result);
  NameActors(result, lexicon);
  return result;
}

}  // namespace timeline

Result<Timeline> FinishTimeline(std::vector<Group> groups, const Lexicon& lexicon,
                                const TimelineOptions& options) {
  if (const Result<void> ok = timeline::CheckVersions(groups, lexicon); !ok)
    return tl::unexpected(ok.error());
  if (const Result<void> ok = timeline::CheckRecords(groups); !ok) return tl::unexpected(ok.error());
  std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.key < b.key; });
  return timeline::JoinGroups(std::move(groups), lexicon, options);
}

Timeline BuildTimeline(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                       const Lexicon& lexicon, const TimelineOptions& options) {
  std::vector<Group> groups;
  for (auto& [key, group] : timeline::MergeGroups(extractions, errors, lexicon, options, nullptr))
    groups.push_back(std::move(group));
  return timeline::JoinGroups(std::move(groups), lexicon, options);
}

}  // namespace demarche
