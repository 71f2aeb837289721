// Any bytes: tokens in order and inside the text, sentences cover them, names are runs of tokens.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include "language/language.h"

namespace {

const demarche::LanguageModel& Model() {
  static const demarche::LanguageModel model = [] {
    const std::vector<std::filesystem::path> folders{"lexicon/language"};  // run from the project's folder
    const auto lexicon = demarche::Lexicon::Load(folders);
    if (!lexicon) std::abort();
    auto loaded = demarche::LanguageModel::Load(*lexicon, "/usr/share/wordnet", "models/en.model");
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  return model;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const demarche::Analysis analysis = Model().Analyze(text);
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
