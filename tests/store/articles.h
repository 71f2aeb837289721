// Articles and extractions to fill the databases of a test. Without doctest, since fuzz targets use it too.
#pragma once

#include <string>

#include "store/store.h"

namespace demarche::store_test {

inline Article MakeArticle(const std::string& id, const std::string& uri, const std::string& text) {
  Article article;
  article.id = id;
  article.uri = uri;
  article.publisher = "Harbour Post";
  article.title = "A title of " + id;
  article.date = "2010-09-15";
  article.document_time = ParseDay(article.date);
  article.text = text;
  return article;
}

/// One event: `source` does something of `kind` to `target` on a day.
inline Extraction MakeExtraction(const Article& article, const std::string& kind, const std::string& source,
                                 const std::string& target, const std::string& day) {
  Extraction extraction;
  extraction.article = article;
  extraction.article.text.clear();
  extraction.text_length = static_cast<std::uint32_t>(article.text.size());
  extraction.sentences = {{0, extraction.text_length}};
  Event event;
  event.id = article.id + "-e1";
  event.deed.kind = kind;
  event.evidence = article.text;
  event.sources = {{source, "state", "", source, {}}};
  event.targets = {{target, "state", "", target, {}}};
  event.when.earliest = ParseDay(day);
  event.when.latest = ParseDay(day);
  extraction.events.push_back(event);
  return extraction;
}

}  // namespace demarche::store_test
