// PDF files. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "ingest/output.h"

namespace demarche::ingest {

bool LooksLikePdf(std::string_view head);

/// Lets pdftotext (Poppler) give the words, which are then read as a text file. Refused where that program is
/// not there, fails, or takes longer than IngestOptions::pdf_seconds.
void ReadPdf(std::string_view bytes, const std::string& uri, Output& out);

}  // namespace demarche::ingest
