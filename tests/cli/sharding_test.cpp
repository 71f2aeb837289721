// The sharding gate: however the articles are cut into shards, in whatever order the shards come, and
// whatever was tried twice, the timeline has the bytes that `build` gives.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "base/digest.h"
#include "cli/cli.h"
#include "core/timeline.h"
#include "program.h"
#include "records/records.h"

using namespace demarche;
using namespace demarche::test;

namespace {

const std::string kSamples = std::string(DEMARCHE_SOURCE_DIR) + "/samples/senkaku-2010";

using Lines = std::vector<std::string>;

Lines LinesOf(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line + '\n');
  return lines;
}

std::string Join(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

std::vector<Lines> Shards(const Lines& lines, std::size_t count) {
  std::vector<Lines> shards(count);
  for (std::size_t i = 0; i < lines.size(); ++i) shards[i % count].push_back(lines[i]);
  return shards;
}

std::string Merge(const Sandbox& box, const std::string& records) {
  const Outcome outcome = box.Run({"merge"}, records);
  CHECK(outcome.code == kDone);
  return outcome.out;
}

/// Extraction records of `box`, shard by shard; an empty shard gives nothing.
Lines Extract(const Sandbox& box, const std::vector<Lines>& shards) {
  Lines outputs;
  for (const Lines& shard : shards) {
    if (shard.empty()) continue;
    outputs.push_back(box.Run({"extract", "--jobs", "1"}, Join(shard)).out);
  }
  return outputs;
}

Timeline Parse(const std::string& lines) {
  Result<Timeline> timeline = ParseTimeline(lines);
  REQUIRE(timeline.has_value());
  return std::move(*timeline);
}

}  // namespace

TEST_CASE("1, 2, 7 or 64 shards, shuffled, on two levels, tried twice: the bytes of build") {
  const Sandbox box;
  REQUIRE(box.Run({"build", kSamples, "-o", "out"}).code == kDone);
  const std::string expected = box.Read("out/timeline.jsonl");
  Lines articles = LinesOf(box.Run({"ingest", kSamples}).out);
  REQUIRE(articles.size() > 2);
  std::minstd_rand random(5);
  for (const std::size_t count : {1U, 2U, 7U, 64U}) {
    CAPTURE(count);
    std::shuffle(articles.begin(), articles.end(), random);
    Lines outputs = Extract(box, Shards(articles, count));
    std::shuffle(outputs.begin(), outputs.end(), random);
    CHECK(Merge(box, Join(outputs)) == expected);
    // Two levels: the records of all shards are shuffled into other shards before they meet.
    Lines records = LinesOf(Join(outputs));
    std::shuffle(records.begin(), records.end(), random);
    std::string second;
    for (const Lines& shard : Shards(records, 3)) second += Join(shard);
    CHECK(Merge(box, second) == expected);
    // One attempt finished twice.
    CHECK(Merge(box, second + outputs.front()) == expected);
  }
}

TEST_CASE("an attempt that was killed within a record is refused, not merged") {
  const Sandbox box;
  const Outcome articles = box.Run({"ingest", kSamples});
  const std::string records = box.Run({"extract"}, articles.out).out;
  const Outcome outcome = box.Run({"merge"}, std::string_view(records).substr(0, records.size() - 40));
  CHECK(outcome.code == kNoData);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("-:" + std::to_string(LinesOf(records).size())) != std::string::npos);
}

TEST_CASE("merge refuses an incomplete or changed set of shards") {
  const Sandbox box;
  const Lines articles = LinesOf(box.Run({"ingest", kSamples}).out);
  const Lines outputs = Extract(box, Shards(articles, 2));
  REQUIRE(outputs.size() == 2);
  box.Write("one.jsonl", outputs[0]);
  box.Write("two.jsonl", outputs[1]);
  box.Write("list", box.RunOther({"sha256sum", "one.jsonl", "two.jsonl"}).out);
  const Outcome whole = box.Run({"merge", "--manifest", "list", "two.jsonl", "one.jsonl"});
  CHECK(whole.code == kDone);
  CHECK(whole.out == Merge(box, outputs[0] + outputs[1]));
  box.Write("three.jsonl", outputs[1]);
  box.Write("bad list", "one.jsonl\n");
  box.Write("empty list", "\n");
  const auto refuse = [&](const std::vector<std::string>& files, const std::string& list,
                          const std::string& words) {
    std::vector<std::string> arguments{"merge", "--manifest", list};
    arguments.insert(arguments.end(), files.begin(), files.end());
    const Outcome outcome = box.Run(arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.code != kDone);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(words) != std::string::npos);
  };
  refuse({"one.jsonl"}, "list", "two.jsonl: the manifest names this shard");
  refuse({"one.jsonl", "two.jsonl", "three.jsonl"}, "list", "three.jsonl: is given");
  refuse({"one.jsonl"}, "bad list", "bad list:1: is no line of 'sha256sum FILE...'");
  refuse({"one.jsonl"}, "empty list", "empty list: names no shard");
  refuse({"one.jsonl"}, "no list", "no list: there is no such file");
  box.Write("two.jsonl", outputs[1].substr(0, outputs[1].size() / 2));
  refuse({"one.jsonl", "two.jsonl"}, "list", "two.jsonl: is not the shard");
}

