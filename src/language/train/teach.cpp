#include "language/train/teach.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "language/train/network/ops.h"

namespace demarche::language::train {

namespace {

constexpr float kSteps = 255.0F;

/// sum += softmax(scores)
void AddProbabilities(const float* scores, std::size_t count, float* sum) {
  const float most = *std::max_element(scores, scores + count);
  float whole = 0;
  for (std::size_t k = 0; k < count; ++k) whole += std::exp(scores[k] - most);
  for (std::size_t k = 0; k < count; ++k) sum[k] += std::exp(scores[k] - most) / whole;
}

std::vector<std::uint8_t> Rounded(const float* sums, std::size_t count, std::size_t teachers) {
  std::vector<std::uint8_t> rounded(count);
  for (std::size_t k = 0; k < count; ++k)
    rounded[k] = static_cast<std::uint8_t>(std::lround(sums[k] * kSteps / static_cast<float>(teachers)));
  return rounded;
}

std::size_t Best(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

/// Sums of the teachers' probabilities over one group of sentences.
struct Sums {
  std::vector<std::vector<float>> arcs;  ///< by sentence
  Tensor upos, feats, labels;            ///< by token
};

void AddRows(const Tensor& scores, Tensor& sums) {
  if (sums.data.empty()) {
    sums.Resize(scores.rows, scores.columns);
    std::fill(sums.data.begin(), sums.data.end(), 0.0F);
  }
  for (std::size_t r = 0; r < scores.rows; ++r) AddProbabilities(scores.row(r), scores.columns, sums.row(r));
}

/// A teacher, and what one thread needs to ask it.
struct Judge {
  const Trainer& teacher;
  Pass pass;
};

Sums SumScores(std::vector<Judge>& judges, const std::vector<Example*>& group) {
  const std::vector<const Example*> looked_at(group.begin(), group.end());
  Sums sums;
  for (const Example* example : group) sums.arcs.emplace_back(example->size() * (example->size() + 1), 0.0F);
  for (Judge& judge : judges) {
    const HeadsPass& scores = judge.teacher.Look(looked_at, judge.pass);
    for (std::size_t s = 0; s < group.size(); ++s) {
      const std::size_t width = group[s]->size() + 1;
      for (std::size_t d = 0; d + 1 < width; ++d)
        AddProbabilities(scores.arcs(s) + d * width, width, &sums.arcs[s][d * width]);
    }
    AddRows(scores.upos(), sums.upos);
    AddRows(scores.feats(), sums.feats);
  }
  return sums;
}

/// Sets the heads; returns those of all sentences.
std::vector<std::uint16_t> SetTrees(const Sums& sums, const std::vector<Example*>& group) {
  std::vector<std::uint16_t> heads;
  for (std::size_t s = 0; s < group.size(); ++s) {
    std::vector<float> scores = sums.arcs[s];
    for (float& score : scores) score = std::log(score + 1e-9F);
    group[s]->heads.clear();
    AppendTree(scores.data(), group[s]->size(), group[s]->heads);
    heads.insert(heads.end(), group[s]->heads.begin(), group[s]->heads.end());
  }
  return heads;
}

void SetOpinions(const Sums& sums, const std::vector<Example*>& group, std::size_t teachers) {
  std::size_t row = 0;
  for (std::size_t s = 0; s < group.size(); ++s) {
    Example& example = *group[s];
    const std::size_t size = example.size();
    const auto part = [&](const Tensor& tensor) {
      return Rounded(tensor.row(row), size * tensor.columns, teachers);
    };
    example.opinion = {Rounded(sums.arcs[s].data(), sums.arcs[s].size(), teachers), part(sums.labels),
                       part(sums.upos), part(sums.feats)};
    example.upos.clear();
    example.feats.clear();
    example.labels.clear();
    for (std::size_t i = 0; i < size; ++i, ++row) {
      example.upos.push_back(static_cast<std::uint8_t>(Best(sums.upos.row(row), sums.upos.columns)));
      example.feats.push_back(static_cast<std::uint8_t>(Best(sums.feats.row(row), sums.feats.columns)));
      example.labels.push_back(static_cast<std::uint8_t>(Best(sums.labels.row(row), sums.labels.columns)));
    }
  }
}

void TeachGroup(std::vector<Judge>& judges, const std::vector<Example*>& group) {
  Sums sums = SumScores(judges, group);
  const std::vector<std::uint16_t> heads = SetTrees(sums, group);
  for (Judge& judge : judges) AddRows(judge.teacher.LookAtLabels(heads, judge.pass).labels(), sums.labels);
  SetOpinions(sums, group, judges.size());
}

/// Sentences of like length, about kTokens tokens in each group.
std::vector<std::vector<Example*>> GroupsOf(std::vector<Example>& pupils) {
  constexpr std::size_t kTokens = 2000;
  std::vector<Example*> by_length;
  for (Example& pupil : pupils) by_length.push_back(&pupil);
  std::stable_sort(by_length.begin(), by_length.end(),
                   [](const Example* a, const Example* b) { return a->size() < b->size(); });
  std::vector<std::vector<Example*>> groups;
  std::size_t tokens = kTokens;  // the first begins a group
  for (Example* pupil : by_length) {
    if (tokens >= kTokens) {
      groups.emplace_back();
      tokens = 0;
    }
    groups.back().push_back(pupil);
    tokens += pupil->size();
  }
  return groups;
}

}  // namespace

void Teach(const std::vector<Trainer*>& teachers, std::vector<Example>& pupils, std::size_t threads) {
  const std::vector<std::vector<Example*>> groups = GroupsOf(pupils);
  for (Trainer* teacher : teachers) teacher->GetReady();
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    std::vector<Judge> judges;
    judges.reserve(teachers.size());  // a pass is not moved once it has looked
    for (const Trainer* teacher : teachers) judges.push_back({*teacher, teacher->NewPass()});
    for (std::size_t i = next++; i < groups.size(); i = next++) TeachGroup(judges, groups[i]);
  };
  std::vector<std::thread> helpers;
  for (std::size_t t = 1; t < threads; ++t) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace demarche::language::train
