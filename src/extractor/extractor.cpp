// Runs the passes over one article. What they share is a Document; what they know, Knowledge.
#include "extractor/extractor.h"

#include <algorithm>
#include <future>
#include <utility>

#include "extractor/action/action.h"
#include "extractor/passes.h"
#include "extractor/reference/home.h"
#include "extractor/sieve/sieve.h"
#include "extractor/tracer.h"

namespace demarche {

struct Extractor::Impl {
  explicit Impl(extract::Knowledge known)
      : knowledge(std::move(known)), sieve(knowledge.rules, knowledge.names) {}

  extract::Knowledge knowledge;
  extract::Sieve sieve;
};

Extractor::Extractor(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::Create(const Lexicon& lexicon) {
  std::future<extract::Gazetteer> names = std::async(extract::Gazetteer::Create, std::cref(lexicon));
  Result<extract::Rulebook> rules = extract::Rulebook::Create(lexicon);
  if (!rules) return tl::unexpected<Error>(rules.error());
  return Extractor(std::make_unique<const Impl>(extract::Knowledge{std::move(*rules), names.get()}));
}

std::vector<bool> Extractor::MarkSentences(const Article& article, const Analysis& analysis,
                                           const LemmaLister& lemmas) const {
  const bool own_voice = extract::LandOfPublisher(impl_->knowledge.names, article) != nullptr;
  if (own_voice) return std::vector<bool>(analysis.sentences.size(), true);
  return impl_->sieve.Mark(article.text, analysis, lemmas);
}

Extraction Extractor::Extract(const Article& article, const Analysis& analysis, std::vector<Timex> timexes,
                              const Extras& extras) const {
  Extraction result;
  result.article = article;
  result.article.text.clear();
  result.text_length = static_cast<std::uint32_t>(article.text.size());
  result.timexes = std::move(timexes);
  result.timex_texts.reserve(result.timexes.size());
  for (const Timex& timex : result.timexes) result.timex_texts.emplace_back(timex.span.In(article.text));

  thread_local extract::Document document;
  document.Begin(article, analysis, result);
  if (!document.IsRead()) {
    if (extras.actions != nullptr) *extras.actions = result;
    return result;
  }
  const extract::Knowledge& knowledge = impl_->knowledge;
  extract::ReadWords(knowledge, document);
  extract::FindFirms(knowledge, document);
  extract::FindMentions(knowledge, document);
  extract::PlaceMentions(knowledge, document);
  extract::FindClauses(knowledge, document);
  extract::ResolveReferences(knowledge, document);
  extract::Tracer tracer(knowledge, document, extras.trace);
  extract::FindTriggers(knowledge, document);
  tracer.AfterTriggers();
  extract::AssignRoles(knowledge, document);
  tracer.AfterRoles();
  extract::ApplyOperators(knowledge, document);
  tracer.AfterOperators();
  extract::SetModes(knowledge, document);
  extract::FinishEvents(knowledge, document);
  tracer.AfterFinish();
  extract::FindAnchors(knowledge, document);
  if (extras.actions == nullptr) return result;
  *extras.actions = result;
  extras.actions->events.clear();
  extract::AddActions(knowledge, document, *extras.actions);
  return result;
}

Extraction JoinActions(Extraction events, Extraction actions) {
  std::vector<std::uint32_t> order;  // of both lists, one after the other
  const auto first = static_cast<std::uint32_t>(events.events.size());
  std::vector<Event> all = std::move(events.events);
  for (Event& action : actions.events) all.push_back(std::move(action));
  for (std::uint32_t i = 0; i < all.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(all[a].sentence, all[a].trigger) < std::tie(all[b].sentence, all[b].trigger);
  });
  std::vector<std::uint32_t> place(all.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    for (Anchor& anchor : all[i].anchors) anchor.event = place[anchor.event + (i < first ? 0 : first)];
  }
  events.events.clear();
  for (const std::uint32_t i : order) events.events.push_back(std::move(all[i]));
  events.actors = std::move(actions.actors);
  events.actor_texts = std::move(actions.actor_texts);
  return events;
}

}  // namespace demarche
