// Each place of a page that may tell its date of publication gives a signal. The signals vote for their days
// with the log odds of being right that were measured for their place (docs/ingest.md); places that are
// mostly filled from one source, as the metadata are, count little more than their best. What readers see
// and the address outvote metadata, which may be in UTC or tell of another version.
#include "ingest/html/dates.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/html/publisher.h"
#include "ingest/html/sides.h"
#include "ingest/html/title.h"
#include "ingest/rules.h"
#include "ingest/text/credit.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxDateText = 120;
/// Less than this in favour of a day, beyond what speaks for another, and the page has no date.
constexpr int kLeastTrust = 6;
/// Each further place of a group adds this.
constexpr int kFurther = 4;
/// This, where metadata tell of a change on the day that they tell of the publication: most corrections come
/// soon.
constexpr int kSameChange = 2;

constexpr DatePlace kOfPublisher{"element of the publisher's rule", DateBasis::kTime, 'p', 60};
constexpr DatePlace kAddress{"address", DateBasis::kUrl, 'a', 40};
constexpr DatePlace kBelow{"text below the headline", DateBasis::kByline, 'v', 30};
constexpr DatePlace kTimes{"time elements", DateBasis::kTime, 't', 30};
constexpr DatePlace kOpengraph{"opengraph published_time", DateBasis::kOpengraph, 'm', 26};
constexpr DatePlace kMarkedTime{"marked time", DateBasis::kTime, 't', 24};
constexpr DatePlace kMicrodata{"microdata datePublished", DateBasis::kMeta, 'm', 23};
constexpr DatePlace kJsonld{"JSON-LD datePublished", DateBasis::kJsonld, 'm', 21};
constexpr DatePlace kDateClass{"element of class date", DateBasis::kByline, 'v', 21};
constexpr DatePlace kAbove{"text above the headline", DateBasis::kByline, 'v', 20};
constexpr DatePlace kCredit{"credit line", DateBasis::kByline, 'v', 17};
constexpr DatePlace kMeta{"other metadata", DateBasis::kMeta, 'm', 16};
constexpr DatePlace kPhrase{"sentence that tells of the publication", DateBasis::kByline, 'v', 18};
constexpr DatePlace kOpening{"opening of the text", DateBasis::kByline, 'v', 16};
constexpr DatePlace kCreated{"JSON-LD dateCreated", DateBasis::kJsonld, 'm', 10};
constexpr DatePlace kModified{"date of a change", DateBasis::kModified, 'c', 0};

/// Elements that are looked at for a date near the headline, and in all.
constexpr std::uint32_t kMaxTried = 2000;

class DateFinder {
 public:
  DateFinder(const std::vector<PageNode>& tree, const PageHead& head, std::uint32_t heading,
             const IngestRules& rules, const PublisherRule* publisher, DayOrder order)
      : tree_(tree),
        head_(head),
        heading_(heading),
        rules_(rules),
        publisher_(publisher),
        order_(order),
        side_(SidesOf(tree, heading, rules, order)) {}

  std::vector<DateSignal> Find() {
    CountYears();
    AddOfPublisher();
    Add(kJsonld, head_.data.date);
    AddMeta(kOpengraph, "opengraph date");
    AddMicrodata();
    AddMarkedTime();
    AddUrl();
    AddTimes();
    AddDateElement();
    AddNearHeading();
    AddMeta(kMeta, "date meta");
    AddCredit();
    AddPhrase();
    Add(kCreated, head_.data.created);
    Add(kModified, head_.data.modified);
    AddMeta(kModified, "modified meta");
    AddChange();
    TurnSwapped();
    return std::move(signals_);
  }

 private:
  bool Add(const DatePlace& place, std::string_view text) {
    const std::optional<std::string> date = text.empty() ? std::nullopt : ReadDate(text, rules_, order_);
    if (date) signals_.push_back({&place, publisher_ ? OnClockOf(publisher_->zone, *date) : *date});
    return date.has_value();
  }

