// The model file: what it holds, and views of it. docs: the head of model.cpp tells the format.
// Private to the room.
//
//     Result<Model> model = Model::Load("models/en.model");
//
// Thread rules: immutable; views are valid as long as the Model they come from.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "language/net/kernel/matrix.h"

namespace demarche::language {

/// Sizes of the network.
struct Shape {
  std::uint32_t words = 0;      ///< known words; the table has a row 0 besides, for unknown ones
  std::uint32_t buckets = 0;    ///< a power of two
  std::uint32_t embedding = 0;  ///< D
  std::uint32_t layers = 0;     ///< L
  std::uint32_t hidden = 0;     ///< H, for each direction
  std::uint32_t tag = 0;        ///< T
  std::uint32_t arc = 0;        ///< A
  std::uint32_t label = 0;      ///< B
  std::uint32_t upos = 17;
  std::uint32_t feats = 0;
  std::uint32_t relations = 0;

  bool operator==(const Shape&) const = default;
};

/// Weights of one layer; [0] reads forwards, [1] backwards.
struct Layer {
  std::array<Matrix, 2> input;
  std::array<Matrix, 2> recurrent;
};

class Model {
 public:
  /// Maps the file. Errors: those of MappedFile::Open, kMalformed, kUnsupported, kOverLimit.
  static Result<Model> Load(const std::filesystem::path& path);

  /// Over bytes that outlive the model; errors name `where`. REQUIRES: aligned to 8 bytes.
  static Result<Model> Open(std::span<const std::byte> bytes, const std::string& where);

  [[nodiscard]] const Shape& shape() const { return shape_; }
  [[nodiscard]] std::string_view description() const { return description_; }
  [[nodiscard]] std::span<const std::string_view> relations() const { return relations_; }
  [[nodiscard]] std::uint16_t FeatsOf(std::size_t feats_class) const { return feats_[feats_class]; }

  /// The row of the word table for a hash of features.h; 0 when unknown.
  [[nodiscard]] std::uint32_t RowOf(std::uint64_t word) const;
  [[nodiscard]] const std::int8_t* Word(std::uint32_t row) const {
    return words_ + std::size_t{row} * shape_.embedding;
  }
  [[nodiscard]] const std::int8_t* Bucket(std::uint32_t hash) const {
    return buckets_ + std::size_t{hash & (shape_.buckets - 1)} * shape_.embedding;
  }
  [[nodiscard]] float embedding_scale() const { return embedding_scale_; }

  [[nodiscard]] std::span<const Layer> layers() const { return layers_; }

  Matrix tag, upos, feats, dependent, head, arc, label_dependent, label_head, label;
  const std::uint8_t* root_head = nullptr;  ///< A activations
  const float* root_label = nullptr;        ///< B

 private:
  friend class ModelReader;
  Model() = default;

  MappedFile file_;  ///< empty for Open
  Shape shape_;
  float embedding_scale_ = 0;
  std::string_view description_;
  std::vector<std::string_view> relations_;
  std::span<const std::uint16_t> feats_;
  std::span<const std::uint64_t> hashes_;
  const std::int8_t* words_ = nullptr;
  const std::int8_t* buckets_ = nullptr;
  std::vector<Layer> layers_;
};

}  // namespace demarche::language
