#include "base/lines.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <ios>
#include <sstream>
#include <system_error>

using namespace demarche;
using Status = LineReader::Status;

TEST_CASE("lines come one at a time, with number and offset") {
  std::istringstream in("one\r\n\ntoo long line\nlast");
  LineReader lines(in, 5);
  std::string line;
  CHECK(lines.Next(line) == Status::kLine);
  CHECK(line == "one");
  CHECK(lines.Next(line) == Status::kLine);
  CHECK(line.empty());
  CHECK(lines.Next(line) == Status::kTooLong);
  CHECK(line == "too l");
  CHECK(lines.number() == 3);
  CHECK(lines.offset() == 6);
  CHECK(lines.Next(line) == Status::kLine);
  CHECK(line == "last");
  CHECK(lines.Next(line) == Status::kEnd);
  CHECK(lines.number() == 4);
}

TEST_CASE("an empty stream has no line") {
  std::istringstream in("");
  LineReader lines(in, 5);
  std::string line;
  CHECK(lines.Next(line) == Status::kEnd);
}

TEST_CASE("a stream that the system cannot read on is no end") {
  struct Broken : std::stringbuf {
    int_type underflow() override {
      const int_type next = std::stringbuf::underflow();
      if (next != traits_type::eof()) return next;
      throw std::ios_base::failure("read", std::error_code(EIO, std::system_category()));
    }
  };
  for (const char* bytes : {"one\nhalf", "one\n"}) {
    Broken buffer;
    buffer.str(bytes);
    std::istream in(&buffer);
    LineReader lines(in, 10);
    std::string line;
    CHECK(lines.Next(line) == Status::kLine);
    CHECK(lines.Next(line) == Status::kBroken);
    CHECK(lines.reason() == "cannot be read on: Input/output error");
    CHECK(lines.number() == 2);
  }
}
