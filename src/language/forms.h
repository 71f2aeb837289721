// The distinct forms of one text with all that is known of each, and the lemmas given out.
// Private to the room.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "language/morphology.h"
#include "language/words.h"

namespace demarche::language {

/// One form as written ("Talks").
struct Form {
  std::string lower;
  Morphology::Analysis morphology;
  Upos closed = Upos::kX;            ///< punctuation, symbols and numbers too
  bool upper = false;                ///< begins with a capital
  bool all_caps = false;             ///< two or more letters, no small one
  bool is_name = false;              ///< the lexicon knows it as (part of) a name
  std::uint32_t capital_inside = 0;  ///< times met with a capital where none is due
};

class Forms {
 public:
  Forms(const Words& words, const Morphology& morphology) : words_(words), morphology_(morphology) {}

  /// The index of a form; `form` must outlive this.
  std::uint32_t IndexOf(std::string_view form);
  [[nodiscard]] Form& operator[](std::uint32_t index) { return forms_[index]; }
  [[nodiscard]] const Form& operator[](std::uint32_t index) const { return forms_[index]; }
  /// Whether the text also has the form in small letters.
  [[nodiscard]] bool HasLower(const Form& form) const { return indices_.contains(form.lower); }

 private:
  void Describe(std::string_view text, Form& form) const;

  const Words& words_;
  const Morphology& morphology_;
  std::unordered_map<std::string_view, std::uint32_t> indices_;
  std::deque<Form> forms_;  ///< deque: views into a form stay valid
};

}  // namespace demarche::language
