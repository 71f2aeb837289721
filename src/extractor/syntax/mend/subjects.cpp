#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "after a jet | shot down a helicopter": what stands before a subject is no preposition of it.
void FreeConjunction(Document& document, std::uint32_t verb) {
  WordList& words = document.words;
  if (words[verb].upos != Upos::kVerb || words[verb].rel != Deprel::kAdvcl) return;
  const std::uint32_t subject = Child(document, verb, Deprel::kNsubj);
  const std::uint32_t opener =
      subject == kNone32 || subject > verb ? kNone32 : Child(document, subject, Deprel::kCase);
  if (opener == kNone32 || !words[opener].Has(Grammar::kSubordinator)) return;
  words[opener].head = verb;
  words[opener].rel = Deprel::kMark;
}

/// "hours after | the unions called a strike": where the conjunction is the verb's already.
bool HasLooseSubject(const Document& document, std::uint32_t verb, std::uint32_t& noun) {
  const WordList& words = document.words;
  const std::uint32_t opener = Child(document, verb, Deprel::kMark);
  if (opener == kNone32 || opener > verb || !words[opener].Has(Grammar::kSubordinator)) return false;
  noun = verb - 1;
  while (noun > opener && words[noun].head == verb) --noun;
  while (noun > opener && words[noun].head != kNone32 && words[noun].head > opener && words[noun].head < verb)
    noun = words[noun].head;
  const Word& word = words[noun];
  const bool nominal = word.upos == Upos::kNoun || word.upos == Upos::kPropn || word.upos == Upos::kPron;
  const bool loose = word.rel == Deprel::kObj || word.rel == Deprel::kObl || word.rel == Deprel::kNmod;
  return noun > opener && nominal && loose && word.head != kNone32 && word.head < opener &&
         word.timex == kNone32 && Child(document, noun, Deprel::kCase) == kNone32 &&
         !IsUnder(document, verb, noun);
}

}  // namespace

/// "On Monday Japan lodged a protest", "Washington last week lodged a protest": a name that the parser makes
/// a part of the time beside it is the subject of the verb that the time depends on, if that has none else.
void FreeNamesFromTimes(Document& document) {
  for (std::uint32_t i = 0; i < document.words.size(); ++i) {
    Word& word = document.words[i];
    const bool part =
        word.rel == Deprel::kFlat || word.rel == Deprel::kCompound || word.rel == Deprel::kAppos;
    if (!part || word.upos != Upos::kPropn || word.timex != kNone32 || word.head == kNone32) continue;
    Word& time = document.words[word.head];
    if (time.timex == kNone32 || time.head == kNone32 || time.head < i) continue;
    if (i < word.head && time.rel != Deprel::kNsubj && time.rel != Deprel::kOblUnmarked) continue;
    if (time.rel == Deprel::kNsubj) time.rel = Deprel::kOblUnmarked;
    const Word& verb = document.words[time.head];
    if (verb.upos != Upos::kVerb || HasSubjectBefore(document, time.head)) continue;
    word.head = time.head;
    word.rel = Deprel::kNsubj;
  }
}

/// "said on Monday Peru had fired missiles": a name that the parser makes a part of the time before it is the
/// subject of what is said, if that has none else.
void FreeNamesBeforeContent(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 0; i + 1 < words.size(); ++i) {
    const std::uint32_t time = words[i].head;
    const bool part = words[i].rel == Deprel::kFlat && words[i].upos == Upos::kPropn;
    if (!part || time == kNone32 || time > i || words[i].timex != kNone32 || words[time].timex == kNone32)
      continue;
    std::uint32_t last = i;  // "President Reagan"
    while (last + 2 < words.size() && words[last + 1].head == time && words[last + 1].rel == Deprel::kFlat)
      ++last;
    const Word& next = words[last + 1];
    const std::uint32_t verb = next.upos == Upos::kAux ? next.head : last + 1;
    const bool content = verb != kNone32 && verb > last && words[verb].upos == Upos::kVerb &&
                         words[verb].rel == Deprel::kCcomp && words[verb].head == words[time].head;
    if (!content || HasSubjectBefore(document, verb)) continue;
    words[i].head = verb;
    words[i].rel = Deprel::kNsubj;
    for (std::uint32_t k = i + 1; k <= last; ++k) words[k].head = i;
  }
}

