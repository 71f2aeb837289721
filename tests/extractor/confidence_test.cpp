// Points that an event's confidence is made of.
#include "extractor/finish/confidence.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

namespace demarche::extract {
namespace {

/// "Japan accused China": as sure as an event gets without a speaker.
Event Accusation() {
  Event event;
  event.deed.kind = "criticism";
  event.deed.quad = "verbal conflict";
  event.sources.resize(1);
  event.sources[0].code = "JPN";
  event.targets.resize(1);
  event.targets[0].code = "CHN";
  return event;
}

TEST_CASE("each doubt makes an event less sure") {
  const int sure = ConfidenceOf(Accusation(), {});
  const std::function<void(Grounds&)> doubts[] = {
      [](Grounds& g) { g.inferred = true; },   [](Grounds& g) { g.bound = true; },
      [](Grounds& g) { g.indirect = true; },   [](Grounds& g) { g.habit = true; },
      [](Grounds& g) { g.firms = true; },      [](Grounds& g) { g.firm = true; },
      [](Grounds& g) { g.lone = true; },       [](Grounds& g) { g.court = true; },
      [](Grounds& g) { g.headline = true; },   [](Grounds& g) { g.far = true; },
      [](Grounds& g) { g.unofficial = true; },
  };
  for (const auto& doubt : doubts) {
    Grounds grounds;
    doubt(grounds);
    CHECK(ConfidenceOf(Accusation(), grounds) < sure);
  }
}

TEST_CASE("parties that are missing, behind the verb or unknown, and deeds make an event less sure") {
  const int sure = ConfidenceOf(Accusation(), {});
  const std::function<void(Event&)> doubts[] = {
      [](Event& e) { e.targets.clear(); },
      [](Event& e) {
        e.sources[0].span = {90, 95};
      },
      [](Event& e) { e.sources[0].code.clear(); },
      [](Event& e) { e.deed.quad = "material conflict"; },
      [](Event& e) { e.factuality = Factuality::kHistorical; },
  };
  for (const auto& doubt : doubts) {
    Event event = Accusation();
    doubt(event);
    CHECK(ConfidenceOf(event, {}) < sure);
  }
  Event told = Accusation();
  told.attribution.name = "Japan";
  CHECK(ConfidenceOf(told, {}) > sure);
}

TEST_CASE("what nobody did is shown, what nobody said is not") {
  Event killed = Accusation();
  killed.deed.kind = "attack";
  killed.deed.quad = "material conflict";
  killed.sources.clear();
  Grounds grounds;
  grounds.firms = grounds.firm = true;
  CHECK(ConfidenceOf(killed, grounds) > kNotShown);
  Event said = Accusation();
  said.sources.clear();
  CHECK(ConfidenceOf(said, {}) == kNotShown);
}

TEST_CASE("confidence stays a percentage") {
  Event event = Accusation();
  event.attribution.name = "Japan";
  CHECK(ConfidenceOf(event, {}) <= 100);
  event.factuality = Factuality::kHistorical;
  event.sources[0].code.clear();
  const Grounds all{true, true, true, true, true, true, true, false, true, true, true, true};
  CHECK(ConfidenceOf(event, all) > kNotShown);
}

TEST_CASE("what one land does in the news of a firm is not shown, what it does to another is less sure") {
  Grounds grounds;
  grounds.headline = true;
  const int abroad = ConfidenceOf(Accusation(), grounds);
  CHECK(abroad > kNotShown);
  CHECK(abroad < ConfidenceOf(Accusation(), {}));
  grounds.business = true;
  CHECK(ConfidenceOf(Accusation(), grounds) == kNotShown);
}

}  // namespace
}  // namespace demarche::extract
