// Trained weights -> the tensors of a model file. Private to the training.
#pragma once

#include <string>

#include "language/train/network/weights.h"
#include "language/train/quantize.h"
#include "language/train/vocabulary.h"

namespace demarche::language::train {

[[nodiscard]] FloatNetwork Export(const Weights& weights, const Shape& shape, const Vocabulary& vocabulary,
                                  std::string description);

}  // namespace demarche::language::train
