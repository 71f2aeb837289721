// The deeds of one kind, merged from their tellings, before they are set beside those of other kinds: what a
// machine that has only this kind hands to the one that makes the timeline.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/extraction.h"
#include "core/span.h"
#include "core/timeline.h"

namespace demarche {

/// What a telling says of its deed's place among others. `after`, `before` and `part_of` are ids of events of
/// the same article.
struct Telling {
  std::string article;
  std::string record;  ///< hash of the article's record: two of one id are told apart by it
  std::string event;
  std::string date;  ///< of the article
  Span trigger;
  std::string trigger_text;
  std::vector<std::string> after;
  std::vector<std::string> before;
  std::vector<std::string> part_of;
};

/// Words of an article that bind the days of two of its events: `to` lies `least` to `most` days after
/// `from`.
struct EventTie {
  std::string article;
  std::uint32_t place = 0;  ///< among the ties of the article
  std::string from;
  std::string to;
  int least = 0;
  std::optional<int> most;
  bool both_ways = false;  ///< the days of `to` bind those of `from` too
  std::string said;        ///< "protested" after "met" (Harbour Post)
};

/// An entry without its place in the timeline, and what its reports say of that place.
struct GroupDeed {
  Entry entry;
  std::vector<Telling> tellings;  ///< the best first; plans that the deed fulfilled last
  std::vector<EventTie> ties;     ///< told by its tellings
};

/// `key` is the kind of the deeds; "" holds the articles without events.
struct Group {
  std::string key;
  std::uint32_t articles = 0;  ///< each is counted in one group only
  LeftOut left_out;
  Versions versions;
  std::vector<ErrorRecord> errors;
  std::vector<GroupDeed> deeds;
  std::vector<LeftOutEvent> left_out_events;  ///< as in Timeline
};

}  // namespace demarche
