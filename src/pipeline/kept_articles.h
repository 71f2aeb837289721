// Articles that wait in a temporary file until their page is written. Part of the pipeline's front door.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "base/system/spill.h"
#include "core/article.h"
#include "renderer/renderer.h"

namespace demarche {

class KeptArticles {
 public:
  /// The file lies in `folder`, and is made at once.
  explicit KeptArticles(const std::filesystem::path& folder) : file_(folder) {}

  /// Keeps an article that has an id and a text; of several with one id the first. Errors: kUnreadable when
  /// the file cannot be written.
  Result<void> Keep(const Article& article);

  /// For RenderSite, as long as this lives.
  [[nodiscard]] ArticleSource Source() const;

 private:
  Spill file_;
  std::unordered_map<std::string, Spill::Place> places_;  ///< by id
};

}  // namespace demarche