/// "In a speech on Monday, Reagan, who spoke to experts, pledged": nor is it a name for the time.
void FreeNamesBehindSpeeches(Document& document) {
  constexpr int kSteps = 4;
  WordList& words = document.words;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::uint32_t time = words[i].head;
    const bool part = words[i].rel == Deprel::kAppos && words[i].upos == Upos::kPropn;
    if (!part || time == kNone32 || time > i || words[i].timex != kNone32 || words[time].timex == kNone32)
      continue;
    std::uint32_t verb = words[time].head;
    for (int step = 0; step < kSteps && verb != kNone32 && words[verb].upos != Upos::kVerb; ++step)
      verb = words[verb].head;
    if (verb == kNone32 || verb < i || words[verb].upos != Upos::kVerb || HasSubjectBefore(document, verb))
      continue;
    words[i].head = verb;
    words[i].rel = Deprel::kNsubj;
  }
}

/// "In March Japan and China met": where the parser makes the time a part of the name behind it, the name is
/// the subject of a verb that has none, and the time stands by itself.
void FreeNamesBehindTimes(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& name = words[i];
    const bool open = name.rel == Deprel::kObl && name.upos == Upos::kPropn && name.timex == kNone32;
    if (!open || name.head == kNone32 || name.head < i || words[name.head].upos != Upos::kVerb) continue;
    const std::uint32_t marker = Child(document, i, Deprel::kCase);
    const std::uint32_t time = marker == kNone32 ? kNone32 : marker + 1;
    if (time == kNone32 || time >= i || words[time].timex == kNone32) continue;
    const bool part = words[time].rel == Deprel::kCompound && words[time].head == i;
    const bool beside = words[time].rel == Deprel::kObl && words[time].head == name.head;
    if (!(part || beside) || HasSubjectBefore(document, name.head)) continue;
    words[time].head = name.head;
    words[time].rel = Deprel::kObl;
    words[marker].head = time;
    name.rel = Deprel::kNsubj;
  }
}

/// "Japan, he said, has rejected it": who stands before a saying that is put in, and whom the parser takes
/// for the one who is spoken to, or for what is said, is the subject of the verb behind it, if that has none.
void FreeNamesFromSayings(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 0; i + 1 < words.size(); ++i) {
    const std::uint32_t saying = words[i].head;
    const bool content =
        words[i].rel == Deprel::kCcomp && (words[i].upos == Upos::kNoun || words[i].upos == Upos::kPropn);
    if (!(content || words[i].rel == Deprel::kVocative) || saying == kNone32 || saying < i) continue;
    const bool put_in = words[saying].Has(Grammar::kReport) && HasSubjectBefore(document, saying) &&
                        saying + 1 < words.size() && words[saying + 1].text == ",";
    std::uint32_t verb = put_in ? saying + 1 : document.LastWord(words[i].sentence);
    while (verb < document.LastWord(words[i].sentence) &&
           (words[verb].head != saying || words[verb].rel != Deprel::kCcomp))
      ++verb;
    if (verb == document.LastWord(words[i].sentence) || HasSubjectBefore(document, verb)) continue;
    if (Child(document, verb, Deprel::kMark) != kNone32) continue;
    MakeSubject(document, i, verb);
  }
}

