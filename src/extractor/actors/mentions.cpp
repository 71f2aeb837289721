// Pass 1: who is named. Names of the lexicon are found by longest match; neighbours are then put together
// into one noun phrase (actors/compose.h).
#include "extractor/actors/compose.h"

namespace demarche::extract {

void FindMentions(const Knowledge& knowledge, Document& document) {
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  document.sentence_mentions.assign(sentences, Indices());
  Told told;
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    if (!document.IsRead(sentence)) continue;
    const auto first = static_cast<std::uint32_t>(document.mentions.size());
    Composer(knowledge, document, told, sentence).Run();
    document.sentence_mentions[sentence] =
        Indices(first, static_cast<std::uint32_t>(document.mentions.size()));
  }
}

}  // namespace demarche::extract
