// Lexicons written to a folder of their own: what is read, what later folders change, and every
// message with its caret.
#include "lexicon/lexicon.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "../folder.h"

using namespace demarche;
using test::Folder;
namespace fs = std::filesystem;

namespace {

Result<Lexicon> LoadOne(const std::string& text) {
  const Folder folder;
  folder.Write("a.txt", text);
  return Lexicon::Load(std::vector{folder.path()});
}

/// All messages about one file, which may have others beside it, without the folder's name.
std::string Complaints(const std::string& text, const std::map<std::string, std::string>& others = {}) {
  const Folder folder;
  folder.Write("a.txt", text);
  for (const auto& [name, content] : others) folder.Write(name, content);
  const auto found = Lexicon::Check(std::vector{folder.path()});
  REQUIRE(found);
  std::string all;
  for (const Diagnostic& diagnostic : *found) all += (all.empty() ? "" : "\n") + Format(diagnostic);
  const std::string prefix = folder.path().string() + "/";
  for (std::size_t at = all.find(prefix); at != std::string::npos; at = all.find(prefix))
    all.erase(at, prefix.size());
  return all;
}

std::vector<std::string> Codes(const Lexicon& lexicon) {
  std::vector<std::string> codes;
  for (const LexiconRow& row : lexicon.Rows("actors"))
    codes.emplace_back(row.Text(Lexicon::Column("actors", "code")));
  return codes;
}

const std::string kHeader = "actors: code | type | names\n";

}  // namespace

TEST_CASE("rows, lists, comments and places") {
  const auto lexicon = LoadOne(
      "\xEF\xBB\xBF# Windows editors begin files so\r\n"
      "\r\n"
      "actors: names | code | type   # columns in any order\r\n"
      "  Japan ; Nippon | JPN | state  # a comment\r\n"
      "C#-land|CSH|state");
  REQUIRE(lexicon);
  const auto rows = lexicon->Rows("actors");
  REQUIRE(rows.size() == 2);
  const std::size_t names = Lexicon::Column("actors", "names");
  CHECK(rows[0].Text(Lexicon::Column("actors", "code")) == "JPN");
  CHECK(rows[0].Text(names) == "Japan ; Nippon");
  REQUIRE(rows[0].Items(names).size() == 2);
  CHECK(rows[0].Items(names)[0] == "Japan");
  CHECK(rows[0].Items(names)[1] == "Nippon");
  CHECK(rows[0].line == 4);
  CHECK(rows[0].cells[names].column == 3);
  CHECK(rows[0].Text(Lexicon::Column("actors", "sector")).empty());
  CHECK(rows[1].Text(names) == "C#-land");
  CHECK(lexicon->size() == 2);
  CHECK(lexicon->Rows("leaders").empty());
  CHECK(lexicon->files().size() == 1);
}

TEST_CASE("text is kept in normal form") {
  const auto lexicon = LoadOne(kHeader + "SWE | state | Malmo\xCC\x88\n");
  REQUIRE(lexicon);
  CHECK(lexicon->Rows("actors")[0].Items(Lexicon::Column("actors", "names"))[0] == "Malmö");
}

TEST_CASE("files of subfolders are read in order; others are not") {
  const Folder folder;
  folder.Write("b.txt", kHeader + "BBB | state | B\n");
  folder.Write("a/c.txt", kHeader + "CCC | state | C\n");
  folder.Write("notes.md", "no lexicon\n");
  folder.Write("empty.txt", "# nothing yet\n");
  const auto lexicon = Lexicon::Load(std::vector{folder.path()});
  REQUIRE(lexicon);
  CHECK(Codes(*lexicon) == std::vector<std::string>{"CCC", "BBB"});
}

TEST_CASE("later folders replace, remove and add rows") {
  const Folder base;
  base.Write("a.txt", kHeader + "AAA | state | A\nBBB | state | B; Bee\nCCC | state | C\n");
  struct Case {
    std::string later;
    std::vector<std::string> codes;
    std::string names_of_first;
  };
  const std::vector<Case> cases{
      {"", {"AAA", "BBB", "CCC"}, "A"},
      {"AAA | state | Alpha\n", {"AAA", "BBB", "CCC"}, "Alpha"},
      {"-AAA\n", {"BBB", "CCC"}, "B; Bee"},
      {"-AAA\nAAA | igo | Again\n", {"BBB", "CCC", "AAA"}, "B; Bee"},
      {"-AAA\nDDD | ngo | Delta\n", {"BBB", "CCC", "DDD"}, "B; Bee"},
      {"-AAA\nCCC | state | C; Bee\n", {"BBB", "CCC"}, "B"},  // a later folder takes a name
  };
  for (const Case& test : cases) {
    CAPTURE(test.later);
    const Folder later;
    later.Write("mine.txt", kHeader + test.later);
    const auto lexicon = Lexicon::Load(std::vector{base.path(), later.path()});
    REQUIRE(lexicon);
    CHECK(Codes(*lexicon) == test.codes);
    CHECK(lexicon->Rows("actors")[0].Text(Lexicon::Column("actors", "names")) == test.names_of_first);
  }
}

