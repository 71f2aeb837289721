// Runs the front door over bytes and keeps what comes out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace demarche::ingest_test {

struct Outcome {
  std::vector<Article> articles;
  std::vector<ErrorRecord> errors;
};

/// The rules of lexicon/ingest/ as they stand in the source tree.
const IngestOptions& Options();

/// A sink that fills `outcome`.
IngestSink Into(Outcome& outcome);

Outcome ReadBytes(std::string_view bytes, const IngestOptions& options = Options());

/// The one article of `bytes`; fails the test when there is not exactly one.
Article ReadOne(std::string_view bytes);

}  // namespace demarche::ingest_test
