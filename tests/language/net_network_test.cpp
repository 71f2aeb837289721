// The forward pass: near the same network in plain floats, and the same bits however sentences are
// put together and whichever kernel runs.
#include "language/net/network.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "random_network.h"

using namespace demarche::language;

namespace {

using Vector = std::vector<float>;

Vector Times(const FloatMatrix& matrix, const Vector& in) {
  Vector out(matrix.bias);
  out.resize(matrix.rows);
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    for (std::size_t c = 0; c < matrix.columns; ++c) out[r] += matrix.weights[r * matrix.columns + c] * in[c];
  }
  return out;
}

Vector Cut(Vector values) {
  for (float& value : values) value = std::clamp(value, -1.0F, 1.0F);
  return values;
}

float Sigmoid(float x) { return 1 / (1 + std::exp(-x)); }

/// The sentence through the floats that the model was made of.
class FloatRun {
 public:
  FloatRun(const FloatNetwork& network, const Model& model, const std::vector<FormFeatures>& sentence)
      : network_(network) {
    const std::size_t size = network.shape.embedding;
    for (const FormFeatures& form : sentence) {
      Vector x(size);
      for (std::size_t k = 0; k < size; ++k) {
        x[k] = network.word_table[model.RowOf(form.word) * size + k];
        for (std::size_t i = 0; i < form.count; ++i) {
          x[k] += network.bucket_table[(form.buckets[i] % network.shape.buckets) * size + k];
        }
      }
      rows_.push_back(Cut(x));
    }
    for (const FloatLayer& layer : network.layers) RunLayer(layer);
  }

  [[nodiscard]] Vector Upos(std::size_t token) const {
    return Times(network_.upos, Cut(Times(network_.tag, rows_[token])));
  }

  [[nodiscard]] float Arc(std::size_t dependent, std::size_t head) const {
    const Vector d = Cut(Times(network_.dependent, rows_[dependent]));
    const Vector e = head == 0 ? network_.root_head : Cut(Times(network_.head, rows_[head - 1]));
    const Vector p = Times(network_.arc, e);
    float score = p.back();
    for (std::size_t k = 0; k < d.size(); ++k) score += d[k] * p[k];
    return score;
  }

  [[nodiscard]] Vector Labels(std::size_t dependent, std::size_t head) const {
    Vector sum = Times(network_.label_dependent, rows_[dependent]);
    const Vector right = head == 0 ? network_.root_label : Times(network_.label_head, rows_[head - 1]);
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += right[k];
    return Times(network_.label, Cut(sum));
  }

 private:
  void RunLayer(const FloatLayer& layer) {
    const std::size_t size = network_.shape.hidden;
    std::vector<Vector> next(rows_.size(), Vector(2 * size));
    for (const std::size_t direction : {0U, 1U}) {
      Vector hidden(size);
      Vector cell(size);
      for (std::size_t step = 0; step < rows_.size(); ++step) {
        const std::size_t token = direction == 0 ? step : rows_.size() - 1 - step;
        Vector gates = Times(layer.input[direction], rows_[token]);
        const Vector recurrent = Times(layer.recurrent[direction], hidden);
        for (std::size_t k = 0; k < gates.size(); ++k) gates[k] += recurrent[k];
        for (std::size_t k = 0; k < size; ++k) {
          cell[k] = Sigmoid(gates[size + k]) * cell[k] + Sigmoid(gates[k]) * std::tanh(gates[2 * size + k]);
          hidden[k] = Sigmoid(gates[3 * size + k]) * std::tanh(cell[k]);
          next[token][direction * size + k] = hidden[k];
        }
      }
    }
    rows_ = next;
  }

  const FloatNetwork& network_;
  std::vector<Vector> rows_;
};

std::vector<FormFeatures> RandomSentence(std::size_t length, std::mt19937& random) {
  std::vector<FormFeatures> sentence;
  for (std::size_t i = 0; i < length; ++i) sentence.push_back(FeaturesOf(WordOf(random() % 90), 3));
  return sentence;
}

/// All outputs of a batch, sentence by sentence.
std::vector<Vector> Outputs(const Network& network, const std::vector<std::vector<FormFeatures>>& batch,
                            NetworkScratch& scratch) {
  std::vector<std::uint32_t> lengths;
  std::vector<const FormFeatures*> forms;
  for (const auto& sentence : batch) {
    lengths.push_back(static_cast<std::uint32_t>(sentence.size()));
    for (const FormFeatures& form : sentence) forms.push_back(&form);
  }
  network.Encode(forms, lengths, scratch);
  std::vector<Vector> outputs;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::vector<std::int32_t> heads;
    for (std::size_t t = 0; t < lengths[i]; ++t)
      heads.push_back(static_cast<std::int32_t>((t * 7) % (lengths[i] + 1)));
    Vector& all = outputs.emplace_back();
    for (const Rows& table_rows : {network.Upos(i, scratch), network.Feats(i, scratch),
                                   network.Arcs(i, scratch), network.Labels(i, heads, scratch)}) {
      CHECK(table_rows.count == lengths[i]);
      for (std::size_t t = 0; t < table_rows.count; ++t) {
        all.insert(all.end(), table_rows[t].begin(), table_rows[t].end());
      }
    }
  }
  return outputs;
}

