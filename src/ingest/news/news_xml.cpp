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
#include "ingest/archive/stream.h"
#include "ingest/encoding.h"
#include "ingest/html/fragment.h"
#include "ingest/news/fields.h"
#include "ingest/text/plain.h"
#include "ingest/text/stamp.h"
#include "ingest/xml/reader.h"
#include "ingest/xml/tame.h"

namespace demarche::ingest {
namespace {

/// Bytes that are read at once.
constexpr std::size_t kNewsStep = std::size_t{1} << 16U;
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
  /// Articles are counted on from `count`.
  NewsHandler(std::string uri, std::uint64_t count, Output& out)
      : uri_(std::move(uri)), out_(out), count_(count) {}

  void Begin(std::string_view name, std::span<const XmlAttribute> attributes) override {
    if (!captures_.empty() && captures_.back().value.form == NewsForm::kMarkup)
      Append(fmt::format("<{}>", name));
    path_.emplace_back(name);
    if (record_depth_ == 0 && IsNewsRecord(name)) {
      record_depth_ = path_.size();
      record_ = {};
      taken_ = 0;
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

  /// Of an article that is too large nothing more is kept, and of too large a title of a feed neither.
  void Append(std::string_view text) {
    taken_ += text.size();
    if (!too_large()) captures_.back().value.text += text;
  }
  [[nodiscard]] bool too_large() const { return taken_ > out_.options().max_article_bytes; }

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
    if (std::exchange(taken_, 0) > out_.options().max_article_bytes) {
      return out_.Refuse({ErrorKind::kOverLimit,
                          fmt::format("is an article of more than {} bytes; split it, or leave it out",
                                      out_.options().max_article_bytes),
                          ""},
                         place, 0);
    }
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
  std::uint64_t taken_ = 0;  ///< bytes of the record, or of what stands between records
  std::uint64_t count_;
};

/// A document that is handed over in parts.
class NewsDocument {
 public:
  /// It begins at `offset` of its file, after `before` articles.
  NewsDocument(const std::string& uri, std::uint64_t offset, std::uint64_t before, Output& out)
      : uri_(uri), offset_(offset), before_(before), out_(out), handler_(uri, before, out) {}

  /// False when no more is wanted.
  bool Take(std::string_view bytes) {
    took_ = tamer_.Take(bytes, tame_);
    return Hand();
  }

  /// The document ends. What is wrong with it is told after its articles; returns how many there are now.
  std::uint64_t Finish() {
    if (took_) took_ = tamer_.Finish(tame_);
    Hand();
    std::optional<Error> error = reader_.Finish();
    if (!took_) error = took_.error();
    const std::uint64_t articles = handler_.count() - before_;
    if (error && articles > 0) {
      out_.Notice(uri_, offset_,
                  fmt::format("{} ({}); {} articles were read", error->message, error->where, articles));
    } else if (error) {
      out_.Refuse(*error, uri_, offset_);
    } else if (articles == 0) {
      out_.RefuseEmpty(uri_, offset_, "holds no article");
    }
    return handler_.count();
  }

 private:
  bool Hand() {
    reader_.Take(tame_);
    tame_.clear();
    return took_.has_value() && !out_.stopped();
  }

  const std::string& uri_;
  std::uint64_t offset_;
  std::uint64_t before_;
  Output& out_;
  NewsHandler handler_;
  XmlTamer tamer_;
  XmlReader reader_{handler_};
  std::string tame_;
  Result<void> took_;
};

/// The collection's files hold one element after the other, which is no XML document; each is read alone.
class ReutersReader {
 public:
  ReutersReader(std::string head, std::istream& in, const std::string& uri, Output& out)
      : text_(std::move(head)), in_(in), uri_(uri), out_(out) {}

  void Read() {
    while (!out_.stopped()) {
      FindEnd(out_.options().max_record_bytes);
      if (Trim(text_).empty()) return;
      if (end_ > out_.options().max_record_bytes) {
        RefuseRecord();
      } else {
        NewsDocument document(uri_, offset_, count_, out_);
        document.Take(std::string_view(text_).substr(0, end_));
        count_ = document.Finish();
      }
      offset_ += end_;
      text_.erase(0, end_);
    }
  }

 private:
  /// Reads on until the record ends, or the file, or there are more than `limit` bytes. `end_` is one past
  /// the record, or past what was read.
  bool FindEnd(std::uint64_t limit) {
    std::size_t from = 0;
    for (;;) {
      const std::size_t found = text_.find(kReutersEnd, from);
      end_ = found == std::string::npos ? text_.size() : found + kReutersEnd.size();
      if (found != std::string::npos || text_.size() > limit) return found != std::string::npos;
      from = text_.size() - std::min(text_.size(), kReutersEnd.size() - 1);
      const std::string more = ReadUpTo(in_, kNewsStep);
      if (more.empty()) return false;
      text_ += more;
    }
  }

  /// Passes over the rest of a record that is too large.
  void RefuseRecord() {
    const std::uint64_t limit = out_.options().max_record_bytes;
    out_.Refuse({ErrorKind::kOverLimit,
                 fmt::format("is a record of more than {} bytes; correct it there", limit), ""},
                fmt::format("{}#{}", uri_, ++count_), offset_);
    while (!FindEnd(0)) {
      const std::size_t kept = std::min(text_.size(), kReutersEnd.size() - 1);
      offset_ += text_.size() - kept;
      text_.erase(0, text_.size() - kept);
      const std::string more = ReadUpTo(in_, kNewsStep);
      if (more.empty()) return;
      text_ += more;
    }
  }

  std::string text_;  ///< from the beginning of the record on
  std::istream& in_;
  const std::string& uri_;
  Output& out_;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t count_ = 0;
};

std::string_view WithoutPrefix(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

bool LooksLikeNewsXml(std::string_view head) {
  const std::string_view root = WithoutPrefix(RootOf(head));
  for (const std::string_view known :
       {"rss", "RDF", "feed", "entry", "nitf", "NewsML", "NewsItem", "newsItem", "newsMessage", "REUTERS"}) {
    if (root == known) return true;
  }
  return false;
}

std::string_view UnknownXmlRoot(std::string_view text) {
  if (!Trim(text.substr(0, 100)).starts_with("<?xml")) return {};
  const std::string_view root = RootOf(text);
  const std::string name = LowerAscii(WithoutPrefix(root));
  for (const std::string_view page :
       {"html", "head", "body", "div", "article", "section", "main", "p", "table"}) {
    if (name == page) return {};
  }
  return root;
}

void ReadNewsXml(std::istream& in, const std::string& uri, Output& out) {
  std::string bytes = ReadUpTo(in, kNewsStep);
  if (RootOf(bytes) == "REUTERS") return ReutersReader(std::move(bytes), in, uri, out).Read();
  NewsDocument document(uri, 0, 0, out);
  while (!bytes.empty() && document.Take(bytes)) bytes = ReadUpTo(in, kNewsStep);
  document.Finish();
}

}  // namespace demarche::ingest
