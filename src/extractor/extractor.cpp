// Runs the passes over one article. What they share is a Document; what they know, Knowledge.
#include "extractor/extractor.h"

#include "extractor/passes.h"
#include "extractor/rules/sieve.h"

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
  Result<extract::Rulebook> rules = extract::Rulebook::Create(lexicon);
  if (!rules) return tl::unexpected<Error>(rules.error());
  return Extractor(std::make_unique<const Impl>(
      extract::Knowledge{std::move(*rules), extract::Gazetteer::Create(lexicon)}));
}

std::vector<bool> Extractor::MarkSentences(std::string_view text, const Analysis& analysis,
                                           const LemmaLister& lemmas) const {
  return impl_->sieve.Mark(text, analysis, lemmas);
}

Extraction Extractor::Extract(const Article& article, const Analysis& analysis,
                              std::vector<Timex> timexes) const {
  Extraction result;
  result.article = article;
  result.article.text.clear();
  result.text_length = static_cast<std::uint32_t>(article.text.size());
  result.timexes = std::move(timexes);
  for (const Timex& timex : result.timexes) result.timex_texts.emplace_back(timex.span.In(article.text));

  extract::Document document;
  document.article = &article;
  document.analysis = &analysis;
  document.extraction = &result;
  const extract::Knowledge& knowledge = impl_->knowledge;
  extract::ReadWords(knowledge, document);
  extract::FindFirms(knowledge, document);
  extract::FindMentions(knowledge, document);
  extract::PlaceMentions(document);
  extract::FindClauses(knowledge, document);
  extract::ResolveReferences(knowledge, document);
  extract::FindTriggers(knowledge, document);
  extract::AssignRoles(knowledge, document);
  extract::ApplyOperators(knowledge, document);
  extract::SetModes(knowledge, document);
  extract::FinishEvents(knowledge, document);
  extract::FindAnchors(knowledge, document);
  return result;
}

}  // namespace demarche
