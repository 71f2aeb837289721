// Reads bytes as a container, under limits that a fuzzer can reach.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "ingest/ingest.h"
#include "ingest_rules.h"

inline void ReadFuzzedContainer(std::string_view bytes) {
  static const demarche::IngestOptions kOptions = [] {
    demarche::IngestOptions options = FuzzOptions();
    options.max_file_bytes = 1U << 20U;
    options.max_depth = 4;
    options.max_members = 200;
    options.free_unpacked_bytes = 4U << 20U;
    options.max_unpacked_bytes = 16U << 20U;
    return options;
  }();
  int told = 0;
  const auto check = [&](std::string_view text) {
    if (text.empty() || !demarche::IsValidUtf8(text)) std::abort();
    ++told;
    return true;
  };
  demarche::IngestSink sink;
  sink.article = [&](const demarche::Article& article) { return check(article.uri) && check(article.text); };
  sink.error = [&](const demarche::ErrorRecord& error) { return check(error.message); };
  demarche::ReadArticleBytes(bytes, "f", kOptions, sink);
  if (told == 0) std::abort();  // nothing is dropped without a word
}
