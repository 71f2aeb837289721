#include <algorithm>

#include "extractor/syntax/mend/passes.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {

/// "said that | planes from Chad bombed": what the parser takes for a verb behind "that", or for a relative
/// clause before its own verb, is the subject, in a form that can be a noun's, too.
void MendPluralsBehindThat(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& noun = words[i];
    Word& that = words[i - 1];
    const bool plural = noun.upos == Upos::kVerb && noun.text.ends_with('s') && that.text == "that" &&
                        that.rel == Deprel::kNsubj && noun.head != kNone32 && noun.head > i;
    if (!plural || words[noun.head].upos != Upos::kVerb) continue;
    const bool relative = noun.rel == Deprel::kAdvclRelcl && that.head == i;
    const bool beside = noun.rel == Deprel::kNsubj && that.head == noun.head;
    if (!beside && (!relative || HasSubjectBefore(document, noun.head))) continue;
    for (std::uint32_t k = i + 1; k < noun.head; ++k) {
      if (words[k].head == i && words[k].rel == Deprel::kObl) words[k].rel = Deprel::kNmod;
    }
    that.head = noun.head;
    that.rel = Deprel::kMark;
    that.upos = Upos::kSconj;
    noun.upos = Upos::kNoun;
    noun.feats = Feats::kPlur;
    noun.rel = Child(document, noun.head, Deprel::kAuxPass) == kNone32 ? Deprel::kNsubj : Deprel::kNsubjPass;
  }
}

/// "demanded that China | return weapons and equipment": "that" marks no noun. Where it marks an object, the
/// word behind a name, which the parser takes for a part of it, is the verb of what is said.
void MendVerbsTakenForCompounds(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t noun = 3; noun < words.size(); ++noun) {
    const bool object = words[noun].upos == Upos::kNoun && words[noun].rel == Deprel::kObj &&
                        words[noun].head != kNone32 && words[noun].head < noun;
    const std::uint32_t that = object ? Child(document, noun, Deprel::kMark) : kNone32;
    if (that == kNone32 || that < words[noun].head || that > noun) continue;
    const auto part = [&](std::uint32_t i) {
      return words[i].head == noun && words[i].rel == Deprel::kCompound;
    };
    std::uint32_t verb = that + 2;
    while (verb < noun && !(part(verb) && !words[verb].capital && part(verb - 1) && words[verb - 1].capital))
      ++verb;
    if (verb >= noun) continue;
    words[verb].upos = Upos::kVerb;
    words[verb].feats = Feats::kInf;
    words[verb].head = words[noun].head;
    words[verb].rel = Deprel::kCcomp;
    for (std::uint32_t i = that; i < verb; ++i) {
      if (words[i].head == noun) words[i].head = i == that || i + 1 == verb ? verb : verb - 1;
    }
    words[verb - 1].rel = Deprel::kNsubj;
    words[noun].head = verb;
  }
}

/// The verb of saying above a noun of the relation that `i` describes as a participle, or none.
std::uint32_t SayingAbove(const Document& document, std::uint32_t i, Deprel rel) {
  const WordList& words = document.words;
  const Word& verb = words[i];
  const bool past = verb.upos == Upos::kVerb && verb.rel == Deprel::kAcl && (verb.forms() & Form::kEd) != 0;
  if (!past || verb.head == kNone32 || verb.head >= i || words[verb.head].rel != rel) return kNone32;
  if (Child(document, i, Deprel::kOblAgent) != kNone32) return kNone32;
  const std::uint32_t saying = words[verb.head].head;
  return saying != kNone32 && words[saying].Has(Grammar::kReport) ? saying : kNone32;
}

bool HasMarkBetween(const Document& document, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t k = first + 1; k < last; ++k) {
    if (document.words[k].upos == Upos::kPunct) return true;
  }
  return false;
}

