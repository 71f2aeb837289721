// What a timeline is called where nobody has said it.
#include "renderer/text/title.h"

#include <doctest/doctest.h>

#include "renderer/text/actors.h"
#include "sample.h"

using namespace demarche;
using sample::Kestria;
using sample::Maldry;
using sample::Orvane;

namespace {

/// Names as the lexicon has them.
sample::Builder Named() {
  sample::Builder b;
  b.timeline.actor_names = {{"KST", "Kestria"}, {"ORV", "Orvane"}, {"MLD", "Maldry"}};
  return b;
}

std::string Title(const sample::Builder& b) { return TitleOf(b.timeline, ActorNames(b.timeline)); }

}  // namespace

TEST_CASE("a timeline without a title is called by whom half of it is about") {
  sample::Builder b = Named();
  CHECK(Title(b) == "Timeline");
  b.Add(sample::kTalks, "", {Kestria()}, {Orvane()}).On("2025-08-12");
  CHECK(Title(b) == "Kestria and Orvane");
  b.Add(sample::kProtest, "", {Orvane()}, {Maldry()}).On("2025-08-30");
  CHECK(Title(b) == "Orvane and Kestria");  // who has more entries comes first
  b.Add(sample::kProtest, "", {Orvane()}, {}).On("2025-08-31");
  CHECK(Title(b) == "Orvane");
  for (const char* day : {"2025-09-01", "2025-09-02", "2025-09-03", "2025-09-04"}) {
    b.Add(sample::kTalks, "", {}, {}).On(day);
  }
  CHECK(Title(b) == "Timeline");
}

TEST_CASE("a title that was given stands, cleaned") {
  sample::Builder b = Named();
  b.Add(sample::kTalks, "", {Kestria()}, {Orvane()}).On("2025-08-12");
  b.timeline.title = "  Autumn\n2025 ";
  CHECK(Title(b) == "Autumn 2025");
  b.timeline.title = " \n ";
  CHECK(Title(b) == "Kestria and Orvane");
}
