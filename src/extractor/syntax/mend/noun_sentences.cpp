#include <algorithm>

#include "extractor/syntax/mend/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "Peru's largest union | called for a truce.", "Rockets fired by rebels | wounded four.", "Troops backed by
/// tanks | attacked Chad.": where the parser takes the first noun for the whole sentence, and a verb behind
/// it for what describes it, the noun is the verb's subject. "Chad relaxed | curbs on trade.", "Chad's envoy
/// voiced | regret.": of a sentence without a verb the participle behind a name, or behind who is somebody's,
/// is the verb.
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

  /// "troops backed by tanks | attacked": of the agent of a participle that describes the root.
  [[nodiscard]] bool IsBelowAgent(std::uint32_t root, std::uint32_t verb) const {
    const Word& agent = words_[words_[verb].head];
    if (words_[verb].rel != Deprel::kAcl || words_[verb].head > verb || agent.head == kNone32) return false;
    return (agent.rel == Deprel::kOblAgent || agent.rel == Deprel::kObl) && words_[agent.head].head == root &&
           words_[agent.head].rel == Deprel::kAcl;
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
    if (!of_root && !below && !IsBelowAgent(root, verb)) return false;
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
  WordList& words_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

void MendNounSentences(Document& document) {
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) NounSentenceMender(document, s).Run();
}

}  // namespace demarche::extract
