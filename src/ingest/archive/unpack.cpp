// libarchive reads one format at a time here, never several layers at once: layers are counted by the room
// itself. It has no guard against bombs, loses names that are not ASCII in the C locale, and goes on after
// some errors only; all three are seen to here.
#include "ingest/archive/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <locale.h>  // NOLINT(modernize-deprecated-headers): uselocale is POSIX
#include <algorithm>
#include <clocale>
#include <memory>
#include <optional>
#include <streambuf>
#include <string>

#include "base/utf8.h"
#include "ingest/archive/source.h"
#include "ingest/archive/stream.h"
#include "ingest/encoding.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMemberBytes = std::size_t{1} << 17U;

using Reader = std::unique_ptr<archive, int (*)(archive*)>;

/// Names are converted by the locale of the thread; UTF-8 holds them all.
class Utf8Names {
 public:
  Utf8Names()
      : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)),
        before_(locale_ == nullptr ? nullptr : uselocale(locale_)) {}
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (locale_ == nullptr) return;
    uselocale(before_);
    freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t before_;
};

/// What libarchive says about its last error, on one line.
std::string ReasonOf(archive* reader) {
  const char* reason = archive_error_string(reader);
  return reason == nullptr ? "no reason given" : CleanLine(RepairUtf8(reason));
}

/// The bytes of the member at which the reader stands.
class MemberBuffer : public std::streambuf {
 public:
  MemberBuffer(archive* reader, Nest& nest) : reader_(reader), nest_(nest), buffer_(kMemberBytes, '\0') {}

  [[nodiscard]] bool failed() const { return failed_; }

 protected:
  int_type underflow() override {
    if (ended_) return traits_type::eof();
    const la_ssize_t got = archive_read_data(reader_, buffer_.data(), buffer_.size());
    if (got < 0) {
      failed_ = true;
      nest_.Break({ErrorKind::kMalformed,
                   fmt::format("cannot be unpacked to its end: {}; get the archive again", ReasonOf(reader_)),
                   ""});
    }
    if (got <= 0 || !nest_.Gave(static_cast<std::uint64_t>(got))) {
      ended_ = true;
      return traits_type::eof();
    }
    setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
    return traits_type::to_int_type(buffer_[0]);
  }

 private:
  archive* reader_;
  Nest& nest_;
  std::string buffer_;
  bool ended_ = false;
  bool failed_ = false;
};

void Open(archive* reader, Source& source) {
  archive_read_set_callback_data(reader, &source);
  archive_read_set_read_callback(reader, &Source::Read);
  archive_read_set_skip_callback(reader, &Source::Skip);
  if (source.seekable()) archive_read_set_seek_callback(reader, &Source::Seek);
  archive_read_open1(reader);
}

/// Whether a zip has the record that ends its directory, and it. The stream stands where it stood.
bool HasZipDirectory(std::istream& in) {
  constexpr std::size_t kZipEnd = 22;  // bytes of the record, behind which a comment may stand
  constexpr std::streamoff kReach = (1 << 16) + kZipEnd;
  const std::streamoff begin = in.tellg();
  in.seekg(0, std::ios::end);
  const std::streamoff reach = std::min<std::streamoff>(kReach, in.tellg() - begin);
  in.seekg(-reach, std::ios::end);
  const std::string end = ReadUpTo(in, static_cast<std::size_t>(reach));
  in.clear();
  in.seekg(begin);
  const std::size_t record = end.rfind("PK\x05\x06");
  return record != std::string::npos && end.size() - record >= kZipEnd;
}

class ArchiveWalk {
 public:
  ArchiveWalk(ContainerKind kind, std::istream& in, bool seekable, const Container& container)
      : container_(container),
        cut_(kind == ContainerKind::kZip && !HasZipDirectory(in)),
        source_(in, seekable, container.nest),
        reader_(archive_read_new(), &archive_read_free) {
    switch (kind) {
      case ContainerKind::kZip: archive_read_support_format_zip(reader_.get()); break;
      case ContainerKind::kSevenZip: archive_read_support_format_7zip(reader_.get()); break;
      default: archive_read_support_format_tar(reader_.get()); break;
    }
    Open(reader_.get(), source_);
  }

  void Run() {
    while (!container_.out.stopped() && !container_.nest.spent()) {
      archive_entry* entry = nullptr;
      const int code = archive_read_next_header(reader_.get(), &entry);
      source_.EndDirectory();
      if (code == ARCHIVE_EOF) break;
      if (code == ARCHIVE_RETRY) {
        if (!damaged_) TellDamage("holds a damaged header, and what it named was passed over");
        damaged_ = true;
        continue;
      }
      if (code == ARCHIVE_FATAL || code == ARCHIVE_FAILED) return TellEnd();
      damaged_ = false;
      if (!container_.nest.CountMember()) break;
      ReadEntry(entry);
    }
    if (cut_ && !container_.out.stopped() && !container_.nest.spent()) {
      container_.out.Refuse(
          {ErrorKind::kMalformed, "has no directory at its end; it was cut off, get it again", ""},
          container_.uri, source_.position());
    } else if (!told_ && !container_.out.stopped() && !container_.nest.broken())
      container_.out.RefuseEmpty(container_.uri, 0,
                                 "holds no file that can be read; hidden files are passed over");
  }

