// Pass 2: shallow clauses. Verb groups are told from nouns by their neighbours; each gets its
// voice, tense, negation, the zone of its complements and its subject. A dependency tree will
// replace this file; nothing outside it knows how clauses are found.
#include <algorithm>

#include "extractor/passes.h"

namespace demarche::extract {
namespace {

constexpr std::uint64_t kAuxiliary = Grammar::kBe | Grammar::kHave | Grammar::kDo | Grammar::kModal;
constexpr std::uint64_t kClosed = kAuxiliary | Grammar::kNot | Grammar::kDeterminer | Grammar::kPossessive |
                                  Grammar::kPreposition | Grammar::kSubordinator | Grammar::kRelative |
                                  Grammar::kConjunction | Grammar::kAdverb | Grammar::kPronoun;

class ClauseFinder {
 public:
  ClauseFinder(const Knowledge& knowledge, Document& document, std::uint32_t sentence)
      : knowledge_(knowledge),
        document_(document),
        words_(document.words),
        sentence_(sentence),
        begin_(document.FirstWord(sentence)),
        end_(document.LastWord(sentence)) {}

  void Run() {
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (IsVerb(i)) AddClause(i);
    }
    const std::vector<std::uint32_t>& clauses = document_.sentence_clauses[sentence_];
    for (std::size_t k = 0; k < clauses.size(); ++k) Bound(clauses, k);
    for (std::size_t k = 0; k < clauses.size(); ++k) FindSubject(clauses, k);
    for (std::size_t k = 0; k < clauses.size(); ++k) FindReported(clauses, k);
    for (std::size_t k = 0; k + 1 < clauses.size(); ++k) Shrink(document_.clauses[clauses[k]], clauses, k);
  }

 private:
  /// The word before `i`, over adverbs and times; kNone32 at the beginning.
  [[nodiscard]] std::uint32_t Before(std::uint32_t i) const {
    while (i > begin_) {
      --i;
      const Word& word = words_[i];
      if (word.timex != kNone32 ||
          (word.Has(Grammar::kAdverb) && !word.Has(kAuxiliary | Grammar::kPreposition)) ||
          word.Has(Grammar::kNot)) {
        continue;
      }
      if (word.Has(Grammar::kPreposition) && i + 1 < end_ && words_[i + 1].timex != kNone32) continue;
      return i;
    }
    return kNone32;
  }

  [[nodiscard]] bool KnownVerb(const Word& word) const {
    for (const Reading& reading : word.readings) {
      if (knowledge_.rules.VerbRules(reading.symbol) != nullptr) return true;
    }
    return word.Has(Grammar::kReport | Grammar::kSupport | Grammar::kOccur | Grammar::kAspect |
                    Grammar::kPlanned | Grammar::kDenied | Grammar::kCommonVerb | Grammar::kCausative |
                    Grammar::kHabit);
  }
  [[nodiscard]] bool KnownNoun(const Word& word) const {
    for (const Reading& reading : word.readings) {
      if (knowledge_.rules.NounRules(reading.symbol) != nullptr) return true;
    }
    return false;
  }
  [[nodiscard]] static bool LooksPast(const Word& word) {
    if (word.Has(Grammar::kUnchanged) && (word.forms() & (Form::kS | Form::kIng)) == 0) return true;
    if ((word.forms() & Form::kEd) != 0) return true;
    const std::string_view t = word.text;
    return t.size() > 4 && t.substr(t.size() - 2) == "ed" && t.substr(t.size() - 3) != "eed";
  }
  [[nodiscard]] static bool LooksIng(const Word& word) {
    if ((word.forms() & Form::kIng) != 0) return true;
    const std::string_view t = word.text;
    return t.size() > 5 && t.substr(t.size() - 3) == "ing";
  }
  /// Begins or continues a noun phrase.
  [[nodiscard]] bool NominalAt(std::uint32_t i) const {
    if (i >= end_) return false;
    const Word& word = words_[i];
    if (word.mention != kNone32 && !word.Has(Grammar::kPronoun)) return true;
    return word.letter && !word.Has(kClosed) && word.timex == kNone32;
  }

