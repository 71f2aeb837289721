// Walks over the dependency tree. What a step costs says how likely the one who stands behind it is
// a party to the deed: an object more than an address, an address more than a place.
#include "extractor/tree.h"

#include <algorithm>

#include "extractor/syntax/parties.h"

namespace demarche::extract {
namespace {

/// No walk climbs or descends further than this.
constexpr int kDeepest = 24;

/// Words that name the noun they belong to, best first; 0 for all others.
int Naming(const Document& document, const Word& word) {
  // "Turkey's allies" are others than Turkey; "members of OPEC" are OPEC.
  const Word& noun = document.words[word.head];
  const bool others = noun.Has(Grammar::kRelational) && noun.Has(Grammar::kParty);
  if (others && (word.rel == Deprel::kNmodPoss || word.rel == Deprel::kNmod)) return 0;
  switch (word.rel) {
    case Deprel::kNmodDesc:
    case Deprel::kCompound:
    case Deprel::kFlat: return 4;
    case Deprel::kAmod: return 3;
    case Deprel::kNmodPoss: return word.Has(Grammar::kPossessive) ? 1 : 3;
    case Deprel::kNmod: {
      const std::uint32_t preposition =
          CaseOf(document, static_cast<std::uint32_t>(&word - document.words.data()));
      const bool named =
          preposition != kNone32 && document.words[preposition].Has(Grammar::kNamingPreposition);
      // "Ericsson of Sweden" is not Sweden; "King Hassan of Morocco" and "the Council of the Emirates" act
      // for it.
      const Word& head = document.words[word.head];
      const bool titled = Dependent(document, word.head, Deprel::kNmodDesc) != kNone32 ||
                          Dependent(document, word.head, Deprel::kDet) != kNone32;
      const bool other = head.upos == Upos::kPropn && head.capital && head.mention == kNone32 && !titled;
      return named && !other ? 2 : 0;
    }
    case Deprel::kAppos: {
      // "Djibouti's former colonial power, France"
      const bool is_name = word.upos == Upos::kPropn && word.mention != kNone32 &&
                           document.mentions[word.mention].origin == Origin::kNamed;
      return is_name && noun.upos == Upos::kNoun && noun.mention == kNone32 ? 4 : 1;
    }
    default: return 0;
  }
}

std::uint32_t MentionBelow(const Document& document, std::uint32_t word, int depth) {
  std::uint32_t best = document.words[word].mention;
  if (best != kNone32 && document.mentions[best].place) best = kNone32;
  // "the U.N. war crimes court": a role without a land of its own has that of the name before it.
  const bool named = best != kNone32 && !document.mentions[best].definite;
  // "French and Egyptian warships" stand for both: the first of the group opens it.
  if (named || depth == 0) return best == kNone32 ? best : FirstOfGroup(document, best);
  int rank = best == kNone32 ? 0 : 1;
  for (std::uint32_t k = document.words[word].child; k != kNone32; k = document.words[k].sibling) {
    const int naming = Naming(document, document.words[k]);
    if (naming <= rank) continue;
    const std::uint32_t found = MentionBelow(document, k, depth - 1);
    if (found == kNone32) continue;
    // "officials of both countries" are both already.
    const bool names = !document.mentions[found].definite && !document.mentions[found].parties &&
                       !document.mentions[found].actors.empty();
    if (best != kNone32 && !names) continue;
    best = found;
    rank = naming;
  }
  return best;
}

/// What an oblique or a noun's complement costs, by its preposition. `noun`: it depends on a noun.
int PrepositionCost(const Document& document, std::uint32_t word, bool noun) {
  const std::uint32_t preposition = CaseOf(document, word);
  if (preposition == kNone32) return noun ? 3 : 8;
  const Word& marker = document.words[preposition];
  if (marker.Has(Grammar::kAttributive)) return kFar;
  if (marker.Has(Grammar::kGenitive)) {
    // "Turkey's invasion of Syria": the owner acts.
    const std::uint32_t head = document.words[word].head;
    return noun && Dependent(document, head, Deprel::kNmodPoss) == kNone32 ? 0 : 2;
  }
  if (marker.Has(Grammar::kTargetPreposition)) return noun ? 1 : 2;
  if (marker.Has(Grammar::kAgentPreposition)) return noun ? 1 : kFar;
  if (marker.Has(Grammar::kLocative)) return noun ? 4 : 6;
  if (marker.Has(Grammar::kBackground | Grammar::kSubordinator)) return 9;
  if (marker.Has(Grammar::kTopicPreposition)) return noun ? 2 : 4;
  return 7;
}

/// "condemned what it | called Soviet meddling": what the clause names, is meant.
bool NamesWhat(const Document& document, std::uint32_t verb) {
  const Word& word = document.words[verb];
  return word.rel == Deprel::kAclRelcl && word.head != kNone32 && document.Is(word.head, "what");
}

/// Who acts in what is said or wished can be meant; who acts in a clause beside the deed has a deed of his
/// own.
int SubjectCost(const Document& document, std::uint32_t word) {
  const std::uint32_t verb = document.words[word].head;
  switch (document.words[verb].rel) {
    case Deprel::kAclRelcl: return NamesWhat(document, verb) ? 0 : 8;
    case Deprel::kConj:
    case Deprel::kParataxis:
    case Deprel::kAdvcl: return 8;
    default: return 0;
  }
}

bool HasSubject(const Document& document, std::uint32_t verb) {
  return Dependent(document, verb, Deprel::kNsubj) != kNone32 ||
         Dependent(document, verb, Deprel::kNsubjPass) != kNone32;
}

/// "without naming China".
bool IsWithout(const Document& document, std::uint32_t verb) {
  const std::uint32_t mark = Dependent(document, verb, Deprel::kMark);
  return mark != kNone32 && document.words[mark].Has(Grammar::kNot);
}

/// "what it described | as Soviet meddling".
bool IsNamedAs(const Document& document, std::uint32_t word) {
  const std::uint32_t preposition = CaseOf(document, word);
  return preposition != kNone32 && document.words[preposition].Has(Grammar::kAttributive) &&
         NamesWhat(document, document.words[word].head);
}

/// What the step from `word` to its head costs.
int StepCost(const Document& document, std::uint32_t word, bool last) {
  const Word& at = document.words[word];
  switch (at.rel) {
    case Deprel::kFlat:
    case Deprel::kNmodDesc:
    case Deprel::kConj: return 0;
    case Deprel::kObj:
    case Deprel::kIobj: return last ? 0 : 1;
    case Deprel::kNsubjPass:
    case Deprel::kNsubj: return last ? kFar : SubjectCost(document, word);
    case Deprel::kOblAgent: return last ? kFar : 5;
    case Deprel::kCompound:
    case Deprel::kAmod:
    case Deprel::kNmodPoss:
    case Deprel::kAppos:
    case Deprel::kXcomp: return 1;
    case Deprel::kCcomp: return 2;
    case Deprel::kObl: return IsNamedAs(document, word) ? 0 : PrepositionCost(document, word, false);
    case Deprel::kNmod: return PrepositionCost(document, word, true);
    case Deprel::kAcl: return 2;
    case Deprel::kAdvcl:
      if (IsWithout(document, word)) return kFar;
      return HasSubject(document, word) ? 10 : word < at.head ? 8 : 4;
    case Deprel::kAclRelcl: return NamesWhat(document, word) ? 1 : 7;
    case Deprel::kParataxis: return 14;
    default: return 4;
  }
}

/// Coordinated verbs are deeds of their own: "lifted the ban and met X".
bool CrossesVerbs(const Document& document, std::uint32_t word) {
  const Word& at = document.words[word];
  return at.rel == Deprel::kConj && at.head != kNone32 && document.words[at.head].upos == Upos::kVerb;
}

/// What the step costs from a coordinated verb to the one before: "attacked and destroyed a ship" attacked it
/// too, "stormed a flat and arrested a Swede" stormed no Swede. `from`: the word below, which may act there.
int CrossingCost(const Document& document, std::uint32_t from, std::uint32_t verb) {
  const bool acts = document.words[from].rel == Deprel::kNsubj;
  return acts || Dependent(document, verb, Deprel::kObj) == kNone32 ? 10 : kFar;
}

/// "is willing to take part | in escorting ships": what somebody will have a share in is told with the verb.
bool IsShare(const Document& document, std::uint32_t verb) {
  const std::uint32_t mark = Dependent(document, verb, Deprel::kMark);
  const std::uint32_t above = document.words[verb].head;
  if (mark == kNone32 || mark + 1 != verb || above == kNone32 || above > mark) return false;
  return document.Is(mark, "in") && (document.words[above].feats & Feats::kInf) != 0;
}

/// "proposed | that the two sides meet": in the present behind a past that tells nothing.
bool IsAsked(const Document& document, const Clause& clause) {
  if (clause.parent == kNone32 || clause.rel != Deprel::kCcomp) return false;
  const Clause& parent = document.clauses[clause.parent];
  const bool told = document.words[parent.head].Has(Grammar::kReport);
  return !told && (document.words[parent.first].feats & Feats::kPast) != 0;
}

}  // namespace

std::uint32_t Dependent(const Document& document, std::uint32_t word, Deprel rel) {
  for (std::uint32_t k = document.words[word].child; k != kNone32; k = document.words[k].sibling) {
    if (document.words[k].rel == rel) return k;
  }
  return kNone32;
}

std::uint32_t CaseOf(const Document& document, std::uint32_t word) {
  for (std::uint32_t k = document.words[word].child; k != kNone32; k = document.words[k].sibling) {
    const Word& child = document.words[k];
    if (child.rel == Deprel::kCase && child.upos != Upos::kPart && k < word) return k;
  }
  return kNone32;
}

std::span<const Reading> CaseReadings(const Document& document, std::uint32_t word) {
  const std::uint32_t marker = Dependent(document, word, Deprel::kCase);
  if (marker == kNone32) return {};
  return document.words[marker].readings;
}

bool IsOfNone(const Document& document, std::uint32_t noun) {
  const std::uint32_t determiner = Dependent(document, noun, Deprel::kDet);
  return determiner != kNone32 && document.words[determiner].Has(Grammar::kNone);
}

bool IsHeadline(const Document& document, std::uint32_t sentence) {
  return document.words[document.LastWord(sentence) - 1].upos != Upos::kPunct;
}

bool HasSubjectBefore(const Document& document, std::uint32_t verb) {
  for (std::uint32_t i = document.FirstWord(document.words[verb].sentence); i < verb; ++i) {
    const Word& word = document.words[i];
    if (word.head == verb && (word.rel == Deprel::kNsubj || word.rel == Deprel::kNsubjPass)) return true;
  }
  return false;
}

bool IsPurpose(const Document& document, const Clause& clause) {
  const Clause& parent = document.clauses[clause.parent];
  const bool object = Dependent(document, parent.node, Deprel::kObj) != kNone32;
  if (clause.rel != Deprel::kAdvcl || object) return false;
  for (std::uint32_t i = parent.head + 1; i < clause.first; ++i) {
    if (document.words[i].mention != kNone32) return true;
  }
  return false;
}

bool IsToldBeside(const Document& document, const Clause& clause) {
  return clause.gerund && clause.rel == Deprel::kAdvcl && document.Is(clause.begin, ",");
}

bool IsBeforeItsVerb(const Document& document, const Clause& clause) {
  if (!clause.gerund || clause.rel != Deprel::kAdvcl || clause.parent == kNone32) return false;
  const Clause& parent = document.clauses[clause.parent];
  return clause.head < parent.first && parent.subject_word < clause.head;
}

bool OpensFor(const Clause& clause, const Clause& parent) {
  return clause.gerund && clause.rel == Deprel::kAdvcl && clause.opener == kNone32 && !parent.future &&
         parent.subject_word != kNone32 && clause.head < parent.subject_word;
}

bool IsBareBe(const Document& document, std::uint32_t word) { return document.Is(word, "be"); }

bool IsSubjunctive(const Document& document, const Clause& clause) {
  const Word& first = document.words[clause.first];
  if (clause.infinitive || clause.subject_word == kNone32) return false;
  if (first.Has(Grammar::kBe)) return IsBareBe(document, clause.first);
  // "the states comply" may be either; but nobody proposed that they do it already.
  const Word& subject = document.words[clause.subject_word];
  const bool land = subject.upos == Upos::kPropn && subject.mention != kNone32 &&
                    document.mentions[subject.mention].role_class.empty();  // "Athens", "the United States"
  const bool one = land || (subject.feats & Feats::kPlur) == 0 || IsAsked(document, clause);
  const bool base = (first.feats & Feats::kPast) == 0 && !first.text.ends_with('s');
  return one && base && clause.first == clause.head;
}

bool IsUnder(const Document& document, std::uint32_t word, std::uint32_t ancestor) {
  for (int step = 0; word != kNone32 && step < kDeepest; ++step) {
    if (word == ancestor) return true;
    word = document.words[word].head;
  }
  return false;
}

std::uint32_t NounOf(const Document& document, std::uint32_t word) {
  for (int step = 0; step < 4; ++step) {
    const Word& at = document.words[word];
    const bool part = at.rel == Deprel::kAmod || at.rel == Deprel::kCompound || at.rel == Deprel::kFlat ||
                      at.rel == Deprel::kNmodDesc || at.rel == Deprel::kNmodPoss ||
                      (at.rel == Deprel::kConj && at.upos == Upos::kAdj);
    if (!part || at.head == kNone32) break;
    word = at.head;
  }
  return word;
}

std::uint32_t HeadOf(const Document& document, std::uint32_t first, std::uint32_t last) {
  std::uint32_t best = last - 1;
  for (std::uint32_t i = last; i > first; --i) {
    const std::uint32_t head = document.words[i - 1].head;
    const Upos upos = document.words[i - 1].upos;
    if (head != kNone32 && head >= first && head < last) continue;
    if (upos != Upos::kPunct && upos != Upos::kDet && upos != Upos::kAdp) return i - 1;
  }
  return best;
}

std::uint32_t MentionOf(const Document& document, std::uint32_t word) {
  constexpr int kDepth = 4;
  return word == kNone32 ? kNone32 : MentionBelow(document, word, kDepth);
}

int Distance(const Document& document, const Mention& mention, std::uint32_t node) {
  int cost = 0;
  std::uint32_t from = mention.head;
  std::uint32_t word = mention.head;
  for (int step = 0; step < kDeepest && word != kNone32; ++step) {
    if (word == node) return std::min(cost, kFar);
    const std::uint32_t head = document.words[word].head;
    cost += CrossesVerbs(document, word) ? CrossingCost(document, from, head)
                                         : StepCost(document, word, head == node);
    if (cost >= kFar) return kFar;
    from = word;
    word = head;
  }
  return kFar;
}

bool LeavesClause(const Document& document, const Mention& mention, std::uint32_t node) {
  std::uint32_t word = mention.head;
  std::uint32_t from = mention.head;
  for (int step = 0; step < kDeepest && word != kNone32 && word != node; ++step) {
    const Word& at = document.words[word];
    // "offered ships to escort", "take part in escorting"
    const bool purpose = (at.feats & Feats::kInf) != 0 || IsShare(document, word);
    if ((at.rel == Deprel::kAdvcl && !purpose) || CrossesVerbs(document, word)) return true;
    // "expressed concern that it would hurt Peru" is not about Peru, but "that Peru would" is.
    const bool content = at.rel == Deprel::kAcl && at.clause != kNone32 && document.clauses[at.clause].finite;
    if (content && document.words[from].rel != Deprel::kNsubj) return true;
    // "a plan which Russia announced" is Russia's; what stands deeper in such a clause is not told of.
    if (at.rel == Deprel::kAclRelcl && step > 1 && !NamesWhat(document, word)) return true;
    from = word;
    word = at.head;
  }
  return false;
}

std::string PathOf(const Document& document, const Mention& mention, std::uint32_t node) {
  std::string path;
  std::uint32_t word = mention.head;
  for (int step = 0; step < kDeepest && word != kNone32 && word != node; ++step) {
    std::string name(Name(document.words[word].rel));
    const std::uint32_t preposition = CaseOf(document, word);
    if (preposition != kNone32) name += ':' + std::string(document.words[preposition].text);
    path = path.empty() ? name : name + ' ' + path;
    word = document.words[word].head;
  }
  return word == node ? path : "";
}

}  // namespace demarche::extract
