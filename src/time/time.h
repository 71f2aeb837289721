// The front door of the time room: every date, time, duration and set in a text, resolved.
//
// Recognition and values follow TimeML's TIMEX3 (Pustejovsky et al. 2003; ISO 24617-1). The
// words come from the lexicon. Resolution is one stated procedure (see resolve.cpp). Without
// a document time, what cannot be known stays partial ("XXXX-10-31"): a year is never guessed.
//
// Thread rules: immutable after Create; Find may be called from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/article.h"
#include "core/day.h"
#include "core/timex.h"
#include "core/token.h"
#include "lexicon/lexicon.h"

namespace demarche {

/// How dates in figures are read where they could be either: 3/5/2025 as March 5 or as 3 May.
enum class DateOrder : std::uint8_t { kMonthFirst, kDayFirst };

class TimeFinder {
 public:
  /// Errors: kMalformed when a row of the time tables cannot be used, with file and line.
  static Result<TimeFinder> Create(const Lexicon& lexicon);

  /// The order that the article's country uses: by the region of its language ("en-GB"), else by the domain
  /// of its address ("bbc.co.uk"). Where neither tells, the month first.
  [[nodiscard]] DateOrder OrderOf(const Article& article) const;

  /// The day on which an article was written: that of its date line, where it came out up to a week later
  /// ("LIMA, May 4 -" in the paper of May 5, "LIMA, Friday -" in that of Saturday), else the document time.
  /// REQUIRES: `analysis` is of its text.
  [[nodiscard]] std::optional<Day> WrittenOn(const Article& article, const Analysis& analysis) const;

  /// What the words of a text alone tell of its times, before any is put on the calendar.
  class Expressions {
   public:
    Expressions(Expressions&&) noexcept;
    Expressions& operator=(Expressions&&) noexcept;
    ~Expressions();

   private:
    friend class TimeFinder;
    struct Impl;
    explicit Expressions(std::unique_ptr<const Impl> impl);
    std::unique_ptr<const Impl> impl_;
  };
  [[nodiscard]] Expressions Recognise(std::string_view text) const;

  /// Sets the mark of each sentence whose tags and tree Resolve looks at: those with a time that the tense or
  /// an event decides. Of `analysis` only spans are read. REQUIRES: marks.size() is that of its sentences.
  static void MarkSentences(const Expressions& expressions, const Analysis& analysis,
                            std::vector<bool>& marks);

  /// Timexes in text order, not overlapping. `order` is that of the article's country; dates like 31/10/2025
  /// or 10/31/2025 in the text overrule it, unless it has both. REQUIRES: `expressions` and `analysis` are of
  /// `text`.
  [[nodiscard]] std::vector<Timex> Resolve(std::string_view text, const Expressions& expressions,
                                           const Analysis& analysis, std::optional<Day> document_time,
                                           DateOrder order = DateOrder::kMonthFirst) const;

  /// Recognise and Resolve in one.
  [[nodiscard]] std::vector<Timex> Find(std::string_view text, const Analysis& analysis,
                                        std::optional<Day> document_time,
                                        DateOrder order = DateOrder::kMonthFirst) const {
    return Resolve(text, Recognise(text), analysis, document_time, order);
  }

  TimeFinder(TimeFinder&&) noexcept;
  TimeFinder& operator=(TimeFinder&&) noexcept;
  ~TimeFinder();

 private:
  struct Impl;
  explicit TimeFinder(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace demarche
