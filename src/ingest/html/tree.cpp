// The standard's tree construction is quadratic in nesting, in attributes of one tag and in open formatting
// elements. So tags are cut by the tokenizer rules of WHATWG HTML 13.2.5 in brief, and nest by a few rules of
// our own that are linear: an end tag closes the innermost element of its name, and end tags that may be left
// out are supplied.
#include "ingest/html/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/selector.h"
#include "ingest/html/characters.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxPageBytes = std::size_t{16} << 20U;
constexpr std::size_t kMaxPageDepth = 256;
constexpr std::size_t kMaxValue = 4096;

template <std::size_t N>
using Names = std::array<std::string_view, N>;

template <std::size_t N>
bool IsIn(const Names<N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Dropped with all they hold.
constexpr Names<14> kSkipped{"style", "noscript", "textarea", "iframe", "xmp",    "noembed", "noframes",
                             "svg",   "template", "select",   "button", "object", "math",    "script"};
constexpr Names<13> kVoid{"meta",  "link", "br",     "hr",    "img", "input", "base",
                          "embed", "area", "source", "track", "col", "param"};
constexpr Names<29> kBlocks{
    "div", "p",  "ul", "ol", "table", "section", "article",  "blockquote", "header", "footer",
    "nav", "h1", "h2", "h3", "h4",    "h5",      "h6",       "aside",      "figure", "form",
    "pre", "dl", "dd", "dt", "main",  "address", "fieldset", "li",         "hr"};

bool IsNameChar(char c) { return IsAlpha(c) || IsDigit(c) || c == '-' || c == ':'; }

class TreeReader {
 public:
  explicit TreeReader(std::string_view html) : html_(html), low_(LowerAscii(html)) { tree_.emplace_back(); }

  std::vector<PageNode> Run() {
    while (at_ < html_.size()) {
      const std::size_t tag = html_.find('<', at_);
      text_ += html_.substr(at_, tag - at_);
      if (tag == std::string_view::npos) break;
      at_ = tag;
      ReadTag();
    }
    CloseDownTo(0);
    AddText();
    tree_[0].end = NodeCount();
    return std::move(tree_);
  }

 private:
  struct Attribute {
    std::string_view name;
    std::string_view value;
  };
  struct OpenElement {
    std::string_view name;
    std::uint32_t node;
  };

  /// Moves behind `end`, looked for from `from`; to the end of the page when it is not there.
  void SkipPast(std::string_view end, std::size_t from) {
    const std::size_t found = html_.find(end, from);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  void ReadTag() {
    const std::string_view rest = std::string_view(low_).substr(at_);
    const bool empty_comment = rest.starts_with("<!-->") || rest.starts_with("<!--->");
    const bool comment = rest.starts_with("<!--") && !empty_comment;
    if (comment) {
      SkipPast("-->", at_ + 4);
    } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?')) {
      SkipPast(">", at_);
    } else if (rest.size() > 2 && rest[1] == '/' && IsAlpha(rest[2])) {
      at_ += 2;
      const std::string_view name = TakeName();
      SkipPast(">", at_);
      Close(name);
    } else if (rest.size() > 1 && IsAlpha(rest[1])) {
      ++at_;
      const std::string_view name = TakeName();
      TakeAttributes();
      Open(name);
    } else {
      text_ += '<';
      ++at_;
    }
  }

  std::string_view TakeName() {
    const std::size_t begin = at_;
    while (at_ < low_.size() && IsNameChar(low_[at_])) ++at_;
    return std::string_view(low_).substr(begin, at_ - begin);
  }

  void TakeAttributes() {
    attributes_.clear();
    while (at_ < html_.size() && html_[at_] != '>') {
      if (IsSpace(html_[at_]) || html_[at_] == '/' || html_[at_] == '=') {
        ++at_;
        continue;
      }
      const std::size_t begin = at_;
      while (at_ < html_.size() && !IsSpace(html_[at_]) && html_[at_] != '=' && html_[at_] != '>' &&
             html_[at_] != '/')
        ++at_;
      const std::string_view name = std::string_view(low_).substr(begin, at_ - begin);
      const std::string_view value = TakeValue();
      const bool had = std::any_of(attributes_.begin(), attributes_.end(),
                                   [&](const Attribute& a) { return a.name == name; });
      if ((IsIn(kPageAttributes, name) || name == "type" || name == "title") && !had)
        attributes_.push_back({name, value.substr(0, kMaxValue)});
    }
    if (at_ < html_.size()) ++at_;
  }

  std::string_view TakeValue() {
    std::size_t at = at_;
    while (at < html_.size() && IsSpace(html_[at])) ++at;
    if (at >= html_.size() || html_[at] != '=') return {};
    ++at;
    while (at < html_.size() && IsSpace(html_[at])) ++at;
    at_ = at;
    if (at >= html_.size()) return {};
    if (html_[at] == '"' || html_[at] == '\'') {
      const std::size_t end = std::min(html_.find(html_[at], at + 1), html_.size());
      at_ = std::min(end + 1, html_.size());
      return html_.substr(at + 1, end - at - 1);
    }
    while (at_ < html_.size() && !IsSpace(html_[at_]) && html_[at_] != '>') ++at_;
    return html_.substr(at, at_ - at);
  }

  [[nodiscard]] std::string_view Value(std::string_view name) const {
    for (const Attribute& attribute : attributes_) {
      if (attribute.name == name) return attribute.value;
    }
    return {};
  }

  void Open(std::string_view name) {
    if (IsIn(kSkipped, name)) return Skip(name);
    if (name == "title") return TakeRaw("title", "title");
    if (IsIn(kPageMarks, name)) return;
    CloseImplied(name);
    const bool is_void = IsIn(kVoid, name);
    if (open_.size() >= kMaxPageDepth && !is_void) return;
    AddElement(name);
    if (!is_void) open_.push_back({name, NodeCount() - 1});
  }

  [[nodiscard]] std::uint32_t NodeCount() const { return static_cast<std::uint32_t>(tree_.size()); }
  [[nodiscard]] std::uint32_t Parent() const { return open_.empty() ? 0 : open_.back().node; }

  void AddElement(std::string_view name) {
    AddText();
    PageNode& node = tree_.emplace_back();
    node.name = name;
    node.parent = Parent();
    node.end = NodeCount();
    for (const Attribute& attribute : attributes_) {
      const bool date = attribute.name == "title" && name == "abbr";  // its title holds the full date
      if (!IsIn(kPageAttributes, attribute.name) && !date) continue;
      node.attributes.emplace(attribute.name, characters_.Resolve(attribute.value));
    }
  }

  /// What was read since the last element began or ended becomes one node.
  void AddText() {
    if (text_.empty()) return;
    tree_.push_back({"", characters_.Resolve(text_), {}, Parent(), NodeCount() + 1});
    text_.clear();
  }

  /// The place of "</name" from here on, or npos; a failed search is never made again.
  std::size_t FindEnd(std::string_view name) {
    if (endless_.count(name) != 0) return std::string_view::npos;
    const std::size_t end = low_.find(fmt::format("</{}", name), at_);
    if (end == std::string_view::npos) endless_.insert(name);
    return end;
  }

  void Skip(std::string_view name) {
    if (name == "script" && LowerAscii(Value("type")).find("ld+json") != std::string::npos) {
      return TakeRaw(name, "jsonld");
    }
    const std::size_t end = FindEnd(name);
    if (end == std::string_view::npos) return;
    at_ = end;
    SkipPast(">", end);
  }

  /// An element whose content is text only.
  void TakeRaw(std::string_view name, std::string_view as) {
    const std::size_t end = FindEnd(name);
    if (end == std::string_view::npos) return;
    attributes_.clear();
    AddElement(as);
    const std::string_view words = html_.substr(at_, end - at_);
    const std::uint32_t element = NodeCount() - 1;
    tree_.push_back(
        {"", as == "jsonld" ? std::string(words) : characters_.Resolve(words), {}, element, NodeCount() + 1});
    tree_[element].end = NodeCount();
    SkipPast(">", end);
  }

  /// Closes the innermost of `wanted`, unless one of `bars` is opened inside it.
  template <std::size_t N, std::size_t M>
  void CloseInner(const Names<N>& wanted, const Names<M>& bars) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (IsIn(wanted, open_[i].name)) return CloseDownTo(i);
      if (IsIn(bars, open_[i].name)) return;
    }
  }

  /// End tags that HTML lets authors leave out.
  void CloseImplied(std::string_view name) {
    constexpr Names<2> kLists{"ul", "ol"};
    constexpr Names<1> kTable{"table"};
    if (name == "a") CloseInner(Names<1>{"a"}, Names<2>{"table", "body"});
    if (name == "li") CloseInner(Names<1>{"li"}, kLists);
    if (name == "dt" || name == "dd") CloseInner(Names<2>{"dt", "dd"}, Names<1>{"dl"});
    if (name == "tr") CloseInner(Names<1>{"tr"}, kTable);
    if (name == "td" || name == "th") CloseInner(Names<2>{"td", "th"}, Names<2>{"tr", "table"});
    if (name == "body") CloseInner(Names<1>{"head"}, Names<1>{"body"});
    if (!IsIn(kBlocks, name)) return;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == "p") return CloseDownTo(i);
      if (IsIn(kBlocks, open_[i].name) || open_[i].name == "td" || open_[i].name == "body") return;
    }
  }

  void Close(std::string_view name) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == name) return CloseDownTo(i);
      // A block is not closed by the end of something inline around it.
      if (!IsIn(kBlocks, name) && IsIn(kBlocks, open_[i].name)) return;
    }
  }

  void CloseDownTo(std::size_t depth) {
    if (open_.size() > depth) AddText();
    while (open_.size() > depth) {
      tree_[open_.back().node].end = NodeCount();
      open_.pop_back();
    }
  }

  std::string_view html_;
  std::string low_;
  std::string text_;  ///< read since the last element began or ended
  std::size_t at_ = 0;
  std::vector<Attribute> attributes_;
  std::vector<OpenElement> open_;
  std::set<std::string_view> endless_;
  std::vector<PageNode> tree_;
  CharacterReader characters_;
};

}  // namespace

Result<std::vector<PageNode>> ReadTree(std::string_view html) {
  if (html.size() > kMaxPageBytes) {
    return Fail(ErrorKind::kOverLimit,
                fmt::format("is a page of {} bytes, the limit is {}; save its text instead", html.size(),
                            kMaxPageBytes),
                "byte 0");
  }
  return TreeReader(html).Run();
}

std::string TextOf(const std::vector<PageNode>& tree, std::size_t node, std::size_t limit) {
  std::string text;
  for (std::size_t i = node; i < tree[node].end && text.size() <= limit; ++i) text += tree[i].text;
  return Squeeze(text);
}

}  // namespace demarche::ingest
