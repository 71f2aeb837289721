// The front door of the renderer: a timeline in, bytes out. Pure: reads and writes nothing.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/article.h"
#include "core/page.h"
#include "core/timeline.h"

namespace demarche {

/// What must be in Templates::pages: one for each kind of page, then what several of them share.
inline constexpr std::array<const char*, 10> kTemplateNames = {
    "page", "actors", "actor", "sources", "left_out", "article", "head", "strip", "events", "foot"};

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

/// Articles by id, asked for when their page is written.
struct ArticleSource {
  std::function<bool(const std::string& id)> has;  ///< whether it is there, with a text; none is where empty
  std::function<Result<Article>(const std::string& id)> read;  ///< one of them
};

/// Gets a page that is finished; an error ends the writing.
using TakePage = std::function<Result<void>(Page)>;

/// A name in a template that stands for nothing, so that its place stays blank.
struct UnknownKey {
  std::size_t line = 0;  ///< of its first use, from 1
  std::string key;
  std::string nearest;       ///< the known name that is spelt most like it, or ""
  bool is_template = false;  ///< {{>key}}: no template has the name; else no data has it
};

/// The first 20 such names in the text of a template, each once, in their order.
std::vector<UnknownKey> UnknownKeys(std::string_view text);

/// All names that the data of a page can have, sorted.
std::span<const std::string_view> TemplateKeys();

/// The pages of a timeline: index.html with all events, or, where they are many, with the list of all and the
/// cards in part/; actors.html with a page for each actor in actor/ and for each two that deal with each
/// other in dyad/; sources.html; left-out/ with what stands on no card; and article/ with the text of each of
/// `articles` that tells an event. Each is one file without requests or inline handlers and with a
/// Content-Security-Policy that allows exactly its own style and script by hash. timeline.svg and network.svg
/// are to stand beside them. Everything from articles is escaped by context; of the figures only harmless
/// parts pass, and one that is no SVG is told in the line of what is missing. `take` gets the pages one after
/// the other, so that one is held at a time. Errors: kMalformed when a template is missing or does not parse,
/// before the first page; those of `take` and `articles`.
Result<void> RenderSite(const Timeline& timeline, const Templates& templates, const Figures& figures,
                        const ArticleSource& articles, const TakePage& take);

// Diagrams as DOT. `most` bounds what is drawn, and the graph's label says how many were left out. Nodes link
// to the cards, which stand in index.html or, of a large timeline, in part/. Layered diagrams never draw more
// than kMostLayered, which `dot` lays out in seconds.
inline constexpr std::size_t kMostLayered = 500;

/// The dated entries by date, lanes by actor, the most salient first; dashed = claim or uncertain.
std::string RenderDotTimeline(const Timeline& timeline, std::size_t most = 40);

/// Actors that deal with another: pen width by count, colour and line by tone (green solid = cooperation,
/// red dashed = conflict, double = both, grey dotted = neither). Laid out by neato, above 200 actors by sfdp.
std::string RenderDotNetwork(const Timeline& timeline, std::size_t most = 30);

/// Entries that are related to each other, from left to right: a coloured arrow with a word is a relation
/// that the timeline states (answered, denied, carried out); a grey one only says which came first.
std::string RenderDotChain(const Timeline& timeline, std::size_t most = 40);

/// Whoever acts for a state (government, person, body) in a box of that state, organisations and groups in
/// boxes of their own; edges as in the network.
std::string RenderDotClusters(const Timeline& timeline, std::size_t most = 40);

/// One row an entry, RFC 4180 with a header; cells that a spreadsheet would run as formulas are quoted
/// with a leading apostrophe.
std::string RenderCsv(const Timeline& timeline);

/// How many entries a format could not take, and why: {3, "without a known day"}.
struct Omission {
  std::size_t count = 0;
  std::string what;
};

struct Exported {
  std::string bytes;
  std::vector<Omission> left_out;
};

/// One format of `demarche export`. Writers are pure; `most` bounds a diagram, 0 = its own default, and means
/// nothing to the others.
struct ExportFormat {
  std::string_view name;        ///< "ics", as the command line says it
  std::string_view media_type;  ///< "text/calendar"
  std::string_view extension;   ///< ".ics"
  std::string_view reader;      ///< who reads it
  std::string_view lacks;       ///< what of every entry it has no room for, or ""
  bool diagram = false;         ///< DOT, which Graphviz can draw
  Exported (*write)(const Timeline& timeline, std::size_t most) = nullptr;
};

/// All formats, in the order in which they are shown.
std::span<const ExportFormat> ExportFormats();

}  // namespace demarche
