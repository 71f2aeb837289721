#include "extractor/roles/telling.h"

#include <algorithm>
#include <string>

#include "extractor/syntax/parties.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "broke the treaty between the two countries": of both, who acts is not the target; but who calls "on
/// both sides" means both. "proposed that both sides meet" is proposed to the other.
void DropSource(const Document& document, const std::vector<std::uint32_t>& targets, Event& event) {
  if (event.targets.size() < 2 || event.sources.size() != 1) return;
  const bool both = std::ranges::any_of(targets, [&](std::uint32_t target) {
    const Mention& mention = document.mentions[target];
    const bool between = mention.preposition != kNone32 &&
                         document.words[mention.preposition].Has(Grammar::kPartiesPreposition);
    const Deprel rel = document.words[mention.head].rel;
    return mention.parties && !between && rel != Deprel::kNsubj && rel != Deprel::kNsubjPass;
  });
  if (both) return;
  const std::string& own = event.sources[0].code;
  const bool other = std::ranges::any_of(
      event.targets, [&](const Actor& target) { return target.type == "state" && target.code != own; });
  std::erase_if(event.targets, [&](const Actor& target) {
    return target.code == own && (other || target.sector.empty()) && !target.code.empty();
  });
}

/// "after meetings with Baker, the U.S. agreed": a land and its own minister are one party of a meeting.
void DropOwnLand(const Document& document, const Parties& parties, Event& event) {
  if (event.deed.plover.event != "CONSULT" || !event.targets.empty() || event.sources.size() != 2) return;
  if (event.sources[0].code != event.sources[1].code) return;
  for (const std::uint32_t index : parties.sources) {
    const Mention& land = document.mentions[index];
    const bool bare = land.sector.empty() && land.person.empty() && land.actors.size() == 1;
    if (!bare) continue;
    const auto same = [&](const Actor& actor) {
      return actor.sector.empty() && actor.name == land.actors[0].name;
    };
    if (std::erase_if(event.sources, same) > 0) return;
  }
}

/// Says who a party is, and by which path of the tree it belongs to the deed told at `node`; `fallback` where
/// no path leads there.
void Explain(const Document& document, const char* role, std::uint32_t index, std::uint32_t node,
             const char* fallback, Find& find) {
  const Mention& mention = document.mentions[index];
  find.grounds.inferred = find.grounds.inferred || mention.origin != Origin::kNamed;
  find.grounds.bound = find.grounds.bound || mention.origin == Origin::kBound;
  if (!mention.rule.empty()) {
    find.event.because.push_back(mention.rule);
  } else if (mention.place && !mention.actors.empty()) {
    find.event.because.push_back("actor:" + mention.actors[0].code + " by place");
  }
  std::string path = PathOf(document, mention, node);
  if (path.empty()) {
    path = fallback;
    find.grounds.indirect = find.grounds.indirect || path == "control" || path == "nearest";
  }
  find.event.because.push_back(role + path);
}

/// "each other", "one another", "each of them protested to the other".
bool NamesEachOther(const Document& document, std::uint32_t word) {
  if (word == 0) return false;
  if (document.Is(word, "another")) return document.Is(word - 1, "one");
  if (!document.Is(word, "other")) return false;
  const Deprel rel = document.words[word].rel;
  return document.Is(word - 1, "each") ||
         (document.Is(word - 1, "the") && (rel == Deprel::kObl || rel == Deprel::kObj));
}

/// "Chad and Togo agreed to cut tariffs": what several promise or discuss they do with each other, but "Chad
/// and Togo attacked the village", "praised the ruling" not, unless the pattern or the words say so.
bool AreEachOthers(const Rulebook& rules, const Document& document, const Find& find) {
  const Event& event = find.event;
  if (!event.targets.empty() || event.sources.size() < 2) return false;
  if (rules.rules[find.rule].mutual || rules.Has(Trait::kTogether, event.deed.kind)) return true;
  for (std::uint32_t i = find.word + 1; i < document.LastWord(document.words[find.word].sentence); ++i) {
    if (document.words[i].scope == find.clause && NamesEachOther(document, i)) return true;
  }
  return false;
}

}  // namespace

void AddActors(const Document& document, std::uint32_t mention, std::vector<Actor>& actors) {
  AnyOfGroup(document, mention, [&](std::uint32_t index) {
    const Mention& member = document.mentions[index];
    for (const Actor& actor : member.actors) {
      if (member.place && actor.code.empty()) continue;
      const bool known = std::ranges::any_of(actors, [&](const Actor& other) {
        return other.code == actor.code && other.sector == actor.sector && other.name == actor.name;
      });
      if (!known) actors.push_back(actor);
    }
    return false;
  });
}

void TellParties(const Rulebook& rules, const Document& document, const Parties& parties, Find& find) {
  const Rule& rule = rules.rules[find.rule];
  Event& event = find.event;
  for (const std::uint32_t index : parties.sources)
    AddActors(document, FirstOfGroup(document, index), event.sources);
  for (const std::uint32_t index : parties.targets)
    AddActors(document, FirstOfGroup(document, index), event.targets);
  DropSource(document, parties.targets, event);
  DropOwnLand(document, parties, event);
  event.reciprocal = rule.reciprocal || AreEachOthers(rules, document, find);
  const bool clausal = find.clause != kNone32 && (!rule.noun || find.supported);
  const std::uint32_t node = clausal ? document.clauses[find.clause].node : find.word;
  for (const std::uint32_t index : parties.sources)
    Explain(document, "role:source ", index, node, parties.source_rule, find);
  for (const std::uint32_t index : parties.targets)
    Explain(document, "role:target ", index, node, "near", find);
  if (find.supported) event.because.emplace_back("light verb");
  if (find.deed_end > 0) event.because.emplace_back("operator:embedded deed");
}

bool IsMutual(const Rulebook& rules, const Document& document, const Clause& clause) {
  const std::uint32_t object = Dependent(document, clause.node, Deprel::kObj);
  return object != kNone32 && rules.IsOf(RareClass::kEach, document.words[object].readings) &&
         document.words[object].child == kNone32;
}

}  // namespace demarche::extract
