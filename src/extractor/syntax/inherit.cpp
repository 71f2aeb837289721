#include "extractor/syntax/inherit.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/reference/home.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "intercepted a jet and shot it down": the object is what was told before.
bool GoesOnWithIt(const Document& document, const Clause& clause) {
  const std::uint32_t object = Dependent(document, clause.node, Deprel::kObj);
  if (clause.coordinate == kNone32 || clause.passive || object == kNone32) return false;
  return document.words[object].upos == Upos::kPron && document.words[object].Has(Grammar::kPronoun);
}

bool IsBelow(const Document& document, std::uint32_t clause, std::uint32_t above) {
  for (int depth = 0; depth < 4 && clause != kNone32; ++depth) {
    if (clause == above) return true;
    clause = document.clauses[clause].parent;
  }
  return false;
}

/// "In Seoul, where the president began a visit": the land that "where" stands for, or kNone32.
std::uint32_t SceneOf(const Document& document, const Find& find) {
  if (find.clause == kNone32) return kNone32;
  const Clause& clause = document.clauses[find.clause];
  const std::uint32_t begin = document.FirstWord(document.words[find.word].sentence);
  std::uint32_t where = clause.begin;
  while (where < clause.first && !document.Is(where, "where")) ++where;
  if (where == clause.first || where < begin + 2 || !document.Is(where - 1, ",")) return kNone32;
  const std::uint32_t scene = document.words[where - 2].mention;
  if (scene == kNone32 || document.mentions[scene].actors.empty()) return kNone32;
  const Actor& land = document.mentions[scene].actors[0];
  return land.type == "state" && land.code != find.event.sources[0].code ? scene : kNone32;
}

/// "ended a four-day visit | here", but "here in Paris" names the place itself. Or kNone32.
std::uint32_t HereBehind(const Document& document, std::uint32_t told) {
  constexpr std::uint32_t kReach = 6;
  const std::uint32_t end = std::min(document.LastWord(document.words[told].sentence), told + kReach);
  std::uint32_t here = told + 1;
  while (here < end && !document.Is(here, "here") && document.words[here].upos != Upos::kVerb) ++here;
  const bool named = here + 2 < end && document.words[here + 2].mention != kNone32;
  return here < end && document.Is(here, "here") && !named ? here : kNone32;
}

/// "ending a two-day visit", "arrived on Friday": words of staying, and none of where, unlike "visited
/// Washington"; of a noun alone, whose visit it is stands beside it.
bool StaysSomewhere(const Knowledge& knowledge, const Document& document, const Find& find,
                    std::uint32_t told) {
  const auto stays = [&](std::uint32_t word) {
    return knowledge.rules.IsOf(RareClass::kStay, document.words[word].readings);
  };
  if (!stays(find.word) && std::ranges::none_of(find.matched, stays)) return false;
  const std::vector<Actor>& sources = find.event.sources;
  if (sources.size() != 1 || sources[0].code.empty()) return false;
  bool owned = !knowledge.rules.rules[find.rule].noun || find.supported;
  for (const std::uint32_t holder : {told, find.word}) {
    for (std::uint32_t k = document.words[holder].child; k != kNone32; k = document.words[k].sibling) {
      const Word& word = document.words[k];
      if (!word.capital || word.timex != kNone32 || word.rel == Deprel::kNsubj) continue;
      const std::uint32_t mention = MentionOf(document, k);
      const bool own = mention != kNone32 && !document.mentions[mention].actors.empty() &&
                       document.mentions[mention].actors[0].code == sources[0].code;
      if (!own || word.rel == Deprel::kObj) return false;
      owned = true;
    }
  }
  return owned;
}

}  // namespace

void InheritTargets(const Document& document, Find& find) {
  Event& event = find.event;
  const Clause* clause = find.clause == kNone32 ? nullptr : &document.clauses[find.clause];
  if (clause == nullptr || !event.targets.empty() || event.sources.empty()) return;
  // "left for Zurich after meeting Stoltenberg": those who meet have no target.
  if (event.reciprocal && event.deed.plover.event == "CONSULT") return;
  const bool measure = event.deed.plover.event == "SANCTION" && clause->coordinate != kNone32;
  if (!clause->gerund && !measure && !GoesOnWithIt(document, *clause)) return;
  for (const Find* other = &find; other != document.finds.data(); --other) {
    const Find& before = *(other - 1);
    if (document.words[before.word].sentence != document.words[find.word].sentence) return;
    const bool alike =
        before.event.deed.quad == event.deed.quad || (measure && before.event.deed.quad == "verbal conflict");
    const bool same = !before.absorbed && alike && !before.event.sources.empty() &&
                      !before.event.targets.empty() && before.event.sources[0].code == event.sources[0].code;
    if (!same) continue;
    event.targets = before.event.targets;
    event.because.emplace_back("role:target of the main deed");
    return;
  }
}

