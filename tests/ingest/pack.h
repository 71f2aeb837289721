// Archives made in memory, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest_test {

/// What is put into an archive: a regular file, or a link when `link` is set, or a pipe.
struct Packed {
  std::string name;
  std::string bytes = {};
  std::string link = {};
  bool hard = false;  ///< the link
  bool pipe = false;
};

/// `format` is a format of libarchive ("zip", "pax", "ustar", "7zip", "raw"), `filter` a compression
/// ("gzip", "bzip2", "xz", "zstd", "lz4") or "", `options` e.g. "zip:compression=store". "raw" takes one
/// member.
std::string Pack(const std::vector<Packed>& members, const std::string& format,
                 const std::string& filter = {}, const std::string& options = {});

/// `bytes` as a gzip file.
std::string Gzip(const std::string& bytes);

}  // namespace demarche::ingest_test
