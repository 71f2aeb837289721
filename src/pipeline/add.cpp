// Reading, analysing and writing at once: this thread reads, asks the store what it has already, and writes
// what the workers return, in the order of reading. OrderedWorkers bounds what is held between them.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <variant>

#include "pipeline/archive.h"
#include "pipeline/fingerprint.h"
#include "pipeline/impl.h"
#include "pipeline/workers/ordered_workers.h"
#include "records/records.h"

namespace demarche {
namespace {

constexpr std::uint64_t kCommitArticles = 128;
constexpr std::chrono::seconds kCommitTime{2};
constexpr std::size_t kStaleAtOnce = 256;
constexpr std::uint64_t kLeastForRate = 100;

/// One run of adding. The first error of the store ends it.
class Adding {
 public:
  Adding(const Pipeline& pipeline, const Pipeline::Impl& impl, Store& store, const AddOptions& options,
         std::string digest, std::function<void(const AddTally&)> progress)
      : pipeline_(pipeline),
        impl_(impl),
        store_(store),
        options_(options),
        digest_(std::move(digest)),
        progress_(std::move(progress)),
        workers_(
            impl.jobs, [this](std::span<const Job> jobs) { return Work(jobs); },
            [](const Job& job) { return job.article.text.size(); },
            [this](Answer answer) { Take(std::move(answer)); }) {}

  Result<AddTally> Run(std::span<const std::string> paths) {
    const std::vector<InputState> before = StatesOf(paths);
    for (const InputState& state : before) tally_.read.input_bytes += state.bytes;
    impl_.ReadEach(
        paths, options_.date, [this](Article article) { return Look(std::move(article)); }, {}, tally_.read);
    workers_.Finish();
    NoteChanges(paths, before);
    CheckRate();
    if (!failed_ && !Ended()) End(paths);
    if (!failed_ && !Ended() && options_.refresh) Refresh();
    Keep(store_.Commit());
    if (failed_) return tl::unexpected<Error>(std::move(*failed_));
    return std::move(tally_);
  }

 private:
  struct Job {
    Article article;
    StoreState state = StoreState::kStale;
    bool limited = true;  ///< what is stored already was within the limits of its time
  };

  struct Answer {
    std::shared_ptr<const StoreItem> item;  ///< or nothing, with an error
    StoreState state = StoreState::kStale;
    std::uint64_t events = 0;
    ErrorRecord error = {};
  };

  std::vector<Answer> Work(std::span<const Job> jobs) const {
    std::vector<Answer> answers(jobs.size());
    std::vector<const Article*> articles;
    std::vector<std::size_t> places;  // of these among the jobs
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      answers[i].state = jobs[i].state;
      std::optional<ErrorRecord> over = jobs[i].limited ? impl_.OverLimit(jobs[i].article) : std::nullopt;
      if (over) {
        answers[i].error = std::move(*over);
        continue;
      }
      articles.push_back(&jobs[i].article);
      places.push_back(i);
    }
    const std::vector<Extraction> extractions = pipeline_.Analyze(articles);
    for (std::size_t k = 0; k < places.size(); ++k) {
      std::optional<ErrorRecord> over = Pipeline::Impl::OverLimit(extractions[k]);
      if (over) {
        answers[places[k]].error = std::move(*over);
        continue;
      }
      answers[places[k]].item = Store::Prepare(*articles[k], extractions[k], digest_);
      answers[places[k]].events = extractions[k].events.size();
    }
    return answers;
  }

  /// Gives an article to the workers where it must be analysed.
  bool Look(Article article) {
    tally_.text_bytes += article.text.size();
    const Result<StoreState> state = store_.Look(article, digest_);
    if (!state) {
      failed_ = state.error();
      return false;
    }
    ++CountOf(*state);
    if (*state == StoreState::kUnchanged || *state == StoreState::kRepeated) {
      Now();
    } else {
      workers_.Push({std::move(article), *state, true});
    }
    CheckRate();
    return !failed_ && !tally_.too_many_errors;
  }

  std::uint64_t& CountOf(StoreState state) {
    switch (state) {
      case StoreState::kNew: return tally_.added;
      case StoreState::kChanged: return tally_.changed;
      case StoreState::kStale: return tally_.again;
      case StoreState::kUnchanged: return tally_.unchanged;
      case StoreState::kRepeated: break;
    }
    return tally_.repeated;
  }

  void Take(Answer answer) {
    if (failed_) return;
    if (!answer.item) {  // counted when it was read and looked at
      --tally_.read.articles;
      --CountOf(answer.state);
      tally_.read.errors.push_back(std::move(answer.error));
      return;
    }
    const Result<bool> put = store_.Put(*answer.item);
    if (!put) {
      failed_ = put.error();
      return;
    }
    if (*put) {
      tally_.read.events += answer.events;
      ++uncommitted_;
    } else {  // the first of its id was still with the workers when this one was looked at
      --CountOf(answer.state);
      ++tally_.repeated;
    }
    Now();
  }

