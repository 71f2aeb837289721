// Networks with random weights of sizes to choose, for tests, fuzzing and benchmarks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "language/train/quantize.h"

namespace demarche::language {

class RandomNetwork {
 public:
  static FloatNetwork Make(const Shape& shape, std::uint32_t seed) { return RandomNetwork(seed).Fill(shape); }

  /// A shape that is quick to test.
  static Shape Small() {
    Shape shape;
    shape.words = 40;
    shape.buckets = 64;
    shape.embedding = 16;
    shape.layers = 2;
    shape.hidden = 32;
    shape.tag = 16;
    shape.arc = 48;
    shape.label = 16;
    shape.feats = 5;
    shape.relations = 7;
    return shape;
  }

 private:
  explicit RandomNetwork(std::uint32_t seed) : random_(seed) {}

  /// In [-1, 1], the same on every machine.
  float Next() { return static_cast<float>(static_cast<std::int32_t>(random_()) / 2147483648.0); }

  std::vector<float> Floats(std::size_t count, float size) {
    std::vector<float> values(count);
    for (float& value : values) value = size * Next() * Next();
    return values;
  }

  FloatMatrix Numbers(std::uint32_t rows, std::uint32_t columns, bool has_bias = true) {
    const float size = 4.0F / static_cast<float>(columns);
    return {rows, columns, Floats(std::size_t{rows} * columns, 3 * size), Floats(has_bias ? rows : 0, 0.3F)};
  }

  FloatNetwork Fill(const Shape& shape) {
    FloatNetwork network;
    network.shape = shape;
    network.description = "random weights, for tests";
    network.relations = {"root", "parataxis"};
    for (std::uint32_t i = 2; i < shape.relations; ++i) network.relations.push_back("r" + std::to_string(i));
    for (std::uint32_t i = 0; i < shape.feats; ++i) network.feats.push_back(static_cast<std::uint16_t>(i));
    for (std::uint32_t i = 0; i < shape.words; ++i)
      network.words.push_back((std::uint64_t{random_()} << 20) + i);
    std::sort(network.words.begin(), network.words.end());
    network.word_table = Floats((std::size_t{shape.words} + 1) * shape.embedding, 0.5F);
    network.bucket_table = Floats(std::size_t{shape.buckets} * shape.embedding, 0.5F);
    const std::uint32_t output = 2 * shape.hidden;
    for (std::uint32_t i = 0; i < shape.layers; ++i) {
      FloatLayer& layer = network.layers.emplace_back();
      for (const std::size_t direction : {0U, 1U}) {
        layer.input[direction] = Numbers(4 * shape.hidden, i == 0 ? shape.embedding : output);
        layer.recurrent[direction] = Numbers(4 * shape.hidden, shape.hidden, false);
      }
    }
    network.tag = Numbers(shape.tag, output);
    network.upos = Numbers(shape.upos, shape.tag);
    network.feats_out = Numbers(shape.feats, shape.tag);
    network.dependent = Numbers(shape.arc, output);
    network.head = Numbers(shape.arc, output);
    network.arc = Numbers(shape.arc + 1, shape.arc);
    network.label_dependent = Numbers(shape.label, output);
    network.label_head = Numbers(shape.label, output);
    network.label = Numbers(shape.relations, shape.label);
    network.root_head = Floats(shape.arc, 1.0F);
    network.root_label = Floats(shape.label, 1.0F);
    return network;
  }

  std::mt19937 random_;
};

/// "a", "b", ..., "z", "ba", ...: a word for each number (digits would all look alike to the network).
inline std::string WordOf(std::size_t number) {
  std::string word;
  do {
    word.insert(word.begin(), static_cast<char>('a' + number % 26));
    number /= 26;
  } while (number > 0);
  return word;
}

/// The bytes of a model, aligned as a mapped file is.
class ModelBytes {
 public:
  explicit ModelBytes(const std::string& bytes) : words_((bytes.size() + 7) / 8), size_(bytes.size()) {
    if (!bytes.empty()) std::memcpy(words_.data(), bytes.data(), bytes.size());
  }
  [[nodiscard]] std::span<const std::byte> bytes() const {
    return std::as_bytes(std::span(words_)).first(size_);
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_;
};

}  // namespace demarche::language
