// The pipeline where something fails below it: data of the program that is missing, streams that break, a
// disk that is full, a store that fails in the middle.
#include <doctest/doctest.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigaction is POSIX
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): setenv is POSIX
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <ios>
#include <set>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

#include "../folder.h"
#include "../store/fault.h"
#include "base/file.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "store/store.h"

using namespace demarche;
using test::Folder;
namespace fs = std::filesystem;

namespace {

/// The program's data without one part of it, while this lives.
class ShareWithout {
 public:
  explicit ShareWithout(const std::string& part) : whole_(ShareFolder().value().string()) {
    for (const auto& item : fs::directory_iterator(whole_)) {
      const std::string name = item.path().filename().string();
      if (name != part) fs::create_symlink(fs::absolute(item.path()), folder_.path() / name);
    }
    ::setenv("DEMARCHE_SHARE", folder_.path().c_str(), 1);
  }
  ShareWithout(const ShareWithout&) = delete;
  ShareWithout& operator=(const ShareWithout&) = delete;
  ~ShareWithout() { ::setenv("DEMARCHE_SHARE", whole_.c_str(), 1); }

 private:
  Folder folder_;
  std::string whole_;
};

/// Files may have so many bytes while this lives: beyond it the system refuses to write, as a full disk does.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGXFSZ, &ignore, &action_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::sigaction(SIGXFSZ, &action_, nullptr);
  }

 private:
  rlimit before_{};
  struct sigaction action_ {};
};

/// Gives some bytes, then fails as the buffer of a file does.
class BreakingBuffer : public std::streambuf {
 public:
  explicit BreakingBuffer(std::string bytes) : bytes_(std::move(bytes)) {
    setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
  }

 protected:
  int_type underflow() override { throw std::ios_base::failure("refused"); }

 private:
  std::string bytes_;
};

/// One line of so many letters, of which few are held.
class LongLine : public std::streambuf {
 public:
  LongLine(std::uint64_t size, std::string after) : left_(size), after_(std::move(after)) {}

 protected:
  int_type underflow() override {
    if (left_ > 0) {
      const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, block_.size()));
      left_ -= size;
      setg(block_.data(), block_.data(), block_.data() + size);
    } else if (!after_.empty()) {
      block_.swap(after_);
      after_.clear();
      setg(block_.data(), block_.data(), block_.data() + block_.size());
    } else {
      return traits_type::eof();
    }
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::uint64_t left_;
  std::string after_;
  std::string block_ = std::string(1U << 16U, '{');
};

const Pipeline& ThePipeline() {
  static const Pipeline pipeline = [] {
    PipelineOptions options;
    options.jobs = 1;
    options.max_error_rate = 0.5;  // so that any first line may be bad
    Result<Pipeline> opened = Pipeline::Open(options);
    REQUIRE_MESSAGE(opened, (opened ? "" : ToString(opened.error())));
    return std::move(*opened);
  }();
  return pipeline;
}

Article ArticleOf(int number) {
  Article article;
  article.id = "a" + std::to_string(number);
  article.date = "2010-09-" + std::to_string(10 + number % 20);
  article.document_time = ParseDay(article.date);
  article.text =
      "On Monday Japan lodged a formal protest with China. China's foreign minister met Vietnam's foreign "
      "minister in Hanoi. Norway praised Chile. This is the article of number " +
      std::to_string(number) + ".";
  return article;
}

std::vector<Extraction> Extractions() {
  std::vector<Extraction> extractions;
  for (int i = 0; i < 12; ++i) {
    extractions.push_back(ThePipeline().Analyze(ArticleOf(i)));
    extractions.back().article.text = ArticleOf(i).text;
  }
  return extractions;
}

std::string ErrorOf(const Result<void>& result) { return result ? "" : ToString(result.error()); }
template <typename T>
std::string ErrorOf(const Result<T>& result) {
  return result ? "" : ToString(result.error());
}

bool Has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("data of the program that is missing is told by whoever needs it, and by nobody else") {
  const Lexicon lexicon = OpenLexicon({}).value();
  const Timeline timeline = MergeAll({}, {}, lexicon, {});
  const Folder out;
  struct Verb {
    std::string name;
    std::function<std::string()> run;
    std::set<std::string> needs;
  };
  const Verb verbs[] = {
      {"Pipeline", [] { return ErrorOf(Pipeline::Open({})); }, {"lexicon", "models", "wordnet"}},
      {"language", [] { return ErrorOf(OpenLanguageModel({})); }, {"lexicon", "models", "wordnet"}},
      {"Merger", [] { return ErrorOf(Merger::Open({})); }, {"lexicon"}},
      {"Ingredients", [] { return ErrorOf(Ingredients({})); }, {"lexicon", "models", "wordnet"}},
      {"digest", [&] { return ErrorOf(AnalysisDigest(lexicon, false)); }, {"models", "wordnet"}},
      {"templates", [] { return ErrorOf(CheckTemplates()); }, {"templates"}},
      {"site", [&] { return ErrorOf(WriteSite(timeline, {}, out.path())); }, {"templates"}},
  };
  for (const char* part : {"lexicon", "models", "wordnet", "templates"}) {
    const ShareWithout share(part);
    for (const Verb& verb : verbs) {
      CAPTURE(part);
      CAPTURE(verb.name);
      const std::string error = verb.run();
      CHECK_MESSAGE(error.empty() == (verb.needs.count(part) == 0), error);
      if (!error.empty()) CHECK_MESSAGE(Has(error, part), error);
    }
  }
}

