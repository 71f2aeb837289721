// Describes each distinct form once: most tokens of a text repeat an earlier form.
#include "language/forms.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "language/characters.h"
#include "language/words.h"

namespace demarche::language {
namespace {

/// Numerals ("1,234.5", "20th" is none) and signs by their characters; kX for words.
Upos ClassOfSigns(std::string_view text) {
  if (IsDigit(text.front())) {
    const bool number = std::none_of(text.begin(), text.end(), IsAlpha);
    return number ? Upos::kNum : Upos::kX;
  }
  switch (KindAt(text, 0)) {
    case Kind::kLetter: return Upos::kX;
    case Kind::kPunct: return text.size() > 1 && IsAlpha(text.back()) ? Upos::kX : Upos::kPunct;
    default: return Upos::kSym;
  }
}

}  // namespace

std::uint32_t Forms::IndexOf(std::string_view form) {
  const auto [place, is_new] = indices_.try_emplace(form, static_cast<std::uint32_t>(forms_.size()));
  if (is_new) Describe(form, forms_.emplace_back());
  return place->second;
}

FormFeatures FeaturesWith(const Morphology& morphology, std::string_view form,
                          Morphology::Analysis& analysis) {
  morphology.Analyze(LowerForm(form).text(), analysis);
  return FeaturesOf(form, analysis.readings);
}

void Forms::Describe(std::string_view text, Form& form) const {
  form.features = FeaturesWith(morphology_, text, form.morphology);
  form.sign = ClassOfSigns(text);
  form.upper = BeginsUpper(text);
  form.lower = form.upper ? FoldCase(text) : std::string(text);
  form.all_caps = form.upper && text.size() > 1 && std::none_of(text.begin(), text.end(), IsLower);
}

}  // namespace demarche::language
