// Min-hashing of shingles (Broder, On the resemblance and containment of documents, 1997): the least of the
// hashes of all runs of five words agrees between two texts as often as they share runs. Eight bands of four
// such numbers find candidates; the share of equal numbers decides.
#include "ingest/copies.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/ascii.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kShingle = 5;
/// A shorter text has too few shingles to tell.
constexpr std::size_t kLeastWords = 40;
constexpr std::size_t kMaxWords = 5000;

std::uint64_t Mix(std::uint64_t value) {  // the finaliser of SplitMix64 (Steele, Lea and Flood, 2014)
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

/// Hashes of the words, without regard to capitals and marks.
std::vector<std::uint64_t> WordHashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i <= text.size() && words.size() < kMaxWords; ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (IsAlpha(c) || IsDigit(c) || (c & 0x80) != 0) {
      hash = Mix(hash + 1 + static_cast<unsigned char>(ToLower(c)));
    } else if (hash != 0) {
      words.push_back(hash);
      hash = 0;
    }
  }
  return words;
}

}  // namespace

bool CopyFinder::MakeSketch(std::string_view text, Sketch& sketch) {
  const std::vector<std::uint64_t> words = WordHashes(text);
  if (words.size() < kLeastWords) return false;
  sketch.fill(std::numeric_limits<std::uint32_t>::max());
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t shingle = 0;
    for (std::size_t k = 0; k < kShingle; ++k) shingle = Mix(shingle + words[i + k]);
    for (std::size_t k = 0; k < kHashes; ++k) {
      const auto hash = static_cast<std::uint32_t>(Mix(shingle + k * 0x9e3779b97f4a7c15ULL));
      sketch[k] = std::min(sketch[k], hash);
    }
  }
  return true;
}

std::uint64_t CopyFinder::BandOf(const Sketch& sketch, std::size_t band) {
  constexpr std::size_t kRows = kHashes / kBands;
  std::uint64_t hash = band;
  for (std::size_t i = 0; i < kRows; ++i) hash = Mix(hash + sketch[band * kRows + i]);
  return hash;
}

std::string CopyFinder::Match(const Sketch& sketch) const {
  constexpr std::size_t kLeastEqual = kHashes / 2;
  for (std::size_t band = 0; band < kBands; ++band) {
    const auto found = bands_.find(BandOf(sketch, band));
    if (found == bands_.end()) continue;
    const Seen& seen = seen_[found->second - forgotten_];
    std::size_t equal = 0;
    for (std::size_t i = 0; i < kHashes; ++i) equal += seen.sketch[i] == sketch[i] ? 1 : 0;
    if (equal >= kLeastEqual) return seen.id;
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
  Sketch sketch;
  if (!MakeSketch(text, sketch)) return {};
  std::string original = Match(sketch);
  if (!original.empty()) return original == id ? std::string() : original;
  if (seen_.size() == kMaxSeen) Forget();
  const std::uint64_t number = forgotten_ + seen_.size();
  for (std::size_t band = 0; band < kBands; ++band) bands_[BandOf(sketch, band)] = number;
  seen_.push_back({id, sketch});
  return original;
}

}  // namespace demarche::ingest
