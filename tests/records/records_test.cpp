// Round trips over random records, the exact bytes of small ones, and every message of the readers.
#include "records/records.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "sample.h"

using namespace demarche;
using records_test::Sampler;

namespace {

constexpr unsigned kRounds = 400;

/// "where: message" of a failed parse, or "ok".
template <typename T>
std::string Complaint(const Result<T>& result) {
  return result ? "ok" : ToString(result.error());
}

struct Case {
  std::string input;
  std::string expected;
};

}  // namespace

TEST_CASE("articles survive writing and reading") {
  for (unsigned seed = 0; seed < kRounds; ++seed) {
    const Article article = Sampler(seed).MakeArticle();
    const std::string line = WriteArticle(article);
    const Result<Article> read = ParseArticle(line);
    REQUIRE_MESSAGE(read.has_value(), Complaint(read), line);
    CHECK(WriteArticle(*read) == line);
    CHECK(read->text == article.text);
    CHECK(read->dateline == article.dateline);
    CHECK(read->document_time == article.document_time);
    CHECK(read->other == article.other);
    CHECK(line.find('\n') == std::string::npos);
  }
}

TEST_CASE("extractions survive writing and reading") {
  for (unsigned seed = 0; seed < kRounds; ++seed) {
    const Extraction extraction = Sampler(seed).MakeExtraction();
    const std::string line = WriteExtraction(extraction);
    const auto read = ParseExtraction(line);
    REQUIRE_MESSAGE(read.has_value(), Complaint(read), line);
    REQUIRE(std::holds_alternative<Extraction>(*read));
    const auto& back = std::get<Extraction>(*read);
    CHECK(WriteExtraction(back) == line);
    REQUIRE(back.events.size() == extraction.events.size());
    for (std::size_t i = 0; i < back.events.size(); ++i) {
      const Event& before = extraction.events[i];
      const Event& after = back.events[i];
      CHECK(after.deed.score_tenths == before.deed.score_tenths);
      CHECK(after.deed.plover.contexts == before.deed.plover.contexts);
      CHECK(after.sources == before.sources);
      CHECK(after.targets == before.targets);
      CHECK(after.place == before.place);
      CHECK(after.evidence == before.evidence);
      CHECK(after.when.earliest == before.when.earliest);
      CHECK(after.when.timex == before.when.timex);
      CHECK(after.when.why == before.when.why);
      CHECK(after.anchors.size() == before.anchors.size());
      CHECK(after.because == before.because);
      CHECK(after.attribution.span == before.attribution.span);
    }
    for (std::size_t i = 0; i < back.timexes.size(); ++i) {
      CHECK(back.timexes[i].relation == extraction.timexes[i].relation);
      CHECK(back.timexes[i].reference == extraction.timexes[i].reference);
      CHECK(back.timexes[i].edtf == extraction.timexes[i].edtf);
    }
  }
}

TEST_CASE("timelines survive writing and reading") {
  for (unsigned seed = 0; seed < kRounds; ++seed) {
    const Timeline timeline = Sampler(seed).MakeTimeline();
    const std::string lines = WriteTimeline(timeline);
    const Result<Timeline> read = ParseTimeline(lines);
    REQUIRE_MESSAGE(read.has_value(), Complaint(read), lines);
    CHECK(WriteTimeline(*read) == lines);
    CHECK(read->errors.size() == timeline.errors.size());
    CHECK(read->entries.size() == timeline.entries.size());
    CHECK(read->actor_names == timeline.actor_names);
    for (std::size_t i = 0; i < read->errors.size(); ++i)
      CHECK(read->errors[i].offset == timeline.errors[i].offset);
    for (std::size_t i = 0; i < read->entries.size(); ++i) {
      CHECK(read->entries[i].attribution == timeline.entries[i].attribution);
      CHECK(read->entries[i].reports[0].marks.size() == timeline.entries[i].reports[0].marks.size());
      CHECK(read->entries[i].reports[0].when_why == timeline.entries[i].reports[0].when_why);
    }
    REQUIRE(read->left_out_events.size() == timeline.left_out_events.size());
    for (std::size_t i = 0; i < read->left_out_events.size(); ++i) {
      CHECK(read->left_out_events[i].reason == timeline.left_out_events[i].reason);
      CHECK(read->left_out_events[i].when.latest == timeline.left_out_events[i].when.latest);
      CHECK(read->left_out_events[i].report.because == timeline.left_out_events[i].report.because);
    }
  }
}

