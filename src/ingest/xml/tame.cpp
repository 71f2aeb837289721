// libxml2 compares each attribute of a tag with all others, and expands what a document type declares. Here
// tags are cut by their quotes alone and counted, and all that is neither tag nor text is left out.
#include "ingest/xml/tame.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche::ingest {
namespace {

constexpr std::string_view kCdata = "<![CDATA[";
/// "&CounterClockwiseContourIntegral;" is the longest name in use.
constexpr std::size_t kMaxReference = 40;

bool IsXmlChar(char32_t value) {
  return value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value < 0xD800) ||
         (value >= 0xE000 && value <= 0x10FFFF && value != 0xFFFE && value != 0xFFFF);
}

/// What a name may begin with (XML 1.0, fifth edition, production 4).
bool BeginsXmlName(std::string_view text) {
  constexpr std::array<std::pair<char32_t, char32_t>, 12> kFirst{{{0xC0, 0xD6},
                                                                  {0xD8, 0xF6},
                                                                  {0xF8, 0x2FF},
                                                                  {0x370, 0x37D},
                                                                  {0x37F, 0x1FFF},
                                                                  {0x200C, 0x200D},
                                                                  {0x2070, 0x218F},
                                                                  {0x2C00, 0x2FEF},
                                                                  {0x3001, 0xD7FF},
                                                                  {0xF900, 0xFDCF},
                                                                  {0xFDF0, 0xFFFC},
                                                                  {0x10000, 0xEFFFF}}};
  if (text.empty()) return false;
  if (IsAlpha(text[0]) || text[0] == '_' || text[0] == ':') return true;
  const char32_t value = DecodeAt(text, 0).value;
  return std::any_of(kFirst.begin(), kFirst.end(),
                     [&](const auto& range) { return value >= range.first && value <= range.second; });
}

/// One past a document type declaration, whose inner part stands in brackets.
std::size_t EndOfDoctype(std::string_view xml, std::size_t begin) {
  const std::size_t end = xml.find('>', begin);
  const std::size_t bracket = xml.find('[', begin);
  if (bracket > end) return end == std::string_view::npos ? xml.size() : end + 1;
  const std::size_t close = xml.find(']', bracket);
  const std::size_t last = close == std::string_view::npos ? close : xml.find('>', close);
  return last == std::string_view::npos ? xml.size() : last + 1;
}

std::size_t PastXml(std::string_view xml, std::string_view end, std::size_t from) {
  const std::size_t found = xml.find(end, from);
  return found == std::string_view::npos ? xml.size() : found + end.size();
}

/// One past what begins with "<!" or "<?" at `begin`.
std::size_t EndOfMarkup(std::string_view xml, std::size_t begin) {
  const std::string_view rest = xml.substr(begin);
  if (rest.starts_with("<!--")) return PastXml(xml, "-->", begin + 4);
  if (rest.starts_with("<?")) return PastXml(xml, "?>", begin + 2);
  if (rest.starts_with(kCdata)) return PastXml(xml, "]]>", begin + kCdata.size());
  return EndOfDoctype(xml, begin);
}

/// Writes what "&...;" at the beginning of `text` stands for and returns its size in the source.
std::size_t TakeReference(std::string_view text, std::string& tame) {
  const std::size_t end = text.find(';');
  const std::string name(text.substr(1, end == std::string_view::npos ? 0 : end - 1));
  if (name == "lt" || name == "gt" || name == "amp" || name == "quot" || name == "apos") {
    tame += text.substr(0, end + 1);
    return end + 1;
  }
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && ToLower(name[1]) == 'x';
    const char* const digits = name.data() + (hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [last, code] = std::from_chars(digits, name.data() + name.size(), value, hex ? 16 : 10);
    if (code == std::errc() && last == name.data() + name.size()) {
      if (IsXmlChar(value)) tame += fmt::format("&#{};", value);
      return end + 1;
    }
  } else if (!name.empty()) {
    const htmlEntityDesc* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (entity != nullptr) {
      AppendUtf8(tame, entity->value);
      return end + 1;
    }
  }
  tame += "&amp;";
  return 1;
}

/// Copies what XML allows; references are resolved where there are any.
void CopyXml(std::string_view text, bool references, std::string& tame) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool odd = byte < 0x20 && !IsXmlChar(byte);
    // U+FFFE and U+FFFF are the only forbidden characters beyond ASCII.
    const bool none =
        byte == 0xEF && (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF");
    const bool reference = references && byte == '&';
    if (!odd && !none && !reference) continue;
    tame += text.substr(begin, at - begin);
    const std::size_t size = reference ? TakeReference(text.substr(at, kMaxReference), tame) : none ? 3 : 1;
    begin = at + size;
    at = begin - 1;
  }
  if (begin < text.size()) tame += text.substr(begin);
}

/// How many bytes may be copied of text that goes on after the buffer: no character and no reference is cut.
std::size_t WholeText(std::string_view text, bool references) {
  std::size_t end = text.size();
  if (references && end > 0) {
    const std::size_t last = text.find_last_of("&;");
    if (last != std::string_view::npos && text[last] == '&' && end - last < kMaxReference) end = last;
  }
  for (std::size_t back = 1; back < 4 && back <= end; ++back) {
    const auto byte = static_cast<unsigned char>(text[end - back]);
    if (byte < 0x80U) break;
    if (byte >= 0xC0U) return end - back;
  }
  return end;
}

void KeepLines(std::string_view skipped, std::string& tame) {
  tame.append(static_cast<std::size_t>(std::count(skipped.begin(), skipped.end(), '\n')), '\n');
}

}  // namespace

