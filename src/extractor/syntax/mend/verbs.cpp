#include <algorithm>
#include <optional>

#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// Subjects that the parser lost. A noun phrase right before a verb that has no subject is its subject, where
/// the parser coordinated it with a noun further to the left: "he met Japan's envoy and China | sent troops",
/// "before the treaty lapses, negotiators | met".
class SubjectMender {
 public:
  SubjectMender(Document& document, std::uint32_t sentence)
      : words_(document.words), begin_(document.FirstWord(sentence)), end_(document.LastWord(sentence)) {}

  void Run() {
    for (std::uint32_t verb = begin_ + 1; verb < end_; ++verb) {
      if (!Lacks(verb)) continue;
      std::optional<std::uint32_t> noun = NounBefore(verb);
      if (!noun || words_[*noun].rel != Deprel::kConj) continue;
      noun = FirstJoined(*noun);
      if (BehindPhrase(*noun, verb)) {
        Gather(*noun, verb);
      } else if (OpensClause(*noun, verb)) {
        Attach(*noun, verb);
      }
    }
  }

 private:
  /// A finite verb of the sentence's own or a coordinate clause, without a subject.
  [[nodiscard]] bool Lacks(std::uint32_t verb) const {
    const Word& word = words_[verb];
    const bool clause = word.rel == Deprel::kRoot || word.rel == Deprel::kConj ||
                        word.rel == Deprel::kCcomp || word.rel == Deprel::kParataxis;
    if (word.upos != Upos::kVerb || !clause || word.timex != kNone32) return false;
    bool finite = (word.feats & Feats::kFin) != 0;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (words_[i].head != verb) continue;
      const bool subject = words_[i].rel == Deprel::kNsubj || words_[i].rel == Deprel::kNsubjPass;
      if (subject && words_[i].timex == kNone32) return false;  // no time does anything
      if (words_[i].rel == Deprel::kMark && i < verb) return false;
      finite = finite || (i < verb && words_[i].rel == Deprel::kAux);
    }
    return finite;
  }

  /// The head of the noun phrase that ends right before the verb, its auxiliaries and adverbs.
  [[nodiscard]] std::optional<std::uint32_t> NounBefore(std::uint32_t verb) const {
    std::uint32_t i = verb - 1;
    while (i > begin_ && (words_[i].upos == Upos::kAux || words_[i].upos == Upos::kAdv)) --i;
    for (int step = 0; step < 8; ++step) {
      const Word& word = words_[i];
      const bool inside =
          word.rel == Deprel::kNmod || word.rel == Deprel::kFlat || word.rel == Deprel::kCompound;
      if (!inside || word.head == kNone32 || word.head >= verb) break;
      i = word.head;
    }
    const bool noun = words_[i].upos == Upos::kNoun || words_[i].upos == Upos::kPropn;
    if (!noun || words_[i].timex != kNone32 || words_[i].head == kNone32 || words_[i].head >= i)
      return std::nullopt;
    return i;
  }

  [[nodiscard]] bool HasComma(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (words_[i].text == ",") return true;
    }
    return false;
  }

  /// "they began haggling, Mali and | Chad signed": the first of those that "and" joins.
  [[nodiscard]] std::uint32_t FirstJoined(std::uint32_t noun) const {
    for (std::uint32_t first = words_[noun].head; words_[first].rel == Deprel::kConj && first < noun;
         first = words_[first].head) {
      if (words_[first].head == kNone32 || HasComma(first, noun)) break;
      noun = first;
    }
    return noun;
  }

  /// The noun's partner stands in a phrase before the comma that itself depends on the verb.
  [[nodiscard]] bool BehindPhrase(std::uint32_t noun, std::uint32_t verb) const {
    std::uint32_t at = words_[noun].head;
    if (!HasComma(at, noun)) return false;
    for (int step = 0; step < 24 && at != kNone32 && at != verb; ++step) at = words_[at].head;
    return at == verb;
  }

  /// "and China sent": the conjunction is the noun's, the verb has none.
  [[nodiscard]] bool OpensClause(std::uint32_t noun, std::uint32_t verb) const {
    if (words_[verb].rel != Deprel::kConj || words_[verb].head == kNone32 || words_[verb].head > noun)
      return false;
    bool joined = false;
    for (std::uint32_t i = words_[noun].head; i < verb; ++i) {
      if (words_[i].rel != Deprel::kCc) continue;
      if (words_[i].head == verb) return false;
      joined = joined || words_[i].head == noun;
    }
    return joined && !HasComma(noun, verb);
  }

  /// What is coordinated after the comma goes with the noun: ", Japan, China and Korea met".
  void Gather(std::uint32_t noun, std::uint32_t verb) {
    const std::uint32_t partner = words_[noun].head;
    std::uint32_t first = noun;
    std::uint32_t comma = partner;
    while (words_[comma].text != ",") ++comma;
    for (std::uint32_t i = comma; i < noun; ++i) {
      if (words_[i].rel != Deprel::kConj || words_[i].head != partner) continue;
      if (first == noun) {
        first = i;
      } else {
        words_[i].head = first;
      }
    }
    if (first != noun) words_[noun].head = first;
    Attach(first, verb);
  }

  void Attach(std::uint32_t noun, std::uint32_t verb) {
    words_[noun].head = verb;
    words_[noun].rel = Deprel::kNsubj;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (words_[i].head == verb && words_[i].rel == Deprel::kAuxPass) words_[noun].rel = Deprel::kNsubjPass;
      if (words_[i].head == noun && words_[i].rel == Deprel::kCc && i < noun) words_[i].head = verb;
    }
  }

  std::vector<Word>& words_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

