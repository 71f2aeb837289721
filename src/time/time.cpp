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

struct TimeFinder::Expressions::Impl {
  std::vector<time::Atom> atoms;
  std::vector<time::Candidate> candidates;
};

TimeFinder::Expressions::Expressions(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
TimeFinder::Expressions::Expressions(Expressions&&) noexcept = default;
TimeFinder::Expressions& TimeFinder::Expressions::operator=(Expressions&&) noexcept = default;
TimeFinder::Expressions::~Expressions() = default;

TimeFinder::Expressions TimeFinder::Recognise(std::string_view text) const {
  auto found = std::make_unique<Expressions::Impl>();
  found->atoms = time::CutAtoms(text, impl_->vocabulary);
  found->candidates = impl_->grammar.Parse(found->atoms, impl_->words, impl_->vocabulary);
  return Expressions(std::move(found));
}

void TimeFinder::MarkSentences(const Expressions& expressions, const Analysis& analysis,
                               std::vector<bool>& marks) {
  const std::vector<time::Candidate>& candidates = expressions.impl_->candidates;
  // An event that dates one time may be told with any other.
  const bool all = std::any_of(candidates.begin(), candidates.end(), [](const time::Candidate& each) {
    return time::Resolver::HangsOnEvent(each.meaning);
  });
  std::size_t sentence = 0;
  for (const time::Candidate& each : candidates) {
    const std::uint32_t begin = expressions.impl_->atoms[each.first].span.begin;
    while (sentence + 1 < marks.size() && analysis.sentences[sentence].span.end <= begin) ++sentence;
    if (sentence < marks.size() && (all || time::Resolver::AsksForTense(each.meaning)))
      marks[sentence] = true;
  }
}

std::vector<Timex> TimeFinder::Resolve(std::string_view text, const Expressions& expressions,
                                       const Analysis& analysis, std::optional<Day> document_time,
                                       DateOrder order) const {
  const std::vector<time::Atom>& atoms = expressions.impl_->atoms;
  std::vector<time::Candidate> candidates = expressions.impl_->candidates;
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
