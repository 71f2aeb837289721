// Nearly all streams are ASCII for long stretches and UTF-8 in the rest, so bytes are passed on as they are
// until one beyond ASCII asks for a decision.
#include "ingest/decoding.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/utf8.h"
#include "ingest/archive/stream.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kDecodedStep = std::size_t{1} << 16U;
constexpr std::size_t kLongestCharacter = 4;
constexpr std::string_view kStreamMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool IsBeyondAscii(char c) { return static_cast<unsigned char>(c) >= 0x80U; }

/// Where the last character begins, if the end may have cut it; else the size.
std::size_t EndOfWholeCharacters(std::string_view text) {
  for (std::size_t back = 1; back < kLongestCharacter && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80U) return text.size();
    if (byte < 0xC0U) continue;
    const std::size_t size = byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
    return size > back ? text.size() - back : text.size();
  }
  return text.size();
}

}  // namespace

std::string DecodingBuffer::Doubt() const {
  if (encoding_.guessed) {
    return fmt::format(
        "is no UTF-8 from byte {} on; read as {}, a guess: where letters are wrong, save the "
        "file as UTF-8{}",
        first_odd_, encoding_.name,
        replaced_ > 0 ? fmt::format(" ({} bytes did not fit it)", replaced_) : "");
  }
  if (replaced_ == 0) return {};
  return fmt::format(
      "bytes that are no {} were replaced by U+FFFD ({}, the first at byte {}); save the file as UTF-8",
      encoding_.name, replaced_, first_odd_);
}

void DecodingBuffer::Fill(std::size_t size) {
  if (ended_ || raw_.size() >= size) return;
  raw_ += ReadUpTo(in_, size - raw_.size());
  ended_ = raw_.size() < size;
}

void DecodingBuffer::Drop(std::size_t size) {
  raw_.erase(0, size);
  begin_ += size;
}

void DecodingBuffer::Replace(std::size_t at) {
  if (replaced_++ == 0 && !encoding_.guessed) first_odd_ = begin_ + at;
  text_ += kReplacement;
}

void DecodingBuffer::Settle() {
  Fill(kSampleBytes);
  std::string_view sample = raw_;
  // A character that the end of the sample cuts speaks against no encoding.
  if (!ended_) sample = sample.substr(0, sample.find_last_of(" \n"));
  encoding_ = TellEncoding(sample, charset_, declared_);
  first_odd_ = begin_;
  if (encoding_.name == "UTF-8") return;
  converter_ = {iconv_open("UTF-8", encoding_.name.c_str()), &iconv_close};
}

void DecodingBuffer::TakeUtf8() {
  const std::size_t end = ended_ ? raw_.size() : EndOfWholeCharacters(raw_);
  const std::string_view whole = std::string_view(raw_).substr(0, end);
  for (std::size_t at = 0; at < end;) {
    const std::size_t good = std::min(FindInvalidUtf8(whole.substr(at)), end - at);
    text_ += whole.substr(at, good);
    at += good;
    if (at < end) Replace(at++);
  }
  Drop(end);
}

void DecodingBuffer::TakeOther() {
  char* in = raw_.data();
  std::size_t left = raw_.size();
  std::array<char, 1 << 14> buffer{};
  while (left > 0) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t done = iconv(converter_.get(), &in, &left, &out, &room);
    text_.append(buffer.data(), buffer.size() - room);
    if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    if (errno == EINVAL && !ended_) break;
    Replace(raw_.size() - left);
    ++in;
    --left;
  }
  Drop(raw_.size() - left);
  // A declaration may name an encoding that only this machine's library knows.
  if (!IsValidUtf8(text_)) text_ = RepairUtf8(text_);
}

DecodingBuffer::int_type DecodingBuffer::underflow() {
  text_.clear();
  while (text_.empty()) {
    Fill(kDecodedStep);
    if (!begun_) {
      begun_ = true;
      if (raw_.starts_with(kStreamMark)) Drop(kStreamMark.size());
      declared_ = DeclaredEncoding(raw_);
    }
    if (raw_.empty()) return traits_type::eof();
    if (encoding_.name.empty()) {
      const auto odd = std::find_if(raw_.begin(), raw_.end(), &IsBeyondAscii);
      text_.assign(raw_.begin(), odd);
      Drop(text_.size());
      if (text_.empty()) Settle();
    } else if (encoding_.name == "UTF-8") {
      TakeUtf8();
    } else {
      TakeOther();
    }
  }
  setg(text_.data(), text_.data(), text_.data() + text_.size());
  return traits_type::to_int_type(text_[0]);
}

}  // namespace demarche::ingest
