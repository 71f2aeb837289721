// One mail (RFC 5322 with MIME). Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/output.h"

namespace demarche::ingest {

/// Whether bytes begin with the header of a mail: fields only, two of the usual ones among them.
bool LooksLikeMail(std::string_view head);

/// Gives the mail as an article: subject, date and words; the sender and the names of what is attached
/// are passed through as "from" and "attachments". `place` names it; it begins at byte `offset`.
void ReadMail(std::string_view bytes, const std::string& place, std::uint64_t offset, Output& out);

/// Says that a mail has more bytes than a record may have.
void RefuseLargeMail(const std::string& place, std::uint64_t offset, Output& out);

}  // namespace demarche::ingest