  void AddMeta(const DatePlace& place, std::string_view of_class) {
    for (const std::string_view name : WordsOf(rules_, of_class)) {
      if (Add(place, head_.Meta(name))) return;
    }
  }

  /// Dates need a year; elements without four digits in a row, or two behind a mark, need not be looked
  /// into.
  void CountYears() {
    years_.resize(tree_.size() + 1);
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      std::size_t run = 0;
      bool year = false;
      char before = ' ';  // the run of digits
      char last = ' ';
      for (const char c : tree_[i].text) {
        if (IsDigit(c) && run == 0) before = last;
        run = IsDigit(c) ? run + 1 : 0;
        year = year || run == 4 || (run == 2 && (before == '.' || before == '/' || before == '-'));
        last = c;
      }
      years_[i + 1] = years_[i] + (year ? 1 : 0);
    }
  }

  [[nodiscard]] bool HasYear(std::size_t node) const { return years_[tree_[node].end] > years_[node]; }

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
  void AddFirst(const DatePlace& place, const Test& test) {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (!tree_[i].name.empty() && test(tree_[i]) && Add(place, DateTextOf(i))) return;
    }
  }

  void AddOfPublisher() {
    for (std::uint32_t i = 1; publisher_ != nullptr && i < tree_.size(); ++i) {
      if (FitsSelector(tree_, i, publisher_->date) && Add(kOfPublisher, DateTextOf(i))) return;
    }
  }

  void AddMicrodata() {
    AddFirst(kMicrodata, [](const PageNode& node) {
      const std::string property = LowerAscii(node.Get("itemprop"));
      return property == "datepublished" || property == "datecreated";
    });
  }

  void AddMarkedTime() {
    AddFirst(kMarkedTime, [](const PageNode& node) {
      const std::string_view of_class = node.Get("class");
      return (node.name == "time" &&
              (node.attributes.count("pubdate") != 0 || of_class.starts_with("entry-"))) ||
             of_class == "published";
    });
  }

  void AddUrl() {
    if (const std::optional<Day> day = DayOfUrl(head_.url, rules_))
      signals_.push_back({&kAddress, FormatDay(*day)});
  }

  /// Not those that tell of a change alone; many pages mark one <time> as both.
  [[nodiscard]] bool IsTimeOfPublication(std::size_t i) const {
    const std::string_view of_class = tree_[i].Get("class");
    return tree_[i].name == "time" && !side_[i] && tree_[i].Get("itemprop") != "dateModified" &&
           (!HasPartOf(rules_, "modified", of_class) || HasPartOf(rules_, "date class", of_class));
  }

  /// <time> elements, when they all name one day.
  void AddTimes() {
    std::string first;
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (!IsTimeOfPublication(i)) continue;
      const std::optional<std::string> date = ReadDate(DateTextOf(i), rules_, order_);
      if (!date) continue;
      if (!first.empty() && first.substr(0, 10) != date->substr(0, 10)) return;
      if (first.empty()) first = *date;
    }
    Add(kTimes, first);
  }

  /// "This entry was posted on 12 September 2010 and is filed under ...", in a small element or in what the
  /// page says about itself.
  void AddPhrase() {
    constexpr std::uint32_t kMaxNodes = 40;
    if (AddPhraseIn(head_.Meta("description"))) return;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const PageNode& node = tree_[i];
      if (side_[i] || node.end - i > kMaxNodes || node.name == "jsonld" || !HasYear(i)) continue;
      if (AddPhraseIn(WordsIn(i))) return;
    }
  }

  /// A long text only where the sentence is about the text itself.
  bool AddPhraseIn(std::string_view text) {
    constexpr std::size_t kMaxPhrase = 300;
    const bool is_short = text.size() <= kMaxPhrase;
    text = text.substr(0, Utf8Floor(text, std::min(kMaxPhrase, text.size())));
    return (FitsPatternOf(rules_, "date opening", text) ||
            (is_short && FitsPatternOf(rules_, "date phrase", text))) &&
           Add(kPhrase, PublishedIn(text));
  }

  void AddDateElement() {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      const PageNode& node = tree_[i];
      if (side_[i] || !HasYear(i) || node.name.empty() || node.name == "body" || node.name == "html")
        continue;
      if (!HasPartOf(rules_, "date class", node.Get("class")) &&
          !HasPartOf(rules_, "date class", node.Get("id")))
        continue;
      const std::string text = WordsIn(i);
      if (text.size() <= kMaxDateText && Add(kDateClass, PublishedIn(text))) return;
    }
  }

  /// From its first date on that is not told to be that of a change: "Updated 3 May 2010, published 1 May
  /// 2010" gives "1 May 2010"; "" when there is none.
  [[nodiscard]] std::string_view PublishedIn(std::string_view text) const {
    while (const std::optional<FoundDate> date = FindDate(text, rules_, order_)) {
      const std::vector<std::string_view> words = Split(text.substr(0, date->begin), ' ');
      const bool change = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return IsWordOf(rules_, "modified", word.substr(0, word.find_first_of(":(")));
      });
      if (!change) return text;
      text.remove_prefix(date->end);
    }
    return {};
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
      if (tree_[i].name.empty() && Trim(tree_[i].text).size() > kParagraph && !side_[i]) {
        ++paragraphs;
        if (AddOpening(tree_[i].text)) return;
      }
      if (AddShort(kBelow, i)) return;
    }
    for (std::uint32_t i = heading_; i-- > heading_ - std::min(heading_, kReach);) {
      if (AddShort(kAbove, i)) return;
    }
  }

  /// A line of the page that is a date of publication and nothing else, or with names.
  void AddCredit() {
    std::size_t tried = 0;
    for (std::uint32_t i = 0; i < tree_.size() && tried < kMaxTried; ++i) {
      if (side_[i]) continue;
      const std::string text = ShortText(i);
      if (text.empty()) continue;
      ++tried;
      const std::optional<Credit> credit = ReadCredit(Trim(PublishedIn(text)), rules_, order_);
      if (credit && credit->day) {
        signals_.push_back({&kCredit, FormatDay(*credit->day)});
        return;
      }
    }
  }

  /// "Last updated 12 September 2010" on a line of its own.
  void AddChange() {
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (side_[i]) continue;
      const std::string text = ShortText(i);
      const std::optional<DateLine> line = ReadDateLine(text, rules_, order_);
      if (!line || !line->modified) continue;
      Add(kModified, text);
      return;
    }
  }

  /// The text of a small element, or "". Of text that stands in a large one, what is before a bar.
  [[nodiscard]] std::string ShortText(std::uint32_t node) const {
    constexpr std::uint32_t kMaxNodes = 60;
    const PageNode& of = tree_[node];
    if (!HasYear(node) || of.name == "title" || of.name == "jsonld" || of.end - node > kMaxNodes) return {};
    std::string text = of.name.empty() ? Squeeze(of.text.substr(0, kMaxMarked)) : WordsIn(node);
    if (of.name.empty()) {
      text.resize(std::min(text.size(), text.find(" | ")));
      if (!ReadCredit(text, rules_, order_)) return {};
    }
    return text.size() <= kMaxDateText ? text : std::string();
  }

  bool AddShort(const DatePlace& place, std::uint32_t node) {
    if (side_[node]) return false;
    const std::string text = ShortText(node);
    if (text.ends_with('.') && !ReadCredit(text, rules_, order_))
      return false;  // a short sentence of the text
    return Add(place, PublishedIn(text));
  }

  /// "Geneva, (12.11.2010). The envoys ..." and "(12 November 2010) The envoys ...".
  bool AddOpening(std::string_view text) {
    constexpr std::size_t kReach = 60;
    text = Trim(text).substr(0, kReach);
    const std::optional<FoundDate> date = FindDate(text, rules_, order_);
    if (!date || date->end == text.size()) return false;
    std::string_view place = Trim(text.substr(0, date->begin));
    const bool bracket = place.ends_with('(') && text[date->end] == ')';
    if (place.ends_with('(')) place = Trim(place.substr(0, place.size() - 1));
    if (place.empty() ? !bracket : !bracket && !place.ends_with(',')) return false;
    std::size_t names = 0;
    for (const std::string_view word : Split(place, ' ')) {
      const bool label = IsWordOf(rules_, "date label", word) || IsWordOf(rules_, "weekday", word) ||
                         IsWordOf(rules_, "name link", word);
      if (!label && !word.empty() && IsLower(word[0])) return false;
      names += label ? 0 : 1;
    }
    return (bracket || names > 0) && Add(kOpening, FormatDay(date->day));
  }

  [[nodiscard]] bool IsForMachines(const std::string& day) const {
    return std::any_of(signals_.begin(), signals_.end(), [&](const DateSignal& signal) {
      return (signal.place->group == 'm' || signal.place->group == 'a') && signal.date.starts_with(day);
    });
  }

  /// Figures for readers were read in the wrong order where what stands for machines tells of the other one:
  /// "11/01/2021" beside "2021-11-01".
  void TurnSwapped() {
    for (DateSignal& signal : signals_) {
      if (signal.place->group != 'v' || IsForMachines(signal.date.substr(0, 10))) continue;
      const std::string swapped =
          signal.date.substr(0, 5) + signal.date.substr(8, 2) + "-" + signal.date.substr(5, 2);
      if (IsForMachines(swapped)) signal.date = swapped;
    }
  }

  const std::vector<PageNode>& tree_;
  const PageHead& head_;
  std::uint32_t heading_;
  const IngestRules& rules_;
  const PublisherRule* publisher_;
  DayOrder order_;
  std::vector<bool> side_;
  std::vector<std::uint32_t> years_;  ///< texts before each node that hold four digits in a row
  std::vector<DateSignal> signals_;
};