/// "Peru's largest union | called for a truce.", "Rockets fired by rebels | wounded four.": where the parser
/// takes the first noun for the whole sentence, and a verb behind it for what describes it, the noun is the
/// verb's subject. "Chad relaxed | curbs on trade.", "Chad's envoy voiced | regret.": of a sentence without a
/// verb the participle behind a name, or behind who is somebody's, is the verb.
class NounSentenceMender {
 public:
  NounSentenceMender(Document& document, std::uint32_t sentence)
      : document_(document),
        words_(document.words),
        begin_(document.FirstWord(sentence)),
        end_(document.LastWord(sentence)) {}

  void Run() {
    if (begin_ == end_ || words_[end_ - 1].text != ".") return;
    std::uint32_t root = begin_;
    while (root < end_ && words_[root].rel != Deprel::kRoot) ++root;
    if (root == end_ || (words_[root].upos != Upos::kNoun && words_[root].upos != Upos::kPropn)) return;
    if (Child(document_, root, Deprel::kCop) != kNone32) return;
    for (std::uint32_t verb = root + 1; verb + 1 < end_; ++verb) {
      if (!CanBeMain(root, verb)) continue;
      words_[verb].head = kNone32;
      words_[verb].rel = Deprel::kRoot;
      for (std::uint32_t i = root + 1; i < verb; ++i) {  // "fired by rebels | wounded"
        const std::uint32_t by = words_[i].head == verb ? Child(document_, i, Deprel::kCase) : kNone32;
        const bool agent = by != kNone32 && by > root && words_[by].Has(Grammar::kAgentPreposition) &&
                           words_[by - 1].rel == Deprel::kAcl && words_[by - 1].head == root;
        if (!agent) continue;
        words_[i].head = by - 1;
        words_[i].rel = Deprel::kOblAgent;
      }
      words_[root].head = verb;
      words_[root].rel =
          Child(document_, verb, Deprel::kAuxPass) == kNone32 ? Deprel::kNsubj : Deprel::kNsubjPass;
      return;
    }
    RaiseParticiple(root);
  }

