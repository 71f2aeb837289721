// Members of lists that the parser hangs on the wrong word.
#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
/// "a camp in Lebanon and | an airfield in Syria": a thing with an article goes on from a thing, not from the
/// place of one, where its own place is told by the same word.
void MendThingsBehindPlaces(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    const bool thing =
        words[i].upos == Upos::kNoun && words[i].rel == Deprel::kConj && words[i].head != kNone32;
    if (!thing || words[i].head >= i) continue;
    const std::uint32_t place = words[i].head;
    const std::uint32_t other = words[place].head;
    const bool of_thing = words[place].upos == Upos::kPropn && words[place].rel == Deprel::kNmod &&
                          other < place && words[other].upos == Upos::kNoun;
    if (!of_thing || Child(document, i, Deprel::kDet) == kNone32) continue;
    const std::uint32_t marker = Child(document, place, Deprel::kCase);
    const std::uint32_t own_place = Child(document, i, Deprel::kNmod);
    const std::uint32_t own_marker =
        own_place == kNone32 ? kNone32 : Child(document, own_place, Deprel::kCase);
    if (marker == kNone32 || own_marker == kNone32 || words[marker].text != words[own_marker].text) continue;
    words[i].head = other;
  }
}

/// "Its neighbour, | Lithuania, closed the border": a name alone between the commas behind a noun is no
/// second member of a list, but who is meant.
void MendNamesTakenForMembers(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i + 1 < words.size(); ++i) {
    const std::uint32_t noun = words[i].head;
    const bool second = words[i].rel == Deprel::kConj && words[i].upos == Upos::kPropn && noun != kNone32 &&
                        noun < i && words[noun].upos == Upos::kNoun && words[noun].rel == Deprel::kNsubj;
    if (!second || words[noun + 1].text != "," || !document.Is(i + 1, ",")) continue;
    const std::uint32_t verb = words[noun].head;
    if (verb == kNone32 || verb < i || Child(document, i, Deprel::kCc) != kNone32) continue;
    bool alone = true;
    for (std::uint32_t k = noun + 2; k < i; ++k) alone = alone && words[k].head == i;
    for (std::uint32_t k = i + 1; k < verb; ++k) {
      alone = alone && (words[k].rel != Deprel::kConj || (words[k].head != noun && words[k].head != i));
    }
    if (alone) words[i].rel = Deprel::kAppos;
  }
}

/// "After touring Accra and | meeting with the king": a gerund goes on from a gerund, not from its object,
/// and is no noun.
void MendGerundsInPairs(Document& document) {
  WordList& words = document.words;
  const auto is_ing = [&](std::uint32_t word) { return (words[word].forms() & Form::kIng) != 0; };
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    if (words[i].rel != Deprel::kConj || words[i].head >= i || !is_ing(i)) continue;
    std::uint32_t first = words[i].head;
    const Word& name = words[first];
    if (name.upos == Upos::kPropn && (name.rel == Deprel::kObj || name.rel == Deprel::kObl) &&
        name.head < first)
      first = name.head;
    if (words[first].upos != Upos::kVerb || !is_ing(first)) continue;
    const bool alone =
        Child(document, i, Deprel::kDet) == kNone32 && Child(document, i, Deprel::kAmod) == kNone32;
    const std::uint32_t with = Child(document, i, Deprel::kNmod);
    if (!alone || (with == kNone32 && Child(document, i, Deprel::kObl) == kNone32 &&
                   Child(document, i, Deprel::kObj) == kNone32))
      continue;
    if (with != kNone32) words[with].rel = Deprel::kObl;
    words[i].upos = Upos::kVerb;
    words[i].feats = Feats::kGer;
    words[i].head = first;
  }
}

/// "deplored the blasts which killed ten and | injured twenty": harm goes on from harm, not from what is said
/// of it.
void MendHarmsInRelatives(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  const auto harms = [&](const Word& word) {
    return word.upos == Upos::kVerb && knowledge.rules.IsOf(RareClass::kHarm, word.readings);
  };
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    const std::uint32_t above = words[i].head;
    const bool joined = words[i].rel == Deprel::kConj && above != kNone32 && above < i && harms(words[i]);
    if (!joined || words[above].upos != Upos::kVerb || harms(words[above])) continue;
    if (Child(document, i, Deprel::kNsubj) != kNone32) continue;
    for (std::uint32_t k = i - 1; k > above; --k) {
      if (words[k].rel != Deprel::kAclRelcl || !harms(words[k]) || !IsUnder(document, k, above)) continue;
      words[i].head = k;
      break;
    }
  }
}

/// "was due to talk to those who survived and | meet the king": a base form goes on from a base form, not
/// from a past one below it.
void MendBareConjuncts(Document& document) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  WordList& words = document.words;
  const auto is_bare = [&](std::uint32_t word) {
    return words[word].upos == Upos::kVerb && (words[word].feats & kPast) == 0 &&
           (words[word].forms() & Form::kBase) != 0;
  };
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    const std::uint32_t above = words[i].head;
    if (words[i].rel != Deprel::kConj || above >= i || !is_bare(i)) continue;
    const bool past = words[above].upos == Upos::kVerb && (words[above].feats & kPast) == kPast &&
                      words[above].rel == Deprel::kAclRelcl;
    if (!past || Child(document, i, Deprel::kNsubj) != kNone32 || Child(document, i, Deprel::kAux) != kNone32)
      continue;
    for (std::uint32_t k = above - 1; k > document.FirstWord(words[i].sentence); --k) {
      if (!is_bare(k) || !IsUnder(document, above, k)) continue;
      words[i].head = k;
      break;
    }
  }
}

