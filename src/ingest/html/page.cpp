// What a page tells about itself: each field has a chain of places, the most trusted first. The order for
// dates follows measured rates of being right to the day; dates of changes are never used.
#include "ingest/html/page.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "ingest/encoding.h"
#include "ingest/html/linked_data.h"
#include "ingest/html/title.h"
#include "ingest/rules.h"
#include "ingest/text/credit.h"
#include "ingest/text/date_text.h"
#include "ingest/text/dateline.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxDateText = 120;
/// Elements that are looked at for a date near the headline, and in all.
constexpr std::uint32_t kMaxTried = 2000;

bool IsWebAddress(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

std::string_view HostOf(std::string_view url) {
  url.remove_prefix(std::min(url.size(), url.find("//") + 2));
  std::string_view host = url.substr(0, url.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

class PageReader {
 public:
  PageReader(const std::vector<PageNode>& tree, const IngestRules& rules, std::string_view url)
      : tree_(tree), rules_(rules), url_(url) {}

  Article Read() {
    CollectHead();
    article_.url = Address();
    TakeTitle();
    article_.publisher = Publisher();
    article_.language = Language();
    FindDate();
    return std::move(article_);
  }

  [[nodiscard]] const LinkedData& data() const { return data_; }

 private:
  void CollectHead() {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      const PageNode& node = tree_[i];
      if (node.name == "meta") {
        for (const char* key : {"property", "name", "itemprop"}) {
          const std::string_view name = node.Get(key);
          if (!name.empty() && !node.Get("content").empty())
            meta_.emplace(LowerAscii(name), node.Get("content"));
        }
      } else if (node.name == "link" && LowerAscii(node.Get("rel")) == "canonical" && canonical_.empty()) {
        canonical_ = node.Get("href");
      } else if (node.name == "jsonld") {
        ReadLinkedData(TextOf(tree_, i), data_);
      }
    }
  }

  [[nodiscard]] std::string Meta(std::string_view name) const {
    const auto found = meta_.find(name);
    return found == meta_.end() ? std::string() : CleanLine(found->second);
  }

  [[nodiscard]] std::string FirstMeta(std::string_view of_class) const {
    for (const std::string_view name : WordsOf(rules_, of_class)) {
      if (std::string value = Meta(name); !value.empty()) return value;
    }
    return {};
  }

  [[nodiscard]] std::string Address() const {
    for (const std::string& url : {canonical_, Meta("og:url")}) {
      if (IsWebAddress(url)) return url;
    }
    return url_;
  }

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
    const std::array<std::string, 4> told{Meta("og:title"), CleanLine(data_.headline),
                                          FirstMeta("title meta"), FirstText("title")};
    PageTitle title = FindTitle(tree_, told);
    article_.title = std::move(title.text);
    heading_ = title.node;
  }

  [[nodiscard]] std::string Publisher() const {
    for (const std::string& publisher :
         {Meta("og:site_name"), CleanLine(data_.publisher), FirstMeta("publisher meta")}) {
      if (!publisher.empty() && !IsWebAddress(publisher)) return publisher;
    }
    return article_.url.empty() ? std::string() : std::string(HostOf(article_.url));
  }

  [[nodiscard]] std::string Language() const {
    std::string language = data_.language;
    for (const PageNode& node : tree_) {
      if (node.name == "html" && !node.Get("lang").empty()) language = node.Get("lang");
    }
    language = LowerAscii(language.substr(0, language.find_first_of("-_ ")));
    const bool tag = language.size() >= 2 && language.size() <= 3 &&
                     std::all_of(language.begin(), language.end(), IsAlpha);
    return tag ? language : std::string();
  }

  // Date --------------------------------------------------------------------------------------

  bool Take(std::string_view text, DateBasis basis) {
    const std::optional<std::string> date = text.empty() ? std::nullopt : ReadDate(text, rules_);
    if (!date) return false;
    article_.date = *date;
    article_.date_basis = basis;
    return true;
  }

  bool TakeMeta(std::string_view of_class, DateBasis basis) {
    for (const std::string_view name : WordsOf(rules_, of_class)) {
      if (Take(Meta(name), basis)) return true;
    }
    return false;
  }

  /// What an element says about its date: content, else datetime, else its text.
  [[nodiscard]] std::string DateTextOf(std::size_t node) const {
    for (const char* attribute : {"content", "datetime"}) {
      if (!tree_[node].Get(attribute).empty()) return std::string(tree_[node].Get(attribute));
    }
    return TextOf(tree_, node, kMaxMarked).substr(0, kMaxDateText);
  }

  template <typename Test>
  bool TakeFirst(DateBasis basis, const Test& test) {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (!tree_[i].name.empty() && test(tree_[i]) && Take(DateTextOf(i), basis)) return true;
    }
    return false;
  }

  bool TakeMicrodata() {
    return TakeFirst(DateBasis::kMeta, [](const PageNode& node) {
      const std::string property = LowerAscii(node.Get("itemprop"));
      return property == "datepublished" || property == "datecreated";
    });
  }

  bool TakeMarkedTime() {
    return TakeFirst(DateBasis::kTime, [](const PageNode& node) {
      const std::string_view of_class = node.Get("class");
      return (node.name == "time" &&
              (node.attributes.count("pubdate") != 0 || of_class.starts_with("entry-"))) ||
             of_class == "published";
    });
  }

  bool TakeUrl() {
    const std::optional<Day> day = DayOfUrl(article_.url);
    return day && Take(FormatDay(*day), DateBasis::kUrl);
  }

  /// <time> elements, when they all name one day.
  bool TakeAgreeingTimes() {
    std::string agreed;
    for (const PageNode& node : tree_) {
      if (node.name != "time") continue;
      const std::optional<std::string> date = ReadDate(node.Get("datetime"), rules_);
      if (!date) continue;
      if (!agreed.empty() && agreed.substr(0, 10) != date->substr(0, 10)) return false;
      if (agreed.empty()) agreed = *date;
    }
    return Take(agreed, DateBasis::kTime);
  }

  bool TakeDateElement() {
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      const PageNode& node = tree_[i];
      if (node.name.empty() || node.name == "body" || node.name == "html") continue;
      if (!HasPartOf(rules_, "date class", node.Get("class")) &&
          !HasPartOf(rules_, "date class", node.Get("id")))
        continue;
      const std::string text = TextOf(tree_, i, kMaxMarked);
      if (text.size() <= kMaxDateText && Take(text, DateBasis::kByline)) return true;
    }
    return false;
  }

  /// The first short element below the headline that holds a date, up to the second paragraph of prose; else
  /// the last one shortly above it.
  bool TakeNearHeading() {
    constexpr std::size_t kParagraph = 80;
    constexpr std::uint32_t kReach = 60;
    if (heading_ == 0) return false;
    std::size_t paragraphs = 0;
    const std::size_t below = std::min<std::size_t>(tree_.size(), tree_[heading_].end + kMaxTried);
    for (std::uint32_t i = tree_[heading_].end; i < below && paragraphs < 2; ++i) {
      if (tree_[i].name.empty() && Trim(tree_[i].text).size() > kParagraph) ++paragraphs;
      if (TakeShort(i)) return true;
    }
    for (std::uint32_t i = heading_; i-- > heading_ - std::min(heading_, kReach);) {
      if (TakeShort(i)) return true;
    }
    return false;
  }

  /// A line of the page that is a date of publication and nothing else, or with names.
  bool TakeCredit() {
    std::size_t tried = 0;
    for (std::uint32_t i = 0; i < tree_.size() && tried < kMaxTried; ++i) {
      const std::string text = ShortText(i);
      if (std::none_of(text.begin(), text.end(), IsDigit)) continue;
      ++tried;
      const std::optional<Credit> credit = ReadCredit(text, rules_);
      if (credit && credit->day) return Take(FormatDay(*credit->day), DateBasis::kByline);
    }
    return false;
  }

  /// The text of a small element, or "".
  [[nodiscard]] std::string ShortText(std::uint32_t node) const {
    constexpr std::uint32_t kMaxNodes = 60;
    const PageNode& of = tree_[node];
    if (of.name.empty() || of.name == "title" || of.name == "jsonld" || of.end - node > kMaxNodes) return {};
    std::string text = TextOf(tree_, node, kMaxMarked);
    return text.size() <= kMaxDateText ? text : std::string();
  }

  bool TakeShort(std::uint32_t node) {
    const std::string text = ShortText(node);
    if (text.ends_with('.') && !ReadCredit(text, rules_)) return false;  // a short sentence of the text
    for (const std::string_view word : Split(text, ' ')) {
      if (IsWordOf(rules_, "modified", word.substr(0, word.find(':')))) return false;
    }
    return Take(text, DateBasis::kByline);
  }

  void FindDate() {
    static_cast<void>(Take(data_.date, DateBasis::kJsonld) ||
                      TakeMeta("opengraph date", DateBasis::kOpengraph) || TakeMicrodata() ||
                      TakeMeta("date meta", DateBasis::kMeta) || TakeMarkedTime() || TakeUrl() ||
                      TakeAgreeingTimes() || TakeDateElement() || TakeNearHeading() || TakeCredit());
  }

  const std::vector<PageNode>& tree_;
  const IngestRules& rules_;
  std::string url_;
  std::map<std::string, std::string, std::less<>> meta_;
  std::string canonical_;
  LinkedData data_;
  std::uint32_t heading_ = 0;
  Article article_;
};

}  // namespace

Result<Article> ReadPage(std::string_view html, const IngestRules& rules, std::string_view url) {
  const Result<std::vector<PageNode>> tree = ReadTree(html);
  if (!tree) return tl::unexpected<Error>(tree.error());
  PageReader reader(*tree, rules, url);
  Article article = reader.Read();
  article.text = MainText(*tree, article.title, rules);
  const std::string& body = reader.data().body;
  if (article.text.size() * 2 < body.size() && body.find('<') == std::string::npos)
    article.text = CleanText(body);
  const std::size_t end = article.text.find("\n\n");
  std::string first = article.text.substr(0, end);
  article.dateline = TakeDateline(first, rules);
  if (!article.dateline.empty()) article.text.replace(0, end, first);
  return article;
}

}  // namespace demarche::ingest
