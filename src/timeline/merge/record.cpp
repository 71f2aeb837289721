// What a timeline needs of a record: its hash tells two records of one article apart, and the rest can go.
#include <algorithm>
#include <set>

#include "base/digest.h"
#include "timeline/timeline.h"

namespace demarche {

std::string FingerprintOf(const Extraction& extraction) {
  const Article& article = extraction.article;
  std::string bytes;
  const auto add = [&](std::string_view part) { bytes.append(part).push_back('\0'); };
  for (const std::string* part : {&article.publisher, &article.title, &article.url, &article.date})
    add(*part);
  for (const Event& event : extraction.events) {
    for (const std::string* part :
         {&event.id, &event.deed.kind, &event.deed.cameo, &event.deed.plover.mode, &event.evidence,
          &event.when.edtf, &event.when.why, &event.attribution.name}) {
      add(*part);
    }
    for (const auto* actors : {&event.sources, &event.targets}) {
      for (const Actor& actor : *actors) add(actor.code + ' ' + actor.sector + ' ' + actor.name);
      add("/");
    }
    for (const auto* ids : {&event.when.after, &event.when.before, &event.because}) {
      for (const std::string& id : *ids) add(id);
      add("/");
    }
    if (event.place) add(event.place->name + ' ' + event.place->country);
    for (const auto& day : {event.when.earliest, event.when.latest}) add(day ? FormatDay(*day) : "");
    add(std::to_string(event.confidence) + Name(event.factuality) + std::to_string(event.trigger.begin));
  }
  return Sha256Hex(bytes);
}

ErrorRecord RecordsDiffer(const std::string& article) {
  return {article, Name(ErrorKind::kMalformed), 0,
          "records with one id differ; one was used, give each article an id of its own"};
}

/// Timexes stand where they stood, for events name them by their place.
void Condense(Extraction& extraction) {
  Article& article = extraction.article;
  article.uri.clear();
  article.dateline.clear();
  article.language.clear();
  article.text.clear();
  article.other.clear();
  extraction.timex_texts.clear();
  extraction.actor_texts.clear();
  for (Timex& timex : extraction.timexes) {
    timex.mod.clear();
    timex.edtf.clear();
    timex.why.clear();
  }
  std::set<std::uint32_t> told;
  for (const Event& event : extraction.events) told.insert(event.sentence);
  const std::size_t end = told.empty() ? 0 : *told.rbegin() + std::size_t{1};
  if (end < extraction.sentences.size()) extraction.sentences.resize(end);
  std::erase_if(extraction.actors, [&](const ActorMention& it) { return !told.contains(it.sentence); });
}

}  // namespace demarche
