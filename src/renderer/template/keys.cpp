// The table of all keys that data has, and the search for those of a template that are not in it. The table
// stands here because lists are filled while they are written, so that no data shows all its keys at once; a
// test keeps it true to the calls of Put.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <vector>

#include "base/ascii.h"
#include "base/edit_distance.h"
#include "renderer/renderer.h"
#include "renderer/template/tags.h"
#include "renderer/text/escape.h"

namespace demarche {
namespace {

constexpr std::size_t kMostUnknown = 20;
constexpr std::size_t kLongestKey = 40;  // a longer one is no slip of the pen

constexpr std::string_view kKeys[] = {"actor_href",
                                      "actors_label",
                                      "actors_rows",
                                      "actors_rows_more",
                                      "after",
                                      "after_href",
                                      "aliases",
                                      "alone",
                                      "alone_share",
                                      "anchor",
                                      "article_href",
                                      "article_id",
                                      "articles",
                                      "articles_label",
                                      "articles_more",
                                      "articles_rows",
                                      "basis_anchored",
                                      "basis_document",
                                      "basis_explicit",
                                      "basis_none",
                                      "basis_relative",
                                      "before",
                                      "before_href",
                                      "cameo",
                                      "cards",
                                      "cells",
                                      "code",
                                      "confidence",
                                      "confidence_word",
                                      "conflict",
                                      "cooperation",
                                      "copies",
                                      "count",
                                      "counterparts",
                                      "dashed",
                                      "date",
                                      "differ",
                                      "edtf",
                                      "entry_id",
                                      "error_id",
                                      "errors",
                                      "event_id",
                                      "event_rows",
                                      "event_rows_more",
                                      "events",
                                      "events_label",
                                      "evidence",
                                      "factuality",
                                      "field",
                                      "filter_href",
                                      "first",
                                      "first_seen",
                                      "footnotes",
                                      "from",
                                      "gap",
                                      "groups",
                                      "has_actors_rows",
                                      "has_articles",
                                      "has_copies",
                                      "has_counterparts",
                                      "has_differ",
                                      "has_entries",
                                      "has_errors",
                                      "has_figures",
                                      "has_heat",
                                      "has_left_out",
                                      "has_links",
                                      "has_lowered",
                                      "has_months",
                                      "has_more_reports",
                                      "has_order",
                                      "has_pairs_rows",
                                      "has_parts",
                                      "has_raised",
                                      "has_readings",
                                      "has_rules",
                                      "has_score",
                                      "has_sheet",
                                      "has_sources",
                                      "has_strip",
                                      "has_targets",
                                      "headline",
                                      "heat_foot",
                                      "heat_height",
                                      "heat_most",
                                      "heat_rows",
                                      "heat_table",
                                      "heat_ticks",
                                      "heat_unit",
                                      "height",
                                      "here",
                                      "href",
                                      "is_after",
                                      "is_answered",
                                      "is_background",
                                      "is_before",
                                      "is_claim",
                                      "is_conditional",
                                      "is_conflict",
                                      "is_cooperation",
                                      "is_denied",
                                      "is_denied_by",
                                      "is_denies",
                                      "is_duplicate",
                                      "is_error",
                                      "is_first",
                                      "is_fulfilled",
                                      "is_fulfils",
                                      "is_historical",
                                      "is_includes",
                                      "is_index",
                                      "is_low",
                                      "is_month",
                                      "is_negated",
                                      "is_neutral",
                                      "is_other",
                                      "is_pair",
                                      "is_part",
                                      "is_planned",
                                      "is_responds",
                                      "is_simultaneous",
                                      "is_split",
                                      "is_told",
                                      "is_undated",
                                      "is_yearless",
                                      "kind",
                                      "kinds",
                                      "label",
                                      "lacks_counterpart",
                                      "last",
                                      "last_seen",
                                      "left_out",
                                      "left_out_more",
                                      "lexicon",
                                      "links",
                                      "lost",
                                      "lowered",
                                      "mean",
                                      "members",
                                      "message",
                                      "minor",
                                      "missing",
                                      "month",
                                      "month_count",
                                      "month_id",
                                      "month_short",
                                      "months",
                                      "more",
                                      "name",
                                      "network_svg",
                                      "neutral",
                                      "note",
                                      "notes",
                                      "number",
                                      "offset",
                                      "one",
                                      "open",
                                      "order",
                                      "order_more",
                                      "ordinal",
                                      "other_name",
                                      "page_title",
                                      "pairs_rows",
                                      "pairs_rows_more",
                                      "paragraphs",
                                      "parts",
                                      "pieces",
                                      "place",
                                      "plover",
                                      "published",
                                      "publisher",
                                      "quad",
                                      "raised",
                                      "range",
                                      "readings",
                                      "reason",
                                      "reciprocal",
                                      "refs",
                                      "report",
                                      "reports",
                                      "reports_label",
                                      "root",
                                      "rule",
                                      "rules",
                                      "score",
                                      "score_from",
                                      "score_left_out",
                                      "score_points",
                                      "score_strokes",
                                      "score_text",
                                      "score_to",
                                      "score_undrawn",
                                      "script",
                                      "script_data",
                                      "script_hash",
                                      "sentence",
                                      "sentence_id",
                                      "sheet",
                                      "show",
                                      "source_rows",
                                      "source_rows_more",
                                      "sources",
                                      "sources_label",
                                      "span",
                                      "speaker",
                                      "standing",
                                      "step",
                                      "stretches",
                                      "strip_axis",
                                      "strip_bars",
                                      "strip_foot",
                                      "strip_height",
                                      "strip_hits",
                                      "strip_label",
                                      "strip_most",
                                      "strip_neutral",
                                      "strip_rows",
                                      "strip_text",
                                      "strip_ticks",
                                      "strip_unit",
                                      "style",
                                      "style_hash",
                                      "targets",
                                      "text",
                                      "timeline_svg",
                                      "title",
                                      "title_text",
                                      "to",
                                      "to_date",
                                      "to_headline",
                                      "to_href",
                                      "tone",
                                      "type",
                                      "url",
                                      "value",
                                      "values",
                                      "version",
                                      "weekday",
                                      "what",
                                      "why",
                                      "width",
                                      "word",
                                      "words",
                                      "x",
                                      "x1",
                                      "x2",
                                      "y",
                                      "y1",
                                      "y2",
                                      "year"};
static_assert(std::is_sorted(std::begin(kKeys), std::end(kKeys)));

template <class Names>
std::string Nearest(std::string_view key, const Names& names) {
  if (key.size() > kLongestKey) return {};
  std::size_t least = key.size() / 3 + 2;  // what differs more is another word
  std::string_view nearest;
  for (const std::string_view name : names) {
    const std::size_t distance = EditDistance(key, name);
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return std::string(nearest);
}

bool IsKnownKey(std::string_view key) {
  return key == "." || std::binary_search(std::begin(kKeys), std::end(kKeys), key);
}

bool IsTemplate(std::string_view name) {
  return std::find(kTemplateNames.begin(), kTemplateNames.end(), name) != kTemplateNames.end();
}

}  // namespace

std::span<const std::string_view> TemplateKeys() { return kKeys; }

std::vector<UnknownKey> UnknownKeys(std::string_view text) {
  std::vector<UnknownKey> unknown;
  std::set<std::string_view> seen;
  Tags tags(text);
  std::size_t line = 0;
  while (const std::optional<std::string_view> tag = tags.Next(line)) {
    if (unknown.size() == kMostUnknown) break;
    const char sign = tag->empty() ? '!' : tag->front();
    if (sign == '!' || sign == '=' || sign == '/') continue;  // an end has the key of its beginning
    const bool partial = sign == '>';
    const std::string_view key =
        Trim(tag->substr(std::string_view("#^&>").find(sign) == std::string_view::npos ? 0 : 1));
    if (partial ? IsTemplate(key) : IsKnownKey(key)) continue;
    if (!seen.insert(*tag).second) continue;
    unknown.push_back({line, Shorten(CleanLine(key), 80),
                       partial ? Nearest(key, kTemplateNames) : Nearest(key, kKeys), partial});
  }
  return unknown;
}

}  // namespace demarche
