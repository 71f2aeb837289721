// Tokens, then sentences, then one word after another: proper noun or not, guessed tag, lemma.
#include "language/language.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "language/characters.h"
#include "language/forms.h"
#include "language/guess.h"
#include "language/morphology.h"
#include "language/splitter.h"
#include "language/tokenizer.h"
#include "language/words.h"

namespace demarche {

using language::Form;
using language::Forms;
using language::Reading;
using language::Word;

struct LanguageModel::Impl {
  language::Words words;
  language::Morphology morphology;
};

namespace {

/// How a sentence uses capitals; only in kPlain does a capital tell a name.
enum class Casing : std::uint8_t { kPlain, kHeadline };

class Analyzer {
 public:
  /// `bounds` holds sentences and tokens with their spans.
  Analyzer(std::string_view text, Analysis bounds, const language::Words& words,
           const language::Morphology& morphology)
      : text_(text), result_(std::move(bounds)), forms_(words, morphology) {}

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

  /// Headlines: nearly every word of four letters and more is capitalised.
  [[nodiscard]] Casing CasingOf(const Sentence& sentence) const {
    std::size_t longer = 0;
    std::size_t capitals = 0;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Form& form = FormOf(i);
      if (form.lower.size() < 4 || form.closed == Upos::kPunct || form.closed == Upos::kSym ||
          form.closed == Upos::kNum) {
        continue;
      }
      ++longer;
      if (form.upper) ++capitals;
    }
    constexpr std::size_t kFewest = 3;
    return longer >= kFewest && capitals * 5 >= longer * 4 ? Casing::kHeadline : Casing::kPlain;
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
    bool due = true;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Form& form = FormOf(i);
      const bool proper = IsProper(form, casings_[index], due);
      sentence_.push_back({form.lower, form.morphology.readings, proper ? Upos::kPropn : form.closed});
      due = CapitalIsDueAfter(i, due);
    }
    language::GuessTags(sentence_, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Form& form = FormOf(sentence.first_token + i);
      tokens[i].lemma = Intern(LemmaOf(form, tokens[i]));
    }
  }

  /// The dictionary form: that of the guessed class, else the verb before the noun, since
  /// patterns of events are written around verbs.
  [[nodiscard]] std::string_view LemmaOf(const Form& form, const Token& token) const {
    const language::Morphology::Analysis& known = form.morphology;
    if (token.upos == Upos::kPropn) return token.span.In(text_);
    if (form.lower == "'s" || form.lower == "’s") return token.upos == Upos::kAux ? "be" : "'s";
    if (token.upos == Upos::kNoun && !known.noun.empty()) return known.noun;
    if (token.upos == Upos::kAdj && !known.adjective.empty()) return known.adjective;
    if (token.upos == Upos::kVerb && !known.verb.empty()) return known.verb;
    const bool plain_noun = (known.readings & Reading::kNoun) != 0;
    const bool inflected = !known.verb.empty() && known.verb != form.lower;
    if (!known.verb.empty() && (inflected || !plain_noun)) return known.verb;
    if (!known.noun.empty()) return known.noun;
    if (!known.adjective.empty()) return known.adjective;
    return form.lower;
  }

  std::uint32_t Intern(std::string_view lemma) {
    const auto found = lemma_indices_.find(lemma);
    if (found != lemma_indices_.end()) return found->second;
    const auto index = static_cast<std::uint32_t>(result_.lemmas.size());
    result_.lemmas.emplace_back(lemma);
    lemma_indices_.emplace(lemma, index);
    return index;
  }

  std::string_view text_;
  Analysis result_;
  Forms forms_;
  std::vector<std::uint32_t> form_of_;  ///< by token
  std::vector<Casing> casings_;         ///< by sentence
  std::vector<Word> sentence_;
  std::unordered_map<std::string_view, std::uint32_t> lemma_indices_;  ///< keys lie in text_ or forms_
};

}  // namespace

Result<LanguageModel> LanguageModel::Load(const Lexicon& lexicon, const std::filesystem::path& exceptions) {
  Result<language::Words> words = language::Words::Load(lexicon);
  if (!words) return tl::unexpected<Error>(words.error());
  Result<language::Morphology> morphology = language::Morphology::Load(exceptions);
  if (!morphology) return tl::unexpected<Error>(morphology.error());
  return LanguageModel(std::make_unique<const Impl>(Impl{std::move(*words), std::move(*morphology)}));
}

Analysis LanguageModel::Analyze(std::string_view text) const {
  Analysis bounds;
  bounds.tokens = language::Tokenize(text, impl_->words);
  bounds.sentences = language::SplitSentences(text, bounds.tokens, impl_->words);
  return AnalyzeTokens(text, std::move(bounds));
}

Analysis LanguageModel::AnalyzeTokens(std::string_view text, Analysis given) const {
  return Analyzer(text, std::move(given), impl_->words, impl_->morphology).Run();
}

std::string_view LanguageModel::RelationName(std::uint8_t /*deprel*/) const { return "_"; }

LanguageModel::LanguageModel(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

}  // namespace demarche
