// What ties the deeds of one article together in time, before the network is solved.
// Private to the room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/extraction.h"
#include "timeline/anchor/network.h"

namespace demarche::timeline {

/// How far "the following day", "two weeks later" or "hours later" lies from its reference, in days, at least
/// and at most: a month is seldom exact, and hours may pass midnight. Nothing for a vague value ("PXD").
struct Distance {
  int least = 0;
  int most = 0;
};
std::optional<Distance> ReadDistance(std::string_view duration);

/// The timex that governs a deed, or nullptr; and its words.
const Timex* TimexOf(const Extraction& extraction, const Event& event);
std::string TimexWords(const Extraction& extraction, const Event& event);

/// The days of a timex: its own, or counted from the dated timex that is its reference.
Bounds DaysOf(const Extraction& extraction, const Timex& timex);

/// The words that make one deed hang on another.
struct Tie {
  Link link;
  std::uint32_t event = 0;      ///< the deed that the words speak of
  std::uint32_t reference = 0;  ///< the deed that they count from
  TimeRelation relation = TimeRelation::kNone;
  std::string words;
};

/// What is known of one deed by itself.
struct Ground {
  Bounds bounds;
  const Timex* timex = nullptr;  ///< the words that give `bounds`; nullptr when none do
  bool clipped = false;          ///< the document time cut the days of the timex
};

/// All ties of an article, strongest first in each deed; anchors to deeds that do not exist are passed over.
std::vector<Tie> FindTies(const Extraction& extraction);

/// The ground of one deed, from its timex, the document time and its factuality.
Ground FindGround(const Extraction& extraction, const Event& event);

/// Bounds of a date without a year ("XXXX-10-31", "late October"), in kYearlessYear; nothing
/// when the timex has a year or no date.
inline constexpr int kYearlessYear = 2000;
std::optional<Bounds> YearlessBounds(const Timex& timex);

/// A tie that gave way, and what it contradicts: other ties, and deeds by the days that they have themselves.
struct SetAside {
  const Tie* tie = nullptr;
  std::vector<const Tie*> ties;
  std::vector<std::uint32_t> events;
};

/// "after", "before", "at the time of".
const char* SayRelation(TimeRelation relation);

/// The reasoning in a sentence.
struct Reasons {
  const Ground* ground = nullptr;
  std::vector<const Tie*> held;
  std::vector<SetAside> dropped;
  bool supposed = false;  ///< the lead of a report: the day of the report or the one before
};
std::string Explain(const Extraction& extraction, const Event& event, const Reasons& reasons);

}  // namespace demarche::timeline