/// What the signals for a day come to.
int TrustIn(const std::vector<DateSignal>& signals, std::string_view day) {
  std::map<char, int> best;
  int further = 0;
  bool same_change = false;
  for (const DateSignal& signal : signals) {
    if (signal.date.substr(0, 10) != day) continue;
    if (signal.place->trust == 0) {
      same_change = true;
      continue;
    }
    int& most = best[signal.place->group];
    if (most != 0) further += kFurther;
    most = std::max(most, signal.place->trust);
  }
  int sum = further + (same_change && best.contains('m') ? kSameChange : 0);
  for (const auto& [group, most] : best) sum += most;
  return sum;
}

/// Where nothing tells of the publication: the earliest change that the page tells of.
PageDate OfChange(PageDate found) {
  const auto first = std::min_element(
      found.signals.begin(), found.signals.end(),
      [](const DateSignal& a, const DateSignal& b) { return a.date.substr(0, 10) < b.date.substr(0, 10); });
  found.date = first->date;
  found.basis = first->place->basis;
  return found;
}

}  // namespace

PageDate FindPageDate(const std::vector<PageNode>& tree, const PageHead& head, std::uint32_t heading,
                      const IngestRules& rules, const PublisherRule* publisher, DayOrder order) {
  PageDate found;
  found.signals = DateFinder(tree, head, heading, rules, publisher, order).Find();
  std::map<std::string, int> days;
  for (const DateSignal& signal : found.signals) {
    const std::string day = signal.date.substr(0, 10);
    days.emplace(day, TrustIn(found.signals, day));
  }
  const auto best = std::max_element(days.begin(), days.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == days.end()) return found;
  if (best->second == 0) return OfChange(std::move(found));
  int second = 0;
  for (const auto& [day, trust] : days) {
    if (day != best->first) second = std::max(second, trust);
  }
  if (best->second - second < kLeastTrust) return found;
  // Of the places that agree, one that tells the time of day, too.
  const DateSignal* chosen = nullptr;
  for (const DateSignal& signal : found.signals) {
    if (signal.date.substr(0, 10) != best->first || signal.place->trust == 0) continue;
    if (chosen == nullptr || (chosen->date.size() == 10 && signal.date.size() > 10)) chosen = &signal;
  }
  found.date = chosen->date;
  found.basis = chosen->place->basis;
  return found;
}

}  // namespace demarche::ingest
