// What a thread remembers: numbers of words, and what was made of them once, at home where it is, and never
// another owner's.
#include "base/thread_memory.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <thread>

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

/// Makes the thread forget its words.
void EndEra() {
  ThreadWords& words = ThreadWords::Mine();
  const std::uint64_t era = words.era();
  for (int i = 0; words.era() == era; ++i) {
    REQUIRE(i < 1'000'000);
    words.NumberOf("filler " + std::to_string(i));
    words.Rest();
  }
}

}  // namespace

TEST_CASE("Words are numbered as they come, and keep their numbers until very many have come") {
  ThreadWords& words = ThreadWords::Mine();
  EndEra();
  const std::uint64_t era = words.era();
  CHECK(words.NumberOf("war") == 0);
  CHECK(words.NumberOf("and") == 1);
  CHECK(words.NumberOf("war") == 0);
  CHECK(words.NumberOf("") == 2);
  words.Rest();
  CHECK(words.era() == era);
  CHECK(words.NumberOf("and") == 1);
  EndEra();
  CHECK(words.era() != era);
  CHECK(words.NumberOf("and") == 0);
}

TEST_CASE("Long words end an era sooner") {
  ThreadWords& words = ThreadWords::Mine();
  EndEra();
  const std::uint64_t era = words.era();
  for (int i = 0; i < 30; ++i) words.NumberOf(std::to_string(i) + std::string(100'000, 'x'));
  CHECK(words.era() == era);  // never within a text
  words.Rest();
  CHECK(words.era() != era);
}

TEST_CASE("Eras of different threads differ") {
  std::uint64_t other = 0;
  std::thread([&] { other = ThreadWords::Mine().era(); }).join();
  CHECK(other != ThreadWords::Mine().era());
  CHECK(other != 0);
}

TEST_CASE("A value is made once for an owner, and stays where it is") {
  ThreadMemory<std::string> memory;
  Maker maker;
  memory.Begin(1);
  const std::string& first = memory.Get(7, [&] { return maker(); });
  CHECK(first == "value 1");
  for (std::uint32_t i = 8; i < 1000; ++i) memory.Get(i, [] { return std::string("other"); });
  CHECK(&memory.Get(7, [&] { return maker(); }) == &first);
  memory.Begin(1);
  CHECK(&memory.Get(7, [&] { return maker(); }) == &first);
  CHECK(maker.made == 1);
}

TEST_CASE("Another owner gets nothing of it") {
  ThreadMemory<std::string> memory;
  Maker maker;
  memory.Begin(1);
  memory.Get(0, [&] { return maker(); });
  memory.Begin(2);
  CHECK(memory.Get(0, [&] { return maker(); }) == "value 2");
  memory.Begin(1);
  CHECK(memory.Get(0, [&] { return maker(); }) == "value 3");
}

TEST_CASE("Nor does another era") {
  ThreadMemory<std::string> memory;
  Maker maker;
  memory.Begin(1);
  memory.Get(0, [&] { return maker(); });
  EndEra();
  memory.Begin(1);
  CHECK(memory.Get(0, [&] { return maker(); }) == "value 2");
}

TEST_CASE("A value that could not be made is not remembered") {
  ThreadMemory<std::string> memory;
  memory.Begin(1);
  CHECK_THROWS_AS(memory.Get(3, []() -> std::string { throw std::runtime_error("no"); }), std::runtime_error);
  CHECK(memory.Get(3, [] { return std::string("made"); }) == "made");
}

TEST_CASE("Ids differ") { CHECK(NextId() != NextId()); }
