// What a page tells about itself: each field has a chain of places, the most trusted first. The order for
// dates follows measured rates of being right to the day; dates of changes are never used.
#include "ingest/html/page.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "ingest/encoding.h"
#include "ingest/html/dates.h"
#include "ingest/html/head.h"
#include "ingest/html/main_text.h"
#include "ingest/html/title.h"
#include "ingest/rules.h"
#include "ingest/text/credit.h"
#include "ingest/text/date_text.h"
#include "ingest/text/dateline.h"

namespace demarche::ingest {
namespace {

/// Whether figures tell the day first is known from the language, and from the country of the address.
DayOrder OrderOf(const PageHead& head, const IngestRules& rules) {
  const std::string language = LowerAscii(head.language.substr(0, head.language.find_first_of("-_")));
  if (IsWordOf(rules, "day first language", language)) return DayOrder::kDayFirst;
  const std::string_view host = HostOf(head.url);
  const std::string_view country = host.substr(std::min(host.size(), host.rfind('.') + 1));
  return IsWordOf(rules, "day first country", country) ? DayOrder::kDayFirst : DayOrder::kUnknown;
}

class PageReader {
 public:
  PageReader(const std::vector<PageNode>& tree, const PageHead& head, const IngestRules& rules)
      : tree_(tree), head_(head), rules_(rules) {}

  Article Read() {
    article_.url = head_.url;
    TakeTitle();
    article_.publisher = Publisher();
    article_.language = Language();
    TakeDate();
    return std::move(article_);
  }

  [[nodiscard]] std::uint32_t heading() const { return heading_; }

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

  void TakeTitle() {
    const std::array<std::string, 4> told{head_.Meta("og:title"), CleanLine(head_.data.headline),
                                          head_.FirstMeta(rules_, "title meta"), FirstText("title")};
    PageTitle title = FindTitle(tree_, told);
    article_.title = std::move(title.text);
    heading_ = title.node;
  }

  [[nodiscard]] std::string Publisher() const {
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
    PageDate date = FindPageDate(tree_, head_, heading_, rules_, OrderOf(head_, rules_));
    article_.date = date.date;
    article_.date_basis = date.basis;
  }

  const std::vector<PageNode>& tree_;
  const PageHead& head_;
  const IngestRules& rules_;
  std::uint32_t heading_ = 0;
  Article article_;
};

}  // namespace

Result<Article> ReadPage(std::string_view html, const IngestRules& rules, std::string_view url) {
  const Result<std::vector<PageNode>> tree = ReadTree(html);
  if (!tree) return tl::unexpected<Error>(tree.error());
  PageHead head = ReadHead(*tree);
  if (head.url.empty()) head.url = url;
  PageReader reader(*tree, head, rules);
  Article article = reader.Read();
  const std::string description =
      head.Meta("og:description").empty() ? head.Meta("description") : head.Meta("og:description");
  const MainTextFound found = MainText(*tree, {article.title, reader.heading(), description, false}, rules);
  article.text = found.text;
  const std::string& body = head.data.body;
  if (article.text.size() * 2 < body.size() && body.find('<') == std::string::npos)
    article.text = CleanText(body);
  const std::size_t end = article.text.find("\n\n");
  std::string first = article.text.substr(0, end);
  article.dateline = TakeDateline(first, rules);
  if (!article.dateline.empty()) article.text.replace(0, end, first);
  return article;
}

}  // namespace demarche::ingest
