#include "base/file.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <thread>

#include "../folder.h"

using namespace demarche;
using test::Folder;
namespace fs = std::filesystem;

TEST_CASE("what is written can be read, and replaces what was there") {
  const Folder folder;
  const fs::path file = folder.path() / "a.txt";
  REQUIRE(WriteFileAtomically(file, "first"));
  REQUIRE(WriteFileAtomically(file, std::string("second\0half", 11)));
  CHECK(ReadFile(file, 100).value() == std::string("second\0half", 11));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a file that is written piece by piece replaces the old one when it is committed, or never") {
  const Folder folder;
  const fs::path file = folder.path() / "a.txt";
  REQUIRE(WriteFileAtomically(file, "old"));
  for (const bool committed : {false, true}) {
    CAPTURE(committed);
    {
      Result<AtomicFile> made = AtomicFile::Create(file);
      REQUIRE(made);
      AtomicFile pieces = *std::move(made);
      REQUIRE(pieces.Append("new"));
      REQUIRE(pieces.Append("er"));
      CHECK(ReadFile(file, 100).value() == "old");
      if (committed) REQUIRE(pieces.Commit());
    }
    CHECK(ReadFile(file, 100).value() == (committed ? "newer" : "old"));
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  }
  CHECK(AtomicFile::Create(folder.path() / "none" / "a").error().where ==
        (folder.path() / "none" / "a").string());
}

TEST_CASE("errors name the path and the reason") {
  const Folder folder;
  const auto missing = ReadFile(folder.path() / "none", 10);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == ErrorKind::kNotFound);
  CHECK(missing.error().where == (folder.path() / "none").string());
  CHECK(missing.error().message == "cannot be opened: No such file or directory");

  const auto directory = ReadFile(folder.path(), 10);
  REQUIRE_FALSE(directory);
  CHECK(directory.error().message == "is a folder");

  REQUIRE(WriteFileAtomically(folder.path() / "long", "12345678901"));
  const auto large = ReadFile(folder.path() / "long", 10);
  REQUIRE_FALSE(large);
  CHECK(large.error().kind == ErrorKind::kOverLimit);
  CHECK(ReadFile(folder.path() / "long", 11));

  CHECK_FALSE(WriteFileAtomically(folder.path() / "none" / "a", "x"));
  CHECK_FALSE(WriteFileAtomically(folder.path(), "x"));  // a folder stands there
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("MappedFile shows a whole file and outlives moves and the name") {
  const Folder folder;
  REQUIRE(WriteFileAtomically(folder.path() / "a", "12345"));
  CHECK(MappedFile::Open(folder.path() / "a", 4).error().kind == ErrorKind::kOverLimit);
  auto opened = MappedFile::Open(folder.path() / "a", 5);
  REQUIRE(opened);
  const MappedFile moved = std::move(*opened);
  CHECK(opened->bytes().empty());
  fs::remove(folder.path() / "a");
  CHECK(std::string_view(reinterpret_cast<const char*>(moved.bytes().data()), moved.bytes().size()) ==
        "12345");

  REQUIRE(WriteFileAtomically(folder.path() / "empty", ""));
  CHECK(MappedFile::Open(folder.path() / "empty", 5).value().bytes().empty());
  CHECK(MappedFile::Open(folder.path() / "none", 5).error().kind == ErrorKind::kNotFound);
  CHECK(MappedFile::Open(folder.path(), 5).error().kind == ErrorKind::kUnreadable);
}

TEST_CASE("ShareFolder follows DEMARCHE_SHARE") {
  const char* before = std::getenv("DEMARCHE_SHARE");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("DEMARCHE_SHARE", "/somewhere", 1);
  CHECK(ShareFolder().value() == fs::path("/somewhere"));
  if (before == nullptr) {
    ::unsetenv("DEMARCHE_SHARE");
  } else {
    ::setenv("DEMARCHE_SHARE", kept.c_str(), 1);
  }
}

TEST_CASE("WriteAll writes all, or says why it cannot") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string bytes(1'000'000, 'x');  // more than a pipe holds at once
  std::string read;
  std::thread reader([&] {
    char buffer[4096];
    for (ssize_t got; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
      read.append(buffer, static_cast<std::size_t>(got));
  });
  CHECK(WriteAll(ends[1], bytes));
  CHECK(WriteAll(ends[1], ""));
  ::close(ends[1]);
  reader.join();
  ::close(ends[0]);
  CHECK(read == bytes);

  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  REQUIRE(full >= 0);
  CHECK_FALSE(WriteAll(full, "x"));
  CHECK(errno == ENOSPC);
  ::close(full);
  CHECK_FALSE(WriteAll(full, "x"));
  CHECK(errno == EBADF);
}