/// "after the unions | called a strike": where the parser takes the conjunction for a preposition of the verb
/// above, the noun is the subject of the verb right behind it, if that has none.
void FreeSubjectsFromConjunctions(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 2; verb < words.size(); ++verb) {
    const std::uint32_t above = words[verb].head;
    FreeConjunction(document, verb);
    const bool coordinated =
        words[verb].rel == Deprel::kConj && Child(document, verb, Deprel::kCc) == kNone32;
    const bool open = words[verb].upos == Upos::kVerb && above != kNone32 &&
                      (words[verb].rel == Deprel::kAdvcl || coordinated);
    if (!open || HasSubjectBefore(document, verb)) continue;
    if (std::uint32_t loose = kNone32; HasLooseSubject(document, verb, loose)) {
      MakeSubject(document, loose, verb);
      continue;
    }
    bool finite = (words[verb].feats & Feats::kFin) != 0;
    std::uint32_t last = verb - 1;
    for (; last > 0 && words[last].head == verb && words[last].upos != Upos::kPunct; --last)
      finite = finite || words[last].rel == Deprel::kAux;
    if (words[last].upos == Upos::kPunct) continue;
    std::uint32_t noun = last;
    while (words[noun].head != kNone32 && words[noun].head != above && words[noun].head < verb &&
           words[noun].rel != Deprel::kObl)
      noun = words[noun].head;
    const bool of_above = words[noun].head == above || (coordinated && words[noun].head < noun);
    if (!finite || words[noun].rel != Deprel::kObl || !of_above || IsUnder(document, verb, noun)) continue;
    const std::uint32_t opener = Child(document, noun, Deprel::kCase);
    if (opener == kNone32 || !words[opener].Has(Grammar::kSubordinator)) continue;
    if (words[noun].timex != kNone32 || Child(document, verb, Deprel::kMark) < verb) continue;
    MakeSubject(document, noun, verb);
    words[opener].head = verb;
    words[opener].rel = Deprel::kMark;
    words[verb].rel = Deprel::kAdvcl;
  }
}

/// "said envoys this week | reached an accord", "said reports that it had shelled a town | were untrue": whom
/// the parser takes for what is said, right before a clause without a subject of its own, is its subject.
void FreeSubjectsOfContents(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    const std::uint32_t saying = words[i].head;
    const bool said = words[i].rel == Deprel::kObj && saying != kNone32 && saying < i &&
                      words[saying].Has(Grammar::kReport) && !words[saying].Has(Grammar::kTell) &&
                      (words[i].upos == Upos::kNoun || words[i].upos == Upos::kPropn);
    if (!said) continue;
    const std::uint32_t verb = Child(document, saying, Deprel::kCcomp);
    if (verb == kNone32 || verb < i || Child(document, verb, Deprel::kMark) < verb) continue;
    const std::uint32_t subject = Child(document, verb, Deprel::kNsubj);
    const bool own = subject != kNone32 && subject > 0 && subject < verb;
    const std::uint32_t content = own ? subject - 1 : kNone32;
    const bool time = own && words[subject].timex != kNone32;
    const bool object = own && !time &&
                        (words[content].rel == Deprel::kAcl || words[content].rel == Deprel::kAclRelcl) &&
                        words[content].head == i && words[content].upos == Upos::kVerb &&
                        Child(document, content, Deprel::kObj) == kNone32;
    if (!time && !object) continue;
    words[subject].head = time ? verb : content;
    words[subject].rel = time ? Deprel::kOblUnmarked : Deprel::kObj;
    MakeSubject(document, i, verb);
  }
}

