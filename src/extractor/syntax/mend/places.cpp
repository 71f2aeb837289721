#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// The end of the town or land that is named at word `i`; `i` where none is.
std::uint32_t TownEnd(const Knowledge& knowledge, const Document& document, std::uint32_t i) {
  const Gazetteer::Match match = knowledge.names.Find(document.article->text, document.words[i].span.begin);
  const std::uint32_t end = document.words[i].span.begin + match.size;
  for (const std::uint32_t index : match.entries) {
    const EntryKind kind = knowledge.names.At(index).kind;
    if (kind != EntryKind::kSeat && kind != EntryKind::kPlace && kind != EntryKind::kActor) continue;
    std::uint32_t last = i;
    while (last < document.LastWord(document.words[i].sentence) && document.words[last].span.end <= end)
      ++last;
    return last;
  }
  return i;
}

/// The noun that the word is a part of, as far to the right as the phrase goes.
std::uint32_t NounOver(const Document& document, std::uint32_t i) {
  const WordList& words = document.words;
  while (words[i].head != kNone32 && words[i].head > i && words[words[i].head].upos != Upos::kVerb)
    i = words[i].head;
  return i;
}

/// Puts the town where something is done behind its preposition, and under the verb.
void HangTown(Document& document, std::uint32_t preposition, std::uint32_t town, std::uint32_t verb) {
  document.words[preposition].head = town;
  document.words[preposition].rel = Deprel::kCase;
  document.words[town].head = verb;
  document.words[town].rel = Deprel::kObl;
}

}  // namespace

/// "In London | Prime Minister Low backed the raid", "In Brussels | NATO chief Low welcomed it": without a
/// comma the parser makes the town a part of whoever acts there, or a second subject.
void FreeSubjectsBehindTowns(const Knowledge& knowledge, Document& document) {
  WordList& words = document.words;
  for (std::uint32_t i = 0; i + 3 < words.size(); ++i) {
    const bool opens = words[i].Has(Grammar::kLocative) && words[i].rel == Deprel::kCase &&
                       words[i + 1].capital && words[i].sentence == words[i + 3].sentence;
    const std::uint32_t town_end = opens ? TownEnd(knowledge, document, i + 1) : i + 1;
    const bool goes_on = town_end > i + 1 && town_end < document.LastWord(words[i].sentence);
    if (!goes_on || words[town_end].upos == Upos::kPunct) continue;
    const std::uint32_t town = town_end - 1;
    const std::uint32_t noun = NounOver(document, town);
    const std::uint32_t verb = words[noun].head;
    if (verb == kNone32 || verb < noun || words[verb].upos != Upos::kVerb) continue;
    if (noun == town) {
      if (words[town].rel == Deprel::kNsubj && words[i].head == town) words[town].rel = Deprel::kObl;
      continue;
    }
    if (words[noun].rel == Deprel::kObl && Child(document, verb, Deprel::kNsubj) == kNone32) {
      words[noun].rel = Deprel::kNsubj;
    } else if (words[noun].rel != Deprel::kNsubj) {
      continue;
    }
    HangTown(document, i, town, verb);
  }
}

}  // namespace demarche::extract