/// What was taken for a participle of its noun is what the noun did, and is said.
void MakeContent(Document& document, std::uint32_t verb, std::uint32_t saying) {
  Word& content = document.words[verb];
  Word& noun = document.words[content.head];
  noun.head = verb;
  noun.rel = Deprel::kNsubj;
  content.head = saying;
  content.rel = Deprel::kCcomp;
  content.feats = Feats::kFin | Feats::kPast;
}

/// Whether the verb or the one joined to it has an object: "shelled and sank a ship".
bool TakesObject(const Document& document, std::uint32_t verb) {
  if (Child(document, verb, Deprel::kObj) != kNone32) return true;
  const std::uint32_t joined = Child(document, verb, Deprel::kConj);
  return joined == verb + 2 && LooksPast(document.words[joined]) &&
         Child(document, joined, Deprel::kObj) != kNone32;
}

/// "said unions | imposed bans", "said frigates | shelled and sank a ship": what the parser takes for a
/// participle of whom is spoken of, and what has an object as only an active verb has, is a verb of what is
/// said.
void MendContents(Document& document) {
  for (std::uint32_t i = 2; i < document.words.size(); ++i) {
    const std::uint32_t saying = SayingAbove(document, i, Deprel::kObj);
    if (saying == kNone32 || saying > document.words[i].head) continue;
    const bool told = document.words[saying].Has(Grammar::kTell) || !TakesObject(document, i);
    if (!told && !HasMarkBetween(document, saying, i)) MakeContent(document, i, saying);
  }
}

/// "said a meeting of Chad and Mali | was planned": what has no subject of its own, nor "and" before it, is
/// what is said of the object.
void MendContentsTakenForConjuncts(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    Word& verb = words[i];
    const std::uint32_t saying = verb.head;
    const bool joined = verb.upos == Upos::kVerb && verb.rel == Deprel::kConj && saying != kNone32 &&
                        saying < i && words[saying].Has(Grammar::kReport) && !HasSubjectBefore(document, i);
    if (!joined || HasMarkBetween(document, saying, i)) continue;
    std::uint32_t first = i;
    while (first > saying && (words[first - 1].upos == Upos::kAux || words[first - 1].rel == Deprel::kAdvmod))
      --first;
    const std::uint32_t noun = Child(document, saying, Deprel::kObj);
    const bool of_noun = noun != kNone32 && noun > saying && noun < first && words[first].upos == Upos::kAux;
    if (!of_noun || words[first - 1].upos == Upos::kCconj) continue;
    for (std::uint32_t k = saying + 1; k < first; ++k) {
      if (words[k].head == i && words[k].rel == Deprel::kCc) words[k].head = noun;
    }
    MakeSubject(document, noun, i);
    verb.head = saying;
    verb.rel = Deprel::kCcomp;
  }
}

/// "An Egyptian delegation | crossed into Gaza and held talks, an official said": of two subjects the first
/// has a verb of its own, which the parser takes for its participle.
void MendContentsOfTwoSubjects(Document& document) {
  const WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    const std::uint32_t saying = SayingAbove(document, i, Deprel::kNsubj);
    if (saying == kNone32 || saying < i || HasMarkBetween(document, words[i].head, i)) continue;
    bool comma = false;
    bool speaker = false;
    for (std::uint32_t k = i + 1; k < document.LastWord(words[i].sentence); ++k) {
      comma = comma || words[k].text == ",";
      speaker = speaker || (comma && words[k].head == saying && words[k].rel == Deprel::kNsubj);
    }
    if (speaker) MakeContent(document, i, saying);
  }
}

