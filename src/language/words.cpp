// Reads the tables "abbreviations", "boundary words" and "lemmas"; takes names from actors, places, leaders.
#include "language/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "language/characters.h"
#include "language/conllu.h"

namespace demarche::language {
namespace {

struct KindName {
  std::string_view name;
  Abbreviation kind;
};
constexpr std::array<KindName, 4> kKinds{{{"title", Abbreviation::kTitle},
                                          {"number", Abbreviation::kNumber},
                                          {"any", Abbreviation::kAny},
                                          {"end", Abbreviation::kEnd}}};

constexpr std::size_t kNameColumn = 0, kWordsColumn = 1;  // of all three tables

/// The caret stands under `word`, one of the row's.
void AddWordMistake(LexiconMistakes& mistakes, const LexiconRow& row, std::string_view word,
                    std::string message) {
  mistakes.Add(row, kWordsColumn, std::move(message), row.Text(kWordsColumn).find(word));
}

}  // namespace

LowerForm::LowerForm(std::string_view form) : size_(std::min(form.size(), bytes_.size())) {
  std::transform(form.begin(), form.begin() + static_cast<std::ptrdiff_t>(size_), bytes_.begin(), ToLower);
  constexpr std::string_view kCurly = "’";  // looked up as "'"
  std::size_t at = text().find(kCurly);
  for (; at != std::string_view::npos; at = text().find(kCurly, at)) {
    bytes_[at] = '\'';
    std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(at + kCurly.size()),
              bytes_.begin() + static_cast<std::ptrdiff_t>(size_),
              bytes_.begin() + static_cast<std::ptrdiff_t>(at + 1));
    size_ -= kCurly.size() - 1;
  }
}

Result<Words> Words::Load(const Lexicon& lexicon) {
  Words words;
  words.lexicon_ = lexicon;
  LexiconMistakes mistakes(lexicon);
  for (const LexiconRow& row : lexicon.Rows("abbreviations")) {
    const std::string_view name = row.Text(Lexicon::Column("abbreviations", "kind"));
    const auto* const kind =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& each) { return each.name == name; });
    if (kind == kKinds.end()) {
      mistakes.Add(row, kNameColumn,
                   fmt::format("'{}' is no kind of abbreviation; write title, number, any or end", name));
      continue;
    }
    for (std::string_view form : row.Items(Lexicon::Column("abbreviations", "forms"))) {
      if (form.back() == '.') form.remove_suffix(1);
      words.abbreviations_.insert_or_assign(std::string(form), kind->kind);
    }
  }
  for (const LexiconRow& row : lexicon.Rows("boundary words")) {
    for (const std::string_view word : row.Items(Lexicon::Column("boundary words", "words"))) {
      const std::string_view name = row.Text(Lexicon::Column("boundary words", "class"));
      words.AddBoundary(std::string(name), std::string(word), row, mistakes);
    }
  }
  for (const LexiconRow& row : lexicon.Rows("lemmas")) {
    for (const std::string_view word : row.Items(Lexicon::Column("lemmas", "words"))) {
      const std::string_view name = row.Text(Lexicon::Column("lemmas", "class"));
      words.AddLemma(std::string(name), std::string(word), row, mistakes);
    }
  }
  if (!mistakes.empty()) return tl::unexpected<Error>(mistakes.All());
  AddNames(lexicon, "actors", "names", words.names_);
  AddNames(lexicon, "actors", "adjectives", words.names_);
  AddNames(lexicon, "actors", "seats", words.names_);
  AddNames(lexicon, "places", "names", words.names_);
  AddNames(lexicon, "leaders", "name", words.persons_);
  AddNames(lexicon, "leaders", "aliases", words.persons_);
  return words;
}

