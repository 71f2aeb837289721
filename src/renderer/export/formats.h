// The writers of the formats, one file each, and the count of what each left out. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renderer/renderer.h"
#include "renderer/text/days.h"

namespace demarche {

/// Counts what is left out, by reason, in the order in which reasons came up.
class Omissions {
 public:
  void Add(std::string_view what);
  [[nodiscard]] std::vector<Omission> Take() { return std::move(found_); }

 private:
  std::vector<Omission> found_;
};

/// A reason why an entry has no single known day, or "".
std::string_view DaylessReason(const DeedDays& days);

/// The headline for a place on an axis of days: where only one end is known and the entry stands at it, the
/// words of the date come first, "26 Feb 1987 or earlier: Japan meets China". Clean, at most `most` letters.
std::string PlacedHeadline(const Entry& entry, std::size_t most);

/// The first report, which stands for an entry where a format takes only one; an empty one where none is.
const Report& BestReport(const Entry& entry);

/// The names of `actors`, "; " between.
std::string ActorList(const std::vector<Actor>& actors);

Exported ExportTimelineJs(const Timeline& timeline, std::size_t most);
Exported ExportTimelineJsCsv(const Timeline& timeline, std::size_t most);
Exported ExportTimesketch(const Timeline& timeline, std::size_t most);
Exported ExportGdelt(const Timeline& timeline, std::size_t most);
Exported ExportPolecat(const Timeline& timeline, std::size_t most);
Exported ExportIcs(const Timeline& timeline, std::size_t most);
Exported ExportGexf(const Timeline& timeline, std::size_t most);
Exported ExportGraphMl(const Timeline& timeline, std::size_t most);
Exported ExportVis(const Timeline& timeline, std::size_t most);
Exported ExportJsonLd(const Timeline& timeline, std::size_t most);
Exported ExportSeries(const Timeline& timeline, std::size_t most);

}  // namespace demarche
