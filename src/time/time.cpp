// Find: atoms, readings, rules, then the resolver over what was found.
#include "time/time.h"

#include <algorithm>

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

namespace {

bool HasOrder(const time::Candidate& candidate, time::Order order) {
  return candidate.meaning.Or(time::Field::kNumeric, -1) == static_cast<std::int32_t>(order);
}

/// A date in figures whose first number can be no month.
bool ShowsDayFirst(const std::vector<time::Candidate>& candidates) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [](const time::Candidate& it) { return HasOrder(it, time::Order::kDayFirst); });
}

void PutDayFirst(std::vector<time::Candidate>& candidates) {
  for (time::Candidate& each : candidates) {
    const std::int32_t month = each.meaning.Or(time::Field::kMonth, 0);
    const std::int32_t day = each.meaning.Or(time::Field::kDay, 0);
    if (!HasOrder(each, time::Order::kMonthFirst) || day > 12) continue;
    each.meaning.Set(time::Field::kMonth, day);
    each.meaning.Set(time::Field::kDay, month);
  }
}

}  // namespace

std::vector<Timex> TimeFinder::Find(std::string_view text, const Analysis& analysis,
                                    std::optional<Day> document_time, DateOrder order) const {
  const std::vector<time::Atom> atoms = time::CutAtoms(text, impl_->vocabulary);
  std::vector<time::Candidate> candidates = impl_->grammar.Parse(atoms, impl_->words, impl_->vocabulary);
  if (order == DateOrder::kDayFirst || ShowsDayFirst(candidates)) PutDayFirst(candidates);
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
