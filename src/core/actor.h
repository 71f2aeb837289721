// Who acts: a state, organisation or group, with the sector of PLOVER where told.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "core/span.h"

namespace demarche {

/// `code`: ISO 3166-1 alpha-3 for states, the lexicon's code for organisations. `type`:
/// "state", "igo", "ngo", "armed group", "company" or "". `sector`: PLOVER's (GOV MIL REB
/// OPP CVL COP JUD LEG ...) or "". `name` as a reader knows it: "Japan", "Sanae Takaichi".
struct Actor {
  std::string code;
  std::string type;
  std::string sector;
  std::string name;
  Span span;  ///< the words in the article

  auto operator<=>(const Actor&) const = default;
};

/// A mention of an actor in the text; mentions of the same one share `entity`.
struct ActorMention {
  Actor actor;
  std::uint32_t sentence = 0;
  std::uint32_t entity = 0;
};

/// Where a deed took place; `country` is an ISO 3166-1 alpha-3 code or "".
struct Place {
  std::string name;
  std::string country;
  Span span;

  auto operator<=>(const Place&) const = default;
};

}  // namespace demarche
