// From argv to an Invocation, by CLI11, as the table says. Private to the room.
#pragma once

#include <string>
#include <variant>

#include "base/result.h"
#include "cli/flag.h"

namespace demarche::cli {

/// A command to run, or a text to print (--help, --version).
struct Request {
  const Command* command = nullptr;
  Invocation invocation;
  std::string text;
};

/// Errors: kUsage with what is wrong and, for a mistyped word, the nearest one.
Result<Request> Parse(int argc, const char* const* argv);

}  // namespace demarche::cli
