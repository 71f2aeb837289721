#include "extractor/syntax/parties.h"

#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "but not those from Guinea".
bool IsDenied(const Document& document, std::uint32_t noun) {
  for (std::uint32_t k = document.words[noun].child; k != kNone32; k = document.words[k].sibling) {
    if (document.words[k].Has(Grammar::kNot)) return true;
  }
  return false;
}

/// "together with X", "along with X", where no verb stands between.
bool IsCompanion(const Document& document, const Mention& mention, std::uint32_t clause) {
  std::uint32_t with = mention.preposition;
  if (with == kNone32 || with == 0 || document.words[with].clause != kNone32) return false;
  if (document.words[with].Has(Grammar::kJoint)) ++with;
  const Word& word = document.words[with];
  if (word.scope != clause && word.scope != kNone32) return false;
  return word.Has(Grammar::kMeansPreposition) && document.words[with - 1].Has(Grammar::kJoint);
}

/// "camp" of "a camp in Lebanon", "a Lebanese camp": the noun that a land is told of, or kNone32.
std::uint32_t ThingOf(const Document& document, std::uint32_t land) {
  const Word& word = document.words[land];
  const bool tells = word.rel == Deprel::kNmod || word.rel == Deprel::kNmodPoss ||
                     word.rel == Deprel::kAmod || word.rel == Deprel::kCompound;
  const bool thing = tells && word.head != kNone32 && document.words[word.head].upos == Upos::kNoun;
  return thing ? word.head : kNone32;
}

/// "whom" of "with whom the king met", or kNone32.
std::uint32_t WithWhom(const Document& document, std::uint32_t verb) {
  for (std::uint32_t k = document.words[verb].child; k != kNone32; k = document.words[k].sibling) {
    const std::uint32_t with = document.words[k].rel == Deprel::kObl ? CaseOf(document, k) : kNone32;
    if (with != kNone32 && k < verb && document.words[k].Has(Grammar::kRelative) &&
        document.words[with].Has(Grammar::kMeansPreposition))
      return k;
  }
  return kNone32;
}

bool IsLand(const Mention& mention) {
  return mention.role_class.empty() && mention.sector.empty() && mention.actors.size() == 1 &&
         mention.actors[0].type == "state" && !mention.actors[0].code.empty();
}

}  // namespace

std::vector<std::uint32_t> CoordinatedWith(const Document& document, std::uint32_t noun) {
  std::vector<std::uint32_t> parties;
  if (noun == kNone32) return parties;
  for (std::uint32_t k = document.words[noun].child; k != kNone32; k = document.words[k].sibling) {
    const bool joined =
        document.words[k].rel == Deprel::kConj && Dependent(document, k, Deprel::kCc) != kNone32;
    const std::uint32_t party = joined && !IsDenied(document, k) ? MentionOf(document, k) : kNone32;
    if (party == kNone32) continue;
    const Mention& mention = document.mentions[party];
    if (!mention.place && !mention.continues_group) parties.push_back(party);
  }
  return parties;
}

std::vector<std::uint32_t> BesideTarget(const Document& document, const Clause& clause,
                                        std::uint32_t target) {
  const std::uint32_t object = Dependent(document, clause.node, Deprel::kObj);
  if (object != kNone32 && MentionOf(document, object) == target) return CoordinatedWith(document, object);
  const std::uint32_t named = document.mentions[target].head;
  const std::uint32_t noun = NounOf(document, named);
  const bool qualifies = noun != named && document.words[noun].upos == Upos::kNoun;  // "Lebanese camps"
  const std::uint32_t thing = qualifies ? noun : ThingOf(document, noun);
  std::vector<std::uint32_t> parties;
  if (thing == kNone32) return parties;
  for (std::uint32_t k = document.words[thing].child; k != kNone32; k = document.words[k].sibling) {
    if (document.words[k].rel != Deprel::kConj || document.words[k].upos != Upos::kNoun) continue;
    for (std::uint32_t i = document.words[k].child; i != kNone32; i = document.words[i].sibling) {
      const std::uint32_t party = ThingOf(document, i) == k ? document.words[i].mention : kNone32;
      if (party != kNone32 && IsLand(document.mentions[party])) parties.push_back(party);
    }
  }
  return parties;
}

std::uint32_t FirstOfGroup(const Document& document, std::uint32_t mention) {
  while (document.mentions[mention].continues_group) {
    // "Chirac and his Malian counterpart": a pronoun may stand between two of a group.
    std::uint32_t before = mention;
    while (before > 0 && document.mentions[before].next_in_group != mention &&
           (before == mention || document.mentions[before].pronoun))
      --before;
    if (document.mentions[before].next_in_group != mention) break;
    mention = before;
  }
  return mention;
}

std::vector<std::uint32_t> Companions(const Document& document, std::uint32_t clause) {
  std::vector<std::uint32_t> parties;
  const std::uint32_t sentence = document.words[document.clauses[clause].head].sentence;
  for (const std::uint32_t index : document.sentence_mentions[sentence]) {
    if (IsCompanion(document, document.mentions[index], clause)) parties.push_back(index);
  }
  return parties;
}

std::uint32_t HeadlinePartner(const Document& document, std::uint32_t subject) {
  if (subject == kNone32) return kNone32;
  const Mention& mention = document.mentions[subject];
  if (mention.first < document.FirstWord(mention.sentence) + 2) return kNone32;
  const std::uint32_t comma = mention.first - 1;
  if (!IsHeadline(document, mention.sentence) || !document.Is(comma, ",")) return kNone32;
  const std::uint32_t partner = document.words[comma - 1].mention;
  return partner == kNone32 || document.mentions[partner].place ? kNone32 : partner;
}

std::uint32_t RelativeObject(const Document& document, const Clause& clause) {
  const auto is_relative = [&](std::uint32_t word) {
    return word != kNone32 && document.words[word].Has(Grammar::kRelative);
  };
  if (clause.rel == Deprel::kAclRelcl &&
      (is_relative(clause.outer_subject) || is_relative(Dependent(document, clause.node, Deprel::kObj))))
    return MentionOf(document, document.words[clause.node].head);
  const std::uint32_t whom = WithWhom(document, clause.node);
  if (whom == kNone32) return kNone32;
  // "a message from the king, | with whom": a person, wherever the parser hangs the clause
  std::uint32_t before = CaseOf(document, whom);
  while (before > document.FirstWord(document.words[whom].sentence) && !document.words[--before].letter) {
  }
  return MentionOf(document, before);
}

bool IsMetWith(const Document& document, const Find& find, std::uint32_t mention) {
  if (find.clause == kNone32 || find.event.deed.plover.event != "CONSULT") return false;
  const Clause& clause = document.clauses[find.clause];
  const Mention& party = document.mentions[mention];
  const bool with =
      party.preposition != kNone32 && document.words[party.preposition].Has(Grammar::kMeansPreposition);
  return (with && document.words[NounOf(document, party.head)].head == clause.node) ||
         (WithWhom(document, clause.node) != kNone32 && RelativeObject(document, clause) == mention);
}

}  // namespace demarche::extract
