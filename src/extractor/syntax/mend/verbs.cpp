#include <algorithm>

#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {

/// "agreed to free two pilots": no adjective stands before a number; what can be the verb of a deed behind
/// "to" is its infinitive.
void MendInfinitives(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& verb = words[i];
    const std::uint32_t noun = verb.head;
    const bool amod = verb.upos == Upos::kAdj && verb.rel == Deprel::kAmod && noun != kNone32 && noun > i + 1;
    if (!amod || words[i + 1].upos != Upos::kNum || words[i - 1].head != noun) continue;
    const bool to = words[i - 1].text == "to" && words[noun].head != kNone32 && words[noun].head < i;
    const bool deed = std::ranges::any_of(verb.readings, [&](const Reading& reading) {
      return reading.form == Form::kBase && knowledge.rules.VerbRules(reading.symbol) != nullptr;
    });
    if (!to || !deed) continue;
    verb.upos = Upos::kVerb;
    verb.feats = Feats::kInf;
    verb.head = words[noun].head;
    verb.rel = Deprel::kXcomp;
    words[noun].head = i;
    words[noun].rel = Deprel::kObj;
    words[i - 1].head = i;
    words[i - 1].upos = Upos::kPart;
    words[i - 1].rel = Deprel::kMark;
  }
}

/// "took the decision | to recall its envoy", "had no plans | to meet": what is decided or planned; and "is
/// due | to sign": what is due.
void MendInfinitivesOfNouns(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& verb = words[i];
    const bool beside = verb.rel == Deprel::kAdvcl || verb.rel == Deprel::kConj;
    if (verb.upos != Upos::kVerb || !beside || verb.head == kNone32 || verb.head > i) continue;
    const std::uint32_t to = Child(document, i, Deprel::kMark);
    if (to == kNone32 || to == 0 || to > i || words[to].upos != Upos::kPart) continue;
    const std::uint32_t before = to - 1;
    if (verb.rel == Deprel::kConj) {
      // "was met and was due | to hold talks"
      const bool due = words[before].upos == Upos::kAdj && words[before].Has(Grammar::kPlanned) &&
                       words[before].head == verb.head;
      if (due) verb.head = before;
      if (due) verb.rel = Deprel::kXcomp;
      continue;
    }
    if (verb.head == before && words[before].upos == Upos::kAdj) verb.rel = Deprel::kXcomp;
    const bool decided = words[before].upos == Upos::kNoun && words[before].head == verb.head &&
                         words[before].rel == Deprel::kObj &&
                         words[verb.head].Has(Grammar::kSupport | Grammar::kHave) &&
                         (words[before].Has(Grammar::kPlanned) ||
                          knowledge.rules.IsOf(RareClass::kResolve, words[before].readings) ||
                          knowledge.rules.IsOf(RareClass::kScheme, words[before].readings));
    if (!decided) continue;
    verb.head = before;
    verb.rel = Deprel::kAcl;
  }
}

namespace {

/// "is arming rebels", "have been arming rebels": where the parser takes the rebels for what the subject is.
/// A form of "be" that is one, before several of a thing, makes no copula.
void RaiseProgressive(Document& document, std::uint32_t be) {
  WordList& words = document.words;
  const std::uint32_t noun = words[be].head;
  const std::uint32_t verb = be + 1;
  const bool inside =
      words[verb].head == noun && (words[verb].rel == Deprel::kCompound || words[verb].rel == Deprel::kAmod);
  const bool several = words[noun].upos == Upos::kNoun && (words[noun].feats & Feats::kPlur) != 0;
  const bool one = (words[be].feats & Feats::kSing) != 0 || words[be].text == "been";
  if (!inside || !several || !one || verb + 1 != noun || (words[verb].forms() & Form::kIng) == 0) return;
  words[verb].head = words[noun].head;
  words[verb].rel = words[noun].rel;
  words[verb].upos = Upos::kVerb;
  for (std::uint32_t i = document.FirstWord(words[be].sentence); i < verb; ++i) {
    if (words[i].head == noun) words[i].head = verb;
  }
  words[be].rel = Deprel::kAux;
  words[noun].head = verb;
  words[noun].rel = Deprel::kObj;
}

}  // namespace

