// Which actors and days the reader asked for. Private to the room.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "timeline/timeline.h"

namespace demarche::timeline {

class Filter {
 public:
  /// Both must outlive the filter.
  Filter(const Lexicon& lexicon, const TimelineOptions& options);

  [[nodiscard]] bool Wants(const std::vector<Actor>& sources, const std::vector<Actor>& targets,
                           const When& when) const;

 private:
  [[nodiscard]] bool IsWanted(const Actor& actor) const;

  const TimelineOptions& options_;
  std::set<std::string> wanted_;                 ///< codes and names, in small letters
  std::vector<std::vector<std::string>> names_;  ///< the words of each name of the focus
};

}  // namespace demarche::timeline
