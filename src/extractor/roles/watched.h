// Against whom forces move that the sentence tells of beside them. Private to the room.
#pragma once

#include <cstdint>
#include <span>

#include "extractor/passes.h"
#include "extractor/syntax/targets.h"

namespace demarche::extract {

/// "scrambled jets as two Chinese bombers flew past", "alarmed by the Chadian build-up, called up its
/// reservists": of a military deed without a target, the forces of another land that are named nearest to it,
/// or kNone32. `sources`: who does it.
std::uint32_t WatchedForces(const Document& document, const TargetFinder& finder, const Find& find,
                            std::span<const std::uint32_t> sources);

}  // namespace demarche::extract
