// Tokens, then sentences, then tags and trees from the network, then lemmas.
#include "language/language.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "base/word_table.h"
#include "language/characters.h"
#include "language/dateline.h"
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

struct LanguageData::Impl {
  language::Morphology morphology;
  Parser parser;
  std::vector<Deprel> deprels;  ///< by relation of the parser
};

struct LanguageModel::Impl {
  language::Words words;
  language::NameFinder names;
  LanguageData data;

  [[nodiscard]] const language::Morphology& morphology() const { return data.impl_->morphology; }
};

namespace {

/// How a sentence uses capitals; only in kPlain does a first capital tell a name.
enum class Casing : std::uint8_t { kPlain, kHeadline, kCapitals };

/// Tags, trees and lemmas of the marked sentences of several texts: their words go through the network
/// together, so that its lanes are full, and a form that several have is described once.
class Analyzer {
 public:
  Analyzer(std::span<Draft> drafts, const language::Words& words, const language::Morphology& morphology)
      : drafts_(drafts), words_(words), forms_(morphology) {}

  void Run(const Parser& parser, std::span<const Deprel> deprels) {
    MakeRoom();
    for (Draft& draft : drafts_) ReadForms(draft);
    std::vector<language::FormFeatures> features;
    features.reserve(forms_.size());
    for (std::uint32_t i = 0; i < forms_.size(); ++i) features.push_back(forms_[i].features);
    std::vector<language::Parse> parses(form_of_.size());
    thread_local Parser::Scratch scratch;
    parser.Analyze({features, form_of_, lengths_}, parses, scratch);
    last_lemmas_.resize(forms_.size());
    std::size_t word = 0;
    std::size_t sentence = 0;
    for (Draft& draft : drafts_) {
      draft_ = &draft;
      lemma_indices_.Clear();
      for (const Sentence& next : draft.analysis.sentences) {
        if (sentence == parsed_.size() || parsed_[sentence] != &next) continue;
        first_token_ = next.first_token;
        first_word_ = word;
        const std::size_t news = next.first_token + datelines_[sentence];
        for (std::size_t i = next.first_token; i < next.last_token; ++i, ++word) {
          Token& token = draft.analysis.tokens[i];
          token.upos = parses[word].upos;
          token.feats = parses[word].feats;
          token.head = parses[word].head;
          if (token.head > 0 && i >= news) token.head += static_cast<std::int32_t>(datelines_[sentence]);
          token.deprel = deprels[parses[word].relation];
        }
        if (news > next.first_token) JoinDateline(next, news);
        MendInfinitives(next);
        MendVerbsWithObjects(next);
        MendTenses(next);
        AddLemmas(next);
        ++sentence;
      }
    }
  }

 private:
  [[nodiscard]] Token& At(std::size_t token) const { return draft_->analysis.tokens[token]; }
  [[nodiscard]] std::uint32_t FormIndexOf(std::size_t token) const {
    return form_of_[first_word_ + token - first_token_].form;
  }
  [[nodiscard]] const Form& FormOf(std::size_t token) const { return forms_[FormIndexOf(token)]; }

  void MakeRoom() {
    std::size_t sentences = 0;
    std::size_t tokens = 0;
    for (const Draft& draft : drafts_) {
      sentences += draft.analysis.sentences.size();
      tokens += draft.analysis.tokens.size();
    }
    parsed_.reserve(sentences);
    datelines_.reserve(sentences);
    lengths_.reserve(sentences);
    form_of_.reserve(tokens);
  }

