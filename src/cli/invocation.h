// What the user typed, checked against the table but not yet understood. Private to the room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/day.h"
#include "pipeline/pipeline.h"

namespace demarche::cli {

struct Invocation {
  std::map<std::string, std::vector<std::string>, std::less<>> flags;  ///< "--date" -> its values
  std::vector<std::string> operands;

  [[nodiscard]] bool Has(std::string_view flag) const { return flags.find(flag) != flags.end(); }
  /// The last value given, or "".
  [[nodiscard]] std::string Value(std::string_view flag) const;
  [[nodiscard]] std::vector<std::string> Values(std::string_view flag) const;
  /// Nothing when the flag is absent. Errors: kUsage for a value that is no day.
  [[nodiscard]] Result<std::optional<Day>> DayOf(std::string_view flag) const;
};

/// --lexicon, --jobs, --map, --all-actions and --max-error-rate. Errors: kUsage.
Result<PipelineOptions> PipelineOptionsOf(const Invocation& invocation);

/// --title, --focus, --from and --to. Errors: kUsage.
Result<MergeOptions> MergeOptionsOf(const Invocation& invocation);

}  // namespace demarche::cli
