// Any bytes through language, time and extractor: no crash, spans inside the text, anchors that exist.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/utf8.h"
#include "extractor/extractor.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "time/time.h"

namespace {

struct Rooms {
  demarche::LanguageModel language;
  demarche::TimeFinder time;
  demarche::Extractor extractor;
};

Rooms LoadRooms() {
  const std::filesystem::path root = DEMARCHE_SOURCE_DIR;
  const std::filesystem::path folders[] = {root / "lexicon"};
  const auto lexicon = demarche::Lexicon::Load(folders).value();
  return {demarche::LanguageModel::Load(lexicon, "/usr/share/wordnet", root / "models" / "en.model").value(),
          demarche::TimeFinder::Create(lexicon).value(), demarche::Extractor::Create(lexicon).value()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Rooms rooms = LoadRooms();
  demarche::Article article;
  article.text = demarche::RepairUtf8({reinterpret_cast<const char*>(data), size});
  // Half of the articles have a day.
  if (size % 2 == 0) article.document_time = demarche::ParseDay("2024-11-24");
  const demarche::Analysis analysis = rooms.language.Analyze(article.text);
  const demarche::Extraction extraction = rooms.extractor.Extract(
      article, analysis, rooms.time.Find(article.text, analysis, article.document_time));
  for (std::size_t i = 0; i < extraction.events.size(); ++i) {
    const demarche::Event& event = extraction.events[i];
    if (event.trigger.end > article.text.size() || event.trigger.empty()) std::abort();
    for (const demarche::Anchor& anchor : event.anchors) {
      if (anchor.event >= i) std::abort();
    }
  }
  return 0;
}
