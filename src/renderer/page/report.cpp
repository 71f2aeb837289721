#include "renderer/page/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "renderer/page/evidence.h"
#include "renderer/text/escape.h"
#include "renderer/text/reasons.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

/// What names an article that has neither title nor link: the first digits of its id.
std::string ArticleWords(std::string_view id) {
  constexpr std::string_view kScheme = "sha256:";
  constexpr std::size_t kDigits = 12;
  if (id.starts_with(kScheme)) id.remove_prefix(kScheme.size());
  const std::string digits = CleanLine(id.substr(0, Utf8Floor(id, std::min(kDigits, id.size()))));
  return digits.empty() ? "an article without a name" : "article " + digits;
}

Data Pieces(const Report& report) {
  Data list = List();
  for (const Piece& piece : CutAtMarks(report.text, report.marks)) {
    Data item;
    Put(item, "text", piece.text);
    Put(item, "what", piece.what);
    list.push_back(item);
  }
  return list;
}

}  // namespace

Data CiteData(const Scene& scene, const Report& report) {
  Data data;
  Put(data, "publisher", CleanLine(report.publisher));
  Put(data, "published", PublicationDay(report.date));
  const std::string url = SafeUrl(report.url);
  const std::string title = CleanLine(report.title);
  Put(data, "title_text", title.empty() ? url.empty() ? ArticleWords(report.article) : url : title);
  Put(data, "url", url);
  Put(data, "sentence", std::to_string(report.sentence + 1U));
  const auto file = scene.map.article_files.find(report.article);
  Put(data, "article_href",
      file == scene.map.article_files.end()
          ? ""
          : LinkBetween(scene.here, file->second, fmt::format("s-{}", report.sentence + 1U)));
  return data;
}

Data ReportData(const Scene& scene, const Report& report) {
  Data data = CiteData(scene, report);
  Put(data, "pieces", Pieces(report));
  const std::vector<Reading> readings = ReadingsOf(report);
  Data list = List();
  for (const Reading& reading : readings) {
    Data item;
    Put(item, "word", reading.word);
    Put(item, "name", reading.name);
    Put(item, "last", &reading == &readings.back());
    list.push_back(item);
  }
  Put(data, "has_readings", !readings.empty());
  Put(data, "readings", std::move(list));
  return data;
}

void PutRules(Data& data, const Report& report) {
  Data rules = List();
  for (const std::string& rule : report.because) {
    Data item;
    Put(item, "rule", CleanLine(rule));
    rules.push_back(item);
  }
  Put(data, "has_rules", rules.is_non_empty_list());
  Put(data, "rules", std::move(rules));
}

}  // namespace demarche