/// "claims that it had sold arms", "no evidence that it sold arms", "told reporters that it had sold arms":
/// where the verb has another object and a subject, "that" is no object.
void MendContentsOfNouns(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    const std::uint32_t verb = words[i].head;
    if (words[i].text != "that" || verb == kNone32 || verb < i || words[verb].head == kNone32) continue;
    const std::uint32_t above = words[verb].head;
    const bool modifies = words[verb].rel == Deprel::kAcl || words[verb].rel == Deprel::kAclRelcl;
    bool other = false;
    for (std::uint32_t k = verb + 1; k < document.LastWord(words[i].sentence); ++k)
      other = other || (words[k].head == verb && words[k].rel == Deprel::kObj);
    // "told reporters that": whoever hears it
    const bool heard = modifies && words[above].rel == Deprel::kObj && words[above].head < above &&
                       above + 1 == i && words[words[above].head].Has(Grammar::kTell);
    if (heard && (words[i].rel == Deprel::kMark || (other && HasSubjectBefore(document, verb)))) {
      words[verb].head = words[above].head;
      words[verb].rel = Deprel::kCcomp;
      words[i].rel = Deprel::kMark;
      words[i].upos = Upos::kSconj;
      continue;
    }
    // "called reports | that it had bombed a town lies"
    const Word& before = words[i - 1];
    const bool told_by_noun = words[i].rel == Deprel::kMark && words[verb].rel == Deprel::kCcomp &&
                              before.rel == Deprel::kObj && before.head == words[verb].head &&
                              before.upos == Upos::kNoun && before.Has(Grammar::kReport);
    if (told_by_noun) {
      words[verb].head = i - 1;
      words[verb].rel = Deprel::kAcl;
      continue;
    }
    if (words[i].rel != Deprel::kObj || !HasSubjectBefore(document, verb)) continue;
    const std::uint32_t no = Child(document, above, Deprel::kDet);
    const bool told =
        words[above].upos == Upos::kNoun && above < i &&
        (words[above].Has(Grammar::kReport) || (no != kNone32 && words[no].Has(Grammar::kNone)));
    const bool content = words[verb].rel == Deprel::kCcomp || (told && words[verb].rel == Deprel::kAclRelcl);
    if (!content || !other) continue;
    words[i].rel = Deprel::kMark;
    words[i].upos = Upos::kSconj;
  }
}

/// "expected to announce | that he rejects the plan", "which he says | breaks the quota": a clause behind a
/// verb of saying tells what is said.
void MendContentsOfVerbs(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& verb = words[i];
    const bool open = verb.upos == Upos::kVerb && verb.head != kNone32 && verb.head < i &&
                      words[verb.head].upos == Upos::kVerb && words[verb.head].Has(Grammar::kReport);
    if (!open) continue;
    if (verb.rel == Deprel::kObj && (verb.feats & Feats::kFin) != 0) verb.rel = Deprel::kCcomp;
    if (verb.rel != Deprel::kAdvcl) continue;
    const std::uint32_t that = Child(document, i, Deprel::kMark);
    const bool content = that != kNone32 && that > verb.head && that < i && words[that].text == "that" &&
                         !words[that - 1].Has(Grammar::kPreposition | Grammar::kAdverb);
    if (content && Child(document, verb.head, Deprel::kCcomp) == kNone32) verb.rel = Deprel::kCcomp;
  }
}

/// "In a move nobody | had foreseen, Chad let them in": where the parser takes the first verb for the main
/// one, though the phrase before it depends on the second, it describes the noun of that phrase.
void MendContactClauses(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 1; verb < words.size(); ++verb) {
    if (words[verb].rel != Deprel::kRoot || words[verb].upos != Upos::kVerb) continue;
    const std::uint32_t main = Child(document, verb, Deprel::kCcomp);
    if (main == kNone32 || main < verb || words[main].upos != Upos::kVerb ||
        !HasSubjectBefore(document, main))
      continue;
    std::uint32_t noun = document.FirstWord(words[verb].sentence);
    while (noun < verb && !(words[noun].head == main && words[noun].rel == Deprel::kObl)) ++noun;
    if (noun == verb || words[noun].upos != Upos::kNoun || !HasSubjectBefore(document, verb)) continue;
    words[verb].head = noun;
    words[verb].rel = Deprel::kAclRelcl;
    words[main].head = kNone32;
    words[main].rel = Deprel::kRoot;
  }
}

