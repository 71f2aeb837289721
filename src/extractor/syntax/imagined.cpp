#include "extractor/syntax/imagined.h"

#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// Of one named land: whose "the analysts" are, is a guess.
bool SharesLand(const Document& document, std::uint32_t a, std::uint32_t b) {
  if (a == kNone32 || b == kNone32) return false;
  if (a == b) return true;
  if (document.mentions[a].definite || document.mentions[b].definite) return false;
  const std::vector<Actor>& left = document.mentions[a].actors;
  const std::vector<Actor>& right = document.mentions[b].actors;
  return !left.empty() && !right.empty() && left[0].code == right[0].code;
}

bool TellsOutlook(const Knowledge& knowledge, const Document& document, std::uint32_t word) {
  return word != kNone32 && document.words[word].upos == Upos::kNoun &&
         knowledge.rules.IsOf(RareClass::kOutlook, document.words[word].readings);
}

/// "the possibility of resuming lending", "the prospects of the council | reaching an accord", where the
/// parser hangs the gerund elsewhere.
bool IsOutlookOfDoing(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  std::uint32_t at = clause.node;
  for (int step = 0; step < 3 && document.words[at].rel == Deprel::kXcomp; ++step)
    at = document.words[at].head;
  if (document.words[at].rel == Deprel::kAcl && TellsOutlook(knowledge, document, document.words[at].head))
    return true;
  if (clause.subject == kNone32) return false;
  const Word& doer = document.words[document.mentions[clause.subject].head];
  return doer.rel == Deprel::kNmod && TellsOutlook(knowledge, document, doer.head) && doer.head < clause.head;
}

/// "said | ending the ban | would harm nobody", where the parser hangs the gerund on the saying.
bool IsSubjectBesideSaying(const Document& document, const Clause& clause) {
  if (clause.rel != Deprel::kXcomp || clause.opener != kNone32 || clause.parent == kNone32) return false;
  const Clause& saying = document.clauses[clause.parent];
  if (!document.words[saying.head].Has(Grammar::kReport)) return false;
  for (std::uint32_t k = document.words[saying.node].child; k != kNone32; k = document.words[k].sibling) {
    const Word& word = document.words[k];
    if (word.rel != Deprel::kCcomp || word.clause == kNone32 || k < clause.node) continue;
    const Clause& said = document.clauses[word.clause];
    if (said.subject_word == kNone32 && (said.conditional || said.future)) return true;
  }
  return false;
}

/// "lifting the ban would help", "is out of the question": what is thought of doing it.
bool IsSubjectOfWhatMayBe(const Document& document, const Clause& clause) {
  if (clause.rel != Deprel::kCsubj || clause.parent == kNone32) return false;
  const Clause& parent = document.clauses[clause.parent];
  const bool is = parent.head != parent.node && (document.words[parent.first].feats & Feats::kPres) != 0;
  return parent.conditional || parent.future || is;
}

/// "is studying a plan to buy more": what is only weighed.
bool IsWeighed(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const std::uint32_t plan = document.words[clause.node].head;
  if (clause.rel != Deprel::kAcl || !clause.infinitive || plan == kNone32) return false;
  const Word& noun = document.words[plan];
  return noun.rel == Deprel::kObj && noun.head != kNone32 &&
         knowledge.rules.IsOf(RareClass::kComing, noun.readings) &&
         knowledge.rules.IsOf(RareClass::kUndecided, document.words[noun.head].readings);
}

/// "consider legislation banning it": what is only weighed, wherever the parser hangs the gerund.
bool IsInWhatIsWeighed(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (!clause.gerund || clause.opener != kNone32 || clause.first == 0) return false;
  const Word& paper = document.words[clause.first - 1];
  return paper.rel == Deprel::kObj && paper.upos == Upos::kNoun && paper.mention == kNone32 &&
         knowledge.rules.IsOf(RareClass::kUndecided, document.words[paper.head].readings);
}

/// "held out little hope | the union would withdraw", "chances | that they agree", where the parser hangs
/// the clause elsewhere.
bool FollowsOutlook(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const bool content = clause.rel == Deprel::kCcomp || clause.rel == Deprel::kAcl ||
                       clause.rel == Deprel::kAdvcl || clause.rel == Deprel::kParataxis;
  const bool opened = clause.opener == kNone32 || clause.opener == clause.begin;
  return content && opened && clause.subject_word != kNone32 &&
         clause.begin > document.FirstWord(document.words[clause.head].sentence) &&
         TellsOutlook(knowledge, document, clause.begin - 1);
}

