// What a Pipeline holds. Private to the room.
#pragma once

#include "extractor/extractor.h"
#include "ingest/ingest.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "pipeline/pipeline.h"
#include "time/time.h"

namespace demarche {

struct Pipeline::Impl {
  PipelineOptions options;
  unsigned jobs;
  IngestRules ingest_rules;
  Lexicon lexicon;
  LanguageModel language;
  TimeFinder times;
  Extractor extractor;

  /// From the analysed words to anchored events; `trace` may be nullptr.
  [[nodiscard]] Extraction Extract(const Article& article, const Analysis& analysis, Trace* trace) const;

  [[nodiscard]] bool Stopped() const { return options.stop != nullptr && options.stop->load(); }
};

}  // namespace demarche
