// Finds the article on a page. The page is cut into blocks (paragraphs, items, headings). Every paragraph
// gives a score for its length and commas to its parent, and half of it to the grandparent, as in
// Readability (Arc90, 2009); marked article bodies weigh more. The best element's blocks are the text,
// without those that are mostly links, and without menus, captions, comments and the like.
#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/html/main_text.h"
#include "ingest/html/publisher.h"
#include "ingest/rules.h"
#include "ingest/text/credit.h"
#include "ingest/text/date_text.h"
#include "ingest/text/lines.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kParagraphBytes = 25;
/// Text that long is prose wherever it stands.
constexpr std::size_t kLongRun = 80;
/// Bylines are looked for so far down.
constexpr std::size_t kHeadBlocks = 2;
/// A text shorter than this is doubted.
constexpr std::size_t kShortText = 250;

struct Block {
  std::string text;
  std::size_t link_bytes = 0;
  std::uint32_t node = 0;     ///< the element that holds it
  bool prose = false;         ///< neither a heading nor an item
  const char* why = nullptr;  ///< why it is no part of the text, or null
};

bool IsInline(std::string_view name) {
  return name.empty() || name == "a" || name == "span" || name == "abbr" || name == "time" || name == "q" ||
         name == "cite" || name == "label" || name == "del";
}

bool IsHeading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && IsDigit(name[1]); }

bool IsSideElement(std::string_view name) {
  return name == "nav" || name == "aside" || name == "footer" || name == "figcaption" || name == "title" ||
         name == "jsonld" || name == "head" || name == "figure" || name == "video" || name == "audio" ||
         name == "canvas";
}

class MainTextFinder {
 public:
  MainTextFinder(const std::vector<PageNode>& tree, const PageFacts& facts, const IngestRules& rules)
      : tree_(tree), facts_(facts), rules_(rules), publisher_(facts.publisher) {
    prose_.resize(tree.size());
    score_.resize(tree.size());
    good_.resize(tree.size());
    links_.resize(tree.size());
    bytes_.resize(tree.size());
  }

  /// `drop_named` leaves out blocks by what their class says.
  std::string Find(bool drop_named) {
    drop_named_ = drop_named;
    MeasureProse();
    FindLead();
    MarkDropped();
    CutBlocks();
    Score();
    Choose(Widened(Best()));
    return Join();
  }

  [[nodiscard]] std::vector<BlockTrace> Trace() const {
    std::vector<BlockTrace> trace;
    for (const Block& block : blocks_) trace.push_back({tree_[block.node].name, block.text, block.why});
    return trace;
  }

 private:
  /// Bytes of prose below each node: text in <p>, and long runs of text outside of links. Menus have none.
  void MeasureProse() {
    for (std::size_t i = tree_.size(); i-- > 1;) {
      const PageNode& node = tree_[i];
      if (node.name.empty()) {
        std::size_t up = node.parent;
        bool in_link = false;
        for (; up != 0 && IsInline(tree_[up].name); up = tree_[up].parent)
          in_link = in_link || tree_[up].name == "a";
        const std::size_t bytes = Trim(node.text).size();
        const bool script = tree_[up].name == "jsonld" || tree_[up].name == "title";
        if (!script && (tree_[up].name == "p" || (bytes >= kLongRun && !in_link))) prose_[i] += bytes;
      }
      prose_[node.parent] += prose_[i];
    }
  }

  [[nodiscard]] bool IsBody(const PageNode& node) const {
    if (LowerAscii(node.Get("itemprop")) == "articlebody") return true;
    for (const char* attribute : {"class", "id"}) {
      for (const std::string_view word : Split(node.Get(attribute), ' ')) {
        if (!word.empty() && IsWordOf(rules_, "keep", word)) return true;
      }
    }
    return false;
  }

  /// The standfirst: the first small element below the headline that begins as the page's description does,
  /// or whose class says so. It often stands outside of the main element, under names of all kinds.
  void FindLead() {
    constexpr std::uint32_t kReach = 1500;
    constexpr std::uint32_t kMaxNodes = 30;
    if (facts_.heading == 0) return;
    const std::size_t from = tree_[facts_.heading].end;
    for (std::size_t i = from; i < std::min<std::size_t>(tree_.size(), from + kReach); ++i) {
      const PageNode& node = tree_[i];
      if (IsInline(node.name) || node.name == "jsonld" || node.end - i > kMaxNodes || !IsLead(i)) continue;
      lead_ = static_cast<std::uint32_t>(i);
      return;
    }
  }

  [[nodiscard]] bool IsLead(std::size_t i) const {
    constexpr std::size_t kSame = 32;
    constexpr std::size_t kLongLead = 90;
    const std::string text = CleanLine(TextOf(tree_, i, kMaxMarked));
    if (text.size() < kSame || (!EndsSentence(text) && text.size() < kLongLead)) return false;
    const std::string_view begin = facts_.description.substr(0, Utf8Floor(facts_.description, kSame));
    if (begin.size() > kSame / 2 && text.starts_with(begin)) return true;
    return EndsSentence(text) && (HasPartOf(rules_, "lead class", tree_[i].Get("class")) ||
                                  LowerAscii(tree_[i].Get("itemprop")) == "description");
  }

