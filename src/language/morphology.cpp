// Detachment rules checked against base forms, exceptions first: the method of WordNet's
// morphy (Fellbaum 1998; man page morphy(7WN)), with doubled consonants and British spellings.
#include "language/morphology.h"

#include <array>
#include <bit>
#include <span>

#include "base/ascii.h"
#include "base/file.h"
#include "language/characters.h"

namespace demarche::language {
namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t kMaxFileBytes = std::uint64_t{64} << 20U;
constexpr std::size_t kFewestBytes = 4;  // of most lines

/// FNV-1a, letter by letter.
class WordHash {
 public:
  void Add(char c) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U; }
  /// Never 0, which marks a free slot.
  [[nodiscard]] std::uint64_t value() const { return hash_ == 0 ? 1 : hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325U;
};

/// Calls `line` for each line of `text`.
template <typename F>
void ForEachLine(std::string_view text, F line) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

}  // namespace

void Morphology::WordSet::Reserve(std::size_t count) { slots_.assign(std::bit_ceil(count * 2 + 2), 0); }

void Morphology::WordSet::Add(std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & mask;
  slots_[at] = hash;
}

bool Morphology::WordSet::Has(std::string_view word) const {
  WordHash sum;
  for (const char c : word) sum.Add(c);
  const std::uint64_t hash = sum.value();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & mask;
  return slots_[at] == hash;
}

Result<Morphology> Morphology::Load(const fs::path& folder) {
  Morphology result;
  Result<void> read = ReadExceptions(folder / "verb.exc", result.verb_exceptions_);
  if (read) read = ReadExceptions(folder / "noun.exc", result.noun_exceptions_);
  if (read) read = ReadExceptions(folder / "adj.exc", result.adjective_exceptions_);
  if (read) read = ReadBases(folder / "index.verb", result.verbs_);
  if (read) read = ReadBases(folder / "index.noun", result.nouns_);
  if (read) read = ReadBases(folder / "index.adj", result.adjectives_);
  if (!read) return tl::unexpected<Error>(read.error());
  return result;
}

/// Lines "form lemma lemma ...": the first lemma counts, as a rule.
Result<void> Morphology::ReadExceptions(const fs::path& file, WordTable<std::string>& forms) {
  const Result<std::string> text = ReadFile(file, kMaxFileBytes);
  if (!text) return tl::unexpected<Error>(text.error());
  bool good = true;
  ForEachLine(*text, [&](std::string_view line) {
    const std::size_t space = line.find(' ');
    if (Trim(line).empty()) return;
    if (space == std::string_view::npos || space == 0) {
      good = false;
      return;
    }
    const std::string_view lemma = line.substr(space + 1);
    const std::string_view first = lemma.substr(0, lemma.find(' '));
    // Of "instal install" the second, which is how the treebanks and most news write it.
    const bool doubled = lemma.size() == first.size() * 2 + 2 && lemma.ends_with("ll");
    const std::string_view chosen = doubled ? lemma.substr(first.size() + 1) : first;
    if (first.find('_') == std::string_view::npos) forms.Insert(line.substr(0, space), std::string(chosen));
  });
  if (!good) {
    return Fail(ErrorKind::kMalformed, "is no WordNet exception list; its lines are 'form lemma'",
                file.string());
  }
  return {};
}