/// "said if it is refused | he will act": the condition is of what is said; and a clause with a conjunction
/// before it, "after they had met", is not coordinated.
void MendConditions(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& verb = words[i];
    if (verb.head == kNone32 || verb.head > i || (verb.rel != Deprel::kAdvcl && verb.rel != Deprel::kConj))
      continue;
    const std::uint32_t mark = Child(document, i, Deprel::kMark);
    if (mark == kNone32 || mark > i || mark < verb.head || !words[mark].Has(Grammar::kSubordinator)) continue;
    if (verb.rel == Deprel::kConj) {
      if (Child(document, i, Deprel::kCc) == kNone32) verb.rel = Deprel::kAdvcl;
      continue;
    }
    const std::uint32_t said = Child(document, verb.head, Deprel::kCcomp);
    if (words[mark].Has(Grammar::kConditional) && said != kNone32 && said > i) verb.head = said;
  }
}

/// "denounced | what it called meddling": the clause names what is denounced.
void MendWhatClauses(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& verb = words[i];
    const std::uint32_t above = verb.head;
    if (verb.rel != Deprel::kCcomp || above == kNone32 || above > i || !HasSubjectBefore(document, i))
      continue;
    const std::uint32_t object = Child(document, above, Deprel::kObj);
    if (object == kNone32 || object > i || words[object].text != "what") continue;
    verb.head = object;
    verb.rel = Deprel::kAclRelcl;
  }
}

/// "a protest with Sweden, | where a flag was burned": of the noun before it.
void MendPlaceClauses(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 3; i < words.size(); ++i) {
    Word& verb = words[i];
    const bool joined = verb.rel == Deprel::kConj && Child(document, i, Deprel::kCc) == kNone32;
    const bool loose = verb.rel == Deprel::kAdvcl || verb.rel == Deprel::kCcomp || joined;
    if (!loose || verb.head == kNone32 || verb.head > i) continue;
    const std::uint32_t where = Child(document, i, Deprel::kAdvmod);
    if (where == kNone32 || where < 2 || where > i || words[where].text != "where") continue;
    const std::uint32_t noun = words[where - 1].text == "," ? where - 2 : where - 1;
    const bool behind =
        noun > verb.head && (words[noun].upos == Upos::kNoun || words[noun].upos == Upos::kPropn);
    if (!behind || IsUnder(document, noun, i)) continue;
    verb.head = noun;
    verb.rel = Deprel::kAclRelcl;
  }
}

/// "opened fire to disperse a crowd, | killing one": what follows a comma goes on from the deed, and not from
/// what it was done for.
void MendTrailingParticiples(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& verb = words[i];
    const bool participle = verb.upos == Upos::kVerb && verb.rel == Deprel::kAdvcl &&
                            words[i - 1].text == "," && (verb.forms() & Form::kIng) != 0 &&
                            verb.head != kNone32 && verb.head < i;
    if (!participle) continue;
    const Word& above = words[verb.head];
    const bool purpose = above.upos == Upos::kVerb && (above.feats & Feats::kInf) != 0 &&
                         above.head < verb.head &&
                         (above.rel == Deprel::kXcomp || above.rel == Deprel::kAdvcl);
    if (!purpose || words[above.head].upos != Upos::kVerb) continue;
    if (Child(document, above.head, Deprel::kObj) < verb.head) verb.head = above.head;
  }
}

