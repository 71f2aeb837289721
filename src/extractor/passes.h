// The passes of Extract, in the order in which they run. Each fills more of the Document.
#pragma once

#include "extractor/document.h"

namespace demarche::extract {

/// What every pass may consult.
struct Knowledge {
  Rulebook rules;
  Gazetteer names;
};

void ReadWords(const Knowledge& knowledge, Document& document);
/// Part of ReadWords: heads are known, dependents not yet linked.
void MendTree(const Knowledge& knowledge, Document& document);
void FindFirms(const Knowledge& knowledge, Document& document);
void FindMentions(const Knowledge& knowledge, Document& document);
void PlaceMentions(const Knowledge& knowledge, Document& document);
void ResolveReferences(const Knowledge& knowledge, Document& document);
void FindClauses(const Knowledge& knowledge, Document& document);
void FindTriggers(const Knowledge& knowledge, Document& document);
void AssignRoles(const Knowledge& knowledge, Document& document);
void ApplyOperators(const Knowledge& knowledge, Document& document);
void SetModes(const Knowledge& knowledge, Document& document);
void FinishEvents(const Knowledge& knowledge, Document& document);
void FindAnchors(const Knowledge& knowledge, Document& document);

/// The same of deeds outside the ontology (action/action.h), which are no finds of the document.
void WeighActions(const Knowledge& knowledge, Document& document, const std::vector<Find*>& finds);
void FinishActions(const Knowledge& knowledge, Document& document, const std::vector<Find*>& finds);

}  // namespace demarche::extract
