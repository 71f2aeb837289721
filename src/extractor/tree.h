// Questions that several passes ask of the dependency tree. All walks are bounded.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "extractor/document.h"

namespace demarche::extract {

/// The first dependent of `word` by `rel`, or kNone32.
std::uint32_t Dependent(const Document& document, std::uint32_t word, Deprel rel);

/// The preposition that marks `word` ("in" of "in Beijing"), or kNone32; no genitive.
std::uint32_t CaseOf(const Document& document, std::uint32_t word);

/// What the first word that marks `word` can be; none where nothing does.
std::span<const Reading> CaseReadings(const Document& document, std::uint32_t word);

/// "no evidence", "neither side": its determiner says that there is none.
bool IsOfNone(const Document& document, std::uint32_t noun);

/// Whether the sentence is written as a headline: it ends in no punctuation.
bool IsHeadline(const Document& document, std::uint32_t sentence);

/// Whether a word before `verb` is its subject in the tree; heads are enough, dependents need not be linked.
bool HasSubjectBefore(const Document& document, std::uint32_t verb);

/// "met with officials to request": whether an infinitive tells what for, with a party between; but not "gave
/// them a day to leave". REQUIRES: the clause has a parent.
bool IsPurpose(const Document& document, const Clause& clause);

/// "refused to come, complaining that ...": a participle behind a comma, told beside the deed and no part of
/// it.
bool IsToldBeside(const Document& document, const Clause& clause);
/// "the committee investigating the loan | plans to ask": between the subject and the verb above.
bool IsBeforeItsVerb(const Document& document, const Clause& clause);
/// "Hailing Serbia, he proposed": a participle before the one who does both, and no part of what he proposed.
bool OpensFor(const Clause& clause, const Clause& parent);

/// The base form, whose tags in "that he be freed" tell no tense or a wrong one.
bool IsBareBe(const Document& document, std::uint32_t word);

/// "that the commission allow", "that the quotas be abandoned": a base form where a finite one would stand.
bool IsSubjunctive(const Document& document, const Clause& clause);

/// Whether `word` is `ancestor` or depends on it, at any depth.
bool IsUnder(const Document& document, std::uint32_t word, std::uint32_t ancestor);

/// The noun that a word belongs to: "warships" for "French" of "French warships"; itself where it qualifies
/// none.
std::uint32_t NounOf(const Document& document, std::uint32_t word);

/// The word of [first, last) whose head lies outside. REQUIRES: first < last.
std::uint32_t HeadOf(const Document& document, std::uint32_t first, std::uint32_t last);

/// The mention that a noun stands for: its own, else of what names it ("Chinese ships", "dozens of
/// Iranians", "the envoy, Wang Yi"). Places are none. kNone32 when it names nobody.
std::uint32_t MentionOf(const Document& document, std::uint32_t word);

/// How far a mention stands from `node` in the tree, as a party to its deed: 0 for its object, more
/// for each step away; kFar when it does not depend on it or only as its subject or agent.
constexpr int kFar = 1000;
int Distance(const Document& document, const Mention& mention, std::uint32_t node);

/// Whether the way from a mention up to `node` leaves a clause beside it: "agreed, after Iran had ...".
bool LeavesClause(const Document& document, const Mention& mention, std::uint32_t node);

/// The relations from a mention up to `node`: "protest obj, nmod:with"; "" when there is no path.
std::string PathOf(const Document& document, const Mention& mention, std::uint32_t node);

}  // namespace demarche::extract