 private:
  void RaiseParticiple(std::uint32_t root) {
    std::uint32_t verb = kNone32;
    bool owned = false;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const Word& word = words_[i];
      if (word.upos == Upos::kAux || (word.feats & Feats::kFin) != 0) return;
      const bool inside = i > begin_ && i < root && words_[i - 1].head == root;
      const bool behind_name =
          inside && words_[i - 1].rel == Deprel::kCompound && words_[i - 1].upos == Upos::kPropn;
      const bool behind_owned =
          inside && owned && (words_[i - 1].rel == Deprel::kCompound || words_[i - 1].rel == Deprel::kAmod);
      const bool participle =
          word.rel == Deprel::kAmod && word.head == root && (word.forms() & Form::kEd) != 0;
      if ((behind_name || behind_owned) && participle) verb = i;
      owned = owned || (i > begin_ && words_[i].rel == Deprel::kCase && words_[i].head == i - 1 &&
                        words_[i - 1].rel == Deprel::kNmodPoss && words_[i - 1].head == root);
    }
    if (verb == kNone32) return;
    words_[verb].upos = Upos::kVerb;
    words_[verb].feats = Feats::kFin | Feats::kPast;
    words_[verb].head = kNone32;
    words_[verb].rel = Deprel::kRoot;
    const std::uint32_t name = verb - 1;
    for (std::uint32_t i = begin_; i < name; ++i) {
      if (words_[i].head == root) words_[i].head = name;
    }
    if (words_[name].upos == Upos::kAdj) words_[name].upos = Upos::kNoun;  // "Chad's premier"
    MakeSubject(document_, name, verb);
    words_[root].head = verb;
    words_[root].rel = Deprel::kObj;
  }

  /// A verb of the root or of what describes it, which nothing opens, which has no subject, and which only an
  /// active or finite verb can be.
  [[nodiscard]] bool CanBeMain(std::uint32_t root, std::uint32_t verb) const {
    const Word& word = words_[verb];
    const bool beside = word.rel == Deprel::kAcl || word.rel == Deprel::kAclRelcl ||
                        word.rel == Deprel::kAdvcl || word.rel == Deprel::kCcomp ||
                        word.rel == Deprel::kParataxis;
    if (word.upos != Upos::kVerb || !beside || word.head == kNone32) return false;
    const bool of_root = word.head == root;
    const bool below =
        words_[word.head].head == root && words_[word.head].rel == Deprel::kAcl && word.head < verb;
    if (!of_root && !below) return false;
    bool helped = false;
    for (std::uint32_t i = begin_; i < verb; ++i) {
      if (words_[i].head != verb) continue;
      if (words_[i].rel == Deprel::kNsubj || words_[i].rel == Deprel::kNsubjPass ||
          words_[i].rel == Deprel::kMark || words_[i].Has(Grammar::kRelative | Grammar::kQuestion) ||
          words_[i].rel == Deprel::kCc)
        return false;
      helped = helped || (words_[i].upos == Upos::kAux && (words_[i].feats & Feats::kFin) != 0);
    }
    if (helped) return true;
    const Word& next = words_[verb + 1];
    const bool governs =
        next.upos == Upos::kAdp && !next.Has(Grammar::kLocative | Grammar::kAgentPreposition);
    const bool object = Child(document_, verb, Deprel::kObj) != kNone32 ||
                        Child(document_, verb, Deprel::kCcomp) != kNone32 ||
                        Child(document_, verb, Deprel::kXcomp) != kNone32;
    if ((word.forms() & Form::kEd) != 0) return object || (governs && word.rel == Deprel::kAcl);
    return object && (word.feats & Feats::kFin) != 0;
  }

  Document& document_;
  std::vector<Word>& words_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

/// "agreed to free two pilots": no adjective stands before a number; what can be the verb of a deed behind
/// "to" is its infinitive.
void MendInfinitives(const Knowledge& knowledge, Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& verb = words[i];
    const std::uint32_t noun = verb.head;
    const bool amod = verb.upos == Upos::kAdj && verb.rel == Deprel::kAmod && noun != kNone32 && noun > i + 1;
    if (!amod || words[i + 1].upos != Upos::kNum || words[i - 1].head != noun) continue;
    const bool to = words[i - 1].text == "to" && words[noun].head != kNone32 && words[noun].head < i;
    const bool deed = std::ranges::any_of(verb.readings, [&](const Reading& reading) {
      return reading.form == Form::kBase && knowledge.rules.VerbRules(reading.symbol) != nullptr;
    });
    if (!to || !deed) continue;
    verb.upos = Upos::kVerb;
    verb.feats = Feats::kInf;
    verb.head = words[noun].head;
    verb.rel = Deprel::kXcomp;
    words[noun].head = i;
    words[noun].rel = Deprel::kObj;
    words[i - 1].head = i;
    words[i - 1].upos = Upos::kPart;
    words[i - 1].rel = Deprel::kMark;
  }
}

