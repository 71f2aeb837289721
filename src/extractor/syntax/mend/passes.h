// The passes of MendTree, in the order in which they run. Each mends one kind of mistake of the parser from
// words and arcs alone, in the whole document. Private to the folder.
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// The first dependent of the relation, before the dependents are linked.
std::uint32_t Child(const Document& document, std::uint32_t word, Deprel rel);

/// Whether a comma is among words [begin, end).
bool HasComma(const Document& document, std::uint32_t begin, std::uint32_t end);

/// Hangs `noun` on `verb` as its subject, of a passive where the verb is one.
void MakeSubject(Document& document, std::uint32_t noun, std::uint32_t verb);

/// Hangs `verb` where `above` hangs, and `above` with all its dependents on `verb`.
void TakePlaceOf(Document& document, std::uint32_t above, std::uint32_t verb);

// words.cpp
void MendBylines(Document& document);
void MendNames(Document& document);
void MendNamesTakenForAuxiliaries(const Knowledge& knowledge, Document& document);
void MendDemonyms(const Knowledge& knowledge, Document& document);
void MendNamesTakenForVerbs(const Knowledge& knowledge, Document& document);
void MendNamesTakenForSayings(Document& document);
void MendAdditions(const Knowledge& knowledge, Document& document);
void MendParticiplesBeforeNouns(Document& document);
void MendReceivers(Document& document);
void MendWhatIsDue(Document& document);
void MendAgents(const Knowledge& knowledge, Document& document);

// subjects.cpp
void FreeNamesFromTimes(Document& document);
void FreeNamesBeforeContent(Document& document);
void FreeNamesBehindSpeeches(Document& document);
void FreeNamesBehindTimes(Document& document);
void FreeNamesFromSayings(Document& document);
void FreeSubjectsFromConjunctions(Document& document);
void FreeSubjectsOfContents(Document& document);
void MendClausesBehindTimes(Document& document);
void FreeTimesFromSubjects(Document& document);
void MendVerbsBehindTimes(Document& document);
void FreeSubjectsBehindAnd(Document& document);
void MendRelativesTakenForMain(Document& document);
void MendDoubleSubjects(const Knowledge& knowledge, Document& document);
void MendSubjectsOfCopulas(Document& document);
void FreeSubjectsFromOpenings(Document& document);
void MendFirstOfSpeakers(Document& document);
void MendObjectsOfSayings(const Knowledge& knowledge, Document& document);

// relatives.cpp
void MendRelativesTakenForAsides(Document& document);

// places.cpp
void FreeSubjectsBehindTowns(const Knowledge& knowledge, Document& document);

// clefts.cpp
void MendClefts(const Knowledge& knowledge, Document& document);

// clauses.cpp
void MendPluralsBehindThat(Document& document);
void MendVerbsTakenForCompounds(Document& document);
void MendContents(Document& document);
void MendContentsTakenForConjuncts(Document& document);
void MendContentsOfTwoSubjects(Document& document);
void MendContentsOfNouns(Document& document);
void MendContentsOfVerbs(Document& document);
void MendContactClauses(Document& document);
void MendConditions(Document& document);
void MendWhatClauses(Document& document);
void MendPlaceClauses(Document& document);
void MendTrailingParticiples(Document& document);
void MendParticiplesOfNames(Document& document);
void MendPhrasesOfNames(Document& document);
void MendOffices(Document& document);
void MendQuotations(Document& document);
void MendSpeakersBehindQuotations(Document& document);
void MendSpeakersBehindVerbs(Document& document);
void MendSpeakersWithParticiples(Document& document);
void MendContentsBeforeSpeakers(const Knowledge& knowledge, Document& document);
void MendOpeningParticiples(const Knowledge& knowledge, Document& document);

// lists.cpp
void MendThingsBehindPlaces(Document& document);
void MendNamesTakenForMembers(Document& document);
void MendGerundsInPairs(Document& document);
void MendHarmsInRelatives(const Knowledge& knowledge, Document& document);
void MendBareConjuncts(Document& document);
void MendVerbsTakenForQualities(const Knowledge& knowledge, Document& document);
void MendQuantities(Document& document);

// times.cpp
void MendClausesBehindLengths(const Knowledge& knowledge, Document& document);
void MendClausesTakenForOccasions(const Knowledge& knowledge, Document& document);
void MendOccasionsTakenForContents(const Knowledge& knowledge, Document& document);
void MendTimesTakenForObjects(Document& document);
void MendTimesWithinNouns(Document& document);
void MendTimesBehindConjuncts(Document& document);
void MendTimesBehindAsides(Document& document);
void MendTimesWithinAsides(Document& document);
void MendTimesBeforeSayings(Document& document);

// verbs.cpp
void MendInfinitives(const Knowledge& knowledge, Document& document);
void MendInfinitivesOfNouns(const Knowledge& knowledge, Document& document);
void MendProgressives(Document& document);
void MendPerfects(Document& document);
void MendReportedDeeds(const Knowledge& knowledge, Document& document);
void MendConjuncts(Document& document);
void MendConjunctsOfSayings(Document& document);
void MendQualifiers(Document& document);
void MendVisitors(Document& document);
void MendVerbsTakenForNouns(Document& document);
void MendReducedRelatives(Document& document);
void MendAssemblies(const Knowledge& knowledge, Document& document);
void MendNounSentences(Document& document);
void MendOrders(const Knowledge& knowledge, Document& document);
void MendQualifyingParticiples(Document& document);
void MendGerundsBehindVerbs(Document& document);
void FindLostSubjects(Document& document);
void JoinVerbsInTwoWords(Document& document);

}  // namespace demarche::extract
