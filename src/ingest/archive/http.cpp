#include "ingest/archive/http.h"

#include <brotli/decode.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <istream>
#include <memory>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/archive/inflate.h"
#include "ingest/archive/stream.h"
#include "ingest/encoding.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxFields = 500;
constexpr std::size_t kMaxEncodings = 4;

/// Takes a line off the front of `rest`, without its end.
std::string_view TakeLine(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Joins the chunks (RFC 9112, section 7.1); nothing when the body does not begin with one.
std::optional<Result<std::string>> JoinChunks(std::string_view body) {
  std::string joined;
  std::string_view rest = body;
  for (bool first = true;; first = false) {
    std::string_view line = TakeLine(rest);
    line = Trim(line.substr(0, line.find(';')));
    std::uint64_t size = 0;
    const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (line.empty() || code != std::errc() || end != line.data() + line.size()) {
      if (first) return std::nullopt;
      return Fail(ErrorKind::kMalformed, "has a broken chunk; get the page again");
    }
    if (size == 0) return joined;
    if (size > rest.size()) {
      if (first) return std::nullopt;
      return Fail(ErrorKind::kMalformed, "breaks off inside a chunk; get the page again");
    }
    joined += rest.substr(0, size);
    rest.remove_prefix(size);
    TakeLine(rest);
  }
}

Result<std::string> Unfold(std::istream& bytes, std::uint64_t limit, Nest& nest) {
  std::string body = ReadUpTo(bytes, limit + 1);
  if (std::optional<Error> fault = nest.TakeFault()) return tl::unexpected(std::move(*fault));
  if (body.size() > limit)
    return Fail(ErrorKind::kOverLimit, fmt::format("unpacks to more than the limit of {} bytes", limit));
  return body;
}

Result<std::string> Inflate(std::string_view body, std::uint64_t limit, Nest& nest) {
  MemoryBuffer memory(body);
  std::istream in(&memory);
  InflateBuffer buffer(in, nest, false);
  std::istream bytes(&buffer);
  return Unfold(bytes, limit, nest);
}

Result<std::string> Unbrotli(std::string_view body, std::uint64_t limit, Nest& nest) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  std::string out;
  std::array<std::uint8_t, 1 << 16> buffer{};
  for (;;) {
    std::uint8_t* next = buffer.data();
    std::size_t room = buffer.size();
    const BrotliDecoderResult code =
        BrotliDecoderDecompressStream(decoder.get(), &left, &in, &room, &next, nullptr);
    out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - room);
    if (!nest.Gave(buffer.size() - room)) return tl::unexpected(*nest.TakeFault());
    if (out.size() > limit)
      return Fail(ErrorKind::kOverLimit, fmt::format("unpacks to more than the limit of {} bytes", limit));
    if (code == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (code != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
      return Fail(ErrorKind::kMalformed, "cannot be unpacked (brotli); get the page again");
  }
}

/// Whether a body that is said to be compressed with deflate is: zlib's first byte, or no text.
bool LooksDeflated(std::string_view body) { return !body.empty() && body[0] != '<' && !IsSpace(body[0]); }

Result<std::string> Undo(std::string_view encoding, std::string body, std::uint64_t limit, Nest& nest) {
  const bool gzip = encoding == "gzip" || encoding == "x-gzip";
  if (gzip && !body.starts_with("\x1F\x8B")) return body;
  if (gzip || (encoding == "deflate" && LooksDeflated(body))) return Inflate(body, limit, nest);
  if (encoding == "br") {
    // Brotli has no mark: a body that was decoded already fails at once, and begins as a page does.
    if (body.starts_with('<')) return body;
    return Unbrotli(body, limit, nest);
  }
  if (encoding.empty() || encoding == "identity" || encoding == "deflate") return body;
  return Fail(ErrorKind::kUnsupported, fmt::format("is encoded as '{}', which is not read",
                                                   CleanLine(RepairUtf8(encoding.substr(0, 40)))));
}

}  // namespace

std::string_view HttpAnswer::Field(std::string_view name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : found->second;
}

std::optional<HttpAnswer> ReadHttpAnswer(std::string_view block) {
  if (!block.starts_with("HTTP/")) return std::nullopt;
  HttpAnswer answer;
  std::string_view rest = block;
  const std::string_view status = TakeLine(rest);
  const std::size_t at = std::min(status.find(' '), status.size());
  const std::string_view number = Trim(status.substr(at)).substr(0, 3);
  std::from_chars(number.data(), number.data() + number.size(), answer.status);
  std::string* last = nullptr;
  std::size_t count = 0;
  while (!rest.empty()) {
    const std::string_view line = TakeLine(rest);
    if (line.empty()) break;
    if (IsSpace(line[0]) && last != nullptr) {
      last->append(" ").append(Trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || ++count > kMaxFields) continue;
    const auto [field, is_new] =
        answer.fields.emplace(LowerAscii(Trim(line.substr(0, colon))), Trim(line.substr(colon + 1)));
    last = is_new ? &field->second : nullptr;
  }
  answer.body = rest;
  return answer;
}

Result<std::string> DecodeBody(const HttpAnswer& answer, std::uint64_t limit, Nest& nest) {
  std::string body;
  if (LowerAscii(answer.Field("transfer-encoding")).find("chunked") != std::string::npos) {
    std::optional<Result<std::string>> joined = JoinChunks(answer.body);
    if (joined && !*joined) return *joined;
    body = joined ? std::move(**joined) : std::string(answer.body);
  } else {
    body = answer.body;
  }
  const std::string encodings = LowerAscii(answer.Field("content-encoding"));
  std::vector<std::string_view> names = Split(encodings, ',');
  if (names.size() > kMaxEncodings)
    return Fail(ErrorKind::kOverLimit, fmt::format("is encoded more than {} times", kMaxEncodings));
  std::reverse(names.begin(), names.end());
  for (const std::string_view name : names) {
    Result<std::string> undone = Undo(name, std::move(body), limit, nest);
    if (!undone) return undone;
    body = std::move(*undone);
  }
  return body;
}

std::string MediaTypeOf(std::string_view content_type) {
  return LowerAscii(Trim(content_type.substr(0, content_type.find_first_of(";,"))));
}

std::string CharsetOf(std::string_view content_type) {
  const std::string type = LowerAscii(content_type);
  constexpr std::string_view kLabel = "charset=";
  const std::size_t at = type.find(kLabel);
  if (at == std::string::npos) return {};
  std::string_view name = std::string_view(type).substr(at + kLabel.size());
  name = Trim(name.substr(0, name.find_first_of(";,")));
  if (name.starts_with('"') || name.starts_with('\'')) name.remove_prefix(1);
  return std::string(name.substr(0, name.find_first_of("\"' ")));
}

}  // namespace demarche::ingest
