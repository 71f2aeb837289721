// From trained floats to the bytes of a model file. Private to the room.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/net/model.h"

namespace demarche::language {

struct FloatMatrix {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::vector<float> weights;  ///< row-major
  std::vector<float> bias;     ///< by row; empty for recurrent matrices (the input's bias is theirs too)
};

/// [0] reads forwards, [1] backwards; rows are the gates i, f, g, o.
struct FloatLayer {
  std::array<FloatMatrix, 2> input;
  std::array<FloatMatrix, 2> recurrent;
};

struct FloatNetwork {
  Shape shape;
  std::string description;             ///< UTF-8: name, data, licence, date
  std::vector<std::string> relations;  ///< one of them is "root"
  std::vector<std::uint16_t> feats;    ///< Feats bits of each class
  std::vector<std::uint64_t> words;    ///< hashes, sorted; words[i] has row i + 1
  std::vector<float> word_table;
  std::vector<float> bucket_table;
  std::vector<FloatLayer> layers;
  FloatMatrix tag, upos, feats_out, dependent, head;
  FloatMatrix arc;  ///< A + 1 rows
  FloatMatrix label_dependent, label_head, label;
  std::vector<float> root_head;  ///< A, each in [-1, 1]
  std::vector<float> root_label;
};

/// The step of one row's int8 weights: the smallest with which every rounded weight lies in
/// [-127, 127] and the rule of Matrix::kMostInEight holds. Never 0. Training with rounded weights
/// uses the same. REQUIRES: a multiple of 16 weights.
[[nodiscard]] float RowScale(std::span<const float> row);

/// The step of both embedding tables: all but one in 10,000 values lie in [-127, 127] steps; those
/// are clamped. Never 0.
[[nodiscard]] float EmbeddingScale(std::span<const float> words, std::span<const float> buckets);

/// The file. REQUIRES: all vectors have the sizes that the shape says; values are finite.
[[nodiscard]] std::string WriteModel(const FloatNetwork& network);

}  // namespace demarche::language
