// A bidirectional LSTM (Hochreiter and Schmidhuber 1997; Graves and Schmidhuber 2005) under a tagger
// and a biaffine parser (Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency
// Parsing"), in 8-bit integers.
//
// A step of the LSTM multiplies one vector by a matrix of tens of kilobytes: alone, it would wait for
// memory. So the sentences of a batch are dealt to kLanes lanes, each a queue of sentences, that
// advance together; and what does not depend on the step before, the product with the layer's input, is
// computed for kSteps steps at once, which keeps all of it in the second-level cache.
#include "language/net/network.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace demarche::language {
namespace {

constexpr std::size_t kLanes = NetworkScratch::kLanes;
constexpr std::uint32_t kSteps = 16;
constexpr std::size_t kRowsAtOnce = 64;  // of the heads
// Rows a power of two apart would share few places of the first-level cache.
constexpr std::size_t kSpread = 16;

}  // namespace

Network::Network(const Model& model, const Kernel& kernel)
    : model_(model), kernel_(kernel), shape_(model.shape()), root_(model.arc.rows) {
  const std::uint8_t* in = model.root_head;
  float* out = root_.data();
  kernel.multiply(model.arc, &in, &out, 1);
}

void Network::Embed(const FormFeatures& form, std::uint8_t* row) const {
  const std::int8_t* rows[FormFeatures::kMost + 1] = {model_.Word(model_.RowOf(form.word))};
  for (std::size_t i = 0; i < form.count; ++i) rows[i + 1] = model_.Bucket(form.buckets[i]);
  kernel_.embed(rows, form.count + 1, model_.embedding_scale(), row, shape_.embedding);
}

void Network::Encode(std::span<const std::uint8_t* const> rows, std::span<const std::uint32_t> lengths,
                     NetworkScratch& scratch) const {
  Deal(lengths, scratch);
  Place(rows, lengths, scratch);
  const std::size_t output_size = std::size_t{2} * shape_.hidden;
  const std::uint8_t* output = nullptr;
  for (std::size_t i = 0; i < model_.layers().size(); ++i) {
    std::uint8_t* next = scratch.layer[i % 2].Take(scratch.tokens * output_size);
    if (i > 0) {
      for (std::size_t t = 0; t < scratch.tokens; ++t) scratch.inputs[t] = output + t * output_size;
    }
    for (const std::size_t direction : {0U, 1U}) RunDirection(model_.layers()[i], direction, next, scratch);
    output = next;
  }
  RunHeads(output, scratch);
}

/// Deals the sentences to the lanes, the longest first, each to the lane with the fewest tokens.
void Network::Deal(std::span<const std::uint32_t> lengths, NetworkScratch& scratch) {
  std::vector<std::uint32_t>& order = scratch.order;
  order.resize(lengths.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return lengths[a] != lengths[b] ? lengths[a] > lengths[b] : a < b;
  });
  std::array<std::uint32_t, kLanes> totals{};
  scratch.lane_of.resize(lengths.size());
  for (const std::uint32_t sentence : order) {
    const auto least = std::min_element(totals.begin(), totals.end());
    scratch.lane_of[sentence] = static_cast<std::uint8_t>(least - totals.begin());
    *least += lengths[sentence];
  }
  scratch.tokens = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    scratch.lanes[lane] = {scratch.tokens, scratch.tokens + totals[lane]};
    scratch.tokens += totals[lane];
  }
  scratch.steps = *std::max_element(totals.begin(), totals.end());
}

/// Numbers the tokens by lane.
void Network::Place(std::span<const std::uint8_t* const> rows, std::span<const std::uint32_t> lengths,
                    NetworkScratch& scratch) {
  const std::uint8_t** inputs = scratch.inputs.Take(scratch.tokens);
  for (Buffer<bool>& ends : scratch.is_end) std::fill_n(ends.Take(scratch.tokens), scratch.tokens, false);
  std::array<std::uint32_t, kLanes> next{};
  for (std::size_t lane = 0; lane < kLanes; ++lane) next[lane] = scratch.lanes[lane].begin;
  scratch.places.resize(lengths.size());
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const std::uint32_t begin = next[scratch.lane_of[i]];
    next[scratch.lane_of[i]] += lengths[i];
    scratch.places[i] = {begin, lengths[i]};
    std::copy_n(rows.begin(), lengths[i], inputs + begin);
    rows = rows.subspan(lengths[i]);
    scratch.is_end[0][begin] = true;
    scratch.is_end[1][begin + lengths[i] - 1] = true;
  }
}

