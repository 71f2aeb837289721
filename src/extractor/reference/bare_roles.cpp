#include "extractor/reference/bare_roles.h"

#include <algorithm>

#include "extractor/reference/binding.h"
#include "extractor/tree.h"

namespace demarche::extract {

void BareRoleSieve::Resolve(Mention& mention, std::uint32_t index) const {
  if (OfParties(mention) || ByApposition(mention) || AsVisitor(mention, index) || OfPublisher(mention) ||
      AsNamed(mention, index) || AsFirm(mention, index) || ByPartner(mention, index) ||
      ByNext(mention, index) || ByRuler(mention, index) || ByVictims(mention) || ByPlace(mention, index) ||
      AtForeignMission(mention, index) || AsArmedGroup(mention) || AsTold(mention) ||
      ByOffice(mention, index))
    return;
  std::uint32_t owner = Owner(mention, index);
  if (owner != kNone32 && !CanOwn(document_.mentions[owner], mention)) owner = LastState(index);
  if (owner == kNone32) {
    if (!HoldsOfficeAtHome(mention)) LeaveOpen(mention);
  } else if (!AtHome(mention, owner)) {
    Bind(mention, document_.mentions[owner], "by context");
  }
}

/// "TOKYO - Toshiba will sell in the United States. Police said": an office of the land whose news it is,
/// rather than of one that a sentence before told of, or of which this one only tells a firm or people. "The
/// officials" are those told of before, and who is named behind a state that acts ("Sudan objected. Finance
/// Minister Omer said") mostly is of that state.
bool BareRoleSieve::AtHome(Mention& mention, std::uint32_t owner) const {
  const Mention& before = document_.mentions[owner];
  const bool official = !mention.sector.empty() && !knowledge_.rules.Unofficial(mention.sector);
  const bool acts = before.sector.empty() || !knowledge_.rules.Unofficial(before.sector);
  const bool beside = before.sentence == mention.sentence;
  const bool behind = before.first > mention.first && (!acts || mention.role_class == "body");
  const bool bystander = (!acts && before.sector == "BUS") || behind ||
                         (!mention.person.empty() && owner != attention_.now().subject);
  const bool other = before.actors[0].type == "state" && (!beside || bystander);
  const std::uint32_t last = mention.last;
  const bool owned =
      last < document_.LastWord(mention.sentence) && document_.words[last].Has(Grammar::kGenitive);
  const bool told = mention.plural && (IsDefinite(mention) || mention.continues_group || owned);
  const bool goes_on = !mention.person.empty() && owner == attention_.last().subject && acts;
  if (!official || !other || told || goes_on) return false;
  const Entry* land = home_.Land();
  return land != nullptr && land->code != before.actors[0].code && BindHome(mention, *land);
}

bool BareRoleSieve::HoldsOfficeAtHome(Mention& mention) const {
  const bool official = !mention.sector.empty() && !knowledge_.rules.Unofficial(mention.sector) &&
                        !knowledge_.rules.Unbound(mention.sector, mention.role_class);
  const bool person = mention.role_class == "person" && !mention.person.empty();
  const auto named = [&](std::uint32_t index) {
    const Mention& other = document_.mentions[index];
    return other.origin == Origin::kNamed && !other.actors.empty() && !other.actors[0].code.empty();
  };
  if (!official || !person || std::ranges::none_of(document_.sentence_mentions[mention.sentence], named))
    return false;
  const Entry* land = home_.Land();
  return land != nullptr && BindHome(mention, *land);
}

bool BareRoleSieve::BindHome(Mention& mention, const Entry& land) const {
  return BindTo(mention, land, "by date line");
}

bool BareRoleSieve::BindTo(Mention& mention, const Entry& land, const char* how) const {
  Mention owner;
  owner.actors = {ActorOf(land)};
  return Bind(mention, owner, how);
}

/// "the officials".
bool BareRoleSieve::IsDefinite(const Mention& mention) const {
  const std::uint32_t i = mention.first;
  return i > document_.FirstWord(mention.sentence) &&
         knowledge_.rules.IsOf(RareClass::kDefinite, document_.words[i - 1].readings);
}

/// Of no land that the text tells.
bool BareRoleSieve::LeaveOpen(Mention& mention) const {
  mention.actors = {{"", "", mention.sector, mention.person, {}}};
  Settle(document_, mention, Origin::kNamed, "actor:sector " + mention.sector);
  return true;
}

/// "accused the prime minister, Viktor Orban, of lying", "its neighbour, Lithuania, closed the border": of
/// the land of the one in office, or the land, that is named behind it.
bool BareRoleSieve::ByApposition(Mention& mention) const {
  const bool office = mention.role_class == "person" && mention.person.empty();
  const bool land = mention.role_class == "body" && mention.sector == "GOV";
  if (mention.plural || (!office && !land)) return false;
  const std::uint32_t name = Dependent(document_, mention.head, Deprel::kAppos);
  const std::uint32_t who = name == kNone32 ? kNone32 : document_.words[name].mention;
  if (who == kNone32 || document_.mentions[who].first != mention.last + 1) return false;
  const Mention& named = document_.mentions[who];
  const bool bare = named.role_class.empty() && named.sector.empty() && !named.modifier;
  const bool fits = office ? !named.person.empty() : bare && IsOfOneState(named);
  const bool known = named.actors.size() == 1 && !named.actors[0].code.empty();
  return fits && known && document_.words[mention.last].text == "," && Bind(mention, named, "by apposition");
}

/// "Premier Li received the visiting prime minister": who in office was told of last and is of another land
/// than whoever acts here.
bool BareRoleSieve::AsVisitor(Mention& mention, std::uint32_t index) const {
  const std::uint32_t quality = Dependent(document_, mention.head, Deprel::kAmod);
  const bool visits = mention.role_class == "person" && !mention.plural && quality != kNone32 &&
                      knowledge_.rules.IsOf(RareClass::kVisiting, document_.words[quality].readings);
  if (!visits) return false;
  const std::uint32_t host = ActorBeside(mention, index);
  const std::uint32_t scope = document_.words[mention.head].scope;
  const std::uint32_t doer = scope == kNone32 ? kNone32 : document_.clauses[scope].subject;
  const auto code_of = [&](std::uint32_t who) -> std::string_view {
    if (who == kNone32 || document_.mentions[who].actors.empty()) return {};
    return document_.mentions[who].actors[0].code;
  };
  for (std::uint32_t k = index; k > 0; --k) {
    const Mention& other = document_.mentions[k - 1];
    if (other.sentence + kReferenceReach < mention.sentence) return false;
    if (other.role_class != "person" || other.plural || !IsOfOneState(other)) continue;
    const std::string_view code = other.actors[0].code;
    if (code != code_of(host) && code != code_of(doer)) return Bind(mention, other, "by visit");
  }
  return false;
}

/// "The Minister also met ...", "the Ministry wishes to inform": in what a ministry itself publishes, its
/// own.
bool BareRoleSieve::OfPublisher(Mention& mention) const {
  const bool office = mention.sector == "GOV" && !mention.plural && mention.person.empty() &&
                      (mention.role_class == "person" || mention.role_class == "body");
  const Entry* land = office ? home_.Publisher() : nullptr;
  if (land == nullptr || !document_.words[mention.head].capital || !IsDefinite(mention)) return false;
  if (!knowledge_.rules.IsOf(RareClass::kOwnOffice, document_.words[mention.last - 1].readings)) return false;
  return BindTo(mention, *land, "by publisher");
}

/// "the foreign ministers of the two countries": of both; "officials of leading industrial nations": of many
/// lands, that nobody names.
bool BareRoleSieve::OfParties(Mention& mention) const {
  constexpr std::uint32_t kReach = 5;
  const WordList& words = document_.words;
  const std::uint32_t of = mention.last;
  const std::uint32_t end = std::min(document_.LastWord(mention.sentence), of + kReach);
  if (!mention.plural || of >= end || !words[of].Has(Grammar::kNamingPreposition)) return false;
  for (std::uint32_t i = of + 1; i < end; ++i) {
    const Word& word = words[i];
    const Mention* whose = word.mention == kNone32 ? nullptr : &document_.mentions[word.mention];
    if (whose != nullptr && whose->parties) {
      mention.actors = attention_.BothSides(*whose);
      if (mention.actors.empty()) return false;
      Settle(document_, mention, Origin::kReferred, "reference:both parties");
      return true;
    }
    if (whose != nullptr && !whose->actors.empty()) return false;
    if (word.Has(Grammar::kParty) && (word.feats & Feats::kPlur) != 0) {
      // "a group of industrial nations": what its members are.
      const bool members = whose != nullptr && mention.role_class == "group" && mention.sector == "CVL";
      if (members) mention.sector = whose->sector;
      return LeaveOpen(mention);
    }
    if (word.Has(Grammar::kPreposition)) return false;
  }
  return false;
}

/// "ministers and bank governors of the Nordic Council": whose both are, the words behind the second tell.
bool BareRoleSieve::ByNext(Mention& mention, std::uint32_t index) const {
  const std::uint32_t next = mention.next_in_group;
  if (mention.role_class != "person" || !mention.plural || next != index + 1) return false;
  const Mention& other = document_.mentions[next];
  const bool colleague =
      other.role_class == "person" && other.person.empty() && other.sector == mention.sector;
  const std::uint32_t of = other.head + 1;
  const bool behind = of < other.last && document_.words[of].Has(Grammar::kNamingPreposition);
  const bool told =
      other.origin == Origin::kNamed && other.actors.size() == 1 && !other.actors[0].code.empty();
  return colleague && behind && told && !IsDefinite(other) && Bind(mention, other, "by coordination");
}

/// "Malaysian women and children", "Iraqi brigades and battalions", "President Suharto and senior ministers":
/// whose land the words before "and" tell.
bool BareRoleSieve::ByPartner(Mention& mention, std::uint32_t index) const {
  const bool people = mention.role_class == "people" || mention.role_class == "group";
  const bool office =
      mention.role_class == "person" && mention.plural && !IsForeign(knowledge_, document_, mention);
  const bool units = mention.role_class == "body" && mention.plural;
  if (index == 0 || !(office || ((people || units) && mention.last == mention.first + 1))) return false;
  const Mention& before = document_.mentions[index - 1];
  const bool alike = units ? before.role_class == "body" && before.plural && before.sector == mention.sector
                           : before.role_class == "people" || before.role_class == "group";
  const bool colleague = before.role_class == "person" && before.sector == mention.sector;
  const bool near = office || before.last + 1 == mention.first;
  const bool arms = mention.sector == "MIL" && before.sector == "MIL";  // "Libyan jets and troops"
  const bool told = (office ? colleague : alike || arms) && before.origin == Origin::kNamed &&
                    before.next_in_group == index && before.actors.size() == 1 &&
                    before.actors[0].type == "state";
  return told && near && Bind(mention, before, "by coordination");
}

/// "rebels fighting to topple the Chadian president", "gunmen loyal to a Somali warlord", "hackers linked to
/// the Chadian government": of the land whose rulers they act on or whose side they are on.
bool BareRoleSieve::ByRuler(Mention& mention, std::uint32_t index) const {
  constexpr std::uint32_t kReach = 10;
  if (mention.role_class != "group" && !(mention.role_class == "person" && mention.plural)) return false;
  const WordList& words = document_.words;
  for (std::uint32_t k = index + 1; k < document_.mentions.size(); ++k) {
    const Mention& ruler = document_.mentions[k];
    if (ruler.sentence != mention.sentence || ruler.first > mention.last + kReach) return false;
    const Word& word = words[ruler.head];
    const bool state = !ruler.actors.empty() && ruler.actors[0].type == "state";
    if (!state || !IsUnder(document_, ruler.head, mention.head)) continue;
    const bool loyal = word.rel == Deprel::kObl && word.head != kNone32 &&
                       words[word.head].upos == Upos::kAdj && words[word.head].head == mention.head;
    const Clause* clause = word.scope == kNone32 ? nullptr : &document_.clauses[word.scope];
    const bool acts =
        ruler.sector == "GOV" && clause != nullptr && (clause->rel == Deprel::kAcl || clause->infinitive);
    if (loyal || acts) return Bind(mention, ruler, "by ruler");
  }
  return false;
}

/// "Peru condemned the killing of two Chadian soldiers by rebels": of the land of those whom they fight.
bool BareRoleSieve::ByVictims(Mention& mention) const {
  const std::uint32_t by = CaseOf(document_, mention.head);
  if (!knowledge_.rules.Has(Trait::kInsurgent, mention.sector) || by == kNone32 ||
      !document_.words[by].Has(Grammar::kAgentPreposition))
    return false;
  const std::uint32_t above = document_.words[mention.head].head;  // the deed, or the victims
  for (const std::uint32_t other : document_.sentence_mentions[mention.sentence]) {
    const Mention& victims = document_.mentions[other];
    const Word& noun = document_.words[victims.head];
    const bool before = victims.last <= mention.first && noun.rel == Deprel::kNmod;
    const bool beside = victims.head == above || noun.head == above;
    if (before && beside && knowledge_.rules.Has(Trait::kServing, victims.sector) && IsOfOneState(victims))
      return Bind(mention, victims, "by victims");
  }
  return false;
}

/// "a meeting of coffee producers in Lima": people in office, or of no land, who meet in a place.
bool BareRoleSieve::Gathers(const Mention& mention) const {
  const Word& noun = document_.words[mention.head];
  const bool many = mention.plural && (mention.sector == "GOV" || IsLandless(mention));
  if (!many || noun.rel != Deprel::kNmod || noun.head == kNone32 || IsDefinite(mention)) return false;
  const std::uint32_t of = CaseOf(document_, mention.head);
  return of != kNone32 && document_.words[of].Has(Grammar::kGenitive) &&
         knowledge_.rules.IsOf(RareClass::kOccasion, document_.words[noun.head].readings) &&
         mention.last < document_.LastWord(mention.sentence) &&
         document_.words[mention.last].Has(Grammar::kLocative);
}

/// "the group", "delegates": of no land unless words tell it.
bool BareRoleSieve::IsLandless(const Mention& mention) const {
  return knowledge_.rules.IsOf(RareClass::kLandless, document_.words[mention.last - 1].readings);
}

/// "consuming countries", "the governments": of many lands.
bool BareRoleSieve::IsOfLands(const Mention& mention) const {
  return mention.plural && mention.role_class == "body" &&
         document_.words[mention.last - 1].Has(Grammar::kParty);
}

/// "those countries", "these nations": the lands that were named together last, in the same sentence or the
/// one before.
bool BareRoleSieve::AsNamed(Mention& mention, std::uint32_t index) const {
  if (!IsOfLands(mention) || mention.first == document_.FirstWord(mention.sentence)) return false;
  const Word& before = document_.words[mention.first - 1];
  const Word& next = document_.words[std::min(mention.last, document_.LastWord(mention.sentence) - 1)];
  const bool described = next.Has(Grammar::kRelative) || next.upos == Upos::kAdp || next.text == "that";
  if (!knowledge_.rules.IsOf(RareClass::kPointing, before.readings) || described) return false;
  for (std::uint32_t k = index; k-- > 0 && document_.mentions[k].sentence + 1 >= mention.sentence;) {
    const Mention& first = document_.mentions[k];
    const bool lands = first.next_in_group != kNone32 && !first.continues_group && !first.actors.empty() &&
                       first.actors[0].type == "state";
    if (!lands) continue;
    mention.sector.clear();
    mention.actors.clear();
    for (std::uint32_t one = k; one != kNone32; one = document_.mentions[one].next_in_group) {
      for (Actor land : document_.mentions[one].actors) {
        land.sector.clear();
        mention.actors.push_back(land);
      }
    }
    Settle(document_, mention, Origin::kReferred, "reference:lands named together");
    return true;
  }
  return false;
}

/// "fined Kroll AG of Germany and asked the company to leave": the firm that the sentence told of last.
bool BareRoleSieve::AsFirm(Mention& mention, std::uint32_t index) const {
  const bool firm = mention.role_class == "body" && mention.sector == "BUS" && !mention.plural &&
                    mention.last == mention.first + 1 && IsDefinite(mention);
  for (std::uint32_t k = index; firm && k-- > 0;) {
    const Mention& named = document_.mentions[k];
    if (named.sentence != mention.sentence) return false;
    if (named.sector != "BUS" || named.role_class != "body") continue;
    if (document_.words[named.first].firm == 0 || named.actors[0].code.empty()) return false;
    mention.actors = named.actors;
    Settle(document_, mention, Origin::kReferred, "reference:the firm told of");
    return true;
  }
  return false;
}

/// "officials in Moscow", "its police", "refugees fleeing the war in Liberia".
bool BareRoleSieve::ByPlace(Mention& mention, std::uint32_t index) const {
  // "foreign reporters in Papua", "a meeting of ministers in Lima": there, and of elsewhere.
  if (IsForeign(knowledge_, document_, mention) || Gathers(mention) || IsOfLands(mention))
    return LeaveOpen(mention);
  const std::uint32_t last = mention.last;
  const WordList& words = document_.words;
  if (last + 1 < words.size() && words[last].Has(Grammar::kLocative) &&
      words[last].sentence == mention.sentence) {
    for (std::uint32_t i = last + 1; i < words.size() && i < last + 4; ++i) {
      if (words[i].sentence != mention.sentence) break;
      if (words[i].mention == kNone32) continue;
      const Mention& place = document_.mentions[words[i].mention];
      if (place.actors.empty() || place.actors[0].code.empty() || Qualifies(place)) continue;
      if (!CanOwn(place, mention)) continue;
      const Entry* land = mention.sector == "GOV" ? nullptr : LandOfTown(place);
      return land != nullptr ? BindTo(mention, *land, "by place") : Bind(mention, place, "by place");
    }
  }
  if (const std::uint32_t land = LandOfClause(mention); land != kNone32)
    return Bind(mention, document_.mentions[land], "by place");
  // "In Lima, the Interior Ministry denied it", "In Lima, lawmakers objected".
  const bool body = mention.role_class == "body" && (mention.sector == "GOV" || mention.sector == "LEG");
  const bool members = mention.role_class == "person" && mention.plural && mention.sector == "LEG";
  const bool ministry = (body && !mention.plural) || members;
  const std::uint32_t seat = ministry ? LandBefore(index) : kNone32;
  if (seat != kNone32 && document_.mentions[seat].seat)
    return Bind(mention, document_.mentions[seat], "by place");
  const std::uint32_t possessor = Dependent(document_, mention.head, Deprel::kNmodPoss);
  // "our warplanes": the speaker's, of whom the sentence tells nothing.
  if (possessor != kNone32 && words[possessor].Has(Grammar::kSpeaker) && !IsSaid(mention))
    return LeaveOpen(mention);
  if (possessor != kNone32 && words[possessor].mention != kNone32) {
    const Mention& whose = document_.mentions[words[possessor].mention];
    if (whose.pronoun && !whose.actors.empty()) return Bind(mention, whose, "by possession");
  }
  if (const std::uint32_t foe = FoeBefore(index); foe != kNone32)
    return Bind(mention, document_.mentions[foe], "by coordination");
  if (mention.role_class == "people" || mention.role_class == "group") {
    const std::uint32_t land = FirstOf({LandAfter(index), LandBefore(index)});
    if (land != kNone32) return Bind(mention, document_.mentions[land], "by place");
  }
  return false;
}

/// Whether a verb of saying stands in the sentence.
bool BareRoleSieve::IsSaid(const Mention& mention) const {
  const Indices clauses = document_.sentence_clauses[mention.sentence];
  return std::ranges::any_of(clauses, [&](std::uint32_t index) {
    return document_.words[document_.clauses[index].head].Has(Grammar::kReport);
  });
}

/// "Sankoh leads the RUF. The rebels freed": the one armed group that has been named.
bool BareRoleSieve::AsArmedGroup(Mention& mention) const {
  const Actor* group = attention_.OnlyArmedGroup();
  // "Sikh extremists" are others.
  const Word* const before =
      mention.first > document_.FirstWord(mention.sentence) ? &document_.words[mention.first - 1] : nullptr;
  const bool described = before != nullptr && before->head == mention.head && before->capital &&
                         !before->Has(Grammar::kDeterminer);
  if (group == nullptr || described || mention.sector != "REB" || mention.role_class != "group") return false;
  mention.actors = {*group};
  Settle(document_, mention, Origin::kReferred, "reference:the armed group told of");
  return true;
}

/// "Pentagon officials met Canadians. The officials said": those who were told of by the same word.
bool BareRoleSieve::AsTold(Mention& mention) const {
  const bool alone = mention.last == mention.first + 1 && IsDefinite(mention);
  if (mention.role_class != "person" || !mention.plural || !alone) return false;
  const std::uint32_t bearer = attention_.BearersOf(mention);
  if (bearer == kNone32) return false;
  mention.sector = document_.mentions[bearer].sector;
  return Bind(mention, document_.mentions[bearer], "by same role");
}

/// A person by the office: who bore it last, the firm told of, the land where the sentence is set, who was
/// told of in the same sector.
bool BareRoleSieve::ByOffice(Mention& mention, std::uint32_t index) const {
  if (mention.role_class != "person" || mention.plural) return false;
  const bool indefinite = IsIndefinite(mention);
  const std::uint32_t bearer = indefinite ? kNone32 : attention_.BearerOf(mention);
  if (bearer != kNone32) return Bind(mention, document_.mentions[bearer], "by same role");
  if (OfFirm(mention)) return true;
  const std::uint32_t beside = Beside(mention, index);
  if (beside != kNone32) return Bind(mention, document_.mentions[beside], "by coordination");
  // "In Quito, Foreign Minister Rafael Garcia".
  if (!mention.person.empty() && mention.sector == "GOV") {
    const std::uint32_t land = LandBefore(index);
    if (land != kNone32) return Bind(mention, document_.mentions[land], "by place");
  }
  if (!mention.person.empty() || indefinite) return false;
  const std::uint32_t person = FirstOf({attention_.last().person, attention_.now().person});
  if (person == kNone32 || document_.mentions[person].sector != mention.sector) return false;
  mention.actors = {document_.mentions[person].actors[0]};
  Settle(document_, mention, Origin::kBound, "reference:" + mention.actors[0].code + " by context");
  return true;
}

/// "a minister".
bool BareRoleSieve::IsIndefinite(const Mention& mention) const {
  if (mention.first == 0) return false;
  const std::string_view before = document_.words[mention.first - 1].text;
  return before == "a" || before == "an";
}

/// "Quebecor Inc will ..., president Pierre Peladeau said": an office that firms have too, where the body
/// told of last is one of no land.
bool BareRoleSieve::OfFirm(Mention& mention) const {
  const std::uint32_t body = FirstOf({attention_.now().body, attention_.last().body});
  if (body == kNone32 || mention.role_class != "person" || mention.plural) return false;
  const Mention& firm = document_.mentions[body];
  if (firm.sector != "BUS" || firm.actors.empty() || !firm.actors[0].code.empty()) return false;
  for (std::uint32_t i = mention.first; i < mention.last; ++i) {
    if (!knowledge_.rules.IsOf(RareClass::kFirmOffice, document_.words[i].readings)) continue;
    mention.sector = "BUS";
    mention.actors = {{"", "", "", mention.person, {}}};
    Settle(document_, mention, Origin::kNamed, "actor:of " + firm.actors[0].name);
    return true;
  }
  return false;
}

/// The role belongs to the land of `owner`, under the land's own name.
bool BareRoleSieve::Bind(Mention& mention, const Mention& owner, const char* how) const {
  mention.actors = {owner.actors[0]};
  for (const Actor& actor : attention_.recent()) {
    if (actor.code == mention.actors[0].code || actor.type != "state") continue;
    mention.other = actor;
    break;
  }
  const Entry* land = knowledge_.names.Actor(mention.actors[0].code);
  if (land != nullptr) mention.actors[0].name = land->name;
  mention.actors[0].sector = mention.sector;
  Settle(document_, mention, Origin::kBound, "reference:" + mention.actors[0].code + ' ' + how);
  return true;
}

/// "In Quito the president spoke. A crowd marched on the Peruvian embassy": of the land that was told of
/// before, else of the date line's, where that is not the embassy's.
bool BareRoleSieve::AtForeignMission(Mention& mention, std::uint32_t index) const {
  constexpr std::uint32_t kFarthest = 4;
  const bool crowd = mention.sector == "OPP" || mention.sector == "CVL" || mention.sector == "EDU";
  if (!crowd || (mention.role_class != "people" && mention.role_class != "group")) return false;
  const Mention* mission = nullptr;
  const Mention* town = nullptr;
  for (std::uint32_t k = index + 1; k < std::min<std::size_t>(document_.mentions.size(), index + kFarthest);
       ++k) {
    const Mention& next = document_.mentions[k];
    if (next.sentence != mention.sentence || next.actors.empty()) continue;
    if (IsMission(next)) mission = &next;
    if (mission != nullptr && IsLocated(document_, next) && next.actors[0].type == "state") town = &next;
  }
  if (mission == nullptr) return false;
  const std::string& theirs = mission->actors[0].code;
  if (town != nullptr && town->actors[0].code != theirs) return Bind(mention, *town, "by place");
  const std::uint32_t here = LandBefore(index);
  if (here != kNone32 && document_.mentions[here].actors[0].code != theirs)
    return Bind(mention, document_.mentions[here], "by place");
  const std::uint32_t before = FirstOf({State(attention_.last().subject), State(attention_.last().any)});
  if (before != kNone32 && document_.mentions[before].actors[0].code != theirs)
    return Bind(mention, document_.mentions[before], "by context");
  const Entry* land = home_.Land();
  return land != nullptr && land->code != theirs && BindHome(mention, *land);
}

/// "A crowd marched past the British embassy": whoever is there is of another land.
bool BareRoleSieve::IsMission(const Mention& mention) const {
  const auto is_mission = [&](std::uint32_t i) {
    return knowledge_.rules.IsOf(RareClass::kMission, document_.words[i].readings);
  };
  for (std::uint32_t i = mention.first; i < mention.last; ++i) {
    if (is_mission(i)) return true;
  }
  // "the embassies | of Chad and Mali"
  const Word& word = document_.words[mention.head];
  const std::uint32_t of = CaseOf(document_, mention.head);
  return word.rel == Deprel::kNmod && word.head != kNone32 && word.head < mention.first &&
         is_mission(word.head) && of != kNone32 && document_.words[of].Has(Grammar::kGenitive);
}

}  // namespace demarche::extract
