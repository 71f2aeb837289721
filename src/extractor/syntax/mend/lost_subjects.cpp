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
      : document_(document),
        words_(document.words),
        begin_(document.FirstWord(sentence)),
        end_(document.LastWord(sentence)) {}

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

  /// "they began haggling, Mali and | Chad signed": the first of those that "and" joins.
  [[nodiscard]] std::uint32_t FirstJoined(std::uint32_t noun) const {
    for (std::uint32_t first = words_[noun].head; words_[first].rel == Deprel::kConj && first < noun;
         first = words_[first].head) {
      if (words_[first].head == kNone32 || HasComma(document_, first, noun)) break;
      noun = first;
    }
    return noun;
  }

  /// The noun's partner stands in a phrase before the comma that itself depends on the verb.
  [[nodiscard]] bool BehindPhrase(std::uint32_t noun, std::uint32_t verb) const {
    std::uint32_t at = words_[noun].head;
    if (!HasComma(document_, at, noun)) return false;
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
    return joined && !HasComma(document_, noun, verb);
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

  const Document& document_;
  WordList& words_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

void FindLostSubjects(Document& document) {
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) SubjectMender(document, s).Run();
}

}  // namespace demarche::extract