/// "are today meeting envoys", "talks that were to end it": a form of "be" before what only a verb can be is
/// no copula, unlike "is in Paris holding talks".
void MendProgressives(Document& document) {
  for (std::uint32_t i = 0; i < document.words.size(); ++i) {
    Word& be = document.words[i];
    if (be.rel != Deprel::kCop || be.head == kNone32 || be.head < i) continue;
    RaiseProgressive(document, i);
    if (be.rel != Deprel::kCop) continue;
    Word& verb = document.words[be.head];
    if (verb.upos != Upos::kVerb) continue;
    const Word& next = document.words[i + 1];
    const bool to = next.rel == Deprel::kMark && next.head == be.head && next.upos == Upos::kPart;
    const Word& before = document.words[i > 0 ? i - 1 : i];
    const bool relative = before.head == be.head && (before.Has(Grammar::kRelative) || before.text == "that");
    if (to && relative && verb.rel == Deprel::kAcl) {
      be.rel = Deprel::kAux;
      verb.rel = Deprel::kAclRelcl;
    }
    if ((verb.forms() & Form::kIng) == 0) continue;
    std::uint32_t between = i + 1;
    while (between < be.head &&
           (document.words[between].upos == Upos::kAdv || document.words[between].timex != kNone32))
      ++between;
    if (between == be.head) be.rel = Deprel::kAux;
  }
}

/// "has at last | consented": what the parser takes for a verb of its own, before adverbs and a participle,
/// is the auxiliary of that.
void MendPerfects(Document& document) {
  constexpr std::uint32_t kReach = 5;
  WordList& words = document.words;
  for (std::uint32_t have = 1; have + 1 < words.size(); ++have) {
    if (!words[have].Has(Grammar::kHave) || words[have].rel == Deprel::kAux) continue;
    const std::uint32_t end = std::min(document.LastWord(words[have].sentence), have + kReach);
    std::uint32_t verb = have + 1;
    while (verb < end && words[verb].upos != Upos::kVerb && words[verb].upos != Upos::kPunct) ++verb;
    if (verb == end || words[verb].head != have || (words[verb].feats & Feats::kPart) == 0) continue;
    const bool beside = words[verb].rel == Deprel::kAdvcl || words[verb].rel == Deprel::kXcomp ||
                        words[verb].rel == Deprel::kCcomp;
    const bool past =
        (words[verb].forms() & Form::kIng) == 0 && Child(document, have, Deprel::kObj) == kNone32;
    if (!beside || !past || Child(document, verb, Deprel::kMark) != kNone32) continue;
    TakePlaceOf(document, have, verb);
    words[have].rel = Deprel::kAux;
  }
}

/// "ten were reported | killed": the passive is the second verb's, and the first only says that others tell
/// it.
void MendReportedDeeds(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t told = 1; told + 1 < words.size(); ++told) {
    const std::uint32_t verb = told + 1;
    const bool pair = words[told].upos == Upos::kVerb && words[verb].head == told &&
                      words[verb].upos == Upos::kVerb && (words[verb].forms() & Form::kEd) != 0;
    if (!pair || !knowledge.rules.IsOf(RareClass::kReputedly, words[told].readings) ||
        Child(document, told, Deprel::kAuxPass) == kNone32)
      continue;
    TakePlaceOf(document, told, verb);
    words[told].rel = Deprel::kAdvmod;
    words[told].upos = Upos::kAdv;
    words[told].feats = 0;
  }
}

/// "demanded that Japan free him and | threatened more": what is joined agrees in its form; a past form goes
/// on from the past verb above, not from an infinitive or a wish below it.
void MendConjuncts(Document& document) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  WordList& words = document.words;
  const auto is_past = [](const Word& word) { return (word.feats & kPast) == kPast; };
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& verb = words[i];
    const bool joined = verb.upos == Upos::kVerb && verb.rel == Deprel::kConj && is_past(verb) &&
                        verb.head != kNone32 && verb.head < i;
    if (!joined || HasSubjectBefore(document, i)) continue;
    const Word& before = words[verb.head];
    const bool wish =
        before.upos == Upos::kVerb && (before.feats & Feats::kPast) == 0 &&
        (before.forms() & Form::kBase) != 0 && before.head != kNone32 && before.head < verb.head &&
        (before.rel == Deprel::kCcomp || before.rel == Deprel::kXcomp || before.rel == Deprel::kAdvcl);
    if (!wish || Child(document, verb.head, Deprel::kAux) != kNone32) continue;
    if (words[before.head].upos == Upos::kVerb && is_past(words[before.head])) verb.head = before.head;
  }
}

