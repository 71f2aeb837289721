#include "cli/cli.h"

#include <algorithm>
#include <exception>
#include <ios>
#include <new>
#include <string_view>

#include "cli/command.h"
#include "cli/confine.h"
#include "cli/parse.h"
#include "cli/stop.h"

namespace demarche {
namespace {

bool HasFlag(const cli::Command& command, std::string_view name) {
  return std::any_of(command.flags.begin(), command.flags.end(),
                     [&](const cli::Flag& flag) { return flag.name == name; });
}

/// A command that makes a folder or temporary files enters the sandbox when it has made them.
bool EntersItself(const cli::Command& command) {
  return HasFlag(command, "--output") || command.name == "merge";
}

int Run(int argc, const char* const* argv) {
  const Result<cli::Request> request = cli::Parse(argc, argv);
  if (!request) return cli::Report(request.error());
  if (request->command == nullptr) return cli::Print(request->text);
  cli::CatchSignals();
  std::ios::sync_with_stdio(false);  // records are read and written in bulk
  const cli::Command& command = *request->command;
  if (HasFlag(command, "--sandbox") && !EntersItself(command)) {
    const Result<void> confined = cli::Confine(command.name, request->invocation);
    if (!confined) return cli::Report(confined.error());
  }
  return command.run(request->invocation);
}

}  // namespace

int RunProgram(int argc, const char* const* argv) {
  try {
    return Run(argc, argv);
  } catch (const std::bad_alloc&) {
    cli::Tell("demarche: memory is used up; give less at a time\n");
    return kTryAgain;
  } catch (const std::exception& error) {
    cli::Tell("demarche: a fault of the program: ");
    cli::Tell(error.what());
    cli::Tell("; please report it with its input\n");
    return kBug;
  }
}

}  // namespace demarche
