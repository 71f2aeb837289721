// Collects complaints about a lexicon, each with the very line it is about. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace demarche::lexicon {

/// A lexicon file as it was read. Lines are found by number when a complaint needs one.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {}

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// Line `number`, from 1, without its end; empty past the last. The first call indexes the file.
  std::string_view Line(std::uint32_t number);

 private:
  std::string path_;
  std::string text_;
  std::vector<std::size_t> starts_;  ///< first byte of each line; empty until needed
};

/// Keeps the first kMost complaints and counts the rest.
class Diagnostics {
 public:
  static constexpr std::size_t kMost = 100;

  /// `column` is a byte of the line, from 1.
  void Add(SourceFile& file, std::uint32_t line, std::size_t column, std::string message);

  /// All that were kept, and "and N more mistakes" when some were not.
  std::vector<Diagnostic> Take();

 private:
  std::vector<Diagnostic> kept_;
  std::size_t more_ = 0;
};

}  // namespace demarche::lexicon
