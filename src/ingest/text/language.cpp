// CLD2 (Sites, 2013) counts quadgrams of letters, or characters of scripts that one language alone uses.
#include "ingest/text/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace demarche::ingest {
namespace {

/// How much of a text is looked at, and the size of each of the three parts of it that mostly tell enough.
constexpr std::size_t kMaxSample = std::size_t{16} << 10U;
constexpr std::size_t kSamplePart = 160;
/// Names alone can make a short text look like another language.
constexpr std::size_t kLeastSample = 200;
constexpr int kLeastPercent = 80;
/// Parts that leave more open do not do: all of the text is looked at.
constexpr std::uint32_t kSurePercent = 95;

struct Told {
  std::string_view language;  ///< "" when CLD2 is not sure
  std::uint32_t percent = 0;
};

Told Tell(std::string_view text) {
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages.data(),
                              percents.data(), &bytes, &reliable);
  if (!reliable || percents[0] < kLeastPercent || languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string_view tag = CLD2::LanguageCode(languages[0]);
  return {tag.substr(0, tag.find('-')), static_cast<std::uint32_t>(percents[0])};
}

/// The beginning, the middle and the end: a text in two languages mostly changes from one to the other once.
std::string PartsOf(std::string_view text) {
  std::string parts;
  for (const std::size_t from :
       {std::size_t{0}, (text.size() - kSamplePart) / 2, text.size() - kSamplePart}) {
    const std::size_t begin = Utf8Floor(text, from);
    parts += text.substr(begin, Utf8Floor(text, from + kSamplePart) - begin);
    parts += ' ';
  }
  return parts;
}

}  // namespace

void SettleLanguage(Article& article) {
  const std::string_view text =
      std::string_view(article.text)
          .substr(0, Utf8Floor(article.text, std::min(kMaxSample, article.text.size())));
  if (text.size() < kLeastSample) return;
  Told told;
  if (text.size() > 4 * kSamplePart) told = Tell(PartsOf(text));
  if (told.percent < kSurePercent) told = Tell(text);
  if (told.language.empty()) return;
  article.language = told.language;
  article.language_confidence = told.percent;
}

}  // namespace demarche::ingest
