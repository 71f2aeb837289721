#include "extractor/syntax/headlines.h"

#include <algorithm>

#include "extractor/actors/phrase.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr std::uint32_t kLongestHeadline = 16;  ///< words of a headline
constexpr std::uint32_t kLongestName = 4;       ///< words before the verb

class HeadlineMender {
 public:
  HeadlineMender(const Knowledge& knowledge, Document& document, std::uint32_t sentence)
      : knowledge_(knowledge),
        words_(document.words),
        begin_(document.FirstWord(sentence)),
        end_(document.LastWord(sentence)) {}

  void Run() {
    const std::uint32_t verb = FindVerb();
    if (verb == kNone32) return;
    words_[verb].upos = Upos::kVerb;
    words_[verb].feats = Feats::kFin | Feats::kPres;
    Attach(verb, kNone32, Deprel::kRoot);
    Attach(Gather(begin_, verb), verb, Deprel::kNsubj);
    std::uint32_t marker = kNone32;
    for (std::uint32_t at = verb + 1; at < end_;) {
      std::uint32_t stop = at;
      while (stop < end_ && words_[stop].upos != Upos::kAdp) ++stop;
      if (stop > at) {
        const std::uint32_t head = Gather(at, stop);
        Attach(head, verb, marker == kNone32 ? Deprel::kObj : Deprel::kObl);
        if (marker != kNone32) Attach(marker, head, Deprel::kCase);
      }
      marker = stop;
      if (marker < end_) Attach(marker, verb, Deprel::kDep);  // until its noun is found
      at = stop + 1;
    }
  }

 private:
  /// The word that is a verb for want of another, or kNone32.
  [[nodiscard]] std::uint32_t FindVerb() const {
    if (end_ - begin_ < 3 || end_ - begin_ > kLongestHeadline) return kNone32;
    const auto plain = [](const Word& word) {
      return word.upos == Upos::kNoun || word.upos == Upos::kPropn || word.upos == Upos::kAdj ||
             word.upos == Upos::kNum || word.upos == Upos::kAdp || word.upos == Upos::kDet;
    };
    const auto gerund = [](const Word& word) { return (word.forms() & Form::kIng) != 0; };
    for (std::uint32_t i = begin_; i < end_; ++i) {
      if (!plain(words_[i]) && !gerund(words_[i]) && !IsGenitive(words_[i].text)) return kNone32;
    }
    for (std::uint32_t i = begin_ + 1; i + 1 < end_ && i <= begin_ + kLongestName; ++i) {
      const bool behind_name = words_[i - 1].upos != Upos::kAdp && words_[begin_].capital;
      const bool before_noun = words_[i + 1].upos != Upos::kAdp && !IsGenitive(words_[i + 1].text);
      if (behind_name && before_noun && !words_[i].capital && CanBeVerb(words_[i])) return i;
    }
    return kNone32;
  }

  [[nodiscard]] bool CanBeVerb(const Word& word) const {
    return word.upos != Upos::kAdp && std::ranges::any_of(word.readings, [&](const Reading& reading) {
             return (reading.form & Form::kS) != 0 && knowledge_.rules.VerbRules(reading.symbol) != nullptr;
           });
  }

  /// Makes words [first, last) one phrase under its last noun, which it returns.
  std::uint32_t Gather(std::uint32_t first, std::uint32_t last) {
    const std::uint32_t head = last - 1;
    if (words_[head].upos == Upos::kVerb) words_[head].upos = Upos::kNoun;  // "warning"
    for (std::uint32_t i = first; i < head; ++i) {
      if (IsGenitive(words_[i].text) && i > first) {
        Attach(i - 1, head, Deprel::kNmodPoss);
        Attach(i, i - 1, Deprel::kCase);
        continue;
      }
      const Upos upos = words_[i].upos;
      Attach(i, head,
             upos == Upos::kAdj   ? Deprel::kAmod
             : upos == Upos::kDet ? Deprel::kDet
             : upos == Upos::kNum ? Deprel::kNummod
                                  : Deprel::kCompound);
    }
    return head;
  }

  void Attach(std::uint32_t word, std::uint32_t head, Deprel rel) {
    words_[word].head = head;
    words_[word].rel = rel;
  }

  const Knowledge& knowledge_;
  WordList& words_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace

void MendHeadlines(const Knowledge& knowledge, Document& document) {
  for (std::uint32_t sentence = 0; sentence < document.sentences.size(); ++sentence) {
    const bool read = document.FirstWord(sentence) < document.LastWord(sentence) &&
                      document.words[document.FirstWord(sentence)].upos != Upos::kX;
    if (read && IsHeadline(document, sentence)) HeadlineMender(knowledge, document, sentence).Run();
  }
}

}  // namespace demarche::extract
