// The users' own names of fields. Private to the room; the front door has FieldMap and MapRecord.
#pragma once

#include <string>
#include <string_view>

#include "ingest/ingest.h"

namespace demarche::ingest {

/// What an article's field is called in the users' records: as mapped, else its own name.
std::string_view MappedName(const FieldMap& fields, std::string_view field);

/// A mapped text, which may be HTML, as paragraphs.
std::string MappedText(std::string text);

}  // namespace demarche::ingest
