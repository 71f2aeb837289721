// From left to right, each open-class word is judged by the nearest word before it that is no
// adverb, and the word behind it: "to", a modal, a form of be or have call for a verb; a
// determiner, a possessive, an adjective for a noun. A stand-in: rules of the kind of Brill's
// contextual tagger (1992), written by hand. docs/language.md has its measured accuracy.
#include "language/guess.h"

#include "language/morphology.h"

namespace demarche::language {
namespace {

constexpr std::uint16_t kNominal = Reading::kNoun | Reading::kPlural;

class Guesser {
 public:
  Guesser(std::span<const Word> words, std::span<Token> tokens) : words_(words), tokens_(tokens) {}

  void Run() {
    for (at_ = 0; at_ < words_.size(); ++at_) {
      tokens_[at_].upos = words_[at_].closed;
      if (Is(Upos::kX, at_)) {
        GuessOpen();
      } else if (Is(Upos::kAux, at_)) {
        GuessAuxiliary();
      } else if (IsClippedBe()) {
        Set(Upos::kAux, Feats::kFin | Feats::kPres | Feats::kThird);
      } else if (words_[at_].lower == "to" && !CanBe(Reading::kVerbBase, Ahead())) {
        Set(Upos::kAdp, 0);
      }
      if (!IsPassedOver(at_)) before_ = at_ + 1;
    }
  }

 private:
  [[nodiscard]] bool Is(Upos upos, std::size_t i) const {
    return i < tokens_.size() && (i <= at_ ? tokens_[i].upos : words_[i].closed) == upos;
  }
  [[nodiscard]] bool CanBe(std::uint16_t reading, std::size_t i) const {
    return i < words_.size() && (words_[i].readings & reading) != 0;
  }
  void Set(Upos upos, unsigned feats) {
    tokens_[at_].upos = upos;
    tokens_[at_].feats = static_cast<std::uint16_t>(feats);
  }

  /// Adverbs and "not" stand between a word and what governs it.
  [[nodiscard]] bool IsPassedOver(std::size_t i) const {
    return Is(Upos::kAdv, i) || words_[i].lower == "not" || words_[i].lower == "n't";
  }

  /// The next token that is not passed over.
  [[nodiscard]] std::size_t Ahead() const {
    std::size_t i = at_ + 1;
    while (i < words_.size() && i < at_ + 4 && IsPassedOver(i)) ++i;
    return i;
  }

  /// The word before that governs; sees the empty word at the start of the sentence.
  [[nodiscard]] std::string_view Before() const {
    return before_ == 0 ? std::string_view{} : words_[before_ - 1].lower;
  }
  [[nodiscard]] Upos BeforeUpos() const { return before_ == 0 ? Upos::kX : tokens_[before_ - 1].upos; }
  [[nodiscard]] bool BeforeIs(std::uint16_t feat) const {
    return before_ > 0 && (tokens_[before_ - 1].feats & feat) != 0;
  }

  [[nodiscard]] static bool IsBe(std::string_view word) {
    return word == "be" || word == "is" || word == "are" || word == "was" || word == "were" ||
           word == "been" || word == "being" || word == "am" || word == "'m" || word == "'re" || word == "'s";
  }
  /// "'s" for "is": behind a pronoun or an adverb, where no possessive can stand.
  [[nodiscard]] bool IsClippedBe() const {
    if (words_[at_].lower != "'s" || at_ == 0) return false;
    const std::string_view host = words_[at_ - 1].lower;
    return IsSubject(host) || host == "that" || host == "there" || host == "what" || host == "here" ||
           host == "how" || host == "where";
  }
  [[nodiscard]] static bool IsHave(std::string_view word) {
    return word == "have" || word == "has" || word == "had" || word == "having" || word == "'ve";
  }
  [[nodiscard]] static bool IsDo(std::string_view word) {
    return word == "do" || word == "does" || word == "did";
  }
  [[nodiscard]] static bool IsSubject(std::string_view word) {
    return word == "i" || word == "he" || word == "she" || word == "it" || word == "we" || word == "they" ||
           word == "you" || word == "who" || word == "which";
  }
  [[nodiscard]] static bool IsPossessive(std::string_view word) {
    return word == "my" || word == "your" || word == "his" || word == "her" || word == "its" ||
           word == "our" || word == "their" || word == "whose" || word == "'s" || word == "'";
  }
  /// Behind "its" or "Japan's".
  [[nodiscard]] bool IsOwned() const {
    const bool mark = Before() == "'s" || Before() == "'";
    return IsPossessive(Before()) || (mark && BeforeUpos() == Upos::kPart);
  }
  [[nodiscard]] bool CallsForNoun() const {
    return BeforeUpos() == Upos::kDet || BeforeUpos() == Upos::kAdj || IsOwned();
  }
  [[nodiscard]] bool CallsForInfinitive() const {
    const bool modal = BeforeUpos() == Upos::kAux && !IsBe(Before()) && !IsHave(Before());
    return modal || (Before() == "to" && BeforeUpos() == Upos::kPart);
  }

