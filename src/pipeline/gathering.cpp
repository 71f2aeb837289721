#include "pipeline/gathering.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "base/digest.h"
#include "records/records.h"
#include "timeline/timeline.h"

namespace demarche {

struct Gathering::Impl {
  /// The first half of a SHA-256: no two of any archive agree in it.
  using Hash = std::array<std::uint64_t, 2>;

  struct HashOfHash {
    std::size_t operator()(const Hash& hash) const { return hash[0]; }
  };

  static Hash ReadHash(const std::string& hex) {
    constexpr std::size_t kDigits = 16;
    Hash hash{};
    for (std::size_t i = 0; i < hash.size(); ++i)
      std::from_chars(hex.data() + i * kDigits, hex.data() + (i + 1) * kDigits, hash[i], 16);
    return hash;
  }

  static constexpr std::uint32_t kNoEvents = UINT32_MAX;

  /// Of an article id, the record that counts.
  struct Known {
    Hash fingerprint{};
    std::uint32_t record = kNoEvents;  ///< index into the records that wait
    bool differs = false;              ///< an error tells that there is another one
  };

  struct Waiting {
    Spill::Place place;
    bool counts = true;  ///< false when another record of its id does
  };

  Impl(const Lexicon& its_lexicon, MergeOptions its_options, GatheringFiles its_files,
       std::uint64_t its_round)
      : lexicon(its_lexicon),
        options(std::move(its_options)),
        files(std::move(its_files)),
        round(its_round) {}

  /// Writes a record with events to the file.
  Result<std::uint32_t> PutAside(Extraction extraction) {
    Condense(extraction);
    const Result<Spill::Place> place = files.records.Append(WriteExtraction(extraction));
    if (!place) return tl::unexpected<Error>(place.error());
    const auto number = static_cast<std::uint32_t>(records.size());
    records.push_back({*place, true});
    std::set<std::string_view> kinds;
    for (const Event& event : extraction.events) kinds.insert(event.deed.kind);
    for (const std::string_view kind : kinds) by_kind[std::string(kind)].push_back(number);
    return number;
  }

  [[nodiscard]] std::uint64_t BytesOf(const std::vector<std::uint32_t>& of_kind) const {
    std::uint64_t bytes = 0;
    for (const std::uint32_t number : of_kind)
      bytes += records[number].counts ? records[number].place.size : 0;
    return bytes;
  }

  [[nodiscard]] Result<std::vector<Extraction>> Load(const std::set<std::string>& kinds) const {
    std::set<std::uint32_t> wanted;
    for (const std::string& kind : kinds) {
      for (const std::uint32_t number : by_kind.at(kind)) {
        if (records[number].counts) wanted.insert(number);
      }
    }
    std::vector<Extraction> extractions;
    extractions.reserve(wanted.size());
    for (const std::uint32_t number : wanted) {
      const Result<std::string> line = files.records.Read(records[number].place);
      if (!line) return tl::unexpected<Error>(line.error());
      auto record = ParseExtraction(*line);
      if (!record) return tl::unexpected<Error>(record.error());
      extractions.push_back(std::get<Extraction>(std::move(*record)));
    }
    return extractions;
  }

  /// Merges some kinds. Of their entries the reports go to the file; of what is left out only the surest
  /// stay.
  Result<void> MergeRound(const std::set<std::string>& kinds) {
    const Result<std::vector<Extraction>> extractions = Load(kinds);
    if (!extractions) return tl::unexpected<Error>(extractions.error());
    Result<Spill::Place> place;
    const auto put_aside = [&](Entry& entry) {
      if (!place) return;
      place = files.entries.Append(WriteEntry(entry));
      if (place) entry_places.emplace(entry.id, *place);
      entry.reports = std::vector<Report>();
    };
    std::vector<Group> merged = MergeKinds(kinds, *extractions, lexicon, options, put_aside);
    if (!place) return tl::unexpected<Error>(place.error());
    for (Group& group : merged) {
      std::move(group.left_out_events.begin(), group.left_out_events.end(), std::back_inserter(left_out));
      KeepSurest(left_out);
      group.left_out_events = std::vector<LeftOutEvent>();
      groups.push_back(std::move(group));
    }
    return {};
  }

  Result<void> MergeAllKinds() {
    std::set<std::string> kinds;
    std::uint64_t bytes = 0;
    for (const auto& [kind, of_kind] : by_kind) {
      const std::uint64_t more = BytesOf(of_kind);
      if (!kinds.empty() && bytes + more > round) {
        if (Result<void> merged = MergeRound(kinds); !merged) return merged;
        kinds.clear();
        bytes = 0;
      }
      kinds.insert(kind);
      bytes += more;
    }
    return kinds.empty() ? Result<void>() : MergeRound(kinds);
  }

