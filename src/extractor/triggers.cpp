// Pass 4: deeds. Each verb group, and each noun that names a deed, is tried against the patterns
// of its word; the pattern that explains most words wins, and what it takes is no deed of its own.
#include <algorithm>

#include "extractor/passes.h"

namespace demarche::extract {
namespace {

class TriggerFinder {
 public:
  TriggerFinder(const Knowledge& knowledge, Document& document, std::uint32_t sentence)
      : knowledge_(knowledge),
        document_(document),
        words_(document.words),
        clauses_(document.sentence_clauses[sentence]),
        end_(document.LastWord(sentence)) {}

  void Run(std::uint32_t begin) {
    const std::size_t before = document_.finds.size();
    for (std::size_t k = 0; k < clauses_.size(); ++k) TryVerb(k);
    std::size_t governing = clauses_.size();
    for (std::uint32_t i = begin; i < end_; ++i) {
      if (words_[i].clause != kNone32) {
        const std::uint32_t clause = words_[i].clause;
        if (document_.clauses[clause].head == i) governing = governing == clauses_.size() ? 0 : governing + 1;
        continue;
      }
      TryNoun(i, governing);
    }
    Absorb(before);
  }

 private:
  struct Zone {
    std::uint32_t begin, end;
  };

  /// Words right of the verb up to the next verb group; passive subjects come from the left.
  [[nodiscard]] std::uint32_t LocalEnd(std::size_t k) const {
    const Clause& clause = document_.clauses[clauses_[k]];
    std::uint32_t local = clause.end;
    if (k + 1 < clauses_.size()) local = std::min(local, document_.clauses[clauses_[k + 1]].first);
    return std::max(local, clause.head + 1);
  }

  /// Words of a pattern may also be the verb of an infinitive right after: "vowed to avenge".
  [[nodiscard]] std::uint32_t WordsEnd(std::size_t k) const {
    const std::uint32_t local = LocalEnd(k);
    if (k + 1 >= clauses_.size()) return local;
    const Clause& next = document_.clauses[clauses_[k + 1]];
    const bool adjacent = next.infinitive && next.first <= document_.clauses[clauses_[k]].head + 2;
    return adjacent ? std::max(local, next.head + 1) : local;
  }

  /// The length of the phrase of `part` at word `i`, 0 when none stands there.
  [[nodiscard]] std::uint32_t PhraseAt(const Rule::Part& part, std::uint32_t i, std::uint32_t end) const {
    std::uint32_t best = 0;
    for (const std::vector<Symbol>& phrase : part.alternatives) {
      if (phrase.size() <= best || i + phrase.size() > end) continue;
      bool all = true;
      for (std::size_t k = 0; k < phrase.size() && all; ++k) all = words_[i + k].Reads(phrase[k]);
      if (all) best = static_cast<std::uint32_t>(phrase.size());
    }
    return best;
  }

  bool FindWords(const Rule::Part& part, Zone zone, Find& find) const {
    constexpr std::uint32_t kReach = 14;
    const std::uint32_t end = std::min(zone.end, zone.begin + kReach);
    for (std::uint32_t i = zone.begin; i < end; ++i) {
      const std::uint32_t size = PhraseAt(part, i, zone.end);
      const std::uint32_t own = words_[i].clause;
      if (own != kNone32 && document_.clauses[own].head != i) continue;  // the "to" of an infinitive
      if (size == 0 || (words_[i].mention != kNone32 && words_[i].capital)) continue;
      for (std::uint32_t k = i; k < i + size; ++k) find.matched.push_back(k);
      return true;
    }
    return false;
  }

  bool FindRole(const Rule::Part& part, Zone zone, Find& find) const {
    std::uint32_t seen = kNone32;
    for (std::uint32_t i = zone.begin; i < zone.end; ++i) {
      const std::uint32_t index = words_[i].mention;
      if (index == kNone32 || index == seen) continue;
      seen = index;
      const Mention& mention = document_.mentions[index];
      if (mention.place) continue;
      const bool bare = mention.preposition == kNone32 || mention.preposition < zone.begin;
      bool fits = part.alternatives.empty() && bare;
      for (const std::vector<Symbol>& phrase : part.alternatives) {
        fits = fits || (!bare && !phrase.empty() && words_[mention.preposition].Reads(phrase.back()));
      }
      if (!fits) continue;
      (part.role == Role::kSource ? find.source_hints : find.target_hints).push_back(index);
      return true;
    }
    return false;
  }

