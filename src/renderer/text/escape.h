// Hostile text made safe for one context each. Everything from an article passes through here
// once, right before it is shown; the HTML escape of & < > " ' is the template engine's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/timeline.h"

namespace demarche {

/// Valid UTF-8 that any of the outputs may hold: control characters become their control
/// pictures (U+2400...), characters that reorder text (U+202A to U+202E, U+2066 to U+2069),
/// noncharacters and bytes that are no UTF-8 become U+FFFD, line and paragraph separators a
/// space. Tabs and line feeds stay. Nothing is dropped, so a reader sees that something was there.
std::string CleanText(std::string_view text);

/// CleanText with runs of white space as one space.
std::string CleanLine(std::string_view text);

/// `url` if it may stand in a link (http, https, mailto or "#..."), else "".
std::string SafeUrl(std::string_view url);

/// Percent-encoded so that it may stand as a value in the query or fragment of a link (RFC 3986).
std::string UrlEscape(std::string_view text);

/// A DOT string in double quotes, at most `limit` characters long and broken into lines of about
/// `wrap` (0 = no breaks) characters. No escape of DOT (\N, \G ...) and no HTML entity survives.
std::string DotQuote(std::string_view text, std::size_t limit = 120, std::size_t wrap = 0);

/// The first `limit` characters, with an ellipsis when something was cut.
std::string Shorten(std::string_view text, std::size_t limit);

/// The HTML id of each entry ("e-..."), letters, digits, '-' and '_' only, all different: the entry's own id
/// where that is so already.
std::vector<std::string> EntryAnchors(const Timeline& timeline);

}  // namespace demarche