/// The token that a lane reads at a step.
std::uint32_t NetworkScratch::Lane::TokenAt(std::uint32_t step, std::size_t direction) const {
  return direction == 0 ? begin + step : end - 1 - step;
}

void Network::RunDirection(const Layer& layer, std::size_t direction, std::uint8_t* output,
                           NetworkScratch& scratch) const {
  scratch.cells.Take(kLanes * shape_.hidden);
  for (std::uint32_t step = 0; step < scratch.steps; ++step) {
    if (step % kSteps == 0) MultiplyInputs(layer.input[direction], direction, step, scratch);
    RunStep(layer.recurrent[direction], direction, step, output, scratch);
  }
}

float* Network::GatesOf(std::size_t lane, std::uint32_t step, NetworkScratch& scratch) const {
  const std::size_t stride = std::size_t{4} * shape_.hidden + kSpread;
  return scratch.gates.data() + (lane * kSteps + step % kSteps) * stride;
}

/// The share of kSteps steps' gates that comes from the layer's input.
void Network::MultiplyInputs(const Matrix& matrix, std::size_t direction, std::uint32_t first_step,
                             NetworkScratch& scratch) const {
  scratch.gates.Take(kLanes * kSteps * (matrix.rows + kSpread));
  const std::uint8_t** in = scratch.in.Take(kLanes * kSteps);
  float** out = scratch.out.Take(kLanes * kSteps);
  std::size_t count = 0;
  for (std::size_t i = 0; i < kLanes; ++i) {
    const NetworkScratch::Lane& lane = scratch.lanes[i];
    const std::uint32_t last = std::min(first_step + kSteps, lane.end - lane.begin);
    for (std::uint32_t step = first_step; step < last; ++step) {
      in[count] = scratch.inputs[lane.TokenAt(step, direction)];
      out[count++] = GatesOf(i, step, scratch);
    }
  }
  kernel_.multiply(matrix, in, out, count);
}

void Network::RunStep(const Matrix& matrix, std::size_t direction, std::uint32_t step, std::uint8_t* output,
                      NetworkScratch& scratch) const {
  const std::size_t hidden = shape_.hidden;
  const auto output_of = [&](std::uint32_t token) {
    return output + (std::size_t{2} * token + direction) * hidden;
  };
  std::array<const std::uint8_t*, kLanes> in;
  std::array<float*, kLanes> out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < kLanes; ++i) {
    const NetworkScratch::Lane& lane = scratch.lanes[i];
    if (step >= lane.end - lane.begin) continue;
    if (scratch.is_end[direction][lane.TokenAt(step, direction)]) {
      std::fill_n(&scratch.cells[i * hidden], hidden, 0.0F);  // and nothing to add from the step before
    } else {
      in[count] = output_of(lane.TokenAt(step - 1, direction));
      out[count++] = GatesOf(i, step, scratch);
    }
  }
  kernel_.multiply(matrix, in.data(), out.data(), count);
  for (std::size_t i = 0; i < kLanes; ++i) {
    const NetworkScratch::Lane& lane = scratch.lanes[i];
    if (step >= lane.end - lane.begin) continue;
    kernel_.step(GatesOf(i, step, scratch), &scratch.cells[i * hidden],
                 output_of(lane.TokenAt(step, direction)), hidden);
  }
}

/// Multiplies `count` rows of activations that lie `matrix.columns` apart.
void Network::MultiplyRows(const Matrix& matrix, const std::uint8_t* rows, std::size_t count, float* results,
                           NetworkScratch& scratch) const {
  const std::uint8_t** in = scratch.in.Take(count);
  float** out = scratch.out.Take(count);
  for (std::size_t i = 0; i < count; ++i) {
    in[i] = rows + i * matrix.columns;
    out[i] = results + i * matrix.rows;
  }
  kernel_.multiply(matrix, in, out, count);
}

