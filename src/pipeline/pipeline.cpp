// Open joins the rooms; Analyze is the way of articles through them. Tags and trees, the dearest part, are
// made only of the sentences that the extractor and the time room ask for, and of several articles at once.
// The extractor is not shown what only the time room asked for: it would read it and find no event there.
#include "pipeline/pipeline.h"

#include <algorithm>
#include <future>
#include <optional>
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

Result<LanguageData> LoadLanguage(const fs::path& share) {
  return LanguageData::Load(share / "wordnet", share / "models" / "en.model");
}

/// What is known of an article that is not analysed.
Extraction Unread(const Article& article) {
  Extraction none;
  none.article = article;
  none.article.text.clear();
  none.text_length = static_cast<std::uint32_t>(article.text.size());
  return none;
}

/// Takes away the trees of the sentences that are not `asked` for.
void HideTrees(const std::vector<bool>& asked, Analysis& analysis) {
  for (std::size_t s = 0; s < asked.size(); ++s) {
    if (asked[s]) continue;
    const Sentence& sentence = analysis.sentences[s];
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) analysis.tokens[i].head = -1;
  }
}

/// What is wrong in any of `results`, one below the other and of the kind of the first, so that all mistakes
/// of a lexicon are told at once.
template <typename... Results>
std::optional<Error> AllErrors(const Results&... results) {
  std::optional<Error> all;
  const auto add = [&](const auto& result) {
    if (result) return;
    if (all) {
      all->message += "\n" + ToString(result.error());
    } else {
      all = Error{result.error().kind, ToString(result.error()), ""};
    }
  };
  (add(results), ...);
  return all;
}

}  // namespace

Result<LanguageModel> OpenLanguageModel(const PipelineOptions& options) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  const Result<Lexicon> lexicon = OpenLexicon(options);
  if (!lexicon) return tl::unexpected(lexicon.error());
  return LanguageModel::Load(*lexicon, LoadLanguage(*share));
}

/// What does not need each other is made side by side, where threads can be had: std::async without a policy
/// waits for its turn else.
Result<Pipeline> Pipeline::Open(const PipelineOptions& options) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  std::future<Result<LanguageData>> data = std::async(LoadLanguage, *share);
  Result<Lexicon> lexicon = OpenLexicon(options);
  if (!lexicon) return tl::unexpected(lexicon.error());
  std::future<Result<Extractor>> creating = std::async(Extractor::Create, std::cref(*lexicon));
  Result<TimeFinder> times = TimeFinder::Create(*lexicon);
  Result<LanguageModel> language = LanguageModel::Load(*lexicon, data.get());
  Result<Extractor> extractor = creating.get();
  if (const std::optional<Error> wrong = AllErrors(times, language, extractor)) return tl::unexpected(*wrong);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return Pipeline(std::unique_ptr<const Impl>(
      new Impl{options, options.jobs == 0 ? cores : options.jobs, IngestRulesFrom(*lexicon),
               std::move(*lexicon), std::move(*language), std::move(*times), std::move(*extractor)}));
}

Extraction Pipeline::Analyze(const Article& article) const {
  const Article* const one = &article;
  return std::move(Analyze(std::span(&one, 1)).front());
}

std::vector<Extraction> Pipeline::Analyze(std::span<const Article* const> articles) const {
  std::vector<Extraction> extractions(articles.size());
  std::vector<std::size_t> places;  // of those that are read
  std::vector<TimeFinder::Expressions> expressions;
  std::vector<Draft> drafts;
  std::vector<std::vector<bool>> asked;  // which sentences the extractor reads
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Article& article = *articles[i];
    if (!MayBeEnglish(article)) {
      extractions[i] = Unread(article);
      continue;
    }
    places.push_back(i);
    expressions.push_back(impl_->times.Recognise(article.text));
    Draft& draft = drafts.emplace_back(impl_->Begin(article));
    asked.push_back(draft.marks);
    TimeFinder::MarkSentences(expressions.back(), draft.analysis, draft.marks);
  }
  impl_->language.AnalyzeTokens(drafts);
  for (std::size_t k = 0; k < drafts.size(); ++k) {
    const Article& article = *articles[places[k]];
    Analysis& analysis = drafts[k].analysis;
    extractions[places[k]] = impl_->AsWritten(article, analysis, [&](const Article& written) {
      std::vector<Timex> timexes = impl_->Resolve(written, analysis, expressions[k]);
      HideTrees(asked[k], analysis);
      return impl_->Extract(written, analysis, std::move(timexes), nullptr);
    });
  }
  return extractions;
}

bool MayBeEnglish(const Article& article) { return article.language.empty() || article.language == "en"; }

Explanation Pipeline::Explain(const Article& article) const {
  Explanation explanation;
  explanation.analysis = impl_->language.Analyze(article.text);
  explanation.extraction = impl_->AsWritten(article, explanation.analysis, [&](const Article& written) {
    explanation.written_on = written.document_time;
    std::vector<Timex> timexes =
        impl_->Resolve(written, explanation.analysis, impl_->times.Recognise(article.text));
    return impl_->Extract(written, explanation.analysis, std::move(timexes), &explanation.trace);
  });
  return explanation;
}

Draft Pipeline::Impl::Begin(const Article& article) const {
  Draft draft{article.text, language.Split(article.text), {}};
  if (options.all_actions) {
    draft.marks.assign(draft.analysis.sentences.size(), true);
    return draft;
  }
  draft.marks = extractor.MarkSentences(
      article, draft.analysis,
      [&](std::string_view form, std::vector<std::string>& lemmas) { language.ListLemmas(form, lemmas); });
  return draft;
}

Extraction Pipeline::Impl::AsWritten(const Article& article, const Analysis& analysis,
                                     const std::function<Extraction(const Article&)>& read) const {
  const std::optional<Day> written_on = times.WrittenOn(article, analysis);
  if (written_on == article.document_time) return read(article);
  Article written = article;
  written.document_time = written_on;
  Extraction extraction = read(written);
  extraction.article.document_time = article.document_time;
  return extraction;
}

std::vector<Timex> Pipeline::Impl::Resolve(const Article& article, const Analysis& analysis,
                                           const TimeFinder::Expressions& expressions) const {
  return times.Resolve(article.text, expressions, analysis, article.document_time, times.OrderOf(article));
}

Extraction Pipeline::Impl::Extract(const Article& article, const Analysis& analysis,
                                   std::vector<Timex> timexes, Trace* trace) const {
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
