// Trees: the best of all by brute force for short sentences; always trees for long ones.
#include "language/net/tree.h"

#include <doctest/doctest.h>

#include <optional>
#include <random>
#include <vector>

using namespace demarche::language;

namespace {

/// Scores of n dependents, each a whole multiple of 1/8 in [-size, size].
std::vector<float> RandomScores(std::size_t n, int size, std::mt19937& random) {
  std::vector<float> scores(n * (n + 1));
  for (float& score : scores) {
    score =
        static_cast<float>(static_cast<int>(random() % static_cast<unsigned>(16 * size + 1)) - 8 * size) / 8;
  }
  return scores;
}

Rows RowsOf(const std::vector<float>& scores, std::size_t n) { return {scores.data(), n + 1, n, n + 1}; }

bool IsTree(const std::vector<std::int32_t>& heads) {
  const auto n = static_cast<std::int32_t>(heads.size());
  int roots = 0;
  for (std::int32_t i = 0; i < n; ++i) {
    if (heads[static_cast<std::size_t>(i)] == 0) ++roots;
    std::int32_t at = i + 1;
    std::int32_t steps = 0;
    while (at != 0) {
      if (at < 0 || at > n || ++steps > n) return false;
      at = heads[static_cast<std::size_t>(at - 1)];
    }
  }
  return roots == 1;
}

double Total(const Rows& scores, const std::vector<std::int32_t>& heads) {
  double total = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    total += double{scores[i][static_cast<std::size_t>(heads[i])]};
  return total;
}

/// The best total of all trees with one root.
double BestTotal(const Rows& scores, std::size_t n) {
  std::vector<std::int32_t> heads(n, 0);
  std::optional<double> best;
  for (;;) {
    if (IsTree(heads) && (!best || Total(scores, heads) > *best)) best = Total(scores, heads);
    std::size_t at = 0;
    while (at < n && ++heads[at] > static_cast<std::int32_t>(n)) heads[at++] = 0;
    if (at == n) return *best;
  }
}

}  // namespace

TEST_CASE("The best tree by brute force") {
  TreeFinder trees;
  std::mt19937 random(5);
  for (std::size_t n = 1; n <= 6; ++n) {
    const int rounds = n < 6 ? 150 : 12;
    for (int round = 0; round < rounds; ++round) {
      const std::vector<float> scores = RandomScores(n, round % 2 == 0 ? 1 : 40, random);
      std::vector<std::int32_t> heads(n);
      trees.Find(RowsOf(scores, n), heads);
      CHECK(IsTree(heads));
      CHECK(Total(RowsOf(scores, n), heads) == BestTotal(RowsOf(scores, n), n));
    }
  }
}

TEST_CASE("Always a tree, and always the same") {
  TreeFinder trees;
  std::mt19937 random(6);
  for (const std::size_t n : {2U, 17U, 64U, 255U, 256U, 512U}) {
    for (const int size : {0, 1, 1000}) {
      const std::vector<float> scores = RandomScores(n, size, random);
      std::vector<std::int32_t> heads(n);
      trees.Find(RowsOf(scores, n), heads);
      CHECK(IsTree(heads));
      std::vector<std::int32_t> again(n);
      TreeFinder().Find(RowsOf(scores, n), again);
      CHECK(again == heads);
    }
  }
}

TEST_CASE("Scores that ask for chains of cycles, for many roots, or are beyond all bounds") {
  TreeFinder trees;
  constexpr std::size_t kTokens = 300;
  const auto find = [&trees](auto score) {
    std::vector<float> scores(kTokens * (kTokens + 1));
    for (std::size_t i = 0; i < kTokens; ++i) {
      for (std::size_t head = 0; head <= kTokens; ++head)
        scores[i * (kTokens + 1) + head] = score(i + 1, head);
    }
    std::vector<std::int32_t> heads(kTokens);
    trees.Find(RowsOf(scores, kTokens), heads);
    return IsTree(heads);
  };
  // Each contraction swallows one more token.
  CHECK(find([](std::size_t i, std::size_t head) { return head == i + 1 || head + 1 == i ? 1.0F : 0.0F; }));
  CHECK(find([](std::size_t i, std::size_t head) {
    return -static_cast<float>(i > head ? i - head : head - i) + static_cast<float>(head) / 512;
  }));
  CHECK(find([](std::size_t, std::size_t head) { return head == 0 ? 1000.0F : -1000.0F; }));
  CHECK(find([](std::size_t, std::size_t head) { return head == 0 ? -3e38F : 3e38F; }));
  CHECK(find([](std::size_t i, std::size_t) { return static_cast<float>(i); }));
}

TEST_CASE("A sentence of nothing and of one token") {
  TreeFinder trees;
  std::vector<std::int32_t> none;
  trees.Find(Rows{}, none);
  const std::vector<float> scores{-5.0F, 3.0F};
  std::vector<std::int32_t> one(1, 7);
  trees.Find(RowsOf(scores, 1), one);
  CHECK(one[0] == 0);
}
