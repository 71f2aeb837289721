// demarche merge [FILE]...: extraction records in, timeline lines out. With --manifest, the records of many
// machines: all shards that the list names, and as it names them, or none. With --group and --finish, the two
// steps of merging where no machine holds all records.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/confine.h"
#include "cli/manifest.h"
#include "records/records.h"

namespace demarche::cli {
namespace {

Result<void> ReadAll(const Manifest& manifest, const std::vector<std::string>& paths, Tally& tally,
                     const std::function<Result<void>(Extraction)>& take) {
  for (const std::string& path : paths) {
    const Result<std::shared_ptr<std::istream>> in = OpenListed(manifest, path);
    if (!in) return tl::unexpected(in.error());
    if (Result<void> read = ReadExtractions(**in, path, tally, take); !read) return read;
  }
  return {};
}

/// One group, which is held whole.
int PrintGroup(const Merger& merger, const std::string& key, const Manifest& manifest,
               const std::vector<std::string>& paths, const MergeOptions& options) {
  Tally tally;
  std::vector<Extraction> extractions;
  const Result<void> read = ReadAll(manifest, paths, tally, [&](Extraction extraction) -> Result<void> {
    extractions.push_back(std::move(extraction));
    return {};
  });
  if (!read) return Report(read.error());
  const Result<Group> group = merger.MergeOne(key, extractions, tally.errors, options);
  return group ? Print(WriteGroup(*group)) : Report(group.error());
}

int PrintTimeline(Gathering gathering, const Manifest& manifest, const std::vector<std::string>& paths,
                  const MergeOptions& options) {
  Tally tally;
  const Result<void> read = ReadAll(
      manifest, paths, tally, [&](Extraction extraction) { return gathering.Take(std::move(extraction)); });
  if (!read) return Report(read.error());
  const Result<MergedTimeline> merged = gathering.Merge(tally.errors);
  if (!merged) return Report(merged.error());
  ReportEmptyView(merged->outline(), tally, options);
  const Result<void> written = merged->WriteLines(Write);
  return written ? kDone : Report(written.error());
}

/// The groups of all files.
Result<std::vector<Group>> ReadGroups(const Manifest& manifest, const std::vector<std::string>& paths) {
  std::vector<Group> all;
  for (const std::string& path : paths) {
    const Result<std::shared_ptr<std::istream>> in = OpenListed(manifest, path);
    if (!in) return tl::unexpected(in.error());
    const Result<std::string> bytes = ReadToEnd(**in, path);
    if (!bytes) return tl::unexpected(bytes.error());
    Result<std::vector<Group>> groups = ParseGroups(*bytes);
    if (!groups) {
      groups.error().where = path + (groups.error().where.empty() ? "" : ": " + groups.error().where);
      return groups;
    }
    std::move(groups->begin(), groups->end(), std::back_inserter(all));
  }
  if (all.empty())
    return Fail(ErrorKind::kMalformed, "holds no group; give lines of 'demarche merge --group'",
                paths.front());
  return all;
}

int Finish(const Merger& merger, std::vector<Group> groups, const MergeOptions& options) {
  const Result<Timeline> timeline = merger.Finish(std::move(groups), options);
  if (!timeline) return Report(timeline.error());
  return Print(WriteTimeline(*timeline));
}

}  // namespace

int RunMerge(const Invocation& invocation) {
  const Result<MergeOptions> options = MergeOptionsOf(invocation);
  if (!options) return Report(options.error());
  if (invocation.Has("--group") && invocation.Has("--finish"))
    return Report({ErrorKind::kUsage, "--group and --finish are two steps; give one of them", ""});
  GatheringFiles files{TemporaryFolder()};
  if (const Result<void> confined = Confine("merge", invocation); !confined) return Report(confined.error());
  std::vector<std::string> paths = invocation.operands;
  if (paths.empty()) paths.emplace_back("-");
  Manifest manifest;
  if (invocation.Has("--manifest")) {
    Result<Manifest> named = ReadManifest(invocation.Value("--manifest"));
    if (!named) return Report(named.error());
    manifest = std::move(*named);
    if (const Result<void> complete = CheckComplete(manifest, paths); !complete)
      return Report(complete.error());
  }
  const Result<PipelineOptions> pipeline_options = PipelineOptionsOf(invocation);
  if (!pipeline_options) return Report(pipeline_options.error());
  const Result<Merger> merger = Merger::Open(*pipeline_options);
  if (!merger) return Report(merger.error());
  if (invocation.Has("--finish")) {
    Result<std::vector<Group>> groups = ReadGroups(manifest, paths);
    return groups ? Finish(*merger, std::move(*groups), *options) : Report(groups.error());
  }
  if (invocation.Has("--group"))
    return PrintGroup(*merger, invocation.Value("--group"), manifest, paths, *options);
  return PrintTimeline(Gathering(merger->lexicon(), *options, std::move(files)), manifest, paths, *options);
}

}  // namespace demarche::cli
