// An SVG by Graphviz, read tag by tag and written again from a list of what is allowed. What is not on
// the list does not pass: scripts, styles, foreign content, event handlers, links that leave the page.
#include "renderer/diagram/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "renderer/text/escape.h"

namespace demarche {
namespace {

constexpr std::string_view kPage = "index.html";  // a drawing that is opened alone leads back to it
constexpr std::string_view kParts = "part/";      // where the cards of a large timeline stand
constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxAttributes = 64;

constexpr std::array<std::string_view, 12> kElements = {
    "svg", "g", "a", "polygon", "polyline", "path", "ellipse", "circle", "rect", "line", "text", "tspan"};

constexpr std::array<std::string_view, 31> kAttributes = {"class",
                                                          "transform",
                                                          "points",
                                                          "d",
                                                          "cx",
                                                          "cy",
                                                          "r",
                                                          "rx",
                                                          "ry",
                                                          "x",
                                                          "y",
                                                          "x1",
                                                          "y1",
                                                          "x2",
                                                          "y2",
                                                          "width",
                                                          "height",
                                                          "viewBox",
                                                          "fill",
                                                          "fill-opacity",
                                                          "stroke",
                                                          "opacity",
                                                          "stroke-width",
                                                          "stroke-dasharray",
                                                          "stroke-opacity",
                                                          "text-anchor",
                                                          "font-family",
                                                          "font-size",
                                                          "font-weight",
                                                          "font-style",
                                                          "dominant-baseline"};

template <std::size_t N>
bool Contains(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool IsNameCharacter(char c) {
  return IsAlpha(c) || IsDigit(c) || c == '-' || c == '_' || c == ':' || c == '.' || (c & 0x80) != 0;
}

/// The text of an XML character reference ("amp", "#45"), or "" when it is none that is known.
std::string Reference(std::string_view name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  if (name.size() < 2 || name.size() > 8 || name[0] != '#') return {};
  const bool hex = name[1] == 'x';
  char32_t value = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const char small = ToLower(c);
    if (IsDigit(c)) {
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(c - '0');
    } else if (hex && small >= 'a' && small <= 'f') {
      value = value * 16 + static_cast<char32_t>(small - 'a' + 10);
    } else {
      return {};
    }
  }
  std::string out;
  AppendUtf8(out, value);
  return out;
}

std::string Decode(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] == '&') {
      const std::size_t end = raw.substr(at, 12).find(';');
      const std::string text = end == std::string_view::npos ? "" : Reference(raw.substr(at + 1, end - 1));
      if (!text.empty()) {
        out += text;
        at += end;
        continue;
      }
    }
    out += raw[at];
  }
  return CleanText(out);
}

std::string Encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

/// The link from index.html to a card, or "" when `href` leads anywhere else.
std::string_view CardLink(std::string_view href) {
  if (href.starts_with(kPage)) href.remove_prefix(kPage.size());
  if (href.starts_with('#')) return href;
  if (!href.starts_with(kParts)) return {};
  const std::string_view name = href.substr(kParts.size(), href.find('#') - kParts.size());
  const bool plain = std::all_of(name.begin(), name.end(),
                                 [](char c) { return IsAlpha(c) || IsDigit(c) || c == '-' || c == '.'; });
  return plain && name.ends_with(".html") ? href : std::string_view();
}

struct Attribute {
  std::string name;
  std::string value;  ///< decoded
};

struct Tag {
  std::string name;
  std::vector<Attribute> attributes;
  bool closes = false;  ///< </name>
  bool empty = false;   ///< <name/>
};

/// Reads `svg` once from left to right and appends what passes to `out`.
class Embedder {
 public:
  Embedder(std::string_view svg, std::string_view prefix) : svg_(svg), prefix_(prefix) {}

  Result<std::string> Run() {
    while (at_ < svg_.size()) {
      const Result<void> step = svg_[at_] == '<' ? Markup() : Text();
      if (!step) return tl::unexpected(step.error());
    }
    if (!open_.empty() || !seen_root_) return Broken("the drawing ends before </svg>");
    return std::move(out_);
  }

 private:
  tl::unexpected<Error> Broken(std::string_view what) const {
    return Fail(
        ErrorKind::kMalformed,
        fmt::format("not an SVG that can be shown: {}; lay the DOT file out again with dot -Tsvg", what),
        fmt::format("byte {}", at_));
  }

  Result<void> SkipPast(std::size_t from, std::string_view end) {
    const std::size_t found = svg_.find(end, from);
    if (found == std::string_view::npos) return Broken(fmt::format("\"{}\" is missing", end));
    at_ = found + end.size();
    return {};
  }

  /// <!DOCTYPE ...>, with an internal subset in brackets.
  Result<void> SkipDoctype() {
    const std::size_t close = svg_.find('>', at_);
    const std::size_t bracket = svg_.find('[', at_);
    if (bracket < close) {
      if (Result<void> subset = SkipPast(bracket, "]"); !subset) return subset;
    }
    return SkipPast(at_, ">");
  }

  Result<void> Markup() {
    const std::string_view rest = svg_.substr(at_);
    if (rest.starts_with("<?")) return SkipPast(at_, "?>");
    if (rest.starts_with("<!--")) return SkipPast(at_ + 4, "-->");
    if (rest.starts_with("<![CDATA[")) return SkipPast(at_, "]]>");
    if (rest.starts_with("<!")) return SkipDoctype();
    Result<Tag> tag = ReadTag();
    if (!tag) return tl::unexpected(tag.error());
    return tag->closes ? Close(*tag) : Open(*tag);
  }