  /// What is of no kind: articles without events, errors, and what all kinds left out.
  Group Rest(std::span<const ErrorRecord> given) {
    errors.insert(errors.end(), given.begin(), given.end());
    Group rest = MergeGroup("", {}, errors, lexicon, options);
    const auto has_none = [](const auto& it) { return it.second.record == kNoEvents; };
    rest.articles = static_cast<std::uint32_t>(std::count_if(articles.begin(), articles.end(), has_none));
    rest.left_out_events = std::move(left_out);
    return rest;
  }

  const Lexicon& lexicon;
  MergeOptions options;
  GatheringFiles files;
  std::uint64_t round;
  std::vector<Waiting> records;                               ///< those with events
  std::map<std::string, std::vector<std::uint32_t>> by_kind;  ///< indices into `records`
  std::unordered_map<Hash, Known, HashOfHash> articles;       ///< by the hash of their ids
  MergedTimeline::Places entry_places;
  std::vector<Group> groups;
  std::vector<LeftOutEvent> left_out;
  std::vector<ErrorRecord> errors;
};

Gathering::Gathering(const Lexicon& lexicon, const MergeOptions& options, GatheringFiles files,
                     std::uint64_t round)
    : impl_(std::make_unique<Impl>(lexicon, options, std::move(files), round)) {}
Gathering::Gathering(Gathering&&) noexcept = default;
Gathering& Gathering::operator=(Gathering&&) noexcept = default;
Gathering::~Gathering() = default;

Result<void> Gathering::Take(Extraction extraction) {
  const Impl::Hash fingerprint = Impl::ReadHash(FingerprintOf(extraction));
  const auto [known, is_new] = impl_->articles.try_emplace(Impl::ReadHash(Sha256Hex(extraction.article.id)));
  Impl::Known& article = known->second;
  if (!is_new) {
    if (article.fingerprint == fingerprint) return {};
    if (!article.differs) impl_->errors.push_back(RecordsDiffer(extraction.article.id));
    article.differs = true;
    if (article.fingerprint < fingerprint) return {};
    if (article.record != Impl::kNoEvents) impl_->records[article.record].counts = false;
  }
  article.fingerprint = fingerprint;
  article.record = Impl::kNoEvents;
  if (extraction.events.empty()) return {};
  const Result<std::uint32_t> record = impl_->PutAside(std::move(extraction));
  if (!record) return tl::unexpected<Error>(record.error());
  article.record = *record;
  return {};
}

Result<MergedTimeline> Gathering::Merge(std::span<const ErrorRecord> errors) {
  Impl& impl = *impl_;
  if (const Result<void> merged = impl.MergeAllKinds(); !merged) return tl::unexpected<Error>(merged.error());
  impl.groups.push_back(impl.Rest(errors));
  impl.articles.clear();
  impl.records.clear();
  impl.by_kind.clear();
  Result<Timeline> outline = FinishTimeline(std::move(impl.groups), impl.lexicon, impl.options);
  if (!outline) return tl::unexpected<Error>(outline.error());
  return MergedTimeline(std::move(impl.files.entries), std::move(impl.entry_places), std::move(*outline));
}

Result<Entry> MergedTimeline::WholeEntry(const Entry& outline) const {
  const Result<std::string> line = entries_.Read(places_.at(outline.id));
  if (!line) return tl::unexpected<Error>(line.error());
  Result<Entry> stored = ParseEntry(*line);
  if (!stored) return stored;
  Entry whole = outline;
  whole.reports = std::move(stored->reports);
  return whole;
}

Result<void> MergedTimeline::WriteLines(const std::function<Result<void>(std::string_view)>& write) const {
  if (Result<void> written = write(WriteTimelineHead(outline_)); !written) return written;
  for (const Entry& outline : outline_.entries) {
    const Result<Entry> entry = WholeEntry(outline);
    if (!entry) return tl::unexpected<Error>(entry.error());
    if (Result<void> written = write(WriteEntry(*entry) + '\n'); !written) return written;
  }
  return write(WriteTimelineTail(outline_));
}

Result<Timeline> MergedTimeline::Whole() && {
  for (Entry& entry : outline_.entries) {
    Result<Entry> whole = WholeEntry(entry);
    if (!whole) return tl::unexpected<Error>(whole.error());
    entry = std::move(*whole);
  }
  return std::move(outline_);
}

}  // namespace demarche
