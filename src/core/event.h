// One event as one article reports it, with everything that made it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.h"
#include "core/day.h"
#include "core/span.h"
#include "core/timex.h"

namespace demarche {

/// PLOVER event, mode ("" for none) and contexts (Halterman et al. 2023).
struct Plover {
  std::string event;
  std::string mode;
  std::vector<std::string> contexts;
};

enum class Factuality : std::uint8_t {
  kAsserted,
  kReported,
  kPlanned,
  kConditional,
  kNegated,
  kHistorical,
};
const char* Name(Factuality factuality);
std::optional<Factuality> ParseFactuality(std::string_view name);

/// Whether such a deed lies ahead, if it ever comes: it was not done when it was told.
constexpr bool IsYetToBe(Factuality factuality) {
  return factuality == Factuality::kPlanned || factuality == Factuality::kConditional;
}

/// What is done, in the words of the ontology table of the lexicon.
struct Deed {
  std::string kind;  ///< "diplomatic protest"
  Plover plover;
  std::string cameo;     ///< a string: codes have leading zeros; "" where none can be told
  int score_tenths = 0;  ///< conflict-cooperation score times ten, -100 to +100
  std::string quad;      ///< "verbal conflict", "material cooperation", ..., "neutral"
};

/// When the deed happened. Bounds are inclusive days and may be missing on either side.
/// `after` and `before` hold ids of events of the same article, in text order.
struct When {
  std::string edtf;
  std::optional<Day> earliest;
  std::optional<Day> latest;
  TimeBasis basis = TimeBasis::kNone;
  std::optional<std::uint32_t> timex;  ///< index into Extraction::timexes
  std::vector<std::string> after;
  std::vector<std::string> before;
  std::string why;  ///< the reasoning in words, for `explain`
};

/// A discourse anchor, as the extractor read it: this event stands in `relation` to
/// event `event` (index into Extraction::events) because of `words`.
struct Anchor {
  TimeRelation relation = TimeRelation::kNone;
  std::uint32_t event = 0;
  Span words;
};

/// Who is made responsible for the claim ("Chinese state media"); empty name = the article itself.
struct Attribution {
  std::string name;
  Span span;
};

/// `sources` and `targets` are who acts and on whom; a reciprocal deed has all parties as sources.
/// `because` names the rules that fired, in order.
struct Event {
  std::string id;
  Deed deed;
  std::uint32_t sentence = 0;  ///< index into Extraction::sentences
  Span trigger;
  std::string trigger_text;
  Span clause;           ///< of an action: the words that tell it in short; else empty
  std::string evidence;  ///< the sentence verbatim
  std::vector<Actor> sources;
  std::vector<Actor> targets;
  bool reciprocal = false;
  std::optional<Place> place;
  When when;
  std::vector<Anchor> anchors;
  Factuality factuality = Factuality::kAsserted;
  bool earlier = false;  ///< begun before the news (perfect, going on, noun); in no record
  Attribution attribution;
  int confidence = 0;  ///< 0 to 100
  std::vector<std::string> because;
};

}  // namespace demarche
