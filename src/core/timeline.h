// The timeline: deeds of many articles, merged and in order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.h"
#include "core/event.h"
#include "core/extraction.h"
#include "core/span.h"

namespace demarche {

/// Words to be marked in a report's evidence; offsets count from the evidence itself.
struct Mark {
  Span span;
  std::string what;  ///< "trigger", "source", "target", "time", "place", "attribution"
};

/// One article's telling of a deed. `begin` is the byte offset of `text` in the article.
struct Report {
  std::string article;
  std::string event;  ///< id of the event in the extraction record
  std::uint32_t sentence = 0;
  std::uint32_t begin = 0;
  std::string text;
  std::vector<Mark> marks;
  std::string title;
  std::string publisher;
  std::string url;
  std::string date;
  int confidence = 0;
  std::vector<std::string> because;
  std::string when_why;
};

/// What the reports say differently: field "when", "factuality", "source", ...
struct Disagreement {
  std::string field;
  std::vector<std::string> values;
};

struct Relation {
  std::string type;  ///< "after", "includes", "simultaneous", "denies", "responds", "fulfils"
  std::string to;    ///< entry id
};

/// One deed with all the reports of it (at least one), the best first.
struct Entry {
  std::string id;
  std::uint32_t ordinal = 0;  ///< place in the timeline, from 1
  Deed deed;
  std::vector<Actor> sources;
  std::vector<Actor> targets;
  bool reciprocal = false;
  std::optional<Place> place;
  Factuality factuality = Factuality::kAsserted;
  std::string attribution;  ///< who says so; "" = the articles themselves
  int confidence = 0;
  When when;
  std::string headline;  ///< "Japan lodges a formal protest with China"
  /// Publishers that tell it in words of their own: copies of one wire report are one source.
  std::uint32_t independent_sources = 1;
  int salience = 0;  ///< 0 to 100: sources (to 40), score (to 40), states on both sides (to 20)
  std::vector<Report> reports;
  std::vector<Disagreement> disagreements;
  std::vector<Relation> relations;
  /// Ids, sorted, that the entry had or would have had while some of its reports were not known: whoever kept
  /// one of them finds the deed here.
  std::vector<std::string> supersedes;
};

/// Counts of what is not shown as a dated entry, so that every omission is stated.
struct LeftOut {
  std::uint32_t undated = 0;         ///< entries shown apart because nothing dates or orders them
  std::uint32_t low_confidence = 0;  ///< events below the confidence that is shown
  std::uint32_t duplicate = 0;       ///< reports folded into an entry that stood already
  std::uint32_t background = 0;      ///< historical, standing or habitual deeds
};

enum class LeftOutReason : std::uint8_t { kLowConfidence, kBackground, kDuplicate };
const char* Name(LeftOutReason reason);
std::optional<LeftOutReason> ParseLeftOutReason(std::string_view name);

/// An event of an article that stands on no entry, so that a reader can judge whether it should.
struct LeftOutEvent {
  LeftOutReason reason = LeftOutReason::kLowConfidence;
  std::string headline;
  std::string kind;  ///< of deed
  When when;         ///< by its own article; without ids of other events
  Report report;
};

/// So many events of each reason are kept, the surest first; LeftOut counts all.
inline constexpr std::size_t kMostLeftOutEvents = 1000;

struct Versions {
  std::string program;
  std::string lexicon;  ///< hash of the lexicon
};

struct Timeline {
  std::string title;
  std::uint32_t articles = 0;
  std::uint32_t reports = 0;
  LeftOut left_out;
  Versions versions;
  std::map<std::string, std::string> actor_names;  ///< as the lexicon calls the entries' actors, by code
  std::vector<ErrorRecord> errors;
  std::vector<Entry> entries;
  /// By reason, then confidence, the highest first. Reports that were folded into an entry stand there.
  std::vector<LeftOutEvent> left_out_events;
};

}  // namespace demarche
