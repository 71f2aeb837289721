// The front door of the records room: the JSON Lines contract between commands.
//
// The one place that knows field names. Writers are canonical: fixed key order, integers
// only, no insignificant space, UTF-8, no line end. Readers are bounded (kMaxRecordBytes,
// kMaxRecordDepth), accept fields they do not know, and name the byte where a record breaks.
// Write(Parse(line)) == line for every line that a writer made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "core/article.h"
#include "core/extraction.h"
#include "core/group.h"
#include "core/timeline.h"

namespace demarche {

inline constexpr int kSchema = 1;
inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20U;
inline constexpr unsigned kMaxRecordDepth = 64;

/// How `date` of an article record must be written: kIso is the contract between commands, a day or an
/// instant of ISO 8601. Users' records may hold anything (kAny); then a date that is none leaves
/// `document_time` empty.
enum class RecordDates : std::uint8_t { kIso, kAny };

/// Article record (ingest -> extract). Parse errors: kMalformed or kOverLimit, `where` = "byte N";
/// a record without usable text is kMalformed ("has no text"), and so is one with a bad date. Missing ids are
/// left empty.
std::string WriteArticle(const Article& article);
Result<Article> ParseArticle(std::string_view line, RecordDates dates = RecordDates::kIso);

/// "sha256:<hex>" over publisher, url, title, date and text, each ended by a zero byte.
std::string ContentId(const Article& article);

/// Extraction record (extract -> merge) or an error record that travels in its place.
std::string WriteExtraction(const Extraction& extraction);
std::string WriteError(const ErrorRecord& error);
Result<std::variant<Extraction, ErrorRecord>> ParseExtraction(std::string_view line);

/// Timeline lines (merge -> render, export): the head, errors, then one line an entry.
/// Each line ends in '\n'. ParseTimeline reads the whole; `where` of an error is "line N, byte M".
std::string WriteTimeline(const Timeline& timeline);
Result<Timeline> ParseTimeline(std::string_view lines);

/// WriteTimeline in pieces, for a timeline whose reports are elsewhere: head and errors; the line of an
/// entry, without its end; what was left out.
std::string WriteTimelineHead(const Timeline& timeline);
std::string WriteEntry(const Entry& entry);
std::string WriteTimelineTail(const Timeline& timeline);
Result<Entry> ParseEntry(std::string_view line);

/// Group lines (merge --group -> merge --finish): of each group the head, errors, then one line a deed.
std::string WriteGroup(const Group& group);
Result<std::vector<Group>> ParseGroups(std::string_view lines);

}  // namespace demarche
