// What tells two records of one article apart.
#include "base/digest.h"
#include "timeline/merge/mention.h"

namespace demarche::timeline {

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

}  // namespace demarche::timeline