/// "a letter to Togo | asking for help", "spent a week | mediating": neither a name behind a preposition nor
/// a time is who does it, but what stands above.
void MendParticiplesOfNames(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& verb = words[i];
    const std::uint32_t name = verb.head;
    const bool participle = verb.upos == Upos::kVerb && verb.rel == Deprel::kAcl && name != kNone32 &&
                            name + 1 == i && (verb.forms() & Form::kIng) != 0;
    if (!participle || words[name].head == kNone32 || words[name].head > name) continue;
    const bool time = words[name].timex != kNone32 && words[name].rel == Deprel::kObj;
    const bool named = words[name].upos == Upos::kPropn && words[name].timex == kNone32 &&
                       (words[name].rel == Deprel::kObl || words[name].rel == Deprel::kNmod) &&
                       Child(document, name, Deprel::kCase) != kNone32;
    if (!time && !named) continue;
    std::uint32_t above = words[name].head;
    if (named && words[above].rel == Deprel::kObj && words[above].head != kNone32) above = words[above].head;
    const bool of_verb = words[above].upos == Upos::kVerb;
    verb.head = above;
    verb.rel = !of_verb ? Deprel::kAcl : time ? Deprel::kXcomp : Deprel::kAdvcl;
  }
}

/// "a visit to Lisbon | by the minister": nobody does a town.
void MendPhrasesOfNames(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& word = words[i];
    const std::uint32_t name = word.head;
    if (word.rel != Deprel::kNmod || name == kNone32 || name > i || words[name].upos != Upos::kPropn)
      continue;
    const std::uint32_t above = words[name].head;
    if (words[name].rel != Deprel::kNmod || above == kNone32 || above > name ||
        words[above].upos != Upos::kNoun)
      continue;
    const std::uint32_t by = Child(document, i, Deprel::kCase);
    if (by != kNone32 && words[by].Has(Grammar::kAgentPreposition) && by == name + 1) word.head = above;
  }
}

/// "John Foo, president | of the union, met", "the shots | fired at a ferry": what stands right behind a noun
/// is its own, though the parser hangs it on the noun before, or the noun on it.
void MendOffices(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& word = words[i];
    if (word.head == kNone32) continue;
    if (word.rel == Deprel::kNmod && word.head < i) {
      const std::uint32_t of = Child(document, i, Deprel::kCase);
      if (of == kNone32 || of == 0 || of > i || !words[of].Has(Grammar::kGenitive)) continue;
      const std::uint32_t office = of - 1;
      if (office > word.head && words[office].rel == Deprel::kAppos && words[office].head == word.head)
        word.head = office;
    } else if (word.rel == Deprel::kObl && word.head == i + 1 && words[i + 1].upos == Upos::kVerb) {
      Word& participle = words[i + 1];
      const bool loose = participle.rel == Deprel::kAdvcl || participle.rel == Deprel::kAcl;
      const std::uint32_t marker = Child(document, i, Deprel::kCase);
      if (!loose || word.timex != kNone32 || word.upos != Upos::kNoun || marker == kNone32 || marker > i ||
          participle.head == kNone32 || participle.head >= marker || (participle.forms() & Form::kEd) == 0)
        continue;
      word.head = participle.head;
      word.rel = words[word.head].upos == Upos::kVerb ? Deprel::kObl : Deprel::kNmod;
      participle.head = i;
      participle.rel = Deprel::kAcl;
    }
  }
}

/// "'Under no circumstances,' he said, 'will we go'": what a quotation begins with belongs to its verb.
void MendQuotations(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    const std::uint32_t saying = words[i].head;
    const bool fronted = words[i].rel == Deprel::kObl && saying != kNone32 && saying > i &&
                         words[saying].Has(Grammar::kReport) && words[i + 1].text == ",";
    if (!fronted || words[document.FirstWord(words[i].sentence)].letter) continue;
    const std::uint32_t content = Child(document, saying, Deprel::kCcomp);
    const std::uint32_t speaker = Child(document, saying, Deprel::kNsubj);
    if (content != kNone32 && content > saying && speaker != kNone32 && speaker > i) words[i].head = content;
  }
}

