// A small sound database for the targets of the store, and what stands in it.
#pragma once

#include <filesystem>
#include <string>

#include "../store/articles.h"
#include "require.h"
#include "scratch.h"
#include "store/store.h"

namespace demarche {

/// Three articles with an event each, a fault and a setting.
inline void MakeSoundStore(const std::string& path) {
  std::filesystem::remove(path);
  Result<Store> store = Store::OpenWriting(path);
  Require(store.has_value());
  for (const char* day : {"2010-09-13", "2010-09-14", "2010-09-15"}) {
    Article article = store_test::MakeArticle(
        std::string("id-") + day, std::string("news/") + day + ".txt",
        "Japan protested to China on the day after the collision. Talks were called off.");
    article.date = day;
    article.document_time = ParseDay(day);
    Require(store->Look(article, "digest").has_value());
    const auto item = Store::Prepare(
        article, store_test::MakeExtraction(article, "diplomatic protest", "JPN", "CHN", day), "digest");
    Require(store->Put(*item).has_value());
  }
  const std::string paths[] = {"news"};
  const ErrorRecord faults[] = {{"news/x.txt", "malformed", 3, "is no text"}};
  Require(store->SetSetting("name", "value").has_value() && store->EndRun(paths, faults, false).has_value());
}

}  // namespace demarche
