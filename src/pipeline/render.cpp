// A timeline to files: templates and Graphviz come from outside, the renderer stays pure.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iterator>

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

/// Lays one figure out; adds to `missing` why it is not there.
std::string Draw(const Page& dot, const std::string& engine, std::vector<Page>& pages, std::string& missing) {
  const Result<std::string> svg = LayOut(dot.bytes, engine, kLayoutLimit);
  if (!svg) {
    const char* remedy =
        svg.error().kind == ErrorKind::kNotFound ? "; install Graphviz to see the diagrams here" : "";
    const std::string line =
        fmt::format("{} is written, but not drawn: {}{}.", dot.path, svg.error().message, remedy);
    missing += (missing.empty() ? "" : " ") + line;
    return {};
  }
  pages.push_back({fs::path(dot.path).replace_extension(".svg").string(), *svg});
  return *svg;
}

}  // namespace

Result<std::vector<Page>> RenderPages(const Timeline& timeline, const RenderOptions& options,
                                      std::vector<std::string>* notices) {
  std::vector<std::string> told;
  const Result<Templates> templates = ReadTemplates(options.templates, told);
  if (!templates) return tl::unexpected(templates.error());
  std::vector<Page> pages;
  const Page lanes{"timeline.dot", RenderDotTimeline(timeline)};
  const Page network{"network.dot", RenderDotNetwork(timeline)};
  Figures figures;
  figures.timeline_svg = Draw(lanes, "dot", pages, figures.missing);
  figures.network_svg = Draw(network, "neato", pages, figures.missing);
  Result<std::vector<Page>> site = RenderSite(timeline, *templates, figures, options.articles);
  if (!site) return tl::unexpected(site.error());
  if (!figures.missing.empty()) told.push_back(figures.missing);
  if (notices != nullptr) *notices = std::move(told);
  pages.push_back(lanes);
  pages.push_back(network);
  pages.insert(pages.end(), std::make_move_iterator(site->begin()), std::make_move_iterator(site->end()));
  pages.push_back({"timeline.jsonl", WriteTimeline(timeline)});
  pages.push_back({"events.csv", RenderCsv(timeline)});
  return pages;
}

Result<std::string> DrawDiagram(std::string_view dot, const std::string& form) {
  // The graph itself names another engine where it wants one.
  Result<std::string> drawn = LayOut(dot, "dot", kLayoutLimit, form);
  if (drawn) return drawn;
  Error error = drawn.error();
  error.message += error.kind == ErrorKind::kNotFound
                       ? "; install Graphviz, or leave --draw out for the DOT text"
                       : "; draw fewer with --most, or leave --draw out for the DOT text";
  return tl::unexpected(error);
}

Result<void> WritePages(std::span<const Page> pages, const fs::path& folder) {
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
  for (const Page& page : pages) {
    fs::create_directories((folder / page.path).parent_path(), code);
    Result<void> written = WriteFileAtomically(folder / page.path, page.bytes);
    if (!written) return written;
  }
  return {};
}

}  // namespace demarche
