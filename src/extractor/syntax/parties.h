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

/// Who is done to beside `target`: "met his Belgian colleague and the French ambassador", "bombed a camp in
/// Lebanon and an airfield in Syria". Its own group is not among them.
std::vector<std::uint32_t> BesideTarget(const Document& document, const Clause& clause, std::uint32_t target);

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

/// "Chad and Mali met separately with Peru", "the king, with whom Chad and Mali met": whether the verb's own
/// "with" marks a mention.
bool IsMetWith(const Document& document, const Find& find, std::uint32_t mention);

/// Whom a headline joins to its subject by a comma, or kNone32: "Nepal, China agree on bridge".
std::uint32_t HeadlinePartner(const Document& document, std::uint32_t subject);

/// What a relative clause has for its object, or kNone32: "the officials whom Iraq arrested", "with whom Iraq
/// met".
std::uint32_t RelativeObject(const Document& document, const Clause& clause);

}  // namespace demarche::extract