  Result<void> Text() {
    const std::size_t end = std::min(svg_.find('<', at_), svg_.size());
    const std::string_view raw = svg_.substr(at_, end - at_);
    at_ = end;
    if (open_.empty()) {
      if (!Trim(raw).empty()) return Broken("text outside of <svg>");
    } else if (skipped_ == 0 && (open_.back() == "text" || open_.back() == "tspan")) {
      out_ += Encode(Decode(raw));
    }
    return {};
  }

  void SkipSpace() {
    while (at_ < svg_.size() && IsSpace(svg_[at_])) ++at_;
  }

  std::string ReadName() {
    const std::size_t begin = at_;
    while (at_ < svg_.size() && IsNameCharacter(svg_[at_])) ++at_;
    return std::string(svg_.substr(begin, at_ - begin));
  }

  Result<Tag> ReadTag() {
    Tag tag;
    ++at_;
    if (at_ < svg_.size() && svg_[at_] == '/') {
      tag.closes = true;
      ++at_;
    }
    tag.name = ReadName();
    if (tag.name.empty()) return Broken("a tag without a name");
    while (true) {
      SkipSpace();
      if (at_ >= svg_.size()) return Broken("a tag that does not end");
      if (svg_[at_] == '>') break;
      if (svg_.substr(at_).starts_with("/>")) {
        tag.empty = true;
        ++at_;
        break;
      }
      Result<Attribute> attribute = ReadAttribute();
      if (!attribute) return tl::unexpected(attribute.error());
      if (tag.attributes.size() == kMaxAttributes) return Broken("too many attributes");
      tag.attributes.push_back(std::move(*attribute));
    }
    ++at_;
    return tag;
  }

  Result<Attribute> ReadAttribute() {
    Attribute attribute{ReadName(), {}};
    SkipSpace();
    if (attribute.name.empty() || at_ >= svg_.size() || svg_[at_] != '=') return Broken("a bad attribute");
    ++at_;
    SkipSpace();
    if (at_ >= svg_.size() || (svg_[at_] != '"' && svg_[at_] != '\'')) return Broken("a bad attribute");
    const std::size_t begin = at_ + 1;
    const std::size_t end = svg_.find(svg_[at_], begin);
    if (end == std::string_view::npos) return Broken("an attribute that does not end");
    attribute.value = Decode(svg_.substr(begin, end - begin));
    at_ = end + 1;
    return attribute;
  }

  Result<void> Open(const Tag& tag) {
    if (!seen_root_ && tag.name != "svg") return Broken("it does not begin with <svg>");
    if (seen_root_ && open_.empty()) return Broken("something follows </svg>");
    if (open_.size() >= kMaxDepth) return Broken("it is nested too deep");
    const bool root = !seen_root_;
    const bool allowed = Contains(kElements, tag.name) && (root || tag.name != "svg");
    seen_root_ = true;
    if (skipped_ > 0 || !allowed) {
      if (!tag.empty) {
        ++skipped_;
        open_.push_back(tag.name);
      }
      return {};
    }
    WriteTag(tag, root);
    if (!tag.empty) open_.push_back(tag.name);
    return {};
  }

  Result<void> Close(const Tag& tag) {
    if (open_.empty() || open_.back() != tag.name)
      return Broken(fmt::format("</{}> closes nothing", tag.name));
    open_.pop_back();
    if (skipped_ > 0) {
      --skipped_;
    } else {
      out_ += "</" + tag.name + ">";
      if (tag.name != "tspan" && !open_.empty()) out_ += '\n';
    }
    return {};
  }

  void Put(std::string_view name, std::string_view value) {
    out_ += fmt::format(" {}=\"{}\"", name, Encode(value));
  }

  void WriteTag(const Tag& tag, bool root) {
    out_ += '<' + tag.name;
    if (root) out_ += " xmlns=\"http://www.w3.org/2000/svg\" role=\"group\"";
    std::string title;
    std::set<std::string_view> seen;
    for (const Attribute& attribute : tag.attributes) {
      if (!seen.insert(attribute.name).second) continue;
      if (attribute.name == "xlink:title") title = attribute.value;
      WriteAttribute(tag, attribute);
    }
    out_ += tag.empty && !root ? "/>" : ">";
    if (root && tag.empty) out_ += "</svg>";
    if (!title.empty() && !tag.empty) out_ += "<title>" + Encode(CleanLine(title)) + "</title>";
  }

  void WriteAttribute(const Tag& tag, const Attribute& attribute) {
    if (attribute.name == "id") return Put("id", std::string(prefix_) + SafeId(attribute.value));
    if (tag.name == "a" && (attribute.name == "href" || attribute.name == "xlink:href")) {
      if (const std::string_view link = CardLink(attribute.value); !link.empty()) Put("href", link);
      return;
    }
    if (!Contains(kAttributes, attribute.name)) return;
    if (LowerAscii(attribute.value).find("url(") != std::string::npos) return;
    Put(attribute.name, attribute.value);
  }

  static std::string SafeId(std::string_view id) {
    std::string out;
    for (const char c : id) out += IsAlpha(c) || IsDigit(c) || c == '-' || c == '_' ? c : '_';
    return out;
  }

  std::string_view svg_;
  std::string_view prefix_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string> open_;
  std::size_t skipped_ = 0;  ///< how many of `open_`, from the last, are not shown
  bool seen_root_ = false;
};

}  // namespace

Result<std::string> EmbedSvg(std::string_view svg, std::string_view id_prefix) {
  return Embedder(svg, id_prefix).Run();
}

}  // namespace demarche
