#include "renderer/text/escape.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche {
namespace {

constexpr std::size_t kMaxUrlBytes = 4096;
constexpr std::size_t kMaxAnchorBytes = 64;

bool Reorders(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool IsNoncharacter(char32_t c) { return (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF); }

char32_t Safe(char32_t c) {
  if (c == '\t' || c == '\n') return c;
  if (c < 0x20) return 0x2400 + c;
  if (c == 0x7F) return 0x2421;
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return ' ';
  if ((c > 0x7F && c < 0xA0) || Reorders(c) || IsNoncharacter(c)) return 0xFFFD;
  return c;
}

/// What nearly all text consists of, and stays as it is.
bool IsPlain(char c) { return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t'; }

/// The byte length of the first `count` characters of valid UTF-8.
std::size_t BytesOf(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    at += DecodeAt(text, at).size;
    --count;
  }
  return at;
}

bool StartsWithNoCase(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && LowerAscii(text.substr(0, prefix.size())) == prefix;
}

void AppendDotCharacter(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '&': out += "&amp;"; break;
    default: out += c;
  }
}

}  // namespace

std::string CleanText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto odd = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), IsPlain);
    const auto next = static_cast<std::size_t>(odd - text.begin());
    out += text.substr(at, next - at);
    at = next;
    if (at == text.size()) break;
    const CodePoint point = DecodeAt(text, at);
    AppendUtf8(out, Safe(point.value));
    at += point.size;
  }
  return out;
}

std::string CleanLine(std::string_view text) { return Squeeze(CleanText(text)); }

std::string SafeUrl(std::string_view url) {
  const std::string_view trimmed = Trim(url);
  if (trimmed.size() > kMaxUrlBytes || !IsValidUtf8(trimmed)) return {};
  for (std::size_t at = 0; at < trimmed.size();) {
    const CodePoint point = DecodeAt(trimmed, at);
    if (point.value <= ' ' || point.value == '\\' || Safe(point.value) != point.value) return {};
    at += point.size;
  }
  if (trimmed.starts_with('#')) return std::string(trimmed);
  for (const std::string_view scheme : {"http://", "https://", "mailto:"}) {
    if (StartsWithNoCase(trimmed, scheme) && trimmed.size() > scheme.size()) return std::string(trimmed);
  }
  return {};
}

std::string UrlEscape(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (IsAlpha(c) || IsDigit(c) || c == '-' || c == '_' || c == '.') {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    }
  }
  return out;
}

std::string Shorten(std::string_view text, std::size_t limit) {
  if (limit == 0) return {};
  const std::size_t whole = BytesOf(text, limit);
  if (whole == text.size()) return std::string(text);
  return std::string(Trim(text.substr(0, BytesOf(text, limit - 1)))) + "…";
}

std::string DotQuote(std::string_view text, std::size_t limit, std::size_t wrap) {
  const std::string line = Shorten(CleanLine(text), limit);
  std::string out = "\"";
  std::size_t column = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = DecodeAt(line, at).size;
    const bool space = line[at] == ' ';
    if (wrap > 0 && ((space && column + 5 >= wrap) || column >= wrap + wrap / 2)) {
      out += "\\n";
      column = 0;
      if (space) {
        ++at;
        continue;
      }
    }
    for (std::size_t i = 0; i < size; ++i) AppendDotCharacter(out, line[at + i]);
    at += size;
    ++column;
  }
  return out + '"';
}

std::vector<std::string> EntryAnchors(const Timeline& timeline) {
  std::vector<std::string> anchors;
  anchors.reserve(timeline.entries.size());
  std::set<std::string> taken;
  for (const Entry& entry : timeline.entries) {
    std::string anchor = entry.id.starts_with("e-") ? "" : "e-";
    for (const char c : std::string_view(entry.id).substr(0, kMaxAnchorBytes)) {
      anchor += IsAlpha(c) || IsDigit(c) || c == '-' || c == '_' ? c : '_';
    }
    if (!taken.insert(anchor).second) {
      anchor += "." + std::to_string(anchors.size() + 1);  // '.' stands in no other anchor
      taken.insert(anchor);
    }
    anchors.push_back(std::move(anchor));
  }
  return anchors;
}

}  // namespace demarche
