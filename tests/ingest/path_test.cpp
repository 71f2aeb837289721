// Files and folders on disk.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "../folder.h"
#include "read.h"

using namespace demarche;
using test::Folder;
namespace fs = std::filesystem;

TEST_CASE("folders are read in byte order, whatever the names say") {
  const Folder folder;
  folder.Write("b.txt", "{\"text\":\"Record.\"}\n");
  folder.Write("a/z.dat", "Plain words.");
  folder.Write("B.jsonl", "<html><body><p>A page, of some words, that is long enough.</p>");
  folder.Write(".hidden", "Hidden.");
  folder.Write("c.bin", std::string("\0\1\2", 3));
  fs::create_symlink("nowhere", folder.path() / "d.txt");
  fs::create_symlink(".", folder.path() / "loop");
  ingest_test::Outcome outcome;
  REQUIRE(
      ReadArticles(folder.path().string(), ingest_test::Options(), ingest_test::Into(outcome)).has_value());
  std::string texts;
  for (const Article& article : outcome.articles) texts += article.text + "/";
  CHECK(texts == "A page, of some words, that is long enough./Plain words./Record./");
  REQUIRE(outcome.errors.size() == 2);
  CHECK(outcome.errors[0].message ==
        (folder.path() / "c.bin").string() +
            ": is a binary file (it holds a NUL byte); give text, HTML or JSON (byte 0)");
  CHECK(outcome.errors[1].message ==
        (folder.path() / "d.txt").string() + ": cannot be opened; check that it exists and may be read");
}

TEST_CASE("the place of the reading grows to the size of all files") {
  const Folder folder;
  folder.Write("a.txt", "Plain words.");
  folder.Write("b.jsonl", "{\"text\":\"First.\"}\n{\"text\":\"Second.\"}\n");
  folder.Write("c.bin", std::string("\0\1\2", 3));
  ingest_test::Outcome outcome;
  std::vector<std::uint64_t> places;
  IngestSink sink = ingest_test::Into(outcome);
  sink.position = [&](std::uint64_t bytes) { places.push_back(bytes); };
  REQUIRE(ReadArticles(folder.path().string(), ingest_test::Options(), sink).has_value());
  REQUIRE(outcome.articles.size() == 3);
  REQUIRE(places.size() == 6);  // before each article, behind each file
  CHECK(std::is_sorted(places.begin(), places.end()));
  CHECK(places[1] == 12);
  CHECK(places[4] == 12 + 37);
  CHECK(places.back() == 12 + 37 + 3);
}

TEST_CASE("a missing path is an error, a large file an error record") {
  const Folder folder;
  ingest_test::Outcome outcome;
  const Result<void> missing =
      ReadArticles((folder.path() / "none").string(), {}, ingest_test::Into(outcome));
  REQUIRE(!missing.has_value());
  CHECK(missing.error().kind == ErrorKind::kNotFound);
  CHECK(missing.error().message == "there is no such file or folder; check the name");

  folder.Write("large.txt", std::string(200000, 'x'));
  folder.Write("large.jsonl", "{\"text\":\"" + std::string(200000, 'x') + "\"}\n{\"text\":\"y\"}\n");
  IngestOptions options;
  options.max_file_bytes = 100000;
  REQUIRE(
      ReadArticles((folder.path() / "large.txt").string(), options, ingest_test::Into(outcome)).has_value());
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].code == "over limit");
  CHECK(outcome.errors[0].message ==
        (folder.path() / "large.txt").string() +
            ": is larger than the limit of 100000 bytes for one article; split it");
  REQUIRE(ReadArticles((folder.path() / "large.jsonl").string(), options, ingest_test::Into(outcome))
              .has_value());
  CHECK(outcome.articles.size() == 2);
}
