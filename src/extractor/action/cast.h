// The cast of an article for --all-actions: everybody and everything with a proper name, known to the
// lexicon or not, and the words that mean one of them ("Jobs", "the company", "it"). Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/passes.h"

namespace demarche::extract {

/// Someone or something with a name. `words` are those of the name, in small letters.
struct Character {
  Actor actor;  ///< code, type and sector where the lexicon knows it; name: the longest form that is told
  std::vector<std::string> words;
  bool person = false;
  bool organisation = false;
  std::uint32_t told = 0;  ///< how often it is named
};

/// Words [first, last) that name or mean a character.
struct Part {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t head = 0;  ///< the word of it whose head lies outside
  std::uint32_t character = 0;
  bool named = false;  ///< by its name, not by a pronoun or "the company"
  std::string rule;    ///< for `because`
};

struct Cast {
  std::vector<Character> characters;
  std::vector<Part> parts;             ///< in text order; none overlap
  std::vector<std::uint32_t> part_of;  ///< of each word of the document: its part, or kNone32
};

/// Reads the names of the analysis and the mentions of the document; linear in the text. Names match a
/// character by their words ("Jobs", "Steve Jobs"), pronouns by who was told of last.
Cast FindCast(const Rulebook& rules, const Document& document);

/// Who a noun stands for: its own part, else what names it ("the iTunes music service", "the chief
/// executive, Steve Jobs"), and all that are coordinated with it. Indices into Cast::parts.
std::vector<std::uint32_t> PartsOf(const Document& document, const Cast& cast, std::uint32_t word);

}  // namespace demarche::extract