  /// Commits now and then, and tells how far it is.
  void Now() {
    const auto now = std::chrono::steady_clock::now();
    if (uncommitted_ >= kCommitArticles || (uncommitted_ > 0 && now - committed_ > kCommitTime)) {
      Keep(store_.Commit());
      uncommitted_ = 0;
      committed_ = now;
    }
    if (progress_) progress_(tally_);
  }

  void CheckRate() {
    const std::optional<double> rate = impl_.options.max_error_rate;
    const std::uint64_t errors = tally_.read.errors.size();
    const std::uint64_t all = errors + tally_.read.articles;
    if (!rate || all < kLeastForRate) return;
    tally_.too_many_errors = static_cast<double>(errors) > *rate * static_cast<double>(all);
  }

  void NoteChanges(std::span<const std::string> paths, const std::vector<InputState>& before) {
    const std::vector<InputState> after = StatesOf(paths);
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (before[i] == after[i]) continue;
      tally_.read.notices.push_back({paths[i], Tally::kNotice, 0,
                                     paths[i] + ": changed while it was read; give the same command again"});
    }
  }

  void End(std::span<const std::string> paths) {
    std::vector<ErrorRecord> faults = tally_.read.errors;
    faults.insert(faults.end(), tally_.read.notices.begin(), tally_.read.notices.end());
    const Result<StoreGone> gone = store_.EndRun(paths, faults, options_.prune);
    if (!gone) return Keep(tl::unexpected<Error>(gone.error()));
    tally_.added -= std::min(tally_.added, gone->replaced);
    tally_.changed += gone->replaced;
    tally_.gone = gone->gone;
  }

  /// Analyses from their stored texts those that another digest made.
  void Refresh() {
    while (!failed_ && !Ended()) {
      Result<std::vector<Article>> stale = store_.SomeStale(digest_, kStaleAtOnce);
      if (!stale) return Keep(tl::unexpected<Error>(stale.error()));
      if (stale->empty()) return;
      for (Article& article : *stale) workers_.Push({std::move(article), StoreState::kStale, false});
      tally_.again += stale->size();
      workers_.Finish();
      tally_.read.stopped = impl_.Stopped();
    }
  }

  [[nodiscard]] bool Ended() const { return tally_.read.stopped || tally_.too_many_errors; }

  void Keep(const Result<void>& done) {
    if (!done && !failed_) failed_ = done.error();
  }

  const Pipeline& pipeline_;
  const Pipeline::Impl& impl_;
  Store& store_;
  const AddOptions& options_;
  std::string digest_;
  std::function<void(const AddTally&)> progress_;
  AddTally tally_;
  std::optional<Error> failed_;
  std::uint64_t uncommitted_ = 0;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
  OrderedWorkers<Job, Answer> workers_;
};

}  // namespace

Result<AddTally> Pipeline::AddPaths(Store& store, std::span<const std::string> paths,
                                    const AddOptions& options,
                                    const std::function<void(const AddTally&)>& progress) const {
  Result<std::string> digest = AnalysisDigest(impl_->lexicon, impl_->options.all_actions);
  if (!digest) return tl::unexpected(digest.error());
  return Adding(*this, *impl_, store, options, std::move(*digest), progress).Run(paths);
}

std::optional<ErrorRecord> Pipeline::Impl::OverLimit(const Article& article) const {
  const auto refuse = [&](std::uint64_t has, const char* what, std::uint64_t most) {
    const std::string& place = article.uri.empty() ? article.id : article.uri;
    return ErrorRecord{place, Name(ErrorKind::kOverLimit), 0,
                       fmt::format("{}: has {} {}, more than the limit of {}; split it, or raise the limit",
                                   place, has, what, most)};
  };
  if (options.max_text_bytes != 0 && article.text.size() > options.max_text_bytes)
    return refuse(article.text.size(), "bytes of text", options.max_text_bytes);
  // A sentence has two bytes at least, so that most texts need not be cut to know.
  if (options.max_sentences == 0 || article.text.size() < 2 * options.max_sentences) return std::nullopt;
  const std::size_t sentences = language.Split(article.text).sentences.size();
  if (sentences > options.max_sentences) return refuse(sentences, "sentences", options.max_sentences);
  return std::nullopt;
}

std::optional<ErrorRecord> Pipeline::Impl::OverLimit(const Extraction& extraction, const std::string* text) {
  // Each event repeats its sentence, whose words are bounded: shorter articles cannot get there.
  constexpr std::uint32_t kNeverTooLong = 32U << 10U;
  if (extraction.text_length <= kNeverTooLong) return std::nullopt;
  const std::size_t size = text != nullptr ? text->size() : WriteExtraction(extraction).size();
  if (size <= kMaxRecordBytes) return std::nullopt;
  const Article& article = extraction.article;
  const std::string& place = article.uri.empty() ? article.id : article.uri;
  return ErrorRecord{place, Name(ErrorKind::kOverLimit), 0,
                     fmt::format("{}: the record of its {} events has {} bytes, more than the limit of {}; "
                                 "split the article",
                                 place, extraction.events.size(), size, kMaxRecordBytes)};
}

}  // namespace demarche
