#include "ingest/output.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/html/linked_data.h"
#include "ingest/text/date_text.h"
#include "ingest/text/dateline.h"
#include "ingest/text/language.h"
#include "records/records.h"

namespace demarche::ingest {
namespace {

constexpr const char* kNotice = "notice";
constexpr const char* kEmpty = "empty";
constexpr const char* kCopyOf = "copy_of";

/// N of "byte N"; 0 when there is none.
std::uint64_t ByteOf(std::string_view where) {
  constexpr std::string_view kByte = "byte ";
  std::uint64_t byte = 0;
  if (where.starts_with(kByte)) {
    where.remove_prefix(kByte.size());
    std::from_chars(where.data(), where.data() + where.size(), byte);
  }
  return byte;
}

/// A dateline with a year dates the article. One without a year needs the option: the article is of the
/// latest such day at or before it. Without a dateline the option is the date itself.
void DateFromDateline(Article& article, const IngestOptions& options) {
  if (const std::optional<Day> day = FindDay(article.dateline, options.rules)) {
    article.date = FormatDay(*day);
    article.date_basis = DateBasis::kByline;
  } else if (options.date) {
    const MonthDay told = FindMonthDay(article.dateline, options.rules);
    article.date = FormatDay(LatestDay(told.month, told.day, *options.date).value_or(*options.date));
    article.date_basis = DateBasis::kOption;
  }
}

/// Where a file is read, or its end; 0 where nobody can tell, as in a pipe.
std::uint64_t PlaceIn(std::istream& file, std::ios::seekdir from) {
  const std::streamoff place = file.rdbuf()->pubseekoff(0, from, std::ios::in);
  return place < 0 ? 0 : static_cast<std::uint64_t>(place);
}

}  // namespace

void Output::Give(Article article, const std::string& uri, std::uint64_t offset) {
  if (stopped_) return;
  article.text = CleanText(article.text);
  article.title = CleanLine(article.title);
  article.publisher = CleanLine(article.publisher);
  if (article.uri.empty()) article.uri = uri;
  TakeOrigin(article);
  if (article.publisher.empty()) article.publisher = AgencyOf(article.dateline);
  if (Trim(article.text).empty()) {
    return RefuseEmpty(uri, offset, "has no text; give a file that holds the words of an article");
  }
  if (article.date.empty()) {
    article.date_basis = DateBasis::kNone;
  } else if (const std::optional<std::string> date = ReadDate(article.date, options_.rules)) {
    article.date = *date;
  } else {
    Notice(uri, offset,
           fmt::format("date '{}' is no date; the article is kept without it (write YYYY-MM-DD)",
                       CleanLine(article.date.substr(0, Utf8Floor(article.date, 60)))));
    article.date.clear();
    article.date_basis = DateBasis::kNone;
  }
  if (article.date.empty()) DateFromDateline(article, options_);
  BoundDate(article, uri, offset);
  SettleLanguage(article);
  if (article.id.empty()) article.id = ContentId(article);
  const std::string original = copies_.Find(article.id, article.text);
  const bool told_copy = std::any_of(article.other.begin(), article.other.end(),
                                     [](const auto& field) { return field.first == kCopyOf; });
  if (!original.empty() && !told_copy) article.other.emplace_back(kCopyOf, JsonText(original));
  told_ = true;
  if (file_ != nullptr && sink_.position) sink_.position(bytes_before_ + PlaceIn(*file_, std::ios::cur));
  if (!stopped_ && !sink_.article(std::move(article))) stopped_ = true;
}

void Output::LeaveFile() {
  bytes_before_ += PlaceIn(*file_, std::ios::end);
  file_ = nullptr;
  if (sink_.position) sink_.position(bytes_before_);
}

void Output::TakeOrigin(Article& article) const {
  if (article.url.empty()) article.url = origin_.url;
  const auto add = [&](const char* name, const std::string& value) {
    const bool known = std::any_of(article.other.begin(), article.other.end(),
                                   [&](const auto& field) { return field.first == name; });
    if (!value.empty() && !known) article.other.emplace_back(name, fmt::format("\"{}\"", value));
  };
  add("captured", origin_.captured);
  add("last_modified", origin_.last_modified);
}

void Output::BoundDate(Article& article, const std::string& uri, std::uint64_t offset) {
  article.document_time = ParseInstantDay(article.date);
  const std::optional<Day> captured = ParseInstantDay(origin_.captured);
  // The crawler's clock may be in another zone than the page's.
  if (!captured || !article.document_time || *article.document_time <= *captured + date::days{1}) return;
  Notice(uri, offset,
         fmt::format("date '{}' lies after the capture of the page on {}; the article is kept without it",
                     article.date, FormatDay(*captured)));
  article.date.clear();
  article.date_basis = DateBasis::kNone;
  article.document_time.reset();
}

void Output::Complain(ErrorRecord record) {
  told_ = true;
  if (!stopped_ && !sink_.error(std::move(record))) stopped_ = true;
}

void Output::Refuse(const Error& error, const std::string& uri, std::uint64_t offset) {
  const std::string message =
      error.where.empty() ? error.message : fmt::format("{} ({})", error.message, error.where);
  Complain({uri, Name(error.kind), offset + ByteOf(error.where), fmt::format("{}: {}", uri, message)});
}

void Output::RefuseEmpty(const std::string& uri, std::uint64_t offset, const std::string& message) {
  Complain({uri, kEmpty, offset, fmt::format("{}: {}", uri, message)});
}

void Output::Notice(const std::string& uri, std::uint64_t offset, std::string message) {
  Complain({uri, kNotice, offset, fmt::format("{}: {}", uri, message)});
}

}  // namespace demarche::ingest
