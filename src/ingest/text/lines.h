// Lines of a text file and what their ends tell. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

/// A line longer than this was not wrapped by hand.
inline constexpr std::size_t kWrapWidth = 120;

struct Line {
  std::string_view text;  ///< trimmed
  bool indented = false;
};
std::vector<Line> CutLines(std::string_view text);

/// Whether a line ends in a full stop or another mark that no headline ends in; closing quotes are passed
/// over.
bool EndsSentence(std::string_view line);

bool BeginsUpper(std::string_view word);

}  // namespace demarche::ingest
