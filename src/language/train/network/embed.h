// The first layer: the sum of a word's row and the rows of its features. Private to the training.
#pragma once

#include <cstdint>
#include <vector>

#include "language/train/network/batch.h"
#include "language/train/network/random.h"
#include "language/train/network/weights.h"

namespace demarche::language::train {

class EmbedPass {
 public:
  /// Drops a word with the share drop + kRare / (kRare + its count), a feature with `drop`; with
  /// drop = 0 nothing.
  void Run(const Batch& batch, const Weights& weights, const std::vector<std::uint32_t>& word_counts,
           float drop, Random& random, Tensor& output);
  /// Adds to the rows of the tables. `gradient` is changed.
  void Back(const Batch& batch, Tensor& gradient, Weights& gradients);

  /// Rows with a gradient since the last Forget, in the order of their first use.
  [[nodiscard]] const std::vector<std::uint32_t>& words() const { return words_.rows; }
  [[nodiscard]] const std::vector<std::uint32_t>& buckets() const { return buckets_.rows; }
  void Forget();

 private:
  struct Touched {
    std::vector<std::uint32_t> rows;
    std::vector<bool> seen;
    void Mark(std::uint32_t row);
    void Clear();
  };

  std::vector<Example::Input> inputs_;  ///< by token, without what was dropped
  Tensor sum_;
  Touched words_;
  Touched buckets_;
};

}  // namespace demarche::language::train
