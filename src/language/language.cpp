// Tokens, then sentences, then one word after another: proper noun or not, guessed tag, lemma.
#include "language/language.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "language/characters.h"
#include "language/forms.h"
#include "language/guess.h"
#include "language/lemmatizer.h"
#include "language/morphology.h"
#include "language/names.h"
#include "language/splitter.h"
#include "language/tokenizer.h"
#include "language/words.h"

namespace demarche {

using language::Capitals;
using language::Form;
using language::Forms;
using language::Reading;
using language::Word;

struct LanguageModel::Impl {
  language::Words words;
  language::Morphology morphology;
  language::NameFinder names;
};

namespace {

/// How a sentence uses capitals; only in kPlain does a first capital tell a name.
enum class Casing : std::uint8_t { kPlain, kHeadline, kCapitals };

class Analyzer {
 public:
  /// `bounds` holds sentences and tokens with their spans.
  Analyzer(std::string_view text, Analysis bounds, const language::Words& words,
           const language::Morphology& morphology)
      : text_(text), result_(std::move(bounds)), words_(words), forms_(words, morphology) {}

  Analysis Run() {
    ReadForms();
    for (std::size_t i = 0; i < result_.sentences.size(); ++i) ReadSentence(i);
    return std::move(result_);
  }

 private:
  [[nodiscard]] const Form& FormOf(std::size_t token) const { return forms_[form_of_[token]]; }

  /// Describes all forms and counts capitals inside sentences, so that the first word of a
  /// sentence can be judged by the rest of the text.
  void ReadForms() {
    form_of_.reserve(result_.tokens.size());
    for (const Token& token : result_.tokens) form_of_.push_back(forms_.IndexOf(token.span.In(text_)));
    casings_.reserve(result_.sentences.size());
    for (const Sentence& sentence : result_.sentences) {
      casings_.push_back(CasingOf(sentence));
      if (casings_.back() != Casing::kPlain) continue;
      bool due = true;
      for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
        Form& form = forms_[form_of_[i]];
        if (form.upper && !due) ++form.capital_inside;
        due = CapitalIsDueAfter(i, due);
      }
    }
  }

  /// By words of four letters and more: nearly every one is capitalised, or all letters are capitals.
  [[nodiscard]] Casing CasingOf(const Sentence& sentence) const {
    std::size_t longer = 0;
    std::size_t capitals = 0;
    std::size_t all_caps = 0;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Form& form = FormOf(i);
      if (form.lower.size() < 4 || form.closed == Upos::kPunct || form.closed == Upos::kSym ||
          form.closed == Upos::kNum) {
        continue;
      }
      ++longer;
      if (form.upper) ++capitals;
      if (form.all_caps) ++all_caps;
    }
    constexpr std::size_t kFewest = 3;
    if (longer < kFewest || capitals * 5 < longer * 4) return Casing::kPlain;
    return all_caps * 5 >= longer * 4 ? Casing::kCapitals : Casing::kHeadline;
  }

  /// Whether the token behind `i` takes a capital whatever it is.
  [[nodiscard]] bool CapitalIsDueAfter(std::size_t i, bool was_due) const {
    const Form& form = FormOf(i);
    if (form.closed != Upos::kPunct) return was_due && form.closed == Upos::kSym;
    const std::string_view sign = result_.tokens[i].span.In(text_);
    if (language::IsOpeningQuote(sign) || sign == "\"" || sign == ":" || sign == "-" || sign == "--")
      return true;
    return was_due;
  }

  /// Whether the capital of the token tells a proper noun.
  [[nodiscard]] bool IsProper(const Form& form, Casing casing, bool due) const {
    if (!form.upper) return false;
    if (casing == Casing::kPlain && !due) {
      if (form.closed == Upos::kAux) return true;  // "May", "Will"
      return form.closed == Upos::kX || (form.all_caps && form.closed != Upos::kNum && form.lower != "i");
    }
    if (form.is_name) return form.closed == Upos::kX || (form.all_caps && casing == Casing::kPlain);
    if (casing == Casing::kPlain && form.all_caps) return form.closed != Upos::kNum;
    if (form.closed != Upos::kX) return false;
    if (form.morphology.readings == 0) return true;
    return form.capital_inside > 0 && !forms_.HasLower(form);
  }

