// Eight bands of four numbers of a sketch find candidates: texts that share half of their runs agree in one
// of them four times out of ten, those that share four fifths nearly always.
#include "ingest/copies.h"

namespace demarche::ingest {

std::uint64_t CopyFinder::BandOf(const Sketch& sketch, std::size_t band) {
  constexpr std::size_t kRows = std::tuple_size_v<Sketch> / kBands;
  std::uint64_t hash = band;
  for (std::size_t i = 0; i < kRows; ++i) hash = hash * 0x9e3779b97f4a7c15ULL + sketch[band * kRows + i];
  return hash;
}

std::string CopyFinder::Match(const Sketch& sketch) const {
  for (std::size_t band = 0; band < kBands; ++band) {
    const auto found = bands_.find(BandOf(sketch, band));
    if (found == bands_.end()) continue;
    const Seen& seen = seen_[found->second - forgotten_];
    if (AreCopies(seen.sketch, sketch)) return seen.id;
  }
  return {};
}

void CopyFinder::Forget() {
  for (std::size_t band = 0; band < kBands; ++band) {
    const auto found = bands_.find(BandOf(seen_.front().sketch, band));
    if (found != bands_.end() && found->second == forgotten_) bands_.erase(found);
  }
  seen_.pop_front();
  ++forgotten_;
}

std::string CopyFinder::Find(const std::string& id, std::string_view text) {
  const std::vector<std::uint64_t> shingles = ShinglesOf(text, kOfArticles);
  if (shingles.empty()) return {};
  const Sketch sketch = SketchOf(shingles);
  std::string original = Match(sketch);
  if (!original.empty()) return original == id ? std::string() : original;
  if (seen_.size() == kMaxSeen) Forget();
  const std::uint64_t number = forgotten_ + seen_.size();
  for (std::size_t band = 0; band < kBands; ++band) bands_[BandOf(sketch, band)] = number;
  seen_.push_back({id, sketch});
  return original;
}

}  // namespace demarche::ingest
