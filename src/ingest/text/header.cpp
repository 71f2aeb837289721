// The lines down to the first that reads as prose are cut into items: credits (byline, date), and others.
// The first other item is the headline, or the masthead when its form says so and another one follows.
// Between headline and text, only what stands above a credit or a dateline, repeats the headline,
// or is all names belongs to the header; the rest is text.
#include "ingest/text/header.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/rules.h"
#include "ingest/text/credit.h"
#include "ingest/text/dateline.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxHeadline = 200;
constexpr std::size_t kMaxHeadlineLines = 3;
constexpr std::size_t kMaxHeaderItems = 12;
constexpr std::size_t kMaxMastheadWords = 6;

bool IsAllCapitals(std::string_view line) {
  return std::any_of(line.begin(), line.end(), IsUpper) && std::none_of(line.begin(), line.end(), IsLower);
}

bool BeginsLikeHeadline(std::string_view line) {
  const char32_t first = DecodeAt(line, 0).value;
  return !IsLetterCodePoint(first) || IsUpperCodePoint(first);
}

/// Text between words, without marks: "World / Asia" has two words.
std::vector<std::string_view> HeaderWords(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && (IsAlpha(line[end]) || IsDigit(line[end]) || (line[end] & 0x80) != 0)) ++end;
    if (end > at) words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// "The Page" of "The Page (English edition)".
std::string WithoutBrackets(const std::string& name) {
  const std::size_t open = name.find(" (");
  return name.ends_with(')') && open != std::string::npos ? name.substr(0, open) : name;
}

struct Item {
  std::size_t first = 0;  ///< its lines are [first, last)
  std::size_t last = 0;
  std::string text;
  std::optional<Credit> credit;
};

class HeaderReader {
 public:
  HeaderReader(std::span<const Line> lines, const IngestRules& rules) : lines_(lines), rules_(rules) {}

  Header Read() {
    CutItems();
    const std::size_t title = FindTitle();
    Header header;
    if (title < items_.size()) header.title = items_[title].text;
    if (masthead_ < items_.size()) header.publisher = WithoutBrackets(items_[masthead_].text);
    const std::size_t end = EndOfHeader(title);
    for (std::size_t i = 0; i < end; ++i) {
      if (!items_[i].credit) continue;
      if (!header.day) header.day = items_[i].credit->day;
      if (header.publisher.empty()) header.publisher = items_[i].credit->publisher;
    }
    if (end == 0) return {};
    header.body = items_[end - 1].last;
    while (header.body < lines_.size() && Text(header.body).empty()) ++header.body;
    // A headline needs a text.
    const bool credits =
        std::any_of(items_.begin(), items_.end(), [](const Item& item) { return item.credit.has_value(); });
    if (header.body == lines_.size() && !credits) return {};
    return header;
  }

 private:
  [[nodiscard]] std::string_view Text(std::size_t line) const {
    return line < lines_.size() ? lines_[line].text : std::string_view();
  }

  [[nodiscard]] bool IsCredit(std::size_t line) const { return ReadCredit(Text(line), rules_).has_value(); }

  [[nodiscard]] bool HasDateline(std::size_t line) const {
    std::string start = std::string(Text(line)) + " " + std::string(Text(line + 1));
    return !TakeDateline(start, rules_).empty();
  }

  /// Whether a paragraph plainly begins here: with a dateline, a long line, or an indented one below another.
  [[nodiscard]] bool BeginsBody(std::size_t line) const {
    return Text(line).size() > kMaxHeadline || HasDateline(line) ||
           (line > 0 && !Text(line).empty() && lines_[line].indented && !Text(line - 1).empty() &&
            !lines_[line - 1].indented);
  }

