// The front door of the timeline room: events of many articles in, one ordered timeline out.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/extraction.h"
#include "core/group.h"
#include "core/timeline.h"
#include "lexicon/lexicon.h"

namespace demarche {

/// Solves the days of the events of one article: gives each event's `when` its bounds, basis,
/// EDTF form, order (`after`, `before`) and reasoning, from its timex, its anchors and
/// the document time. No event borrows a date it was not given. Idempotent.
void AnchorEvents(Extraction& extraction);

struct TimelineOptions {
  std::string title;
  /// Events below this confidence are counted as left out, 0 to 100.
  int min_confidence = 10;
  /// Only entries in which an actor has this code or name (any of them; empty = all).
  std::vector<std::string> focus;
  /// Only entries in which one of two actors acts and the other is acted on, or both do it together. Empty =
  /// all.
  std::vector<std::string> dyad;
  /// Only entries of these kinds (empty = all).
  std::vector<std::string> kinds;
  /// Only entries that can fall into these days (inclusive; undated ones stay).
  std::optional<Day> from;
  std::optional<Day> to;
};

/// Merges reports of one deed, orders the entries totally and counts what is left out.
/// The headlines' phrases come from the table "headlines" of `lexicon`. Independent of the order of
/// `extractions`; one that is given twice counts once. REQUIRES: AnchorEvents ran on each.
Timeline BuildTimeline(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                       const Lexicon& lexicon, const TimelineOptions& options);

/// The same in two steps, for many machines. Tellings meet only those of their kind: MergeGroup merges the
/// events of kind `key`, given every record that holds one (key "": given those without events).
/// FinishTimeline sets the deeds of all groups beside each other. With the same options in both, the result
/// is that of BuildTimeline over all records. REQUIRES: no key twice (Merger::Finish sees to that). Errors:
/// kMalformed when groups were made with other versions, or when records of one id differ from group to
/// group.
Group MergeGroup(const std::string& key, std::span<const Extraction> extractions,
                 std::span<const ErrorRecord> errors, const Lexicon& lexicon, const TimelineOptions& options);
Result<Timeline> FinishTimeline(std::vector<Group> groups, const Lexicon& lexicon,
                                const TimelineOptions& options);

// The same on one machine that cannot hold all records: it condenses them, puts them aside, and brings back
// those of some kinds at a time. FinishTimeline looks at no report, so that these may be put aside, too.

/// Takes out of a record what a timeline neither shows nor is made by. It may then be parsed again.
void Condense(Extraction& extraction);

/// A hash of everything of an extraction that a timeline can show, condensed or not. Of records of one id
/// that differ, the one with the smallest counts.
std::string FingerprintOf(const Extraction& extraction);
ErrorRecord RecordsDiffer(const std::string& article);  ///< tells of such records

/// The groups of `kinds`, given every record that holds one, each id once; `finished` may take the reports
/// out of an entry as soon as it is made. REQUIRES: no kind is "".
std::vector<Group> MergeKinds(const std::set<std::string>& kinds, std::span<const Extraction> extractions,
                              const Lexicon& lexicon, const TimelineOptions& options,
                              const std::function<void(Entry&)>& finished);

/// By reason, the surest first and else as they stand; at most kMostLeftOutEvents of each reason. What is
/// kept of some groups and of the next ones together is what is kept of all.
void KeepSurest(std::vector<LeftOutEvent>& events);

}  // namespace demarche
