#include "cli/command/db/archive.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "cli/command/progress.h"

namespace demarche::cli {
namespace {

constexpr std::uint64_t kMostSentences = 20'000;
constexpr std::uint64_t kMostOfAny = std::uint64_t{1} << 40U;

Result<std::vector<std::string>> DyadOf(const Invocation& invocation) {
  std::vector<std::string> dyad;
  if (!invocation.Has("--dyad")) return dyad;
  const std::string value = invocation.Value("--dyad");
  for (const std::string_view name : Split(value, ',')) dyad.emplace_back(Trim(name));
  if (dyad.size() == 2 && !dyad[0].empty() && !dyad[1].empty()) return dyad;
  return Fail(ErrorKind::kUsage,
              fmt::format("--dyad '{}' is no pair; write two actors, such as JPN,CHN", value));
}

std::string ProgressLine(const AddTally& tally, double seconds) {
  const auto articles = static_cast<double>(tally.read.articles + tally.again);
  return fmt::format("{} articles ({} unchanged), {:.1f} MB of text, {:.0f} articles/s, {} errors{}",
                     tally.read.articles, tally.unchanged, static_cast<double>(tally.text_bytes) / 1e6,
                     articles / seconds, tally.read.errors.size(),
                     TimeLeft(seconds, tally.read.read_bytes, tally.read.input_bytes));
}

}  // namespace

Result<StoreQuery> StoreQueryOf(const Invocation& invocation) {
  StoreQuery query;
  query.publishers = invocation.Values("--publisher");
  query.text = invocation.Value("--text");
  query.actors = invocation.Values("--actor");
  query.kinds = invocation.Values("--kind");
  const Result<MergeOptions> days = MergeOptionsOf(invocation);
  if (!days) return tl::unexpected(days.error());
  query.from = days->from;
  query.to = days->to;
  Result<std::vector<std::string>> dyad = DyadOf(invocation);
  if (!dyad) return tl::unexpected(dyad.error());
  query.dyad = std::move(*dyad);
  const Result<std::uint64_t> most = invocation.NumberOf("--most", 1, kMostOfAny, 0);
  if (!most) return tl::unexpected(most.error());
  if (*most > 0) query.most = static_cast<std::int64_t>(*most);
  return query;
}

Result<Pipeline> OpenPipelineFor(Store& store, const Invocation& invocation) {
  Result<PipelineOptions> options = PipelineOptionsOf(invocation);
  if (!options) return tl::unexpected(options.error());
  const Result<std::uint64_t> bytes = invocation.NumberOf("--max-bytes", 1, kMostOfAny, 0);
  if (!bytes) return tl::unexpected(bytes.error());
  const Result<std::uint64_t> sentences =
      invocation.NumberOf("--max-sentences", 1, kMostOfAny, kMostSentences);
  if (!sentences) return tl::unexpected(sentences.error());
  options->max_text_bytes = *bytes;
  options->max_sentences = invocation.Has("--db") ? 0 : *sentences;
  const Result<std::string> all = store.Setting("all actions");
  if (!all) return tl::unexpected(all.error());
  if (!all->empty()) options->all_actions = true;
  if (options->all_actions) {
    const Result<void> kept = store.SetSetting("all actions", "yes");
    if (!kept) return tl::unexpected(kept.error());
  }
  return Pipeline::Open(*options);
}

Result<AddTally> AddToDatabase(Store& store, const Pipeline& pipeline, const Invocation& invocation,
                               std::span<const std::string> paths, bool refresh) {
  AddOptions options;
  options.refresh = refresh;
  options.prune = invocation.Has("--prune");
  const Result<std::optional<Day>> date = invocation.DayOf("--date");
  if (!date) return tl::unexpected(date.error());
  options.date = *date;
  Progress progress(invocation.Has("--progress"));
  Result<AddTally> tally = pipeline.AddPaths(store, paths, options, [&](const AddTally& so_far) {
    progress.Show([&](double seconds) { return ProgressLine(so_far, seconds); });
  });
  progress.End();
  return tally;
}

}  // namespace demarche::cli
