// How often a test goes round that draws, or that repeats itself with other words.
#pragma once

#include <cstddef>

namespace demarche::test {

/// One of so many is tried: all, but where sanitizers or counters slow the program, to which each shows the
/// same code.
#ifdef DEMARCHE_INSTRUMENTED
constexpr std::size_t kEvery = 6;
#else
constexpr std::size_t kEvery = 1;
#endif

/// The rounds of which there are `whole`.
constexpr std::size_t Rounds(std::size_t whole) { return (whole + kEvery - 1) / kEvery; }

}  // namespace demarche::test