  [[nodiscard]] bool IsVerb(std::uint32_t i) const {
    const Word& word = words_[i];
    if (!word.letter || word.timex != kNone32 || word.mention != kNone32) return false;
    const bool nominal = word.upos == Upos::kNoun || word.upos == Upos::kAdj || word.upos == Upos::kPropn;
    if (nominal && !word.Has(Grammar::kUnchanged) &&
        !(word.Has(Grammar::kPlanned) && i + 1 < end_ && words_[i + 1].text == "to"))
      return false;
    if (word.Has(kAuxiliary)) return IsMainBe(i);
    if (word.capital && i != begin_ && !AfterQuote(i)) return false;
    if (word.Has(kClosed & ~Grammar::kAdverb) && !KnownVerb(word)) return false;
    const std::uint32_t before = Before(i);
    if (before == kNone32) return OpensWithVerb(i);
    const Word& prev = words_[before];
    if (prev.Has(Grammar::kModal | Grammar::kDo)) return true;
    if (prev.text == "to" || prev.text == "To") return ToVerb(i);
    const bool past = LooksPast(word);
    const bool ing = LooksIng(word);
    if (prev.Has(Grammar::kHave)) return past;
    if (prev.Has(Grammar::kBe)) return past || ing;
    if (past) return PastVerb(i, before);
    if (ing) return IngVerb(i, before);
    return PresentVerb(i, before);
  }

  [[nodiscard]] bool AfterQuote(std::uint32_t i) const { return i > begin_ && !words_[i - 1].letter; }

  /// "Welcoming the offer, ..." opens a sentence; "Ousted President ..." does not.
  [[nodiscard]] bool OpensWithVerb(std::uint32_t i) const {
    return LooksIng(words_[i]) && KnownVerb(words_[i]) && i + 1 < end_ &&
           (words_[i + 1].mention != kNone32 ||
            words_[i + 1].Has(Grammar::kDeterminer | Grammar::kPossessive));
  }

  /// "is" and "was" alone are no deed, but they bound clauses: kept when no verb follows.
  [[nodiscard]] bool IsMainBe(std::uint32_t i) const {
    for (std::uint32_t k = i + 1; k < end_ && k < i + 5; ++k) {
      const Word& word = words_[k];
      if (word.Has(kAuxiliary)) return false;
      if (word.Has(Grammar::kNot | Grammar::kAdverb) || word.timex != kNone32) continue;
      if (word.text == "to") return false;
      if (word.mention != kNone32 || word.Has(kClosed)) break;
      return !(LooksPast(word) || LooksIng(word) || words_[i].Has(Grammar::kModal | Grammar::kDo));
    }
    return !words_[i].Has(Grammar::kModal);
  }

  [[nodiscard]] bool ToVerb(std::uint32_t i) const {
    const Word& word = words_[i];
    if (LooksPast(word) && (word.forms() & Form::kBase) == 0) return false;
    if (LooksIng(word) && (word.forms() & Form::kBase) == 0) return false;
    if ((word.forms() & Form::kS) != 0) return false;
    if (KnownVerb(word)) return !(KnownNoun(word) && i + 1 < end_ && words_[i + 1].text == "of");
    // Unknown: a verb when something it can take follows.
    return i + 1 < end_ && (words_[i + 1].Has(Grammar::kDeterminer | Grammar::kPossessive) ||
                            words_[i + 1].mention != kNone32 ||
                            words_[i + 1].Has(Grammar::kPreposition | Grammar::kPronoun) || NominalAt(i + 1));
  }

