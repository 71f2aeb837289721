// Any bytes: sentences whose words lie in their text, in order, with heads inside; read again after
// writing they are the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "language_model.h"

namespace {

void Check(const demarche::ConlluSentence& sentence) {
  std::uint32_t last = 0;
  for (const demarche::ConlluWord& word : sentence.words) {
    if (word.span.begin < last || word.span.end > sentence.text.size()) std::abort();
    if (word.span.In(sentence.text) != word.form) std::abort();
    if (word.head < -1 || word.head > static_cast<std::int32_t>(sentence.words.size())) std::abort();
    last = word.span.end;
  }
  for (const demarche::ConlluRange& range : sentence.ranges) {
    if (range.first >= range.last || range.last > sentence.words.size()) std::abort();
  }
}

/// Reads all sentences; writes them to `out` as analysed.
bool Pass(const std::string& bytes, std::string& out) {
  std::istringstream in(bytes);
  demarche::ConlluReader reader(in, "input");
  demarche::ConlluSentence sentence;
  while (true) {
    const demarche::Result<bool> read = reader.Next(sentence);
    if (!read || !*read) return read.has_value();
    Check(sentence);
    AppendConllu(sentence, demarche::FuzzedModel().AnalyzeTokens(sentence.text, sentence.Bounds()), out);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string written;
  Pass(std::string(reinterpret_cast<const char*>(data), size), written);
  std::string again;
  if (!Pass(written, again) || again != written) std::abort();
  return 0;
}
