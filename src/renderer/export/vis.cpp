// vis-timeline: {"groups": [...], "items": [...]}, one group an actor. It shows `content` as HTML, so that is
// escaped. Instants have no zone, so that a day begins at midnight wherever it is looked at. A range of class
// "uncertain" covers the days on which the deed can have happened, and its tooltip says so. Where only one
// end of these is known a point of class "or-earlier" or "or-later" stands at it, and its words say so.
#include <fmt/format.h>

#include <map>

#include "renderer/export/formats.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/standing.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"
#include "renderer/write/json.h"
#include "renderer/write/xml.h"

namespace demarche {
namespace {

constexpr std::string_view kNobody = "(nobody named)";

std::string VisGroup(const Entry& entry) {
  const std::string key = entry.sources.empty() ? "" : CleanLine(ActorKey(entry.sources.front()));
  return key.empty() ? std::string(kNobody) : key;
}

std::string VisClass(const Entry& entry, const DeedDays& days) {
  std::string name = Name(ToneOf(entry.deed));
  if (!days.certain()) name += " uncertain";
  if (days.known == DaysKnown::kBy) name += " or-earlier";
  if (days.known == DaysKnown::kFrom) name += " or-later";
  if (IsOpen(entry)) name += fmt::format(" {}", Name(entry.factuality));
  return name;
}

void WriteVisItem(JsonText& out, const Entry& entry, const DeedDays& days, const std::string& anchor) {
  const DateWords words = WordsOf(entry.when);
  out.Open();
  out.Field("id", anchor);
  out.Field("group", VisGroup(entry));
  out.Field("content", XmlEscape(PlacedHeadline(entry, 120)));
  out.Field("title", XmlEscape(fmt::format("{}{}{}: {}", words.text, words.range.empty() ? "" : ", ",
                                           words.range, CleanLine(BestReport(entry).text))));
  out.Field("start", FormatDay(days.bound().value_or(days.first)) + "T00:00:00");
  if (days.bound()) {
    out.Field("type", "point");
  } else if (days.known == DaysKnown::kDay) {
    out.Field("type", "box");
  } else {
    out.Field("type", "range");
    out.Field("end", FormatDay(DayAfter(days.last)) + "T00:00:00");
  }
  out.Field("className", VisClass(entry, days));
  out.FieldIfAny("edtf", entry.when.edtf);
  out.FieldIfAny("url", SafeUrl(BestReport(entry).url));
  out.Close();
}

}  // namespace

Exported ExportVis(const Timeline& timeline, std::size_t) {
  const std::vector<std::string> anchors = EntryAnchors(timeline);
  const std::map<std::string, std::string> names = ActorNames(timeline);
  std::map<std::string, std::string> groups;
  Omissions left_out;
  JsonText out;
  out.Open();
  out.Key("items");
  out.OpenArray();
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const Entry& entry = timeline.entries[i];
    const DeedDays days = DaysOf(entry.when);
    if (!days.closed() && !days.bound()) {
      left_out.Add(DaylessReason(days));
      continue;
    }
    const auto name = entry.sources.empty() ? names.end() : names.find(ActorKey(entry.sources.front()));
    groups.try_emplace(VisGroup(entry), name == names.end() ? std::string(kNobody) : name->second);
    WriteVisItem(out, entry, days, anchors[i]);
  }
  out.CloseArray();
  out.Key("groups");
  out.OpenArray();
  for (const auto& [key, name] : groups) {
    out.Open();
    out.Field("id", key);
    out.Field("content", XmlEscape(name));
    out.Close();
  }
  out.CloseArray();
  out.Close();
  return {out.Take() + '\n', left_out.Take()};
}

}  // namespace demarche
