// Times that the parser hangs on a verb too far ahead or behind.
#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// A time that tells when what it hangs on is so: "met | on Friday", "was chairman | on Friday".
bool HangsOnPredicate(const Word& time) {
  const bool hangs = time.rel == Deprel::kObl || time.rel == Deprel::kOblUnmarked ||
                     time.rel == Deprel::kAdvmod || time.rel == Deprel::kObj;
  return time.timex != kNone32 && hangs && time.head != kNone32;
}

/// A time that tells when its verb is done: "met | on Friday".
bool TellsWhen(const Document& document, std::uint32_t word) {
  const Word& time = document.words[word];
  return HangsOnPredicate(time) && document.words[time.head].upos == Upos::kVerb;
}

/// The first word of the time at `word`: "late" of "late Thursday".
std::uint32_t BeginOfTime(const Document& document, std::uint32_t word) {
  const WordList& words = document.words;
  const std::uint32_t first = document.FirstWord(words[word].sentence);
  while (word > first && words[word - 1].timex == words[word].timex) --word;
  return word;
}

/// `word`, or the nearest above it that is a verb; kNone32 for none.
std::uint32_t VerbAt(const Document& document, std::uint32_t word) {
  while (word != kNone32 && document.words[word].upos != Upos::kVerb) word = document.words[word].head;
  return word;
}

/// The verb right behind a noun, with nothing but its own words between; kNone32 for none.
std::uint32_t VerbBehind(const Document& document, std::uint32_t noun) {
  const WordList& words = document.words;
  std::uint32_t verb = noun + 1;
  const std::uint32_t end = document.LastWord(words[noun].sentence);
  while (verb < end && words[verb].upos != Upos::kVerb && words[verb].upos != Upos::kPunct) ++verb;
  if (verb >= end || words[verb].upos != Upos::kVerb) return kNone32;
  for (std::uint32_t i = noun + 1; i < verb; ++i) {
    if (words[i].head != verb) return kNone32;
  }
  return verb;
}

/// The main verb of which "two days after | Libyan jets bombed a village" tells when: that above the verb
/// behind, or above the length where the parser takes that verb for a participle that has an object; kNone32
/// for none.
std::uint32_t MainVerbOf(const Document& document, std::uint32_t verb, std::uint32_t length) {
  const WordList& words = document.words;
  const std::uint32_t subject = Child(document, verb, Deprel::kNsubj);
  if (subject != kNone32 && subject != length) return kNone32;
  const bool described = words[verb].rel == Deprel::kAcl && words[verb].head == length &&
                         Child(document, verb, Deprel::kObj) != kNone32;
  if (!described && words[verb].rel != Deprel::kAdvcl) return kNone32;
  const std::uint32_t main = words[described ? length : verb].head;
  const bool opens =
      main != kNone32 && main > verb && (words[length].head == verb || words[length].head == main);
  return opens ? main : kNone32;
}

}  // namespace

/// "On Monday, two days after | Libyan jets bombed a village, Chad protested": who stands between a length
/// and a verb acts in a clause of time, and the length and the day before it are the main verb's.
void MendClausesBehindLengths(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t mark = 1; mark < words.size(); ++mark) {
    const std::uint32_t noun = words[mark].head;
    if (words[mark].rel != Deprel::kCase || noun == kNone32 || noun < mark) continue;
    const std::uint32_t length = mark - 1;
    if (words[noun].head != length || words[length].timex == kNone32 || words[noun].timex != kNone32)
      continue;
    const bool orders = knowledge.rules.IsOf(RareClass::kAfter, words[mark].readings) ||
                        knowledge.rules.IsOf(RareClass::kBefore, words[mark].readings);
    const std::uint32_t verb = orders ? VerbBehind(document, noun) : kNone32;
    const std::uint32_t main = verb == kNone32 ? kNone32 : MainVerbOf(document, verb, length);
    if (main == kNone32) continue;
    for (std::uint32_t i = document.FirstWord(words[verb].sentence); i < mark; ++i) {
      if (words[i].head == verb) words[i].head = main;
    }
    words[verb].head = main;
    words[verb].rel = Deprel::kAdvcl;
    words[length].head = main;
    words[length].rel = Deprel::kOblUnmarked;
    words[mark].head = verb;
    words[mark].rel = Deprel::kMark;
    MakeSubject(document, noun, verb);
  }
}