TEST_CASE("render and export take a timeline only as its manifest names it") {
  const Sandbox box;
  box.Write("a.txt", "Envoys meet\n\nOn 13 September 2010 Japan lodged a formal protest with China.\n");
  REQUIRE(box.Run({"build", "a.txt", "-o", "out"}).code == kDone);
  box.Write("line.jsonl", box.Read("out/timeline.jsonl"));
  box.Write("other.jsonl", box.Read("out/timeline.jsonl"));
  box.Write("list", "# made by hand\n" + box.RunOther({"sha256sum", "line.jsonl"}).out);
  const std::vector<std::vector<std::string>> commands{
      {"render", "line.jsonl", "-o", "pages", "--manifest", "list"},
      {"export", "line.jsonl", "--format", "csv", "--manifest", "list"}};
  for (std::vector<std::string> command : commands) {
    CAPTURE(command.front());
    CHECK(box.Run(command).code == kDone);
    command[1] = "other.jsonl";
    const Outcome other = box.Run(command);
    CHECK(other.code == kNoData);
    CHECK(other.err.find("other.jsonl: is given, but the manifest does not name it") != std::string::npos);
  }
  box.Write("line.jsonl", box.Read("line.jsonl") + "\n");
  for (const std::vector<std::string>& command : commands) {
    const Outcome changed = box.Run(command);
    CHECK(changed.code == kNoData);
    CHECK(changed.err.find("line.jsonl: is not the shard that the manifest names") != std::string::npos);
  }
}

TEST_CASE("a bad record is named alike in every shard") {
  const Sandbox box;
  Lines articles = LinesOf(box.Run({"ingest", kSamples}).out);
  articles.insert(articles.begin() + 3, "no record\n");
  articles.insert(articles.begin() + 1, "{\"id\":\"empty\"}\n");
  const std::vector<std::string> extract{"extract", "--max-error-rate", "1"};
  const std::string expected = Merge(box, box.Run(extract, Join(articles)).out);
  for (const std::size_t count : {2U, 64U}) {
    std::string records;
    for (const Lines& shard : Shards(articles, count)) records += box.Run(extract, Join(shard)).out;
    CHECK(Merge(box, records) == expected);
  }
  CHECK(Parse(expected).errors.size() == 2);
}

TEST_CASE("every id of an earlier run is found again: it stands or is superseded") {
  const Sandbox box;
  const Outcome articles = box.Run({"ingest", kSamples});
  const Lines records = LinesOf(box.Run({"extract"}, articles.out).out);
  const Timeline whole = Parse(Merge(box, Join(records)));
  std::set<std::string> known;
  for (const Entry& entry : whole.entries) {
    CHECK(known.insert(entry.id).second);
    for (const std::string& id : entry.supersedes) CHECK(known.insert(id).second);
  }
  for (std::size_t left_out = 0; left_out < records.size(); ++left_out) {
    CAPTURE(left_out);
    Lines some = records;
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(left_out));
    for (const Entry& entry : Parse(Merge(box, Join(some))).entries) CHECK(known.contains(entry.id));
  }
}

TEST_CASE("bad records name their line and what is wrong") {
  const Sandbox box;
  box.Write("a.txt", "Envoys meet\n\nOn 13 September 2010 Japan lodged a formal protest with China.\n");
  const std::string record =
      box.Run({"extract"}, box.Run({"ingest", "a.txt", "--date", "2010-09-15"}).out).out;
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = record;
    const std::size_t at = changed.find(from);
    REQUIRE(at != std::string::npos);
    return changed.replace(at, from.size(), to);
  };
  struct {
    const char* name;
    std::string record;
    const char* words;
  } const table[] = {
      {"another schema", with("\"schema\":1", "\"schema\":2"), "schema"},
      {"a day that is none", with("\"earliest\":\"2010-09-13\"", "\"earliest\":\"2010-09-31\""), "earliest"},
      {"a day out of range", with("\"earliest\":\"2010-09-13\"", "\"earliest\":\"99999-01-01\""), "earliest"},
      {"half a record", record.substr(0, record.size() / 2), "JSON"},
  };
  for (const auto& row : table) {
    CAPTURE(row.name);
    const Outcome outcome = box.Run({"merge"}, record + row.record);
    CAPTURE(outcome.err);
    CHECK(outcome.code == kNoData);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("-:2") != std::string::npos);
    CHECK(outcome.err.find(row.words) != std::string::npos);
  }
  const std::string other = with("\"publisher\":\"", "\"publisher\":\"Star");
  const Outcome twice = box.Run({"merge"}, record + other);
  CHECK(twice.code == kDone);
  CHECK(twice.out.find("records with one id differ") != std::string::npos);
  CHECK(twice.out == box.Run({"merge"}, other + record).out);
}

