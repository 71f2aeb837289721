// Find: atoms, readings, rules, then the resolver over what was found.
#include "time/time.h"

#include "time/anchor.h"
#include "time/clause.h"
#include "time/grammar.h"
#include "time/resolve.h"
#include "time/words.h"

namespace demarche {

struct TimeFinder::Impl {
  time::Vocabulary vocabulary;
  time::TimeWords words;
  time::Grammar grammar;
};

TimeFinder::TimeFinder(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
TimeFinder::TimeFinder(TimeFinder&&) noexcept = default;
TimeFinder& TimeFinder::operator=(TimeFinder&&) noexcept = default;
TimeFinder::~TimeFinder() = default;

Result<TimeFinder> TimeFinder::Create(const Lexicon& lexicon) {
  auto impl = std::make_unique<Impl>();
  Result<time::TimeWords> words = time::TimeWords::Create(lexicon, impl->vocabulary);
  if (!words) return tl::unexpected<Error>(words.error());
  Result<time::Grammar> grammar = time::Grammar::Create(lexicon, impl->vocabulary);
  if (!grammar) return tl::unexpected<Error>(grammar.error());
  impl->words = std::move(*words);
  impl->grammar = std::move(*grammar);
  return TimeFinder(std::move(impl));
}

std::vector<Timex> TimeFinder::Find(std::string_view text, const Analysis& analysis,
                                    std::optional<Day> document_time) const {
  const std::vector<time::Atom> atoms = time::CutAtoms(text, impl_->vocabulary);
  const std::vector<time::Candidate> candidates =
      impl_->grammar.Parse(atoms, impl_->words, impl_->vocabulary);
  const time::ClauseReader clauses(text, atoms, impl_->words, impl_->vocabulary, analysis);
  time::Resolver resolver(text, atoms, clauses, document_time);
  std::vector<time::Placed> placed;
  for (const time::Candidate& candidate : candidates) {
    if (std::optional<time::Placed> one = resolver.Resolve(candidate)) placed.push_back(std::move(*one));
  }
  time::SettleAnchors(text, analysis, placed);
  std::vector<Timex> timexes;
  timexes.reserve(placed.size());
  for (time::Placed& one : placed) timexes.push_back(std::move(one.timex));
  return timexes;
}

}  // namespace demarche
