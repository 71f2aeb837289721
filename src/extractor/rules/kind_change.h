// What makes a deed one of another kind. Private to the room.
#pragma once

#include <cstdint>

namespace demarche::extract {

/// Only planned, to be done unless somebody acts, flatly refused ("will not meet"), ended ("stopped sending
/// arms"): the operators "planned kind" and so on of the lexicon.
enum class KindChange : std::uint8_t { kPlanned, kUltimatum, kRefused, kCeased };

}  // namespace demarche::extract
