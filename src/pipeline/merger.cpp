// Merging alone, without a model of the language.
#include "pipeline/merger.h"

#include <fmt/format.h>

#include <map>

#include "base/edit_distance.h"
#include "base/file.h"
#include "records/records.h"
#include "timeline/timeline.h"

namespace demarche {
namespace {

/// A kind of the ontology, "action", or "" for the articles without events.
Result<void> CheckKind(const std::string& key, const Lexicon& lexicon) {
  constexpr std::size_t kAlike = 3;
  if (key.empty() || key == "action") return {};
  std::string nearest;
  std::size_t least = kAlike;
  for (const LexiconRow& row : lexicon.Rows("kinds")) {
    const std::string_view kind = row.Text(Lexicon::Column("kinds", "kind"));
    const std::size_t distance = EditDistance(key, kind);
    if (distance == 0) return {};
    if (distance < least) {
      least = distance;
      nearest = kind;
    }
  }
  const std::string hint = nearest.empty() ? "; kinds stand in lexicon/ontology/kinds.txt"
                                           : fmt::format("; did you mean '{}'?", nearest);
  return Fail(ErrorKind::kUsage, fmt::format("--group: '{}' is no kind of deed{}", key, hint));
}

}  // namespace

Result<Lexicon> OpenLexicon(const PipelineOptions& options) {
  const Result<std::filesystem::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  std::vector<std::filesystem::path> folders{*share / "lexicon"};
  folders.insert(folders.end(), options.lexicons.begin(), options.lexicons.end());
  return Lexicon::Load(folders);
}

Timeline MergeAll(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                  const Lexicon& lexicon, const MergeOptions& options) {
  return BuildTimeline(extractions, errors, lexicon, options);
}

Result<Merger> Merger::Open(const PipelineOptions& options) {
  Result<Lexicon> lexicon = OpenLexicon(options);
  if (!lexicon) return tl::unexpected(lexicon.error());
  return Merger(std::move(*lexicon));
}

Timeline Merger::Merge(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                       const MergeOptions& options) const {
  return MergeAll(extractions, errors, *lexicon_, options);
}

Result<Group> Merger::MergeOne(const std::string& key, std::span<const Extraction> extractions,
                               std::span<const ErrorRecord> errors, const MergeOptions& options) const {
  if (const Result<void> known = CheckKind(key, *lexicon_); !known)
    return tl::unexpected<Error>(known.error());
  return MergeGroup(key, extractions, errors, *lexicon_, options);
}

Result<Timeline> Merger::Finish(std::vector<Group> groups, const MergeOptions& options) const {
  std::map<std::string, Group> by_key;
  for (Group& group : groups) {
    const auto [first, is_new] = by_key.try_emplace(group.key, group);
    if (is_new || WriteGroup(first->second) == WriteGroup(group)) continue;
    return Fail(ErrorKind::kMalformed,
                "is given twice, and not alike; give each group once, merged from all its records",
                fmt::format("group '{}'", group.key));
  }
  groups.clear();
  for (auto& [key, group] : by_key) groups.push_back(std::move(group));
  return FinishTimeline(std::move(groups), *lexicon_, options);
}

}  // namespace demarche
