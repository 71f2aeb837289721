#include "renderer/page/card.h"

#include <fmt/format.h>

#include <algorithm>

#include "renderer/page/report.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/reasons.h"
#include "renderer/text/sources.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMaxOrderLinks = 6;

bool IsOrder(const std::string& type) {
  return type == "after" || type == "includes" || type == "simultaneous";
}

/// The names of actors with "more" set on all but the last, for commas.
Data Names(const Scene& scene, const std::vector<Actor>& actors) {
  Data list = List();
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const auto file = scene.map.actors.find(ActorKey(actors[i]));
    Data item;
    Put(item, "name", NameOf(actors[i]));
    Put(item, "actor_href", file == scene.map.actors.end() ? "" : LinkBetween(scene.here, file->second, ""));
    Put(item, "more", i + 1 < actors.size());
    list.push_back(item);
  }
  return list;
}

Data GroupsData(const Scene& scene, const std::vector<ReportGroup>& groups) {
  Data list = List();
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const bool has_copies = groups[g].size() > 1;
    if (g == 0 && !has_copies) continue;  // it stands above already
    Data item = ReportData(scene, *groups[g].front());
    Data copies = List();
    for (std::size_t c = 1; c < groups[g].size(); ++c) copies.push_back(CiteData(scene, *groups[g][c]));
    Put(item, "is_first", g == 0);
    Put(item, "has_copies", has_copies);
    Put(item, "copies", std::move(copies));
    list.push_back(item);
  }
  return list;
}

Data DifferData(const Entry& entry) {
  Data list = List();
  for (const Disagreement& disagreement : entry.disagreements) {
    Data values = List();
    for (const std::string& value : disagreement.values) {
      Data item;
      Put(item, "value", disagreement.field == "when" ? EdtfWords(value) : CleanLine(value));
      values.push_back(item);
    }
    Data item;
    Put(item, "field", disagreement.field == "when" ? "date" : CleanLine(disagreement.field));
    Put(item, "values", std::move(values));
    list.push_back(item);
  }
  return list;
}

/// One link to another entry. `direction` is the key that the template has words for.
Data LinkData(const Scene& scene, std::size_t to, const std::string& direction, const std::string& type) {
  Data item;
  for (const char* known : {"is_denies", "is_denied_by", "is_responds", "is_answered", "is_fulfils",
                            "is_fulfilled", "is_after", "is_includes", "is_simultaneous", "is_other"}) {
    Put(item, known, direction == known);
  }
  Put(item, "type", CleanLine(type));
  const Entry& entry = scene.timeline.entries[to];
  Put(item, "to_href", scene.CardLink(to));
  Put(item, "to_headline",
      Shorten(CleanLine(entry.headline.empty() ? entry.deed.kind : entry.headline), 160));
  Put(item, "to_date", WordsOf(entry.when).text);
  return item;
}

std::string Outgoing(const std::string& type) {
  for (const char* known : {"denies", "responds", "fulfils", "after", "includes", "simultaneous"}) {
    if (type == known) return std::string("is_") + known;
  }
  return "is_other";
}

std::string Incoming(const std::string& type) {
  if (type == "denies") return "is_denied_by";
  return type == "responds" ? "is_answered" : "is_fulfilled";
}

void PutRelations(Data& card, const Scene& scene, std::size_t at) {
  const PageIndex& index = scene.index;
  Data links = List();
  Data order = List();
  std::size_t ordered = 0;
  bool denied = false;
  for (const Relation& relation : scene.timeline.entries[at].relations) {
    const auto to = index.by_id.find(relation.to);
    if (to == index.by_id.end()) continue;
    Data link = LinkData(scene, to->second, Outgoing(relation.type), relation.type);
    if (!IsOrder(relation.type)) {
      links.push_back(link);
    } else if (ordered++ < kMaxOrderLinks) {
      Put(link, "first", ordered == 1);
      order.push_back(link);
    }
  }
  for (const auto& [type, from] : index.incoming[at]) {
    denied = denied || type == "denies";
    links.push_back(LinkData(scene, from, Incoming(type), type));
  }
  Put(card, "has_links", links.is_non_empty_list());
  Put(card, "links", std::move(links));
  Put(card, "has_order", order.is_non_empty_list());
  Put(card, "order", std::move(order));
  Put(card, "order_more", ordered > kMaxOrderLinks ? std::to_string(ordered - kMaxOrderLinks) : "");
  Put(card, "is_denied", denied);
}

