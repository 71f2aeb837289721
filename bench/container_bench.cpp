// Bytes a second through each kind of container, counted as they come out. The members are refused at their
// first byte, so that the container is what is measured.
#include <archive.h>
#include <archive_entry.h>
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <utility>

#include "ingest/ingest.h"

namespace {

constexpr int kMembers = 64;
constexpr std::size_t kMemberBytes = 100'000;

/// Letters of which about half the size remains when they are compressed, as of news; a NUL makes the reader
/// refuse them at once.
std::string Noise(std::uint32_t seed) {
  std::string noise(1, '\0');
  while (noise.size() < kMemberBytes) {
    seed = seed * 1664525U + 1013904223U;
    noise += static_cast<char>('a' + (seed >> 24U) % 16U);
  }
  return noise;
}

la_ssize_t Append(archive* /*writer*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

class Packer {
 public:
  Packer(const char* format, const char* filter) : writer_(archive_write_new()) {
    archive_write_set_format_by_name(writer_, format);
    if (*filter != '\0') archive_write_add_filter_by_name(writer_, filter);
    archive_write_set_bytes_in_last_block(writer_, 1);
    archive_write_open(writer_, &packed_, nullptr, &Append, nullptr);
  }
  void Put(const std::string& name, const std::string& bytes) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(writer_, entry);
    archive_write_data(writer_, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  std::string Take() {
    archive_write_close(writer_);
    archive_write_free(writer_);
    return std::move(packed_);
  }

 private:
  archive* writer_;
  std::string packed_;
};

void Read(benchmark::State& state, const std::string& bytes) {
  demarche::IngestSink sink;
  sink.article = [](const demarche::Article&) { return true; };
  sink.error = [](const demarche::ErrorRecord&) { return true; };
  for (auto _ : state) demarche::ReadArticleBytes(bytes, "bench", {}, sink);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * kMembers *
                          static_cast<std::int64_t>(kMemberBytes));
}

void Archive(benchmark::State& state, const char* format, const char* filter) {
  Packer packer(format, filter);
  for (std::uint32_t i = 0; i < kMembers; ++i) packer.Put(std::to_string(i), Noise(i));
  Read(state, packer.Take());
}

/// A crawl, compressed record by record when `filter` is given, as crawlers do.
void Warc(benchmark::State& state, const char* filter) {
  std::string crawl;
  for (std::uint32_t i = 0; i < kMembers; ++i) {
    const std::string noise = Noise(i);
    const std::string record =
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: " + std::to_string(noise.size()) + "\r\n\r\n" +
        noise + "\r\n\r\n";
    if (*filter == '\0') {
      crawl += record;
      continue;
    }
    Packer packer("raw", filter);
    packer.Put("record", record);
    crawl += packer.Take();
  }
  Read(state, crawl);
}

BENCHMARK_CAPTURE(Archive, Zip, "zip", "");
BENCHMARK_CAPTURE(Archive, Tar, "pax", "");
BENCHMARK_CAPTURE(Archive, TarGz, "pax", "gzip");
BENCHMARK_CAPTURE(Archive, TarBz2, "pax", "bzip2");
BENCHMARK_CAPTURE(Archive, TarXz, "pax", "xz");
BENCHMARK_CAPTURE(Archive, TarZst, "pax", "zstd");
BENCHMARK_CAPTURE(Archive, TarLz4, "pax", "lz4");
BENCHMARK_CAPTURE(Archive, SevenZip, "7zip", "");
BENCHMARK_CAPTURE(Warc, Plain, "");
BENCHMARK_CAPTURE(Warc, Gz, "gzip");

}  // namespace
