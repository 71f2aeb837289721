// Each place of a page that may tell its date of publication gives a signal; the first in order of measured
// reliability (docs/ingest.md) is taken, unless others show it to be wrong. Dates of changes come last.
#include "ingest/html/dates.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/html/title.h"
#include "ingest/rules.h"
#include "ingest/text/credit.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxDateText = 120;
/// Elements that are looked at for a date near the headline, and in all.
constexpr std::uint32_t kMaxTried = 2000;

class DateFinder {
 public:
  DateFinder(const std::vector<PageNode>& tree, const PageHead& head, std::uint32_t heading,
             const IngestRules& rules, DayOrder order)
      : tree_(tree), head_(head), heading_(heading), rules_(rules), order_(order) {}

  std::vector<DateSignal> Find() {
    MarkSides();
    Add("JSON-LD datePublished", DateBasis::kJsonld, head_.data.date);
    AddMeta("opengraph published_time", "opengraph date", DateBasis::kOpengraph);
    AddMicrodata();
    AddMarkedTime();
    AddUrl();
    AddAgreeingTimes();
    AddDateElement();
    AddNearHeading();
    AddMeta("meta name", "date meta", DateBasis::kMeta);
    AddCredit();
    Add("JSON-LD dateCreated", DateBasis::kJsonld, head_.data.created);
    Add("JSON-LD dateModified", DateBasis::kJsonld, head_.data.modified);
    AddMeta("meta modified", "modified meta", DateBasis::kMeta);
    return std::move(signals_);
  }

 private:
  bool Add(const char* place, DateBasis basis, std::string_view text) {
    const std::optional<std::string> date = text.empty() ? std::nullopt : ReadDate(text, rules_, order_);
    if (date) signals_.push_back({place, basis, *date});
    return date.has_value();
  }

  void AddMeta(const char* place, std::string_view of_class, DateBasis basis) {
    for (const std::string_view name : WordsOf(rules_, of_class)) {
      if (Add(place, basis, head_.Meta(name))) return;
    }
  }

