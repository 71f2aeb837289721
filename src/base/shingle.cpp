// Words are runs of letters, digits and bytes beyond ASCII; a shingle joins the FNV-1a hashes of some in a
// row.
#include "base/shingle.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "base/ascii.h"

namespace demarche {
namespace {

constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15ULL;  // 2^64 over the golden ratio: it spreads bits

bool IsWordByte(char c) { return IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// Small and capital letters alike.
std::uint64_t HashOf(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : word) {
    hash ^= static_cast<unsigned char>(ToLower(c));
    hash *= 0x100000001b3U;
  }
  return hash;
}

std::uint64_t Mix(std::uint64_t value) {  // the finaliser of SplitMix64 (Steele, Lea and Flood, 2014)
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

std::vector<std::uint64_t> WordHashes(std::string_view text, std::size_t most) {
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < text.size() && words.size() < most;) {
    std::size_t end = i;
    while (end < text.size() && IsWordByte(text[end])) ++end;
    if (end > i) words.push_back(HashOf(text.substr(i, end - i)));
    i = std::max(end, i + 1);
  }
  return words;
}

}  // namespace

std::vector<std::uint64_t> ShinglesOf(std::string_view text, const ShingleForm& form) {
  const std::vector<std::uint64_t> words = WordHashes(text, form.most + form.words - 1);
  std::vector<std::uint64_t> runs;
  if (words.size() < form.words + form.fewest - 1) return runs;
  for (std::size_t i = 0; i + form.words <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t word = i; word < i + form.words; ++word) hash = hash * kGolden + words[word];
    runs.push_back(hash);
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

bool AreCopies(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  if (a.empty() || b.empty()) return false;
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      ++shared, ++i, ++j;
    else if (a[i] < b[j])
      ++i;
    else
      ++j;
  }
  return shared * 5 >= std::min(a.size(), b.size()) * 3;
}

Sketch SketchOf(const std::vector<std::uint64_t>& shingles) {
  Sketch sketch;
  sketch.fill(std::numeric_limits<std::uint32_t>::max());
  // Multiply-shift (Dietzfelbinger et al., 1997): an odd factor for each hash.
  std::array<std::uint64_t, std::tuple_size_v<Sketch>> factors{};
  for (std::size_t i = 0; i < factors.size(); ++i) factors[i] = Mix(i * kGolden) | 1U;
  for (const std::uint64_t shingle : shingles) {
    const std::uint64_t mixed = Mix(shingle);
    for (std::size_t i = 0; i < sketch.size(); ++i)
      sketch[i] = std::min(sketch[i], static_cast<std::uint32_t>((mixed * factors[i]) >> 32U));
  }
  return sketch;
}

bool AreCopies(const Sketch& a, const Sketch& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) equal += a[i] == b[i] ? 1 : 0;
  return equal * 2 >= a.size();
}

}  // namespace demarche
