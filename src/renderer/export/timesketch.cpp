// Timesketch, as JSON Lines: a row needs an instant, and `timestamp_desc` says what it is. A day that is
// known gives one row; days that the deed took, or among which it lies, give two, for their ends, and each
// says which. The hour is midnight UTC because none is known, which `timestamp_desc` repeats.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "renderer/export/formats.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"
#include "renderer/write/json.h"

namespace demarche {
namespace {

constexpr std::size_t kMostIndexedBytes = 32766;  // a longer text cannot be searched as a whole there

std::string IndexedText(std::string_view text) {
  const std::string clean = CleanLine(text);
  return clean.substr(0, Utf8Floor(clean, std::min(clean.size(), kMostIndexedBytes)));
}

void WriteSketchTime(JsonText& out, Day day, std::string_view what) {
  out.Field("datetime", FormatDay(day) + "T00:00:00+00:00");
  out.Field("timestamp", std::int64_t{day.time_since_epoch().count()} * 86'400'000'000);
  out.Field("timestamp_desc", fmt::format("{}, time of day not known", what));
}

std::string SketchRow(const Entry& entry, const std::string& anchor, Day day, std::string_view what) {
  const Report& report = BestReport(entry);
  JsonText out;
  out.Open();
  out.Field("message", IndexedText(entry.headline.empty() ? entry.id : entry.headline));
  WriteSketchTime(out, day, what);
  out.Field("tag", std::vector<std::string>{entry.deed.kind, Name(entry.factuality)});
  out.Field("entry_id", IndexedText(anchor));
  out.FieldIfAny("edtf", IndexedText(entry.when.edtf));
  out.Field("date_words", WordsOf(entry.when).text);
  out.Field("source_actors", IndexedText(ActorList(entry.sources)));
  out.Field("target_actors", IndexedText(ActorList(entry.targets)));
  out.FieldIfAny("plover_event", IndexedText(entry.deed.plover.event));
  out.FieldIfAny("cameo", IndexedText(entry.deed.cameo));
  out.Key("score");
  out.Number(Score(entry.deed.score_tenths));
  out.FieldIfAny("place", entry.place ? IndexedText(entry.place->name) : std::string());
  out.FieldIfAny("attribution", IndexedText(entry.attribution));
  out.Field("confidence", entry.confidence);
  out.Field("reports", static_cast<std::int64_t>(entry.reports.size()));
  out.FieldIfAny("evidence", IndexedText(report.text));
  out.FieldIfAny("publisher", IndexedText(report.publisher));
  out.FieldIfAny("published", IndexedText(report.date));
  out.FieldIfAny("source_url", SafeUrl(report.url));
  out.Close();
  return out.Take() + '\n';
}

}  // namespace

Exported ExportTimesketch(const Timeline& timeline, std::size_t) {
  const std::vector<std::string> anchors = EntryAnchors(timeline);
  std::string out;
  Omissions left_out;
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const Entry& entry = timeline.entries[i];
    const DeedDays days = DaysOf(entry.when);
    const auto add = [&](Day day, std::string_view what) { out += SketchRow(entry, anchors[i], day, what); };
    switch (days.known) {
      case DaysKnown::kDay: add(days.first, "Event"); break;
      case DaysKnown::kFilled:
        add(days.first, "First day of event");
        add(days.last, "Last day of event");
        break;
      case DaysKnown::kWithin:
        if (days.first == days.last) {
          add(days.first, "Event about this day");
          break;
        }
        add(days.first, "Earliest possible day of event");
        add(days.last, "Latest possible day of event");
        break;
      case DaysKnown::kFrom: add(days.first, "Earliest possible day of event"); break;
      case DaysKnown::kBy: add(days.last, "Latest possible day of event"); break;
      case DaysKnown::kNone: left_out.Add("without a date"); break;
    }
  }
  return {std::move(out), left_out.Take()};
}

}  // namespace demarche
