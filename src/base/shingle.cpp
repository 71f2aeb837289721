// Words are runs of letters, digits and bytes beyond ASCII; a shingle is the FNV-1a hash of four in a row.
#include "base/shingle.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace demarche {
namespace {

constexpr std::size_t kWords = 4;
constexpr std::size_t kFewestRuns = 4;
constexpr std::size_t kMostRuns = 256;

bool IsWordByte(char c) { return IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80; }

std::uint64_t HashOf(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : word) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

std::vector<std::uint64_t> WordHashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < text.size() && words.size() < kMostRuns + kWords - 1;) {
    std::size_t end = i;
    while (end < text.size() && IsWordByte(text[end])) ++end;
    if (end > i) words.push_back(HashOf(LowerAscii(text.substr(i, end - i))));
    i = std::max(end, i + 1);
  }
  return words;
}

}  // namespace

std::vector<std::uint64_t> ShinglesOf(std::string_view text) {
  const std::vector<std::uint64_t> words = WordHashes(text);
  std::vector<std::uint64_t> runs;
  if (words.size() < kWords + kFewestRuns - 1) return runs;
  for (std::size_t i = 0; i + kWords <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t word = i; word < i + kWords; ++word) hash = hash * 0x9e3779b97f4a7c15U + words[word];
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

}  // namespace demarche
