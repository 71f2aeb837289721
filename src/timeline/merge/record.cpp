// What a timeline needs of a record: its hash tells two records of one article apart, and the rest can go.
#include <algorithm>
#include <set>

#include "base/digest.h"
#include "timeline/merge/mention.h"
#include "timeline/merge/places.h"
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

namespace {

/// The timexes that an event's sentence has, that govern it, or that the governing one counts from.
std::vector<bool> NeededTimexes(const Extraction& extraction) {
  const std::vector<Timex>& timexes = extraction.timexes;
  const timeline::Places places(extraction);
  std::vector<bool> needed(timexes.size());
  const auto need = [&](Span words) {
    for (const std::uint32_t i : places.TimexesIn(words)) needed[i] = true;
  };
  for (const Event& event : extraction.events) {
    if (event.sentence < extraction.sentences.size()) need(extraction.sentences[event.sentence]);
    if (!event.when.timex || *event.when.timex >= timexes.size()) continue;
    needed[*event.when.timex] = true;
    need(timexes[*event.when.timex].reference);
  }
  return needed;
}

/// Keeps these timexes, and what of them is read; events name them by their places.
void CondenseTimexes(Extraction& extraction) {
  const std::vector<bool> needed = NeededTimexes(extraction);
  std::vector<std::uint32_t> places(needed.size());
  std::vector<Timex> kept;
  for (std::size_t i = 0; i < needed.size(); ++i) {
    places[i] = static_cast<std::uint32_t>(kept.size());
    if (!needed[i]) continue;
    Timex& timex = kept.emplace_back(std::move(extraction.timexes[i]));
    timex.mod.clear();
    timex.edtf.clear();
    timex.why.clear();
  }
  for (Event& event : extraction.events) {
    if (event.when.timex && *event.when.timex < places.size()) event.when.timex = places[*event.when.timex];
  }
  extraction.timexes = std::move(kept);
  extraction.timex_texts.clear();
}

/// Keeps the names of parties in the sentences that tell of them.
void CondenseActors(Extraction& extraction) {
  std::set<std::pair<std::uint32_t, std::string>> parties;
  for (const Event& event : extraction.events) {
    for (const auto* side : {&event.sources, &event.targets}) {
      for (const Actor& actor : *side) parties.emplace(event.sentence, timeline::KeyOf(actor));
    }
  }
  std::erase_if(extraction.actors, [&](const ActorMention& it) {
    return !parties.contains({it.sentence, timeline::KeyOf(it.actor)});
  });
  extraction.actor_texts.clear();
}

}  // namespace

void Condense(Extraction& extraction) {
  Article& article = extraction.article;
  article.uri.clear();
  article.dateline.clear();
  article.language.clear();
  article.text.clear();
  article.other.clear();
  CondenseTimexes(extraction);
  CondenseActors(extraction);
  std::size_t sentences = 0;
  for (const Event& event : extraction.events)
    sentences = std::max(sentences, event.sentence + std::size_t{1});
  if (sentences < extraction.sentences.size()) extraction.sentences.resize(sentences);
}

}  // namespace demarche