namespace {

/// Whether the words from the beginning of a phrase to its noun `at` stand behind a comma; `first` is that.
bool StandsBehindComma(const Document& document, std::uint32_t at, std::uint32_t& first) {
  const std::uint32_t begin = document.FirstWord(document.words[at].sentence);
  for (first = at; first > begin && document.words[first].text != ","; --first) continue;
  return document.words[first].text == ",";
}

/// The outermost noun above `last`, the word right before a verb, that nothing but the parser's mistake makes
/// a part of what stands before it: named between commas, or loose, without a preposition. kNone32 if none.
std::uint32_t MisplacedNoun(const Document& document, std::uint32_t last, bool main) {
  constexpr int kSteps = 12;
  const WordList& words = document.words;
  const std::uint32_t begin = document.FirstWord(words[last].sentence);
  const bool comma = words[last].text == ",";
  std::uint32_t noun = kNone32;
  std::uint32_t at = comma ? last - 1 : last;
  for (int step = 0; step < kSteps && at != kNone32 && at <= last; ++step, at = words[at].head) {
    const Word& word = words[at];
    if (word.timex != kNone32) continue;
    // "it will be forgotten, the army chief, General Low, | warned": a second subject of what is said.
    const bool second = (word.rel == Deprel::kNsubj || word.rel == Deprel::kNsubjPass) && word.head < at;
    const bool named = word.rel == Deprel::kAppos || second ||
                       (word.rel == Deprel::kConj && Child(document, at, Deprel::kCc) == kNone32);
    const bool loose = word.rel == Deprel::kNmod && word.head < at && main &&
                       Child(document, at, Deprel::kCase) == kNone32 &&
                       Child(document, at, Deprel::kDet) < at;
    std::uint32_t first = at;
    const bool behind = named && comma && StandsBehindComma(document, at, first) && word.head < first;
    const bool quoted = first > begin && words[first - 1].text == "\"";
    if (loose || (behind && (main || quoted || second))) noun = at;
  }
  return noun;
}

}  // namespace

/// "Holding a list of names, Chad's minister, Idris Low, | hinted", "it will be met with fire, Chad's army
/// chief, General Low, | warned": whom the parser takes for a further name of the noun before, between commas
/// and right before a finite verb that has no subject, is its subject. So is "Over dinner the minister |
/// spoke", where no preposition makes the minister a part of the dinner.
void FreeSubjectsFromOpenings(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 3; verb < words.size(); ++verb) {
    const bool joined = words[verb].rel == Deprel::kConj && Child(document, verb, Deprel::kCc) == kNone32;
    const bool main = words[verb].rel == Deprel::kRoot || words[verb].rel == Deprel::kParataxis;
    if (!(main || joined) || words[verb].upos != Upos::kVerb || HasSubjectBefore(document, verb)) continue;
    const std::uint32_t begin = document.FirstWord(words[verb].sentence);
    bool finite = (words[verb].feats & Feats::kFin) != 0;
    std::uint32_t last = verb - 1;
    for (; last > begin && words[last].head == verb && words[last].upos != Upos::kPunct; --last)
      finite = finite || words[last].upos == Upos::kAux;
    // "..., General Low, | complained": a form that both the past and the participle have.
    finite = finite || (words[last].text == "," && (words[verb].forms() & Form::kEd) != 0);
    if (!finite || Child(document, verb, Deprel::kNsubj) != kNone32 || last < begin + 2) continue;
    const std::uint32_t noun = MisplacedNoun(document, last, main);
    if (noun != kNone32 && !IsUnder(document, verb, noun)) MakeSubject(document, noun, verb);
  }
}

namespace {

/// Whether the verb is a perfect, all of which stands behind `time`.
bool HasPerfect(const Document& document, std::uint32_t verb, std::uint32_t time) {
  const std::uint32_t auxiliary = Child(document, verb, Deprel::kAux);
  return auxiliary != kNone32 && auxiliary > time && auxiliary < verb &&
         document.words[auxiliary].Has(Grammar::kHave);
}

/// The noun that a participle or a relative clause describes, or that the parser took for a further subject
/// beside it: "envoys | held", "the ban that | weighed on them". kNone32 if none.
std::uint32_t DescribedBy(const Document& document, std::uint32_t verb) {
  const WordList& words = document.words;
  if (words[verb].rel == Deprel::kAclRelcl && words[verb].head != kNone32 && words[verb].head < verb)
    return words[verb].head;
  if ((words[verb].forms() & Form::kEd) == 0 || Child(document, verb, Deprel::kObj) != kNone32)
    return kNone32;
  for (std::uint32_t noun = verb; noun > document.FirstWord(words[verb].sentence);) {
    --noun;
    if (words[noun].rel != Deprel::kNsubj && words[noun].rel != Deprel::kNsubjPass) continue;
    return words[noun].head == verb || words[noun].head == words[verb].head ? noun : kNone32;
  }
  return kNone32;
}

}  // namespace

