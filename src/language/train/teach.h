// Knowledge distillation (Hinton, Vinyals & Dean 2015; for parsers Kuncoro et al. 2016): networks
// that were trained from different seeds judge sentences that nobody has annotated, and one
// network learns from their average. Private to the training.
#pragma once

#include <cstddef>
#include <vector>

#include "language/train/network/example.h"
#include "language/train/trainer.h"

namespace demarche::language::train {

/// Sets the opinion of each pupil to the average of the teachers, and its heads, tags and
/// relations to what the average prefers. REQUIRES: the pupils are numbered by the vocabulary of
/// the teachers; only their forms need to be there; threads > 0, whose number changes nothing.
void Teach(const std::vector<Trainer*>& teachers, std::vector<Example>& pupils, std::size_t threads);

}  // namespace demarche::language::train
