#include "cli/invocation.h"

#include <fmt/format.h>

#include <charconv>

#include "cli/stop.h"

namespace demarche::cli {
namespace {

constexpr std::uint64_t kMostJobs = 256;

}  // namespace

std::string Invocation::Value(std::string_view flag) const {
  const auto found = flags.find(flag);
  return found == flags.end() || found->second.empty() ? std::string() : found->second.back();
}

std::vector<std::string> Invocation::Values(std::string_view flag) const {
  const auto found = flags.find(flag);
  return found == flags.end() ? std::vector<std::string>() : found->second;
}

Result<std::optional<Day>> Invocation::DayOf(std::string_view flag) const {
  if (!Has(flag)) return std::nullopt;
  const std::string value = Value(flag);
  if (const std::optional<Day> day = ParseDay(value)) return day;
  return Fail(ErrorKind::kUsage, fmt::format("{} '{}' is no day; write it as YYYY-MM-DD", flag, value));
}

Result<std::uint64_t> Invocation::NumberOf(std::string_view flag, std::uint64_t least, std::uint64_t most,
                                           std::uint64_t otherwise) const {
  if (!Has(flag)) return otherwise;
  const std::string text = Value(flag);
  std::uint64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code == std::errc() && end == text.data() + text.size() && number >= least && number <= most)
    return number;
  return Fail(ErrorKind::kUsage, fmt::format("{} '{}' is no number from {} to {}", flag, text, least, most));
}

Result<std::optional<double>> ErrorRateOf(const Invocation& invocation) {
  if (!invocation.Has("--max-error-rate")) return std::nullopt;
  const std::string text = invocation.Value("--max-error-rate");
  double rate = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), rate);
  if (code != std::errc() || end != text.data() + text.size() || !(rate >= 0 && rate <= 1)) {
    return Fail(
        ErrorKind::kUsage,
        fmt::format("--max-error-rate '{}' is no share of records; write 0 to 1, such as 0.01", text));
  }
  return rate;
}

Result<PipelineOptions> PipelineOptionsOf(const Invocation& invocation) {
  PipelineOptions options;
  options.stop = StopFlag();
  options.all_actions = invocation.Has("--all-actions");
  for (const std::string& folder : invocation.Values("--lexicon")) options.lexicons.emplace_back(folder);
  for (const std::string& pairs : invocation.Values("--map")) {
    Result<FieldMap> fields = ParseFieldMap(pairs);
    if (!fields) return Fail(fields.error().kind, "--map " + fields.error().message);
    options.fields.merge(*fields);
  }
  const Result<std::optional<double>> rate = ErrorRateOf(invocation);
  if (!rate) return tl::unexpected(rate.error());
  options.max_error_rate = *rate;
  const Result<std::uint64_t> jobs = invocation.NumberOf("--jobs", 1, kMostJobs, options.jobs);
  if (!jobs) return tl::unexpected(jobs.error());
  options.jobs = static_cast<unsigned>(*jobs);
  return options;
}

Result<MergeOptions> MergeOptionsOf(const Invocation& invocation) {
  MergeOptions options;
  options.title = invocation.Value("--title");
  options.focus = invocation.Values("--focus");
  for (auto [flag, day] : {std::pair{"--from", &options.from}, std::pair{"--to", &options.to}}) {
    const Result<std::optional<Day>> value = invocation.DayOf(flag);
    if (!value) return tl::unexpected(value.error());
    *day = *value;
  }
  if (options.from && options.to && *options.to < *options.from) {
    return Fail(ErrorKind::kUsage, "--to lies before --from; exchange them");
  }
  const auto least = static_cast<std::uint64_t>(options.min_confidence);
  const Result<std::uint64_t> confidence = invocation.NumberOf("--min-confidence", 0, 100, least);
  if (!confidence) return tl::unexpected(confidence.error());
  options.min_confidence = static_cast<int>(*confidence);
  return options;
}

}  // namespace demarche::cli
