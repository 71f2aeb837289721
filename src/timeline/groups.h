// The two halves of a timeline: what needs only the records of one kind, and what needs all deeds but no
// records. Private to the room.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/group.h"
#include "lexicon/lexicon.h"
#include "timeline/timeline.h"

namespace demarche::timeline {

/// The deeds of each kind, or of the kinds of `only`, which all have a group then; by kind. Errors go to the
/// first of them; else to the group of articles without events, "", which is there when it has something.
/// `finished` gets each entry.
std::map<std::string, Group> MergeGroups(std::span<const Extraction> extractions,
                                         std::span<const ErrorRecord> errors, const Lexicon& lexicon,
                                         const TimelineOptions& options, const std::set<std::string>* only,
                                         const std::function<void(Entry&)>& finished = {});

/// REQUIRES: the groups' keys differ, and their records agree.
Timeline JoinGroups(std::vector<Group> groups, const Lexicon& lexicon, const TimelineOptions& options);

}  // namespace demarche::timeline
