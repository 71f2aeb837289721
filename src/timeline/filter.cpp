// A focus is a code, a name of the lexicon, or any name; of one that the lexicon does not know a part is
// enough.
#include "timeline/filter.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/name_words.h"
#include "timeline/merge/mention.h"

namespace demarche::timeline {
namespace {

using Words = std::vector<std::string>;

Words Split(const std::string& lower) {
  Words words;
  for (const EvidenceWord& word : WordsOf(lower)) words.emplace_back(word.text);
  return words;
}

bool HoldsAll(const Words& all, const Words& some) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& word) {
    return std::find(all.begin(), all.end(), word) != all.end();
  });
}

/// "Jobs" for "Steve Jobs", "iTunes" for "iTunes store", but not "iPhone" for "iPhone 4": the first or the
/// last word of the name, and every number in it.
bool IsFocusOf(const Words& part, const Words& name) {
  if (!IsPartOfName(part, name)) return false;
  const auto has = [&](const std::string& word) {
    return std::find(part.begin(), part.end(), word) != part.end();
  };
  const bool numbers = std::all_of(name.begin(), name.end(), [&](const std::string& word) {
    return std::none_of(word.begin(), word.end(), IsDigit) || has(word);
  });
  return numbers;
}

}  // namespace

NamedActors::NamedActors(const Lexicon& lexicon, const std::vector<std::string>& asked) {
  for (const std::string& given : asked) {
    const std::string name = LowerAscii(Trim(given));
    wanted_.insert(name);
    Words words = Split(name);
    if (words.size() > 1) names_.push_back(std::move(words));
  }
  const std::set<std::string> names = wanted_;
  const std::size_t code = Lexicon::Column("actors", "code");
  const std::size_t column = Lexicon::Column("actors", "names");
  for (const LexiconRow& row : lexicon.Rows("actors")) {
    const auto& items = row.Items(column);
    const bool named = std::any_of(items.begin(), items.end(),
                                   [&](std::string_view name) { return names.contains(LowerAscii(name)); });
    if (named) wanted_.insert(LowerAscii(row.Text(code)));
  }
}

/// The code, the whole name, a word of it, or, of a name of several words, more of it or less.
bool NamedActors::Has(const Actor& actor) const {
  const std::string name = LowerAscii(actor.name);
  if (wanted_.contains(LowerAscii(actor.code)) || wanted_.contains(name)) return true;
  const Words words = Split(name);
  const bool word =
      std::any_of(words.begin(), words.end(), [this](const std::string& it) { return wanted_.contains(it); });
  if (word || !actor.code.empty()) return word;
  return std::any_of(names_.begin(), names_.end(),
                     [&](const Words& focus) { return HoldsAll(words, focus) || IsFocusOf(words, focus); });
}

Filter::Filter(const Lexicon& lexicon, const TimelineOptions& options)
    : options_(options), focus_(lexicon, options.focus) {
  for (const std::string& name : options.dyad) dyad_.push_back(NamedActors(lexicon, {name}));
}

bool Filter::Wants(const Filtered& it) const {
  if (options_.from && it.when.latest && *it.when.latest < *options_.from) return false;
  if (options_.to && it.when.earliest && *it.when.earliest > *options_.to) return false;
  const std::vector<std::string>& kinds = options_.kinds;
  if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), it.kind) == kinds.end()) return false;
  if (dyad_.size() == 2 && !IsDyad(it)) return false;
  const auto wanted = [this](const Actor& actor) { return focus_.Has(actor); };
  return options_.focus.empty() || std::any_of(it.sources.begin(), it.sources.end(), wanted) ||
         std::any_of(it.targets.begin(), it.targets.end(), wanted);
}

/// Either way round; without a target, as of a deed of all parties together, both among the sources.
bool Filter::IsDyad(const Filtered& it) const {
  const auto has = [&](std::size_t which, const std::vector<Actor>& side) {
    return std::any_of(side.begin(), side.end(), [&](const Actor& actor) { return dyad_[which].Has(actor); });
  };
  if (it.targets.empty()) return has(0, it.sources) && has(1, it.sources);
  return (has(0, it.sources) && has(1, it.targets)) || (has(1, it.sources) && has(0, it.targets));
}

}  // namespace demarche::timeline
