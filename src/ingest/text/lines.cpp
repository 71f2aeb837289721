#include "ingest/text/lines.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche::ingest {

std::vector<Line> CutLines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    lines.push_back({Trim(line), !line.empty() && line[0] == ' '});
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool EndsSentence(std::string_view line) {
  for (const std::string_view mark : {"\"", "'", ")", "”", "’"}) {
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with(':') || line.ends_with(';') ||
         line.ends_with(',');
}

bool BeginsUpper(std::string_view word) { return !word.empty() && IsUpperCodePoint(DecodeAt(word, 0).value); }

}  // namespace demarche::ingest
