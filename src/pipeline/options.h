// What the commands are asked for, and what they count.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/extraction.h"
#include "ingest/ingest.h"
#include "timeline/timeline.h"

namespace demarche {

struct PipelineOptions {
  std::vector<std::filesystem::path> lexicons;  ///< further folders, after the program's own
  unsigned jobs = 0;                            ///< worker threads; 0 = one a core
  FieldMap fields = {};                         ///< what the users' records call the fields of articles
  bool keep_texts = false;                      ///< ExtractPaths: extractions with events keep article.text
  std::uint64_t max_text_bytes = 0;             ///< AddPaths: longer articles become errors; 0 = no limit
  std::uint64_t max_sentences = 0;              ///< the same
  bool all_actions = false;                     ///< also deeds outside the ontology, as kind "action"
  /// 0 to 1: the share of bad records from which on a run counts as failed. Where it is given, the input may
  /// be one part of many, in which any record may be bad, the first and the only one too.
  std::optional<double> max_error_rate = std::nullopt;
  /// Set from outside (a signal handler) to stop after the records in flight.
  const std::atomic<bool>* stop = nullptr;
};

/// What went in and what was left aside. A notice is an ErrorRecord whose article was kept.
struct Tally {
  static constexpr const char* kNotice = "notice";  ///< its code, as ingest.h tells

  std::uint64_t articles = 0;
  std::uint64_t events = 0;
  std::uint64_t input_bytes = 0;  ///< of all files, where that was asked for before reading; 0 = not known
  std::uint64_t read_bytes = 0;   ///< of these
  std::vector<ErrorRecord> errors;
  std::vector<ErrorRecord> notices;
  /// Articles in other languages than English, by their tag: kept and marked, but not analysed.
  std::map<std::string, std::uint64_t> other_languages;
  bool stopped = false;  ///< PipelineOptions::stop was set before the end

  void Count(ErrorRecord record) { (record.code == kNotice ? notices : errors).push_back(std::move(record)); }
};

using MergeOptions = TimelineOptions;

}  // namespace demarche
