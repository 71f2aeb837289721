// Where the dates and names of an article stand, so that each of its deeds finds those of its sentence
// without a look at all others. Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/extraction.h"

namespace demarche::timeline {

class Places {
 public:
  /// `extraction` must outlive this. Its lists may be in any order, as records of users are.
  explicit Places(const Extraction& extraction);

  /// Those that overlap the words: indices into Extraction::timexes, in order of their places. The time grows
  /// with their number and the logarithm of all, as long as no date reaches over many others.
  [[nodiscard]] std::vector<std::uint32_t> TimexesIn(Span words) const;

  /// Of a sentence: indices into Extraction::actors, in their order there.
  [[nodiscard]] std::span<const std::uint32_t> ActorsOf(std::uint32_t sentence) const;

 private:
  const Extraction& extraction_;
  std::vector<std::uint32_t> timexes_;   ///< by begin
  std::vector<std::uint32_t> furthest_;  ///< the greatest end of these up to each
  std::vector<std::uint32_t> actors_;    ///< by sentence
};

}  // namespace demarche::timeline
