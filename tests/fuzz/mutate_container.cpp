// Changes containers and then makes their checksums and lengths right again, so that changes get past them:
// CRC and sizes of ZIP, sums of TAR, the end of GZIP, Content-Length of WARC. One time in eight nothing is
// repaired.
#include <zlib.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

std::uint32_t Get(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, width);
  return number;
}

void Set(std::string& bytes, std::size_t at, std::uint32_t number) {
  std::memcpy(bytes.data() + at, &number, sizeof number);
}

struct Inflated {
  std::uint32_t crc = 0;
  std::uint32_t size = 0;
  std::size_t used = 0;  ///< bytes of the stream; 0 = broken
};

Inflated Inflate(std::string_view bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};
  std::array<unsigned char, 4096> out{};
  Inflated result;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  int code = Z_OK;
  while (code == Z_OK && stream.total_out < (1U << 20U)) {
    stream.next_out = out.data();
    stream.avail_out = out.size();
    code = inflate(&stream, Z_NO_FLUSH);
    const auto got = static_cast<uInt>(out.size() - stream.avail_out);
    result.crc = static_cast<std::uint32_t>(crc32(result.crc, out.data(), got));
  }
  result.size = static_cast<std::uint32_t>(stream.total_out);
  result.used = code == Z_STREAM_END ? stream.total_in : 0;
  inflateEnd(&stream);
  return result;
}

/// The local head at `at`, and below it the same numbers in the directory at the end.
void RepairMember(std::string& zip, std::size_t at) {
  const std::size_t begin = at + 30 + Get(zip, at + 26, 2) + Get(zip, at + 28, 2);
  const std::size_t size = Get(zip, at + 18, 4);
  if (begin > zip.size() || size > zip.size() - begin) return;
  const std::string_view bytes = std::string_view(zip).substr(begin, size);
  const auto* raw = reinterpret_cast<const Bytef*>(bytes.data());
  Inflated real{static_cast<std::uint32_t>(crc32(0, raw, static_cast<uInt>(size))),
                static_cast<std::uint32_t>(size), size};
  if (Get(zip, at + 8, 2) == 8) real = Inflate(bytes);
  if (real.used == 0) return;
  Set(zip, at + 14, real.crc);
  Set(zip, at + 22, real.size);
  for (std::size_t entry = zip.find("PK\x01\x02", begin);
       entry != std::string::npos && entry + 46 <= zip.size(); entry = zip.find("PK\x01\x02", entry + 4)) {
    if (Get(zip, entry + 42, 4) == at) zip.replace(entry + 16, 12, zip, at + 14, 12);
  }
}

void RepairZip(std::string& bytes) {
  for (std::size_t at = bytes.find("PK\x03\x04"); at != std::string::npos && at + 30 <= bytes.size();
       at = bytes.find("PK\x03\x04", at + 4)) {
    RepairMember(bytes, at);
  }
}

void RepairTar(std::string& bytes) {
  for (std::size_t at = 0; at + 512 <= bytes.size(); at += 512) {
    if (bytes.compare(at + 257, 5, "ustar") != 0) continue;
    bytes.replace(at + 148, 8, 8, ' ');
    unsigned sum = 0;
    for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(bytes[at + i]);
    for (std::size_t i = 0; i < 6; ++i)
      bytes[at + 148 + i] = static_cast<char>('0' + ((sum >> (15 - 3 * i)) & 7U));
    bytes[at + 154] = '\0';
  }
}

void RepairGzip(std::string& bytes) {
  if (!bytes.starts_with("\x1f\x8b\x08") || bytes.size() < 18 || bytes[3] != 0) return;
  const Inflated real = Inflate(std::string_view(bytes).substr(10));
  const std::size_t end = 10 + real.used;
  if (real.used == 0 || end + 8 > bytes.size()) return;
  Set(bytes, end, real.crc);
  Set(bytes, end + 4, real.size);
}

/// Each record reaches to the next one.
void RepairWarc(std::string& bytes) {
  constexpr std::string_view kLength = "Content-Length: ";
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t next = std::min(bytes.find("\r\n\r\nWARC/", at + 1), bytes.size());
    std::string record = bytes.substr(at, next - at);
    const std::size_t head = record.find("\r\n\r\n", record.starts_with('\r') ? 4 : 0);
    const std::size_t length = record.find(kLength);
    if (head != std::string::npos && length < head) {
      const std::size_t digits = length + kLength.size();
      record.replace(digits, record.find('\r', digits) - digits, std::to_string(record.size() - head - 4));
    }
    out += record;
    at = next;
  }
  bytes = out;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  size = LLVMFuzzerMutate(data, size, most);
  if (std::minstd_rand(seed)() % 8 == 0) return size;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  RepairZip(bytes);
  RepairTar(bytes);
  RepairGzip(bytes);
  if (bytes.starts_with("WARC/")) RepairWarc(bytes);
  if (bytes.size() > most) return size;
  bytes.copy(reinterpret_cast<char*>(data), bytes.size());
  return bytes.size();
}
