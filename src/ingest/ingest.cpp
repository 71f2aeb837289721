// From a path to articles: folders are walked in byte order of names, the kind of a file is told by how
// its bytes begin, and each kind has its reader. The members of containers are read as files are.
#include "ingest/ingest.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/archive/container.h"
#include "ingest/archive/stream.h"
#include "ingest/decoding.h"
#include "ingest/encoding.h"
#include "ingest/html/page.h"
#include "ingest/json_input.h"
#include "ingest/mail/mail.h"
#include "ingest/mail/mbox.h"
#include "ingest/news/news_xml.h"
#include "ingest/output.h"
#include "ingest/pdf/pdf.h"
#include "ingest/table/table.h"
#include "ingest/text/plain.h"

namespace demarche {
namespace fs = std::filesystem;
namespace ingest {
namespace {

constexpr std::size_t kMaxFolderDepth = 100;
constexpr std::size_t kHeadBytes = std::size_t{1} << 16U;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::string_view WithoutMark(std::string_view bytes) {
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  return bytes;
}

bool LooksLikeJson(std::string_view bytes) {
  bytes = WithoutMark(bytes);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || (bytes[at] != '{' && bytes[at] != '[')) return false;
  const std::size_t next = bytes.find_first_not_of(" \t\r\n", at + 1);
  if (next == std::string_view::npos) return true;
  if (bytes[at] == '{') return bytes[next] == '"' || bytes[next] == '}';
  // "[[" begins links in some texts; more brackets begin no text.
  return bytes[next] == '{' || bytes[next] == ']' || bytes.substr(at, 3) == "[[[";
}

/// Whether the first line is a whole record (JSON Lines); a first line longer than the head
/// counts as one, since nothing else has such lines.
bool LooksLikeJsonLines(std::string_view head) {
  if (!LooksLikeJson(head)) return false;
  head = Trim(WithoutMark(head));
  const std::size_t end = head.find('\n');
  return head.starts_with('{') && (IsJsonLine(head.substr(0, end)) || end == std::string_view::npos);
}

bool LooksLikePage(std::string_view text) {
  const std::string head = LowerAscii(Trim(text).substr(0, 4096));
  if (!head.starts_with('<')) return false;
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div",
                                     "<p>", "<article", "<style", "<script", "<table", "<br"}) {
    if (head.find(tag) != std::string::npos) return true;
  }
  return false;
}

/// Kinds that are read a record at a time, however long the file.
struct StreamReader {
  std::function<void(std::istream&, const std::string&, Output&)> read;
  bool decoded = false;  ///< wants UTF-8
};

StreamReader StreamReaderOf(std::string_view head, const IngestOptions& options) {
  if (LooksLikeJsonLines(head)) return {&ReadJsonLines};
  if (LooksLikeMbox(head)) return {&ReadMbox};
  head = WithoutMark(head);
  if (LooksLikeJson(head)) return {&ReadJsonValues, true};
  if (LooksLikeNewsXml(head)) return {&ReadNewsXml, true};
  if (const std::optional<char> separator = TableSeparator(head, options)) {
    return {[separator](std::istream& in, const std::string& uri, Output& out) {
              ReadTable(in, *separator, uri, out);
            },
            true};
  }
  return {};
}

/// Whether a file of which only a part may be held could have several articles: PDF, and what must be decoded
/// whole.
bool MayHoldSeveral(std::string_view head) { return LooksLikePdf(head) || IsWideText(head); }

/// How much is read of what must be held whole.
std::uint64_t LimitOf(std::string_view head, const IngestOptions& options) {
  if (MayHoldSeveral(head)) return options.max_file_bytes;
  return std::min(options.max_file_bytes,
                  LooksLikeMail(head) ? options.max_record_bytes : options.max_article_bytes);
}

void RefuseLarge(std::string_view head, std::uint64_t limit, const std::string& uri, Output& out) {
  if (!MayHoldSeveral(head) && LooksLikeMail(head)) return RefuseLargeMail(uri, 0, out);
  out.Refuse({ErrorKind::kOverLimit,
              fmt::format("is larger than the limit of {} bytes{}; split it", limit,
                          MayHoldSeveral(head) ? "" : " for one article"),
              ""},
             uri, limit);
}

