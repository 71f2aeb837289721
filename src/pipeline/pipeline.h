// The front door of the pipeline: joins the rooms. Each command of the program is one verb here.
//
// Thread rules: one Pipeline may be used by one thread; it starts its own workers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/article.h"
#include "core/day.h"
#include "core/extraction.h"
#include "core/page.h"
#include "core/timeline.h"

namespace demarche {

struct PipelineOptions {
  std::vector<std::filesystem::path> lexicons;  ///< further folders, after the program's own
  unsigned jobs = 0;                            ///< worker threads; 0 = one a core
};

/// What went in and what was left aside, for the summary.
struct Tally {
  std::uint64_t articles = 0;
  std::uint64_t events = 0;
  std::vector<ErrorRecord> errors;
};

class Pipeline {
 public:
  /// Loads lexicon, language model and rules. Errors as of those rooms.
  static Result<Pipeline> Open(const PipelineOptions& options);

  /// One article through language, time, extractor and per-article anchoring.
  [[nodiscard]] Extraction Analyze(const Article& article) const;

  /// Article records on `in`, extraction records on `out`, in order, on `jobs` threads.
  /// A bad record becomes an error record. Errors: kUnreadable when `out` fails.
  Result<Tally> Extract(std::istream& in, std::ostream& out) const;

  /// Articles of `paths` to extractions, in reading order. `progress` is called now and then.
  Result<Tally> ExtractPaths(std::span<const std::string> paths, std::optional<Day> date,
                             std::vector<Extraction>& extractions,
                             const std::function<void(const Tally&)>& progress) const;

  [[nodiscard]] const std::string& lexicon_hash() const;

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

 private:
  struct Impl;
  explicit Pipeline(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// All files of a finished timeline: index.html, timeline.jsonl, events.csv, timeline.dot, network.dot
/// and, where Graphviz is present, their SVG. Errors: kMalformed for a bad template.
Result<std::vector<Page>> RenderPages(const Timeline& timeline);

/// Writes pages below `folder`, which is made when missing. Errors: kUnreadable.
Result<void> WritePages(std::span<const Page> pages, const std::filesystem::path& folder);

}  // namespace demarche
