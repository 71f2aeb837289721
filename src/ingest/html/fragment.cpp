#include "ingest/html/fragment.h"

#include <vector>

#include "base/ascii.h"
#include "ingest/html/tree.h"

namespace demarche::ingest {
namespace {

/// Elements that stand inside a line of text.
bool IsInLine(std::string_view name) {
  for (const std::string_view each : {"a", "span", "abbr", "time", "q", "cite", "label", "del", "acronym",
                                      "img", "person", "location", "org", "event", "chron", "money", "num"}) {
    if (name == each) return true;
  }
  return false;
}

bool IsLeftOut(std::string_view name) {
  for (const std::string_view each : {"figcaption", "jsonld", "head", "title", "audio", "video", "media"}) {
    if (name == each) return true;
  }
  return false;
}

class FragmentReader {
 public:
  std::string Read(const std::vector<PageNode>& tree) {
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
      const PageNode& node = tree[i];
      while (!ends_.empty() && ends_.back() <= i) {
        Break();
        ends_.pop_back();
      }
      if (node.name == "br") {
        line_ends_ += 1;
        paragraph_ += ' ';
      } else if (IsLeftOut(node.name)) {
        i = node.end - 1;
      } else if (node.name.empty()) {
        AddText(node.text);
      } else if (!IsInLine(node.name)) {
        Break();
        ends_.push_back(node.end);
      }
    }
    Break();
    return std::move(text_);
  }

 private:
  /// Two line ends in a row separate paragraphs, as writers of mails and old pages have it.
  void AddText(std::string_view text) {
    if (Trim(text).empty()) {
      paragraph_ += ' ';
      return;
    }
    if (line_ends_ > 1) Break();
    line_ends_ = 0;
    paragraph_ += text;
  }

  void Break() {
    const std::string paragraph = Squeeze(paragraph_);
    if (!paragraph.empty() && !text_.empty()) text_ += "\n\n";
    text_ += paragraph;
    paragraph_.clear();
    line_ends_ = 0;
  }

  std::string text_;
  std::string paragraph_;
  std::size_t line_ends_ = 0;
  std::vector<std::uint32_t> ends_;
};

}  // namespace

std::string FragmentText(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return std::string(html);
  const Result<std::vector<PageNode>> tree = ReadTree(html);
  if (!tree) return {};
  if (html.find('<') != std::string_view::npos) return FragmentReader().Read(*tree);
  std::string text;
  for (const PageNode& node : *tree) text += node.text;
  return text;
}

}  // namespace demarche::ingest
