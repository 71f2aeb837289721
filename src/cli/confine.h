// The sandbox of a command: what its line names, and no more. Private to the room.
#pragma once

#include <string_view>

#include "base/result.h"
#include "cli/invocation.h"

namespace demarche::cli {

/// Enters the sandbox of `command` ("db add") as --sandbox says: auto, on or off. REQUIRES: the output folder
/// is there, and no other thread runs. Errors: kUsage for another word; kUnsupported for "on" where the
/// kernel cannot do all.
Result<void> Confine(std::string_view command, const Invocation& invocation);

}  // namespace demarche::cli
