// The recipe of a model: two teachers learn from the treebanks, from different seeds; together they
// annotate plain sentences; a student, which is the model, learns from the treebanks and from what
// the teachers are how sure of. docs/language.md tells what each step brought.
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include <fmt/format.h>

#include "language/language.h"
#include "language/morphology.h"
#include "language/train/export.h"
#include "language/train/teach.h"
#include "language/train/trainer.h"
#include "language/train/treebank.h"
#include "language/words.h"

namespace demarche {

namespace {

using namespace language::train;
using language::Morphology;
using language::Words;

constexpr std::uint32_t kBuckets = 1U << 15U;
constexpr std::size_t kBatchTokens = 1000;
constexpr std::uint64_t kVariantSeed = 99;
constexpr std::uint64_t kPlainSeed = 11;

std::uint32_t U32(std::size_t value) { return static_cast<std::uint32_t>(value); }

std::vector<const Example*> Pointers(const std::vector<Example>& examples, std::size_t times = 1) {
  std::vector<const Example*> all;
  for (std::size_t k = 0; k < times; ++k) {
    for (const Example& example : examples) all.push_back(&example);
  }
  return all;
}

/// Weights as they are in memory, so that a run that was broken off can go on behind its teachers.
bool ReadWeights(const std::filesystem::path& path, Weights& weights) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  const auto read = [&](Tensor& tensor) {
    in.read(reinterpret_cast<char*>(tensor.data.data()),
            static_cast<std::streamsize>(tensor.data.size() * sizeof(float)));
  };
  weights.ForEachDense(read);
  read(weights.words);
  read(weights.buckets);
  return in.good() && in.peek() == std::ifstream::traits_type::eof();
}

void WriteWeights(const std::filesystem::path& path, Weights& weights) {
  std::ofstream out(path, std::ios::binary);
  const auto write = [&](Tensor& tensor) {
    out.write(reinterpret_cast<const char*>(tensor.data.data()),
              static_cast<std::streamsize>(tensor.data.size() * sizeof(float)));
  };
  weights.ForEachDense(write);
  write(weights.words);
  write(weights.buckets);
}

class Recipe {
 public:
  Recipe(const TrainingPlan& plan, Words words, Morphology morphology)
      : plan_(plan), words_(std::move(words)), morphology_(std::move(morphology)) {}

  Result<std::string> Run() {
    if (!CpuCanTrain())
      return Fail(ErrorKind::kUnsupported,
                  "training asks for a processor with AVX2 and FMA; run it on another machine");
    if (const Result<void> read = ReadAll(); !read) return tl::unexpected<Error>(read.error());
    TrainTeachers();
    return TrainStudent();
  }

 private:
  Result<void> ReadAll() {
    for (const std::filesystem::path& path : plan_.treebanks) {
      Result<std::vector<Example>> part = ReadTreebank(path);
      if (!part) return tl::unexpected<Error>(part.error());
      gold_.insert(gold_.end(), part->begin(), part->end());
    }
    if (gold_.empty()) return Fail(ErrorKind::kUsage, "no sentences to learn from; name treebanks");
    AddVariants(gold_, kVariantSeed);
    for (const std::filesystem::path& path : plan_.development) {
      Result<std::vector<Example>> part = ReadTreebank(path);
      if (!part) return tl::unexpected<Error>(part.error());
      development_.emplace_back(path.stem().string(), std::move(*part));
    }
    plain_ = PlainSentences(plan_.texts, words_, plan_.most_plain, kPlainSeed);
    Say(fmt::format("{} annotated sentences with variants, {} plain ones", gold_.size(), plain_.size()));
    return {};
  }

  void Number(const Vocabulary& vocabulary) {
    for (Example& example : gold_) vocabulary.Number(example);
    for (auto& [name, examples] : development_) {
      for (Example& example : examples) vocabulary.Number(example);
    }
  }

  [[nodiscard]] Plan PlanFor(const Vocabulary& vocabulary) const {
    Plan plan;
    plan.shape.words = U32(vocabulary.words().size());
    plan.shape.buckets = kBuckets;
    plan.shape.embedding = 128;
    plan.shape.upos = kUposCount;
    plan.shape.feats = U32(vocabulary.feats().size());
    plan.shape.relations = U32(vocabulary.relations().size());
    plan.batch_tokens = kBatchTokens;
    return plan;
  }

  /// One thread a teacher. Leaves the plain sentences annotated.
  void TrainTeachers() {
    constexpr std::size_t kFewest = 2;
    if (plain_.empty() || plan_.teachers == 0) return;
    const Vocabulary vocabulary(gold_, {}, kFewest, kBuckets, morphology_);
    Number(vocabulary);
    for (Example& example : plain_) vocabulary.Number(example);
    std::vector<std::unique_ptr<Trainer>> teachers(plan_.teachers);
    std::vector<std::thread> threads;
    for (std::size_t k = 0; k < plan_.teachers; ++k)
      threads.emplace_back([&, k] { teachers[k] = TrainTeacher(vocabulary, k); });
    for (std::thread& thread : threads) thread.join();
    std::vector<Trainer*> all;
    for (const auto& teacher : teachers) all.push_back(teacher.get());
    Teach(all, plain_, plan_.threads);
    constexpr float kTrust = 0.7F;
    for (Example& example : plain_) example.trust = kTrust;
  }

