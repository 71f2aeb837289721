// demarche completion SHELL: a script that a shell reads.
#include "cli/completion.h"

#include "cli/command.h"

namespace demarche::cli {

int RunCompletion(const Invocation& invocation) {
  const Result<std::string> script = CompletionFor(invocation.operands.front());
  return script ? Print(*script) : Report(script.error());
}

}  // namespace demarche::cli
