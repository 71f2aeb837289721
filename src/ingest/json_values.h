// JSON values one after the other, cut out of a stream by counting brackets. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace demarche::ingest {

/// Reads the elements of an array, or values that follow each other. Holds one of them, of at most `limit`
/// bytes. Brackets are not told apart and scalars not looked at: that is for the parser.
class JsonValues {
 public:
  enum class Status : std::uint8_t {
    kWhole,    ///< `value` is what stands between two brackets that match
    kTooLong,  ///< such a value of more than `limit` bytes was passed over
    kCut,      ///< `value` is what follows the last whole one: it has no bracket, or is never closed
    kClosed,   ///< the array ended
    kEnd       ///< the stream ended; in an array: before it was closed
  };

  /// REQUIRES: `in` outlives it.
  JsonValues(std::istream& in, std::uint64_t limit);

  Status Next(std::string& value);

  /// Bytes read so far.
  [[nodiscard]] std::uint64_t taken() const { return taken_; }
  [[nodiscard]] bool array() const { return array_; }
  /// Of the value that was read last: its first byte, and its line, from 1.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] std::uint64_t line() const { return line_; }

 private:
  static constexpr int kEof = std::char_traits<char>::eof();

  /// The next byte, or kEof.
  int Take();
  /// The next byte that is neither space nor, in an array, a comma; or kEof.
  int TakeFirst();
  /// The rest of a value that began with a bracket.
  Status TakeRest(std::string& value);

  std::streambuf& in_;
  std::uint64_t limit_;
  bool array_ = false;
  std::uint64_t taken_ = 0;
  std::uint64_t lines_ = 1;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
};

/// One past the value that begins with a bracket at `begin`, or npos when it is not closed.
std::size_t EndOfJsonValue(std::string_view bytes, std::size_t begin);

}  // namespace demarche::ingest