  [[nodiscard]] bool PastVerb(std::uint32_t i, std::uint32_t before) const {
    const Word& prev = words_[before];
    const bool only_past = (words_[i].forms() & Form::kBase) == 0 || words_[i].Has(Grammar::kUnchanged);
    const bool noun_next = NominalAt(i + 1);
    if (prev.Has(Grammar::kDeterminer | Grammar::kPossessive) || prev.text == "-") return false;
    if (prev.text == "'s" || prev.text == "\xE2\x80\x99s") return false;
    if (prev.Has(Grammar::kPreposition) && prev.mention == kNone32) return false;
    if (prev.mention != kNone32) {
      const Mention& mention = document_.mentions[prev.mention];
      if (mention.possessive && !mention.pronoun) return false;
      // "the French wounded soldiers": an adjective before a bare noun.
      const bool adjective = mention.modifier;
      return only_past && !(adjective && noun_next && words_[i + 1].mention == kNone32 &&
                            !words_[i + 1].Has(Grammar::kDeterminer));
    }
    if (prev.Has(Grammar::kAdjective) && noun_next) return false;
    if (!only_past && noun_next && !KnownVerb(words_[i])) return false;
    return only_past || KnownVerb(words_[i]);
  }

  [[nodiscard]] bool IngVerb(std::uint32_t i, std::uint32_t before) const {
    const Word& prev = words_[before];
    if (!KnownVerb(words_[i])) return false;
    const bool object = i + 1 < end_ && (words_[i + 1].mention != kNone32 || words_[i + 1].text == "to" ||
                                         words_[i + 1].text == "that" || NominalAt(i + 1) ||
                                         words_[i + 1].Has(Grammar::kDeterminer | Grammar::kPossessive));
    if (prev.Has(Grammar::kDeterminer | Grammar::kPossessive | Grammar::kAdjective)) return false;
    if (prev.text == "'s" || prev.text == "\xE2\x80\x99s") return false;
    if (KnownNoun(words_[i]) && !object) return false;
    if (prev.mention != kNone32 && document_.mentions[prev.mention].modifier) return false;
    return object || prev.text == "," || prev.Has(Grammar::kPreposition);
  }

  [[nodiscard]] bool PresentVerb(std::uint32_t i, std::uint32_t before) const {
    const Word& word = words_[i];
    const Word& prev = words_[before];
    if (!KnownVerb(word)) return false;
    if (prev.Has(Grammar::kDeterminer | Grammar::kPossessive | Grammar::kAdjective)) return false;
    if (prev.Has(Grammar::kPreposition) && prev.mention == kNone32) return false;
    if (prev.text == "'s" || prev.text == "\xE2\x80\x99s" || !prev.letter) {
      return !prev.letter && prev.text == "," && !KnownNoun(word) && (word.forms() & Form::kS) != 0;
    }
    const bool object = i + 1 < end_ && (words_[i + 1].mention != kNone32 || words_[i + 1].text == "to" ||
                                         words_[i + 1].text == "that" ||
                                         words_[i + 1].Has(Grammar::kDeterminer | Grammar::kPossessive |
                                                           Grammar::kPreposition | Grammar::kPronoun));
    if (prev.Has(Grammar::kRelative)) return true;
    if (prev.clause != kNone32 || prev.text == "-") return false;
    if (prev.mention != kNone32) {
      const Mention& mention = document_.mentions[prev.mention];
      const bool third = (word.forms() & Form::kS) != 0;
      if (mention.modifier || third == (mention.plural || mention.continues_group)) return false;
      return !KnownNoun(word) || object;
    }
    if (prev.Has(Grammar::kConjunction)) return !KnownNoun(word) || object;
    const bool third = (word.forms() & Form::kS) != 0;
    const bool plural = prev.text.size() > 3 && prev.text.back() == 's';
    return !KnownNoun(word) && object && third != plural && !prev.Has(kClosed);
  }

