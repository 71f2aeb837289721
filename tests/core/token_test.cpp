// The numbers of forms: those of the tokens where the thread that asks has given them, else its own.
#include "core/token.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <thread>
#include <vector>

using namespace demarche;

namespace {

constexpr std::string_view kText = "war and peace and war";

Analysis Cut() {
  Analysis analysis;
  for (std::uint32_t at = 0; at < kText.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(kText.find(' ', at), kText.size()));
    Token token;
    token.span = {at, end};
    analysis.tokens.push_back(token);
    at = end + 1;
  }
  return analysis;
}

std::vector<std::uint32_t> NumbersOf(const Analysis& analysis) {
  const FormNumbers number(kText, analysis);
  std::vector<std::uint32_t> numbers;
  for (const Token& token : analysis.tokens) numbers.push_back(number(token));
  return numbers;
}

/// Of the words in this thread.
std::vector<std::uint32_t> OwnNumbers() {
  std::vector<std::uint32_t> numbers;
  for (const char* word : {"war", "and", "peace", "and", "war"})
    numbers.push_back(ThreadWords::Mine().NumberOf(word));
  return numbers;
}

}  // namespace

TEST_CASE("Tokens that were numbered here keep their numbers") {
  Analysis analysis = Cut();
  NumberForms(kText, analysis);
  CHECK(NumbersOf(analysis) == OwnNumbers());
  analysis.tokens[0].form = 12345;  // it is the token that is asked, not the word
  CHECK(NumbersOf(analysis)[0] == 12345);
}

TEST_CASE("Tokens without numbers, or with those of another thread, have this thread's") {
  Analysis analysis = Cut();
  CHECK(NumbersOf(analysis) == OwnNumbers());
  std::thread([&] {
    ThreadWords::Mine().NumberOf("something else");
    NumberForms(kText, analysis);
  }).join();
  CHECK(NumbersOf(analysis) == OwnNumbers());
}
