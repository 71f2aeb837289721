// Pass 4: deeds. Each verb, and each noun that names a deed, is tried against the patterns of its word,
// whose parts are sought among its dependents; the pattern that explains most words wins, and what it
// takes is no deed of its own.
#include <algorithm>
#include <string_view>

#include "extractor/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class TriggerFinder {
 public:
  TriggerFinder(const Knowledge& knowledge, Document& document, std::uint32_t sentence)
      : knowledge_(knowledge),
        document_(document),
        words_(document.words),
        clauses_(document.sentence_clauses[sentence]),
        mentions_(document.sentence_mentions[sentence]),
        begin_(document.FirstWord(sentence)),
        end_(document.LastWord(sentence)) {}

  void Run() {
    const std::size_t before = document_.finds.size();
    for (const std::uint32_t index : clauses_) TryVerb(index);
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (words_[i].clause == kNone32) TryNoun(i);
    }
    Absorb(before);
  }

 private:
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

  /// Takes the phrase of `part` at `i`, if it stands there.
  bool TakeWords(const Rule::Part& part, std::uint32_t i, Find& find) const {
    const std::uint32_t own = words_[i].clause;
    if (own != kNone32 && document_.clauses[own].head != i) return false;  // the "to" of an infinitive
    if (IsName(i) || words_[i].timex != kNone32) return false;
    // "ill-prepared" is not "prepared".
    if (i > begin_ && words_[i - 1].text == "-" && words_[i].upos != Upos::kNoun) return false;
    const std::uint32_t size = PhraseAt(part, i, end_);
    if (size == 0 || Qualifies(i + size - 1)) return false;
    for (std::uint32_t k = i; k < i + size; ++k) find.matched.push_back(k);
    return true;
  }

  /// Part of an actor's name, not of a place's ("the Black Sea"), nor a role that opens the sentence.
  [[nodiscard]] bool IsName(std::uint32_t i) const {
    if (words_[i].mention == kNone32 || !words_[i].capital) return false;
    const Mention& mention = document_.mentions[words_[i].mention];
    return !mention.place && (i != begin_ || mention.role == nullptr);
  }

  /// "weapons inspectors" are no weapons.
  [[nodiscard]] bool Qualifies(std::uint32_t i) const {
    const Word& word = words_[i];
    return word.rel == Deprel::kCompound && word.head != kNone32 && word.head > i && word.head <= i + 2 &&
           words_[word.head].upos == Upos::kNoun;
  }

  /// The words of a pattern after its verb: those that depend on it, or stand right behind it.
  bool FindBehind(const Rule::Part& part, std::uint32_t index, std::uint32_t after, Find& find) const {
    constexpr std::uint32_t kReach = 14, kNear = 3;
    const std::uint32_t end = std::min(end_, after + kReach);
    bool near = true;
    for (std::uint32_t i = after; i < end; ++i) {
      const bool infinitive = Embedded(i, index);
      if (words_[i].clause != kNone32 && !infinitive && words_[i].clause != index) near = false;
      const bool close = near && i < after + kNear;
      const bool there = close || infinitive || words_[i].scope == index;
      if (there && !IsBeside(i, index, find) && TakeWords(part, i, find)) return true;
    }
    return false;
  }

  /// "ending March 31, against exports of": behind a comma and a preposition of its own, no part of the deed.
  [[nodiscard]] bool IsBeside(std::uint32_t i, std::uint32_t index, const Find& find) const {
    const std::uint32_t marker = words_[i].upos == Upos::kNoun ? CaseOf(document_, i) : kNone32;
    const bool behind =
        marker != kNone32 && marker > document_.clauses[index].head && words_[marker - 1].text == ",";
    return behind && std::ranges::find(find.matched, marker) == find.matched.end();
  }

  /// The verb of an infinitive, or of a thing done, that depends on it: "vowed to avenge", "opened a
  /// hearing".
  [[nodiscard]] bool Embedded(std::uint32_t i, std::uint32_t index) const {
    const std::uint32_t own = words_[i].clause;
    if (own == kNone32 || own == index) return false;
    const Clause& next = document_.clauses[own];
    const bool thing = next.rel == Deprel::kObj || next.rel == Deprel::kObl;
    return next.parent == index && (thing || (next.infinitive && !IsPurpose(document_, next)));
  }

  /// The words of a pattern before its verb: the subject of a passive, the noun that a relative clause is of.
  bool FindBefore(const Rule::Part& part, std::uint32_t index, Find& find) const {
    const Clause& clause = document_.clauses[index];
    if (clause.rel == Deprel::kAcl || clause.rel == Deprel::kAclRelcl) {
      const std::uint32_t noun = words_[clause.node].head;
      if (clause.subject_rule != std::string_view("subject") || clause.passive) {
        if (noun != kNone32 && noun < clause.head && TakeWords(part, noun, find)) return true;
      }
    }
    for (std::uint32_t i = clause.begin; i < clause.first; ++i) {
      if (words_[i].scope != index || (!clause.passive && !IsFronted(i, clause))) continue;
      if (TakeWords(part, i, find)) return true;
    }
    return false;
  }

  /// "In a video call, they discussed": in a phrase before the subject.
  [[nodiscard]] bool IsFronted(std::uint32_t i, const Clause& clause) const {
    if (clause.subject_word == kNone32 || i > clause.subject_word) return false;
    for (int step = 0; step < 3 && words_[i].rel == Deprel::kCompound && words_[i].head != kNone32; ++step)
      i = words_[i].head;
    return words_[i].rel == Deprel::kObl && words_[i].head == clause.node && !TellsWhen(i);
  }

  /// "During the talks": what the deed is told beside, no part of it.
  [[nodiscard]] bool TellsWhen(std::uint32_t noun) const {
    constexpr std::uint32_t kPhrase = 6;
    for (std::uint32_t i = noun; i > begin_ && noun - i < kPhrase; --i) {
      if (words_[i - 1].head != noun || words_[i - 1].rel != Deprel::kCase) continue;
      const auto ends_here = [&](const DiscourseCue& cue) {
        const auto length = static_cast<std::uint32_t>(cue.words.size());
        if (cue.reference.empty() || i < begin_ + length) return false;
        for (std::uint32_t k = 0; k < length; ++k) {
          if (!words_[i - length + k].Reads(cue.words[k])) return false;
        }
        return true;
      };
      return std::any_of(knowledge_.rules.cues.begin(), knowledge_.rules.cues.end(), ends_here);
    }
    return false;
  }

  /// The party that a pattern names: with its preposition, or as the object. The nearest in the tree.
  bool FindRole(const Rule::Part& part, std::uint32_t node, std::uint32_t after, Find& find) const {
    std::uint32_t best = kNone32;
    int distance = kFar;
    for (const std::uint32_t index : mentions_) {
      const Mention& mention = document_.mentions[index];
      if (mention.place || mention.first < after || !Fits(part, mention, after)) continue;
      if (IsOwner(index)) continue;
      const int cost = std::min(Distance(document_, mention, node), kFar - 1);
      const bool reached = part.alternatives.empty() ? mention.first < after + kNextTo
                                                     : cost < kFar - 1 || InReach(mention, after);
      if (!reached || cost >= distance) continue;
      best = index;
      distance = cost;
    }
    if (best == kNone32) return false;
    (part.role == Role::kSource ? find.source_hints : find.target_hints).push_back(best);
    return true;
  }

  /// "his Turkish counterpart": whose counterpart, not who.
  [[nodiscard]] bool IsOwner(std::uint32_t index) const {
    const Mention& mention = document_.mentions[index];
    const Word& word = words_[mention.head];
    if (!mention.pronoun || word.rel != Deprel::kNmodPoss || word.head == kNone32) return false;
    const std::uint32_t named = MentionOf(document_, word.head);
    return named != kNone32 && named != index;
  }

  static constexpr std::uint32_t kNextTo = 4;  ///< words after a verb in which a bare party stands

  /// Where the tree knows no path, a mention before the next verb will do.
  [[nodiscard]] bool InReach(const Mention& mention, std::uint32_t after) const {
    for (std::uint32_t i = after; i < mention.first; ++i) {
      if (words_[i].clause != kNone32) return false;
    }
    return true;
  }

  [[nodiscard]] bool Fits(const Rule::Part& part, const Mention& mention, std::uint32_t after) const {
    const bool bare = mention.preposition == kNone32 || mention.preposition < after;
    if (part.alternatives.empty()) return bare;
    for (const std::vector<Symbol>& phrase : part.alternatives) {
      if (!bare && !phrase.empty() && words_[mention.preposition].Reads(phrase.back())) return true;
    }
    return false;
  }

  /// What is threatened, promised, refused: the clause or the noun of a deed that depends on the verb.
  bool FindDeed(std::uint32_t index, Find& find) const {
    const Clause& clause = document_.clauses[index];
    for (const std::uint32_t other : clauses_) {
      const Clause& next = document_.clauses[other];
      if (other == index || next.head < clause.head || !Embeds(next, index)) continue;
      // "Asked whether ..., he replied": what is asked is no deed, nor is what follows it.
      if (words_[next.begin].Has(Grammar::kQuestion)) return false;
      // "agreed, 'Things are fine.'": so only says it.
      const bool quoted = next.finite && words_[next.begin].upos == Upos::kPunct;
      if (quoted && !words_[clause.head].Has(Grammar::kReport)) continue;
      if (find.deed_end == 0) find.deed_begin = clause.head + 1;
      find.deed_end = std::max(find.deed_end, next.end);
    }
    if (find.deed_end > 0) return true;
    for (std::uint32_t i = clause.head + 1; i < clause.end; ++i) {
      if (words_[i].scope != index || words_[i].mention != kNone32) continue;
      for (const Reading& reading : words_[i].readings) {
        if (knowledge_.rules.NounRules(reading.symbol) == nullptr) continue;
        find.deed_begin = clause.head + 1;
        find.deed_end = clause.end;
        return true;
      }
    }
    return false;
  }

  /// Whether `next` is what the clause `index` promises, demands or refuses.
  [[nodiscard]] bool Embeds(const Clause& next, std::uint32_t index) const {
    if (next.parent != index) return false;
    switch (next.rel) {
      case Deprel::kXcomp:
      case Deprel::kCcomp: return true;
      case Deprel::kAdvcl:
        return !next.subordinate && (next.infinitive || (next.gerund && !BehindComma(next)));
      case Deprel::kAcl: return next.infinitive;
      default: return false;
    }
  }

  /// ", complaining that ...": said beside the deed.
  [[nodiscard]] bool BehindComma(const Clause& clause) const {
    return clause.begin > begin_ && words_[clause.begin - 1].text == ",";
  }

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
        if (!MatchVerb(rule, index, at, find)) continue;
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

  static constexpr std::uint32_t kExempt = 3;  ///< what says that it is no deed outweighs a small word

  /// Words say more than a deed, a deed more than a party; a phrase of two words more than one of one.
  static std::uint32_t PartWeight(const Rule::Part& part, std::size_t words) {
    if (part.optional) return 4;
    if (part.role == Role::kNone) return 11 + static_cast<std::uint32_t>(words);
    return part.role == Role::kDeed ? 11 : 10;
  }

  /// A state, or who speaks for it; "hundreds of Serbs" do not.
  [[nodiscard]] bool Official(const Clause& clause) const {
    if (clause.subject == kNone32) return false;
    const Word* word = clause.subject_word == kNone32 ? nullptr : &words_[clause.subject_word];
    if (word != nullptr && !word->Has(Grammar::kPronoun | Grammar::kRelative)) {
      if (word->mention == kNone32 || IsCrowd(document_.mentions[word->mention])) return false;
    }
    const Mention& mention = document_.mentions[clause.subject];
    const bool state = !mention.actors.empty() && !mention.actors[0].code.empty();
    return state && !IsCrowd(mention) && (mention.sector.empty() || mention.sector == "GOV");
  }

  static bool IsCrowd(const Mention& mention) {
    return mention.role_class == "people" || mention.role_class == "group" || mention.modifier;
  }

  /// What a storm or a film does is no deed, nor what follows from it: "a train hit a lorry, injuring six".
  [[nodiscard]] bool IsIdle(std::uint32_t index) const {
    for (int depth = 0; depth < 4 && index != kNone32; ++depth) {
      const Clause& clause = document_.clauses[index];
      // "the film was banned by Iran": what somebody does to it, is done.
      const bool done = clause.passive && Dependent(document_, clause.node, Deprel::kOblAgent) != kNone32;
      if (done) return false;
      if (clause.subject_word != kNone32) {
        const Word& word = words_[clause.subject_word];
        return word.upos != Upos::kPropn && word.Has(Grammar::kIdle);  // "Bill" is no bill
      }
      if (clause.finite && clause.coordinate == kNone32) return false;
      index = clause.coordinate != kNone32 ? clause.coordinate : clause.parent;
    }
    return false;
  }

  bool MatchVerb(std::uint32_t rule_index, std::uint32_t index, std::uint32_t at, Find& find) const {
    const Rule& rule = knowledge_.rules.rules[rule_index];
    const Clause& clause = document_.clauses[index];
    if (rule.passive && !clause.passive) return false;
    if (rule.official && !Official(clause)) return false;
    if (rule.bare && (Dependent(document_, clause.node, Deprel::kObj) != kNone32 ||
                      Dependent(document_, clause.node, Deprel::kCcomp) != kNone32))
      return false;
    if (IsIdle(index)) return false;
    // "the year ending March 31": a time does no deed.
    if (clause.rel == Deprel::kAcl && words_[words_[clause.node].head].timex != kNone32) return false;
    const std::uint32_t size = PhraseAt(rule.parts[0], at, end_);
    if (size == 0 || at + size <= clause.head) return false;
    find.rule = rule_index;
    find.clause = index;
    find.word = clause.head;
    find.weight = 10 * size;
    const std::uint32_t after = at + size;
    for (std::uint32_t i = at; i < after; ++i) find.matched.push_back(i);
    if (rule.no_event) find.weight += kExempt;
    if (rule.obligation && !Obliges(index, find)) return false;
    for (std::size_t p = 1; p < rule.parts.size(); ++p) {
      const std::size_t taken = find.matched.size();
      const bool found = MatchPart(rule.parts[p], index, after, find);
      if (!found && !rule.parts[p].optional) return false;
      if (found) find.weight += PartWeight(rule.parts[p], find.matched.size() - taken);
    }
    if (rule.self && !find.target_hints.empty() && !OwnPeople(find.target_hints[0], clause)) return false;
    if (rule.self && find.deed_end > 0 && !Advises(index)) return false;
    if (rule.ahead && !Advises(index, true)) return false;
    for (const std::uint32_t word : find.matched) {
      if (words_[word].rel == Deprel::kObj && words_[word].head == clause.node) find.object = true;
    }
    SetExtent(std::min(at, clause.first), find);
    return true;
  }

  /// "told its citizens to leave", "that they must leave", but not "told Spaniards that he is determined".
  [[nodiscard]] bool Advises(std::uint32_t index, bool future = false) const {
    return std::ranges::any_of(clauses_, [&](std::uint32_t other) {
      const Clause& next = document_.clauses[other];
      const bool wish = next.infinitive || next.obligation || (future && (next.future || next.conditional));
      return next.parent == index && wish;
    });
  }

  /// "said the US must mediate": who must is the target. "It should have known" and "it should be cheap" ask
  /// for nothing.
  bool Obliges(std::uint32_t index, Find& find) const {
    for (const std::uint32_t other : clauses_) {
      const Clause& next = document_.clauses[other];
      const bool quality =
          next.head != next.node && Dependent(document_, next.node, Deprel::kXcomp) == kNone32;
      const bool demand = next.obligation && !next.perfect && !quality;
      if (next.parent != index || next.rel != Deprel::kCcomp || !demand || next.head < find.word) continue;
      if (next.subject != kNone32) find.target_hints.push_back(next.subject);
      return true;
    }
    return false;
  }

  bool MatchPart(const Rule::Part& part, std::uint32_t index, std::uint32_t after, Find& find) const {
    const Clause& clause = document_.clauses[index];
    if (part.role == Role::kNone)
      return FindBehind(part, index, after, find) || FindBefore(part, index, find);
    if (part.role == Role::kDeed) return FindDeed(index, find);
    if (part.alternatives.empty() && part.role == Role::kTarget) {
      const std::uint32_t object =
          clause.passive ? clause.subject
                         : MentionOf(document_, Dependent(document_, clause.node, Deprel::kObj));
      if (object != kNone32 && !IsOwn(object, clause)) {
        find.target_hints.push_back(object);
        return true;
      }
      if (clause.passive || object != kNone32) return false;
    }
    // "The withdrawal of troops from Lebanon was completed": the parties stand behind the noun.
    const bool before = !find.matched.empty() && find.matched.back() < clause.first;
    if (before && FindRole(part, find.matched.back(), find.matched.back() + 1, find)) return true;
    return FindRole(part, clause.node, after, find);
  }

  /// "advised Americans": of the actor's own land, and no office of it.
  [[nodiscard]] bool OwnPeople(std::uint32_t index, const Clause& clause) const {
    const Mention& mention = document_.mentions[index];
    if (clause.passive || clause.subject == kNone32 || mention.definite || mention.actors.empty())
      return false;
    const Mention& subject = document_.mentions[clause.subject];
    const bool same = !subject.actors.empty() && subject.actors[0].code == mention.actors[0].code;
    const bool people = mention.plural || (words_[mention.head].feats & Feats::kPlur) != 0;
    return same && people && (mention.role_class.empty() || mention.role_class == "people");
  }

  /// "gave its support": the actor's own.
  [[nodiscard]] bool IsOwn(std::uint32_t index, const Clause& clause) const {
    const Mention& mention = document_.mentions[index];
    if (!mention.pronoun || words_[mention.head].rel != Deprel::kNmodPoss || mention.actors.empty())
      return false;
    if (clause.subject == kNone32) return false;
    const Mention& subject = document_.mentions[clause.subject];
    return !subject.actors.empty() && subject.actors[0].code == mention.actors[0].code;
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
        if (!MatchNoun(rule, i, find)) continue;
        if (!any || find.weight > best.weight) best = std::move(find);
        any = true;
      }
    }
    if (!any) return;
    Support(best.word, best);
    document_.finds.push_back(std::move(best));
  }

  bool MatchNoun(std::uint32_t rule_index, std::uint32_t i, Find& find) const {
    const Rule& rule = knowledge_.rules.rules[rule_index];
    const std::uint32_t size = PhraseAt(rule.parts[0], i, end_);
    if (size == 0) return false;
    find.rule = rule_index;
    find.word = i + size - 1;
    find.clause = words_[i].scope;
    find.weight = 10 * size;
    for (std::uint32_t w = i; w < i + size; ++w) find.matched.push_back(w);
    for (std::size_t p = 1; p < rule.parts.size(); ++p) {
      const Rule::Part& part = rule.parts[p];
      const std::size_t taken = find.matched.size();
      const bool found = part.role == Role::kNone   ? FindAfterNoun(part, i + size, find)
                         : part.role == Role::kDeed ? FindNounDeed(find.word, find)
                                                    : FindRole(part, i + size - 1, i + size, find);
      if (!found && !part.optional) return false;
      if (found) find.weight += PartWeight(part, find.matched.size() - taken);
    }
    SetExtent(i, find);
    return true;
  }

  /// "the refusal to extradite the banker", "an offer Saturday to proceed".
  bool FindNounDeed(std::uint32_t noun, Find& find) const {
    for (const std::uint32_t other : clauses_) {
      const Clause& next = document_.clauses[other];
      if (!next.infinitive || next.head < noun) continue;
      std::uint32_t after = noun + 1;
      while (after < next.first && words_[after].timex != kNone32) ++after;
      if (words_[next.node].head != noun && after != next.first) continue;
      find.deed_begin = noun + 1;
      find.deed_end = next.end;
      return true;
    }
    return false;
  }

  bool FindAfterNoun(const Rule::Part& part, std::uint32_t after, Find& find) const {
    constexpr std::uint32_t kReach = 8;
    for (std::uint32_t i = after; i < std::min(end_, after + kReach); ++i) {
      if (TakeWords(part, i, find)) return true;
      if (words_[i].clause != kNone32) return false;
    }
    return false;
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
        const bool in_deed = other.word >= taker.deed_begin && other.word < taker.deed_end &&
                             !GoesOn(other, taker) && !ToldBefore(other);
        const auto took = [&](std::uint32_t i) {
          return std::ranges::find(taker.matched, i) != taker.matched.end();
        };
        // "launched two bombing raids": what describes the noun of a deed tells no second one.
        const bool part =
            words_[other.word].rel == Deprel::kCompound && took(words_[other.word].head) &&
            knowledge_.rules.rules[other.rule].deed.kind == knowledge_.rules.rules[taker.rule].deed.kind;
        const bool taken = took(other.word) || part;
        const bool lighter = other.weight <= taker.weight || words_[other.word].clause == kNone32;
        // A light verb's own pattern yields to the noun it supports.
        if (in_deed) Threaten(finds[a], other);
        if (in_deed || (taken && lighter && (other.word != taker.word || a < b))) other.absorbed = true;
        if (!other.absorbed && taker.supported && other.clause == taker.clause &&
            document_.clauses[taker.clause].head == other.word && other.weight <= 10) {
          other.absorbed = true;
        }
      }
    }
    for (std::size_t k = from; k < finds.size(); ++k) {
      finds[k].absorbed = finds[k].absorbed || knowledge_.rules.rules[finds[k].rule].no_event;
    }
  }

  /// "will not let Iran close the strait and offered ...": coordinated with what stands before the deed.
  [[nodiscard]] bool GoesOn(const Find& other, const Find& taker) const {
    if (other.clause == kNone32) return false;
    const std::uint32_t first = document_.clauses[other.clause].coordinate;
    return first != kNone32 && document_.clauses[first].head < taker.deed_begin;
  }

  /// "ordered the release of two engineers who had been arrested": what had been done is not what shall be.
  [[nodiscard]] bool ToldBefore(const Find& other) const {
    if (other.clause == kNone32) return false;
    const Clause& clause = document_.clauses[other.clause];
    return clause.rel == Deprel::kAclRelcl && clause.perfect && words_[other.word].clause == other.clause;
  }

  /// The promise of a hostile deed is a threat: "vowed to sink any tanker".
  void Threaten(Find& promise, const Find& deed) const {
    if (deed.clause == kNone32 || promise.clause == kNone32 || !promise.hostile.empty()) return;
    const Rule& rule = knowledge_.rules.rules[promise.rule];
    const Clause& clause = document_.clauses[deed.clause];
    if (rule.deed.kind != "pledge" || rule.mutual || rule.noun || knowledge_.rules.rules[deed.rule].noun)
      return;
    if (clause.parent != promise.clause || clause.negated) return;
    const Deed& promised = knowledge_.rules.rules[deed.rule].deed;
    const std::string kind = knowledge_.rules.PlannedKind(promised.kind);
    const bool hostile = !kind.empty() && knowledge_.rules.HasKind(kind) &&
                         knowledge_.rules.DeedOf(kind, "").quad == "verbal conflict";
    if (hostile) promise.hostile = kind;
  }

  const Knowledge& knowledge_;
  Document& document_;
  const std::vector<Word>& words_;
  const std::vector<std::uint32_t>& clauses_;
  const std::vector<std::uint32_t>& mentions_;
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
