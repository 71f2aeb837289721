// The language model that fuzzed entry points share.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <utility>
#include <vector>

#include "language/language.h"

namespace demarche {

/// Loaded once.
inline const LanguageModel& FuzzedModel() {
  static const LanguageModel model = [] {
    const std::vector<std::filesystem::path> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) /
                                                     "lexicon/language"};
    const auto lexicon = Lexicon::Load(folders);
    if (!lexicon) std::abort();
    auto loaded = LanguageModel::Load(*lexicon, "/usr/share/wordnet",
                                      std::filesystem::path(DEMARCHE_SOURCE_DIR) / "models/en.model");
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  return model;
}

}  // namespace demarche
