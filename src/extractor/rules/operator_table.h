// The table `operators` of lexicon/events: which operators there are, what their rows may hold, and what they
// say. Private to the room.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"

namespace demarche::extract {

/// What makes a deed one of another kind: only planned, to be done unless somebody acts, flatly refused
/// ("will not meet"), ended ("stopped sending arms"). The operators "planned kind" and so on.
enum class KindChange : std::uint8_t { kPlanned, kUltimatum, kRefused, kCeased };

/// What is true of sectors, of contexts, or of kinds of deed: operators whose items have it.
enum class Trait : std::uint8_t {
  kUnofficial,  ///< sectors whose words alone are no deed between political actors
  kUnbound,     ///< sectors whose single members belong to no land unless words say so
  kLandless,    ///< sectors whose bodies are of the land that their own words tell, or of none
  kArmed,       ///< sectors that bear arms
  kInsurgent,   ///< sectors that fight a state
  kServing,     ///< sectors that serve a state, whom those fight
  kJudicial,    ///< sectors that settle others' quarrels
  kStrife,      ///< contexts of hurt done on purpose
  kDomestic,    ///< kinds that may be done to a place of the own land
  kAddressed,   ///< kinds whose target stands in their own clause, in none beside it
  kContended,   ///< kinds of a quarrel, meant for the other side of the story
  kBilateral,   ///< kinds that take two sides
  kTogether,    ///< kinds that several do with each other where nobody else is the target
  kResolved,    ///< kinds that are still to come where somebody has decided on them
  kAtHome,      ///< kinds, or modes of them, that are done to the own people if nobody else is told
  kLocal,       ///< kinds, or modes of them, that those do in whose land it is
  kInward,      ///< kinds, or modes of them, that are done to the own land if nobody else is told
};

/// Orders pairs of words, however they are held.
struct ByViews {
  using is_transparent = void;
  using Views = std::pair<std::string_view, std::string_view>;
  bool operator()(const Views& a, const Views& b) const { return a < b; }
};

struct OperatorTable {
  std::vector<std::pair<std::string, std::uint64_t>> words;  ///< with the Grammar bit of their operator
  std::array<std::set<std::string, std::less<>>, 17> traits;
  std::array<std::map<std::string, std::string, std::less<>>, 4> changed_kinds;  ///< old kind -> new
  /// A kind and a word, mode or CAMEO code -> the mode; "kind of LAB" and a word -> the kind/mode.
  std::map<std::pair<std::string, std::string>, std::string, ByViews> modes;

  /// The mode that a word, a mode or a CAMEO code gives to a deed of `kind`, or "".
  [[nodiscard]] std::string ModeOf(std::string_view kind, std::string_view item) const;
  /// The kind/mode of what those of a sector do by the word, or "".
  [[nodiscard]] std::string KindOf(std::string_view sector, std::string_view word) const;
  [[nodiscard]] bool Has(Trait trait, std::string_view item) const {
    return traits[static_cast<std::size_t>(trait)].contains(item);
  }
};

/// Adds to `mistakes` each operator that there is not, and each item and note that no table of the lexicon
/// has.
OperatorTable ReadOperators(const Lexicon& lexicon, LexiconMistakes& mistakes);

}  // namespace demarche::extract
