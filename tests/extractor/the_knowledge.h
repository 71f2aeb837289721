// The lexicon of the repository, compiled once for the tests of the room.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <utility>
#include <vector>

#include "extractor/passes.h"

namespace demarche::extract {

inline const Knowledge& TheKnowledge() {
  static const Knowledge knowledge = [] {
    const std::vector<std::filesystem::path> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) / "lexicon"};
    const Result<Lexicon> lexicon = Lexicon::Load(folders);
    REQUIRE(lexicon);
    Result<Rulebook> rules = Rulebook::Create(*lexicon);
    REQUIRE(rules);
    return Knowledge{std::move(*rules), Gazetteer::Create(*lexicon)};
  }();
  return knowledge;
}

}  // namespace demarche::extract
