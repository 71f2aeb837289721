#include <algorithm>

#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {

/// "(CNN) President Trump said": who prints it is no subject.
void MendBylines(Document& document) {
  constexpr std::uint32_t kLongest = 4;
  WordList& words = document.words;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const std::uint32_t first = document.FirstWord(s);
    const std::uint32_t end = std::min(document.LastWord(s), first + kLongest);
    if (first == end || words[first].text != "(") continue;
    std::uint32_t close = first + 1;
    while (close < end && words[close].text != ")") ++close;
    if (close == end) continue;
    for (std::uint32_t i = first + 1; i < close; ++i) {
      if (words[i].rel == Deprel::kNsubj || words[i].rel == Deprel::kNsubjPass)
        words[i].rel = Deprel::kParataxis;
    }
  }
}

/// "Mayor Harold Washington": what goes on with a name that goes on is a part of the whole.
void MendNames(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    Word& word = words[i];
    if (word.rel != Deprel::kFlat || word.head == kNone32 || word.head > i) continue;
    const Word& before = words[word.head];
    if (before.rel == Deprel::kFlat && before.head != kNone32 && before.head < word.head)
      word.head = before.head;
  }
}

/// "Nyerere | accused Amin": a name of the lexicon is no auxiliary.
void MendNamesTakenForAuxiliaries(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 0; i + 1 < words.size(); ++i) {
    Word& word = words[i];
    const bool auxiliary = (word.rel == Deprel::kAux || word.rel == Deprel::kAuxPass) && word.letter &&
                           word.capital && word.head == i + 1 && words[i + 1].upos == Upos::kVerb;
    if (!auxiliary || word.Has(Grammar::kBe | Grammar::kHave | Grammar::kDo | Grammar::kModal)) continue;
    if (Child(document, i + 1, Deprel::kNsubj) != kNone32) continue;
    if (knowledge.names.Find(document.article->text, word.span.begin).size != word.span.size()) continue;
    word.upos = Upos::kPropn;
    word.rel = Deprel::kNsubj;
    words[i + 1].feats = Feats::kFin | Feats::kPast;
  }
}

/// "Filipino ships": a people is no number.
void MendDemonyms(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (Word& word : words) {
    const bool number = word.upos == Upos::kNum && word.letter && word.capital && word.rel == Deprel::kNummod;
    if (!number || knowledge.names.Find(document.article->text, word.span.begin).size == 0) continue;
    word.upos = Upos::kAdj;
    word.rel = Deprel::kAmod;
  }
}

/// "..., Human Rights | Watch alleged": the last word of a name of the lexicon is no verb.
void MendNamesTakenForVerbs(const Knowledge& knowledge, Document& document) {
  constexpr std::uint32_t kLongest = 4;
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i].upos != Upos::kVerb || !words[i].capital || !words[i - 1].capital) continue;
    const std::uint32_t begin = document.FirstWord(words[i].sentence);
    std::uint32_t first = i;
    bool named = false;
    while (!named && first > begin && first + kLongest > i && words[first - 1].capital) {
      --first;
      named = words[first].span.begin +
                  knowledge.names.Find(document.article->text, words[first].span.begin).size >=
              words[i].span.end;
    }
    for (std::uint32_t k = first; k < i; ++k) named = named && !IsUnder(document, i, k);
    if (!named) continue;
    for (std::uint32_t k = first; k < i; ++k) {
      words[k].head = i;
      words[k].rel = Deprel::kCompound;
    }
    words[i].upos = Upos::kPropn;
    words[i].feats = 0;
    // "Judges | struck over the sacking of a colleague by Kais Saied", whom the parser takes for the main
    // verb.
    const std::uint32_t noun = words[i].rel == Deprel::kRoot ? Child(document, i, Deprel::kNsubj) : kNone32;
    const std::uint32_t main = noun == kNone32 ? kNone32 : Child(document, noun, Deprel::kAcl);
    if (main != kNone32 && main < first && (words[main].forms() & Form::kEd) != 0) {
      words[main].head = kNone32;
      words[main].rel = Deprel::kRoot;
      words[i].head = main;
      words[i].rel = Deprel::kObl;
      MakeSubject(document, noun, main);
    }
    if (words[i].rel == Deprel::kAdvcl) words[i].rel = Deprel::kParataxis;
  }
}

