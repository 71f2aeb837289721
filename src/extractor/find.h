// What a pattern found, on its way to an event: each pass fills more of it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/event.h"
#include "extractor/syntax/clause.h"

namespace demarche::extract {

/// What an event's confidence rests on, beside what the event itself says.
struct Grounds {
  bool inferred = false;    ///< an actor is not named here, but told elsewhere
  bool bound = false;       ///< an actor is a role bound to a land by the words around it
  bool indirect = false;    ///< a source is the subject of another clause, by control or as the nearest
  bool habit = false;       ///< "routinely", "always"
  bool firms = false;       ///< the article tells of firms by their full names
  bool firm = false;        ///< so does the event's own sentence
  bool headline = false;    ///< so does the headline
  bool business = false;    ///< it is of firms, and of no states
  bool lone = false;        ///< a deed of two sides, one of which is not told
  bool court = false;       ///< a court or an office of the law acts or is addressed
  bool far = false;         ///< a party is named far from the words that tell the deed
  bool unofficial = false;  ///< a firm, the press, workers or citizens are party
};

/// How a pattern fits the words of a sentence. Many are tried for one that becomes a Find, in the same
/// memory.
struct Fit {
  std::uint32_t rule = 0;
  std::uint32_t clause = kNone32;
  std::uint32_t word = 0;   ///< trigger
  std::uint32_t first = 0;  ///< words of the trigger phrase, [first, last)
  std::uint32_t last = 0;
  std::uint32_t deed_begin = 0;  ///< the embedded deed, [deed_begin, deed_end)
  std::uint32_t deed_end = 0;
  std::vector<std::uint32_t> source_hints;  ///< mentions that the pattern itself binds
  std::vector<std::uint32_t> target_hints;
  std::vector<std::uint32_t> matched;  ///< words the pattern took
  std::uint32_t weight = 0;            ///< required parts matched
  bool object = false;                 ///< took the object of its verb
  bool carried = false;                ///< of a noun: a party stands under its verb ("riots rocked Chad")

  /// As new, but for the memory of its lists.
  void Clear() {
    for (std::vector<std::uint32_t>* list : {&source_hints, &target_hints, &matched}) list->clear();
    *this = {.source_hints = std::move(source_hints),
             .target_hints = std::move(target_hints),
             .matched = std::move(matched)};
  }
};

/// An event in the making.
struct Find : Fit {
  Find() = default;
  explicit Find(const Fit& fit) : Fit(fit) {}

  bool supported = false;  ///< a noun with a light verb
  bool owned = false;      ///< a noun whose source stands as such: "Iran's attack", "talks between"
  bool absorbed = false;
  const char* why_not = "";  ///< in plain words why it is no event, where the pass that says so tells it
  Grounds grounds;
  bool ultimatum = false;  ///< it shall be done unless somebody acts
  std::string hostile;     ///< of a promise of a hostile deed: the kind that it is, a threat
  Event event;
};

}  // namespace demarche::extract
