// The network's forward pass: rows of a batch of sentences in; logits and scores of arcs out.
// Private to the room.
//
//     network.Encode(forms, lengths, scratch);    // a batch: forms by token, tokens by sentence
//     network.Upos(sentence, scratch)[token]      // 17 logits; no softmax
//     Rows arcs = network.Arcs(sentence, scratch);
//     Rows labels = network.Labels(sentence, heads, scratch);
//
// The results for a sentence do not depend on the others in its batch, nor on those before, nor on the
// processor.
//
// Thread rules: immutable; a Scratch belongs to one thread at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "language/net/buffer.h"
#include "language/net/features.h"
#include "language/net/form_cache.h"
#include "language/net/kernel/kernel.h"
#include "language/net/model.h"

namespace demarche::language {

/// Rows of a table, valid until the scratch is used again for the same purpose.
struct Rows {
  const float* first = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;
  std::size_t size = 0;  ///< of each row

  std::span<const float> operator[](std::size_t row) const { return {first + row * stride, size}; }
};

/// The working memory of a network; grows to the largest batch, about 3 KiB a token. Besides, it keeps
/// what the first layer makes of `most_forms` forms: 32 bytes for each of the layer's cells, that is 10 MiB
/// for 4096 forms and 80 cells.
class NetworkScratch {
 public:
  static constexpr std::size_t kLanes = 16;

  explicit NetworkScratch(std::size_t most_forms = FormCache::kForms) : known(most_forms) {}

 private:
  friend class Network;

  /// Sentences that are read one after another; their tokens are numbered without a gap.
  struct Lane {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] std::uint32_t TokenAt(std::uint32_t step, std::size_t direction) const;
  };
  struct Place {
    std::uint32_t begin;
    std::uint32_t length;
  };

  std::array<Lane, kLanes> lanes;
  std::uint32_t tokens = 0;
  std::uint32_t steps = 0;                 ///< of the longest lane
  std::vector<std::uint32_t> order;        ///< sentences, the longest first
  std::vector<std::uint8_t> lane_of;       ///< by sentence
  std::vector<Place> places;               ///< by sentence
  std::array<Buffer<bool>, 2> is_end;      ///< by token: the first of its sentence; the last
  std::vector<const FormFeatures*> forms;  ///< by token
  FormCache known;
  std::vector<std::pair<const FormFeatures*, float*>> unknown;  ///< forms to multiply, and whereto
  Buffer<const float*> products;                                ///< by token: of its form and the first layer
  Buffer<const float*> shares;  ///< by token: the share of its gates that its input has
  std::array<Buffer<std::uint8_t>, 2> layer;
  Buffer<float> inputs;        ///< shares of kSteps steps
  Buffer<float> gates, cells;  ///< by lane
  Buffer<const std::uint8_t*> in;
  Buffer<float*> out;
  Buffer<float> values;
  Buffer<std::uint8_t> activations;
  Buffer<float> upos, feats, dependents, heads, label_dependents, label_heads;
  Buffer<float> arcs, labels;
};

class Network {
 public:
  /// `model` must outlive this.
  explicit Network(const Model& model, const Kernel& kernel = BestKernel());

  /// Runs a batch: `forms` by token, `lengths` by sentence (none is 0). REQUIRES: the lengths add up
  /// to forms.size(), which is below 2^31.
  void Encode(std::span<const FormFeatures* const> forms, std::span<const std::uint32_t> lengths,
              NetworkScratch& scratch) const;

  // Of a sentence of the batch that was encoded last:
  [[nodiscard]] Rows Upos(std::size_t sentence, const NetworkScratch& scratch) const;
  [[nodiscard]] Rows Feats(std::size_t sentence, const NetworkScratch& scratch) const;  ///< by class
  /// By dependent: the score of each head; head 0 is the root, head i token i - 1.
  Rows Arcs(std::size_t sentence, NetworkScratch& scratch) const;
  /// By dependent: the logits of relations, given each token's head (0: root, i: token i - 1).
  Rows Labels(std::size_t sentence, std::span<const std::int32_t> heads, NetworkScratch& scratch) const;

  /// The first of the greatest; 0 of none.
  [[nodiscard]] std::size_t IndexOfGreatest(std::span<const float> values) const {
    return kernel_.greatest(values.data(), values.size());
  }

  [[nodiscard]] const Model& model() const { return model_; }

 private:
  static void Deal(std::span<const std::uint32_t> lengths, NetworkScratch& scratch);
  static void Place(std::span<const FormFeatures* const> forms, std::span<const std::uint32_t> lengths,
                    NetworkScratch& scratch);
  void LookUpForms(NetworkScratch& scratch) const;
  void MultiplyForms(std::span<const std::pair<const FormFeatures*, float*>> forms,
                     NetworkScratch& scratch) const;
  void Embed(const FormFeatures& form, std::uint8_t* row) const;
  void RunFirstLayer(std::uint8_t* output, NetworkScratch& scratch) const;
  void RunLayer(const Layer& layer, const std::uint8_t* input, std::uint8_t* output,
                NetworkScratch& scratch) const;
  void MultiplyInputs(const Matrix& matrix, const std::uint8_t* input, std::size_t direction,
                      std::uint32_t first_step, NetworkScratch& scratch) const;
  void RunStep(const Matrix& matrix, std::size_t direction, std::uint32_t step, std::uint8_t* output,
               NetworkScratch& scratch) const;
  void MultiplyRows(const Matrix& matrix, const std::uint8_t* rows, std::size_t count, float* results,
                    NetworkScratch& scratch) const;
  void RunHeads(const std::uint8_t* output, NetworkScratch& scratch) const;

  const Model& model_;
  const Kernel& kernel_;
  std::uint64_t id_;  ///< no other network of the program has it
  Shape shape_;
  std::vector<float> root_;  ///< p of the root
};

}  // namespace demarche::language
