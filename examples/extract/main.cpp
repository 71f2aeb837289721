// The extractor in a program of one's own: an article's text on standard input, its events on standard
// output.
//
//     extract_example 2010-09-25 < article.txt
#include <iostream>
#include <iterator>

#include "core/day.h"
#include "pipeline/pipeline.h"

namespace {

std::string NamesOf(const std::vector<demarche::Actor>& actors) {
  std::string names;
  for (const demarche::Actor& each : actors) names += (names.empty() ? "" : ", ") + each.name;
  return names.empty() ? "somebody" : names;
}

}  // namespace

int main(int argc, char** argv) {
  const demarche::Result<demarche::Pipeline> pipeline = demarche::Pipeline::Open({});
  if (!pipeline) {
    std::cerr << demarche::ToString(pipeline.error()) << '\n';
    return 1;
  }
  demarche::Article article;
  article.text.assign(std::istreambuf_iterator<char>(std::cin), {});
  if (argc > 1) article.document_time = demarche::ParseDay(argv[1]);
  for (const demarche::Event& event : pipeline->Analyze(article).events) {
    std::cout << (event.when.edtf.empty() ? "undated" : event.when.edtf) << "  " << event.deed.kind << ": "
              << NamesOf(event.sources) << " -> " << NamesOf(event.targets) << "  (" << event.confidence
              << "%)\n";
  }
}
