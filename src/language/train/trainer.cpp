#include "language/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <thread>

#include "language/net/tree.h"
#include "language/train/network/ops.h"

namespace demarche::language::train {

namespace {

std::string_view WithoutSubtype(std::string_view relation) { return relation.substr(0, relation.find(':')); }

double SquaredNorm(const Tensor& tensor) {
  double sum = 0;
  for (const float value : tensor.data) sum += static_cast<double>(value) * static_cast<double>(value);
  return sum;
}

std::size_t Best(const Tensor& scores, std::size_t row) {
  const float* first = scores.row(row);
  return static_cast<std::size_t>(std::max_element(first, first + scores.columns) - first);
}

}  // namespace

std::vector<std::vector<const Example*>> DrawBatches(const std::vector<const Example*>& examples,
                                                     std::size_t tokens, Random& random) {
  constexpr std::size_t kPool = 100;  // batches among which sentences are sorted by length
  std::vector<const Example*> shuffled = examples;
  random.Shuffle(shuffled);
  std::vector<std::vector<const Example*>> batches;
  for (std::size_t first = 0; first < shuffled.size();) {
    std::size_t last = first;
    for (std::size_t sum = 0; last < shuffled.size() && sum < kPool * tokens; ++last)
      sum += shuffled[last]->size();
    const auto begin = shuffled.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = shuffled.begin() + static_cast<std::ptrdiff_t>(last);
    std::stable_sort(begin, end, [](const Example* a, const Example* b) { return a->size() < b->size(); });
    std::size_t sum = tokens;  // the pool begins a batch of its own
    for (auto at = begin; at != end; ++at) {
      if (sum + (*at)->size() > tokens) {
        batches.emplace_back();
        sum = 0;
      }
      batches.back().push_back(*at);
      sum += (*at)->size();
    }
    first = last;
  }
  random.Shuffle(batches);
  return batches;
}

void AppendTree(const float* arcs, std::size_t size, std::vector<std::uint16_t>& heads) {
  static thread_local TreeFinder finder;
  std::vector<std::int32_t> found(size);
  finder.Find({arcs, size + 1, size, size + 1}, found);
  for (const std::int32_t head : found) heads.push_back(static_cast<std::uint16_t>(head));
}

Trainer::Trainer(const Plan& plan, const Vocabulary& vocabulary)
    : plan_(plan), vocabulary_(vocabulary), weights_(plan.shape), first_(plan.shape), second_(plan.shape) {
  Randomise(weights_, plan.seed);
  for (std::size_t t = 0; t < plan.threads; ++t) passes_.push_back(NewPass());
}

double Trainer::Step(const std::vector<const Example*>& batch) {
  GetReady();
  std::vector<std::vector<const Example*>> shares(passes_.size());
  for (std::size_t i = 0; i < batch.size(); ++i) shares[i % shares.size()].push_back(batch[i]);
  std::vector<double> losses(passes_.size(), 0.0);
  const auto learn = [&](std::size_t t) {
    const std::uint64_t seed = (plan_.seed << 40U) ^ (static_cast<std::uint64_t>(step_) << 8U) ^ t;
    if (!shares[t].empty()) losses[t] = passes_[t].Learn(shares[t], weights_, ready_, plan_.dropout, seed);
  };
  std::vector<std::thread> threads;
  for (std::size_t t = 1; t < passes_.size(); ++t) threads.emplace_back(learn, t);
  learn(0);
  for (std::thread& thread : threads) thread.join();
  Update();
  ++step_;
  double loss = 0;
  std::size_t tokens = 0;
  for (const double share : losses) loss += share;
  for (const Example* example : batch) tokens += example->size();
  return loss / static_cast<double>(tokens);
}

float Trainer::Rate() const {
  const auto step = static_cast<float>(step_ + 1);
  const auto steps = static_cast<float>(std::max(plan_.steps, step_ + 1));
  const float warm = std::min(1.0F, step / static_cast<float>(plan_.warm));
  const float fall = 0.5F * (1.0F + std::cos(3.14159265F * step / steps));
  const float correction =
      std::sqrt(1.0F - std::pow(kAdamSecond, step)) / (1.0F - std::pow(kAdamFirst, step));
  return plan_.rate * warm * fall * correction;
}

/// The gradients of all threads go into those of the first, in order.
std::vector<Tensor*> Trainer::SumGradients() {
  std::vector<Tensor*> gradients;
  passes_.front().gradients().ForEachDense([&](Tensor& tensor) { gradients.push_back(&tensor); });
  for (std::size_t t = 1; t < passes_.size(); ++t) {
    std::size_t i = 0;
    passes_[t].gradients().ForEachDense([&](Tensor& tensor) {
      Add(tensor.data.data(), gradients[i++]->data.data(), tensor.data.size());
      std::fill(tensor.data.begin(), tensor.data.end(), 0.0F);
    });
  }
  return gradients;
}

void Trainer::Update() {
  const std::vector<Tensor*> gradients = SumGradients();
  double norm = 0;
  for (const Tensor* tensor : gradients) norm += SquaredNorm(*tensor);
  constexpr double kMostNorm = 5.0;
  AdamStep step{Rate(), static_cast<float>(std::min(1.0, kMostNorm / (std::sqrt(norm) + 1e-12)))};
  step.clip /= static_cast<float>(passes_.size());

  std::vector<Tensor*> values;
  std::vector<Tensor*> firsts;
  std::vector<Tensor*> seconds;
  weights_.ForEachDense([&](Tensor& tensor) { values.push_back(&tensor); });
  first_.ForEachDense([&](Tensor& tensor) { firsts.push_back(&tensor); });
  second_.ForEachDense([&](Tensor& tensor) { seconds.push_back(&tensor); });
  for (std::size_t i = 0; i < values.size(); ++i) {
    Adam(step, gradients[i]->data.data(), values[i]->data.data(), firsts[i]->data.data(),
         seconds[i]->data.data(), values[i]->data.size());
  }
  UpdateTables(step);
}

/// The rows of the two embedding tables that the batch touched, thread by thread.
void Trainer::UpdateTables(const AdamStep& step) {
  const auto rows = [&](const std::vector<std::uint32_t>& touched, Tensor& gradient, Tensor& value,
                        Tensor& first, Tensor& second) {
    for (const std::uint32_t row : touched)
      Adam(step, gradient.row(row), value.row(row), first.row(row), second.row(row), value.columns);
  };
  for (Pass& pass : passes_) {
    rows(pass.embed().words(), pass.gradients().words, weights_.words, first_.words, second_.words);
    rows(pass.embed().buckets(), pass.gradients().buckets, weights_.buckets, first_.buckets, second_.buckets);
    pass.embed().Forget();
  }
}

const HeadsPass& Trainer::Look(const std::vector<const Example*>& batch, Pass& pass) const {
  pass.Look(batch, weights_, ready_);
  return pass.heads();
}

const HeadsPass& Trainer::LookAtLabels(const std::vector<std::uint16_t>& heads, Pass& pass) const {
  pass.LookAtLabels(heads, ready_);
  return pass.heads();
}

void Trainer::GetReady() {
  if (ready_for_ != step_) ready_.Prepare(weights_);
  ready_for_ = step_;
}

Accuracy Trainer::Measure(const std::vector<Example>& examples) {
  std::vector<const Example*> all;
  for (const Example& example : examples) all.push_back(&example);
  Random random(1);
  GetReady();
  std::size_t tokens = 0;
  std::size_t upos = 0;
  std::size_t feats = 0;
  std::size_t heads_right = 0;
  std::size_t both_right = 0;
  for (const auto& group : DrawBatches(all, 2000, random)) {
    const HeadsPass& scores = Look(group, passes_.front());
    std::vector<std::uint16_t> heads;
    for (std::size_t s = 0; s < group.size(); ++s) AppendTree(scores.arcs(s), group[s]->size(), heads);
    LookAtLabels(heads, passes_.front());
    std::size_t row = 0;
    for (const Example* example : group) {
      for (std::size_t i = 0; i < example->size(); ++i, ++row) {
        ++tokens;
        upos += Best(scores.upos(), row) == example->upos[i];
        feats += Best(scores.feats(), row) == example->feats[i];
        if (heads[row] != example->heads[i]) continue;
        ++heads_right;
        const std::string& relation = vocabulary_.relations()[Best(scores.labels(), row)];
        both_right += WithoutSubtype(relation) == WithoutSubtype(example->relations[i]);
      }
    }
  }
  const auto share = [tokens](std::size_t right) {
    return 100.0 * static_cast<double>(right) / static_cast<double>(tokens);
  };
  return {share(upos), share(feats), share(heads_right), share(both_right)};
}

}  // namespace demarche::language::train