/// "Envoys held in Lima since July | have been freed", "the ban that weighed on them since July | has been
/// lifted": where the parser takes "since July" for the beginning of a clause, its verb is the main one, and
/// the one before describes who or what is its subject.
void MendClausesBehindTimes(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t since = 2; since + 2 < words.size(); ++since) {
    const std::uint32_t time = since + 1;
    const std::uint32_t verb = words[since].head;
    const bool opens = words[since].rel == Deprel::kMark && verb != kNone32 && verb > time &&
                       words[verb].rel == Deprel::kAdvcl && words[time].timex != kNone32 &&
                       words[time].head == verb && words[time].timex != words[verb].timex;
    const bool subject = words[time].rel == Deprel::kNsubj || words[time].rel == Deprel::kNsubjPass;
    const std::uint32_t before = opens && subject ? words[verb].head : kNone32;
    if (before == kNone32 || before > since || !HasPerfect(document, verb, time)) continue;
    const std::uint32_t noun = DescribedBy(document, before);
    if (noun == kNone32 || IsUnder(document, before, noun) != (words[before].head == noun)) continue;
    for (std::uint32_t i = time + 1; i < Child(document, verb, Deprel::kAux); ++i) {
      if (words[i].head == verb) words[i].head = before;  // "over a fine"
      if (words[i].head == before && words[i].rel == Deprel::kNsubjPass) words[i].rel = Deprel::kObl;
    }
    words[since].head = time;
    words[since].rel = Deprel::kCase;
    words[time].head = before;
    words[time].rel = Deprel::kObl;
    const std::uint32_t place = words[before].head == noun ? noun : before;
    words[verb].head = words[place].head;
    words[verb].rel = words[place].rel;
    if (place == before) {
      words[before].head = noun;
      words[before].rel = Deprel::kAcl;
    }
    MakeSubject(document, noun, verb);
  }
}

/// "In March | two ministers met": where the parser takes a time behind its preposition for a part of the
/// subject, which has no preposition.
void FreeTimesFromSubjects(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t mark = 0; mark + 2 < words.size(); ++mark) {
    const std::uint32_t subject = words[mark].head;
    if (words[mark].rel != Deprel::kCase || subject == kNone32 || subject < mark + 2) continue;
    const bool is_subject = words[subject].rel == Deprel::kNsubj || words[subject].rel == Deprel::kNsubjPass;
    const std::uint32_t timex = words[mark + 1].timex;
    if (!is_subject || words[subject].head == kNone32 || timex == kNone32 || words[subject].timex == timex)
      continue;
    std::uint32_t time = mark + 1;
    while (words[time + 1].timex == timex) ++time;
    if (!IsUnder(document, time, subject)) continue;
    for (std::uint32_t i = mark; i < time; ++i) {
      if (words[i].head == subject) words[i].head = time;
    }
    words[time].head = words[subject].head;
    words[time].rel = Deprel::kObl;
  }
}

/// "The Union welcomed the accord as a milestone, and Chad, which had mediated, | urged both to honour it":
/// who stands behind a comma and "and", with a relative clause, before a verb without a subject, is its
/// subject, and no further noun of the clause before.
void FreeSubjectsBehindAnd(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 5; verb < words.size(); ++verb) {
    const std::uint32_t above = words[verb].head;
    const bool loose = words[verb].upos == Upos::kVerb && above != kNone32 && above < verb &&
                       words[above].upos == Upos::kVerb && words[verb - 1].text == "," &&
                       (words[verb].rel == Deprel::kConj || words[verb].rel == Deprel::kAdvcl) &&
                       (words[verb].feats & Feats::kPast) != 0 && (words[verb].forms() & Form::kIng) == 0;
    if (!loose || HasSubjectBefore(document, verb) || Child(document, verb, Deprel::kMark) != kNone32)
      continue;
    for (std::uint32_t noun = verb - 3; noun > above + 3; --noun) {
      if (words[noun].rel != Deprel::kConj || words[noun].head >= noun) continue;
      const std::uint32_t relative = Child(document, noun, Deprel::kAclRelcl);
      if (relative == kNone32 || relative > verb || !IsUnder(document, noun, above)) continue;
      std::uint32_t first = noun;
      while (first > above + 2 && words[first - 1].head == noun && words[first - 1].rel != Deprel::kCc &&
             words[first - 1].upos != Upos::kPunct)
        --first;
      if (words[first - 1].rel != Deprel::kCc || words[first - 2].text != ",") continue;
      words[first - 1].head = verb;
      words[verb].rel = Deprel::kConj;
      words[verb].feats = Feats::kFin | Feats::kPast;
      MakeSubject(document, noun, verb);
      break;
    }
  }
}

