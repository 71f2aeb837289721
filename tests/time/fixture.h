// The finder over the project's own words and rules.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/day.h"
#include "lexicon/lexicon.h"
#include "plain_analysis.h"
#include "time/time.h"

namespace demarche {

inline const TimeFinder& Finder() {
  static const TimeFinder finder = [] {
    const std::vector<std::filesystem::path> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) / "lexicon" /
                                                     "times"};
    const Result<Lexicon> lexicon = Lexicon::Load(folders);
    if (!lexicon) throw std::runtime_error(ToString(lexicon.error()));
    Result<TimeFinder> created = TimeFinder::Create(*lexicon);
    if (!created) throw std::runtime_error(ToString(created.error()));
    return std::move(*created);
  }();
  return finder;
}

/// `document_time` "" = none.
inline std::vector<Timex> FindTimes(std::string_view text, std::string_view document_time) {
  return Finder().Find(text, PlainAnalysis(text), ParseDay(document_time));
}

}  // namespace demarche