/// Who does it: of a passive, the agent.
std::uint32_t DoerOf(const Document& document, const Clause& clause) {
  if (!clause.passive || clause.infinitive) return clause.subject;
  return MentionOf(document, Dependent(document, clause.node, Deprel::kOblAgent));
}

/// "is 'cautiously optimistic' | the tax will be rejected by the council", "hoped | Mali would", where the
/// parser hangs the clause elsewhere.
bool FollowsForecast(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const std::uint32_t first = document.FirstWord(document.words[clause.head].sentence);
  std::uint32_t before = clause.begin;
  while (before > first && document.words[before - 1].upos == Upos::kPunct) --before;
  if (before == first || clause.opener != kNone32 || !clause.finite || !clause.future) return false;
  const Word& word = document.words[before - 1];
  const bool foresees = word.upos == Upos::kAdj || word.upos == Upos::kVerb;
  if (!foresees || word.scope == kNone32 || clause.rel == Deprel::kRoot) return false;
  return knowledge.rules.IsOf(RareClass::kForeseen, word.readings) &&
         !SharesLand(document, document.clauses[word.scope].subject, DoerOf(document, clause));
}

/// "the law keeps Japan from sending troops", "its troops from being sent".
bool IsPrevented(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (clause.parent == kNone32) return false;
  const std::uint32_t from = Dependent(document, clause.node, Deprel::kMark);
  return from != kNone32 &&
         knowledge.rules.IsOf(RareClass::kOriginPreposition, document.words[from].readings) &&
         knowledge.rules.IsOf(RareClass::kPreventing,
                              document.words[document.clauses[clause.parent].head].readings);
}

/// "said that if prices fall | it will act": the condition hangs on the saying, before what is said.
bool HasIfBetween(const Document& document, std::uint32_t saying, std::uint32_t said) {
  for (std::uint32_t k = document.words[saying].child; k != kNone32 && k < said;
       k = document.words[k].sibling) {
    const Word& word = document.words[k];
    if (k > saying && word.rel == Deprel::kAdvcl && word.clause != kNone32 &&
        IsOpenedByIf(document, document.clauses[word.clause]))
      return true;
  }
  return false;
}

/// "they expect it to ban": of two pronouns, the object is not the subject.
bool IsAnother(const Document& document, std::uint32_t subject, std::uint32_t object) {
  if (subject == kNone32 || object == kNone32 || subject == object) return false;
  return document.mentions[subject].pronoun && document.mentions[object].pronoun &&
         document.words[document.mentions[object].head].rel == Deprel::kObj;
}

/// "curbs similar to those | imposed on Chad", wherever the parser hangs the participle.
bool IsOfWhatIsSetBeside(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const std::uint32_t verb = clause.head;
  if (clause.first != verb || verb < document.FirstWord(document.words[verb].sentence) + 3) return false;
  const Upos what = document.words[verb - 1].upos;
  const bool stands_for = what == Upos::kPron || what == Upos::kDet || what == Upos::kNum;
  return stands_for && (document.words[verb].feats & Feats::kPast) != 0 &&
         document.words[verb - 2].upos == Upos::kAdp &&
         knowledge.rules.IsOf(RareClass::kSetBeside, document.words[verb - 3].readings);
}

bool IsComing(const Knowledge& knowledge, const Document& document, std::uint32_t word) {
  return knowledge.rules.IsOf(RareClass::kComing, document.words[word].readings);
}

}  // namespace

bool IsOpenedByIf(const Document& document, const Clause& clause) {
  return clause.opener != kNone32 && document.words[clause.opener].Has(Grammar::kConditional);
}

bool IsFiction(const Document& document, std::uint32_t index) {
  for (int depth = 0; depth < 6 && index != kNone32; ++depth) {
    const Clause& clause = document.clauses[index];
    if (clause.subject_word != kNone32 && document.words[clause.subject_word].Has(Grammar::kFiction))
      return true;
    for (std::uint32_t k = document.words[clause.node].child; k != kNone32 && k < clause.head;
         k = document.words[k].sibling) {
      if (document.words[k].rel == Deprel::kObl && document.words[k].Has(Grammar::kFiction)) return true;
    }
    index = clause.coordinate != kNone32 ? clause.coordinate : clause.parent;
  }
  return false;
}

