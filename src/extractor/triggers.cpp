// Pass 4: deeds. Each verb, and each noun that names a deed, is tried against the patterns of its word,
// whose parts are sought among its dependents; the pattern that explains most words wins, and what it
// takes is no deed of its own.
#include <algorithm>
#include <span>

#include "extractor/passes.h"
#include "extractor/tree.h"
#include "extractor/trigger/absorb.h"
#include "extractor/trigger/match.h"

namespace demarche::extract {
namespace {

/// The pattern that fits a word best so far, the one that is tried, and the words of the sentence.
struct Trial {
  Fit best, next;
  Needs::Sentence there;
};

class TriggerFinder {
 public:
  TriggerFinder(const Knowledge& knowledge, Document& document, std::uint32_t sentence, Trial& trial)
      : knowledge_(knowledge),
        document_(document),
        words_(document.words),
        clauses_(document.sentence_clauses[sentence]),
        matcher_(knowledge, document, sentence),
        trial_(trial),
        begin_(document.FirstWord(sentence)),
        end_(document.LastWord(sentence)) {}

  void Run() {
    const std::size_t before = document_.finds.size();
    trial_.there.Begin(knowledge_.rules.needs);
    for (std::uint32_t i = begin_; i < end_; ++i) trial_.there.Add(words_[i].readings);
    trial_.there.End();
    for (const std::uint32_t index : clauses_) TryVerb(index);
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (words_[i].clause == kNone32) TryNoun(i);
    }
    AbsorbFinds(knowledge_.rules, document_, before);
  }

 private:
  void TryVerb(std::uint32_t index) {
    const std::uint32_t head = document_.clauses[index].head;
    bool any = TryVerbAt(head, index, false);
    // "test-fired".
    if (head >= begin_ + 2 && document_.Is(head - 1, "-")) any = TryVerbAt(head - 2, index, any);
    if (any) document_.finds.emplace_back(trial_.best);
  }

  bool TryVerbAt(std::uint32_t at, std::uint32_t index, bool any) {
    std::span<const Reading> before;
    if (at > begin_) before = words_[at - 1].readings;
    for (const Reading& reading : words_[at].readings) {
      if (!knowledge_.rules.MayBeVerb(reading, before)) continue;
      any = TryRules(knowledge_.rules.needs.OpenedBy(reading.symbol, Needs::Opening::kVerb), any,
                     [&](std::uint32_t rule) { return matcher_.MatchVerb(rule, index, at, trial_.next); });
    }
    return any;
  }

  /// Tries the rules whose words all stand in the sentence. Whether one fits, or did before.
  template <typename Match>
  bool TryRules(std::span<const Needs::Opened> opened, bool any, Match match) {
    for (const Needs::Opened& each : opened) {
      if (!knowledge_.rules.needs.AreMet(each, trial_.there)) continue;
      trial_.next.Clear();
      if (!match(each.rule)) continue;
      if (!any || Explains(trial_.next, trial_.best)) std::swap(trial_.next, trial_.best);
      any = true;
    }
    return any;
  }

  /// Of two patterns that explain as much, the one that takes the object does: "burned flags outside the
  /// embassy" burns no embassy.
  static bool Explains(const Fit& next, const Fit& best) {
    return next.weight > best.weight || (next.weight == best.weight && next.object && !best.object);
  }

  void TryNoun(std::uint32_t i) {
    if (words_[i].mention != kNone32 || words_[i].timex != kNone32) return;
    bool any = false;
    for (const Reading& reading : words_[i].readings) {
      any = TryRules(knowledge_.rules.needs.OpenedBy(reading.symbol, Needs::Opening::kNoun), any,
                     [&](std::uint32_t rule) { return matcher_.MatchNoun(rule, i, trial_.next); });
    }
    if (!any) return;
    Find& find = document_.finds.emplace_back(trial_.best);
    Support(find.word, find);
  }

  /// A light verb lends its subject: "held talks", "held a round of talks", "the meeting took place".
  void Support(std::uint32_t i, Find& find) const {
    std::uint32_t noun = i;
    for (int step = 0; step < 3 && words_[noun].head != kNone32; ++step) {
      const Deprel rel = words_[noun].rel;
      const bool of = rel == Deprel::kNmod && CaseOf(document_, noun) != kNone32 &&
                      words_[CaseOf(document_, noun)].Has(Grammar::kGenitive);
      if (!of && rel != Deprel::kConj && rel != Deprel::kCompound) break;
      noun = words_[noun].head;
    }
    const std::uint32_t head = words_[noun].head;
    const std::uint32_t index = head == kNone32 ? kNone32 : words_[head].scope;
    if (index == kNone32 || document_.clauses[index].node != head) return;
    const Clause& clause = document_.clauses[index];
    const Word& verb = words_[clause.head];
    const Deprel rel = words_[noun].rel;
    const bool account = noun != i && knowledge_.rules.IsOf(RareClass::kAccount, words_[noun].readings);
    // "the firefight left nobody hurt": what is denied is not that it took place.
    const std::uint32_t object = Dependent(document_, head, Deprel::kObj);
    if (rel == Deprel::kNsubj && object != kNone32 && words_[object].Has(Grammar::kNone)) return;
    if (rel == Deprel::kObj && verb.Has(Grammar::kSupport) && !account) {
      find.first = std::min(find.first, clause.first);
      find.weight += 5;
    } else if ((rel == Deprel::kNsubj && (verb.Has(Grammar::kOccur) || find.carried)) ||
               (rel == Deprel::kNsubjPass &&
                verb.Has(Grammar::kOccur | Grammar::kSupport | Grammar::kPlanned))) {
      find.last = std::max(find.last, clause.head + 1);
    } else {
      return;
    }
    find.clause = index;
    find.supported = true;
    if (rel == Deprel::kNsubj) HintOrigin(clause, find);
  }

  /// "an appeal for blankets came from Chad": whose it is.
  void HintOrigin(const Clause& clause, Find& find) const {
    for (std::uint32_t k = words_[clause.node].child; k != kNone32; k = words_[k].sibling) {
      const std::uint32_t from = CaseOf(document_, k);
      const bool origin = words_[k].rel == Deprel::kObl && words_[k].mention != kNone32 && from != kNone32 &&
                          knowledge_.rules.IsOf(RareClass::kOriginPreposition, words_[from].readings);
      if (origin) return find.source_hints.push_back(words_[k].mention);
    }
  }

  const Knowledge& knowledge_;
  Document& document_;
  const WordList& words_;
  Indices clauses_;
  Matcher matcher_;
  Trial& trial_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

void FindTriggers(const Knowledge& knowledge, Document& document) {
  thread_local Trial trial;
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    TriggerFinder(knowledge, document, sentence, trial).Run();
  }
}

}  // namespace demarche::extract
