// Records compressed by Zstandard, each beside text that it repeats. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::store {

/// `bytes`, compressed. `known` is text that Unpack will be given too: an extraction repeats sentences of its
/// article, which then cost nearly nothing. Any thread.
std::string Pack(std::string_view bytes, std::string_view known);

/// Errors: kMalformed when the bytes are damaged (each frame has a checksum), kOverLimit beyond the size of a
/// record.
Result<std::string> Unpack(std::string_view packed, std::string_view known);

}  // namespace demarche::store