  [[nodiscard]] bool IsInLead(std::size_t i) const {
    return i >= lead_ && i < tree_[lead_].end && lead_ != 0;
  }

  /// Blocks that are no part of an article, unless half of the page's prose lies in them.
  void MarkDropped() {
    dropped_.resize(tree_.size());
    for (std::uint32_t i = 1; i < tree_.size(); ++i) {
      dropped_[i] = dropped_[tree_[i].parent];
      if (dropped_[i] == nullptr) dropped_[i] = WhyDropped(i);
      if (publisher_ != nullptr && FitsSelector(tree_, i, publisher_->drop))
        dropped_[i] = "the publisher's rule drops it";
      if (IsInLead(i)) dropped_[i] = nullptr;
    }
  }

  [[nodiscard]] const char* WhyDropped(std::size_t i) const {
    const PageNode& node = tree_[i];
    if (node.name.empty() || node.name == "html" || node.name == "body" || node.name == "article" ||
        node.name == "main" || IsBody(node))
      return nullptr;
    if (node.name == "p") {
      const bool head = HasPartOf(rules_, "head class", node.Get("class")) && prose_[i] * 8 < prose_[0];
      return head ? "its class tells of a byline, date or label" : nullptr;
    }
    if (node.name == "header" && prose_[i] * 4 < prose_[0]) return "in a <header>";
    if (IsSideElement(node.name)) return "in a side element, such as <nav> or <figcaption>";
    const bool named = drop_named_ && (HasPartOf(rules_, "drop", node.Get("class")) ||
                                       HasPartOf(rules_, "drop", node.Get("id")));
    return named && prose_[i] * 2 < prose_[0] + 1 ? "class or id tells of something else than text" : nullptr;
  }

  void Flush(Block& block) {
    block.text = CleanLine(block.text);
    if (!block.text.empty()) blocks_.push_back(block);
    block = Block();
  }

  void CutBlocks() {
    Block block;
    std::uint32_t holder = 0;
    for (std::uint32_t i = 1; i < tree_.size(); ++i) {
      const PageNode& node = tree_[i];
      if (dropped_[i] != nullptr && !facts_.trace) continue;
      if (!IsInline(node.name)) {
        Flush(block);
        continue;
      }
      if (!node.name.empty()) continue;
      std::uint32_t up = node.parent;
      bool in_link = false;
      while (up != 0 && IsInline(tree_[up].name)) {
        in_link = in_link || tree_[up].name == "a";
        up = tree_[up].parent;
      }
      if (up != holder || dropped_[i] != block.why) Flush(block);
      holder = up;
      block.node = up;
      block.why = dropped_[i];
      block.prose = !IsHeading(tree_[up].name) && tree_[up].name != "li";
      block.text += node.text;
      if (in_link) block.link_bytes += Trim(node.text).size();
    }
    Flush(block);
  }

  [[nodiscard]] static bool IsMostlyLinks(const Block& block) {
    return block.link_bytes * 2 > block.text.size();
  }