void Words::AddBoundary(const std::string& name, const std::string& word, const LexiconRow& row,
                        LexiconMistakes& mistakes) {
  if (name == "split") {
    const std::size_t plus = word.find('+');
    if (plus == std::string::npos) {
      return AddWordMistake(mistakes, row, word,
                            fmt::format("'{}' has no '+' where it is cut; write one", word));
    }
    const std::string whole = word.substr(0, plus) + word.substr(plus + 1);
    if (!whole.empty()) piece_sizes_[static_cast<unsigned char>(whole[0])] |= SizeBit(whole);
    pieces_.insert_or_assign(whole, plus);
  } else if (name == "prefix") {
    prefixes_.insert(word);
  } else if (name == "unit") {
    units_.insert(word);
  } else if (name == "speech") {
    speech_.insert(word);
  } else if (name == "starter") {
    starters_.insert(word);
  } else {
    mistakes.Add(
        row, kNameColumn,
        fmt::format("'{}' is no class of words; write split, prefix, unit, speech or starter", name));
  }
}

void Words::AddLemma(const std::string& name, const std::string& word, const LexiconRow& row,
                     LexiconMistakes& mistakes) {
  const std::size_t space = std::min(name.find(' '), name.size());
  const std::optional<Upos> upos = ParseUpos(name.substr(0, space));
  const std::string_view narrower = Trim(std::string_view(name).substr(space));
  const std::uint16_t feats = ParseFeats(narrower);
  const std::optional<Deprel> deprel = ParseDeprel(narrower);
  if (!upos || (feats == 0 && !deprel && !narrower.empty())) {
    return mistakes.Add(
        row, kNameColumn,
        fmt::format("'{}' is no class; write a UPOS tag, or one with a feature or relation: AUX Tense=Past, "
                    "PRON nmod:poss",
                    name));
  }
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == word.size()) {
    return AddWordMistake(mistakes, row, word, fmt::format("'{}' should be form=lemma", word));
  }
  const std::string_view view = word;
  const std::string form(Trim(view.substr(0, equals)));
  lemmas_.Insert(form, {}).first->push_back(
      {std::string(Trim(view.substr(equals + 1))), *upos, feats, deprel.value_or(Deprel::kNone)});
}

std::string_view Words::LemmaOf(Upos upos, std::uint16_t feats, Deprel deprel, std::string_view lower) const {
  const std::vector<Lemma>* found = lemmas_.Find(lower);
  if (found == nullptr) return {};
  std::string_view general;
  for (const Lemma& lemma : *found) {
    if (lemma.upos != upos) continue;
    if (lemma.feats == 0 && lemma.deprel == Deprel::kNone) general = lemma.text;
    const bool related = lemma.deprel != Deprel::kNone && lemma.deprel == deprel;
    if ((lemma.feats & feats) != 0 || related) return lemma.text;
  }
  return general;
}

void Words::ListLemmas(std::string_view lower, std::vector<std::string>& lemmas) const {
  const std::vector<Lemma>* found = lemmas_.Find(lower);
  if (found == nullptr) return;
  for (const Lemma& lemma : *found) lemmas.push_back(lemma.text);
}

void Words::AddNames(const Lexicon& lexicon, std::string_view table, std::string_view column,
                     WordTable<std::monostate, std::string_view>& names) {
  const std::size_t index = Lexicon::Column(table, column);
  for (const LexiconRow& row : lexicon.Rows(table)) {
    const std::string_view whole = row.Text(index);
    for (std::string_view name : row.Items(index).empty() ? std::span(&whole, 1) : row.Items(index)) {
      // Parts of a person's name are names; parts of "Security Council" are common words.
      if (table != "leaders" && name.find(' ') != std::string_view::npos) continue;
      while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        if (BeginsUpper(name.substr(0, end))) names.Insert(name.substr(0, end), {});
        name.remove_prefix(std::min(end + 1, name.size()));
      }
    }
  }
}

std::uint64_t Words::SizeBit(std::string_view word) {
  return std::uint64_t{1} << std::min<std::size_t>(word.size(), 63);
}

Abbreviation Words::AbbreviationOf(std::string_view form) const {
  const auto found = abbreviations_.find(form);
  return found == abbreviations_.end() ? Abbreviation::kNone : found->second;
}

std::size_t Words::FirstPieceOf(std::string_view lower) const {
  if (lower.empty() || (piece_sizes_[static_cast<unsigned char>(lower[0])] & SizeBit(lower)) == 0) return 0;
  const auto found = pieces_.find(lower);
  return found == pieces_.end() ? 0 : found->second;
}

}  // namespace demarche::language
