// Finds the line of a complaint and draws the caret.
#include "lexicon/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace demarche {
namespace {

constexpr std::size_t kShownBytes = 100;  ///< of a long line, on each side of the caret

/// Control characters would let a file write on the reader's terminal.
std::string Printable(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t') || byte == 0x7F) c = '?';
  }
  return out;
}

/// As wide as `text` on a terminal where each character takes one place; tabs stay tabs.
std::string Blank(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += DecodeAt(text, at).size)
    out += text[at] == '\t' ? '\t' : ' ';
  return out;
}

}  // namespace

std::string Format(const Diagnostic& diagnostic) {
  if (diagnostic.file.empty()) return diagnostic.message;
  std::string out =
      fmt::format("{}:{}:{}: {}", diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.message);
  const std::string_view line = diagnostic.excerpt;
  if (line.empty()) return out;
  const std::size_t caret =
      Utf8Floor(line, std::min<std::size_t>(std::max(diagnostic.column, 1U) - 1, line.size()));
  const std::size_t begin = caret > kShownBytes ? Utf8Floor(line, caret - kShownBytes) : 0;
  const std::size_t end = Utf8Floor(line, std::min(line.size(), caret + kShownBytes));
  const std::string before = begin > 0 ? "..." : "";
  const std::string after = end < line.size() ? "..." : "";
  out += "\n    " + before + Printable(line.substr(begin, end - begin)) + after;
  out += "\n    " + Blank(before) + Blank(line.substr(begin, caret - begin)) + "^";
  return out;
}

namespace lexicon {

std::string_view SourceFile::Line(std::uint32_t number) {
  if (starts_.empty()) {
    starts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
      starts_.push_back(at + 1);
    }
  }
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  std::string_view line = std::string_view(text_).substr(begin, text_.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void Diagnostics::Add(SourceFile& file, std::uint32_t line, std::size_t column, std::string message) {
  if (kept_.size() == kMost) {
    ++more_;
    return;
  }
  const std::size_t width = 2 * kShownBytes + column;  // what a caret needs; a line may be very long
  kept_.push_back({file.path(), line, static_cast<std::uint32_t>(column), std::move(message),
                   RepairUtf8(file.Line(line).substr(0, std::max<std::size_t>(width, 4096)))});
}

std::vector<Diagnostic> Diagnostics::Take() {
  if (more_ > 0) kept_.push_back({"", 0, 0, fmt::format("and {} more mistakes", more_), ""});
  more_ = 0;
  return std::move(kept_);
}

}  // namespace lexicon
}  // namespace demarche