/// "signed by Chad as well as | Mali", where the parser hangs the second on the verb: both are its parties.
void MendAdditions(const Knowledge& knowledge, Document& document) {
  constexpr std::uint32_t kConjunction = 3;
  const auto nominal = [](const Word& word) { return word.upos == Upos::kNoun || word.upos == Upos::kPropn; };
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + kConjunction < words.size(); ++i) {
    const bool adds = words[i].rel == Deprel::kCc && words[i].head != kNone32 && words[i + 1].head == i &&
                      knowledge.rules.IsOf(RareClass::kAdding, words[i + 1].readings);
    if (!adds) continue;
    std::uint32_t right = words[i].head;
    if (right < i) {
      const std::uint32_t verb = right;
      right = i + kConjunction;
      while (right < document.LastWord(words[i].sentence) && words[right].head != verb) ++right;
      if (right == document.LastWord(words[i].sentence) || words[right].rel != Deprel::kNsubj) continue;
    }
    const std::uint32_t verb = words[right].head;
    if (!nominal(words[right]) || verb == kNone32 || nominal(words[verb])) continue;
    std::uint32_t left = i - 1;
    while (words[left].head != kNone32 && words[left].head < right && words[left].head != verb)
      left = words[left].head;
    if (words[left].head != verb || left >= i || !nominal(words[left])) continue;
    words[right].head = left;
    words[right].rel = Deprel::kConj;
    words[i].head = right;
  }
}

/// "treated | wounded Syrian civilians": what the parser takes for a verb of its own, and what stands right
/// before an object without an article, describes it.
void MendParticiplesBeforeNouns(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& word = words[i];
    const bool participle =
        word.upos == Upos::kVerb && word.rel == Deprel::kXcomp && (word.forms() & Form::kEd) != 0;
    if (!participle || word.head == kNone32 || word.head >= i) continue;
    std::uint32_t noun = i + 1;
    while (noun < document.LastWord(word.sentence) && words[noun].head != word.head &&
           (words[noun].rel == Deprel::kAmod || words[noun].rel == Deprel::kCompound))
      ++noun;
    if (noun == document.LastWord(word.sentence)) continue;
    const bool bare = words[noun].rel == Deprel::kObj && words[noun].head == word.head &&
                      (words[noun].upos == Upos::kNoun || words[noun].upos == Upos::kPropn);
    if (!bare || words[noun].timex != kNone32) continue;
    for (std::uint32_t k = word.head + 1; k < i; ++k) {
      if (words[k].head == i) words[k].head = noun;
    }
    word.head = noun;
    word.rel = Deprel::kAmod;
  }
}

/// "lend | Dhaka $1.2bn": who gets it is no part of the sum.
void MendReceivers(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& name = words[i];
    const Word& sum = words[i + 1];
    const bool part = name.upos == Upos::kPropn && name.rel == Deprel::kCompound && name.head == i + 1 &&
                      name.timex == kNone32;
    if (!part || sum.upos != Upos::kSym || sum.rel != Deprel::kObj || sum.head + 1 != i) continue;
    name.head = sum.head;
    name.rel = Deprel::kObj;
  }
}

namespace {

/// "was gunned down outside his home in Lima | by hitmen", "placed under arrest | by agents": who does what
/// is done, which the parser makes a part of the phrase between.
void HangOnPassive(const Knowledge& knowledge, Document& document, std::uint32_t word) {
  WordList& words = document.words;
  if (words[word].rel != Deprel::kNmod || words[word].head == kNone32 || words[word].head > word) return;
  const std::uint32_t by = Child(document, word, Deprel::kCase);
  if (by == kNone32 || by > word || !words[by].Has(Grammar::kAgentPreposition)) return;
  const Word& phrase = words[words[word].head];
  // "suspended due to the arrest of a minister by police", unlike "placed under arrest by police"
  const std::uint32_t marker = Child(document, words[word].head, Deprel::kCase);
  const bool under = marker != kNone32 && knowledge.rules.IsOf(RareClass::kUnder, words[marker].readings);
  const bool deed = std::ranges::any_of(
      phrase.readings, [&](const Reading& reading) { return knowledge.rules.NamesDeed(reading.symbol); });
  if (deed && !under) return;
  const bool passive = phrase.rel == Deprel::kObl && phrase.head != kNone32 &&
                       phrase.head < words[word].head && phrase.timex == kNone32 &&
                       !phrase.Has(Grammar::kReport) &&
                       Child(document, phrase.head, Deprel::kAuxPass) != kNone32 &&
                       Child(document, phrase.head, Deprel::kOblAgent) == kNone32;
  if (!passive) return;
  words[word].head = phrase.head;
  words[word].rel = Deprel::kObl;
}

}  // namespace