void ReadWhole(std::string_view bytes, const std::string& uri, Output& out) {
  if (Trim(WithoutMark(bytes)).empty()) {
    return out.RefuseEmpty(uri, 0, "is empty; give a file that holds an article");
  }
  if (LooksLikePdf(bytes)) return ReadPdf(bytes, uri, out);
  if (LooksLikeMail(bytes.substr(0, kHeadBytes))) return ReadMail(bytes, uri, 0, out);
  const Result<Decoded> decoded = Decode(bytes, out.origin().charset);
  if (!decoded) return out.Refuse(decoded.error(), uri, 0);
  if (!decoded->guessed.empty()) {
    out.Notice(
        uri, decoded->first_odd,
        fmt::format("is no UTF-8 from byte {} on; read as {}, a guess: where letters are wrong, save the "
                    "file as UTF-8",
                    decoded->first_odd, decoded->guessed));
  }
  if (decoded->replaced > 0) {
    out.Notice(uri, decoded->first_odd,
               fmt::format("bytes that are no UTF-8 were replaced by U+FFFD ({}, the first at byte {}); "
                           "save the file as UTF-8",
                           decoded->replaced, decoded->first_odd));
  }
  if (const StreamReader records =
          StreamReaderOf(std::string_view(decoded->text).substr(0, kHeadBytes), out.options());
      records.read) {
    std::istringstream text(decoded->text);
    return records.read(text, uri, out);
  }
  if (LooksLikeNewsXml(decoded->text)) {
    std::istringstream text(decoded->text);
    return ReadNewsXml(text, uri, out);
  }
  if (const std::string_view root = UnknownXmlRoot(decoded->text); !root.empty()) {
    return out.Refuse(
        {ErrorKind::kUnsupported,
         fmt::format("is XML of a kind that is not read (its outermost element is <{}>); give a "
                     "feed, NITF, NewsML, HTML or text",
                     root.substr(0, Utf8Floor(root, 60))),
         ""},
        uri, 0);
  }
  if (!LooksLikePage(decoded->text))
    return out.Give(ReadPlain(CleanText(decoded->text), out.options().rules), uri, 0);
  PageHints hints;
  hints.url = out.origin().url;
  std::string why = fmt::format("{}\n", uri);
  if (out.explains()) hints.explain = &why;
  Result<Article> page = ReadPage(decoded->text, out.options().rules, hints);
  if (out.explains()) out.Explain(why);
  if (!page) return out.Refuse(page.error(), uri, 0);
  out.Give(std::move(*page), uri, 0);
}

void ReadStream(std::istream& in, const std::string& uri, Nest& nest, Output& out);

/// The container whose beginning `head` was read from `in`.
void ReadHeaded(ContainerKind kind, std::string head, std::istream& in, const std::string& uri, Nest& nest,
                Output& out) {
  const ReadMember read = [&](std::istream& member, const std::string& name) {
    ReadStream(member, name, nest, out);
  };
  const Container container{uri, nest, out, read};
  in.clear();
  in.seekg(-static_cast<std::streamoff>(head.size()), std::ios::cur);
  if (in) return ReadContainer(kind, in, container);
  in.clear();
  HeadedBuffer buffer(std::move(head), in, nest);
  std::istream whole(&buffer);
  ReadContainer(kind, whole, container);
}

void ReadRecords(const StreamReader& records, std::istream& bytes, const std::string& uri, Output& out) {
  if (!records.decoded) return records.read(bytes, uri, out);
  DecodingBuffer buffer(bytes, out.origin().charset);
  std::istream text(&buffer);
  records.read(text, uri, out);
  if (const std::string doubt = buffer.Doubt(); !doubt.empty()) out.Notice(uri, buffer.first_odd(), doubt);
}

