// The fields of a record as a page of the manual, out of its JSON Schema file (draft 4).
#pragma once

#include <string>

namespace demarche::reference {

/// Markdown: a heading for the file and for each definition that has fields. Knows the part of JSON Schema
/// that docs/schema uses; "" when the file cannot be read as JSON.
std::string RecordReference(const std::string& path);

}  // namespace demarche::reference
