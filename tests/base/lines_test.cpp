#include "base/lines.h"

#include <doctest/doctest.h>

#include <sstream>

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
