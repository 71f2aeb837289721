// An encoding is believed in the order of how rarely it errs: a byte order mark, well-formed UTF-8 (other
// encodings hardly ever are), the declaration, uchardet. A file that is UTF-8 but for a few bytes is
// repaired and says so, since reading all of it in another encoding would garble the rest.
#include "ingest/encoding.h"

#include <fmt/format.h>
#include <iconv.h>
#include <uchardet.h>

#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche::ingest {
namespace {

tl::unexpected<Error> FailAt(ErrorKind kind, std::string message, std::size_t byte) {
  return Fail(kind, std::move(message), fmt::format("byte {}", byte));
}

/// All of `bytes` in UTF-8, or nothing when some byte does not fit the encoding.
std::optional<std::string> Convert(std::string_view bytes, const std::string& encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  // POSIX marks failure so. NOLINTNEXTLINE(performance-no-int-to-ptr)
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  const std::unique_ptr<void, int (*)(iconv_t)> owner(converter, &iconv_close);
  std::string text;
  char* in = const_cast<char*>(bytes.data());  // iconv reads only
  std::size_t left = bytes.size();
  std::array<char, 1 << 14> buffer{};
  while (left > 0) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t done = iconv(converter, &in, &left, &out, &room);
    text.append(buffer.data(), buffer.size() - room);
    if (done == static_cast<std::size_t>(-1) && errno != E2BIG) return std::nullopt;
  }
  if (!IsValidUtf8(text)) return std::nullopt;
  return text;
}

/// The encoding that a byte order mark names, and the mark's length.
std::pair<const char*, std::size_t> ByteOrderMark(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, const char*>, 5> kMarks{{{"\xEF\xBB\xBF"sv, "UTF-8"},
                                                                            {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                                            {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                                            {"\xFF\xFE"sv, "UTF-16LE"},
                                                                            {"\xFE\xFF"sv, "UTF-16BE"}}};
  for (const auto& [mark, encoding] : kMarks) {
    if (bytes.starts_with(mark)) return {encoding, mark.size()};
  }
  return {nullptr, 0};
}

/// UTF-16 of Latin text without a mark: every second byte of the beginning is NUL.
const char* UnmarkedUtf16(std::string_view bytes) {
  if (bytes.size() < 8) return nullptr;
  std::array<std::size_t, 2> nuls{};
  const std::size_t looked = std::min<std::size_t>(bytes.size(), 256) & ~std::size_t{1};
  for (std::size_t i = 0; i < looked; ++i) {
    if (bytes[i] == '\0') ++nuls[i % 2];
  }
  if (nuls[0] == 0 && nuls[1] * 10 >= looked / 2 * 8) return "UTF-16LE";
  if (nuls[1] == 0 && nuls[0] * 10 >= looked / 2 * 8) return "UTF-16BE";
  return nullptr;
}

/// Names a binary format by its first bytes, with what to do about it.
std::string BinaryRemedy(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, const char*>, 4> kFormats{
      {{"PK\x03\x04"sv, "is an office document or an e-book; save it as text or HTML"},
       {"\xD0\xCF\x11\xE0"sv, "is an office document; save it as text or HTML"},
       {"Rar!\x1A\x07"sv, "is a RAR archive, which is not read; pack it as zip"},
       {"\x1F\x9D"sv, "is compressed with compress, which is not read; pack it with gzip"}}};
  for (const auto& [magic, remedy] : kFormats) {
    if (bytes.starts_with(magic)) return remedy;
  }
  return {};
}

/// Browsers read Latin-1 as windows-1252 (WHATWG Encoding Standard, section 4.2).
std::string BrowserEncoding(std::string_view name) {
  return name == "iso-8859-1" || name == "latin1" || name == "us-ascii" ? "windows-1252" : std::string(name);
}

std::string GuessedEncoding(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), std::min<std::size_t>(bytes.size(), 1U << 18U)) !=
      0) {
    return {};
  }
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

/// What may be tried where the bytes are no UTF-8, the most trusted first.
std::array<TextEncoding, 4> OtherEncodings(std::string_view bytes, std::string_view charset,
                                           const std::string& declared) {
  return {{{BrowserEncoding(charset), false},
           {declared, false},
           {GuessedEncoding(bytes), true},
           {"windows-1252", true}}};
}

/// Text without a NUL that calls itself UTF-16 is wrong about that, as browsers know (WHATWG HTML, 13.2.3.2).
bool NamesOther(const std::string& encoding) {
  const std::string name = LowerAscii(encoding);
  return !name.empty() && name != "utf-8" && !name.starts_with("utf-16") && !name.starts_with("utf-32");
}

