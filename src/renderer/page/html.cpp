// The page: counts, months and lists as data for templates/page.mustache. No markup is made here.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "renderer/diagram/svg.h"
#include "renderer/page/card.h"
#include "renderer/page/csp.h"
#include "renderer/page/data.h"
#include "renderer/page/sections.h"
#include "renderer/renderer.h"
#include "renderer/strip/extent.h"
#include "renderer/strip/strip.h"
#include "renderer/text/actors.h"
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
  const std::string title = CleanLine(timeline.title);
  Put(page, "title", title.empty() ? "Timeline" : title);
  Put(page, "span", SpanOf(timeline));
  Put(page, "events_label", Count(timeline.entries.size(), "event", "events"));
  Put(page, "reports_label", Count(timeline.reports, "report", "reports"));
  const std::size_t publishers = CountPublishers(timeline);
  Put(page, "sources_label", publishers > 0 ? Count(publishers, "source", "sources") : std::string());
  Put(page, "articles_label",
      timeline.articles > 0 ? Count(timeline.articles, "article", "articles") : std::string());
  Put(page, "has_entries", !timeline.entries.empty());
  Put(page, "version", CleanLine(timeline.versions.program));
  Put(page, "lexicon", Shorten(CleanLine(timeline.versions.lexicon), 16));
}

void PutLeftOut(Data& page, const Timeline& timeline, std::size_t undated) {
  struct Part {
    const char* key;
    std::size_t number;
    const char* href;
  };
  std::vector<Part> parts = {{"is_undated", undated, "#undated"},
                             {"is_low", timeline.left_out.low_confidence, ""},
                             {"is_duplicate", timeline.left_out.duplicate, ""},
                             {"is_background", timeline.left_out.background, ""},
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

std::string SectionId(const Section& section) {
  switch (section.kind) {
    case SectionKind::kBefore: return "before";
    case SectionKind::kAfter: return "after";
    case SectionKind::kYearless: return "yearless";
    case SectionKind::kUndated: return "undated";
    case SectionKind::kMonth: break;
  }
  return fmt::format("m-{:04}-{:02}", static_cast<int>(section.month->year()),
                     static_cast<unsigned>(section.month->month()));
}

void PutMonths(Data& page, const Timeline& timeline, const PageIndex& index,
               const std::vector<Section>& sections) {
  Data months = List();
  std::optional<date::year> year;
  for (const Section& section : sections) {
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
    const bool new_year = is_month && year != section.month->year();
    if (is_month) year = section.month->year();
    Put(month, "year", new_year ? std::to_string(static_cast<int>(*year)) : "");
    Put(month, "month_count", section.entries.size());
    Put(month, "cards", Stream(section.entries.size(), [&timeline, &index, &section](std::size_t i) {
          return CardData(timeline, index, section.entries[i].entry, section.entries[i].gap_days);
        }));
    months.push_back(month);
  }
  Put(page, "has_months", sections.size() > 1);
  Put(page, "months", std::move(months));
}

void PutFilter(Data& page, const Timeline& timeline, const PageIndex& index) {
  std::vector<std::size_t> kind_counts(index.kinds.size());
  std::vector<std::size_t> actor_counts(index.actors.size());
  for (const Entry& entry : timeline.entries) {
    ++kind_counts[index.kinds.at(entry.deed.kind)];
    std::set<std::size_t> here;
    for (const std::vector<Actor>* actors : {&entry.sources, &entry.targets}) {
      for (const Actor& actor : *actors) here.insert(index.actors.at(ActorKey(actor)));
    }
    for (const std::size_t number : here) ++actor_counts[number];
  }
  Data kinds = List();
  for (const auto& [kind, number] : index.kinds) {
    Data item;
    Put(item, "number", number);
    Put(item, "name", kind.empty() ? "(no kind)" : CleanLine(kind));
    Put(item, "count", kind_counts[number]);
    kinds.push_back(item);
  }
  const std::map<std::string, std::string> names = ActorNames(timeline);
  Data actors = List();
  for (const auto& [key, number] : index.actors) {
    Data item;
    Put(item, "number", number);
    Put(item, "key", key.empty() ? "(no name)" : CleanLine(key));
    Put(item, "name", Shorten(names.at(key), 60));
    Put(item, "count", actor_counts[number]);
    actors.push_back(item);
  }
  Put(page, "kinds", std::move(kinds));
  Put(page, "actors", std::move(actors));
}

/// The sources in print, each article once, in the order of their numbers.
std::vector<const Report*> Footnotes(const Timeline& timeline, const PageIndex& index) {
  std::vector<const Report*> notes(index.notes.size());
  for (const Entry& entry : timeline.entries) {
    for (const Report& report : entry.reports) {
      const Report*& note = notes[index.notes.at(NoteKey(report)) - 1];
      if (note == nullptr) note = &report;
    }
  }
  return notes;
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

/// Style and script stand in the page as they are: what would end their element must not be in them.
Result<void> CheckInline(std::string_view text, std::string_view end, const char* where) {
  const std::string small = LowerAscii(text);
  for (const std::string_view forbidden : {end, std::string_view("<!--"), std::string_view("\r")}) {
    if (small.find(forbidden) == std::string::npos) continue;
    return Fail(ErrorKind::kMalformed,
                fmt::format("holds {}, which cannot stand inline; write it in another way",
                            forbidden == "\r" ? "a carriage return" : fmt::format("\"{}\"", forbidden)),
                where);
  }
  return {};
}

}  // namespace

Result<std::string> RenderHtml(const Timeline& timeline, const Templates& templates, const Figures& figures) {
  if (Result<void> ok = CheckInline(templates.style, "</style", "templates/page.css"); !ok) {
    return tl::unexpected(ok.error());
  }
  if (Result<void> ok = CheckInline(templates.script, "</script", "templates/page.js"); !ok) {
    return tl::unexpected(ok.error());
  }
  kainjow::mustache::mustache page_template(templates.page);
  if (!page_template.is_valid()) {
    return Fail(ErrorKind::kMalformed,
                "does not parse: " + page_template.error_message() + "; mend the template",
                "templates/page.mustache");
  }
  const PageIndex index = IndexOf(timeline);
  const std::vector<Section> sections = CutIntoMonths(timeline);
  const std::vector<const Report*> notes = Footnotes(timeline, index);
  const bool has_undated = !sections.empty() && sections.back().kind == SectionKind::kUndated;

  Data page;
  Put(page, "style", templates.style);
  Put(page, "script", templates.script);
  Put(page, "style_hash", CspHash(templates.style));
  Put(page, "script_hash", CspHash(templates.script));
  PutHead(page, timeline);
  PutLeftOut(page, timeline, has_undated ? sections.back().entries.size() : 0);
  PutStrip(page, timeline);
  PutFilter(page, timeline, index);
  PutMonths(page, timeline, index, sections);
  PutFigures(page, figures);
  PutErrors(page, timeline);
  Put(page, "sheet",
      Stream(timeline.entries.size(), [&](std::size_t i) { return SheetRow(timeline, index, i); }));
  Put(page, "footnotes", Stream(notes.size(), [&](std::size_t i) { return CiteData(*notes[i]); }));
  return page_template.render(page);
}

}  // namespace demarche
