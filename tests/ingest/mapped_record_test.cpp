// Records whose fields have other names.
#include <doctest/doctest.h>

#include <string>

#include "ingest/ingest.h"

using namespace demarche;

namespace {

std::string Mapped(const std::string& map, const std::string& record) {
  const Result<FieldMap> fields = ParseFieldMap(map);
  REQUIRE(fields);
  return MapRecord(record, *fields);
}

}  // namespace

TEST_CASE("a record gets the names that demarche knows") {
  struct Case {
    const char* map;
    const char* record;
    const char* mapped;
  };
  const Case cases[] = {
      {"title=headline", R"({"headline":"H","x":1})", R"({"x":1,"title":"H"})"},
      {"title=headline", R"({"headline":"H","title":"T"})", R"({"title":"H"})"},
      {"title=headline", R"({"title":"T"})", R"({"title":"T"})"},
      {"title=a.b", R"({"a":{"b":"deep"}})", R"({"a":{"b":"deep"},"title":"deep"})"},
      {"title=a.b", R"({"a.b":"as it stands","a":{"b":"deep"}})",
       R"({"a":{"b":"deep"},"title":"as it stands"})"},
      {"title=a.b", R"({"a":["b"]})", R"({"a":["b"]})"},
      {"text=ps", R"({"ps":["One.",2,"Two."]})", R"({"text":"One.\n\nTwo."})"},
      {"text=body", R"({"body":"<p>One.</p><p>Two.</p>"})", R"({"text":"One.\n\nTwo."})"},
      {"title=body", R"({"body":"<p>One.</p>"})", R"({"title":"<p>One.</p>"})"},
      {"date=at", R"({"at":1284595200})", R"({"date":"2010-09-16T00:00:00Z"})"},
      {"date=at", R"({"at":1284595200000})", R"({"date":"2010-09-16T00:00:00Z"})"},
      {"date=at", R"({"at":20100916})", R"({"date":"20100916"})"},
      {"date=at", R"({"at":18446744073709551615})", R"({"date":"18446744073709551615"})"},
      {"title=at", R"({"at":1284595200})", R"({"title":"1284595200"})"},
      {"title=at", R"({"at":true})", R"({"title":""})"},
      {"title=b,text=a", R"({"a":"A","b":"B"})", R"({"text":"A","title":"B"})"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.record);
    CHECK(Mapped(each.map, each.record) == each.mapped);
  }
}

TEST_CASE("what is no object of JSON, or too deep for one, stays as it is") {
  for (const std::string& record : {std::string(), std::string("[1]"), std::string("{\"headline\":"),
                                    std::string("words"), std::string("{\"headline\":\"H\"} more"),
                                    "{\"headline\":" + std::string(100, '[') + std::string(100, ']') + "}"}) {
    CAPTURE(record);
    CHECK(Mapped("title=headline", record) == record);
  }
  CHECK(MapRecord("{\"headline\" : 1}", {}) == "{\"headline\" : 1}");
}

TEST_CASE("a map of fields is refused with the pair that is wrong") {
  for (const char* map : {"", "title", "title=", "=headline", "colour=c", "title=a,,date=b"}) {
    CAPTURE(map);
    const Result<FieldMap> fields = ParseFieldMap(map);
    REQUIRE_FALSE(fields);
    CHECK(fields.error().kind == ErrorKind::kUsage);
    CHECK(fields.error().message.find("maps no field; write FIELD=NAME") != std::string::npos);
  }
}
