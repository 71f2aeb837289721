// A stream of bytes in any encoding that extends ASCII, as a stream of UTF-8. Private to the room.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <utility>

#include "ingest/encoding.h"

namespace demarche::ingest {

/// Tells the encoding once for the whole stream, by the first bytes beyond ASCII and kSampleBytes that follow
/// them. What does not fit it later on stands as U+FFFD. Holds two samples at most.
class DecodingBuffer : public std::streambuf {
 public:
  /// `charset` is what the sender declared, or "". REQUIRES: `in` outlives the buffer.
  DecodingBuffer(std::istream& in, std::string charset) : in_(in), charset_(std::move(charset)) {}

  /// What was guessed or replaced so far, as a notice says it, or "". `first_odd()` is its place.
  [[nodiscard]] std::string Doubt() const;
  [[nodiscard]] std::uint64_t first_odd() const { return first_odd_; }

  static constexpr std::size_t kSampleBytes = std::size_t{1} << 18U;

 protected:
  int_type underflow() override;

 private:
  /// Appends to `raw_` what is read until it has `size` bytes; fewer only at the end of the stream.
  void Fill(std::size_t size);
  void Settle();
  /// These decode `raw_`, but for a character that its end cuts, and drop what they decoded.
  void TakeUtf8();
  void TakeOther();
  void Drop(std::size_t size);
  void Replace(std::size_t at);

  std::istream& in_;
  std::string charset_;
  std::string declared_;
  TextEncoding encoding_;                                              ///< name "" = all was ASCII so far
  std::unique_ptr<void, int (*)(void*)> converter_{nullptr, nullptr};  ///< of iconv
  std::string raw_;                                                    ///< read, and not yet decoded
  std::string text_;
  std::uint64_t begin_ = 0;  ///< the place of raw_ in the stream
  std::uint64_t replaced_ = 0;
  std::uint64_t first_odd_ = 0;  ///< the first byte beyond ASCII, or, of UTF-8, the first that was replaced
  bool begun_ = false;
  bool ended_ = false;
};

}  // namespace demarche::ingest
