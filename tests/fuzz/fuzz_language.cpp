// Any bytes: tokens in order and inside the text, sentences cover them, names are runs of tokens.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "language_model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const demarche::Analysis analysis = demarche::FuzzedModel().Analyze(text);
  std::uint32_t last = 0;
  for (const demarche::Token& token : analysis.tokens) {
    if (token.span.begin < last || token.span.empty() || token.span.end > size) std::abort();
    last = token.span.end;
  }
  std::uint32_t next = 0;
  for (const demarche::Sentence& sentence : analysis.sentences) {
    if (sentence.first_token != next || sentence.last_token <= next) std::abort();
    next = sentence.last_token;
  }
  if (next != analysis.tokens.size()) std::abort();
  std::uint32_t behind = 0;
  for (const demarche::ProperName& name : analysis.names) {
    if (name.first_token < behind || name.last_token <= name.first_token || name.last_token > next)
      std::abort();
    behind = name.last_token;
  }
  return 0;
}
