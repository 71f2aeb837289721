// Tables: any bytes below a row of names.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/ingest.h"
#include "ingest_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = "title,date,text\n" + std::string(reinterpret_cast<const char*>(data), size);
  demarche::IngestSink sink;
  sink.article = [](const demarche::Article& article) {
    if (article.text.empty() || !demarche::IsValidUtf8(article.text)) std::abort();
    for (const std::string* field : {&article.title, &article.publisher, &article.date, &article.url}) {
      if (!demarche::IsValidUtf8(*field)) std::abort();
    }
    return true;
  };
  sink.error = [](const demarche::ErrorRecord& error) {
    if (error.message.empty() || error.message.find('\n') != std::string::npos) std::abort();
    return true;
  };
  demarche::ReadArticleBytes(bytes, "table", FuzzOptions(), sink);
  return 0;
}