/// "Low, who on Saturday had threatened Mali, | congratulated Peru": of a verb that has a relative for its
/// second subject, behind a comma, the first one is that of the verb behind the next comma.
void MendRelativesTakenForMain(Document& document) {
  WordList& words = document.words;
  const auto is_subject = [&](std::uint32_t i) {
    return words[i].rel == Deprel::kNsubj || words[i].rel == Deprel::kNsubjPass;
  };
  for (std::uint32_t relative = 2; relative + 2 < words.size(); ++relative) {
    const std::uint32_t verb = words[relative].head;
    const bool opens = is_subject(relative) && words[relative].Has(Grammar::kRelative) &&
                       words[relative - 1].text == "," && verb != kNone32 && verb > relative;
    if (!opens || words[verb].rel != Deprel::kRoot) continue;
    std::uint32_t subject = document.FirstWord(words[relative].sentence);
    while (subject < relative && !(is_subject(subject) && words[subject].head == verb)) ++subject;
    const std::uint32_t end = document.LastWord(words[verb].sentence);
    std::uint32_t main = verb + 2;
    for (; main < end; ++main) {
      const bool own = words[main].head == verb && words[main].upos == Upos::kVerb &&
                       (words[main].rel == Deprel::kAdvcl || words[main].rel == Deprel::kConj ||
                        words[main].rel == Deprel::kParataxis);
      if (own && words[main - 1].text == "," && (words[main].forms() & Form::kIng) == 0 &&
          (words[main].feats & Feats::kPast) != 0 && !HasSubjectBefore(document, main))
        break;
    }
    if (subject == relative || main >= end) continue;
    words[main].head = kNone32;
    words[main].rel = Deprel::kRoot;
    words[main].feats = Feats::kFin | Feats::kPast;
    MakeSubject(document, subject, main);
    words[verb].head = subject;
    words[verb].rel = Deprel::kAclRelcl;
  }
}

/// "Chad is prepared to help": with a copula nothing is done to the subject.
void MendSubjectsOfCopulas(Document& document) {
  for (Word& word : document.words) {
    if (word.rel != Deprel::kNsubjPass || word.head == kNone32) continue;
    const bool state = Child(document, word.head, Deprel::kCop) != kNone32 &&
                       Child(document, word.head, Deprel::kAuxPass) == kNone32;
    if (state) word.rel = Deprel::kNsubj;
  }
}

/// "announced patrols, a step Chad | denounced": of two subjects the first is what was told before the comma,
/// and the verb of the second describes it. False where it is not so.
bool MendDescribedStep(const Knowledge& knowledge, Document& document, std::uint32_t step,
                       std::uint32_t doer) {
  WordList& words = document.words;
  const std::uint32_t verb = words[step].head;
  const std::uint32_t main = words[verb].head;
  const bool aside = words[verb].rel == Deprel::kParataxis && main != kNone32 && main < step &&
                     knowledge.rules.IsOf(RareClass::kStep, words[step].readings);
  const std::uint32_t article = Child(document, step, Deprel::kDet);
  if (!aside || doer < step || article == kNone32 || article == 0 || words[article - 1].text != ",")
    return false;
  words[step].head = main;
  words[step].rel = Deprel::kAppos;
  words[verb].head = step;
  words[verb].rel = Deprel::kAclRelcl;
  return true;
}

