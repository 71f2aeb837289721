// A record is a line "URL ADDRESS DATE TYPE LENGTH", with five more fields before the length in version 2,
// and LENGTH bytes (Internet Archive, "Arc File Format", 1996). The first one describes the file. Addresses
// hold spaces now and then, so fields count from the right. Where a length is wrong, or the compression
// breaks, reading goes on at the next line with all these fields.
#include "ingest/archive/arc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "ingest/archive/capture.h"
#include "ingest/archive/record_stream.h"

namespace demarche::ingest {
namespace {

struct ArcHead {
  std::string url;
  std::string date;  ///< ISO 8601, or ""
  std::string type;
  std::uint64_t length = 0;
};

/// From figures: "2014-02-16T05:02:21Z" of "20140216050221".
std::string ArcDate(std::string_view digits) {
  if (digits.size() != 14) return {};
  return fmt::format("{}-{}-{}T{}:{}:{}Z", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2),
                     digits.substr(8, 2), digits.substr(10, 2), digits.substr(12, 2));
}

/// Nothing when the line does not have the fields, or no figures where date and length stand.
std::optional<ArcHead> ReadArcHead(std::string_view line, bool version_two) {
  const std::vector<std::string_view> fields = Split(Trim(line), ' ');
  const std::size_t after_url = version_two ? 9 : 4;
  if (fields.size() <= after_url) return std::nullopt;
  const std::size_t first = fields.size() - after_url;
  ArcHead head;
  const std::string_view length = fields.back();
  const auto [end, code] = std::from_chars(length.data(), length.data() + length.size(), head.length);
  if (length.empty() || code != std::errc() || end != length.data() + length.size()) return std::nullopt;
  head.url = line.substr(
      0, static_cast<std::size_t>(fields[first - 1].data() - line.data()) + fields[first - 1].size());
  if (head.url.find(':') == std::string::npos) return std::nullopt;
  const std::string_view date = fields[first + 1];
  if (!std::all_of(date.begin(), date.end(), IsDigit)) return std::nullopt;
  head.date = ArcDate(date);
  head.type = fields[first + 2];
  return head;
}

class ArcReader {
 public:
  ArcReader(std::istream& in, const Container& container)
      : container_(container), stream_(in, container.nest), captures_(container) {}

  void Run() {
    std::string line;
    while (!container_.out.stopped() && !container_.nest.spent()) {
      const std::uint64_t at = stream_.offset();
      if (!stream_.Line(line)) {
        // A stream may go on after damage, which ends it once.
        if (TellFault(container_.nest, container_.uri, container_.out)) continue;
        break;
      }
      if (Trim(line).empty()) continue;
      const std::optional<ArcHead> head =
          stream_.line_is_cut() ? std::nullopt : ReadArcHead(line, version_two_ && number_ > 0);
      if (!head) {
        Lose(line, at);
        continue;
      }
      TellLost();
      if (!container_.nest.CountMember()) break;
      ++number_;
      ReadBlock(*head, at);
    }
    TellLost();
    captures_.Tell();
  }

 private:
  /// Counts a line that begins no record.
  void Lose(std::string_view line, std::uint64_t at) {
    // A file whose first record gives no length still says its version in the next line.
    if (number_ == 0 && line.starts_with("2 ")) version_two_ = true;
    if (lost_ == 0) first_lost_ = at;
    lost_ += stream_.offset() - at;
  }

  /// One line of complaint for a run of such lines.
  void TellLost() {
    if (lost_ == 0) return;
    container_.out.Refuse(
        {ErrorKind::kMalformed,
         fmt::format("what follows record {} is no record; {} bytes up to the next one were "
                     "passed over",
                     number_, lost_),
         ""},
        container_.uri, first_lost_);
    lost_ = 0;
  }

  void ReadBlock(const ArcHead& head, std::uint64_t at) {
    const std::uint64_t limit = container_.out.options().max_file_bytes;
    if (head.length > limit) {
      captures_.Refuse(ErrorKind::kOverLimit,
                       fmt::format("is larger than the limit of {} bytes; it was passed over", limit),
                       number_, at);
      if (!stream_.Skip(head.length)) BreakOff(at);
      return;
    }
    const std::string block = stream_.Block(head.length);
    if (block.size() < head.length) return BreakOff(at);
    if (head.url.starts_with("filedesc:")) {
      version_two_ = block.starts_with("2 ");
      return;
    }
    Capture capture;
    capture.number = number_;
    capture.offset = at;
    capture.url = head.url;
    capture.date = head.date;
    capture.content_type = head.type;
    capture.block = block;
    captures_.Give(capture);
  }

  void BreakOff(std::uint64_t at) {
    captures_.BreakOff("breaks off in its block; get the archive again", number_, at);
  }

  const Container& container_;
  RecordStream stream_;
  Captures captures_;
  std::uint64_t number_ = 0;
  bool version_two_ = false;
  std::uint64_t lost_ = 0;  ///< bytes since the last record that belong to none
  std::uint64_t first_lost_ = 0;
};

}  // namespace

void ReadArc(std::istream& in, const Container& container) { ArcReader(in, container).Run(); }

}  // namespace demarche::ingest
