// One walk over the elements for all formats. An element that is a place of a field opens a capture; words go
// to the innermost capture. A record is given away when its element ends, completed by what
// the document says about all of them (the title of a feed, its language).
#include "ingest/news/news_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "ingest/encoding.h"
#include "ingest/html/fragment.h"
#include "ingest/news/fields.h"
#include "ingest/text/plain.h"
#include "ingest/text/stamp.h"
#include "ingest/xml/reader.h"
#include "ingest/xml/tame.h"

namespace demarche::ingest {
namespace {

/// Bytes of one field; longer ones are cut.
constexpr std::size_t kMaxField = std::size_t{8} << 20U;
constexpr std::string_view kReutersEnd = "</REUTERS>";

struct FieldValue {
  std::string text;
  std::size_t place = std::string::npos;  ///< its index in NewsPlaces(); npos = none
  NewsForm form = NewsForm::kPlain;
};
using FieldValues = std::array<FieldValue, kNewsFields>;

std::string_view ValueOf(std::span<const XmlAttribute> attributes, std::string_view name) {
  for (const XmlAttribute& attribute : attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

/// RFC 4287: "text" is plain, "html" escaped HTML, "xhtml" elements; other types are told by what they hold.
NewsForm FormByType(std::string_view type) {
  if (type.empty() || type == "text" || type == "text/plain") return NewsForm::kPlain;
  return type == "html" || type == "text/html" ? NewsForm::kHtml : NewsForm::kMarkup;
}

std::string EscapeMarkup(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '<') {
      escaped += "&lt;";
    } else if (c == '&') {
      escaped += "&amp;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

bool IsWebAddress(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://")) &&
         text.find_first_of(" \t\r\n") == std::string_view::npos;
}

class NewsHandler : public XmlHandler {
 public:
  NewsHandler(std::string uri, Output& out) : uri_(std::move(uri)), out_(out) {}

  void Begin(std::string_view name, std::span<const XmlAttribute> attributes) override {
    if (!captures_.empty() && captures_.back().value.form == NewsForm::kMarkup)
      Append(fmt::format("<{}>", name));
    path_.emplace_back(name);
    if (record_depth_ == 0 && IsNewsRecord(name)) {
      record_depth_ = path_.size();
      record_ = {};
    }
    const std::span<const NewsPlace> places = NewsPlaces();
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (StandsAt(places[i].path)) TakePlace(i, attributes);
    }
  }

  void End(std::string_view name) override {
    while (!captures_.empty() && captures_.back().depth == path_.size()) CloseCapture();
    if (record_depth_ == path_.size()) GiveNews();
    if (!path_.empty()) path_.pop_back();
    if (!captures_.empty() && captures_.back().value.form == NewsForm::kMarkup)
      Append(fmt::format("</{}>", name));
  }

  void Text(std::string_view text) override {
    if (captures_.empty()) return;
    const bool markup = captures_.back().value.form == NewsForm::kMarkup;
    Append(markup ? EscapeMarkup(text) : std::string(text));
  }

  [[nodiscard]] bool stopped() const override { return out_.stopped(); }
  [[nodiscard]] std::uint64_t count() const { return count_; }

  /// Records are counted on from `count`.
  void StartAt(std::uint64_t count) { count_ = count; }

 private:
  struct Capture {
    FieldValue value;
    NewsField field = NewsField::kTitle;
    std::size_t depth = 0;
  };

  /// Whether the open elements end in `path`.
  [[nodiscard]] bool StandsAt(std::string_view path) const {
    for (std::size_t depth = path_.size(); depth-- > 0;) {
      const std::size_t slash = path.rfind('/');
      const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
      if (path_[depth] != last) return false;
      if (slash == std::string_view::npos) return true;
      path = path.substr(0, slash);
    }
    return false;
  }

  void TakePlace(std::size_t index, std::span<const XmlAttribute> attributes) {
    const NewsPlace& place = NewsPlaces()[index];
    FieldValue value{"", index, place.form};
    if (place.form == NewsForm::kByType) value.form = FormByType(ValueOf(attributes, "type"));
    if (!place.fixed.empty()) {
      value.text = place.fixed;
      return Hold(place.field, std::move(value));
    }
    if (!place.attribute.empty()) {
      const std::string_view relation = ValueOf(attributes, "rel");
      if (!relation.empty() && relation != "alternate") return;
      value.text = ValueOf(attributes, place.attribute);
      return Hold(place.field, std::move(value));
    }
    if (ValueOf(attributes, "isPermaLink") == "false") return;
    captures_.push_back({std::move(value), place.field, path_.size()});
  }

  void Append(std::string_view text) {
    std::string& into = captures_.back().value.text;
    if (into.size() < kMaxField) into += text.substr(0, kMaxField - into.size());
  }

  void CloseCapture() {
    Capture capture = std::move(captures_.back());
    captures_.pop_back();
    Hold(capture.field, std::move(capture.value));
  }

  /// The first of the best place stays.
  void Hold(NewsField field, FieldValue value) {
    const bool address = field == NewsField::kUrl;
    if (Trim(value.text).empty() || (address && !IsWebAddress(Trim(value.text)))) return;
    FieldValue& held = (record_depth_ != 0 ? record_ : shared_)[static_cast<std::size_t>(field)];
    if (value.place < held.place) held = std::move(value);
  }

  [[nodiscard]] const FieldValue& Get(NewsField field) const {
    const FieldValue& own = record_[static_cast<std::size_t>(field)];
    const bool may_share = field == NewsField::kPublisher || field == NewsField::kLanguage;
    return own.text.empty() && may_share ? shared_[static_cast<std::size_t>(field)] : own;
  }

  [[nodiscard]] std::string WordsOfField(NewsField field) const {
    const FieldValue& value = Get(field);
    if (value.form == NewsForm::kPlain || value.form == NewsForm::kWire) return value.text;
    return FragmentText(value.text);
  }

  void GiveNews() {
    record_depth_ = 0;
    const std::string place = fmt::format("{}#{}", uri_, ++count_);
    std::string text = WordsOfField(NewsField::kBody);
    if (Trim(text).empty()) text = WordsOfField(NewsField::kSummary);
    const IngestRules& rules = out_.options().rules;
    Article article = ReadBelow(CleanLine(WordsOfField(NewsField::kTitle)), CleanText(text), rules);
    const std::string date = CleanLine(Get(NewsField::kDate).text);
    if (!date.empty()) {
      article.date = ReadStamp(date, rules).value_or(date);
      article.date_basis = DateBasis::kFeed;
    }
    article.url = Trim(Get(NewsField::kUrl).text);
    article.publisher = CleanLine(WordsOfField(NewsField::kPublisher));
    const std::string language = LowerAscii(Trim(Get(NewsField::kLanguage).text));
    article.language = language.substr(0, language.find_first_of("-_"));
    if (const std::string dateline = CleanLine(Get(NewsField::kDateline).text); !dateline.empty())
      article.dateline = dateline;
    out_.Give(std::move(article), place, 0);
  }

  std::string uri_;
  Output& out_;
  std::vector<std::string> path_;
  std::vector<Capture> captures_;
  std::size_t record_depth_ = 0;  ///< elements open when the record began, itself among them; 0 = none
  FieldValues record_;
  FieldValues shared_;
  std::uint64_t count_ = 0;
};

/// Reads one document; what is wrong with it is told after its articles.
std::uint64_t ReadDocument(std::string_view text, std::uint64_t offset, std::uint64_t before,
                           const std::string& uri, Output& out) {
  const Result<std::string> tame = TameXml(text);
  if (!tame) {
    out.Refuse(tame.error(), uri, offset);
    return before;
  }
  NewsHandler handler(uri, out);
  handler.StartAt(before);
  const std::optional<Error> error = ReadXml(*tame, handler);
  if (error && handler.count() > before) {
    out.Notice(uri, offset, fmt::format("{} ({}); {} articles were read", error->message, error->where,
                                        handler.count() - before));
  } else if (error) {
    out.Refuse(*error, uri, offset);
  } else if (handler.count() == before) {
    out.RefuseEmpty(uri, offset, "holds no article");
  }
  return handler.count();
}

/// The collection's files hold one element after the other, which is no XML document; each is read alone.
void ReadReuters(std::string_view text, const std::string& uri, Output& out) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < text.size() && !out.stopped();) {
    std::size_t end = text.find(kReutersEnd, at);
    end = end == std::string_view::npos ? text.size() : end + kReutersEnd.size();
    const std::string_view record = text.substr(at, end - at);
    if (!Trim(record).empty()) count = ReadDocument(record, at, count, uri, out);
    at = end;
  }
}

std::string_view WithoutPrefix(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

bool LooksLikeNewsXml(std::string_view text) {
  const std::string_view root = WithoutPrefix(RootOf(text));
  for (const std::string_view known : {"rss", "RDF", "feed", "entry", "nitf", "NewsML", "NewsItem", "newsItem",
                                       "newsMessage", "REUTERS"}) {
    if (root == known) return true;
  }
  return false;
}

std::string_view UnknownXmlRoot(std::string_view text) {
  if (!Trim(text.substr(0, 100)).starts_with("<?xml")) return {};
  const std::string_view root = RootOf(text);
  const std::string name = LowerAscii(WithoutPrefix(root));
  for (const std::string_view page : {"html", "head", "body", "div", "article", "section", "main", "p", "table"}) {
    if (name == page) return {};
  }
  return root;
}

void ReadNewsXml(std::string_view text, const std::string& uri, Output& out) {
  if (RootOf(text) == "REUTERS") return ReadReuters(text, uri, out);
  ReadDocument(text, 0, 0, uri, out);
}

}  // namespace demarche::ingest