/// "the | visiting French official": what stands between an article and its noun is no verb of its own.
void MendQualifiers(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& word = words[i];
    const Word& article = words[i - 1];
    const bool verb =
        word.upos == Upos::kVerb && word.rel == Deprel::kAdvcl && (word.forms() & Form::kIng) != 0;
    if (!verb || article.rel != Deprel::kDet || article.head == kNone32 || article.head <= i) continue;
    if (words[i + 1].head != article.head || words[i + 1].rel != Deprel::kAmod) continue;
    if (Child(document, i, Deprel::kObj) != kNone32 || IsUnder(document, article.head, i)) continue;
    word.head = article.head;
    word.rel = Deprel::kAmod;
  }
}

/// "met with | visiting Indian minister Rao": a participle right behind "with" is no clause but tells of the
/// one with whom something is done.
void MendVisitors(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& word = words[i];
    const bool clause = word.upos == Upos::kVerb && word.rel == Deprel::kAdvcl && word.head < i &&
                        (word.forms() & Form::kIng) != 0 && document.Is(i - 1, "with");
    const std::uint32_t visitor = clause ? Child(document, i, Deprel::kObj) : kNone32;
    if (visitor == kNone32 || visitor < i || !words[i + 1].capital || words[i - 1].head != i) continue;
    if (!IsUnder(document, i + 1, visitor)) continue;
    const std::uint32_t verb = word.head;
    for (std::uint32_t k = visitor + 1; k < document.LastWord(word.sentence); ++k) {
      if (words[k].head == i) words[k].head = verb;
    }
    words[visitor].head = verb;
    words[visitor].rel = Deprel::kObl;
    words[i - 1].head = visitor;
    words[i - 1].rel = Deprel::kCase;
    words[i - 1].upos = Upos::kAdp;
    word.head = visitor;
    word.rel = Deprel::kAmod;
    word.upos = Upos::kAdj;
  }
}

/// "A commando | shot dead an activist": what has a subject and an object is no noun, if it can be a verb;
/// nor is the noun right before it, then, a part of it.
void MendVerbsTakenForNouns(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& word = words[i];
    const bool part = words[i - 1].head == i && words[i - 1].rel == Deprel::kCompound;
    const bool noun = word.upos == Upos::kNoun || part;
    const bool can = noun && word.rel == Deprel::kRoot && (word.forms() & Form::kEd) != 0;
    if (!can || Child(document, i, Deprel::kCop) != kNone32) continue;
    if (Child(document, i, Deprel::kObj) == kNone32) continue;
    if (!HasSubjectBefore(document, i)) {
      if (!part) continue;
      MakeSubject(document, i - 1, i);
    }
    word.upos = Upos::kVerb;
    word.feats = Feats::kFin | Feats::kPast;
  }
}

/// "Two men | barred from leaving since July | have been arrested": a participle behind its noun that the
/// parser takes for the verb, and a time for the subject of the verb behind it.
void MendReducedRelatives(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 3; verb < words.size(); ++verb) {
    std::uint32_t participle = words[verb].head;
    if (participle != kNone32 && words[participle].rel == Deprel::kAdvcl) participle = words[participle].head;
    const bool loose = words[verb].upos == Upos::kVerb && words[verb].rel == Deprel::kAdvcl &&
                       participle != kNone32 && participle > 0 && participle < verb;
    if (!loose || (words[participle].forms() & Form::kEd) == 0) continue;
    const std::uint32_t noun = participle - 1;
    if (words[noun].head != participle || words[noun].rel != Deprel::kNsubj) continue;
    const std::uint32_t mark = Child(document, verb, Deprel::kMark);
    if (mark == kNone32 || mark < participle || mark + 1 >= verb || words[mark + 1].timex == kNone32)
      continue;
    std::uint32_t time = mark + 1;  // the noun of "more than two months"
    while (time + 1 < verb && words[time].head != verb && words[time + 1].timex == words[time].timex) ++time;
    const bool subject = words[time].rel == Deprel::kNsubj || words[time].rel == Deprel::kNsubjPass;
    if (!subject || words[time].head != verb || Child(document, verb, Deprel::kAux) == kNone32) continue;
    words[verb].head = words[participle].head;
    words[verb].rel = words[participle].rel;
    MakeSubject(document, noun, verb);
    words[participle].head = noun;
    words[participle].rel = Deprel::kAcl;
    words[participle].feats = Feats::kPart | Feats::kPast;
    words[time].head = participle;
    words[time].rel = Deprel::kObl;
    words[mark].head = time;
    words[mark].rel = Deprel::kCase;
  }
}

