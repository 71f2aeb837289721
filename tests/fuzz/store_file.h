// A small sound database for the targets of the store, and what stands in it.
#pragma once

#include <filesystem>
#include <string>

#include "require.h"
#include "scratch.h"
#include "store/store.h"

namespace demarche {

inline Extraction SoundExtraction(const Article& article, const char* kind, const char* day) {
  Extraction extraction;
  extraction.article = article;
  extraction.article.text.clear();
  extraction.text_length = static_cast<std::uint32_t>(article.text.size());
  extraction.sentences = {{0, extraction.text_length}};
  Event event;
  event.id = article.id + "-1";
  event.deed.kind = kind;
  event.evidence = article.text;
  event.sources = {{"JPN", "state", "", "Japan", {}}};
  event.targets = {{"CHN", "state", "", "China", {}}};
  event.when.earliest = ParseDay(day);
  event.when.latest = ParseDay(day);
  extraction.events.push_back(event);
  return extraction;
}

/// Three articles with an event each, a fault and a setting.
inline void MakeSoundStore(const std::string& path) {
  std::filesystem::remove(path);
  Result<Store> store = Store::OpenWriting(path);
  Require(store.has_value());
  for (const char* day : {"2010-09-13", "2010-09-14", "2010-09-15"}) {
    Article article;
    article.id = std::string("id-") + day;
    article.uri = std::string("news/") + day + ".txt";
    article.publisher = "Harbour Post";
    article.title = "A title";
    article.date = day;
    article.document_time = ParseDay(day);
    article.text = "Japan protested to China on the day after the collision. Talks were called off.";
    Require(store->Look(article, "digest").has_value());
    const auto item = Store::Prepare(article, SoundExtraction(article, "diplomatic protest", day), "digest");
    Require(store->Put(*item).has_value());
  }
  const std::string paths[] = {"news"};
  const ErrorRecord faults[] = {{"news/x.txt", "malformed", 3, "is no text"}};
  Require(store->SetSetting("name", "value").has_value() && store->EndRun(paths, faults, false).has_value());
}

}  // namespace demarche