/// "took the decision | to recall its envoy", "had no plans | to meet": what is decided or planned; and "is
/// due | to sign": what is due.
void MendInfinitivesOfNouns(const Knowledge& knowledge, Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& verb = words[i];
    const bool beside = verb.rel == Deprel::kAdvcl || verb.rel == Deprel::kConj;
    if (verb.upos != Upos::kVerb || !beside || verb.head == kNone32 || verb.head > i) continue;
    const std::uint32_t to = Child(document, i, Deprel::kMark);
    if (to == kNone32 || to == 0 || to > i || words[to].upos != Upos::kPart) continue;
    const std::uint32_t before = to - 1;
    if (verb.rel == Deprel::kConj) {
      // "was met and was due | to hold talks"
      const bool due = words[before].upos == Upos::kAdj && words[before].Has(Grammar::kPlanned) &&
                       words[before].head == verb.head;
      if (due) verb.head = before;
      if (due) verb.rel = Deprel::kXcomp;
      continue;
    }
    if (verb.head == before && words[before].upos == Upos::kAdj) verb.rel = Deprel::kXcomp;
    const bool decided = words[before].upos == Upos::kNoun && words[before].head == verb.head &&
                         words[before].rel == Deprel::kObj &&
                         words[verb.head].Has(Grammar::kSupport | Grammar::kHave) &&
                         (words[before].Has(Grammar::kPlanned) ||
                          knowledge.rules.IsOf(RareClass::kResolve, words[before].readings) ||
                          knowledge.rules.IsOf(RareClass::kScheme, words[before].readings));
    if (!decided) continue;
    verb.head = before;
    verb.rel = Deprel::kAcl;
  }
}

namespace {

/// "is arming rebels", "have been arming rebels": where the parser takes the rebels for what the subject is.
/// A form of "be" that is one, before several of a thing, makes no copula.
void RaiseProgressive(Document& document, std::uint32_t be) {
  std::vector<Word>& words = document.words;
  const std::uint32_t noun = words[be].head;
  const std::uint32_t verb = be + 1;
  const bool inside =
      words[verb].head == noun && (words[verb].rel == Deprel::kCompound || words[verb].rel == Deprel::kAmod);
  const bool several = words[noun].upos == Upos::kNoun && (words[noun].feats & Feats::kPlur) != 0;
  const bool one = (words[be].feats & Feats::kSing) != 0 || words[be].text == "been";
  if (!inside || !several || !one || verb + 1 != noun || (words[verb].forms() & Form::kIng) == 0) return;
  words[verb].head = words[noun].head;
  words[verb].rel = words[noun].rel;
  words[verb].upos = Upos::kVerb;
  for (std::uint32_t i = document.FirstWord(words[be].sentence); i < verb; ++i) {
    if (words[i].head == noun) words[i].head = verb;
  }
  words[be].rel = Deprel::kAux;
  words[noun].head = verb;
  words[noun].rel = Deprel::kObj;
}

}  // namespace

/// "are today meeting envoys", "talks that were to end it": a form of "be" before what only a verb can be is
/// no copula, unlike "is in Paris holding talks".
void MendProgressives(Document& document) {
  for (std::uint32_t i = 0; i < document.words.size(); ++i) {
    Word& be = document.words[i];
    if (be.rel != Deprel::kCop || be.head == kNone32 || be.head < i) continue;
    RaiseProgressive(document, i);
    if (be.rel != Deprel::kCop) continue;
    Word& verb = document.words[be.head];
    if (verb.upos != Upos::kVerb) continue;
    const Word& next = document.words[i + 1];
    const bool to = next.rel == Deprel::kMark && next.head == be.head && next.upos == Upos::kPart;
    const Word& before = document.words[i > 0 ? i - 1 : i];
    const bool relative = before.head == be.head && (before.Has(Grammar::kRelative) || before.text == "that");
    if (to && relative && verb.rel == Deprel::kAcl) {
      be.rel = Deprel::kAux;
      verb.rel = Deprel::kAclRelcl;
    }
    if ((verb.forms() & Form::kIng) == 0) continue;
    std::uint32_t between = i + 1;
    while (between < be.head &&
           (document.words[between].upos == Upos::kAdv || document.words[between].timex != kNone32))
      ++between;
    if (between == be.head) be.rel = Deprel::kAux;
  }
}