  /// The sentences of a text that are to be parsed.
  void ReadForms(Draft& draft) {
    Analysis& analysis = draft.analysis;
    const bool all = std::ranges::find(draft.marks, false) == draft.marks.end();
    if (!all) analysis.lemmas.emplace_back();  // of the tokens left as they are
    const std::size_t before = form_of_.size();
    const FormNumbers number(draft.text, analysis);
    for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
      const Sentence& sentence = analysis.sentences[s];
      if (!draft.marks[s] || sentence.first_token == sentence.last_token) continue;
      parsed_.push_back(&sentence);
      const std::span<const Token> tokens(analysis.tokens);
      const std::uint32_t length = sentence.last_token - sentence.first_token;
      const auto opening = static_cast<std::uint32_t>(
          language::DatelineLength(draft.text, tokens.subspan(sentence.first_token, length)));
      const std::uint32_t dateline = opening < length ? opening : 0;  // 0 too of one that stands by itself
      datelines_.push_back(dateline);
      if (dateline > 0) lengths_.push_back(dateline);
      lengths_.push_back(length - dateline);
      for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
        const Token& token = analysis.tokens[i];
        const std::uint32_t form = forms_.IndexOf(number(token), token.span.In(draft.text));
        form_of_.push_back({form, false});
      }
    }
    for (Parser::Word& word : std::span(form_of_).subspan(before))
      word.is_punct = forms_[word.form].sign == Upos::kPunct;
    analysis.lemmas.reserve(1 + std::min(form_of_.size() - before, forms_.size()));
  }

  /// Hangs the root of the date line on that of the news.
  void JoinDateline(const Sentence& sentence, std::size_t news) const {
    const auto root_from = [&](std::size_t i) {
      while (At(i).head != 0) ++i;
      return i;
    };
    Token& of_dateline = At(root_from(sentence.first_token));
    of_dateline.head = static_cast<std::int32_t>(root_from(news) - sentence.first_token) + 1;
    of_dateline.deprel = Deprel::kParataxis;
  }

  /// "police shot a man": a form that can only be the past's is not in the present.
  void MendTenses(const Sentence& sentence) {
    constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      Token& verb = At(i);
      if (verb.upos != Upos::kVerb || (verb.feats & kPresent) != kPresent) continue;
      const unsigned readings = FormOf(i).morphology.readings;
      const bool past = (readings & language::Reading::kVerbPast) != 0 &&
                        (readings & (language::Reading::kVerbBase | language::Reading::kVerbS)) == 0;
      if (past) verb.feats = static_cast<std::uint16_t>((verb.feats & ~Feats::kPres) | Feats::kPast);
    }
  }

  /// "A gunman shot dead a diplomat": the form of a past that the parser gave an object is no noun.
  void MendVerbsWithObjects(const Sentence& sentence) {
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Token& object = At(i);
      if (object.deprel != Deprel::kObj || object.head <= 0) continue;
      const std::size_t above = sentence.first_token + static_cast<std::size_t>(object.head) - 1;
      Token& verb = At(above);
      const bool past = (FormOf(above).morphology.readings & language::Reading::kVerbPast) != 0;
      if (verb.upos != Upos::kNoun || above > i || !past) continue;
      verb.upos = Upos::kVerb;
      verb.feats = Feats::kFin | Feats::kPast;
    }
  }

  /// A verb behind "to" that the tagger took for something else ("offered to mediate"), though the parser
  /// hung the "to" on it.
  void MendInfinitives(const Sentence& sentence) {
    for (std::size_t i = sentence.first_token; i + 1 < sentence.last_token; ++i) {
      const Token& to = At(i);
      Token& verb = At(i + 1);
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
    const std::string_view sign = At(i).span.In(draft_->text);
    if (language::IsOpeningQuote(sign) || sign == "\"" || sign == ":" || sign == "-" || sign == "--")
      return true;
    return was_due;
  }

  void AddLemmas(const Sentence& sentence) {
    const Casing casing = CasingOf(sentence);
    bool due = true;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      At(i).lemma = LemmaOf(FormIndexOf(i), At(i), CapitalsAt(casing, due));
      due = CapitalIsDueAfter(i, due);
    }
  }

  [[nodiscard]] static Capitals CapitalsAt(Casing casing, bool due) {
    if (casing == Casing::kCapitals) return Capitals::kNothing;
    return casing == Casing::kHeadline || due ? Capitals::kAcronym : Capitals::kName;
  }

  /// The index of the token's lemma; a form that comes again with the same tags is not worked out again.
  std::uint32_t LemmaOf(std::uint32_t form_index, const Token& token, Capitals capitals) {
    LastLemma& last = last_lemmas_[form_index];
    const TagsOfLemma tags{token.upos, token.feats, token.deprel, capitals};
    if (last.draft == nullptr || last.tags != tags) {
      language::Lemmatize({token.span.In(draft_->text), token.upos, token.feats,
                           forms_[form_index].morphology, capitals, token.deprel},
                          words_, lemma_);
    } else if (last.draft != draft_) {
      lemma_ = last.draft->analysis.lemmas[last.lemma];
    } else {
      return last.lemma;
    }
    last = {tags, draft_, Intern(lemma_)};
    return last.lemma;
  }

  std::uint32_t Intern(const std::string& lemma) {
    const auto [place, is_new] =
        lemma_indices_.Insert(lemma, static_cast<std::uint32_t>(draft_->analysis.lemmas.size()));
    if (is_new) draft_->analysis.lemmas.push_back(lemma);
    return *place;
  }

  /// What a form's lemma follows from.
  struct TagsOfLemma {
    Upos upos = Upos::kX;
    std::uint16_t feats = 0;
    Deprel deprel = Deprel::kNone;
    Capitals capitals = Capitals::kNothing;

    bool operator==(const TagsOfLemma&) const = default;
  };
  /// The lemma that a form had when last seen.
  struct LastLemma {
    TagsOfLemma tags;
    const Draft* draft = nullptr;  ///< where that was
    std::uint32_t lemma = 0;       ///< of that draft
  };

  std::span<Draft> drafts_;
  const language::Words& words_;
  Forms forms_;
  std::vector<const Sentence*> parsed_;   ///< of all drafts
  std::vector<std::uint32_t> datelines_;  ///< of these: words that are parsed by themselves
  std::vector<std::uint32_t> lengths_;    ///< of what is parsed together
  std::vector<Parser::Word> form_of_;     ///< by word of these
  Draft* draft_ = nullptr;                ///< whose lemmas are found
  std::size_t first_token_ = 0;           ///< of its sentence that is read
  std::size_t first_word_ = 0;            ///< the same in `form_of_`
  std::vector<LastLemma> last_lemmas_;    ///< by form
  WordTable<std::uint32_t> lemma_indices_;
  std::string lemma_;
};

}  // namespace

