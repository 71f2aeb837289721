#include "extractor/reference/home.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "extractor/actors/offices.h"

namespace demarche::extract {
namespace {

/// "NEW DELHI" as "New Delhi".
std::string InRunningText(std::string_view capitals) {
  std::string text(capitals);
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (IsAlpha(capitals[i - 1]) && IsAlpha(capitals[i])) text[i] = LowerAscii(capitals.substr(i, 1))[0];
  }
  return text;
}

/// "WARSAW, Poland" of "WARSAW, Poland (AP) - The minister said": what stands in capitals and before the mark
/// of a date line, where a record does not tell its date line apart; "" where there is none.
std::string_view OpeningOf(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const std::size_t end = std::min(text.substr(0, kLongest).find_first_of("(_\n"), text.size());
  const std::string_view city = text.substr(0, std::min(text.find(','), end));
  const bool capitals = std::ranges::none_of(city, IsLower) && std::ranges::count_if(city, IsAlpha) >= 3;
  return end < text.size() && text[end] != '\n' && capitals ? Trim(text.substr(0, end)) : std::string_view();
}

std::string_view DatelineOf(const Article& article) {
  return article.dateline.empty() ? OpeningOf(article.text) : std::string_view(article.dateline);
}

/// What a name at the beginning of `text` stands for.
const Entry* NamedFirst(const Knowledge& knowledge, std::string_view text, const std::optional<Day>& day) {
  return MeaningOf(knowledge.names, knowledge.names.Find(text, 0).entries, day);
}

}  // namespace

const Entry* LandOfDateline(const Knowledge& knowledge, const Article& article) {
  const std::string dateline = InRunningText(DatelineOf(article));
  const Entry* city = NamedFirst(knowledge, dateline, article.document_time);
  const bool capital = city != nullptr && city->type == "state" && city->kind == EntryKind::kSeat;
  return capital ? knowledge.names.Actor(city->code) : nullptr;
}

const Entry* HostOfDateline(const Knowledge& knowledge, const Article& article) {
  if (const Entry* capital = LandOfDateline(knowledge, article); capital != nullptr) return capital;
  const std::string_view line = DatelineOf(article);
  const std::size_t comma = line.find(", ");
  if (comma == std::string_view::npos) return nullptr;
  const Entry* land = NamedFirst(knowledge, line.substr(comma + 2), article.document_time);
  return land != nullptr && land->type == "state" && land->kind == EntryKind::kActor ? land : nullptr;
}

const Entry* Home::Land() {
  if (!land_) {
    land_ = LandOfDateline(knowledge_, *document_.article);
    if (*land_ != nullptr && !IsTold(**land_)) land_ = nullptr;
  }
  return *land_;
}

bool Home::IsTold(const Entry& land) {
  const std::optional<Day> day = document_.article->document_time;
  for (std::uint32_t i = 0; i < document_.words.size(); ++i) {
    if (!document_.words[i].capital) continue;
    const Gazetteer::Match match = document_.NameAt(i, knowledge_.names);
    const Entry* entry = MeaningOf(knowledge_.names, match.entries, day);
    if (entry != nullptr && entry->code == land.code && entry->kind != EntryKind::kSeat) return true;
  }
  return false;
}

}  // namespace demarche::extract
