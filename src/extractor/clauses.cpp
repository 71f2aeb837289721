// Pass 2: clauses. Each verb of the dependency tree, and each copula, heads one: with its voice, tense
// and negation, the words that depend on it, the clause that governs it and its subject. Where the
// parser gives no subject, the nearest name before the verb stands in.
#include <algorithm>

#include "extractor/passes.h"
#include "extractor/syntax/subjects.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr std::uint64_t kAuxiliary = Grammar::kBe | Grammar::kHave | Grammar::kDo | Grammar::kModal;

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
    const auto first = static_cast<std::uint32_t>(document_.clauses.size());
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (words_[i].rel == Deprel::kCop && words_[i].head != kNone32) {
        const std::uint32_t node = words_[i].head;
        // "is to visit": a verb of the future, no predicate.
        if (words_[node].upos != Upos::kVerb || !IsMarked(document_, node)) Add(i, node);
      } else if (IsVerb(knowledge_, document_, i)) {
        Add(i, i);
      }
    }
    FindScopes();
    const Indices clauses(first, static_cast<std::uint32_t>(document_.clauses.size()));
    document_.sentence_clauses[sentence_] = clauses;
    // "Should the EC ban exports, the country will ...", whichever verb the parser gives the auxiliary to.
    if (!clauses.empty() && OpensSentence(begin_)) document_.clauses[clauses.front()].conditional = true;
    for (const std::uint32_t index : clauses) Govern(document_.clauses[index]);
    for (const std::uint32_t index : clauses) Coordinate(document_.clauses[index]);
    for (const std::uint32_t index : clauses) Report(index);
    FindSubjects(document_, sentence_);
  }

 private:
  [[nodiscard]] Clause* Of(std::uint32_t index) {
    return index == kNone32 ? nullptr : &document_.clauses[index];
  }

  void Add(std::uint32_t head, std::uint32_t node) {
    Clause clause;
    clause.head = head;
    clause.node = node;
    clause.rel = words_[node].rel;
    clause.first = head;
    Build(clause);
    Extend(clause);
    // "Japan to lodge protest".
    if (clause.infinitive && IsHeadline() && TellsAll(clause)) {
      clause.infinitive = false;
      clause.finite = clause.future = true;
      clause.rel = Deprel::kRoot;
    }
    const auto index = static_cast<std::uint32_t>(document_.clauses.size());
    for (std::uint32_t k = clause.first; k <= head; ++k) words_[k].clause = index;
    words_[node].scope = index;
    document_.clauses.push_back(clause);
  }

  /// "not only ignored the request but": done, and more.
  [[nodiscard]] bool IsNotOnly(std::uint32_t no) const {
    return no + 1 < words_.size() && knowledge_.rules.IsOf(RareClass::kMerely, words_[no + 1].readings);
  }

  /// Voice, tense and negation from the auxiliaries and markers.
  void Build(Clause& clause) const {
    const Word& verb = words_[clause.head];
    bool to = false;
    bool auxiliary = clause.head != clause.node;
    bool be = false;
    bool be_to = false;
    bool having = false;
    for (std::uint32_t k = words_[clause.node].child; k != kNone32; k = words_[k].sibling) {
      const Word& word = words_[k];
      if (word.Has(Grammar::kNot) && k < clause.node && !IsNotOnly(k)) clause.negated = true;
      if (word.Has(Grammar::kNone) && Negates(word.rel)) clause.negated = true;
      if (word.rel == Deprel::kObl && k < clause.head && HasNo(k)) clause.negated = true;
      if (word.rel == Deprel::kAdvmod && k < clause.node && (IsNoLonger(k) || IsNearly(k)))
        clause.negated = true;
      be_to = be_to || (word.rel == Deprel::kCop && IsVerbNode(clause));
      if (word.rel == Deprel::kAux && OpensSentence(k)) clause.conditional = true;
      if (word.rel == Deprel::kAux || word.rel == Deprel::kAuxPass) {
        // "the steps being taken"
        auxiliary = auxiliary || word.rel == Deprel::kAux || !LooksIng(word);
        be_to = be_to || (be && to);  // "are to be imposed"
        be = be || word.Has(Grammar::kBe);
        clause.passive = clause.passive || word.rel == Deprel::kAuxPass;
        clause.perfect = clause.perfect || word.Has(Grammar::kHave);
        having = having || (word.Has(Grammar::kHave) && LooksIng(word));
        clause.future = clause.future || word.Has(Grammar::kFuture);
        clause.conditional =
            clause.conditional || (word.Has(Grammar::kModal) && word.Has(Grammar::kConditional));
        clause.obligation = clause.obligation || word.Has(Grammar::kObligation);
      }
      to = to || IsTo(k, clause);
      clause.passive = clause.passive || word.rel == Deprel::kNsubjPass || word.rel == Deprel::kOblAgent;
      const bool subject = IsSubject(word.rel);
      if (subject) TakeSubject(clause, k);
      if ((subject || word.rel == Deprel::kObj) && HasNo(k)) clause.negated = true;
      const bool asks = word.rel == Deprel::kAdvmod && word.Has(Grammar::kSubordinator | Grammar::kQuestion);
      if ((word.rel == Deprel::kMark && !IsTo(k, clause)) || (asks && k < clause.first)) clause.opener = k;
      // "If, in fact, they agree": the parser may hang "if" on what stands between.
      const std::uint32_t mark =
          word.rel == Deprel::kObl && k < clause.head ? Dependent(document_, k, Deprel::kMark) : kNone32;
      if (mark != kNone32 && words_[mark].Has(Grammar::kConditional)) clause.opener = mark;
    }
    // The coast guard "threatened": a passive has an auxiliary, but in a headline.
    const bool active = !auxiliary && clause.rel == Deprel::kRoot && !IsHeadline() &&
                        Dependent(document_, clause.node, Deprel::kOblAgent) == kNone32;
    // "stood by the rebels"
    const bool by = !auxiliary && knowledge_.rules.IsOf(RareClass::kByVerb, verb.readings);
    if (active || by) clause.passive = false;
    clause.future = clause.future || be_to;
    clause.infinitive = to && !be_to;
    if (clause.rel == Deprel::kXcomp && OpensSentence(words_[clause.node].head)) clause.conditional = true;
    clause.gerund = !to && !be && (LooksIng(verb) || having);
    const bool participle = !auxiliary && LooksPast(verb) && clause.subject_word == kNone32;
    const bool modifies = clause.rel == Deprel::kAcl || clause.rel == Deprel::kAdvcl;
    // "families refused permission": what describes a noun is done to it; beside an object, of verbs that
    // take two.
    const bool object = Dependent(document_, clause.node, Deprel::kObj) != kNone32;
    const bool given = clause.rel == Deprel::kAcl && !to &&
                       knowledge_.rules.IsOf(RareClass::kTwoObjects, words_[clause.head].readings);
    if (participle && modifies && (given || !object)) clause.passive = true;
    // "Russian envoy summoned in London": what a headline tells in the past without an object is a passive.
    const bool bare = !auxiliary && clause.rel == Deprel::kRoot && LooksPast(verb) && IsHeadline();
    if (bare && Dependent(document_, clause.node, Deprel::kObj) == kNone32) clause.passive = true;
    clause.finite = !clause.infinitive && !clause.gerund && !(participle && modifies);
  }

  [[nodiscard]] bool IsVerbNode(const Clause& clause) const {
    return clause.head == clause.node && words_[clause.node].upos == Upos::kVerb;
  }

  /// Of two subjects before a verb the first is it, but for "whom prosecutors accuse", "after the riot | El
  /// Salvador closed" and "troops, the Kremlin said, shelled", where the nearer one is.
  void TakeSubject(Clause& clause, std::uint32_t word) const {
    const std::uint32_t first = clause.subject_word;
    if (first == kNone32 || words_[first].timex != kNone32) {  // "Monday" is no subject where another stands
      clause.subject_word = word;
      return;
    }
    if (word > clause.head) return;
    // "as many as | 10,000 people marched".
    if (words_[first].upos == Upos::kAdj && words_[first].mention == kNone32 &&
        (words_[word].upos == Upos::kNoun || words_[word].upos == Upos::kPropn)) {
      clause.subject_word = word;
      return;
    }
    // "OPEC member | Venezuela agreed": the noun only describes the name behind it.
    if (word == first + 1 && words_[first].mention == kNone32 && words_[word].mention != kNone32) {
      clause.subject_word = word;
      return;
    }
    bool comma = false;
    for (std::uint32_t i = first; i < word; ++i) comma = comma || words_[i].text == ",";
    const bool opened = clause.opener != kNone32 && clause.opener < first;
    if (comma && !opened && IsApposition(first, word, clause)) return;
    if (!comma && !opened && !words_[first].Has(Grammar::kRelative)) return;
    clause.outer_subject = first;
    clause.subject_word = word;
  }

  /// "Chad, one of the founders of the bank, left": what stands between commas right behind the subject.
  [[nodiscard]] bool IsApposition(std::uint32_t first, std::uint32_t word, const Clause& clause) const {
    if (words_[first].mention == kNone32 || words_[first].upos == Upos::kPron ||
        words_[first + 1].text != ",")
      return false;
    std::uint32_t i = clause.head - 1;
    while (i > word && (words_[i].upos == Upos::kAux || words_[i].upos == Upos::kAdv)) --i;
    return words_[i].text == ",";
  }

  /// "Had Serbia bombed Zagreb": an auxiliary that opens the sentence asks or supposes.
  [[nodiscard]] bool OpensSentence(std::uint32_t word) const {
    if (word == kNone32 || word + 1 >= end_ || !words_[word].Has(kAuxiliary)) return false;
    const bool first = word == begin_ || (word == begin_ + 1 && words_[begin_].upos == Upos::kPunct);
    return first && !words_[word].Has(Grammar::kFuture);
  }

  static bool IsSubject(Deprel rel) {
    return rel == Deprel::kNsubj || rel == Deprel::kNsubjPass || rel == Deprel::kNsubjOuter;
  }

  /// "nor lodged a protest", "neither recalled ... nor".
  static bool Negates(Deprel rel) {
    return rel == Deprel::kCc || rel == Deprel::kCcPreconj || rel == Deprel::kAdvmod;
  }

  /// The "to" of an infinitive, not of "close to reaching".
  [[nodiscard]] bool IsTo(std::uint32_t mark, const Clause& clause) const {
    const Word& verb = words_[clause.head];
    const bool ing = (verb.feats & Feats::kGer) != 0 || ((verb.forms() & Form::kIng) != 0 && LooksIng(verb));
    return words_[mark].rel == Deprel::kMark && words_[mark].upos == Upos::kPart &&
           !words_[mark].Has(Grammar::kNot) && !ing;
  }

  /// "no longer", "no more".
  [[nodiscard]] bool IsNoLonger(std::uint32_t adverb) const {
    return adverb > begin_ && words_[adverb - 1].head == adverb && words_[adverb - 1].Has(Grammar::kNone);
  }

  /// "almost | bombed", but neither "almost | daily bombed" nor "almost | completed".
  [[nodiscard]] bool IsNearly(std::uint32_t adverb) const {
    return words_[adverb].head == adverb + 1 &&
           knowledge_.rules.IsOf(RareClass::kNearly, words_[adverb].readings) &&
           !knowledge_.rules.IsOf(RareClass::kGradual, words_[adverb + 1].readings);
  }

  /// "No agreement was reached".
  [[nodiscard]] bool HasNo(std::uint32_t noun) const {
    if (words_[noun].Has(Grammar::kNone) && words_[noun].mention == kNone32) return true;
    for (const Deprel rel : {Deprel::kDet, Deprel::kCcPreconj}) {
      const std::uint32_t word = Dependent(document_, noun, rel);
      if (word != kNone32 && words_[word].Has(Grammar::kNone)) return true;
    }
    return false;
  }

  /// The words of the verb group, and all that depends on it.
  void Extend(Clause& clause) const {
    clause.first = clause.head;
    for (std::uint32_t i = clause.head; i > begin_ && clause.head - i < 8; --i) {
      const Word& word = words_[i - 1];
      const bool part = word.head == clause.node &&
                        (word.rel == Deprel::kAux || word.rel == Deprel::kAuxPass || IsTo(i - 1, clause));
      const bool between = word.rel == Deprel::kAdvmod || word.Has(Grammar::kNot) || word.timex != kNone32;
      if (word.mention != kNone32 || (!part && !between)) break;
      if (part) clause.first = i - 1;
    }
    clause.begin = clause.first;
    clause.end = clause.head + 1;
    Stretch(clause, clause.node);
  }

  /// Walks the subtree of `node` without recursion.
  void Stretch(Clause& clause, std::uint32_t node) const {
    std::uint32_t at = node;
    for (std::uint32_t guard = end_ - begin_ + 1; guard > 0; --guard) {
      clause.begin = std::min(clause.begin, at);
      clause.end = std::max(clause.end, at + 1);
      if (words_[at].child != kNone32) {
        at = words_[at].child;
        continue;
      }
      while (at != node && words_[at].sibling == kNone32) at = words_[at].head;
      if (at == node) return;
      at = words_[at].sibling;
    }
  }

  /// The clause that governs each word.
  void FindScopes() {
    for (std::uint32_t i = begin_; i < end_; ++i) {
      std::uint32_t at = i;
      for (int step = 0; step < kDeepest && at != kNone32 && words_[at].scope == kNone32; ++step) {
        at = words_[at].head;
      }
      const std::uint32_t scope = at == kNone32 ? kNone32 : words_[at].scope;
      for (std::uint32_t k = i; scope != kNone32 && k != at; k = words_[k].head) words_[k].scope = scope;
    }
  }

  /// "issued a statement deploring the raid": what is said, by whoever issued it.
  [[nodiscard]] bool IsUtterance(const Clause& clause) const {
    const std::uint32_t noun = words_[clause.node].head;
    return clause.rel == Deprel::kAcl && clause.gerund && clause.opener == kNone32 &&
           words_[noun].rel == Deprel::kObj && words_[noun].mention == kNone32 &&
           words_[words_[noun].head].Has(Grammar::kSupport | Grammar::kReport) &&
           knowledge_.rules.IsOf(RareClass::kUtterance, words_[noun].readings);
  }

  /// The clause above, and what opens this one: "that", "after", "who".
  void Govern(Clause& clause) {
    const std::uint32_t head = words_[clause.node].head;
    clause.parent = head == kNone32 ? kNone32 : words_[head].scope;
    // "told a newspaper that Kuwait had asked", "proposed in a letter that they meet": what was told, not
    // which.
    constexpr std::uint64_t kTold = Grammar::kReport | Grammar::kPlanned | Grammar::kCausative;
    const bool told_to = clause.rel == Deprel::kAclRelcl && clause.opener != kNone32 &&
                         words_[clause.opener].rel == Deprel::kMark && words_[head].head != kNone32 &&
                         !words_[head].Has(Grammar::kReport) && words_[words_[head].head].Has(kTold);
    // "told the leaders | they must go"
    const bool told_them =
        clause.rel == Deprel::kAclRelcl && clause.opener == kNone32 && clause.subject_word != kNone32 &&
        words_[clause.subject_word].Has(Grammar::kPronoun) && words_[head].rel == Deprel::kObj &&
        words_[head].head != kNone32 && words_[words_[head].head].Has(Grammar::kTell);
    if (told_to || told_them) clause.rel = Deprel::kCcomp;
    if (told_them) clause.parent = words_[words_[head].head].scope;
    // "the amount the president requested": a relative clause without its pronoun.
    const bool contact = clause.rel == Deprel::kAcl && clause.finite && clause.opener == kNone32 &&
                         clause.subject_word != kNone32 && words_[head].upos == Upos::kNoun &&
                         words_[clause.begin].upos != Upos::kPunct;
    if (contact) clause.rel = Deprel::kAclRelcl;
    if (IsUtterance(clause)) clause.rel = Deprel::kAdvcl;
    if (clause.rel == Deprel::kAclRelcl && !IsContentOfReport(clause)) FindRelative(clause);
    if (clause.rel == Deprel::kAcl)
      clause.relative = !clause.infinitive && clause.opener == kNone32 && clause.subject_word == kNone32 &&
                        !IsParticipleHeadline(clause) && !IsDoneBeside(clause);
    if (clause.opener == kNone32) return;
    // "will ask Japan when he visits": not yet done either.
    constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
    const bool ahead = clause.rel == Deprel::kAdvcl && clause.parent != kNone32 &&
                       document_.clauses[clause.parent].future && !clause.perfect &&
                       (words_[clause.head].feats & kPresent) == kPresent;
    clause.future = clause.future || ahead;
    const Word& opener = words_[clause.opener];
    const bool adverbial = clause.rel == Deprel::kAdvcl || clause.rel == Deprel::kAcl;
    clause.subordinate = opener.Has(Grammar::kSubordinator);
    // ", where both agreed" goes on with the story.
    const bool goes_on =
        opener.Has(Grammar::kRelative) && clause.opener > begin_ && words_[clause.opener - 1].text == ",";
    // "died when artillery shelled the port": what follows with "when" is news too.
    const bool told = clause.parent != kNone32 && clause.begin > document_.clauses[clause.parent].head &&
                      opener.Has(Grammar::kQuestion) && !opener.Has(Grammar::kRelative);
    // "as requested by the ministry", "once signed": a participle that only says how or when.
    const bool reduced = clause.rel == Deprel::kAdvcl && clause.subordinate && clause.passive &&
                         !clause.finite && clause.subject_word == kNone32;
    clause.background = (opener.Has(Grammar::kBackground) && adverbial && !goes_on && !told) || reduced;
    if (opener.Has(Grammar::kConditional)) clause.conditional = true;
  }

  /// No sentence, by its end.
  [[nodiscard]] bool IsHeadline() const { return extract::IsHeadline(document_, sentence_); }

  /// An infinitive right behind a name, and no other verb before it: "Japan to lodge protest".
  [[nodiscard]] bool TellsAll(const Clause& clause) const {
    if (clause.first == begin_ || words_[clause.first - 1].mention == kNone32) return false;
    for (std::uint32_t i = begin_; i < clause.first; ++i) {
      if (words_[i].upos == Upos::kVerb || words_[i].upos == Upos::kAux || words_[i].clause != kNone32)
        return false;
    }
    return true;
  }

  /// "Russian envoy summoned in London": all that is said is a noun with its participle.
  [[nodiscard]] bool IsParticipleHeadline(const Clause& clause) const {
    const std::uint32_t noun = words_[clause.node].head;
    if (noun == kNone32 || words_[noun].head != kNone32 || noun > clause.head) return false;
    for (const std::uint32_t index : document_.sentence_clauses[sentence_]) {
      if (document_.clauses[index].finite) return false;
    }
    return true;
  }

  /// "The president, ending a visit to Peru, said": the subject of the news does it, too.
  [[nodiscard]] bool IsDoneBeside(const Clause& clause) const {
    const std::uint32_t noun = words_[clause.node].head;
    if (!clause.gerund || noun == kNone32 || clause.head == begin_) return false;
    const bool comma = words_[clause.begin].text == "," || words_[clause.head - 1].text == ",";
    return comma && noun < clause.head && words_[noun].rel == Deprel::kNsubj;
  }

  /// "denied charges | that it bombed a town": what is charged, and no more about the charges.
  [[nodiscard]] bool IsContentOfReport(const Clause& clause) const {
    const std::uint32_t noun = words_[clause.node].head;
    return clause.opener != kNone32 && words_[clause.opener].rel == Deprel::kMark && noun != kNone32 &&
           words_[noun].upos == Upos::kNoun && words_[noun].Has(Grammar::kReport);
  }

  void FindRelative(Clause& clause) const {
    clause.relative = true;
    for (std::uint32_t i = clause.begin; i < clause.head; ++i) {
      if (!words_[i].Has(Grammar::kRelative)) continue;
      clause.opener = i;
      const bool comma = i > begin_ && words_[i - 1].text == ",";
      if (comma && words_[i].Has(Grammar::kSubordinator)) clause.relative = false;
      return;
    }
  }

  /// What is coordinated stands where its first does: "said it had met X and signed Y".
  void Coordinate(Clause& clause) {
    if (words_[clause.node].rel != Deprel::kConj || clause.parent == kNone32) return;
    std::uint32_t partner = clause.parent;
    if (document_.clauses[partner].node != words_[clause.node].head) return;
    // "said it had met X and vowed to fight, the radio reported": nothing goes on from what follows.
    if (document_.clauses[partner].head > clause.head) partner = document_.clauses[partner].parent;
    if (partner == kNone32 || document_.clauses[partner].head > clause.head) return;
    // "it will not let Iran close the strait and offered": a past form goes on from no infinitive or future.
    const bool past = clause.first == clause.head && LooksPast(words_[clause.head]) &&
                      (words_[clause.head].feats & Feats::kInf) == 0;
    const bool wish = past && EndsWish(clause, document_.clauses[partner]);
    while ((past && IsAhead(document_.clauses[partner])) || (wish && IsWish(document_.clauses[partner])) ||
           GoesOnFromSaying(clause, document_.clauses[partner]) ||
           (past && SpeaksOn(clause, document_.clauses[partner]))) {
      const std::uint32_t above = document_.clauses[partner].parent;
      if (above == kNone32 || document_.clauses[above].head > clause.head) break;
      partner = above;
    }
    if (const std::uint32_t infinitive = InfinitiveBetween(clause, partner); infinitive != kNone32)
      partner = infinitive;
    const Clause& first = document_.clauses[partner];
    clause.coordinate = partner;
    clause.rel = first.rel;
    clause.parent = first.parent;
    const bool shares = clause.subject_word == kNone32;
    clause.relative = clause.relative || first.relative;
    clause.background = clause.background || first.background;
    clause.subordinate = clause.subordinate || first.subordinate;
    if (clause.opener == kNone32) clause.opener = first.opener;
    const bool bare = shares && clause.first == clause.head;
    // "is not promoted by Brazil or defended by Peru".
    const std::uint32_t joint = Dependent(document_, clause.node, Deprel::kCc);
    if (shares && joint != kNone32 && knowledge_.rules.IsOf(RareClass::kAlternative, words_[joint].readings))
      clause.negated = clause.negated || first.negated;
    if (bare && DeniesBoth(clause, first)) clause.negated = true;
    // "were captured and later released".
    const bool object = Dependent(document_, clause.node, Deprel::kObj) != kNone32;
    // "was summoned and handed a note".
    const bool receives = knowledge_.rules.IsOf(RareClass::kGiving, words_[clause.head].readings) &&
                          Dependent(document_, clause.node, Deprel::kIobj) == kNone32;
    if (bare && first.passive && first.finite && (!object || receives) && LooksPast(words_[clause.head]))
      clause.passive = true;
    if (!bare || LooksPast(words_[clause.head])) return;
    clause.future = clause.future || first.future;
    clause.conditional = clause.conditional || first.conditional;
    clause.obligation = clause.obligation || first.obligation;
    if (!clause.gerund && first.infinitive) {
      clause.infinitive = true;
      clause.finite = false;
    }
  }

  /// "did not enter the bay and | shell the port": what is denied rules the base form behind "and" too; but
  /// not "do not agree and demand", which may be two things.
  [[nodiscard]] bool DeniesBoth(const Clause& clause, const Clause& first) const {
    const Word& auxiliary = words_[first.first];
    const bool past = auxiliary.Has(Grammar::kDo) && (auxiliary.feats & Feats::kPast) != 0;
    const bool opens = first.first != first.head && (past || auxiliary.Has(Grammar::kModal));
    const std::uint32_t joint = Dependent(document_, clause.node, Deprel::kCc);
    return first.negated && opens && !LooksIng(words_[clause.head]) && !LooksPast(words_[clause.head]) &&
           !words_[clause.head].text.ends_with('s') && joint != kNone32 && joint + 1 == clause.head &&
           knowledge_.rules.IsOf(RareClass::kJoining, words_[joint].readings);
  }

  /// "signed a pact to share news and | provide help": a bare form goes on from no past, but from the
  /// infinitive before it.
  [[nodiscard]] std::uint32_t InfinitiveBetween(const Clause& clause, std::uint32_t partner) const {
    const Word& verb = words_[clause.head];
    const bool bare = clause.first == clause.head && clause.subject_word == kNone32 && !LooksPast(verb) &&
                      !LooksIng(verb) && !verb.text.ends_with('s');
    if (!bare || !LooksPast(words_[document_.clauses[partner].head])) return kNone32;
    std::uint32_t between = kNone32;
    for (const std::uint32_t index : document_.sentence_clauses[sentence_]) {
      const Clause& other = document_.clauses[index];
      if (other.infinitive && other.parent == partner && other.head < clause.head) between = index;
    }
    return between;
  }

  /// "said a pact would help Peru and | urged it", unlike "would be fined and jailed".
  [[nodiscard]] bool EndsWish(const Clause& clause, const Clause& partner) const {
    const bool object = Dependent(document_, clause.node, Deprel::kObj) != kNone32;
    return clause.subject_word == kNone32 && (object || !partner.passive) &&
           Dependent(document_, clause.node, Deprel::kCc) != kNone32;
  }

  /// "would help Peru": what no past form goes on from.
  [[nodiscard]] bool IsWish(const Clause& clause) const {
    const Word& modal = words_[clause.first];
    return !clause.perfect && modal.rel == Deprel::kAux && modal.Has(Grammar::kModal);
  }

  /// "to close it", "will close it": what lies ahead of a deed in the past.
  static bool IsAhead(const Clause& clause) { return clause.infinitive || clause.future; }

  /// "has said its missions are watched and has accused Washington": in the perfect as the saying is.
  [[nodiscard]] bool GoesOnFromSaying(const Clause& clause, const Clause& partner) const {
    if (clause.subject_word != kNone32 || !clause.perfect || partner.perfect) return false;
    return partner.rel == Deprel::kCcomp && partner.parent != kNone32 &&
           document_.clauses[partner.parent].perfect;
  }

  /// "said the plan was dead and | urged Peru", "said four were hurt and | accused Peru": no thing speaks,
  /// nor does whoever is only acted on; and who "denied that it had shelled a town and | accused Peru"
  /// denies no accusation.
  [[nodiscard]] bool SpeaksOn(const Clause& clause, const Clause& partner) const {
    const std::uint32_t subject = partner.subject_word;
    if (partner.rel != Deprel::kCcomp || partner.parent == kNone32 || subject == kNone32) return false;
    const Word& saying = words_[document_.clauses[partner.parent].head];
    const bool thing = words_[subject].mention == kNone32 && words_[subject].upos == Upos::kNoun;
    const bool object = Dependent(document_, clause.node, Deprel::kObj) != kNone32;
    const bool denies = saying.Has(Grammar::kDenied) && object;
    return EndsWish(clause, partner) && (saying.Has(Grammar::kReport) || denies) && LooksPast(saying) &&
           (thing || (partner.passive && object) || denies) &&
           IsDeedInWords(knowledge_, words_[clause.head], thing ? "verbal" : "verbal conflict");
  }

  /// "Mali said it was ready; Chad | accused it": what stands behind a semicolon with a subject of its own is
  /// nobody's words.
  [[nodiscard]] bool IsParted(const Clause& saying, const Clause& clause) const {
    const std::uint32_t mark = Dependent(document_, clause.node, Deprel::kMark);
    if (mark != kNone32 || clause.subject_word == kNone32 || clause.head < saying.head) return false;
    for (std::uint32_t i = saying.head; i < clause.subject_word; ++i) {
      if (words_[i].text == ";") return true;
    }
    return false;
  }

  /// What follows or leads a verb of saying is reported: "said that ...", "..., officials said".
  void Report(std::uint32_t index) {
    Clause& clause = document_.clauses[index];
    const bool content = clause.rel == Deprel::kCcomp || clause.rel == Deprel::kParataxis;
    if (clause.parent != kNone32 && content && !clause.infinitive) {
      const Clause& parent = document_.clauses[clause.parent];
      clause.reported =
          words_[parent.head].Has(Grammar::kReport) && !parent.infinitive && !IsParted(parent, clause);
      if (clause.reported) return Shift(clause);
    }
    if (clause.parent == kNone32 || clause.coordinate != kNone32) return;
    if (clause.rel != Deprel::kParataxis && !IsAddedSaying(clause)) return;
    Clause& told = document_.clauses[clause.parent];
    const bool says = words_[clause.head].Has(Grammar::kReport) && clause.finite;
    if (!says || told.reported || words_[told.head].Has(Grammar::kReport)) return;
    told.reported = true;
    told.parent = index;
    clause.parent = kNone32;
    for (const std::uint32_t other : document_.sentence_clauses[sentence_]) {
      Clause& twin = document_.clauses[other];
      if (twin.coordinate != clause_of(told)) continue;
      twin.reported = true;
      twin.parent = index;
    }
  }

  /// "We believe ..., one of the officials told Reuters", where the parser takes it for what is believed.
  [[nodiscard]] bool IsAddedSaying(const Clause& clause) const {
    const Clause& parent = document_.clauses[clause.parent];
    return clause.rel == Deprel::kCcomp && clause.opener == kNone32 && clause.begin > parent.head &&
           clause.end + 1 >= parent.end && words_[clause.begin].upos == Upos::kPunct;
  }

  [[nodiscard]] std::uint32_t clause_of(const Clause& clause) const {
    return static_cast<std::uint32_t>(&clause - document_.clauses.data());
  }

  /// "said it would" tells of a future in the past, but not "if it would" nor "would have done".
  void Shift(Clause& clause) const {
    if (clause.perfect || (clause.opener != kNone32 && words_[clause.opener].Has(Grammar::kConditional)))
      return;
    for (std::uint32_t i = clause.first; i < clause.head; ++i) {
      if (words_[i].text == "would" || words_[i].text == "'d") {
        clause.conditional = false;
        clause.future = true;
      }
    }
  }

  static constexpr int kDeepest = 24;

  const Knowledge& knowledge_;
  Document& document_;
  WordList& words_;
  std::uint32_t sentence_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

void FindClauses(const Knowledge& knowledge, Document& document) {
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  document.sentence_clauses.assign(sentences, Indices());
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    ClauseFinder(knowledge, document, sentence).Run();
  }
}

}  // namespace demarche::extract
