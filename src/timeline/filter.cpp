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

Filter::Filter(const Lexicon& lexicon, const TimelineOptions& options) : options_(options) {
  for (const std::string& focus : options.focus) {
    const std::string name = LowerAscii(Trim(focus));
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
                                   [&](const std::string& name) { return names.contains(LowerAscii(name)); });
    if (named) wanted_.insert(LowerAscii(row.Text(code)));
  }
}

bool Filter::Wants(const std::vector<Actor>& sources, const std::vector<Actor>& targets,
                   const When& when) const {
  if (options_.from && when.latest && *when.latest < *options_.from) return false;
  if (options_.to && when.earliest && *when.earliest > *options_.to) return false;
  const auto wanted = [this](const Actor& actor) { return IsWanted(actor); };
  return options_.focus.empty() || std::any_of(sources.begin(), sources.end(), wanted) ||
         std::any_of(targets.begin(), targets.end(), wanted);
}

/// The code, the whole name, a word of it, or, of a name of several words, more of it or less.
bool Filter::IsWanted(const Actor& actor) const {
  const std::string name = LowerAscii(actor.name);
  if (wanted_.contains(LowerAscii(actor.code)) || wanted_.contains(name)) return true;
  const Words words = Split(name);
  const bool word =
      std::any_of(words.begin(), words.end(), [this](const std::string& it) { return wanted_.contains(it); });
  if (word || !actor.code.empty()) return word;
  return std::any_of(names_.begin(), names_.end(),
                     [&](const Words& focus) { return HoldsAll(words, focus) || IsFocusOf(words, focus); });
}

}  // namespace demarche::timeline
