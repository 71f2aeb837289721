// A tagged form -> its dictionary form, as the English treebanks of Universal Dependencies have it.
// Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/token.h"
#include "language/morphology.h"
#include "language/words.h"

namespace demarche::language {

/// What capitals tell of a word at its place.
enum class Capitals : std::uint8_t {
  kNothing,  ///< all around is in capitals
  kAcronym,  ///< a first capital is due anyhow, so that only further ones tell something
  kName,
};

/// A word as the tagger left it. `morphology` is that of the form in small letters, where the form can be
/// in a dictionary.
struct TaggedForm {
  std::string_view form;
  Upos upos = Upos::kX;
  std::uint16_t feats = 0;
  const Morphology::Analysis& morphology;
  Capitals capitals = Capitals::kNothing;
  Deprel deprel = Deprel::kNone;
};

/// Replaces `lemma`. Examples: ("met", VERB, Past) -> "meet"; ("Nations", PROPN, Plur) -> "Nation";
/// ("better", ADV) -> "well"; ("'d", AUX, Past) -> "have".
void Lemmatize(const TaggedForm& word, const Words& words, std::string& lemma);

/// Appends each lemma that Lemmatize gives the form under some tag, features and relation, but for the case
/// of letters; some of them twice.
void ListLemmas(std::string_view form, const Morphology& morphology, const Words& words,
                std::vector<std::string>& lemmas);

}  // namespace demarche::language
