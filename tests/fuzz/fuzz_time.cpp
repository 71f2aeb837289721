// Any bytes as text and as document time: timexes stay inside the text, in order, with readable EDTF.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include "core/edtf.h"
#include "lexicon/lexicon.h"
#include "time/time.h"

namespace {

const demarche::TimeFinder& Finder() {
  static const demarche::TimeFinder finder = [] {
    const std::vector<std::filesystem::path> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) /
                                                     "lexicon/times"};
    const auto lexicon = demarche::Lexicon::Load(folders);
    if (!lexicon) std::abort();
    auto created = demarche::TimeFinder::Create(*lexicon);
    if (!created) std::abort();
    return std::move(*created);
  }();
  return finder;
}

/// Words between spaces as one sentence, with heads, relations and features made of their bytes.
demarche::Analysis MakeTrees(std::string_view text) {
  demarche::Analysis analysis;
  analysis.lemmas.emplace_back("have");
  analysis.lemmas.emplace_back("vote");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const auto seed = static_cast<std::uint8_t>(text[at]) + 7U * static_cast<std::uint32_t>(end - at);
    demarche::Token token;
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    token.head = static_cast<std::int32_t>(seed % 23U) - 1;
    token.deprel = static_cast<demarche::Deprel>(seed % 50U);
    token.upos = static_cast<demarche::Upos>(seed % demarche::kUposCount);
    token.feats = static_cast<std::uint16_t>(seed * 37U);
    token.lemma = seed % 2U;
    if (end > at) analysis.tokens.push_back(token);
    at = end + 1;
  }
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  if (count > 0) {
    analysis.sentences.push_back({{0, static_cast<std::uint32_t>(text.size())}, 0, count, 0});
  }
  return analysis;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view head = bytes.substr(0, 10);
  const std::string_view text = bytes.substr(head.size());
  (void)demarche::ParseEdtf(bytes);
  const demarche::Analysis analysis =
      head.find('T') != std::string_view::npos ? demarche::Analysis() : MakeTrees(text);
  std::uint32_t end = 0;
  for (const demarche::Timex& timex : Finder().Find(text, analysis, demarche::ParseDay(head))) {
    if (timex.span.begin < end || timex.span.end > text.size() || timex.value.empty()) std::abort();
    if (timex.earliest && timex.latest && *timex.earliest > *timex.latest) std::abort();
    if (!timex.edtf.empty() && !demarche::ParseEdtf(timex.edtf)) std::abort();
    if (timex.reference.end > text.size()) std::abort();
    end = timex.span.end;
  }
  return 0;
}
