#include "pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <memory>

namespace demarche::ingest_test {
namespace {

la_ssize_t Append(archive* /*writer*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void PutMember(archive* writer, const Packed& member) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       &archive_entry_free);
  archive_entry_set_pathname(entry.get(), member.name.c_str());
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_filetype(entry.get(), member.pipe ? AE_IFIFO : AE_IFREG);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(member.bytes.size()));
  if (member.hard) {
    archive_entry_set_hardlink(entry.get(), member.link.c_str());
  } else if (!member.link.empty()) {
    archive_entry_set_filetype(entry.get(), AE_IFLNK);
    archive_entry_set_symlink(entry.get(), member.link.c_str());
  }
  REQUIRE(archive_write_header(writer, entry.get()) >= ARCHIVE_WARN);
  if (!member.bytes.empty()) archive_write_data(writer, member.bytes.data(), member.bytes.size());
}

}  // namespace

std::string Pack(const std::vector<Packed>& members, const std::string& format, const std::string& filter,
                 const std::string& options) {
  std::string out;
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), &archive_write_free);
  REQUIRE(archive_write_set_format_by_name(writer.get(), format.c_str()) == ARCHIVE_OK);
  if (!filter.empty()) REQUIRE(archive_write_add_filter_by_name(writer.get(), filter.c_str()) == ARCHIVE_OK);
  if (!options.empty()) REQUIRE(archive_write_set_options(writer.get(), options.c_str()) == ARCHIVE_OK);
  if (options.find("encryption") != std::string::npos) archive_write_set_passphrase(writer.get(), "secret");
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  REQUIRE(archive_write_open(writer.get(), &out, nullptr, &Append, nullptr) == ARCHIVE_OK);
  for (const Packed& member : members) PutMember(writer.get(), member);
  REQUIRE(archive_write_close(writer.get()) == ARCHIVE_OK);
  return out;
}

std::string Gzip(const std::string& bytes) { return Pack({{"a", bytes}}, "raw", "gzip"); }

}  // namespace demarche::ingest_test
