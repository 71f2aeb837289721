// Files of any kind and encoding.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "ingest/ingest.h"
#include "ingest_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  int told = 0;
  demarche::IngestSink sink;
  sink.article = [&](const demarche::Article& article) {
    const bool good = !article.text.empty() && !article.id.empty() && demarche::IsValidUtf8(article.text) &&
                      demarche::NormalizeNfc(article.text) == article.text;
    if (!good) std::abort();
    ++told;
    return true;
  };
  sink.error = [&](const demarche::ErrorRecord& error) {
    if (error.message.empty()) std::abort();
    ++told;
    return true;
  };
  demarche::ReadArticleBytes(bytes, "text", FuzzOptions(), sink);
  if (told == 0) std::abort();  // nothing is dropped without a word
  return 0;
}