/// "protested after two jets | violated its airspace": the verb right behind `noun` that has an object and no
/// subject, where the parser hangs both on the verb before; kNone32 where there is none.
std::uint32_t VerbBeside(const Document& document, std::uint32_t noun) {
  const WordList& words = document.words;
  const std::uint32_t verb = noun + 1;
  if (verb == document.LastWord(words[noun].sentence)) return kNone32;
  const bool beside = words[verb].upos == Upos::kVerb && words[verb].rel == Deprel::kAdvcl &&
                      words[verb].head == words[noun].head && (words[verb].feats & Feats::kPast) != 0;
  if (!beside || words[noun].head > noun || Child(document, verb, Deprel::kObj) == kNone32) return kNone32;
  const bool whole =
      Child(document, verb, Deprel::kNsubj) == kNone32 && Child(document, verb, Deprel::kMark) == kNone32;
  return whole ? verb : kNone32;
}

/// "broke off relations on Monday, two days after | Libyan jets and troops struck a camp": who stands between
/// "after" and a verb in the past that has no subject acts in a clause of time.
void MendClausesTakenForOccasions(const Knowledge& knowledge, Document& document) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  WordList& words = document.words;
  for (std::uint32_t mark = 1; mark + 2 < words.size(); ++mark) {
    const std::uint32_t noun = words[mark].head;
    const bool opens = words[mark].rel == Deprel::kCase && noun != kNone32 && noun > mark &&
                       knowledge.rules.IsOf(RareClass::kAfter, words[mark].readings);
    if (!opens || words[noun].rel != Deprel::kObl || words[noun].timex != kNone32) continue;
    std::uint32_t verb = VerbBeside(document, noun);
    const bool beside = verb != kNone32;
    if (!beside) verb = words[noun].head;
    const bool loose = verb != kNone32 && verb > noun && words[verb].upos == Upos::kVerb &&
                       (words[verb].feats & kPast) == kPast && words[verb].rel == Deprel::kConj &&
                       words[verb].head < mark && Child(document, verb, Deprel::kCc) == kNone32;
    if (!beside && (!loose || HasSubjectBefore(document, verb))) continue;
    words[mark].head = verb;
    words[mark].rel = Deprel::kMark;
    words[verb].rel = Deprel::kAdvcl;
    MakeSubject(document, noun, verb);
  }
}

/// "announced that it was expelling two envoys, hours | after Chad had recalled its own": what "after" or
/// "because" opens is nothing that somebody says beside the first, but tells when or why that was done.
void MendOccasionsTakenForContents(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t mark = 1; mark + 1 < words.size(); ++mark) {
    const std::uint32_t verb = words[mark].head;
    const bool opens = words[mark].rel == Deprel::kMark && verb != kNone32 && verb > mark &&
                       words[verb].rel == Deprel::kCcomp && words[verb].head < mark &&
                       Child(document, verb, Deprel::kMark) == mark;
    if (!opens || (!knowledge.rules.IsOf(RareClass::kAfter, words[mark].readings) &&
                   !knowledge.rules.IsOf(RareClass::kBecause, words[mark].readings)))
      continue;
    const std::uint32_t content = Child(document, words[verb].head, Deprel::kCcomp);
    if (content == kNone32 || content > mark) continue;
    bool told = false;  // another deed between the two, whose occasion it may be
    for (std::uint32_t i = content + 1; i < mark; ++i) told = told || words[i].upos == Upos::kVerb;
    if (told) continue;
    words[verb].head = content;
    words[verb].rel = Deprel::kAdvcl;
  }
}

/// "in return for the expulsion last month of | ten officials": a time between a noun and its "of" is of that
/// noun.
void MendTimesWithinNouns(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i + 2 < words.size(); ++i) {
    if (!TellsWhen(document, i) || words[i].rel != Deprel::kOblUnmarked) continue;
    const std::uint32_t begin = BeginOfTime(document, i);
    const std::uint32_t whose = Child(document, i, Deprel::kNmod);
    const std::uint32_t of = whose == kNone32 ? kNone32 : Child(document, whose, Deprel::kCase);
    const bool within = of != kNone32 && of == i + 1 && words[of].Has(Grammar::kGenitive) &&
                        begin > document.FirstWord(words[i].sentence) &&
                        words[begin - 1].upos == Upos::kNoun && !IsUnder(document, begin - 1, i);
    if (!within) continue;
    words[i].head = begin - 1;
    words[i].rel = Deprel::kNmod;
    words[whose].head = begin - 1;
  }
}

