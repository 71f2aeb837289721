// The readable specifications tests/data/*.md, for tests that need texts of the trade.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/file.h"

namespace demarche {

/// The sentences in the tables of a specification: the longest cell of each row, without marks and the day
/// before it. None of a file that cannot be read.
inline std::vector<std::string> TextsOf(const std::filesystem::path& spec) {
  std::vector<std::string> texts;
  const Result<std::string> bytes = ReadFile(spec, 1U << 22U);
  if (!bytes) return texts;
  for (const std::string_view line : Split(*bytes, '\n')) {
    if (!line.starts_with('|')) continue;
    std::string_view text;
    for (const std::string_view cell : Split(line, '|')) {
      if (Trim(cell).size() > text.size()) text = Trim(cell);
    }
    if (text.starts_with('[')) text = Trim(text.substr(text.find(']') + 1));
    std::string plain(text);
    std::erase(plain, '*');
    if (plain.find(' ') != std::string::npos) texts.push_back(std::move(plain));
  }
  return texts;
}

}  // namespace demarche
