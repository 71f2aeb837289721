#include "extractor/actors/offices.h"

#include <algorithm>

#include "base/ascii.h"

namespace demarche::extract {
namespace {

constexpr std::int64_t kYear = 365;
constexpr std::int64_t kGeneration = 25 * kYear;
constexpr std::int64_t kRising = 5 * kYear;

bool IsWordByte(std::string_view text, std::size_t at) {
  return at < text.size() && (IsAlpha(text[at]) || IsDigit(text[at]));
}

bool Holds(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const bool begins = at == 0 || !IsWordByte(text, at - 1);
    if (begins && !IsWordByte(text, at + words.size())) return true;
  }
  return false;
}

}  // namespace

std::int64_t DaysAway(const Entry& entry, std::optional<Day> day) {
  if (!day) return 0;
  if (entry.from && *day < *entry.from) return (*entry.from - *day).count();
  if (entry.to && *entry.to < *day) return (*day - *entry.to).count();
  return 0;
}

Standing StandingOf(const Entry& entry, std::optional<Day> day) {
  const std::int64_t away = DaysAway(entry, day);
  if (away == 0) return Standing::kInOffice;
  // Who once headed an organisation is none of it.
  if (entry.type != "state" && entry.to && *entry.to < *day) return Standing::kStranger;
  if (entry.to && *entry.to < *day) return away <= kGeneration ? Standing::kFormer : Standing::kStranger;
  return away <= kRising ? Standing::kNotYet : Standing::kStranger;
}

const Entry* MeaningOf(const Gazetteer& names, std::span<const std::uint32_t> entries,
                       std::optional<Day> day) {
  const Entry* best = nullptr;
  for (const std::uint32_t index : entries) {
    const Entry* entry = names.AsOf(index, day);
    if (entry == nullptr) continue;
    if (entry->kind != EntryKind::kPerson) return best != nullptr ? best : entry;
    const Standing standing = StandingOf(*entry, day);
    if (entry->alias && standing != Standing::kInOffice) continue;
    if (best == nullptr || standing < StandingOf(*best, day)) best = entry;
  }
  return best;
}

bool Speaks(std::string_view text, const std::vector<std::string>& words,
            const std::vector<std::string>& unless) {
  const auto told = [&](const std::string& each) { return Holds(text, each); };
  return std::any_of(words.begin(), words.end(), told) && std::none_of(unless.begin(), unless.end(), told);
}

bool FitsOffice(const Gazetteer& names, const Entry* role, std::string_view words, std::string_view office) {
  const std::size_t space = words.rfind(' ');
  if (role == nullptr || role->sector != "GOV" || space == std::string_view::npos) return true;
  if (office.find(words.substr(space + 1)) != std::string_view::npos) return true;
  return names.Find(office, 0).size != office.size() || NamesOffice(names, role, office);
}

bool NamesOffice(const Gazetteer& names, const Entry* role, std::string_view office) {
  const Gazetteer::Match match = names.Find(office, 0);
  if (role == nullptr || match.size != office.size()) return false;
  return std::ranges::any_of(match.entries, [&](std::uint32_t index) { return &names.At(index) == role; });
}

}  // namespace demarche::extract
