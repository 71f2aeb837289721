// Pass 0b: mends of the parse, from words and arcs alone. What takes a mistaken parse as it is, because it
// needs to know who is named, stands in clauses.cpp.
#include <optional>

#include "extractor/passes.h"
#include "extractor/syntax/headlines.h"
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
      const std::optional<std::uint32_t> noun = NounBefore(verb);
      if (!noun || words_[*noun].rel != Deprel::kConj) continue;
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
      if (words_[i].rel == Deprel::kNsubj || words_[i].rel == Deprel::kNsubjPass) return false;
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

/// "On Monday Japan lodged a protest", "Washington last week lodged a protest": a name that the parser makes
/// a part of the time beside it is the subject of the verb that the time depends on, if that has none else.
void FreeNamesFromTimes(Document& document) {
  for (std::uint32_t i = 0; i < document.words.size(); ++i) {
    Word& word = document.words[i];
    const bool part =
        word.rel == Deprel::kFlat || word.rel == Deprel::kCompound || word.rel == Deprel::kAppos;
    if (!part || word.upos != Upos::kPropn || word.timex != kNone32 || word.head == kNone32) continue;
    Word& time = document.words[word.head];
    if (time.timex == kNone32 || time.head == kNone32 || time.head < i) continue;
    if (i < word.head && time.rel != Deprel::kNsubj && time.rel != Deprel::kOblUnmarked) continue;
    if (time.rel == Deprel::kNsubj) time.rel = Deprel::kOblUnmarked;
    const Word& verb = document.words[time.head];
    if (verb.upos != Upos::kVerb || HasSubjectBefore(document, time.head)) continue;
    word.head = time.head;
    word.rel = Deprel::kNsubj;
  }
}

/// The first dependent of the relation, before the dependents are linked.
std::uint32_t Child(const Document& document, std::uint32_t word, Deprel rel) {
  const std::uint32_t sentence = document.words[word].sentence;
  for (std::uint32_t i = document.FirstWord(sentence); i < document.LastWord(sentence); ++i) {
    if (document.words[i].head == word && document.words[i].rel == rel) return i;
  }
  return kNone32;
}

/// "said on Monday Peru had fired missiles": a name that the parser makes a part of the time before it is the
/// subject of what is said, if that has none else.
void FreeNamesBeforeContent(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 0; i + 1 < words.size(); ++i) {
    const std::uint32_t time = words[i].head;
    const bool part = words[i].rel == Deprel::kFlat && words[i].upos == Upos::kPropn;
    if (!part || time == kNone32 || time > i || words[i].timex != kNone32 || words[time].timex == kNone32)
      continue;
    std::uint32_t last = i;  // "President Reagan"
    while (last + 2 < words.size() && words[last + 1].head == time && words[last + 1].rel == Deprel::kFlat)
      ++last;
    const Word& next = words[last + 1];
    const std::uint32_t verb = next.upos == Upos::kAux ? next.head : last + 1;
    const bool content = verb != kNone32 && verb > last && words[verb].upos == Upos::kVerb &&
                         words[verb].rel == Deprel::kCcomp && words[verb].head == words[time].head;
    if (!content || HasSubjectBefore(document, verb)) continue;
    words[i].head = verb;
    words[i].rel = Deprel::kNsubj;
    for (std::uint32_t k = i + 1; k <= last; ++k) words[k].head = i;
  }
}

/// "In a speech on Monday, Reagan, who spoke to experts, pledged": nor is it a name for the time.
void FreeNamesBehindSpeeches(Document& document) {
  constexpr int kSteps = 4;
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::uint32_t time = words[i].head;
    const bool part = words[i].rel == Deprel::kAppos && words[i].upos == Upos::kPropn;
    if (!part || time == kNone32 || time > i || words[i].timex != kNone32 || words[time].timex == kNone32)
      continue;
    std::uint32_t verb = words[time].head;
    for (int step = 0; step < kSteps && verb != kNone32 && words[verb].upos != Upos::kVerb; ++step)
      verb = words[verb].head;
    if (verb == kNone32 || verb < i || words[verb].upos != Upos::kVerb || HasSubjectBefore(document, verb))
      continue;
    words[i].head = verb;
    words[i].rel = Deprel::kNsubj;
  }
}