/// All that depends on one token alone.
void Network::RunHeads(const std::uint8_t* output, NetworkScratch& scratch) const {
  const std::size_t tokens = scratch.tokens;
  float* upos = scratch.upos.Take(tokens * model_.upos.rows);
  float* feats = scratch.feats.Take(tokens * model_.feats.rows);
  float* dependents = scratch.dependents.Take(tokens * model_.dependent.rows);
  float* heads = scratch.heads.Take(tokens * model_.arc.rows);
  float* label_dependents = scratch.label_dependents.Take(tokens * model_.label_dependent.rows);
  float* label_heads = scratch.label_heads.Take(tokens * model_.label_head.rows);
  const std::size_t widest = std::max(shape_.tag, shape_.arc);
  float* values = scratch.values.Take(kRowsAtOnce * widest);
  std::uint8_t* activations = scratch.activations.Take(kRowsAtOnce * widest);
  for (std::size_t at = 0; at < tokens; at += kRowsAtOnce) {
    const std::size_t count = std::min(kRowsAtOnce, tokens - at);
    const std::uint8_t* rows = output + at * model_.tag.columns;
    MultiplyRows(model_.tag, rows, count, values, scratch);
    kernel_.quantize(values, activations, count * shape_.tag);
    MultiplyRows(model_.upos, activations, count, upos + at * model_.upos.rows, scratch);
    MultiplyRows(model_.feats, activations, count, feats + at * model_.feats.rows, scratch);
    MultiplyRows(model_.dependent, rows, count, dependents + at * shape_.arc, scratch);
    kernel_.clamp(dependents + at * shape_.arc, count * shape_.arc);
    MultiplyRows(model_.head, rows, count, values, scratch);
    kernel_.quantize(values, activations, count * shape_.arc);
    MultiplyRows(model_.arc, activations, count, heads + at * model_.arc.rows, scratch);
    MultiplyRows(model_.label_dependent, rows, count, label_dependents + at * shape_.label, scratch);
    MultiplyRows(model_.label_head, rows, count, label_heads + at * shape_.label, scratch);
  }
}

Rows Network::Upos(std::size_t sentence, const NetworkScratch& scratch) const {
  const auto [begin, length] = scratch.places[sentence];
  return {&scratch.upos[std::size_t{begin} * model_.upos.rows], model_.upos.rows, length, shape_.upos};
}

Rows Network::Feats(std::size_t sentence, const NetworkScratch& scratch) const {
  const auto [begin, length] = scratch.places[sentence];
  return {&scratch.feats[std::size_t{begin} * model_.feats.rows], model_.feats.rows, length, shape_.feats};
}

Rows Network::Arcs(std::size_t sentence, NetworkScratch& scratch) const {
  const auto [begin, length] = scratch.places[sentence];
  const std::size_t size = std::size_t{length} + 1;
  float* scores = scratch.arcs.Take(length * size);
  const float* heads = &scratch.heads[std::size_t{begin} * model_.arc.rows];
  for (std::size_t i = 0; i < length; ++i) {
    const float* dependent = &scratch.dependents[(begin + i) * shape_.arc];
    kernel_.dots(dependent, root_.data(), 0, 1, scores + i * size, shape_.arc);
    kernel_.dots(dependent, heads, model_.arc.rows, length, scores + i * size + 1, shape_.arc);
  }
  return {scores, size, length, size};
}

Rows Network::Labels(std::size_t sentence, std::span<const std::int32_t> heads,
                     NetworkScratch& scratch) const {
  const auto [begin, length] = scratch.places[sentence];
  const std::size_t size = shape_.label;
  const std::size_t stride = model_.label.rows;
  float* logits = scratch.labels.Take(length * stride);
  std::uint8_t* activations = scratch.activations.Take(kRowsAtOnce * size);
  for (std::size_t at = 0; at < length; at += kRowsAtOnce) {
    const std::size_t count = std::min(kRowsAtOnce, length - at);
    for (std::size_t i = 0; i < count; ++i) {
      const auto head = static_cast<std::size_t>(heads[at + i]);
      const float* left = &scratch.label_dependents[(begin + at + i) * size];
      const float* right = head == 0 ? model_.root_label : &scratch.label_heads[(begin + head - 1) * size];
      kernel_.quantize_sum(left, right, activations + i * size, size);
    }
    MultiplyRows(model_.label, activations, count, logits + at * stride, scratch);
  }
  return {logits, stride, length, shape_.relations};
}

}  // namespace demarche::language
