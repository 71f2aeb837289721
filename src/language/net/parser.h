// Tags and trees for the sentences of a text. Private to the room.
//
//     Result<Parser> parser = Parser::Load("models/en.model");
//     parser->Analyze({forms, words, lengths}, parses, scratch);
//
// Thread rules: immutable after Load; a Scratch belongs to one thread at a time. No memory is
// allocated once a Scratch has seen a text of the same size.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/token.h"
#include "language/net/features.h"
#include "language/net/network.h"
#include "language/net/tree.h"

namespace demarche::language {

/// What the parser says of a token.
struct Parse {
  Upos upos = Upos::kX;
  std::uint8_t relation = 0;  ///< index into Parser::relations()
  std::uint16_t feats = 0;    ///< Feats bits
  std::int32_t head = 0;      ///< 0: root, i: token i - 1 of the sentence

  bool operator==(const Parse&) const = default;
};

class Parser {
 public:
  static Result<Parser> Load(const std::filesystem::path& path);
  explicit Parser(Model model);

  struct Word {
    std::uint32_t form;  ///< index into Text::forms
    bool is_punct;       ///< a long sentence may be cut behind it
  };

  struct Text {
    std::span<const FormFeatures> forms;     ///< the distinct ones
    std::span<const Word> words;             ///< of all sentences
    std::span<const std::uint32_t> lengths;  ///< of each sentence, none 0; they add up to words.size()
  };

  class Scratch;

  /// Fills one Parse for each word. Each sentence gets a tree with one root. A sentence longer than
  /// kLongest is parsed in pieces, the roots of the later ones hang on the root of the first; so time and
  /// memory are linear in the number of words. REQUIRES: parses.size() == text.words.size().
  void Analyze(const Text& text, std::span<Parse> parses, Scratch& scratch) const;

  static constexpr std::uint32_t kLongest = 256;

  [[nodiscard]] std::span<const std::string_view> relations() const { return model_->relations(); }
  [[nodiscard]] std::string_view description() const { return model_->description(); }
  [[nodiscard]] const Network& network() const { return network_; }

 private:
  void Cut(const Text& text, Scratch& scratch) const;
  void Run(std::size_t first_piece, std::size_t last_piece, std::span<Parse> parses, Scratch& scratch) const;
  void Decode(std::size_t place, std::size_t piece, std::span<Parse> parses, Scratch& scratch) const;
  void SetTags(std::span<const float> upos, std::span<const float> feats, Parse& parse) const;
  [[nodiscard]] std::uint8_t BestRelation(std::span<const float> logits) const;

  std::unique_ptr<const Model> model_;
  Network network_;
  std::uint8_t root_ = 0;       ///< index of the relation "root"
  std::uint8_t parataxis_ = 0;  ///< of the one between pieces
};

class Parser::Scratch {
 public:
  /// `most_forms` as of NetworkScratch.
  explicit Scratch(std::size_t most_forms = FormCache::kForms) : network(most_forms) {}

 private:
  friend class Parser;

  struct Piece {
    std::uint32_t begin;  ///< index into Text::words
    std::uint32_t length;
    std::uint32_t sentence;  ///< where its sentence begins
  };

  NetworkScratch network;
  TreeFinder trees;
  std::vector<const FormFeatures*> forms;  ///< by word
  std::vector<Piece> pieces;
  std::vector<std::uint32_t> lengths;  ///< of pieces
  std::vector<std::int32_t> heads;     ///< of one piece
  std::int32_t first_root = 0;         ///< of the sentence whose pieces are decoded
};

}  // namespace demarche::language
