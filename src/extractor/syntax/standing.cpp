#include "extractor/syntax/standing.h"

#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr std::uint32_t kBefore = 6;  ///< words before a noun in which it may be dated

/// "in the past": no day at all.
bool IsPast(const Document& document, const Clause& clause) {
  for (std::uint32_t k = document.words[clause.node].child; k != kNone32; k = document.words[k].sibling) {
    const std::uint32_t timex = document.words[k].timex;
    if (timex == kNone32 || document.words[k].rel != Deprel::kObl) continue;
    const Timex& when = document.extraction->timexes[timex];
    if (!when.earliest && when.value == "PAST_REF") return true;
  }
  return false;
}

/// "the countries opposed to the tax".
bool IsDescribed(const Document& document, const Clause& clause) {
  return clause.subject_word == kNone32 && clause.coordinate == kNone32 && clause.first == clause.head &&
         (document.words[clause.head].feats & Feats::kPast) != 0 &&
         Dependent(document, clause.node, Deprel::kObj) == kNone32;
}

/// "has long opposed", "has always complained": what has been held all along; but a refusal is a deed.
bool IsLasting(const Knowledge& knowledge, const Document& document, const Find& find, const Clause& clause) {
  const bool view = find.event.deed.plover.event == "ACCUSE" ||
                    knowledge.rules.IsOf(RareClass::kAttitude, document.words[clause.head].readings);
  if (!view || !clause.perfect || (document.words[clause.first].feats & Feats::kPres) == 0) return false;
  for (std::uint32_t i = clause.first + 1; i < clause.head; ++i) {
    if (knowledge.rules.IsOf(RareClass::kLasting, document.words[i].readings)) return true;
  }
  return false;
}

}  // namespace

bool IsDated(const Document& document, const Find& find, std::uint32_t reach) {
  const std::uint32_t sentence = document.words[find.word].sentence;
  const std::uint32_t first = document.FirstWord(sentence);
  const std::uint32_t begin = find.word > first + kBefore ? find.word - kBefore : first;
  // "a meeting with the British prime minister | ten days ago"
  constexpr std::uint32_t kBehindParty = 3;
  std::uint32_t end = find.last + reach;
  for (const std::uint32_t party : find.target_hints)
    end = std::max(end, document.mentions[party].last + kBehindParty);
  for (std::uint32_t i = begin; i < document.LastWord(sentence); ++i) {
    if (i > find.word && document.words[i].clause != kNone32) {
      // "the last attack was on March 8"
      const Clause& clause = document.clauses[document.words[i].clause];
      return clause.subject_word == find.word && document.words[clause.node].timex != kNone32;
    }
    const bool near = i > find.word && i < end;
    if (document.words[i].timex != kNone32 && (near || IsUnder(document, i, find.word))) return true;
  }
  return false;
}

bool IsDatedWithin(const Document& document, const Clause& clause) {
  const auto own = static_cast<std::uint32_t>(&clause - document.clauses.data());
  // "a treaty calling for peace, which they signed in May": the day is that of a clause below
  const auto other = [&](std::uint32_t scope) {
    return scope != kNone32 && scope != own && document.clauses[scope].rel == Deprel::kAclRelcl &&
           document.clauses[scope].head > clause.head;
  };
  for (std::uint32_t i = clause.head; i < clause.end; ++i) {
    if (document.words[i].timex != kNone32 && !other(document.words[i].scope)) return true;
  }
  return false;
}

bool IsPosition(const Knowledge& knowledge, const Document& document, const Find& find,
                const Clause& clause) {
  constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
  const Word& verb = document.words[clause.head];
  if (IsHeadline(document, verb.sentence)) return false;
  if (IsLasting(knowledge, document, find, clause)) return true;
  // "but it does oppose the deal"
  const Word& first = document.words[clause.first];
  const bool now = (first.feats & kPresent) == kPresent;
  const bool insists = first.Has(Grammar::kDo) && !clause.negated && now;
  const bool takes = first.rel == Deprel::kAuxPass && now;  // "is opposed to the tax"
  if (verb.Has(Grammar::kStance) && ((verb.feats & kPresent) == kPresent || insists || takes)) return true;
  if (!knowledge.rules.IsOf(RareClass::kAttitude, verb.readings)) return false;
  if (IsDescribed(document, clause)) return true;
  // "were opposed to the tax", but not "was opposed by Norway".
  const bool own = !clause.passive || (first.rel == Deprel::kAuxPass &&
                                       Dependent(document, clause.node, Deprel::kOblAgent) == kNone32);
  const bool held = clause.finite && !clause.future && own && !clause.reported;
  return held && (IsPast(document, clause) ||
                  (!IsDatedWithin(document, clause) && !IsDated(document, find, kDateWide)));
}

bool IsFirstTime(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (!clause.perfect) return false;
  for (std::uint32_t k = document.words[clause.node].child; k != kNone32; k = document.words[k].sibling) {
    const Word& word = document.words[k];
    if (word.rel == Deprel::kAdvmod && k > clause.head &&
        knowledge.rules.IsOf(RareClass::kBefore, word.readings))
      return true;
  }
  return false;
}

bool IsHabitual(const Document& document, const Clause& clause) {
  const auto index = static_cast<std::uint32_t>(&clause - document.clauses.data());
  const std::uint32_t sentence = document.words[clause.head].sentence;
  for (std::uint32_t i = clause.first > 2 ? clause.first - 2 : 0; i <= clause.head; ++i) {
    const Word& word = document.words[i];
    if (word.sentence == sentence && word.Has(Grammar::kHabit)) return true;
  }
  for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
    const Word& word = document.words[i];
    if (word.timex == kNone32 || word.scope != index) continue;
    if (document.extraction->timexes[word.timex].type == TimexType::kSet) return true;
  }
  return false;
}

}  // namespace demarche::extract
