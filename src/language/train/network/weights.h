// All trained numbers of the network, and the same shape again for gradients and moments.
// The structure and its names are told in language/net/model.h. Private to the training.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/net/model.h"

namespace demarche::language::train {

struct Tensor {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> data;

  /// Keeps the memory; the content is left as it is.
  void Resize(std::size_t new_rows, std::size_t new_columns) {
    rows = new_rows;
    columns = new_columns;
    if (data.size() < rows * columns) data.resize(rows * columns);
  }
  [[nodiscard]] float* row(std::size_t i) { return data.data() + i * columns; }
  [[nodiscard]] const float* row(std::size_t i) const { return data.data() + i * columns; }
};

struct Linear {
  Tensor weight;  ///< outputs x inputs
  Tensor bias;    ///< 1 x outputs; no columns where there is none
};

struct Direction {
  Linear input;      ///< 4 hidden x inputs
  Linear recurrent;  ///< 4 hidden x hidden, no bias
};

struct Weights {
  Tensor words;  ///< row 0 is for unknown ones
  Tensor buckets;
  std::vector<std::array<Direction, 2>> layers;  ///< forwards, backwards
  Linear tag, upos, feats;
  Linear dependent, head, arc;
  Linear label_dependent, label_head, label;
  Tensor root_head;
  Tensor root_label;

  /// Zeros.
  explicit Weights(const Shape& shape);

  /// Calls visit(Linear&) for each linear map, in a fixed order.
  template <typename Visit>
  void ForEachLinear(Visit visit) {
    for (auto& layer : layers) {
      for (Direction& direction : layer) {
        visit(direction.input);
        visit(direction.recurrent);
      }
    }
    for (Linear* linear :
         {&tag, &upos, &feats, &dependent, &head, &arc, &label_dependent, &label_head, &label}) {
      visit(*linear);
    }
  }

  /// Calls visit(Tensor&) for all but the two embedding tables, in a fixed order.
  template <typename Visit>
  void ForEachDense(Visit visit) {
    ForEachLinear([&](Linear& linear) {
      visit(linear.weight);
      visit(linear.bias);
    });
    visit(root_head);
    visit(root_label);
  }
};

/// Random starting values: Glorot's for the maps, a forget bias of one, zeros for words, so that a
/// word that is never met says nothing. Same seed, same values.
void Randomise(Weights& weights, std::uint64_t seed);

}  // namespace demarche::language::train