  /// "have" and "do" are verbs of their own when no verb follows that they could serve.
  void GuessAuxiliary() {
    const std::string_view lower = words_[at_].lower;
    std::size_t next = Ahead();
    if (next < words_.size() && words_[next].closed == Upos::kPron && IsSubject(words_[next].lower)) ++next;
    bool serves = true;
    if (IsHave(lower)) {
      serves = CanBe(Reading::kVerbPart, next) || (next < words_.size() && words_[next].lower == "been") ||
               (next < words_.size() && words_[next].lower == "to");
    } else if (IsDo(lower)) {
      serves = next > at_ + 1 || CanBe(Reading::kVerbBase, next);
    }
    if (!serves) Set(Upos::kVerb, CallsForInfinitive() ? Feats::kInf : Feats::kFin);
  }

  void GuessOpen() {
    const bool verb = CanBe(Reading::kVerb, at_);
    const bool noun = CanBe(kNominal, at_);
    const bool adjective = CanBe(Reading::kAdjective, at_);
    if (verb && GuessVerb(noun)) return;
    if (noun && !verb && !adjective) return SetNoun();
    if (adjective && !verb && !noun) return Set(Upos::kAdj, 0);
    if (noun && adjective && !verb) return GuessNounOrAdjective();
    if (words_[at_].lower.ends_with("ly")) return Set(Upos::kAdv, 0);
    if (noun && (CallsForNoun() || BeforeUpos() == Upos::kNoun || BeforeUpos() == Upos::kPropn)) {
      return SetNoun();
    }
  }

  void SetNoun() { Set(Upos::kNoun, CanBe(Reading::kPlural, at_) ? Feats::kPlur : Feats::kSing); }

  /// "the foreign minister" against "the foreign": an adjective before what can be a noun.
  void GuessNounOrAdjective() {
    const std::size_t next = at_ + 1;
    const bool before_noun =
        CanBe(kNominal | Reading::kAdjective | Reading::kVerbIng, next) && words_[next].closed == Upos::kX;
    if (before_noun) return Set(Upos::kAdj, 0);
    if (IsBe(Before())) return;
    SetNoun();
  }

  /// True when the word is settled as a verb or, against its verb readings, as a noun.
  bool GuessVerb(bool noun) {
    const std::uint16_t readings = words_[at_].readings;
    if (CallsForInfinitive() && (readings & Reading::kVerbBase) != 0) {
      Set(Upos::kVerb, Feats::kInf);
      return true;
    }
    if (IsBe(Before()) && BeforeUpos() == Upos::kAux) {
      if ((readings & Reading::kVerbPart) != 0) {
        Set(Upos::kVerb, Feats::kPart | Feats::kPast | Feats::kPass);
        return true;
      }
      if ((readings & Reading::kVerbIng) != 0) {
        Set(Upos::kVerb, Feats::kPart | Feats::kPres);
        return true;
      }
    }
    if (IsHave(Before()) && BeforeUpos() == Upos::kAux && (readings & Reading::kVerbPart) != 0) {
      Set(Upos::kVerb, Feats::kPart | Feats::kPast);
      return true;
    }
    if (CallsForNoun() && noun) return BeforeNoun();
    if ((readings & Reading::kVerbIng) != 0) return GuessIng(noun);
    if ((readings & (Reading::kVerbPast | Reading::kVerbPart)) != 0) return GuessPast(noun);
    return GuessPresent(noun);
  }

