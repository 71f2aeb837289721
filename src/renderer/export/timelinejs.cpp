// TimelineJS3, as JSON and as the rows of its spreadsheet. It shows text as HTML, so all of it is escaped.
// A date may be a day, a month or a year: of an uncertain one the smallest of these that holds all its
// days is given, never a day among them, and the words and the EDTF stand in the text. Where only one end of
// its days is known it stands at that end, and date and headline say "or earlier", "or later".
#include <fmt/format.h>

#include <optional>

#include "renderer/export/formats.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"
#include "renderer/write/cell.h"
#include "renderer/write/json.h"
#include "renderer/write/xml.h"

namespace demarche {
namespace {

constexpr std::size_t kMostHeadlineLetters = 100'000;  // of a headline

/// 0 = not told.
struct SlideDate {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

struct Slide {
  SlideDate start;
  std::optional<SlideDate> end;
  std::string date_words;
};

SlideDate SlideDay(Day day) {
  const date::year_month_day ymd(day);
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

/// Where the entry stands, or nothing when no day, month, year or end of its days does.
std::optional<Slide> SlideOf(const When& when) {
  const DeedDays days = DaysOf(when);
  if (!days.closed() && !days.bound()) return std::nullopt;
  const DateWords words = WordsOf(when);
  Slide slide;
  slide.date_words = words.range.empty() ? words.text : fmt::format("{} ({})", words.text, words.range);
  if (days.bound()) {
    slide.start = SlideDay(*days.bound());
    return slide;
  }
  const SlideDate first = SlideDay(days.first);
  const SlideDate last = SlideDay(days.last);
  if (days.certain()) {
    slide.start = first;
    if (days.known == DaysKnown::kFilled) slide.end = last;
    return slide;
  }
  if (first.year != last.year) return std::nullopt;
  slide.start = {first.year, first.month == last.month ? first.month : 0, 0};
  return slide;
}

std::string SlideText(const Entry& entry) {
  const Report& report = BestReport(entry);
  std::string text;
  if (entry.factuality != Factuality::kAsserted) {
    text += fmt::format("<p><b>{}</b>{}{}</p>", Name(entry.factuality), entry.attribution.empty() ? "" : ": ",
                        XmlEscape(CleanLine(entry.attribution)));
  }
  if (!report.text.empty()) text += "<p>" + XmlEscape(CleanLine(report.text)) + "</p>";
  const std::string told = CleanLine(report.publisher + " " + PublicationDay(report.date));
  const std::string url = SafeUrl(report.url);
  if (!url.empty()) {
    text += fmt::format("<p><a href=\"{}\">{}</a></p>", XmlEscape(url),
                        XmlEscape(told.empty() ? std::string("source") : told));
  } else if (!told.empty()) {
    text += "<p>" + XmlEscape(told) + "</p>";
  }
  if (!entry.when.edtf.empty()) text += "<p>EDTF " + XmlEscape(CleanLine(entry.when.edtf)) + "</p>";
  return text;
}

std::string SlideGroup(const Entry& entry) {
  return entry.sources.empty() ? "" : XmlEscape(CleanLine(entry.sources.front().name));
}

void WriteSlideDate(JsonText& out, std::string_view key, const SlideDate& date) {
  out.Key(key);
  out.Open();
  out.Field("year", date.year);
  if (date.month != 0) out.Field("month", date.month);
  if (date.day != 0) out.Field("day", date.day);
  out.Close();
}

void WriteSlideText(JsonText& out, std::string_view headline, std::string_view text) {
  out.Key("text");
  out.Open();
  out.Field("headline", XmlEscape(headline));
  out.Field("text", text);
  out.Close();
}

void WriteSlide(JsonText& out, const Entry& entry, const Slide& slide, const std::string& anchor) {
  out.Open();
  out.Field("unique_id", anchor);
  WriteSlideDate(out, "start_date", slide.start);
  if (slide.end) WriteSlideDate(out, "end_date", *slide.end);
  out.Field("display_date", slide.date_words);
  WriteSlideText(out, PlacedHeadline(entry, kMostHeadlineLetters), SlideText(entry));
  out.FieldIfAny("group", SlideGroup(entry));
  out.Key("autolink");
  out.Bool(false);
  out.Close();
}

/// Calls `take` for each entry that has a place.
template <typename Take>
std::vector<Omission> EachSlide(const Timeline& timeline, Take take) {
  Omissions left_out;
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const std::optional<Slide> slide = SlideOf(timeline.entries[i].when);
    if (slide) {
      take(i, *slide);
    } else {
      left_out.Add("of no known day, month or year");
    }
  }
  return left_out.Take();
}

std::string NumberCell(unsigned number) { return number == 0 ? "" : std::to_string(number); }

std::string SlideCells(const SlideDate& date) {
  return fmt::format("{},{},{},", date.year, NumberCell(date.month), NumberCell(date.day));
}

}  // namespace

Exported ExportTimelineJs(const Timeline& timeline, std::size_t) {
  const std::vector<std::string> anchors = EntryAnchors(timeline);
  JsonText out;
  out.Open();
  out.Key("title");
  out.Open();
  WriteSlideText(out, CleanLine(timeline.title), "");
  out.Close();
  out.Key("events");
  out.OpenArray();
  std::vector<Omission> left_out = EachSlide(timeline, [&](std::size_t i, const Slide& slide) {
    WriteSlide(out, timeline.entries[i], slide, anchors[i]);
  });
  out.CloseArray();
  out.Close();
  return {out.Take() + '\n', std::move(left_out)};
}

Exported ExportTimelineJsCsv(const Timeline& timeline, std::size_t) {
  std::string out =
      "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
      "Media Caption,Media Thumbnail,Alt Text,Type,Group,Background\r\n";
  out += fmt::format(",,,,,,,,,{},,,,,,,title,,\r\n", CsvCell(XmlEscape(CleanLine(timeline.title))));
  std::vector<Omission> left_out = EachSlide(timeline, [&](std::size_t i, const Slide& slide) {
    const Entry& entry = timeline.entries[i];
    out += SlideCells(slide.start) + ',';
    out += slide.end ? SlideCells(*slide.end) + ',' : ",,,,";
    out += fmt::format("{},{},{},,,,,,,{},\r\n", CsvCell(slide.date_words),
                       CsvCell(XmlEscape(PlacedHeadline(entry, kMostHeadlineLetters))),
                       CsvCell(SlideText(entry)), CsvCell(SlideGroup(entry)));
  });
  return {std::move(out), std::move(left_out)};
}

}  // namespace demarche
