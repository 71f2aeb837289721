#include "extractor/trigger/absorb.h"

#include <algorithm>

#include "extractor/syntax/standing.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class Absorber {
 public:
  Absorber(const Rulebook& rules, Document& document)
      : rules_(rules), document_(document), words_(document.words) {}

  void Run(std::size_t from) const {
    std::vector<Find>& finds = document_.finds;
    for (std::size_t a = from; a < finds.size(); ++a) {
      const Find& taker = finds[a];
      if (taker.absorbed) continue;
      for (std::size_t b = from; b < finds.size(); ++b) {
        Find& other = finds[b];
        if (a == b || other.absorbed) continue;
        const bool in_deed = other.word >= taker.deed_begin && other.word < taker.deed_end &&
                             !GoesOn(other, taker) && !ToldBefore(other) && !SaidBeside(other);
        const auto took = [&](std::uint32_t i) {
          return std::ranges::find(taker.matched, i) != taker.matched.end();
        };
        // "launched two bombing raids": what describes the noun of a deed tells no second one.
        const bool part = words_[other.word].rel == Deprel::kCompound && took(words_[other.word].head) &&
                          rules_.rules[other.rule].deed.kind == rules_.rules[taker.rule].deed.kind;
        const bool taken = took(other.word) || part;
        const bool lighter = other.weight <= taker.weight || words_[other.word].clause == kNone32;
        // A light verb's own pattern yields to the noun it supports.
        const bool describes = took(other.word) && OnlyDescribes(taker, other);
        if (TellsWhat(taker, other) || describes) finds[a].absorbed = true;
        if (describes) continue;
        if (in_deed) Threaten(finds[a], other);
        if (in_deed || (taken && lighter && (other.word != taker.word || a < b))) other.absorbed = true;
        if (!other.absorbed && taker.supported && other.clause == taker.clause &&
            document_.clauses[taker.clause].head == other.word && other.weight <= 10) {
          other.absorbed = true;
        }
      }
    }
    for (std::size_t k = from; k < finds.size(); ++k) {
      finds[k].absorbed = finds[k].absorbed || rules_.rules[finds[k].rule].no_event;
    }
  }

 private:
  /// "will not let Iran close the strait and offered ...": coordinated with what stands before the deed.
  [[nodiscard]] bool GoesOn(const Find& other, const Find& taker) const {
    if (other.clause == kNone32) return false;
    const std::uint32_t first = document_.clauses[other.clause].coordinate;
    return first != kNone32 && document_.clauses[first].head < taker.deed_begin;
  }

  /// "ordered the release of two engineers who had been arrested", "agreed to find out who shot down the
  /// plane on April 6", "wants to end the embargo imposed in May": what had been done is not what shall be.
  [[nodiscard]] bool ToldBefore(const Find& other) const {
    if (other.clause == kNone32 || words_[other.word].clause != other.clause) return false;
    const Clause& clause = document_.clauses[other.clause];
    const bool relative = clause.rel == Deprel::kAclRelcl;
    if (relative && clause.perfect) return true;
    constexpr unsigned kPast = Feats::kFin | Feats::kPast;
    const bool who = clause.subject_word != kNone32 && words_[clause.subject_word].Has(Grammar::kQuestion);
    const bool past = (words_[clause.first].feats & kPast) == kPast && (relative || who);
    const bool participle =
        clause.rel == Deprel::kAcl && clause.passive && !clause.infinitive && !clause.gerund;
    return (past || participle) && IsDatedWithin(document_, clause);
  }

  /// "refused to come, complaining that ...": words of the one who acts, no part of what is refused.
  [[nodiscard]] bool SaidBeside(const Find& other) const {
    if (other.clause == kNone32 || words_[other.word].clause != other.clause) return false;
    return rules_.rules[other.rule].deed.quad == "verbal conflict" &&
           IsToldBeside(document_, document_.clauses[other.clause]);
  }

  /// "issued a statement deploring the raid": what is said outweighs that something is.
  [[nodiscard]] bool TellsWhat(const Find& taker, const Find& other) const {
    const bool verb = other.clause != kNone32 && words_[other.word].clause == other.clause;
    const Rule& said = rules_.rules[other.rule];
    const bool sure = verb && !said.no_event && !said.target_needed && said.deed.quad != "neutral";
    if (!sure || rules_.rules[taker.rule].deed.quad != "neutral") return false;
    const Clause& clause = document_.clauses[other.clause];
    const std::uint32_t noun = words_[clause.node].head;
    return clause.gerund && noun != kNone32 && rules_.IsOf(RareClass::kUtterance, words_[noun].readings) &&
           std::ranges::find(taker.matched, noun) != taker.matched.end() &&
           std::ranges::find(taker.matched, other.word) == taker.matched.end();
  }

  /// "a strike called by unions entered its second day": the noun tells the deed, what describes it is none.
  [[nodiscard]] bool OnlyDescribes(const Find& verb, const Find& noun) const {
    if (verb.clause == kNone32 || words_[verb.word].clause != verb.clause ||
        words_[noun.word].clause != kNone32)
      return false;
    const Clause& clause = document_.clauses[verb.clause];
    return clause.rel == Deprel::kAcl && clause.relative && words_[clause.node].head == noun.word &&
           rules_.rules[verb.rule].deed.kind == rules_.rules[noun.rule].deed.kind &&
           !IsDatedWithin(document_, clause);
  }

  /// The promise of a hostile deed is a threat: "vowed to sink any tanker".
  void Threaten(Find& promise, const Find& deed) const {
    if (deed.clause == kNone32 || promise.clause == kNone32 || !promise.hostile.empty()) return;
    const Rule& rule = rules_.rules[promise.rule];
    const Clause& clause = document_.clauses[deed.clause];
    if (rule.deed.kind != "pledge" || rule.mutual || rule.noun || rules_.rules[deed.rule].noun) return;
    if (clause.parent != promise.clause || clause.negated) return;
    const Deed& promised = rules_.rules[deed.rule].deed;
    const std::string kind = rules_.KindWhen(KindChange::kPlanned, promised.kind);
    const bool hostile =
        !kind.empty() && rules_.HasKind(kind) && rules_.DeedOf(kind, "").quad == "verbal conflict";
    if (hostile) promise.hostile = kind;
  }

  const Rulebook& rules_;
  Document& document_;
  const WordList& words_;
};

}  // namespace

void AbsorbFinds(const Rulebook& rules, Document& document, std::size_t from) {
  Absorber(rules, document).Run(from);
}

}  // namespace demarche::extract
