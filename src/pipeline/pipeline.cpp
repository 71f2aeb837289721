// Open joins the rooms; Analyze is the way of one article through them. Tags and trees, the dearest part, are
// made only of the sentences that the extractor and the time room ask for.
#include "pipeline/pipeline.h"

#include <algorithm>
#include <thread>

#include "base/file.h"
#include "extractor/extractor.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "pipeline/impl.h"
#include "time/time.h"
#include "timeline/timeline.h"

namespace demarche {
namespace fs = std::filesystem;

Pipeline::Pipeline(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

namespace {

Result<Lexicon> LoadLexicon(const PipelineOptions& options, const fs::path& share) {
  std::vector<fs::path> folders{share / "lexicon"};
  folders.insert(folders.end(), options.lexicons.begin(), options.lexicons.end());
  return Lexicon::Load(folders);
}

Result<LanguageModel> LoadLanguage(const Lexicon& lexicon, const fs::path& share) {
  return LanguageModel::Load(lexicon, share / "wordnet", share / "models" / "en.model");
}

}  // namespace

Result<LanguageModel> OpenLanguageModel(const PipelineOptions& options) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  const Result<Lexicon> lexicon = LoadLexicon(options, *share);
  if (!lexicon) return tl::unexpected(lexicon.error());
  return LoadLanguage(*lexicon, *share);
}

Result<Pipeline> Pipeline::Open(const PipelineOptions& options) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  Result<Lexicon> lexicon = LoadLexicon(options, *share);
  if (!lexicon) return tl::unexpected(lexicon.error());
  Result<LanguageModel> language = LoadLanguage(*lexicon, *share);
  if (!language) return tl::unexpected(language.error());
  Result<TimeFinder> times = TimeFinder::Create(*lexicon);
  if (!times) return tl::unexpected(times.error());
  Result<Extractor> extractor = Extractor::Create(*lexicon);
  if (!extractor) return tl::unexpected(extractor.error());
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return Pipeline(std::unique_ptr<const Impl>(
      new Impl{options, options.jobs == 0 ? cores : options.jobs, IngestRulesFrom(*lexicon),
               std::move(*lexicon), std::move(*language), std::move(*times), std::move(*extractor)}));
}

Extraction Pipeline::Analyze(const Article& article) const {
  Analysis analysis;
  return impl_->Read(article, analysis, nullptr);
}

Explanation Pipeline::Explain(const Article& article) const {
  Explanation explanation;
  explanation.extraction = impl_->Read(article, explanation.analysis, &explanation.trace);
  return explanation;
}

Extraction Pipeline::Impl::Read(const Article& article, Analysis& analysis, Trace* trace) const {
  const std::string& text = article.text;
  const bool all = options.all_actions;
  analysis = language.Split(text);
  const TimeFinder::Expressions expressions = times.Recognise(text);
  std::vector<bool> marks(analysis.sentences.size(), true);
  if (!all && trace == nullptr) {
    marks = extractor.MarkSentences(
        text, analysis,
        [&](std::string_view form, std::vector<std::string>& lemmas) { language.ListLemmas(form, lemmas); });
    TimeFinder::MarkSentences(expressions, analysis, marks);
  }
  analysis = language.AnalyzeTokens(text, std::move(analysis), marks);
  std::vector<Timex> timexes = times.Resolve(text, expressions, analysis, article.document_time);
  Extraction actions;
  Extraction events =
      extractor.Extract(article, analysis, std::move(timexes), {all ? &actions : nullptr, trace});
  AnchorEvents(events);
  if (!all) return events;
  AnchorEvents(actions);
  return JoinActions(std::move(events), std::move(actions));
}

Timeline Pipeline::Merge(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                         const MergeOptions& options) const {
  TimelineOptions timeline_options;
  timeline_options.title = options.title;
  timeline_options.focus = options.focus;
  timeline_options.from = options.from;
  timeline_options.to = options.to;
  Timeline timeline = BuildTimeline(extractions, errors, impl_->lexicon, timeline_options);
  timeline.versions = {DEMARCHE_VERSION, impl_->lexicon.hash()};
  return timeline;
}

}  // namespace demarche
