// What a page tells about itself: each field has a chain of places, the most trusted first.
#include "ingest/html/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/html/dates.h"
#include "ingest/html/head.h"
#include "ingest/html/main_text.h"
#include "ingest/html/publisher.h"
#include "ingest/html/state.h"
#include "ingest/html/title.h"
#include "ingest/rules.h"
#include "ingest/text/date_text.h"
#include "ingest/text/dateline.h"

namespace demarche::ingest {
namespace {

/// Whether figures tell the day first is known from the language, and from the country of the address.
DayOrder OrderOf(const PageHead& head, const IngestRules& rules, const PublisherRule* publisher) {
  if (publisher != nullptr && !publisher->order.empty()) {
    if (publisher->order == "year first") return DayOrder::kYearFirst;
    return publisher->order == "day first" ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
  }
  const std::string language = LowerAscii(head.language.substr(0, head.language.find_first_of("-_")));
  if (IsWordOf(rules, "day first language", language)) return DayOrder::kDayFirst;
  const std::string_view host = HostOf(head.url);
  const std::string_view country = host.substr(std::min(host.size(), host.rfind('.') + 1));
  return IsWordOf(rules, "day first country", country) ? DayOrder::kDayFirst : DayOrder::kUnknown;
}

class PageReader {
 public:
  PageReader(const std::vector<PageNode>& tree, const PageHead& head, const IngestRules& rules,
             const PageHints& hints)
      : tree_(tree), head_(head), rules_(rules), hints_(hints), publisher_(FindPublisher(rules, head.url)) {}

  Article Read() {
    article_.url = head_.url;
    TakeTitle();
    article_.publisher = Publisher();
    article_.language = Language();
    TakeDate();
    TakeText();
    TakeOther("author",
              {AuthorOfPublisher(), CleanLine(head_.data.author), head_.FirstMeta(rules_, "author meta")});
    TakeOther("section", {CleanLine(head_.data.section), head_.FirstMeta(rules_, "section meta")});
    return std::move(article_);
  }

  /// Whether any place told a date, believed or not.
  [[nodiscard]] bool tells_date() const { return tells_date_; }

