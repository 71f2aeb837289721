// The sentences of one step, and the two orders in which their tokens are walked: "token order",
// sentence after sentence, and "step order", the t-th tokens of all sentences side by side, the
// longest sentence first, so that one matrix product serves a step of them all.
// Private to the training.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/train/network/example.h"

namespace demarche::language::train {

struct Batch {
  std::vector<const Example*> examples;
  std::size_t tokens = 0;
  std::vector<std::size_t> start;                      ///< first token of each sentence; one more for the end
  std::vector<std::uint32_t> sentence_of;              ///< by token
  std::vector<std::size_t> step_start;                 ///< first row of each step; one more for the end
  std::array<std::vector<std::uint32_t>, 2> token_of;  ///< by row in step order: forwards, backwards

  void Arrange(const std::vector<const Example*>& sentences);
  [[nodiscard]] std::size_t steps() const { return step_start.size() - 1; }
  [[nodiscard]] std::size_t size() const { return examples.size(); }
  [[nodiscard]] std::size_t length(std::size_t sentence) const {
    return start[sentence + 1] - start[sentence];
  }
};

}  // namespace demarche::language::train
