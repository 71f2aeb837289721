// demarche versions: what the answers of this machine depend on, one line each.
#include <fmt/format.h>

#include "cli/command.h"

namespace demarche::cli {

int RunVersions(const Invocation& invocation) {
  const Result<PipelineOptions> options = PipelineOptionsOf(invocation);
  if (!options) return Report(options.error());
  const Result<std::vector<Ingredient>> ingredients = Ingredients(*options);
  if (!ingredients) return Report(ingredients.error());
  std::string lines;
  for (const Ingredient& each : *ingredients) lines += fmt::format("{} {}\n", each.name, each.version);
  return Print(lines);
}

}  // namespace demarche::cli