TEST_CASE("a stream that breaks is told with its line, and what came before is kept") {
  std::string articles;
  std::string extractions;
  for (int i = 0; i < 3; ++i) {
    articles += WriteArticle(ArticleOf(i)) + "\n";
    extractions += WriteExtraction(ThePipeline().Analyze(ArticleOf(i))) + "\n";
  }
  int taken = 0;
  {
    BreakingBuffer buffer(articles);
    std::istream in(&buffer);
    const std::string error = ErrorOf(ReadArticleRecords(in, "in", [&](const Article&) -> Result<void> {
      ++taken;
      return {};
    }));
    CHECK(Has(error, "in:4"));
    CHECK(taken == 3);
  }
  {
    BreakingBuffer buffer(extractions);
    std::istream in(&buffer);
    Tally tally;
    CHECK(Has(ErrorOf(ReadExtractions(in, "in", tally, [](const Extraction&) { return Result<void>(); })),
              "in:4"));
    CHECK(tally.articles == 3);
  }
  BreakingBuffer buffer(articles);
  std::istream in(&buffer);
  std::ostringstream out;
  CHECK(Has(ErrorOf(ThePipeline().ExtractRecords(in, "in", out)), "in:4"));
  CHECK(out.str() == extractions);
}

TEST_CASE("a record without end is told, and never held") {
  const std::uint64_t size = kMaxRecordBytes + 1;
  const std::string message = "the record is longer than 67108864 bytes";
  {
    LongLine buffer(size, "\n");
    std::istream in(&buffer);
    CHECK(Has(ErrorOf(ReadArticleRecords(in, "in", [](const Article&) { return Result<void>(); })), message));
  }
  {
    LongLine buffer(size, "\n");
    std::istream in(&buffer);
    Tally tally;
    CHECK(Has(ErrorOf(ReadExtractions(in, "in", tally, [](const Extraction&) { return Result<void>(); })),
              message));
  }
  LongLine buffer(size, "\n" + WriteArticle(ArticleOf(1)) + "\n");
  std::istream in(&buffer);
  std::ostringstream out;
  const Result<Tally> tally = ThePipeline().ExtractRecords(in, "in", out);
  REQUIRE(tally);
  CHECK(tally->articles == 1);
  REQUIRE(tally->errors.size() == 1);
  CHECK(Has(tally->errors[0].message, message));
}

TEST_CASE("an error of whoever takes the articles ends the reading and comes back") {
  const Folder folder;
  for (int i = 0; i < 40; ++i) folder.Write("news/" + std::to_string(i) + ".txt", ArticleOf(i).text + "\n");
  const std::vector<std::string> paths{folder.File("news"), folder.File("none")};
  int taken = 0;
  const Result<Tally> tally = ThePipeline().ExtractPaths(paths, std::nullopt, [&](const Extraction&) {
    ++taken;
    return Result<void>(Fail(ErrorKind::kUnreadable, "no room"));
  });
  CHECK(ErrorOf(tally) == "no room");
  CHECK(taken == 1);
  const Result<Tally> whole = ThePipeline().ExtractPaths(
      paths, ParseDay("2010-10-01"), [](const Extraction&) { return Result<void>(); }, [](const Tally&) {});
  REQUIRE(whole);
  CHECK(whole->articles == 40);
  CHECK(whole->errors.size() == 1);
  CHECK(whole->input_bytes > 1000);
}

TEST_CASE("a disk that fills up between two files of a site is told with the file, and leaves no half one") {
  const Timeline timeline = ThePipeline().Merge(Extractions(), {}, {});
  REQUIRE(timeline.entries.size() > 5);
  const Folder whole;
  const std::vector<std::string> files = WriteSite(timeline, {}, whole.path()).value();
  std::set<std::size_t> sizes{0};
  for (const std::string& file : files) sizes.insert(whole.Read(file).size());
  std::set<std::string> told;
  for (const std::size_t size : sizes) {
    if (size == *sizes.rbegin()) break;
    CAPTURE(size);
    const Folder folder;
    Result<std::vector<std::string>> written;
    {
      const FileLimit limit(size);
      written = WriteSite(timeline, {}, folder.path());
    }
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == ErrorKind::kUnreadable);
    CHECK(Has(written.error().where, folder.path().string()));
    told.insert(fs::path(written.error().where).filename().string());
    for (const auto& item : fs::recursive_directory_iterator(folder.path())) {
      if (!item.is_regular_file()) continue;
      const std::string name = fs::relative(item.path(), folder.path()).generic_string();
      CHECK_MESSAGE(folder.Read(name) == whole.Read(name), name);
    }
  }
  CHECK(told.size() >= 3);
}

