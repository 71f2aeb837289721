// Every format of the table with the sample timeline and with nasty words in every field: what comes out must
// be read back by a strict reader of the format, and no date may become more certain than it is.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <set>

#include "../effort.h"
#include "base/file.h"
#include "export_readers.h"
#include "renderer/renderer.h"
#include "sample.h"

using namespace demarche;
using namespace demarche::readers;

namespace {

const ExportFormat& Format(std::string_view name) {
  const auto formats = ExportFormats();
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const ExportFormat& f) { return f.name == name; });
  REQUIRE(found != formats.end());
  return *found;
}

std::string Export(std::string_view name, const Timeline& timeline) {
  return Format(name).write(timeline, 0).bytes;
}

rapidjson::Document Json(const std::string& text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(text.data(),
                                                                                         text.size());
  CHECK_FALSE(document.HasParseError());
  return document;
}

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines = Split(text, '\n');
  REQUIRE(!lines.empty());
  REQUIRE(lines.back().empty());
  lines.pop_back();
  return lines;
}

/// Checks by the rules that all texts and those of one kind of format obey.
void CheckReadable(const ExportFormat& format, const std::string& bytes) {
  CAPTURE(format.name);
  CHECK(IsValidUtf8(bytes));
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool fine = byte >= 0x20 || c == '\n' || c == '\t' || c == '\r';
    if (!fine || byte == 0x7F) FAIL_CHECK("a control character");
  }
  CHECK(bytes.find("\xE2\x80\xA8") == std::string::npos);  // U+2028
  CHECK(bytes.find("\xE2\x80\xAE") == std::string::npos);  // U+202E
  const std::string_view extension = format.extension;
  if (extension == ".csv" || extension == ".tsv") {
    const Rows rows = extension == ".csv" ? ReadCsv(bytes) : ReadTsv(bytes);
    CHECK((!rows.empty() || bytes.empty()));
    for (const auto& row : rows) CHECK(row.size() == rows.front().size());
  } else if (extension == ".json" || extension == ".jsonld") {
    Json(bytes);
    CHECK(bytes.find('<') == std::string::npos);
  } else if (format.name == "timesketch") {
    for (const std::string_view line : Lines(bytes)) Json(std::string(line));
  } else if (extension == ".gexf" || extension == ".graphml") {
    CHECK(XmlCheck::Fault(bytes) == "");
  } else if (extension == ".ics") {
    int depth = 0;
    const std::vector<std::string> lines = ReadIcs(bytes);
    CHECK(!lines.empty());
    for (const std::string& line : lines) {
      depth += line.starts_with("BEGIN:") ? 1 : line.starts_with("END:") ? -1 : 0;
      CHECK((depth == 1 || depth == 2 || &line == &lines.back()));
    }
    CHECK(depth == 0);
  }
}

const std::vector<std::string>& NastyWords() {
  static const std::vector<std::string> kWords = {
      "",
      " ",
      std::string("\0nul\0", 5),
      "\x01\x02\x1B[31m\x7F",
      "a\r\nBEGIN:VEVENT\r\nb",
      "\nEND:VCALENDAR",
      "a\tb\tc\nd\re",
      "\xE2\x80\xA8\xE2\x80\xA9\xC2\x85",
      "\xE2\x80\xAE gnirts \xE2\x81\xA6",
      "]]>",
      "<![CDATA[",
      "</script><script>alert(1)</script>",
      "<!--",
      "&amp;&#0;&#xFFFE;",
      "\"quoted\" 'single'",
      "back\\slash\\",
      "\\N\\G\\E",
      "node",
      "=cmd|' /C calc'!A0",
      "+1",
      "-1",
      "@SUM(A1)",
      "\xEF\xBC\x9D"
      "1+1",
      "a;b,c:d",
      "\"",
      "\"\"\"",
      "{{title}}",
      "javascript:alert(1)",
      "https://x.example/\"onclick=\"y",
      "\xFF\xFE\xC0\x80\xED\xA0\x80",
      "\xEF\xBB\xBF",
      "\xEF\xBF\xBE",
      "\xF0\x9F\x92\xA5\xF0\x9F\x92\xA5",
      "مرحبا بالعالم",
      "名前",
      std::string(50000, 'w'),
      [] {
        std::string text;
        for (int i = 0; i < 3000; ++i) text += "é名\xF0\x9F\x92\xA5";
        return text;
      }(),
  };
  return kWords;
}

