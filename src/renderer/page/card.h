// The data of one entry's card and of its row in the printed table.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/timeline.h"
#include "renderer/page/site.h"
#include "renderer/template/data.h"

namespace demarche {

/// What a card must know of the rest of the timeline. Numbers are indexes into timeline.entries.
struct PageIndex {
  std::vector<std::string> anchors;
  std::map<std::string, std::size_t> by_id;
  /// For each entry: who denies, answers or fulfils it, as (relation type, entry).
  std::vector<std::vector<std::pair<std::string, std::size_t>>> incoming;
};

PageIndex IndexOf(const Timeline& timeline);

/// A page that is being made: what it shows, and the file that it will be.
struct Scene {
  const Timeline& timeline;
  const PageIndex& index;
  const SiteMap& map;
  const std::map<std::string, std::string>& names;  ///< ActorNames
  std::string title;                                ///< TitleOf
  std::string here;
  View view;  ///< of the page while it is written

  /// The link from here to the card of an entry.
  [[nodiscard]] std::string CardLink(std::size_t entry) const {
    return LinkBetween(here, map.card_files[entry], index.anchors[entry]);
  }
};

/// The sources of a printed page, numbered from 1 in the order in which the entries name them; reports of one
/// article share a number.
struct Notes {
  std::map<std::string, std::size_t> numbers;  ///< NoteKey -> number
  std::vector<const Report*> reports;
};
std::string NoteKey(const Report& report);
Notes NotesOf(const Timeline& timeline, const std::vector<std::size_t>& entries);

/// `gap_days` is the silence before the entry, 0 for none worth telling.
Data CardData(const Scene& scene, std::size_t entry, std::size_t gap_days);

Data SheetRow(const Scene& scene, const Notes& notes, std::size_t entry);

/// One line of a list of events: date, headline, standing, sources, and the link to the card.
Data EventRow(const Scene& scene, std::size_t entry);

/// "done", "claimed", "planned" or "denied": which box of the filter shows it.
const char* ShowClass(const Entry& entry);

}  // namespace demarche
