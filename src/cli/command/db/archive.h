// What the commands below `db` share. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/command.h"
#include "store/store.h"

namespace demarche::cli {

/// The filters of list, search and build. Errors: kUsage.
Result<StoreQuery> StoreQueryOf(const Invocation& invocation);

/// `build --db FILE PATH...`: adds the paths to the database, then builds from them alone.
int BuildThroughDatabase(const Invocation& invocation);

/// Adds paths to a database as the flags say, with progress on a terminal. Once deeds outside the ontology
/// were asked for, the database goes on to hold them.
Result<AddTally> AddToDatabase(Store& store, const Pipeline& pipeline, const Invocation& invocation,
                               std::span<const std::string> paths, bool refresh);

/// The pipeline as the flags and the settings of the database say. Errors: those of both.
Result<Pipeline> OpenPipelineFor(Store& store, const Invocation& invocation);

}  // namespace demarche::cli
