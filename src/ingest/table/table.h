// Tables with a row of names above them: CSV and its kin. Private to the room.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/output.h"

namespace demarche::ingest {

/// What separates the cells of a table whose bytes begin so: a tab, comma, semicolon or bar. Nothing unless
/// the first row holds names, two of them known as columns of articles, and the second is as wide.
std::optional<char> TableSeparator(std::string_view head, const IngestOptions& options);

/// One row in memory at a time, each an article; "uri:LINE" names it. Columns that demarche does not know are
/// passed through. REQUIRES: `in` gives UTF-8.
void ReadTable(std::istream& in, char separator, const std::string& uri, Output& out);

}  // namespace demarche::ingest
