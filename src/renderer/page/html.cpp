// The page of the events: counts, months and lists as data for templates/page.mustache. No markup is made
// here.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "renderer/diagram/svg.h"
#include "renderer/page/pages.h"
#include "renderer/page/report.h"
#include "renderer/page/script_data.h"
#include "renderer/strip/extent.h"
#include "renderer/strip/heat.h"
#include "renderer/strip/strip.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

/// The days of the events that are neither far before nor far after the rest.
std::string SpanOf(const Timeline& timeline) {
  Extent span = FocusOf(timeline);
  if (!span.first) return {};
  for (const Entry& entry : timeline.entries) {
    if (!entry.when.latest || FirstDay(entry) < span.first || FirstDay(entry) > span.last) continue;
    span.last = std::max(*span.last, *entry.when.latest);
  }
  return DayRange(*span.first, *span.last);
}

std::size_t CountPublishers(const Timeline& timeline) {
  std::set<std::string_view> names;
  for (const Entry& entry : timeline.entries) {
    for (const Report& report : entry.reports) names.insert(report.publisher);
  }
  names.erase("");
  return names.size();
}

void PutHead(Data& page, const Timeline& timeline) {
  Put(page, "span", SpanOf(timeline));
  Put(page, "events_label", Count(timeline.entries.size(), "event", "events"));
  Put(page, "reports_label", Count(timeline.reports, "report", "reports"));
  const std::size_t publishers = CountPublishers(timeline);
  Put(page, "sources_label", publishers > 0 ? Count(publishers, "source", "sources") : std::string());
  Put(page, "articles_label",
      timeline.articles > 0 ? Count(timeline.articles, "article", "articles") : std::string());
}

/// The link to the first page of what is left out for `reason`, or "" where there is none.
std::string LeftOutLink(const Scene& scene, LeftOutReason reason) {
  const auto files = scene.map.left_out_files.find(reason);
  return files == scene.map.left_out_files.end() ? "" : LinkBetween(scene.here, files->second.front(), "");
}

void PutLeftOut(Data& page, const Scene& scene, std::size_t undated, const std::string& undated_href) {
  const Timeline& timeline = scene.timeline;
  struct Part {
    const char* key;
    std::size_t number;
    std::string href;
  };
  std::vector<Part> parts = {
      {"is_undated", undated, undated_href},
      {"is_low", timeline.left_out.low_confidence, LeftOutLink(scene, LeftOutReason::kLowConfidence)},
      {"is_duplicate", timeline.left_out.duplicate, LeftOutLink(scene, LeftOutReason::kDuplicate)},
      {"is_background", timeline.left_out.background, LeftOutLink(scene, LeftOutReason::kBackground)},
      {"is_error", timeline.errors.size(), "#errors"}};
  std::erase_if(parts, [](const Part& part) { return part.number == 0; });
  Data list = List();
  for (const Part& part : parts) {
    Data item;
    for (const char* key : {"is_undated", "is_low", "is_duplicate", "is_background", "is_error"}) {
      Put(item, key, std::string_view(key) == part.key);
    }
    Put(item, "number", part.number);
    Put(item, "one", part.number == 1);
    Put(item, "href", part.href);
    Put(item, "last", &part == &parts.back());
    list.push_back(item);
  }
  Put(page, "has_left_out", !parts.empty());
  Put(page, "left_out", std::move(list));
}

/// The link to the first section of a kind, or "" where there is none.
std::string SectionLink(const Scene& scene, const std::vector<Section>& sections, SectionKind kind) {
  for (const Section& section : sections) {
    if (section.kind != kind) continue;
    return LinkBetween(scene.here, scene.map.card_files[section.entries.front().entry], SectionId(section));
  }
  return {};
}

std::size_t CountIn(const std::vector<Section>& sections, SectionKind kind) {
  std::size_t count = 0;
  for (const Section& section : sections) count += section.kind == kind ? section.entries.size() : 0;
  return count;
}

Data MonthData(const Scene& scene, const Section& section, bool new_year) {
  Data month;
  const bool is_month = section.kind == SectionKind::kMonth;
  Put(month, "is_month", is_month);
  Put(month, "is_before", section.kind == SectionKind::kBefore);
  Put(month, "is_after", section.kind == SectionKind::kAfter);
  Put(month, "is_yearless", section.kind == SectionKind::kYearless);
  Put(month, "is_undated", section.kind == SectionKind::kUndated);
  Put(month, "month_id", SectionId(section));
  Put(month, "month", section.month ? MonthYear(*section.month) : "");
  Put(month, "month_short", section.month ? ShortMonth(*section.month) : "");
  Put(month, "year", new_year ? std::to_string(static_cast<int>(section.month->year())) : "");
  Put(month, "month_count", section.entries.size());
  Put(month, "cards", Stream(scene.view, section.entries.size(), [&scene, &section](std::size_t i) {
        return CardData(scene, section.entries[i].entry, section.entries[i].gap_days);
      }));
  return month;
}

