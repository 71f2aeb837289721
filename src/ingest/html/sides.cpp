#include "ingest/html/sides.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/ascii.h"
#include "ingest/rules.h"
#include "ingest/text/credit.h"

namespace demarche::ingest {
namespace {

/// Of a link to another article; a date may link to the page itself.
constexpr std::size_t kLeastHeadline = 20;
constexpr std::size_t kLeastDatedHeadline = 60;

class SideFinder {
 public:
  SideFinder(const std::vector<PageNode>& tree, std::uint32_t heading, const IngestRules& rules,
             DayOrder order)
      : tree_(tree), heading_(heading), rules_(rules), order_(order), parts_(tree.size()) {
    for (std::size_t i = tree.size(); i-- > 1;) AddToParent(i);
  }

  std::vector<bool> Find() const {
    std::vector<bool> side(tree_.size());
    MarkTeasers(side);
    for (std::size_t i = 1; i < tree_.size(); ++i)
      side[i] = side[tree_[i].parent] || ((side[i] || IsNamed(i)) && !IsMain(i) && !IsCreditOfHeading(i));
    return side;
  }

 private:
  /// What a node and all below it hold.
  struct Part {
    std::size_t bytes = 0;
    bool headline = false;  ///< a link long enough for one
    bool date = false;      ///< a short text with a date
  };

  void AddToParent(std::size_t i) {
    constexpr std::size_t kMaxDate = 60;
    const PageNode& node = tree_[i];
    if (node.name == "jsonld") return;
    const std::string_view text = Trim(node.text);
    Part& part = parts_[i];
    part.bytes += text.size();
    part.date = part.date || (node.name.empty() && text.size() <= kMaxDate &&
                              std::any_of(text.begin(), text.end(), IsDigit) &&
                              FindDate(text, rules_, order_).has_value());
    part.headline = part.headline ||
                    (node.name == "a" && part.bytes >= (part.date ? kLeastDatedHeadline : kLeastHeadline));
    Part& parent = parts_[node.parent];
    parent.bytes += part.bytes;
    parent.headline = parent.headline || part.headline;
    parent.date = parent.date || part.date;
  }

  [[nodiscard]] bool IsTeaser(std::size_t i) const {
    constexpr std::size_t kMaxTeaser = 600;
    const std::string& name = tree_[i].name;
    return !name.empty() && name != "p" && parts_[i].headline && parts_[i].date &&
           parts_[i].bytes <= kMaxTeaser;
  }

  /// Two of one name in one element.
  void MarkTeasers(std::vector<bool>& side) const {
    std::map<std::pair<std::uint32_t, std::string_view>, std::size_t> first;
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (!IsTeaser(i)) continue;
      const auto [found, is_new] = first.try_emplace({tree_[i].parent, tree_[i].name}, i);
      if (!is_new) side[i] = side[found->second] = true;
    }
  }

  /// What may be called a teaser or an <aside> can hold the date of the article itself; one that leads to
  /// other articles does not.
  [[nodiscard]] bool IsNamed(std::size_t i) const {
    const PageNode& node = tree_[i];
    const auto is_of = [&](std::string_view words) {
      return HasPartOf(rules_, words, node.Get("class")) || HasPartOf(rules_, words, node.Get("id"));
    };
    return node.name == "nav" || is_of("side") ||
           (parts_[i].headline && (node.name == "aside" || node.name == "a" || is_of("linked side")));
  }

  [[nodiscard]] bool IsMain(std::size_t i) const {
    return parts_[i].bytes * 2 > parts_[0].bytes || (i <= heading_ && heading_ < tree_[i].end);
  }

  /// Stands in the element that holds the headline, or the one around that, and is a line of names and a
  /// date.
  [[nodiscard]] bool IsCreditOfHeading(std::size_t i) const {
    constexpr std::size_t kMaxCredit = 120;
    if (heading_ == 0 || i < heading_ || parts_[i].bytes > kMaxCredit) return false;
    const std::uint32_t parent = tree_[i].parent;
    const std::uint32_t holder = tree_[heading_].parent;
    if (parent != holder && parent != tree_[holder].parent) return false;
    const std::optional<Credit> credit = ReadCredit(TextOf(tree_, i, kMaxMarked), rules_, order_);
    return credit && credit->day;
  }

  const std::vector<PageNode>& tree_;
  std::uint32_t heading_;
  const IngestRules& rules_;
  DayOrder order_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<bool> SidesOf(const std::vector<PageNode>& tree, std::uint32_t heading, const IngestRules& rules,
                          DayOrder order) {
  return SideFinder(tree, heading, rules, order).Find();
}

}  // namespace demarche::ingest
