// Records of JSON whose fields have other names: which become the program's own, and what stays.
#include <doctest/doctest.h>

#include <string>

#include "ingest/ingest.h"

using namespace demarche;

TEST_CASE("named fields are mapped, and what is no record stays as it is") {
  struct Case {
    const char* fields;
    const char* record;
    const char* mapped;
  };
  for (const Case& each : {
           Case{"title=headline", R"({"headline":"T","x":1})", R"({"x":1,"title":"T"})"},
           Case{"title=headline", R"({"title":"old","headline":"T"})", R"({"title":"T"})"},
           Case{"title=headline", R"({"title":"old"})", R"({"title":"old"})"},
           Case{"title=a,text=b", R"({"a":"T","b":"Words."})", R"({"text":"Words.","title":"T"})"},
           Case{"title=text,text=title", R"({"title":"Words.","text":"T"})",
                R"({"text":"Words.","title":"T"})"},
           Case{"title=head.main", R"({"head":{"main":"T"}})", R"({"head":{"main":"T"},"title":"T"})"},
           Case{"title=headline", R"(["headline"])", R"(["headline"])"},
           Case{"title=headline", "no JSON", "no JSON"},
           Case{"title=headline", R"({"headline":)", R"({"headline":)"},
           Case{"title=headline", "", ""},
       }) {
    const std::string record = each.record;
    CAPTURE(record);
    const Result<FieldMap> fields = ParseFieldMap(each.fields);
    REQUIRE(fields);
    CHECK(MapRecord(each.record, *fields) == each.mapped);
    CHECK(MapRecord(each.record, FieldMap()) == each.record);
  }
}