TEST_CASE("the hash tells meaning, not layout") {
  const auto hash = [](const std::string& text) {
    const auto lexicon = LoadOne(text);
    REQUIRE(lexicon);
    return lexicon->hash();
  };
  const std::string plain = hash(kHeader + "AAA | state | A; Ay\nBBB | igo | B\n");
  CHECK(plain.size() == 64);
  CHECK(plain == hash("# comment\n" + kHeader + "BBB|igo|B\n\nAAA |state| A ;Ay  # other order\n"));
  CHECK(plain == hash("actors: type | names | code\nstate | A; Ay | AAA\nigo | B | BBB\n"));
  CHECK(plain != hash(kHeader + "AAA | state | Ay; A\nBBB | igo | B\n"));
  CHECK(plain != hash(kHeader + "AAA | state | A\nBBB | igo | B\n"));
  const Folder cut;
  cut.Write("x.txt", kHeader + "BBB | igo | B\n");
  cut.Write("y/z.txt", kHeader + "AAA | state | A; Ay\n");
  const auto lexicon = Lexicon::Load(std::vector{cut.path()});
  REQUIRE(lexicon);
  CHECK(plain == lexicon->hash());
}

TEST_CASE("every complaint stands under its place") {
  struct Case {
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases{
      {kHeader + "AAA | land | A\n",
       "a.txt:2:7: 'land' is not a type; write one of: state, igo, ngo, armed group, company\n"
       "    AAA | land | A\n"
       "          ^"},
      {kHeader + "AAA | state\n",
       "a.txt:2:12: the cell 'names' is empty; fill it in\n"
       "    AAA | state\n"
       "               ^"},
      {kHeader + " | state | A\n",
       "a.txt:2:2: the cell 'code' is empty; fill it in\n"
       "     | state | A\n"
       "     ^"},
      {kHeader + "AAA | state | A | B\n",
       "a.txt:2:19: has more cells than the first line has columns (3); delete a '|'\n"
       "    AAA | state | A | B\n"
       "                      ^"},
      {kHeader + "AAA | state | A; ; B\n",
       "a.txt:2:18: an item between ';' is empty; delete one ';'\n"
       "    AAA | state | A; ; B\n"
       "                     ^"},
      {kHeader + "AAA | state | A; B; A\n",
       "a.txt:2:21: 'A' stands twice in this list; delete one\n"
       "    AAA | state | A; B; A\n"
       "                        ^"},
      {kHeader + "AAA | state | Ål; A  B\n",
       "a.txt:2:21: two spaces in a row; write one\n"
       "    AAA | state | Ål; A  B\n"
       "                       ^"},
      {kHeader + "AAA | state | A\xC2\xA0"
                 "B\n",
       "a.txt:2:16: holds the invisible character U+00A0; write a plain space, or delete it\n"
       "    AAA | state | A\xC2\xA0"
       "B\n"
       "                   ^"},
      {kHeader + "AAA | state | A\tB\n",
       "a.txt:2:16: holds the invisible character U+0009; write a plain space, or delete it\n"
       "    AAA | state | A\tB\n"
       "                   ^"},
      {kHeader + "AAA | state | A\nAAA | igo | B\n",
       "a.txt:3:1: 'AAA' stands twice, first in a.txt:2; join the rows\n"
       "    AAA | igo | B\n"
       "    ^"},
      {kHeader + "AAA | state | A; Ay\n  BBB | state | Bee; Ay  # raw line\n",
       "a.txt:3:17: 'Ay' also stands in a.txt:2 for 'AAA'; keep one\n"
       "      BBB | state | Bee; Ay  # raw line\n"
       "                    ^"},
      {kHeader + "-AAA\n",
       "a.txt:2:1: there is no 'AAA' to remove; correct it, or delete this row\n"
       "    -AAA\n"
       "    ^"},
      {"institutions: code | names\nXXX | Knesset\n",
       "a.txt:2:1: 'XXX' is not in the table 'actors'; add it there, or correct it\n"
       "    XXX | Knesset\n"
       "    ^"},
      {"roles: class | sector | words\nperson | GVO | king\n",
       "a.txt:2:10: 'GVO' is not in the table 'sectors'; add it there, or correct it\n"
       "    person | GVO | king\n"
       "             ^"},
      {"places: names | kind\nOslo | citty\n",
       "a.txt:2:8: 'citty' is not a kind; write one of: city, region, island, site, sea, strait, line\n"
       "    Oslo | citty\n"
       "           ^"},
      {"roles: class | words\nperson | king; queen\nbody | king\n",
       "a.txt:3:8: 'king' also stands in a.txt:2; keep one\n"
       "    body | king\n"
       "           ^"},
      {"kinds: kind | event | score | quad\nvisit | CONSULT | inf | neutral\n",
       "a.txt:2:19: 'inf' is no number; write it as in -3.5\n"
       "    visit | CONSULT | inf | neutral\n"
       "                      ^"},
      {"places: kind | name\n",
       "a.txt:1:16: the table 'places' has no column 'name'; it has names, country, kind\n"
       "    places: kind | name\n"
       "                   ^"},
      {"places: kind | kind\n",
       "a.txt:1:16: the column 'kind' stands twice; delete one\n"
       "    places: kind | kind\n"
       "                   ^"},
      {" places: kind\n",
       "a.txt:1:2: the table 'places' needs the column 'names'; add it to this line\n"
       "     places: kind\n"
       "     ^"},
      {"publishers: hosts | name | date\na.org | A | .when; div..date\n",
       "a.txt:2:20: the selector 'div..date' has no name behind '.'; write one such as p, .body, div#main, "
       "meta[name=date] or div.story p\n"
       "    a.org | A | .when; div..date\n"
       "                       ^"},
      {kHeader + "AAA | state | \xFF\n",
       "a.txt:2:15: is not valid UTF-8; save the file as UTF-8\n"
       "    AAA | state | \xEF\xBF\xBD\n"
       "                  ^"},
      {kHeader + "AAA | state | A\x1B[2J\n",
       "a.txt:2:16: holds the invisible character U+001B; write a plain space, or delete it\n"
       "    AAA | state | A?[2J\n"
       "                   ^"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.text);
    CHECK(Complaints(test.text) == test.expected);
  }
}

TEST_CASE("events, modes, CAMEO codes and headlines are told under their place") {
  struct Case {
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases{
      {"modes: event | mode\nCONSUL | visit\n",
       "a.txt:2:1: 'CONSUL' is not in the table 'kinds'; add it there, or correct it\n"
       "    CONSUL | visit\n"
       "    ^"},
      {"patterns: kind | mode | pattern\nvisit | phon | call\n",
       "a.txt:2:9: 'phon' is no mode of CONSULT; write one of: phone, or add it to the table 'modes'\n"
       "    visit | phon | call\n"
       "            ^"},
      {"headlines: kind | mode | phrase\naid | phone | SOURCE aids TARGET\n",
       "a.txt:2:7: 'phone' is no mode of AID; leave it empty, or add it to the table 'modes'\n"
       "    aid | phone | SOURCE aids TARGET\n"
       "          ^"},
      {"patterns: kind | cameo | pattern\nvisit | 42a | call\n",
       "a.txt:2:9: '42a' is no CAMEO code; write two to four digits, such as 112\n"
       "    visit | 42a | call\n"
       "            ^"},
      {"headlines: kind | phrase\nvisit | SOURCE visits TARGT\n",
       "a.txt:2:9: the cell 'phrase' has no word TARGET; write it where the party's name shall stand\n"
       "    visit | SOURCE visits TARGT\n"
       "            ^"},
      {"patterns: kind | mode | cameo | pattern\nvisit | phone | 041 | call\naid | | 07 | help\n", ""},
  };
  for (const Case& test : cases) {
    CAPTURE(test.text);
    CHECK(Complaints(test.text, {{"kinds.txt",
                                  "kinds: kind | event | score | quad\nvisit | CONSULT | 4 | neutral\n"
                                  "aid | AID | 10 | neutral\n"},
                                 {"modes.txt", "modes: event | mode\nCONSULT | phone\n"}}) == test.expected);
  }
}

TEST_CASE("what a room finds wrong in a row is told as the schema's mistakes are") {
  const Folder folder;
  folder.Write("a.txt", "# one\nroles: class | words\nperson | king; queen\n");
  const auto lexicon = Lexicon::Load(std::vector{folder.path()});
  REQUIRE(lexicon);
  const LexiconRow& row = lexicon->Rows("roles").front();
  const std::size_t words = Lexicon::Column("roles", "words");
  const Error error = lexicon->Mistake(row, words, "no queen here", row.Text(words).find("queen"));
  CHECK(error == Error{ErrorKind::kMalformed,
                       (folder.path() / "a.txt").string() +
                           ":3:16: no queen here\n    person | king; queen\n                   ^",
                       ""});
}

TEST_CASE("what a room finds wrong in many rows is told at once, and cut short") {
  const Folder folder;
  folder.Write("a.txt", "roles: class | words\nperson | king\n");
  const auto lexicon = Lexicon::Load(std::vector{folder.path()});
  REQUIRE(lexicon);
  const LexiconRow& row = lexicon->Rows("roles").front();
  LexiconMistakes mistakes(*lexicon);
  CHECK(mistakes.empty());
  mistakes.Add(row, Lexicon::Column("roles", "class"), "one");
  mistakes.Add(row, Lexicon::Column("roles", "words"), "two");
  CHECK_FALSE(mistakes.empty());
  const std::string place = (folder.path() / "a.txt").string() + ":2:";
  CHECK(mistakes.All() == Error{ErrorKind::kMalformed,
                                place + "1: one\n    person | king\n    ^\n" + place +
                                    "10: two\n    person | king\n             ^",
                                ""});
  for (int i = 0; i < 150; ++i) mistakes.Add(row, 0, "again");
  CHECK(mistakes.All().message.ends_with("\nand 52 more mistakes"));
}

TEST_CASE("a second table in a file is told once, with the remedy") {
  CHECK(Complaints(kHeader + "AAA | state | A\nroles: class | words\nperson | king\nmore | | |\n") ==
        "a.txt:3:1: a second table begins here, but a file holds one ('actors'); move this line and those "
        "below it to a file of their own\n"
        "    roles: class | words\n"
        "    ^");
}

TEST_CASE("zones and countries") {
  CHECK(Complaints("date orders: order | countries\nday first | gb; GR; france\n") ==
        "a.txt:2:17: 'GR' is no country's code of two small letters, such as fr\n"
        "    day first | gb; GR; france\n"
        "                    ^");
  CHECK(Complaints("time zones: zone | clocks\nAsia/Tokyo | Tokyo clock\nMars/Olympus | Mars clock\n") ==
        "a.txt:3:1: 'Mars/Olympus' is no zone of the tz database; write one such as Asia/Tokyo\n"
        "    Mars/Olympus | Mars clock\n"
        "    ^");
}

TEST_CASE("an unknown table is told with the known ones") {
  const std::string text = Complaints("players: code\n");
  CHECK(text.starts_with(
      "a.txt:1:1: no table is named 'players'; the first line names the table and its columns"));
  CHECK(text.find("actors, namesakes, short names, small, institutions, roles, leaders, places") !=
        std::string::npos);
  CHECK(text.ends_with("\n    players: code\n    ^"));
  CHECK(Complaints("JPN | state\n").starts_with("a.txt:1:1: no table is named"));
}

TEST_CASE("an item that is none of a list's choices is told under its place") {
  CHECK(Complaints("short names: words | types | codes\nalliance | igo; clan |\n") ==
        "a.txt:2:17: 'clan' is none of the types; write any of: igo, ngo, armed group, company\n"
        "    alliance | igo; clan |\n"
        "                    ^");
}

TEST_CASE("days and terms") {
  struct Case {
    std::string from, to;
    bool good;
  };
  const std::vector<Case> cases{
      {"1999", "2001", true},
      {"1999-05", "1999", true},
      {"1999", "1999-01-01", true},
      {"", "", true},
      {"", "1999", true},
      {"1999-05-02", "1999-05-02", true},
      {"1999-05", "1999-04", false},
      {"2001", "1999", false},
      {"1999-05-02", "1999-05-01", false},
      {"1999-13", "", false},
      {"1999-02-30", "", false},
      {"May 1999", "", false},
      {"99", "", false},
  };
  for (const Case& test : cases) {
    CAPTURE(test.from);
    CAPTURE(test.to);
    const std::string text =
        "leaders: name | code | from | to\nAnn | AAA | " + test.from + " | " + test.to + "\n";
    const Folder folder;
    folder.Write("a.txt", kHeader + "AAA | state | A\n");
    folder.Write("b.txt", text);
    const auto found = Lexicon::Check(std::vector{folder.path()});
    REQUIRE(found);
    CHECK(found->empty() == test.good);
  }
}

TEST_CASE("years of actors") {
  const std::string header = "actors: code | type | names | from | to | earlier | later\n";
  CHECK(Complaints(header + "OLD | state | Old | | 1991 | | NEW\n"
                            "NEW | state | New | 1991 | | OLD |\n")
            .empty());
  CHECK(Complaints(header + "AAA | state | A | 1995 | 1991 | |\n") ==
        "a.txt:2:26: '1991' comes before '1995' (from); exchange or correct them\n"
        "    AAA | state | A | 1995 | 1991 | |\n"
        "                             ^");
  CHECK(Complaints(header + "AAA | state | A | 1991 | | BBB |\n") ==
        "a.txt:2:28: 'BBB' is not in the table 'actors'; add it there, or correct it\n"
        "    AAA | state | A | 1991 | | BBB |\n"
        "                               ^");
  CHECK(Complaints(header + "AAA | state | A | | | AAA |\n") ==
        "a.txt:2:23: 'AAA' needs a day in 'from'; fill it or leave both empty\n"
        "    AAA | state | A | | | AAA |\n"
        "                          ^");
  CHECK(Complaints(header + "AAA | state | A | | | | AAA\n")
            .starts_with("a.txt:2:25: 'AAA' needs a day in 'to'; fill it or leave both empty\n"));
  CHECK(Complaints("namesakes: names | code | words\nGeorgia | USA | Atlanta\n")
            .starts_with("a.txt:2:11: 'USA' is not in the table 'actors'"));
}

TEST_CASE("many mistakes are cut short, and one long line stays readable") {
  std::string text = kHeader;
  for (int i = 0; i < 250; ++i) text += "A" + std::to_string(i) + " | land | A\n";
  const Folder folder;
  folder.Write("a.txt", text);
  const auto found = Lexicon::Check(std::vector{folder.path()});
  REQUIRE(found);
  REQUIRE(found->size() == 101);
  CHECK(Format(found->back()) == "and 150 more mistakes");
  const auto loaded = Lexicon::Load(std::vector{folder.path()});
  REQUIRE(!loaded);
  CHECK(loaded.error().kind == ErrorKind::kMalformed);
  CHECK(loaded.error().message.starts_with("the lexicon has mistakes; correct these lines:\n"));
  CHECK(loaded.error().message.ends_with("\nand 150 more mistakes"));

  const std::string shown =
      Complaints(kHeader + "AAA | state | " + std::string(3000, 'x') + ";;" + std::string(3000, 'y'));
  CHECK(shown.size() < 500);
  CHECK(shown.find("...xxx") != std::string::npos);
  CHECK(Complaints(kHeader + std::string(70000, 'x')).starts_with("a.txt:2:1: is longer than 65536 bytes"));
}

TEST_CASE("a folder that is not there") {
  const auto lexicon = Lexicon::Load(std::vector{fs::path("no/such/folder")});
  REQUIRE(!lexicon);
  CHECK(lexicon.error().kind == ErrorKind::kNotFound);
  CHECK(ToString(lexicon.error()) ==
        "no/such/folder: is no folder; name a folder with lexicon files (*.txt)");
}

TEST_CASE("the reference of the manual has every table with what its columns must hold") {
  const std::string page = LexiconReference();
  for (const char* words :
       {"## actors\n", "## publishers\n", "| `code` | text | must be there; one of `actors.code` |",
        "one of `state`, `igo`", "not before `from`", "Key: `event` and `mode`"}) {
    CAPTURE(words);
    CHECK(page.find(words) != std::string::npos);
  }
}

TEST_CASE("a line and a file of a lexicon at their limits") {
  constexpr std::size_t kLine = std::size_t{64} << 10U;
  for (const std::size_t size : {kLine - 1, kLine, kLine + 1}) {
    CAPTURE(size);
    const std::string begin = "AAA | state | ";
    const std::string found = Complaints(kHeader + begin + std::string(size - begin.size(), 'x'));
    CHECK(found.starts_with("a.txt:2:1: is longer than 65536 bytes") == (size > kLine));
  }
  constexpr std::size_t kFile = std::size_t{64} << 20U;
  const std::string comment = "# " + std::string(60'000, 'x') + "\n";
  std::string text = kHeader;
  while (text.size() + comment.size() < kFile - 1) text += comment;
  text += "#" + std::string(kFile - 2 - text.size(), 'x');
  for (std::size_t size = kFile - 1; size <= kFile + 1; ++size) {
    CAPTURE(size);
    REQUIRE(text.size() == size);
    const Folder folder;
    folder.Write("a.txt", text);
    const auto found = Lexicon::Check(std::vector{folder.path()});
    CHECK(found.has_value() == (size <= kFile));
    if (!found) CHECK(found.error().kind == ErrorKind::kOverLimit);
    text += "x";
  }
}
