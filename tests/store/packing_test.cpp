// Stored records, compressed: what comes back, what is refused, and the limit.
#include "store/packing.h"

#include <doctest/doctest.h>

#include "records/records.h"

using namespace demarche;

TEST_CASE("what is packed comes back beside the same text only") {
  const std::string text = "Japan protested to China on the day after the collision. Talks were called off.";
  for (const std::string& bytes : {std::string(), std::string("x"), text + text, std::string(100'000, 'y')}) {
    CAPTURE(bytes.size());
    for (const std::string& known : {std::string(), text}) {
      const Result<std::string> back = store::Unpack(store::Pack(bytes, known), known);
      REQUIRE(back);
      CHECK(*back == bytes);
    }
  }
  const Result<std::string> other = store::Unpack(store::Pack(text + text, text), "Another text.");
  CHECK_FALSE(other.has_value());
}

TEST_CASE("bytes that are no record, or were changed anywhere, are refused") {
  CHECK(store::Unpack("", "").error().kind == ErrorKind::kMalformed);
  CHECK(store::Unpack("no frame", "").error().kind == ErrorKind::kMalformed);
  const std::string packed = store::Pack("Japan protested to China.", "");
  for (std::size_t at = 0; at < packed.size(); ++at) {
    CAPTURE(at);
    std::string changed = packed;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    const Result<std::string> back = store::Unpack(changed, "");
    if (back) CHECK(*back == "Japan protested to China.");  // a bit that says nothing
    CHECK_FALSE(store::Unpack(packed.substr(0, at), "").has_value());
  }
}

TEST_CASE("a stored record at the limit") {
  constexpr std::size_t kMost = 2 * kMaxRecordBytes;
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const Result<std::string> back = store::Unpack(store::Pack(std::string(size, 'x'), ""), "");
    REQUIRE(back.has_value() == (size <= kMost));
    if (!back) CHECK(back.error().kind == ErrorKind::kOverLimit);
    if (back) CHECK(back->size() == size);
  }
}
