// Who else is a party: mentions that the tree joins to a subject or an object in ways that no group of
// mentions covers. All are indices into Document::mentions.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/document.h"

namespace demarche::extract {

/// Those coordinated with a noun: "Cameroonian soldiers and their Nigerian allies", "neither Peru nor
/// Ecuador"; not "but not those from Guinea". Empty for kNone32.
std::vector<std::uint32_t> CoordinatedWith(const Document& document, std::uint32_t noun);

/// Whether `holds` of any member of the group that a mention opens, itself first.
template <typename Predicate>
bool AnyOfGroup(const Document& document, std::uint32_t mention, Predicate&& holds) {
  constexpr int kMost = 24;
  for (int member = 0; mention != kNone32 && member < kMost; ++member) {
    if (holds(mention)) return true;
    mention = document.mentions[mention].next_in_group;
  }
  return false;
}

/// The first of the group that a mention is in: "Malta" for "Cyprus" of "Malta and Cyprus"; itself where it
/// stands alone.
std::uint32_t FirstOfGroup(const Document& document, std::uint32_t mention);

/// Those who act too: "together with Britain and Canada".
std::vector<std::uint32_t> Companions(const Document& document, std::uint32_t clause);

/// Whom a headline joins to its subject by a comma, or kNone32: "Nepal, China agree on bridge".
std::uint32_t HeadlinePartner(const Document& document, std::uint32_t subject);

/// What a relative clause has for its object, or kNone32: "the officials whom Iraq arrested".
std::uint32_t RelativeObject(const Document& document, const Clause& clause);

}  // namespace demarche::extract
