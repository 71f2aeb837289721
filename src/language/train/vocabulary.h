// What the network can know by name: words, feature classes, relations; and examples turned into
// their numbers. Private to the training.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/morphology.h"
#include "language/train/network/example.h"

namespace demarche::language::train {

class Vocabulary {
 public:
  /// Learns feature classes and relations from `examples` and keeps the words that occur at least
  /// `fewest` times, counting those of `more` too.
  Vocabulary(const std::vector<Example>& examples, const std::vector<Example>& more, std::size_t fewest,
             std::uint32_t buckets, const Morphology& morphology);

  /// Sets inputs, feats and labels of the example from its forms, bits and relations; a relation or
  /// class that is not known becomes the first.
  void Number(Example& example) const;
  /// Sets only the inputs.
  void NumberInputs(Example& example) const;

  [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }  ///< hashes, sorted
  /// By row of the word table; row 0 stands for unknown words.
  [[nodiscard]] const std::vector<std::uint32_t>& word_counts() const { return word_counts_; }
  [[nodiscard]] const std::vector<std::uint16_t>& feats() const { return feats_; }
  [[nodiscard]] const std::vector<std::string>& relations() const { return relations_; }

 private:
  [[nodiscard]] Example::Input InputOf(const std::string& form) const;

  std::uint32_t buckets_;
  const Morphology& morphology_;
  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> word_counts_;
  std::vector<std::uint16_t> feats_;
  std::vector<std::string> relations_;
  mutable std::unordered_map<std::string, Example::Input> inputs_;  ///< of forms met before
};

}  // namespace demarche::language::train
