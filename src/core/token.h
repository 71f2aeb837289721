// Sentences and tokens, named after the columns of CoNLL-U (Universal Dependencies).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/thread_words.h"
#include "core/deprel.h"
#include "core/span.h"

namespace demarche {

/// Universal part-of-speech tags (https://universaldependencies.org/u/pos/).
enum class Upos : std::uint8_t {
  kX,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
};
constexpr std::size_t kUposCount = 17;

/// Morphological features as bits, those that event coding asks for.
struct Feats {
  enum : std::uint16_t {
    kFin = 1,
    kInf = 2,
    kPart = 4,
    kGer = 8,  // VerbForm
    kPast = 16,
    kPres = 32,  // Tense
    kImp = 64,
    kPass = 128,  // Mood=Imp, Voice=Pass
    kSing = 256,
    kPlur = 512,
    kFirst = 1024,
    kSecond = 2048,
    kThird = 4096,
  };
};

/// Trivially copyable. `lemma` is an index into Analysis::lemmas. `head` counts tokens of
/// the sentence from 1, 0 is the root; -1 means that no parser has run.
struct Token {
  Span span;
  std::uint32_t form = 0;  ///< its number in the era of the analysis (FormNumbers)
  std::uint32_t lemma = 0;
  Upos upos = Upos::kX;
  Deprel deprel = Deprel::kNone;
  std::uint16_t feats = 0;  ///< Feats bits
  std::int32_t head = -1;
  bool space_after = true;
  bool joined = false;  ///< one written word with the token before it: "n't" of "didn't", "'s" of "Japan's"
};

/// Where a sentence stands in the article.
struct Sentence {
  Span span;
  std::uint32_t first_token = 0;  ///< index into Analysis::tokens
  std::uint32_t last_token = 0;   ///< one past the last
  std::uint32_t paragraph = 0;    ///< counted from 0; the title, where analysed, has its own analysis
};

enum class NameType : std::uint8_t { kUnknown, kPerson, kOrganisation, kPlace };

/// A proper-noun phrase of one sentence, without a determiner before it: "Foreign Minister Wang Yi" is
/// the name "Wang Yi". `type` is a hint from the words in and around it.
struct ProperName {
  Span span;
  std::uint32_t first_token = 0;  ///< index into Analysis::tokens
  std::uint32_t last_token = 0;   ///< one past the last
  NameType type = NameType::kUnknown;
};

/// What the language room finds in one text. Sentences cover tokens in order; each token
/// lies in exactly one sentence. Lemmas are small-letter dictionary forms, except that
/// proper nouns keep their capitals.
struct Analysis {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<std::string> lemmas;
  std::vector<ProperName> names;  ///< in order; none overlap
  std::uint64_t era = 0;          ///< of the numbers of forms (base/thread_words.h); 0: there are none
  std::uint32_t dateline_end =
      0;  ///< one past the last token of the date line that opens the text; 0 for none

  [[nodiscard]] std::string_view LemmaOf(const Token& token) const { return lemmas[token.lemma]; }

  /// The date line that opens `text`, or "". REQUIRES: this is the analysis of it.
  [[nodiscard]] std::string_view DatelineOf(std::string_view text) const {
    return dateline_end == 0 ? std::string_view() : text.substr(0, tokens[dateline_end - 1].span.end);
  }
};

/// The numbers of the forms of a text, for the thread that asks: those that its tokens have, where this
/// thread gave them and still knows them; else it gives its own.
class FormNumbers {
 public:
  /// REQUIRES: `analysis` is of `text`; both outlive this.
  FormNumbers(std::string_view text, const Analysis& analysis)
      : words_(ThreadWords::Mine()), text_(text), hold_(analysis.era == words_.era()) {}

  std::uint32_t operator()(const Token& token) const {
    return hold_ ? token.form : words_.NumberOf(token.span.In(text_));
  }

 private:
  ThreadWords& words_;
  std::string_view text_;
  bool hold_;  ///< the numbers of the tokens
};

/// Gives each token the number of its form.
inline void NumberForms(std::string_view text, Analysis& analysis) {
  ThreadWords& words = ThreadWords::Mine();
  analysis.era = words.era();
  for (Token& token : analysis.tokens) token.form = words.NumberOf(token.span.In(text));
}

}  // namespace demarche
