// Events and actions of one article in one record.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "extractor/extractor.h"

using namespace demarche;

namespace {

Event At(const std::string& id, std::uint32_t sentence, std::uint32_t begin,
         std::vector<std::uint32_t> anchors = {}) {
  Event event;
  event.id = id;
  event.sentence = sentence;
  event.trigger = {begin, begin + 1};
  for (const std::uint32_t to : anchors) {
    Anchor anchor;
    anchor.event = to;
    event.anchors.push_back(anchor);
  }
  return event;
}

/// "e1>a1" for an event whose anchor is the event of that name.
std::string Shape(const Extraction& extraction) {
  std::string shape;
  for (const Event& event : extraction.events) {
    shape += (shape.empty() ? "" : " ") + event.id;
    for (const Anchor& anchor : event.anchors) shape += ">" + extraction.events.at(anchor.event).id;
  }
  return shape;
}

std::string Joined(std::vector<Event> events, std::vector<Event> actions) {
  Extraction first;
  first.events = std::move(events);
  Extraction second;
  second.events = std::move(actions);
  return Shape(JoinActions(std::move(first), std::move(second)));
}

}  // namespace

TEST_CASE("events and actions come in the order of the text, and anchors follow what they point to") {
  CHECK(Joined({}, {}).empty());
  CHECK(Joined({At("e1", 0, 3)}, {}) == "e1");
  CHECK(Joined({}, {At("a1", 0, 3)}) == "a1");
  CHECK(Joined({At("e1", 0, 3), At("e2", 2, 40, {0})}, {At("a1", 1, 20), At("a2", 3, 60, {0})}) ==
        "e1 a1 e2>e1 a2>a1");
  CHECK(Joined({At("e1", 1, 30, {1}), At("e2", 1, 35)}, {At("a1", 1, 32, {1}), At("a2", 2, 50)}) ==
        "e1>e2 a1>a2 e2 a2");
  CHECK(Joined({At("e1", 0, 3)}, {At("a1", 0, 3)}) == "e1 a1");
}

TEST_CASE("the actors are those of both, as the actions' record has them") {
  Extraction events;
  events.actor_texts = {"Japan"};
  Extraction actions;
  actions.actor_texts = {"Japan", "the ministry"};
  CHECK(JoinActions(events, actions).actor_texts == actions.actor_texts);
}
