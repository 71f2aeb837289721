// What the record of an entry says about why it was read so: whom words refer to, and what moved the
// confidence.
#pragma once

#include <string>
#include <vector>

#include "core/timeline.h"

namespace demarche {

/// A word of the evidence and whom it was taken for: {"It", "Venezuela"}. Clean lines.
struct Reading {
  std::string word;
  std::string name;
};

/// The readings that the rules of a report name ("reference:It = Venezuela"), each once, in order.
std::vector<Reading> ReadingsOf(const Report& report);

/// What makes the reading of the entry's first report, whose confidence the entry has, more and less sure.
/// Only what the record shows: nothing for an entry without a report, or one whose report names no rules.
struct Reasons {
  std::vector<std::string> raised;
  std::vector<std::string> lowered;
};
Reasons ReasonsOf(const Entry& entry);

}  // namespace demarche
