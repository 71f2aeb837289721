// The front door of the renderer: a timeline in, bytes out. Pure: reads and writes nothing.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/article.h"
#include "core/page.h"
#include "core/timeline.h"

namespace demarche {

/// What must be in Templates::pages: one for each kind of page, then what several of them share.
inline constexpr std::array<const char*, 9> kTemplateNames = {
    "page", "actors", "actor", "sources", "article", "head", "strip", "events", "foot"};

/// The text of templates/.
struct Templates {
  std::map<std::string, std::string> pages;  ///< NAME.mustache by name; each may be used as a partial
  std::string base;                          ///< base.css: of all pages
  std::string style;                         ///< page.css: of pages with cards or strips
  std::string script;                        ///< page.js
};

/// What the page shows besides the timeline itself.
struct Figures {
  std::string timeline_svg;  ///< what `dot -Tsvg` made of RenderDotTimeline, or ""
  std::string network_svg;   ///< what `neato -Tsvg` made of RenderDotNetwork, or ""
  std::string missing;       ///< one line: why a figure is missing, or ""
};

/// The pages of a timeline: index.html with all events, or, where they are many, with the list of all and the
/// cards in part/; actors.html with a page for each actor in actor/ and for each two that deal with each
/// other in dyad/; sources.html; and article/ with the text of each of `articles` that tells an event. Each
/// is one file without requests or inline handlers and with a Content-Security-Policy that allows exactly its
/// own style and script by hash. timeline.svg and network.svg are to stand beside them. Everything from
/// articles is escaped by context; of the figures only harmless parts pass, and one that is no SVG is told in
/// the line of what is missing. Errors: kMalformed when a template is missing or does not parse.
Result<std::vector<Page>> RenderSite(const Timeline& timeline, const Templates& templates,
                                     const Figures& figures, std::span<const Article> articles);

/// A DOT digraph of the entries by date, lanes by actor; dashed = claim or uncertain.
/// At most `max_entries` are drawn (the most salient); the graph's label says how many were left out.
std::string RenderDotTimeline(const Timeline& timeline, std::size_t max_entries = 40);

/// A DOT graph of actors: pen width by count, colour and line by tone (green solid = cooperation,
/// red dashed = conflict, double = both, grey dotted = neither). At most `max_actors`, of those that deal
/// with another.
std::string RenderDotNetwork(const Timeline& timeline, std::size_t max_actors = 30);

/// One row an entry, RFC 4180 with a header; cells that a spreadsheet would run as formulas are quoted
/// with a leading apostrophe.
std::string RenderCsv(const Timeline& timeline);

}  // namespace demarche