void TakeObject(const Document& document, Find& find) {
  Event& event = find.event;
  const Clause* clause = find.clause == kNone32 ? nullptr : &document.clauses[find.clause];
  if (clause == nullptr || !event.targets.empty() || event.sources.size() != 1) return;
  if (!GoesOnWithIt(document, *clause) || event.deed.quad != "material conflict") return;
  const Clause& before = document.clauses[clause->coordinate];
  const std::uint32_t object = before.passive ? kNone32 : Dependent(document, before.node, Deprel::kObj);
  const std::uint32_t whom = MentionOf(document, object);
  if (whom == kNone32 || document.mentions[whom].actors.empty()) return;
  const Actor& other = document.mentions[whom].actors[0];
  if (other.code.empty() || other.code == event.sources[0].code) return;
  event.targets = document.mentions[whom].actors;
  event.because.emplace_back("role:target of the verb before");
}

void WarnWhoMay(const Document& document, Find& find) {
  Event& event = find.event;
  const bool open = event.deed.plover.event == "THREATEN" && event.targets.empty() &&
                    event.sources.size() == 1 && find.clause != kNone32;
  if (!open) return;
  for (const std::uint32_t index : document.sentence_clauses[document.words[find.word].sentence]) {
    const Clause& clause = document.clauses[index];
    const bool condition = clause.rel == Deprel::kAdvcl && clause.opener != kNone32 &&
                           document.words[clause.opener].Has(Grammar::kConditional) &&
                           clause.subject != kNone32 && IsBelow(document, index, find.clause);
    if (!condition || clause.subject_rule != std::string_view("subject")) continue;
    const std::vector<Actor>& actors = document.mentions[clause.subject].actors;
    if (actors.size() != 1) continue;
    const Actor& other = actors[0];
    const bool another = other.code.empty() ? !other.sector.empty() && other.sector != event.sources[0].sector
                                            : other.code != event.sources[0].code;
    if (!another) continue;
    event.targets = actors;
    event.because.emplace_back("role:target whose deed it shall prevent");
    return;
  }
}

void VisitHere(const Knowledge& knowledge, const Document& document, Find& find) {
  Event& event = find.event;
  if (event.deed.plover.mode != "visit" || event.sources.empty()) return;
  if (const std::uint32_t scene = SceneOf(document, find); scene != kNone32) {
    event.targets = document.mentions[scene].actors;
    event.because.emplace_back("role:target where");
    return;
  }
  if (!event.targets.empty()) return;
  const std::uint32_t told = find.matched.empty() ? find.word : std::max(find.word, find.matched.back());
  const std::uint32_t here = HereBehind(document, told);
  if (here == kNone32 && !StaysSomewhere(knowledge, document, find, told)) return;
  const Entry* land = HostOfDateline(knowledge, document);
  if (land == nullptr || std::ranges::find(event.sources, land->code, &Actor::code) != event.sources.end())
    return;
  event.targets = {ActorOf(*land)};
  if (here != kNone32) event.targets[0].span = document.SpanOf(here, here + 1);
  event.because.push_back("reference:here = " + std::string(land->code) + " by date line");
  find.grounds.inferred = find.grounds.inferred || here == kNone32;
}

void FightAtHome(const Knowledge& knowledge, Find& find) {
  Event& event = find.event;
  const bool clash = event.deed.plover.event == "ASSAULT" && event.sources.size() == 2;
  const bool protest = event.deed.plover.event == "PROTEST" && find.grounds.bound &&
                       event.sources.size() == 1 && event.targets.size() == 1;
  if (!clash && !protest) return;
  Actor* crowd = &event.sources[0];
  Actor* state = protest ? &event.targets[0] : &event.sources[1];
  if (clash && crowd->sector == "COP") std::swap(crowd, state);
  const bool open = crowd->code.empty() && crowd->type.empty() && crowd->name.empty() &&
                    knowledge.rules.Unofficial(crowd->sector);
  const bool ruler = state->sector == "COP" || (protest && state->sector == "GOV");
  if (!open || !ruler || state->type != "state") return;
  crowd->code = state->code;
  crowd->type = state->type;
  crowd->name = state->name;
  event.because.push_back("reference:" + state->code + " whose rulers they face");
}

namespace {

/// The state whose adjective stands behind "anti-" in the word, or null.
const Entry* LandAgainst(const Knowledge& knowledge, const Document& document, const Word& word) {
  constexpr std::string_view kAgainst = "nti-";  // behind the first letter, which a sentence may open with
  if (word.text.size() <= kAgainst.size() + 1 || word.text.substr(1, kAgainst.size()) != kAgainst)
    return nullptr;
  const Gazetteer::Match match =
      knowledge.names.Find(document.article->text, word.span.begin + 1 + kAgainst.size());
  for (const std::uint32_t index : match.entries) {
    const Entry* entry = knowledge.names.AsOf(index, document.article->document_time);
    if (entry != nullptr && entry->kind == EntryKind::kAdjective && entry->type == "state") return entry;
  }
  return nullptr;
}

}  // namespace

