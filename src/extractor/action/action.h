// Deeds outside the ontology, for --all-actions: whatever someone or something with a name did or underwent.
// The passes: cast.cpp (who), find.cpp (verbs and nouns), story.cpp (what hangs on what in time). They read
// the document that the other passes have filled, and change nothing in it. Private to the room.
#pragma once

#include <vector>

#include "extractor/action/cast.h"
#include "extractor/passes.h"

namespace demarche::extract {

/// A verb or noun with the named participants of its deed, as parts of the cast.
struct Action {
  Find find;
  std::vector<std::uint32_t> sources, targets;
};

/// In text order. A deed that an event of the document tells with the same participants is none.
std::vector<Action> FindActions(const Knowledge& knowledge, const Document& document, const Cast& cast);

/// Gives each action the time expression that governs it, else what it is told with, as an anchor.
void DateActions(const Document& document, const Cast& cast, std::vector<Action>& actions);

/// All of it: events of kind "action" for `extraction`, ordered by (sentence, trigger), and the cast among
/// its actors.
void AddActions(const Knowledge& knowledge, Document& document, Extraction& extraction);

}  // namespace demarche::extract
