// Timeline lines: what `merge` writes and `render` and `export` read. The head counts the
// entries, so that a file that was cut off is noticed.
#include <fmt/format.h>

#include <set>

#include "base/utf8.h"
#include "records/fields.h"
#include "records/json.h"
#include "records/lines.h"
#include "records/parts.h"
#include "records/records.h"

namespace demarche {
namespace {

using records::Fields;
using records::JsonValue;
using records::JsonWriter;

// Head ----------------------------------------------------------------------------------------

std::string WriteHead(const Timeline& timeline) {
  JsonWriter out;
  out.Open();
  out.Text("kind", "timeline");
  out.Integer("schema", kSchema);
  out.Text("title", timeline.title);
  out.Integer("articles", timeline.articles);
  out.Integer("reports", timeline.reports);
  out.Integer("events", static_cast<std::int64_t>(timeline.entries.size()));
  records::WriteLeftOut(out, timeline.left_out);
  out.Integer("left_out_lines", static_cast<std::int64_t>(timeline.left_out_events.size()));
  if (!timeline.actor_names.empty()) out.OpenArray("actors");
  for (const auto& [code, name] : timeline.actor_names) {
    out.Open();
    out.Text("code", code);
    out.Text("name", name);
    out.Close();
  }
  if (!timeline.actor_names.empty()) out.CloseArray();
  records::WriteVersions(out, timeline.versions);
  out.Close();
  return out.Take();
}

void ReadHead(Fields& fields, Timeline& timeline, std::uint32_t& events, std::uint32_t& left_out_lines) {
  fields.Schema();
  fields.Require("events");
  fields.Text("title", timeline.title);
  fields.Count("articles", timeline.articles);
  fields.Count("reports", timeline.reports);
  fields.Count("events", events);
  records::ReadLeftOut(fields, timeline.left_out);
  fields.Count("left_out_lines", left_out_lines);
  fields.Each("actors", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    std::string code;
    std::string name;
    each.Text("code", code);
    each.Text("name", name);
    timeline.actor_names.emplace(std::move(code), std::move(name));
  });
  records::ReadVersions(fields, timeline.versions);
}

// Reports -------------------------------------------------------------------------------------

void WriteMarks(JsonWriter& out, const std::vector<Mark>& marks) {
  out.OpenArray("marks");
  for (const Mark& mark : marks) {
    out.OpenArray();
    out.Integer(mark.span.begin);
    out.Integer(mark.span.end);
    out.Text(mark.what);
    out.CloseArray();
  }
  out.CloseArray();
}

void ReadMarks(Fields& fields, Report& report) {
  fields.Each("marks", [&](const JsonValue& item) {
    const std::vector<JsonValue> parts = item.children().list();
    Mark mark;
    const bool ok = item.kind() == records::JsonKind::kArray && parts.size() == 3 &&
                    records::ReadCount(parts[0], mark.span.begin) &&
                    records::ReadCount(parts[1], mark.span.end) &&
                    parts[2].kind() == records::JsonKind::kString && mark.span.begin <= mark.span.end &&
                    IsUtf8Border(report.text, mark.span.begin) && IsUtf8Border(report.text, mark.span.end);
    if (!ok) return fields.complaint().Add(item, "a mark is no [begin,end,what] inside the report's text");
    mark.what = parts[2].text();
    report.marks.push_back(std::move(mark));
  });
}

void WriteReport(JsonWriter& out, const Report& report, std::string_view key = {}) {
  out.Open(key);
  out.Text("article", report.article);
  out.Text("event", report.event);
  out.Integer("sentence", report.sentence);
  out.Integer("begin", report.begin);
  out.Text("text", report.text);
  WriteMarks(out, report.marks);
  out.Text("title", report.title);
  out.Text("publisher", report.publisher);
  out.Text("url", report.url);
  out.Text("date", report.date);
  out.Integer("confidence", report.confidence);
  out.Texts("because", report.because);
  out.TextIfAny("why", report.when_why);
  out.Close();
}

void ReadReport(Fields& fields, Report& report) {
  fields.Text("article", report.article);
  fields.Text("event", report.event);
  fields.Count("sentence", report.sentence);
  fields.Count("begin", report.begin);
  fields.Text("text", report.text);
  ReadMarks(fields, report);
  fields.Text("title", report.title);
  fields.Text("publisher", report.publisher);
  fields.Text("url", report.url);
  fields.Text("date", report.date);
  fields.Percent("confidence", report.confidence);
  fields.Texts("because", report.because);
  fields.Text("why", report.when_why);
}

// Entries -------------------------------------------------------------------------------------

void WriteDeedOf(JsonWriter& out, const Entry& entry) {
  out.Open("event");
  records::WriteDeed(out, entry.deed);
  records::WriteActors(out, "source", entry.sources);
  records::WriteActors(out, "target", entry.targets);
  out.Bool("reciprocal", entry.reciprocal);
  records::WritePlace(out, entry.place);
  out.Text("factuality", Name(entry.factuality));
  if (!entry.attribution.empty()) {
    out.Open("attribution");
    out.Text("name", entry.attribution);
    out.Close();
  }
  out.Integer("confidence", entry.confidence);
  out.Close();
}

void ReadDeedOf(Fields& fields, Entry& entry) {
  fields.One("event", [&](Fields& event) {
    records::ReadDeed(event, entry.deed);
    records::ReadActors(event, "source", UINT32_MAX, entry.sources);
    records::ReadActors(event, "target", UINT32_MAX, entry.targets);
    event.Bool("reciprocal", entry.reciprocal);
    records::ReadPlace(event, UINT32_MAX, entry.place);
    event.Choice("factuality", ParseFactuality, entry.factuality);
    event.One("attribution", [&](Fields& attribution) { attribution.Text("name", entry.attribution); });
    event.Percent("confidence", entry.confidence);
  });
}

}  // namespace

