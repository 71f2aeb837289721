#include "extractor/syntax/saying.h"

#include "base/ascii.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// By the form alone, as not all sentences are read.
bool NamesOnlooker(const Knowledge& knowledge, const Word& word) {
  return knowledge.rules.IsOf(RareClass::kOnlooker, knowledge.rules.Read(LowerAscii(word.text), "").readings);
}

/// "Hill", of whom the text said before: "John Hill, a professor of law, ...", "analyst John Hill".
bool IsPresentedAsOnlooker(const Knowledge& knowledge, const Document& document, std::uint32_t name) {
  constexpr std::uint32_t kBack = 400, kPhrase = 6, kNames = 3;
  const WordList& words = document.words;
  if (!words[name].capital || words[name].mention != kNone32) return false;
  const std::uint32_t end = document.FirstWord(words[name].sentence);
  for (std::uint32_t i = end > kBack ? end - kBack : 0; i + 1 < end; ++i) {
    if (words[i].text != words[name].text) continue;
    for (std::uint32_t k = i; k > 0 && i - k < kNames && words[k - 1].letter; --k) {
      if (NamesOnlooker(knowledge, words[k - 1])) return true;
    }
    if (words[i + 1].text != ",") continue;
    for (std::uint32_t k = i + 2; k < end && k < i + 2 + kPhrase && words[k].letter; ++k) {
      if (NamesOnlooker(knowledge, words[k])) return true;
    }
  }
  return false;
}

/// "Hill Group" of "Hill Group director Tom Black": no body of a state.
bool IsStrangeFirm(const Document& document, std::uint32_t word) {
  const std::uint32_t mention = document.words[word].mention;
  if (mention == kNone32 || document.mentions[mention].actors.empty()) return false;
  const Actor& actor = document.mentions[mention].actors[0];
  return actor.type == "company" && actor.code.empty();
}

/// "an analyst", "John Hill, a trader in Lima", "Hill Group director Tom Black": no party to what states do.
bool IsOnlooker(const Knowledge& knowledge, const Document& document, std::uint32_t speaker) {
  const std::uint32_t sentence = document.words[speaker].sentence;
  std::uint32_t name = speaker;
  bool firm = false;
  bool office = false;
  for (std::uint32_t i = document.FirstWord(sentence); i < document.LastWord(sentence); ++i) {
    const Word& word = document.words[i];
    if (!IsUnder(document, i, speaker)) continue;
    if (knowledge.rules.IsOf(RareClass::kOnlooker, word.readings)) return true;
    firm = firm || IsStrangeFirm(document, i);
    office = office || knowledge.rules.IsOf(RareClass::kFirmOffice, word.readings);
    if (word.rel == Deprel::kFlat && word.head == speaker) name = i;
  }
  return (firm && office) || IsPresentedAsOnlooker(knowledge, document, name);
}

/// "the ministry" of "according to the ministry": the word, or kNone32.
std::uint32_t AccordingTo(const Document& document, const Clause& clause) {
  for (std::uint32_t k = document.words[clause.node].child; k != kNone32; k = document.words[k].sibling) {
    const std::uint32_t marker = CaseOf(document, k);
    if (marker != kNone32 && document.words[marker].Has(Grammar::kAttributive)) return k;
  }
  return kNone32;
}

/// The clause that an infinitive completes: of "that it planned to attack" the planning.
const Clause& ContentOf(const Document& document, const Clause& deed) {
  const Clause* at = &deed;
  for (int depth = 0; depth < 3 && at->infinitive && at->rel == Deprel::kXcomp && at->parent != kNone32;
       ++depth)
    at = &document.clauses[at->parent];
  return *at;
}

/// "is not true", "were baseless": of the noun `report`, whose content the clause is; the parser may lose
/// what the verdict is on.
bool IsCalledFalse(const Knowledge& knowledge, const Document& document, const Clause& content,
                   std::uint32_t report) {
  for (const std::uint32_t index : document.sentence_clauses[document.words[report].sentence]) {
    const Clause& verdict = document.clauses[index];
    const bool of_it =
        verdict.subject_word == report || (verdict.subject_word == kNone32 && verdict.first > content.head);
    // "proved false"
    const std::uint32_t state = Dependent(document, verdict.node, Deprel::kXcomp);
    const Word& word = document.words[state == kNone32 ? verdict.node : state];
    if (of_it && (verdict.negated ? word.Has(Grammar::kTruth)
                                  : knowledge.rules.IsOf(RareClass::kFalse, word.readings)))
      return true;
  }
  return false;
}

