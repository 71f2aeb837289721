#include "lexicon/seal.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/ascii.h"
#include "base/file.h"
#include "lexicon/lexicon.h"
#include "lexicon/loader.h"
#include "lexicon/schema.h"

namespace demarche::lexicon {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kMagic = "demarche-seal 1";
constexpr std::uint64_t kMaxSealBytes = 256;
constexpr std::size_t kHashDigits = 64;

/// Two streams of 8-byte words, multiplied and rotated as xxHash64 (Y. Collet, 2012) does.
class Fingerprint {
 public:
  void Add(std::string_view bytes) {
    AddWords(bytes.size(), bytes.size());
    std::array<std::uint64_t, 2> words{};
    for (; bytes.size() >= sizeof words; bytes.remove_prefix(sizeof words)) {
      std::memcpy(words.data(), bytes.data(), sizeof words);
      AddWords(words[0], words[1]);
    }
    if (bytes.empty()) return;
    words = {};
    std::memcpy(words.data(), bytes.data(), bytes.size());
    AddWords(words[0], words[1]);
  }

  [[nodiscard]] std::string Hex() const {
    return fmt::format("{:016x}{:016x}", Mixed(first_ ^ std::rotl(second_, 32)), Mixed(second_));
  }

 private:
  static constexpr std::uint64_t kOne = 0x9e3779b185ebca87U;
  static constexpr std::uint64_t kTwo = 0xc2b2ae3d27d4eb4fU;

  void AddWords(std::uint64_t a, std::uint64_t b) {
    first_ = std::rotl(first_ + a * kTwo, 31) * kOne;
    second_ = std::rotl(second_ + b * kTwo, 31) * kOne;
  }

  static std::uint64_t Mixed(std::uint64_t value) {
    value = (value ^ (value >> 33)) * kTwo;
    return (value ^ (value >> 29)) * kOne;
  }

  std::uint64_t first_ = kOne;
  std::uint64_t second_ = kTwo;
};

void AddSchema(Fingerprint& print) {
  for (const Table& table : Schema()) {
    print.Add(fmt::format("{} {}", table.name, table.keys));
    for (const Column& column : table.columns) {
      print.Add(fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", column.name, static_cast<int>(column.form),
                            column.required, fmt::join(column.choices, ";"), column.refers_to, column.scope,
                            column.owner, column.not_before, column.needs, column.mode_of,
                            fmt::join(column.holds, ";")));
    }
  }
}

std::string FingerprintOf(const fs::path& folder, const std::deque<SourceFile>& files) {
  Fingerprint print;
  AddSchema(print);
  for (const SourceFile& file : files) {
    print.Add(file.path().substr(folder.string().size()));
    print.Add(file.text());
  }
  return print.Hex();
}

/// "lexicon.seal" of "lexicon" and of "lexicon/".
fs::path SealOf(const fs::path& folder) {
  fs::path named = folder.has_filename() ? folder : folder.parent_path();
  return named += ".seal";
}

}  // namespace

std::optional<std::string> SealedHash(const fs::path& folder, const std::deque<SourceFile>& files) {
  const Result<std::string> seal = ReadFile(SealOf(folder), kMaxSealBytes);
  if (!seal) return std::nullopt;
  std::string_view rest = *seal;
  if (!rest.ends_with('\n') || !rest.starts_with(kMagic)) return std::nullopt;
  const std::vector<std::string_view> parts = Split(rest.substr(kMagic.size()), ' ');
  if (parts.size() != 3 || !parts[0].empty() || parts[2].size() != kHashDigits) return std::nullopt;
  if (parts[2].find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
  if (parts[1] != FingerprintOf(folder, files)) return std::nullopt;
  return std::string(parts[2]);
}

Result<void> SealFolder(const fs::path& folder) {
  std::error_code ignored;
  fs::remove(SealOf(folder), ignored);  // so that all is checked
  const std::vector<fs::path> folders{folder};
  const Result<Lexicon> lexicon = Lexicon::Load(folders);
  if (!lexicon) return tl::unexpected<Error>(lexicon.error());
  Diagnostics none;
  const Result<Draft> draft = LoadDraft(folders, /*by_seal=*/false, none);
  if (!draft) return tl::unexpected<Error>(draft.error());
  return WriteFileAtomically(
      SealOf(folder),
      fmt::format("{} {} {}\n", kMagic, FingerprintOf(folder, draft->files), lexicon->hash()));
}

}  // namespace demarche::lexicon