/// "has at last | consented": what the parser takes for a verb of its own, before adverbs and a participle,
/// is the auxiliary of that.
void MendPerfects(Document& document) {
  constexpr std::uint32_t kReach = 5;
  std::vector<Word>& words = document.words;
  for (std::uint32_t have = 1; have + 1 < words.size(); ++have) {
    if (!words[have].Has(Grammar::kHave) || words[have].rel == Deprel::kAux) continue;
    const std::uint32_t end = std::min(document.LastWord(words[have].sentence), have + kReach);
    std::uint32_t verb = have + 1;
    while (verb < end && words[verb].upos != Upos::kVerb && words[verb].upos != Upos::kPunct) ++verb;
    if (verb == end || words[verb].head != have || (words[verb].feats & Feats::kPart) == 0) continue;
    const bool beside = words[verb].rel == Deprel::kAdvcl || words[verb].rel == Deprel::kXcomp ||
                        words[verb].rel == Deprel::kCcomp;
    const bool past =
        (words[verb].forms() & Form::kIng) == 0 && Child(document, have, Deprel::kObj) == kNone32;
    if (!beside || !past || Child(document, verb, Deprel::kMark) != kNone32) continue;
    TakePlaceOf(document, have, verb);
    words[have].rel = Deprel::kAux;
  }
}

/// "ten were reported | killed": the passive is the second verb's, and the first only says that others tell
/// it.
void MendReportedDeeds(const Knowledge& knowledge, Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t told = 1; told + 1 < words.size(); ++told) {
    const std::uint32_t verb = told + 1;
    const bool pair = words[told].upos == Upos::kVerb && words[verb].head == told &&
                      words[verb].upos == Upos::kVerb && (words[verb].forms() & Form::kEd) != 0;
    if (!pair || !knowledge.rules.IsOf(RareClass::kReputedly, words[told].readings) ||
        Child(document, told, Deprel::kAuxPass) == kNone32)
      continue;
    TakePlaceOf(document, told, verb);
    words[told].rel = Deprel::kAdvmod;
    words[told].upos = Upos::kAdv;
    words[told].feats = 0;
  }
}

/// "demanded that Japan free him and | threatened more": what is joined agrees in its form; a past form goes
/// on from the past verb above, not from an infinitive or a wish below it.
void MendConjuncts(Document& document) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  std::vector<Word>& words = document.words;
  const auto is_past = [](const Word& word) { return (word.feats & kPast) == kPast; };
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& verb = words[i];
    const bool joined = verb.upos == Upos::kVerb && verb.rel == Deprel::kConj && is_past(verb) &&
                        verb.head != kNone32 && verb.head < i;
    if (!joined || HasSubjectBefore(document, i)) continue;
    const Word& before = words[verb.head];
    const bool wish =
        before.upos == Upos::kVerb && (before.feats & Feats::kPast) == 0 &&
        (before.forms() & Form::kBase) != 0 && before.head != kNone32 && before.head < verb.head &&
        (before.rel == Deprel::kCcomp || before.rel == Deprel::kXcomp || before.rel == Deprel::kAdvcl);
    if (!wish || Child(document, verb.head, Deprel::kAux) != kNone32) continue;
    if (words[before.head].upos == Upos::kVerb && is_past(words[before.head])) verb.head = before.head;
  }
}

