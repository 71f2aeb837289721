// The front door of the ingest room: bytes of any supported kind in, articles out.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/selector.h"
#include "core/article.h"
#include "core/day.h"
#include "core/extraction.h"
#include "lexicon/lexicon.h"

namespace demarche {

/// A row of the table "publishers"; lexicon/publishers/ explains the columns.
struct PublisherRule {
  std::vector<std::string> hosts;
  std::string name;
  std::string order;
  std::string zone;
  std::vector<Selector> title;
  std::vector<Selector> text;
  std::vector<Selector> date;
  std::vector<Selector> author;
  std::vector<Selector> drop;
  std::vector<std::string> boilerplate;  ///< in small letters
};

/// The words of the table "ingest words": what lines of articles and parts of pages are. Without
/// them only structure tells.
struct IngestRules {
  /// Rows of a class in reading order, each a list of words in small letters.
  std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> rows;
  /// The words of all rows of a class.
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> words;
  std::vector<PublisherRule> publishers;
};
IngestRules IngestRulesFrom(const Lexicon& lexicon);

/// What the fields of an article are called in the users' own records and tables: "title" -> "headline". In
/// JSON a dot goes one object deeper ("data.body").
using FieldMap = std::map<std::string, std::string, std::less<>>;
inline constexpr std::array<std::string_view, 8> kMappableFields{"id",   "url",      "publisher", "title",
                                                                 "date", "language", "text",      "dateline"};

/// From "title=headline,date=published_at". Errors: kUsage.
Result<FieldMap> ParseFieldMap(std::string_view text);

/// A record of JSON whose fields have the names that demarche knows. What is no object of JSON stays as it
/// is.
std::string MapRecord(std::string_view record, const FieldMap& fields);

struct IngestOptions {
  IngestRules rules;
  FieldMap fields;
  /// Document time for articles that carry none (basis "option").
  std::optional<Day> date;
  /// In bytes: files that must be held whole (PDF, UTF-16) and hold several articles, and members of
  /// containers. JSON, tables, feeds and mailboxes are read a record at a time and may be of any size.
  std::uint64_t max_file_bytes = std::uint64_t{256} << 20U;
  /// One of their records: a line of JSON, a row, a mail with all that is attached.
  std::uint64_t max_record_bytes = std::uint64_t{64} << 20U;
  /// A web page, a plain text, an item of a feed.
  std::uint64_t max_article_bytes = std::uint64_t{16} << 20U;
  /// Containers in containers; a .tar.gz is two. What lies deeper is refused.
  std::uint64_t max_depth = 8;
  /// Members of one file, in all containers that it holds.
  std::uint64_t max_members = 4'000'000;
  /// Bytes that come out of all containers of one file: at most the first number for each byte of it above
  /// the second number, and at most the third number in all.
  std::uint64_t max_expansion = 200;
  std::uint64_t free_unpacked_bytes = std::uint64_t{64} << 20U;
  std::uint64_t max_unpacked_bytes = std::uint64_t{1} << 40U;
  /// How long pdftotext may take for one file.
  unsigned pdf_seconds = 60;
};

/// What a caller does with each article and with each thing that could not be read. An error
/// record whose code is "notice" tells of an article that is kept, but was mended: a date that is none, bytes
/// that are no characters. Returning false stops the reading.
struct IngestSink {
  std::function<bool(Article)> article;
  std::function<bool(ErrorRecord)> error;
  /// Where wanted: gets, before each article of a web page, lines for people that say why each block of the
  /// page was kept or dropped, and what each place says of the date.
  std::function<void(const std::string&)> explain = {};
  /// Where wanted: gets, before each article and behind each file, how many bytes of the files below the path
  /// have been read. Nothing of standard input.
  std::function<void(std::uint64_t)> position = {};
};

/// Reads one path: a file (text, page, JSON, archive of these, crawl; told by content), a folder
/// (recursively, in byte order of names; hidden names are skipped), or "-" for standard
/// input. Streams: holds one file, one member or one JSON line at a time. Every article has an id, a uri
/// ("news.zip!/a/b.html" in containers) and non-empty NFC text. What cannot be used goes to `sink.error` with
/// its file, its place and the remedy, and the reading goes on. Errors: only a missing or unreadable `path`
/// itself.
Result<void> ReadArticles(const std::string& path, const IngestOptions& options, const IngestSink& sink);

/// The same for bytes already in memory; `uri` names them in articles and errors.
void ReadArticleBytes(std::string_view bytes, const std::string& uri, const IngestOptions& options,
                      const IngestSink& sink);

}  // namespace demarche
