// A text file is read from its ends inwards: the header goes off the front (header.cpp), invitations, links,
// rights and date lines off the end. What is left is cut into paragraphs:
// at blank lines, and at line ends where the lines are not hard-wrapped. Words inside
// a paragraph are never changed; the dateline moves from the text to its own field.
#include "ingest/text/plain.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "ingest/rules.h"
#include "ingest/text/credit.h"
#include "ingest/text/dateline.h"
#include "ingest/text/header.h"
#include "ingest/text/lines.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxTailLine = 240;
constexpr std::size_t kMaxTailBlock = 400;

bool IsBareUrl(std::string_view line) {
  const std::string low = LowerAscii(line.substr(0, 8));
  return (low.starts_with("http://") || low.starts_with("https://") || low.starts_with("www.")) &&
         line.find(' ') == std::string_view::npos;
}

class PlainReader {
 public:
  PlainReader(std::string_view text, const IngestRules& rules) : rules_(rules), lines_(CutLines(text)) {
    end_ = lines_.size();
  }

  Article Read() {
    TakeHeader();
    return ReadRest();
  }

  Article ReadBelow(std::string_view title) {
    const std::string wanted = LowerAscii(Squeeze(title));
    article_.title = title;
    for (SkipBlank(); begin_ + 1 < end_; SkipBlank()) {
      const std::string_view line = lines_[begin_].text;
      if (LowerAscii(Squeeze(line)) != wanted && !TakeCredit(line)) break;
      ++begin_;
    }
    return ReadRest();
  }

 private:
  Article ReadRest() {
    PeelTail();
    std::vector<std::string> paragraphs = Paragraphs();
    if (!paragraphs.empty()) article_.dateline = TakeDateline(paragraphs[0], rules_);
    for (const std::string& paragraph : paragraphs) {
      if (!article_.text.empty()) article_.text += "\n\n";
      article_.text += paragraph;
    }
    return std::move(article_);
  }

  void SkipBlank() {
    while (begin_ < end_ && lines_[begin_].text.empty()) ++begin_;
    while (begin_ < end_ && lines_[end_ - 1].text.empty()) --end_;
  }

  void TakeDay(Day day) {
    article_.date = FormatDay(day);
    article_.date_basis = DateBasis::kByline;
  }

  /// Whether the last line is nothing but a byline or a date; the date counts when there is none yet.
  bool TakeCredit(std::string_view line) {
    const std::optional<Credit> credit = ReadCredit(line, rules_);
    if (credit && credit->day && article_.date.empty()) TakeDay(*credit->day);
    return credit.has_value();
  }

  void TakeHeader() {
    Header header = ReadHeader(lines_, rules_);
    article_.title = std::move(header.title);
    article_.publisher = std::move(header.publisher);
    if (header.day) TakeDay(*header.day);
    begin_ = header.body;
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
      } else if (IsTail(lines_[end_ - 1].text, kMaxTailLine) || TakeCredit(lines_[end_ - 1].text)) {
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

Article ReadBelow(std::string_view title, std::string_view text, const IngestRules& rules) {
  return PlainReader(text, rules).ReadBelow(title);
}

}  // namespace demarche::ingest
