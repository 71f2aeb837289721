// What the user typed, checked against the table but not yet understood. Private to the room.
#pragma once

#include <cstdint>
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
  /// A whole number from `least` to `most`, `otherwise` when the flag is absent. Errors: kUsage.
  [[nodiscard]] Result<std::uint64_t> NumberOf(std::string_view flag, std::uint64_t least, std::uint64_t most,
                                               std::uint64_t otherwise) const;
};

/// --max-error-rate, nothing when it is absent. Errors: kUsage for what is no share from 0 to 1.
Result<std::optional<double>> ErrorRateOf(const Invocation& invocation);

/// --lexicon, --jobs, --map, --all-actions and --max-error-rate. Errors: kUsage.
Result<PipelineOptions> PipelineOptionsOf(const Invocation& invocation);

/// --title, --focus, --from, --to and --min-confidence. Errors: kUsage.
Result<MergeOptions> MergeOptionsOf(const Invocation& invocation);

}  // namespace demarche::cli