void AimAtWhomItNames(const Knowledge& knowledge, const Document& document, Find& find) {
  Event& event = find.event;
  if (event.deed.plover.event != "PROTEST") return;
  for (std::uint32_t i = document.FirstWord(document.words[find.word].sentence); i < find.last; ++i) {
    const Word& word = document.words[i];
    const bool of_deed = word.rel == Deprel::kAmod && word.head != kNone32 &&
                         (word.head == find.word || (i >= find.first && word.head < find.last));
    const Entry* land = of_deed ? LandAgainst(knowledge, document, word) : nullptr;
    if (land == nullptr) continue;
    event.targets = {ActorOf(*land)};
    event.targets[0].span = word.span;
    event.because.push_back("role:target " + event.targets[0].code + " by the word against it");
    return;
  }
}

void InheritSources(const Document& document, const Find& before, Find& find) {
  Event& event = find.event;
  const Clause* clause = find.clause == kNone32 ? nullptr : &document.clauses[find.clause];
  const bool goes_on = clause != nullptr && clause->passive && clause->subject_word == kNone32 &&
                       before.clause != kNone32 && before.clause == clause->coordinate;
  if (!goes_on || before.absorbed || !event.sources.empty() || !document.clauses[before.clause].passive)
    return;
  event.sources = before.event.sources;
  if (!event.sources.empty()) event.because.emplace_back("role:source of the main deed");
}

void ShareObject(const Document& document, std::span<Find> finds) {
  const auto open = [&](const Find& find) {
    return !find.absorbed && find.clause != kNone32 && !find.event.sources.empty();
  };
  for (Find& first : finds) {
    if (!open(first) || !first.event.targets.empty()) continue;
    const Clause& before = document.clauses[first.clause];
    if (before.passive || (before.head + 1 >= before.end && before.coordinate == kNone32) ||
        Dependent(document, before.node, Deprel::kObj) != kNone32)
      continue;
    for (const Find& last : finds) {
      if (!open(last) || last.event.targets.empty() || last.clause == first.clause) continue;
      const Clause& clause = document.clauses[last.clause];
      const bool joined =
          clause.coordinate == first.clause ||
          (clause.coordinate != kNone32 && clause.coordinate == before.coordinate && first.word < last.word);
      const bool goes_on = joined && clause.subject_word == kNone32 && !clause.passive &&
                           last.event.deed.quad == first.event.deed.quad &&
                           Dependent(document, clause.node, Deprel::kObj) != kNone32 &&
                           clause.head <= before.head + 4;
      if (!goes_on) continue;
      first.event.targets = last.event.targets;
      first.event.because.emplace_back("role:target of the next verb");
      break;
    }
  }
}

void ShareOccasion(const Knowledge& knowledge, const Document& document, std::span<Find> finds) {
  constexpr int kDeepest = 3;
  for (Find& accord : finds) {
    Event& event = accord.event;
    const bool lone = !accord.absorbed && event.targets.empty() && event.sources.size() == 1 &&
                      knowledge.rules.Has(Trait::kBilateral, event.deed.kind) &&
                      event.deed.plover.event != "CONSULT";
    if (!lone) continue;
    for (const Find& other : finds) {
      if (other.absorbed || other.event.deed.plover.event != "CONSULT") continue;
      std::uint32_t word = other.word;
      for (int step = 0; step < kDeepest && word != kNone32 && word != accord.word; ++step)
        word = document.words[word].rel == Deprel::kObl || document.words[word].rel == Deprel::kNmod
                   ? document.words[word].head
                   : kNone32;
      if (word != accord.word) continue;
      const auto same = [&](const Actor& actor) { return actor.code == event.sources[0].code; };
      if (std::ranges::none_of(other.event.sources, same)) continue;
      for (const std::vector<Actor>* parties : {&other.event.sources, &other.event.targets}) {
        for (const Actor& actor : *parties) {
          if (!same(actor)) event.sources.push_back(actor);
        }
      }
      if (event.sources.size() > 1) event.because.emplace_back("role:source by the occasion");
      break;
    }
  }
}

void ShareAttack(const Document& document, std::span<Find> finds) {
  for (Find& harm : finds) {
    const bool told = !harm.absorbed && harm.clause != kNone32 && harm.event.deed.plover.event == "ASSAULT" &&
                      harm.event.sources.empty() && !harm.event.targets.empty();
    if (!told || !document.clauses[harm.clause].passive) continue;
    for (Find& attack : finds) {
      if (attack.absorbed || attack.clause == kNone32 || attack.event.sources.empty()) continue;
      const Clause& when = document.clauses[attack.clause];
      const bool cause = when.parent == harm.clause && when.rel == Deprel::kAdvcl && !when.negated &&
                         attack.event.deed.plover.event == "ASSAULT" && when.head > harm.word;
      if (!cause) continue;
      harm.event.sources = attack.event.sources;
      harm.event.because.emplace_back("role:source of the attack");
      if (attack.event.targets.empty()) {
        attack.event.targets = harm.event.targets;
        attack.event.because.emplace_back("role:target of the attack");
      }
      break;
    }
  }
}

}  // namespace demarche::extract