  /// What is threatened, promised, refused: the clause or the noun of a deed that follows.
  bool FindDeed(std::size_t k, Find& find) const {
    const Clause& clause = document_.clauses[clauses_[k]];
    const std::uint32_t local = LocalEnd(k);
    if (k + 1 < clauses_.size()) {
      const Clause& next = document_.clauses[clauses_[k + 1]];
      const bool embedded = next.infinitive || next.gerund || next.reported ||
                            (next.opener != kNone32 && words_[next.opener].text == "that") ||
                            (next.finite && !next.relative && !next.subordinate && !next.shares_subject &&
                             next.first < clause.head + 12);
      if (embedded && next.first < clause.head + 16) {
        find.deed_begin = clause.head + 1;
        find.deed_end = DeedEnd(k + 1);
        return true;
      }
    }
    for (std::uint32_t i = clause.head + 1; i < local; ++i) {
      for (const Reading& reading : words_[i].readings) {
        if (knowledge_.rules.NounRules(reading.symbol) == nullptr || words_[i].mention != kNone32) continue;
        find.deed_begin = clause.head + 1;
        find.deed_end = local;
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::uint32_t DeedEnd(std::size_t k) const {
    std::uint32_t end = document_.clauses[clauses_[k]].end;
    for (std::size_t n = k + 1; n < clauses_.size() && n < k + 6; ++n) {
      const Clause& next = document_.clauses[clauses_[n]];
      if (!next.infinitive) break;
      end = next.end;
    }
    return end;
  }

  void TryVerb(std::size_t k) {
    const Clause& clause = document_.clauses[clauses_[k]];
    Find best;
    bool any = false;
    for (const Reading& reading : words_[clause.head].readings) {
      const std::vector<std::uint32_t>* rules = knowledge_.rules.VerbRules(reading.symbol);
      if (rules == nullptr) continue;
      for (const std::uint32_t rule : *rules) {
        Find find;
        if (!MatchVerb(rule, k, find)) continue;
        if (!any || find.weight > best.weight) best = std::move(find);
        any = true;
      }
    }
    if (any) document_.finds.push_back(std::move(best));
  }

  /// Words say more than a deed, a deed more than a party.
  static std::uint32_t PartWeight(const Rule::Part& part) {
    if (part.optional) return 4;
    return part.role == Role::kNone ? 12 : part.role == Role::kDeed ? 11 : 10;
  }

  /// A state, or who speaks for it.
  [[nodiscard]] bool Official(std::uint32_t subject) const {
    if (subject == kNone32) return false;
    const Mention& mention = document_.mentions[subject];
    const bool state = !mention.actors.empty() && !mention.actors[0].code.empty();
    const bool crowd = mention.role_class == "people" || mention.role_class == "group" || mention.modifier;
    return state && !crowd && (mention.sector.empty() || mention.sector == "GOV");
  }

  bool MatchVerb(std::uint32_t index, std::size_t k, Find& find) const {
    const Rule& rule = knowledge_.rules.rules[index];
    const Clause& clause = document_.clauses[clauses_[k]];
    if (rule.passive && !clause.passive) return false;
    if (rule.official && !Official(clause.subject)) return false;
    const std::uint32_t size = PhraseAt(rule.parts[0], clause.head, end_);
    if (size == 0) return false;
    if (rule.obligation && (k + 1 >= clauses_.size() || !document_.clauses[clauses_[k + 1]].obligation))
      return false;
    find.rule = index;
    find.clause = clauses_[k];
    find.word = clause.head;
    find.weight = 10 * size;
    const std::uint32_t after = clause.head + size;
    for (std::uint32_t i = clause.head; i < after; ++i) find.matched.push_back(i);
    for (std::size_t p = 1; p < rule.parts.size(); ++p) {
      const bool found = MatchPart(rule.parts[p], k, after, find);
      if (!found && !rule.parts[p].optional) return false;
      if (found) find.weight += PartWeight(rule.parts[p]);
    }
    SetExtent(clause.first, find);
    return true;
  }

  bool MatchPart(const Rule::Part& part, std::size_t k, std::uint32_t after, Find& find) const {
    const Clause& clause = document_.clauses[clauses_[k]];
    const Zone right{after, std::max(after, WordsEnd(k))};
    if (part.role == Role::kNone) {
      if (FindWords(part, right, find)) return true;
      return clause.passive && FindWords(part, {clause.begin, clause.first}, find);
    }
    if (part.role == Role::kDeed) {
      if (!FindDeed(k, find)) return false;
      const bool must = knowledge_.rules.rules[find.rule].obligation;
      if (must && document_.clauses[clauses_[k + 1]].subject != kNone32) {
        find.target_hints.push_back(document_.clauses[clauses_[k + 1]].subject);
      }
      return true;
    }
    if (part.alternatives.empty() && clause.passive && part.role == Role::kTarget) {
      if (clause.subject == kNone32) return false;
      find.target_hints.push_back(clause.subject);
      return true;
    }
    return FindRole(part, right, find);
  }

  void TryNoun(std::uint32_t i, std::size_t governing) {
    if (words_[i].mention != kNone32 || words_[i].timex != kNone32) return;
    Find best;
    bool any = false;
    for (const Reading& reading : words_[i].readings) {
      const std::vector<std::uint32_t>* rules = knowledge_.rules.NounRules(reading.symbol);
      if (rules == nullptr) continue;
      for (const std::uint32_t rule : *rules) {
        Find find;
        if (!MatchNoun(rule, i, governing, find)) continue;
        if (!any || find.weight > best.weight) best = std::move(find);
        any = true;
      }
    }
    if (!any) return;
    Support(i, governing, best);
    document_.finds.push_back(std::move(best));
  }

  bool MatchNoun(std::uint32_t index, std::uint32_t i, std::size_t governing, Find& find) const {
    const Rule& rule = knowledge_.rules.rules[index];
    const std::uint32_t size = PhraseAt(rule.parts[0], i, end_);
    if (size == 0) return false;
    find.rule = index;
    find.word = i;
    find.weight = 10 * size;
    for (std::uint32_t w = i; w < i + size; ++w) find.matched.push_back(w);
    std::uint32_t stop = end_;
    const std::size_t next = governing == clauses_.size() ? 0 : governing + 1;
    if (next < clauses_.size()) stop = std::max(i + size, document_.clauses[clauses_[next]].first);
    if (governing < clauses_.size()) find.clause = clauses_[governing];
    for (std::size_t p = 1; p < rule.parts.size(); ++p) {
      const Rule::Part& part = rule.parts[p];
      const bool found = part.role == Role::kNone   ? FindWords(part, {i + size, stop}, find)
                         : part.role == Role::kDeed ? false
                                                    : FindRole(part, {i + size, stop}, find);
      if (!found && !part.optional) return false;
      if (found) find.weight += PartWeight(part);
    }
    SetExtent(i, find);
    return true;
  }

  /// A light verb lends its subject: "held talks", "the meeting took place".
  void Support(std::uint32_t i, std::size_t governing, Find& find) const {
    if (governing < clauses_.size()) {
      const Clause& clause = document_.clauses[clauses_[governing]];
      const Word& verb = words_[clause.head];
      if (verb.Has(Grammar::kSupport) && i < clause.end && i - clause.head < 12 &&
          !Governed(i, clause.head)) {
        find.clause = clauses_[governing];
        find.supported = true;
        find.first = clause.first;
        find.weight += 5;
        return;
      }
    }
    const std::size_t next = governing == clauses_.size() ? 0 : governing + 1;
    if (next >= clauses_.size()) return;
    const Clause& clause = document_.clauses[clauses_[next]];
    if (i < clause.begin || Governed(i, clause.begin)) return;
    const Word& verb = words_[clause.head];
    if (verb.Has(Grammar::kOccur) || (verb.Has(Grammar::kSupport) && clause.passive)) {
      find.clause = clauses_[next];
      find.supported = true;
      find.last = std::max(find.last, clause.head + 1);
    }
  }

  /// Whether a preposition stands between `from` and the noun at `i`.
  [[nodiscard]] bool Governed(std::uint32_t i, std::uint32_t from) const {
    for (std::uint32_t w = i; w > from; --w) {
      if (words_[w - 1].Has(Grammar::kPreposition) && words_[w - 1].clause == kNone32) return true;
    }
    return false;
  }

  void SetExtent(std::uint32_t first, Find& find) const {
    find.first = first;
    find.last = find.word + 1;
    for (const std::uint32_t word : find.matched) {
      if (word > find.word && word < find.word + 10) find.last = std::max(find.last, word + 1);
    }
  }

  /// Words that a heavier find has taken, and embedded deeds, are no events.
  void Absorb(std::size_t from) {
    std::vector<Find>& finds = document_.finds;
    for (std::size_t a = from; a < finds.size(); ++a) {
      const Find& taker = finds[a];
      if (taker.absorbed) continue;
      for (std::size_t b = from; b < finds.size(); ++b) {
        Find& other = finds[b];
        if (a == b || other.absorbed) continue;
        const bool in_deed = other.word >= taker.deed_begin && other.word < taker.deed_end;
        const bool taken =
            std::find(taker.matched.begin(), taker.matched.end(), other.word) != taker.matched.end();
        const bool lighter = other.weight <= taker.weight || words_[other.word].clause == kNone32;
        // A light verb's own pattern yields to the noun it supports.
        if (in_deed || (taken && lighter && other.word != taker.word)) other.absorbed = true;
        if (!other.absorbed && taker.supported && other.clause == taker.clause &&
            document_.clauses[taker.clause].head == other.word && other.weight <= 10) {
          other.absorbed = true;
        }
      }
    }
  }

  const Knowledge& knowledge_;
  Document& document_;
  const std::vector<Word>& words_;
  const std::vector<std::uint32_t>& clauses_;
  std::uint32_t end_;
};

}  // namespace

void FindTriggers(const Knowledge& knowledge, Document& document) {
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    TriggerFinder(knowledge, document, sentence).Run(document.FirstWord(sentence));
  }
}

}  // namespace demarche::extract