void PutWhen(Data& card, const Entry& entry) {
  const DateWords words = WordsOf(entry.when);
  Put(card, "date", words.text);
  Put(card, "range", words.range);
  Put(card, "weekday", words.weekday);
  Put(card, "dashed", !words.certain);
  Put(card, "basis_explicit", entry.when.basis == TimeBasis::kExplicit);
  Put(card, "basis_relative", entry.when.basis == TimeBasis::kRelative);
  Put(card, "basis_anchored", entry.when.basis == TimeBasis::kAnchored);
  Put(card, "basis_document", entry.when.basis == TimeBasis::kDocument);
  Put(card, "basis_none", entry.when.basis == TimeBasis::kNone);
  const std::string& own = entry.when.why;
  Put(card, "why", CleanLine(own.empty() && !entry.reports.empty() ? entry.reports.front().when_why : own));
  Put(card, "edtf", CleanLine(entry.when.edtf));
}

void PutStanding(Data& card, const Entry& entry) {
  Put(card, "factuality", Name(entry.factuality));
  Put(card, "is_claim", entry.factuality == Factuality::kReported || !entry.attribution.empty());
  Put(card, "speaker", CleanLine(entry.attribution));
  Put(card, "is_planned", entry.factuality == Factuality::kPlanned);
  Put(card, "is_conditional", entry.factuality == Factuality::kConditional);
  Put(card, "is_negated", entry.factuality == Factuality::kNegated);
  Put(card, "is_historical", entry.factuality == Factuality::kHistorical);
  Put(card, "show", ShowClass(entry));
  Put(card, "confidence", std::to_string(entry.confidence));
  Put(card, "confidence_word", ConfidenceWord(entry.confidence));
}

Data ReasonList(const std::vector<std::string>& reasons) {
  Data list = List();
  for (const std::string& reason : reasons) {
    Data item;
    Put(item, "reason", reason);
    Put(item, "last", &reason == &reasons.back());
    list.push_back(item);
  }
  return list;
}

void PutReasons(Data& card, const Entry& entry) {
  const Reasons reasons = ReasonsOf(entry);
  Put(card, "has_raised", !reasons.raised.empty());
  Put(card, "raised", ReasonList(reasons.raised));
  Put(card, "has_lowered", !reasons.lowered.empty());
  Put(card, "lowered", ReasonList(reasons.lowered));
}

/// How a deed that is not simply done stands: "reported by the ministry"; "" for one that is.
std::string StandingWords(const Entry& entry) {
  std::string standing = entry.factuality == Factuality::kAsserted ? "" : Name(entry.factuality);
  if (!entry.attribution.empty()) standing += " by " + CleanLine(entry.attribution);
  return standing;
}

std::string PloverWords(const Plover& plover) {
  std::string words = plover.event;
  if (!plover.mode.empty()) words += " / " + plover.mode;
  if (!plover.contexts.empty()) words += fmt::format(" ({})", fmt::join(plover.contexts, ", "));
  return CleanLine(words);
}

void PutDeed(Data& card, const Scene& scene, const Entry& entry) {
  const Tone tone = ToneOf(entry.deed);
  Put(card, "tone", Name(tone));
  Put(card, "is_cooperation", tone == Tone::kCooperation);
  Put(card, "is_conflict", tone == Tone::kConflict);
  Put(card, "is_neutral", tone == Tone::kNeutral);
  Put(card, "headline", CleanLine(entry.headline.empty() ? entry.deed.kind : entry.headline));
  Put(card, "quad", CleanLine(entry.deed.quad.empty() ? Name(tone) : entry.deed.quad));
  Put(card, "kind", CleanLine(entry.deed.kind));
  Put(card, "sources", Names(scene, entry.sources));
  Put(card, "targets", Names(scene, entry.targets));
  Put(card, "has_targets", !entry.targets.empty());
  Put(card, "reciprocal", entry.reciprocal);
  Put(card, "lacks_counterpart", entry.reciprocal && entry.sources.size() == 1 && entry.targets.empty());
  Put(card, "place", entry.place ? CleanLine(entry.place->name) : std::string());
  Put(card, "plover", PloverWords(entry.deed.plover));
  Put(card, "cameo", CleanLine(entry.deed.cameo));
  Put(card, "score", Score(entry.deed.score_tenths));
}