/// "in a statement issued | late Thursday": a day is what no participle of a noun is done to.
void MendTimesTakenForObjects(Document& document) {
  WordList& words = document.words;
  for (Word& word : words) {
    if (word.timex == kNone32 || word.rel != Deprel::kObj || word.head == kNone32) continue;
    const Word& verb = words[word.head];
    const TimexType type = document.extraction->timexes[word.timex].type;
    const bool when = type == TimexType::kDate || type == TimexType::kTime;
    if (when && verb.rel == Deprel::kAcl && (verb.forms() & Form::kEd) != 0) word.rel = Deprel::kOblUnmarked;
  }
}

/// "touring Accra on Thursday and meeting leaders | on Friday": a time behind the second of two verbs is the
/// second's, but that of "killed or wounded | yesterday" is of both.
void MendTimesBehindConjuncts(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    if (!TellsWhen(document, i) || words[i].head > i) continue;
    const std::uint32_t verb = words[i].head;
    for (std::uint32_t k = i - 1; k > verb; --k) {
      const bool second =
          words[k].head == verb && words[k].rel == Deprel::kConj && words[k].upos == Upos::kVerb;
      if (!second || HasComma(document, k, i) || words[k + 1].timex == words[i].timex) continue;
      words[i].head = k;
      break;
    }
  }
}

/// "left the talks, where it had been a mediator, | on Friday": a time behind the comma that ends a clause
/// within commas is of the verb that the clause interrupts.
void MendTimesBehindAsides(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 4; i < words.size(); ++i) {
    if (!HangsOnPredicate(words[i]) || words[i].head > i) continue;
    const Word& aside = words[words[i].head];
    if (aside.rel != Deprel::kAclRelcl || aside.head == kNone32 || aside.head > words[i].head) continue;
    std::uint32_t begin = BeginOfTime(document, i);
    const std::uint32_t marker = Child(document, i, Deprel::kCase);
    if (marker != kNone32 && marker + 1 == begin) begin = marker;
    const bool closed = begin > words[i].head && words[begin - 1].text == ",";
    if (!closed || !HasComma(document, aside.head, words[i].head)) continue;
    const std::uint32_t verb = VerbAt(document, aside.head);
    if (verb == kNone32 || verb > aside.head) continue;
    words[i].head = verb;
  }
}

/// "Low, who had met him | earlier this month, telephoned him on Thursday": a time before the comma that ends
/// a relative clause is of that clause, not of the verb behind the comma.
void MendTimesWithinAsides(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t aside = 2; aside < words.size(); ++aside) {
    const bool relative = words[aside].rel == Deprel::kAclRelcl && words[aside].head < aside;
    const std::uint32_t verb = relative ? words[words[aside].head].head : kNone32;
    if (verb == kNone32 || verb < aside || words[verb].sentence != words[aside].sentence) continue;
    std::uint32_t end = aside + 1;
    while (end < verb && words[end].text != ",") ++end;
    if (end == verb || !HasComma(document, words[aside].head, aside)) continue;
    for (std::uint32_t i = aside + 1; i < end; ++i) {
      if (words[i].timex != kNone32 && words[i].head == verb) words[i].head = aside;
    }
  }
}

/// "expelled men who were questioned about a raid last month, | a paper reported": a time before the comma is
/// of the clause that ends there, not of the saying behind it.
void MendTimesBeforeSayings(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 3; i + 2 < words.size(); ++i) {
    if (!TellsWhen(document, i) || words[i].head < i + 3) continue;
    const std::uint32_t saying = words[i].head;
    std::uint32_t end = i + 1;
    while (end < saying && words[end].timex == words[i].timex) ++end;
    if (words[end].text != "," || !words[saying].Has(Grammar::kReport)) continue;
    const std::uint32_t subject = Child(document, saying, Deprel::kNsubj);
    if (subject == kNone32 || subject < end) continue;
    const std::uint32_t begin = BeginOfTime(document, i);
    const bool opens = begin == document.FirstWord(words[i].sentence);
    const std::uint32_t verb = opens ? kNone32 : VerbAt(document, begin - 1);
    if (verb == kNone32 || verb == saying) continue;
    words[i].head = verb;
  }
}

}  // namespace demarche::extract