/// "Chad said several people were injured in the raid and | vowed revenge": who says or vows is who speaks,
/// not they to whom it was done.
void MendConjunctsOfSayings(Document& document) {
  constexpr int kHighest = 6;
  constexpr std::uint64_t kInWords = Grammar::kReport | Grammar::kPlanned | Grammar::kCausative;
  WordList& words = document.words;
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    Word& verb = words[i];
    const bool joined = verb.rel == Deprel::kConj && verb.upos == Upos::kVerb && verb.head < i &&
                        (verb.feats & Feats::kPast) != 0 && words[i - 1].rel == Deprel::kCc;
    if (!joined || !verb.Has(kInWords) || Child(document, i, Deprel::kAuxPass) != kNone32) continue;
    std::uint32_t content = verb.head;
    for (int step = 0; step < kHighest && content != kNone32 && words[content].upos != Upos::kVerb; ++step)
      content = words[content].head;
    if (content == kNone32 || words[content].rel != Deprel::kCcomp || words[content].head > content) continue;
    const std::uint32_t saying = words[content].head;
    const std::uint32_t victims = Child(document, content, Deprel::kNsubjPass);
    const bool people = victims != kNone32 && words[victims].upos == Upos::kNoun;
    // "denied that its troops had crossed the line and | asked for an inquiry"
    const bool denied =
        words[saying].Has(Grammar::kDenied) && Child(document, content, Deprel::kAux) != kNone32;
    if ((people && words[saying].Has(Grammar::kReport)) || denied) verb.head = saying;
  }
}

/// Whether a rule of the verb has the noun right behind its first words: "impose | sanctions".
bool Takes(const Rulebook& rules, const Word& verb, const Word& noun) {
  return std::ranges::any_of(verb.readings, [&](const Reading& reading) {
    const std::vector<std::uint32_t>* own =
        reading.form == Form::kEd ? rules.VerbRules(reading.symbol) : nullptr;
    return own != nullptr && std::ranges::any_of(*own, [&](std::uint32_t rule) {
             const std::vector<Rule::Part>& parts = rules.rules[rule].parts;
             return parts.size() > 1 && parts[1].role == Role::kNone &&
                    std::ranges::any_of(parts[1].alternatives, [&](const auto& phrase) {
                      return phrase.size() == 1 && noun.Reads(phrase[0]);
                    });
           });
  });
}

/// "suspended visits by ships and | imposed sanctions": what the parser takes for a quality of another noun
/// of the list, and what is done to that noun in the rules, is the second verb; so is "praised Peru, and the
/// Chilean minister | voiced concern", of whoever stands between.
void MendVerbsTakenForQualities(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i + 1 < words.size(); ++i) {
    Word& verb = words[i];
    const std::uint32_t noun = i + 1;
    const bool quality = verb.rel == Deprel::kAmod && verb.head == noun && (verb.forms() & Form::kEd) != 0;
    if (!quality || words[noun].rel != Deprel::kConj || words[noun].head >= i - 1) continue;
    const std::uint32_t joint = Child(document, noun, Deprel::kCc);
    const bool led = words[i - 1].rel == Deprel::kCompound && words[i - 1].head == noun;
    if (joint == kNone32 || joint >= i || (joint != i - 1 && !led)) continue;
    if (!Takes(knowledge.rules, verb, words[noun])) continue;
    std::uint32_t above = words[noun].head;
    while (above != kNone32 && words[above].upos != Upos::kVerb) above = words[above].head;
    if (above == kNone32 || above > i || (words[above].feats & Feats::kPast) == 0) continue;
    verb.upos = Upos::kVerb;
    verb.feats = Feats::kFin | Feats::kPast;
    verb.head = above;
    verb.rel = Deprel::kConj;
    words[noun].head = i;
    words[noun].rel = Deprel::kObj;
    for (std::uint32_t k = joint + 1; k + 1 < i; ++k) {
      if (words[k].head == noun) words[k].head = i - 1;
    }
    words[joint].head = i;
    if (joint != i - 1) MakeSubject(document, i - 1, i);
  }
}

/// "detained more than | 100 people": the number that it is more than, and what is counted, is the object.
void MendQuantities(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t than = 2; than + 2 < words.size(); ++than) {
    const std::uint32_t more = than - 1;
    const std::uint32_t noun = words[than].head;
    if (words[than].text != "than" || words[than].rel != Deprel::kCase || words[than + 1].upos != Upos::kNum)
      continue;
    const std::uint32_t verb = noun == kNone32 ? kNone32 : words[noun].head;
    const bool counted = noun != kNone32 && noun > than && words[noun].rel == Deprel::kObl &&
                         verb != kNone32 && verb + 1 == more && words[verb].upos == Upos::kVerb &&
                         words[more].head == verb;
    if (!counted || Child(document, verb, Deprel::kObj) != kNone32) continue;
    words[noun].rel = Deprel::kObj;
    words[more].head = noun;
    words[than].head = noun;
    words[than].rel = Deprel::kAdvmod;
  }
}

}  // namespace demarche::extract
