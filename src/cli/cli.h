// The front door of the program: arguments in, exit code out.
#pragma once

#include <string>

namespace demarche {

/// Exit codes of the program (docs/records.md): what a script or a cluster may rely on.
enum ExitCode : int {
  kDone = 0,       ///< done; single records may have had errors, they are counted
  kUsage = 2,      ///< the command line is wrong; nothing was done
  kNoData = 65,    ///< nothing of the input could be used
  kBug = 70,       ///< a broken promise of the program itself
  kTryAgain = 75,  ///< output cannot be written, or stopped by a signal: the same call may go through later
};

/// Runs one command; prints on stdout and stderr.
int RunProgram(int argc, const char* const* argv);

/// The manual page in roff, made from the same table as --help.
std::string ManPage();

/// The same table in Markdown, a heading for each command.
std::string CommandReference();

}  // namespace demarche
