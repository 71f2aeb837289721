// One article as every floor knows it: clean text with its provenance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/day.h"
#include "core/span.h"

namespace demarche {

/// How the document time is known, weakest last. Written in records by Name().
enum class DateBasis : std::uint8_t {
  kNone,
  kJsonld,
  kOpengraph,
  kMeta,
  kTime,
  kUrl,
  kByline,
  kFeed,
  kHeader,
  kWarc,
  kOption,
  kModified,
};
const char* Name(DateBasis basis);
std::optional<DateBasis> ParseDateBasis(std::string_view name);

/// `text` is valid NFC UTF-8: paragraphs separated by one blank line; the title is not
/// part of it. `publisher` is the newspaper ("source" always means the acting actor).
/// `date` keeps what was given (a day or an instant with its own offset); `document_time`
/// (TimeML's DCT) is its day. Both may be absent: then no relative date knows its year.
struct Article {
  std::string id;   ///< "sha256:<hex>" of the canonical content, or as the user gave it
  std::string uri;  ///< where it was read: "archive.zip!/news/1.html"
  std::string url;  ///< http(s) address, or ""
  std::string publisher;
  std::string title;
  std::string date;
  std::optional<Day> document_time;
  DateBasis date_basis = DateBasis::kNone;
  std::string dateline;  ///< "Tokyo, Sept 8 (Reuters) -" where the text opened with one
  std::string language;  ///< BCP 47 primary tag, or ""
  /// Percent of the text that was recognised as `language`; 0 where only the page or the record says so.
  std::uint32_t language_confidence = 0;
  std::string text;
  /// Fields of a record that demarche does not know, as (name, compact JSON value), passed through.
  std::vector<std::pair<std::string, std::string>> other;
};

}  // namespace demarche