void PutReports(Data& card, const Scene& scene, const Entry& entry) {
  const std::vector<ReportGroup> groups = GroupCopies(entry.reports);
  Put(card, "report", groups.empty() ? Data(false) : ReportData(scene, entry.reports.front()));
  Put(card, "has_more_reports", entry.reports.size() > 1);
  Put(card, "reports_label", Count(entry.reports.size(), "report", "reports"));
  Put(card, "sources_label", Count(entry.independent_sources, "source", "sources"));
  Put(card, "groups", GroupsData(scene, groups));
  if (!entry.reports.empty()) {
    PutRules(card, entry.reports.front());
    Put(card, "event_id", CleanLine(entry.reports.front().event));
  }
  Data differ = DifferData(entry);
  Put(card, "has_differ", differ.is_non_empty_list());
  Put(card, "differ", std::move(differ));
}

}  // namespace

const char* ShowClass(const Entry& entry) {
  switch (entry.factuality) {
    case Factuality::kPlanned:
    case Factuality::kConditional: return "planned";
    case Factuality::kNegated: return "denied";
    case Factuality::kReported: return "claimed";
    case Factuality::kAsserted:
    case Factuality::kHistorical: break;
  }
  return entry.attribution.empty() ? "done" : "claimed";
}

std::string NoteKey(const Report& report) {
  return report.article.empty() ? report.publisher + '\n' + report.title + '\n' + report.url : report.article;
}

PageIndex IndexOf(const Timeline& timeline) {
  PageIndex index;
  index.anchors = EntryAnchors(timeline);
  index.incoming.resize(timeline.entries.size());
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) index.by_id.emplace(timeline.entries[i].id, i);
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const Entry& entry = timeline.entries[i];
    for (const Relation& relation : entry.relations) {
      const auto to = index.by_id.find(relation.to);
      const bool answers =
          relation.type == "denies" || relation.type == "responds" || relation.type == "fulfils";
      if (answers && to != index.by_id.end()) index.incoming[to->second].emplace_back(relation.type, i);
    }
  }
  return index;
}

Notes NotesOf(const Timeline& timeline, const std::vector<std::size_t>& entries) {
  Notes notes;
  for (const std::size_t entry : entries) {
    for (const Report& report : timeline.entries[entry].reports) {
      if (notes.numbers.emplace(NoteKey(report), notes.reports.size() + 1).second) {
        notes.reports.push_back(&report);
      }
    }
  }
  return notes;
}

Data CardData(const Scene& scene, std::size_t at, std::size_t gap_days) {
  const Entry& entry = scene.timeline.entries[at];
  Data card;
  Put(card, "gap", gap_days > 0 ? LengthOf(gap_days) : "");
  Put(card, "anchor", scene.index.anchors[at]);
  Put(card, "ordinal", std::to_string(entry.ordinal));
  Put(card, "entry_id", CleanLine(entry.id));
  PutWhen(card, entry);
  PutStanding(card, entry);
  PutReasons(card, entry);
  PutDeed(card, scene, entry);
  PutReports(card, scene, entry);
  PutRelations(card, scene, at);
  return card;
}

Data EventRow(const Scene& scene, std::size_t at) {
  const Entry& entry = scene.timeline.entries[at];
  Data row;
  Put(row, "ordinal", std::to_string(entry.ordinal));
  Put(row, "href", scene.CardLink(at));
  PutWhen(row, entry);
  PutDeed(row, scene, entry);
  PutStanding(row, entry);
  Put(row, "standing", StandingWords(entry));
  Put(row, "sources_label", Count(entry.independent_sources, "source", "sources"));
  return row;
}

Data SheetRow(const Scene& scene, const Notes& numbers, std::size_t at) {
  const Entry& entry = scene.timeline.entries[at];
  Data row = EventRow(scene, at);
  Put(row, "anchor", scene.index.anchors[at]);
  Put(row, "evidence", entry.reports.empty() ? "" : CleanLine(entry.reports.front().text));
  Data notes = List();
  for (std::size_t i = 0; i < entry.reports.size(); ++i) {
    Data note;
    Put(note, "note", numbers.numbers.at(NoteKey(entry.reports[i])));
    Put(note, "sentence", std::to_string(entry.reports[i].sentence + 1U));
    Put(note, "last", i + 1 == entry.reports.size());
    notes.push_back(note);
  }
  Put(row, "notes", std::move(notes));
  return row;
}

}  // namespace demarche
