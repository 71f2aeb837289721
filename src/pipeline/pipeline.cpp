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
#include "pipeline/merger.h"
#include "time/time.h"
#include "timeline/timeline.h"

namespace demarche {
namespace fs = std::filesystem;

Pipeline::Pipeline(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

namespace {

Result<LanguageModel> LoadLanguage(const Lexicon& lexicon, const fs::path& share) {
  return LanguageModel::Load(lexicon, share / "wordnet", share / "models" / "en.model");
}

}  // namespace

Result<LanguageModel> OpenLanguageModel(const PipelineOptions& options) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  const Result<Lexicon> lexicon = OpenLexicon(options);
  if (!lexicon) return tl::unexpected(lexicon.error());
  return LoadLanguage(*lexicon, *share);
}

Result<Pipeline> Pipeline::Open(const PipelineOptions& options) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  Result<Lexicon> lexicon = OpenLexicon(options);
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
  if (!MayBeEnglish(article)) {
    Extraction none;
    none.article = article;
    none.article.text.clear();
    none.text_length = static_cast<std::uint32_t>(article.text.size());
    return none;
  }
  const TimeFinder::Expressions expressions = impl_->times.Recognise(article.text);
  return impl_->Extract(article, impl_->Read(article.text, expressions), expressions, nullptr);
}

bool MayBeEnglish(const Article& article) { return article.language.empty() || article.language == "en"; }

Explanation Pipeline::Explain(const Article& article) const {
  Explanation explanation;
  explanation.analysis = impl_->language.Analyze(article.text);
  explanation.extraction =
      impl_->Extract(article, explanation.analysis, impl_->times.Recognise(article.text), &explanation.trace);
  return explanation;
}

Analysis Pipeline::Impl::Read(const std::string& text, const TimeFinder::Expressions& expressions) const {
  if (options.all_actions) return language.Analyze(text);
  Analysis analysis = language.Split(text);
  std::vector<bool> marks = extractor.MarkSentences(
      text, analysis,
      [&](std::string_view form, std::vector<std::string>& lemmas) { language.ListLemmas(form, lemmas); });
  TimeFinder::MarkSentences(expressions, analysis, marks);
  return language.AnalyzeTokens(text, std::move(analysis), marks);
}

Extraction Pipeline::Impl::Extract(const Article& article, const Analysis& analysis,
                                   const TimeFinder::Expressions& expressions, Trace* trace) const {
  std::vector<Timex> timexes =
      times.Resolve(article.text, expressions, analysis, article.document_time, times.OrderOf(article));
  Extraction actions;
  const bool all = options.all_actions;
  Extraction events =
      extractor.Extract(article, analysis, std::move(timexes), {all ? &actions : nullptr, trace});
  AnchorEvents(events);
  if (!all) return events;
  AnchorEvents(actions);
  return JoinActions(std::move(events), std::move(actions));
}

const Lexicon& Pipeline::lexicon() const { return impl_->lexicon; }

Timeline Pipeline::Merge(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                         const MergeOptions& options) const {
  return MergeAll(extractions, errors, impl_->lexicon, options);
}

}  // namespace demarche
