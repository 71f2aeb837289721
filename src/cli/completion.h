// Completions of the command line for shells, made of the table of commands. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::cli {

/// A script for `shell` (bash, zsh, fish) that completes commands, flags and file names; for zsh it is what a
/// file
/// `_demarche` in $fpath holds. Errors: kUsage for another shell.
Result<std::string> CompletionFor(std::string_view shell);

}  // namespace demarche::cli
