// A form is cut to code points once; every feature is then a hash over a slice of its bytes,
// begun with a number of its kind, so that the suffix "ed" and the prefix "ed" part ways.
#include "language/net/features.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche::language {
namespace {

constexpr std::size_t kLongest = 64;  // bytes of a form that are looked at
constexpr std::size_t kPrefixes = 4;
constexpr std::size_t kSuffixes = 5;
constexpr std::size_t kShapeSigns = 12;  // signs of a shape
static_assert(1 + kPrefixes + kSuffixes + 1 <= FormFeatures::kMost);

enum class Feature : std::uint64_t { kWord, kShape, kPrefix, kSuffix, kReadings };

/// The finalizer of splitmix64 (Steele, Lea, Flood 2014; Stafford's variant 13).
constexpr std::uint64_t Mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

/// FNV-1a (Fowler, Noll, Vo), begun apart for each kind of feature, then mixed.
std::uint64_t Hash(Feature kind, std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U ^ Mix(static_cast<std::uint64_t>(kind));
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return Mix(hash);
}

/// The beginning of a form, at most kLongest bytes.
std::string_view Cut(std::string_view form) {
  const std::size_t border = Utf8Floor(form, std::min(form.size(), kLongest));
  return form.substr(0, border > 0 ? border : kLongest);
}

/// Small letters, each digit a '0'.
std::string Lower(std::string_view form) {
  const bool ascii = std::all_of(form.begin(), form.end(), [](char c) { return (c & 0x80) == 0; });
  std::string lower = ascii ? std::string(form) : FoldCase(form);
  for (char& c : lower) c = IsDigit(c) ? '0' : ToLower(c);
  return lower;
}

/// "Mid-1990s" -> "Xxx-00x": X for capitals, x for other letters, 0 for digits, signs stand for
/// themselves; a run of one sign counts at most two.
std::string ShapeOf(std::string_view form) {
  std::string shape;
  char32_t last = 0;
  std::size_t run = 0;
  std::size_t signs = 0;
  for (std::size_t at = 0; at < form.size() && signs < kShapeSigns;) {
    const CodePoint point = DecodeAt(form, at);
    at += point.size;
    char32_t sign = point.value;
    if (sign >= U'0' && sign <= U'9') {
      sign = U'0';
    } else if (IsUpperCodePoint(sign)) {
      sign = U'X';
    } else if (IsLetterCodePoint(sign)) {
      sign = U'x';
    }
    run = sign == last ? run + 1 : 1;
    last = sign;
    if (run > 2) continue;
    AppendUtf8(shape, sign);
    ++signs;
  }
  return shape;
}

}  // namespace

FormFeatures FeaturesOf(std::string_view form, std::uint16_t readings) {
  FormFeatures features;
  const auto add = [&features](Feature kind, std::string_view bytes) {
    features.buckets[features.count++] = static_cast<std::uint32_t>(Hash(kind, bytes));
  };
  const std::string_view cut = Cut(form);
  const std::string lower = Lower(cut);
  features.word = std::max<std::uint64_t>(Hash(Feature::kWord, lower), 1);
  add(Feature::kShape, ShapeOf(cut));

  std::array<std::size_t, kLongest * 3 + 1> starts;  // of each code point; folding lengthens at most 3 times
  std::size_t points = 0;
  for (std::size_t at = 0; at < lower.size() && points < starts.size(); at += DecodeAt(lower, at).size) {
    starts[points++] = at;
  }
  const std::string_view whole = lower;
  for (std::size_t n = 1; n <= kPrefixes && n < points; ++n) {
    add(Feature::kPrefix, whole.substr(0, starts[n]));
  }
  for (std::size_t n = 1; n <= kSuffixes && n < points; ++n) {
    add(Feature::kSuffix, whole.substr(starts[points - n]));
  }
  const char bits[] = {static_cast<char>(readings & 0xFF), static_cast<char>(readings >> 8)};
  add(Feature::kReadings, {bits, sizeof bits});
  return features;
}

}  // namespace demarche::language