LanguageData::LanguageData(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
LanguageData::LanguageData(LanguageData&&) noexcept = default;
LanguageData& LanguageData::operator=(LanguageData&&) noexcept = default;
LanguageData::~LanguageData() = default;

Result<LanguageData> LanguageData::Load(const std::filesystem::path& wordnet,
                                        const std::filesystem::path& network) {
  Result<language::Morphology> morphology = language::Morphology::Load(wordnet);
  if (!morphology) return tl::unexpected<Error>(morphology.error());
  Result<Parser> parser = Parser::Load(network);
  if (!parser) return tl::unexpected<Error>(parser.error());
  std::vector<Deprel> deprels;
  for (const std::string_view name : parser->relations())
    deprels.push_back(ParseDeprel(name).value_or(Deprel::kDep));
  return LanguageData(
      std::make_unique<const Impl>(Impl{std::move(*morphology), std::move(*parser), std::move(deprels)}));
}

Result<LanguageModel> LanguageModel::Load(const Lexicon& lexicon, Result<LanguageData> data) {
  if (!data) return tl::unexpected<Error>(data.error());
  Result<language::Words> words = language::Words::Load(lexicon);
  if (!words) return tl::unexpected<Error>(words.error());
  Result<language::NameFinder> names = language::NameFinder::Load(lexicon);
  if (!names) return tl::unexpected<Error>(names.error());
  return LanguageModel(
      std::make_unique<const Impl>(Impl{std::move(*words), std::move(*names), std::move(*data)}));
}

Result<LanguageModel> LanguageModel::Load(const Lexicon& lexicon, const std::filesystem::path& wordnet,
                                          const std::filesystem::path& network) {
  return Load(lexicon, LanguageData::Load(wordnet, network));
}

Analysis LanguageModel::Split(std::string_view text) const {
  ThreadWords::Mine().Rest();
  Analysis bounds;
  bounds.tokens = language::Tokenize(text, impl_->words);
  NumberForms(text, bounds);
  bounds.sentences = language::SplitSentences(text, bounds.tokens, impl_->words);
  if (!bounds.sentences.empty()) {
    // The date line may be a paragraph of its own: with the word behind it.
    const std::size_t end =
        std::min<std::size_t>(bounds.sentences.front().last_token + 1, bounds.tokens.size());
    const std::span<const Token> first(bounds.tokens.data(), end);
    bounds.dateline_end = static_cast<std::uint32_t>(language::DatelineLength(text, first));
  }
  return bounds;
}

Analysis LanguageModel::Analyze(std::string_view text) const { return AnalyzeTokens(text, Split(text)); }

Analysis LanguageModel::AnalyzeTokens(std::string_view text, Analysis given) const {
  const std::vector<bool> marks(given.sentences.size(), true);
  return AnalyzeTokens(text, std::move(given), marks);
}

Analysis LanguageModel::AnalyzeTokens(std::string_view text, Analysis given,
                                      const std::vector<bool>& marks) const {
  Draft draft{text, std::move(given), marks};
  AnalyzeTokens({&draft, 1});
  return std::move(draft.analysis);
}

void LanguageModel::AnalyzeTokens(std::span<Draft> drafts) const {
  Analyzer(drafts, impl_->words, impl_->morphology())
      .Run(impl_->data.impl_->parser, impl_->data.impl_->deprels);
  for (Draft& draft : drafts)
    draft.analysis.names = impl_->names.Find(draft.text, draft.analysis, impl_->morphology());
}

void LanguageModel::ListLemmas(std::string_view form, std::vector<std::string>& lemmas) const {
  language::ListLemmas(form, impl_->morphology(), impl_->words, lemmas);
}

LanguageModel::LanguageModel(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

}  // namespace demarche
