// Any bytes as text and as document time: timexes stay inside the text, in order, with readable EDTF.
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
    const std::vector<std::filesystem::path> folders{"lexicon/times"};  // run from the root of the checkout
    const auto lexicon = demarche::Lexicon::Load(folders);
    if (!lexicon) std::abort();
    auto created = demarche::TimeFinder::Create(*lexicon);
    if (!created) std::abort();
    return std::move(*created);
  }();
  return finder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view head = bytes.substr(0, 10);
  const std::string_view text = bytes.substr(head.size());
  (void)demarche::ParseEdtf(bytes);
  demarche::Analysis analysis;
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
