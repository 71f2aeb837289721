// The distinct forms of one text with all that is known of each, and the lemmas given out.
// Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/token.h"
#include "language/morphology.h"
#include "language/net/features.h"

namespace demarche::language {

/// One form as written ("Talks"). What is asked at every token stands first.
struct Form {
  Upos sign = Upos::kX;   ///< kPunct, kSym or kNum by its characters; kX for words
  bool upper = false;     ///< begins with a capital
  bool all_caps = false;  ///< two or more letters, no small one
  std::string lower;
  Morphology::Analysis morphology;
  FormFeatures features;  ///< what the network sees
};

/// What the network sees of a form, its dictionary readings among it; `analysis` is filled on the way.
FormFeatures FeaturesWith(const Morphology& morphology, std::string_view form,
                          Morphology::Analysis& analysis);

class Forms {
 public:
  /// `morphology` must outlive this. A thread has one at a time, since all of its use the same memory.
  explicit Forms(const Morphology& morphology);

  /// The index of a form, which has this number in ThreadWords.
  std::uint32_t IndexOf(std::uint32_t number, std::string_view form);
  [[nodiscard]] const Form& operator[](std::uint32_t index) const { return *forms_[index]; }
  [[nodiscard]] std::size_t size() const { return forms_.size(); }

 private:
  [[nodiscard]] Form Describe(std::string_view text) const;

  struct Memory;
  static Memory& OfThread();

  const Morphology& morphology_;
  Memory& memory_;
  std::vector<const Form*>& forms_;  ///< as the thread remembers them
};

}  // namespace demarche::language
