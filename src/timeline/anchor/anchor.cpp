// Solves the days of the events of one article as a simple temporal network (Dechter, Meiri & Pearl,
// "Temporal constraint networks", 1991): each deed is known by itself (ground.cpp), deeds hang on each other
// by words (tie.cpp), the network tightens their days (network.cpp), and the reasoning is told (explain.cpp).
//
// Dates without a year run through a network of their own, in a year that stands for the unknown
// one; it gives them their EDTF form ("XXXX-10-31"), never days.
#include "timeline/anchor/anchor.h"

#include <set>

#include "core/edtf.h"
#include "timeline/timeline.h"

namespace demarche {
namespace timeline {
namespace {

/// The lead of a report tells the news of its day or of the day before.
constexpr std::uint32_t kLeadSentences = 2;

Network Build(std::size_t events, const std::vector<Tie>& ties) {
  Network network(events);
  for (const Tie& tie : ties) network.Add(tie.link);
  return network;
}

/// "Iran has warned", "is warning" and "Iran's warning" give no day, however high in the report they stand.
bool IsNews(const Event& event) {
  return event.sentence < kLeadSentences && !event.earlier &&
         (event.factuality == Factuality::kAsserted || event.factuality == Factuality::kNegated);
}

/// "2000-10-31" -> "XXXX-10-31"; "" when the days leave the year that stands for the unknown one.
std::string YearlessEdtf(const Bounds& bounds) {
  const auto outside = [](std::optional<Day> day) {
    return day && date::year_month_day(*day).year() != date::year(kYearlessYear);
  };
  if (outside(bounds.earliest) || outside(bounds.latest)) return {};
  std::string text = FormatEdtf(bounds.earliest, bounds.latest, true);
  const std::string year = std::to_string(kYearlessYear);
  for (std::size_t at = text.find(year); at != std::string::npos; at = text.find(year, at + 4)) {
    text.replace(at, 4, "XXXX");
  }
  return text;
}

/// EDTF of the days: the timex' own form while the days are still the timex' own.
std::string EdtfOf(const Bounds& bounds, const Timex* timex) {
  const bool own = timex != nullptr && timex->earliest == bounds.earliest && timex->latest == bounds.latest;
  if (own && !timex->edtf.empty()) return timex->edtf;
  return FormatEdtf(bounds.earliest, bounds.latest, true);
}

/// The solved network of real days. `supposed` marks deeds that begin the day before the report by the
/// custom of leads alone; a custom dates no other deeds, so the network does not know it.
struct Solution {
  std::vector<Ground> grounds;
  Network network;
  std::vector<bool> supposed;

