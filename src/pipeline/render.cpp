// A timeline to files: templates and Graphviz come from outside, the renderer stays pure.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/file.h"
#include "pipeline/layout.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "renderer/renderer.h"

namespace demarche {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kMaxTemplateBytes = std::uint64_t{4} << 20U;
constexpr std::chrono::milliseconds kLayoutLimit{20'000};

/// Whether the user has a file of this name for the program's own.
bool IsTheirs(const fs::path& users, const std::string& name) {
  std::error_code code;
  return !users.empty() && fs::exists(users / name, code);
}

/// The file `name` from the user's folder where it is there, else the program's own.
Result<std::string> ReadTemplate(const fs::path& own, const fs::path& users, const std::string& name) {
  return ReadFile((IsTheirs(users, name) ? users : own) / name, kMaxTemplateBytes);
}

/// A line for each name in a template that stands for nothing.
void AddUnknownKeys(const fs::path& file, std::string_view text, std::vector<std::string>& notices) {
  for (const UnknownKey& unknown : UnknownKeys(text)) {
    std::string line =
        fmt::format("{}:{}: {} \"{}\", so that nothing is shown there", file.string(), unknown.line,
                    unknown.is_template ? "there is no template" : "no data has the key", unknown.key);
    if (!unknown.nearest.empty()) line += fmt::format("; did you mean \"{}\"?", unknown.nearest);
    notices.push_back(std::move(line));
  }
}

Result<Templates> ReadTemplates(const fs::path& users, std::vector<std::string>& notices) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  std::error_code code;
  if (!users.empty() && !fs::is_directory(users, code)) {
    return Fail(ErrorKind::kNotFound, "is no folder; give one with templates as docs/templates.md tells",
                users.string());
  }
  Templates templates;
  const fs::path own = *share / "templates";
  for (auto [name, text] : {std::pair{"base.css", &templates.base}, std::pair{"page.css", &templates.style},
                            std::pair{"page.js", &templates.script}}) {
    Result<std::string> bytes = ReadTemplate(own, users, name);
    if (!bytes) return tl::unexpected(bytes.error());
    *text = std::move(*bytes);
  }
  for (const char* name : kTemplateNames) {
    const std::string file = std::string(name) + ".mustache";
    Result<std::string> bytes = ReadTemplate(own, users, file);
    if (!bytes) return tl::unexpected(bytes.error());
    if (IsTheirs(users, file)) AddUnknownKeys(users / file, *bytes, notices);
    templates.pages[name] = std::move(*bytes);
  }
  return templates;
}

/// Writes the files of one timeline.
class SiteWriter {
 public:
  SiteWriter(const Timeline& timeline, const SiteOptions& options, const fs::path& folder)
      : timeline_(timeline), options_(options), folder_(folder) {}

  Result<std::vector<std::string>> Write() {
    const Result<void> written = WriteAll();
    if (!written) return tl::unexpected<Error>(written.error());
    return std::move(paths_);
  }

 private:
  Result<void> WriteAll() {
    std::vector<std::string> told;
    const Result<Templates> templates = ReadTemplates(options_.templates, told);
    if (!templates) return tl::unexpected<Error>(templates.error());
    Figures figures;
    const Result<std::string> lanes =
        Draw({"timeline.dot", RenderDotTimeline(timeline_)}, "dot", figures.missing);
    if (!lanes) return tl::unexpected<Error>(lanes.error());
    const Result<std::string> network =
        Draw({"network.dot", RenderDotNetwork(timeline_)}, "neato", figures.missing);
    if (!network) return tl::unexpected<Error>(network.error());
    figures.timeline_svg = *lanes;
    figures.network_svg = *network;
    if (!figures.missing.empty()) told.push_back(figures.missing);
    for (const std::string& line : told) {
      if (options_.note) options_.note(line);
    }
    const auto take = [this](const Page& page) { return Put(page); };
    if (Result<void> site = RenderSite(timeline_, *templates, figures, options_.articles, take); !site)
      return site;
    if (Result<void> csv = Put({"events.csv", RenderCsv(timeline_)}); !csv) return csv;
    return PutLines();
  }

