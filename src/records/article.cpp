// The article record: what `ingest` writes and `extract` reads.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "records/fields.h"
#include "records/json.h"
#include "records/records.h"

namespace demarche {
namespace {

using records::Complaint;
using records::Fields;
using records::JsonDocument;
using records::JsonValue;
using records::JsonWriter;

constexpr std::array<std::string_view, 12> kKnown{"schema",    "id",    "uri",      "url",
                                                  "publisher", "title", "date",     "date_basis",
                                                  "language",  "text",  "dateline", "language_confidence"};

}  // namespace

std::string WriteArticle(const Article& article) {
  JsonWriter out;
  out.Open();
  out.Integer("schema", kSchema);
  out.TextIfAny("id", article.id);
  out.TextIfAny("uri", article.uri);
  out.TextIfAny("url", article.url);
  out.TextIfAny("publisher", article.publisher);
  out.TextIfAny("title", article.title);
  out.TextIfAny("date", article.date);
  out.Text("date_basis", Name(article.date_basis));
  out.TextIfAny("language", article.language);
  if (article.language_confidence != 0) out.Integer("language_confidence", article.language_confidence);
  out.Text("text", article.text);
  out.TextIfAny("dateline", article.dateline);
  for (const auto& [name, json] : article.other) out.Raw(name, json);
  out.Close();
  return out.Take();
}

Result<Article> ParseArticle(std::string_view line, RecordDates dates) {
  const Result<JsonDocument> document = JsonDocument::Parse(line);
  if (!document) return tl::unexpected<Error>(document.error());
  Complaint complaint;
  Article article;
  Fields fields(document->root(), complaint);
  fields.Schema();
  fields.Text("id", article.id);
  fields.Text("uri", article.uri);
  fields.Text("url", article.url);
  fields.Text("publisher", article.publisher);
  fields.Text("title", article.title);
  fields.Text("date", article.date);
  fields.Choice("date_basis", ParseDateBasis, article.date_basis);
  fields.Text("language", article.language);
  fields.Count("language_confidence", article.language_confidence);
  fields.Text("text", article.text);
  fields.Text("dateline", article.dateline);
  if (Trim(article.text).empty()) fields.Refuse("has no text; give the words of the article in 'text'");
  article.document_time = ParseInstantDay(article.date);
  if (dates == RecordDates::kIso && !article.date.empty() && !article.document_time) {
    fields.Refuse(fmt::format("has the date '{}', which is none; write YYYY-MM-DD, or leave 'date' out",
                              article.date.substr(0, Utf8Floor(article.date, 60))));
  }
  if (complaint.error()) return tl::unexpected<Error>(*complaint.error());
  for (const JsonValue field : fields.all()) {
    if (std::find(kKnown.begin(), kKnown.end(), field.key()) == kKnown.end()) {
      article.other.emplace_back(field.key(), field.Compact());
    }
  }
  return article;
}

std::string ContentId(const Article& article) {
  std::string content;
  for (const std::string* part :
       {&article.publisher, &article.url, &article.title, &article.date, &article.text}) {
    content += *part;
    content += '\0';
  }
  return "sha256:" + Sha256Hex(content);
}

}  // namespace demarche