/// Whether few bytes are wrong among many right ones.
bool IsNearlyUtf8(std::string_view bytes) {
  std::size_t right = 0;
  std::size_t wrong = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = DecodeAt(bytes, at);
    if (point.size > 1) ++right;
    if (point.size == 1 && static_cast<unsigned char>(bytes[at]) >= 0x80U) ++wrong;
    at += point.size;
  }
  return right >= wrong * 10;
}

}  // namespace

Result<Decoded> Decode(std::string_view bytes, std::string_view charset) {
  const auto [encoding, size] = ByteOrderMark(bytes);
  if (encoding != nullptr && std::string_view(encoding) != "UTF-8") {
    std::optional<std::string> text = Convert(bytes.substr(size), encoding);
    if (text && text->find('\0') == std::string::npos) return Decoded{std::move(*text)};
    return FailAt(ErrorKind::kMalformed,
                  fmt::format("begins as {}, but is not; save the file as UTF-8", encoding), size);
  }
  bytes.remove_prefix(size);
  if (std::string remedy = BinaryRemedy(bytes); !remedy.empty()) {
    return FailAt(ErrorKind::kUnsupported, std::move(remedy), 0);
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    if (const char* unmarked = UnmarkedUtf16(bytes)) {
      if (std::optional<std::string> text = Convert(bytes, unmarked)) return Decoded{std::move(*text)};
    }
    return FailAt(ErrorKind::kUnsupported, "is a binary file (it holds a NUL byte); give text, HTML or JSON",
                  nul);
  }
  const std::size_t bad = FindInvalidUtf8(bytes);
  if (bad == std::string_view::npos) return Decoded{std::string(bytes)};
  if (IsNearlyUtf8(bytes)) {
    Decoded repaired;
    repaired.first_odd = bad;
    repaired.text = RepairUtf8(bytes, &repaired.replaced);
    return repaired;
  }
  for (const auto& [name, guessed] : OtherEncodings(bytes, charset, DeclaredEncoding(bytes))) {
    if (!NamesOther(name)) continue;
    std::optional<std::string> text = Convert(bytes, name);
    if (text) return Decoded{std::move(*text), 0, guessed ? name : "", guessed ? bad : 0};
  }
  return FailAt(
      ErrorKind::kMalformed,
      fmt::format("is in no known encoding (byte 0x{:02X} at {} is no UTF-8); save the file as UTF-8",
                  static_cast<unsigned char>(bytes[bad]), bad),
      bad);
}

bool IsWideText(std::string_view head) {
  const char* const marked = ByteOrderMark(head).first;
  return (marked != nullptr && std::string_view(marked) != "UTF-8") || UnmarkedUtf16(head) != nullptr;
}

TextEncoding TellEncoding(std::string_view sample, const std::string& charset, const std::string& declared) {
  if (IsNearlyUtf8(sample)) return {"UTF-8"};
  for (const TextEncoding& each : OtherEncodings(sample, charset, declared)) {
    if (NamesOther(each.name) && Convert(sample, each.name)) return each;
  }
  return {"windows-1252", true};
}

std::string DeclaredEncoding(std::string_view bytes) {
  const std::string head = LowerAscii(bytes.substr(0, 2048));
  for (const std::string_view label : {"charset=", "encoding="}) {
    std::size_t at = head.find(label);
    if (at == std::string::npos) continue;
    at += label.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    std::size_t end = at;
    while (end < head.size() && end - at < 40 &&
           (IsAlpha(head[end]) || IsDigit(head[end]) || head[end] == '-' || head[end] == '_')) {
      ++end;
    }
    return BrowserEncoding(std::string_view(head).substr(at, end - at));
  }
  return {};
}

namespace {

/// Characters that are seen as nothing: control, zero width, direction marks, soft hyphen.
bool IsInvisible(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0xAD ||
         (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF;
}

/// What nearly all text consists of, and stays as it is.
bool IsPlainAscii(char c) { return (c >= ' ' && c < 0x7F) || c == '\n'; }

bool IsOddSpace(char32_t value) {
  return value == '\t' || value == '\f' || value == '\v' || value == 0xA0 ||
         (value >= 0x2000 && value <= 0x200A) || value == 0x202F || value == 0x205F || value == 0x3000;
}

}  // namespace

std::string CleanText(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && IsPlainAscii(text[plain])) ++plain;
    clean += text.substr(at, plain - at);
    at = plain;
    if (at == text.size()) break;
    const CodePoint point = DecodeAt(text, at);
    const bool crlf = point.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (point.value == '\n' || point.value == 0x2028 || point.value == 0x2029 || point.value == 0x85 ||
        (point.value == '\r' && !crlf)) {
      clean += '\n';
    } else if (IsOddSpace(point.value)) {
      clean += ' ';
    } else if (!IsInvisible(point.value)) {
      clean += text.substr(at, point.size);
    }
    at += point.size;
  }
  return NormalizeNfc(clean);
}

std::string CleanLine(std::string_view text) { return Squeeze(CleanText(text)); }

}  // namespace demarche::ingest
