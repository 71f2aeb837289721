#include "extractor/syntax/bystander.h"

#include <algorithm>

#include "extractor/reference/binding.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

bool IsContrast(const Knowledge& knowledge, const Document& document, std::uint32_t preposition) {
  return preposition != kNone32 &&
         knowledge.rules.IsOf(RareClass::kContrastPreposition, document.words[preposition].readings);
}

/// "its support for peace and its concern over Iran": what hangs on the further one of two nouns, each of
/// which has a word of its own before it; but not "two estates and roads in Chad", of which both are there.
bool HangsBeside(const Document& document, std::uint32_t from, std::uint32_t word) {
  const Word& at = document.words[word];
  const std::uint32_t marker = document.words[from].rel == Deprel::kNmod ? CaseOf(document, from) : kNone32;
  if (at.rel != Deprel::kConj || at.clause != kNone32 || at.mention != kNone32 || marker == kNone32)
    return false;
  const bool apart = Dependent(document, word, Deprel::kDet) != kNone32 ||
                     Dependent(document, word, Deprel::kNmodPoss) != kNone32;
  return apart && !document.words[marker].Has(Grammar::kGenitive | Grammar::kLocative);
}

/// "sold oil, which Iran says breaks the quota": who passes a remark on what is done; but "a plan which Iran
/// announced" is Iran's.
bool PassesRemark(const Document& document, const Mention& mention, std::uint32_t node) {
  const Word& word = document.words[mention.head];
  if (word.rel != Deprel::kNsubj || word.head == kNone32 || word.head == node) return false;
  const Word& verb = document.words[word.head];
  return verb.Has(Grammar::kReport) && verb.rel == Deprel::kAclRelcl &&
         Dependent(document, word.head, Deprel::kCcomp) != kNone32;
}

}  // namespace

bool IsOnBorder(const Knowledge& knowledge, const Document& document, const Mention& mention) {
  constexpr int kDeepest = 4;
  if (!mention.sector.empty()) return false;
  std::uint32_t word = mention.head;
  for (int step = 0; step < kDeepest; ++step) {
    const Word& at = document.words[word];
    const bool names = at.rel == Deprel::kAmod || at.rel == Deprel::kCompound ||
                       at.rel == Deprel::kNmodPoss || at.rel == Deprel::kNmod ||
                       (at.rel == Deprel::kAppos && step > 0);
    if (!names || at.head == kNone32) return false;
    word = at.head;
    if (CaseOf(document, word) != kNone32 &&
        knowledge.rules.IsOf(RareClass::kBorder, document.words[word].readings))
      return true;
  }
  return false;
}

bool LiesBeyond(const Knowledge& knowledge, const Document& document, const Mention& mention) {
  constexpr int kDeepest = 3;
  std::uint32_t word = mention.head;
  for (int step = 0; step < kDeepest && document.words[word].head != kNone32; ++step) {
    const Deprel rel = document.words[word].rel;
    if (rel != Deprel::kNmod && rel != Deprel::kObl) return false;
    word = document.words[word].head;
    if (knowledge.rules.IsOf(RareClass::kDirection, document.words[word].readings)) return true;
  }
  return false;
}

bool IsWhereBefore(const Knowledge& knowledge, const Document& document, const Mention& mention,
                   std::uint32_t node) {
  constexpr int kDeepest = 4;
  if (!IsLocated(document, mention)) return false;
  std::uint32_t word = mention.head;
  for (int step = 0; step < kDeepest && word != kNone32 && word != node; ++step) {
    const std::uint32_t marker = CaseOf(document, word);
    if (marker != kNone32 && knowledge.rules.IsOf(RareClass::kAfter, document.words[marker].readings))
      return true;
    word = document.words[word].head;
  }
  return false;
}

namespace {

/// Whether a noun tells a deed of the PLOVER event or mode, or any where none is named.
bool Tells(const Knowledge& knowledge, const Word& noun, std::string_view name) {
  return std::ranges::any_of(noun.readings, [&](const Reading& reading) {
    const std::vector<std::uint32_t>* rules = knowledge.rules.NounRules(reading.symbol);
    return rules != nullptr && std::ranges::any_of(*rules, [&](std::uint32_t rule) {
             const Plover& plover = knowledge.rules.rules[rule].deed.plover;
             return name.empty() || plover.event == name || plover.mode == name;
           });
  });
}

/// Whether the preposition `marker` says whom the deed that a noun tells hits.
bool Aims(const Knowledge& knowledge, const Document& document, std::uint32_t marker, std::uint32_t noun,
          bool criticism) {
  const Word& preposition = document.words[marker];
  if (knowledge.rules.IsOf(RareClass::kAgainst, preposition.readings)) return true;
  if (knowledge.rules.IsOf(RareClass::kAim, preposition.readings))
    return Tells(knowledge, document.words[noun], "");
  // "deplored the killing of two monks", "bombings in Mali"; but "the coup in Niger", "executions in Chad"
  const bool located = preposition.Has(Grammar::kLocative);
  return criticism && (preposition.Has(Grammar::kGenitive) || located) &&
         Tells(knowledge, document.words[noun], "ASSAULT") &&
         !(located && Tells(knowledge, document.words[noun], "targeted"));
}

}  // namespace

