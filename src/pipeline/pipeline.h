// The front door of the pipeline: joins the rooms. Each command of the program is one verb here.
//
//     Result<Pipeline> pipeline = Pipeline::Open({});
//     Gathering gathering(pipeline->lexicon(), {}, GatheringFiles(TemporaryFolder()));
//     Result<Tally> tally = pipeline->ExtractPaths(
//         paths, {}, [&](Extraction extraction) { return gathering.Take(std::move(extraction)); });
//     Result<MergedTimeline> merged = gathering.Merge(tally->errors);
//     Result<std::vector<std::string>> files = WriteSite(*std::move(*merged).Whole(), {}, folder);
//
// Thread rules: const members may be called from any thread; each starts its own workers.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/article.h"
#include "core/day.h"
#include "core/extraction.h"
#include "core/page.h"
#include "core/timeline.h"
#include "core/token.h"
#include "core/trace.h"
#include "ingest/ingest.h"
#include "language/language.h"
#include "pipeline/archive.h"
#include "pipeline/gathering.h"
#include "pipeline/kept_articles.h"
#include "pipeline/merger.h"
#include "pipeline/options.h"

namespace demarche {

/// Whether an article is analysed: its language is English, or not known.
bool MayBeEnglish(const Article& article);

/// An article's extraction with all that an analyst needs to see why.
struct Explanation {
  Extraction extraction;
  Analysis analysis;
  Trace trace;
  std::optional<Day> written_on;  ///< what its times count from: TimeFinder::WrittenOn
};

class Pipeline {
 public:
  /// Loads lexicon, language model and rules. Errors as of those rooms.
  static Result<Pipeline> Open(const PipelineOptions& options);

  /// Articles through language, time, extractor and per-article anchoring: one extraction each. Pure.
  [[nodiscard]] Extraction Analyze(const Article& article) const;
  [[nodiscard]] std::vector<Extraction> Analyze(std::span<const Article* const> articles) const;

  /// The same with what it was made from: the words with their tree, and what was tried and left out.
  [[nodiscard]] Explanation Explain(const Article& article) const;

  /// Articles of `paths` (file, folder, "-"), in reading order, without analysing them.
  /// `explain` gets the lines of IngestSink::explain.
  Tally ReadPaths(std::span<const std::string> paths, std::optional<Day> date,
                  const std::function<void(Article)>& take,
                  const std::function<void(const std::string&)>& explain = {}) const;

  /// The same, analysed on the workers; `take` gets them in reading order, `progress` now and then.
  /// Errors: those of `take`, which end the reading.
  Result<Tally> ExtractPaths(std::span<const std::string> paths, std::optional<Day> date,
                             const std::function<Result<void>(Extraction)>& take,
                             const std::function<void(const Tally&)>& progress = {}) const;

  /// Adds the articles of `paths` to a store: those that it does not have, or has otherwise, are analysed and
  /// written in reading order; commits now and then, so that a run that is killed goes on where it was.
  /// Errors: those of the store; what was committed stays.
  Result<AddTally> AddPaths(Store& store, std::span<const std::string> paths, const AddOptions& options,
                            const std::function<void(const AddTally&)>& progress = {}) const;

  /// Article records on `in`, extraction records on `out`, in order. A bad record becomes an error record,
  /// whose id is the hash of its line, so that each record's answer depends on nothing else; the tally tells
  /// its place as "name:line". Error records on `in` are passed on. Errors: kUnreadable when `out` cannot be
  /// written, kMalformed when the first line cannot begin a record (without PipelineOptions::max_error_rate).
  Result<Tally> ExtractRecords(std::istream& in, const std::string& name, std::ostream& out) const;

  [[nodiscard]] const Lexicon& lexicon() const;
  [[nodiscard]] Timeline Merge(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                               const MergeOptions& options) const;

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  struct Impl;  ///< pipeline/impl.h; of the room alone

 private:
  explicit Pipeline(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// One thing that the records depend on, and which one it is: a version or a SHA-256.
struct Ingredient {
  std::string name;
  std::string version;
};

/// All that the program's answers depend on beside its input and flags: version, bytes and rules of the
/// program, the lexicons of `options`, the model, the word lists, the zones of the time. Two machines that
/// agree on them give the same bytes. Errors: as of Lexicon; kUnreadable.
Result<std::vector<Ingredient>> Ingredients(const PipelineOptions& options);

/// The language model alone, with the lexicons of `options`. Errors as of Lexicon and LanguageModel.
Result<LanguageModel> OpenLanguageModel(const PipelineOptions& options);

struct SiteOptions {
  std::filesystem::path templates;  ///< a folder whose files take the place of the program's own, or ""
  ArticleSource articles;           ///< those that are to have a page of their own
  /// Gets lines for the user: names in his templates that stand for nothing, with file and line, and why a
  /// figure is missing.
  std::function<void(const std::string&)> note;
};

/// Writes all files of a finished timeline below `folder`, one after the other, and gives their paths: the
/// pages of RenderSite, timeline.jsonl, events.csv, timeline.dot, network.dot and, where Graphviz is present
/// and quick enough, timeline.svg and network.svg. Errors: kNotFound and kMalformed for templates; those of
/// MakeFolder and of `articles`.
Result<std::vector<std::string>> WriteSite(const Timeline& timeline, const SiteOptions& options,
                                           const std::filesystem::path& folder);

/// The program's own templates are there and make pages. Errors: those of RenderSite, kNotFound.
Result<void> CheckTemplates();

/// Gives `take` the article records on `in`; one without an id gets ContentId. `where` of an error is
/// "name:line". Errors besides: those of `take`.
Result<void> ReadArticleRecords(std::istream& in, const std::string& name,
                                const std::function<Result<void>(Article)>& take);

/// A diagram's DOT text laid out by Graphviz as `form` ("svg", "pdf"), within 20 seconds. Errors: kNotFound
/// without Graphviz, kOverLimit after the time, kMalformed with what Graphviz said.
Result<std::string> DrawDiagram(std::string_view dot, const std::string& form);

/// Makes a folder for output where it is missing. Errors: kUnreadable, also when it cannot be written.
Result<void> MakeFolder(const std::filesystem::path& folder);

/// Writes a page below a folder. Errors: kUnreadable.
Result<void> WritePage(const Page& page, const std::filesystem::path& folder);

}  // namespace demarche
