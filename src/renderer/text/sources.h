// Who reported a deed: wire copies folded together, newspapers counted once.
#pragma once

#include <string>
#include <vector>

#include "core/timeline.h"

namespace demarche {

/// Reports with the same words (white space and case aside): the first, then its copies.
using ReportGroup = std::vector<const Report*>;
std::vector<ReportGroup> GroupCopies(const std::vector<Report>& reports);

/// The publishers' names, each once, in order of appearance; reports without one are skipped.
std::vector<std::string> Publishers(const std::vector<Report>& reports);

}  // namespace demarche