  void Score() {
    for (const Block& block : blocks_) {
      if (block.why != nullptr) continue;
      const bool good = block.prose && block.text.size() >= kLongRun && !IsMostlyLinks(block);
      for (std::uint32_t up = block.node;; up = tree_[up].parent) {
        bytes_[up] += block.text.size();
        links_[up] += block.link_bytes;
        good_[up] += good ? block.text.size() : 0;
        if (up == 0) break;
      }
      if (!block.prose || block.text.size() < kParagraphBytes || IsMostlyLinks(block)) continue;
      const auto commas = static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ','));
      const std::size_t points = 12 + 12 * commas + std::min<std::size_t>(block.text.size() * 12 / 100, 36);
      const bool own = tree_[block.node].name != "p";  // text that stands in the element itself
      std::uint32_t up = own ? block.node : tree_[block.node].parent;
      for (std::size_t share = 1; share <= 6 && up != 0;
           share = share == 1 ? 2 : share + 2, up = tree_[up].parent) {
        score_[up] += points / share;
      }
    }
  }

  [[nodiscard]] std::uint32_t Best() const {
    std::uint32_t best = 0;
    std::size_t most = 0;
    for (std::uint32_t i = 1; i < tree_.size(); ++i) {
      if (score_[i] == 0 || bytes_[i] == 0) continue;
      std::size_t score = score_[i] * 100 * (bytes_[i] - std::min(links_[i], bytes_[i])) / bytes_[i];
      if (IsBody(tree_[i])) score = score * 3 / 2;
      if (tree_[i].name == "article") score = score * 5 / 4;
      if (score > most) {
        most = score;
        best = i;
      }
    }
    return best;
  }

  /// The best element, or one around it that holds much more prose: articles are often cut into sections.
  [[nodiscard]] std::uint32_t Widened(std::uint32_t best) const {
    constexpr std::size_t kMaxLevels = 6;
    std::size_t chosen = 0;
    for (std::uint32_t i = tree_[best].parent + 1; best != 0 && i < tree_[tree_[best].parent].end;
         i = tree_[i].end)
      if (i == best || IsPartOf(best, i)) chosen += good_[i];
    std::uint32_t up = tree_[best].parent;
    for (std::size_t level = 0; level < kMaxLevels && up != 0 && tree_[up].name != "body";
         ++level, up = tree_[up].parent) {
      if (good_[up] * 10 >= chosen * 13 && links_[up] * 4 < bytes_[up]) return up;
    }
    return best;
  }

  /// Whether an element beside the best one belongs to it: it scores a fifth as much, or is one paragraph of
  /// prose.
  [[nodiscard]] bool IsPartOf(std::uint32_t best, std::uint32_t node) const {
    if (dropped_[node] != nullptr || links_[node] * 4 > bytes_[node]) return false;
    return score_[node] * 5 >= score_[best] || (tree_[node].name == "p" && bytes_[node] > kLongRun);
  }

  /// The nodes of the text: the best element, and its siblings that belong to it.
  [[nodiscard]] std::vector<bool> Chosen(std::uint32_t best) const {
    std::vector<bool> chosen(tree_.size());
    if (const std::uint32_t told = publisher_ != nullptr ? FirstFit(tree_, publisher_->text) : 0; told != 0) {
      std::fill(chosen.begin() + told, chosen.begin() + tree_[told].end, true);
      return chosen;
    }
    const std::uint32_t parent = tree_[best].parent;
    for (std::uint32_t i = parent + 1; best != 0 && i < tree_[parent].end; i = tree_[i].end) {
      if (i == best || IsPartOf(best, i)) std::fill(chosen.begin() + i, chosen.begin() + tree_[i].end, true);
    }
    if (best == 0) chosen.assign(tree_.size(), true);
    return chosen;
  }

  /// Why a block in the main element is no text after all, or null. `head` counts what is kept already.
  [[nodiscard]] const char* WhyBoilerplate(const Block& block, std::size_t head) const {
    if (block.text == facts_.title) return "the headline";
    if (IsMostlyLinks(block)) return "mostly links";
    if (FitsPatternOf(rules_, "anywhere", block.text) ||
        (publisher_ != nullptr && FitsPattern(publisher_->boilerplate, block.text)))
      return "a known line of boilerplate";
    if (tree_[block.node].name == "h1" && head == 0) return "the headline";
    if (ReadDateLine(block.text, rules_)) return "a date";
    const bool credit = head <= kHeadBlocks && ReadCredit(block.text, rules_).has_value();
    return credit ? "a byline" : nullptr;
  }

  /// Says of each block why it is no text, if so.
  void Choose(std::uint32_t best) {
    const std::vector<bool> chosen = Chosen(best);
    std::vector<Block*> kept;
    for (Block& block : blocks_) {
      if (block.why != nullptr) continue;
      block.why = chosen[block.node] || IsInLead(block.node) ? WhyBoilerplate(block, kept.size())
                                                             : "outside of the main element";
      if (block.why == nullptr) kept.push_back(&block);
    }
    const auto is_tail = [&](const Block& block) {
      return IsHeading(tree_[block.node].name) ||
             (block.text.size() <= 240 && FitsPatternOf(rules_, "tail", block.text));
    };
    for (; !kept.empty() && is_tail(*kept.back()); kept.pop_back())
      kept.back()->why = "a heading or a known line of boilerplate at the end";
  }

  [[nodiscard]] std::string Join() const {
    std::string text;
    for (const Block& block : blocks_) {
      if (block.why != nullptr) continue;
      if (!text.empty()) text += "\n\n";
      text += block.text;
    }
    return text;
  }

  const std::vector<PageNode>& tree_;
  const PageFacts& facts_;
  const IngestRules& rules_;
  const PublisherRule* publisher_;
  std::vector<std::size_t> prose_;
  std::vector<std::size_t> score_;
  std::vector<std::size_t> good_;  ///< bytes of long prose below each node
  std::uint32_t lead_ = 0;
  std::vector<std::size_t> links_;
  std::vector<std::size_t> bytes_;
  std::vector<const char*> dropped_;  ///< why, or null
  std::vector<Block> blocks_;
  bool drop_named_ = true;
};

}  // namespace

MainTextFound MainText(const std::vector<PageNode>& tree, const PageFacts& facts, const IngestRules& rules) {
  MainTextFinder finder(tree, facts, rules);
  std::string text = finder.Find(true);
  if (text.size() < kShortText) {
    // Some pages hold the article in what they call a widget.
    MainTextFinder again(tree, facts, rules);
    std::string with_named = again.Find(false);
    if (with_named.size() > 2 * text.size())
      return {std::move(with_named), facts.trace ? again.Trace() : std::vector<BlockTrace>()};
  }
  return {std::move(text), facts.trace ? finder.Trace() : std::vector<BlockTrace>()};
}

}  // namespace demarche::ingest
