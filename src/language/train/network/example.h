// One sentence to learn from. Private to the training.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace demarche::language::train {

/// What a group of teachers thinks of a sentence: probabilities in steps of 1/255, averaged.
struct Opinion {
  std::vector<std::uint8_t> arcs;    ///< tokens x (tokens + 1), node 0 is the root
  std::vector<std::uint8_t> labels;  ///< tokens x relations, for the heads of the example
  std::vector<std::uint8_t> upos;    ///< tokens x upos
  std::vector<std::uint8_t> feats;   ///< tokens x feature classes
};

struct Example {
  std::vector<std::string> forms;
  std::vector<std::uint8_t> upos;
  std::vector<std::uint16_t> feats_bits;
  std::vector<std::uint16_t> heads;  ///< counted from 1, 0 is the root
  std::vector<std::string> relations;

  // Filled in by the vocabulary.
  struct Input {
    std::uint32_t word = 0;
    std::uint32_t bucket_count = 0;
    std::array<std::uint32_t, 12> buckets{};
  };
  std::vector<Input> inputs;
  std::vector<std::uint8_t> feats;   ///< classes
  std::vector<std::uint8_t> labels;  ///< indices of relations
  Opinion opinion;                   ///< empty without teachers
  float trust = 0;                   ///< share of the opinion in what is to be learnt

  [[nodiscard]] std::size_t size() const { return forms.size(); }
};

}  // namespace demarche::language::train
