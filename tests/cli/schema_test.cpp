// The JSON Schema files of docs/schema hold for every record that the program prints, and not for others.
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>

#include "program.h"

using namespace demarche::test;

namespace {

const std::string kSource = DEMARCHE_SOURCE_DIR;

class Schema {
 public:
  explicit Schema(const std::string& name) {
    std::ifstream in(kSource + "/docs/schema/" + name + ".schema.json");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    rapidjson::Document document;
    REQUIRE_FALSE(document.Parse(text).HasParseError());
    schema_ = std::make_unique<rapidjson::SchemaDocument>(document);
  }

  [[nodiscard]] bool Holds(const std::string& line) const {
    rapidjson::Document record;
    REQUIRE_FALSE(record.Parse(line).HasParseError());
    rapidjson::SchemaValidator validator(*schema_);
    return record.Accept(validator);
  }

  void CheckAll(const std::string& lines, std::size_t least) const {
    std::istringstream in(lines);
    std::size_t count = 0;
    for (std::string line; std::getline(in, line); ++count) {
      CAPTURE(line);
      CHECK(Holds(line));
    }
    CHECK(count >= least);
  }

 private:
  std::unique_ptr<rapidjson::SchemaDocument> schema_;
};

std::string With(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("every record of the samples holds to its schema") {
  const Sandbox box;
  box.Write("empty.txt", "");
  const std::string articles =
      box.Run({"ingest", kSource + "/samples/senkaku-2010", "empty.txt", "--errors"}).out;
  const std::string records = box.Run({"extract", "--all-actions"}, articles).out;
  const std::string timeline = box.Run({"merge", "--title", "T"}, records).out;
  Schema("article").CheckAll(articles.substr(0, articles.find("{\"kind\":\"error\"")), 31);
  Schema("extraction").CheckAll(records, 32);
  Schema("timeline").CheckAll(timeline, 100);
}

TEST_CASE("what is no record does not hold") {
  const Sandbox box;
  box.Write("a.txt", "Envoys meet\n\nOn 13 September 2010 Japan lodged a formal protest with China.\n");
  const std::string article = box.Run({"ingest", "a.txt"}).out;
  const std::string record = box.Run({"extract"}, article).out;
  const std::string lines = box.Run({"merge"}, record).out;
  const std::string entry = lines.substr(lines.find('\n') + 1);
  const Schema articles("article");
  const Schema records("extraction");
  const Schema timelines("timeline");
  REQUIRE(articles.Holds(article));
  REQUIRE(records.Holds(record));
  REQUIRE(timelines.Holds(entry));
  CHECK(articles.Holds(With(article, "{", "{\"mine\":1,")));
  CHECK_FALSE(articles.Holds(With(article, "\"text\":", "\"words\":")));
  CHECK_FALSE(records.Holds(With(record, "{", "{\"mine\":1,")));
  CHECK_FALSE(records.Holds(With(record, "\"factuality\":\"asserted\"", "\"factuality\":\"certain\"")));
  CHECK_FALSE(records.Holds(With(record, "\"earliest\":\"2010-09-13\"", "\"earliest\":\"2010\"")));
  CHECK_FALSE(timelines.Holds(With(entry, "\"headline\":", "\"title\":")));
  CHECK_FALSE(timelines.Holds(With(entry, "\"salience\":", "\"salience\":999")));
}