bool IsUnheard(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (IsPrevented(knowledge, document, clause)) return true;
  if (clause.gerund)
    return IsOutlookOfDoing(knowledge, document, clause) || IsSubjectOfWhatMayBe(document, clause) ||
           IsSubjectBesideSaying(document, clause) || IsInWhatIsWeighed(knowledge, document, clause);
  if (!clause.finite) return IsWeighed(knowledge, document, clause);
  if (FollowsOutlook(knowledge, document, clause)) return true;
  std::uint32_t at = clause.node;
  for (int step = 0; step < 3 && at != kNone32; ++step) {
    const Deprel rel = document.words[at].rel;
    const bool told = rel == Deprel::kCcomp || rel == Deprel::kAcl;
    const std::uint32_t ruler = document.words[at].head;
    if (ruler == kNone32 || (!told && rel != Deprel::kAclRelcl)) return false;
    if (knowledge.rules.IsOf(RareClass::kOutlook, document.words[ruler].readings)) return true;
    if (!told) return false;
    if (rel == Deprel::kCcomp && knowledge.rules.IsOf(RareClass::kCheck, document.words[ruler].readings))
      return true;
    at = ruler;
    if (document.words[at].upos != Upos::kNoun) continue;
    return IsOfNone(document, at) && !document.words[at].Has(Grammar::kDenied);
  }
  return false;
}

bool IsOutlook(const Knowledge& knowledge, const Document& document, const Clause& clause,
               std::uint32_t word) {
  const std::uint32_t marker = CaseOf(document, word);
  if (marker == kNone32) return false;
  const Word& noun = document.words[word];
  if (noun.rel == Deprel::kNmod) return TellsOutlook(knowledge, document, noun.head);
  return noun.rel == Deprel::kObl && noun.head == clause.node &&
         document.words[marker].Has(Grammar::kTopicPreposition) &&
         TellsOutlook(knowledge, document, clause.subject_word);
}

bool IsForeseen(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (FollowsForecast(knowledge, document, clause)) return true;
  if (!clause.future && !clause.infinitive && !clause.gerund)
    return false;  // "believes that Iran has attacked"
  const Clause* at = &clause;
  for (int depth = 0; depth < 3 && at->parent != kNone32; ++depth) {
    const Clause& parent = document.clauses[at->parent];
    const std::uint32_t ruler = document.words[at->node].head;
    const bool told = at->rel == Deprel::kAcl || at->rel == Deprel::kAclRelcl;
    // "there are indications that Bonn will reject".
    if (told && ruler != kNone32 && document.words[ruler].upos == Upos::kNoun &&
        knowledge.rules.IsOf(RareClass::kIndication, document.words[ruler].readings))
      return true;
    const bool content =
        at->reported || at->rel == Deprel::kCcomp || at->rel == Deprel::kCsubj || at->infinitive;
    const std::uint32_t doer = DoerOf(document, *at);
    // "it is thought unlikely that they will meet".
    const bool judged =
        at->rel == Deprel::kCcomp && ruler != parent.node && document.words[ruler].upos == Upos::kAdj;
    if (judged && knowledge.rules.IsOf(RareClass::kForeseen, document.words[ruler].readings))
      return !SharesLand(document, parent.subject, doer);
    if (content && !parent.passive && (doer != kNone32 || (at->passive && !at->infinitive))) {
      const bool foresees =
          knowledge.rules.IsOf(RareClass::kForeseen, document.words[parent.head].readings) ||
          knowledge.rules.IsOf(RareClass::kForeseen, document.words[parent.node].readings);
      if (foresees)
        return !SharesLand(document, parent.subject, doer) || IsAnother(document, parent.subject, doer);
    }
    if (parent.subject != at->subject) return false;
    at = &parent;
  }
  return false;
}

bool IsQuestioned(const Document& document, const Clause& clause) {
  const Clause* at = &clause;
  for (int depth = 0; depth < 4; ++depth) {
    std::uint32_t first = at->begin;
    while (first < at->head && document.words[first].upos == Upos::kPunct) ++first;
    const bool asks = first + 1 < at->head && document.words[first].Has(Grammar::kQuestion) &&
                      document.words[first + 1].Has(Grammar::kModal);
    if (asks && at->subject_word != kNone32 && at->subject_word > first + 1) return true;
    if (at->parent == kNone32) return false;
    at = &document.clauses[at->parent];
  }
  return false;
}