  /// Parts of the page that tell of other articles or of readers; none holds the headline or half of the text.
  void MarkSides() {
    std::vector<std::size_t> bytes(tree_.size());
    for (std::size_t i = tree_.size(); i-- > 1;) {
      if (tree_[i].name != "jsonld") bytes[tree_[i].parent] += bytes[i] += Trim(tree_[i].text).size();
    }
    side_.resize(tree_.size());
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      const PageNode& node = tree_[i];
      const bool main = bytes[i] * 2 > bytes[0] || (i <= heading_ && heading_ < node.end);
      const bool named =
          HasPartOf(rules_, "side", node.Get("class")) || HasPartOf(rules_, "side", node.Get("id"));
      side_[i] = side_[node.parent] || (!main && (named || node.name == "nav" || node.name == "aside"));
    }
  }

  /// The words of a node, its parts kept apart: "Feb" "18" "2009" may each have an element.
  [[nodiscard]] std::string WordsIn(std::size_t node) const {
    std::string text;
    for (std::size_t i = node; i < tree_[node].end && text.size() <= kMaxMarked; ++i)
      text += tree_[i].text + " ";
    return Squeeze(text);
  }

  /// What an element says about its date: content, else datetime, else the title of an <abbr>, else its text.
  [[nodiscard]] std::string DateTextOf(std::size_t node) const {
    for (const char* attribute : {"content", "datetime", "title"}) {
      if (!tree_[node].Get(attribute).empty()) return std::string(tree_[node].Get(attribute));
    }
    return WordsIn(node).substr(0, kMaxDateText);
  }

  template <typename Test>
  void AddFirst(const char* place, DateBasis basis, const Test& test) {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (!tree_[i].name.empty() && test(tree_[i]) && Add(place, basis, DateTextOf(i))) return;
    }
  }

  void AddMicrodata() {
    AddFirst("microdata datePublished", DateBasis::kMeta, [](const PageNode& node) {
      const std::string property = LowerAscii(node.Get("itemprop"));
      return property == "datepublished" || property == "datecreated";
    });
  }

  void AddMarkedTime() {
    AddFirst("marked time", DateBasis::kTime, [](const PageNode& node) {
      const std::string_view of_class = node.Get("class");
      return (node.name == "time" &&
              (node.attributes.count("pubdate") != 0 || of_class.starts_with("entry-"))) ||
             of_class == "published";
    });
  }

  void AddUrl() {
    if (const std::optional<Day> day = DayOfUrl(head_.url, rules_))
      signals_.push_back({"address", DateBasis::kUrl, FormatDay(*day)});
  }

  /// <time> elements, when they all name one day.
  void AddAgreeingTimes() {
    std::string agreed;
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].name != "time" || side_[i]) continue;
      const std::optional<std::string> date = ReadDate(tree_[i].Get("datetime"), rules_, order_);
      if (!date) continue;
      if (!agreed.empty() && agreed.substr(0, 10) != date->substr(0, 10)) return;
      if (agreed.empty()) agreed = *date;
    }
    Add("time elements", DateBasis::kTime, agreed);
  }

  void AddDateElement() {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      const PageNode& node = tree_[i];
      if (side_[i] || node.name.empty() || node.name == "body" || node.name == "html") continue;
      if (!HasPartOf(rules_, "date class", node.Get("class")) &&
          !HasPartOf(rules_, "date class", node.Get("id")))
        continue;
      const std::string text = WordsIn(i);
      if (text.size() <= kMaxDateText && !IsOfChange(text) &&
          Add("element of class date", DateBasis::kByline, text))
        return;
    }
  }

  /// Whether the first date of a text is told to be that of a change.
  [[nodiscard]] bool IsOfChange(std::string_view text) const {
    const std::optional<FoundDate> date = ingest::FindDate(text, rules_);
    const std::vector<std::string_view> words = Split(text.substr(0, date ? date->begin : 0), ' ');
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return IsWordOf(rules_, "modified", word.substr(0, word.find(':')));
    });
  }

  /// The first short element below the headline that holds a date, up to the second paragraph of prose; else
  /// the last one shortly above it.
  void AddNearHeading() {
    constexpr std::size_t kParagraph = 80;
    constexpr std::uint32_t kReach = 60;
    if (heading_ == 0) return;
    std::size_t paragraphs = 0;
    const std::size_t below = std::min<std::size_t>(tree_.size(), tree_[heading_].end + kMaxTried);
    for (std::uint32_t i = tree_[heading_].end; i < below && paragraphs < 2; ++i) {
      if (tree_[i].name.empty() && Trim(tree_[i].text).size() > kParagraph) ++paragraphs;
      if (AddShort("text below the headline", i)) return;
    }
    for (std::uint32_t i = heading_; i-- > heading_ - std::min(heading_, kReach);) {
      if (AddShort("text above the headline", i)) return;
    }
  }

  /// A line of the page that is a date of publication and nothing else, or with names.
  void AddCredit() {
    std::size_t tried = 0;
    for (std::uint32_t i = 0; i < tree_.size() && tried < kMaxTried; ++i) {
      if (side_[i]) continue;
      const std::string text = ShortText(i);
      if (std::none_of(text.begin(), text.end(), IsDigit)) continue;
      ++tried;
      const std::optional<Credit> credit = ReadCredit(text, rules_);
      if (credit && credit->day) {
        signals_.push_back({"credit line", DateBasis::kByline, FormatDay(*credit->day)});
        return;
      }
    }
  }

  /// The text of a small element, or "". Of text that stands in a large one, what is before a bar.
  [[nodiscard]] std::string ShortText(std::uint32_t node) const {
    constexpr std::uint32_t kMaxNodes = 60;
    const PageNode& of = tree_[node];
    if (of.name == "title" || of.name == "jsonld" || of.end - node > kMaxNodes) return {};
    std::string text = of.name.empty() ? Squeeze(of.text.substr(0, kMaxMarked)) : WordsIn(node);
    if (of.name.empty()) {
      text.resize(std::min(text.size(), text.find(" | ")));
      if (!ReadDateLine(text, rules_)) return {};
    }
    return text.size() <= kMaxDateText ? text : std::string();
  }

  bool AddShort(const char* place, std::uint32_t node) {
    if (side_[node]) return false;
    const std::string text = ShortText(node);
    if (text.ends_with('.') && !ReadCredit(text, rules_)) return false;  // a short sentence of the text
    return !IsOfChange(text) && Add(place, DateBasis::kByline, text);
  }

  const std::vector<PageNode>& tree_;
  const PageHead& head_;
  std::uint32_t heading_;
  const IngestRules& rules_;
  DayOrder order_;
  std::vector<bool> side_;
  std::vector<DateSignal> signals_;
};

}  // namespace

PageDate FindPageDate(const std::vector<PageNode>& tree, const PageHead& head, std::uint32_t heading,
                      const IngestRules& rules, DayOrder order) {
  PageDate found;
  found.signals = DateFinder(tree, head, heading, rules, order).Find();
  if (!found.signals.empty()) {
    found.date = found.signals[0].date;
    found.basis = found.signals[0].basis;
  }
  return found;
}

}  // namespace demarche::ingest
