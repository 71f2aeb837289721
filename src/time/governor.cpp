// Climbs from a time expression to its predicate, and reads the tense from the predicate's form, its
// auxiliaries and, for infinitives and participles, from what they depend on.
#include "time/governor.h"

#include <algorithm>

#include "base/ascii.h"

namespace demarche::time {
namespace {

constexpr std::uint32_t kHelperReach = 40;  ///< tokens that a helper may stand before or after its verb
constexpr int kSteps = 12;                  ///< steps up a tree

bool Has(const Token& token, std::uint16_t feats) { return (token.feats & feats) == feats; }

bool IsHelper(Deprel deprel) {
  return deprel == Deprel::kAux || deprel == Deprel::kAuxPass || deprel == Deprel::kCop;
}

/// Relations by which words describe a noun, not a deed.
bool DescribesNoun(Deprel deprel) {
  switch (deprel) {
    case Deprel::kNmod:
    case Deprel::kNmodPoss:
    case Deprel::kNmodUnmarked:
    case Deprel::kNmodDesc:
    case Deprel::kCompound:
    case Deprel::kAmod:
    case Deprel::kNummod:
    case Deprel::kDep: return true;
    default: return false;
  }
}

}  // namespace

SentenceTree::SentenceTree(std::string_view text, const Analysis& analysis, const Sentence& sentence,
                           const TimeWords& words, const Vocabulary& vocabulary)
    : text_(text),
      analysis_(analysis),
      words_(words),
      vocabulary_(vocabulary),
      first_(sentence.first_token),
      last_(sentence.last_token) {}

bool SentenceTree::HasParent(Index token) const {
  const std::int32_t head = At(token).head;
  return head > 0 && static_cast<Index>(head) <= last_ - first_ && ParentOf(token) != token;
}

SentenceTree::Index SentenceTree::ParentOf(Index token) const {
  return first_ + static_cast<Index>(At(token).head) - 1;
}

SentenceTree::Index SentenceTree::FirstIn(Span span) const {
  const auto begin = analysis_.tokens.begin();
  const auto from = std::partition_point(begin + first_, begin + last_,
                                         [&](const Token& it) { return it.span.end <= span.begin; });
  return static_cast<Index>(from - begin);
}

/// The first token of the span whose parent lies outside of it; `last_` when there is none.
SentenceTree::Index SentenceTree::TopOf(Span span) const {
  for (Index i = FirstIn(span); i < last_ && At(i).span.begin < span.end; ++i) {
    if (At(i).head < 0) return last_;
    if (At(i).upos == Upos::kPunct || IsHelper(At(i).deprel)) continue;
    if (!HasParent(i) || !At(ParentOf(i)).span.Overlaps(span)) return i;
  }
  return last_;
}

SentenceTree::Helpers SentenceTree::HelpersOf(Index token) const {
  Helpers helpers;
  const Index from = token > first_ + kHelperReach ? token - kHelperReach : first_;
  for (Index i = from; i < std::min(last_, token + kHelperReach); ++i) {
    if (!HasParent(i) || ParentOf(i) != token) continue;
    // "is | due in Oslo", where the parser takes the town for the predicate
    const bool due = At(i).deprel == Deprel::kCase && At(i).upos == Upos::kAdj;
    if (due && WordTense(i) == Tense::kLead) helpers.due = helpers.future = true;
    if (!IsHelper(At(i).deprel)) continue;
    const Tense tense = WordTense(i);
    helpers.any = true;
    helpers.future = helpers.future || tense == Tense::kFuture;
    helpers.past = helpers.past || Has(At(i), Feats::kPast | Feats::kFin) || tense == Tense::kPast;
    helpers.present = helpers.present || tense == Tense::kPresent;
    helpers.infinitive = helpers.infinitive || Has(At(i), Feats::kInf);
    helpers.have =
        helpers.have || words_.Is(vocabulary_.FindWord(analysis_.LemmaOf(At(i))), TimeWords::kPerfect);
  }
  return helpers;
}

bool SentenceTree::IsPredicate(Index token) const {
  return At(token).upos == Upos::kVerb || HelpersOf(token).any;
}

/// As the lexicon has it, by the form and else by the lemma ("'ll", the "wo" of "won't").
Tense SentenceTree::WordTense(Index token) const {
  const std::string form = LowerAscii(At(token).span.In(text_));
  const Tense by_form = words_.TenseOf(vocabulary_.FindWord(form));
  if (At(token).upos != Upos::kAux && by_form != Tense::kNone) return by_form;
  const Tense by_lemma = words_.TenseOf(vocabulary_.FindWord(analysis_.LemmaOf(At(token))));
  return by_lemma == Tense::kFuture || by_form == Tense::kNone ? by_lemma : by_form;
}

Tense SentenceTree::ParentTense(Index token, int steps) const {
  return HasParent(token) && steps > 0 ? TenseOf(ParentOf(token), steps - 1) : Tense::kNone;
}

bool SentenceTree::Ranks(Index token) const {
  return words_.Is(vocabulary_.FindWord(LowerAscii(At(token).span.In(text_))), TimeWords::kRanks);
}

/// "The first country to ratify it": what is so described is told by the clause, not planned.
bool SentenceTree::IsRanked(Index noun) const {
  if (Ranks(noun)) return true;  // "was the first to ratify it"
  for (Index i = noun > first_ + kHelperReach ? noun - kHelperReach : first_; i < noun; ++i) {
    if (HasParent(i) && ParentOf(i) == noun && Ranks(i)) return true;
  }
  return false;
}

/// "Plans to meet", "guidelines to be published" and "is to meet" look ahead, "began to meet" does not.
Tense SentenceTree::TenseOfInfinitive(Index token, int steps) const {
  if (!HasParent(token)) return Tense::kFuture;
  const Index parent = ParentOf(token);
  if (At(token).deprel == Deprel::kAcl) {
    return IsRanked(parent) && steps > 0 ? TenseOf(parent, steps - 1) : Tense::kFuture;
  }
  const Tense tense = WordTense(parent);
  const bool leads = tense == Tense::kLead || tense == Tense::kLeadTo;
  const Helpers helpers = HelpersOf(parent);
  if (leads && helpers.have && helpers.past) return Tense::kPast;
  if (leads || At(parent).upos == Upos::kAux) return Tense::kFuture;
  return ParentTense(token, steps);
}

Tense SentenceTree::TenseOf(Index token, int steps) const {
  const Token& word = At(token);
  const Helpers helpers = HelpersOf(token);
  if (helpers.future) return Tense::kFuture;
  const Tense lexical = WordTense(token);
  const bool over = helpers.have && helpers.past;  // "had been due on Friday"
  if (lexical == Tense::kLead && !over) return Tense::kFuture;
  if (helpers.past) return Tense::kPast;
  if (helpers.have && Has(word, Feats::kPart)) return Tense::kPast;
  if (helpers.present) return Tense::kPresent;
  if (helpers.infinitive && word.deprel == Deprel::kConj) return Tense::kFuture;
  if (helpers.infinitive || Has(word, Feats::kInf)) return TenseOfInfinitive(token, steps);
  if (Has(word, Feats::kFin | Feats::kPast)) return Tense::kPast;
  // "Rockets hit the port": a form of both tenses, of which news tells the past; "condemns the raid on
  // Monday": a form that looks back, as the lexicon has it
  const std::string form = LowerAscii(word.span.In(text_));
  const bool looks_back = lexical == Tense::kPast && (form == analysis_.LemmaOf(word) ||
                                                      words_.TenseOf(vocabulary_.FindWord(form)) == lexical);
  if (Has(word, Feats::kFin | Feats::kPres)) return looks_back ? Tense::kPast : Tense::kPresent;
  // "to be signed and published" looks ahead with its first verb, "appeal the ruling, announced Friday" does
  // not
  const bool shares =
      word.deprel == Deprel::kConj && HasParent(token) && Has(At(ParentOf(token)), Feats::kPart);
  if (Has(word, Feats::kPart | Feats::kPast) && !shares) return Tense::kPast;
  const Tense above = ParentTense(token, steps);
  if (above != Tense::kNone) return above;
  return lexical == Tense::kLeadTo || Has(word, Feats::kPast) ? Tense::kPast : lexical;
}

bool SentenceTree::ContinuesName(Span span) const {
  const Index first = FirstIn(span);
  if (first >= last_ || At(first).deprel != Deprel::kFlat || !HasParent(first)) return false;
  return ParentOf(first) < first && At(ParentOf(first)).upos == Upos::kPropn;
}

/// "A plan announced Friday": the verb right before a time governs it, wherever the parser hangs the time.
bool SentenceTree::FollowsPastVerb(Span span, Index top) const {
  const Index first = FirstIn(span);
  if (first <= first_ || top >= last_ || DescribesNoun(At(top).deprel)) return false;
  const Tense lexical = WordTense(first - 1);
  return At(first - 1).upos == Upos::kVerb && Has(At(first - 1), Feats::kPast) && lexical != Tense::kLead &&
         lexical != Tense::kLeadTo;
}

/// "Will confer by telephone on Wednesday", "travels to Oslo on Friday": of a noun that stands bare behind
/// its preposition the time says nothing, but of the verb; nor of where somebody is: "will be in the capital
/// on Friday".
bool SentenceTree::HangsOnAdverbial(Index token) const {
  if (!HasParent(token)) return false;
  const Index noun = ParentOf(token);
  const bool predicate = HelpersOf(noun).any;
  if (!predicate && Has(At(noun), Feats::kPlur)) return false;
  bool marked = false;
  for (Index i = noun > first_ + kHelperReach ? noun - kHelperReach : first_; i < noun; ++i) {
    if (!HasParent(i) || ParentOf(i) != noun || At(i).upos == Upos::kPunct) continue;
    const bool marks = At(i).deprel == Deprel::kCase;
    if (!marks && !predicate) return false;
    marked = marked || marks;
  }
  return marked && token > noun;
}

Governed SentenceTree::Read(Span span) const {
  Governed governed;
  Index at = TopOf(span);
  if (FollowsPastVerb(span, at)) at = FirstIn(span) - 1;
  for (int step = 0; step < kSteps && at < last_; ++step) {
    if (IsPredicate(at)) {
      governed.tense = TenseOf(at, kSteps);
      const Helpers helpers = HelpersOf(at);
      governed.perfect = helpers.have && helpers.past;
      governed.nominal = governed.nominal && !helpers.due;
      return governed;
    }
    governed.nominal = governed.nominal || (DescribesNoun(At(at).deprel) && !HangsOnAdverbial(at));
    at = HasParent(at) ? ParentOf(at) : last_;
  }
  return governed;
}

bool SentenceTree::DatesDeedAhead(Span span) const {
  const Index top = TopOf(span);
  if (top >= last_ || !HasParent(top) || At(top).deprel != Deprel::kObl) return false;
  const Index verb = ParentOf(top);
  if (At(verb).upos != Upos::kVerb || TenseOf(verb, kSteps) != Tense::kFuture) return false;
  for (Index i = verb; i < top; ++i) {
    if (Ranks(i)) return false;
  }
  return true;
}

Deeds SentenceTree::DeedsOf(Span span) const {
  Deeds deeds;
  Index at = TopOf(span);
  for (int step = 0; step < kSteps && at < last_; ++step) {
    const bool inside = At(at).span.Overlaps(span);
    if (!inside && IsPredicate(at)) {
      deeds.predicate = at;
      const std::uint32_t lemma = vocabulary_.FindWord(analysis_.LemmaOf(At(at)));
      const bool describes = At(at).deprel == Deprel::kAcl && HasParent(at);  // "the talks held on Monday"
      if (words_.Is(lemma, TimeWords::kHappens)) deeds.subject = describes ? ParentOf(at) : SubjectOf(at);
      return deeds;
    }
    if (!inside && deeds.noun == kNoToken) {
      deeds.noun = at;
      return deeds;  // the verb above it has a time of its own
    }
    at = HasParent(at) ? ParentOf(at) : last_;
  }
  return deeds;
}

SentenceTree::Index SentenceTree::SubjectOf(Index token) const {
  for (Index i = token > first_ + kHelperReach ? token - kHelperReach : first_;
       i < std::min(last_, token + kHelperReach); ++i) {
    const bool subject = At(i).deprel == Deprel::kNsubj || At(i).deprel == Deprel::kNsubjPass;
    if (subject && HasParent(i) && ParentOf(i) == token) return i;
  }
  return kNoToken;
}

std::uint32_t SentenceTree::LedBy(Span span) const {
  for (Index i = FirstIn(span); i < last_ && At(i).span.begin < span.end; ++i) {
    const Deprel deprel = At(i).deprel;
    const bool leads = deprel == Deprel::kCase || deprel == Deprel::kMark;
    if (leads && HasParent(i) && At(i).span.Overlaps(span) && ParentOf(i) > i) return ParentOf(i);
  }
  return kNoToken;
}

}  // namespace demarche::time
