// Which file each thing stands in, and how one file links to another.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/timeline.h"
#include "renderer/page/sections.h"
#include "renderer/renderer.h"
#include "renderer/series.h"

namespace demarche {

/// Some of the sections of a large timeline, on a page of their own.
struct Part {
  std::string file;   ///< "part/2025.html"
  std::string label;  ///< "2025", "May to December 2025", "Undated"
  std::vector<Section> sections;

  [[nodiscard]] std::size_t events() const;
};

/// Paths are relative to the output folder. Actors and pairs with most events have pages, and articles whose
/// text is given and that tell an event of the timeline; what has none is missing in the maps.
struct SiteMap {
  std::vector<Part> parts;                    ///< empty where index.html holds all cards
  std::vector<std::string> card_files;        ///< for each entry
  std::map<std::string, std::string> actors;  ///< ActorKey -> file
  std::map<ActorPair, std::string> pairs;
  std::map<std::string, std::string> article_files;                  ///< by id
  std::map<LeftOutReason, std::vector<std::string>> left_out_files;  ///< none where nothing can be shown
};

/// More entries than this are split into parts, each of at most as many.
inline constexpr std::size_t kMostOnOnePage = 2000;

/// What is left out for one reason is listed so many on a page, in all no more than kMostLeftOutEvents.
inline constexpr std::size_t kLeftOutOnOnePage = 250;

/// The link to the card of each entry from the output folder: "index.html#e-...", "part/2025.html#e-...".
std::vector<std::string> CardLinks(const Timeline& timeline);

SiteMap MapSite(const Timeline& timeline, const ArticleSource& articles);

/// "../" where `here` lies in a folder, else "".
std::string RootOf(const std::string& here);

/// The link from file `here` to `anchor` ("" = none) in file `to`; "" when `to` is "".
std::string LinkBetween(const std::string& here, const std::string& to, const std::string& anchor);

/// The id of a section's heading on its page: "m-2025-10", "before", "undated" ...
std::string SectionId(const Section& section);

}  // namespace demarche
