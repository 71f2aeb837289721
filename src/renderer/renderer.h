// The front door of the renderer: a timeline in, bytes out. Pure: reads and writes nothing.
#pragma once

#include <string>

#include "base/result.h"
#include "core/timeline.h"

namespace demarche {

/// The text of templates/: a mustache page, its style sheet and its script.
struct Templates {
  std::string page;    ///< templates/page.mustache
  std::string style;   ///< templates/page.css
  std::string script;  ///< templates/page.js
};

/// What the page shows besides the timeline itself.
struct Figures {
  std::string timeline_svg;  ///< what `dot -Tsvg` made of RenderDotTimeline, or ""
  std::string network_svg;   ///< what `neato -Tsvg` made of RenderDotNetwork, or ""
  std::string missing;       ///< one line: why a figure is missing, or ""
};

/// One self-contained HTML page, to stand as index.html beside timeline.svg and network.svg: no request
/// leaves it, no inline handlers, a Content-Security-Policy that allows exactly its own style and script by
/// hash. Everything from articles is escaped by context; of the figures only harmless parts pass, and one
/// that is no SVG is told in the line of what is missing. Errors: kMalformed when a template does not parse.
Result<std::string> RenderHtml(const Timeline& timeline, const Templates& templates, const Figures& figures);

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
