#include "extractor/syntax/verbs.h"

#include <algorithm>

#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "given the ministry's commitment": what is thought of, and nobody gives it; but not "given asylum".
bool IsPreposition(const Knowledge& knowledge, const Document& document, std::uint32_t i) {
  const Word& word = document.words[i];
  if (word.rel != Deprel::kAdvcl || !knowledge.rules.IsOf(RareClass::kContrastPreposition, word.readings))
    return false;
  const std::uint32_t thing = Dependent(document, i, Deprel::kObj);
  if (thing == kNone32 || thing < i || !LooksPast(word)) return false;
  for (const Deprel rel : {Deprel::kAux, Deprel::kAuxPass, Deprel::kNsubj, Deprel::kOblAgent}) {
    if (Dependent(document, i, rel) != kNone32) return false;
  }
  const std::uint32_t article = Dependent(document, thing, Deprel::kDet);
  return Dependent(document, thing, Deprel::kNmodPoss) != kNone32 ||
         (article != kNone32 && knowledge.rules.IsOf(RareClass::kDefinite, document.words[article].readings));
}

/// "brought supply and | demand into balance": of a noun's pair, a bare form that rules nothing is no verb.
bool IsPairedNoun(const Document& document, std::uint32_t i) {
  const Word& word = document.words[i];
  if (word.rel != Deprel::kConj || word.head == kNone32 || document.words[word.head].upos != Upos::kNoun)
    return false;
  const std::uint32_t joint = word.child;
  const bool bare = joint != kNone32 && document.words[joint].rel == Deprel::kCc &&
                    document.words[joint].sibling == kNone32;
  return bare && joint + 1 == i && word.head + 1 == joint && !LooksPast(word) && !LooksIng(word);
}

/// "Greece voiced support": where the parser makes one noun phrase of it, a past form right behind a
/// name or "has" is a verb.
bool IsMistaken(const Document& document, std::uint32_t i) {
  const std::uint32_t begin = document.FirstWord(document.words[i].sentence);
  const Word& word = document.words[i];
  const bool inside = word.rel == Deprel::kAmod || word.rel == Deprel::kCompound;
  if (!inside || word.upos != Upos::kVerb || i == begin || !LooksPast(word)) return false;
  if (document.words[i - 1].upos == Upos::kAux && document.words[i - 1].Has(Grammar::kHave)) return true;
  // "the United States, together with Canada, imposed".
  const bool comma = document.words[i - 1].text == "," && i > begin + 1;
  const std::uint32_t last = comma ? i - 2 : i - 1;
  const std::uint32_t before = document.words[last].mention;
  if (before == kNone32 || document.mentions[before].modifier) return false;
  const bool land = document.mentions[before].role_class.empty() && document.words[last].upos == Upos::kNoun;
  return land || document.words[last].upos == Upos::kPropn;
}

/// "Iran, Iraq swap prisoners", "Japan to lodge protest": in a headline the parser takes the verb for a
/// part of the noun that follows.
bool IsHeadlineVerb(const Knowledge& knowledge, const Document& document, std::uint32_t i) {
  const Word& word = document.words[i];
  const std::uint32_t begin = document.FirstWord(word.sentence);
  if (!IsHeadline(document, word.sentence) || word.rel != Deprel::kCompound || i == begin || word.head < i)
    return false;
  const bool to = document.words[i - 1].upos == Upos::kPart && word.upos == Upos::kVerb;
  if (to) return true;
  for (std::uint32_t k = begin; k < document.LastWord(word.sentence); ++k) {
    if (document.words[k].upos == Upos::kVerb || document.words[k].upos == Upos::kAux) return false;
  }
  const bool named = document.words[i - 1].mention != kNone32 && document.words[i - 1].upos == Upos::kPropn;
  return named && std::ranges::any_of(word.readings, [&](const Reading& reading) {
           return (reading.form & Form::kBase) != 0 && knowledge.rules.VerbRules(reading.symbol) != nullptr;
         });
}

/// "flew home after | meeting with the king": a clause of its own, but "captured ten in | fighting near".
bool IsMeantAsVerb(const Knowledge& knowledge, const Document& document, std::uint32_t i) {
  const Word& word = document.words[i];
  // "ministers, meeting in Manila"
  const bool described = word.rel == Deprel::kAcl && word.head != kNone32 && word.head < i;
  if (described && (document.words[word.head].feats & Feats::kPlur) != 0 &&
      knowledge.rules.IsOf(RareClass::kAssembling, word.readings))
    return true;
  const bool beside = word.rel == Deprel::kAdvcl || (word.rel == Deprel::kConj && word.head != kNone32 &&
                                                     document.words[word.head].upos == Upos::kVerb);
  const std::uint32_t with = Dependent(document, i, Deprel::kObl);
  const std::uint32_t marker = with == kNone32 ? kNone32 : CaseOf(document, with);
  if (!beside || marker == kNone32 || !document.words[marker].Has(Grammar::kMeansPreposition)) return false;
  const std::uint32_t mark = Dependent(document, i, Deprel::kMark);
  const Word& before = document.words[i - 1];
  if (mark == kNone32) return before.rel == Deprel::kPunct || before.rel == Deprel::kCc;
  const std::span<const Reading> opener = document.words[mark].readings;
  return mark + 1 == i && (knowledge.rules.IsOf(RareClass::kAfter, opener) ||
                           knowledge.rules.IsOf(RareClass::kBefore, opener));
}

