// Web pages: any bytes behind a tag that makes them a page.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/ingest.h"
#include "ingest_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = "<html>" + std::string(reinterpret_cast<const char*>(data), size);
  demarche::IngestSink sink;
  sink.article = [](const demarche::Article& article) {
    if (article.text.empty() || !demarche::IsValidUtf8(article.text)) std::abort();
    return true;
  };
  sink.error = [](const demarche::ErrorRecord&) { return true; };
  demarche::ReadArticleBytes(bytes, "page", FuzzOptions(), sink);
  return 0;
}