/// Containers go member by member, files of records record by record, everything else is read whole.
void ReadStream(std::istream& in, const std::string& uri, Nest& nest, Output& out) {
  std::string head = ReadUpTo(in, kHeadBytes);
  if (const ContainerKind kind = TellContainer(head); kind != ContainerKind::kNone) {
    ReadHeaded(kind, std::move(head), in, uri, nest, out);
    TellFault(nest, uri, out);
    return;
  }
  if (const StreamReader records = StreamReaderOf(head, out.options()); records.read) {
    HeadedBuffer buffer(std::move(head), in, nest);
    std::istream bytes(&buffer);
    ReadRecords(records, bytes, uri, out);
    TellFault(nest, uri, out);
    return;
  }
  const std::uint64_t limit = LimitOf(head, out.options());
  // What is no text at all is not read to its end.
  if (head.size() == kHeadBytes && !LooksLikePdf(head) && !LooksLikeMail(head)) {
    const Result<Decoded> begin = Decode(head);
    if (!begin && begin.error().kind == ErrorKind::kUnsupported) return out.Refuse(begin.error(), uri, 0);
  }
  if (head.size() <= limit) head += ReadUpTo(in, limit + 1 - head.size());
  if (TellFault(nest, uri, out)) return;
  if (in.bad())
    return out.Refuse({ErrorKind::kUnreadable, "cannot be read to its end; see that the disk works", ""}, uri,
                      head.size());
  if (head.size() > limit) return RefuseLarge(std::string_view(head).substr(0, kHeadBytes), limit, uri, out);
  ReadWhole(head, uri, out);
}

/// A file that lies in no other.
void ReadOutermost(std::istream& in, const std::string& uri, Output& out) {
  Nest nest(out.options());
  ReadStream(in, uri, nest, out);
}

void ReadOneFile(const fs::path& path, Output& out) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return out.Refuse({ErrorKind::kUnreadable, "cannot be opened; check that it exists and may be read", ""},
                      path.string(), 0);
  }
  out.EnterFile(file);
  ReadOutermost(file, path.string(), out);
  out.LeaveFile();
}

void ReadFolder(const fs::path& folder, std::size_t depth, Output& out) {
  if (depth > kMaxFolderDepth) {
    return out.Refuse({ErrorKind::kOverLimit,
                       fmt::format("lies more than {} folders deep; name it itself", kMaxFolderDepth), ""},
                      folder.string(), 0);
  }
  std::error_code code;
  std::vector<fs::path> paths;
  fs::directory_iterator walk(folder, code);
  for (; !code && walk != fs::directory_iterator(); walk.increment(code)) paths.push_back(walk->path());
  if (code)
    out.Refuse({ErrorKind::kUnreadable,
                fmt::format("cannot be listed: {}; check its permissions", code.message()), ""},
               folder.string(), 0);
  std::sort(paths.begin(), paths.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  for (const fs::path& path : paths) {
    if (out.stopped()) return;
    if (path.filename().native().starts_with('.')) continue;
    const fs::file_status status = fs::status(path, code);
    // A link to a folder is not followed: it could lead in a circle.
    if (fs::is_directory(status)) {
      if (!fs::is_symlink(fs::symlink_status(path, code))) ReadFolder(path, depth + 1, out);
    } else if (fs::exists(status) && !fs::is_regular_file(status)) {
      out.Refuse({ErrorKind::kUnsupported, "is no regular file; leave it out", ""}, path.string(), 0);
    } else {
      ReadOneFile(path, out);
    }
  }
}

}  // namespace
}  // namespace ingest

Result<void> ReadArticles(const std::string& path, const IngestOptions& options, const IngestSink& sink) {
  ingest::Output out(options, sink);
  if (path == "-") {
    ingest::ReadOutermost(std::cin, path, out);
    return {};
  }
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (!fs::exists(status)) {
    return Fail(ErrorKind::kNotFound, "there is no such file or folder; check the name", path);
  }
  if (fs::is_directory(status)) {
    ingest::ReadFolder(path, 0, out);
    if (!out.told()) {
      out.Refuse({ErrorKind::kNotFound, "holds no file that can be read; hidden files are passed over", ""},
                 path, 0);
    }
    return {};
  }
  if (!std::ifstream(path))
    return Fail(ErrorKind::kUnreadable, "cannot be opened; check its permissions", path);
  ingest::ReadOneFile(path, out);
  return {};
}

void ReadArticleBytes(std::string_view bytes, const std::string& uri, const IngestOptions& options,
                      const IngestSink& sink) {
  ingest::Output out(options, sink);
  ingest::MemoryBuffer buffer(bytes);
  std::istream in(&buffer);
  ingest::ReadOutermost(in, uri, out);
}

}  // namespace demarche
