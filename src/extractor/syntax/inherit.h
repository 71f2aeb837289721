// Parties that a deed has from another of its sentence, which it goes on from, or from the date line.
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// "attacked a camp, killing 50", "condemned the coup in Niger and recalled their envoys", "intercepted a jet
/// and shot it down": what a participle, a measure against a state or a verb with "it" adds is done to whom
/// the main deed is done. REQUIRES: `find` is of `document.finds`.
void InheritTargets(const Document& document, Find& find);

/// "stopped a Turkish lorry and impounded it": what "it" is, the verb before tells. REQUIRES: as above.
void TakeObject(const Document& document, Find& find);

/// "warned of a trade war if Peru raises tariffs", "threatened to cut aid if growers sell": a threat without
/// a target is for who is to be kept from something.
void WarnWhoMay(const Document& document, Find& find);

/// "Dockers clashed with police in Cadiz", "a strike by seamen against the government": who faces the police
/// of a land, or the rulers that the context tells, and of whom nothing else is told, is of it.
void FightAtHome(const Knowledge& knowledge, Find& find);

/// "arrived here on Friday": the host is the land of the capital in the date line, where no other is named.
void VisitHere(const Knowledge& knowledge, const Document& document, Find& find);

/// "held an anti-American rally in Seoul": of a demonstration the target is whom its own words are against,
/// and not the land where it is held.
void AimAtWhomItNames(const Knowledge& knowledge, const Document& document, Find& find);

/// "was summoned to the ministry and handed a note", "were arrested by police and released": who does what a
/// passive tells of the same one, does what goes on from it.
void InheritSources(const Document& document, const Find& before, Find& find);

/// "attacked, seized and sank an Iranian ship": the object of the last verb is that of those before, where
/// they have none. REQUIRES: `finds` are those of one sentence, with their parties; so does ShareAttack.
void ShareObject(const Document& document, std::span<Find> finds);

/// "reached an accord during talks with Iran", "on a visit to Moscow": with whom a lone party meets, it also
/// agrees.
void ShareOccasion(const Knowledge& knowledge, const Document& document, std::span<Find> finds);

/// "Three soldiers were killed when rebels attacked their camp": who attacks has killed them, and has
/// attacked them where nobody else is named.
void ShareAttack(const Document& document, std::span<Find> finds);

}  // namespace demarche::extract
