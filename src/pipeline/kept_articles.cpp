#include "pipeline/kept_articles.h"

#include "records/records.h"

namespace demarche {

Result<void> KeptArticles::Keep(const Article& article) {
  if (article.id.empty() || article.text.empty() || places_.contains(article.id)) return {};
  const Result<Spill::Place> place = file_.Append(WriteArticle(article));
  if (!place) return tl::unexpected<Error>(place.error());
  places_.emplace(article.id, *place);
  return {};
}

ArticleSource KeptArticles::Source() const {
  return {[this](const std::string& id) { return places_.contains(id); },
          [this](const std::string& id) -> Result<Article> {
            const Result<std::string> line = file_.Read(places_.at(id));
            if (!line) return tl::unexpected<Error>(line.error());
            return ParseArticle(*line, RecordDates::kAny);
          }};
}

}  // namespace demarche
