// What a user asks of a timeline, in the words of the timeline room. Private to the room.
#pragma once

#include "pipeline/options.h"
#include "timeline/timeline.h"

namespace demarche {

TimelineOptions TimelineOptionsOf(const MergeOptions& options);

}  // namespace demarche
