// The readings of words as a thread remembers them: they follow from lemma and form alone.
#pragma once

#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/thread_memory.h"
#include "extractor/rules/rulebook.h"

namespace demarche::extract {

class WordMemory {
 public:
  /// Begins a text: what is got from here on stays where it is until the next text begins.
  void Begin(const Rulebook& rules) { memory_.Begin(rules.id()); }

  /// `lemma` is "" where only the form is to tell. REQUIRES: the text began with `rules`.
  const WordReadings& ReadingsOf(std::string_view lemma, std::string_view form, const Rulebook& rules) {
    key_.assign(lemma).append(1, ' ').append(form);
    return memory_.Get(key_, [&] { return rules.Read(LowerAscii(form), LowerAscii(lemma)); });
  }

 private:
  ThreadMemory<WordReadings> memory_;
  std::string key_;  ///< a new one for each word would cost more than the rest
};

}  // namespace demarche::extract