/// "Iran's ambassador, Said Low, handed over a note": what has a capital within a sentence, before a name, is
/// no verb of saying, and what it would say is what the ambassador does.
void MendNamesTakenForSayings(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i + 2 < words.size(); ++i) {
    const bool name = words[i].upos == Upos::kVerb && words[i].capital && words[i].Has(Grammar::kReport) &&
                      i > document.FirstWord(words[i].sentence) && words[i - 1].text == "," &&
                      words[i + 1].capital && words[i + 1].upos == Upos::kPropn;
    const std::uint32_t verb = name ? words[i + 1].head : kNone32;
    const std::uint32_t bearer = name ? Child(document, i, Deprel::kNsubj) : kNone32;
    if (verb == kNone32 || verb < i || words[verb].head != i || bearer == kNone32 || bearer > i) continue;
    TakePlaceOf(document, i, verb);
    MakeSubject(document, bearer, verb);
    words[i + 1].head = bearer;
    words[i + 1].rel = Deprel::kAppos;
    words[i].head = i + 1;
    words[i].rel = Deprel::kCompound;
    words[i].upos = Upos::kPropn;
    words[i].feats = 0;
  }
}

/// "was received yesterday | by his counterpart": who does what is done, wherever the words stand.
void MendAgents(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& word = words[i];
    const bool noun = word.upos == Upos::kNoun || word.upos == Upos::kPropn || word.upos == Upos::kPron;
    // "was deeply concerned by the pardon": a quality has no agent
    const bool quality = word.rel == Deprel::kOblAgent && word.head != kNone32 &&
                         words[word.head].upos == Upos::kAdj &&
                         Child(document, word.head, Deprel::kCop) != kNone32;
    if (quality) {
      word.rel = Deprel::kObl;
      continue;
    }
    HangOnPassive(knowledge, document, i);
    if (word.rel != Deprel::kObl || !noun || word.head == kNone32 || word.head > i || word.timex != kNone32)
      continue;
    const std::uint32_t by = Child(document, i, Deprel::kCase);
    if (by == kNone32 || by > i || !words[by].Has(Grammar::kAgentPreposition)) continue;
    if (Child(document, i, Deprel::kNummod) != kNone32) continue;
    if (Child(document, word.head, Deprel::kAuxPass) != kNone32) word.rel = Deprel::kOblAgent;
  }
}

/// "is | due in Oslo on Monday": what is planned is the predicate, and the town where.
void MendWhatIsDue(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t due = 1; due + 2 < words.size(); ++due) {
    const std::uint32_t town = words[due].head;
    const bool planned = words[due].rel == Deprel::kCase && words[due].upos == Upos::kAdj &&
                         words[due].Has(Grammar::kPlanned) && town != kNone32 && town > due;
    if (!planned || words[due + 1].rel != Deprel::kCase || words[due + 1].head != town ||
        Child(document, town, Deprel::kCop) == kNone32)
      continue;
    for (std::uint32_t i = document.FirstWord(words[due].sentence);
         i < document.LastWord(words[due].sentence); ++i) {
      const Deprel rel = words[i].rel;
      const bool own = rel == Deprel::kCompound || rel == Deprel::kFlat || rel == Deprel::kAmod ||
                       rel == Deprel::kDet || i == due + 1;
      if (words[i].head != town || own) continue;
      words[i].head = due;
      if (rel == Deprel::kNmod) words[i].rel = Deprel::kObl;
    }
    words[due].head = words[town].head;
    words[due].rel = words[town].rel;
    words[town].head = due;
    words[town].rel = Deprel::kObl;
  }
}

}  // namespace demarche::extract
