// demarche export TIMELINE --format F: one other format on stdout; what it leaves out on stderr.
#include <fmt/format.h>

#include "cli/command.h"
#include "renderer/renderer.h"

namespace demarche::cli {
namespace {

constexpr std::size_t kMostDrawn = 5000;  // sfdp lays out about as many within the time

Result<const ExportFormat*> FormatOf(const std::string& wanted) {
  for (const ExportFormat& format : ExportFormats()) {
    if (format.name == wanted) return &format;
  }
  return Fail(ErrorKind::kUsage,
              fmt::format("--format '{}' is not known; write one of: {}", wanted, ExportFormatNames()));
}

/// --most, or 0.
Result<std::uint64_t> MostOf(const Invocation& invocation, const ExportFormat& format) {
  if (invocation.Has("--most") && !format.diagram)
    return Fail(ErrorKind::kUsage, fmt::format("--most is for diagrams; leave it out for {}", format.name));
  return invocation.NumberOf("--most", 1, kMostDrawn, 0);
}

/// --draw, or "".
Result<std::string> DrawnAs(const Invocation& invocation, const ExportFormat& format) {
  const std::string form = invocation.Value("--draw");
  if (!invocation.Has("--draw")) return form;
  if (!format.diagram)
    return Fail(ErrorKind::kUsage, fmt::format("--draw is for diagrams; leave it out for {}", format.name));
  if (form == "svg" || form == "pdf") return form;
  return Fail(ErrorKind::kUsage, fmt::format("--draw '{}' is not known; write one of: svg, pdf", form));
}

void ReportOmissions(const ExportFormat& format, const Exported& exported) {
  std::string entries;
  for (const Omission& omission : exported.left_out) {
    entries += fmt::format("{}{} {}", entries.empty() ? "" : ", ", omission.count, omission.what);
  }
  if (!entries.empty()) Tell(fmt::format("demarche: note: {}: entries left out: {}\n", format.name, entries));
  if (!format.lacks.empty())
    Tell(fmt::format("demarche: note: {} does not hold {}\n", format.name, format.lacks));
}

}  // namespace

std::string ExportFormatNames() {
  std::string names;
  for (const ExportFormat& format : ExportFormats()) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
}

int RunExport(const Invocation& invocation) {
  const Result<const ExportFormat*> format = FormatOf(invocation.Value("--format"));
  if (!format) return Report(format.error());
  const Result<std::size_t> most = MostOf(invocation, **format);
  if (!most) return Report(most.error());
  const Result<std::string> form = DrawnAs(invocation, **format);
  if (!form) return Report(form.error());
  const Result<Timeline> timeline = ReadTimeline(invocation);
  if (!timeline) return Report(timeline.error());
  const Exported exported = (*format)->write(*timeline, *most);
  ReportOmissions(**format, exported);
  if (form->empty()) return Print(exported.bytes);
  const Result<std::string> drawn = DrawDiagram(exported.bytes, *form);
  return drawn ? Print(*drawn) : Report(drawn.error());
}

}  // namespace demarche::cli
