// Sentences that put one part before the rest to stress it, or say that somebody is the first to do a thing:
// the clause behind is what they tell.
#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "It was Chad that shelled Mali", "Asylum is what Chad gave": parts of a cleft, or none.
struct Cleft {
  std::uint32_t verb = kNone32;    ///< of the clause behind
  std::uint32_t copula = kNone32;  ///< "was"
};

/// The first word behind `noun` in its relative clause `verb`, where it is a pronoun or "that".
std::uint32_t OpenerOf(const Document& document, std::uint32_t noun, std::uint32_t verb) {
  for (std::uint32_t i = noun + 1; i < verb; ++i) {
    const Word& word = document.words[i];
    if (word.head == verb && (word.text == "that" || word.text == "who" || word.text == "which")) return i;
  }
  return kNone32;
}

Cleft FindCleft(const Document& document, std::uint32_t root) {
  Cleft cleft;
  cleft.copula = Child(document, root, Deprel::kCop);
  cleft.verb = Child(document, root, Deprel::kAclRelcl);
  const bool told = cleft.copula != kNone32 && cleft.copula < root && cleft.verb != kNone32 &&
                    cleft.verb > root && document.words[cleft.verb].upos == Upos::kVerb;
  return told ? cleft : Cleft{};
}

/// The clause takes the place of the predicate, and what only stressed it tells nothing.
void Raise(Document& document, std::uint32_t root, const Cleft& cleft) {
  WordList& words = document.words;
  words[cleft.verb].head = words[root].head;
  words[cleft.verb].rel = words[root].rel;
  words[cleft.copula].head = cleft.verb;
  words[cleft.copula].rel = Deprel::kExpl;
}

/// "It was Chad that shelled Mali", "it was from the air that they dropped food".
void MendStressed(Document& document, std::uint32_t root) {
  WordList& words = document.words;
  const Cleft cleft = FindCleft(document, root);
  if (cleft.verb == kNone32) return;
  std::uint32_t it = cleft.copula;
  while (it > document.FirstWord(words[root].sentence) && words[it].text != "It" && words[it].text != "it")
    --it;
  const std::uint32_t joint = OpenerOf(document, root, cleft.verb);
  const bool empty = words[it].text == "It" || words[it].text == "it";
  if (!empty || words[it].head != root || joint == kNone32) return;
  const Deprel role = words[joint].rel;
  const bool acts = role == Deprel::kNsubj || role == Deprel::kNsubjPass;
  // "it is up to lands that object": a clause of the noun.
  if (acts && Child(document, root, Deprel::kCase) != kNone32) return;
  Raise(document, root, cleft);
  words[it].head = words[root].head = cleft.verb;
  words[it].rel = Deprel::kExpl;
  words[root].rel = acts || role == Deprel::kObj ? role : Deprel::kObl;
  words[joint].rel = Deprel::kMark;
}

/// "Asylum is what Chad gave".
void MendAsked(Document& document, std::uint32_t what) {
  WordList& words = document.words;
  const Cleft cleft = FindCleft(document, what);
  const std::uint32_t thing = Child(document, what, Deprel::kNsubj);
  const bool asked = cleft.verb != kNone32 && thing != kNone32 && thing < cleft.copula &&
                     words[thing].upos == Upos::kNoun && HasSubjectBefore(document, cleft.verb) &&
                     Child(document, cleft.verb, Deprel::kObj) == kNone32;
  if (!asked) return;
  Raise(document, what, cleft);
  words[thing].head = words[what].head = cleft.verb;
  words[thing].rel = Deprel::kObj;
  words[what].rel = Deprel::kMark;
}