Result<void> XmlTamer::Run(std::string_view bytes, bool last, std::string& tame) {
  buffer_ += bytes;
  while (at_ < buffer_.size()) {
    const Result<bool> took = Step(last, tame);
    if (!took) return tl::unexpected<Error>(took.error());
    if (!*took) break;
  }
  buffer_.erase(0, at_);
  begin_ += at_;
  at_ = 0;
  return {};
}

Result<bool> XmlTamer::Step(bool last, std::string& tame) {
  switch (state_) {
    case State::kText: break;
    case State::kSkip: return SkipPast(end_, last, tame);
    case State::kCdata: return TakeCdata(last, tame);
    case State::kDoctype:
    case State::kSubset: TakeDoctype(tame); return true;
  }
  if (buffer_[at_] != '<') return TakeText(last, tame);
  if (at_ + 1 == buffer_.size() && !last) return false;
  const std::string_view next = std::string_view(buffer_).substr(at_ + 1);
  if (next.starts_with('!') || next.starts_with('?')) return BeginMarkup(last, tame);
  if (!last && next.size() < 5 && !next.starts_with('/')) return false;  // a character may be cut
  if (next.starts_with('/') || BeginsXmlName(next)) return TakeTag(last, tame);
  tame += "&lt;";
  ++at_;
  return true;
}

bool XmlTamer::TakeText(bool last, std::string& tame) {
  const std::size_t tag = buffer_.find('<', at_);
  std::string_view text = std::string_view(buffer_).substr(at_, tag - at_);
  if (tag == std::string::npos && !last) text = text.substr(0, WholeText(text, true));
  CopyXml(text, true, tame);
  at_ += text.size();
  return !text.empty();
}

bool XmlTamer::BeginMarkup(bool last, std::string& tame) {
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  if (rest.size() < kCdata.size() && !last) return false;
  if (rest.starts_with(kCdata)) {
    state_ = State::kCdata;
    tame += kCdata;
    at_ += kCdata.size();
  } else if (rest.starts_with("<!--") || rest.starts_with("<?")) {
    state_ = State::kSkip;
    end_ = rest[1] == '?' ? "?>" : "-->";
    at_ += rest[1] == '?' ? 2 : 4;
  } else {
    state_ = State::kDoctype;
  }
  return true;
}

Result<bool> XmlTamer::TakeTag(bool last, std::string& tame) {
  std::size_t attributes = 0;
  std::size_t end = at_;
  while (end < buffer_.size() && buffer_[end] != '>') {
    if (buffer_[end] == '"' || buffer_[end] == '\'') {
      ++attributes;
      end = buffer_.find(buffer_[end], end + 1);
      if (end == std::string::npos) break;
    }
    ++end;
  }
  end = std::min(end, buffer_.size());
  const bool cut = end == buffer_.size() && !last;
  if (end - at_ > kMaxXmlTag || (!cut && attributes > kMaxXmlAttributes)) {
    return Fail(
        ErrorKind::kOverLimit,
        fmt::format("holds a tag of {}{} bytes with {} attributes, the limits are {} and {}; correct it",
                    cut ? "more than " : "", end - at_, attributes, kMaxXmlTag, kMaxXmlAttributes),
        fmt::format("byte {}", begin_ + at_));
  }
  if (cut) return false;
  CopyXml(std::string_view(buffer_).substr(at_, end - at_), true, tame);
  at_ = end;
  if (at_ < buffer_.size()) {
    tame += '>';
    ++at_;
  }
  return true;
}

bool XmlTamer::SkipPast(std::string_view end, bool last, std::string& tame) {
  const std::size_t found = buffer_.find(end, at_);
  std::size_t to = found == std::string::npos ? buffer_.size() : found + end.size();
  if (found == std::string::npos && !last) to = std::max(at_, to - std::min(to, end.size() - 1));
  const bool moved = to > at_;
  KeepLines(std::string_view(buffer_).substr(at_, to - at_), tame);
  at_ = to;
  if (found != std::string::npos) state_ = State::kText;
  return moved;
}

bool XmlTamer::TakeCdata(bool last, std::string& tame) {
  constexpr std::string_view kEnd = "]]>";
  const std::size_t found = buffer_.find(kEnd, at_);
  std::string_view text = std::string_view(buffer_).substr(at_, found - at_);
  if (found == std::string::npos && !last)
    text = text.substr(
        0, WholeText(text.substr(0, text.size() - std::min(text.size(), kEnd.size() - 1)), false));
  CopyXml(text, false, tame);
  at_ += text.size();
  if (found == std::string::npos) return !text.empty();
  tame += kEnd;
  at_ += kEnd.size();
  state_ = State::kText;
  return true;
}

/// The inner part of a document type stands in brackets, in which ">" ends nothing.
void XmlTamer::TakeDoctype(std::string& tame) {
  const bool inside = state_ == State::kSubset;
  const std::size_t found = buffer_.find_first_of(inside ? "]" : "[>", at_);
  const std::size_t to = found == std::string::npos ? buffer_.size() : found + 1;
  KeepLines(std::string_view(buffer_).substr(at_, to - at_), tame);
  at_ = to;
  if (found == std::string::npos) return;
  if (inside) {
    state_ = State::kSkip;
    end_ = ">";
  } else {
    state_ = buffer_[found] == '[' ? State::kSubset : State::kText;
  }
}

std::string_view RootOf(std::string_view xml) {
  std::size_t at = 0;
  for (;;) {
    at = xml.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos || xml[at] != '<' || at + 1 >= xml.size()) return {};
    if (xml[at + 1] != '!' && xml[at + 1] != '?') break;
    at = EndOfMarkup(xml, at);
  }
  if (!BeginsXmlName(xml.substr(at + 1))) return {};
  return xml.substr(at + 1, xml.find_first_of(" \t\r\n/>", at) - at - 1);
}

}  // namespace demarche::ingest
