// Merging alone: from extraction records to a timeline, at once or in two steps (timeline/timeline.h). It
// needs the lexicon, but no model of the language and no rules, which take most of the time of
// Pipeline::Open.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/group.h"
#include "lexicon/lexicon.h"
#include "pipeline/options.h"

namespace demarche {

class Merger {
 public:
  /// Loads the lexicons of `options`. Errors as of Lexicon.
  static Result<Merger> Open(const PipelineOptions& options);

  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }

  [[nodiscard]] Timeline Merge(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                               const MergeOptions& options) const;

  /// The deeds of kind `key`. Errors: kUsage for a kind that the lexicon does not have.
  [[nodiscard]] Result<Group> MergeOne(const std::string& key, std::span<const Extraction> extractions,
                                       std::span<const ErrorRecord> errors,
                                       const MergeOptions& options) const;

  /// One timeline of all groups. A group that is given twice counts once, and must be alike. Errors: those of
  /// FinishTimeline.
  [[nodiscard]] Result<Timeline> Finish(std::vector<Group> groups, const MergeOptions& options) const;

 private:
  explicit Merger(Lexicon lexicon) : lexicon_(std::make_shared<const Lexicon>(std::move(lexicon))) {}
  std::shared_ptr<const Lexicon> lexicon_;
};

/// The lexicon that `options` ask for. Errors as of Lexicon.
Result<Lexicon> OpenLexicon(const PipelineOptions& options);

/// One timeline of all, by the rules of `lexicon`.
Timeline MergeAll(std::span<const Extraction> extractions, std::span<const ErrorRecord> errors,
                  const Lexicon& lexicon, const MergeOptions& options);

/// Gives `take` the extraction records on `in`; error records go to `tally.errors`. `where` of an error is
/// "name:line". Errors besides: those of `take`.
Result<void> ReadExtractions(std::istream& in, const std::string& name, Tally& tally,
                             const std::function<Result<void>(Extraction)>& take);

}  // namespace demarche