/// "rumours that it had bombed Chad proved | false", where the parser puts the verdict below the content.
bool IsCalledFalseBelow(const Knowledge& knowledge, const Document& document, const Clause& content) {
  for (std::uint32_t i = content.head + 1; i < document.LastWord(document.words[content.head].sentence);
       ++i) {
    const Word& word = document.words[i];
    const bool verdict = (word.upos == Upos::kAdj || word.upos == Upos::kNoun) &&
                         knowledge.rules.IsOf(RareClass::kFalse, word.readings);
    const bool predicate =
        word.rel == Deprel::kCcomp || word.rel == Deprel::kXcomp || word.rel == Deprel::kObj;
    if (!verdict || !predicate || !IsUnder(document, i, content.node)) continue;
    for (std::uint32_t k = word.child; k != kNone32; k = document.words[k].sibling) {
      if (document.words[k].Has(Grammar::kNot)) return false;
    }
    return true;
  }
  return false;
}

/// "it is not true that", "nobody believes that".
bool IsDoubted(const Knowledge& knowledge, const Document& document, const Clause& saying) {
  const Word& word = document.words[saying.node];
  return saying.negated &&
         (word.Has(Grammar::kTruth) || knowledge.rules.IsOf(RareClass::kBelieving, word.readings));
}

/// "it was wrongly reported that".
bool IsWronglySaid(const Knowledge& knowledge, const Document& document, const Clause& saying) {
  return !saying.negated && document.words[saying.head].Has(Grammar::kReport) &&
         AdverbOf(knowledge, document, saying.node, RareClass::kWrongly) != kNone32;
}

/// "there is no evidence that".
bool IsWithoutGrounds(const Document& document, const Clause& content) {
  const bool of_noun = content.rel == Deprel::kAcl || content.rel == Deprel::kAclRelcl;
  const std::uint32_t noun = document.words[content.node].head;
  if (!of_noun || noun == kNone32 || content.opener == kNone32 ||
      document.words[content.opener].rel != Deprel::kMark)
    return false;
  return IsOfNone(document, noun);
}

/// "denied reports that", "rejected claims that", but not "did not deny reports that"; where the parser makes
/// one noun phrase of it, the verb stands before its noun.
bool IsRebutted(const Knowledge& knowledge, const Document& document, std::uint32_t report) {
  const auto rebuts = [&](std::uint32_t verb) {
    const Word& word = document.words[verb];
    return word.Has(Grammar::kDenied) || knowledge.rules.IsOf(RareClass::kRebutting, word.readings);
  };
  const std::uint32_t before = Dependent(document, report, Deprel::kAmod);
  const bool parted = before != kNone32 && document.words[before].upos == Upos::kVerb &&
                      document.words[before].clause != kNone32;
  const std::uint32_t scope = parted ? document.words[before].clause : document.words[report].scope;
  if (scope == kNone32) return false;
  const Clause& clause = document.clauses[scope];
  return !clause.negated && rebuts(clause.head);
}

}  // namespace

const Clause* SayingOf(const Document& document, const Clause& clause) {
  const Clause* content = &clause;
  for (int depth = 0; depth < 4 && !content->reported && content->parent != kNone32; ++depth) {
    const bool inside = content->rel == Deprel::kCcomp || content->rel == Deprel::kXcomp;
    if (!inside) break;
    content = &document.clauses[content->parent];
  }
  if (!content->reported || content->parent == kNone32) return nullptr;
  const Clause* saying = &document.clauses[content->parent];
  for (int depth = 0; depth < 3 && saying->reported && saying->parent != kNone32 &&
                      !document.words[saying->head].Has(Grammar::kReport);
       ++depth) {
    saying = &document.clauses[saying->parent];
  }
  return saying;
}

std::uint32_t Hearsay(const Document& document, const Clause& clause) {
  const bool told = clause.rel == Deprel::kAcl || clause.rel == Deprel::kAclRelcl ||
                    clause.rel == Deprel::kCcomp || clause.rel == Deprel::kAdvcl;
  if (!told || document.words[clause.node].head == kNone32 || clause.opener == kNone32 ||
      document.words[clause.opener].rel != Deprel::kMark)
    return kNone32;
  std::uint32_t noun = document.words[clause.node].head;
  // "There were rumours on Monday | that", where the parser hangs the clause on the verb.
  if (Dependent(document, noun, Deprel::kExpl) != kNone32) {
    noun = Dependent(document, noun, Deprel::kNsubj);
  } else if (clause.rel == Deprel::kAdvcl) {
    return kNone32;
  }
  for (int step = 0; step < 4 && noun != kNone32; ++step) {
    const Word& word = document.words[noun];
    if (word.upos == Upos::kNoun && word.Has(Grammar::kReport)) return noun;
    if (word.rel != Deprel::kNmod && word.rel != Deprel::kAcl) return kNone32;
    noun = word.head;
  }
  return kNone32;
}

std::uint32_t SourceOf(const Document& document, const Clause& clause) {
  const Clause* at = &clause;
  for (int depth = 0; depth < 4; ++depth) {
    if (const std::uint32_t word = AccordingTo(document, *at); word != kNone32)
      return MentionOf(document, word);
    if (at->coordinate == kNone32) break;
    at = &document.clauses[at->coordinate];
  }
  return kNone32;
}

