#include "time/clause.h"

#include "base/ascii.h"

namespace demarche::time {
namespace {

constexpr std::uint32_t kReach = 60;       ///< atoms that a verb may stand away
constexpr std::uint32_t kPhraseAtoms = 8;  ///< longest reference phrase

}  // namespace

ClauseReader::ClauseReader(std::string_view text, const std::vector<Atom>& atoms, const TimeWords& words,
                           const Vocabulary& vocabulary, const Analysis& analysis)
    : text_(text),
      atoms_(atoms),
      words_(words),
      vocabulary_(vocabulary),
      analysis_(analysis),
      feats_(atoms.size(), 0),
      sentence_(atoms.size(), 0) {
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const std::uint32_t begin = atoms[i].span.begin;
    while (token < analysis.tokens.size() && analysis.tokens[token].span.end <= begin) ++token;
    while (sentence + 1 < analysis.sentences.size() && analysis.sentences[sentence].span.end <= begin)
      ++sentence;
    sentence_[i] = sentence;
    if (token < analysis.tokens.size() && analysis.tokens[token].span.begin == begin) {
      feats_[i] = analysis.tokens[token].feats;
    }
  }
}

bool ClauseReader::Ends(std::uint32_t at) const {
  return at >= atoms_.size() || atoms_[at].opens || atoms_[at].mark == ';';
}

Tense ClauseReader::VerbAt(std::uint32_t at) const {
  const Atom& atom = atoms_[at];
  if (atom.mark != 0 || atom.digits > 0) return Tense::kNone;
  if (atom.capital && at > 0 && sentence_[at - 1] == sentence_[at]) return Tense::kNone;  // the month May
  if (const Tense tense = words_.TenseOf(atom.word); tense != Tense::kNone) {
    const bool before_to = at + 1 < atoms_.size() && words_.Is(atoms_[at + 1].word, TimeWords::kInfinitive);
    if (tense == Tense::kLead) return Tense::kFuture;
    if (tense == Tense::kLeadTo) return before_to ? Tense::kFuture : Tense::kPast;
    return tense == Tense::kPresent && before_to ? Tense::kFuture : tense;
  }
  if ((feats_[at] & Feats::kPast) != 0 && (feats_[at] & Feats::kFin) != 0) return Tense::kPast;
  return !atom.capital && words_.LooksPast(atom.span.In(text_)) ? Tense::kPast : Tense::kNone;
}

std::optional<SentenceTree> ClauseReader::TreeAt(std::uint32_t at) const {
  if (sentence_[at] >= analysis_.sentences.size()) return std::nullopt;
  return SentenceTree(text_, analysis_, analysis_.sentences[sentence_[at]], words_, vocabulary_);
}

Deeds ClauseReader::DeedsOf(std::uint32_t first, std::uint32_t last) const {
  const std::optional<SentenceTree> tree = TreeAt(first);
  return tree ? tree->DeedsOf(Hull(atoms_[first].span, atoms_[last - 1].span)) : Deeds{};
}

std::uint32_t ClauseReader::LedBy(std::uint32_t at) const {
  const std::optional<SentenceTree> tree = TreeAt(at);
  return tree ? tree->LedBy(atoms_[at].span) : kNoToken;
}

bool ClauseReader::DatesDeedAhead(std::uint32_t first, std::uint32_t last) const {
  const std::optional<SentenceTree> tree = TreeAt(first);
  if (tree && tree->IsParsed()) return tree->DatesDeedAhead(Hull(atoms_[first].span, atoms_[last - 1].span));
  for (std::uint32_t at = first; at > 0 && sentence_[at - 1] == sentence_[first]; --at) {
    if (words_.Is(atoms_[at - 1].word, TimeWords::kRanks)) return false;
  }
  return NearestVerb(first, last) == Tense::kFuture;
}

bool ClauseReader::ContinuesName(std::uint32_t first, std::uint32_t last) const {
  const std::optional<SentenceTree> tree = TreeAt(first);
  return tree && tree->ContinuesName(Hull(atoms_[first].span, atoms_[last - 1].span));
}

ClauseReader::Direction ClauseReader::DirectionAt(std::uint32_t first, std::uint32_t last) const {
  const std::optional<SentenceTree> tree = TreeAt(first);
  const Governed governed = tree ? tree->Read(Hull(atoms_[first].span, atoms_[last - 1].span)) : Governed{};
  if (first > 0 && !atoms_[first].opens) {
    const Tense beside = words_.TenseBeside(atoms_[first - 1]);
    if (beside != Tense::kNone && !governed.perfect) return {beside, true, governed.nominal};
  }
  if (governed.tense != Tense::kNone) return {governed.tense, false, governed.nominal};
  return {NearestVerb(first, last), false, governed.nominal};
}

Tense ClauseReader::NearestVerb(std::uint32_t first, std::uint32_t last) const {
  const std::uint32_t sentence = sentence_[first];
  for (std::uint32_t at = first; at > 0 && first - at < kReach;) {
    if (atoms_[at].opens) break;
    --at;
    if (sentence_[at] != sentence || atoms_[at].mark == ';') break;
    const Tense tense = VerbAt(at);
    if (tense != Tense::kNone) return tense;
  }
  for (std::uint32_t at = last; at < atoms_.size() && at - last < kReach; ++at) {
    if (Ends(at) || sentence_[at] != sentence) break;
    const Tense tense = VerbAt(at);
    if (tense != Tense::kNone) return tense;
  }
  return Tense::kNone;
}

/// Not for marks, but for hyphens, apostrophes and the full stop of an abbreviation ("the Oct. 31 talks").
bool ClauseReader::StaysInPhrase(std::uint32_t at) const {
  const char mark = atoms_[at].mark;
  if (mark == 0 || mark == '-' || mark == '\'') return true;
  return mark == '.' && atoms_[at].glued && at + 1 < atoms_.size() && sentence_[at + 1] == sentence_[at];
}

Span ClauseReader::PhraseAt(std::uint32_t at) const {
  if (at >= atoms_.size() || Ends(at)) return {};
  const std::uint32_t sentence = sentence_[at];
  std::uint32_t end = at;
  while (end < atoms_.size() && end - at < kPhraseAtoms && sentence_[end] == sentence) {
    if (end > at && (Ends(end) || words_.Is(atoms_[end].word, TimeWords::kStops))) break;
    if (!StaysInPhrase(end)) break;
    if (end > at && (VerbAt(end) != Tense::kNone || words_.Is(atoms_[end].word, TimeWords::kOpens))) break;
    const bool new_subject =
        end > at + 1 && atoms_[end].capital && !atoms_[end - 1].capital && !atoms_[end].glued;
    if (new_subject) break;  // "after the talks China sent"
    ++end;
  }
  if (end == at) return {};
  return Hull(atoms_[at].span, atoms_[end - 1].span);
}

}  // namespace demarche::time
