// The one table of commands and flags. It feeds parsing, --help and the manual page.
// Private to the room.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/invocation.h"

namespace demarche::cli {

/// `value` is the name of the flag's value in help ("" = a switch).
struct Flag {
  std::string_view name;   ///< "--date"
  std::string_view brief;  ///< "-o", or ""
  std::string_view value;
  std::string_view help;
  bool required = false;
  bool repeatable = false;
};

/// The operand of all commands below `db`, and its help.
inline constexpr std::string_view kDatabaseOperand = "DB";
inline constexpr std::string_view kDatabaseHelp = "the file of the database";

/// Operands are what stands without a flag: "PATH..." (one or more), "[FILE]" (none or one), "FILE", ""
/// (never any), or "DB" and one of these.
struct Command {
  std::string_view name;  ///< "lexicon check" is a command below "lexicon"
  std::string_view operands;
  std::string_view operands_help;
  std::string_view summary;
  std::string_view example;
  std::vector<Flag> flags;
  int (*run)(const Invocation&);
};

/// In the order in which --help shows them.
std::span<const Command> Commands();

}  // namespace demarche::cli