/// "In March Japan and China met": where the parser makes the time a part of the name behind it, the name is
/// the subject of a verb that has none, and the time stands by itself.
void FreeNamesBehindTimes(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& name = words[i];
    const bool open = name.rel == Deprel::kObl && name.upos == Upos::kPropn && name.timex == kNone32;
    if (!open || name.head == kNone32 || name.head < i || words[name.head].upos != Upos::kVerb) continue;
    const std::uint32_t marker = Child(document, i, Deprel::kCase);
    const std::uint32_t time = marker == kNone32 ? kNone32 : marker + 1;
    if (time == kNone32 || time >= i || words[time].timex == kNone32) continue;
    const bool part = words[time].rel == Deprel::kCompound && words[time].head == i;
    const bool beside = words[time].rel == Deprel::kObl && words[time].head == name.head;
    if (!(part || beside) || HasSubjectBefore(document, name.head)) continue;
    words[time].head = name.head;
    words[time].rel = Deprel::kObl;
    words[marker].head = time;
    name.rel = Deprel::kNsubj;
  }
}

/// "Japan, he said, has rejected it": who stands before a saying that is put in, and whom the parser takes
/// for the one who is spoken to, is the subject of the verb behind it, if that has none.
void FreeNamesFromSayings(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 0; i + 1 < words.size(); ++i) {
    const std::uint32_t saying = words[i].head;
    if (words[i].rel != Deprel::kVocative || saying == kNone32 || saying < i) continue;
    const bool put_in = words[saying].Has(Grammar::kReport) && HasSubjectBefore(document, saying) &&
                        saying + 1 < words.size() && words[saying + 1].text == ",";
    const std::uint32_t verb = put_in ? Child(document, saying, Deprel::kCcomp) : kNone32;
    if (verb == kNone32 || verb < saying || HasSubjectBefore(document, verb)) continue;
    if (Child(document, verb, Deprel::kMark) != kNone32) continue;
    words[i].head = verb;
    words[i].rel = Child(document, verb, Deprel::kAuxPass) == kNone32 ? Deprel::kNsubj : Deprel::kNsubjPass;
  }
}

/// "after the unions | called a strike": where the parser takes the conjunction for a preposition of the verb
/// above, the noun is the subject of the verb right behind it, if that has none.
void FreeSubjectsFromConjunctions(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t verb = 2; verb < words.size(); ++verb) {
    const std::uint32_t above = words[verb].head;
    const bool open =
        words[verb].upos == Upos::kVerb && words[verb].rel == Deprel::kAdvcl && above != kNone32;
    if (!open || HasSubjectBefore(document, verb)) continue;
    bool finite = (words[verb].feats & Feats::kFin) != 0;
    std::uint32_t last = verb - 1;
    for (; last > 0 && words[last].head == verb && words[last].upos != Upos::kPunct; --last)
      finite = finite || words[last].rel == Deprel::kAux;
    if (words[last].upos == Upos::kPunct) continue;
    std::uint32_t noun = last;
    while (words[noun].head != kNone32 && words[noun].head != above && words[noun].head < verb &&
           words[noun].rel != Deprel::kObl)
      noun = words[noun].head;
    if (!finite || words[noun].rel != Deprel::kObl || words[noun].head != above) continue;
    const std::uint32_t opener = Child(document, noun, Deprel::kCase);
    if (opener == kNone32 || !words[opener].Has(Grammar::kSubordinator)) continue;
    if (words[noun].timex != kNone32 || Child(document, verb, Deprel::kMark) < verb) continue;
    words[noun].head = words[opener].head = verb;
    words[noun].rel =
        Child(document, verb, Deprel::kAuxPass) == kNone32 ? Deprel::kNsubj : Deprel::kNsubjPass;
    words[opener].rel = Deprel::kMark;
  }
}

/// "said that | planes from Chad bombed": what the parser takes for a verb behind "that", or for a relative
/// clause before its own verb, is the subject, in a form that can be a noun's, too.
void MendPluralsBehindThat(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    Word& noun = words[i];
    Word& that = words[i - 1];
    const bool plural = noun.upos == Upos::kVerb && noun.text.ends_with('s') && that.text == "that" &&
                        that.rel == Deprel::kNsubj && noun.head != kNone32 && noun.head > i;
    if (!plural || words[noun.head].upos != Upos::kVerb) continue;
    const bool relative = noun.rel == Deprel::kAdvclRelcl && that.head == i;
    const bool beside = noun.rel == Deprel::kNsubj && that.head == noun.head;
    if (!beside && (!relative || HasSubjectBefore(document, noun.head))) continue;
    for (std::uint32_t k = i + 1; k < noun.head; ++k) {
      if (words[k].head == i && words[k].rel == Deprel::kObl) words[k].rel = Deprel::kNmod;
    }
    that.head = noun.head;
    that.rel = Deprel::kMark;
    that.upos = Upos::kSconj;
    noun.upos = Upos::kNoun;
    noun.feats = Feats::kPlur;
    noun.rel = Child(document, noun.head, Deprel::kAuxPass) == kNone32 ? Deprel::kNsubj : Deprel::kNsubjPass;
  }
}

