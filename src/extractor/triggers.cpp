// Pass 4: deeds. Each verb, and each noun that names a deed, is tried against the patterns of its word,
// whose parts are sought among its dependents; the pattern that explains most words wins, and what it
// takes is no deed of its own.
#include <algorithm>

#include "extractor/passes.h"
#include "extractor/tree.h"
#include "extractor/trigger/absorb.h"
#include "extractor/trigger/match.h"

namespace demarche::extract {
namespace {

class TriggerFinder {
 public:
  TriggerFinder(const Knowledge& knowledge, Document& document, std::uint32_t sentence)
      : knowledge_(knowledge),
        document_(document),
        words_(document.words),
        clauses_(document.sentence_clauses[sentence]),
        matcher_(knowledge, document, sentence),
        begin_(document.FirstWord(sentence)),
        end_(document.LastWord(sentence)) {}

  void Run() {
    const std::size_t before = document_.finds.size();
    for (const std::uint32_t index : clauses_) TryVerb(index);
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (words_[i].clause == kNone32) TryNoun(i);
    }
    AbsorbFinds(knowledge_.rules, document_, before);
  }

 private:
  void TryVerb(std::uint32_t index) {
    const std::uint32_t head = document_.clauses[index].head;
    Find best;
    bool any = TryVerbAt(head, index, false, best);
    // "test-fired".
    if (head >= begin_ + 2 && document_.Is(head - 1, "-")) any = TryVerbAt(head - 2, index, any, best);
    if (any) document_.finds.push_back(std::move(best));
  }

  bool TryVerbAt(std::uint32_t at, std::uint32_t index, bool any, Find& best) const {
    for (const Reading& reading : words_[at].readings) {
      const std::vector<std::uint32_t>* rules = knowledge_.rules.VerbRules(reading.symbol);
      if (rules == nullptr) continue;
      for (const std::uint32_t rule : *rules) {
        Find find;
        if (!matcher_.MatchVerb(rule, index, at, find)) continue;
        if (!any || Explains(find, best)) best = std::move(find);
        any = true;
      }
    }
    return any;
  }

  /// Of two patterns that explain as much, the one that takes the object does: "burned flags outside the
  /// embassy" burns no embassy.
  static bool Explains(const Find& find, const Find& best) {
    return find.weight > best.weight || (find.weight == best.weight && find.object && !best.object);
  }

  void TryNoun(std::uint32_t i) {
    if (words_[i].mention != kNone32 || words_[i].timex != kNone32) return;
    Find best;
    bool any = false;
    for (const Reading& reading : words_[i].readings) {
      const std::vector<std::uint32_t>* rules = knowledge_.rules.NounRules(reading.symbol);
      if (rules == nullptr) continue;
      for (const std::uint32_t rule : *rules) {
        Find find;
        if (!matcher_.MatchNoun(rule, i, find)) continue;
        if (!any || find.weight > best.weight) best = std::move(find);
        any = true;
      }
    }
    if (!any) return;
    Support(best.word, best);
    document_.finds.push_back(std::move(best));
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
    if (rel == Deprel::kObj && verb.Has(Grammar::kSupport)) {
      find.first = std::min(find.first, clause.first);
      find.weight += 5;
    } else if ((rel == Deprel::kNsubj && verb.Has(Grammar::kOccur)) ||
               (rel == Deprel::kNsubjPass &&
                verb.Has(Grammar::kOccur | Grammar::kSupport | Grammar::kPlanned))) {
      find.last = std::max(find.last, clause.head + 1);
    } else {
      return;
    }
    find.clause = index;
    find.supported = true;
  }

  const Knowledge& knowledge_;
  Document& document_;
  const std::vector<Word>& words_;
  const std::vector<std::uint32_t>& clauses_;
  Matcher matcher_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

void FindTriggers(const Knowledge& knowledge, Document& document) {
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    TriggerFinder(knowledge, document, sentence).Run();
  }
}

}  // namespace demarche::extract
