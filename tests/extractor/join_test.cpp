// Events and actions of one article as one record.
#include <doctest/doctest.h>

#include <string>

#include "extractor/extractor.h"

namespace demarche {

TEST_CASE("events and actions stand by place, and anchors follow the deeds that they name") {
  const auto deed = [](const char* id, std::uint32_t sentence, std::uint32_t at) {
    Event event;
    event.id = id;
    event.sentence = sentence;
    event.trigger = {at, at + 3};
    return event;
  };
  const auto on = [](std::uint32_t event) {
    Anchor anchor;
    anchor.event = event;
    return anchor;
  };
  Extraction events;
  events.events = {deed("e0", 0, 20), deed("e1", 2, 80)};
  events.events[1].anchors = {on(0)};
  events.actors.resize(1);
  Extraction actions;
  actions.events = {deed("a0", 0, 5), deed("a1", 0, 20), deed("a2", 1, 50)};
  actions.events[2].anchors = {on(1)};
  actions.actors.resize(3);
  const Extraction joined = JoinActions(events, actions);
  std::string order;
  for (const Event& event : joined.events) order += event.id + " ";
  CHECK(order == "a0 e0 a1 a2 e1 ");  // of two at one place the event is the first
  REQUIRE(joined.events.size() == 5);
  CHECK(joined.events[3].anchors.at(0).event == 2);
  CHECK(joined.events[4].anchors.at(0).event == 1);
  CHECK(joined.actors.size() == 3);
  CHECK(JoinActions(events, Extraction()).events.size() == 2);
  CHECK(JoinActions(Extraction(), actions).events.size() == 3);
}

}  // namespace demarche
