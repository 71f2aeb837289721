// Describes each distinct form once: most tokens of a text repeat an earlier form.
#include "language/forms.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "language/characters.h"

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

void Forms::Describe(std::string_view text, Form& form) const {
  constexpr std::size_t kLongest = 64;  // no dictionary has longer words
  form.closed = ClassOfSigns(text);
  form.upper = BeginsUpper(text);
  form.is_name = form.upper && words_.IsName(text);
  form.lower = form.upper ? FoldCase(text) : std::string(text);
  if (text.size() > kLongest) return;
  const LowerForm lower(text);
  const bool has_small = std::any_of(text.begin(), text.end(), IsLower);
  form.all_caps = form.upper && text.size() > 1 && !has_small;
  if (form.all_caps && !form.is_name) {
    const std::string title = std::string(text.substr(0, 1)) + LowerAscii(text.substr(1));
    form.is_name = words_.IsName(title);
  }
  const Upos closed = words_.ClosedClassOf(lower.text());
  if (closed != Upos::kX) form.closed = closed;
  if (form.closed == Upos::kX || form.closed == Upos::kAux) {
    morphology_.Analyze(lower.text(), form.morphology);
    if (words_.IsVerb(lower.text())) {
      form.morphology.readings &= static_cast<std::uint16_t>(~(Reading::kNoun | Reading::kPlural));
    }
  }
  if (const std::string_view lemma = words_.LemmaOf(form.closed, 0, lower.text()); !lemma.empty()) {
    form.morphology.verb = lemma;
  } else if (form.closed == Upos::kAux) {
    form.morphology.verb = lower.text();
  }
}

}  // namespace demarche::language
