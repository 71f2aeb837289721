// Merging more records than memory holds: they come one after the other and wait in a temporary file, are
// merged some kinds at a time, and the entries wait in another one. What is held is a hash for each article,
// the records of one round of kinds, and of each entry all but its reports. The result has the bytes of
// Merger::Merge. Part of the pipeline's front door.
//
//     Gathering gathering(merger->lexicon(), options, GatheringFiles(TemporaryFolder()));
//     ... gathering.Take(std::move(extraction)) ...
//     Result<MergedTimeline> merged = gathering.Merge(tally.errors);
//     merged->WriteLines(write);
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/system/spill.h"
#include "core/extraction.h"
#include "core/timeline.h"
#include "lexicon/lexicon.h"
#include "pipeline/options.h"

namespace demarche {

/// A timeline whose reports are in a file.
class MergedTimeline {
 public:
  /// The timeline; its entries have no reports.
  [[nodiscard]] const Timeline& outline() const { return outline_; }

  /// The bytes of WriteTimeline, some lines at a time. Errors: those of `write`; kUnreadable.
  Result<void> WriteLines(const std::function<Result<void>(std::string_view)>& write) const;

  /// All of it. Errors: kUnreadable.
  Result<Timeline> Whole() &&;

 private:
  friend class Gathering;
  using Places = std::unordered_map<std::string, Spill::Place>;  ///< of entries, by id
  MergedTimeline(Spill entries, Places places, Timeline outline)
      : entries_(std::move(entries)), places_(std::move(places)), outline_(std::move(outline)) {}
  [[nodiscard]] Result<Entry> WholeEntry(const Entry& outline) const;

  Spill entries_;
  Places places_;
  Timeline outline_;
};

/// Where records and entries wait. To be made before a sandbox is entered that does not allow the folder.
struct GatheringFiles {
  explicit GatheringFiles(const std::filesystem::path& folder, std::size_t held = Spill::kHeld)
      : records(folder, held), entries(folder, held) {}
  Spill records;
  Spill entries;
};

class Gathering {
 public:
  static constexpr std::uint64_t kRound = std::uint64_t{8} << 20U;

  /// At most `round` bytes of records are merged at once, unless one kind has more. `lexicon` must outlive
  /// it.
  Gathering(const Lexicon& lexicon, const MergeOptions& options, GatheringFiles files,
            std::uint64_t round = kRound);
  Gathering(Gathering&&) noexcept;
  Gathering& operator=(Gathering&&) noexcept;
  ~Gathering();

  /// Errors: kUnreadable when the file cannot be written.
  Result<void> Take(Extraction extraction);

  /// One timeline of all that was taken, which is no longer held then. Errors: kUnreadable.
  Result<MergedTimeline> Merge(std::span<const ErrorRecord> errors);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace demarche