/// "the | visiting French official": what stands between an article and its noun is no verb of its own.
void MendQualifiers(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& word = words[i];
    const Word& article = words[i - 1];
    const bool verb =
        word.upos == Upos::kVerb && word.rel == Deprel::kAdvcl && (word.forms() & Form::kIng) != 0;
    if (!verb || article.rel != Deprel::kDet || article.head == kNone32 || article.head <= i) continue;
    if (words[i + 1].head != article.head || words[i + 1].rel != Deprel::kAmod) continue;
    if (Child(document, i, Deprel::kObj) != kNone32 || IsUnder(document, article.head, i)) continue;
    word.head = article.head;
    word.rel = Deprel::kAmod;
  }
}

/// "met with | visiting Indian minister Rao": a participle right behind "with" is no clause but tells of the
/// one with whom something is done.
void MendVisitors(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& word = words[i];
    const bool clause = word.upos == Upos::kVerb && word.rel == Deprel::kAdvcl && word.head < i &&
                        (word.forms() & Form::kIng) != 0 && document.Is(i - 1, "with");
    const std::uint32_t visitor = clause ? Child(document, i, Deprel::kObj) : kNone32;
    if (visitor == kNone32 || visitor < i || !words[i + 1].capital || words[i - 1].head != i) continue;
    if (!IsUnder(document, i + 1, visitor)) continue;
    const std::uint32_t verb = word.head;
    for (std::uint32_t k = visitor + 1; k < document.LastWord(word.sentence); ++k) {
      if (words[k].head == i) words[k].head = verb;
    }
    words[visitor].head = verb;
    words[visitor].rel = Deprel::kObl;
    words[i - 1].head = visitor;
    words[i - 1].rel = Deprel::kCase;
    words[i - 1].upos = Upos::kAdp;
    word.head = visitor;
    word.rel = Deprel::kAmod;
    word.upos = Upos::kAdj;
  }
}

/// "A commando | shot dead an activist": what has a subject and an object is no noun, if it can be a verb.
void MendVerbsTakenForNouns(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& word = words[i];
    const bool can = word.upos == Upos::kNoun && word.rel == Deprel::kRoot && (word.forms() & Form::kEd) != 0;
    if (!can || !HasSubjectBefore(document, i) || Child(document, i, Deprel::kCop) != kNone32) continue;
    if (Child(document, i, Deprel::kObj) == kNone32) continue;
    word.upos = Upos::kVerb;
    word.feats = Feats::kFin | Feats::kPast;
  }
}

/// "Two men | barred from leaving since July | have been arrested": a participle behind its noun that the
/// parser takes for the verb, and a time for the subject of the verb behind it.
void MendReducedRelatives(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t verb = 3; verb < words.size(); ++verb) {
    std::uint32_t participle = words[verb].head;
    if (participle != kNone32 && words[participle].rel == Deprel::kAdvcl) participle = words[participle].head;
    const bool loose = words[verb].upos == Upos::kVerb && words[verb].rel == Deprel::kAdvcl &&
                       participle != kNone32 && participle > 0 && participle < verb;
    if (!loose || (words[participle].forms() & Form::kEd) == 0) continue;
    const std::uint32_t noun = participle - 1;
    if (words[noun].head != participle || words[noun].rel != Deprel::kNsubj) continue;
    const std::uint32_t mark = Child(document, verb, Deprel::kMark);
    if (mark == kNone32 || mark < participle || mark + 1 >= verb || words[mark + 1].timex == kNone32)
      continue;
    const std::uint32_t time = mark + 1;
    const bool subject = words[time].rel == Deprel::kNsubj || words[time].rel == Deprel::kNsubjPass;
    if (!subject || words[time].head != verb || Child(document, verb, Deprel::kAux) == kNone32) continue;
    words[verb].head = words[participle].head;
    words[verb].rel = words[participle].rel;
    MakeSubject(document, noun, verb);
    words[participle].head = noun;
    words[participle].rel = Deprel::kAcl;
    words[participle].feats = Feats::kPart | Feats::kPast;
    words[time].head = participle;
    words[time].rel = Deprel::kObl;
    words[mark].head = time;
    words[mark].rel = Deprel::kCase;
  }
}

void MendNounSentences(Document& document) {
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) NounSentenceMender(document, s).Run();
}