std::string WriteEntry(const Entry& entry) {
  JsonWriter out;
  out.Open();
  out.Text("kind", "entry");
  out.Text("id", entry.id);
  out.Integer("ordinal", entry.ordinal);
  WriteDeedOf(out, entry);
  WriteWhen(out, entry.when);
  out.Text("headline", entry.headline);
  out.Integer("independent_sources", entry.independent_sources);
  out.Integer("salience", entry.salience);
  out.OpenArray("reports");
  for (const Report& report : entry.reports) WriteReport(out, report);
  out.CloseArray();
  out.OpenArray("disagreements");
  for (const Disagreement& disagreement : entry.disagreements) {
    out.Open();
    out.Text("field", disagreement.field);
    out.Texts("values", disagreement.values);
    out.Close();
  }
  out.CloseArray();
  out.OpenArray("relations");
  for (const Relation& relation : entry.relations) {
    out.Open();
    out.Text("type", relation.type);
    out.Text("to", relation.to);
    out.Close();
  }
  out.CloseArray();
  if (!entry.supersedes.empty()) out.Texts("supersedes", entry.supersedes);
  out.Close();
  return out.Take();
}

namespace records {

Entry ReadEntry(Fields& fields) {
  Entry entry;
  fields.Require("id");
  fields.Text("id", entry.id);
  fields.Count("ordinal", entry.ordinal);
  ReadDeedOf(fields, entry);
  ReadWhen(fields, entry.when);
  fields.Text("headline", entry.headline);
  fields.Each("reports", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    ReadReport(each, entry.reports.emplace_back());
  });
  entry.independent_sources =
      static_cast<std::uint32_t>(entry.reports.size());  // for lines without the count
  fields.Count("independent_sources", entry.independent_sources);
  fields.Percent("salience", entry.salience);
  if (entry.reports.empty()) fields.Refuse("the entry has no reports; an entry stands on at least one");
  fields.Each("disagreements", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    Disagreement& disagreement = entry.disagreements.emplace_back();
    each.Text("field", disagreement.field);
    each.Texts("values", disagreement.values);
  });
  fields.Each("relations", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    Relation& relation = entry.relations.emplace_back();
    each.Text("type", relation.type);
    each.Text("to", relation.to);
  });
  fields.Texts("supersedes", entry.supersedes);
  return entry;
}

std::string WriteLeftOutEvent(const LeftOutEvent& event) {
  JsonWriter out;
  out.Open();
  out.Text("kind", "left_out");
  out.Text("reason", Name(event.reason));
  out.Text("headline", event.headline);
  out.Text("deed", event.kind);
  WriteWhen(out, event.when);
  WriteReport(out, event.report, "report");
  out.Close();
  return out.Take();
}