/// "claims that it had sold arms", "no evidence that it sold arms": where the verb has another object and a
/// subject, "that" is no object.
void MendContentsOfNouns(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    const std::uint32_t verb = words[i].head;
    const bool object = words[i].rel == Deprel::kObj && words[i].text == "that";
    if (!object || verb == kNone32 || verb < i || !HasSubjectBefore(document, verb)) continue;
    const std::uint32_t noun = words[verb].head;
    if (noun == kNone32 || noun > i || words[noun].upos != Upos::kNoun) continue;
    const std::uint32_t no = Child(document, noun, Deprel::kDet);
    const bool told = words[noun].Has(Grammar::kReport) || (no != kNone32 && words[no].Has(Grammar::kNone));
    const bool content = told && words[verb].rel == Deprel::kAclRelcl;
    bool other = false;
    for (std::uint32_t k = verb + 1; k < document.LastWord(words[i].sentence); ++k)
      other = other || (words[k].head == verb && words[k].rel == Deprel::kObj);
    if (!content || !other) continue;
    words[i].rel = Deprel::kMark;
    words[i].upos = Upos::kSconj;
  }
}

/// "said unions | imposed bans": what the parser takes for a participle of whom is spoken of, and what has an
/// object as only an active verb has, is a verb of what is said.
void MendContents(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& verb = words[i];
    const std::uint32_t noun = verb.head;
    const bool past = verb.upos == Upos::kVerb && verb.rel == Deprel::kAcl && (verb.forms() & Form::kEd) != 0;
    if (!past || noun == kNone32 || noun >= i || words[noun].rel != Deprel::kObj) continue;
    const std::uint32_t saying = words[noun].head;
    if (saying == kNone32 || saying > noun || !words[saying].Has(Grammar::kReport)) continue;
    bool apart = words[saying].Has(Grammar::kTell) || Child(document, i, Deprel::kObj) == kNone32;
    for (std::uint32_t k = saying + 1; k < i; ++k) apart = apart || words[k].upos == Upos::kPunct;
    if (apart || Child(document, i, Deprel::kOblAgent) != kNone32) continue;
    words[noun].head = i;
    words[noun].rel = Deprel::kNsubj;
    verb.head = saying;
    verb.rel = Deprel::kCcomp;
    verb.feats = Feats::kFin | Feats::kPast;
  }
}

/// "are today meeting envoys": a form of "be" before what only a verb can be is no copula, unlike "is in
/// Paris holding talks".
void MendProgressives(Document& document) {
  for (std::uint32_t i = 0; i < document.words.size(); ++i) {
    Word& be = document.words[i];
    if (be.rel != Deprel::kCop || be.head == kNone32 || be.head < i) continue;
    const Word& verb = document.words[be.head];
    if (verb.upos != Upos::kVerb || (verb.forms() & Form::kIng) == 0) continue;
    std::uint32_t between = i + 1;
    while (between < be.head &&
           (document.words[between].upos == Upos::kAdv || document.words[between].timex != kNone32))
      ++between;
    if (between == be.head) be.rel = Deprel::kAux;
  }
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
    verb.head = have.head;
    verb.rel = have.rel;
    for (std::uint32_t k = document.FirstWord(have.sentence); k < document.LastWord(have.sentence); ++k) {
      if (words[k].head == i) words[k].head = i + 3;
    }
    have.head = words[i + 1].head = i + 3;
    have.rel = Deprel::kAux;
    words[i + 1].rel = Deprel::kCompound;
  }
}

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

/// "signed by Chad as well as | Mali", where the parser hangs the second on the verb: both are its parties.
void MendAdditions(const Knowledge& knowledge, Document& document) {
  constexpr std::uint32_t kConjunction = 3;
  const auto nominal = [](const Word& word) { return word.upos == Upos::kNoun || word.upos == Upos::kPropn; };
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 1; i + kConjunction < words.size(); ++i) {
    const bool adds = words[i].rel == Deprel::kCc && words[i].head != kNone32 && words[i + 1].head == i &&
                      knowledge.rules.IsOf(RareClass::kAdding, words[i + 1].readings);
    if (!adds) continue;
    std::uint32_t right = words[i].head;
    if (right < i) {
      const std::uint32_t verb = right;
      right = i + kConjunction;
      while (right < document.LastWord(words[i].sentence) && words[right].head != verb) ++right;
      if (right == document.LastWord(words[i].sentence) || words[right].rel != Deprel::kNsubj) continue;
    }
    const std::uint32_t verb = words[right].head;
    if (!nominal(words[right]) || verb == kNone32 || nominal(words[verb])) continue;
    std::uint32_t left = i - 1;
    while (words[left].head != kNone32 && words[left].head < right && words[left].head != verb)
      left = words[left].head;
    if (words[left].head != verb || left >= i || !nominal(words[left])) continue;
    words[right].head = left;
    words[right].rel = Deprel::kConj;
    words[i].head = right;
  }
}

