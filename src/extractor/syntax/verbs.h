// Which words head a clause: verbs, and what the tagger or the parser mistook for something else. Private to
// the room.
#pragma once

#include <cstdint>
#include <string_view>

#include "extractor/passes.h"

namespace demarche::extract {

/// A verb, or what has a subject or an auxiliary as only verbs have; no adjective ("alleged").
bool IsVerb(const Knowledge& knowledge, const Document& document, std::uint32_t word);

/// An infinitive's "to" stands before it.
bool IsMarked(const Document& document, std::uint32_t verb);

/// "would like to see China | agree".
bool IsBareInfinitive(const Document& document, const Clause& clause);

/// A perfect whose "have" is of the tense, Feats::kPast ("had been told") or Feats::kPres ("has been told");
/// the participles of both are past.
bool IsPerfectOf(const Document& document, const Clause& clause, std::uint16_t tense);

/// "warned", "urged", but not "met": what can tell a deed of the quad class, "verbal" for both in words.
bool IsDeedInWords(const Knowledge& knowledge, const Word& verb, std::string_view quad);

/// The adverb of the class that says how the verb is done ("allegedly"), or kNone32.
std::uint32_t AdverbOf(const Knowledge& knowledge, const Document& document, std::uint32_t verb,
                       RareClass adverbs);

/// By its tag or its ending; "cut" and "set" count, where they are no third person.
bool LooksPast(const Word& word);
bool LooksIng(const Word& word);

}  // namespace demarche::extract
