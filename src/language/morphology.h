// What a form can be as a verb, noun or adjective, and its base form in each case.
// Private to the room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/thread_words.h"
#include "base/word_table.h"
#include "language/words.h"

namespace demarche::language {

/// Readings of a form, as bits.
struct Reading {
  enum : std::uint16_t {
    kVerbBase = 1,  ///< "meet"
    kVerbS = 2,     ///< "meets"
    kVerbPast = 4,  ///< "met": finite past
    kVerbPart = 8,  ///< "met", "taken": past participle
    kVerbIng = 16,  ///< "meeting"
    kNoun = 32,     ///< "meeting": singular
    kPlural = 64,   ///< "meetings"
    kAdjective = 128,
    kVerb = kVerbBase | kVerbS | kVerbPast | kVerbPart | kVerbIng,
  };
};

class Morphology {
 public:
  /// Reads WordNet's verb.exc, noun.exc, adj.exc (irregular forms) and index.verb, index.noun,
  /// index.adj (base forms). Errors: kNotFound, kMalformed.
  static Result<Morphology> Load(const std::filesystem::path& folder);

  struct Analysis {
    std::uint16_t readings = 0;
    std::string verb;       ///< base form in any verb reading
    std::string noun;       ///< singular in any noun reading
    std::string adjective;  ///< positive degree, also of nouns that could be one ("lighter")
  };
  /// Fills `result` for a form in small letters; strings without a reading are empty.
  void Analyze(std::string_view lower, Analysis& result) const;

  /// No other morphology has it, unless it is a copy.
  [[nodiscard]] std::uint64_t id() const { return id_; }

 private:
  /// The hashes of words, for "is it one?": 8 bytes each, probed linearly.
  class WordSet {
   public:
    void Reserve(std::size_t count);
    void Add(std::uint64_t hash);
    [[nodiscard]] bool Has(std::string_view word) const;

   private:
    std::vector<std::uint64_t> slots_;
  };

  static Result<void> ReadExceptions(const std::filesystem::path& file, WordTable<std::string>& forms);
  static Result<void> ReadBases(const std::filesystem::path& file, WordSet& bases);
  void AnalyzeVerb(std::string_view lower, Analysis& result) const;
  void AnalyzeNoun(std::string_view lower, Analysis& result) const;
  void AnalyzeAdjective(std::string_view lower, Analysis& result) const;
  bool SingularOf(std::string_view lower, std::string& base) const;
  bool VerbFromStem(std::string_view stem, std::string& base) const;

  std::uint64_t id_ = NextId();
  WordTable<std::string> verb_exceptions_;
  WordTable<std::string> noun_exceptions_;
  WordTable<std::string> adjective_exceptions_;
  WordSet verbs_;
  WordSet nouns_;
  WordSet adjectives_;
};

}  // namespace demarche::language