/// "told India | to withdraw its troops", "was told by Mali | to withdraw them": right behind whom it is
/// told, and by whom, the infinitive says what, and not what for; so it does behind "voted".
void MendOrders(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& word = words[i];
    const bool infinitive = word.rel == Deprel::kAdvcl && word.upos == Upos::kVerb &&
                            words[i - 1].head == i && words[i - 1].rel == Deprel::kMark &&
                            words[i - 1].upos == Upos::kPart;
    if (!infinitive || word.head == kNone32 || word.head > i || words[i - 2].sentence != word.sentence)
      continue;
    const Word& above = words[word.head];
    const std::uint32_t whom = i - 2;
    const Deprel rel = words[whom].rel;
    const bool heard = (rel == Deprel::kObj || rel == Deprel::kIobj) && words[whom].head == word.head;
    const bool ordered = rel == Deprel::kOblAgent && words[whom].head == word.head;
    const bool voted = above.upos == Upos::kVerb &&
                       knowledge.rules.IsOf(RareClass::kResolve, above.readings) &&
                       !words[i - 2].Has(Grammar::kPreposition);
    if ((above.Has(Grammar::kTell) && (heard || ordered)) || voted) word.rel = Deprel::kXcomp;
  }
}

/// "imposed | targeted sanctions": a participle right between a verb and what it is done to, which the parser
/// takes for a verb with the object, qualifies that.
void MendQualifyingParticiples(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& participle = words[i];
    const std::uint32_t verb = i - 1;
    const std::uint32_t noun = i + 1;
    const bool beside = participle.rel == Deprel::kXcomp && participle.head == verb &&
                        participle.upos == Upos::kVerb && (participle.forms() & Form::kEd) != 0;
    const bool object =
        words[noun].upos == Upos::kNoun && words[noun].head == i && words[noun].rel == Deprel::kObj;
    if (!beside || !object || words[verb].upos != Upos::kVerb ||
        words[verb].Has(Grammar::kBe | Grammar::kHave))
      continue;
    for (std::uint32_t k = noun + 1; k < document.LastWord(participle.sentence); ++k) {
      if (words[k].head == i) words[k].head = verb;
    }
    words[noun].head = verb;
    participle.head = noun;
    participle.rel = Deprel::kAmod;
    participle.upos = Upos::kAdj;
  }
}

/// "ruled out | sending arms": a gerund right behind the verb is what it is about, and not told beside it.
void MendGerundsBehindVerbs(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& gerund = words[i];
    const std::uint32_t verb = gerund.head;
    const bool beside = gerund.upos == Upos::kVerb && gerund.rel == Deprel::kAdvcl && verb != kNone32 &&
                        verb < i && (gerund.forms() & Form::kIng) != 0;
    if (!beside || words[verb].upos != Upos::kVerb) continue;
    const bool particle = words[i - 1].head == verb && words[i - 1].rel == Deprel::kCompoundPrt;
    if (particle && verb + 2 == i) gerund.rel = Deprel::kXcomp;
  }
}

/// "had test-fired": where the parser takes "had" for a verb of its own, it is the auxiliary of the verb in
/// two words that follows.
void JoinVerbsInTwoWords(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 0; i + 3 < words.size(); ++i) {
    Word& have = words[i];
    Word& verb = words[i + 3];
    const bool hyphen = words[i + 2].text == "-" && words[i + 1].span.end + 1 == verb.span.begin;
    const bool apart = have.rel != Deprel::kAux && (verb.head == i || verb.head == have.head);
    if (!hyphen || !apart || !have.Has(Grammar::kHave) || have.sentence != verb.sentence) continue;
    if (verb.upos != Upos::kVerb || (verb.feats & Feats::kPast) == 0) continue;
    TakePlaceOf(document, i, i + 3);
    words[i + 1].head = i + 3;
    have.rel = Deprel::kAux;
    words[i + 1].rel = Deprel::kCompound;
  }
}

}  // namespace demarche::extract
