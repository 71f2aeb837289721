// What the passes over references share: who a mention stands for, once it is known.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include "extractor/passes.h"

namespace demarche::extract {

/// How far references look back. The sieve reads what lies within (sieve/reach.cpp).
constexpr std::uint32_t kReferenceReach = 2;  ///< sentences: a pronoun or a role
constexpr std::uint32_t kRecallReach = 400;   ///< words: "the meeting" as a deed told before

/// The first of the candidates that is one, else kNone32.
std::uint32_t FirstOf(std::initializer_list<std::uint32_t> candidates);

/// "in Hanoi", "at the APEC summit": where something is, is nobody who acts.
bool IsLocated(const Document& document, const Mention& mention);

/// "foreign reporters": of no land that is told of here; but "the African country" is told of.
bool IsForeign(const Knowledge& knowledge, const Document& document, const Mention& mention);

/// Whether a mention is of one state, whose code is known.
bool IsOfOneState(const Mention& mention);

/// Gives the actors of a mention its place, sector and name, and says by which rule they were found.
void Settle(const Document& document, Mention& mention, Origin origin, std::string rule);

}  // namespace demarche::extract
