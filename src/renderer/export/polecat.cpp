// The table of POLECAT (Halterman et al. 2023): 40 columns between tabs under a head, one row an event with
// its lists of actors in "; " cells. It knows the 16 events of PLOVER and single days only. Countries are ISO
// codes, and the quad class is told in words.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "renderer/export/formats.h"
#include "renderer/text/escape.h"
#include "renderer/text/sources.h"
#include "renderer/text/standing.h"
#include "renderer/text/words.h"
#include "renderer/write/cell.h"

namespace demarche {
namespace {

constexpr std::array<std::string_view, 16> kPloverEvents = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

struct PolecatColumn {
  std::string_view name;
  std::string (*text)(const Entry&) = nullptr;  ///< none: not known to a timeline
  bool number = false;
};

std::string StateCode(const Actor& actor) { return actor.type == "state" ? actor.code : ""; }

std::string FirstSector(const std::vector<Actor>& actors) {
  return actors.empty() ? "" : actors.front().sector;
}

constexpr std::array<PolecatColumn, 40> kPolecatColumns{{
    {"Event ID", [](const Entry& e) { return e.id; }},
    {"Event Date", [](const Entry& e) { return FormatDay(*e.when.earliest); }},
    {"Event Type", [](const Entry& e) { return e.deed.plover.event; }},
    {"Event Mode", [](const Entry& e) { return e.deed.plover.mode; }},
    {"Intensity", [](const Entry& e) { return Score(e.deed.score_tenths); }, true},
    {"Quad Code", [](const Entry& e) { return e.deed.quad; }},
    {"Contexts", [](const Entry& e) { return JoinCell(e.deed.plover.contexts, std::identity()); }},
    {"Actor Name", [](const Entry& e) { return ActorList(e.sources); }},
    {"Actor Country", [](const Entry& e) { return JoinCell(e.sources, StateCode); }},
    {"Actor COW"},
    {"Primary Actor Sector", [](const Entry& e) { return FirstSector(e.sources); }},
    {"Actor Sectors", [](const Entry& e) { return JoinCell(e.sources, &Actor::sector); }},
    {"Actor Title"},
    {"Actor Name Raw"},
    {"Wikipedia Actor ID"},
    {"Recipient Name", [](const Entry& e) { return ActorList(e.targets); }},
    {"Recipient Country", [](const Entry& e) { return JoinCell(e.targets, StateCode); }},
    {"Recipient COW"},
    {"Primary Recipient Sector", [](const Entry& e) { return FirstSector(e.targets); }},
    {"Recipient Sectors", [](const Entry& e) { return JoinCell(e.targets, &Actor::sector); }},
    {"Recipient Title"},
    {"Recipient Name Raw"},
    {"Wikipedia Recipient ID"},
    {"Placename", [](const Entry& e) { return e.place ? e.place->name : std::string(); }},
    {"City"},
    {"District"},
    {"Province"},
    {"Country", [](const Entry& e) { return e.place ? e.place->country : std::string(); }},
    {"Latitude"},
    {"Longitude"},
    {"GeoNames ID"},
    {"Raw Placename"},
    {"Feature Type"},
    {"Source", [](const Entry& e) { return JoinCell(Publishers(e.reports), std::identity()); }},
    {"Publication Date", [](const Entry& e) { return BestReport(e).date; }},
    {"Story People"},
    {"Story Organizations"},
    {"Story Locations"},
    {"Language"},
    {"Version"},
}};

std::string_view PolecatRefusal(const Entry& entry) {
  if (const std::string_view undone = UndoneReason(entry); !undone.empty()) return undone;
  if (const std::string_view dayless = DaylessReason(DaysOf(entry.when)); !dayless.empty()) return dayless;
  const bool known =
      std::find(kPloverEvents.begin(), kPloverEvents.end(), entry.deed.plover.event) != kPloverEvents.end();
  return known ? "" : "of no PLOVER event (statements, advisories, actions)";
}

std::string PolecatCell(const Entry& entry, const PolecatColumn& column, std::string_view version) {
  if (column.name == "Version") return TsvCell(version);
  if (column.text == nullptr) return "";
  return column.number ? column.text(entry) : TsvCell(column.text(entry));
}

}  // namespace

Exported ExportPolecat(const Timeline& timeline, std::size_t) {
  std::string out;
  for (const PolecatColumn& column : kPolecatColumns) {
    if (!out.empty()) out += '\t';
    out += column.name;
  }
  out += '\n';
  const std::string version = "demarche " + timeline.versions.program;
  Omissions left_out;
  for (const Entry& entry : timeline.entries) {
    if (const std::string_view refusal = PolecatRefusal(entry); !refusal.empty()) {
      left_out.Add(refusal);
      continue;
    }
    for (std::size_t i = 0; i < kPolecatColumns.size(); ++i) {
      if (i > 0) out += '\t';
      out += PolecatCell(entry, kPolecatColumns[i], version);
    }
    out += '\n';
  }
  return {std::move(out), left_out.Take()};
}

}  // namespace demarche
