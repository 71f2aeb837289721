// A bidirectional LSTM (Hochreiter and Schmidhuber 1997; Graves and Schmidhuber 2005) under a tagger
// and a biaffine parser (Dozat and Manning 2017, "Deep Biaffine Attention for Neural Dependency
// Parsing"), in 8-bit integers.
//
// A step of the LSTM multiplies one vector by a matrix of tens of kilobytes: alone, it would wait for
// memory. So the sentences of a batch are dealt to kLanes lanes, each a queue of sentences, that
// advance together; and what does not depend on the step before, the product with the layer's input, is
// computed for kSteps steps at once, which keeps all of it in the second-level cache. The first layer's
// input is the form alone, so its product is looked up for a form that came before.
#include "language/net/network.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/thread_words.h"

namespace demarche::language {
namespace {

constexpr std::size_t kLanes = NetworkScratch::kLanes;
constexpr std::uint32_t kSteps = 4;
constexpr std::size_t kRowsAtOnce = 64;  // of the heads
constexpr std::size_t kAhead = 3;        // forms
// Rows a power of two apart would share few places of the first-level cache.
constexpr std::size_t kSpread = 16;

/// Asks for a row that is read soon: rows of forms lie all over megabytes. Where it is not inlined, g++ takes
/// a function that does nothing else for one without an effect, and leaves it out.
template <typename T>
[[gnu::always_inline]] inline void Fetch(const T* row, std::size_t size) {
  constexpr std::size_t kLine = 64 / sizeof(T);
  for (std::size_t at = 0; at < size; at += kLine) __builtin_prefetch(row + at);
}

}  // namespace

Network::Network(const Model& model, const Kernel& kernel)
    : model_(model), kernel_(kernel), id_(NextId()), shape_(model.shape()), root_(model.arc.rows) {
  const std::uint8_t* in = model.root_head;
  float* out = root_.data();
  kernel.multiply(model.arc, &in, nullptr, &out, 1);
}

void Network::Encode(std::span<const FormFeatures* const> forms, std::span<const std::uint32_t> lengths,
                     NetworkScratch& scratch) const {
  Deal(lengths, scratch);
  Place(forms, lengths, scratch);
  LookUpForms(scratch);
  scratch.gates.Take(kLanes * (std::size_t{4} * shape_.hidden + kSpread));
  scratch.cells.Take(kLanes * shape_.hidden);
  const std::size_t output_bytes = std::size_t{2} * shape_.hidden * scratch.tokens;
  std::uint8_t* output = scratch.layer[0].Take(output_bytes);
  RunFirstLayer(output, scratch);
  for (std::size_t i = 1; i < model_.layers().size(); ++i) {
    std::uint8_t* next = scratch.layer[i % 2].Take(output_bytes);
    RunLayer(model_.layers()[i], output, next, scratch);
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
void Network::Place(std::span<const FormFeatures* const> forms, std::span<const std::uint32_t> lengths,
                    NetworkScratch& scratch) {
  scratch.forms.resize(scratch.tokens);
  for (Buffer<bool>& ends : scratch.is_end) std::fill_n(ends.Take(scratch.tokens), scratch.tokens, false);
  std::array<std::uint32_t, kLanes> next{};
  for (std::size_t lane = 0; lane < kLanes; ++lane) next[lane] = scratch.lanes[lane].begin;
  scratch.places.resize(lengths.size());
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const std::uint32_t begin = next[scratch.lane_of[i]];
    next[scratch.lane_of[i]] += lengths[i];
    scratch.places[i] = {begin, lengths[i]};
    std::copy_n(forms.begin(), lengths[i], scratch.forms.begin() + begin);
    forms = forms.subspan(lengths[i]);
    scratch.is_end[0][begin] = true;
    scratch.is_end[1][begin + lengths[i] - 1] = true;
  }
}

/// The token that a lane reads at a step.
std::uint32_t NetworkScratch::Lane::TokenAt(std::uint32_t step, std::size_t direction) const {
  return direction == 0 ? begin + step : end - 1 - step;
}

/// The products of all tokens' forms with the first layer; those of forms that are not kept from before
/// are computed.
void Network::LookUpForms(NetworkScratch& scratch) const {
  scratch.known.Begin(id_, std::size_t{8} * shape_.hidden, scratch.tokens);
  scratch.unknown.clear();
  const float** products = scratch.products.Take(scratch.tokens);
  for (std::size_t t = 0; t < scratch.tokens; ++t) {
    const FormCache::Row row = scratch.known.RowOf(*scratch.forms[t]);
    products[t] = row.values;
    if (row.is_new) scratch.unknown.emplace_back(scratch.forms[t], row.values);
  }
  const std::span<const std::pair<const FormFeatures*, float*>> unknown(scratch.unknown);
  for (std::size_t at = 0; at < unknown.size(); at += kRowsAtOnce)
    MultiplyForms(unknown.subspan(at, std::min(kRowsAtOnce, unknown.size() - at)), scratch);
}

/// Rows are the gates of the forward direction, then those of the backward one.
void Network::MultiplyForms(std::span<const std::pair<const FormFeatures*, float*>> forms,
                            NetworkScratch& scratch) const {
  std::uint8_t* rows = scratch.activations.Take(kRowsAtOnce * shape_.embedding);
  const std::uint8_t** in = scratch.in.Take(kRowsAtOnce);
  float** out = scratch.out.Take(kRowsAtOnce);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (i + kAhead < forms.size()) {
      const FormFeatures& next = *forms[i + kAhead].first;
      Fetch(model_.Word(model_.RowOf(next.word)), shape_.embedding);
      for (std::size_t k = 0; k < next.count; ++k) Fetch(model_.Bucket(next.buckets[k]), shape_.embedding);
    }
    Embed(*forms[i].first, rows + i * shape_.embedding);
    in[i] = rows + i * shape_.embedding;
  }
  for (const std::size_t direction : {0U, 1U}) {
    for (std::size_t i = 0; i < forms.size(); ++i) out[i] = forms[i].second + direction * 4 * shape_.hidden;
    kernel_.multiply(model_.layers().front().input[direction], in, nullptr, out, forms.size());
  }
}

void Network::Embed(const FormFeatures& form, std::uint8_t* row) const {
  const std::int8_t* rows[FormFeatures::kMost + 1] = {model_.Word(model_.RowOf(form.word))};
  for (std::size_t i = 0; i < form.count; ++i) rows[i + 1] = model_.Bucket(form.buckets[i]);
  kernel_.embed(rows, form.count + 1, model_.embedding_scale(), row, shape_.embedding);
}

void Network::RunFirstLayer(std::uint8_t* output, NetworkScratch& scratch) const {
  const float** shares = scratch.shares.Take(scratch.tokens);
  for (const std::size_t direction : {0U, 1U}) {
    for (std::size_t t = 0; t < scratch.tokens; ++t)
      shares[t] = scratch.products[t] + direction * 4 * shape_.hidden;
    for (std::uint32_t step = 0; step < scratch.steps; ++step) {
      for (const NetworkScratch::Lane& lane : scratch.lanes) {
        if (step + 1 < lane.end - lane.begin)
          Fetch(shares[lane.TokenAt(step + 1, direction)], std::size_t{4} * shape_.hidden);
      }
      RunStep(model_.layers().front().recurrent[direction], direction, step, output, scratch);
    }
  }
}

/// `input` by token, as the layer below left it.
void Network::RunLayer(const Layer& layer, const std::uint8_t* input, std::uint8_t* output,
                       NetworkScratch& scratch) const {
  for (const std::size_t direction : {0U, 1U}) {
    for (std::uint32_t step = 0; step < scratch.steps; ++step) {
      if (step % kSteps == 0) MultiplyInputs(layer.input[direction], input, direction, step, scratch);
      RunStep(layer.recurrent[direction], direction, step, output, scratch);
    }
  }
}

/// The share of kSteps steps' gates that comes from the layer's input.
void Network::MultiplyInputs(const Matrix& matrix, const std::uint8_t* input, std::size_t direction,
                             std::uint32_t first_step, NetworkScratch& scratch) const {
  const std::size_t stride = matrix.rows + kSpread;
  float* shares = scratch.inputs.Take(kLanes * kSteps * stride);
  const std::uint8_t** in = scratch.in.Take(kLanes * kSteps);
  float** out = scratch.out.Take(kLanes * kSteps);
  std::size_t count = 0;
  for (const NetworkScratch::Lane& lane : scratch.lanes) {
    const std::uint32_t last = std::min(first_step + kSteps, lane.end - lane.begin);
    for (std::uint32_t step = first_step; step < last; ++step) {
      const std::uint32_t token = lane.TokenAt(step, direction);
      in[count] = input + std::size_t{token} * matrix.columns;
      out[count] = shares + count * stride;
      scratch.shares[token] = out[count++];
    }
  }
  kernel_.multiply(matrix, in, nullptr, out, count);
}

void Network::RunStep(const Matrix& matrix, std::size_t direction, std::uint32_t step, std::uint8_t* output,
                      NetworkScratch& scratch) const {
  const std::size_t hidden = shape_.hidden;
  const auto output_of = [&](std::uint32_t token) {
    return output + (std::size_t{2} * token + direction) * hidden;
  };
  std::array<const std::uint8_t*, kLanes> in;
  std::array<const float*, kLanes> addends;
  std::array<float*, kLanes> out;
  std::array<const float*, kLanes> gates;  // by lane; null behind its end
  std::size_t count = 0;
  for (std::size_t i = 0; i < kLanes; ++i) {
    const NetworkScratch::Lane& lane = scratch.lanes[i];
    gates[i] = nullptr;
    if (step >= lane.end - lane.begin) continue;
    const std::uint32_t token = lane.TokenAt(step, direction);
    gates[i] = scratch.shares[token];
    if (scratch.is_end[direction][token]) {
      std::fill_n(&scratch.cells[i * hidden], hidden, 0.0F);  // and nothing to add from the step before
      continue;
    }
    in[count] = output_of(lane.TokenAt(step - 1, direction));
    addends[count] = gates[i];
    out[count] = &scratch.gates[i * (matrix.rows + kSpread)];
    gates[i] = out[count++];
  }
  kernel_.multiply(matrix, in.data(), addends.data(), out.data(), count);
  for (std::size_t i = 0; i < kLanes; ++i) {
    if (gates[i] == nullptr) continue;
    kernel_.step(gates[i], &scratch.cells[i * hidden], output_of(scratch.lanes[i].TokenAt(step, direction)),
                 hidden);
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
  kernel_.multiply(matrix, in, nullptr, out, count);
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
  const FloatRows dependents{&scratch.dependents[std::size_t{begin} * shape_.arc], shape_.arc, length};
  const FloatRows heads{&scratch.heads[std::size_t{begin} * model_.arc.rows], model_.arc.rows, length};
  kernel_.dots(dependents, {root_.data(), 0, 1}, shape_.arc, scores, size);
  kernel_.dots(dependents, heads, shape_.arc, scores + 1, size);
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
