// The points are those of the extractor (docs/extractor.md, "Confidence"); each is told only where the rules
// and marks of the report, or the parties of the entry, show that it was given or withheld.
#include "renderer/text/reasons.h"

#include <algorithm>
#include <string_view>

#include "renderer/text/escape.h"

namespace demarche {
namespace {

constexpr std::string_view kReference = "reference:";
constexpr std::string_view kDoubt = "doubt:";
constexpr std::size_t kMostReadings = 6;
constexpr std::size_t kMostLetters = 80;

bool HasRule(const Report& report, std::string_view begin) {
  return std::any_of(report.because.begin(), report.because.end(),
                     [&](const std::string& rule) { return rule.starts_with(begin); });
}

bool HasMark(const Report& report, std::string_view what) {
  return std::any_of(report.marks.begin(), report.marks.end(),
                     [&](const Mark& mark) { return mark.what == what; });
}

void AddParties(Reasons& reasons, const Entry& entry, const Report& report) {
  // Another report may have given the party that the first does not name.
  if (entry.sources.empty()) {
    reasons.lowered.emplace_back("the text does not say who acts");
  } else if (HasRule(report, "role:source") || HasMark(report, "source")) {
    reasons.raised.emplace_back("the text says who acts");
  }
}

void AddCounterpart(Reasons& reasons, const Entry& entry, const Report& report) {
  const bool several = entry.sources.size() > 1;
  if (entry.targets.empty() && !several) {
    reasons.lowered.emplace_back("no counterpart is named");
  } else if (several || HasRule(report, "role:target") || HasMark(report, "target")) {
    reasons.raised.emplace_back("a counterpart is named");
  }
}

/// A deed outside the ontology.
void AddAction(Reasons& reasons, const Entry& entry, const Report& report) {
  if (HasRule(report, "action:verb")) {
    reasons.raised.emplace_back("a verb in the active voice tells it");
  } else {
    reasons.lowered.emplace_back("no verb in the active voice tells it");
  }
  AddParties(reasons, entry, report);
  const bool tied = HasRule(report, "discourse:") || HasRule(report, "story:");
  if (HasMark(report, "time") || tied) {
    reasons.raised.emplace_back("words date it or tie it to another event");
  } else {
    reasons.lowered.emplace_back("no words date it");
  }
  if (entry.factuality == Factuality::kPlanned) reasons.lowered.emplace_back("it is planned, not done");
}

/// What the extractor's doubts say in plain words; a timeline from elsewhere may say anything.
void AddDoubts(Reasons& reasons, const Report& report) {
  std::size_t told = 0;
  for (const std::string& rule : report.because) {
    if (!rule.starts_with(kDoubt) || ++told > kMostReadings) continue;
    reasons.lowered.push_back(Shorten(CleanLine(rule.substr(kDoubt.size())), kMostLetters));
  }
}

void AddDeed(Reasons& reasons, const Entry& entry, const Report& report) {
  AddParties(reasons, entry, report);
  AddCounterpart(reasons, entry, report);
  if (HasRule(report, kReference)) {
    reasons.lowered.emplace_back("an actor is only meant, by a pronoun or the context");
  } else if (!entry.sources.empty()) {
    reasons.raised.emplace_back("no actor had to be found elsewhere in the article");
  }
  const std::string& quad = entry.deed.quad;
  if (quad.starts_with("material"))
    reasons.lowered.emplace_back("it is a deed, and deeds are misread more often than words");
  if (HasRule(report, "background:")) reasons.lowered.emplace_back("it is told as background or as a habit");
  AddDoubts(reasons, report);
}

}  // namespace

std::vector<Reading> ReadingsOf(const Report& report) {
  constexpr std::string_view kIs = " = ";
  std::vector<Reading> readings;
  for (const std::string& rule : report.because) {
    const std::size_t is = rule.find(kIs);
    if (!rule.starts_with(kReference) || is == std::string::npos) continue;
    Reading reading{Shorten(CleanLine(rule.substr(kReference.size(), is - kReference.size())), kMostLetters),
                    Shorten(CleanLine(rule.substr(is + kIs.size())), kMostLetters)};
    const bool known = std::any_of(readings.begin(), readings.end(), [&](const Reading& other) {
      return other.word == reading.word && other.name == reading.name;
    });
    if (!known && readings.size() < kMostReadings) readings.push_back(std::move(reading));
  }
  return readings;
}

Reasons ReasonsOf(const Entry& entry) {
  Reasons reasons;
  if (entry.reports.empty() || entry.reports.front().because.empty()) return reasons;
  const Report& report = entry.reports.front();
  if (HasRule(report, "action:")) {
    AddAction(reasons, entry, report);
  } else {
    AddDeed(reasons, entry, report);
  }
  return reasons;
}

}  // namespace demarche
