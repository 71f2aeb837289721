// What a timeline is called where nobody has said.
#include "renderer/text/title.h"

#include <doctest/doctest.h>

#include "renderer/text/actors.h"
#include "sample.h"

using namespace demarche;
using sample::Kestria;
using sample::Maldry;
using sample::Orvane;
using sample::Tarsk;

namespace {

/// Names as the lexicon has them.
sample::Builder Named() {
  sample::Builder b;
  b.timeline.actor_names = {{"KST", "Kestria"}, {"ORV", "Orvane"}, {"MLD", "Maldry"}, {"TSK", "Tarsk"}};
  return b;
}

std::string Title(const sample::Builder& b) { return TitleOf(b.timeline, ActorNames(b.timeline)); }

}  // namespace

TEST_CASE("a timeline without a title is called by whom a third of it is about") {
  sample::Builder b = Named();
  CHECK(Title(b) == "Timeline");
  b.Add(sample::kTalks, "", {Kestria()}, {Orvane()}).On("2025-08-12");
  CHECK(Title(b) == "Kestria and Orvane");
  b.Add(sample::kProtest, "", {Orvane()}, {Maldry()}).On("2025-08-30");
  CHECK(Title(b) == "Orvane, Kestria and Maldry");  // who has more entries comes first
  b.Add(sample::kTalks, "", {Tarsk()}, {Orvane()}).On("2025-08-31");
  CHECK(Title(b) == "Orvane, Kestria and Maldry");  // three at most
  b.Add(sample::kProtest, "", {Orvane()}, {}).On("2025-09-01");
  CHECK(Title(b) == "Orvane");
  for (int i = 0; i < 9; ++i) b.Add(sample::kTalks, "", {}, {}).On("2025-09-02");
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
