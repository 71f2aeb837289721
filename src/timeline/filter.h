// Which actors, kinds and days the reader asked for. Private to the room.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "timeline/timeline.h"

namespace demarche::timeline {

/// Actors of some names. A name is a code, a name of the lexicon, or any name.
class NamedActors {
 public:
  NamedActors(const Lexicon& lexicon, const std::vector<std::string>& names);

  [[nodiscard]] bool Has(const Actor& actor) const;

 private:
  std::set<std::string> wanted_;                 ///< codes and names, in small letters
  std::vector<std::vector<std::string>> names_;  ///< the words of each name
};

/// What the filter looks at in an event or an entry.
struct Filtered {
  const std::string& kind;
  const std::vector<Actor>& sources;
  const std::vector<Actor>& targets;
  const When& when;
};

class Filter {
 public:
  /// `options` must outlive the filter.
  Filter(const Lexicon& lexicon, const TimelineOptions& options);

  [[nodiscard]] bool Wants(const Filtered& it) const;

 private:
  [[nodiscard]] bool IsDyad(const Filtered& it) const;

  const TimelineOptions& options_;
  NamedActors focus_;
  std::vector<NamedActors> dyad_;
};

}  // namespace demarche::timeline
