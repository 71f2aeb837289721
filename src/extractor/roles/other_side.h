// Parties that a deed has from a quarrel told beside it: where one of two sides is named, the other is whom
// it is at war with, whose deed it answers, or who acted on it last.
#pragma once

#include <span>

#include "extractor/passes.h"

namespace demarche::extract {

/// "Miners called off a strike after the government promised higher pay", "Britain recalled its envoy after
/// Iran arrested a diplomat": a concession or a measure is meant for who did what it answers, where nobody is
/// named.
void AnswerTo(const Document& document, Find& find);

/// "Chad attacked a Libyan base and Libya bombed an airport": an attack on nobody that is named strikes the
/// other land by which the attacker is attacked in the same sentence. REQUIRES: `finds` are those of one
/// sentence, with their parties.
void HitBack(const Document& document, std::span<Find> finds);

/// "Chad bombed a town. Libya said 20 soldiers of Chad were killed": of two lands at war, the one that tells
/// of the other's losses caused them. REQUIRES: all finds have their parties; so do the next two.
void ClaimLosses(Document& document);

/// "A protest had been lodged with Libya, Chad said": whoever tells of it, protested. REQUIRES: as above.
void TellOwnProtest(Document& document);

/// "Chad bombed a base of Libya. Its forces attacked at dawn; 20 soldiers of Libya were killed": where one
/// land fights with one other alone, and a side of an attack is not told, it is that other.
void FightTheFoe(Document& document);

/// "Ecuador asked Mexico for the man, but Mexico refused": gives refusals of states without a target the one
/// state that acted on their doer last, and measures the other state of the last deed told of him, in their
/// sentence or the two before; what is done to an envoy is done to the one other land that the sentence
/// before tells of. REQUIRES: finds stand in the order of sentences.
void FaceTheOtherSide(const Knowledge& knowledge, Document& document);

/// "Chad bombed Libya ... Libya condemned the bombing of Chad ... Libya rejected the demand": in an article
/// on two lands, where three of four deeds of the one and no few are done with the other, its deeds of a
/// quarrel without a target are meant for that other. REQUIRES: as above.
void FaceTheStory(const Knowledge& knowledge, Document& document);

/// "France exploded a nuclear device ... Chile recalled its ambassador": in an article that begins with what
/// one state did by force, protests, criticism and measures of other states without a target are meant for
/// it. REQUIRES: as above.
void FaceTheLead(const Knowledge& knowledge, Document& document);

}  // namespace demarche::extract
