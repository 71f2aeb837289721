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

  /// From the text to anchored events, by way of `analysis`. `trace` may be nullptr; for it and for actions
  /// every sentence is parsed, else only those that can tell an event.
  [[nodiscard]] Extraction Read(const Article& article, Analysis& analysis, Trace* trace) const;

  [[nodiscard]] bool Stopped() const { return options.stop != nullptr && options.stop->load(); }
};

}  // namespace demarche
