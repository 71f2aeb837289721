// Tokens, then sentences, then tags and trees from the network, then lemmas.
#include "language/language.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "language/characters.h"
#include "language/forms.h"
#include "language/lemmatizer.h"
#include "language/morphology.h"
#include "language/names.h"
#include "language/net/parser.h"
#include "language/splitter.h"
#include "language/tokenizer.h"
#include "language/words.h"

namespace demarche {

using language::Capitals;
using language::Form;
using language::Forms;
using language::Parser;

struct LanguageModel::Impl {
  language::Words words;
  language::Morphology morphology;
  language::NameFinder names;
  Parser parser;
  std::vector<Deprel> deprels;  ///< by relation of the parser

  [[nodiscard]] Analysis Analyze(std::string_view text, Analysis given, const std::vector<bool>* marks) const;
};

namespace {

/// How a sentence uses capitals; only in kPlain does a first capital tell a name.
enum class Casing : std::uint8_t { kPlain, kHeadline, kCapitals };

class Analyzer {
 public:
  /// `bounds` holds sentences and tokens with their spans; of `marks`, none means that all are set.
  Analyzer(std::string_view text, Analysis bounds, const std::vector<bool>* marks,
           const language::Words& words, const language::Morphology& morphology)
      : text_(text), result_(std::move(bounds)), words_(words), forms_(morphology) {
    sentences_.reserve(result_.sentences.size());
    for (std::size_t i = 0; i < result_.sentences.size(); ++i) {
      if (marks == nullptr || (*marks)[i]) sentences_.push_back(result_.sentences[i]);
    }
    if (sentences_.size() < result_.sentences.size()) Intern("");  // of the tokens left as they are
  }

  Analysis Run(const Parser& parser, std::span<const Deprel> deprels) {
    form_of_.resize(result_.tokens.size());
    for (const Sentence& sentence : sentences_) {
      for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i)
        form_of_[i] = forms_.IndexOf(result_.tokens[i].span.In(text_));
    }
    Parse(parser, deprels);
    for (const Sentence& sentence : sentences_) AddLemmas(sentence);
    return std::move(result_);
  }

 private:
  [[nodiscard]] const Form& FormOf(std::size_t token) const { return forms_[form_of_[token]]; }

  void Parse(const Parser& parser, std::span<const Deprel> deprels) {
    std::vector<language::FormFeatures> features;
    features.reserve(forms_.size());
    for (std::uint32_t i = 0; i < forms_.size(); ++i) features.push_back(forms_[i].features);
    std::vector<Parser::Word> words;
    words.reserve(form_of_.size());
    std::vector<std::uint32_t> lengths;
    lengths.reserve(sentences_.size());
    for (const Sentence& sentence : sentences_) {
      lengths.push_back(sentence.last_token - sentence.first_token);
      for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i)
        words.push_back({form_of_[i], FormOf(i).sign == Upos::kPunct});
    }
    std::vector<language::Parse> parses(words.size());
    thread_local Parser::Scratch scratch;
    parser.Analyze({features, words, lengths}, parses, scratch);
    auto parse = parses.begin();
    for (const Sentence& sentence : sentences_) {
      for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i, ++parse) {
        Token& token = result_.tokens[i];
        token.upos = parse->upos;
        token.feats = parse->feats;
        token.head = parse->head;
        token.deprel = deprels[parse->relation];
      }
      MendInfinitives(sentence);
    }
  }

  /// A verb behind "to" that the tagger took for something else ("offered to mediate"), though the parser
  /// hung the "to" on it.
  void MendInfinitives(const Sentence& sentence) {
    for (std::size_t i = sentence.first_token; i + 1 < sentence.last_token; ++i) {
      const Token& to = result_.tokens[i];
      Token& verb = result_.tokens[i + 1];
      const bool marks = to.upos == Upos::kPart && to.deprel == Deprel::kMark &&
                         static_cast<std::size_t>(to.head) == i + 2 - sentence.first_token;
      if (!marks || verb.upos == Upos::kVerb || verb.upos == Upos::kAux) continue;
      if ((FormOf(i + 1).morphology.readings & language::Reading::kVerbBase) == 0) continue;
      verb.upos = Upos::kVerb;
      verb.feats = Feats::kInf;
    }
  }

  /// By words of four letters and more: nearly every one is capitalised, or all letters are capitals.
  [[nodiscard]] Casing CasingOf(const Sentence& sentence) const {
    std::size_t longer = 0;
    std::size_t capitals = 0;
    std::size_t all_caps = 0;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Form& form = FormOf(i);
      if (form.lower.size() < 4 || form.sign != Upos::kX) continue;
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
    if (form.sign != Upos::kPunct) return was_due && form.sign == Upos::kSym;
    const std::string_view sign = result_.tokens[i].span.In(text_);
    if (language::IsOpeningQuote(sign) || sign == "\"" || sign == ":" || sign == "-" || sign == "--")
      return true;
    return was_due;
  }

  void AddLemmas(const Sentence& sentence) {
    const Casing casing = CasingOf(sentence);
    bool due = true;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      result_.tokens[i].lemma = LemmaOf(form_of_[i], result_.tokens[i], CapitalsAt(casing, due));
      due = CapitalIsDueAfter(i, due);
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
    const LastLemma now{true, token.upos, token.feats, token.deprel, capitals, last.lemma};
    if (last == now) return last.lemma;
    const Form& form = forms_[form_index];
    language::Lemmatize(
        {token.span.In(text_), token.upos, token.feats, form.morphology, capitals, token.deprel}, words_,
        lemma_);
    last = now;
    last.lemma = Intern(lemma_);
    return last.lemma;
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
    Deprel deprel = Deprel::kNone;
    Capitals capitals = Capitals::kNothing;
    std::uint32_t lemma = 0;

    bool operator==(const LastLemma&) const = default;
  };

  std::string_view text_;
  Analysis result_;
  std::vector<Sentence> sentences_;  ///< those to analyse
  const language::Words& words_;
  Forms forms_;
  std::vector<std::uint32_t> form_of_;  ///< by token of these
  std::vector<LastLemma> last_lemmas_;  ///< by form
  StringMap<std::uint32_t> lemma_indices_;
  std::string lemma_;
};

}  // namespace