TEST_CASE("an entry that cannot be written ends the lines of a timeline") {
  const Timeline timeline = ThePipeline().Merge(Extractions(), {}, {});
  const Folder whole;
  const std::size_t lines = WriteTimeline(timeline).size();
  const std::size_t head = WriteTimelineHead(timeline).size();
  REQUIRE(WriteSite(timeline, {}, whole.path()));
  // Pages are larger than the lines of so few entries; where their folder cannot be written to, neither is
  // it.
  for (const std::size_t size : {head - 1, head, lines - 1}) {
    Folder folder;
    GatheringFiles files(folder.path());
    Gathering gathering(ThePipeline().lexicon(), {}, std::move(files));
    for (Extraction& extraction : Extractions()) REQUIRE(gathering.Take(std::move(extraction)));
    const Result<MergedTimeline> merged = gathering.Merge({});
    REQUIRE(merged);
    std::size_t written = 0;
    const Result<void> done = merged->WriteLines([&](std::string_view bytes) -> Result<void> {
      if (written + bytes.size() > size) return Fail(ErrorKind::kUnreadable, "no room");
      written += bytes.size();
      return {};
    });
    CHECK(ErrorOf(done) == "no room");
    CHECK(written <= size);
  }
}

TEST_CASE("records that cannot be put aside are told, whenever the disk is full") {
  const std::vector<Extraction> extractions = Extractions();
  constexpr std::size_t kHeld = 500;  // so that every record goes to the file
  std::size_t failed = 0;
  bool done = false;
  for (rlim_t limit = 0; !done; limit += 1500) {
    CAPTURE(limit);
    REQUIRE(limit < 1'000'000);
    const Folder folder;
    Gathering gathering(ThePipeline().lexicon(), {}, GatheringFiles(folder.path(), kHeld), 3000);
    std::string error;
    {
      const FileLimit full(limit);
      for (const Extraction& extraction : extractions) {
        if (error.empty()) error = ErrorOf(gathering.Take(extraction));
      }
      if (error.empty()) {
        Result<MergedTimeline> merged = gathering.Merge({});
        error = ErrorOf(merged);
        if (merged) CHECK(std::move(*merged).Whole().value().entries.size() > 5);
      }
    }
    done = error.empty();
    if (done) continue;
    ++failed;
    CHECK_MESSAGE(Has(error, folder.path().string() + ": a temporary file cannot be written"), error);
  }
  CHECK(failed > 3);
}

TEST_CASE("texts that cannot be kept are told") {
  const Folder folder;
  KeptArticles kept(folder.path());
  Article article = ArticleOf(1);
  article.text = std::string(2'000'000, 'x');
  const FileLimit full(1000);
  REQUIRE(kept.Keep(article));
  article.id = "another";
  CHECK(Has(ErrorOf(kept.Keep(article)), "a temporary file cannot be written"));
  const KeptArticles nowhere(folder.path() / "none");
  CHECK_FALSE(nowhere.Source().has("a"));
}

TEST_CASE("a store that fails in the middle of a run holds whole articles, and the next run adds the rest") {
  const Folder folder;
  std::string lines;
  for (int i = 0; i < 5; ++i) lines += WriteArticle(ArticleOf(i)) + "\n";
  folder.Write("articles.jsonl", lines);
  const std::vector<std::string> paths{folder.File("articles.jsonl")};
  const std::string path = folder.File("n.db");
  const auto add = [&]() -> Result<AddTally> {
    Result<Store> store = Store::OpenWriting(path);
    if (!store) return tl::unexpected<Error>(store.error());
    AddOptions options;
    options.refresh = true;
    return ThePipeline().AddPaths(*store, paths, options);
  };
  const auto contents = [&] {
    std::string all;
    Result<Store> store = Store::OpenReading(path);
    REQUIRE(store);
    CHECK(store->Check().value().empty());
    REQUIRE(store->Load({}, [&](const Article& article, const Extraction& extraction) -> Result<void> {
      all += WriteArticle(article) + WriteExtraction(extraction) + "\n";
      return {};
    }));
    return all;
  };
  REQUIRE(add());
  const std::string expected = contents();
  using Kind = store_test::Fault::Kind;
  struct Sweep {
    Kind kind;
    long step;
  };
  for (const Sweep sweep : {Sweep{Kind::kMemory, 397}, Sweep{Kind::kFile, 19}, Sweep{Kind::kFull, 7}}) {
    long tried = 0;
    for (long number = 1;; number += sweep.step) {
      for (const char* more : {"", "-wal", "-shm", "-journal"}) fs::remove(path + more);
      Result<AddTally> tally;
      bool happened = false;
      {
        const store_test::FaultScope fault({sweep.kind, number, true});
        tally = add();
        happened = fault.happened();
      }
      if (!happened) break;
      ++tried;
      CAPTURE(number);
      if (!tally) CHECK(tally.error().kind == ErrorKind::kUnreadable);
      REQUIRE(add());
      CHECK(contents() == expected);
    }
    CHECK(tried > 5);
  }
}