TEST_CASE("a timeline in pieces has the bytes of the whole, and an entry can be read alone") {
  for (unsigned seed = 0; seed < kRounds; ++seed) {
    const Timeline timeline = Sampler(seed).MakeTimeline();
    std::string lines = WriteTimelineHead(timeline);
    for (const Entry& entry : timeline.entries) {
      const std::string line = WriteEntry(entry);
      const Result<Entry> alone = ParseEntry(line);
      REQUIRE(alone);
      CHECK(WriteEntry(*alone) == line);
      lines += line + '\n';
    }
    CHECK(lines + WriteTimelineTail(timeline) == WriteTimeline(timeline));
  }
  CHECK(ParseEntry("{\"kind\":\"entry\"}").error().message.find("id") != std::string::npos);
}

TEST_CASE("the bytes of records are fixed") {
  Article article;
  article.id = "a1";
  article.title = "Talks";
  article.date = "2025-10-31";
  article.date_basis = DateBasis::kJsonld;
  article.text = "Japan \"met\" China.\n\nTwice.";
  CHECK(WriteArticle(article) ==
        R"({"schema":1,"id":"a1","title":"Talks","date":"2025-10-31","date_basis":"jsonld",)"
        R"("text":"Japan \"met\" China.\n\nTwice."})");
  CHECK(WriteError({"a.txt", "malformed", 17, "is a binary file"}) ==
        R"({"kind":"error","id":"a.txt","code":"malformed","offset":17,"message":"is a binary file"})");
  CHECK(WriteTimeline({}) ==
        R"({"kind":"timeline","schema":1,"title":"","articles":0,"reports":0,"events":0,)"
        R"("left_out":{"undated":0,"low_confidence":0,"duplicate":0,"background":0},"left_out_lines":0,)"
        R"("versions":{"program":"","lexicon":""}})"
        "\n");
}

TEST_CASE("scores are written as exact decimals") {
  const std::vector<std::pair<int, std::string>> cases{{-20, "-2"}, {-35, "-3.5"}, {0, "0"},     {-5, "-0.5"},
                                                       {5, "0.5"},  {100, "10"},   {-100, "-10"}};
  for (const auto& [tenths, text] : cases) {
    Extraction extraction;
    extraction.article.id = "x";
    extraction.sentences = {{0, 0}};
    extraction.events.emplace_back().deed.score_tenths = tenths;
    const std::string line = WriteExtraction(extraction);
    CHECK(line.find("\"score\":" + text + ",") != std::string::npos);
    const auto read = ParseExtraction(line);
    REQUIRE(read.has_value());
    CHECK(std::get<Extraction>(*read).events[0].deed.score_tenths == tenths);
  }
}

