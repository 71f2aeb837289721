// The parties of a deed, once they are chosen, as the event tells them: actors and reasons.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/passes.h"

namespace demarche::extract {

/// Indices into Document::mentions.
struct Parties {
  std::vector<std::uint32_t> sources, targets;
  const char* source_rule = "";  ///< how the source came to the deed where no path of the tree leads to it

  void Clear() {
    sources.clear();
    targets.clear();
    source_rule = "";
  }
};

/// Appends all actors of a mention, and of the group it opens, that are not yet there.
void AddActors(const Document& document, std::uint32_t mention, std::vector<Actor>& actors);

/// Writes sources, targets, reciprocity and the reasons for each into the event of `find`.
void TellParties(const Rulebook& rules, const Document& document, const Parties& parties, Find& find);

/// "attacked each other at a camp near Lusaka": whose target is the other of those who act; but "each
/// village".
bool IsMutual(const Rulebook& rules, const Document& document, const Clause& clause);

}  // namespace demarche::extract