  void AddClause(std::uint32_t head) {
    Clause clause;
    clause.head = head;
    clause.first = head;
    const Word& verb = words_[head];
    bool be = false;
    bool to = false;
    bool has_auxiliary = false;
    std::uint32_t i = head;
    while (i > begin_ && head - i < 8) {
      const Word& word = words_[i - 1];
      if (word.mention != kNone32 && !word.Has(Grammar::kNot)) break;
      if (word.Has(Grammar::kNot)) clause.negated = true;
      if (word.Has(kAuxiliary)) {
        has_auxiliary = true;
        be = be || word.Has(Grammar::kBe);
        clause.perfect = clause.perfect || word.Has(Grammar::kHave);
        clause.future = clause.future || word.Has(Grammar::kFuture);
        clause.conditional =
            clause.conditional || (word.Has(Grammar::kModal) && word.Has(Grammar::kConditional));
        clause.obligation = clause.obligation || word.Has(Grammar::kObligation);
        clause.first = i - 1;
      } else if (word.text == "to" && !be && !to) {
        to = true;
        clause.first = i - 1;
      } else if (!(word.Has(Grammar::kAdverb) && !word.Has(Grammar::kPreposition)) &&
                 !word.Has(Grammar::kNot) && word.timex == kNone32) {
        break;
      }
      --i;
    }
    const bool past = LooksPast(verb);
    clause.passive = be && past && !verb.Has(Grammar::kBe);
    clause.infinitive = to && !has_auxiliary;
    if (to && has_auxiliary) clause.infinitive = words_[clause.first].text == "to";
    clause.gerund = !be && LooksIng(verb);
    // A bare participle before "by" is passive: "forces backed by Russia".
    if (!has_auxiliary && past && head + 1 < end_ && words_[head + 1].text == "by") clause.passive = true;
    clause.finite = !clause.infinitive && !clause.gerund;
    if (!has_auxiliary && past && clause.finite && IsReduced(head)) {
      clause.finite = false;
      clause.relative = true;
    }
    if (head + 1 < end_ && words_[head + 1].Has(Grammar::kNot) && verb.Has(Grammar::kBe))
      clause.negated = true;
    const auto index = static_cast<std::uint32_t>(document_.clauses.size());
    for (std::uint32_t k = clause.first; k <= head; ++k) words_[k].clause = index;
    document_.clauses.push_back(clause);
    document_.sentence_clauses[sentence_].push_back(index);
  }

  /// A bare past form that follows a finite verb with no comma, conjunction or opener between is
  /// a participle: "rejected an ultimatum to hand over a guard involved in a shooting".
  [[nodiscard]] bool IsReduced(std::uint32_t head) const {
    const std::vector<std::uint32_t>& clauses = document_.sentence_clauses[sentence_];
    if (clauses.empty()) return false;
    std::uint32_t verb = kNone32;
    for (std::size_t k = clauses.size(); k > 0 && clauses.size() - k < 4; --k) {
      if (!document_.clauses[clauses[k - 1]].finite) continue;
      verb = document_.clauses[clauses[k - 1]].head;
      break;
    }
    if (verb == kNone32 || words_[verb].Has(Grammar::kReport) || head - verb > 30) return false;
    const std::uint32_t before = Before(head);
    if (before != kNone32 && words_[before].Has(Grammar::kPronoun | Grammar::kQuantity)) return false;
    const bool open = head + 1 >= end_ || words_[head + 1].Has(Grammar::kPreposition) ||
                      !words_[head + 1].letter || words_[head + 1].timex != kNone32;
    if (!open) return false;
    for (std::uint32_t i = verb + 1; i < head; ++i) {
      const Word& word = words_[i];
      if (word.mention == kNone32 &&
          (Opens(i) || word.text == "," || word.text == "\"" || word.Has(Grammar::kConjunction)))
        return false;
    }
    return true;
  }

  [[nodiscard]] bool Opens(std::uint32_t i) const {
    const Word& word = words_[i];
    if (word.mention != kNone32) return false;
    if (word.text == ";" || word.text == ":" || word.text == "--" || word.text == "\xE2\x80\x94") return true;
    return word.Has(Grammar::kSubordinator | Grammar::kRelative);
  }

