// Runs of words that two texts share: how a copy of a wire report is known though its ends were changed
// (Broder 1997, "On the resemblance and containment of documents"). Two short texts are compared by the runs
// themselves, one long text with many by sketches of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace demarche {

/// Which runs of a text count.
struct ShingleForm {
  std::size_t words;   ///< in a run
  std::size_t fewest;  ///< a text with fewer runs is too short to tell a copy by, and has none
  std::size_t most;    ///< runs from the beginning
};
inline constexpr ShingleForm kOfSentences{4, 4, 256};
inline constexpr ShingleForm kOfArticles{5, 36, 4996};

/// Hashes, sorted and each once, of the runs of words of `text`, small and capital letters alike.
std::vector<std::uint64_t> ShinglesOf(std::string_view text, const ShingleForm& form = kOfSentences);

/// Three fifths of the runs of the shorter text stand in the other. False when one has none.
bool AreCopies(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

/// The least of each of 32 hashes of all runs: two texts agree in as many of them as they share runs.
using Sketch = std::array<std::uint32_t, 32>;

/// REQUIRES: at least one run.
Sketch SketchOf(const std::vector<std::uint64_t>& shingles);

/// Whether half of the numbers agree, so about half of the runs of both together are shared.
bool AreCopies(const Sketch& a, const Sketch& b);

}  // namespace demarche
