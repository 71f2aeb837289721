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

  /// The words of a text, with marks for the sentences of which Extract asks tags and trees.
  [[nodiscard]] Draft Begin(const Article& article) const;

  /// What `read` makes of the article as of the day on which it was written, which is not always that on
  /// which it came out.
  [[nodiscard]] Extraction AsWritten(const Article& article, const Analysis& analysis,
                                     const std::function<Extraction(const Article&)>& read) const;

  /// The time expressions of an article on the calendar.
  [[nodiscard]] std::vector<Timex> Resolve(const Article& article, const Analysis& analysis,
                                           const TimeFinder::Expressions& expressions) const;

  /// From the analysed words to anchored events; `trace` may be nullptr.
  [[nodiscard]] Extraction Extract(const Article& article, const Analysis& analysis,
                                   std::vector<Timex> timexes, Trace* trace) const;

  /// Pipeline::ReadPaths; stops when `take` returns false, too.
  void ReadEach(std::span<const std::string> paths, std::optional<Day> date,
                const std::function<bool(Article)>& take,
                const std::function<void(const std::string&)>& explain, Tally& tally) const;

  /// Why an article is not analysed: it is over a limit of the options.
  [[nodiscard]] std::optional<ErrorRecord> OverLimit(const Article& article) const;

  /// Why an article's events are left aside: their record would be longer than readers take. `text` is the
  /// record, where it is written already.
  static std::optional<ErrorRecord> OverLimit(const Extraction& extraction,
                                              const std::string* text = nullptr);

  [[nodiscard]] bool Stopped() const { return options.stop != nullptr && options.stop->load(); }
};

}  // namespace demarche
