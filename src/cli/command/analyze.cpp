// demarche analyze [FILE]...: sentences, tokens, tags and trees as CoNLL-U; with --input conllu for the
// sentences and tokens of a treebank.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "language/language.h"

namespace demarche::cli {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{256} << 20U;
constexpr std::size_t kRecordsBegin = 256;  ///< bytes
constexpr std::size_t kChunk = std::size_t{1} << 20U;

/// Output that goes out in large pieces; keeps the exit code of the first piece that failed.
class Output {
 public:
  std::string bytes;

  /// False when nothing more can be written.
  bool Flush(std::size_t from) {
    if (code_ == kDone && bytes.size() >= from) {
      code_ = Print(bytes);
      bytes.clear();
    }
    return code_ == kDone;
  }
  [[nodiscard]] int code() const { return code_; }

 private:
  int code_ = kDone;
};

Result<std::string> ReadText(std::istream& in, const std::string& path) {
  std::string text;
  std::string chunk(kChunk, '\0');
  while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || in.gcount() > 0) {
    text.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
    if (text.size() > kMaxTextBytes) {
      return Fail(ErrorKind::kOverLimit, fmt::format("is longer than {} MiB; split it", kMaxTextBytes >> 20U),
                  path);
    }
  }
  if (in.bad())
    return Fail(ErrorKind::kUnreadable, "cannot be read to its end; see that the disk works", path);
  if (const std::size_t invalid = FindInvalidUtf8(text); invalid != std::string::npos) {
    return Fail(ErrorKind::kMalformed, "is not UTF-8; convert it, or let 'demarche ingest' do so",
                fmt::format("{}@byte {}", path, invalid));
  }
  return text;
}

/// Whether a text begins as a JSON object with a name does.
bool LooksLikeRecords(std::string_view text) {
  const std::string_view first = Trim(text.substr(0, kRecordsBegin));
  return first.starts_with('{') && Trim(first.substr(1)).starts_with('"');
}

Result<void> AnalyzeText(const LanguageModel& model, std::istream& in, const std::string& path,
                         Output& output, std::size_t& number) {
  const Result<std::string> text = ReadText(in, path);
  if (!text) return tl::unexpected(text.error());
  if (LooksLikeRecords(*text)) {
    TellNote(
        fmt::format("{}: looks like records, and is read as plain text; for records see 'demarche extract'",
                    Squeeze(path)));
  }
  const Analysis analysis = model.Analyze(*text);
  std::uint32_t paragraphs = 0;
  output.bytes += path == "-" ? "# newdoc\n" : fmt::format("# newdoc id = {}\n", Squeeze(path));
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.paragraph + 1 > paragraphs) output.bytes += "# newpar\n";
    paragraphs = sentence.paragraph + 1;
    output.bytes += fmt::format("# sent_id = {}\n", ++number);
    AppendConllu(*text, analysis, sentence, output.bytes);
    if (!output.Flush(kChunk)) break;
  }
  return {};
}

Result<void> AnalyzeConllu(const LanguageModel& model, std::istream& in, const std::string& path,
                           Output& output, std::size_t& /*number*/) {
  ConlluReader reader(in, path);
  ConlluSentence sentence;
  while (true) {
    const Result<bool> read = reader.Next(sentence);
    if (!read) return tl::unexpected(read.error());
    if (!*read) return {};
    AppendConllu(sentence, model.AnalyzeTokens(sentence.text, sentence.Bounds()), output.bytes);
    if (!output.Flush(kChunk)) return {};
  }
}

}  // namespace

int RunAnalyze(const Invocation& invocation) {
  const std::string kind = invocation.Has("--input") ? invocation.Value("--input") : "text";
  if (kind != "text" && kind != "conllu") {
    return Report(
        {ErrorKind::kUsage, fmt::format("--input '{}' is not known; write one of: text, conllu", kind), ""});
  }
  const Result<PipelineOptions> options = PipelineOptionsOf(invocation);
  if (!options) return Report(options.error());
  const Result<LanguageModel> model = OpenLanguageModel(*options);
  if (!model) return Report(model.error());
  std::vector<std::string> paths = invocation.operands;
  if (paths.empty()) paths.emplace_back("-");
  Output output;
  std::size_t sentences = 0;
  for (const std::string& path : paths) {
    const Result<std::shared_ptr<std::istream>> in = OpenInput(path);
    if (!in) return Report(in.error());
    const auto analyze = kind == "text" ? AnalyzeText : AnalyzeConllu;
    const Result<void> done = analyze(*model, **in, path, output, sentences);
    if (!done) return Report(done.error());
    if (!output.Flush(0)) break;
  }
  return output.code();
}

}  // namespace demarche::cli