/// An entry whose every text is `word`, on a day that is known.
Entry NastyEntry(const std::string& word, const std::string& other) {
  Entry entry;
  entry.id = word;
  entry.headline = word;
  entry.deed = {word, {word, word, {word, other}}, word, -20, word};
  entry.sources = {{word, word, word, word, {}}, {other, "state", word, other, {}}};
  entry.targets = {{"", word, "", "t" + word, {}}, {word + "2", "igo", word, word, {}}};
  entry.place = Place{word, word, {}};
  entry.attribution = word;
  entry.when.edtf = word;
  entry.when.earliest = ParseDay("2025-03-04");
  entry.when.latest = entry.when.earliest;
  Report report;
  report.article = word;
  report.text = word;
  report.title = word;
  report.publisher = word;
  report.url = word;
  report.date = word;
  report.because = {word};
  entry.reports = {report, report};
  entry.disagreements = {{word, {word, other}}};
  entry.relations = {{word, other}, {"denies", word}};
  return entry;
}

Timeline NastyTimeline(std::size_t turn) {
  const std::vector<std::string>& words = NastyWords();
  Timeline timeline;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Entry entry = NastyEntry(words[i], words[(i + turn) % words.size()]);
    if (turn % 2 == 1) {  // also past the checks of formats that know only some codes
      entry.deed.cameo = "114";
      entry.deed.plover.event = "ACCUSE";
      entry.when.edtf = "2025-03-04";
      entry.reciprocal = true;
      entry.factuality = turn % 3 == 0 ? Factuality::kReported : Factuality::kAsserted;
    }
    timeline.entries.push_back(std::move(entry));
  }
  timeline.title = words[turn % words.size()];
  timeline.versions.program = timeline.title;
  return timeline;
}

std::size_t CountLeftOut(std::string_view name, const Timeline& timeline) {
  std::size_t sum = 0;
  for (const Omission& omission : Format(name).write(timeline, 0).left_out) sum += omission.count;
  return sum;
}

/// A timeline of one entry: a protest of one state to another, with this date.
Timeline OneDated(const char* edtf, const char* earliest, const char* latest) {
  sample::Builder b;
  b.Add(sample::kProtest, "Kestria protests", {sample::Kestria()}, {sample::Orvane()})
      .When(edtf, earliest, latest, TimeBasis::kExplicit, "")
      .Told("Wire", "2025-11-03", "A title", "[Kestria|source] protested.");
  return std::move(b.timeline);
}

}  // namespace

TEST_CASE("every format of the sample timeline is read by its reader") {
  for (const ExportFormat& format : ExportFormats()) {
    if (format.name != "jsonl") CheckReadable(format, format.write(sample::Make(), 0).bytes);
  }
}

TEST_CASE("nasty words in every field break no format") {
  for (std::size_t turn = 0; turn < test::Rounds(12); ++turn) {
    const Timeline timeline = NastyTimeline(turn);
    CAPTURE(turn);
    for (const ExportFormat& format : ExportFormats()) {
      if (format.name != "jsonl") CheckReadable(format, format.write(timeline, 0).bytes);
    }
  }
}

TEST_CASE("an empty timeline gives a readable text in every format") {
  for (const ExportFormat& format : ExportFormats()) {
    if (format.name == "timesketch" || format.name == "gdelt") {
      CHECK(format.write({}, 0).bytes.empty());
    } else if (format.name != "jsonl") {
      CheckReadable(format, format.write({}, 0).bytes);
    }
  }
}

