// The front door of the timeline room: events of many articles in, one ordered timeline out.
#pragma once

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

}  // namespace demarche
