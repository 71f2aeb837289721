// Headlines in plain words: the phrase of the kind with the actors in it.
#include <algorithm>

#include "base/ascii.h"
#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

constexpr std::size_t kMaxNames = 4;

/// "A", "A and B", "A, B and C", "A, B, C and 3 others".
std::string Join(std::vector<std::string> names) {
  if (names.size() > kMaxNames) {
    const std::size_t others = names.size() - kMaxNames + 1;
    names.resize(kMaxNames - 1);
    names.push_back(std::to_string(others) + " others");
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

/// Phrases are in the singular: "China (with Russia) criticises ..." always reads right.
std::string Lead(const std::vector<std::string>& names) {
  if (names.empty()) return "an unnamed actor";
  if (names.size() == 1) return names.front();
  return names.front() + " (with " + Join({names.begin() + 1, names.end()}) + ")";
}

/// `phrase` with its words SOURCE and TARGET replaced, in one pass (a name may hold them too).
std::string Fill(std::string_view phrase, const std::string& source, const std::string& target) {
  std::string text;
  while (!phrase.empty()) {
    if (phrase.starts_with("SOURCE")) {
      text += source;
      phrase.remove_prefix(6);
    } else if (phrase.starts_with("TARGET")) {
      text += target;
      phrase.remove_prefix(6);
    } else {
      text += phrase.front();
      phrase.remove_prefix(1);
    }
  }
  return text;
}

std::string Capitalised(std::string text) {
  if (!text.empty() && IsLower(text.front())) text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

/// What stands before the phrase of a deed that was not simply done.
std::string PrefixOf(const Entry& entry) {
  switch (entry.factuality) {
    case Factuality::kPlanned: return "Planned: ";
    case Factuality::kConditional: return "Possible: ";
    case Factuality::kNegated: return entry.attribution.empty() ? "Did not happen: " : "Denied: ";
    case Factuality::kAsserted:
    case Factuality::kReported:
    case Factuality::kHistorical: return {};
  }
  return {};
}

/// The words of the first report that tell the deed; else its kind.
std::string DeedWordsOf(const Entry& entry) {
  for (const Report& report : entry.reports) {
    for (const Mark& mark : report.marks) {
      if (mark.what == "trigger") return std::string(mark.span.In(report.text));
    }
  }
  return entry.deed.kind;
}

/// "Jobs", "Apple CEO Steve Jobs" for Steve Jobs; not "his".
bool IsNamedBy(const std::string& words, const Actor& actor) {
  return actor.name.find(words) != std::string::npos || words.find(actor.name) != std::string::npos;
}

/// The words with the whole name of `actor`, who is named in short at `at`: "Jobs" becomes "Steve Jobs".
std::string WithFullName(std::string text, std::size_t at, const Actor& actor) {
  const std::string_view words = std::string_view(text).substr(at, actor.span.size());
  if (actor.name.size() > words.size() && actor.name.ends_with(words))
    text.replace(at, words.size(), actor.name);
  return text;
}

}  // namespace

Headlines::Headlines(const Lexicon& lexicon, const ActorNames& names) : names_(names) {
  const auto column = [](std::string_view name) { return Lexicon::Column("headlines", name); };
  for (const LexiconRow& row : lexicon.Rows("headlines")) {
    const auto text = [&](std::string_view name) { return std::string(row.Text(column(name))); };
    phrases_[{text("kind"), text("mode")}] = {text("phrase"), text("alone"), text("reciprocal")};
  }
}

const Headlines::Phrases* Headlines::Find(const Deed& deed) const {
  auto it = phrases_.find({deed.kind, deed.plover.mode});
  if (it == phrases_.end()) it = phrases_.find({deed.kind, ""});
  return it == phrases_.end() ? nullptr : &it->second;
}

/// "Japan", "Wen Jiabao (China)"; a code without a name gets the name of the lexicon.
std::string Headlines::NameOf(const Actor& actor) const {
  const std::string& plain = names_.Of(actor.code);
  if (actor.name.empty() || actor.name == actor.code) return plain.empty() ? actor.code : plain;
  return names_.IsPlain(actor) || plain.empty() ? actor.name : actor.name + " (" + plain + ")";
}

/// Names of actors, one of each code, in order; without those of `but`.
std::vector<std::string> Headlines::NamesOf(const std::vector<Actor>& actors,
                                            const std::vector<Actor>& but) const {
  std::vector<std::string> names;
  std::vector<std::string> seen;
  for (const Actor& actor : but) seen.push_back(KeyOf(actor));
  for (const Actor& actor : actors) {
    const std::string& key = KeyOf(actor);
    if (key.empty() || std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
    seen.push_back(key);
    names.push_back(NameOf(actor));
  }
  return names;
}

std::string ActionWords(const Mention& mention) {
  const Event& event = *mention.event;
  const auto& sentences = mention.extraction->sentences;
  const std::uint32_t base = event.sentence < sentences.size() ? sentences[event.sentence].begin : 0;
  if (event.clause.begin < base || event.clause.end - base > event.evidence.size()) return {};
  std::string text = event.evidence.substr(event.clause.begin - base, event.clause.size());
  const std::string_view rest = std::string_view(event.evidence).substr(event.clause.end - base);
  if (rest.size() > 1 && rest[0] == ' ' && (IsLower(rest[1]) || IsUpper(rest[1]) || IsDigit(rest[1])))
    text += " …";
  for (const auto* side : {&event.sources, &event.targets}) {
    for (const Actor& actor : *side) {
      if (!event.clause.Contains(actor.span) || actor.span.begin >= event.trigger.begin) continue;
      if (!IsNamedBy(event.evidence.substr(actor.span.begin - base, actor.span.size()), actor)) continue;
      return WithFullName(std::move(text), actor.span.begin - event.clause.begin, actor);
    }
  }
  const std::string kind = event.because.empty() ? "" : event.because.front();
  const bool passive = kind == "action:passive" || event.sources.empty();
  const std::vector<Actor>& subject = passive ? event.targets : event.sources;
  if (subject.empty()) return text;
  const bool goes_on = kind == "action:verb" || kind == "action:passive";
  return subject.front().name + (goes_on ? " " : ": ") + text;
}

std::string Headlines::Of(const Entry& entry) const {
  if (IsAction(entry.deed) && !entry.headline.empty()) return PrefixOf(entry) + Capitalised(entry.headline);
  const std::vector<std::string> sources = NamesOf(entry.sources, {});
  const std::vector<std::string> targets = NamesOf(entry.targets, entry.sources);
  const std::string prefix = PrefixOf(entry);
  if (sources.empty() && targets.empty()) return prefix + "Unnamed actors: " + DeedWordsOf(entry);
  const Phrases* phrases = Find(entry.deed);
  if (phrases != nullptr && entry.reciprocal && sources.size() > 1 && !phrases->reciprocal.empty()) {
    return prefix + Capitalised(Fill(phrases->reciprocal, Join(sources), Join(targets)));
  }
  if (phrases != nullptr && !targets.empty() && phrases->full.find("TARGET") != std::string::npos) {
    return prefix + Capitalised(Fill(phrases->full, Lead(sources), Join(targets)));
  }
  const bool full_stands_alone = phrases != nullptr && phrases->full.find("TARGET") == std::string::npos;
  const std::string alone = phrases == nullptr ? "" : full_stands_alone ? phrases->full : phrases->alone;
  if (!alone.empty()) return prefix + Capitalised(Fill(alone, Lead(sources), ""));
  std::string text = Join(sources);
  for (const std::string& part : {entry.deed.kind, Join(targets)}) {
    if (!part.empty()) text += (text.empty() ? "" : " — ") + part;
  }
  return prefix + Capitalised(text);
}

}  // namespace demarche::timeline
