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

}  // namespace

const Entry* LandOfDateline(const Knowledge& knowledge, const Article& article) {
  const std::string dateline = InRunningText(article.dateline);
  const Gazetteer::Match match = knowledge.names.Find(dateline, 0);
  const Entry* city = MeaningOf(knowledge.names, match.entries, article.document_time);
  const bool capital = city != nullptr && city->type == "state" && city->kind == EntryKind::kSeat;
  return capital ? knowledge.names.Actor(city->code) : nullptr;
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
