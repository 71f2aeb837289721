// A sentence as a tree for a person at a terminal. Private to the room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/token.h"

namespace demarche::cli {

/// Notes of words, by the byte at which the word begins.
using WordNotes = std::map<std::uint32_t, std::vector<std::string>>;

/// One line a word, below the word that governs it, with its tag, relation and notes:
///
///     lodged                 VERB  root        trigger 1, pattern
///     ├─ Japan               PROPN nsubj       source 1: JPN
///
/// Each line begins with `indent`. Long sentences and deep trees are cut, and say so. Without a parser the
/// words stand one below the other. Linear in the words.
std::string DrawTree(std::string_view text, const Analysis& analysis, const Sentence& sentence,
                     const WordNotes& notes, std::string_view indent);

}  // namespace demarche::cli