  /// Zones: the subject's begins after the last opener or verb; the complements' ends before
  /// the next opener or finite verb.
  void Bound(const std::vector<std::uint32_t>& clauses, std::size_t k) {
    Clause& clause = document_.clauses[clauses[k]];
    std::uint32_t lower = begin_;
    if (k > 0) lower = document_.clauses[clauses[k - 1]].head + 1;
    clause.begin = lower;
    for (std::uint32_t i = clause.first; i > lower; --i) {
      if (Opens(i - 1)) {
        clause.begin = i;
        clause.opener = i - 1;
        break;
      }
    }
    std::uint32_t limit = end_;
    for (std::size_t n = k + 1; n < clauses.size(); ++n) {
      const Clause& next = document_.clauses[clauses[n]];
      if (next.finite) {
        limit = next.first;
        break;
      }
    }
    clause.end = limit;
    for (std::uint32_t i = clause.head + 1; i < limit; ++i) {
      if (Opens(i) && !(words_[i].Has(Grammar::kPreposition) && !words_[i].Has(Grammar::kRelative))) {
        clause.end = i;
        break;
      }
    }
    if (clause.opener == kNone32 && k > 0) clause.begin = AfterComma(clause.begin, clause.first);
    if (clause.opener != kNone32) {
      const Word& opener = words_[clause.opener];
      clause.relative = opener.Has(Grammar::kRelative);
      clause.subordinate = opener.Has(Grammar::kSubordinator);
      clause.background = opener.Has(Grammar::kBackground);
      if (opener.Has(Grammar::kConditional)) clause.conditional = true;
      const bool comma = clause.opener > begin_ && words_[clause.opener - 1].text == ",";
      // ", where both agreed" goes on with the story.
      if (comma && clause.relative && clause.subordinate) clause.relative = clause.background = false;
    }
  }

  /// A subject that follows a verb stands after the last comma or "but" that has words after it.
  [[nodiscard]] std::uint32_t AfterComma(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = to; i > from; --i) {
      const std::string_view text = words_[i - 1].text;
      const bool mark =
          text == "," || text == "but" || text == "\"" || text == "\xE2\x80\x9D" || text == "''";
      if (mark && i < to && words_[to - 1].text != ",") return i;
    }
    return from;
  }

  /// The first mention in [from, to) that no preposition governs; else the last governed by "of".
  [[nodiscard]] std::uint32_t SubjectIn(std::uint32_t from, std::uint32_t to) const {
    std::uint32_t weak = kNone32;
    std::uint32_t seen = kNone32;
    for (std::uint32_t i = from; i < to; ++i) {
      const std::uint32_t index = words_[i].mention;
      if (index == kNone32 || index == seen) continue;
      seen = index;
      const Mention& mention = document_.mentions[index];
      if (mention.place) continue;
      if (mention.preposition == kNone32 || mention.preposition < from) {
        if (!(mention.possessive && mention.pronoun && mention.actors.empty() && weak != kNone32))
          return index;
      }
      if (mention.preposition != kNone32 && words_[mention.preposition].text == "of") weak = index;
    }
    return weak;
  }

