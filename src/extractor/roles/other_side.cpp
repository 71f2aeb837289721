#include "extractor/roles/other_side.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/roles/lead.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr std::uint32_t kSentencesBack = 2;

bool IsState(const Actor& actor) {
  return actor.type == "state" && !actor.code.empty() && (actor.sector.empty() || actor.sector == "GOV");
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

/// The one other state in an event of `state`, or null: of what is refused, the one who acted.
const Actor* OtherThan(const Event& event, const Actor& state, bool refused) {
  const auto is_it = [&](const Actor& actor) { return actor.code == state.code; };
  const bool acts = std::ranges::any_of(event.sources, is_it);
  const bool suffers = std::ranges::any_of(event.targets, is_it);
  if (acts == suffers || (refused && acts)) return nullptr;
  const std::vector<Actor>& others = acts ? event.targets : event.sources;
  return others.size() == 1 && IsState(others[0]) ? &others[0] : nullptr;
}

/// "Bahrain and Sudan cut ties with Iran. Kuwait recalled its envoy": the one whom others punish, where what
/// is done ends dealings, and so joins them; or null.
const Actor* PunishedBefore(const Event& before, const Event& event) {
  const std::string& mode = event.deed.plover.mode;
  const bool parts = mode == "withdraw" || mode == "discontinue" || mode == "expel";
  if (!parts || event.deed.plover.event != "SANCTION" || before.deed.plover.event != "SANCTION")
    return nullptr;
  const auto is_it = [&](const Actor& actor) { return actor.code == event.sources[0].code; };
  if (std::ranges::any_of(before.sources, is_it) || std::ranges::any_of(before.targets, is_it))
    return nullptr;
  return before.targets.size() == 1 && IsState(before.targets[0]) ? &before.targets[0] : nullptr;
}

/// The one land other than the actor's of which the sentence before tells, or null.
const Actor* OnlyOtherBefore(const Document& document, const Find& find) {
  const std::uint32_t sentence = document.words[find.word].sentence;
  const Actor* other = nullptr;
  if (sentence == 0) return nullptr;
  for (const std::uint32_t index : document.sentence_mentions[sentence - 1]) {
    for (const Actor& actor : document.mentions[index].actors) {
      const bool land =
          actor.type == "state" && !actor.code.empty() && actor.code != find.event.sources[0].code;
      if (!land) continue;
      if (other != nullptr && other->code != actor.code) return nullptr;
      other = &actor;
    }
  }
  return other;
}

/// "summoned its ambassador", "expelled 23 of its diplomats": what is done to the envoys of another land.
bool IsDoneToEnvoy(const Document& document, const Find& find) {
  const Event& event = find.event;
  if (event.deed.kind != "diplomatic protest" && event.deed.plover.mode != "expel") return false;
  for (std::uint32_t i = find.first; i < find.last; ++i) {
    const Word& word = document.words[i];
    if (word.rel == Deprel::kNmodPoss && word.Has(Grammar::kPossessive)) return true;
  }
  return false;
}

/// "Chad asked for help. Norway promised the country a loan", "lifted its embargo on the country": a land
/// that is not the actor's, and not named.
bool IsDoneToTheLand(const Rulebook& rules, const Document& document, const Find& find) {
  const Clause& clause = document.clauses[find.clause];
  for (std::uint32_t i = clause.head + 1; i < clause.end; ++i) {
    const Word& word = document.words[i];
    const bool noun = word.upos == Upos::kNoun || (word.upos == Upos::kPropn && !word.capital);
    if (!noun || word.scope != find.clause || (word.feats & Feats::kPlur) != 0) continue;
    if (!rules.IsOf(RareClass::kEachParty, word.readings) && !rules.IsOf(RareClass::kLand, word.readings) &&
        !rules.IsOf(RareClass::kNeighbour, word.readings))
      continue;
    const std::uint32_t article = Dependent(document, i, Deprel::kDet);
    const std::uint32_t owner = Dependent(document, i, Deprel::kNmodPoss);
    const bool neighbour = owner != kNone32 && document.words[owner].Has(Grammar::kPossessive) &&
                           rules.IsOf(RareClass::kNeighbour, word.readings);
    const bool definite = neighbour || (article != kNone32 &&
                                        rules.IsOf(RareClass::kDefinite, document.words[article].readings));
    const std::uint32_t marker = CaseOf(document, i);
    const bool whom = word.rel == Deprel::kObj || word.rel == Deprel::kIobj ||
                      (marker != kNone32 && document.words[marker].Has(Grammar::kTargetPreposition));
    if (definite && whom && Dependent(document, i, Deprel::kNmod) == kNone32) return true;
  }
  return false;
}

/// Whether one state does it, by a verb, to nobody who is named.
bool LacksTarget(const Document& document, const Find& find) {
  const Event& event = find.event;
  const bool verb = find.clause != kNone32 && document.words[find.word].clause == find.clause &&
                    document.clauses[find.clause].finite;
  return !find.absorbed && verb && event.targets.empty() && event.sources.size() == 1 &&
         IsState(event.sources[0]);
}

/// The land of an actor, under its own name.
Actor LandOf(const Knowledge& knowledge, const Actor& actor) {
  const Entry* entry = knowledge.names.Actor(actor.code);
  Actor land = entry == nullptr ? actor : ActorOf(*entry);
  land.sector.clear();
  land.span = actor.span;
  return land;
}

/// "denied the charge", "denied having a hand in it", but not "denied that it was so", which nobody need have
/// said.
bool Denies(const Document& document, const Find& find) {
  if (find.event.deed.kind != "statement" || find.clause == kNone32 ||
      !document.words[find.word].Has(Grammar::kDenied))
    return false;
  const std::uint32_t node = document.clauses[find.clause].node;
  const std::uint32_t deed = Dependent(document, node, Deprel::kXcomp);
  const bool own = deed != kNone32 && (document.words[deed].feats & Feats::kGer) != 0;
  return own || Dependent(document, node, Deprel::kObj) != kNone32;
}

/// What is done in answer to what another did.
bool Answers(const Document& document, const Find& find) {
  const std::string& done = find.event.deed.plover.event;
  return done == "REJECT" || done == "SANCTION" || done == "CONCEDE" || Denies(document, find);
}

}  // namespace

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