TEST_CASE("two runs give the same bytes in every format") {
  for (const ExportFormat& format : ExportFormats()) {
    CHECK(format.write(sample::Make(), 0).bytes == format.write(sample::Make(), 0).bytes);
  }
}

TEST_CASE("no cell of any table is run as a formula") {
  const Timeline timeline = NastyTimeline(1);
  for (const char* name : {"csv", "timelinejs-csv", "series", "gdelt", "polecat"}) {
    CAPTURE(name);
    const std::string bytes = Export(name, timeline);
    const Rows rows = Format(name).extension == ".csv" ? ReadCsv(bytes) : ReadTsv(bytes);
    REQUIRE(rows.size() > 1);
    for (const auto& row : rows) {
      for (const std::string& cell : row) {
        CAPTURE(cell);
        const bool number =
            cell.size() > 1 && cell[0] == '-' && IsDigit(cell[1]) && cell.find('.') != cell.npos;
        const bool guarded =
            cell.empty() || number || std::string_view("=+-@").find(cell[0]) == std::string::npos;
        CHECK(guarded);
        CHECK_FALSE(cell.starts_with("\xEF\xBC\x9D"));
      }
    }
  }
}

TEST_CASE("uncertain dates do not become certain ones") {
  struct Case {
    const char* edtf;
    const char* earliest;
    const char* latest;
    bool day;           ///< gdelt and polecat take it
    const char* slide;  ///< the start of TimelineJS, or nullptr when it is left out
    const char* ics;    ///< STATUS, or nullptr
    std::size_t sketch;
  };
  const Case cases[] = {
      {"2025-10-31", "2025-10-31", "2025-10-31", true, R"({"year":2025,"month":10,"day":31})", "CONFIRMED",
       1},
      {"2025-10-31~", "2025-10-31", "2025-10-31", false, R"({"year":2025,"month":10})", "TENTATIVE", 1},
      {"2025-10-20/2025-10-22", "2025-10-20", "2025-10-22", false, R"({"year":2025,"month":10,"day":20})",
       "CONFIRMED", 2},
      {"[2025-10-21..2025-10-31]", "2025-10-21", "2025-10-31", false, R"({"year":2025,"month":10})",
       "TENTATIVE", 2},
      {"2025-10", "2025-10-01", "2025-10-31", false, R"({"year":2025,"month":10})", "TENTATIVE", 2},
      {"2025", "2025-01-01", "2025-12-31", false, R"({"year":2025})", nullptr, 2},
      {"[2024-12-30..2025-01-02]", "2024-12-30", "2025-01-02", false, nullptr, "TENTATIVE", 2},
      {"2025-10-31/..", "2025-10-31", "", false, R"({"year":2025,"month":10,"day":31})", nullptr, 1},
      {"../2025-10-31", "", "2025-10-31", false, R"({"year":2025,"month":10,"day":31})", nullptr, 1},
      {"XXXX-10-31", "", "", false, nullptr, nullptr, 0},
      {"", "2025-10-31", "2025-10-01", false, nullptr, nullptr, 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.edtf);
    const Timeline timeline = OneDated(c.edtf, c.earliest, c.latest);
    for (const char* name : {"gdelt", "polecat"}) CHECK(CountLeftOut(name, timeline) == (c.day ? 0 : 1));
    const std::string slides = Export("timelinejs", timeline);
    if (c.slide != nullptr) {
      CHECK(slides.find(std::string("\"start_date\":") + c.slide) != std::string::npos);
    } else {
      CHECK(CountLeftOut("timelinejs", timeline) == 1);
      CHECK(CountLeftOut("timelinejs-csv", timeline) == 1);
    }
    const std::string calendar = Export("ics", timeline);
    if (c.ics != nullptr) {
      CHECK(calendar.find(std::string("STATUS:") + c.ics) != std::string::npos);
      CHECK(calendar.find(std::string("X-DEMARCHE-EDTF:") + c.edtf) != std::string::npos);
    } else {
      CHECK(CountLeftOut("ics", timeline) == 1);
    }
    const std::string sketch = Export("timesketch", timeline);
    CHECK(static_cast<std::size_t>(std::count(sketch.begin(), sketch.end(), '\n')) == c.sketch);
    const bool certain = c.day || std::string_view(c.edtf) == "2025-10-20/2025-10-22";
    CHECK((Export("jsonld", timeline).find("startDate") != std::string::npos) == certain);
    CHECK((Export("gexf", timeline).find("<spell ") != std::string::npos) == certain);
  }
}

