// iCalendar (RFC 5545): all-day events in lines of at most 75 octets that end in CRLF. Days that the deed
// took stand as they are. An uncertain date is a TENTATIVE event over all days on which it can have happened,
// with the words first in its description and the EDTF in X-DEMARCHE-EDTF; wider than 31 days it is left out.
#include <fmt/format.h>

#include "base/utf8.h"
#include "renderer/export/formats.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kIcsOctets = 75;
constexpr date::days kWidestIcs{31};

/// Adds one content line, folded on borders of characters.
void AddIcsLine(std::string& out, std::string_view line) {
  std::size_t room = kIcsOctets;
  while (line.size() > room) {
    const std::size_t cut = Utf8Floor(line, room);
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = kIcsOctets - 1;
  }
  out += line;
  out += "\r\n";
}

/// A value of type TEXT; nothing of it ends a line.
std::string IcsText(std::string_view text) {
  std::string out;
  for (const char c : CleanText(text)) {
    switch (c) {
      case '\\': out += "\\\\"; break;
      case ';': out += "\\;"; break;
      case ',': out += "\\,"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += ' '; break;
      default: out += c;
    }
  }
  return out;
}

void AddIcsText(std::string& out, std::string_view name, std::string_view text) {
  if (!text.empty()) AddIcsLine(out, fmt::format("{}:{}", name, IcsText(text)));
}

std::string_view IcsStatus(const Entry& entry, const DeedDays& days) {
  if (entry.factuality == Factuality::kNegated) return "CANCELLED";
  const bool open = IsYetToBe(entry.factuality);
  return open || !days.certain() ? "TENTATIVE" : "CONFIRMED";
}

std::string IcsDescription(const Entry& entry) {
  const Report& report = BestReport(entry);
  const DateWords words = WordsOf(entry.when);
  std::string text = words.range.empty() ? words.text : fmt::format("{} ({})", words.text, words.range);
  if (entry.factuality != Factuality::kAsserted) text += fmt::format("\n{}", Name(entry.factuality));
  if (!entry.attribution.empty()) text += ": " + CleanLine(entry.attribution);
  if (!report.text.empty()) text += "\n" + CleanLine(report.text);
  std::string told = CleanLine(report.publisher);
  if (!report.title.empty()) told += (told.empty() ? "" : ", ") + CleanLine(report.title);
  const std::string published = PublicationDay(report.date);
  if (!published.empty()) told += (told.empty() ? "published " : ", published ") + published;
  return told.empty() ? text : text + "\n" + told;
}

/// DTSTAMP must be given; no clock is read, so it is the day of the report, or of the deed.
Day IcsStamp(const Entry& entry, const DeedDays& days) {
  return ParseInstantDay(BestReport(entry).date).value_or(days.last);
}

void AddIcsEvent(std::string& out, const Entry& entry, const DeedDays& days, const std::string& anchor) {
  AddIcsLine(out, "BEGIN:VEVENT");
  AddIcsLine(out, fmt::format("UID:{}@demarche", anchor));
  AddIcsLine(out, fmt::format("DTSTAMP:{}T000000Z", CompactDay(IcsStamp(entry, days))));
  AddIcsLine(out, "DTSTART;VALUE=DATE:" + CompactDay(days.first));
  // The end is exclusive, and one day long where none is given.
  if (days.last > days.first) AddIcsLine(out, "DTEND;VALUE=DATE:" + CompactDay(DayAfter(days.last)));
  const std::string headline = CleanLine(entry.headline);
  const bool said = entry.factuality == Factuality::kAsserted;
  AddIcsText(out, "SUMMARY", said ? headline : fmt::format("{} [{}]", headline, Name(entry.factuality)));
  AddIcsText(out, "DESCRIPTION", IcsDescription(entry));
  if (entry.place) AddIcsText(out, "LOCATION", CleanLine(entry.place->name));
  AddIcsText(out, "CATEGORIES", CleanLine(entry.deed.kind));
  AddIcsLine(out, fmt::format("STATUS:{}", IcsStatus(entry, days)));
  AddIcsLine(out, "TRANSP:TRANSPARENT");
  if (const std::string url = SafeUrl(BestReport(entry).url); !url.empty()) AddIcsLine(out, "URL:" + url);
  AddIcsText(out, "X-DEMARCHE-EDTF", CleanLine(entry.when.edtf));
  AddIcsLine(out, "END:VEVENT");
}

}  // namespace

Exported ExportIcs(const Timeline& timeline, std::size_t) {
  const std::vector<std::string> anchors = EntryAnchors(timeline);
  std::string out;
  AddIcsLine(out, "BEGIN:VCALENDAR");
  AddIcsLine(out, "VERSION:2.0");
  AddIcsLine(out, "PRODID:-//demarche//timeline//EN");
  AddIcsText(out, "X-WR-CALNAME", CleanLine(timeline.title));
  Omissions left_out;
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const DeedDays days = DaysOf(timeline.entries[i].when);
    if (!days.closed()) {
      left_out.Add(DaylessReason(days));
    } else if (!days.certain() && days.last - days.first >= kWidestIcs) {
      left_out.Add("of a date more than 31 days wide");
    } else {
      AddIcsEvent(out, timeline.entries[i], days, anchors[i]);
    }
  }
  AddIcsLine(out, "END:VCALENDAR");
  return {std::move(out), left_out.Take()};
}

}  // namespace demarche