/// The predicate noun that tells that somebody is the first to do what `verb` says, or none: "was the first |
/// land to visit", "became the latest | land to visit".
std::uint32_t RankedNoun(const Knowledge& knowledge, const Document& document, std::uint32_t verb,
                         std::uint32_t above) {
  const WordList& words = document.words;
  std::uint32_t noun = above;
  if (words[above].upos == Upos::kVerb) {
    if (!knowledge.rules.IsOf(RareClass::kBecoming, words[above].readings)) return kNone32;
    noun = Child(document, above, Deprel::kObj);
    if (noun == kNone32) noun = Child(document, above, Deprel::kXcomp);
  } else if (Child(document, above, Deprel::kCop) == kNone32) {
    return kNone32;
  }
  if (noun == kNone32 || noun > verb || (words[noun].upos != Upos::kNoun && words[noun].upos != Upos::kPropn))
    return kNone32;
  for (std::uint32_t i = document.FirstWord(words[verb].sentence); i < noun; ++i) {
    if (words[i].head == noun && knowledge.rules.IsOf(RareClass::kRanking, words[i].readings)) return noun;
  }
  return kNone32;
}

/// The verb that tells of a ranked noun what it became, where the infinitive hangs on the noun: "became the
/// first land | to visit"; else what the infinitive hangs on.
std::uint32_t PredicateAbove(const Knowledge& knowledge, const Document& document, std::uint32_t verb) {
  const WordList& words = document.words;
  const std::uint32_t above = words[verb].head;
  const std::uint32_t became = words[above].head;
  const bool object = words[above].rel == Deprel::kObj || words[above].rel == Deprel::kXcomp;
  return object && became != kNone32 && knowledge.rules.IsOf(RareClass::kBecoming, words[became].readings)
             ? became
             : above;
}

/// "Ghana became the latest land | to recognise Kosovo": it has recognised it.
void MendRanked(const Knowledge& knowledge, Document& document, std::uint32_t to) {
  WordList& words = document.words;
  const std::uint32_t verb = words[to].head;
  const bool infinitive = words[to].rel == Deprel::kMark && verb != kNone32 && verb > to &&
                          words[verb].upos == Upos::kVerb && words[verb].head != kNone32 &&
                          words[verb].head < to && words[to - 1].text != "not";
  if (!infinitive) return;
  const std::uint32_t main = PredicateAbove(knowledge, document, verb);
  const std::uint32_t noun = RankedNoun(knowledge, document, verb, main);
  if (noun == kNone32) return;
  const std::uint32_t subject = Child(document, main, Deprel::kNsubj);
  const std::uint32_t auxiliary = Child(document, main, Deprel::kAux);
  const bool done = auxiliary == kNone32 || words[auxiliary].Has(Grammar::kHave);
  const std::uint32_t tensed = main == noun ? Child(document, main, Deprel::kCop) : main;
  const bool past = auxiliary != kNone32 || (words[tensed].feats & Feats::kPast) != 0;
  if (subject == kNone32 || subject > noun || !done || !past) return;
  words[verb].head = words[main].head;
  words[verb].rel = words[main].rel;
  words[verb].feats = Feats::kFin | Feats::kPast;
  words[to].rel = Deprel::kExpl;
  for (std::uint32_t i = document.FirstWord(words[verb].sentence);
       i < document.LastWord(words[verb].sentence); ++i) {
    const bool of_predicate = words[i].rel == Deprel::kAmod || words[i].rel == Deprel::kDet ||
                              words[i].rel == Deprel::kNmod || words[i].rel == Deprel::kCompound;
    if (words[i].head == main && i != noun && !(main == noun && of_predicate)) words[i].head = verb;
  }
  if (tensed != noun) {
    words[tensed].head = verb;
    words[tensed].rel = Deprel::kExpl;
  }
  MakeSubject(document, subject, verb);
  words[noun].head = subject;
  words[noun].rel = Deprel::kAppos;
}

}  // namespace

void MendClefts(const Knowledge& knowledge, Document& document) {
  for (std::uint32_t i = 1; i < document.words.size(); ++i) {
    if (document.words[i].text == "to") {
      MendRanked(knowledge, document, i);
    } else if (document.words[i].text == "what") {
      MendAsked(document, i);
    } else if (document.words[i].rel == Deprel::kRoot || document.words[i].rel == Deprel::kCcomp) {
      MendStressed(document, i);
    }
  }
}

}  // namespace demarche::extract