/// Lines "lemma pos ...", or the lemma alone; those that begin with a space are the licence.
Result<void> Morphology::ReadBases(const fs::path& file, WordSet& bases) {
  const Result<MappedFile> mapped = MappedFile::Open(file, kMaxFileBytes);
  if (!mapped) return tl::unexpected<Error>(mapped.error());
  const std::span<const std::byte> bytes = mapped->bytes();
  std::vector<std::uint64_t> hashes;
  hashes.reserve(bytes.size() / kFewestBytes);
  ForEachLine({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, [&](std::string_view line) {
    WordHash hash;
    std::size_t size = 0;
    for (; size < line.size() && line[size] != ' '; ++size) {
      if (line[size] == '_') return;  // of several words
      hash.Add(line[size]);
    }
    if (size > 0) hashes.push_back(hash.value());
  });
  bases.Reserve(hashes.size());
  for (const std::uint64_t hash : hashes) bases.Add(hash);
  return {};
}

void Morphology::Analyze(std::string_view lower, Analysis& result) const {
  result.readings = 0;
  result.verb.clear();
  result.noun.clear();
  result.adjective.clear();
  if (lower.size() < 2) return;
  AnalyzeVerb(lower, result);
  AnalyzeNoun(lower, result);
  AnalyzeAdjective(lower, result);
}

/// The base of a verb whose form is `stem` + "ed" or "ing": "accus" -> accuse, "plann" -> plan.
bool Morphology::VerbFromStem(std::string_view stem, std::string& base) const {
  if (stem.size() < 2) return false;
  base.assign(stem).push_back('e');
  if (verbs_.Has(base)) return true;
  base.assign(stem);
  if (verbs_.Has(base)) return true;
  const char last = stem.back();
  if (stem.size() > 3 && last == stem[stem.size() - 2] && !IsVowel(last)) {
    base.assign(stem.substr(0, stem.size() - 1));
    if (verbs_.Has(base)) return true;
  }
  // Verbs in -ise and -ize that no dictionary has ("denuclearising").
  if (stem.size() > 5 && (stem.ends_with("is") || stem.ends_with("iz"))) {
    base.assign(stem).push_back('e');
    return true;
  }
  return false;
}

void Morphology::AnalyzeVerb(std::string_view lower, Analysis& result) const {
  if (verbs_.Has(lower)) {
    result.readings |= Reading::kVerbBase;
    result.verb = lower;
  }
  if (const std::string* found = verb_exceptions_.Find(lower)) {
    result.verb = *found;
    if (lower.ends_with("ing")) {
      result.readings |= Reading::kVerbIng;
    } else if (lower.ends_with("s")) {
      result.readings |= Reading::kVerbS;
    } else {
      result.readings |= Reading::kVerbPart;
      if (!lower.ends_with("en") && !lower.ends_with("wn")) result.readings |= Reading::kVerbPast;
    }
    return;
  }
  std::string base;
  if (lower.ends_with("ied") && lower.size() > 4) {
    base.assign(lower.substr(0, lower.size() - 3)).push_back('y');
    if (!verbs_.Has(base)) return;
    result.readings |= Reading::kVerbPast | Reading::kVerbPart;
  } else if (lower.ends_with("ed") && VerbFromStem(lower.substr(0, lower.size() - 2), base)) {
    result.readings |= Reading::kVerbPast | Reading::kVerbPart;
  } else if (lower.ends_with("ing") && VerbFromStem(lower.substr(0, lower.size() - 3), base)) {
    result.readings |= Reading::kVerbIng;
  } else if (lower.ends_with("s") && !lower.ends_with("ss")) {
    base.assign(lower.substr(0, lower.size() - 1));
    if (!verbs_.Has(base)) {
      if (!lower.ends_with("es")) return;
      base.pop_back();
      if (base.ends_with("i")) base.back() = 'y';
      if (!verbs_.Has(base)) return;
    }
    result.readings |= Reading::kVerbS;
  } else {
    return;
  }
  result.verb = base;
}

/// The singular of a regular plural, checked: "houses", "countries", "women".
bool Morphology::SingularOf(std::string_view lower, std::string& base) const {
  base.assign(lower);
  if (lower.size() > 4 && lower.ends_with("men")) {
    base[base.size() - 2] = 'a';
    if (nouns_.Has(base)) return true;
  }
  const bool plural = lower.size() > 3 && lower.ends_with("s") && !lower.ends_with("ss") &&
                      !lower.ends_with("us") && !lower.ends_with("is") && !lower.ends_with("ics");
  if (plural) {
    base.assign(lower.substr(0, lower.size() - 1));
    if (nouns_.Has(base)) return true;
    if (lower.ends_with("es")) {
      base.pop_back();
      if (base.ends_with("i")) base.back() = 'y';
      if (nouns_.Has(base)) return true;
    }
  }
  base.clear();
  return false;
}

void Morphology::AnalyzeNoun(std::string_view lower, Analysis& result) const {
  if (const std::string* found = noun_exceptions_.Find(lower)) {
    if (lower.ends_with("a") && nouns_.Has(lower)) {  // "data", "media" are words of their own
      result.noun = lower;
      result.readings |= Reading::kNoun;
      return;
    }
    result.noun = *found;
    result.readings |= *found == lower ? Reading::kNoun : Reading::kPlural;
    return;
  }
  if (SingularOf(lower, result.noun)) result.readings |= Reading::kPlural;
  if (result.noun.empty() && nouns_.Has(lower)) {
    result.noun = lower;
    result.readings |= Reading::kNoun;
  }
}

void Morphology::AnalyzeAdjective(std::string_view lower, Analysis& result) const {
  if (adjectives_.Has(lower)) {
    result.adjective = lower;
    result.readings |= Reading::kAdjective;
  }
  if (const std::string* found = adjective_exceptions_.Find(lower)) {
    result.adjective = *found;
    result.readings |= Reading::kAdjective;
    return;
  }
  std::string base;
  if (lower.ends_with("er")) {
    base = lower.substr(0, lower.size() - 2);
  } else if (lower.ends_with("est")) {
    base = lower.substr(0, lower.size() - 3);
  } else {
    return;
  }
  const bool is_noun = (result.readings & Reading::kNoun) != 0;
  if (base.size() < 3) return;
  if (base.back() == 'i') base.back() = 'y';
  if (!adjectives_.Has(base)) base.push_back('e');
  if (!adjectives_.Has(base)) return;
  result.adjective = base;
  if (!is_noun) result.readings |= Reading::kAdjective;  // "lighter", "stranger" are nouns first
}

}  // namespace demarche::language
