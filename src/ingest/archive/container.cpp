#include "ingest/archive/container.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "ingest/archive/arc.h"
#include "ingest/archive/inflate.h"
#include "ingest/archive/unpack.h"
#include "ingest/archive/warc.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxNameBytes = 500;
constexpr std::streamsize kMaxDrained = std::streamsize{64} << 20U;

void ReadGzip(std::istream& in, const Container& container) {
  InflateBuffer buffer(in, container.nest, container.nest.outermost());
  std::istream bytes(&buffer);
  container.read(bytes, container.uri);
  // The sum of the last part is checked at its end, which the reader of an archive does not reach.
  if (!container.out.stopped()) bytes.ignore(kMaxDrained);
  if (buffer.lost() > 0) {
    container.out.Refuse({ErrorKind::kMalformed,
                          fmt::format("is damaged in the middle; {} bytes were passed over up to the next "
                                      "records that are whole; get the file again",
                                      buffer.lost()),
                          fmt::format("byte {}", buffer.first_lost())},
                         container.uri, 0);
  }
  if (buffer.trailing() > 0) {
    container.out.Refuse({ErrorKind::kMalformed,
                          "what follows the compressed part is no gzip and was not read; get the file again",
                          fmt::format("byte {}", buffer.trailing())},
                         container.uri, 0);
  }
}

/// Characters that would break a line or turn the direction of one.
bool IsUnshown(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0xAD ||
         (value >= 0x200B && value <= 0x200F) || (value >= 0x2028 && value <= 0x202E) ||
         (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF;
}

}  // namespace

void ReadContainer(ContainerKind kind, std::istream& in, const Container& container) {
  if (!container.nest.Enter()) return;
  switch (kind) {
    case ContainerKind::kNone: break;
    case ContainerKind::kGzip: ReadGzip(in, container); break;
    case ContainerKind::kBzip2:
    case ContainerKind::kXz:
    case ContainerKind::kZstd:
    case ContainerKind::kLz4: ReadCompressed(kind, in, container); break;
    case ContainerKind::kZip:
    case ContainerKind::kTar:
    case ContainerKind::kSevenZip: ReadArchive(kind, in, container); break;
    case ContainerKind::kWarc: ReadWarc(in, container); break;
    case ContainerKind::kArc: ReadArc(in, container); break;
  }
  TellFault(container.nest, container.uri, container.out);
  container.nest.Leave();
}

bool TellFault(Nest& nest, const std::string& uri, Output& out) {
  const std::optional<Error> fault = nest.TakeFault();
  if (fault) out.Refuse(*fault, uri, 0);
  return fault.has_value();
}

std::string ShownName(std::string_view name) {
  std::string shown;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = DecodeAt(name, at);
    const bool invalid = point.size == 1 && static_cast<unsigned char>(name[at]) >= 0x80U;
    if (shown.size() + point.size > kMaxNameBytes) return NormalizeNfc(shown) + "...";
    if (invalid || IsUnshown(point.value)) {
      for (const char byte : name.substr(at, point.size))
        shown += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    } else {
      shown += name.substr(at, point.size);
    }
    at += point.size;
  }
  return NormalizeNfc(shown);
}

}  // namespace demarche::ingest
