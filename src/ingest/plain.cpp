// A text file is read from its ends inwards: headline, its repetition, byline and date lines go off the
// front; invitations, links, rights and date lines off the end. What is left is cut into paragraphs:
// at blank lines, and at line ends where the lines are not hard-wrapped. Words inside
// a paragraph are never changed; the dateline moves from the text to its own field.
#include "ingest/plain.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/date_text.h"
#include "ingest/dateline.h"
#include "ingest/rules.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxHeadline = 200;
constexpr std::size_t kMaxTailLine = 240;
constexpr std::size_t kMaxTailBlock = 400;
/// A line longer than this was not wrapped by hand.
constexpr std::size_t kWrapWidth = 120;

struct Line {
  std::string_view text;  ///< trimmed
  bool indented = false;
};

std::vector<Line> CutLines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    lines.push_back({Trim(line), !line.empty() && line[0] == ' '});
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool EndsSentence(std::string_view line) {
  for (const std::string_view mark : {"\"", "'", ")", "”", "’"}) {
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with(':') || line.ends_with(';') ||
         line.ends_with(',');
}

bool IsBareUrl(std::string_view line) {
  const std::string low = LowerAscii(line.substr(0, 8));
  return (low.starts_with("http://") || low.starts_with("https://") || low.starts_with("www.")) &&
         line.find(' ') == std::string_view::npos;
}

bool BeginsCapital(std::string_view line) {
  return !line.empty() &&
         (!IsLetterCodePoint(DecodeAt(line, 0).value) || IsUpperCodePoint(DecodeAt(line, 0).value));
}

/// "By Jane Doe", "By A. Writer and B. Writer, in Tokyo": a pattern of the rules, in names only.
bool IsByline(std::string_view line, const IngestRules& rules) {
  if (line.size() > 90 || line.ends_with('.') || !FitsPatternOf(rules, "byline", line)) return false;
  const std::vector<std::string_view> words = Split(line, ' ');
  const auto capitals =
      std::count_if(words.begin(), words.end(), [](std::string_view word) { return BeginsCapital(word); });
  return static_cast<std::size_t>(capitals) * 2 >= words.size();
}

class PlainReader {
 public:
  PlainReader(std::string_view text, const IngestRules& rules) : rules_(rules), lines_(CutLines(text)) {
    end_ = lines_.size();
  }

  Article Read() {
    PeelHead();
    PeelTail();
    std::vector<std::string> paragraphs = Paragraphs();
    if (!paragraphs.empty()) article_.dateline = TakeDateline(paragraphs[0], rules_);
    for (const std::string& paragraph : paragraphs) {
      if (!article_.text.empty()) article_.text += "\n\n";
      article_.text += paragraph;
    }
    return std::move(article_);
  }

 private:
  void SkipBlank() {
    while (begin_ < end_ && lines_[begin_].text.empty()) ++begin_;
    while (begin_ < end_ && lines_[end_ - 1].text.empty()) --end_;
  }

  /// Keeps the first date of publication; true when the line is nothing but a date.
  bool TakeDateLine(std::string_view line) {
    const std::optional<DateLine> date = ReadDateLine(line, rules_);
    if (date && !date->modified && article_.date.empty()) {
      article_.date = FormatDay(date->day);
      article_.date_basis = DateBasis::kByline;
    }
    return date.has_value();
  }

  [[nodiscard]] bool IsHeadline(std::size_t at) const {
    const std::string_view line = lines_[at].text;
    if (line.size() > kMaxHeadline || EndsSentence(line) || line.find(' ') == std::string_view::npos ||
        !BeginsCapital(line)) {
      return false;
    }
    std::size_t next = at + 1;
    while (next < end_ && lines_[next].text.empty()) ++next;
    if (next == end_) return false;
    if (next > at + 1 || lines_[next].text == line) return true;
    // Directly above the text: only where the next line is clearly something else.
    std::string following(lines_[next].text);
    return following.size() > kWrapWidth || (lines_[next].indented && !lines_[at].indented) ||
           IsByline(following, rules_) || ReadDateLine(following, rules_).has_value() ||
           !TakeDateline(following, rules_).empty();
  }

  void PeelHead() {
    SkipBlank();
    for (int peeled = 0; begin_ < end_ && peeled < 12; ++peeled) {
      const std::string_view line = lines_[begin_].text;
      if (article_.title.empty() && !TakeDateLine(line) && !IsByline(line, rules_)) {
        if (!IsHeadline(begin_)) return;
        article_.title = Squeeze(line);
      } else if (!article_.title.empty() && Squeeze(line) != article_.title && !IsByline(line, rules_) &&
                 !TakeDateLine(line)) {
        return;
      }
      ++begin_;
      SkipBlank();
    }
  }

  [[nodiscard]] bool IsTail(std::string_view text, std::size_t limit) const {
    return text.size() <= limit && (IsBareUrl(text) || FitsPatternOf(rules_, "tail", text));
  }

  /// Drops the last line or the last block while it is boilerplate; the first line stays.
  void PeelTail() {
    for (SkipBlank(); begin_ + 1 < end_; SkipBlank()) {
      std::size_t block = end_ - 1;
      while (block > begin_ && !lines_[block - 1].text.empty()) --block;
      if (block > begin_ && IsTail(Join(block, end_, kMaxTailBlock), kMaxTailBlock)) {
        end_ = block;
      } else if (IsTail(lines_[end_ - 1].text, kMaxTailLine) || IsByline(lines_[end_ - 1].text, rules_) ||
                 TakeDateLine(lines_[end_ - 1].text)) {
        --end_;
      } else {
        return;
      }
    }
  }

  /// Lines as one, cut when longer than `limit`.
  [[nodiscard]] std::string Join(std::size_t from, std::size_t to,
                                 std::size_t limit = std::string::npos) const {
    std::string joined;
    for (std::size_t i = from; i < to && (limit == std::string::npos || joined.size() <= limit); ++i) {
      if (!joined.empty() && !lines_[i].text.empty()) joined += ' ';
      joined += lines_[i].text;
    }
    return Squeeze(joined);
  }

  /// Whether a paragraph begins at line `at`, which follows another line of its block.
  [[nodiscard]] bool BeginsParagraph(std::size_t at, std::size_t widest) const {
    if (widest > kWrapWidth) return true;
    if (lines_[at].indented && !lines_[at - 1].indented) return true;
    return lines_[at - 1].text.size() * 2 < widest && EndsSentence(lines_[at - 1].text);
  }

  [[nodiscard]] std::vector<std::string> Paragraphs() const {
    std::vector<std::string> paragraphs;
    for (std::size_t at = begin_; at < end_;) {
      std::size_t block = at;
      std::size_t widest = 0;
      while (block < end_ && !lines_[block].text.empty())
        widest = std::max(widest, lines_[block++].text.size());
      for (std::size_t from = at; from < block;) {
        std::size_t to = from + 1;
        while (to < block && !BeginsParagraph(to, widest)) ++to;
        std::string paragraph = Join(from, to);
        if (!FitsPatternOf(rules_, "anywhere", paragraph)) paragraphs.push_back(std::move(paragraph));
        from = to;
      }
      at = block + 1;
    }
    return paragraphs;
  }

  const IngestRules& rules_;
  std::vector<Line> lines_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  Article article_;
};

}  // namespace

Article ReadPlain(std::string_view text, const IngestRules& rules) { return PlainReader(text, rules).Read(); }

}  // namespace demarche::ingest
