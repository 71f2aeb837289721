// demarche-train: learns a language model. tools/train calls it with the data of models/MODEL_CARD.md.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>
#include <vector>

#include "base/file.h"
#include "ingest/ingest.h"
#include "language/language.h"
#include "lexicon/lexicon.h"

namespace {

using namespace demarche;

struct Request {
  std::vector<std::string> articles;  ///< files of article records
  std::string lexicon;
  std::string wordnet;
  std::string out;
  TrainingPlan plan;
};

void AddOptions(CLI::App& app, Request& request) {
  app.add_option("--treebank", request.plan.treebanks, "CoNLL-U to learn from; may be repeated")->required();
  app.add_option("--dev", request.plan.development, "CoNLL-U to measure after each round");
  app.add_option("--articles", request.articles, "articles (as of 'demarche build') that teachers annotate");
  app.add_option("--lexicon", request.lexicon, "folder of the lexicon")->required();
  app.add_option("--wordnet", request.wordnet, "folder of WordNet's files")->capture_default_str();
  app.add_option("--out", request.out, "the model file")->required();
  app.add_option("--work", request.plan.work, "folder that keeps weights, to go on from");
  app.add_option("--description", request.plan.description, "what the file says of itself");
  app.add_option("--seed", request.plan.seed)->capture_default_str();
  app.add_option("--threads", request.plan.threads, "of the student")->capture_default_str();
  app.add_option("--layers", request.plan.layers, "of the model")->capture_default_str();
  app.add_option("--hidden", request.plan.hidden, "values of each direction of a layer")
      ->capture_default_str();
  app.add_option("--tag", request.plan.tag, "hidden values of the tagger")->capture_default_str();
  app.add_option("--arc", request.plan.arc, "values of a word as head and as dependent")
      ->capture_default_str();
  app.add_option("--label", request.plan.label, "hidden values for relations")->capture_default_str();
  app.add_option("--teachers", request.plan.teachers)->capture_default_str();
  app.add_option("--teacher-hidden", request.plan.teacher_hidden)->capture_default_str();
  app.add_option("--teacher-epochs", request.plan.teacher_epochs)->capture_default_str();
  app.add_option("--most-plain", request.plan.most_plain, "sentences that teachers annotate")
      ->capture_default_str();
  app.add_option("--gold-times", request.plan.gold_times, "how often a round has the treebanks")
      ->capture_default_str();
  app.add_option("--rounds", request.plan.rounds, "of the student")->capture_default_str();
}

int Complain(const Error& error) {
  fmt::print(stderr, "train: {}\n", ToString(error));
  return 1;
}

Result<void> ReadTexts(Request& request) {
  IngestSink sink;
  sink.article = [&](Article article) {
    request.plan.texts.push_back(std::move(article.text));
    return true;
  };
  sink.error = [](const ErrorRecord&) { return true; };
  for (const std::string& path : request.articles) {
    if (Result<void> read = ReadArticles(path, {}, sink); !read) return read;
  }
  return {};
}

int Run(Request& request) {
  const std::vector<std::filesystem::path> folders{request.lexicon};
  const Result<Lexicon> lexicon = Lexicon::Load(folders);
  if (!lexicon) return Complain(lexicon.error());
  if (const Result<void> read = ReadTexts(request); !read) return Complain(read.error());
  if (!request.plan.work.empty()) std::filesystem::create_directories(request.plan.work);

  const auto start = std::chrono::steady_clock::now();
  std::mutex mutex;
  request.plan.report = [&](const std::string& line) {
    const std::lock_guard lock(mutex);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    fmt::print("{:7.0f} s  {}\n", spent.count(), line);
    std::fflush(stdout);
  };
  const Result<std::string> model = LanguageModel::Train(*lexicon, request.wordnet, request.plan);
  if (!model) return Complain(model.error());
  if (const Result<void> written = WriteFileAtomically(request.out, *model); !written)
    return Complain(written.error());
  fmt::print("{}: {} bytes\n", request.out, model->size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Learns the tagger and parser of demarche from treebanks");
  Request request;
  request.wordnet = "/usr/share/wordnet";
  AddOptions(app, request);
  CLI11_PARSE(app, argc, argv);
  return Run(request);
}
