// The data of one entry's card and of its row in the printed table.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/timeline.h"
#include "renderer/page/data.h"

namespace demarche {

/// What a card must know of the rest of the timeline. Numbers are indexes into timeline.entries.
struct PageIndex {
  std::vector<std::string> anchors;
  std::map<std::string, std::size_t> by_id;
  /// For each entry: who denies, answers or fulfils it, as (relation type, entry).
  std::vector<std::vector<std::pair<std::string, std::size_t>>> incoming;
  std::map<std::string, std::size_t> kinds;   ///< kind -> number of its option in the filter
  std::map<std::string, std::size_t> actors;  ///< ActorKey -> number of its option
  std::map<std::string, std::size_t> notes;   ///< NoteKey -> number of the source in print, from 1
};

PageIndex IndexOf(const Timeline& timeline);

/// Reports of one article share a footnote.
std::string NoteKey(const Report& report);

/// `gap_days` is the silence before the entry, 0 for none worth telling.
Data CardData(const Timeline& timeline, const PageIndex& index, std::size_t entry, std::size_t gap_days);

Data SheetRow(const Timeline& timeline, const PageIndex& index, std::size_t entry);

/// Publisher, date of publication, title, safe link and sentence number of a report.
Data CiteData(const Report& report);

}  // namespace demarche