void PutMonths(Data& page, const Scene& scene, const std::vector<Section>& sections) {
  Data months = List();
  std::optional<date::year> year;
  for (const Section& section : sections) {
    const bool is_month = section.kind == SectionKind::kMonth;
    const bool new_year = is_month && year != section.month->year();
    if (is_month) year = section.month->year();
    months.push_back(MonthData(scene, section, new_year));
  }
  Put(page, "has_months", sections.size() > 1);
  Put(page, "months", std::move(months));
}

void PutParts(Data& page, const Scene& scene) {
  const std::vector<Part>& parts = scene.map.parts;
  Data list = List();
  for (const Part& part : parts) {
    Data item;
    Put(item, "label", part.label);
    Put(item, "href", LinkBetween(scene.here, part.file, ""));
    Put(item, "number", part.events());
    Put(item, "here", part.file == scene.here);
    list.push_back(item);
  }
  Put(page, "parts", std::move(list));
  Put(page, "has_parts", !parts.empty());
}

void PutErrors(Data& page, const Timeline& timeline) {
  Data errors = List();
  for (const ErrorRecord& error : timeline.errors) {
    Data item;
    Put(item, "error_id", error.id.empty() ? "(no name)" : CleanLine(error.id));
    Put(item, "message", CleanLine(error.message));
    Put(item, "offset", error.offset > 0 ? std::to_string(error.offset) : "");
    errors.push_back(item);
  }
  Put(page, "has_errors", !timeline.errors.empty());
  Put(page, "errors", std::move(errors));
}

/// A figure that cannot be shown is named in the line of what is missing; the page stands without it.
void PutFigures(Data& page, const Figures& figures) {
  std::string missing = CleanLine(figures.missing);
  const auto put = [&](const char* key, const std::string& svg, const char* prefix) {
    const Result<std::string> embedded = svg.empty() ? Result<std::string>("") : EmbedSvg(svg, prefix);
    Put(page, key, embedded ? *embedded : std::string());
    if (!embedded) missing += (missing.empty() ? "" : "; ") + ToString(embedded.error());
  };
  put("timeline_svg", figures.timeline_svg, "t-");
  put("network_svg", figures.network_svg, "n-");
  Put(page, "has_figures", !figures.timeline_svg.empty() || !figures.network_svg.empty() || !missing.empty());
  Put(page, "missing", missing);
}

/// What the page's script and its printed table need of the entries that the page is about.
void PutEntries(Data& page, const Scene& scene, const std::vector<std::size_t>& entries, bool with_sheet) {
  Put(page, "has_entries", !entries.empty());
  Put(page, "script_data", ScriptData(scene, entries));
  Put(page, "has_sheet", with_sheet);
  if (!with_sheet) return;
  const auto notes = std::make_shared<Notes>(NotesOf(scene.timeline, entries));
  Put(page, "sheet", Stream(scene.view, entries.size(), [&scene, notes, entries](std::size_t i) {
        return SheetRow(scene, *notes, entries[i]);
      }));
  Put(page, "footnotes", Stream(scene.view, notes->reports.size(), [&scene, notes](std::size_t i) {
        return CiteData(scene, *notes->reports[i]);
      }));
}

}  // namespace

std::string WriteIndex(Frame& frame, Scene& scene, const Figures& figures) {
  const Timeline& timeline = scene.timeline;
  const std::vector<Section> sections = CutIntoMonths(timeline);
  const bool split = !scene.map.parts.empty();
  Data page = frame.NewPage(scene, true);
  PutHead(page, timeline);
  PutLeftOut(page, scene, CountIn(sections, SectionKind::kUndated),
             SectionLink(scene, sections, SectionKind::kUndated));
  PutStrip(page, timeline);
  Put(page, "before_href", SectionLink(scene, sections, SectionKind::kBefore));
  Put(page, "after_href", SectionLink(scene, sections, SectionKind::kAfter));
  PutHeat(page, scene);
  PutParts(page, scene);
  Put(page, "is_part", false);
  Put(page, "is_split", split);
  const std::vector<Section> none;
  PutMonths(page, scene, split ? none : sections);  // both outlive the page's data, which refers to them
  PutEntries(page, scene, AllEntries(timeline), !split);
  PutFigures(page, figures);
  PutErrors(page, timeline);
  Put(page, "actors_label", Count(scene.map.actors.size(), "actor", "actors"));
  return frame.Write(scene, "page", page);
}

std::string WritePart(Frame& frame, Scene& scene, const Part& part) {
  std::vector<std::size_t> entries;
  for (const Section& section : part.sections) {
    for (const Placed& placed : section.entries) entries.push_back(placed.entry);
  }
  const Timeline own = OnlyEntries(scene.timeline, entries);
  Data page = frame.NewPage(scene, true);
  Put(page, "page_title", part.label);
  Put(page, "is_part", true);
  Put(page, "is_split", false);
  Put(page, "has_left_out", false);
  PutHead(page, own);
  PutStrip(page, own);
  Put(page, "before_href", "#before");
  Put(page, "after_href", "#after");
  Put(page, "has_heat", false);
  PutParts(page, scene);
  PutMonths(page, scene, part.sections);
  PutEntries(page, scene, entries, true);
  Put(page, "has_figures", false);
  Put(page, "has_errors", false);
  return frame.Write(scene, "page", page);
}

}  // namespace demarche
