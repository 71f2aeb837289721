// The end of `build` and `db build`: files, and what they hold in a few lines. Private to the room.
#pragma once

#include <filesystem>
#include <string>

#include "pipeline/pipeline.h"

namespace demarche::cli {

/// An error record for each file or record that was not used, then for each note, as `ingest` tells them.
std::string LeftAsideLines(const Tally& tally);

/// Writes all files of a timeline to `folder`, left-aside.jsonl among them, and prints a summary; the exit
/// code. `articles` get a page of their own; `templates` are the user's, or "".
int WriteResult(const std::filesystem::path& folder, MergedTimeline merged, const KeptArticles& articles,
                const Tally& tally, const std::filesystem::path& templates);

}  // namespace demarche::cli