bool IsGuessed(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  return AdverbOf(knowledge, document, clause.node, RareClass::kGuess) < clause.head;
}

bool IsWaitedFor(const Knowledge& knowledge, const Document& document, const Find& find,
                 const Clause& clause) {
  if (clause.rel != Deprel::kAdvcl || clause.opener == kNone32 || clause.parent == kNone32) return false;
  if (!knowledge.rules.IsOf(RareClass::kBefore, document.words[clause.opener].readings)) return false;
  const Clause& parent = document.clauses[clause.parent];
  if (parent.obligation || knowledge.rules.IsOf(RareClass::kNeed, document.words[parent.node].readings))
    return true;
  // "insist on cuts before agreeing", "check the cargo before attacking"; but "is to speak before meeting".
  constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
  const bool now = (document.words[parent.first].feats & kPresent) == kPresent && !parent.perfect;
  const bool ahead = now || parent.future || parent.conditional;
  // "nothing will be decided before he has held talks".
  return ahead && (clause.perfect || find.event.deed.plover.event != "CONSULT");
}

bool IsSupposed(const Document& document, const Clause& clause) {
  // "If my oil is hit | I will raise it", where the parser hangs what follows on the condition.
  if (clause.rel == Deprel::kCcomp && clause.parent != kNone32) {
    const Clause& parent = document.clauses[clause.parent];
    const bool saying = document.words[parent.head].Has(Grammar::kReport);
    if (parent.head < clause.begin && !saying && IsOpenedByIf(document, parent)) return true;
    if (saying && HasIfBetween(document, parent.node, clause.begin)) return true;
  }
  for (std::uint32_t k = document.words[clause.node].child; k != kNone32; k = document.words[k].sibling) {
    const Word& word = document.words[k];
    if (word.rel != Deprel::kAdvcl || word.clause == kNone32) continue;
    if (IsOpenedByIf(document, document.clauses[word.clause])) return true;
  }
  return false;
}

bool IsCompared(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (IsOfWhatIsSetBeside(knowledge, document, clause)) return true;
  const std::uint32_t measured = document.words[clause.node].head;
  if (clause.opener == kNone32 || measured == kNone32 || clause.rel != Deprel::kAdvcl) return false;
  const Upos upos = document.words[measured].upos;
  // "would rather leave than accept it"
  const Word& verb = document.words[clause.head];
  const bool other = upos == Upos::kVerb && clause.subject_word == kNone32 &&
                     clause.opener + 1 == clause.head && (verb.forms() & Form::kBase) != 0 &&
                     !clause.gerund && !LooksPast(verb);
  return knowledge.rules.IsOf(RareClass::kComparison, document.words[clause.opener].readings) &&
         (upos == Upos::kAdj || upos == Upos::kAdv || other) && measured < clause.opener;
}

bool GoesOnFromIf(const Document& document, const Clause& clause) {
  if (clause.parent == kNone32 || !clause.finite) return false;
  const Clause& parent = document.clauses[clause.parent];
  // "asked whether that meant | he was ready".
  const std::uint32_t ruler = document.words[parent.node].head;
  if (clause.rel == Deprel::kCcomp && IsOpenedByIf(document, parent) && ruler != kNone32 &&
      ruler < parent.begin && !clause.future && !document.words[parent.head].Has(Grammar::kReport))
    return true;
  // "If Chad pays the debt and Mali | signs".
  if (clause.rel == Deprel::kCcomp && IsOpenedByIf(document, parent)) {
    const std::uint32_t doer = clause.first > parent.head ? clause.first - 1 : kNone32;
    return doer != kNone32 && document.words[doer].rel == Deprel::kConj &&
           document.words[doer].mention != kNone32 && doer > parent.head;
  }
  if (clause.rel != Deprel::kAdvcl) return false;
  if (clause.head > parent.head) return false;
  bool supposed = false;
  for (std::uint32_t k = document.words[parent.node].child; k != kNone32 && k < clause.node;
       k = document.words[k].sibling) {
    const std::uint32_t before = document.words[k].rel == Deprel::kAdvcl ? document.words[k].clause : kNone32;
    supposed = supposed || (before != kNone32 && IsOpenedByIf(document, document.clauses[before]));
    const std::uint32_t joint =
        document.words[k].rel == Deprel::kCc ? k : Dependent(document, k, Deprel::kCc);
    if (supposed && before == kNone32 && joint != kNone32) return true;
  }
  return false;
}

