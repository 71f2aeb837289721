// The front door of the ingest room: bytes of any supported kind in, articles out.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
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
  std::vector<std::string> text;
  std::vector<std::string> date;
  std::vector<std::string> drop;
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

struct IngestOptions {
  IngestRules rules;
  /// Document time for articles that carry none (basis "option").
  std::optional<Day> date;
  /// Files larger than this are refused, in bytes, and members of containers. JSON Lines are read a line at a
  /// time and may be of any size.
  std::uint64_t max_file_bytes = std::uint64_t{256} << 20U;
  /// Containers in containers; a .tar.gz is two. What lies deeper is refused.
  std::uint64_t max_depth = 8;
  /// Members of one file, in all containers that it holds.
  std::uint64_t max_members = 4'000'000;
  /// Bytes that come out of all containers of one file: at most the first number for each byte of it above
  /// the second number, and at most the third number in all.
  std::uint64_t max_expansion = 200;
  std::uint64_t free_unpacked_bytes = std::uint64_t{64} << 20U;
  std::uint64_t max_unpacked_bytes = std::uint64_t{1} << 40U;
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
