// Reads bytes as one document of a kind, and requires of what comes out what every reader promises.
#pragma once

#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/ingest.h"
#include "ingest_rules.h"

/// `bytes` begin as the kind does that is fuzzed.
inline void ReadFuzzedDocument(const std::string& bytes) {
  int told = 0;
  demarche::IngestSink sink;
  sink.article = [&](const demarche::Article& article) {
    if (article.id.empty() || article.text.empty()) std::abort();
    for (const std::string* field :
         {&article.text, &article.title, &article.publisher, &article.date, &article.url}) {
      if (!demarche::IsValidUtf8(*field)) std::abort();
    }
    ++told;
    return true;
  };
  sink.error = [&](const demarche::ErrorRecord& error) {
    if (error.message.empty() || error.message.find('\n') != std::string::npos) std::abort();
    if (!demarche::IsValidUtf8(error.message)) std::abort();
    ++told;
    return true;
  };
  demarche::ReadArticleBytes(bytes, "document", FuzzOptions(), sink);
  if (told == 0) std::abort();  // nothing is dropped without a word
}
