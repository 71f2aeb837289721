// In which language a text is. Private to the room.
#pragma once

#include "core/article.h"

namespace demarche::ingest {

/// Settles `article.language`: what the text itself is recognised as (by CLD2), where that is certain, else
/// what the page or record declares. A text that is too short to tell keeps what is declared.
void SettleLanguage(Article& article);

}  // namespace demarche::ingest