/// "told India | to withdraw its troops": right behind whom it is told, the infinitive says what, and not
/// what for.
void MendOrders(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t i = 2; i < words.size(); ++i) {
    Word& word = words[i];
    const bool infinitive = word.rel == Deprel::kAdvcl && word.upos == Upos::kVerb &&
                            words[i - 1].head == i && words[i - 1].rel == Deprel::kMark &&
                            words[i - 1].upos == Upos::kPart;
    if (!infinitive || word.head == kNone32 || word.head > i || words[i - 2].sentence != word.sentence)
      continue;
    if (!words[word.head].Has(Grammar::kTell)) continue;
    const std::uint32_t whom = i - 2;
    const Deprel rel = words[whom].rel;
    if ((rel == Deprel::kObj || rel == Deprel::kIobj) && words[whom].head == word.head)
      word.rel = Deprel::kXcomp;
  }
}

/// "Peru's largest union | called for a truce.": where a sentence has no finite verb, what the parser takes
/// for a participle of its noun, and what only an active verb can have with it, is its verb.
void MendNounSentences(Document& document) {
  std::vector<Word>& words = document.words;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const std::uint32_t first = document.FirstWord(s);
    const std::uint32_t end = document.LastWord(s);
    if (first == end || words[end - 1].text != ".") continue;
    std::uint32_t root = kNone32;
    bool finite = false;
    for (std::uint32_t i = first; i < end; ++i) {
      if (words[i].rel == Deprel::kRoot) root = i;
      const bool verb = words[i].upos == Upos::kVerb || words[i].upos == Upos::kAux;
      finite = finite || (verb && (words[i].feats & Feats::kFin) != 0);
    }
    const bool noun =
        root != kNone32 && (words[root].upos == Upos::kNoun || words[root].upos == Upos::kPropn);
    if (!noun || finite) continue;
    for (std::uint32_t verb = root + 1; verb + 1 < end; ++verb) {
      if (words[verb].head != root || words[verb].rel != Deprel::kAcl || words[verb].upos != Upos::kVerb)
        continue;
      const Word& next = words[verb + 1];
      const bool governs =
          next.upos == Upos::kAdp && !next.Has(Grammar::kLocative | Grammar::kAgentPreposition);
      const bool active = Child(document, verb, Deprel::kObj) != kNone32 ||
                          Child(document, verb, Deprel::kCcomp) != kNone32 || governs;
      if ((words[verb].forms() & Form::kEd) == 0 || !active) break;
      words[verb].head = kNone32;
      words[verb].rel = Deprel::kRoot;
      words[root].head = verb;
      words[root].rel = Deprel::kNsubj;
      break;
    }
  }
}

/// "(CNN) President Trump said": who prints it is no subject.
void MendBylines(Document& document) {
  constexpr std::uint32_t kLongest = 4;
  std::vector<Word>& words = document.words;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const std::uint32_t first = document.FirstWord(s);
    const std::uint32_t end = std::min(document.LastWord(s), first + kLongest);
    if (first == end || words[first].text != "(") continue;
    std::uint32_t close = first + 1;
    while (close < end && words[close].text != ")") ++close;
    if (close == end) continue;
    for (std::uint32_t i = first + 1; i < close; ++i) {
      if (words[i].rel == Deprel::kNsubj || words[i].rel == Deprel::kNsubjPass)
        words[i].rel = Deprel::kParataxis;
    }
  }
}

}  // namespace

void MendTree(const Knowledge& knowledge, Document& document) {
  MendHeadlines(knowledge, document);
  MendBylines(document);
  MendAdditions(knowledge, document);
  FreeNamesFromTimes(document);
  FreeNamesBeforeContent(document);
  FreeNamesBehindSpeeches(document);
  FreeNamesBehindTimes(document);
  FreeNamesFromSayings(document);
  FreeSubjectsFromConjunctions(document);
  MendPluralsBehindThat(document);
  MendContents(document);
  MendContentsOfNouns(document);
  MendInfinitives(knowledge, document);
  MendProgressives(document);
  MendQualifiers(document);
  MendNounSentences(document);
  MendOrders(document);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) SubjectMender(document, s).Run();
  JoinVerbsInTwoWords(document);
}

}  // namespace demarche::extract
