// Small strict readers of the formats that are exported, for tests: each gives nothing, or says what is
// wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche::readers {

using Rows = std::vector<std::vector<std::string>>;

/// RFC 4180; no rows when the text breaks its rules.
inline Rows ReadCsv(const std::string& text) {
  Rows rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted) {
      if (text[i] != '"') {
        cell += text[i];
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
    } else if (text[i] == '"') {
      if (!cell.empty()) return {};
      quoted = true;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\r') {
      if (text[++i] != '\n') return {};
      rows.push_back({""});
    } else if (text[i] == '\n') {
      return {};
    } else {
      cell += text[i];
    }
  }
  if (quoted || rows.back() != std::vector<std::string>{""}) return {};
  rows.pop_back();
  return rows;
}

/// Rows of cells between tabs, each ended by a line feed.
inline Rows ReadTsv(const std::string& text) {
  Rows rows;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string::npos) return {};
    rows.emplace_back();
    for (const std::string_view cell : Split(std::string_view(text).substr(at, end - at), '\t')) {
      rows.back().emplace_back(cell);
    }
    at = end + 1;
  }
  return rows;
}

/// The content lines of RFC 5545, unfolded; none when a line is longer than 75 octets, is cut inside a
/// character, or does not end in CRLF.
inline std::vector<std::string> ReadIcs(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    if (end == std::string::npos) return {};
    const std::string line = text.substr(at, end - at);
    if (line.size() > 75 || !IsValidUtf8(line) || line.find_first_of("\r\n") != std::string::npos) return {};
    if (!line.empty() && line.front() == ' ' && !lines.empty()) {
      lines.back() += line.substr(1);
    } else {
      lines.push_back(line);
    }
    at = end + 2;
  }
  return lines;
}

/// What is wrong with an XML text of the simple kind (no doctype, comments or sections), or "".
class XmlCheck {
 public:
  static std::string Fault(const std::string& text) { return XmlCheck(text).Run(); }

 private:
  explicit XmlCheck(const std::string& text) : text_(text) {}

  std::string Run() {
    constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (!text_.starts_with(kHead)) return "no declaration";
    at_ = kHead.size();
    while (at_ < text_.size()) {
      const std::string fault = text_[at_] == '<' ? Tag() : Words('<');
      if (!fault.empty()) return fault + " at byte " + std::to_string(at_);
    }
    return open_.empty() ? "" : "'" + open_.back() + "' stays open";
  }

  /// Text up to `end`: no markup, and only the entities that every reader knows.
  std::string Words(char end) {
    while (at_ < text_.size() && text_[at_] != end) {
      const char c = text_[at_];
      if (c == '<' || c == '>') return "a bare angle";
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return "a control character";
      if (c == '&' && !Entity()) return "a bare ampersand";
      ++at_;
    }
    return "";
  }

  bool Entity() {
    for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#9;", "&#10;"}) {
      if (text_.compare(at_, known.size(), known) != 0) continue;
      at_ += known.size() - 1;
      return true;
    }
    return false;
  }

  std::string Name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (IsAlpha(text_[at_]) || text_[at_] == '.')) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string Tag() {
    ++at_;
    if (text_[at_] == '/') {
      ++at_;
      if (open_.empty() || Name() != open_.back() || text_[at_] != '>') return "a wrong end tag";
      open_.pop_back();
      ++at_;
      return "";
    }
    const std::string name = Name();
    if (name.empty()) return "a tag without a name";
    while (text_[at_] == ' ') {
      ++at_;
      if (Name().empty() || text_.compare(at_, 2, "=\"") != 0) return "a wrong attribute";
      at_ += 2;
      if (std::string fault = Words('"'); !fault.empty()) return fault;
      ++at_;
    }
    if (text_[at_] == '/') {
      ++at_;
    } else {
      open_.push_back(name);
    }
    return text_[at_++] == '>' ? "" : "a tag that does not close";
  }

  const std::string& text_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
};

}  // namespace demarche::readers