  void FindSubject(const std::vector<std::uint32_t>& clauses, std::size_t k) {
    Clause& clause = document_.clauses[clauses[k]];
    if (clause.infinitive) return InfinitiveSubject(clauses, k);
    const std::uint32_t before = Before(clause.first);
    if (clause.relative && clause.begin >= clause.first) {
      clause.subject = MentionBefore(clause.opener);
      return;
    }
    // "attacked four Iranian sites and vowed": what stands before "and" is the object of the verb before.
    const bool coordinated = k > 0 && clause.opener == kNone32 && before != kNone32 &&
                             before + 1 == clause.first && words_[before].Has(Grammar::kConjunction) &&
                             words_[before].mention == kNone32;
    const std::uint32_t own = coordinated ? kNone32 : SubjectIn(clause.begin, clause.first);
    if (own != kNone32 && !clause.gerund && !(clause.relative && !clause.finite)) {
      clause.subject = own;
      if (clause.background && OpensPhrase(clause, own)) clause.background = clause.subordinate = false;
      return;
    }
    if (clause.relative && !clause.finite) {
      clause.subject = before == kNone32 ? kNone32 : words_[before].mention;
      return;
    }
    if (k == 0) {
      if (clause.gerund) clause.subject = FirstSubjectAfter(clause.head);
      return;
    }
    const std::uint32_t previous = clauses[k - 1];
    if (clause.gerund && before != kNone32 && words_[before].mention != kNone32 &&
        words_[before].text != ",") {
      clause.subject = words_[before].mention;
      clause.parent = previous;
      clause.relative = true;
      return;
    }
    // "ships entering waters": the noun before acts, as background.
    if (clause.gerund && before != kNone32 && words_[before].letter && !words_[before].Has(kClosed) &&
        words_[before].clause == kNone32 && words_[before].mention == kNone32) {
      clause.relative = true;
      clause.subject = before > begin_ ? words_[before - 1].mention : kNone32;
      return;
    }
    // A reduced relative: "forces backed by Russia", "a wall built in 1961".
    const bool joined = before != kNone32 && (words_[before].Has(Grammar::kConjunction) ||
                                              words_[before].text == "," || clause.gerund);
    if (!joined && clause.begin < clause.first && !HasComma(clause.begin, clause.first)) return;
    clause.parent = previous;
    clause.shares_subject = true;
    const std::uint32_t main = MainBefore(clauses, k, before != kNone32 && words_[before].text == ",");
    clause.subject = document_.clauses[main].subject;
    // "said such remarks were unacceptable and warned": the speaker goes on.
    for (std::size_t i = k; i > 0 && k - i < 4 && clause.subject == kNone32; --i) {
      clause.subject = document_.clauses[clauses[i - 1]].subject;
    }
    if (clause.subject != kNone32) {
      clause.conditional = clause.conditional || (document_.clauses[main].conditional && !clause.gerund);
      if (!clause.gerund && words_[before].Has(Grammar::kConjunction) && clause.first == clause.head &&
          document_.clauses[main].future)
        clause.future = true;
    }
  }

  /// The subject of the next finite verb is no complement of this one.
  void Shrink(Clause& clause, const std::vector<std::uint32_t>& clauses, std::size_t k) const {
    constexpr std::size_t kReach = 8;
    for (std::size_t n = k + 1; n < clauses.size() && n < k + kReach; ++n) {
      const Clause& next = document_.clauses[clauses[n]];
      if (!next.finite) continue;
      if (next.begin > clause.head + 1 && next.begin < clause.end) clause.end = next.begin;
      if (next.subject == kNone32) return;
      const Mention& subject = document_.mentions[next.subject];
      if (subject.first > clause.head && subject.last <= next.first && subject.first < clause.end) {
        clause.end = subject.first;
      }
      return;
    }
  }

  /// "After the meeting Japan issued": the opener is a preposition of other words, not of the clause.
  [[nodiscard]] bool OpensPhrase(const Clause& clause, std::uint32_t subject) const {
    if (!words_[clause.opener].Has(Grammar::kPreposition)) return false;
    for (std::uint32_t i = clause.opener + 1; i < document_.mentions[subject].first; ++i) {
      const Word& word = words_[i];
      if (word.text == "," || (word.letter && !word.Has(kClosed | Grammar::kAdjective))) return true;
    }
    return false;
  }

