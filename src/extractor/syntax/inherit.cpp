#include "extractor/syntax/inherit.h"

#include <algorithm>
#include <map>
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

/// A land or its forces.
bool CanFight(const Actor& actor) {
  return actor.type == "state" && (actor.sector.empty() || actor.sector == "MIL");
}

/// Whether a fight between the two lands is told of.
bool AreAtWar(const Document& document, const std::string& one, const std::string& other) {
  const auto among = [](const std::vector<Actor>& actors, const std::string& code) {
    return std::ranges::find(actors, code, &Actor::code) != actors.end();
  };
  return std::ranges::any_of(document.finds, [&](const Find& find) {
    const Event& event = find.event;
    const std::string& deed = event.deed.plover.event;
    if (find.absorbed || (deed != "ASSAULT" && deed != "MOBILIZE")) return false;
    return (among(event.sources, one) && among(event.targets, other)) ||
           (among(event.sources, other) && among(event.targets, one));
  });
}

/// By code of a land, the one other land that it attacks or is attacked by in the article; nullptr where
/// there are several.
std::map<std::string_view, const Actor*> OnlyFoes(const Document& document) {
  std::map<std::string_view, const Actor*> foes;
  const auto note = [&foes](const Actor& land, const Actor& foe) {
    if (!CanFight(foe)) return;
    const auto [known, first] = foes.try_emplace(land.code, &foe);
    if (!first && known->second != nullptr && known->second->code != foe.code) known->second = nullptr;
  };
  for (const Find& find : document.finds) {
    const Event& event = find.event;
    if (find.absorbed || event.deed.plover.event != "ASSAULT") continue;
    if (event.sources.size() != 1 || event.targets.size() != 1) continue;
    if (event.sources[0].code == event.targets[0].code) continue;
    note(event.sources[0], event.targets[0]);
    note(event.targets[0], event.sources[0]);
  }
  return foes;
}

