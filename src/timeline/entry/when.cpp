// The merged time of one deed. Every telling's days are a vote; the days that most sources' tellings can
// meet stand, the narrowest first among equals, and are narrowed by all that are compatible. Days that only
// the date of a report bounds are no claim: they narrow, but never contradict.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/edtf.h"
#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

constexpr std::size_t kMaxVersions = 64;

/// Tellings that give the same days.
struct Version {
  Bounds days;
  const Mention* best = nullptr;  ///< strongest basis first, then the order of the tellings
  std::set<std::string> publishers;
  std::set<std::string> sources;  ///< the same, but copies count for the publisher of their original
  std::size_t support = 0;        ///< sources of all versions that can meet these days
};

bool CanMeet(const Bounds& a, const Bounds& b) {
  return !(a.latest && b.earliest && *a.latest < *b.earliest) &&
         !(b.latest && a.earliest && *b.latest < *a.earliest);
}

bool IsClaim(const Mention& mention) { return mention.event->when.basis < TimeBasis::kDocument; }

std::vector<Version> VersionsOf(const std::vector<const Mention*>& tellings) {
  const std::vector<std::size_t> originals = OriginalsOf(tellings);
  std::map<std::pair<std::optional<Day>, std::optional<Day>>, Version> by_days;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const Mention* telling = tellings[i];
    if (telling->days == Bounds{}) continue;
    Version& version = by_days[{telling->days.earliest, telling->days.latest}];
    version.days = telling->days;
    version.publishers.insert(PublisherOf(*telling));
    version.sources.insert(PublisherOf(*tellings[originals[i]]));
    if (version.best == nullptr || telling->event->when.basis < version.best->event->when.basis) {
      version.best = telling;
    }
  }
  std::vector<Version> versions;
  for (auto& [days, version] : by_days) versions.push_back(std::move(version));
  const auto strength = [](const Version& it) {
    const bool closed = it.days.earliest && it.days.latest;
    const auto width = closed ? (*it.days.latest - *it.days.earliest).count() : INT32_MAX;
    return std::tuple(!IsClaim(*it.best), width, it.best->event->when.basis, it.days.earliest,
                      it.days.latest);
  };
  std::sort(versions.begin(), versions.end(),
            [&](const Version& a, const Version& b) { return strength(a) < strength(b); });
  if (versions.size() > kMaxVersions) versions.resize(kMaxVersions);
  return versions;
}

/// The version with most support; the first (strongest) of equals.
std::size_t Choose(std::vector<Version>& versions) {
  std::size_t chosen = 0;
  for (Version& version : versions) {
    for (const Version& other : versions) {
      if (CanMeet(version.days, other.days)) version.support += other.sources.size();
    }
  }
  for (std::size_t i = 1; i < versions.size() && IsClaim(*versions[i].best); ++i) {
    if (versions[i].support > versions[chosen].support) chosen = i;
  }
  return chosen;
}

void Narrow(Bounds& days, const Bounds& by) {
  if (by.earliest && (!days.earliest || *days.earliest < *by.earliest)) days.earliest = by.earliest;
  if (by.latest && (!days.latest || *days.latest > *by.latest)) days.latest = by.latest;
}

std::string Say(const Version& version) {
  std::string text = version.best->event->when.edtf;
  std::string by;
  for (const std::string& publisher : version.publishers) {
    if (!publisher.empty()) by += (by.empty() ? "" : ", ") + publisher;
  }
  return by.empty() ? text : text + " (" + by + ")";
}

}  // namespace

When MergeWhen(const std::vector<const Mention*>& tellings, std::vector<Disagreement>& disagreements) {
  std::vector<Version> versions = VersionsOf(tellings);
  if (versions.empty()) {
    When when;
    const auto with_edtf = std::find_if(tellings.begin(), tellings.end(),
                                        [](const Mention* it) { return !it->event->when.edtf.empty(); });
    const When& told = (with_edtf == tellings.end() ? tellings.front() : *with_edtf)->event->when;
    when.edtf = told.edtf;
    when.basis = told.basis;
    when.why = told.why;
    return when;
  }
  const Version& chosen = versions[Choose(versions)];
  Bounds days = chosen.days;
  Disagreement contradiction{"when", {Say(chosen)}};
  for (const Version& version : versions) {
    if (CanMeet(days, version.days)) {
      Narrow(days, version.days);
    } else if (IsClaim(*version.best)) {
      contradiction.values.push_back(Say(version));
    }
  }
  if (contradiction.values.size() > 1) disagreements.push_back(std::move(contradiction));
  When when;
  when.earliest = days.earliest;
  when.latest = days.latest;
  when.basis = chosen.best->event->when.basis;
  const bool own = days == chosen.days;
  when.edtf = own ? chosen.best->event->when.edtf : FormatEdtf(days.earliest, days.latest, true);
  when.why = chosen.best->event->when.why;
  if (!own) when.why += "; narrowed by the other reports to " + when.edtf;
  return when;
}

}  // namespace demarche::timeline
