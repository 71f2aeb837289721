// CLD2 (Sites, 2013) counts quadgrams of letters, or characters of scripts that one language alone uses.
#include "ingest/text/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"

namespace demarche::ingest {
namespace {

/// Enough to tell, and bounded.
constexpr std::size_t kMaxSample = std::size_t{16} << 10U;
/// Names alone can make a short text look like another language.
constexpr std::size_t kLeastSample = 200;
constexpr int kLeastPercent = 80;

}  // namespace

void SettleLanguage(Article& article) {
  const std::string_view text =
      std::string_view(article.text)
          .substr(0, Utf8Floor(article.text, std::min(kMaxSample, article.text.size())));
  if (text.size() < kLeastSample) return;
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages.data(),
                              percents.data(), &bytes, &reliable);
  if (!reliable || percents[0] < kLeastPercent || languages[0] == CLD2::UNKNOWN_LANGUAGE) return;
  std::string_view tag = CLD2::LanguageCode(languages[0]);
  tag = tag.substr(0, tag.find('-'));
  article.language = tag;
  article.language_confidence = static_cast<std::uint32_t>(percents[0]);
}

}  // namespace demarche::ingest