bool IsCounted(const Document& document, const Clause& clause) {
  const std::uint32_t word = AccordingTo(document, clause);
  return word != kNone32 && document.words[word].Has(Grammar::kIdle);
}

bool IsOwnVoice(const Knowledge& knowledge, const Document& document, const Event& event,
                std::uint32_t speaker) {
  if (speaker == kNone32 || event.sources.empty()) return false;
  const Mention& mention = document.mentions[speaker];
  if (mention.actors.empty() || knowledge.rules.Unofficial(mention.sector)) return false;
  return !mention.actors[0].code.empty() && mention.actors[0].code == event.sources[0].code;
}

bool IsDenied(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const Clause& content = ContentOf(document, clause);
  const Clause* parent = content.parent == kNone32 ? nullptr : &document.clauses[content.parent];
  const bool told = content.rel == Deprel::kCcomp || content.rel == Deprel::kAcl;
  if (told && parent != nullptr && document.words[parent->head].Has(Grammar::kDenied)) return true;
  if (content.rel == Deprel::kCcomp && parent != nullptr &&
      (IsDoubted(knowledge, document, *parent) || IsWronglySaid(knowledge, document, *parent)))
    return true;
  if (IsWithoutGrounds(document, content)) return true;
  const std::uint32_t report = Hearsay(document, content);
  if (report == kNone32) return false;
  return IsRebutted(knowledge, document, report) || IsCalledFalse(knowledge, document, content, report) ||
         IsCalledFalseBelow(knowledge, document, content);
}

bool IsForecast(const Knowledge& knowledge, const Document& document, const Find& find,
                const Clause& clause) {
  const bool below = clause.gerund && clause.parent != kNone32;  // "will succeed in pressing"
  const bool future = clause.future || (below && document.clauses[clause.parent].future);
  const Clause* saying =
      future ? SayingOf(document, below ? document.clauses[clause.parent] : clause) : nullptr;
  if (saying == nullptr || IsOwnVoice(knowledge, document, find.event, saying->subject)) return false;
  std::uint32_t speaker = saying->subject_word;
  if (speaker == kNone32) speaker = Dependent(document, saying->node, Deprel::kObj);
  return speaker != kNone32 && IsOnlooker(knowledge, document, speaker);
}

bool IsOthersView(const Knowledge& knowledge, const Document& document, const Find& find, bool negated) {
  const Clause& clause = document.clauses[find.clause];
  const Event& event = find.event;
  const bool content = clause.reported || clause.rel == Deprel::kCcomp;
  if (!knowledge.rules.rules[find.rule].attitude || !content || clause.parent == kNone32) return false;
  const Clause& saying = document.clauses[clause.parent];
  // "it became apparent that Mali was ready": what others conclude.
  const bool concluded = Dependent(document, saying.node, Deprel::kExpl) != kNone32 &&
                         !document.words[saying.head].Has(Grammar::kReport);
  if (concluded) return true;
  if (event.deed.plover.event != "REJECT") {
    return negated && !clause.future &&
           (event.sources.empty() || !IsOwnVoice(knowledge, document, event, saying.subject));
  }
  if (saying.subject_word != kNone32 && IsOnlooker(knowledge, document, saying.subject_word)) return true;
  if (event.sources.empty() || saying.subject == kNone32) return event.sources.empty();
  const Mention& speaker = document.mentions[saying.subject];
  if (speaker.actors.empty() || speaker.actors[0].code.empty()) return false;
  const Actor& source = event.sources[0];
  const bool other = !speaker.sector.empty() && !source.sector.empty() && speaker.sector != source.sector;
  return other || speaker.actors[0].code != source.code;
}

bool IsNotSaid(const Document& document, const Clause& clause) {
  constexpr int kDeepest = 3;
  const Clause* at = &clause;
  for (int depth = 0; depth < kDeepest && at->parent != kNone32; ++depth) {
    const Clause& saying = document.clauses[at->parent];
    const Word& verb = document.words[saying.head];
    const bool content = at->rel == Deprel::kCcomp && at->finite && at->head > saying.head;
    if (content && verb.Has(Grammar::kDenied) && saying.negated) return true;
    if (content && verb.Has(Grammar::kReport) && !verb.Has(Grammar::kDenied)) {
      const bool nobody =
          saying.subject_word != kNone32 && (document.words[saying.subject_word].Has(Grammar::kNone) ||
                                             IsOfNone(document, saying.subject_word));
      const Word& opener = document.words[at->opener == kNone32 ? at->begin : at->opener];
      const bool question = opener.Has(Grammar::kQuestion) && !opener.Has(Grammar::kConditional);
      if ((saying.negated || nobody) && !question) return true;
    }
    at = &saying;
  }
  return false;
}

}  // namespace demarche::extract
