// Find: atoms, readings, rules, then the resolver over what was found.
#include "time/time.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/ascii.h"
#include "time/almanac.h"
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
  time::Almanac almanac;
  std::map<std::string, DateOrder, std::less<>> orders;  ///< by the code of a country in small letters
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
  Result<time::Almanac> almanac = time::Almanac::Create(lexicon);
  if (!almanac) return tl::unexpected<Error>(almanac.error());
  for (const LexiconRow& row : lexicon.Rows("date orders")) {
    const DateOrder order = row.Text(0) == "day first" ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
    for (const std::string_view country : row.Items(1))
      impl->orders.insert_or_assign(std::string(country), order);
  }
  impl->almanac = std::move(*almanac);
  impl->words = std::move(*words);
  impl->grammar = std::move(*grammar);
  return TimeFinder(std::move(impl));
}

namespace {

/// "gb" of "en-GB", "en_GB" or "en-Latn-GB"; "" where the tag has no region.
std::string RegionOf(std::string_view language) {
  const std::size_t mark = language.find_last_of("-_");
  const std::string region =
      mark == std::string_view::npos ? std::string() : LowerAscii(language.substr(mark + 1));
  return region.size() == 2 ? region : std::string();
}

/// "uk" of "https://www.bbc.co.uk/news" or of "bbc.co.uk"; "" where there is no host with a dot.
std::string DomainOf(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  const std::string_view host = address.substr(0, address.find_first_of("/:?# "));
  const std::size_t dot = host.rfind('.');
  return dot == std::string_view::npos ? std::string() : LowerAscii(host.substr(dot + 1));
}

/// The order that dates with a day beyond 12 show; nothing where there are none, or of both orders.
std::optional<DateOrder> ShownOrder(const std::vector<time::Candidate>& candidates) {
  bool day_first = false;
  bool month_first = false;
  for (const time::Candidate& each : candidates) {
    if (!each.meaning.Has(time::Field::kNumeric)) continue;
    const bool by_custom = each.meaning.As<time::Order>(time::Field::kNumeric) == time::Order::kMonthFirst;
    day_first = day_first || !by_custom;
    month_first = month_first || (by_custom && each.meaning.Or(time::Field::kDay, 0) > 12);
  }
  if (day_first == month_first) return std::nullopt;
  return day_first ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
}

void PutDayFirst(std::vector<time::Candidate>& candidates) {
  for (time::Candidate& each : candidates) {
    const std::int32_t month = each.meaning.Or(time::Field::kMonth, 0);
    const std::int32_t day = each.meaning.Or(time::Field::kDay, 0);
    const bool by_custom = each.meaning.Has(time::Field::kNumeric) &&
                           each.meaning.As<time::Order>(time::Field::kNumeric) == time::Order::kMonthFirst;
    if (!by_custom || day > 12) continue;
    each.meaning.Set(time::Field::kMonth, day);
    each.meaning.Set(time::Field::kDay, month);
  }
}

/// Where a text has "Taha Yassin Ramadan", its "Ramadan" is that man.
void DropNames(const time::ClauseReader& clauses, std::vector<time::Candidate>& candidates) {
  std::set<std::int32_t> persons;  // feasts
  for (const time::Candidate& each : candidates) {
    const std::int32_t feast = each.meaning.Or(time::Field::kFeast, -1);
    if (feast >= 0 && clauses.ContinuesName(each.first, each.last)) persons.insert(feast);
  }
  if (persons.empty()) return;
  const auto is_person = [&](const time::Candidate& it) {
    return persons.count(it.meaning.Or(time::Field::kFeast, -1)) > 0;
  };
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(), is_person), candidates.end());
}

}  // namespace

DateOrder TimeFinder::OrderOf(const Article& article) const {
  for (const std::string& country :
       {RegionOf(article.language), DomainOf(article.url), DomainOf(article.publisher)}) {
    if (const auto found = impl_->orders.find(country); found != impl_->orders.end()) return found->second;
  }
  return DateOrder::kMonthFirst;
}

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

std::optional<Day> TimeFinder::WrittenOn(const Article& article, const Analysis& analysis) const {
  constexpr date::days kWeek{7};
  const std::optional<Day>& out = article.document_time;
  std::string line(article.dateline.empty() ? analysis.DatelineOf(article.text) : article.dateline);
  if (!out || line.empty()) return out;
  // "BALI, Sat. --": of a date line, a short form is the day's, as behind "on".
  if (const std::size_t comma = line.find(", "); comma != std::string::npos) line.replace(comma, 2, " on ");
  const Expressions expressions = Recognise(line);
  for (const time::Candidate& each : expressions.impl_->candidates) {
    const auto month = static_cast<unsigned>(each.meaning.Or(time::Field::kMonth, 0));
    const auto day = static_cast<unsigned>(each.meaning.Or(time::Field::kDay, 0));
    const auto weekday = static_cast<unsigned>(each.meaning.Or(time::Field::kWeekday, 0));
    const std::optional<Day> written = month == 0 && weekday != 0
                                           ? *out - (date::weekday(*out) - date::weekday(weekday))
                                           : LatestDay(month, day, *out);
    if (!written || *out - *written > kWeek) continue;
    const int year = static_cast<int>(date::year_month_day(*written).year());
    if (each.meaning.Or(time::Field::kYear, year) == year) return written;
  }
  return out;
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
  if (ShownOrder(candidates).value_or(order) == DateOrder::kDayFirst) PutDayFirst(candidates);
  const time::ClauseReader clauses(text, atoms, impl_->words, impl_->vocabulary, analysis);
  DropNames(clauses, candidates);
  time::Resolver resolver(text, atoms, clauses, impl_->almanac, document_time);
  std::vector<time::Placed> placed;
  placed.reserve(candidates.size());
  for (const time::Candidate& candidate : candidates) {
    if (std::optional<time::Placed> one = resolver.Resolve(candidate)) placed.push_back(std::move(*one));
  }
  time::SettleAnchors(text, analysis, document_time, impl_->almanac, placed);
  std::vector<Timex> timexes;
  timexes.reserve(placed.size());
  for (time::Placed& one : placed) timexes.push_back(std::move(one.timex));
  return timexes;
}

}  // namespace demarche
