#include "ingest/text/stamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "core/day.h"
#include "ingest/rules.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxStamp = 100;

/// The zones that RFC 5322, section 4.3, gives a meaning.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kNamedZones{
    {{"ut", "Z"},
     {"utc", "Z"},
     {"gmt", "Z"},
     {"z", "Z"},
     {"est", "-05:00"},
     {"edt", "-04:00"},
     {"cst", "-06:00"},
     {"cdt", "-05:00"},
     {"mst", "-07:00"},
     {"mdt", "-06:00"},
     {"pst", "-08:00"},
     {"pdt", "-07:00"}}};

/// Takes one part after the other off the front of a stamp.
class StampCutter {
 public:
  explicit StampCutter(std::string_view text) : text_(Trim(text)) {}

  std::string_view Letters() {
    std::size_t end = 0;
    while (end < text_.size() && IsAlpha(text_[end])) ++end;
    return Take(end);
  }

  std::string_view Digits(std::size_t most) {
    std::size_t end = 0;
    while (end < text_.size() && end < most && IsDigit(text_[end])) ++end;
    return Take(end);
  }

  bool Sign(char c) {
    const bool is_there = text_.starts_with(c);
    if (is_there) text_.remove_prefix(1);
    return is_there;
  }

  void Skip(std::string_view signs) {
    text_.remove_prefix(std::min(text_.find_first_not_of(signs), text_.size()));
  }

  /// "Z", "+09:00", or "" where none is told.
  std::string Zone() {
    Skip(" ");
    const std::string name = LowerAscii(Letters());
    for (const auto& [zone, offset] : kNamedZones) {
      if (zone == name) return std::string(offset);
    }
    const bool west = text_.starts_with('-');
    if (!name.empty() || (!west && !text_.starts_with('+'))) return {};
    text_.remove_prefix(1);
    const std::string_view hours = Digits(2);
    Sign(':');
    const std::string_view minutes = Digits(2);
    // "-0000" says that the offset is not known.
    if (hours.size() != 2 || minutes.size() != 2 || (west && hours == "00" && minutes == "00")) return {};
    return fmt::format("{}{}:{}", west ? '-' : '+', hours, minutes);
  }

  [[nodiscard]] bool IsDone() const { return text_.empty(); }

 private:
  std::string_view Take(std::size_t size) {
    const std::string_view taken = text_.substr(0, size);
    text_.remove_prefix(size);
    return taken;
  }

  std::string_view text_;
};

/// "THH:MM:SS" and the zone, or "" where the cutter stands at no clock time.
std::string ClockOf(StampCutter& cutter, bool basic) {
  const std::string_view hour = cutter.Digits(2);
  if (hour.empty() || (!basic && !cutter.Sign(':'))) return {};
  const std::string_view minute = cutter.Digits(2);
  if (minute.size() != 2) return {};
  std::string clock = fmt::format("T{:0>2}:{}", hour, minute);
  if (basic || cutter.Sign(':')) {
    const std::string_view second = cutter.Digits(2);
    if (second.size() == 2) clock += fmt::format(":{}", second);
  }
  if (cutter.Sign('.')) cutter.Digits(9);
  return clock + cutter.Zone();
}

/// A full year of two or four digits (RFC 5322, section 4.3), or "".
std::string YearOf(std::string_view digits) {
  if (digits.size() == 4) return std::string(digits);
  if (digits.size() != 2) return {};
  return fmt::format("{}{}", digits[0] < '5' ? "20" : "19", digits);
}

std::optional<std::string> Checked(const std::string& day, const std::string& clock) {
  if (!ParseDay(day)) return std::nullopt;
  return ParseInstantDay(day + clock) ? day + clock : day;
}

}  // namespace

std::optional<std::string> ReadStamp(std::string_view text, const IngestRules& rules) {
  StampCutter cutter(text.substr(0, kMaxStamp));
  cutter.Letters();  // the weekday
  cutter.Skip(",. ");
  const std::string_view first = cutter.Digits(8);
  if (first.size() == 8) {
    const std::string day = fmt::format("{}-{}-{}", first.substr(0, 4), first.substr(4, 2), first.substr(6));
    const bool timed = cutter.Sign('T');
    if (!timed && !cutter.IsDone()) return std::nullopt;
    return Checked(day, timed ? ClockOf(cutter, true) : "");
  }
  if (first.empty() || first.size() > 2) return std::nullopt;
  cutter.Skip(" -");
  const unsigned month = MonthOf(rules, cutter.Letters());
  cutter.Skip(" -.");
  const std::string year = YearOf(cutter.Digits(4));
  if (month == 0 || year.empty()) return std::nullopt;
  cutter.Skip(" ,");
  return Checked(fmt::format("{}-{:02}-{:0>2}", year, month, first), ClockOf(cutter, false));
}

}  // namespace demarche::ingest
