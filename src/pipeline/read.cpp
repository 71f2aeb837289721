// Articles from paths and extractions from records, with a tally of what was left aside.
#include <fmt/format.h>

#include <istream>
#include <optional>
#include <variant>

#include "base/ascii.h"
#include "base/digest.h"
#include "base/lines.h"
#include "base/utf8.h"
#include "ingest/ingest.h"
#include "pipeline/fingerprint.h"
#include "pipeline/impl.h"
#include "pipeline/merger.h"
#include "pipeline/workers/ordered_workers.h"
#include "records/records.h"

namespace demarche {
namespace {

/// What is wrong with a record, with the byte of its line.
std::string Inside(const Error& error) {
  return error.where.empty() ? error.message : fmt::format("{} ({})", error.message, error.where);
}

/// The error record of a line that is no article record. It is named by what the line holds and not by its
/// place, so that the answer to a record does not depend on how many stand before it in this shard.
ErrorRecord BadRecord(std::string_view line, const Error& error) {
  constexpr std::size_t kShown = 60;
  const std::string start = RepairUtf8(line.substr(0, Utf8Floor(line, kShown)));
  return {"sha256:" + Sha256Hex(line), Name(error.kind), 0,
          fmt::format("{}; the record begins: {}", Inside(error), start)};
}

/// The error record that `line` is, as `ingest --errors` and `extract` write them.
std::optional<ErrorRecord> ErrorOf(std::string_view line) {
  Result<std::variant<Extraction, ErrorRecord>> record = ParseExtraction(line);
  if (!record || !std::holds_alternative<ErrorRecord>(*record)) return std::nullopt;
  return std::get<ErrorRecord>(std::move(*record));
}

/// Gives `take` each line that is not empty, with its place "name:line". Errors: those of reading, and of
/// `take`.
template <typename Take>
Result<void> ForEachRecord(std::istream& in, const std::string& name, const Take& take) {
  LineReader lines(in, kMaxRecordBytes);
  std::string line;
  for (;;) {
    const LineReader::Status status = lines.Next(line);
    if (status == LineReader::Status::kEnd) return {};
    if (line.empty() && status == LineReader::Status::kLine) continue;
    const std::string place = fmt::format("{}:{}", name, lines.number());
    if (status == LineReader::Status::kBroken) return Fail(ErrorKind::kUnreadable, lines.reason(), place);
    if (status == LineReader::Status::kTooLong) {
      return Fail(ErrorKind::kOverLimit, fmt::format("the record is longer than {} bytes", kMaxRecordBytes),
                  place);
    }
    if (Result<void> taken = take(line, place); !taken) return taken;
  }
}

tl::unexpected<Error> BadLine(const Error& error, const char* command, const std::string& place) {
  return Fail(error.kind, fmt::format("{}; give records of 'demarche {}'", Inside(error), command), place);
}

/// Whether a first line may be followed by records: text, pages and tables begin otherwise.
bool LooksLikeRecord(std::string_view line) {
  const std::string_view text = Trim(line);
  return text.empty() || text.starts_with('{');
}

}  // namespace

Tally Pipeline::ReadPaths(std::span<const std::string> paths, std::optional<Day> date,
                          const std::function<void(Article)>& take,
                          const std::function<void(const std::string&)>& explain) const {
  Tally tally;
  const auto take_all = [&](Article article) {
    take(std::move(article));
    return true;
  };
  impl_->ReadEach(paths, date, take_all, explain, tally);
  return tally;
}

void Pipeline::Impl::ReadEach(std::span<const std::string> paths, std::optional<Day> date,
                              const std::function<bool(Article)>& take,
                              const std::function<void(const std::string&)>& explain, Tally& tally) const {
  IngestOptions ingest;
  ingest.date = date;
  ingest.rules = ingest_rules;
  ingest.fields = options.fields;
  IngestSink sink;
  bool wanted = true;
  sink.article = [&](Article article) {
    ++tally.articles;
    if (!MayBeEnglish(article)) ++tally.other_languages[article.language];
    wanted = take(std::move(article));
    tally.stopped = Stopped();
    return wanted && !tally.stopped;
  };
  sink.explain = explain;
  sink.error = [&](ErrorRecord record) {
    tally.Count(std::move(record));
    return true;
  };
  std::uint64_t before = 0;
  sink.position = [&](std::uint64_t bytes) { tally.read_bytes = before + bytes; };
  for (const std::string& path : paths) {
    if (tally.stopped || !wanted) break;
    before = tally.read_bytes;
    const Result<void> read = ReadArticles(path, ingest, sink);
    if (!read) tally.Count({path, Name(read.error().kind), 0, ToString(read.error())});
  }
}

Result<Tally> Pipeline::ExtractPaths(std::span<const std::string> paths, std::optional<Day> date,
                                     const std::function<Result<void>(Extraction)>& take,
                                     const std::function<void(const Tally&)>& progress) const {
  Tally tally;
  if (progress) {
    for (const InputState& state : StatesOf(paths)) tally.input_bytes += state.bytes;
  }
  Result<void> taken;
  struct Answer {
    Extraction extraction;
    std::optional<ErrorRecord> error;
  };
  OrderedWorkers<Article, Answer> workers(
      impl_->jobs,
      [this](std::span<const Article> articles) {
        std::vector<const Article*> all;
        for (const Article& article : articles) all.push_back(&article);
        std::vector<Answer> answers;
        for (Extraction& extraction : Analyze(all)) {
          std::optional<ErrorRecord> over = Impl::OverLimit(extraction);
          if (impl_->options.keep_texts && !extraction.events.empty())
            extraction.article.text = all[answers.size()]->text;
          answers.push_back({std::move(extraction), std::move(over)});
        }
        return answers;
      },
      [](const Article& article) { return article.text.size(); },
      [&](Answer answer) {
        if (!taken) return;
        if (answer.error) {
          --tally.articles;  // counted when it was read
          tally.Count(std::move(*answer.error));
          return;
        }
        tally.events += answer.extraction.events.size();
        taken = take(std::move(answer.extraction));
        if (progress) progress(tally);
      });
  const auto push = [&](Article article) {
    workers.Push(std::move(article));
    return taken.has_value();
  };
  impl_->ReadEach(paths, date, push, {}, tally);
  workers.Finish();
  if (!taken) return tl::unexpected<Error>(taken.error());
  return tally;
}

Result<void> ReadExtractions(std::istream& in, const std::string& name, Tally& tally,
                             const std::function<Result<void>(Extraction)>& take) {
  return ForEachRecord(in, name, [&](const std::string& line, const std::string& place) -> Result<void> {
    Result<std::variant<Extraction, ErrorRecord>> record = ParseExtraction(line);
    if (!record) return BadLine(record.error(), "extract", place);
    if (auto* error = std::get_if<ErrorRecord>(&*record)) {
      tally.Count(std::move(*error));
      return {};
    }
    auto& extraction = std::get<Extraction>(*record);
    ++tally.articles;
    tally.events += extraction.events.size();
    return take(std::move(extraction));
  });
}

Result<void> ReadArticleRecords(std::istream& in, const std::string& name,
                                const std::function<Result<void>(Article)>& take) {
  return ForEachRecord(in, name, [&](const std::string& line, const std::string& place) -> Result<void> {
    Result<Article> article = ParseArticle(line, RecordDates::kAny);
    if (!article) return BadLine(article.error(), "ingest", place);
    if (article->id.empty()) article->id = ContentId(*article);
    return take(std::move(*article));
  });
}

Result<Tally> Pipeline::ExtractRecords(std::istream& in, const std::string& name, std::ostream& out) const {
  struct Line {
    std::string text;
    std::uint64_t number = 0;
    bool too_long = false;
  };
  struct Answer {
    std::string text = {};
    std::uint64_t events = 0;
    std::optional<ErrorRecord> error = {};  ///< with the place, for a person
    std::string other_language = {};
  };
  const auto fail = [&name](const Line& line, const Error& error) {
    ErrorRecord record = BadRecord(line.text, error);
    Answer answer{WriteError(record), 0, record};
    answer.error->message = fmt::format("{}:{}: {}", name, line.number, Inside(error));
    return answer;
  };
  /// The article of a line, or the answer to it.
  const auto read = [this, &fail](const Line& line, Answer& answer) -> std::optional<Article> {
    if (line.too_long) {
      answer = fail(line, {ErrorKind::kOverLimit,
                           fmt::format("the record is longer than {} bytes", kMaxRecordBytes), ""});
      return std::nullopt;
    }
    const FieldMap& fields = impl_->options.fields;
    const std::string mapped = fields.empty() ? std::string() : MapRecord(line.text, fields);
    Result<Article> article = ParseArticle(fields.empty() ? line.text : mapped);
    if (!article) {
      std::optional<ErrorRecord> error = ErrorOf(line.text);
      answer = error ? Answer{WriteError(*error), 0, error} : fail(line, article.error());
      return std::nullopt;
    }
    if (article->id.empty()) article->id = ContentId(*article);
    return std::move(*article);
  };
  const auto answer_of = [](const Article& article, const Extraction& extraction) {
    Answer answer{WriteExtraction(extraction), extraction.events.size()};
    if (!MayBeEnglish(article)) answer.other_language = article.language;
    answer.error = Impl::OverLimit(extraction, &answer.text);
    if (answer.error) answer = {WriteError(*answer.error), 0, answer.error};
    return answer;
  };
  const auto work = [this, &read, &answer_of](std::span<const Line> lines) {
    std::vector<Answer> answers(lines.size());
    std::vector<std::optional<Article>> articles(lines.size());
    std::vector<const Article*> good;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      articles[i] = read(lines[i], answers[i]);
      if (articles[i]) good.push_back(&*articles[i]);
    }
    const std::vector<Extraction> extractions = Analyze(good);
    auto extraction = extractions.begin();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!articles[i]) continue;
      answers[i] = answer_of(*articles[i], *extraction);
      ++extraction;
    }
    return answers;
  };
  Tally tally;
  const auto weigh = [](const Line& line) { return line.text.size(); };
  OrderedWorkers<Line, Answer> workers(impl_->jobs, work, weigh, [&](Answer answer) {
    out.write(answer.text.data(), static_cast<std::streamsize>(answer.text.size())).put('\n');
    tally.events += answer.events;
    if (!answer.other_language.empty()) ++tally.other_languages[answer.other_language];
    if (answer.error) {
      tally.Count(std::move(*answer.error));
    } else {
      ++tally.articles;
    }
  });
  LineReader lines(in, kMaxRecordBytes);
  Line line;
  while (out && !tally.stopped) {
    const LineReader::Status status = lines.Next(line.text);
    if (status == LineReader::Status::kEnd || status == LineReader::Status::kBroken) break;
    line.number = lines.number();
    line.too_long = status == LineReader::Status::kTooLong;
    if (line.number == 1 && !impl_->options.max_error_rate && !LooksLikeRecord(line.text)) {
      return Fail(ErrorKind::kMalformed,
                  "is no article record; read the articles first: demarche ingest PATH | demarche extract",
                  fmt::format("{}:1", name));
    }
    if (!line.text.empty()) workers.Push(line);
    tally.stopped = impl_->Stopped();
  }
  workers.Finish();
  out.flush();
  if (!lines.reason().empty())
    return Fail(ErrorKind::kUnreadable, lines.reason(), fmt::format("{}:{}", name, lines.number()));
  if (!out)
    return Fail(ErrorKind::kUnreadable,
                "the output cannot be written; is the disk full, or the reader gone?");
  return tally;
}

}  // namespace demarche
