// Which articles are copies of others, such as an agency's report in many newspapers. Private to the room.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/shingle.h"

namespace demarche::ingest {

/// Remembers the articles it has seen, the last kMaxSeen of them, so memory is bounded.
class CopyFinder {
 public:
  /// The id of an earlier article with mostly the same words in the same order, or "". Remembers this one.
  std::string Find(const std::string& id, std::string_view text);

  static constexpr std::size_t kMaxSeen = 50000;

 private:
  static constexpr std::size_t kBands = 8;

  struct Seen {
    std::string id;
    Sketch sketch;
  };

  static std::uint64_t BandOf(const Sketch& sketch, std::size_t band);
  [[nodiscard]] std::string Match(const Sketch& sketch) const;
  void Forget();

  std::deque<Seen> seen_;
  std::uint64_t forgotten_ = 0;                             ///< number of the article at the front of `seen_`
  std::unordered_map<std::uint64_t, std::uint64_t> bands_;  ///< band -> number of the latest article with it
};

}  // namespace demarche::ingest
