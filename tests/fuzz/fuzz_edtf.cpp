// Dates as the user or a record writes them: what is read is in order, and what is written reads back.
#include <optional>
#include <string_view>

#include "core/day.h"
#include "core/edtf.h"
#include "require.h"

using namespace demarche;

namespace {

std::optional<Day> WholeDay(const std::optional<PartialDay>& part) {
  if (!part || !part->year) return std::nullopt;
  return Day(date::year(*part->year) / static_cast<int>(part->month) / static_cast<int>(part->day));
}

void CheckPart(const std::optional<PartialDay>& part) {
  if (part) Require(part->month >= 1 && part->month <= 12 && part->day >= 1 && part->day <= 31);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const std::optional<Day> day = ParseDay(text)) Require(FormatDay(*day) == text);
  if (const std::optional<Day> day = ParseInstantDay(text)) Require(FormatDay(*day) == text.substr(0, 10));
  const std::optional<EdtfBounds> bounds = ParseEdtf(text);
  if (!bounds) return 0;
  CheckPart(bounds->earliest);
  CheckPart(bounds->latest);
  const std::optional<Day> earliest = WholeDay(bounds->earliest);
  const std::optional<Day> latest = WholeDay(bounds->latest);
  if (earliest && latest) Require(*earliest <= *latest);
  const std::string again = FormatEdtf(earliest, latest, true, bounds->approximate);
  if (again.empty()) return 0;
  const std::optional<EdtfBounds> reread = ParseEdtf(again);
  Require(reread && WholeDay(reread->earliest) == earliest && WholeDay(reread->latest) == latest);
  Require(bounds->approximate || !reread->approximate);
  return 0;
}
