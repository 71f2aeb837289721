#include "extractor/reference/home.h"

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

/// The date line of the record, else the one that the text opens with.
std::string_view DatelineOf(const Document& document) {
  const Article& article = *document.article;
  return article.dateline.empty() ? document.analysis->DatelineOf(article.text) : article.dateline;
}

/// What a name at the beginning of `text` stands for.
const Entry* NamedFirst(const Knowledge& knowledge, std::string_view text, const std::optional<Day>& day) {
  return MeaningOf(knowledge.names, knowledge.names.Find(text, 0).entries, day);
}

}  // namespace

const Entry* LandOfDateline(const Knowledge& knowledge, const Document& document) {
  const std::string dateline = InRunningText(DatelineOf(document));
  const Entry* city = NamedFirst(knowledge, dateline, document.article->document_time);
  const bool capital = city != nullptr && city->type == "state" && city->kind == EntryKind::kSeat;
  return capital ? knowledge.names.Actor(city->code) : nullptr;
}

const Entry* HostOfDateline(const Knowledge& knowledge, const Document& document) {
  if (const Entry* capital = LandOfDateline(knowledge, document); capital != nullptr) return capital;
  const std::string_view line = DatelineOf(document);
  const std::size_t comma = line.find(", ");
  if (comma == std::string_view::npos) return nullptr;
  const Entry* land = NamedFirst(knowledge, line.substr(comma + 2), document.article->document_time);
  return land != nullptr && land->type == "state" && land->kind == EntryKind::kActor ? land : nullptr;
}

const Entry* LandOfPublisher(const Gazetteer& names, const Article& article) {
  const std::string_view publisher = article.publisher;
  const Entry* land = nullptr;
  bool office = false;
  for (std::size_t at = 0; at < publisher.size();) {
    const bool begins = at == 0 || !Gazetteer::IsNameByte(publisher[at - 1]);
    const Gazetteer::Match match = begins ? names.Find(publisher, at) : Gazetteer::Match{};
    const Entry* entry = MeaningOf(names, match.entries, article.document_time);
    at += match.size > 0 ? match.size : 1;
    if (entry == nullptr) continue;
    office = office || (entry->sector == "GOV" &&
                        (entry->kind == EntryKind::kRole || entry->kind == EntryKind::kInstitution));
    if (entry->type != "state" || entry->code.empty()) continue;
    if (land != nullptr && land->code != entry->code) return nullptr;
    land = names.Actor(entry->code);
  }
  return office ? land : nullptr;
}

const Entry* Home::Publisher() {
  if (!publisher_) publisher_ = LandOfPublisher(knowledge_.names, *document_.article);
  return *publisher_;
}

const Entry* Home::Land() {
  if (!land_) {
    land_ = LandOfDateline(knowledge_, document_);
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
