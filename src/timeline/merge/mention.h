// One telling of a deed by one article, as the passes of the merge see it. Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/extraction.h"
#include "timeline/anchor/network.h"
#include "timeline/merge/names.h"
#include "timeline/merge/places.h"
#include "timeline/merge/word_weights.h"

namespace demarche::timeline {

/// What the telling claims of the deed. Only tellings of one claim are merged.
enum class Claim : std::uint8_t { kDone, kPlanned, kConditional, kDenied };
Claim ClaimOf(Factuality factuality);

/// Words and numbers in text order; the places count from the evidence.
struct EvidenceWord {
  std::string_view text;
  std::uint32_t begin = 0;
};
std::vector<EvidenceWord> WordsOf(std::string_view evidence);

/// A deed outside the ontology (--all-actions).
bool IsAction(const Deed& deed);

struct Mention {
  const Extraction* extraction = nullptr;
  const Event* event = nullptr;
  Claim claim = Claim::kDone;
  Bounds days;
  std::vector<std::string> actors;   ///< sorted codes (names where there is none) of both sides
  std::vector<std::string> sources;  ///< the same of the acting side
  std::vector<std::string> targets;  ///< and of the other
  std::vector<std::string> persons;  ///< sorted names of those of the acting side that are no plain state
  std::vector<Span> elsewhere;       ///< words of the evidence that are no keywords, counted from its begin
  std::vector<std::uint32_t> keywords;  ///< sorted ids of content words, numbered within the block
  std::vector<std::uint64_t> shingles;  ///< of the evidence: base/shingle.h
  /// Sorted: the word after a number, the number. Numbers of dates are none.
  std::vector<std::pair<std::string, std::string>> figures;

  [[nodiscard]] const Article& article() const { return extraction->article; }
};

/// Tellings of one kind: the unit of the shuffle. Within it, those that share a party are compared.
struct Block {
  std::string key;                     ///< the kind
  std::vector<Mention> mentions;       ///< in canonical order: IsBefore
  std::vector<std::uint32_t> weights;  ///< of keywords
};

/// More than a few days, both ends known: "in March". Such a telling looks back at a deed that others date.
bool IsWide(const Bounds& days);

/// The canonical order of tellings: a total order that does not depend on the input's. Those with wide days
/// come after all others that have days, for what they look back at must stand by then.
bool IsBefore(const Mention& a, const Mention& b);

/// The order by which one telling stands for all: (-confidence, date, article, event).
bool IsBetter(const Mention& a, const Mention& b);

/// The code of an actor, or its name where it has none.
const std::string& KeyOf(const Actor& actor);

/// Groups tellings into blocks by key, sorts them and weighs their words.
std::vector<Block> MakeBlocks(std::vector<Mention> mentions, const WordWeights& weights);

/// Makes a telling out of an event; `places` are the extraction's. `extraction` and `event` must outlive it.
Mention MakeMention(const ActorNames& names, const Extraction& extraction, const Event& event,
                    const Places& places);

/// Do two tellings name the same parties on the same sides? kPart: what both name agrees, but one
/// leaves a party out.
enum class Parties : std::uint8_t { kOther, kPart, kSame };
Parties CompareParties(const Mention& a, const Mention& b);

/// Up to 8 points for the weight of the words that both use, of that of the shorter telling.
int WordPoints(const Block& block, const Mention& a, const Mention& b);

/// How well two tellings of one block fit one deed.
/// Below kSameDeed they are held apart; at or below kNever nothing can join them.
inline constexpr int kSameDeed = 6;
inline constexpr int kNever = -100;
int Compare(const Block& block, const Mention& a, const Mention& b);

/// Tellings of one deed: indices into Block::mentions, the best first.
using Cluster = std::vector<std::uint32_t>;
std::vector<Cluster> MergeBlock(const Block& block);

}  // namespace demarche::timeline