/// "Chad | scrambled jets after two planes entered": of two subjects the second stands behind "after", and
/// what the parser makes a quality of the first is the main verb. False where it is not so.
bool MendOccasionBehind(const Knowledge& knowledge, Document& document, std::uint32_t first,
                        std::uint32_t second) {
  WordList& words = document.words;
  const std::uint32_t mark = Child(document, second, Deprel::kCase);
  const std::uint32_t name = Child(document, first, Deprel::kCompound);
  if (mark == kNone32 || name == kNone32 || mark < first ||
      !knowledge.rules.IsOf(RareClass::kAfter, words[mark].readings))
    return false;
  const std::uint32_t main = name + 1;
  const std::uint32_t verb = words[first].head;
  const bool quality = main < first && words[main].head == first && words[main].rel == Deprel::kAmod &&
                       words[main].upos == Upos::kVerb && words[name].upos == Upos::kPropn;
  if (!quality) return false;
  words[main].head = words[verb].head;
  words[main].rel = words[verb].rel;
  words[main].feats = Feats::kFin | Feats::kPast;
  words[name].head = words[first].head = words[verb].head = main;
  words[name].rel = Deprel::kNsubj;
  words[first].rel = Deprel::kObj;
  words[verb].rel = Deprel::kAdvcl;
  words[mark].head = verb;
  words[mark].rel = Deprel::kMark;
  return true;
}

/// Where a verb has two subjects, one is a time ("envoys this week | met"), a part of the other's name, a
/// description of it between commas, joined to it by "and", or half of what describes it ("the ruling and
/// opposition parties").
void MendDoubleSubjects(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  const auto is_subject = [&](std::uint32_t i) {
    return words[i].rel == Deprel::kNsubj || words[i].rel == Deprel::kNsubjPass;
  };
  for (std::uint32_t second = 1; second < words.size(); ++second) {
    const std::uint32_t verb = words[second].head;
    if (!is_subject(second) || verb == kNone32 || verb < second) continue;
    std::uint32_t first = document.FirstWord(words[second].sentence);
    while (first < second && !(is_subject(first) && words[first].head == verb)) ++first;
    if (first == second) continue;
    for (const std::uint32_t time : {first, second}) {
      if (words[time].timex == kNone32) continue;
      words[time].rel = Child(document, time, Deprel::kCase) == kNone32 ? Deprel::kOblUnmarked : Deprel::kObl;
    }
    if (!is_subject(first) || !is_subject(second)) continue;
    if (MendDescribedStep(knowledge, document, first, second) ||
        MendOccasionBehind(knowledge, document, first, second))
      continue;
    // "Experts | resumed talks, diplomats said": of what is said, which has none else.
    std::uint32_t said = second - 1;  // the last: "Low, sacked in May, has been detained, sources said"
    while (said > first && (words[said].head != verb || words[said].rel != Deprel::kCcomp)) --said;
    bool parted = false;
    for (std::uint32_t i = said; i < second; ++i) parted = parted || words[i].text == ",";
    const bool content = said > first && parted && words[said].upos == Upos::kVerb &&
                         !HasSubjectBefore(document, said) && Child(document, said, Deprel::kMark) == kNone32;
    const bool passive = content && Child(document, said, Deprel::kAuxPass) != kNone32;
    const bool reduced = content && !passive && Child(document, said, Deprel::kOblAgent) != kNone32;
    if (content && !reduced) {  // unlike "Low, backed by Mali, he said"
      MakeSubject(document, first, said);
      continue;
    }
    const bool names = words[first].upos == Upos::kPropn && words[second].upos == Upos::kPropn;
    const std::uint32_t article = first + 2;
    const bool described = words[first + 1].text == "," && article < second &&
                           words[article].head == second && words[article].rel == Deprel::kDet &&
                           words[verb - 1].text == ",";
    std::uint32_t joint = first + 1;
    while (joint < second && !(words[joint].rel == Deprel::kCc && words[joint].head == second)) ++joint;
    const bool several = (words[first].feats & Feats::kPlur) != 0 || words[first].upos == Upos::kPropn;
    const bool halves = joint == first + 1 && joint + 1 < second && !several;
    // "commander Mullah | Dadullah": whose name begins before.
    const bool name_goes_on = words[second].upos == Upos::kPropn && words[second - 1].head == first &&
                              words[second - 1].rel == Deprel::kFlat && words[second - 1].capital;
    if ((names && first + 1 == second) || name_goes_on) {
      words[second].head = first;
      words[second].rel = Deprel::kFlat;
    } else if (described) {
      words[second].head = first;
      words[second].rel = Deprel::kAppos;
    } else if (halves) {
      words[first].head = second;
      words[first].rel = Deprel::kAmod;
    } else if (joint < second) {
      words[second].head = first;
      words[second].rel = Deprel::kConj;
    }
  }
}