TEST_CASE("an entry of which one end is known stands at it and says so") {
  const auto check = [](const Timeline& timeline, const std::string& words, const std::string& kind) {
    for (const char* name : {"timelinejs", "timelinejs-csv", "vis"}) {
      CAPTURE(name);
      CHECK(Export(name, timeline).find(words + ": " + timeline.entries[0].headline) != std::string::npos);
      CHECK(CountLeftOut(name, timeline) == 0);
    }
    const std::string view = Export("vis", timeline);
    CHECK(view.find("\"start\":\"2025-10-31T00:00:00\",\"type\":\"point\"") != std::string::npos);
    CHECK(view.find("uncertain " + kind) != std::string::npos);
    CHECK(Export("timelinejs", timeline).find("\"display_date\":\"" + words) != std::string::npos);
  };
  check(OneDated("[..2025-10-31]", "", "2025-10-31"), "31 Oct 2025 or earlier", "or-earlier");
  check(OneDated("[2025-10-31..]", "2025-10-31", ""), "31 Oct 2025 or later", "or-later");
  const Timeline certain = OneDated("2025-10-31", "2025-10-31", "2025-10-31");
  CHECK(Export("vis", certain).find("\"content\":\"" + certain.entries[0].headline) != std::string::npos);
}

TEST_CASE("what is not said to have been done stands in no table of deeds") {
  for (const Factuality factuality : {Factuality::kPlanned, Factuality::kConditional, Factuality::kNegated}) {
    Timeline timeline = OneDated("2025-10-31", "2025-10-31", "2025-10-31");
    timeline.entries.front().factuality = factuality;
    for (const char* name : {"gdelt", "polecat", "gexf", "graphml", "series"}) {
      CAPTURE(name);
      CHECK(CountLeftOut(name, timeline) == 1);
    }
  }
}

TEST_CASE("a row of GDELT has its 61 columns where they belong") {
  const Rows rows = ReadTsv(Export("gdelt", OneDated("2025-02-18", "2025-02-18", "2025-02-18")));
  REQUIRE(rows.size() == 1);
  const std::vector<std::string>& row = rows.front();
  REQUIRE(row.size() == 61);
  const std::vector<std::pair<std::size_t, const char*>> cells = {{1, "20250218"},
                                                                  {2, "202502"},
                                                                  {3, "2025"},
                                                                  {4, "2025.1315"},
                                                                  {5, "KSTGOV"},
                                                                  {6, "Kestria"},
                                                                  {7, "KST"},
                                                                  {12, "GOV"},
                                                                  {15, "ORVGOV"},
                                                                  {17, "ORV"},
                                                                  {26, "114"},
                                                                  {27, "114"},
                                                                  {28, "11"},
                                                                  {29, "3"},
                                                                  {30, "-2.0"},
                                                                  {31, "1"},
                                                                  {59, "20251103000000"},
                                                                  {60, "https://news.example/1"}};
  for (const auto& cell : cells) {
    CAPTURE(cell.first);
    CHECK(row[cell.first] == cell.second);
  }
}