bool IsAskedToSay(const Document& document, const Clause& clause) {
  if (clause.rel != Deprel::kCcomp || clause.parent == kNone32) return false;
  const Clause& saying = document.clauses[clause.parent];
  if (!saying.infinitive || saying.parent == kNone32) return false;
  const Clause& asking = document.clauses[saying.parent];
  return !asking.passive && document.words[asking.head].Has(Grammar::kCausative);
}

bool IsMeansOfNothing(const Document& document, const Clause& clause) {
  return clause.gerund && clause.opener != kNone32 && clause.parent != kNone32 &&
         document.words[clause.opener].Has(Grammar::kAgentPreposition) &&
         document.clauses[clause.parent].negated;
}

bool IsOnlyNearlyDone(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (!clause.gerund || clause.opener == kNone32 || clause.opener == 0) return false;
  return knowledge.rules.IsOf(RareClass::kClose, document.words[clause.opener - 1].readings);
}

bool IsOnlyThoughtOf(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (clause.rel == Deprel::kCcomp && clause.parent != kNone32) {
    const Clause& supposing = document.clauses[clause.parent];
    const Word& verb = document.words[supposing.head];
    if (knowledge.rules.IsOf(RareClass::kFancy, verb.readings)) return true;
    if (supposing.subject_word == kNone32 && supposing.subject == kNone32 &&
        knowledge.rules.IsOf(RareClass::kSuppose, verb.readings))
      return true;
  }
  const std::uint32_t modal = Dependent(document, clause.node, Deprel::kAux);
  if (modal == kNone32 || !document.words[modal].Has(Grammar::kConditional)) return false;
  for (std::uint32_t k = document.words[clause.node].child; k != kNone32 && k < clause.head;
       k = document.words[k].sibling) {
    const std::uint32_t marker = document.words[k].rel == Deprel::kObl ? CaseOf(document, k) : kNone32;
    if (marker != kNone32 && knowledge.rules.IsOf(RareClass::kUnder, document.words[marker].readings) &&
        knowledge.rules.IsOf(RareClass::kScheme, document.words[k].readings))
      return true;
  }
  return false;
}

bool IsTrouble(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (clause.rel != Deprel::kAdvcl || clause.opener == kNone32 || clause.parent == kNone32) return false;
  if (!document.words[clause.opener].Has(Grammar::kLocative) || clause.opener == 0) return false;
  // "is interested in lending", "are obstacles in making peace", wherever the parser hangs the gerund.
  if (knowledge.rules.IsOf(RareClass::kTrouble, document.words[clause.opener - 1].readings)) return true;
  const std::uint32_t thing = Dependent(document, document.clauses[clause.parent].node, Deprel::kObj);
  return thing != kNone32 && thing < clause.opener &&
         knowledge.rules.IsOf(RareClass::kTrouble, document.words[thing].readings);
}

bool IsAhead(const Knowledge& knowledge, const Document& document, const Find& find) {
  const Word& noun = document.words[find.word];
  for (std::uint32_t k = noun.child; k != kNone32; k = document.words[k].sibling) {
    const Word& word = document.words[k];
    if (word.rel == Deprel::kAcl && (word.feats & Feats::kPast) != 0 && IsComing(knowledge, document, k))
      return true;
  }
  const std::uint32_t marker = Dependent(document, find.word, Deprel::kCase);
  const bool marked = marker != kNone32 && marker > document.FirstWord(noun.sentence) &&
                      document.words[marker - 1].upos != Upos::kVerb;
  if (marked && IsComing(knowledge, document, marker - 1)) return true;
  if (find.clause == kNone32 || marker == kNone32 || noun.rel != Deprel::kObl) return false;
  const Clause& clause = document.clauses[find.clause];
  return clause.future && noun.head == clause.node && find.word < clause.first &&
         document.words[marker].upos == Upos::kAdp && !document.words[marker].Has(Grammar::kBackground);
}

}  // namespace demarche::extract
