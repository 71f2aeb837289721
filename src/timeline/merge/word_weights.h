// How much a word that two tellings share says of their being one deed. Private to the room.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

namespace demarche::timeline {

/// Inverse document frequencies (Sparck Jones 1972) from the table "frequencies". They are of news at large,
/// not of the articles at hand: so no article changes how two others compare.
class WordWeights {
 public:
  explicit WordWeights(const Lexicon& lexicon);

  /// Of a stem in small letters, at least 1; rare words and numbers weigh most.
  [[nodiscard]] std::uint32_t Of(std::string_view stem) const;

 private:
  std::map<std::string, std::uint32_t, std::less<>> weights_;
  std::uint32_t of_rare_ = 1;
};

}  // namespace demarche::timeline
