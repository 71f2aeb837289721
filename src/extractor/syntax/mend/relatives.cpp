#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

bool IsNoun(const Word& word) { return word.upos == Upos::kNoun || word.upos == Upos::kPropn; }

/// Whom a relative clause behind `last` describes: of "officials in Canberra" the officials, where it tells
/// of people.
std::uint32_t Described(const Document& document, std::uint32_t last, bool people) {
  const std::vector<Word>& words = document.words;
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
  std::vector<Word>& words = document.words;
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

}  // namespace demarche::extract