TEST_CASE("text that is not UTF-8 never makes a broken line") {
  Article article;
  article.text = "caf\xE9 \xED\xA0\x80";
  const Result<Article> read = ParseArticle(WriteArticle(article));
  REQUIRE(read.has_value());
  CHECK(read->text == "caf\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("a content id depends on each of its parts, and on where one ends") {
  Article article;
  article.publisher = "AB";
  article.text = "t";
  const std::string id = ContentId(article);
  CHECK(id.size() == 7 + 64);
  CHECK(id.starts_with("sha256:"));
  article.publisher = "A";
  article.url = "B";
  CHECK(ContentId(article) != id);
}

TEST_CASE("article messages name the byte") {
  const std::vector<Case> cases{
      {R"({"text":"a"})", "ok"},
      {R"({"text":"a","title":null,"more":{"x":[1,2.5]}})", "ok"},
      {"\xEF\xBB\xBF{\"text\":\"a\"}", "byte 0: is not JSON (Invalid value); correct it there"},
      {"", "byte 0: is not JSON (The document is empty); correct it there"},
      {R"({"text":"a")",
       "byte 11: is not JSON (Missing a comma or '}' after an object member); correct it there"},
      {R"({"text":"a"} x)",
       "byte 13: is not JSON (The document root must not be followed by other values); correct it there"},
      {"{\"text\":\"\xFF\"}", "byte 9: is not valid UTF-8; convert the file to UTF-8"},
      {R"({"text":"a\uDC00"})", "byte 8: a string decodes to a lone surrogate; write whole characters"},
      {R"({"text":"a\uD800"})",
       "byte 10: is not JSON (The surrogate pair in string is invalid); correct it there"},
      {R"([1])", "byte 0: is an array where an object belongs; write {...}"},
      {R"({"text":"  \n"})", "byte 0: has no text; give the words of the article in 'text'"},
      {R"({"title":"t"})", "byte 0: has no text; give the words of the article in 'text'"},
      {R"({"text": 5})", "byte 9: field 'text' is a number; it must be a string"},
      {R"({"text":"a", "title" : ["b"]})", "byte 23: field 'title' is an array; it must be a string"},
      {R"({"text":"a","date_basis":"guess"})", "byte 25: field 'date_basis' is none of its words"},
      {R"({"schema":2,"text":"a"})", "byte 10: is of another schema; this program reads schema 1"},
      {R"({"text":"a","text":"b"})", "byte 0: the field 'text' stands twice; keep one"},
      {R"({"text":"a","x":)" + std::string(70, '[') + std::string(70, ']') + "}",
       "byte 79: is nested more than 64 deep; flatten the record"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.input);
    CHECK(Complaint(ParseArticle(each.input)) == each.expected);
  }
}

TEST_CASE("a record may not be too long, deep or many") {
  const std::string small = "{\"text\":\"a\"}";
  for (const std::size_t size : {kMaxRecordBytes - 1, kMaxRecordBytes, kMaxRecordBytes + 1}) {
    CHECK(Complaint(ParseArticle(small + std::string(size - small.size(), ' '))) ==
          (size <= kMaxRecordBytes
               ? "ok"
               : "byte 67108864: is longer than the limit of 67108864 bytes; split the record"));
  }
  CHECK(ParseArticle(std::string(2000000, '[')).error().kind == ErrorKind::kOverLimit);
  constexpr std::size_t kMost = std::size_t{4} << 20U;
  constexpr std::size_t kOwn = 3;  // the record, its text, the list
  std::string many = "{\"text\":\"a\",\"x\":[0";
  for (std::size_t count = kOwn + 1; count < kMost - 1; ++count) many += ",0";
  for (const char* expected : {"ok", "ok", "has more than 4194304 values; split the record"}) {
    const Result<Article> read = ParseArticle(many + "]}");
    CHECK((read ? "ok" : read.error().message) == expected);
    many += ",0";
  }
}

TEST_CASE("a date that is none leaves the article without a document time") {
  const Result<Article> read = ParseArticle(R"({"text":"a","date":"yesterday"})", RecordDates::kAny);
  REQUIRE(read.has_value());
  CHECK(read->date == "yesterday");
  CHECK(!read->document_time.has_value());
  // Between commands a bad date is no contract.
  CHECK(Complaint(ParseArticle(R"({"text":"a","date":"31 February"})")) ==
        "byte 0: has the date '31 February', which is none; write YYYY-MM-DD, or leave 'date' out");
}

TEST_CASE("extraction messages name the byte") {
  const std::string head = R"({"id":"a","text_length":9,"sentences":[[0,4]],"events":[)";
  const std::string good = R"("sentence":0,"trigger":{"begin":1,"end":3},"evidence":{"text":"four"})";
  const std::vector<Case> cases{
      {head + "{" + good + "}]}", "ok"},
      {R"({"kind":"error","id":"x","message":"m"})", "ok"},
      {R"({"text_length":9})", "byte 0: has no 'id'; add the field"},
      {R"({"id":"a"})", "byte 0: has no 'text_length'; add the field"},
      {R"({"id":"a","text_length":-1})",
       "byte 24: field 'text_length' must be a whole number from 0 to 4294967295"},
      {R"({"id":"a","text_length":9,"sentences":[[0,10]]})",
       "byte 39: a sentence is no [begin,end] inside the text"},
      {R"({"id":"a","text_length":9,"sentences":[[4,2]]})",
       "byte 39: a sentence is no [begin,end] inside the text"},
      {R"({"id":"a","text_length":9,"sentences":[[0]]})",
       "byte 39: a sentence is no [begin,end] inside the text"},
      {R"({"id":"a","text_length":9,"timexes":[{"begin":3,"end":12}]})",
       "byte 37: the range 3 to 12 does not lie in the text of 9 bytes"},
      {R"({"id":"a","text_length":9,"timexes":[{"earliest":"2025-02-30"}]})",
       "byte 49: field 'earliest' is no day; write YYYY-MM-DD"},
      {R"({"id":"a","text_length":9,"timexes":[{"type":"date"}]})",
       "byte 45: field 'type' is none of its words"},
      {head + "{\"sentence\":1}]}", "byte 56: the event names sentence 1 of 1"},
      {head + R"({"sentence":0,"trigger":{"begin":3,"end":6},"evidence":{"text":"four"}}]})",
       "byte 56: the trigger does not lie in the event's sentence"},
      {head + R"({"sentence":0,"trigger":{"begin":3,"end":4},"evidence":{"text":"five!"}}]})",
       "byte 56: the evidence has 5 bytes, its sentence 4"},
      {head + "{" + good + R"(,"when":{"timex":0}}]})", "byte 56: the event names timex 0 of 0"},
      {head + "{" + good + R"(,"anchors":[{"event":1}]}]})", "byte 0: an anchor names event 1 of 1"},
      {head + "{" + good + R"(,"confidence":101}]})",
       "byte 140: field 'confidence' must be a whole number from 0 to 100"},
      {head + "{" + good + R"(,"score":-2.55}]})",
       "byte 135: field 'score' must be a number from -10 to 10 with at most one decimal"},
      {head + "{" + good + R"(,"score":10.5}]})",
       "byte 135: field 'score' must be a number from -10 to 10 with at most one decimal"},
      {head + "{" + good + R"(,"score":1e1}]})",
       "byte 135: field 'score' must be a number from -10 to 10 with at most one decimal"},
      {head + "{" + good + R"(,"reciprocal":0}]})",
       "byte 140: field 'reciprocal' is a number; it must be true or false"},
      {head + "{" + good + R"(,"because":[1]}]})", "byte 138: field 'because' must hold strings only"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.input);
    CHECK(Complaint(ParseExtraction(each.input)) == each.expected);
  }
}

TEST_CASE("timeline messages name line and byte") {
  const std::string head = R"({"kind":"timeline","schema":1,"events":1})";
  const std::string entry = R"({"kind":"entry","id":"e1","reports":[{"text":"né"}]})";
  const std::vector<Case> cases{
      {head + "\n" + entry + "\n", "ok"},
      {head + "\r\n\n" + entry, "ok"},
      {"", "line 0: is empty"},
      {entry, R"(line 1, byte 0: is no timeline; its first line must be {"kind":"timeline",...})"},
      {head + "\n" + head, "line 2, byte 0: a second timeline begins; give one timeline at a time"},
      {head,
       "line 1: the first line counts 1 entries, but 0 stand here; the file was cut off or joined, make it "
       "again"},
      {R"({"kind":"timeline"})", "line 1, byte 0: has no 'events'; add the field"},
      {head + "\n" + R"({"kind":"row"})",
       "line 2, byte 0: 'row' is no kind of line; known are timeline, error, entry, left_out"},
      {head + "\n" + R"({"kind":"entry"})", "line 2, byte 0: has no 'id'; add the field"},
      {head + "\n" + R"({"kind":"entry","id":"e"})",
       "line 2, byte 0: the entry has no reports; an entry stands on at least one"},
      {head + "\n" + entry + "\n" + entry, "line 3, byte 0: the entry 'e1' stands twice; merge again"},
      {head + "\n" + R"({"kind":"entry","id":"e","reports":[{"text":"né","marks":[[0,2,"x"]]}]})",
       "line 2, byte 59: a mark is no [begin,end,what] inside the report's text"},
      {head + "\n" + R"({"kind":"entry","id":"e","reports":[{"text":"né","marks":[[0,9,"x"]]}]})",
       "line 2, byte 59: a mark is no [begin,end,what] inside the report's text"},
      {head + "\n" + entry + "\n" + R"({"kind":"left_out","reason":"background","report":{}})",
       "line 3: the first line counts 0 events that were left out, but 1 stand here; the file was cut off or "
       "joined, make it again"},
      {head + "\n" + R"({"kind":"left_out","reason":"boredom","report":{}})",
       "line 2, byte 28: field 'reason' is none of its words"},
      {head + "\n" + R"({"kind":"left_out","reason":"duplicate"})",
       "line 2, byte 0: has no 'report'; add the field"},
      {head + "\n{", "line 2, byte 1: is not JSON (Missing a name for object member); correct it there"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.input);
    CHECK(Complaint(ParseTimeline(each.input)) == each.expected);
  }
}
