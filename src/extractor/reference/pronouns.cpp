#include "extractor/reference/pronouns.h"

#include <algorithm>

#include "extractor/reference/binding.h"
#include "extractor/tree.h"

namespace demarche::extract {

void PronounSieve::Resolve(Mention& mention) const {
  const Word& word = document_.words[mention.first];
  if (mention.parties || word.Has(Grammar::kQuantity)) return Parties(mention);
  // "they (the creditors)": the text itself tells who is meant.
  const bool told =
      mention.last + 1 < document_.LastWord(attention_.sentence()) && document_.Is(mention.last, "(");
  if (told && document_.words[mention.last + 1].letter) return Gloss(mention);
  std::uint32_t antecedent = Antecedent(mention);
  // "A Chinese frigate left, the German ministry said. It summoned the Chinese envoy": then it is who spoke.
  const bool thing = !word.Has(Grammar::kPersonal | Grammar::kPlural | Grammar::kSpeaker);
  if (thing && antecedent != kNone32 && IsActedOn(antecedent, mention))
    antecedent = attention_.last().speaker;
  if (antecedent == kNone32 && word.Has(Grammar::kSpeaker) && !IsQuoted(mention)) return AsPublisher(mention);
  if (antecedent == kNone32 || IsActedOn(antecedent, mention)) return;
  const Mention& full = document_.mentions[antecedent];
  mention.actors = full.actors;
  if (word.Has(Grammar::kPlural)) AddGroup(full, mention);
  const bool one = mention.actors.size() == 1;  // of several, each keeps its own name and sector
  if (one && (mention.role_class.empty() || mention.role_class == full.role_class)) {
    mention.person = full.person;
    if (mention.sector.empty()) mention.sector = full.sector;
  }
  if (mention.role_class.empty()) mention.role_class = full.role_class;
  Settle(document_, mention, Origin::kReferred,
         "reference:" + std::string(word.text) + " = " + full.actors[0].name);
}

/// "We call on all parties to respect the truce": in what a ministry publishes, its land.
void PronounSieve::AsPublisher(Mention& mention) const {
  const Entry* land = home_.Publisher();
  if (land == nullptr) return;
  mention.actors = {ActorOf(*land)};
  Settle(document_, mention, Origin::kReferred, "reference:" + std::string(land->code) + " by publisher");
}

/// "It called on Indonesia": whoever it is, not the land that its clause names after the verb.
bool PronounSieve::IsActedOn(std::uint32_t antecedent, const Mention& mention) const {
  const Word& word = document_.words[mention.first];
  if (word.rel != Deprel::kNsubj || word.head == kNone32) return false;
  const std::string& code = document_.mentions[antecedent].actors[0].code;
  return std::ranges::any_of(document_.sentence_mentions[mention.sentence], [&](std::uint32_t index) {
    const Mention& other = document_.mentions[index];
    const Word& noun = document_.words[other.head];
    const bool acted_on = noun.head == word.head && other.first > word.head &&
                          (noun.rel == Deprel::kObj || noun.rel == Deprel::kObl);
    const bool land = !other.pronoun && !other.definite && !other.actors.empty() &&
                      other.actors[0].type == "state" && other.role_class.empty() && other.sector.empty() &&
                      !IsLocated(document_, other);
    // "the Chinese ambassador", but not "Chinese dissidents", whom China may hold too
    const bool envoy = !other.pronoun && !other.definite && !other.plural && !other.actors.empty() &&
                       other.person.empty() && other.role_class == "person" && other.sector == "GOV";
    return acted_on && (land || envoy) && other.actors[0].code == code;
  });
}

/// The mention that the pronoun goes back to.
std::uint32_t PronounSieve::Antecedent(const Mention& mention) const {
  const Word& word = document_.words[mention.first];
  if (word.Has(Grammar::kSpeaker)) return SpeakerOf(mention);
  if (const std::uint32_t partner = Partner(mention); partner != kNone32) return partner;
  if (const std::uint32_t held = ActedOnBefore(mention); held != kNone32) return held;
  if (const std::uint32_t whose = Claimant(mention); whose != kNone32) return whose;
  const std::uint32_t sayer = Sayer(mention);
  if (word.Has(Grammar::kPersonal)) {
    if (sayer != kNone32 && !document_.mentions[sayer].person.empty()) return sayer;
    if (const std::uint32_t told = ToldInContent(mention); told != kNone32) return told;
    const bool other = attention_.HasStrangerBefore(mention.first);
    const std::uint32_t person =
        FirstOf({attention_.now().person, other ? kNone32 : attention_.PersonFor(mention)});
    return SaysIt(person, mention) ? kNone32 : person;
  }
  if (word.Has(Grammar::kPlural)) {
    const std::uint32_t whom = sayer == kNone32 ? kNone32 : SpokenFor(sayer);
    // "the company said they", "Chad and Mali said they"
    const bool own = sayer != kNone32 && (document_.mentions[sayer].sector == "BUS" ||
                                          document_.mentions[sayer].next_in_group != kNone32);
    return whom != kNone32 ? whom : own ? sayer : Several(mention);
  }
  // "Chad expelled an envoy, and Mali said it would": a land or body that says so.
  const bool body = sayer != kNone32 && document_.mentions[sayer].role_class != "person" &&
                    document_.mentions[sayer].person.empty() && !document_.mentions[sayer].plural;
  if (body && document_.mentions[sayer].next_in_group == kNone32) return sayer;
  const std::uint32_t rival = attention_.NamelessBefore(mention);
  const std::uint32_t before = attention_.IsOfThing(mention)
                                   ? kNone32
                                   : FirstOf({attention_.SpeakerFor(mention), attention_.last().body});
  return FirstOf({Behind(rival, attention_.now().body), Behind(rival, attention_.now().body_any),
                  Behind(rival, before)});
}

/// "a spokesman said the position was made clear to the envoy when he met ...": in what is said, the one
/// person told of beside it, and not who says so.
std::uint32_t PronounSieve::ToldInContent(const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  if (word.rel != Deprel::kNsubj || word.scope == kNone32) return kNone32;
  const Clause& own = document_.clauses[word.scope];
  if (own.rel != Deprel::kAdvcl || own.parent == kNone32) return kNone32;
  const Clause& content = document_.clauses[own.parent];
  if (!content.reported || content.head > mention.first) return kNone32;
  std::uint32_t person = kNone32;
  for (const std::uint32_t index : document_.sentence_mentions[mention.sentence]) {
    const Mention& other = document_.mentions[index];
    if (other.first < content.first || other.first >= mention.first) continue;
    const bool one = other.role_class == "person" && !other.plural && !other.pronoun && !other.actors.empty();
    if (!one || document_.words[other.head].scope != own.parent) continue;
    if (person != kNone32) return kNone32;
    person = index;
  }
  return person;
}

/// "Pyongyang's claim that it tested a bomb": whose the claim is.
std::uint32_t PronounSieve::Claimant(const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  if (word.rel != Deprel::kNsubj || word.scope == kNone32) return kNone32;
  const Clause& content = document_.clauses[word.scope];
  const std::uint32_t claim = document_.words[content.node].head;
  if (content.rel != Deprel::kAcl && content.rel != Deprel::kAclRelcl) return kNone32;
  if (claim == kNone32 || claim > mention.first ||
      !rules_.IsOf(RareClass::kOwnWord, document_.words[claim].readings))
    return kNone32;
  const std::uint32_t owner = Dependent(document_, claim, Deprel::kNmodPoss);
  const std::uint32_t whose = owner == kNone32 ? kNone32 : document_.words[owner].mention;
  return whose == kNone32 || document_.mentions[whose].actors.empty() ? kNone32 : whose;
}

/// "a spokesman for the dockers said they would": for whom somebody speaks, where these are several.
std::uint32_t PronounSieve::SpokenFor(std::uint32_t sayer) const {
  const Mention& speaker = document_.mentions[sayer];
  if (speaker.role_class != "person" || speaker.plural || !speaker.person.empty()) return kNone32;
  const std::uint32_t whom = Dependent(document_, speaker.head, Deprel::kNmod);
  const std::uint32_t others = whom == kNone32 ? kNone32 : document_.words[whom].mention;
  if (others == kNone32 || others == sayer) return kNone32;
  const Mention& many = document_.mentions[others];
  return many.plural && !many.actors.empty() ? others : kNone32;
}

/// "Low, chosen to succeed Kato, said he would resign", "the company said they would": who says so before.
std::uint32_t PronounSieve::Sayer(const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  if (word.rel != Deprel::kNsubj || word.scope == kNone32 || IsQuoted(mention)) return kNone32;
  const Clause& clause = document_.clauses[word.scope];
  if (clause.rel != Deprel::kCcomp || clause.parent == kNone32) return kNone32;
  const Clause& saying = document_.clauses[clause.parent];
  const Word& verb = document_.words[saying.head];
  const bool says = verb.Has(Grammar::kReport) && !verb.Has(Grammar::kTell) && saying.head < mention.first;
  if (!says || saying.subject == kNone32) return kNone32;
  return document_.mentions[saying.subject].actors.empty() ? kNone32 : saying.subject;
}

/// "'He will not resign,' Lee said": in the words of Lee, who calls himself "I", it is another.
bool PronounSieve::SaysIt(std::uint32_t person, const Mention& mention) const {
  if (person == kNone32 || !IsQuoted(mention)) return false;
  const std::uint32_t speaker = SpeakerOf(mention);
  if (speaker == kNone32 || IsQuoted(document_.mentions[speaker])) return false;
  const std::string& name = document_.mentions[speaker].person;
  return !name.empty() && name == document_.mentions[person].person;
}

/// Within quotation marks that open in its sentence.
bool PronounSieve::IsQuoted(const Mention& mention) const {
  bool quoted = false;
  for (std::uint32_t i = document_.FirstWord(attention_.sentence()); i < mention.first; ++i) {
    if (document_.Is(i, "\"")) quoted = !quoted;
  }
  return quoted;
}

/// "two Vietnamese trawlers and their crews": whose, the noun before "and" tells.
std::uint32_t PronounSieve::Partner(const Mention& mention) const {
  const Word& word = document_.words[mention.first];
  if (!word.Has(Grammar::kPossessive) || word.rel != Deprel::kNmodPoss || word.head == kNone32)
    return kNone32;
  const Word& owned = document_.words[word.head];
  if (owned.rel != Deprel::kConj || owned.head == kNone32 || owned.head > mention.first) return kNone32;
  const std::uint32_t partner = MentionOf(document_, owned.head);
  if (partner == kNone32 || document_.mentions[partner].actors.empty()) return kNone32;
  const bool person = !document_.mentions[partner].person.empty();
  const bool plural = document_.words[owned.head].upos == Upos::kNoun &&
                      (document_.words[owned.head].feats & Feats::kPlur) != 0;
  const bool fits = word.Has(Grammar::kPersonal) ? person
                    : word.Has(Grammar::kPlural) ? plural
                                                 : !person && !plural;
  return fits ? partner : kNone32;
}

/// "The navy detained 30 fishermen and seized their boats": not of the one who acts, but of the many acted
/// on.
std::uint32_t PronounSieve::ActedOnBefore(const Mention& mention) const {
  const WordList& words = document_.words;
  const Word& word = words[mention.first];
  if (!word.Has(Grammar::kPossessive) || !word.Has(Grammar::kPlural) || word.rel != Deprel::kNmodPoss ||
      word.head == kNone32)
    return kNone32;
  const Word& owned = words[word.head];
  if (owned.rel != Deprel::kObj || owned.head == kNone32) return kNone32;
  const Word& verb = words[owned.head];
  if (verb.rel != Deprel::kConj || verb.head == kNone32) return kNone32;
  const std::uint32_t object = Dependent(document_, verb.head, Deprel::kObj);
  const std::uint32_t subject = Dependent(document_, verb.head, Deprel::kNsubj);
  if (object == kNone32 || subject == kNone32 || object > mention.first) return kNone32;
  const auto is_many = [&](std::uint32_t i) {
    return (words[i].feats & Feats::kPlur) != 0 || Dependent(document_, i, Deprel::kConj) != kNone32;
  };
  const std::uint32_t held = words[object].mention;
  const bool known = held != kNone32 && !document_.mentions[held].actors.empty();
  return known && is_many(object) && !is_many(subject) ? held : kNone32;
}

/// Who "they" are.
std::uint32_t PronounSieve::Several(const Mention& mention) const {
  const std::uint32_t actor = ActorBeside(mention);
  std::uint32_t subject = Later(attention_.now().many, Plural(attention_.now().subject));
  if (subject != kNone32 && subject == actor) subject = OtherThan(actor, mention);
  if (const std::uint32_t group = GroupBehind(subject, mention); group != kNone32) return group;
  const std::uint32_t rival = attention_.NamelessBefore(mention);
  const bool thing = attention_.IsOfThing(mention);
  const std::uint32_t antecedent = FirstOf(
      {Behind(rival, subject), Behind(rival, Plural(attention_.now().any)),
       thing ? kNone32 : Behind(rival, Later(attention_.ManyFor(mention), Plural(attention_.last().subject))),
       thing ? kNone32 : Behind(rival, Plural(attention_.last().any))});
  // "Growers fear that Chad's tax will rise. They": the growers.
  const bool theirs = document_.words[mention.first].Has(Grammar::kPossessive);
  const std::uint32_t many = thing || theirs ? kNone32 : attention_.ManyFor(mention);
  if (many != kNone32 && IsLoneState(antecedent) &&
      document_.mentions[many].sentence == document_.mentions[antecedent].sentence)
    return many;
  const bool crowd =
      IsLoneState(antecedent) && attention_.last().crowd != kNone32 &&
      document_.mentions[antecedent].sentence == document_.mentions[attention_.last().crowd].sentence;
  return crowd ? attention_.last().crowd : antecedent;
}

/// "Mexico broke with Peru and Chile after their envoys spoke": the lands that are told of together behind
/// the one that acts, which itself is "it".
std::uint32_t PronounSieve::GroupBehind(std::uint32_t subject, const Mention& mention) const {
  if (!IsLoneState(subject) || document_.mentions[subject].sentence != mention.sentence) return kNone32;
  std::uint32_t group = kNone32;
  for (const std::uint32_t index : document_.sentence_mentions[mention.sentence]) {
    const Mention& other = document_.mentions[index];
    if (other.first >= mention.first) break;
    const bool opens = index > subject && !other.place && !other.pronoun && !other.continues_group &&
                       other.next_in_group != kNone32;
    if (opens && IsOfOneState(other) && IsOfOneState(document_.mentions[other.next_in_group])) group = index;
  }
  return group;
}

/// `index` unless something nameless that the pronoun may mean stands between.
std::uint32_t PronounSieve::Behind(std::uint32_t rival, std::uint32_t index) const {
  if (index == kNone32 || rival == kNone32) return index;
  const Mention& mention = document_.mentions[index];
  // "Ericsson of Sweden said it": of Sweden the nameless one is.
  const bool names = mention.sentence == document_.words[rival].sentence &&
                     IsUnder(document_, mention.head, rival) && mention.role_class.empty();
  return names || mention.first < rival ? kNone32 : index;
}

/// The one named in the brackets behind a pronoun; nobody where that is no name.
void PronounSieve::Gloss(Mention& mention) const {
  constexpr std::uint32_t kLongest = 6;
  const std::uint32_t end = std::min(document_.LastWord(attention_.sentence()), mention.last + kLongest);
  for (std::uint32_t i = mention.last + 1; i < end && !document_.Is(i, ")"); ++i) {
    if (document_.words[i].mention == kNone32) continue;
    const Mention& full = document_.mentions[document_.words[i].mention];
    if (full.actors.empty()) return;
    mention.actors = full.actors;
    mention.sector = full.sector;
    return Settle(document_, mention, Origin::kReferred, "reference:" + full.actors[0].name + " in brackets");
  }
}

/// `index` when it can be "they": no single person, no agency, which tells of others, and no embassy.
std::uint32_t PronounSieve::Plural(std::uint32_t index) const {
  if (index == kNone32) return index;
  const Mention& mention = document_.mentions[index];
  const bool one = mention.role_class == "person" && !mention.plural && mention.next_in_group == kNone32;
  const bool alone = !mention.plural && mention.next_in_group == kNone32;
  const bool press = mention.sector == "MED" && alone;
  const bool mission = alone && rules_.IsOf(RareClass::kMission, document_.words[mention.head].readings);
  return one || press || mission ? kNone32 : index;
}

/// "Japan deported seven Chinese. They": one state is "it" where the same sentence tells of several people.
bool PronounSieve::IsLoneState(std::uint32_t index) const {
  if (index == kNone32) return false;
  const Mention& mention = document_.mentions[index];
  return mention.role_class.empty() && mention.sector.empty() && mention.next_in_group == kNone32 &&
         mention.actors.size() == 1 && mention.actors[0].type == "state";
}

/// Who acts in the clause of a pronoun that is its object: never the one whom the pronoun means.
std::uint32_t PronounSieve::ActorBeside(const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  const bool subject = word.rel == Deprel::kNsubj || word.rel == Deprel::kNsubjPass;
  if (subject || document_.words[mention.first].Has(Grammar::kPossessive) || word.scope == kNone32)
    return kNone32;
  return document_.clauses[word.scope].subject;
}

/// The last one named before `mention` in its sentence who is not `actor` and can be several.
std::uint32_t PronounSieve::OtherThan(std::uint32_t actor, const Mention& mention) const {
  std::uint32_t best = kNone32;
  for (const std::uint32_t index : document_.sentence_mentions[attention_.sentence()]) {
    const Mention& other = document_.mentions[index];
    if (other.first >= mention.first) break;
    const bool named =
        !other.place && !other.pronoun && !other.actors.empty() && !IsLocated(document_, other);
    if (index != actor && named && Plural(index) != kNone32) best = index;
  }
  return best;
}

/// Whoever is named later in the sentence.
std::uint32_t PronounSieve::Later(std::uint32_t a, std::uint32_t b) {
  if (a == kNone32 || b == kNone32) return FirstOf({a, b});
  return std::max(a, b);
}

/// "We do not seek war," Weinberger said: who says it in this sentence.
std::uint32_t PronounSieve::SpeakerOf(const Mention& mention) const {
  for (const std::uint32_t index : document_.sentence_clauses[attention_.sentence()]) {
    const Clause& clause = document_.clauses[index];
    // "'We shall act,' vowed the minister"
    const bool quotes =
        IsQuoted(mention) && clause.head > mention.last && document_.Is(clause.head - 1, "\"");
    const bool says = document_.words[clause.head].Has(Grammar::kReport) || quotes;
    if (!says || clause.subject == kNone32) continue;
    const Mention& speaker = document_.mentions[clause.subject];
    if (!speaker.actors.empty() && !speaker.pronoun && speaker.first != mention.first) return clause.subject;
  }
  return kNone32;
}

void PronounSieve::AddGroup(const Mention& full, Mention& mention) const {
  std::uint32_t next = full.next_in_group;
  for (int guard = 0; next != kNone32 && guard < 16; ++guard) {
    for (const Actor& actor : document_.mentions[next].actors) mention.actors.push_back(actor);
    next = document_.mentions[next].next_in_group;
  }
}

void PronounSieve::Parties(Mention& mention) const {
  // "the needs of each country": of any.
  const Word& first = document_.words[mention.first];
  if (!first.Has(Grammar::kQuantity) && document_.words[mention.head].rel == Deprel::kNmod) return;
  // "both sides in Sudan": of the one land
  for (const std::uint32_t index : document_.sentence_mentions[mention.sentence]) {
    const Mention& there = document_.mentions[index];
    const bool inside =
        there.preposition == mention.last && document_.words[mention.last].Has(Grammar::kLocative);
    if (!inside || there.actors.size() != 1 || there.actors[0].type != "state" || there.place) continue;
    mention.actors = {there.actors[0]};
    Settle(document_, mention, Origin::kReferred, "reference:" + there.actors[0].code + " by place");
    return;
  }
  mention.actors = attention_.BothSides(mention);
  if (!mention.actors.empty()) Settle(document_, mention, Origin::kReferred, "reference:both parties");
}

}  // namespace demarche::extract
