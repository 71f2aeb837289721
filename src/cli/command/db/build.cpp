// demarche db build DB -o DIR, demarche build --db FILE PATH... -o DIR: a timeline from stored extractions.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/command/db/archive.h"
#include "cli/command/summary.h"
#include "cli/confine.h"

namespace demarche::cli {
namespace {

/// What a timeline and its pages are made of.
struct Material {
  Gathering gathering;
  KeptArticles articles;
};

/// Takes all that is stored and meant; gives what it counted.
Result<Tally> LoadAll(Store& store, const StoreQuery& query, Material& material) {
  Tally tally;
  const Result<void> done = store.Load(query, [&](Article article, Extraction extraction) -> Result<void> {
    ++tally.articles;
    tally.events += extraction.events.size();
    if (!MayBeEnglish(article)) ++tally.other_languages[article.language];
    if (!extraction.events.empty()) {
      if (Result<void> kept = material.articles.Keep(article); !kept) return kept;
    }
    extraction.article = std::move(article);
    return material.gathering.Take(std::move(extraction));
  });
  if (!done) return tl::unexpected(done.error());
  return tally;
}

/// Merges the material and writes its files.
int WriteTimelineOf(Material material, const Tally& tally, const Invocation& invocation,
                    const MergeOptions& view) {
  Result<MergedTimeline> merged = material.gathering.Merge(tally.errors);
  if (!merged) return Report(merged.error());
  ReportEmptyView(merged->outline(), tally, view);
  return WriteResult(invocation.Value("--output"), std::move(*merged), material.articles, tally,
                     invocation.Value("--template"));
}

/// Says that some of the database was analysed otherwise than this program with these flags would do it.
Result<void> ReportStale(Store& store, const Lexicon& lexicon) {
  const Result<std::string> all = store.Setting("all actions");
  if (!all) return tl::unexpected(all.error());
  const Result<std::string> digest = AnalysisDigest(lexicon, !all->empty());
  if (!digest) return tl::unexpected(digest.error());
  const Result<std::uint64_t> stale = store.CountStale(*digest);
  if (!stale) return tl::unexpected(stale.error());
  if (*stale > 0) {
    Tell(fmt::format(
        "demarche: note: {} articles were analysed with another lexicon, model or program; 'demarche db add' "
        "with the database alone, and the same --lexicon, analyses them again\n",
        *stale));
  }
  return {};
}

Result<MergeOptions> ViewOf(const Invocation& invocation, const StoreQuery& query) {
  Result<MergeOptions> options = MergeOptionsOf(invocation);
  if (!options) return options;
  options->focus = query.actors;
  options->dyad = query.dyad;
  options->kinds = query.kinds;
  return options;
}

/// The faults of the last readings, as `build` counts them.
Result<void> TakeFaults(Store& store, Tally& tally) {
  Result<std::vector<ErrorRecord>> faults = store.Faults();
  if (!faults) return tl::unexpected(faults.error());
  for (ErrorRecord& fault : *faults) tally.Count(std::move(fault));
  return {};
}

int BuildStored(Store& store, const Invocation& invocation, const StoreQuery& query) {
  const Result<MergeOptions> view = ViewOf(invocation, query);
  if (!view) return Report(view.error());
  const Result<PipelineOptions> options = PipelineOptionsOf(invocation);
  if (!options) return Report(options.error());
  const Result<Lexicon> lexicon = OpenLexicon(*options);
  if (!lexicon) return Report(lexicon.error());
  const std::filesystem::path folder = invocation.Value("--output");
  if (const Result<void> writable = MakeFolder(folder); !writable) return Report(writable.error());
  Material material{Gathering(*lexicon, *view, GatheringFiles(folder)), KeptArticles(folder)};
  if (const Result<void> confined = Confine("db build", invocation); !confined)
    return Report(confined.error());
  if (const Result<void> told = ReportStale(store, *lexicon); !told) return Report(told.error());
  // Which articles: publisher and words. Which of their deeds: the rest, once reports of one deed are merged.
  StoreQuery articles;
  articles.publishers = query.publishers;
  articles.text = query.text;
  Result<Tally> tally = LoadAll(store, articles, material);
  if (!tally) return Report(tally.error());
  if (const Result<void> taken = TakeFaults(store, *tally); !taken) return Report(taken.error());
  return WriteTimelineOf(std::move(material), *tally, invocation, *view);
}

}  // namespace

int RunDbBuild(const Invocation& invocation) {
  const Result<StoreQuery> query = StoreQueryOf(invocation);
  if (!query) return Report(query.error());
  Result<Store> store = Store::OpenReading(invocation.operands.front());
  if (!store) return Report(store.error());
  return BuildStored(*store, invocation, *query);
}

int BuildThroughDatabase(const Invocation& invocation) {
  const Result<MergeOptions> view = MergeOptionsOf(invocation);
  if (!view) return Report(view.error());
  const std::filesystem::path folder = invocation.Value("--output");
  if (const Result<void> writable = MakeFolder(folder); !writable) return Report(writable.error());
  if (const Result<void> confined = Confine("build", invocation); !confined) return Report(confined.error());
  Result<Store> store = Store::OpenWriting(invocation.Value("--db"));
  if (!store) return Report(store.error());
  const Result<Pipeline> pipeline = OpenPipelineFor(*store, invocation);
  if (!pipeline) return Report(pipeline.error());
  Result<AddTally> added = AddToDatabase(*store, *pipeline, invocation, invocation.operands, false);
  if (!added) return Report(added.error());
  ReportLeftAside(added->read);
  if (const int code = CodeOf(added->read); code != kDone) return code;
  StoreQuery seen;
  seen.seen_only = true;
  Material material{Gathering(pipeline->lexicon(), *view, GatheringFiles(folder)), KeptArticles(folder)};
  const Result<Tally> loaded = LoadAll(*store, seen, material);
  if (!loaded) return Report(loaded.error());
  added->read.events = loaded->events;
  return WriteTimelineOf(std::move(material), added->read, invocation, *view);
}

}  // namespace demarche::cli
