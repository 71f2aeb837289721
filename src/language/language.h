// The front door of the language room: text in; sentences, tokens, lemmas and names out.
//
//     Result<LanguageModel> model = LanguageModel::Load(lexicon, exceptions_folder);
//     Analysis analysis = model->Analyze(article.text);
//
// Token boundaries follow the Universal Dependencies guidelines for English, spans are exact
// bytes. CoNLL-U files are read and written by language/conllu.h, which is part of this door. No tagger or
// parser runs yet: `upos` is kX except where the form alone decides (kPunct, kNum, kPropn by capitals),
// `head` is -1.
//
// Thread rules: immutable after Load; Analyze may be called from any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "core/token.h"
#include "language/conllu.h"
#include "lexicon/lexicon.h"

namespace demarche {

class LanguageModel {
 public:
  /// `exceptions` is the folder with WordNet's verb.exc, noun.exc and adj.exc (package
  /// wordnet-base); abbreviations come from the lexicon. Errors: kNotFound, kMalformed.
  static Result<LanguageModel> Load(const Lexicon& lexicon, const std::filesystem::path& exceptions);

  /// Never fails: any bytes give tokens whose spans are in order, inside `text`, on UTF-8
  /// borders where `text` is UTF-8. Linear in text.size(). REQUIRES: text.size() < 2^32.
  [[nodiscard]] Analysis Analyze(std::string_view text) const;

  /// The same for sentences and tokens that are known already: `given` holds them with their spans,
  /// `space_after` and `joined`; the rest of it is filled in. REQUIRES: spans are in order and inside
  /// `text`, sentences cover the tokens, as Analyze would have it.
  [[nodiscard]] Analysis AnalyzeTokens(std::string_view text, Analysis given) const;

  /// The name of Token::deprel ("nsubj:pass"); "_" for 0, which is none.
  [[nodiscard]] std::string_view RelationName(std::uint8_t deprel) const;

  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  ~LanguageModel();

 private:
  struct Impl;
  explicit LanguageModel(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace demarche