bool IsAimedAt(const Knowledge& knowledge, const Document& document, const Mention& mention, const Find& find,
               std::uint32_t node) {
  constexpr int kDeepest = 3;
  const bool criticism = find.event.deed.kind == "criticism";
  std::uint32_t aimed = NounOf(document, mention.head);
  for (int step = 0; step < kDeepest && document.words[aimed].rel == Deprel::kConj; ++step)
    aimed = document.words[aimed].head;
  std::uint32_t marker = mention.preposition;
  // "condemned the bombing of a market by Chad": who did it
  if (marker != kNone32 && document.words[marker].Has(Grammar::kAgentPreposition)) return false;
  // "deplored the blasts | in Chad", where the parser hangs the place on the verb
  if (criticism && document.words[aimed].rel == Deprel::kObl && document.words[aimed].head == node &&
      IsLocated(document, mention)) {
    const std::uint32_t object = Dependent(document, node, Deprel::kObj);
    return object != kNone32 && object < aimed && Aims(knowledge, document, marker, object, criticism);
  }
  // "the blasts at embassies in Chad": what is told of a victim is no more to blame.
  for (int step = 0; step < kDeepest && document.words[aimed].rel == Deprel::kNmod && marker != kNone32;
       ++step) {
    const std::uint32_t noun = document.words[aimed].head;
    const auto told = [&](std::uint32_t word) {
      return std::ranges::find(find.matched, word) != find.matched.end();
    };
    if (told(noun) || told(aimed)) return false;
    if (noun != kNone32 && (document.words[noun].head == node || criticism) &&
        Aims(knowledge, document, marker, noun, criticism))
      return true;
    if (noun == kNone32 || !criticism) return false;
    aimed = noun;
    marker = CaseOf(document, aimed);
    // "the execution of prisoners in Chad" is Chad's
    const std::uint32_t deed = document.words[aimed].head;
    if (deed != kNone32 && IsLocated(document, mention) && Tells(knowledge, document.words[deed], "targeted"))
      return false;
  }
  return false;
}

bool IsContrasted(const Knowledge& knowledge, const Document& document, const Mention& mention) {
  return IsContrast(knowledge, document, mention.preposition);
}

bool IsBystander(const Knowledge& knowledge, const Document& document, const Mention& mention,
                 std::uint32_t node, std::uint32_t clause) {
  constexpr int kDeepest = 12;
  if (IsContrasted(knowledge, document, mention) || PassesRemark(document, mention, node)) return true;
  const bool located =
      mention.preposition != kNone32 && document.words[mention.preposition].Has(Grammar::kLocative);
  std::uint32_t word = mention.head;
  std::uint32_t from = mention.head;
  for (int step = 0; step < kDeepest && word != kNone32 && word != node; ++step) {
    const Word& at = document.words[word];
    if (word != from && HangsBeside(document, from, word)) return true;
    // "despite opposition from Spain", "under the eyes of UN monitors"
    const std::uint32_t marker = CaseOf(document, word);
    const bool under = marker != kNone32 &&
                       knowledge.rules.IsOf(RareClass::kUnder, document.words[marker].readings) &&
                       knowledge.rules.IsOf(RareClass::kAegis, at.readings);
    if (under || IsContrast(knowledge, document, marker)) return true;
    if (word != mention.head && at.rel != Deprel::kObj &&
        knowledge.rules.IsOf(RareClass::kSetBeside, at.readings))
      return true;
    // "gave up their arms, watched by monitors"
    if (at.rel == Deprel::kOblAgent && at.head != node && at.head != kNone32 &&
        document.words[at.head].rel == Deprel::kAdvcl)
      return true;
    // "pressed for a licence, since they may open no branches in Chad"
    const bool aside =
        at.rel == Deprel::kAdvcl && at.clause != kNone32 && document.clauses[at.clause].subordinate;
    if (located && aside && at.clause != clause) return true;
    from = word;
    word = at.head;
  }
  return false;
}

}  // namespace demarche::extract
