// Selectors of elements of a web page, a small part of CSS: "p", ".body", "div.big.story", "div#main",
// "meta[name=date]", and with spaces an element in another: "div.story p".
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche {

/// The attributes that pages are read with; a selector names no other.
inline constexpr std::array<std::string_view, 12> kPageAttributes{"class", "id",      "itemprop", "property",
                                                                  "name",  "content", "datetime", "pubdate",
                                                                  "href",  "rel",     "lang",     "role"};

/// Elements that pages are read without, though with their words: they say nothing about what is text.
inline constexpr std::array<std::string_view, 24> kPageMarks{
    "b",   "i",    "em",     "strong", "font", "u",   "s",    "small", "big", "tt",  "code", "sup",
    "sub", "mark", "strike", "nobr",   "ins",  "kbd", "samp", "var",   "wbr", "bdi", "bdo",  "dfn"};

/// What one element must be; an empty field may be anything.
struct SelectorStep {
  struct Attribute {
    std::string name;
    std::string value;
    bool any = false;  ///< "[datetime]": it only has to be there
  };
  std::string element;  ///< in small letters
  std::vector<std::string> classes;
  std::vector<Attribute> attributes;  ///< "#main" is the attribute id with the value "main"
};

/// The element itself last, before it those that it stands in, the outermost first.
using Selector = std::vector<SelectorStep>;

/// Reads a selector of at most 200 bytes and 5 steps. Errors: kMalformed, with what is wrong and how to write
/// it.
Result<Selector> ParseSelector(std::string_view text);

}  // namespace demarche
