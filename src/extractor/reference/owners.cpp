// Whose a bare role can be: the lands and people that the words around it, or those before, name.
#include "extractor/reference/bare_roles.h"

#include <algorithm>

#include "extractor/reference/binding.h"
#include "extractor/syntax/bystander.h"
#include "extractor/tree.h"

namespace demarche::extract {

/// "police in Brussels": no organisation has police; of the land where its seat lies, or null.
const Entry* BareRoleSieve::LandOfTown(const Mention& place) const {
  if (place.actors[0].type != "igo") return nullptr;
  const Gazetteer::Match match =
      knowledge_.names.Find(document_.article->text, document_.words[place.first].span.begin);
  for (const std::uint32_t index : match.entries) {
    const Entry& town = knowledge_.names.At(index);
    if (town.kind == EntryKind::kPlace && !town.code.empty()) return knowledge_.names.Actor(town.code);
  }
  return nullptr;
}

/// "the government of Chad and forty rebel groups met in Doha": of the government that they stand beside.
std::uint32_t BareRoleSieve::FoeBefore(std::uint32_t index) const {
  const Mention& mention = document_.mentions[index];
  const bool foes = mention.role_class == "group" && !knowledge_.rules.Unofficial(mention.sector) &&
                    mention.sector != "GOV" && mention.sector != "MIL";
  if (!foes || index == 0 || !mention.continues_group) return kNone32;
  const Mention& before = document_.mentions[index - 1];
  const bool state = before.sentence == mention.sentence && before.next_in_group == index &&
                     (before.sector == "GOV" || before.sector == "MIL") && before.actors.size() == 1 &&
                     before.actors[0].type == "state";
  return state ? index - 1 : kNone32;
}

/// A firm has staff, guerrillas have fighters, but neither has police nor ministers.
bool BareRoleSieve::CanOwn(const Mention& owner, const Mention& mention) const {
  const std::string& type = owner.actors[0].type;
  const bool armed = type == "armed group";
  // "Amnesty International urged Egypt to free a writer": an association has no citizens.
  if (type == "ngo" && knowledge_.rules.Unofficial(mention.sector)) return false;
  if (type == "igo" && mention.sector == "OPP") return false;  // "NATO met. A crowd marched"
  if ((type != "company" && !armed) || mention.sector.empty()) return true;
  return knowledge_.rules.Unofficial(mention.sector) || (armed && mention.sector == owner.actors[0].sector);
}

/// "the UAE president, Sheikh Zaid, and Oil Minister Mana al-Oteiba": who stands right before "and" with an
/// office of a state.
std::uint32_t BareRoleSieve::Beside(const Mention& mention, std::uint32_t index) const {
  if (index == 0 || mention.person.empty()) return kNone32;
  const Mention& before = document_.mentions[index - 1];
  const bool body =
      !before.actors.empty() && (before.actors[0].type == "state" || before.actors[0].type == "igo");
  const bool office =
      before.role_class == "person" && !before.pronoun && body && before.sector == mention.sector;
  const bool joined = before.last + 1 == mention.first && before.sentence == mention.sentence &&
                      document_.words[before.last].Has(Grammar::kConjunction);
  return office && joined ? index - 1 : kNone32;
}

/// Whoever was told of last and can have such a role.
std::uint32_t BareRoleSieve::Owner(const Mention& mention, std::uint32_t index) const {
  const WordList& words = document_.words;
  const std::uint32_t last = mention.last;
  // "a group of refugees" has the land of its members.
  const bool strange =
      IsForeign(knowledge_, document_, mention) ||
      (IsLandless(mention) && (last >= words.size() || !words[last].Has(Grammar::kGenitive)));
  const bool held = knowledge_.rules.IsOf(RareClass::kHeld, words[last - 1].readings);
  if (IsOfLands(mention) || strange || held) return kNone32;
  const std::uint32_t beside = ActorBeside(mention, index);
  if (beside != kNone32 && !knowledge_.rules.Unbound(mention.sector, mention.role_class)) return beside;
  if (knowledge_.rules.IsOf(RareClass::kOfAState, words[last - 1].readings)) {
    std::uint32_t owner = FirstOf({State(attention_.now().subject), State(attention_.now().any),
                                   State(attention_.last().subject), State(attention_.last().any)});
    if (owner == kNone32) owner = LastState(index);
    return owner == kNone32 && mention.person.empty() ? State(NextNamed(index)) : owner;
  }
  if (!knowledge_.rules.Unbound(mention.sector, mention.role_class)) {
    const std::uint32_t owner = FirstOf(
        {attention_.now().subject, attention_.now().any, attention_.last().subject, attention_.last().any});
    return owner == kNone32 && mention.person.empty() ? NextNamed(index) : owner;
  }
  if (mention.role_class == "person" || knowledge_.rules.Has(Trait::kLandless, mention.sector))
    return kNone32;
  const std::uint32_t owner = FirstOf({attention_.now().subject, attention_.now().any});
  return owner == kNone32 ? NextNamed(index) : owner;
}

/// "called on Zimbabwe to free the leader of the opposition": the state that acts in the role's own clause,
/// where that is part of another.
std::uint32_t BareRoleSieve::ActorBeside(const Mention& mention, std::uint32_t index) const {
  const std::uint32_t scope = document_.words[mention.head].scope;
  if (scope == kNone32) return kNone32;
  const Clause& clause = document_.clauses[scope];
  const bool acts = clause.subject != kNone32 && clause.subject < index && !clause.passive;
  if (clause.parent == kNone32 || !acts) return kNone32;
  const Mention& actor = document_.mentions[clause.subject];
  const bool state = !actor.actors.empty() && actor.actors[0].type == "state" && actor.actors.size() == 1;
  return state && actor.next_in_group == kNone32 ? clause.subject : kNone32;
}

/// `index` unless it is an organisation of states or of helpers: the World Bank has no government, the Red
/// Cross no rebels.
std::uint32_t BareRoleSieve::State(std::uint32_t index) const {
  if (index == kNone32) return kNone32;
  const std::string& type = document_.mentions[index].actors[0].type;
  return type == "igo" || type == "ngo" ? kNone32 : index;
}

/// The state named last before, as far as a reference looks back.
std::uint32_t BareRoleSieve::LastState(std::uint32_t index) const {
  for (std::uint32_t k = index; k-- > 0;) {
    const Mention& mention = document_.mentions[k];
    if (mention.sentence + kReferenceReach < attention_.sentence()) return kNone32;
    if (!mention.actors.empty() && mention.actors[0].type == "state" && !IsLocated(document_, mention))
      return k;
  }
  return kNone32;
}

/// "at a United Nations conference": what only qualifies another noun is no place.
bool BareRoleSieve::Qualifies(const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  return mention.actors[0].type != "state" && word.rel == Deprel::kCompound && word.head >= mention.last;
}

/// "a protest with Sweden, where demonstrators burned a flag": the land that the clause goes on from.
std::uint32_t BareRoleSieve::LandOfClause(const Mention& mention) const {
  const std::uint32_t scope = document_.words[mention.head].scope;
  if (scope == kNone32 || document_.clauses[scope].rel != Deprel::kAclRelcl) return kNone32;
  std::uint32_t i = document_.clauses[scope].opener;
  if (i == kNone32 || i < 2 || !document_.words[i].Has(Grammar::kSubordinator)) return kNone32;
  if (document_.words[--i].upos == Upos::kPunct) --i;
  const std::uint32_t land = document_.words[i].mention;
  if (land == kNone32 || document_.mentions[land].actors.empty()) return kNone32;
  return document_.mentions[land].actors[0].type == "state" ? land : kNone32;
}

/// "refugees fleeing the war in Liberia": a land that a preposition of place names soon after, unlike "near
/// the Liberian border".
std::uint32_t BareRoleSieve::LandAfter(std::uint32_t index) const {
  const Mention& mention = document_.mentions[index];
  constexpr std::uint32_t kMost = 4, kReach = 12, kPeopleReach = 24;
  // "six people were killed in an attack on Friday outside the British embassy in the Chadian capital"
  const std::uint32_t reach = mention.role_class == "people" ? kPeopleReach : kReach;
  for (std::uint32_t k = index + 1; k < document_.mentions.size() && k <= index + kMost; ++k) {
    const Mention& next = document_.mentions[k];
    if (next.sentence != mention.sentence || next.first > mention.last + reach) break;
    const bool placed = next.preposition != kNone32 && next.preposition >= mention.last &&
                        document_.words[next.preposition].Has(Grammar::kLocative);
    // "experts called for a campaign in Chad, Mali and Niger"
    const bool several = next.next_in_group != kNone32 && !IsUnder(document_, next.head, mention.head);
    if (placed && !several && next.role_class.empty() && !next.actors.empty() &&
        next.actors[0].type == "state" && !IsMission(next) && !IsOnBorder(knowledge_, document_, next) &&
        !OwnsDeed(next))
      return k;
  }
  return kNone32;
}

/// "ten people were hurt in a Libyan attack": whose deed it is, not where.
bool BareRoleSieve::OwnsDeed(const Mention& land) const {
  const std::uint32_t noun = NounOf(document_, land.head);
  return noun != land.head &&
         std::ranges::any_of(document_.words[noun].readings, [&](const Reading& reading) {
           return knowledge_.rules.NounRules(reading.symbol) != nullptr;
         });
}

/// "In Tokyo about 2,800 people marched".
std::uint32_t BareRoleSieve::LandBefore(std::uint32_t index) const {
  if (index == 0) return kNone32;
  const Mention& mention = document_.mentions[index];
  const Mention& before = document_.mentions[index - 1];
  bool near = before.sentence == mention.sentence && before.last + 8 > mention.first;
  // "a broadcast monitored in Nicosia said people were hurt": where who speaks is heard
  const std::uint32_t verb = document_.words[before.head].head;
  near = near && (verb == kNone32 || document_.words[verb].rel != Deprel::kAcl);
  // "talks go on in New York when the governor", "with the governor": another clause; but "were taken from a
  // hospital in Mali by gunmen".
  const bool agent = document_.words[mention.head].rel == Deprel::kOblAgent;
  for (std::uint32_t i = before.last; near && i < mention.first; ++i) {
    near =
        !document_.words[i].Has(Grammar::kSubordinator | Grammar::kRelative | Grammar::kMeansPreposition) ||
        (agent && i == mention.preposition);
  }
  return near && IsLocated(document_, before) && !before.actors.empty() && before.actors[0].type == "state"
             ? index - 1
             : kNone32;
}

/// "The minister met his Omani counterpart", "people waved Russian flags", "The drivers were seized by
/// fighters of the ELN": of another land, or of other people, than `mention`.
bool BareRoleSieve::IsOpposed(const Mention& mention, const Mention& next) const {
  std::uint32_t word = next.head;
  for (int step = 0; step < 4 && word != kNone32; ++step) {
    const Word& at = document_.words[word];
    if (knowledge_.rules.IsOf(RareClass::kEmblem, at.readings) ||
        knowledge_.rules.IsOf(RareClass::kOpposite, at.readings))
      return true;
    if (at.rel == Deprel::kOblAgent) return at.head == document_.words[mention.head].head;
    word = at.head;
  }
  return false;
}

/// The next state named in the same sentence; a little farther on, one where something is ("killed 28
/// villagers, many of them women, south of Algiers").
std::uint32_t BareRoleSieve::NextNamed(std::uint32_t index) const {
  constexpr std::uint32_t kNear = 3, kFarthest = 7;
  const Mention& mention = document_.mentions[index];
  std::string_view other;  // the land of whom the mention deals with
  for (std::uint32_t k = index + 1; k < document_.mentions.size() && k < index + kFarthest; ++k) {
    const Mention& next = document_.mentions[k];
    if (next.sentence != mention.sentence) break;
    const bool hearer = next.place && !next.sector.empty();
    // "the nun was expelled to Chile": where somebody goes
    const bool goal = next.preposition != kNone32 && document_.Is(next.preposition, "to") &&
                      document_.words[next.head].rel == Deprel::kObl && !next.actors.empty() &&
                      next.actors[0].type == "state";
    const bool coded = !hearer && !goal && !IsMission(next) && !next.actors.empty() &&
                       !next.actors[0].code.empty() && !Qualifies(next);
    // "met his Omani counterpart in Muscat": nor of the town where they meet
    if (coded && IsOpposed(mention, next)) other = next.actors[0].code;
    const bool named = coded && next.actors[0].code != other;
    const bool place = k < index + kNear || IsLocated(document_, next) || (next.seat && next.sector.empty());
    // "Economists said the IMF would help": not the IMF's.
    const bool outsiders = mention.sector == "CVL" && named && next.actors[0].type == "igo" &&
                           document_.words[NounOf(document_, next.head)].rel == Deprel::kNsubj;
    // "Rebels kidnapped two German engineers": whom gunmen harm tells nothing of their own land, unlike whom
    // they fight ("Rebels ambushed Chadian troops").
    const bool people = next.role_class.empty() ? next.plural && next.sector.empty()
                                                : next.role_class != "body" &&
                                                      !knowledge_.rules.Has(Trait::kServing, next.sector) &&
                                                      !document_.words[next.head].capital;
    const bool victims = knowledge_.rules.Has(Trait::kInsurgent, mention.sector) && named && people &&
                         document_.words[NounOf(document_, next.head)].rel == Deprel::kObj;
    if (named && place) return outsiders || victims ? kNone32 : k;
  }
  return kNone32;
}

}  // namespace demarche::extract