  Result<void> Put(const Page& page) {
    paths_.push_back(page.path);
    return WritePage(page, folder_);
  }

  /// timeline.jsonl, the largest file, entry by entry.
  Result<void> PutLines() {
    paths_.emplace_back("timeline.jsonl");
    Result<AtomicFile> file = AtomicFile::Create(folder_ / paths_.back());
    if (!file) return tl::unexpected<Error>(file.error());
    if (Result<void> head = file->Append(WriteTimelineHead(timeline_)); !head) return head;
    for (const Entry& entry : timeline_.entries) {
      if (Result<void> line = file->Append(WriteEntry(entry) + '\n'); !line) return line;
    }
    if (Result<void> tail = file->Append(WriteTimelineTail(timeline_)); !tail) return tail;
    return file->Commit();
  }

  /// Lays a figure out and writes it with its source; adds to `missing` why it is not there.
  Result<std::string> Draw(const Page& dot, const std::string& engine, std::string& missing) {
    if (const Result<void> put = Put(dot); !put) return tl::unexpected<Error>(put.error());
    Result<std::string> svg = LayOut(dot.bytes, engine, kLayoutLimit);
    if (!svg) {
      const char* remedy =
          svg.error().kind == ErrorKind::kNotFound ? "; install Graphviz to see the diagrams here" : "";
      const std::string line =
          fmt::format("{} is written, but not drawn: {}{}.", dot.path, svg.error().message, remedy);
      missing += (missing.empty() ? "" : " ") + line;
      return std::string();
    }
    const Result<void> put = Put({fs::path(dot.path).replace_extension(".svg").string(), *svg});
    return put ? svg : tl::unexpected<Error>(put.error());
  }

  const Timeline& timeline_;
  const SiteOptions& options_;
  const fs::path& folder_;
  std::vector<std::string> paths_;
};

}  // namespace

Result<std::vector<std::string>> WriteSite(const Timeline& timeline, const SiteOptions& options,
                                           const fs::path& folder) {
  if (const Result<void> made = MakeFolder(folder); !made) return tl::unexpected<Error>(made.error());
  return SiteWriter(timeline, options, folder).Write();
}

Result<void> CheckTemplates() {
  std::vector<std::string> notices;
  const Result<Templates> templates = ReadTemplates({}, notices);
  if (!templates) return tl::unexpected<Error>(templates.error());
  return RenderSite({}, *templates, {}, {}, [](const Page&) { return Result<void>(); });
}

Result<std::string> DrawDiagram(std::string_view dot, const std::string& form) {
  // The graph itself names another engine where it wants one.
  Result<std::string> drawn = LayOut(dot, "dot", kLayoutLimit, form);
  if (drawn) return drawn;
  Error error = drawn.error();
  const char* remedy = error.kind == ErrorKind::kNotFound    ? "install Graphviz, or "
                       : error.kind == ErrorKind::kOverLimit ? "draw fewer with --most, or "
                                                             : "";
  error.message += fmt::format("; {}leave --draw out for the DOT text", remedy);
  return tl::unexpected(error);
}

Result<void> MakeFolder(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code || !fs::is_directory(folder)) {
    return Fail(ErrorKind::kUnreadable,
                fmt::format("the output folder cannot be made: {}; name another with -o", code.message()),
                folder.string());
  }
  if (::access(folder.c_str(), W_OK) != 0) {
    return Fail(
        ErrorKind::kUnreadable,
        fmt::format("the output folder cannot be written: {}; name another with -o", std::strerror(errno)),
        folder.string());
  }
  return {};
}

Result<void> WritePage(const Page& page, const fs::path& folder) {
  std::error_code code;
  fs::create_directories((folder / page.path).parent_path(), code);
  return WriteFileAtomically(folder / page.path, page.bytes);
}

}  // namespace demarche
