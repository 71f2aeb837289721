// Selectors of lexicon/publishers: what is read keeps to its limits.
#include <string_view>

#include "base/selector.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto selector = demarche::ParseSelector(text);
  if (!selector) {
    Require(!selector.error().message.empty());
    return 0;
  }
  Require(size <= 200 && !selector->empty() && selector->size() <= 5);
  for (const demarche::SelectorStep& step : *selector) {
    Require(!step.element.empty() || !step.classes.empty() || !step.attributes.empty());
  }
  return 0;
}
