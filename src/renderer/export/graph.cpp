#include "renderer/export/graph.h"

#include <algorithm>

#include "renderer/text/actors.h"
#include "renderer/text/standing.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

void CountTie(TieCount& count, const Entry& entry, const DeedDays& days) {
  ++count.events;
  count.score_tenths += entry.deed.score_tenths;
  const Tone tone = ToneOf(entry.deed);
  count.cooperation += tone == Tone::kCooperation ? 1 : 0;
  count.conflict += tone == Tone::kConflict ? 1 : 0;
  if (days.certain()) count.spans.emplace(days.first, days.last);
  if (!days.closed()) return;
  count.first = std::min(count.first.value_or(days.first), days.first);
  count.last = std::max(count.last.value_or(days.last), days.last);
}

std::string_view TieRefusal(const Entry& entry, const DeedDays& days, TieDays wanted,
                            const std::vector<ActorPair>& pairs) {
  if (const std::string_view undone = UndoneReason(entry); !undone.empty()) return undone;
  if (pairs.empty()) return "without two actors";
  if (wanted == TieDays::kCertain && !days.certain()) return DaylessReason(days);
  return "";
}

}  // namespace

std::string TieCount::MeanScore() const { return Score(MeanTenths(score_tenths, events)); }

TieGraph GraphOf(const Timeline& timeline, TieDays wanted, Omissions& left_out) {
  TieGraph graph;
  const std::map<std::string, std::string> names = ActorNames(timeline);
  for (const Entry& entry : timeline.entries) {
    const DeedDays days = DaysOf(entry.when);
    const std::vector<ActorPair> pairs = DyadsOf(entry);
    if (const std::string_view refusal = TieRefusal(entry, days, wanted, pairs); !refusal.empty()) {
      left_out.Add(refusal);
      continue;
    }
    std::set<std::string> here;
    for (const ActorPair& pair : pairs) {
      CountTie(graph.ties[pair], entry, days);
      here.insert({pair.first, pair.second});
    }
    for (const std::vector<Actor>* side : {&entry.sources, &entry.targets}) {
      for (const Actor& actor : *side) {
        const std::string& key = ActorKey(actor);
        if (here.erase(key) == 0) continue;
        TieActor& node =
            graph.actors.try_emplace(key, TieActor{names.at(key), actor.code, actor.type, {}}).first->second;
        CountTie(node.count, entry, days);
      }
    }
  }
  for (const auto& [key, actor] : graph.actors) graph.ids[key] = "n" + std::to_string(graph.ids.size());
  return graph;
}

}  // namespace demarche
