// Puts the expressions of one text on the calendar, in text order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/day.h"
#include "core/timex.h"
#include "time/almanac.h"
#include "time/anchor.h"
#include "time/clause.h"
#include "time/grammar.h"
#include "time/period.h"

namespace demarche::time {

class Resolver {
 public:
  Resolver(std::string_view text, const std::vector<Atom>& atoms, const ClauseReader& clauses,
           const Almanac& almanac, std::optional<Day> document_time);

  /// Nothing when the words name an impossible date. REQUIRES: candidates come in text order.
  std::optional<Placed> Resolve(const Candidate& candidate);

  /// Whether the tense of its clause may decide what a time means. Tags and tree are asked for this, for
  /// what hangs on an event, and for the events that dates date, which only the former needs.
  static bool AsksForTense(const Meaning& meaning);
  static bool HangsOnEvent(const Meaning& meaning);

 private:
  struct Told {
    Period period;
    Span span;
    std::uint32_t atom = 0;
  };
  /// A period with the reason for it; `based_on` is set when it was counted from a told date. `days` are
  /// set where they are not those of the period; `one_of`: it is one of them, not known which.
  struct Found {
    Period period;
    TimeBasis basis = TimeBasis::kExplicit;
    std::string why;
    Span based_on;
    std::optional<std::pair<Day, Day>> days = std::nullopt;
    bool one_of = false;
  };

  [[nodiscard]] Candidate SettleAhead(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> FindPeriod(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> Named(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> DayOfMonth(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> DayAlone(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> Weekday(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> TensedWeekday(const Candidate& candidate, Day today) const;
  [[nodiscard]] std::optional<Found> ToldWeekday(const Meaning& meaning) const;
  [[nodiscard]] std::optional<Period> BaseOf(const Candidate& candidate, Unit unit, Found& found) const;
  [[nodiscard]] std::optional<Found> Shifted(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> YearOff(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> LastQuarter(const Meaning& meaning) const;
  [[nodiscard]] std::optional<Found> Clock(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> Anniversary(const Candidate& candidate) const;
  static bool IsTold(const Meaning& meaning, const Found& found);
  [[nodiscard]] bool OpensEntry(Span span) const;
  [[nodiscard]] std::optional<Found> InList(const Candidate& candidate, const Period& named) const;
  [[nodiscard]] ClauseReader::Direction DirectionOf(const Candidate& candidate) const;
  [[nodiscard]] std::optional<Found> HalfYearsOff(std::int32_t shift, Unit unit) const;
  void NameInYear(const Meaning& meaning, Found& found) const;
  void Stretch(const Meaning& meaning, Found& found) const;
  [[nodiscard]] const Told* LastTold(Unit unit) const;
  [[nodiscard]] const Told* LastQuarterTold() const;
  [[nodiscard]] std::optional<Period> WithYear(Period period, const Candidate& candidate,
                                               std::string& why) const;

  void FillDate(const Candidate& candidate, const Found& found, Timex& timex) const;
  void TellClock(const Meaning& meaning, const Period& day, Timex& timex) const;
  void FillDuration(const Meaning& meaning, Timex& timex) const;
  void FillSet(const Meaning& meaning, Timex& timex) const;
  void FillRelation(const Candidate& candidate, Placed& placed) const;
  void FillUnknown(const Meaning& meaning, Timex& timex) const;

  std::string_view text_;
  const std::vector<Atom>& atoms_;
  const ClauseReader& clauses_;
  const Almanac& almanac_;
  std::optional<Day> document_time_;
  std::vector<Told> told_;
  std::optional<Told> entry_;  ///< the date of the last entry of a list of dates ("16 April 2008: ...")
  std::size_t entry_end_ = 0;  ///< where its line ends
  std::pair<std::uint32_t, std::uint32_t> before_;  ///< atoms of the expression before
  std::uint32_t months_told_ = 0;  ///< atom of the last stretch of months longer than a quarter
};

}  // namespace demarche::time