 private:
  void TellDamage(const char* what) {
    told_ = true;
    container_.out.Refuse({ErrorKind::kMalformed,
                           fmt::format("{}: {}; get the archive again", what, ReasonOf(reader_.get())), ""},
                          container_.uri, source_.position());
  }

  /// The walk cannot go on. The member that broke has been told of already. libarchive 3.6 must not be asked
  /// for encryption before it has settled on a format: it would look for the answer behind its table of
  /// formats.
  void TellEnd() {
    if (failed_ || container_.nest.broken()) return;
    const bool settled = archive_format(reader_.get()) != 0;
    if (settled && archive_read_has_encrypted_entries(reader_.get()) == 1) {
      container_.out.Refuse({ErrorKind::kUnsupported, "is encrypted; unpack it with its password", ""},
                            container_.uri, 0);
    } else {
      TellDamage("cannot be read further");
    }
  }

  void RefuseEntry(ErrorKind kind, std::string message, const std::string& uri) {
    container_.out.Refuse({kind, std::move(message), ""}, uri, 0);
  }

  void ReadEntry(archive_entry* entry) {
    const char* path = archive_entry_pathname(entry);
    std::string_view name = path == nullptr ? "" : path;
    while (name.starts_with("./")) name.remove_prefix(2);
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFDIR || (type == 0 && name.ends_with('/')) || IsHidden(name)) return;
    told_ = true;
    const std::string uri = container_.uri + "!/" + ShownName(name);
    const char* link = archive_entry_hardlink(entry);
    if (link == nullptr && type == AE_IFLNK) link = archive_entry_symlink(entry);
    if (link != nullptr || type == AE_IFLNK) {
      return RefuseEntry(ErrorKind::kUnsupported,
                         fmt::format("is a link to '{}', which is not followed; add the file itself",
                                     ShownName(link == nullptr ? "" : link)),
                         uri);
    }
    if (type != 0 && type != AE_IFREG)
      return RefuseEntry(ErrorKind::kUnsupported, "is no regular file; leave it out", uri);
    if (archive_entry_is_encrypted(entry) != 0)
      return RefuseEntry(ErrorKind::kUnsupported, "is encrypted; unpack the archive with its password", uri);
    MemberBuffer buffer(reader_.get(), container_.nest);
    std::istream bytes(&buffer);
    container_.read(bytes, uri);
    TellFault(container_.nest, uri, container_.out);
    failed_ = failed_ || buffer.failed();
  }

  /// As in folders, and what macOS adds to an archive.
  static bool IsHidden(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t end = std::min(name.find('/', at), name.size());
      const std::string_view part = name.substr(at, end - at);
      if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
      at = end + 1;
    }
    return false;
  }

  const Container& container_;
  Utf8Names names_;
  bool cut_;  ///< a zip without its end
  Source source_;
  Reader reader_;
  bool told_ = false;     ///< a member was read or refused
  bool failed_ = false;   ///< a member broke
  bool damaged_ = false;  ///< the last header did
};

void SupportFilter(archive* reader, ContainerKind kind) {
  switch (kind) {
    case ContainerKind::kBzip2: archive_read_support_filter_bzip2(reader); break;
    case ContainerKind::kXz: archive_read_support_filter_xz(reader); break;
    case ContainerKind::kZstd: archive_read_support_filter_zstd(reader); break;
    default: archive_read_support_filter_lz4(reader); break;
  }
}

}  // namespace

void ReadArchive(ContainerKind kind, std::istream& in, const Container& container) {
  const bool seekable = in.tellg() != std::istream::pos_type(-1);
  in.clear();
  if (seekable || kind == ContainerKind::kTar) {
    ArchiveWalk(kind, in, seekable, container).Run();
    return;
  }
  const std::uint64_t limit = container.out.options().max_file_bytes;
  const std::string held = ReadUpTo(in, limit + 1);
  // A fault of the outer layer is told by ReadContainer; half an archive is read as far as it goes.
  if (!container.nest.Hold(held.size())) return;
  if (container.nest.outermost()) container.nest.Took(held.size());
  MemoryBuffer buffer(held);
  std::istream bytes(&buffer);
  ArchiveWalk(kind, bytes, true, container).Run();
  container.nest.Release(held.size());
}

void ReadCompressed(ContainerKind kind, std::istream& in, const Container& container) {
  const Utf8Names names;
  Source source(in, false, container.nest);
  const Reader reader(archive_read_new(), &archive_read_free);
  SupportFilter(reader.get(), kind);
  archive_read_support_format_raw(reader.get());
  archive_read_support_format_empty(reader.get());
  Open(reader.get(), source);
  archive_entry* entry = nullptr;
  const int code = archive_read_next_header(reader.get(), &entry);
  source.EndDirectory();
  if (code == ARCHIVE_EOF) {
    MemoryBuffer nothing("");
    std::istream bytes(&nothing);
    return container.read(bytes, container.uri);
  }
  if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
    container.nest.Break({ErrorKind::kMalformed,
                          fmt::format("cannot be unpacked: {}; get it again", ReasonOf(reader.get())), ""});
    return;
  }
  MemberBuffer buffer(reader.get(), container.nest);
  std::istream bytes(&buffer);
  container.read(bytes, container.uri);
}

}  // namespace demarche::ingest