/// "told India | to withdraw its troops", "was told by Mali | to withdraw them": right behind whom it is
/// told, and by whom, the infinitive says what, and not what for; so it does behind "voted".
void MendOrders(const Knowledge& knowledge, Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& word = words[i];
    const bool infinitive = word.rel == Deprel::kAdvcl && word.upos == Upos::kVerb &&
                            words[i - 1].head == i && words[i - 1].rel == Deprel::kMark &&
                            words[i - 1].upos == Upos::kPart;
    if (!infinitive || word.head == kNone32 || word.head > i || words[i - 2].sentence != word.sentence)
      continue;
    const Word& above = words[word.head];
    const std::uint32_t whom = i - 2;
    const Deprel rel = words[whom].rel;
    const bool heard = (rel == Deprel::kObj || rel == Deprel::kIobj) && words[whom].head == word.head;
    const bool ordered = rel == Deprel::kOblAgent && words[whom].head == word.head;
    const bool voted = above.upos == Upos::kVerb &&
                       knowledge.rules.IsOf(RareClass::kResolve, above.readings) &&
                       !words[i - 2].Has(Grammar::kPreposition);
    if ((above.Has(Grammar::kTell) && (heard || ordered)) || voted) word.rel = Deprel::kXcomp;
  }
}

/// "imposed | targeted sanctions": a participle right between a verb and what it is done to, which the parser
/// takes for a verb with the object, qualifies that.
void MendQualifyingParticiples(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i + 1 < words.size(); ++i) {
    Word& participle = words[i];
    const std::uint32_t verb = i - 1;
    const std::uint32_t noun = i + 1;
    const bool beside = participle.rel == Deprel::kXcomp && participle.head == verb &&
                        participle.upos == Upos::kVerb && (participle.forms() & Form::kEd) != 0;
    const bool object =
        words[noun].upos == Upos::kNoun && words[noun].head == i && words[noun].rel == Deprel::kObj;
    if (!beside || !object || words[verb].upos != Upos::kVerb ||
        words[verb].Has(Grammar::kBe | Grammar::kHave))
      continue;
    for (std::uint32_t k = noun + 1; k < document.LastWord(participle.sentence); ++k) {
      if (words[k].head == i) words[k].head = verb;
    }
    words[noun].head = verb;
    participle.head = noun;
    participle.rel = Deprel::kAmod;
    participle.upos = Upos::kAdj;
  }
}

/// "ruled out | sending arms": a gerund right behind the verb is what it is about, and not told beside it.
void MendGerundsBehindVerbs(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& gerund = words[i];
    const std::uint32_t verb = gerund.head;
    const bool beside = gerund.upos == Upos::kVerb && gerund.rel == Deprel::kAdvcl && verb != kNone32 &&
                        verb < i && (gerund.forms() & Form::kIng) != 0;
    if (!beside || words[verb].upos != Upos::kVerb) continue;
    const bool particle = words[i - 1].head == verb && words[i - 1].rel == Deprel::kCompoundPrt;
    if (particle && verb + 2 == i) gerund.rel = Deprel::kXcomp;
  }
}

void FindLostSubjects(Document& document) {
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) SubjectMender(document, s).Run();
}

/// "had test-fired": where the parser takes "had" for a verb of its own, it is the auxiliary of the verb in
/// two words that follows.
void JoinVerbsInTwoWords(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 0; i + 3 < words.size(); ++i) {
    Word& have = words[i];
    Word& verb = words[i + 3];
    const bool hyphen = words[i + 2].text == "-" && words[i + 1].span.end + 1 == verb.span.begin;
    const bool apart = have.rel != Deprel::kAux && (verb.head == i || verb.head == have.head);
    if (!hyphen || !apart || !have.Has(Grammar::kHave) || have.sentence != verb.sentence) continue;
    if (verb.upos != Upos::kVerb || (verb.feats & Feats::kPast) == 0) continue;
    TakePlaceOf(document, i, i + 3);
    words[i + 1].head = i + 3;
    have.rel = Deprel::kAux;
    words[i + 1].rel = Deprel::kCompound;
  }
}

}  // namespace demarche::extract
