// docs/limits.md cannot rot: each value of its tables is what the constant beside it says, and each test that
// it names is there.
#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/file.h"

namespace demarche {
namespace fs = std::filesystem;
namespace {

std::string Slurp(const std::string& path) {
  return ReadFile(fs::path(DEMARCHE_SOURCE_DIR) / path, 1U << 24U).value();
}

/// The digits at the beginning, with the commas of a page or the marks of C++ between them.
std::optional<std::uint64_t> NumberIn(std::string_view text) {
  std::uint64_t number = 0;
  bool any = false;
  for (const char c : text) {
    if (c == ',' || c == '\'') continue;
    if (c < '0' || c > '9') break;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
    any = true;
  }
  return any ? std::optional(number) : std::nullopt;
}

/// "64 MiB", "4,000,000", "500 bytes".
std::optional<std::uint64_t> ValueOnPage(std::string_view text) {
  const std::optional<std::uint64_t> number = NumberIn(text);
  if (!number) return number;
  unsigned shift = 0;
  for (const auto& [unit, bits] :
       {std::pair{"KiB", 10U}, std::pair{"MiB", 20U}, std::pair{"GiB", 30U}, std::pair{"TiB", 40U}}) {
    if (text.find(unit) != text.npos) shift = bits;
  }
  return *number << shift;
}

/// What "NAME = std::size_t{64} << 20U;", "NAME{20'000};" or "NAME = 64;" gives; nothing without such a line.
std::optional<std::uint64_t> ValueInCode(const std::string& code, const std::string& name) {
  for (std::size_t at = code.find(name); at != code.npos; at = code.find(name, at + 1)) {
    const std::string_view line = std::string_view(code).substr(at + name.size(), 80);
    if (!line.starts_with(" =") && !line.starts_with("{")) continue;
    const std::string_view value = line.substr(0, line.find(';'));
    const std::size_t digit = value.find_first_of("0123456789", value.find_first_of("={") + 1);
    // The digits of "std::uint64_t{" are no value.
    const std::size_t brace = value.find('{');
    const std::size_t from = brace != value.npos && value.starts_with(" =") ? brace + 1 : digit;
    const std::optional<std::uint64_t> number =
        from < value.size() ? NumberIn(value.substr(from)) : std::nullopt;
    if (!number) continue;
    const std::size_t shift = value.find("<< ");
    return shift == value.npos ? *number : *number << NumberIn(value.substr(shift + 3)).value_or(0);
  }
  return std::nullopt;
}

/// The cells of the rows of all tables but for their heads.
std::vector<std::vector<std::string_view>> RowsOf(std::string_view page) {
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string_view line : Split(page, '\n')) {
    if (!line.starts_with("| ") || line.starts_with("| limit |")) continue;
    std::vector<std::string_view> cells;
    for (const std::string_view cell : Split(line.substr(1, line.size() - 2), '|'))
      cells.push_back(Trim(cell));
    rows.push_back(std::move(cells));
  }
  return rows;
}

bool HasTest(const std::string& place) {
  const std::size_t colon = place.find(": ");
  if (colon == place.npos) return false;
  const std::string file = place.substr(0, colon);
  if (!fs::exists(fs::path(DEMARCHE_SOURCE_DIR) / "tests" / file)) return false;
  return colon == place.npos ||
         Slurp("tests/" + file).find("TEST_CASE(\"" + place.substr(colon + 2)) != std::string::npos;
}

}  // namespace

TEST_CASE("values are read from code and page") {
  CHECK(ValueInCode("constexpr std::size_t kA = std::size_t{64} << 20U;", "kA") == 64U << 20U);
  CHECK(ValueInCode("std::uint64_t kA = std::uint64_t{3} << 1U;", "kA") == 6U);
  CHECK(ValueInCode("x(kA); milliseconds kA{20'000};", "kA") == 20'000U);
  CHECK(ValueInCode("unsigned kA = 64;", "kA") == 64U);
  CHECK_FALSE(ValueInCode("f(kA);", "kA").has_value());
  CHECK(ValueOnPage("4,000,000") == 4'000'000U);
  CHECK(ValueOnPage("64 MiB") == 64U << 20U);
}

TEST_CASE("docs/limits.md tells what the code says") {
  std::size_t compared = 0;
  const std::string page = Slurp("docs/limits.md");
  for (const std::vector<std::string_view>& cells : RowsOf(page)) {
    const std::string row(cells[0]);
    CAPTURE(row);
    REQUIRE(cells.size() == 5);
    CHECK_MESSAGE(HasTest(std::string(cells[4])), cells[4]);
    if (!cells[2].starts_with("`")) continue;
    const std::string place(cells[2].substr(1, cells[2].size() - 2));
    const std::size_t colon = place.find(": ");
    REQUIRE(colon != std::string::npos);
    const std::optional<std::uint64_t> value =
        ValueInCode(Slurp("src/" + place.substr(0, colon)), place.substr(colon + 2));
    CHECK_MESSAGE(value == ValueOnPage(cells[1]), place << " is " << value.value_or(0));
    ++compared;
  }
  CHECK(compared >= 40);
}

}  // namespace demarche