 private:
  /// The text of the first element of this name.
  [[nodiscard]] std::string FirstText(std::string_view name) const {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].name != name) continue;
      if (std::string text = TextOf(tree_, i, kMaxMarked); !text.empty() && text.size() <= kMaxTitle)
        return text;
    }
    return {};
  }

  /// What an element says on one line of at most kMaxTitle bytes: the content of a <meta>, else its words.
  [[nodiscard]] std::string Says(std::uint32_t node) const {
    const std::string_view content = tree_[node].Get("content");
    std::string text = content.empty() ? TextOf(tree_, node, kMaxMarked) : CleanLine(content);
    return text.size() <= kMaxTitle ? text : std::string();
  }

  /// Who wrote, as the element says that the publisher's rule names, or "".
  [[nodiscard]] std::string AuthorOfPublisher() const {
    const std::uint32_t named = publisher_ != nullptr ? FirstFit(tree_, publisher_->author) : 0;
    return named != 0 ? Says(named) : std::string();
  }

  void TakeTitle() {
    const std::array<std::string, 4> told{head_.Meta("og:title"), CleanLine(head_.data.headline),
                                          head_.FirstMeta(rules_, "title meta"), FirstText("title")};
    PageTitle title = FindTitle(tree_, told);
    article_.title = std::move(title.text);
    heading_ = title.node;
    const std::uint32_t named = publisher_ != nullptr ? FirstFit(tree_, publisher_->title) : 0;
    std::string text = named != 0 ? Says(named) : std::string();
    if (text.empty()) return;
    article_.title = std::move(text);
    heading_ = named;
  }

  [[nodiscard]] std::string Publisher() const {
    if (publisher_ != nullptr) return publisher_->name;
    for (const std::string& publisher : {head_.Meta("og:site_name"), CleanLine(head_.data.publisher),
                                         head_.FirstMeta(rules_, "publisher meta")}) {
      if (!publisher.empty() && !IsWebAddress(publisher)) return publisher;
    }
    return article_.url.empty() ? std::string() : std::string(HostOf(article_.url));
  }

  [[nodiscard]] std::string Language() const {
    const std::string language = LowerAscii(head_.language.substr(0, head_.language.find_first_of("-_ ")));
    const bool tag = language.size() >= 2 && language.size() <= 3 &&
                     std::all_of(language.begin(), language.end(), IsAlpha);
    return tag ? language : std::string();
  }

  void TakeDate() {
    const PageDate date =
        FindPageDate(tree_, head_, heading_, rules_, publisher_, OrderOf(head_, rules_, publisher_));
    article_.date = date.date;
    article_.date_basis = date.basis;
    tells_date_ = !date.signals.empty();
    if (hints_.explain == nullptr) return;
    *hints_.explain += fmt::format("  title      {}\n  date       {} ({})\n", article_.title,
                                   date.date.empty() ? "none" : date.date, Name(date.basis));
    for (const DateSignal& signal : date.signals)
      *hints_.explain += fmt::format("    {:32} {}\n", signal.date, signal.place->name);
  }

  void TakeText() {
    PageFacts facts;
    facts.title = article_.title;
    facts.heading = heading_;
    std::string description = head_.Meta("og:description");
    if (description.empty()) description = head_.Meta("description");
    facts.description = description;
    facts.publisher = publisher_;
    facts.trace = hints_.explain != nullptr;
    const MainTextFound found = MainText(tree_, facts, rules_);
    article_.text = found.text;
    const std::string& body = head_.data.body;
    const bool from_data = article_.text.size() * 2 < body.size() && body.find('<') == std::string::npos;
    if (from_data) article_.text = CleanText(body);
    const std::size_t end = article_.text.find("\n\n");
    std::string first = article_.text.substr(0, end);
    article_.dateline = TakeDateline(first, rules_);
    if (!article_.dateline.empty()) article_.text.replace(0, end, first);
    if (hints_.explain == nullptr) return;
    if (from_data)
      *hints_.explain += "  text       of JSON-LD articleBody: the page itself holds less than half\n";
    for (const BlockTrace& block : found.blocks) ExplainBlock(block);
  }

  void ExplainBlock(const BlockTrace& block) {
    constexpr std::size_t kShown = 70;
    const std::string_view shown(block.text.data(),
                                 Utf8Floor(block.text, std::min(kShown, block.text.size())));
    *hints_.explain += block.why == nullptr
                           ? fmt::format("  kept       {:10} \"{}\"\n", block.element, shown)
                           : fmt::format("  dropped    {:10} \"{}\": {}\n", block.element, shown, block.why);
  }

  /// A field that no later floor reads, passed through.
  void TakeOther(const char* name, std::initializer_list<std::string> told) {
    for (const std::string& value : told) {
      if (value.empty() || IsWebAddress(value) || value.size() > kMaxTitle) continue;
      article_.other.emplace_back(name, JsonText(value));
      return;
    }
  }

  const std::vector<PageNode>& tree_;
  const PageHead& head_;
  const IngestRules& rules_;
  const PageHints& hints_;
  const PublisherRule* publisher_;
  std::uint32_t heading_ = 0;
  bool tells_date_ = false;
  Article article_;
};

/// What the page itself does not hold; where its places disagree about the date, that is not for a script to
/// settle.
void TakeFromState(PageState state, bool tells_date, const PageHints& hints, Article& article) {
  const bool text = article.text.empty() && !state.text.empty();
  const bool date = !tells_date && !state.date.empty();
  if (text) article.text = std::move(state.text);
  if (date) {
    article.date = std::move(state.date);
    article.date_basis = DateBasis::kMeta;
  }
  if (hints.explain == nullptr) return;
  if (date)
    *hints.explain += fmt::format("  date       {} (data of a script, the last resort)\n", article.date);
  if (text) *hints.explain += "  text       of the data of a script: the page itself holds none\n";
}

}  // namespace

Result<Article> ReadPage(std::string_view html, const IngestRules& rules, const PageHints& hints) {
  const Result<std::vector<PageNode>> tree = ReadTree(html);
  if (!tree) return tl::unexpected<Error>(tree.error());
  PageHead head = ReadHead(*tree);
  if (head.url.empty()) head.url = hints.url;
  PageReader reader(*tree, head, rules, hints);
  Article article = reader.Read();
  if (article.text.empty() || !reader.tells_date())
    TakeFromState(ReadPageState(html, rules), reader.tells_date(), hints, article);
  return article;
}

}  // namespace demarche::ingest
