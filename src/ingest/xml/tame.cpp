// libxml2 compares each attribute of a tag with all others, and expands what a document type declares. Here
// tags are cut by their quotes alone and counted, and all that is neither tag nor text is left out.
#include "ingest/xml/tame.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>

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

bool BeginsXmlName(char c) { return IsAlpha(c) || c == '_' || c == ':' || (c & 0x80) != 0; }

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

class XmlTamer {
 public:
  explicit XmlTamer(std::string_view xml) : xml_(xml) { out_.reserve(xml.size() + 16); }

  Result<std::string> Run() {
    while (at_ < xml_.size()) {
      const std::size_t tag = std::min(xml_.find('<', at_), xml_.size());
      Copy(xml_.substr(at_, tag - at_), true);
      at_ = tag;
      if (at_ == xml_.size()) break;
      const char next = at_ + 1 < xml_.size() ? xml_[at_ + 1] : ' ';
      if (next == '!' || next == '?') {
        TakeMarkup();
      } else if (next == '/' || BeginsXmlName(next)) {
        if (const Result<void> taken = TakeTag(); !taken) return tl::unexpected<Error>(taken.error());
      } else {
        out_ += "&lt;";
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  void TakeMarkup() {
    const std::size_t end = EndOfMarkup(xml_, at_);
    const std::string_view markup = xml_.substr(at_, end - at_);
    if (markup.starts_with(kCdata)) {
      Copy(markup, false);
    } else {
      out_.append(static_cast<std::size_t>(std::count(markup.begin(), markup.end(), '\n')), '\n');
    }
    at_ = end;
  }

  Result<void> TakeTag() {
    std::size_t attributes = 0;
    std::size_t end = at_;
    while (end < xml_.size() && xml_[end] != '>') {
      if (xml_[end] == '"' || xml_[end] == '\'') {
        ++attributes;
        end = xml_.find(xml_[end], end + 1);
        if (end == std::string_view::npos) break;
      }
      ++end;
    }
    end = std::min(end, xml_.size());
    if (end - at_ > kMaxXmlTag || attributes > kMaxXmlAttributes) {
      return Fail(ErrorKind::kOverLimit,
                  fmt::format("holds a tag of {} bytes with {} attributes, the limits are {} and {}; correct it",
                              end - at_, attributes, kMaxXmlTag, kMaxXmlAttributes),
                  fmt::format("byte {}", at_));
    }
    Copy(xml_.substr(at_, end - at_), true);
    at_ = end;
    return {};
  }

  /// Copies what XML allows; references are resolved where there are any.
  void Copy(std::string_view text, bool references) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      const bool odd = byte < 0x20 && !IsXmlChar(byte);
      // U+FFFE and U+FFFF are the only forbidden characters beyond ASCII.
      const bool none = byte == 0xEF && (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF");
      const bool reference = references && byte == '&';
      if (!odd && !none && !reference) continue;
      out_ += text.substr(begin, at - begin);
      const std::size_t size = reference ? TakeReference(text.substr(at, kMaxReference)) : none ? 3 : 1;
      begin = at + size;
      at = begin - 1;
    }
    if (begin < text.size()) out_ += text.substr(begin);
  }

  /// Writes what "&...;" stands for and returns its size in the source.
  std::size_t TakeReference(std::string_view text) {
    const std::size_t end = text.find(';');
    const std::string name(text.substr(1, end == std::string_view::npos ? 0 : end - 1));
    if (name == "lt" || name == "gt" || name == "amp" || name == "quot" || name == "apos") {
      out_ += text.substr(0, end + 1);
      return end + 1;
    }
    if (name.starts_with('#')) {
      const bool hex = name.size() > 1 && ToLower(name[1]) == 'x';
      const char* const digits = name.data() + (hex ? 2 : 1);
      std::uint32_t value = 0;
      const auto [last, code] = std::from_chars(digits, name.data() + name.size(), value, hex ? 16 : 10);
      if (code == std::errc() && last == name.data() + name.size()) {
        if (IsXmlChar(value)) out_ += fmt::format("&#{};", value);
        return end + 1;
      }
    } else if (!name.empty()) {
      const htmlEntityDesc* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
      if (entity != nullptr) {
        AppendUtf8(out_, entity->value);
        return end + 1;
      }
    }
    out_ += "&amp;";
    return 1;
  }

  std::string_view xml_;
  std::string out_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::string> TameXml(std::string_view xml) { return XmlTamer(xml).Run(); }

std::string_view RootOf(std::string_view xml) {
  std::size_t at = 0;
  for (;;) {
    at = xml.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos || xml[at] != '<' || at + 1 >= xml.size()) return {};
    if (xml[at + 1] != '!' && xml[at + 1] != '?') break;
    at = EndOfMarkup(xml, at);
  }
  if (!BeginsXmlName(xml[at + 1])) return {};
  return xml.substr(at + 1, xml.find_first_of(" \t\r\n/>", at) - at - 1);
}

}  // namespace demarche::ingest
