// How two actors' dealings are drawn, in the network and in the clusters.
#pragma once

#include <cstddef>
#include <string>

#include "renderer/text/tone.h"

namespace demarche {

/// Events between two actors, by tone.
struct Dyad {
  std::size_t cooperation = 0;
  std::size_t conflict = 0;
  std::size_t neutral = 0;
  [[nodiscard]] std::size_t total() const { return cooperation + conflict + neutral; }
  void Count(Tone tone);
};

/// Attributes of the edge: width by the square root of the count, colour and line by tone.
std::string DyadStyle(const Dyad& dyad);

/// "3 events (1 cooperation, 2 conflict, 0 neutral)".
std::string DyadWords(const Dyad& dyad);

}  // namespace demarche