  /// One past the lines of a headline that begins at `line`, or `line` where prose begins. A run of lines
  /// is prose when it ends as a sentence does.
  [[nodiscard]] std::size_t EndOfHeadline(std::size_t line) const {
    if (BeginsBody(line) || EndsSentence(Text(line)) || !BeginsLikeHeadline(Text(line))) return line;
    std::size_t end = line + 1;
    while (end - line <= kMaxHeadlineLines && !Text(end).empty() && !IsCredit(end) && !BeginsBody(end) &&
           Text(end).size() <= kWrapWidth)
      ++end;
    const bool cut_by_body = !Text(end).empty() && !IsCredit(end);
    if (end - line > kMaxHeadlineLines || EndsSentence(Text(end - 1))) return line;
    // Lines of one block are one headline where they run on; else the next is an item of its own.
    std::size_t runs_on = line + 1;
    while (runs_on < end && (!BeginsLikeHeadline(Text(runs_on)) ||
                             (IsAllCapitals(Text(runs_on)) && IsAllCapitals(Text(runs_on - 1)))))
      ++runs_on;
    return runs_on == end || !cut_by_body ? runs_on : line + 1;
  }

  void CutItems() {
    for (std::size_t line = 0; line < lines_.size() && items_.size() < kMaxHeaderItems;) {
      if (Text(line).empty()) {
        ++line;
        continue;
      }
      Item item{line, line + 1, Squeeze(Text(line)), ReadCredit(Text(line), rules_)};
      if (!item.credit) {
        item.last = EndOfHeadline(line);
        if (item.last == line) {
          opens_with_dateline_ = HasDateline(line);
          return;
        }
        for (std::size_t more = line + 1; more < item.last; ++more) item.text += " " + Squeeze(Text(more));
      }
      line = item.last;
      items_.push_back(std::move(item));
    }
  }

  [[nodiscard]] bool IsLabel(const Item& item) const {
    const std::vector<std::string_view> words = HeaderWords(item.text);
    return words.size() < 2 || std::all_of(words.begin(), words.end(), [&](std::string_view word) {
             return IsWordOf(rules_, "section", word);
           });
  }

  [[nodiscard]] std::size_t NextHeadline(std::size_t from) const {
    while (from < items_.size() && (items_[from].credit || IsLabel(items_[from]))) ++from;
    return from;
  }

  /// The name of a newspaper: short, all names, and either one of its words says so, or a date line stands
  /// below it.
  [[nodiscard]] bool IsMasthead(std::size_t item) const {
    const std::string& text = items_[item].text;
    const std::vector<std::string_view> words = HeaderWords(text);
    if (words.size() > kMaxMastheadWords || text.find(',') != std::string::npos) return false;
    const bool word_says = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return IsWordOf(rules_, "masthead", word);
    });
    const bool names = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
      return BeginsUpper(word) || IsWordOf(rules_, "masthead", word) || IsWordOf(rules_, "name link", word);
    });
    const bool date_below =
        item + 1 < items_.size() && items_[item + 1].credit && items_[item + 1].credit->day;
    return names && (word_says || date_below);
  }

  std::size_t FindTitle() {
    std::size_t title = NextHeadline(0);
    const std::size_t next = NextHeadline(title + 1);
    if (title < items_.size() && next < items_.size() && IsMasthead(title)) {
      masthead_ = title;
      title = next;
    }
    return title;
  }

  /// One past the last item of the header.
  [[nodiscard]] std::size_t EndOfHeader(std::size_t title) const {
    if (opens_with_dateline_ && items_.size() < kMaxHeaderItems) return items_.size();
    std::size_t end = title < items_.size() ? title + 1 : 0;
    for (std::size_t i = end; i < items_.size(); ++i) {
      if (items_[i].credit) end = i + 1;
    }
    while (end < items_.size() && title < items_.size() &&
           (items_[end].text == items_[title].text || IsNames(items_[end].text, rules_)))
      ++end;
    return end;
  }

  std::span<const Line> lines_;
  const IngestRules& rules_;
  std::vector<Item> items_;
  std::size_t masthead_ = std::string::npos;
  bool opens_with_dateline_ = false;
};

}  // namespace

Header ReadHeader(std::span<const Line> lines, const IngestRules& rules) {
  return HeaderReader(lines, rules).Read();
}

}  // namespace demarche::ingest
