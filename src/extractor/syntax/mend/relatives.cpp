#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

bool IsNoun(const Word& word) { return word.upos == Upos::kNoun || word.upos == Upos::kPropn; }

/// Whom a relative clause behind `last` describes: of "officials in Canberra" the officials, where it tells
/// of people.
std::uint32_t Described(const Document& document, std::uint32_t last, bool people) {
  const WordList& words = document.words;
  std::uint32_t noun = last;
  while (words[noun].rel == Deprel::kFlat && words[noun].head < noun) noun = words[noun].head;
  const std::uint32_t marker = Child(document, noun, Deprel::kCase);
  const bool where =
      words[noun].rel == Deprel::kNmod && marker != kNone32 && words[marker].Has(Grammar::kLocative);
  return people && where && words[noun].head < noun ? words[noun].head : noun;
}

}  // namespace

/// "met officials in Lima, who | urged Chad to talk": behind a comma and a relative that is its subject, a
/// clause that the parser takes for one beside the main clause describes the noun before the comma.
void MendRelativesTakenForAsides(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i + 1 < words.size(); ++i) {
    const bool opens = words[i].Has(Grammar::kRelative) && words[i - 1].text == "," &&
                       words[i].sentence == words[i - 2].sentence && IsNoun(words[i - 2]);
    const std::uint32_t verb = opens ? words[i].head : kNone32;
    if (verb == kNone32 || verb < i || words[verb].rel != Deprel::kAdvcl) continue;
    if (words[i].rel != Deprel::kNsubj && words[i].rel != Deprel::kNsubjPass) continue;
    const std::uint32_t noun = Described(document, i - 2, document.Is(i, "who"));
    if (IsUnder(document, noun, verb)) continue;
    words[verb].head = noun;
    words[verb].rel = Deprel::kAclRelcl;
  }
}

/// "ministers | meeting in Oslo | agreed": behind many people and before a place, what people alone do
/// describes them, and they do what follows; but "the ministers meeting in Oslo ended".
void MendAssemblies(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    if (!knowledge.rules.IsOf(RareClass::kAssembling, words[i].readings)) continue;
    Word& people = words[i - 1];
    const bool many = people.sentence == words[i].sentence && people.upos == Upos::kNoun &&
                      (people.feats & Feats::kPlur) != 0 && people.head == i;
    const std::uint32_t verb = words[i].rel == Deprel::kNsubj ? words[i].head : kNone32;
    if (!many || verb == kNone32 || verb < i || words[verb].upos != Upos::kVerb ||
        words[verb].Has(Grammar::kOccur) ||
        (!words[i + 1].Has(Grammar::kLocative) && words[i + 1].upos != Upos::kAdv))
      continue;
    people.head = verb;
    people.rel = Deprel::kNsubj;
    for (std::uint32_t k = document.FirstWord(words[i].sentence); k + 1 < i; ++k) {
      if (words[k].head == i) words[k].head = i - 1;  // "foreign | ministers"
    }
    for (std::uint32_t k = i + 1; k < verb; ++k) {
      if (words[k].head == i && words[k].rel == Deprel::kNmod) words[k].rel = Deprel::kObl;
    }
    words[i].upos = Upos::kVerb;
    words[i].feats = Feats::kGer;
    words[i].head = i - 1;
    words[i].rel = Deprel::kAcl;
  }
}

}  // namespace demarche::extract
