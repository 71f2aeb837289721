#include "read.h"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>

namespace demarche::ingest_test {

const IngestOptions& Options() {
  static const IngestOptions kOptions = [] {
    const std::array<std::filesystem::path, 1> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) /
                                                       "lexicon" / "ingest"};
    const Result<Lexicon> lexicon = Lexicon::Load(folders);
    REQUIRE_MESSAGE(lexicon.has_value(), lexicon.error().message);
    IngestOptions options;
    options.rules = IngestRulesFrom(*lexicon);
    return options;
  }();
  return kOptions;
}

IngestSink Into(Outcome& outcome) {
  IngestSink sink;
  sink.article = [&](Article article) {
    outcome.articles.push_back(std::move(article));
    return true;
  };
  sink.error = [&](ErrorRecord error) {
    outcome.errors.push_back(std::move(error));
    return true;
  };
  return sink;
}

Outcome ReadBytes(std::string_view bytes, const IngestOptions& options) {
  Outcome outcome;
  ReadArticleBytes(bytes, "f", options, Into(outcome));
  return outcome;
}

Article ReadOne(std::string_view bytes) {
  Outcome outcome = ReadBytes(bytes);
  for (const ErrorRecord& error : outcome.errors) CHECK_MESSAGE(error.code == "notice", error.message);
  REQUIRE(outcome.articles.size() == 1);
  return std::move(outcome.articles[0]);
}

}  // namespace demarche::ingest_test