void TellOwnProtest(Document& document) {
  for (Find& find : document.finds) {
    Event& event = find.event;
    const bool open = !find.absorbed && find.clause != kNone32 && event.deed.kind == "diplomatic protest" &&
                      event.sources.empty() && event.targets.size() == 1;
    if (!open || !document.clauses[find.clause].passive) continue;
    const std::uint32_t speaker = SpeakerOf(document, document.clauses[find.clause]);
    if (speaker == kNone32 || document.mentions[speaker].actors.size() != 1) continue;
    const Actor& teller = document.mentions[speaker].actors[0];
    if (!IsState(teller) || teller.code == event.targets[0].code) continue;
    event.sources = {teller};
    event.because.emplace_back("role:source who tells of the protest");
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

void FaceTheOtherSide(const Knowledge& knowledge, Document& document) {
  for (std::size_t i = 0; i < document.finds.size(); ++i) {
    Find& find = document.finds[i];
    if (!LacksTarget(document, find)) continue;
    const bool of_other_land =
        IsDoneToEnvoy(document, find) || IsDoneToTheLand(knowledge.rules, document, find);
    if (!of_other_land && !Answers(document, find)) continue;
    const std::uint32_t here = document.words[find.word].sentence;
    const Actor* other = nullptr;
    const bool refuses = find.event.deed.plover.event == "REJECT" || Denies(document, find);
    for (std::size_t k = i; k > 0 && other == nullptr; --k) {
      const Find& before = document.finds[k - 1];
      if (document.words[before.word].sentence + kSentencesBack < here) break;
      if (before.absorbed || before.word >= find.word) continue;
      other = OtherThan(before.event, find.event.sources[0], refuses);
      if (other == nullptr) other = PunishedBefore(before.event, find.event);
    }
    const bool deed = other != nullptr;
    if (!deed && of_other_land) other = OnlyOtherBefore(document, find);
    if (other == nullptr) continue;
    find.event.targets = {*other};
    find.event.because.emplace_back(deed ? "role:target the other side of the deed before"
                                         : "role:target the other land told of");
    find.grounds.inferred = true;
  }
}

namespace {

constexpr int kFewDealings = 3;  // below, an article tells of no quarrel

/// The other land of a deed between two.
struct Dealings {
  int count = 0;
  const Actor* with = nullptr;
};
using DealingsByLand = std::map<std::string_view, std::map<std::string_view, Dealings>>;

/// By code of a land: of how many deeds between it and each other land the article tells.
DealingsByLand CountDealings(const Document& document) {
  DealingsByLand dealings;
  const auto is_land = [](const Actor& actor) { return actor.type == "state" && !actor.code.empty(); };
  const auto note = [&dealings](const Actor& land, const Actor& other) {
    Dealings& known = dealings[land.code][other.code];
    ++known.count;
    known.with = &other;
  };
  for (const Find& find : document.finds) {
    const Event& event = find.event;
    if (find.absorbed || event.sources.size() != 1 || event.targets.size() != 1) continue;
    const Actor& source = event.sources[0];
    const Actor& target = event.targets[0];
    if (!is_land(source) || !is_land(target) || source.code == target.code) continue;
    note(source, target);
    note(target, source);
  }
  return dealings;
}

/// With whom three of four deeds of the land are done, and no few, or null.
const Actor* OtherOfStory(const DealingsByLand& dealings, const std::string& land) {
  const auto known = dealings.find(land);
  if (known == dealings.end()) return nullptr;
  int all = 0;
  Dealings most;
  for (const auto& [code, other] : known->second) {
    all += other.count;
    if (other.count > most.count) most = other;
  }
  return most.count >= kFewDealings && 4 * most.count >= 3 * all ? most.with : nullptr;
}

}  // namespace

void FaceTheStory(const Knowledge& knowledge, Document& document) {
  const DealingsByLand dealings = CountDealings(document);
  if (dealings.empty()) return;
  std::vector<std::pair<Find*, Actor>> told;  // all are found before any is changed
  for (Find& find : document.finds) {
    const Event& event = find.event;
    const bool open = !find.absorbed && event.targets.empty() && event.sources.size() == 1 &&
                      !event.reciprocal && find.clause != kNone32;
    if (!open || !IsState(event.sources[0])) continue;
    if (!knowledge.rules.Has(Trait::kContended, event.deed.kind) && !Denies(document, find)) continue;
    // "the offensive in January": a noun that no verb carries is no deed for want of words
    if (document.words[find.word].clause != find.clause && !find.supported) continue;
    if (const Actor* other = OtherOfStory(dealings, event.sources[0].code)) told.emplace_back(&find, *other);
  }
  for (auto& [find, other] : told) {
    find->event.targets = {LandOf(knowledge, other)};
    find->event.because.emplace_back("role:target the other side of the story");
    find->grounds.inferred = true;
  }
}

namespace {

/// "lodged a protest", "complained", "recalled its ambassador", but not "deplored the loss of life".
bool IsAnswerToLead(const Document& document, const Find& find) {
  const Event& event = find.event;
  if (event.deed.kind == "diplomatic protest") return true;
  if (event.deed.kind == "criticism")
    return Dependent(document, document.clauses[find.clause].node, Deprel::kObj) == kNone32;
  return event.deed.plover.event == "SANCTION" && std::ranges::any_of(find.matched, [&](std::uint32_t word) {
           const std::uint32_t who = document.words[word].mention;
           return who != kNone32 && document.mentions[who].role_class == "person";
         });
}

/// The deed of a state that the article begins with, or null.
const Event* LeadOf(const Document& document) {
  for (const Find& find : document.finds) {
    const Event& event = find.event;
    if (find.absorbed || event.sources.empty()) continue;
    const bool leads = event.sources[0].type == "state" && find.clause != kNone32 &&
                       document.words[find.word].sentence < kLeadSentences;
    return leads ? &event : nullptr;
  }
  return nullptr;
}

}  // namespace

void FaceTheLead(const Knowledge& knowledge, Document& document) {
  const Event* lead = LeadOf(document);
  if (lead == nullptr) return;
  const Actor doer = LandOf(knowledge, lead->sources[0]);
  for (Find& find : document.finds) {
    Event& event = find.event;
    const bool open = !find.absorbed && event.targets.empty() && !event.sources.empty() &&
                      !event.reciprocal && find.clause != kNone32 &&
                      document.words[find.word].clause == find.clause && document.clauses[find.clause].finite;
    if (!open || !IsAnswerToLead(document, find) || !CanAnswer(event.deed, *lead)) continue;
    const bool others = std::ranges::all_of(
        event.sources, [&](const Actor& actor) { return IsState(actor) && actor.code != doer.code; });
    if (!others) continue;
    event.targets = {doer};
    event.because.emplace_back("role:target whose deed the story is about");
    find.grounds.inferred = true;
  }
}

}  // namespace demarche::extract
