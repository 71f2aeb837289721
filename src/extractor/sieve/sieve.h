// Which sentences of a text the rules can find an event in, by words alone: no tag and no tree is needed to
// tell, so that none need be made for the others. Private to the room.
//
// A sentence can hold a deed when all words that some pattern asks for stand in it, in any order, its verb
// where one may stand, and when somebody is named or meant in it, or it may tell on of a deed before it ("the
// meeting ended"). What of this can matter, and which other sentences it may refer to, Reach tells.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/token.h"
#include "extractor/rules/gazetteer.h"
#include "extractor/rules/rulebook.h"

namespace demarche::extract {

class Sieve {
 public:
  /// Appends every lemma that a form can have.
  using LemmaLister = std::function<void(std::string_view form, std::vector<std::string>& lemmas)>;

  /// REQUIRES: both outlive the sieve.
  Sieve(const Rulebook& rules, const Gazetteer& names);

  /// One mark a sentence. Of `analysis` only spans are read. Linear in the text.
  [[nodiscard]] std::vector<bool> Mark(std::string_view text, const Analysis& analysis,
                                       const LemmaLister& lemmas) const;

 private:
  class Reader;
  struct Memory;

  const Rulebook& rules_;
  const Gazetteer& names_;
  std::uint64_t id_;  ///< of this sieve in what a thread remembers of words
};

}  // namespace demarche::extract
