// Places against a look at every date and name, over records in any order.
#include "timeline/merge/places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace demarche::timeline {
namespace {

Extraction AnyRecord(std::mt19937& random) {
  const auto up_to = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % (most + 1)); };
  Extraction extraction;
  for (std::uint32_t left = up_to(12); left > 0; --left) {
    const std::uint32_t begin = up_to(40);
    Timex timex;
    timex.span = {begin, begin + up_to(8)};  // also empty ones, and some over others
    extraction.timexes.push_back(timex);
    ActorMention named;
    named.sentence = up_to(4);
    extraction.actors.push_back(named);
  }
  return extraction;
}

TEST_CASE("dates and names are those that a look at all of them finds") {
  std::mt19937 random(1);
  std::size_t found = 0;
  for (int turn = 0; turn < 500; ++turn) {
    const Extraction extraction = AnyRecord(random);
    const Places places(extraction);
    for (std::uint32_t begin = 0; begin < 44; begin += 3) {
      const Span words{begin, begin + 5};
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < extraction.timexes.size(); ++i) {
        if (extraction.timexes[i].span.Overlaps(words)) expected.push_back(i);
      }
      std::vector<std::uint32_t> in = places.TimexesIn(words);
      CHECK(
          std::ranges::is_sorted(in, {}, [&](std::uint32_t i) { return extraction.timexes[i].span.begin; }));
      std::ranges::sort(in);
      CHECK(in == expected);
      found += in.size();
    }
    for (std::uint32_t sentence = 0; sentence <= 5; ++sentence) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < extraction.actors.size(); ++i) {
        if (extraction.actors[i].sentence == sentence) expected.push_back(i);
      }
      CHECK(std::ranges::equal(places.ActorsOf(sentence), expected));
    }
  }
  CHECK(found > 1000);
}

}  // namespace
}  // namespace demarche::timeline
