// Patterns of lexicon/events: a pattern with its trigger, or a complaint at a place of the line.
#include <string_view>

#include "extractor/rules/pattern.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const demarche::extract::WordClasses classes{{"TALKS", {"talk", "discuss"}}, {"ENVOY", {"envoy"}}};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto pattern = demarche::extract::ParsePattern(text, classes);
  if (!pattern) {
    Require(!pattern.error().message.empty() && pattern.error().at <= size);
    return 0;
  }
  Require(!pattern->elements.empty() && !pattern->elements[0].alternatives.empty());
  return 0;
}
