// A record is a version line, header fields, an empty line, a block of Content-Length bytes and two line
// ends (ISO 28500:2017, section 4). Only the length holds the records together; where it is wrong, the
// next line that begins with "WARC/" is where reading goes on.
#include "ingest/archive/warc.h"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "ingest/archive/capture.h"
#include "ingest/archive/http.h"
#include "ingest/archive/record_stream.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxWarcFields = 200;
constexpr const char* kCutBlock = "breaks off in its block; get the archive again";

class WarcReader {
 public:
  WarcReader(std::istream& in, const Container& container)
      : container_(container), stream_(in, container.nest), captures_(container) {}

  void Run() {
    while (!container_.out.stopped() && !container_.nest.spent()) {
      if (!FindRecord()) {
        // A stream may go on after damage, which ends it once.
        if (TellFault(container_.nest, container_.uri, container_.out)) continue;
        break;
      }
      if (!container_.nest.CountMember()) break;
      ++number_;
      if (ReadFields()) ReadRecord();
    }
    captures_.Tell();
  }

 private:
  /// Passes what lies before the next version line, which is empty in good files, and tells what is not.
  bool FindRecord() {
    bool lost = false;
    std::string line;
    for (std::uint64_t at = stream_.offset(); stream_.Line(line); at = stream_.offset()) {
      if (line.starts_with("WARC/")) {
        begin_ = at;
        return true;
      }
      if (Trim(line).empty() || lost) continue;
      lost = true;
      container_.out.Refuse(
          {ErrorKind::kMalformed,
           fmt::format("what follows record {} is no record; bytes up to the next one were passed over",
                       number_),
           ""},
          container_.uri, at);
    }
    return false;
  }

  bool ReadFields() {
    fields_.clear();
    std::string line;
    std::string* last = nullptr;
    std::uint64_t passed_over = 0;
    while (stream_.Line(line)) {
      if (Trim(line).empty() && !stream_.line_is_cut()) {
        if (passed_over > 0) TellPassedOver(passed_over);
        return TakeLength();
      }
      if (!TakeLine(line, last)) ++passed_over;
    }
    captures_.BreakOff("breaks off in its header; get the archive again", number_, begin_);
    return false;
  }

  /// A field, or more of the `last` one; false for what is beyond the limits.
  bool TakeLine(std::string_view line, std::string*& last) {
    if (IsSpace(line[0]) && last != nullptr) {
      const std::string_view more = Trim(line);
      if (stream_.line_is_cut() || last->size() + more.size() >= RecordStream::kMaxLineBytes) return false;
      last->append(" ").append(more);
      return true;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return !stream_.line_is_cut();
    const std::string name = LowerAscii(Trim(line.substr(0, colon)));
    const bool kept = !stream_.line_is_cut() && (fields_.size() < kMaxWarcFields || fields_.count(name) != 0);
    last = kept ? &fields_[name] : &beyond_;
    *last = Trim(line.substr(colon + 1));
    return kept;
  }

  void TellPassedOver(std::uint64_t lines) {
    container_.out.Notice(
        captures_.PlaceOf(number_), begin_,
        fmt::format("header lines beyond the limits ({} bytes a line, {} fields), passed over: {}; where its "
                    "address or date is missing, get the page again",
                    RecordStream::kMaxLineBytes, kMaxWarcFields, lines));
  }

  bool TakeLength() {
    const std::string_view told = Field("content-length");
    const auto [end, code] = std::from_chars(told.data(), told.data() + told.size(), length_);
    if (!told.empty() && code == std::errc() && end == told.data() + told.size()) return true;
    captures_.Refuse(ErrorKind::kMalformed, "has no Content-Length that is a number; it was passed over",
                     number_, begin_);
    return false;
  }

  void ReadRecord() {
    const std::string type = LowerAscii(Field("warc-type"));
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    if (!wanted) {
      if (type == "revisit") captures_.PassOver("revisit (the page is in an earlier archive; add that)");
      if (type == "continuation") captures_.PassOver("continuation of a record");
      return SkipBlock();
    }
    if (length_ > container_.out.options().max_file_bytes) {
      captures_.Refuse(ErrorKind::kOverLimit,
                       fmt::format("is larger than the limit of {} bytes; it was passed over",
                                   container_.out.options().max_file_bytes),
                       number_, begin_);
      return SkipBlock();
    }
    const std::string block = stream_.Block(length_);
    if (block.size() < length_) return captures_.BreakOff(kCutBlock, number_, begin_);
    Capture capture;
    capture.number = number_;
    capture.offset = begin_;
    capture.url = Field("warc-target-uri");
    capture.date = Field("warc-date");
    capture.content_type = Field("content-type");
    capture.cut = !Field("warc-truncated").empty();
    capture.block = block;
    captures_.Give(capture);
  }

  void SkipBlock() {
    if (!stream_.Skip(length_)) captures_.BreakOff(kCutBlock, number_, begin_);
  }

  [[nodiscard]] std::string_view Field(std::string_view name) const {
    const auto found = fields_.find(name);
    return found == fields_.end() ? std::string_view() : found->second;
  }

  const Container& container_;
  RecordStream stream_;
  Captures captures_;
  std::map<std::string, std::string, std::less<>> fields_;
  std::string beyond_;  ///< the last field that was passed over, for its further lines
  std::uint64_t number_ = 0;
  std::uint64_t begin_ = 0;
  std::uint64_t length_ = 0;
};

}  // namespace

void ReadWarc(std::istream& in, const Container& container) { WarcReader(in, container).Run(); }

}  // namespace demarche::ingest
