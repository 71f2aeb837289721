#include "ingest/archive/kind.h"

#include <array>
#include <cstddef>
#include <utility>

#include "base/ascii.h"

namespace demarche::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kTarHeader = 512;

/// The octal number in a field of a tar header; -1 when there is none.
long TarNumber(std::string_view field) {
  field = Trim(field.substr(0, field.find('\0')));
  if (field.empty()) return -1;
  long number = 0;
  for (const char digit : field) {
    if (digit < '0' || digit > '7') return -1;
    number = number * 8 + (digit - '0');
  }
  return number;
}

/// A tar header holds the sum of its own bytes, its field being counted as spaces; old writers summed
/// signed bytes. (POSIX.1-1988, ustar interchange format.)
bool LooksLikeTar(std::string_view head) {
  if (head.size() < kTarHeader || head[0] == '\0') return false;
  constexpr std::size_t kAt = 148;
  constexpr std::size_t kSize = 8;
  const long told = TarNumber(head.substr(kAt, kSize));
  long plain = 0;
  long with_sign = 0;
  for (std::size_t i = 0; i < kTarHeader; ++i) {
    const char byte = i >= kAt && i < kAt + kSize ? ' ' : head[i];
    plain += static_cast<unsigned char>(byte);
    with_sign += static_cast<signed char>(byte);
  }
  return told >= 0 && (told == plain || told == with_sign);
}

/// The name of the first member tells an office document (ECMA-376, ODF) or a book (EPUB).
bool IsDocumentZip(std::string_view head) {
  constexpr std::size_t kNameAt = 30;
  if (head.size() < kNameAt) return false;
  const std::string_view name = head.substr(kNameAt);
  return name.starts_with("[Content_Types].xml") || name.starts_with("_rels/.rels") ||
         name.starts_with("mimetypeapplication/");
}

}  // namespace

ContainerKind TellContainer(std::string_view head) {
  constexpr std::array<std::pair<std::string_view, ContainerKind>, 11> kMarks{
      {{"\x1F\x8B\x08"sv, ContainerKind::kGzip},
       {"\xFD\x37zXZ\0"sv, ContainerKind::kXz},
       {"\x28\xB5\x2F\xFD"sv, ContainerKind::kZstd},
       {"\x04\x22\x4D\x18"sv, ContainerKind::kLz4},
       {"PK\x03\x04"sv, ContainerKind::kZip},
       {"PK\x05\x06"sv, ContainerKind::kZip},
       {"7z\xBC\xAF\x27\x1C"sv, ContainerKind::kSevenZip},
       {"WARC/0."sv, ContainerKind::kWarc},
       {"WARC/1."sv, ContainerKind::kWarc},
       {"WARC/2."sv, ContainerKind::kWarc},
       {"filedesc://"sv, ContainerKind::kArc}}};
  for (const auto& [mark, kind] : kMarks) {
    if (!head.starts_with(mark)) continue;
    return kind == ContainerKind::kZip && IsDocumentZip(head) ? ContainerKind::kNone : kind;
  }
  // "BZh9" may begin a text, too; what follows are the digits of pi, or of its root in an empty file.
  if (head.starts_with("BZh") && head.size() > 9) {
    const std::string_view block = head.substr(4, 6);
    if (block == "1AY&SY"sv || block == "\x17\x72\x45\x38\x50\x90"sv) return ContainerKind::kBzip2;
  }
  return LooksLikeTar(head) ? ContainerKind::kTar : ContainerKind::kNone;
}

}  // namespace demarche::ingest
