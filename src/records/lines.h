// Lines of several kinds, one object each, that belong together. Private to the room.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "records/fields.h"

namespace demarche::records {

/// Hands each line that is not blank to `take`, with its "kind" ("" for none), and gives the number of lines.
/// Errors: those of the line, and what `take` complains of; `where` is "line N, byte M".
Result<std::size_t> ReadLines(std::string_view lines,
                              const std::function<void(const std::string& kind, Fields&)>& take);

}  // namespace demarche::records
