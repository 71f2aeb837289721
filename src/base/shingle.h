// Runs of words that two texts share: how a copy of a wire report is known though its ends were changed
// (Broder 1997, "On the resemblance and containment of documents").
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace demarche {

/// Hashes, sorted and each once, of all runs of four words of `text`, small and capital letters alike; none
/// for fewer than seven words, which are too few to tell a copy by. At most 256 runs from the beginning.
std::vector<std::uint64_t> ShinglesOf(std::string_view text);

/// Three fifths of the runs of the shorter text stand in the other. False when one has none.
bool AreCopies(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace demarche
