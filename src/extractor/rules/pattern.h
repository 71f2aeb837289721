// The pattern language of lexicon/events, parsed to a small tree. docs/extractor.md teaches it.
//
//     pattern  = ["N:"] item { item }
//     item     = "[" item { item } "]"             may be absent
//              | words [ROLE]                      words, or a preposition with its role
//              | ROLE                              as the direct object
//     words    = word | "{" alternative { "," alternative } "}"
//     alternative = CLASS | word { word }
//     ROLE     = "SOURCE" | "TARGET" | "DEED"
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::extract {

enum class Role : std::uint8_t { kNone, kSource, kTarget, kDeed };

/// One place of a pattern.
struct Element {
  /// A run of words in small letters between single spaces, or the name of a class.
  struct Alternative {
    std::string text;
    bool is_class = false;
  };
  Role role = Role::kNone;
  bool optional = false;
  std::vector<Alternative> alternatives;  ///< for a role: its prepositions
};

/// `elements[0]` holds the trigger words.
struct Pattern {
  bool noun = false;
  std::vector<Element> elements;
};

using WordClasses = std::map<std::string, std::vector<std::string>, std::less<>>;

/// What is wrong at which byte of the pattern (from 0).
struct PatternError {
  std::string message;
  std::size_t at = 0;
};

tl::expected<Pattern, PatternError> ParsePattern(std::string_view text, const WordClasses& classes);

}  // namespace demarche::extract
