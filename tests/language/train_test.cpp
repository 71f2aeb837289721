// Training: a network learns a handful of sentences by heart, and says in words what is wrong.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "../folder.h"
#include "base/file.h"
#include "language/language.h"
#include "language/train/teach.h"
#include "language/train/treebank.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

constexpr const char* kTreebank =
    "1\tJapan\tJapan\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\tprotested\tprotest\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
    "1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n"
    "2\tenvoy\tenvoy\tNOUN\t_\tNumber=Sing\t4\tnsubj:pass\t_\t_\n"
    "3\twas\tbe\tAUX\t_\tTense=Past|VerbForm=Fin\t4\taux:pass\t_\t_\n"
    "4\tsummoned\tsummon\tVERB\t_\tTense=Past|VerbForm=Part|Voice=Pass\t0\troot\t_\t_\n"
    "5\tby\tby\tADP\t_\t_\t6\tcase\t_\t_\n"
    "6\tChina\tChina\tPROPN\t_\tNumber=Sing\t4\tobl:agent\t_\t_\n"
    "7\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n\n";

fs::path Scratch(const char* name) {
  static const test::Folder folder;
  return folder.path() / name;
}

const Lexicon& TheLexicon() {
  static const Lexicon lexicon =
      Lexicon::Load(std::vector<fs::path>{fs::path(DEMARCHE_SOURCE_DIR) / "lexicon" / "language"}).value();
  return lexicon;
}

TrainingPlan SmallPlan(const fs::path& treebank) {
  TrainingPlan plan;
  plan.treebanks = {treebank};
  plan.description = "two sentences by heart";
  plan.threads = 1;
  plan.hidden = plan.tag = plan.arc = plan.label = 16;
  plan.gold_times = 1;
  plan.rounds = 500;
  return plan;
}

}  // namespace

TEST_CASE("a network learns sentences by heart, the same in every run") {
  const fs::path treebank = Scratch("two.conllu");
  REQUIRE(WriteFileAtomically(treebank, kTreebank).has_value());
  TrainingPlan plan = SmallPlan(treebank);
  plan.development = {treebank};
  std::string last;
  plan.report = [&](const std::string& line) { last = line; };
  const Result<std::string> bytes = LanguageModel::Train(TheLexicon(), "/usr/share/wordnet", plan);
  if (!bytes && bytes.error().kind == ErrorKind::kUnsupported) {
    MESSAGE("skipped: " << bytes.error().message);
    return;
  }
  REQUIRE(bytes.has_value());
  CHECK(last.find("UPOS 100.00 Feats 100.00 UAS 100.00 LAS 100.00") != std::string::npos);
  CHECK(LanguageModel::Train(TheLexicon(), "/usr/share/wordnet", plan).value() == *bytes);

  // The file that was written parses as the network did in training.
  const fs::path file = Scratch("two.model");
  REQUIRE(WriteFileAtomically(file, *bytes).has_value());
  const LanguageModel model = LanguageModel::Load(TheLexicon(), "/usr/share/wordnet", file).value();
  const Analysis analysis = model.Analyze("The envoy was summoned by China.");
  REQUIRE(analysis.tokens.size() == 7);
  const std::vector<std::int32_t> heads{2, 4, 4, 0, 6, 4, 4};
  for (std::size_t i = 0; i < heads.size(); ++i) CHECK(analysis.tokens[i].head == heads[i]);
  CHECK(analysis.tokens[1].deprel == Deprel::kNsubjPass);
  CHECK(analysis.tokens[5].deprel == Deprel::kOblAgent);
  CHECK((analysis.tokens[3].feats & Feats::kPass) != 0);
}

TEST_CASE("teachers say the same, however many threads share the sentences") {
  using namespace language::train;
  if (!CpuCanTrain()) {
    MESSAGE("skipped: no AVX2 and FMA");
    return;
  }
  const fs::path treebank = Scratch("taught.conllu");
  REQUIRE(WriteFileAtomically(treebank, kTreebank).has_value());
  const std::vector<Example> gold = ReadTreebank(treebank).value();
  const language::Morphology morphology = language::Morphology::Load("/usr/share/wordnet").value();
  constexpr std::uint32_t kBuckets = 64;
  const Vocabulary vocabulary(gold, {}, 1, kBuckets, morphology);
  Plan plan;
  plan.shape = {.words = static_cast<std::uint32_t>(vocabulary.words().size()),
                .buckets = kBuckets,
                .embedding = 16,
                .layers = 1,
                .hidden = 16,
                .tag = 16,
                .arc = 16,
                .label = 16,
                .feats = static_cast<std::uint32_t>(vocabulary.feats().size()),
                .relations = static_cast<std::uint32_t>(vocabulary.relations().size())};
  Trainer first(plan, vocabulary);
  plan.seed = 2;
  Trainer second(plan, vocabulary);
  std::vector<Example> pupils;
  for (std::size_t i = 0; i < 1200; ++i) {  // five groups
    Example pupil = gold[i % gold.size()];
    for (std::size_t word = 0; word < 5; ++word)
      pupil.forms.push_back("w" + std::string(1 + (i + word) % 9, 'o'));
    vocabulary.NumberInputs(pupil);
    pupils.push_back(std::move(pupil));
  }
  std::vector<Example> alone = pupils;
  Teach({&first, &second}, alone, 1);
  Teach({&first, &second}, pupils, 3);
  bool same = true;
  for (std::size_t i = 0; i < pupils.size(); ++i) {
    const Example& a = alone[i];
    const Example& b = pupils[i];
    same = same && !a.opinion.arcs.empty() && a.heads == b.heads && a.upos == b.upos && a.feats == b.feats &&
           a.labels == b.labels && a.opinion.arcs == b.opinion.arcs && a.opinion.labels == b.opinion.labels &&
           a.opinion.upos == b.opinion.upos && a.opinion.feats == b.opinion.feats;
  }
  CHECK(same);
  CHECK(alone.front().opinion.arcs != alone.back().opinion.arcs);
}

TEST_CASE("Train tells what is wrong") {
  const fs::path missing = Scratch("missing.conllu");
  CHECK(LanguageModel::Train(TheLexicon(), "/usr/share/wordnet", SmallPlan(missing)).error().kind ==
        ErrorKind::kNotFound);
  const fs::path headless = Scratch("headless.conllu");
  REQUIRE(WriteFileAtomically(headless, "1\tJapan\t_\tPROPN\t_\t_\t_\t_\t_\t_\n\n").has_value());
  const Error error = LanguageModel::Train(TheLexicon(), "/usr/share/wordnet", SmallPlan(headless)).error();
  CHECK(error.kind == ErrorKind::kMalformed);
  CHECK(error.where.find("headless.conllu") != std::string::npos);
}
