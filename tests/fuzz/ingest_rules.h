// The rules of lexicon/ingest/, loaded once, so that the patterns are fuzzed with the readers.
#pragma once

#include <array>
#include <cstdlib>
#include <filesystem>

#include "ingest/ingest.h"
#include "lexicon/lexicon.h"

inline const demarche::IngestOptions& FuzzOptions() {
  static const demarche::IngestOptions kOptions = [] {
    const std::filesystem::path root = DEMARCHE_SOURCE_DIR;
    const std::array<std::filesystem::path, 1> folders{root / "lexicon" / "ingest"};
    const auto lexicon = demarche::Lexicon::Load(folders);
    if (!lexicon) std::abort();
    demarche::IngestOptions options;
    options.rules = demarche::IngestRulesFrom(*lexicon);
    options.date = demarche::ParseDay("2010-10-01");
    return options;
  }();
  return kOptions;
}
