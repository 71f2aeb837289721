// The front door of the language room: text in; sentences, tokens, lemmas and names out.
//
//     Result<LanguageModel> model = LanguageModel::Load(lexicon, wordnet, "models/en.model");
//     Analysis analysis = model->Analyze(article.text);
//
// Token boundaries follow the Universal Dependencies guidelines for English, spans are exact
// bytes. CoNLL-U files are read and written by language/conllu.h, which is part of this door.
//
// Nearly all the time goes into tags and trees. Who does not need those of every sentence cuts the text
// first, marks the sentences, and has only these analysed:
//
//     Analysis analysis = model->Split(article.text);
//     analysis = model->AnalyzeTokens(article.text, std::move(analysis), marks);
//
// Several texts at once take less time than one after the other.
//
// Thread rules: immutable after Load; Analyze may be called from any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/token.h"
#include "language/conllu.h"
#include "lexicon/lexicon.h"

namespace demarche {

/// What to learn a model from, and how much of it. The defaults are the recipe of models/en.model.
struct TrainingPlan {
  std::vector<std::filesystem::path> treebanks;    ///< CoNLL-U, to learn from
  std::vector<std::filesystem::path> development;  ///< CoNLL-U, measured after each round
  std::vector<std::string> texts;                  ///< plain articles, annotated by the teachers
  std::filesystem::path work;                      ///< keeps weights, to go on from; empty for nowhere
  std::string description;                         ///< what the file says of itself: name, data, licence
  std::function<void(const std::string&)> report;  ///< a line after each round, from any thread
  std::uint64_t seed = 1;
  std::size_t threads = 2;  ///< of the student; part of the recipe, since sums depend on it
  std::size_t layers = 2;   ///< of the student; its other sizes follow
  std::size_t hidden = 80;
  std::size_t tag = 48;
  std::size_t arc = 80;
  std::size_t label = 48;
  std::size_t teachers = 2;
  std::size_t teacher_hidden = 160;
  std::size_t teacher_epochs = 11;
  std::size_t most_plain = 100000;  ///< sentences
  std::size_t gold_times = 3;       ///< annotated sentences in a round, against the plain ones once
  std::size_t rounds = 7;
};

/// A text that is split, with a mark for each sentence to be analysed.
struct Draft {
  std::string_view text;
  Analysis analysis;
  std::vector<bool> marks;
};

/// What a model knows whatever the lexicon says, so that it can be loaded while the lexicon is.
class LanguageData {
 public:
  /// `wordnet` is the folder with WordNet's verb.exc, noun.exc, adj.exc, index.verb, index.noun and index.adj
  /// (package wordnet-base), `network` the trained file. Errors: kNotFound, kUnreadable, kMalformed,
  /// kUnsupported, kOverLimit, each with the file's name.
  static Result<LanguageData> Load(const std::filesystem::path& wordnet,
                                   const std::filesystem::path& network);

  LanguageData(LanguageData&&) noexcept;
  LanguageData& operator=(LanguageData&&) noexcept;
  ~LanguageData();

 private:
  friend class LanguageModel;
  struct Impl;
  explicit LanguageData(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

class LanguageModel {
 public:
  /// Abbreviations and names come from the lexicon. Errors: those of `data`; kMalformed.
  static Result<LanguageModel> Load(const Lexicon& lexicon, Result<LanguageData> data);

  /// The same with LanguageData::Load(wordnet, network).
  static Result<LanguageModel> Load(const Lexicon& lexicon, const std::filesystem::path& wordnet,
                                    const std::filesystem::path& network);

  /// The bytes of a model file. Hours of work. Errors: those of Load and of CoNLL-U files,
  /// kUnsupported on a processor without AVX2.
  static Result<std::string> Train(const Lexicon& lexicon, const std::filesystem::path& wordnet,
                                   const TrainingPlan& plan);

  /// Never fails: any bytes give tokens whose spans are in order, inside `text`, on UTF-8
  /// borders where `text` is UTF-8. Linear in text.size(). REQUIRES: text.size() < 2^32.
  [[nodiscard]] Analysis Analyze(std::string_view text) const;

  /// Sentences and tokens alone, with their spans, `space_after` and `joined`: what Analyze begins with.
  [[nodiscard]] Analysis Split(std::string_view text) const;

  /// The rest of Analyze for sentences and tokens that are known already. REQUIRES: spans are in order and
  /// inside `text`, sentences cover the tokens, as Split would have it.
  [[nodiscard]] Analysis AnalyzeTokens(std::string_view text, Analysis given) const;

  /// The same for the sentences whose mark is set, one mark a sentence. These come out as without marks; the
  /// tokens of the others keep `upos` kX and `head` -1, their lemma is "". REQUIRES:
  /// marks.size() == given.sentences.size().
  [[nodiscard]] Analysis AnalyzeTokens(std::string_view text, Analysis given,
                                       const std::vector<bool>& marks) const;

  /// AnalyzeTokens of several texts, in less time than one after the other takes. What a text gets does not
  /// depend on the others. REQUIRES: as above of each.
  void AnalyzeTokens(std::span<Draft> drafts) const;

  /// Appends every lemma that Analyze gives the form under some tag, in any case of letters, maybe twice.
  void ListLemmas(std::string_view form, std::vector<std::string>& lemmas) const;

  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  ~LanguageModel();

 private:
  struct Impl;
  explicit LanguageModel(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace demarche