/// Who says what a clause tells, or kNone32.
std::uint32_t SpeakerOf(const Document& document, const Clause& clause) {
  const bool said = clause.parent != kNone32 && (clause.reported || clause.rel == Deprel::kCcomp);
  if (!said || !document.words[document.clauses[clause.parent].head].Has(Grammar::kReport)) return kNone32;
  return document.clauses[clause.parent].subject;
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

void AnswerTo(const Document& document, Find& find) {
  Event& event = find.event;
  const bool yields = event.deed.plover.event == "CONCEDE";
  const bool open = (yields || event.deed.plover.event == "SANCTION") && event.targets.empty() &&
                    event.sources.size() == 1 && find.clause != kNone32;
  if (!open) return;
  const Actor& source = event.sources[0];
  const bool official = source.sector.empty() || source.sector == "GOV";
  if (!official && !yields) return;
  const std::uint32_t sentence = document.words[find.word].sentence;
  for (const std::uint32_t index : document.sentence_clauses[sentence]) {
    const Clause& cause = document.clauses[index];
    const bool beside = cause.parent == find.clause && cause.rel == Deprel::kAdvcl && cause.finite &&
                        cause.background && cause.subject != kNone32;
    if (!beside) continue;
    const Mention& other = document.mentions[cause.subject];
    if (other.actors.size() != 1 || other.actors[0].type != "state" || other.actors[0].code.empty()) continue;
    const bool state = other.sector == "GOV" || (official && other.sector.empty());
    if (!state || (official && other.actors[0].code == source.code)) continue;
    event.targets = other.actors;
    event.because.emplace_back("role:target whose deed it answers");
    return;
  }
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
  constexpr std::uint32_t kReach = 6;
  Event& event = find.event;
  if (event.deed.plover.mode != "visit" || !event.targets.empty() || event.sources.empty()) return;
  // "ended a four-day visit | here"
  const std::uint32_t told = find.matched.empty() ? find.word : std::max(find.word, find.matched.back());
  const std::uint32_t end = std::min(document.LastWord(document.words[told].sentence), told + kReach);
  std::uint32_t here = told + 1;
  while (here < end && !document.Is(here, "here") && document.words[here].upos != Upos::kVerb) ++here;
  // "here in Paris" names the place itself.
  if (here >= end || !document.Is(here, "here") ||
      (here + 2 < end && document.words[here + 2].mention != kNone32))
    return;
  const Entry* land = LandOfDateline(knowledge, *document.article);
  if (land == nullptr || std::ranges::find(event.sources, land->code, &Actor::code) != event.sources.end())
    return;
  event.targets = {ActorOf(*land)};
  event.targets[0].span = document.SpanOf(here, here + 1);
  event.because.push_back("reference:here = " + std::string(land->code) + " by date line");
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

void HitBack(const Document& document, std::span<Find> finds) {
  const auto attacks = [](const Find& find) {
    const Event& event = find.event;
    return !find.absorbed && event.deed.plover.event == "ASSAULT" && event.sources.size() == 1 &&
           event.sources[0].type == "state" && !event.sources[0].code.empty();
  };
  for (Find& find : finds) {
    if (!attacks(find) || !find.event.targets.empty() || find.clause == kNone32) continue;
    if (MentionOf(document, Dependent(document, document.clauses[find.clause].node, Deprel::kObj)) != kNone32)
      continue;
    const std::string& code = find.event.sources[0].code;
    for (const Find& other : finds) {
      if (!attacks(other) || other.event.sources[0].code == code) continue;
      const auto hit = [&](const Actor& actor) { return actor.code == code; };
      if (std::ranges::none_of(other.event.targets, hit)) continue;
      find.event.targets = other.event.sources;
      find.event.because.emplace_back("role:target whose attack it answers");
      break;
    }
  }
}

void ClaimLosses(Document& document) {
  std::map<std::pair<std::string, std::string>, bool> wars;  // asked once for each two lands
  for (Find& find : document.finds) {
    Event& event = find.event;
    const std::string& deed = event.deed.plover.event;
    const bool harm = !find.absorbed && find.clause != kNone32 && (deed == "ASSAULT" || deed == "COERCE") &&
                      event.sources.empty() && event.targets.size() == 1;
    if (!harm || !document.clauses[find.clause].passive) continue;
    const std::uint32_t speaker = SpeakerOf(document, document.clauses[find.clause]);
    if (speaker == kNone32 || document.mentions[speaker].actors.size() != 1) continue;
    const Actor& teller = document.mentions[speaker].actors[0];
    const Actor& foe = event.targets[0];
    const bool fights = CanFight(foe) && (CanFight(teller) || teller.sector == "GOV");
    if (!fights || foe.code == teller.code) continue;
    const auto [war, first] = wars.try_emplace({teller.code, foe.code}, false);
    if (first) war->second = AreAtWar(document, teller.code, foe.code);
    if (!war->second) continue;
    event.sources = {teller};
    event.because.emplace_back("role:source who tells of the foe's losses");
  }
}

void FightTheFoe(Document& document) {
  const std::map<std::string_view, const Actor*> foes = OnlyFoes(document);
  if (foes.empty()) return;
  std::vector<std::pair<Find*, Actor>> told;  // all are found before any is changed
  for (Find& find : document.finds) {
    const Event& event = find.event;
    if (find.absorbed || event.deed.plover.event != "ASSAULT") continue;
    if (event.sources.empty() == event.targets.empty()) continue;
    // "The escalation of the attacks": of a noun alone, who is named beside it may be either side.
    const bool noun = find.clause == kNone32 || document.words[find.word].clause != find.clause;
    if (noun && (!find.supported || event.sources.empty())) continue;
    const std::vector<Actor>& known = event.sources.empty() ? event.targets : event.sources;
    if (known.size() != 1 || !CanFight(known[0])) continue;
    const auto foe = foes.find(known[0].code);
    if (foe != foes.end() && foe->second != nullptr) told.emplace_back(&find, *foe->second);
  }
  for (auto& [find, foe] : told) {
    Event& event = find->event;
    const bool source = event.sources.empty();
    (source ? event.sources : event.targets) = {foe};
    event.because.emplace_back(source ? "role:source the only foe told of"
                                      : "role:target the only foe told of");
    find->grounds.inferred = true;
  }
}

}  // namespace demarche::extract
