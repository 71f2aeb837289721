#include "base/word_table.h"

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace demarche;

TEST_CASE("a word table gives for each word what was put in first, and nothing for others") {
  WordTable<int> table;
  CHECK(table.Find("a") == nullptr);
  std::map<std::string, int> expected;
  for (int i = 0; i < 5000; ++i) {
    const std::string word = std::to_string(i * 7919 % 3001);
    const auto [value, is_new] = table.Insert(word, i);
    CHECK(is_new == expected.emplace(word, i).second);
    CHECK(*value == expected.at(word));
  }
  CHECK(table.size() == expected.size());
  for (const auto& [word, value] : expected) {
    REQUIRE(table.Has(word));
    CHECK(*table.Find(word) == value);
  }
  for (const char* other : {"", "x", "3001", "00"}) CHECK_FALSE(table.Has(other));
  table.Insert("", 7);
  CHECK(*table.Find("") == 7);
}

TEST_CASE("values of a word table stay where they are while it grows, and come in the order of their words") {
  WordTable<std::unique_ptr<int>> table;
  std::vector<const std::unique_ptr<int>*> places;
  for (int i = 0; i < 1000; ++i)
    places.push_back(table.Insert("word" + std::to_string(i), std::make_unique<int>(i)).first);
  for (int i = 0; i < 1000; ++i) {
    const auto place = static_cast<std::size_t>(i);
    CHECK(table.Find("word" + std::to_string(i)) == places[place]);
    CHECK(**places[place] == i);
  }
  int next = 0;
  table.ForEach([&](std::string_view word, const std::unique_ptr<int>& value) {
    CHECK(word == "word" + std::to_string(next));
    CHECK(*value == next++);
  });
  CHECK(next == 1000);
}

TEST_CASE("a word table that is cleared is empty and can be filled again") {
  const std::string text = "war peace war";
  WordTable<int, std::string_view> table;
  const std::string_view words = text;
  for (int round = 0; round < 3; ++round) {
    CHECK(table.size() == 0);
    CHECK(table.Insert(words.substr(0, 3), round).second);
    CHECK(table.Insert(words.substr(4, 5), 9).second);
    CHECK_FALSE(table.Insert(words.substr(10, 3), 8).second);
    CHECK(*table.Find("war") == round);
    table.Clear();
    CHECK_FALSE(table.Has("war"));
  }
}

TEST_CASE("a word table that is cleared forgets all, whether it was small or so large that its memory goes") {
  WordTable<int> table;
  for (const int count : {10, 200, 20000, 3, 500}) {
    for (int i = 0; i < count; ++i) CHECK(table.Insert(std::to_string(i), i + count).second);
    int next = 0;
    table.ForEach([&](std::string_view word, int value) {
      CHECK(word == std::to_string(next));
      CHECK(value == count + next++);
    });
    CHECK(next == count);
    table.Clear();
    CHECK(table.size() == 0);
    table.ForEach([](std::string_view word, int /*value*/) { FAIL(word); });
  }
}