namespace {

/// The kinds of an extraction record's events; "" for one without.
std::set<std::string> KindsOf(const std::string& line) {
  std::set<std::string> kinds;
  const auto record = ParseExtraction(line);
  REQUIRE(record.has_value());
  if (const auto* extraction = std::get_if<Extraction>(&*record)) {
    for (const Event& event : extraction->events) kinds.insert(event.deed.kind);
  }
  if (kinds.empty()) kinds.insert("");
  return kinds;
}

/// The shuffle: each record goes to the group of each of its kinds.
std::map<std::string, std::string> ByKind(const Lines& records) {
  std::map<std::string, std::string> groups;
  for (const std::string& record : records) {
    for (const std::string& kind : KindsOf(record)) groups[kind] += record;
  }
  return groups;
}

}  // namespace

TEST_CASE("groups merged by themselves, and finished in any order, give the bytes of merge") {
  const Sandbox box;
  Lines records = LinesOf(box.Run({"extract"}, box.Run({"ingest", kSamples}).out).out);
  records.push_back(R"({"kind":"error","id":"x.html","code":"malformed","offset":3,"message":"is broken"})"
                    "\n");
  records.push_back(box.Run({"extract"}, R"({"id":"quiet","text":"It rained.","date":"2010-09-08"})"
                                         "\n")
                        .out);
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{},
        {"--focus", "Japan", "--title", "A", "--from", "2010-09-15"},
        {"--min-confidence", "70"}}) {
    const auto run = [&](std::vector<std::string> arguments, const std::string& input) {
      arguments.insert(arguments.end(), options.begin(), options.end());
      return box.Run(arguments, input);
    };
    std::vector<std::string> groups;
    for (const auto& [kind, group] : ByKind(records)) {
      const Outcome outcome = run({"merge", "--group", kind}, group);
      REQUIRE(outcome.code == kDone);
      groups.push_back(outcome.out);
    }
    REQUIRE(groups.size() > 4);
    std::minstd_rand random(3);
    std::shuffle(groups.begin(), groups.end(), random);
    groups.push_back(groups.front());  // one attempt finished twice
    const Outcome finished = run({"merge", "--finish"}, Join(groups));
    CHECK(finished.err == "");
    CHECK(finished.out == run({"merge"}, Join(records)).out);
  }
}

TEST_CASE("finish refuses groups that do not belong together") {
  const Sandbox box;
  const Lines records = LinesOf(box.Run({"extract"}, box.Run({"ingest", kSamples}).out).out);
  const auto groups = ByKind(records);
  REQUIRE(groups.contains("diplomatic protest"));
  const auto merge = [&](const std::string& kind, const std::string& of) {
    return box.Run({"merge", "--group", kind}, of).out;
  };
  const std::string protest = merge("diplomatic protest", groups.at("diplomatic protest"));
  const std::string less = merge("diplomatic protest", LinesOf(groups.at("diplomatic protest")).front());
  std::string retitled;
  for (std::string line : LinesOf(groups.at("meeting"))) {
    line.insert(line.find("\"title\":\"") + 9, "Another ");
    retitled += line;
  }
  std::string other_version = protest;
  other_version.insert(other_version.find("\"program\":\"") + 11, "9");
  const struct {
    const char* name;
    std::string input;
    const char* words;
  } table[] = {
      {"nothing", "", "holds no group"},
      {"no group", records.front(), "is no group"},
      {"cut off", protest.substr(0, protest.rfind('\n', protest.size() - 2) + 1), "was cut off"},
      {"two of one key", protest + less, "is given twice, and not alike"},
      {"another version", other_version, "merge all groups with one"},
      {"another record of an article", protest + merge("meeting", retitled), "has other records of article"},
  };
  for (const auto& row : table) {
    CAPTURE(row.name);
    const Outcome outcome = box.Run({"merge", "--finish"}, row.input);
    CAPTURE(outcome.err);
    CHECK(outcome.code != kDone);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(row.words) != std::string::npos);
  }
  CHECK(box.Run({"merge", "--finish", "--group", "meeting"}, protest).code == kUsage);
  const Outcome mistyped = box.Run({"merge", "--group", "meting"}, records.front());
  CHECK(mistyped.code == kUsage);
  CHECK(mistyped.out.empty());
  CHECK(mistyped.err.find("did you mean 'meeting'?") != std::string::npos);
}
