// The two halves of a timeline: what needs only the records of one kind, and what needs all deeds but no
// records. Private to the room.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/group.h"
#include "lexicon/lexicon.h"
#include "timeline/timeline.h"

namespace demarche::timeline {

/// The deeds of each kind, or of kind `only`; by kind. The group of the errors and of articles without
/// events, "", is there when one of them is.
std::map<std::string, Group> MergeGroups(std::span<const Extraction> extractions,
                                         std::span<const ErrorRecord> errors, const Lexicon& lexicon,
                                         const TimelineOptions& options,
                                         const std::optional<std::string>& only);

/// REQUIRES: the groups' keys differ, and their records agree.
Timeline JoinGroups(std::vector<Group> groups, const Lexicon& lexicon, const TimelineOptions& options);

}  // namespace demarche::timeline
