// Tells in a sentence why an event has its days: "'late October' of a report dated 24 Nov 2025:
// 21 to 31 Oct 2025". Nothing is decided here.
#include <fmt/format.h>

#include <array>

#include "timeline/anchor/anchor.h"

namespace demarche::timeline {
namespace {

constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// "24 Nov 2025", without what `rest` already tells: the same year, or month and year.
std::string SayDay(Day day, std::optional<Day> rest = std::nullopt) {
  const date::year_month_day it(day);
  const unsigned number = static_cast<unsigned>(it.day());
  const char* month = kMonths[static_cast<unsigned>(it.month()) - 1];
  if (rest) {
    const date::year_month_day other(*rest);
    if (other.year() == it.year() && other.month() == it.month()) return std::to_string(number);
    if (other.year() == it.year()) return fmt::format("{} {}", number, month);
  }
  return fmt::format("{} {} {}", number, month, static_cast<int>(it.year()));
}

std::string SayDays(const When& when) {
  if (when.earliest && when.latest) {
    if (*when.earliest == *when.latest) return SayDay(*when.earliest);
    return fmt::format("{} to {}", SayDay(*when.earliest, when.latest), SayDay(*when.latest));
  }
  if (when.earliest) return SayDay(*when.earliest) + " or later";
  if (when.latest) return SayDay(*when.latest) + " or earlier";
  return when.edtf.empty() ? "no days can be given" : when.edtf + ", the year is not told";
}

std::string SayTie(const Extraction& extraction, const Tie& tie) {
  const Event& reference = extraction.events[tie.reference];
  std::string text = fmt::format("{} \"{}\" (sentence {})", SayRelation(tie.relation), reference.trigger_text,
                                 reference.sentence + 1);
  if (!tie.words.empty()) text += fmt::format(" because of '{}'", tie.words);
  return text;
}

std::string SayReport(const Extraction& extraction) {
  if (!extraction.article.document_time) return "a report without a date";
  return "a report dated " + SayDay(*extraction.article.document_time);
}

/// The first words: what gives the days.
std::string SayGround(const Extraction& extraction, const Event& event, const Reasons& reasons) {
  if (reasons.ground->timex != nullptr ||
      (!event.when.edtf.empty() && !event.when.earliest && !event.when.latest && reasons.held.empty())) {
    return fmt::format("'{}' of {}", TimexWords(extraction, event), SayReport(extraction));
  }
  if (!reasons.held.empty()) return {};
  if (reasons.supposed) return "news in the lead of " + SayReport(extraction);
  if (event.when.basis == TimeBasis::kAnchored) return "another deed of the article is counted from it";
  if (event.when.basis == TimeBasis::kNone) return "no words date it and the report has no date";
  return "nothing but the date of the report bounds it";
}

/// "set aside: after "met" (sentence 3) because of 'After that', which contradicts 'November 5' (sentence
/// 4)".
std::string SaySetAside(const Extraction& extraction, const SetAside& aside) {
  std::vector<std::string> against;
  for (const Tie* tie : aside.ties) {
    const Event& event = extraction.events[tie->event];
    against.push_back(fmt::format("\"{}\" {}", event.trigger_text, SayTie(extraction, *tie)));
  }
  for (const std::uint32_t index : aside.events) {
    const Event& event = extraction.events[index];
    const std::string words = TimexWords(extraction, event);
    against.push_back(words.empty() ? fmt::format("\"{}\" of {}", event.trigger_text, SayReport(extraction))
                                    : fmt::format("'{}' (sentence {})", words, event.sentence + 1));
  }
  std::string text = "; set aside: " + SayTie(extraction, *aside.tie);
  if (against.empty()) return text;
  text += ", which contradicts ";
  for (std::size_t i = 0; i < against.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == against.size() ? " and " : ", ") + against[i];
  }
  return text;
}

}  // namespace

const char* SayRelation(TimeRelation relation) {
  if (relation == TimeRelation::kAfter) return "after";
  return relation == TimeRelation::kBefore ? "before" : "at the time of";
}

std::string Explain(const Extraction& extraction, const Event& event, const Reasons& reasons) {
  std::string text = SayGround(extraction, event, reasons);
  for (const Tie* tie : reasons.held) {
    text += (text.empty() ? "" : ", ") + SayTie(extraction, *tie);
  }
  text += ": " + SayDays(event.when);
  if (reasons.ground->clipped) {
    text += IsYetToBe(event.factuality) ? "; not before the report, since it was still to come"
                                        : "; not after the report, since it is told as done";
  }
  for (const SetAside& aside : reasons.dropped) text += SaySetAside(extraction, aside);
  return text;
}

}  // namespace demarche::timeline
