// Ctrl-C and SIGTERM: the first asks the pipeline to stop after the records in flight, a
// second ends the program at once. Private to the room.
#pragma once

#include <atomic>

namespace demarche::cli {

/// Installs the handlers; also makes a closed pipe an error of writing instead of a death.
void CatchSignals();

/// Set by the first signal.
const std::atomic<bool>* StopFlag();

}  // namespace demarche::cli