/// "Chad on Monday | severed ties with Mali, expelled its envoys": what the parser takes for a participle of
/// the subject, right behind a time and with an object as only an active verb has, is the first verb.
void MendVerbsBehindTimes(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& verb = words[i];
    const std::uint32_t subject = verb.head;
    const bool participle = verb.upos == Upos::kVerb && verb.rel == Deprel::kAcl &&
                            (verb.forms() & Form::kEd) != 0 && subject != kNone32 && subject + 1 < i;
    if (!participle || words[subject].rel != Deprel::kNsubj || words[subject].head < i) continue;
    const std::uint32_t time = i - 1;
    if (words[time].timex == kNone32 || !IsUnder(document, time, subject)) continue;
    if (Child(document, i, Deprel::kObj) == kNone32 || Child(document, i, Deprel::kOblAgent) != kNone32)
      continue;
    const std::uint32_t other = words[subject].head;
    std::uint32_t top = time;
    while (words[top].head != subject) top = words[top].head;
    if (top != i) words[top].rel = Deprel::kObl;
    words[top].head = i;
    verb.head = words[other].head;
    verb.rel = words[other].rel;
    verb.feats = Feats::kFin | Feats::kPast;
    words[other].head = i;
    words[other].rel = Deprel::kConj;
    words[subject].head = i;
  }
}

/// "assured | him Jordan would close the port": a pronoun in the form of an object, before the subject of
/// what is said, is who hears it.
void MendObjectsOfSayings(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    const std::uint32_t said = words[i].head;
    const bool taken = words[i].upos == Upos::kPron && words[i].rel == Deprel::kNsubj && said != kNone32 &&
                       said > i && knowledge.rules.IsOf(RareClass::kAccusative, words[i].readings);
    if (!taken || words[i - 1].upos != Upos::kVerb || words[said].head != i - 1) continue;
    words[i].head = i - 1;
    words[i].rel = Deprel::kObj;
  }
}

/// "ten were killed and nine wounded, | the Red Cross and officials said": the first of two who say so,
/// behind the comma, did not wound them.
void MendFirstOfSpeakers(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i + 2 < words.size(); ++i) {
    if (words[i].rel != Deprel::kNsubj || words[i].head >= i) continue;
    std::uint32_t first = i;
    while (first > words[i].head && words[first - 1].head == i) --first;
    if (words[first - 1].text != ",") continue;
    bool joined = false;
    std::uint32_t next = i + 1;
    const std::uint32_t end = document.LastWord(words[i].sentence);
    while (next < end && words[next].rel != Deprel::kNsubj && words[next].upos != Upos::kVerb) {
      joined = joined || words[next].rel == Deprel::kCc;
      ++next;
    }
    const std::uint32_t saying = next < end ? words[next].head : kNone32;
    if (!joined || saying == kNone32 || saying < next || !words[saying].Has(Grammar::kReport)) continue;
    words[i].head = next;
    words[i].rel = Deprel::kConj;
  }
}

}  // namespace demarche::extract
