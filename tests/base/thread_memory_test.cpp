// What a thread remembers: made once, at home where it is, and never another owner's.
#include "base/thread_memory.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace demarche;

namespace {

/// Counts how often it makes something.
struct Maker {
  int made = 0;
  std::string operator()() {
    ++made;
    return "value " + std::to_string(made);
  }
};

}  // namespace

TEST_CASE("A value is made once for an owner, and stays where it is") {
  ThreadMemory<std::string> memory;
  Maker maker;
  memory.Begin(1);
  const std::string& first = memory.Get("a", [&] { return maker(); });
  CHECK(first == "value 1");
  for (int i = 0; i < 1000; ++i) memory.Get(std::to_string(i), [] { return std::string("other"); });
  CHECK(&memory.Get("a", [&] { return maker(); }) == &first);
  memory.Begin(1);
  CHECK(&memory.Get("a", [&] { return maker(); }) == &first);
  CHECK(maker.made == 1);
}

TEST_CASE("Another owner gets nothing of it") {
  ThreadMemory<std::string> memory;
  Maker maker;
  memory.Begin(1);
  memory.Get("a", [&] { return maker(); });
  memory.Begin(2);
  CHECK(memory.Get("a", [&] { return maker(); }) == "value 2");
  memory.Begin(1);
  CHECK(memory.Get("a", [&] { return maker(); }) == "value 3");
}

TEST_CASE("What is asked for again outlives what is not, and memory is bounded") {
  ThreadMemory<std::string> memory;
  Maker often, once;
  memory.Begin(1);
  memory.Get("once", [&] { return once(); });
  for (int text = 0; text < 300; ++text) {
    memory.Begin(1);
    memory.Get("often", [&] { return often(); });
    memory.Get(std::to_string(text) + std::string(100000, 'x'), [] { return std::string("long"); });
  }
  memory.Get("once", [&] { return once(); });
  CHECK(often.made == 1);
  CHECK(once.made == 2);
}

TEST_CASE("A value that could not be made is not remembered") {
  ThreadMemory<std::string> memory;
  memory.Begin(1);
  CHECK_THROWS_AS(memory.Get("a", []() -> std::string { throw std::runtime_error("no"); }),
                  std::runtime_error);
  CHECK(memory.Get("a", [] { return std::string("made"); }) == "made");
}

TEST_CASE("Ids differ") { CHECK(NextId() != NextId()); }
