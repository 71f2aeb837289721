// One row an entry, after RFC 4180: CRLF, cells with separators quoted. Lists inside a cell are
// joined by "; ".
#include <fmt/format.h>

#include <functional>
#include <vector>

#include "renderer/renderer.h"
#include "renderer/text/sources.h"
#include "renderer/text/words.h"
#include "renderer/write/cell.h"

namespace demarche {
namespace {

std::string DayCell(const std::optional<Day>& day) { return day ? FormatDay(*day) : std::string(); }

struct Column {
  const char* name;
  std::string (*text)(const Entry&);
  bool number = false;
};

const std::vector<Column>& Columns() {
  static const std::vector<Column> kColumns = {
      {"id", [](const Entry& e) { return e.id; }},
      {"ordinal", [](const Entry& e) { return std::to_string(e.ordinal); }, true},
      {"earliest", [](const Entry& e) { return DayCell(e.when.earliest); }},
      {"latest", [](const Entry& e) { return DayCell(e.when.latest); }},
      {"date_words", [](const Entry& e) { return WordsOf(e.when).text; }},
      {"edtf", [](const Entry& e) { return e.when.edtf; }},
      {"date_basis", [](const Entry& e) { return std::string(Name(e.when.basis)); }},
      {"headline", [](const Entry& e) { return e.headline; }},
      {"kind", [](const Entry& e) { return e.deed.kind; }},
      {"plover_event", [](const Entry& e) { return e.deed.plover.event; }},
      {"plover_mode", [](const Entry& e) { return e.deed.plover.mode; }},
      {"plover_contexts", [](const Entry& e) { return JoinCell(e.deed.plover.contexts, std::identity()); }},
      {"cameo", [](const Entry& e) { return e.deed.cameo; }},
      {"score", [](const Entry& e) { return Score(e.deed.score_tenths); }, true},
      {"quad", [](const Entry& e) { return e.deed.quad; }},
      {"source_codes", [](const Entry& e) { return JoinCell(e.sources, &Actor::code); }},
      {"source_names", [](const Entry& e) { return JoinCell(e.sources, &Actor::name); }},
      {"source_sectors", [](const Entry& e) { return JoinCell(e.sources, &Actor::sector); }},
      {"target_codes", [](const Entry& e) { return JoinCell(e.targets, &Actor::code); }},
      {"target_names", [](const Entry& e) { return JoinCell(e.targets, &Actor::name); }},
      {"target_sectors", [](const Entry& e) { return JoinCell(e.targets, &Actor::sector); }},
      {"reciprocal", [](const Entry& e) { return std::string(e.reciprocal ? "yes" : "no"); }},
      {"place", [](const Entry& e) { return e.place ? e.place->name : std::string(); }},
      {"country", [](const Entry& e) { return e.place ? e.place->country : std::string(); }},
      {"factuality", [](const Entry& e) { return std::string(Name(e.factuality)); }},
      {"attribution", [](const Entry& e) { return e.attribution; }},
      {"confidence", [](const Entry& e) { return std::to_string(e.confidence); }, true},
      {"salience", [](const Entry& e) { return std::to_string(e.salience); }, true},
      {"reports", [](const Entry& e) { return std::to_string(e.reports.size()); }, true},
      {"independent_sources", [](const Entry& e) { return std::to_string(e.independent_sources); }, true},
      {"publishers", [](const Entry& e) { return JoinCell(Publishers(e.reports), std::identity()); }},
      {"published", [](const Entry& e) { return JoinCell(e.reports, &Report::date); }},
      {"titles", [](const Entry& e) { return JoinCell(e.reports, &Report::title); }},
      {"urls", [](const Entry& e) { return JoinCell(e.reports, &Report::url); }},
      {"articles", [](const Entry& e) { return JoinCell(e.reports, &Report::article); }},
      {"evidence", [](const Entry& e) { return e.reports.empty() ? std::string() : e.reports.front().text; }},
      {"evidence_sentence",
       [](const Entry& e) {
         return e.reports.empty() ? std::string() : std::to_string(e.reports.front().sentence + 1);
       },
       true},
      {"disagreements",
       [](const Entry& e) {
         return JoinCell(e.disagreements, [](const Disagreement& d) {
           return d.field + ": " + fmt::format("{}", fmt::join(d.values, " | "));
         });
       }},
      {"relations",
       [](const Entry& e) {
         return JoinCell(e.relations, [](const Relation& r) { return r.type + " " + r.to; });
       }},
      {"rules",
       [](const Entry& e) {
         return e.reports.empty() ? std::string() : JoinCell(e.reports.front().because, std::identity());
       }},
  };
  return kColumns;
}

}  // namespace

std::string RenderCsv(const Timeline& timeline) {
  std::string out;
  for (const Column& column : Columns()) {
    if (!out.empty()) out += ',';
    out += column.name;
  }
  out += "\r\n";
  for (const Entry& entry : timeline.entries) {
    bool first = true;
    for (const Column& column : Columns()) {
      if (!first) out += ',';
      first = false;
      out += column.number ? column.text(entry) : CsvCell(column.text(entry));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace demarche
