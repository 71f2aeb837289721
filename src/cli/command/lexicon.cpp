// demarche lexicon check [DIR]...: complaints with file, line and caret. Folders may be given as to other
// commands, too: --lexicon DIR.
#include <fmt/format.h>

#include "base/file.h"
#include "cli/command.h"
#include "lexicon/lexicon.h"

namespace demarche::cli {
namespace fs = std::filesystem;

int RunLexiconCheck(const Invocation& invocation) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return Report(share.error());
  std::vector<fs::path> folders{*share / "lexicon"};
  folders.insert(folders.end(), invocation.operands.begin(), invocation.operands.end());
  for (const std::string& folder : invocation.Values("--lexicon")) folders.emplace_back(folder);
  const Result<std::vector<Diagnostic>> diagnostics = Lexicon::Check(folders);
  if (!diagnostics) return Report(diagnostics.error());
  if (!diagnostics->empty()) {
    std::string lines;
    for (const Diagnostic& diagnostic : *diagnostics) lines += Format(diagnostic) + '\n';
    if (const int code = Print(lines); code != kDone) return code;
    Tell(fmt::format("demarche: {} mistake{} in the lexicon\n", diagnostics->size(),
                     diagnostics->size() == 1 ? "" : "s"));
    return kNoData;
  }
  // The tables are in order; whether their patterns and rules can be used, the rooms must say.
  PipelineOptions options;
  options.lexicons.assign(folders.begin() + 1, folders.end());
  const Result<Pipeline> pipeline = Pipeline::Open(options);
  if (!pipeline) return Report(pipeline.error());
  return Print("The lexicon is in order.\n");
}

}  // namespace demarche::cli
