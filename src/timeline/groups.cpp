// From records to the deeds of each kind: set union by id, blocks (merge/block.cpp), clusters
// (merge/merge.cpp by merge/compare.cpp), one entry a cluster (entry/entry.cpp, when.cpp, disagree.cpp),
// plans and denials (entry/claims.cpp), what is left out (entry/left_out.cpp), and what the other groups need
// to know (entry/handover.cpp).
#include "timeline/groups.h"

#include <algorithm>
#include <set>

#include "base/result.h"
#include "timeline/entry/draft.h"
#include "timeline/entry/left_out.h"
#include "timeline/filter.h"

namespace demarche {
namespace timeline {
namespace {

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
      for (std::size_t j = i; j < end; ++j) versions.emplace(FingerprintOf(*all[j]), all[j]);
      first = versions.begin()->second;
    }
    if (versions.size() > 1) {
      errors.push_back(RecordsDiffer(first->article.id));
    }
    kept.push_back(first);
    i = end;
  }
  return kept;
}

/// The kinds of an article's events; "" for one without.
std::set<std::string> KindsOf(const Extraction& extraction) {
  std::set<std::string> kinds;
  for (const Event& event : extraction.events) kinds.insert(event.deed.kind);
  if (kinds.empty()) kinds.insert("");
  return kinds;
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

class Grouping {
 public:
  Grouping(const Lexicon& lexicon, const TimelineOptions& options, const std::set<std::string>* only)
      : lexicon_(lexicon), options_(options), only_(only), names_(lexicon), filter_(lexicon, options) {
    if (only == nullptr) return;
    for (const std::string& kind : *only) OfKind(kind);
  }

  void Errors(std::vector<ErrorRecord> errors) {
    if (!errors.empty()) OfKind(only_ == nullptr ? "" : *only_->begin()).errors = std::move(errors);
  }

  /// Counts the article, and takes the tellings that can stand on the timeline; the others are counted.
  void Take(const Extraction& extraction) {
    const std::string first = *KindsOf(extraction).begin();
    if (IsAsked(first)) ++OfKind(first).articles;
    const Places places(extraction);
    std::set<std::string_view> seen;
    for (const Event& event : extraction.events) {
      if (IsAsked(event.deed.kind)) TakeEvent(extraction, event, places, seen.insert(event.id).second);
    }
  }

  std::map<std::string, Group> Merge(const std::function<void(Entry&)>& finished) {
    const Headlines headlines(lexicon_, names_);
    Handover handover(headlines);
    for (const Block& block : MakeBlocks(std::move(mentions_), WordWeights(lexicon_))) {
      std::vector<Draft> drafts;
      for (const Cluster& cluster : MergeBlock(block)) drafts.push_back(MakeDraft(block, cluster));
      MakeIdsUnique(drafts);
      LinkClaims(block, drafts);
      std::vector<GroupDeed>& deeds = OfKind(block.key).deeds;
      for (Draft& draft : drafts) {
        deeds.push_back(handover.Make(std::move(draft)));
        if (finished) finished(deeds.back().entry);
      }
    }
    for (const auto& [kind, events] : left_out_) OfKind(kind).left_out_events = events.Make(headlines);
    return std::move(groups_);
  }

 private:
  [[nodiscard]] bool IsAsked(const std::string& kind) const {
    return only_ == nullptr || only_->contains(kind);
  }

  Group& OfKind(const std::string& kind) {
    Group& group = groups_[kind];
    group.key = kind;
    group.versions = {DEMARCHE_VERSION, lexicon_.hash()};
    return group;
  }

  void TakeEvent(const Extraction& extraction, const Event& event, const Places& places, bool is_new) {
    // Of an action the past is told too, where it has a date.
    const bool background = event.factuality == Factuality::kHistorical &&
                            !(IsAction(event.deed) && event.when.timex.has_value());
    if (!is_new) {
      LeaveOut(LeftOutReason::kDuplicate, extraction, event);
    } else if (!background && event.confidence >= options_.min_confidence) {
      mentions_.push_back(MakeMention(names_, extraction, event, places));
    } else if (filter_.Wants({event.deed.kind, event.sources, event.targets, event.when})) {
      LeaveOut(background ? LeftOutReason::kBackground : LeftOutReason::kLowConfidence, extraction, event);
    }
  }

  void LeaveOut(LeftOutReason reason, const Extraction& extraction, const Event& event) {
    LeftOut& counts = OfKind(event.deed.kind).left_out;
    switch (reason) {
      case LeftOutReason::kLowConfidence: ++counts.low_confidence; break;
      case LeftOutReason::kBackground: ++counts.background; break;
      case LeftOutReason::kDuplicate: ++counts.duplicate; break;
    }
    left_out_[event.deed.kind].Add(reason, extraction, event);
  }

  const Lexicon& lexicon_;
  const TimelineOptions& options_;
  const std::set<std::string>* only_;
  ActorNames names_;
  Filter filter_;
  std::vector<Mention> mentions_;
  std::map<std::string, Group> groups_;
  std::map<std::string, LeftOutEvents> left_out_;  ///< by kind
};

}  // namespace

std::map<std::string, Group> MergeGroups(std::span<const Extraction> extractions,
                                         std::span<const ErrorRecord> errors, const Lexicon& lexicon,
                                         const TimelineOptions& options, const std::set<std::string>* only,
                                         const std::function<void(Entry&)>& finished) {
  std::vector<ErrorRecord> all_errors(errors.begin(), errors.end());
  const std::vector<const Extraction*> articles = UnionOf(extractions, all_errors);
  Grouping grouping(lexicon, options, only);
  grouping.Errors(std::move(all_errors));
  for (const Extraction* extraction : articles) grouping.Take(*extraction);
  return grouping.Merge(finished);
}

}  // namespace timeline

Group MergeGroup(const std::string& key, std::span<const Extraction> extractions,
                 std::span<const ErrorRecord> errors, const Lexicon& lexicon,
                 const TimelineOptions& options) {
  const std::set<std::string> only{key};
  return timeline::MergeGroups(extractions, errors, lexicon, options, &only).at(key);
}

std::vector<Group> MergeKinds(const std::set<std::string>& kinds, std::span<const Extraction> extractions,
                              const Lexicon& lexicon, const TimelineOptions& options,
                              const std::function<void(Entry&)>& finished) {
  std::vector<Group> groups;
  for (auto& [key, group] : timeline::MergeGroups(extractions, {}, lexicon, options, &kinds, finished))
    groups.push_back(std::move(group));
  return groups;
}

}  // namespace demarche