/// "Welcoming Chad's offer, | the minister said ...": a participle that opens the sentence, which the parser
/// takes for a part of the noun behind it, where that is nobody's subject.
void MendOpeningParticiples(const Knowledge& knowledge, Document& document) {
  constexpr int kSteps = 6;
  WordList& words = document.words;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const std::uint32_t first = document.FirstWord(s);
    if (document.LastWord(s) < first + 4 || (words[first].forms() & Form::kIng) == 0) continue;
    if (words[first].rel != Deprel::kAmod && words[first].rel != Deprel::kCompound) continue;
    const bool deed = std::ranges::any_of(words[first].readings, [&](const Reading& reading) {
      return (reading.form & Form::kIng) != 0 && knowledge.rules.VerbRules(reading.symbol) != nullptr;
    });
    std::uint32_t noun = words[first].head;
    for (int step = 0; step < kSteps && noun != kNone32 && words[noun].head != kNone32 &&
                       words[words[noun].head].upos != Upos::kVerb;
         ++step)
      noun = words[noun].head;
    const std::uint32_t verb = noun == kNone32 ? kNone32 : words[noun].head;
    const bool said = verb != kNone32 && verb > noun && words[verb].upos == Upos::kVerb &&
                      (words[noun].rel == Deprel::kCcomp || words[noun].rel == Deprel::kObl ||
                       words[noun].rel == Deprel::kAdvcl || words[noun].rel == Deprel::kDislocated);
    const std::uint32_t subject = said ? Child(document, verb, Deprel::kNsubj) : kNone32;
    if (!deed || subject == kNone32 || subject < noun || Child(document, noun, Deprel::kCase) < noun)
      continue;
    words[first].head = verb;
    words[first].rel = Deprel::kAdvcl;
    words[first].upos = Upos::kVerb;
    words[noun].head = first;
    words[noun].rel = Deprel::kObj;
  }
}

namespace {

/// Whoever says it takes the place of what is said, which becomes its content.
void PutAbove(Document& document, std::uint32_t saying, std::uint32_t said) {
  WordList& words = document.words;
  words[saying].head = words[said].head;
  words[saying].rel = words[said].rel;
  words[said].head = saying;
  words[said].rel = Deprel::kCcomp;
}

/// "'Never,' | retorted the minister": who stands behind a quotation and its verb has said it, also "vowed
/// Low, Chad's minister". True if so.
bool MendInversion(Document& document, std::uint32_t verb) {
  WordList& words = document.words;
  const std::uint32_t end = document.LastWord(words[verb].sentence);
  if (verb == document.FirstWord(words[verb].sentence)) return false;
  const bool main = words[verb].rel == Deprel::kRoot || words[verb].rel == Deprel::kParataxis;
  const std::uint32_t speaker = Child(document, verb, Deprel::kObj);
  if (!main || words[verb - 1].text != "\"" || speaker == kNone32 || speaker < verb) return false;
  const bool next = speaker == verb + 1 || words[verb + 1].head == speaker;
  const std::uint32_t subject = Child(document, verb, Deprel::kNsubj);
  if (!next || (subject != kNone32 && subject > verb)) return false;
  if (subject != kNone32) words[subject].rel = Deprel::kCcomp;  // "'Not a metre,' replied"
  words[speaker].rel = Deprel::kNsubj;
  for (std::uint32_t i = speaker + 1; i < end; ++i) {
    if (words[i].head != verb || words[i].rel != Deprel::kObj) continue;
    words[i].head = speaker;
    words[i].rel = Deprel::kAppos;
  }
  if (words[verb].rel == Deprel::kParataxis && words[verb].head < verb)
    PutAbove(document, verb, words[verb].head);
  return true;
}

}  // namespace