/// "after five days of fighting": a deed as a thing.
bool IsVerbalNoun(const Knowledge& knowledge, const Document& document, std::uint32_t i) {
  if (!LooksIng(document.words[i]) || Dependent(document, i, Deprel::kObj) != kNone32) return false;
  if (i > 0 && IsMeantAsVerb(knowledge, document, i)) return false;
  bool noun = false;
  bool verb = false;
  for (const Reading& reading : document.words[i].readings) {
    const bool whole = (reading.form & Form::kBase) != 0;
    noun = noun || (whole && knowledge.rules.NounRules(reading.symbol) != nullptr);
    verb = verb || (document.words[i].rel != Deprel::kObj && document.words[i].rel != Deprel::kObl &&
                    document.words[i].rel != Deprel::kNmod && document.words[i].rel != Deprel::kNsubj &&
                    Dependent(document, i, Deprel::kAux) != kNone32);
  }
  return noun && !verb;
}

/// "urge TARGET", "call on TARGET": the verb alone tells the deed, unlike "arrive at agreement".
bool IsPlain(const Rule& rule) {
  return std::all_of(rule.parts.begin() + 1, rule.parts.end(),
                     [](const Rule::Part& part) { return part.optional || part.role != Role::kNone; });
}

}  // namespace

bool LooksPast(const Word& word) {
  if (word.Has(Grammar::kUnchanged) && (word.forms() & (Form::kS | Form::kIng)) == 0) return true;
  return (word.feats & Feats::kPast) != 0 || (word.forms() & Form::kEd) != 0;
}

bool IsDeedInWords(const Knowledge& knowledge, const Word& verb, std::string_view quad) {
  return std::ranges::any_of(verb.readings, [&](const Reading& reading) {
    const std::vector<std::uint32_t>* rules = knowledge.rules.VerbRules(reading.symbol);
    return rules != nullptr && std::ranges::any_of(*rules, [&](std::uint32_t rule) {
             const Rule& told = knowledge.rules.rules[rule];
             return told.deed.quad.starts_with(quad) && told.deed.plover.event != "CONSULT" && IsPlain(told);
           });
  });
}

bool LooksIng(const Word& word) {
  return word.text.size() > 4 && word.text.substr(word.text.size() - 3) == "ing";
}

std::uint32_t AdverbOf(const Knowledge& knowledge, const Document& document, std::uint32_t verb,
                       RareClass adverbs) {
  for (std::uint32_t k = document.words[verb].child; k != kNone32; k = document.words[k].sibling) {
    const Word& word = document.words[k];
    if (word.rel == Deprel::kAdvmod && knowledge.rules.IsOf(adverbs, word.readings)) return k;
  }
  return kNone32;
}

bool IsPerfectOf(const Document& document, const Clause& clause, std::uint16_t tense) {
  for (std::uint32_t i = clause.first; clause.perfect && i < clause.head; ++i) {
    if (document.words[i].Has(Grammar::kHave)) return (document.words[i].feats & tense) != 0;
  }
  return false;
}

bool IsBareInfinitive(const Document& document, const Clause& clause) {
  return !clause.infinitive && clause.rel == Deprel::kXcomp && clause.first == clause.head &&
         (document.words[clause.head].feats & Feats::kInf) != 0;
}

bool IsMarked(const Document& document, std::uint32_t verb) {
  const std::uint32_t mark = Dependent(document, verb, Deprel::kMark);
  return mark != kNone32 && document.words[mark].upos == Upos::kPart;
}

bool IsVerb(const Knowledge& knowledge, const Document& document, std::uint32_t i) {
  const Word& word = document.words[i];
  if (!word.letter || word.timex != kNone32 || word.mention != kNone32) return false;
  if (IsMistaken(document, i) || IsHeadlineVerb(knowledge, document, i)) return true;
  if (IsPreposition(knowledge, document, i)) return false;
  switch (word.rel) {
    case Deprel::kAmod:
    case Deprel::kCompound:
    case Deprel::kCase:
    case Deprel::kMark:
    case Deprel::kFixed:
    case Deprel::kFlat:
    case Deprel::kAux:
    case Deprel::kAuxPass:
    case Deprel::kCc:
    case Deprel::kDet: return false;
    default: break;
  }
  if (IsPairedNoun(document, i)) return false;
  if (Dependent(document, i, Deprel::kCop) != kNone32)
    return word.upos == Upos::kVerb && IsMarked(document, i);
  if (word.upos == Upos::kVerb) return !IsVerbalNoun(knowledge, document, i);
  if (word.upos == Upos::kAux)
    return i + 1 >= document.LastWord(word.sentence) || !IsMistaken(document, i + 1);
  // "plans to start escorting", where the tagger takes "start" for a noun.
  const std::uint32_t mark = Dependent(document, i, Deprel::kMark);
  const bool to = mark != kNone32 && mark + 1 == i && document.words[mark].upos == Upos::kPart;
  return to || Dependent(document, i, Deprel::kAux) != kNone32 ||
         Dependent(document, i, Deprel::kAuxPass) != kNone32;
}

}  // namespace demarche::extract
