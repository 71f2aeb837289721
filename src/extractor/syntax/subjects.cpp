#include "extractor/syntax/subjects.h"

#include "extractor/syntax/parties.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class SubjectFinder {
 public:
  SubjectFinder(Document& document, std::uint32_t sentence)
      : document_(document), words_(document.words), begin_(document.FirstWord(sentence)) {}

  /// Its own subject; else by coordination, control, the noun it modifies or nearness.
  void FindSubject(std::uint32_t index, int depth) {
    Clause& clause = document_.clauses[index];
    if (*clause.subject_rule != '\0' || depth > 8) return;
    clause.subject_rule = "none";
    Settle(clause, BeforeWhom(clause), "modified noun");
    if (clause.subject_word == kNone32 && clause.finite) {
      Settle(clause, BeforeRelative(clause), "subject");
      Settle(clause, BehindBelief(clause), "modified noun");
    }
    if (clause.subject_word != kNone32) {
      Settle(clause, OwnSubject(clause), "subject");
    } else if (clause.coordinate != kNone32) {
      Settle(clause, BehindAside(clause), "subject");
      Settle(clause, SubjectOf(clause.coordinate, depth), "coordination");
      if (clause.subject == kNone32 && document_.clauses[clause.coordinate].subject_word == kNone32)
        Settle(clause, SubjectOf(clause.parent, depth), "speaker");
    } else if (clause.rel == Deprel::kAcl || clause.rel == Deprel::kAclRelcl) {
      if (clause.infinitive) Settle(clause, Decider(clause), "agent of the noun");
      // "Kato has no plans to hold talks": the plans are his, unless they are another's.
      const std::uint32_t noun = words_[clause.node].head;
      if (!clause.infinitive || words_[noun].rel != Deprel::kObj || IsNamed(noun))
        Settle(clause, MentionOf(document_, noun), "modified noun");
      if (clause.infinitive && clause.subject == kNone32)
        Settle(clause, SubjectOf(clause.parent, depth), "control");
    } else if (clause.parent != kNone32 && clause.parent != index) {
      if (clause.finite) Settle(clause, BehindConjunction(clause), "nearest");
      if (clause.finite && clause.rel == Deprel::kCcomp) {
        Settle(clause, Said(clause), "subject");
        Settle(clause, Nearest(clause), "nearest");
      }
      const std::uint32_t other = SaidOf(clause);
      if (other != kNone32) {
        Settle(clause, Acting(other), "subject");
      } else if (!IsBareParticiple(clause)) {
        Settle(clause, Controller(clause, depth), "control");
      }
    }
    // "A broker said ..., but warned": whoever it is, he is not the one named last.
    const bool shared =
        clause.coordinate != kNone32 && document_.clauses[clause.coordinate].subject_word != kNone32;
    if (clause.subject == kNone32 && clause.finite && clause.subject_word == kNone32 && !shared)
      Settle(clause, Nearest(clause), "nearest");
  }

 private:
  /// "ruled subsidized imports were": a past form right before a noun is no deed of whoever rules; only an
  /// infinitive or a gerund is controlled.
  [[nodiscard]] bool IsBareParticiple(const Clause& clause) const {
    const Word& verb = words_[clause.head];
    const bool participle = clause.first == clause.head && (verb.feats & Feats::kPart) != 0 && !clause.gerund;
    const bool attached = clause.rel == Deprel::kXcomp || clause.rel == Deprel::kCcomp;
    return participle && attached && clause.coordinate == kNone32;
  }

  /// "Iran's plan", "the Iranian plan", "envoys".
  [[nodiscard]] bool IsNamed(std::uint32_t noun) const {
    if (words_[noun].mention != kNone32) return true;
    for (const Deprel rel : {Deprel::kNmodPoss, Deprel::kAmod, Deprel::kCompound}) {
      const std::uint32_t name = Dependent(document_, noun, rel);
      if (name != kNone32 && words_[name].mention != kNone32) return true;
    }
    return false;
  }

  /// "the decision by the government to block the bid".
  [[nodiscard]] std::uint32_t Decider(const Clause& clause) const {
    for (std::uint32_t k = words_[words_[clause.node].head].child; k != kNone32; k = words_[k].sibling) {
      const std::uint32_t marker = CaseOf(document_, k);
      if (k < clause.first && marker != kNone32 && words_[marker].Has(Grammar::kAgentPreposition))
        return MentionOf(document_, k);
    }
    return kNone32;
  }

  void Settle(Clause& clause, std::uint32_t mention, const char* rule) const {
    if (mention == kNone32 || clause.subject != kNone32) return;
    clause.subject = mention;
    clause.subject_rule = rule;
  }

  /// "members of Congress, a number of whom urged": who is named before the comma.
  [[nodiscard]] std::uint32_t BeforeWhom(const Clause& clause) const {
    constexpr std::uint32_t kMost = 6;
    std::uint32_t i = clause.first;
    if (i < begin_ + 3 || !words_[i - 1].Has(Grammar::kRelative) || !words_[i - 2].Has(Grammar::kGenitive))
      return kNone32;
    while (i > begin_ + 2 && i + kMost > clause.first && words_[i - 1].text != ",") --i;
    return words_[i - 1].text == "," ? words_[i - 2].mention : kNone32;
  }

  /// "Chad was not asked but Minister Low, who led the talks, | urged Peru": who is named before the aside.
  [[nodiscard]] std::uint32_t BeforeRelative(const Clause& clause) const {
    if (clause.first < begin_ + 4 || words_[clause.first - 1].text != ",") return kNone32;
    for (const std::uint32_t index : document_.sentence_clauses[words_[clause.head].sentence]) {
      const Clause& aside = document_.clauses[index];
      const std::uint32_t who = aside.opener;
      const bool closed = aside.end == clause.first || aside.end + 1 == clause.first;
      if (aside.rel != Deprel::kAclRelcl || !closed || who == kNone32 || who < begin_ + 2) continue;
      if (words_[who].Has(Grammar::kRelative) && words_[who - 1].text == ",") return words_[who - 2].mention;
    }
    return kNone32;
  }

  /// "Chad, which it believes | has promised": of whom it is believed.
  [[nodiscard]] std::uint32_t BehindBelief(const Clause& clause) const {
    if (clause.first == begin_ || words_[clause.first - 1].clause == kNone32) return kNone32;
    const Clause& belief = document_.clauses[words_[clause.first - 1].clause];
    const std::uint32_t noun = words_[belief.node].head;
    const bool beside = belief.rel == Deprel::kAclRelcl && belief.head + 1 == clause.first &&
                        belief.subject_word != kNone32 && words_[belief.head].upos == Upos::kVerb;
    bool relative = false;
    for (std::uint32_t i = noun; beside && i < belief.subject_word; ++i)
      relative = relative || words_[i].Has(Grammar::kRelative);
    return relative ? MentionOf(document_, noun) : kNone32;
  }

  /// Who the subject is: "who" stands for the noun before.
  [[nodiscard]] std::uint32_t OwnSubject(const Clause& clause) const {
    const Word& subject = words_[clause.subject_word];
    const bool relative = subject.Has(Grammar::kRelative) || subject.text == "that";
    if (relative && clause.rel == Deprel::kAclRelcl) return MentionOf(document_, words_[clause.node].head);
    const std::uint32_t named = MentionOf(document_, clause.subject_word);
    return named != kNone32 || subject.rel == Deprel::kNsubjPass ? named : UserOf(clause.subject_word);
  }

  /// "A bomb planted by ETA killed": who made or sent the thing that acts.
  [[nodiscard]] std::uint32_t UserOf(std::uint32_t thing) const {
    const std::uint32_t participle = Dependent(document_, thing, Deprel::kAcl);
    if (participle == kNone32) return kNone32;
    return MentionOf(document_, Dependent(document_, participle, Deprel::kOblAgent));
  }

  [[nodiscard]] std::uint32_t SubjectOf(std::uint32_t index, int depth) {
    if (index == kNone32) return kNone32;
    FindSubject(index, depth + 1);
    return document_.clauses[index].subject;
  }

  /// "urged Japan to stop": the object acts; "refused to stop": the subject does.
  [[nodiscard]] std::uint32_t Controller(const Clause& clause, int depth) {
    const Clause& parent = document_.clauses[clause.parent];
    if (clause.rel == Deprel::kCcomp && clause.finite && parent.outer_subject != kNone32)
      return MentionOf(document_, parent.outer_subject);
    // "after shooting": a deed as a thing, whose ever it is.
    const bool thing = clause.gerund && clause.opener != kNone32 && clause.end == clause.head + 1;
    if (thing && words_[clause.opener].Has(Grammar::kBackground)) return kNone32;
    const bool causative = words_[parent.head].Has(Grammar::kCausative) && !parent.passive;
    if ((clause.infinitive && causative) || IsBareInfinitive(document_, clause)) {
      for (const Deprel rel : {Deprel::kObj, Deprel::kIobj, Deprel::kObl}) {
        const std::uint32_t object = Dependent(document_, parent.node, rel);
        const std::uint32_t mention = object < clause.head ? MentionOf(document_, object) : kNone32;
        if (mention != kNone32) return mention;
        // "want the seven to agree": whoever it is, it is not who wants.
        if (object < clause.head && rel == Deprel::kObj) return kNone32;
      }
    }
    // "quoted the envoy as condemning Peru": the envoy condemns.
    const std::uint32_t mark = clause.opener == kNone32 ? clause.first : clause.opener;
    // "quoted Zhang, an envoy, as condemning Peru": the comma may end an aside.
    const bool marked = clause.opener != kNone32 && words_[clause.opener].rel == Deprel::kMark;
    if (clause.gerund && !parent.passive && mark > begin_ && (marked || words_[mark - 1].text != ",")) {
      const std::uint32_t quoted = Said(clause);
      if (quoted != kNone32) return quoted;
      const std::uint32_t stranger = Dependent(document_, parent.node, Deprel::kObj);
      const std::uint32_t office =
          stranger == kNone32 ? kNone32 : Dependent(document_, stranger, Deprel::kAppos);
      if (office != kNone32 && words_[parent.head].Has(Grammar::kReport)) return MentionOf(document_, office);
    }
    const std::uint32_t subject = SubjectOf(clause.parent, depth);
    // "Rockets fired by rebels wounded four", where the parser lets the second verb depend on the first.
    if (subject == kNone32 && parent.passive && clause.rel == Deprel::kXcomp)
      return MentionOf(document_, Dependent(document_, parent.node, Deprel::kOblAgent));
    return subject;
  }

  /// "He said Norway, which he visited, had pledged help": what the parser takes for an object of the saying.
  [[nodiscard]] std::uint32_t Said(const Clause& clause) const {
    const Clause& parent = document_.clauses[clause.parent];
    const Word& verb = words_[parent.head];
    if (!verb.Has(Grammar::kReport) || verb.Has(Grammar::kTell)) return kNone32;
    std::uint32_t last = kNone32;
    for (std::uint32_t k = words_[parent.node].child; k != kNone32 && k < clause.first;
         k = words_[k].sibling) {
      const bool object = words_[k].rel == Deprel::kObj || words_[k].rel == Deprel::kIobj;
      if (k > parent.head && object) last = words_[k].mention != kNone32 ? words_[k].mention : Members(k);
    }
    // "many nations": of whom others tell more beside it.
    if (last != kNone32 && document_.mentions[last].plural && document_.mentions[last].actors.empty())
      return kNone32;
    return last;
  }

  /// "The minister said all of the backers | had pledged help": the word for who acts, and it is not who
  /// speaks.
  [[nodiscard]] std::uint32_t SaidOf(const Clause& clause) const {
    const Clause& parent = document_.clauses[clause.parent];
    const Word& verb = words_[parent.head];
    const bool content = clause.finite && clause.rel == Deprel::kCcomp;
    if (!content || !verb.Has(Grammar::kReport) || verb.Has(Grammar::kTell)) return kNone32;
    const std::uint32_t object = Dependent(document_, parent.node, Deprel::kObj);
    const bool between = object != kNone32 && object > parent.head && object < clause.first;
    return between && words_[object].timex == kNone32 ? object : kNone32;
  }

  /// "the Turkish ship", "hundreds of workers"; but not "Turkey's disputes", "lenders apart from Norway".
  [[nodiscard]] std::uint32_t Acting(std::uint32_t noun) const {
    const std::uint32_t who = MentionOf(document_, noun);
    if (who == kNone32) return kNone32;
    const std::uint32_t head = document_.mentions[who].head;
    const std::uint32_t marker = CaseOf(document_, head);
    const bool owns = words_[head].rel == Deprel::kNmodPoss || words_[head].rel == Deprel::kCompound;
    const bool member = marker == kNone32 || words_[marker].Has(Grammar::kGenitive);
    return member && !owns ? who : kNone32;
  }

  /// "The radio said a Chadian delegation, which toured the north, | promised maize": what the parser takes
  /// for an object of the saying and for a second deed of who speaks.
  [[nodiscard]] std::uint32_t BehindAside(const Clause& clause) const {
    const Clause& saying = document_.clauses[clause.coordinate];
    const bool aside = clause.finite && clause.first > begin_ && words_[clause.first - 1].text == "," &&
                       Dependent(document_, clause.node, Deprel::kCc) == kNone32;
    const Word& verb = words_[saying.head];
    if (!aside || !verb.Has(Grammar::kReport) || verb.Has(Grammar::kTell)) return kNone32;
    const std::uint32_t object = Dependent(document_, saying.node, Deprel::kObj);
    if (object == kNone32 || object < saying.head || object > clause.first) return kNone32;
    return Dependent(document_, object, Deprel::kAclRelcl) == kNone32 ? kNone32 : words_[object].mention;
  }

  /// "meetings of OPEC and the IMF": whose they are.
  [[nodiscard]] std::uint32_t Members(std::uint32_t noun) const {
    const std::uint32_t party = Dependent(document_, noun, Deprel::kNmod);
    const std::uint32_t marker = party == kNone32 ? kNone32 : CaseOf(document_, party);
    const bool of = marker != kNone32 && words_[marker].Has(Grammar::kGenitive);
    return of ? words_[party].mention : kNone32;
  }

  /// "as Norway and Finland have urged": who stands right before the verb, where the parser took the
  /// conjunction for a preposition.
  [[nodiscard]] std::uint32_t BehindConjunction(const Clause& clause) const {
    if (clause.first == begin_ || words_[clause.first - 1].mention == kNone32) return kNone32;
    const std::uint32_t first = FirstOfGroup(document_, words_[clause.first - 1].mention);
    const std::uint32_t marker = document_.mentions[first].preposition;
    return marker != kNone32 && words_[marker].Has(Grammar::kSubordinator) ? first : kNone32;
  }

  /// The last name before the verb and after the verb before that no preposition governs.
  [[nodiscard]] std::uint32_t Nearest(const Clause& clause) const {
    for (std::uint32_t i = clause.first; i > begin_; --i) {
      const Word& word = words_[i - 1];
      if (word.clause != kNone32) return kNone32;
      if (word.mention == kNone32) continue;
      const Mention& mention = document_.mentions[word.mention];
      // "India's only private institution": it is what the land owns, not the land.
      if (mention.possessive) return kNone32;
      const bool free = mention.preposition == kNone32 && !mention.continues_group;
      if (!mention.place && free) return word.mention;
    }
    return kNone32;
  }

  Document& document_;
  const WordList& words_;
  std::uint32_t begin_;
};

}  // namespace

void FindSubjects(Document& document, std::uint32_t sentence) {
  SubjectFinder finder(document, sentence);
  for (const std::uint32_t index : document.sentence_clauses[sentence]) finder.FindSubject(index, 0);
}

}  // namespace demarche::extract