/// "Mali has flouted the pact, Chad | alleged on Monday": what the parser takes for a participle of a noun
/// that hangs beside the sentence is the verb of whoever that is.
void MendSpeakersWithParticiples(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 3; verb < words.size(); ++verb) {
    const std::uint32_t speaker = verb - 1;
    const bool past = words[verb].upos == Upos::kVerb && words[verb].rel == Deprel::kAcl &&
                      words[verb].head == speaker && words[verb].Has(Grammar::kReport) &&
                      (words[verb].forms() & Form::kEd) != 0;
    if (!past || words[speaker].rel != Deprel::kParataxis || words[speaker].head == kNone32) continue;
    words[verb].head = words[speaker].head;
    words[verb].rel = Deprel::kParataxis;
    MakeSubject(document, speaker, verb);
  }
}

/// "Mali must act, | the minister insisted", "Mali has flouted the pact, | Chad alleged": what must be done,
/// and what is complained of, is what is said.
void MendContentsBeforeSpeakers(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 3; verb < words.size(); ++verb) {
    const std::uint32_t said = words[verb].head;
    const bool beside = words[verb].rel == Deprel::kParataxis ||
                        (words[verb].rel == Deprel::kConj && Child(document, verb, Deprel::kCc) == kNone32);
    if (!beside || said == kNone32 || said > verb || !HasSubjectBefore(document, verb)) continue;
    const bool saying = words[verb].Has(Grammar::kReport) && !words[verb].Has(Grammar::kTell);
    const std::uint32_t must = saying ? Child(document, said, Deprel::kAux) : kNone32;
    const bool demand = must != kNone32 && must < said && words[must].Has(Grammar::kObligation);
    if (demand || knowledge.rules.IsOf(RareClass::kComplaining, words[verb].readings))
      PutAbove(document, verb, said);
  }
}

/// "Mali arms the rebels, | alleged Chad's minister": what the parser takes for an adjective, though an
/// article or an owner stands behind it, is the verb of whoever stands there.
void MendSpeakersBehindVerbs(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 3; verb + 1 < words.size(); ++verb) {
    const std::uint32_t speaker = words[verb].head;
    const bool describes = words[verb].rel == Deprel::kAmod && words[verb].Has(Grammar::kReport) &&
                           speaker != kNone32 && speaker > verb + 1 && words[verb - 1].text == ",";
    if (!describes) continue;
    bool whole = false;
    for (std::uint32_t i = verb + 1; i < speaker; ++i) {
      whole = whole || (words[i].head == speaker &&
                        (words[i].rel == Deprel::kDet || words[i].rel == Deprel::kNmodPoss));
    }
    std::uint32_t root = document.FirstWord(words[verb].sentence);
    while (root < verb && words[root].rel != Deprel::kRoot) ++root;
    if (!whole || root == verb || words[root].upos != Upos::kVerb) continue;
    words[speaker].head = verb;
    words[speaker].rel = Deprel::kNsubj;
    words[verb].upos = Upos::kVerb;
    PutAbove(document, verb, root);
  }
}

/// "'We shall act,' | Low, Chad's minister, vowed", "'Let them go,' | the minister implored": who stands
/// between a quotation and its verb is no subject of what is said.
void MendSpeakersBehindQuotations(Document& document) {
  WordList& words = document.words;
  for (std::uint32_t verb = 2; verb < words.size(); ++verb) {
    if (words[verb].upos != Upos::kVerb || MendInversion(document, verb) || HasSubjectBefore(document, verb))
      continue;
    const std::uint32_t said = words[verb].head;
    const bool joined = words[verb].rel == Deprel::kConj || words[verb].rel == Deprel::kParataxis;
    if (!joined || said == kNone32 || said > verb || Child(document, verb, Deprel::kCc) != kNone32) continue;
    std::uint32_t quote = verb - 1;
    while (quote > said && words[quote].text != "\"") --quote;
    std::uint32_t speaker = quote + 1;
    while (speaker < verb && !(words[speaker].head < quote && words[speaker].rel == Deprel::kNsubj))
      ++speaker;
    if (quote == said || speaker == verb) continue;
    PutAbove(document, verb, said);
    words[speaker].head = verb;
  }
}

}  // namespace demarche::extract
