// From paths into a store, and what is counted on the way. Part of the pipeline's front door.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "core/day.h"
#include "lexicon/lexicon.h"
#include "pipeline/options.h"
#include "store/store.h"

namespace demarche {

struct AddOptions {
  std::optional<Day> date;  ///< of articles that carry none
  bool prune = false;       ///< take out what is no longer below the paths
  bool refresh = true;      ///< afterwards, analyse again what another lexicon, model or program has analysed
};

/// `read.articles` counts all that were read, `read.events` those of the articles that were analysed.
struct AddTally {
  Tally read;
  std::uint64_t text_bytes = 0;
  std::uint64_t added = 0;
  std::uint64_t changed = 0;    ///< the same id with other content, or a file that holds another article now
  std::uint64_t again = 0;      ///< analysed again with this lexicon, model and program
  std::uint64_t unchanged = 0;  ///< not analysed
  std::uint64_t repeated = 0;   ///< the id was met before in this run
  std::uint64_t gone = 0;       ///< stored, but no longer below the paths; with `prune`, taken out
  /// Stopped: of at least 100 files and records more than PipelineOptions::max_error_rate could not be used.
  bool too_many_errors = false;
};

/// One hash of all that decides what an extraction holds beside the article: the rules of this program,
/// lexicon, model, word lists. Errors: a file of the program is missing.
Result<std::string> AnalysisDigest(const Lexicon& lexicon, bool all_actions);

}  // namespace demarche
