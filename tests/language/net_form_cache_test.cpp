// Rows of forms: kept while there is room, never another form's, never taken from the running batch.
#include "language/net/form_cache.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <vector>

#include "random_network.h"

using namespace demarche::language;

namespace {

/// Forms that lie in one chain: they share the word and the first bucket.
FormFeatures Crowded(std::uint32_t number) {
  FormFeatures form{};
  form.word = 5;
  form.buckets[0] = 6;
  form.buckets[1] = number;
  form.count = 2;
  return form;
}

}  // namespace

TEST_CASE("A form that is kept has its row; others are new") {
  FormCache cache(4);
  cache.Begin(1, 3, 2);
  const FormFeatures a = FeaturesOf("ship", 0);
  const FormFeatures b = FeaturesOf("Ship", 0);  // the same word in another shape
  const FormCache::Row row = cache.RowOf(a);
  CHECK(row.is_new);
  CHECK(cache.RowOf(b).is_new);
  CHECK(cache.RowOf(b).values != row.values);
  cache.Begin(1, 3, 1);
  CHECK_FALSE(cache.RowOf(a).is_new);
  CHECK(cache.RowOf(a).values == row.values);
  cache.Begin(2, 3, 1);  // another owner
  CHECK(cache.RowOf(a).is_new);
  cache.Begin(2, 5, 1);  // other rows
  CHECK(cache.RowOf(a).is_new);
}

TEST_CASE("A form that has fewer features than another that begins alike is another form") {
  FormCache cache(4);
  cache.Begin(1, 1, 2);
  FormFeatures shorter = Crowded(0);
  shorter.count = 1;
  CHECK(cache.RowOf(Crowded(0)).is_new);
  CHECK(cache.RowOf(shorter).is_new);
}

TEST_CASE("Rows hold what was put there, through any turn of forms, also in one chain") {
  for (const bool crowded : {false, true}) {
    for (const std::size_t most : {1U, 5U, 50U}) {
      FormCache cache(most);
      std::mt19937 random(4);
      for (int batch = 0; batch < 300; ++batch) {
        const std::size_t tokens = 1 + random() % 9;
        cache.Begin(1, 2, tokens);
        std::map<const float*, float> given;  // in this batch
        for (std::size_t i = 0; i < tokens; ++i) {
          const auto number = static_cast<std::uint32_t>(random() % 70);
          const FormCache::Row row = cache.RowOf(crowded ? Crowded(number) : FeaturesOf(WordOf(number), 0));
          const auto value = static_cast<float>(number);
          if (row.is_new) row.values[0] = row.values[1] = value;
          CHECK(row.values[0] == value);
          CHECK(row.values[1] == value);
          given.emplace(row.values, value);
        }
        for (const auto& [values, value] : given) CHECK(values[0] == value);
      }
    }
  }
}

TEST_CASE("A form that comes again stays, those that came once make room") {
  FormCache cache(4);
  const FormFeatures often = FeaturesOf("the", 0);
  cache.Begin(1, 1, 1);
  (void)cache.RowOf(often);
  for (std::size_t i = 0; i < 40; ++i) {
    cache.Begin(1, 1, 2);
    CHECK_FALSE(cache.RowOf(often).is_new);
    CHECK(cache.RowOf(FeaturesOf(WordOf(i), 0)).is_new);
  }
}
