// What the atoms of a text can mean. A Reading says that one or more of them are of a class of time words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "time/meaning.h"
#include "time/vocabulary.h"

namespace demarche::time {

struct Reading {
  Symbol symbol = 0;
  std::uint16_t length = 0;   ///< atoms
  std::uint32_t meaning = 0;  ///< for TimeWords::MeaningOf; 0 where the words say nothing
};

/// Meanings are kept once: those of the tables in TimeWords, those of numbers and rules here.
struct Readings {
  std::vector<Reading> list;
  std::vector<Meaning> made;
};

/// The number that `atoms` spell from `at` on, in digits ("1,200", "2 1/2") or words ("twenty-four",
/// "thirty-first"). `length` 0: none.
struct Number {
  std::size_t length = 0;
  std::int32_t value = 0;
  bool half = false;     ///< "2 1/2", "3.5"
  bool ordinal = false;  ///< "third", "3rd"
  bool spelled = false;
};

/// The table "time words", ready to be looked up.
class TimeWords {
 public:
  /// Classes that are read from digits, spelled numbers and other tables, between spaces.
  static constexpr std::string_view kBuiltIn =
      "NUM NUM_END ORD DAY DAY_TH SPELLED_DAY SPELLED_TH DD MM YY DAY_FIGURES YEAR OLD_YEAR SHORT_YEAR "
      "SPELLED_YEAR END_YEAR DECADE_DIGITS HOUR SPELLED_HOUR HHMM MINUTE STAMP_CLOCK LETTER_QUARTER "
      "YEAR_CODE FISCAL_CODE HOLIDAY ZONE";
  /// Whether the program itself asks for the words of a class: those of Role, numbers, verbs, endings.
  static bool IsAskedFor(std::string_view class_name);
  /// Errors: kMalformed with file and line.
  static Result<TimeWords> Create(const Lexicon& lexicon, Vocabulary& vocabulary);

