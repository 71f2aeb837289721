// Whether a mention of the actor's own land can be whom its deed is done to.
#include <algorithm>
#include <array>
#include <string_view>

#include "extractor/reference/binding.h"
#include "extractor/syntax/targets.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// Deeds that meet a person, or what he plans.
bool MeetsPersons(std::string_view event) {
  constexpr std::array kDeeds = {"SUPPORT", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "COERCE", "ASSAULT"};
  return std::ranges::find(kDeeds, event) != kDeeds.end();
}

}  // namespace

int TargetFinder::OwnSide(const Find& find, std::uint32_t index, std::uint32_t subject) const {
  const Mention& mention = At(index);
  const bool guess = Guessed(subject) && !mention.definite && !SpokenOf(find, index);
  if (!SameCode(index, subject) || guess) return 0;
  const bool town =
      (mention.place || mention.seat) && mention.preposition == kNone32 && mention.first > find.word;
  const bool located = town || (mention.preposition != kNone32 && mention.preposition > find.word &&
                                document_.words[mention.preposition].Has(Grammar::kLocative));
  // "stormed the American embassy and took people hostage": not the own ones
  const bool home = knowledge_.rules.Has(Trait::kDomestic, knowledge_.rules.rules[find.rule].deed.kind) &&
                    (DeedOf(find).plover.event != "ASSAULT" || located || !TellsOfAnother(mention));
  // "instituted a curfew in Algiers", "shelled Aleppo": the land itself, where its government acts on it.
  const bool hinted = std::ranges::find(find.target_hints, index) != find.target_hints.end();
  if ((located || hinted) && !mention.definite && !mention.pronoun && home) return 4;
  const bool possessive = document_.words[mention.first].Has(Grammar::kPossessive);
  if (MeetsPersons(DeedOf(find).plover.event) && IsOtherPerson(mention, At(subject))) return 5;
  // "recalled Ambassador Davis": a land's own envoy is not whom it protests to
  const Deed& deed = DeedOf(find);
  const bool protests =
      deed.kind == "diplomatic protest" || (deed.kind == "sanction" && deed.plover.mode == "withdraw");
  if (IsNamedPerson(find, mention, At(subject))) return protests ? kFar : 5;
  // "militants ambushed an Indian patrol": rebels fight their own land.
  const bool rebels = !Official(At(subject)) && !mention.definite && !mention.pronoun &&
                      knowledge_.rules.rules[find.rule].deed.quad == "material conflict" && !home;
  if (mention.sector.empty() && rebels) return 5;
  if (AddressesState(find, index, subject)) return 5;
  if (mention.sector.empty() || possessive || (Official(mention) && Official(At(subject)))) return kFar;
  const bool object = IsNamedObject(find, index, subject);
  if (mention.definite && !home && !object && knowledge_.rules.Unofficial(mention.sector)) return kFar;
  // "demanded access for its growers": for whom, not of whom.
  const bool favoured = mention.preposition != kNone32 && mention.preposition > find.word &&
                        document_.words[mention.preposition].Has(Grammar::kTopicPreposition);
  if (favoured && knowledge_.rules.Unofficial(mention.sector)) return kFar;
  return mention.definite ? 8 : home ? 2 : 5;
}

/// "Opposition leaders accused Venezuela of fraud", "protesters called on Belarus to hold elections": who
/// holds no office speaks to the state.
bool TargetFinder::AddressesState(const Find& find, std::uint32_t index, std::uint32_t subject) const {
  const Mention& mention = At(index);
  if (subject == kNone32 || Official(At(subject)) || !SameCode(index, subject)) return false;
  const bool state = mention.actors[0].type == "state" && mention.sector.empty() && mention.role == nullptr &&
                     !mention.definite && !mention.pronoun && !mention.place;
  if (!state || find.clause == kNone32 || DeedOf(find).quad != "verbal conflict") return false;
  const Word& word = document_.words[mention.head];
  if (word.rel == Deprel::kAmod || word.rel == Deprel::kCompound) return false;
  return IsObject(find, mention) || std::ranges::find(find.target_hints, index) != find.target_hints.end();
}

/// Of the verb, direct or indirect.
bool TargetFinder::IsObject(const Find& find, const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  return (word.rel == Deprel::kObj || word.rel == Deprel::kIobj) && find.clause != kNone32 &&
         word.head == document_.clauses[find.clause].node;
}

/// "The minister criticised President Soglo": the object is another person of the actor's own land.
bool TargetFinder::IsNamedPerson(const Find& find, const Mention& mention, const Mention& actor) const {
  if (!IsObject(find, mention) || mention.pronoun || mention.role_class != "person" ||
      actor.role_class != "person")
    return false;
  // "met the envoy" is of another land
  const bool other = mention.role != actor.role && !mention.plural;
  return mention.person.empty() ? other && !knowledge_.rules.rules[find.rule].reciprocal
                                : mention.person != actor.person;
}

/// "Senators rejected his plan": of a pronoun that means somebody of another office than who acts.
bool TargetFinder::IsOtherPerson(const Mention& mention, const Mention& actor) {
  if (!mention.pronoun || mention.role != nullptr || mention.parties || actor.pronoun) return false;
  const std::string& office = mention.actors[0].sector;
  return !office.empty() && !actor.sector.empty() && office != actor.sector;
}

/// "killed three villagers in Serbia", "freed a blogger": whom the verb names are those of the place behind,
/// or the actor's own, or the rebels' own land, unlike a bystander.
bool TargetFinder::IsNamedObject(const Find& find, std::uint32_t index, std::uint32_t subject) const {
  const Mention& mention = At(index);
  const Word& word = document_.words[mention.head];
  const bool object =
      word.rel == Deprel::kObj && find.clause != kNone32 && word.head == document_.clauses[find.clause].node;
  if (!object) return false;
  // "freed a blogger"
  if (DeedOf(find).plover.event == "RETREAT" && !mention.role_class.empty()) return true;
  if (DeedOf(find).quad != "material conflict") return false;
  const bool fighters =
      subject != kNone32 && !Official(At(subject)) && !knowledge_.rules.Unofficial(At(subject).sector);
  if (fighters && SameCode(subject, index)) return true;
  return std::ranges::any_of(document_.sentence_mentions[mention.sentence], [&](std::uint32_t other) {
    const Mention& place = At(other);
    return place.first > mention.last && IsLocated(document_, place) && !place.actors.empty() &&
           place.actors[0].code == mention.actors[0].code;
  });
}

}  // namespace demarche::extract
