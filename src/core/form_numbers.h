// The numbers of the forms of a text, for the thread that asks.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/thread_words.h"
#include "core/token.h"

namespace demarche {

/// Those that the tokens have, where this thread gave them and still knows them; else it gives its own.
class FormNumbers {
 public:
  /// REQUIRES: `analysis` is of `text`; both outlive this.
  FormNumbers(std::string_view text, const Analysis& analysis)
      : words_(ThreadWords::Mine()), text_(text), hold_(analysis.era == words_.era()) {}

  std::uint32_t operator()(const Token& token) const {
    return hold_ ? token.form : words_.NumberOf(token.span.In(text_));
  }

 private:
  ThreadWords& words_;
  std::string_view text_;
  bool hold_;  ///< the numbers of the tokens
};

/// Gives each token the number of its form.
inline void NumberForms(std::string_view text, Analysis& analysis) {
  ThreadWords& words = ThreadWords::Mine();
  analysis.era = words.era();
  for (Token& token : analysis.tokens) token.form = words.NumberOf(token.span.In(text));
}

}  // namespace demarche