  std::unique_ptr<Trainer> TrainTeacher(const Vocabulary& vocabulary, std::size_t k) {
    Plan plan = PlanFor(vocabulary);
    plan.seed = plan_.seed + k;
    plan.shape.layers = 3;
    plan.shape.hidden = U32(plan_.teacher_hidden);
    plan.shape.tag = 96;
    plan.shape.arc = 128;
    plan.shape.label = 128;
    Random random(plan_.seed + k + 4);
    const std::vector<const Example*> gold = Pointers(gold_);
    plan.steps = DrawBatches(gold, plan.batch_tokens, random).size() * plan_.teacher_epochs;
    random = Random(plan_.seed + k + 4);
    auto teacher = std::make_unique<Trainer>(plan, vocabulary);
    const std::string name = fmt::format("teacher {}", k + 1);
    const std::filesystem::path file = plan_.work / fmt::format("teacher{}.bin", k);
    if (!plan_.work.empty() && ReadWeights(file, teacher->weights())) {
      Say(fmt::format("{}: taken from {}", name, file.string()));
      return teacher;
    }
    for (std::size_t epoch = 1; teacher->steps() < plan.steps; ++epoch) {
      Round(*teacher, plan, gold, random);
      Report(fmt::format("{}, epoch {}", name, epoch), *teacher);
    }
    if (!plan_.work.empty()) WriteWeights(file, teacher->weights());
    return teacher;
  }

  Result<std::string> TrainStudent() {
    constexpr std::size_t kFewest = 3;
    const Vocabulary vocabulary(gold_, plain_, kFewest, kBuckets, morphology_);
    Number(vocabulary);
    for (Example& example : plain_) vocabulary.NumberInputs(example);
    Plan plan = PlanFor(vocabulary);
    plan.seed = plan_.seed + 6;
    plan.threads = plan_.threads;
    plan.shape.layers = U32(plan_.layers);
    plan.shape.hidden = U32(plan_.hidden);
    plan.shape.tag = U32(plan_.tag);
    plan.shape.arc = U32(plan_.arc);
    plan.shape.label = U32(plan_.label);
    plan.dropout = {0.1F, 0.15F, 0.1F, 0.15F};
    std::vector<const Example*> all = Pointers(gold_, plan_.gold_times);
    const std::vector<const Example*> plain = Pointers(plain_);
    all.insert(all.end(), plain.begin(), plain.end());
    Random random(plan_.seed + 20);
    plan.steps = DrawBatches(all, plan.batch_tokens, random).size() * plan_.rounds;
    random = Random(plan_.seed + 20);
    Trainer student(plan, vocabulary);
    for (std::size_t round = 1; student.steps() < plan.steps; ++round) {
      Round(student, plan, all, random);
      Report(fmt::format("student, round {}", round), student);
      if (!plan_.work.empty()) WriteWeights(plan_.work / "student.bin", student.weights());
    }
    return WriteModel(Export(student.weights(), plan.shape, vocabulary, plan_.description));
  }

  static void Round(Trainer& trainer, const Plan& plan, const std::vector<const Example*>& examples,
                    Random& random) {
    for (const auto& batch : DrawBatches(examples, plan.batch_tokens, random)) {
      if (trainer.steps() >= plan.steps) return;
      trainer.Step(batch);
    }
  }

  void Report(const std::string& stage, Trainer& trainer) {
    std::string line = stage;
    for (const auto& [name, examples] : development_) {
      const Accuracy accuracy = trainer.Measure(examples);
      line += fmt::format(" | {}: UPOS {:.2f} Feats {:.2f} UAS {:.2f} LAS {:.2f}", name, accuracy.upos,
                          accuracy.feats, accuracy.uas, accuracy.las);
    }
    Say(line);
  }

  void Say(const std::string& line) const {
    if (plan_.report) plan_.report(line);
  }

  const TrainingPlan& plan_;
  Words words_;
  Morphology morphology_;
  std::vector<Example> gold_;
  std::vector<Example> plain_;
  std::vector<std::pair<std::string, std::vector<Example>>> development_;
};

}  // namespace

Result<std::string> LanguageModel::Train(const Lexicon& lexicon, const std::filesystem::path& wordnet,
                                         const TrainingPlan& plan) {
  Result<Words> words = Words::Load(lexicon);
  if (!words) return tl::unexpected<Error>(words.error());
  Result<Morphology> morphology = Morphology::Load(wordnet);
  if (!morphology) return tl::unexpected<Error>(morphology.error());
  return Recipe(plan, std::move(*words), std::move(*morphology)).Run();
}

}  // namespace demarche
