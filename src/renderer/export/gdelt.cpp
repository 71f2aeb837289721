// The event table of GDELT 2.0 (Event Codebook V2.0, 2015): 61 columns between tabs, no head. A row is one
// source acting on one target on one day, so only what has a day, a CAMEO code and is said to have been done
// can stand there; parties of a reciprocal deed are paired once. Score is PLOVER's, in place of Goldstein's.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <set>

#include "base/ascii.h"
#include "base/digest.h"
#include "renderer/export/formats.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/standing.h"
#include "renderer/text/words.h"
#include "renderer/write/cell.h"

namespace demarche {
namespace {

constexpr std::size_t kGdeltColumns = 61;
constexpr std::size_t kMostGdeltPairs = 144;  // a summit of all with all would swamp the rest

/// Positions of the columns that are filled, from 0.
enum GdeltColumn : std::size_t {
  kGlobalEventId = 0,
  kSqlDate = 1,
  kMonthYear = 2,
  kYear = 3,
  kFractionDate = 4,
  kActor1 = 5,
  kActor2 = 15,
  kEventCode = 26,
  kEventBaseCode = 27,
  kEventRootCode = 28,
  kQuadClass = 29,
  kGoldsteinScale = 30,
  kNumMentions = 31,
  kNumSources = 32,
  kNumArticles = 33,
  kActionGeoFullName = 52,
  kDateAdded = 59,
  kSourceUrl = 60,
};

using GdeltRow = std::array<std::string, kGdeltColumns>;

bool IsCameo(std::string_view code) {
  if (code.size() < 2 || code.size() > 4) return false;
  for (const char c : code) {
    if (!IsDigit(c)) return false;
  }
  return code.substr(0, 2) >= "01" && code.substr(0, 2) <= "20";
}

/// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. The codebook names
/// the classes, but not the root codes of each: the bounds are ours, with demonstrations (14) as material
/// conflict.
const char* QuadClassOf(std::string_view root) {
  if (root <= "05") return "1";
  if (root <= "08") return "2";
  return root <= "13" ? "3" : "4";
}

/// 13 hexadecimal digits of a hash, as a number: the same on every run, and exact in a double.
std::string GdeltId(const Entry& entry, const Actor& source, const Actor& target) {
  const std::string hash =
      Sha256Hex(entry.id + '\n' + ActorKey(source) + '\n' + ActorKey(target)).substr(0, 13);
  std::uint64_t number = 0;
  std::from_chars(hash.data(), hash.data() + hash.size(), number, 16);
  return std::to_string(number);
}

std::string GdeltType(const Actor& actor) {
  if (!actor.sector.empty()) return actor.sector;
  if (actor.type == "igo") return "IGO";
  if (actor.type == "ngo") return "NGO";
  if (actor.type == "company") return "MNC";
  return actor.type == "armed group" ? "REB" : "";
}

void FillGdeltActor(GdeltRow& row, std::size_t at, const Actor& actor) {
  const bool state = actor.type == "state";
  const std::string type = GdeltType(actor);
  row[at] = TsvCell(actor.code + (actor.code.empty() || !state ? std::string() : type));
  row[at + 1] = TsvCell(actor.name);
  row[at + 2] = state ? TsvCell(actor.code) : std::string();
  row[at + 3] = state ? std::string() : TsvCell(actor.code);
  row[at + 7] = TsvCell(type);
}

void FillGdeltDate(GdeltRow& row, Day day) {
  const date::year_month_day ymd(day);
  const auto month = static_cast<unsigned>(ymd.month());
  const unsigned passed = (month - 1) * 30 + static_cast<unsigned>(ymd.day());
  row[kSqlDate] = CompactDay(day);
  row[kMonthYear] = row[kSqlDate].substr(0, 6);
  row[kYear] = row[kSqlDate].substr(0, 4);
  row[kFractionDate] = fmt::format("{}.{:04}", static_cast<int>(ymd.year()), passed * 10000 / 365);
}

GdeltRow GdeltBase(const Entry& entry, Day day) {
  GdeltRow row;
  FillGdeltDate(row, day);
  const std::string& cameo = entry.deed.cameo;
  row[kEventCode] = cameo;
  row[kEventBaseCode] = cameo.substr(0, 3);
  row[kEventRootCode] = cameo.substr(0, 2);
  row[kQuadClass] = QuadClassOf(row[kEventRootCode]);
  row[kGoldsteinScale] = Score(entry.deed.score_tenths);
  std::set<std::string_view> articles;
  for (const Report& report : entry.reports) articles.insert(report.article);
  row[kNumMentions] = std::to_string(entry.reports.size());
  row[kNumSources] = std::to_string(entry.independent_sources);
  row[kNumArticles] = std::to_string(articles.size());
  if (entry.place) row[kActionGeoFullName] = TsvCell(entry.place->name);
  const Report& report = BestReport(entry);
  if (const std::optional<Day> published = ParseInstantDay(report.date)) {
    row[kDateAdded] = CompactDay(*published) + "000000";
  }
  row[kSourceUrl] = SafeUrl(report.url);
  return row;
}

/// Who acts on whom; a side without anybody is one unnamed actor.
std::vector<std::pair<Actor, Actor>> GdeltPairs(const Entry& entry) {
  std::vector<std::pair<Actor, Actor>> pairs;
  const auto add = [&](const Actor& a, const Actor& b) {
    if (pairs.size() < kMostGdeltPairs) pairs.emplace_back(a, b);
  };
  if (entry.reciprocal) {
    for (std::size_t i = 0; i < entry.sources.size(); ++i) {
      for (std::size_t j = i + 1; j < entry.sources.size(); ++j) add(entry.sources[i], entry.sources[j]);
    }
  }
  if (!pairs.empty() && entry.targets.empty()) return pairs;
  const std::vector<Actor> nobody(1);
  for (const Actor& source : entry.sources.empty() ? nobody : entry.sources) {
    for (const Actor& target : entry.targets.empty() ? nobody : entry.targets) add(source, target);
  }
  return pairs;
}

std::string_view GdeltRefusal(const Entry& entry, const DeedDays& days) {
  if (const std::string_view undone = UndoneReason(entry); !undone.empty()) return undone;
  if (const std::string_view dayless = DaylessReason(days); !dayless.empty()) return dayless;
  return IsCameo(entry.deed.cameo) ? "" : "without a CAMEO code";
}

}  // namespace

Exported ExportGdelt(const Timeline& timeline, std::size_t) {
  std::string out;
  Omissions left_out;
  for (const Entry& entry : timeline.entries) {
    const DeedDays days = DaysOf(entry.when);
    if (const std::string_view refusal = GdeltRefusal(entry, days); !refusal.empty()) {
      left_out.Add(refusal);
      continue;
    }
    GdeltRow row = GdeltBase(entry, days.first);
    for (const auto& [source, target] : GdeltPairs(entry)) {
      row[kGlobalEventId] = GdeltId(entry, source, target);
      FillGdeltActor(row, kActor1, source);
      FillGdeltActor(row, kActor2, target);
      out += fmt::format("{}\n", fmt::join(row, "\t"));
    }
  }
  return {std::move(out), left_out.Take()};
}

}  // namespace demarche