bool SameBits(const Vector& a, const Vector& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
}

}  // namespace

TEST_CASE("Near the floats that the model was made of") {
  const FloatNetwork floats = RandomNetwork::Make(RandomNetwork::Small(), 9);
  const ModelBytes bytes(WriteModel(floats));
  const auto model = Model::Open(bytes.bytes(), "random");
  REQUIRE(model.has_value());
  const Network network(*model);
  NetworkScratch scratch;
  std::mt19937 random(1);
  const std::vector<FormFeatures> sentence = RandomSentence(11, random);
  const FloatRun expected(floats, *model, sentence);
  (void)Outputs(network, {sentence}, scratch);
  constexpr float kNear = 0.12F;  // 1/63 is the step of an activation
  const std::vector<std::int32_t> heads{0, 1, 2, 3, 11, 10, 9, 0, 1, 1, 4};
  const Rows arcs = network.Arcs(0, scratch);
  const Rows labels = network.Labels(0, heads, scratch);
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    const Vector upos = expected.Upos(t);
    for (std::size_t k = 0; k < upos.size(); ++k)
      CHECK(std::fabs(network.Upos(0, scratch)[t][k] - upos[k]) < kNear);
    for (std::size_t head = 0; head <= sentence.size(); ++head) {
      CHECK(std::fabs(arcs[t][head] - expected.Arc(t, head)) < 2 * kNear);
    }
    const Vector logits = expected.Labels(t, static_cast<std::size_t>(heads[t]));
    for (std::size_t k = 0; k < logits.size(); ++k) CHECK(std::fabs(labels[t][k] - logits[k]) < kNear);
  }
}

TEST_CASE("The same bits alone and in any batch, on each kernel") {
  const ModelBytes bytes(WriteModel(RandomNetwork::Make(RandomNetwork::Small(), 2)));
  const auto model = Model::Open(bytes.bytes(), "random");
  REQUIRE(model.has_value());
  const Network network(*model);
  std::mt19937 random(2);
  NetworkScratch scratch;
  for (const std::vector<std::size_t>& lengths : std::vector<std::vector<std::size_t>>{
           {1}, {3, 1}, {40, 2, 2}, {5, 5, 5, 5, 5}, {17, 16, 15, 33, 1, 1, 70, 8}, {}}) {
    std::vector<std::vector<FormFeatures>> batch;
    for (const std::size_t length : lengths) batch.push_back(RandomSentence(length, random));
    const std::vector<Vector> together = Outputs(network, batch, scratch);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      NetworkScratch fresh;
      CHECK(SameBits(together[i], Outputs(network, {batch[i]}, fresh)[0]));
    }
    for (const Kernel* kernel : RunnableKernels()) {
      CAPTURE(kernel->name);
      const std::vector<Vector> others = Outputs(Network(*model, *kernel), batch, scratch);
      for (std::size_t i = 0; i < batch.size(); ++i) CHECK(SameBits(together[i], others[i]));
    }
  }
}

TEST_CASE("The same bits whatever was kept of forms met before") {
  const ModelBytes bytes(WriteModel(RandomNetwork::Make(RandomNetwork::Small(), 5)));
  const ModelBytes other_bytes(WriteModel(RandomNetwork::Make(RandomNetwork::Small(), 6)));
  const auto model = Model::Open(bytes.bytes(), "random");
  const auto other_model = Model::Open(other_bytes.bytes(), "other");
  REQUIRE(model.has_value());
  REQUIRE(other_model.has_value());
  std::mt19937 random(3);
  std::vector<std::vector<FormFeatures>> sentences;
  for (std::size_t i = 0; i < 40; ++i) sentences.push_back(RandomSentence(1 + random() % 30, random));
  for (const Kernel* kernel : RunnableKernels()) {
    const Network network(*model, *kernel);
    const Network other(*other_model, *kernel);
    std::vector<Vector> expected;
    for (const auto& sentence : sentences) {
      NetworkScratch fresh;
      expected.push_back(Outputs(network, {sentence}, fresh)[0]);
    }
    for (const std::size_t forms :
         {1U, 7U, 60U, 2048U}) {  // fewer than a sentence has, and more than there are
      NetworkScratch scratch(forms);
      for (std::size_t round = 0; round < 60; ++round) {
        std::vector<std::vector<FormFeatures>> batch;
        std::vector<std::size_t> drawn;
        for (std::size_t i = 0; i <= random() % 4; ++i) {
          drawn.push_back(random() % sentences.size());
          batch.push_back(sentences[drawn.back()]);
        }
        const std::vector<Vector> outputs = Outputs(network, batch, scratch);
        for (std::size_t i = 0; i < batch.size(); ++i) CHECK(SameBits(outputs[i], expected[drawn[i]]));
        if (round % 20 == 0) (void)Outputs(other, batch, scratch);  // another network's forms are not ours
      }
    }
  }
}