TEST_CASE("GDELT pairs the parties of a reciprocal deed once and every source with every target") {
  Timeline timeline = OneDated("2025-02-18", "2025-02-18", "2025-02-18");
  Entry& entry = timeline.entries.front();
  entry.sources = {sample::Kestria(), sample::Orvane(), sample::Maldry()};
  entry.targets = {};
  entry.reciprocal = true;
  CHECK(ReadTsv(Export("gdelt", timeline)).size() == 3);
  entry.reciprocal = false;
  entry.targets = {sample::Tarsk(), sample::League()};
  const Rows rows = ReadTsv(Export("gdelt", timeline));
  CHECK(rows.size() == 6);
  std::set<std::string> ids;
  for (const auto& row : rows) ids.insert(row[0]);
  CHECK(ids.size() == 6);
}

TEST_CASE("POLECAT has its 40 columns and only the 16 events of PLOVER") {
  Timeline timeline = OneDated("2025-02-18", "2025-02-18", "2025-02-18");
  const Rows rows = ReadTsv(Export("polecat", timeline));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].size() == 40);
  CHECK(rows[1][1] == "2025-02-18");
  CHECK(rows[1][2] == "ACCUSE");
  timeline.entries.front().deed.plover.event = "STATEMENT";
  CHECK(CountLeftOut("polecat", timeline) == 1);
}

TEST_CASE("the series has a row for each period with events and counts the empty ones between") {
  sample::Builder b;
  const auto add = [&](const sample::Kind& kind, const char* edtf, const char* first, const char* last) {
    b.Add(kind, "x", {sample::Kestria()}, {sample::Orvane()})
        .When(edtf, first, last, TimeBasis::kExplicit, "");
  };
  add(sample::kProtest, "2024-12-30", "2024-12-30", "2024-12-30");
  add(sample::kTalks, "2025-01-05", "2025-01-05", "2025-01-05");
  add(sample::kSanction, "2025-01-05", "2025-01-05", "2025-01-05");
  add(sample::kProtest, "2025-03", "2025-03-01", "2025-03-31");
  add(sample::kProtest, "2025", "2025-01-01", "2025-12-31");
  const Rows rows = ReadCsv(Export("series", b.timeline));
  std::vector<std::string> seen;
  for (const auto& row : rows) {
    if (row[0] == "dyad") seen.push_back(row[5] + " " + row[6] + " +" + row[7] + " " + row[8] + " " + row[9]);
  }
  CHECK(seen == std::vector<std::string>{"day 2024-12-30 + 1 -2.0", "day 2025-01-05 +5 2 -0.5",
                                         "week 2025-W01 + 3 -1.0", "month 2024-12 + 1 -2.0",
                                         "month 2025-01 +0 2 -0.5", "month 2025-03 +1 1 -2.0"});
  CHECK(CountLeftOut("series", b.timeline) == 1);
  CHECK(rows.size() == 1 + 3 * 6);
}

TEST_CASE("an answer is drawn from the deed to what answers it, an order in time in grey") {
  const std::string dot = RenderDotChain(sample::Make());
  CHECK(dot.find("label=\"answered by\"") != std::string::npos);
  CHECK(dot.find("label=\"denied by\"") != std::string::npos);
  CHECK(dot.find("color=\"#bbbbbb\"") != std::string::npos);
  CHECK(dot.find("related ones left out") == std::string::npos);
  CHECK(RenderDotChain(sample::Make(), 3).find("3 of 23 events") != std::string::npos);
  CHECK(RenderDotChain(sample::Make(), 3).find("related ones left out") != std::string::npos);
}

TEST_CASE("the docs tell of every format") {
  const Result<std::string> page =
      ReadFile(std::string(DEMARCHE_SOURCE_DIR) + "/docs/exports.md", std::uint64_t{1} << 20U);
  REQUIRE(page);
  for (const ExportFormat& format : ExportFormats()) {
    const std::string row = "| `" + std::string(format.name) + "` | `" + std::string(format.extension) +
                            "` | `" + std::string(format.media_type) + "` | " + std::string(format.reader) +
                            " | " + (format.lacks.empty() ? "nothing" : std::string(format.lacks)) + " |";
    CAPTURE(row);
    CHECK(page->find(row) != std::string::npos);
  }
}
