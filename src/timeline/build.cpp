// Events of many articles in, one timeline out. The passes: set union by id, blocks (block.cpp), clusters
// (merge.cpp by compare.cpp), one entry a cluster (entry.cpp, when.cpp, disagree.cpp), links
// between entries (link.cpp), their days once more, now of all articles (tighten.cpp), order (order.cpp),
// headlines (headline.cpp), counts of what is left out.
#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.h"
#include "base/digest.h"
#include "base/result.h"
#include "timeline/entry/draft.h"
#include "timeline/filter.h"
#include "timeline/timeline.h"

namespace demarche {
namespace timeline {
namespace {

/// Everything of an extraction that a timeline can show.
std::string Fingerprint(const Extraction& extraction) {
  const Article& article = extraction.article;
  std::string bytes;
  const auto add = [&](std::string_view part) { bytes.append(part).push_back('\0'); };
  for (const std::string* part : {&article.publisher, &article.title, &article.url, &article.date})
    add(*part);
  for (const Event& event : extraction.events) {
    for (const std::string* part :
         {&event.id, &event.deed.kind, &event.deed.cameo, &event.deed.plover.mode, &event.evidence,
          &event.when.edtf, &event.when.why, &event.attribution.name}) {
      add(*part);
    }
    for (const auto* actors : {&event.sources, &event.targets}) {
      for (const Actor& actor : *actors) add(actor.code + ' ' + actor.sector + ' ' + actor.name);
      add("/");
    }
    for (const auto* ids : {&event.when.after, &event.when.before, &event.because}) {
      for (const std::string& id : *ids) add(id);
      add("/");
    }
    if (event.place) add(event.place->name + ' ' + event.place->country);
    for (const auto& day : {event.when.earliest, event.when.latest}) add(day ? FormatDay(*day) : "");
    add(std::to_string(event.confidence) + Name(event.factuality) + std::to_string(event.trigger.begin));
  }
  return Sha256Hex(bytes);
}

/// One extraction of each article id, in the order of ids; those that differ under one id are an error.
std::vector<const Extraction*> UnionOf(std::span<const Extraction> extractions,
                                       std::vector<ErrorRecord>& errors) {
  std::vector<const Extraction*> all;
  for (const Extraction& extraction : extractions) all.push_back(&extraction);
  std::stable_sort(all.begin(), all.end(),
                   [](const auto* a, const auto* b) { return a->article.id < b->article.id; });
  std::vector<const Extraction*> kept;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i + 1;
    while (end < all.size() && all[end]->article.id == all[i]->article.id) ++end;
    const Extraction* first = all[i];
    std::map<std::string, const Extraction*> versions;
    if (end - i > 1) {
      for (std::size_t j = i; j < end; ++j) versions.emplace(Fingerprint(*all[j]), all[j]);
      first = versions.begin()->second;
    }
    if (versions.size() > 1) {
      errors.push_back({first->article.id, Name(ErrorKind::kMalformed), 0,
                        "records with one id differ; one was used, give each article an id of its own"});
    }
    kept.push_back(first);
    i = end;
  }
  return kept;
}

/// Tellings that can stand on the timeline; the others are counted.
std::vector<Mention> Collect(const std::vector<const Extraction*>& extractions, const ActorNames& names,
                             const Filter& filter, int min_confidence, LeftOut& left_out) {
  std::vector<Mention> mentions;
  for (const Extraction* extraction : extractions) {
    std::set<std::string_view> seen;
    for (const Event& event : extraction->events) {
      if (!seen.insert(event.id).second) {
        ++left_out.duplicate;
        continue;
      }
      // Of an action the past is told too, where it has a date.
      const bool background = event.factuality == Factuality::kHistorical &&
                              !(IsAction(event.deed) && event.when.timex.has_value());
      if (background || event.confidence < min_confidence) {
        const bool wanted = filter.Wants(event.sources, event.targets, event.when);
        if (wanted) ++(background ? left_out.background : left_out.low_confidence);
        continue;
      }
      mentions.push_back(MakeMention(names, *extraction, event));
    }
  }
  return mentions;
}

/// Two entries share an id only when articles share event ids; then the later is numbered.
void MakeIdsUnique(std::vector<Draft>& drafts) {
  std::set<std::string> seen;
  for (Draft& draft : drafts) {
    std::string id = draft.entry.id;
    for (int i = 2; !seen.insert(id).second; ++i) id = draft.entry.id + '-' + std::to_string(i);
    draft.entry.id = id;
  }
}

/// Relations need their other end; an id that stands is not superseded.
void RemoveDangling(std::vector<Entry>& entries) {
  std::set<std::string, std::less<>> ids;
  for (const Entry& entry : entries) ids.insert(entry.id);
  for (Entry& entry : entries) {
    std::erase_if(entry.relations, [&](const Relation& it) { return !ids.contains(it.to); });
    std::erase_if(entry.supersedes, [&](const std::string& it) { return ids.contains(it); });
  }
}

std::vector<Draft> MergeAll(const std::vector<Block>& blocks) {
  std::vector<Draft> drafts;
  for (const Block& block : blocks) {
    std::vector<Draft> of_block;
    for (const Cluster& cluster : MergeBlock(block)) of_block.push_back(MakeDraft(block, cluster));
    MakeIdsUnique(of_block);
    LinkClaims(block, of_block);
    std::move(of_block.begin(), of_block.end(), std::back_inserter(drafts));
  }
  return drafts;
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

/// Numbers the entries and counts what they hold.
void Finish(const Headlines& headlines, Timeline& timeline) {
  RemoveDangling(timeline.entries);
  PutOrder(timeline.entries);
  std::uint32_t ordinal = 0;
  for (Entry& entry : timeline.entries) {
    entry.ordinal = ++ordinal;
    entry.headline = headlines.Of(entry);
    const auto reports = static_cast<std::uint32_t>(entry.reports.size());
    timeline.reports += reports;
    timeline.left_out.duplicate += reports - 1;
    if (IsUndated(entry)) ++timeline.left_out.undated;
  }
}

}  // namespace
}  // namespace timeline

Timeline BuildTimeline(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                       const Lexicon& lexicon, const TimelineOptions& options) {
  using namespace timeline;
  Timeline result;
  result.title = options.title;
  result.versions = {DEMARCHE_VERSION, lexicon.hash()};
  result.errors.assign(errors.begin(), errors.end());
  const std::vector<const Extraction*> articles = UnionOf(extractions, result.errors);
  result.errors = Sorted(std::move(result.errors));
  result.articles = static_cast<std::uint32_t>(articles.size());
  const ActorNames names(lexicon);
  const Filter filter(lexicon, options);
  const std::vector<Block> blocks = MakeBlocks(
      Collect(articles, names, filter, options.min_confidence, result.left_out), WordWeights(lexicon));
  std::vector<Draft> drafts = MergeAll(blocks);
  LinkOrder(drafts);
  Tighten(drafts);
  SortDrafts(drafts);
  for (Draft& draft : drafts) {
    Entry& entry = draft.entry;
    if (!filter.Wants(entry.sources, entry.targets, entry.when)) continue;
    entry.reports = MakeReports(draft.tellings);
    entry.independent_sources = CountSources(draft.tellings);
    entry.salience = SalienceOf(entry);
    entry.supersedes = EarlierIds(draft);
    if (IsAction(entry.deed)) entry.headline = ActionWords(*draft.tellings.front());
    result.entries.push_back(std::move(entry));
  }
  Finish(Headlines(lexicon, names), result);
  return result;
}

}  // namespace demarche
