// Describes each distinct form once: most tokens repeat an earlier form, of the text or of one before it.
#include "language/forms.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/thread_memory.h"
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

struct Forms::Memory {
  struct Known {
    std::uint64_t round = 0;  ///< in which it was met last
    std::uint32_t index = 0;  ///< of it in `forms` then
    Form form;
  };
  ThreadMemory<Known> known;
  std::vector<const Form*> forms;
  std::uint64_t round = 0;  ///< how often `forms` were emptied
};

Forms::Memory& Forms::OfThread() {
  thread_local Memory memory;
  return memory;
}

Forms::Forms(const Morphology& morphology)
    : morphology_(morphology), memory_(OfThread()), forms_(memory_.forms) {
  memory_.known.Begin(morphology.id());
  ++memory_.round;
  forms_.clear();
}

std::uint32_t Forms::IndexOf(std::uint32_t number, std::string_view form) {
  Memory::Known& known = memory_.known.Get(number, [&] { return Memory::Known{0, 0, Describe(form)}; });
  if (known.round != memory_.round) {
    forms_.push_back(&known.form);
    known.round = memory_.round;
    known.index = static_cast<std::uint32_t>(forms_.size() - 1);
  }
  return known.index;
}

FormFeatures FeaturesWith(const Morphology& morphology, std::string_view form,
                          Morphology::Analysis& analysis) {
  morphology.Analyze(LowerForm(form).text(), analysis);
  return FeaturesOf(form, analysis.readings);
}

Form Forms::Describe(std::string_view text) const {
  Form form;
  form.features = FeaturesWith(morphology_, text, form.morphology);
  form.sign = ClassOfSigns(text);
  form.upper = BeginsUpper(text);
  form.lower = form.upper ? FoldCase(text) : std::string(text);
  form.all_caps = form.upper && text.size() > 1 && std::none_of(text.begin(), text.end(), IsLower);
  return form;
}

}  // namespace demarche::language