  [[nodiscard]] bool HasComma(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (words_[i].text == ",") return true;
    }
    return false;
  }

  /// The clause that goes on after the one before `k`: past a relative clause when a comma closed it.
  [[nodiscard]] std::uint32_t MainBefore(const std::vector<std::uint32_t>& clauses, std::size_t k,
                                         bool comma) const {
    const Clause& own = document_.clauses[clauses[k]];
    for (std::size_t i = k; i > 0; --i) {
      const Clause& clause = document_.clauses[clauses[i - 1]];
      // "demanded that Japan release him and threatened": the past goes on with the past.
      const bool tense = own.finite && own.first == own.head && LooksPast(words_[own.head]) &&
                         clause.subordinate && clause.first == clause.head && !LooksPast(words_[clause.head]);
      if (tense && i > 1) continue;
      const bool skip = (comma || own.gerund) && (clause.relative || clause.subordinate) && i > 1;
      if (skip && !own.gerund) continue;
      if (clause.infinitive && !own.infinitive && i > 1 && own.finite && LooksPast(words_[own.head]))
        continue;
      return clauses[i - 1];
    }
    return clauses[0];
  }

  [[nodiscard]] std::uint32_t MentionBefore(std::uint32_t opener) const {
    if (opener == kNone32) return kNone32;
    std::uint32_t i = opener;
    while (i > begin_ && opener - i < 3 &&
           (words_[i - 1].text == "," || words_[i - 1].Has(Grammar::kPreposition)))
      --i;
    return i > begin_ && opener - i < 3 ? words_[i - 1].mention : kNone32;
  }

  [[nodiscard]] std::uint32_t FirstSubjectAfter(std::uint32_t head) const {
    for (std::uint32_t i = head + 1; i < end_; ++i) {
      if (words_[i].text == ",") return SubjectIn(i, end_);
    }
    return kNone32;
  }

  /// "urged Japan to stop": the object acts; "refused to stop": the subject does.
  void InfinitiveSubject(const std::vector<std::uint32_t>& clauses, std::size_t k) {
    if (k == 0) return;
    Clause& clause = document_.clauses[clauses[k]];
    const Clause& parent = document_.clauses[clauses[k - 1]];
    clause.parent = clauses[k - 1];
    clause.subject = parent.subject;
    clause.future = clause.future || parent.future;
    clause.conditional = clause.conditional || parent.conditional;
    const bool object_control = words_[parent.head].Has(Grammar::kCausative) && !parent.passive;
    for (std::uint32_t i = parent.head + 1; i < clause.first; ++i) {
      if (words_[i].mention == kNone32) continue;
      if (object_control) clause.subject = words_[i].mention;
      break;
    }
  }

  /// "said it would" tells of a future in the past.
  void Shift(Clause& clause) const {
    for (std::uint32_t i = clause.first; i < clause.head; ++i) {
      if (words_[i].text == "would" || words_[i].text == "'d") {
        clause.conditional = false;
        clause.future = true;
      }
    }
  }

  /// What follows a verb of saying is reported: "said that ...", "said it had ...".
  void FindReported(const std::vector<std::uint32_t>& clauses, std::size_t k) {
    Clause& clause = document_.clauses[clauses[k]];
    if (k == 0 || !clause.finite || clause.relative) return;
    // "added to the tension and Japan lodged": a new main clause, no content.
    if (clause.subject != kNone32 && !clause.shares_subject && !document_.clauses[clauses[k - 1]].reported) {
      const std::uint32_t first = document_.mentions[clause.subject].first;
      if (first > begin_ && first < clause.first && words_[first - 1].Has(Grammar::kConjunction)) return;
    }
    for (std::size_t i = k; i > 0; --i) {
      const Clause& before = document_.clauses[clauses[i - 1]];
      const bool says = words_[before.head].Has(Grammar::kReport) && !before.infinitive;
      const bool direct = i == k;
      if (says &&
          (direct || document_.clauses[clauses[i]].reported || document_.clauses[clauses[i]].infinitive)) {
        const bool own_subject = !clause.shares_subject;
        if (own_subject || (clause.parent != kNone32 && document_.clauses[clause.parent].reported)) {
          clause.reported = true;
          clause.parent = clauses[i - 1];
          Shift(clause);
        }
        return;
      }
      if (clause.shares_subject && !before.reported) return;
      if (before.finite && !before.reported && !before.relative && !before.subordinate) return;
    }
  }

  const Knowledge& knowledge_;
  Document& document_;
  std::vector<Word>& words_;
  std::uint32_t sentence_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

void FindClauses(const Knowledge& knowledge, Document& document) {
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  document.sentence_clauses.assign(sentences, {});
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    ClauseFinder(knowledge, document, sentence).Run();
  }
  // "in supporting Japan": a verb between takes the mention as its object.
  for (Mention& mention : document.mentions) {
    if (mention.preposition == kNone32) continue;
    for (std::uint32_t i = mention.preposition + 1; i < mention.first; ++i) {
      if (document.words[i].clause != kNone32) {
        mention.preposition = kNone32;
        break;
      }
    }
  }
}

}  // namespace demarche::extract
