// The readings of words as a thread remembers them: they follow from lemma and form alone.
#pragma once

#include <cstdint>
#include <forward_list>
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

  /// Asks for what is known of a form that comes soon.
  [[gnu::always_inline]] void Fetch(std::uint32_t form) const { memory_.Fetch(form); }

  /// Of the form that has this number in ThreadWords, as `text`. `lemma` is "" where only the form is to
  /// tell. REQUIRES: the text began with `rules`.
  const WordReadings& ReadingsOf(std::uint32_t form, std::string_view lemma, std::string_view text,
                                 const Rulebook& rules) {
    const auto read = [&] {
      return WithLemma{std::string(lemma), rules.Read(LowerAscii(text), LowerAscii(lemma))};
    };
    Known& known = memory_.Get(form, [&] { return Known{read(), {}}; });
    if (known.first.lemma == lemma) return known.first.readings;
    for (const WithLemma& other : known.others) {
      if (other.lemma == lemma) return other.readings;
    }
    return known.others.emplace_front(read()).readings;
  }

 private:
  struct WithLemma {
    std::string lemma;
    WordReadings readings;
  };
  /// Of a form; few have more than one lemma.
  struct Known {
    WithLemma first;
    std::forward_list<WithLemma> others;
  };

  ThreadMemory<Known> memory_;
};

}  // namespace demarche::extract
