// From words to days: one procedure for all expressions.
//
//  1. What is named stands: a year, month, day, quarter or season that the words give.
//  2. What is missing is counted from a reference time. That is the document time for "today",
//     "last week", "two years ago", a weekday, or a month without a year; the last date told in
//     the text for "the following day", "a year earlier", "that week"; an event, named by the words after it,
//     for "weeks after the talks" (then the order is known; anchor.cpp gives days where the event has a
//     date).
//  3. A weekday or a date without a year lies in the direction of its clause (clause.cpp): past tense
//     looks back, present and future ahead. named.cpp weighs the years. Where the tense tells nothing, a
//     weekday looks back (news tells what was) and a date takes the nearest year.
//     In a list of dates ("16 April 2008: ...", then "24 April: ...") the year is that of the entry before.
//  4. The unit of the words is the unit of the answer: "two weeks ago" is a week, "10 days ago" a day.
//
// It follows the resolution of news text in HeidelTime (Strötgen and Gertz 2013) and TIMEX3 values of
// TimeML. Without a document time nothing is counted from it: the year stays "XXXX".
#include "time/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/edtf.h"
#include "time/named.h"
#include "time/write.h"

namespace demarche::time {
namespace {

/// "Two hours later": the hour that it counts from is not known, so it stays a length.
bool CountsHours(const Meaning& meaning) {
  return meaning.Has(Field::kShift) && meaning.Has(Field::kCount) && meaning.Has(Field::kUnit) &&
         meaning.As<Unit>(Field::kUnit) < Unit::kDay;
}

/// "The first nine months", beside which "a year earlier" is no quarter.
bool IsLongerThanQuarter(const Meaning& meaning) {
  return meaning.Has(Field::kUnit) && meaning.As<Unit>(Field::kUnit) == Unit::kMonth &&
         meaning.Or(Field::kCount, 0) > 3;
}

}  // namespace

Resolver::Resolver(std::string_view text, const std::vector<Atom>& atoms, const ClauseReader& clauses,
                   const Almanac& almanac, std::optional<Day> document_time)
    : text_(text), atoms_(atoms), clauses_(clauses), almanac_(almanac), document_time_(document_time) {}

std::optional<Placed> Resolver::Resolve(const Candidate& candidate) {
  const Meaning& meaning = candidate.meaning;
  if (meaning.Has(Field::kAhead)) return Resolve(SettleAhead(candidate));
  Placed placed;
  placed.meaning = meaning;
  Timex& timex = placed.timex;
  timex.span = Hull(atoms_[candidate.first].span, atoms_[candidate.last - 1].span);
  timex.type = *candidate.type;
  if (meaning.Has(Field::kMod)) timex.mod = Name(meaning.As<Mod>(Field::kMod));
  if (meaning.Has(Field::kHour) && meaning.At(Field::kHour) > 24) return std::nullopt;
  if (meaning.Has(Field::kRef)) {
    static constexpr std::array<const char*, 3> kRefs{"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    timex.value = kRefs[static_cast<std::size_t>(meaning.At(Field::kRef))];
    timex.why = "the words name no date";
  } else if (timex.type == TimexType::kDuration || CountsHours(meaning)) {
    timex.type = TimexType::kDuration;
    FillDuration(meaning, timex);
    if (IsLongerThanQuarter(meaning)) months_told_ = candidate.first;
  } else if (timex.type == TimexType::kSet) {
    FillSet(meaning, timex);
  } else {
    if (HasNamedFields(meaning) && !IsPossibleName(meaning, NamedFields(meaning))) return std::nullopt;
    const std::optional<Found> found = FindPeriod(candidate);
    if (found) {
      FillDate(candidate, *found, timex);
      if (IsTold(meaning, *found)) told_.push_back({found->period, timex.span, candidate.first});
      if (found->period.year && OpensEntry(timex.span)) {
        entry_ = {found->period, timex.span, candidate.first};
        entry_end_ = text_.find('\n', timex.span.end);
      }
    } else {
      FillUnknown(meaning, timex);
    }
  }
  FillRelation(candidate, placed);
  if (timex.earliest && timex.latest) placed.dates = clauses_.DeedsOf(candidate.first, candidate.last);
  before_ = {candidate.first, candidate.last};
  return placed;
}

/// "In two weeks": counted from the document time where it tells when a deed to come is done, else a length.
/// So it stays in a sentence that tells another date, from which it may count.
Candidate Resolver::SettleAhead(const Candidate& candidate) const {
  Candidate settled = candidate;
  settled.meaning.Set(Field::kAhead, kUnset);
  const bool told_here = !told_.empty() && clauses_.SentencesApart(told_.back().atom, candidate.first) == 0;
  if (document_time_ && !told_here && clauses_.DatesDeedAhead(candidate.first, candidate.last)) {
    settled.type = TimexType::kDate;
    settled.meaning.Set(Field::kShift, candidate.meaning.At(Field::kCount));
  }
  return settled;
}

/// What a rule says of the tense ("as recently as Friday") is stronger than the clause. A time in brackets
/// right after another one ("at 4 in the morning (10 p.m. Thursday in Washington)") has the clause of that.
ClauseReader::Direction Resolver::DirectionOf(const Candidate& candidate) const {
  if (candidate.meaning.Has(Field::kTense)) {
    return {candidate.meaning.As<Tense>(Field::kTense), true, false};
  }
  const bool in_brackets =
      before_.second > 0 && candidate.first == before_.second + 1 && atoms_[before_.second].mark == '(';
  if (in_brackets) return clauses_.DirectionAt(before_.first, before_.second);
  return clauses_.DirectionAt(candidate.first, candidate.last);
}

/// Whether the text goes on about a date: not about one that it names for comparison only ("a year ago"), nor
/// about the document's day, which an hour without a day of its own takes.
bool Resolver::IsTold(const Meaning& meaning, const Found& found) {
  const bool compares =
      meaning.Has(Field::kYearly) || (found.period.unit == Unit::kQuarter && !found.based_on.empty());
  const bool lent = found.basis == TimeBasis::kRelative && !HasNamedFields(meaning) &&
                    !meaning.Has(Field::kWeekday) && !meaning.Has(Field::kShift);
  return !compares && !lent;
}

bool Resolver::AsksForTense(const Meaning& meaning) {
  // A feast may be a man's name; the year of a day called without it may not hold.
  // Where "in two weeks" stands decides whether it is a date.
  if (meaning.Has(Field::kFeast) || meaning.Has(Field::kKnown) || meaning.Has(Field::kAnniversary) ||
      meaning.Has(Field::kAhead)) {
    return true;
  }
  if (meaning.Has(Field::kShift)) {
    const bool weekend = meaning.Or(Field::kUnit, 0) == static_cast<std::int32_t>(Unit::kWeekend);
    return weekend && meaning.At(Field::kShift) == 0;
  }
  if (meaning.Has(Field::kPick)) return false;
  const bool day_alone = meaning.Has(Field::kDay) && !meaning.Has(Field::kMonth);
  return meaning.Has(Field::kWeekday) || day_alone || (HasNamedFields(meaning) && !meaning.Has(Field::kYear));
}

bool Resolver::HangsOnEvent(const Meaning& meaning) {
  return meaning.Has(Field::kRelation) &&
         meaning.Or(Field::kAnchor, 0) == static_cast<std::int32_t>(Anchor::kEvent);
}

std::optional<Resolver::Found> Resolver::FindPeriod(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  if (meaning.Has(Field::kAnniversary)) return Anniversary(candidate);
  if (HasNamedFields(meaning)) return Named(candidate);
  if (meaning.Has(Field::kDay)) return DayOfMonth(candidate);
  if (meaning.Has(Field::kWeekday)) return Weekday(candidate);
  if (meaning.Has(Field::kShift)) return Shifted(candidate);
  return Clock(candidate);
}

/// Step 1, and step 3 for what has no year.
std::optional<Resolver::Found> Resolver::Named(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  Found found;
  found.period = NamedFields(meaning);
  found.why = "the words name it";
  const auto known = meaning.Has(Field::kKnown) ? Days(found.period) : std::nullopt;
  if (known && document_time_ && *document_time_ < known->first) found.period.year.reset();
  if (found.period.year) {
    NameInYear(meaning, found);
    return found;
  }
  const Told* told = meaning.Or(Field::kAnchor, 0) == static_cast<std::int32_t>(Anchor::kTold)
                         ? LastTold(Unit::kYear)
                         : nullptr;
  if (told != nullptr && told->period.year) {  // "that summer"
    found.period.year = told->period.year;
    found.basis = TimeBasis::kAnchored;
    found.based_on = told->span;
    found.why =
        fmt::format("the words name it; the year is that of the last date told, '{}'", told->span.In(text_));
    return found;
  }
  if (std::optional<Found> listed = InList(candidate, found.period)) return listed;
  if (!document_time_) {
    found.why = "the words name it, but for the year, and no document time gives one";
    return found;
  }
  std::optional<Period> period = WithYear(found.period, candidate, found.why);
  if (!period) return std::nullopt;
  found.period = *period;
  if (found.period.unit == Unit::kDay) found.period = Around(found.period, meaning);
  Stretch(meaning, found);
  return found;
}

/// Whether an entry of a list of dates begins: near the head of a line, with a colon or a dash behind ("24
/// April:",
/// "* 24 April –", "10 | –13 June:").
bool Resolver::OpensEntry(Span span) const {
  constexpr std::size_t kNear = 16;                                             // bytes
  constexpr std::string_view kBefore = " \t0123456789*.-\xE2\x80\x93\x94\xA2";  // bullets, "10–13 June"
  const std::size_t from = span.begin - std::min<std::size_t>(span.begin, kNear);
  const std::size_t mark = text_.substr(from, span.begin - from).find_last_not_of(kBefore);
  const std::size_t head = mark == std::string_view::npos ? from : from + mark + 1;
  if (head > 0 && text_[head - 1] != '\n') return false;
  const auto is_dash = [](std::string_view words) {
    return words.starts_with('-') || words.starts_with("\xE2\x80\x93") || words.starts_with("\xE2\x80\x94");
  };
  std::string_view behind = text_.substr(span.end, kNear);
  if (is_dash(behind)) {
    const std::size_t end = behind.find_first_of(":\n");
    return end != std::string_view::npos && behind[end] == ':';
  }
  const std::size_t next = behind.find_first_not_of(" )");
  if (next == std::string_view::npos) return false;
  behind.remove_prefix(next);
  return behind.starts_with(':') || (next > 0 && is_dash(behind));
}

/// "24 April: ..." below "16 April 2008: ...", and "on 12 June" within such an entry: the year of the entry
/// before, or the next where that is nearer; a list goes on.
std::optional<Resolver::Found> Resolver::InList(const Candidate& candidate, const Period& named) const {
  if (!entry_ || candidate.meaning.Has(Field::kPick) || candidate.meaning.Has(Field::kShift))
    return std::nullopt;
  const Span own = Hull(atoms_[candidate.first].span, atoms_[candidate.last - 1].span);
  const bool opens = OpensEntry(own);
  const auto before = Days(entry_->period);
  if ((!opens && own.begin > entry_end_) || !before) return std::nullopt;
  const std::optional<Period> period =
      opens ? NextInList(named, candidate.meaning, before->first, document_time_, almanac_)
            : NearestYear(named, candidate.meaning, {}, before->first, almanac_);
  if (!period) return std::nullopt;
  Found found;
  found.period = *period;
  found.why = fmt::format("the words name it; the year is that of the list, by '{}'", entry_->span.In(text_));
  Stretch(candidate.meaning, found);
  return found;
}

/// What is named with its year.
void Resolver::NameInYear(const Meaning& meaning, Found& found) const {
  const Told* quarter = meaning.Has(Field::kYearly) ? LastQuarterTold() : nullptr;
  if (quarter != nullptr) {  // "the 1988 quarter"
    found.period = {Unit::kQuarter, found.period.year, 0, 0, quarter->period.index};
    found.why = fmt::format("the year is named, the quarter is that of '{}'", quarter->span.In(text_));
    return;
  }
  if (const auto period = InYear(*found.period.year, found.period, meaning, almanac_)) {
    found.period = *period;
    Stretch(meaning, found);
    return;
  }
  found.period = {Unit::kDay, found.period.year, 0, 0, 0};
  found.why = "the words name it, but its day in that year is not known";
}

/// A feast may last several days, and begin some days earlier or later by place. TIMEX3 has no value for
/// such a stretch but its year.
void Resolver::Stretch(const Meaning& meaning, Found& found) const {
  const auto day = meaning.Has(Field::kFeast) ? Days(found.period) : std::nullopt;
  if (!day || found.period.unit != Unit::kDay) return;
  const Almanac::Feast& feast = almanac_.FeastAt(meaning.At(Field::kFeast));
  found.days = {day->first - date::days(feast.margin),
                day->first + date::days(feast.lasts - 1 + feast.margin)};
  found.one_of = feast.lasts == 1 && feast.margin > 0;
  if (feast.margin > 0) {
    found.why += fmt::format("; by place it begins up to {} days earlier or later", feast.margin);
  }
  if (feast.lasts > 1) found.period = {Unit::kYear, found.period.year, 0, 0, 0};
}

/// Of a day that the words name ("the fall of the Berlin Wall"); anchor.cpp has those of other events.
std::optional<Resolver::Found> Resolver::Anniversary(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  const auto event = HasNamedFields(meaning) ? Days(NamedFields(meaning)) : std::nullopt;
  if (!event) return std::nullopt;
  const ClauseReader::Direction direction = DirectionOf(candidate);
  const auto period = AnniversaryOf(*event, meaning, direction, document_time_, almanac_);
  if (!period) return std::nullopt;
  Found found;
  found.period = *period;
  found.why = fmt::format("the anniversary of {}", FormatDay(event->first));
  return found;
}

std::optional<Period> Resolver::WithYear(Period period, const Candidate& candidate, std::string& why) const {
  const Meaning& meaning = candidate.meaning;
  const std::string document = FormatDay(*document_time_);
  if (meaning.Has(Field::kShift)) {
    const int year = static_cast<int>(date::year_month_day(*document_time_).year());
    period.year = year + meaning.At(Field::kShift);
    why = fmt::format("the words name it, the year counts from the document time {}", document);
    return period;
  }
  ClauseReader::Direction direction;
  if (!meaning.Has(Field::kPick)) direction = DirectionOf(candidate);
  const Tense tense = direction.tense;
  const std::optional<Period> best = NearestYear(period, meaning, direction, *document_time_, almanac_);
  if (tense == Tense::kPast || tense == Tense::kFuture) {
    why = fmt::format("the words name it; the year is the nearest to the document time {} in a {} clause",
                      document, Name(tense));
  } else {
    why = fmt::format("the words name it; the year is the nearest to the document time {}", document);
  }
  return best;
}

void Resolver::FillDate(const Candidate& candidate, const Found& found, Timex& timex) const {
  const Meaning& meaning = candidate.meaning;
  timex.value = time::Value(found.period) + (found.period.unit == Unit::kDay ? ClockValue(meaning) : "");
  timex.basis = found.basis;
  timex.why.append("'").append(timex.span.In(text_)).append("': ").append(found.why);
  timex.reference = found.based_on;
  const Mod mod = meaning.Has(Field::kMod) ? meaning.As<Mod>(Field::kMod) : Mod::kNone;
  if (!found.period.year) {
    timex.edtf = YearlessEdtf(found.period, mod);
    return;
  }
  auto days = found.days ? found.days : Days(found.period);
  if (meaning.Has(Field::kUncertain)) return;
  if (!days) timex.edtf = ReducedEdtf(found.period);
  if (!days) return;
  if (meaning.Has(Field::kToward) && document_time_) {
    if (meaning.At(Field::kToward) < 0) days->second = std::min(days->second, *document_time_);
    if (meaning.At(Field::kToward) > 0) days->first = std::max(days->first, *document_time_);
    if (days->first > days->second) return;
  } else if (IsThird(mod) && !found.days) {
    *days = Third(found.period, *days, mod);
  }
  TellClock(meaning, found.period, timex);
  if (mod == Mod::kApprox) {
    timex.edtf = FormatEdtf(days->first, days->second, false, true);
    return;
  }
  // "More than two years ago" and "pre-2014" leave the far side open, "nearly two years ago" the near one.
  const bool more = mod == Mod::kMoreThan || mod == Mod::kEqualOrMore;
  const bool less = mod == Mod::kLessThan || mod == Mod::kEqualOrLess;
  const bool back = meaning.Or(Field::kShift, 0) < 0;
  if (mod != Mod::kBefore && (back ? !more : !less)) timex.earliest = days->first;
  if (mod != Mod::kAfter && (back ? !less : !more)) timex.latest = days->second;
  const std::string reduced = IsThird(mod) || meaning.Has(Field::kToward) ? "" : ReducedEdtf(found.period);
  timex.edtf = reduced.empty() ? FormatEdtf(timex.earliest, timex.latest, found.one_of) : reduced;
}

/// How far the clock of a named zone or place lies from UTC; the value stays that of the clock.
void Resolver::TellClock(const Meaning& meaning, const Period& day, Timex& timex) const {
  std::optional<std::int32_t> zone;
  std::string place;
  if (meaning.Has(Field::kZone)) zone = meaning.At(Field::kZone);
  const auto days = Days(day);
  if (meaning.Has(Field::kPlace) && days && HourOf(meaning)) {
    const std::int32_t minute = *HourOf(meaning) * 60 + meaning.Or(Field::kMinute, 0);
    zone = almanac_.OffsetOf(meaning.At(Field::kPlace), days->first, minute);
    place = fmt::format(" ({})", almanac_.ZoneAt(meaning.At(Field::kPlace)));
  }
  if (!zone) return;
  timex.why += fmt::format("; the clock is that of UTC{}{:02}:{:02}{}", *zone < 0 ? '-' : '+',
                           std::abs(*zone) / 60, std::abs(*zone) % 60, place);
}

void Resolver::FillDuration(const Meaning& meaning, Timex& timex) const {
  timex.value = DurationValue(meaning);
  timex.why = "a length of time";
  const std::int32_t count = meaning.Or(Field::kCount, 1);
  const Unit unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  if (!meaning.Has(Field::kToward) || !document_time_ || count == kVague || unit < Unit::kDay) return;
  const bool weeks = unit == Unit::kWeek || unit == Unit::kWeekend;
  const Unit step = weeks ? Unit::kDay : std::min(unit, Unit::kYear);
  const int size = unit == Unit::kWeek ? 7 : unit == Unit::kDecade ? 10 : unit == Unit::kCentury ? 100 : 1;
  const int steps = size * count;
  const Period today = PeriodOf(*document_time_, step);
  const auto far = time::Shift(today, meaning.At(Field::kToward) * steps);
  const auto days = far ? Days(*far) : std::nullopt;
  if (!days) return;
  timex.basis = TimeBasis::kRelative;
  const bool past = meaning.At(Field::kToward) < 0;
  timex.earliest = past ? days->first : *document_time_;
  timex.latest = past ? *document_time_ : days->second;
  timex.why = fmt::format("a length of time that {} at the document time {}", past ? "ends" : "begins",
                          FormatDay(*document_time_));
  timex.edtf = FormatEdtf(timex.earliest, timex.latest);
}

void Resolver::FillSet(const Meaning& meaning, Timex& timex) const {
  timex.why = "a time that recurs";
  if (meaning.Has(Field::kWeekday)) {
    timex.value = fmt::format("XXXX-WXX-{}", meaning.At(Field::kWeekday)) + ClockValue(meaning);
  } else if (HasNamedFields(meaning)) {
    timex.value = time::Value(NamedFields(meaning));
  } else if (meaning.Has(Field::kUnit)) {
    timex.value = DurationValue(meaning);
  } else {
    timex.value = "XXXX-XX-XX" + ClockValue(meaning);
  }
}

/// What the words say where the days cannot be known.
void Resolver::FillUnknown(const Meaning& meaning, Timex& timex) const {
  const bool told = meaning.Or(Field::kAnchor, 0) != static_cast<std::int32_t>(Anchor::kDocument);
  timex.why = IsMovable(meaning)       ? "its day in that year is not known"
              : document_time_ || told ? "what it counts from is not told"
                                       : "it counts from a document time, and there is none";
  if (meaning.Has(Field::kWeekday)) {
    timex.value = fmt::format("XXXX-WXX-{}", meaning.At(Field::kWeekday)) + ClockValue(meaning);
    return;
  }
  Period period;
  period.unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  if (period.unit == Unit::kSeason) period.unit = Unit::kYear;
  timex.value = time::Value(period) + (period.unit == Unit::kDay ? ClockValue(meaning) : "");
}

void Resolver::FillRelation(const Candidate& candidate, Placed& placed) const {
  const Meaning& meaning = candidate.meaning;
  Timex& timex = placed.timex;
  if (!meaning.Has(Field::kRelation)) return;
  timex.relation = static_cast<TimeRelation>(meaning.At(Field::kRelation));
  timex.basis = TimeBasis::kAnchored;
  if (!HangsOnEvent(meaning)) return;
  placed.hangs_on = clauses_.LedBy(candidate.reach - 1);
  if (meaning.Has(Field::kAnniversary)) {
    placed.direction = DirectionOf(candidate);
  }
  timex.reference = clauses_.PhraseAt(candidate.reach);
  timex.why = fmt::format("'{}' is ordered by '{}'", timex.span.In(text_), timex.reference.In(text_));
}

}  // namespace demarche::time