  [[nodiscard]] Bounds At(const Extraction& extraction, std::uint32_t index) const {
    Bounds bounds = network.At(index);
    if (supposed[index]) bounds.earliest = Shift(*extraction.article.document_time, -1);
    return bounds;
  }
};

Solution SolveDays(const Extraction& extraction, const std::vector<Tie>& ties) {
  const std::size_t count = extraction.events.size();
  Solution solution{{}, Build(count, ties), std::vector<bool>(count)};
  std::vector<bool> tied(count);
  for (const Tie& tie : ties) tied[tie.event] = true;
  for (std::uint32_t i = 0; i < count; ++i) {
    solution.grounds.push_back(FindGround(extraction, extraction.events[i]));
    solution.network.Know(i, solution.grounds.back().bounds);
  }
  solution.network.Solve();
  const std::optional<Day>& report = extraction.article.document_time;
  if (!report) return solution;
  const std::optional<Day> day_before = Shift(*report, -1);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Bounds& days = solution.network.At(i);
    const bool open = solution.grounds[i].timex == nullptr && !tied[i] && !days.earliest;
    if (!open || !IsNews(extraction.events[i]) || !day_before || days.latest < day_before) continue;
    solution.supposed[i] = true;
  }
  return solution;
}

/// Nothing when no timex of the article lacks its year.
std::optional<Network> SolveYearless(const Extraction& extraction, const std::vector<Tie>& ties) {
  Network network = Build(extraction.events.size(), ties);
  bool found = false;
  for (std::uint32_t i = 0; i < extraction.events.size(); ++i) {
    const Timex* timex = TimexOf(extraction, extraction.events[i]);
    const std::optional<Bounds> bounds = timex != nullptr ? YearlessBounds(*timex) : std::nullopt;
    if (!bounds) continue;
    network.Know(i, *bounds);
    found = true;
  }
  if (!found) return std::nullopt;
  network.Solve();
  return network;
}

TimeBasis BasisOf(const Extraction& extraction, const Event& event, const Solution& solution,
                  std::uint32_t index) {
  const Bounds days = solution.At(extraction, index);
  if (days == Bounds{}) return TimeBasis::kNone;
  const Ground& ground = solution.grounds[index];
  if (solution.network.IsTightened(index)) return TimeBasis::kAnchored;
  if (ground.timex == nullptr) return TimeBasis::kDocument;
  const TimeBasis basis = ground.timex->basis;
  const bool hangs = TimexOf(extraction, event)->relation != TimeRelation::kNone;
  return basis == TimeBasis::kNone ? (hangs ? TimeBasis::kAnchored : TimeBasis::kRelative) : basis;
}

void SetYearless(const Extraction& extraction, const Network& yearless, std::uint32_t index, Event& event) {
  event.when.edtf = YearlessEdtf(yearless.At(index));
  if (event.when.edtf.empty()) return;
  const Timex* timex = TimexOf(extraction, event);
  const bool own = timex != nullptr && YearlessBounds(*timex) == yearless.At(index);
  if (own && !timex->edtf.empty()) event.when.edtf = timex->edtf;
  event.when.basis = own ? TimeBasis::kExplicit : TimeBasis::kAnchored;
}

/// Lists the deeds that `event` follows and precedes, in text order.
void SetOrder(const Extraction& extraction, const std::vector<Tie>& ties, const Network& network,
              std::vector<When>& whens) {
  std::vector<std::pair<std::set<std::uint32_t>, std::set<std::uint32_t>>> order(whens.size());
  for (std::size_t i = 0; i < ties.size(); ++i) {
    if (network.links()[i].dropped || ties[i].relation == TimeRelation::kWithin) continue;
    auto& [after, before] = order[ties[i].event];
    (ties[i].relation == TimeRelation::kAfter ? after : before).insert(ties[i].reference);
  }
  for (std::size_t i = 0; i < whens.size(); ++i) {
    for (const std::uint32_t j : order[i].first) whens[i].after.push_back(extraction.events[j].id);
    for (const std::uint32_t j : order[i].second) whens[i].before.push_back(extraction.events[j].id);
  }
}

/// The ties of each deed: those that hold in both networks, and those that gave way in one.
std::vector<Reasons> ReasonsOf(std::size_t events, const std::vector<Tie>& ties, const Network& days,
                               const std::optional<Network>& yearless) {
  std::vector<const Conflict*> conflicts(ties.size());
  for (const Network* network : {&days, yearless ? &*yearless : nullptr}) {
    if (network == nullptr) continue;
    for (const Conflict& conflict : network->conflicts()) conflicts[conflict.dropped] = &conflict;
  }
  std::vector<Reasons> reasons(events);
  for (std::size_t i = 0; i < ties.size(); ++i) {
    Reasons& of_event = reasons[ties[i].event];
    if (!days.links()[i].dropped && !(yearless && yearless->links()[i].dropped)) {
      of_event.held.push_back(&ties[i]);
      continue;
    }
    SetAside& aside = of_event.dropped.emplace_back(SetAside{&ties[i], {}, {}});
    if (conflicts[i] == nullptr) continue;
    for (const std::uint32_t other : conflicts[i]->links) aside.ties.push_back(&ties[other]);
    aside.events = conflicts[i]->known;
  }
  return reasons;
}

}  // namespace
}  // namespace timeline

void AnchorEvents(Extraction& extraction) {
  using namespace timeline;
  const std::vector<Tie> ties = FindTies(extraction);
  const Solution solution = SolveDays(extraction, ties);
  const std::optional<Network> yearless = SolveYearless(extraction, ties);
  std::vector<Reasons> reasons = ReasonsOf(extraction.events.size(), ties, solution.network, yearless);
  std::vector<When> whens(extraction.events.size());
  SetOrder(extraction, ties, yearless ? *yearless : solution.network, whens);
  for (std::uint32_t i = 0; i < extraction.events.size(); ++i) {
    Event& event = extraction.events[i];
    whens[i].timex = event.when.timex;
    const Bounds days = solution.At(extraction, i);
    whens[i].earliest = days.earliest;
    whens[i].latest = days.latest;
    whens[i].basis = BasisOf(extraction, event, solution, i);
    whens[i].edtf = EdtfOf(days, solution.grounds[i].timex);
    event.when = std::move(whens[i]);
    if (days == Bounds{} && yearless) SetYearless(extraction, *yearless, i, event);
    reasons[i].ground = &solution.grounds[i];
    reasons[i].supposed = solution.supposed[i];
    event.when.why = Explain(extraction, event, reasons[i]);
  }
}

}  // namespace demarche