  void ReadSentence(std::size_t index) {
    const Sentence& sentence = result_.sentences[index];
    const std::span<Token> tokens(&result_.tokens[sentence.first_token],
                                  sentence.last_token - sentence.first_token);
    sentence_.clear();
    capitals_.clear();
    bool due = true;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Form& form = FormOf(i);
      const bool proper = IsProper(form, casings_[index], due);
      sentence_.push_back({form.lower, form.morphology.readings, proper ? Upos::kPropn : form.closed});
      capitals_.push_back(CapitalsAt(casings_[index], due));
      due = CapitalIsDueAfter(i, due);
    }
    language::GuessTags(sentence_, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      tokens[i].lemma = LemmaOf(form_of_[sentence.first_token + i], tokens[i], capitals_[i]);
    }
  }

  [[nodiscard]] static Capitals CapitalsAt(Casing casing, bool due) {
    if (casing == Casing::kCapitals) return Capitals::kNothing;
    return casing == Casing::kHeadline || due ? Capitals::kAcronym : Capitals::kName;
  }

  /// The index of the token's lemma; a form that comes again with the same tags is not worked out again.
  std::uint32_t LemmaOf(std::uint32_t form_index, const Token& token, Capitals capitals) {
    if (form_index >= last_lemmas_.size()) last_lemmas_.resize(form_index + std::size_t{1});
    LastLemma& last = last_lemmas_[form_index];
    if (last.known && last.upos == token.upos && last.feats == token.feats && last.capitals == capitals) {
      return last.lemma;
    }
    const Form& form = forms_[form_index];
    if (token.upos == Upos::kX) {
      lemma_ = UntaggedLemmaOf(form);
    } else {
      language::Lemmatize({token.span.In(text_), token.upos, token.feats, form.morphology, capitals}, words_,
                          lemma_);
    }
    last = {true, token.upos, token.feats, capitals, Intern(lemma_)};
    return last.lemma;
  }

  /// Without a class the verb goes before the noun, since patterns of events are written around verbs.
  [[nodiscard]] static std::string_view UntaggedLemmaOf(const Form& form) {
    const language::Morphology::Analysis& known = form.morphology;
    const bool plain_noun = (known.readings & Reading::kNoun) != 0;
    const bool inflected = !known.verb.empty() && known.verb != form.lower;
    if (!known.verb.empty() && (inflected || !plain_noun)) return known.verb;
    if (!known.noun.empty()) return known.noun;
    if (!known.adjective.empty()) return known.adjective;
    return form.lower;
  }

  std::uint32_t Intern(const std::string& lemma) {
    const auto [place, is_new] =
        lemma_indices_.try_emplace(lemma, static_cast<std::uint32_t>(result_.lemmas.size()));
    if (is_new) result_.lemmas.push_back(lemma);
    return place->second;
  }

  /// The lemma that a form had when last seen.
  struct LastLemma {
    bool known = false;
    Upos upos = Upos::kX;
    std::uint16_t feats = 0;
    Capitals capitals = Capitals::kNothing;
    std::uint32_t lemma = 0;
  };

  std::string_view text_;
  Analysis result_;
  const language::Words& words_;
  Forms forms_;
  std::vector<std::uint32_t> form_of_;  ///< by token
  std::vector<Casing> casings_;         ///< by sentence
  std::vector<Word> sentence_;
  std::vector<Capitals> capitals_;      ///< in step with sentence_
  std::vector<LastLemma> last_lemmas_;  ///< by form
  language::StringMap<std::uint32_t> lemma_indices_;
  std::string lemma_;
};

}  // namespace

Result<LanguageModel> LanguageModel::Load(const Lexicon& lexicon, const std::filesystem::path& exceptions) {
  Result<language::Words> words = language::Words::Load(lexicon);
  if (!words) return tl::unexpected<Error>(words.error());
  Result<language::Morphology> morphology = language::Morphology::Load(exceptions);
  if (!morphology) return tl::unexpected<Error>(morphology.error());
  Result<language::NameFinder> names = language::NameFinder::Load(lexicon);
  if (!names) return tl::unexpected<Error>(names.error());
  return LanguageModel(
      std::make_unique<const Impl>(Impl{std::move(*words), std::move(*morphology), std::move(*names)}));
}

Analysis LanguageModel::Analyze(std::string_view text) const {
  Analysis bounds;
  bounds.tokens = language::Tokenize(text, impl_->words);
  bounds.sentences = language::SplitSentences(text, bounds.tokens, impl_->words);
  return AnalyzeTokens(text, std::move(bounds));
}

Analysis LanguageModel::AnalyzeTokens(std::string_view text, Analysis given) const {
  Analysis analysis = Analyzer(text, std::move(given), impl_->words, impl_->morphology).Run();
  analysis.names = impl_->names.Find(text, analysis, impl_->morphology);
  return analysis;
}

std::string_view LanguageModel::RelationName(std::uint8_t /*deprel*/) const { return "_"; }

LanguageModel::LanguageModel(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

}  // namespace demarche
