// A timeline written in pieces is the timeline written at once, and an entry reads back alone.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "records/records.h"
#include "sample.h"

using namespace demarche;
using records_test::Sampler;

TEST_CASE("a timeline in pieces has the bytes of the whole") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    CAPTURE(seed);
    const Timeline timeline = Sampler(seed).MakeTimeline();
    std::string pieces = WriteTimelineHead(timeline);
    for (const Entry& entry : timeline.entries) pieces += WriteEntry(entry) + "\n";
    pieces += WriteTimelineTail(timeline);
    CHECK(pieces == WriteTimeline(timeline));
  }
}

TEST_CASE("the line of an entry reads back alone") {
  std::size_t entries = 0;
  for (unsigned seed = 0; seed < 50; ++seed) {
    for (const Entry& entry : Sampler(seed).MakeTimeline().entries) {
      const std::string line = WriteEntry(entry);
      CHECK(line.find('\n') == std::string::npos);
      const Result<Entry> again = ParseEntry(line);
      REQUIRE_MESSAGE(again, (again ? "" : ToString(again.error())));
      CHECK(WriteEntry(*again) == line);
      ++entries;
    }
  }
  CHECK(entries > 20);
}

TEST_CASE("what is no entry is refused with its place") {
  for (const std::string& line : std::vector<std::string>{
           "", "[]", "{", "{}", "7", R"({"kind":"error","id":"x","code":"malformed","message":"m"})",
           R"({"kind":"left_out"})", R"({"kind":"entry","headline":7})"}) {
    CAPTURE(line);
    const Result<Entry> entry = ParseEntry(line);
    REQUIRE_FALSE(entry);
    CHECK(entry.error().where.starts_with("line 1"));
  }
}
