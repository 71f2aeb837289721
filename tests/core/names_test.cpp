// The names under which enumerations are written in records: each is read back as itself, and nothing else
// is.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "core/article.h"
#include "core/deprel.h"
#include "core/event.h"
#include "core/timeline.h"
#include "core/timex.h"

namespace demarche {
namespace {

/// Values count up from 0; `parse` reads what Name gives.
template <typename Value, typename Parse>
void CheckNames(int count, const Parse& parse) {
  std::set<std::string> names;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Value>(i);
    const std::string name = Name(value);
    CAPTURE(name);
    CHECK(names.insert(name).second);
    REQUIRE(parse(name).has_value());
    CHECK(*parse(name) == value);
    CHECK_FALSE(parse(name + " ").has_value());
  }
  for (const char* none : {"", "nothing of the kind"}) CHECK_FALSE(parse(none).has_value());
}

}  // namespace

TEST_CASE("names of enumerations are read back") {
  CheckNames<TimexType>(4, ParseTimexType);
  CheckNames<TimeBasis>(5, ParseTimeBasis);
  CheckNames<DateBasis>(static_cast<int>(DateBasis::kModified) + 1, ParseDateBasis);
  CheckNames<Factuality>(6, ParseFactuality);
  CheckNames<LeftOutReason>(3, ParseLeftOutReason);
}

TEST_CASE("relations of Universal Dependencies are read by name, with their subtypes") {
  for (const char* name : {"nsubj", "nsubj:pass", "obl", "acl:relcl", "root"}) {
    CAPTURE(name);
    REQUIRE(ParseDeprel(name).has_value());
    CHECK(std::string(Name(*ParseDeprel(name))) == name);
  }
  CHECK_FALSE(ParseDeprel("nsubject").has_value());
}

}  // namespace demarche
