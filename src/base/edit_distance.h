// How far two words are apart: for suggestions to who mistyped one.
#pragma once

#include <cstddef>
#include <string_view>

namespace demarche {

/// Bytes to be put in, left out or changed to make one of the other (Levenshtein 1966). Time grows with the
/// product of the lengths.
std::size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace demarche
