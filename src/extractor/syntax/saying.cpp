#include "extractor/syntax/saying.h"

#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "an analyst", "John Hill, a trader in Lima": no party to what states do.
bool IsOnlooker(const Knowledge& knowledge, const Document& document, std::uint32_t speaker) {
  const std::uint32_t sentence = document.words[speaker].sentence;
  for (std::uint32_t i = document.FirstWord(sentence); i < document.LastWord(sentence); ++i) {
    if (knowledge.rules.IsOf(RareClass::kOnlooker, document.words[i].readings) &&
        IsUnder(document, i, speaker))
      return true;
  }
  return false;
}

/// "the ministry" of "according to the ministry": the word, or kNone32.
std::uint32_t AccordingTo(const Document& document, const Clause& clause) {
  for (std::uint32_t k = document.words[clause.node].child; k != kNone32; k = document.words[k].sibling) {
    const std::uint32_t marker = CaseOf(document, k);
    if (marker != kNone32 && document.words[marker].Has(Grammar::kAttributive)) return k;
  }
  return kNone32;
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

}  // namespace demarche::extract