Analysis LanguageModel::Impl::Analyze(std::string_view text, Analysis given,
                                      const std::vector<bool>* marks) const {
  Analysis analysis = Analyzer(text, std::move(given), marks, words, morphology).Run(parser, deprels);
  analysis.names = names.Find(text, analysis, morphology);
  return analysis;
}

Result<LanguageModel> LanguageModel::Load(const Lexicon& lexicon, const std::filesystem::path& exceptions,
                                          const std::filesystem::path& network) {
  Result<language::Words> words = language::Words::Load(lexicon);
  if (!words) return tl::unexpected<Error>(words.error());
  Result<language::Morphology> morphology = language::Morphology::Load(exceptions);
  if (!morphology) return tl::unexpected<Error>(morphology.error());
  Result<language::NameFinder> names = language::NameFinder::Load(lexicon);
  if (!names) return tl::unexpected<Error>(names.error());
  Result<Parser> parser = Parser::Load(network);
  if (!parser) return tl::unexpected<Error>(parser.error());
  std::vector<Deprel> deprels;
  for (const std::string_view name : parser->relations())
    deprels.push_back(ParseDeprel(name).value_or(Deprel::kDep));
  return LanguageModel(std::make_unique<const Impl>(Impl{
      std::move(*words), std::move(*morphology), std::move(*names), std::move(*parser), std::move(deprels)}));
}

Analysis LanguageModel::Split(std::string_view text) const {
  Analysis bounds;
  bounds.tokens = language::Tokenize(text, impl_->words);
  bounds.sentences = language::SplitSentences(text, bounds.tokens, impl_->words);
  return bounds;
}

Analysis LanguageModel::Analyze(std::string_view text) const { return AnalyzeTokens(text, Split(text)); }

Analysis LanguageModel::AnalyzeTokens(std::string_view text, Analysis given) const {
  return impl_->Analyze(text, std::move(given), nullptr);
}

Analysis LanguageModel::AnalyzeTokens(std::string_view text, Analysis given,
                                      const std::vector<bool>& marks) const {
  return impl_->Analyze(text, std::move(given), &marks);
}

void LanguageModel::ListLemmas(std::string_view form, std::vector<std::string>& lemmas) const {
  language::ListLemmas(form, impl_->morphology, impl_->words, lemmas);
}

LanguageModel::LanguageModel(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

}  // namespace demarche
