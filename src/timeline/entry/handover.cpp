// From a draft, which points into the records of its articles, to a deed that stands by itself.
#include <fmt/format.h>

#include <algorithm>

#include "timeline/entry/draft.h"
#include "timeline/timeline.h"

namespace demarche::timeline {
namespace {

/// Whether the article itself kept the tie. A part of a deed is in no list; its days will tell.
bool IsHeld(const Extraction& extraction, const Tie& tie) {
  const When& when = extraction.events[tie.event].when;
  if (tie.relation == TimeRelation::kWithin) return true;
  const auto& list = tie.relation == TimeRelation::kAfter ? when.after : when.before;
  return std::find(list.begin(), list.end(), extraction.events[tie.reference].id) != list.end();
}

/// "protested" after "met" (Harbour Post).
std::string Say(const Extraction& extraction, const Tie& tie) {
  const Article& article = extraction.article;
  return fmt::format("\"{}\" {} \"{}\" ({})", extraction.events[tie.event].trigger_text,
                     SayRelation(tie.relation), extraction.events[tie.reference].trigger_text,
                     article.publisher.empty() ? article.id : article.publisher);
}

std::vector<std::string> WholesOf(const Mention& telling) {
  std::vector<std::string> wholes;
  for (const Anchor& anchor : telling.event->anchors) {
    if (anchor.relation == TimeRelation::kWithin && anchor.event < telling.extraction->events.size())
      wholes.push_back(telling.extraction->events[anchor.event].id);
  }
  return wholes;
}

}  // namespace

const std::vector<Tie>& Handover::TiesOf(const Extraction& extraction) {
  const auto [ties, is_new] = ties_.try_emplace(&extraction);
  if (is_new) ties->second = FindTies(extraction);
  return ties->second;
}

const std::string& Handover::RecordOf(const Extraction& extraction) {
  constexpr std::size_t kDigits = 16;
  std::string& record = records_[&extraction];
  if (record.empty()) record = FingerprintOf(extraction).substr(0, kDigits);
  return record;
}

void Handover::AddTies(const Mention& telling, std::vector<EventTie>& deed_ties) {
  const Extraction& extraction = *telling.extraction;
  const std::vector<Tie>& ties = TiesOf(extraction);
  for (std::uint32_t i = 0; i < ties.size(); ++i) {
    const Tie& tie = ties[i];
    if (&extraction.events[tie.event] != telling.event || !IsHeld(extraction, tie)) continue;
    deed_ties.push_back({extraction.article.id, i, extraction.events[tie.link.from].id,
                         extraction.events[tie.link.to].id, tie.link.least, tie.link.most, tie.link.both_ways,
                         Say(extraction, tie)});
  }
}

GroupDeed Handover::Make(Draft draft) {
  GroupDeed deed;
  std::vector<std::string> earlier_ids = EarlierIds(draft);
  deed.entry = std::move(draft.entry);
  deed.entry.reports = MakeReports(draft.tellings);
  deed.entry.independent_sources = CountSources(draft.tellings);
  deed.entry.salience = SalienceOf(deed.entry);
  deed.entry.supersedes = std::move(earlier_ids);
  if (IsAction(deed.entry.deed)) deed.entry.headline = ActionWords(*draft.tellings.front());
  deed.entry.headline = headlines_.Of(deed.entry);
  for (const Mention* telling : draft.tellings) {
    const Event& event = *telling->event;
    const Article& article = telling->article();
    deed.tellings.push_back({article.id, RecordOf(*telling->extraction), event.id, article.date,
                             event.trigger, event.trigger_text, event.when.after, event.when.before,
                             WholesOf(*telling)});
    AddTies(*telling, deed.ties);
  }
  return deed;
}

}  // namespace demarche::timeline