LeftOutEvent ReadLeftOutEvent(Fields& fields) {
  LeftOutEvent event;
  fields.Require("reason");
  fields.Choice("reason", ParseLeftOutReason, event.reason);
  fields.Text("headline", event.headline);
  fields.Text("deed", event.kind);
  ReadWhen(fields, event.when);
  fields.Require("report");
  fields.One("report", [&](Fields& report) { ReadReport(report, event.report); });
  return event;
}

}  // namespace records

namespace {

// Lines ---------------------------------------------------------------------------------------

/// Takes timeline lines one after the other.
class LineReader {
 public:
  void Take(const std::string& kind, Fields& fields) {
    if (!has_head_ && kind != "timeline") {
      return fields.Refuse("is no timeline; its first line must be {\"kind\":\"timeline\",...}");
    }
    if (kind == "timeline") {
      if (has_head_) return fields.Refuse("a second timeline begins; give one timeline at a time");
      has_head_ = true;
      ReadHead(fields, timeline_, events_, left_out_lines_);
    } else if (kind == "error") {
      timeline_.errors.push_back(records::ReadError(fields));
    } else if (kind == "entry") {
      timeline_.entries.push_back(records::ReadEntry(fields));
      if (!ids_.insert(timeline_.entries.back().id).second) {
        fields.Refuse(fmt::format("the entry '{}' stands twice; merge again", timeline_.entries.back().id));
      }
    } else if (kind == "left_out") {
      timeline_.left_out_events.push_back(records::ReadLeftOutEvent(fields));
    } else {
      fields.Refuse(fmt::format("'{}' is no kind of line; known are timeline, error, entry, left_out", kind));
    }
  }

  Result<Timeline> Finish(std::size_t lines) {
    const std::string where = fmt::format("line {}", lines);
    if (!has_head_) {
      return Fail(ErrorKind::kMalformed, "is empty", where);
    }
    if (timeline_.entries.size() != events_) {
      return Fail(ErrorKind::kMalformed,
                  fmt::format("the first line counts {} entries, but {} stand here; the file was cut off or "
                              "joined, make it again",
                              events_, timeline_.entries.size()),
                  where);
    }
    if (timeline_.left_out_events.size() != left_out_lines_) {
      return Fail(ErrorKind::kMalformed,
                  fmt::format("the first line counts {} events that were left out, but {} stand here; the "
                              "file was cut off or joined, make it again",
                              left_out_lines_, timeline_.left_out_events.size()),
                  where);
    }
    return std::move(timeline_);
  }

 private:
  Timeline timeline_;
  std::set<std::string> ids_;
  std::uint32_t events_ = 0;  ///< that the head counts
  std::uint32_t left_out_lines_ = 0;
  bool has_head_ = false;
};

}  // namespace

std::string WriteTimelineHead(const Timeline& timeline) {
  std::string lines = WriteHead(timeline) + '\n';
  for (const ErrorRecord& error : timeline.errors) lines += WriteError(error) + '\n';
  return lines;
}

std::string WriteTimelineTail(const Timeline& timeline) {
  std::string lines;
  for (const LeftOutEvent& event : timeline.left_out_events)
    lines += records::WriteLeftOutEvent(event) + '\n';
  return lines;
}

std::string WriteTimeline(const Timeline& timeline) {
  std::string lines = WriteTimelineHead(timeline);
  for (const Entry& entry : timeline.entries) lines += WriteEntry(entry) + '\n';
  return lines + WriteTimelineTail(timeline);
}

Result<Entry> ParseEntry(std::string_view line) {
  Result<Entry> entry = Fail(ErrorKind::kMalformed, "is empty, and no entry", "line 1");
  const auto take = [&](const std::string& kind, Fields& fields) {
    if (kind != "entry") return fields.Refuse(fmt::format("'{}' is no entry", kind));
    entry = records::ReadEntry(fields);
  };
  const Result<std::size_t> read = records::ReadLines(line, take);
  if (!read) return tl::unexpected<Error>(read.error());
  return entry;
}

Result<Timeline> ParseTimeline(std::string_view lines) {
  LineReader reader;
  const Result<std::size_t> count =
      records::ReadLines(lines, [&](const std::string& kind, Fields& fields) { reader.Take(kind, fields); });
  if (!count) return tl::unexpected<Error>(count.error());
  return reader.Finish(*count);
}

}  // namespace demarche