  /// Behind a determiner: "the *talks*", but "the *following* talks" is left open.
  bool BeforeNoun() {
    const bool participle = CanBe(Reading::kVerbPart | Reading::kVerbIng, at_);
    const bool more = CanBe(kNominal, at_ + 1) && words_[at_ + 1].closed == Upos::kX;
    if (participle && more && !CanBe(Reading::kVerbIng, at_)) return false;
    SetNoun();
    return true;
  }

  bool GuessIng(bool noun) {
    const Upos before = BeforeUpos();
    if (noun && before == Upos::kNoun && !BeforeIs(Feats::kPlur)) {
      SetNoun();
      return true;
    }
    if (before == Upos::kAdp || before == Upos::kSconj) {
      Set(Upos::kVerb, Feats::kGer);
    } else {
      Set(Upos::kVerb, Feats::kPart | Feats::kPres);
    }
    return true;
  }

  bool GuessPast(bool noun) {
    const Upos before = BeforeUpos();
    const bool finite = CanBe(Reading::kVerbPast, at_);
    if (before == Upos::kDet || before == Upos::kAdp || before == Upos::kAdj || IsOwned()) {
      if (noun || CanBe(Reading::kAdjective, at_)) return false;
      Set(Upos::kVerb, Feats::kPart | Feats::kPast);
      return true;
    }
    // "a price cut": past forms that are base forms too ("cut", "hit") may be nouns behind a noun.
    const bool may_be_noun = noun && CanBe(Reading::kVerbBase, at_) && !IsSubject(Before());
    if (may_be_noun && before != Upos::kPropn && !HasObject()) return false;
    const std::size_t next = at_ + 1;
    const bool agent = next < words_.size() && words_[next].lower == "by";
    const bool subject = IsSubject(Before());
    if (!finite || (agent && !subject)) {
      Set(Upos::kVerb, Feats::kPart | Feats::kPast | (agent ? Feats::kPass : 0));
    } else {
      Set(Upos::kVerb, Feats::kFin | Feats::kPast);
    }
    return true;
  }

  /// Whether a word follows that begins an object or a clause.
  [[nodiscard]] bool HasObject() const {
    if (at_ + 1 >= words_.size()) return false;
    const Upos next = words_[at_ + 1].closed;
    return next == Upos::kDet || next == Upos::kPron || next == Upos::kPropn || next == Upos::kSconj;
  }

  bool GuessPresent(bool noun) {
    const bool has_s = CanBe(Reading::kVerbS, at_);
    const bool subject = IsSubject(Before());
    if (!noun && !CanBe(Reading::kAdjective, at_)) {
      Set(Upos::kVerb, Feats::kFin | Feats::kPres | (has_s ? Feats::kThird : 0));
      return true;
    }
    if (subject) {
      Set(Upos::kVerb, Feats::kFin | Feats::kPres | (has_s ? Feats::kThird : 0));
      return true;
    }
    if (!noun) return false;
    const Upos before = BeforeUpos();
    if (before == Upos::kAdp || before == Upos::kNum || before == Upos::kVerb) {
      SetNoun();
      return true;
    }
    if (has_s && HasObject() && (before == Upos::kPropn || before == Upos::kNoun)) {
      Set(Upos::kVerb, Feats::kFin | Feats::kPres | Feats::kThird);
      return true;
    }
    return false;
  }

  std::span<const Word> words_;
  std::span<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t before_ = 0;  ///< one past the governing word, 0 for none
};

}  // namespace

void GuessTags(std::span<const Word> words, std::span<Token> tokens) { Guesser(words, tokens).Run(); }

}  // namespace demarche::language
