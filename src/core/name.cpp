// The words that enumerators have in records. One table each, read in both directions.
#include <array>
#include <string_view>
#include <utility>

#include "core/article.h"
#include "core/event.h"
#include "core/timeline.h"
#include "core/timex.h"

namespace demarche {
namespace {

template <typename E, std::size_t N>
using Names = std::array<std::pair<E, const char*>, N>;

template <typename E, std::size_t N>
const char* NameIn(const Names<E, N>& names, E wanted) {
  for (const auto& [value, name] : names) {
    if (value == wanted) return name;
  }
  return "";
}

template <typename E, std::size_t N>
std::optional<E> ValueIn(const Names<E, N>& names, std::string_view wanted) {
  for (const auto& [value, name] : names) {
    if (wanted == name) return value;
  }
  return std::nullopt;
}

constexpr Names<DateBasis, 12> kDateBasis{{{DateBasis::kNone, "none"},
                                           {DateBasis::kJsonld, "jsonld"},
                                           {DateBasis::kOpengraph, "opengraph"},
                                           {DateBasis::kMeta, "meta"},
                                           {DateBasis::kTime, "time"},
                                           {DateBasis::kUrl, "url"},
                                           {DateBasis::kByline, "byline"},
                                           {DateBasis::kFeed, "feed"},
                                           {DateBasis::kHeader, "header"},
                                           {DateBasis::kWarc, "warc"},
                                           {DateBasis::kOption, "option"},
                                           {DateBasis::kModified, "modified"}}};

constexpr Names<TimexType, 4> kTimexType{{{TimexType::kDate, "DATE"},
                                          {TimexType::kTime, "TIME"},
                                          {TimexType::kDuration, "DURATION"},
                                          {TimexType::kSet, "SET"}}};

constexpr Names<TimeBasis, 5> kTimeBasis{{{TimeBasis::kExplicit, "explicit"},
                                          {TimeBasis::kRelative, "relative"},
                                          {TimeBasis::kAnchored, "anchored"},
                                          {TimeBasis::kDocument, "document"},
                                          {TimeBasis::kNone, "none"}}};

constexpr Names<Factuality, 6> kFactuality{{{Factuality::kAsserted, "asserted"},
                                            {Factuality::kReported, "reported"},
                                            {Factuality::kPlanned, "planned"},
                                            {Factuality::kConditional, "conditional"},
                                            {Factuality::kNegated, "negated"},
                                            {Factuality::kHistorical, "historical"}}};

constexpr Names<LeftOutReason, 3> kLeftOutReason{{{LeftOutReason::kLowConfidence, "low_confidence"},
                                                  {LeftOutReason::kBackground, "background"},
                                                  {LeftOutReason::kDuplicate, "duplicate"}}};

}  // namespace

const char* Name(DateBasis basis) { return NameIn(kDateBasis, basis); }
std::optional<DateBasis> ParseDateBasis(std::string_view name) { return ValueIn(kDateBasis, name); }
const char* Name(TimexType type) { return NameIn(kTimexType, type); }
std::optional<TimexType> ParseTimexType(std::string_view name) { return ValueIn(kTimexType, name); }
const char* Name(TimeBasis basis) { return NameIn(kTimeBasis, basis); }
std::optional<TimeBasis> ParseTimeBasis(std::string_view name) { return ValueIn(kTimeBasis, name); }
const char* Name(Factuality factuality) { return NameIn(kFactuality, factuality); }
std::optional<Factuality> ParseFactuality(std::string_view name) { return ValueIn(kFactuality, name); }
const char* Name(LeftOutReason reason) { return NameIn(kLeftOutReason, reason); }
std::optional<LeftOutReason> ParseLeftOutReason(std::string_view name) {
  return ValueIn(kLeftOutReason, name);
}

}  // namespace demarche