  /// Appends what begins at `at`: words and phrases, numbers, years, days and clock hours.
  void Read(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const;

  /// REQUIRES: a Reading::meaning other than 0, or what KeepIn gave.
  [[nodiscard]] const Meaning& MeaningOf(std::uint32_t meaning, const Readings& readings) const {
    return meaning <= known_.size() ? known_[meaning - 1] : readings.made[meaning - 1 - known_.size()];
  }
  /// Room for a meaning that no table has, and its number.
  Meaning& KeepIn(Readings& readings, std::uint32_t& number) const {
    readings.made.emplace_back();
    number = static_cast<std::uint32_t>(known_.size() + readings.made.size());
    return readings.made.back();
  }

  /// Tense that a word shows, as the classes of verbs have it.
  [[nodiscard]] Tense TenseOf(std::uint32_t word) const {
    return word < tenses_.size() ? tenses_[word] : Tense::kNone;
  }

  /// Tense that a word shows when it stands right before a time: "until Tuesday", "ended Jan. 31".
  [[nodiscard]] Tense TenseBeside(const Atom& atom) const;

  /// What else the lexicon says of a word, each by a class of its own.
  enum Role : std::uint16_t {
    kOpens = 1,            ///< OPENS: an article or pronoun, with which another phrase begins
    kStops = 2,            ///< STOP: a preposition or conjunction, which ends a noun phrase
    kPerfect = 4,          ///< PERFECT: "have", by its dictionary form
    kHappens = 8,          ///< HAPPENS: says no more than that its subject took place; dictionary form
    kOrdinalEnd = 16,      ///< ORDINAL_END: the "st" of "31st"
    kLinks = 32,           ///< NUMBER_LINK: the "and" of "two hundred and five"
    kInfinitive = 64,      ///< INFINITIVE: "to", which makes an infinitive of the verb after it
    kQuarterLetter = 128,  ///< QUARTER_LETTER: the "Q" of "Q3"
    kHalfLetter = 256,     ///< HALF_LETTER: the "H" of "H1"
    kFiscalLetters = 512,  ///< FISCAL_LETTERS: the "FY" of "FY25"
    kRanks = 1024,         ///< RANK: "the FIRST country to ratify", which looks as its clause does
  };
  [[nodiscard]] bool Is(std::uint32_t word, Role role) const {
    return word < roles_.size() && (roles_[word] & role) != 0;
  }

  /// By its ending (class PAST_END), for words that no table has and texts that no parser has read.
  [[nodiscard]] bool LooksPast(std::string_view small_letters) const;

 private:
  struct Phrase {
    std::vector<std::uint32_t> words;
    Symbol symbol = 0;
    bool capital = false;  ///< only when the text has a capital too ("May", "March")
    std::uint32_t meaning = 0;
  };
  struct Numeral {
    std::int32_t value = 0;
    bool ordinal = false;
  };

  Result<void> AddRow(const LexiconRow& row, Vocabulary& vocabulary);
  /// The names in a column of another table as words of a class; `field` tells the row.
  void AddNames(const Lexicon& lexicon, const char* table, const char* column, const char* class_name,
                Field field, Vocabulary& vocabulary);
  /// Adds `item` as written; `phrase` tells the rest.
  void AddPhrase(std::string_view class_name, std::string_view item, Phrase phrase, Vocabulary& vocabulary);
  void ReadPhrase(const std::vector<Atom>& atoms, std::size_t at, std::uint32_t number,
                  Readings& readings) const;
  Meaning& Put(Readings& readings, Symbol symbol, std::size_t length) const;
  [[nodiscard]] const Numeral* NumeralOf(const Atom& atom) const;
  [[nodiscard]] Number SpelledNumber(const std::vector<Atom>& atoms, std::size_t at) const;
  [[nodiscard]] Number SpelledYear(const std::vector<Atom>& atoms, std::size_t at) const;
  void ReadDigits(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const;
  void ReadDigitsWithEnding(const Atom& atom, const Atom& ending, Readings& readings) const;
  void ReadCalendarDigits(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const;
  void ReadSpelled(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const;
  void ReadFigures(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const;
  void ReadStampClock(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const;
  void ReadLetterFirst(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const;
  void ReadDigitFirst(const std::vector<Atom>& atoms, std::size_t at, Readings& readings) const;
  [[nodiscard]] Meaning CodedPart(const Atom& letters, const Atom& figure) const;

  /// A phrase by its second word (kNoWord when it has none): most are turned away by that alone.
  struct Opening {
    std::uint32_t second = kNoWord;
    std::uint32_t phrase = 0;  ///< index into phrases_
  };

  std::vector<Meaning> known_;  ///< of the tables; Phrase::meaning counts from 1
  std::vector<Phrase> phrases_;
  std::vector<std::vector<Opening>> openings_;  ///< by first word
  std::vector<Numeral> numerals_;               ///< by word; value -1 = none
  std::vector<Tense> tenses_;                   ///< by word
  std::vector<Tense> beside_;                   ///< by word
  std::vector<std::uint16_t> roles_;            ///< by word: Role bits
  std::vector<std::string> past_ends_;          ///< "ed"
  std::vector<std::string> present_ends_;       ///< longer endings that only look like them: "eed"
  Symbol num_ = 0, num_end_ = 0, ord_ = 0, day_ = 0, year_ = 0, old_year_ = 0, short_year_ = 0;
  Symbol hhmm_ = 0, hour_ = 0, minute_ = 0, mm_ = 0, dd_ = 0, yy_ = 0, decade_digits_ = 0, end_year_ = 0;
  Symbol day_figures_ = 0, day_th_ = 0, year_code_ = 0, fiscal_code_ = 0, stamp_clock_ = 0;
  Symbol spelled_day_ = 0, spelled_th_ = 0, spelled_hour_ = 0, spelled_year_ = 0, letter_quarter_ = 0;
};

}  // namespace demarche::time
