// The format of RFC 4155: a mail ends before a line "From SENDER TIME" that follows an empty line. Lines
// that were quoted to tell them apart (">From ") lose one quotation mark, as in "mboxrd".
#include "ingest/mail/mbox.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/lines.h"
#include "ingest/mail/mail.h"

namespace demarche::ingest {
namespace {

constexpr std::string_view kMboxFrom = "From ";

/// "From SENDER TIME": a clock time tells it from a sentence.
bool IsFromLine(std::string_view line) {
  if (!line.starts_with(kMboxFrom) || line.size() > 500) return false;
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (at > 2 && at + 2 < line.size() && IsDigit(line[at - 1]) && IsDigit(line[at - 2]) &&
        IsDigit(line[at + 1]) && IsDigit(line[at + 2])) {
      return true;
    }
  }
  return false;
}

bool IsQuotedFrom(std::string_view line) {
  const std::size_t end = line.find_first_not_of('>');
  return end != 0 && end != std::string_view::npos && line.substr(end).starts_with(kMboxFrom);
}

}  // namespace

bool LooksLikeMbox(std::string_view head) {
  const std::size_t end = head.find('\n');
  return end != std::string_view::npos && IsFromLine(head.substr(0, end)) &&
         LooksLikeMail(head.substr(end + 1));
}

void ReadMbox(std::istream& in, const std::string& uri, Output& out) {
  const std::uint64_t limit = out.options().max_record_bytes;
  LineReader lines(in, limit);
  std::string line;
  std::string mail;
  std::uint64_t count = 0;
  std::uint64_t offset = 0;
  bool too_long = false;
  bool after_blank = true;
  const auto give = [&] {
    if (count == 0) return;
    const std::string place = fmt::format("{}#{}", uri, count);
    if (too_long) {
      RefuseLargeMail(place, offset, out);
    } else {
      ReadMail(mail, place, offset, out);
    }
  };
  for (;;) {
    const LineReader::Status status = lines.Next(line);
    const bool ended = status == LineReader::Status::kEnd || status == LineReader::Status::kBroken;
    if (ended || out.stopped()) break;
    if (after_blank && IsFromLine(line)) {
      give();
      ++count;
      offset = lines.offset();
      too_long = false;
      mail.clear();
    } else {
      too_long = too_long || status == LineReader::Status::kTooLong || mail.size() + line.size() > limit;
      if (!too_long) mail.append(line, IsQuotedFrom(line) ? 1 : 0, std::string::npos).append(1, '\n');
    }
    after_blank = line.empty();
  }
  if (!out.stopped()) give();
}

}  // namespace demarche::ingest
