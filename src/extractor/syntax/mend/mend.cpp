// Pass 0b: mends of the parse, from words and arcs alone. What takes a mistaken parse as it is, because it
// needs to know who is named, stands in clauses.cpp of the room.
#include "extractor/syntax/headlines.h"
#include "extractor/syntax/mend/passes.h"

namespace demarche::extract {

std::uint32_t Child(const Document& document, std::uint32_t word, Deprel rel) {
  const std::uint32_t sentence = document.words[word].sentence;
  for (std::uint32_t i = document.FirstWord(sentence); i < document.LastWord(sentence); ++i) {
    if (document.words[i].head == word && document.words[i].rel == rel) return i;
  }
  return kNone32;
}

bool HasComma(const Document& document, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (document.words[i].text == ",") return true;
  }
  return false;
}

void MakeSubject(Document& document, std::uint32_t noun, std::uint32_t verb) {
  document.words[noun].head = verb;
  document.words[noun].rel =
      Child(document, verb, Deprel::kAuxPass) == kNone32 ? Deprel::kNsubj : Deprel::kNsubjPass;
}

void TakePlaceOf(Document& document, std::uint32_t above, std::uint32_t verb) {
  WordList& words = document.words;
  words[verb].head = words[above].head;
  words[verb].rel = words[above].rel;
  for (std::uint32_t i = document.FirstWord(words[above].sentence);
       i < document.LastWord(words[above].sentence); ++i) {
    if (words[i].head == above) words[i].head = verb;
  }
  words[above].head = verb;
}

void MendTree(const Knowledge& knowledge, Document& document) {
  MendHeadlines(knowledge, document);
  MendBylines(document);
  MendNames(document);
  MendNamesTakenForAuxiliaries(knowledge, document);
  MendDemonyms(knowledge, document);
  MendNamesTakenForVerbs(knowledge, document);
  MendNamesTakenForSayings(document);
  MendAdditions(knowledge, document);
  MendParticiplesBeforeNouns(document);
  MendReceivers(document);
  MendWhatIsDue(document);
  MendAgents(knowledge, document);
  MendReducedRelatives(document);
  MendAssemblies(knowledge, document);
  FreeNamesFromTimes(document);
  FreeNamesBeforeContent(document);
  FreeNamesBehindSpeeches(document);
  FreeNamesBehindTimes(document);
  FreeNamesFromSayings(document);
  FreeSubjectsFromConjunctions(document);
  FreeSubjectsOfContents(document);
  MendClausesBehindTimes(document);
  MendClausesBehindLengths(knowledge, document);
  MendClausesTakenForOccasions(knowledge, document);
  MendOccasionsTakenForContents(knowledge, document);
  FreeTimesFromSubjects(document);
  MendVerbsBehindTimes(document);
  FreeSubjectsBehindAnd(document);
  MendRelativesTakenForMain(document);
  MendRelativesTakenForAsides(document);
  MendDoubleSubjects(knowledge, document);
  MendSubjectsOfCopulas(document);
  FreeSubjectsFromOpenings(document);
  FreeSubjectsBehindTowns(knowledge, document);
  MendFirstOfSpeakers(document);
  MendObjectsOfSayings(knowledge, document);
  MendClefts(knowledge, document);
  MendPluralsBehindThat(document);
  MendVerbsTakenForCompounds(document);
  MendContents(document);
  MendContentsTakenForConjuncts(document);
  MendContentsOfTwoSubjects(document);
  MendContentsOfNouns(document);
  MendContentsOfVerbs(document);
  MendContactClauses(document);
  MendConditions(document);
  MendWhatClauses(document);
  MendPlaceClauses(document);
  MendTrailingParticiples(document);
  MendParticiplesOfNames(document);
  MendPhrasesOfNames(document);
  MendOffices(document);
  MendQuotations(document);
  MendSpeakersBehindQuotations(document);
  MendSpeakersBehindVerbs(document);
  MendSpeakersWithParticiples(document);
  MendContentsBeforeSpeakers(knowledge, document);
  MendOpeningParticiples(knowledge, document);
  MendInfinitives(knowledge, document);
  MendInfinitivesOfNouns(knowledge, document);
  MendProgressives(document);
  MendPerfects(document);
  MendReportedDeeds(knowledge, document);
  MendConjuncts(document);
  MendThingsBehindPlaces(document);
  MendNamesTakenForMembers(document);
  MendGerundsInPairs(document);
  MendHarmsInRelatives(knowledge, document);
  MendBareConjuncts(document);
  MendConjunctsOfSayings(document);
  MendVerbsTakenForQualities(knowledge, document);
  MendQuantities(document);
  MendTimesTakenForObjects(document);
  MendTimesWithinNouns(document);
  MendTimesBehindConjuncts(document);
  MendTimesBehindAsides(document);
  MendTimesWithinAsides(document);
  MendTimesBeforeSayings(document);
  MendQualifiers(document);
  MendVisitors(document);
  MendVerbsTakenForNouns(document);
  MendNounSentences(document);
  MendOrders(knowledge, document);
  MendQualifyingParticiples(document);
  MendGerundsBehindVerbs(document);
  FindLostSubjects(document);
  JoinVerbsInTwoWords(document);
}

}  // namespace demarche::extract
