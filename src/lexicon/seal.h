// A seal stands beside a lexicon folder ("lexicon.seal" beside "lexicon") and says that these very files were
// checked by this very schema and have no mistakes, and what their hash is. So the program's own lexicon,
// which nobody edits, need not be checked and hashed at each start. A seal that does not fit, is damaged or
// is not there costs the time of checking and nothing else. Private to the room, and to tools/seal_main.cpp.
//
//     demarche-seal 1 FINGERPRINT HASH
//
// FINGERPRINT (32 hexadecimal digits) is over the schema and the names and bytes of all files; it tells edits
// and damage, not malice: who may write the seal may write the lexicon too.
#pragma once

#include <deque>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "lexicon/diagnostics.h"

namespace demarche::lexicon {

/// Lexicon::hash of `folder`, whose files in order are `files`, if it has a seal that fits them.
std::optional<std::string> SealedHash(const std::filesystem::path& folder,
                                      const std::deque<SourceFile>& files);

/// Checks `folder` and seals it; a seal that is there is replaced, or removed when there are mistakes.
/// Errors: those of Lexicon::Load, and a seal that cannot be written.
Result<void> SealFolder(const std::filesystem::path& folder);

}  // namespace demarche::lexicon
