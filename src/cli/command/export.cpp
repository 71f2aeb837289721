// demarche export TIMELINE --format F: one other format on stdout.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "cli/command.h"
#include "records/records.h"
#include "renderer/renderer.h"

namespace demarche::cli {
namespace {

using Writer = std::string (*)(const Timeline&);

constexpr std::array<std::pair<std::string_view, Writer>, 4> kFormats{{
    {"csv", [](const Timeline& timeline) { return RenderCsv(timeline); }},
    {"jsonl", [](const Timeline& timeline) { return WriteTimeline(timeline); }},
    {"dot", [](const Timeline& timeline) { return RenderDotTimeline(timeline); }},
    {"dot-network", [](const Timeline& timeline) { return RenderDotNetwork(timeline); }},
}};

}  // namespace

int RunExport(const Invocation& invocation) {
  const std::string wanted = invocation.Value("--format");
  std::string known;
  for (const auto& [name, write] : kFormats) {
    known += (known.empty() ? "" : ", ") + std::string(name);
    if (name != wanted) continue;
    const Result<Timeline> timeline = ReadTimeline(invocation.operands.front());
    return timeline ? Print(write(*timeline)) : Report(timeline.error());
  }
  return Report(
      {ErrorKind::kUsage, fmt::format("--format '{}' is not known; write one of: {}", wanted, known), ""});
}

}  // namespace demarche::cli
