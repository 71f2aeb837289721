#include "ingest/pdf/pdf.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/system/program.h"
#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/pdf/child.h"
#include "ingest/text/plain.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxPdfText = std::size_t{16} << 20U;
constexpr const char* kPdfProgram = "pdftotext";

/// Pages end with a form feed, which ends a line, too.
std::string PagesAsText(std::string text) {
  for (char& c : text) {
    if (c == '\f') c = '\n';
  }
  return CleanText(RepairUtf8(text));
}

}  // namespace

bool LooksLikePdf(std::string_view head) { return head.starts_with("%PDF-"); }

void ReadPdf(std::string_view bytes, const std::string& uri, Output& out) {
  const std::string program = FindProgram(kPdfProgram);
  if (program.empty()) {
    return out.Refuse(
        {ErrorKind::kUnsupported,
         "is a PDF file, and pdftotext is not there to read it; install poppler-utils, or give its "
         "text",
         ""},
        uri, 0);
  }
  const unsigned seconds = out.options().pdf_seconds;
  const ChildOutcome outcome = RunChild(program, {"-q", "-enc", "UTF-8", "-eol", "unix", "/dev/fd/0", "-"},
                                        bytes, seconds, kMaxPdfText);
  switch (outcome.end) {
    case ChildOutcome::End::kDone: break;
    case ChildOutcome::End::kFailed:
      return out.Refuse(
          {ErrorKind::kMalformed,
           "is a PDF file that pdftotext cannot read; open and save it anew, or give its text", ""},
          uri, 0);
    case ChildOutcome::End::kTooSlow:
      return out.Refuse(
          {ErrorKind::kOverLimit,
           fmt::format("is a PDF file that takes pdftotext more than {} seconds; give its text", seconds),
           ""},
          uri, 0);
    case ChildOutcome::End::kTooMuch:
      return out.Refuse(
          {ErrorKind::kOverLimit,
           fmt::format("is a PDF file with more than {} bytes of text; split it", kMaxPdfText), ""},
          uri, 0);
  }
  if (Trim(outcome.output).empty())
    return out.RefuseEmpty(uri, 0, "is a PDF file without words, maybe of scanned pages; give its text");
  out.Give(ReadPlain(PagesAsText(outcome.output), out.options().rules), uri, 0);
}

}  // namespace demarche::ingest
