// What organisations are called once they have been named: "the alliance" after NATO. Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/word_table.h"

namespace demarche::extract {

/// The texts lie in the lexicon, which must outlive this.
class ShortNames {
 public:
  struct Name {
    std::string_view word;    ///< in small letters
    std::uint32_t entry = 0;  ///< whom it means
    bool own = false;         ///< a word of its name, and not of all that are of its type
  };

  void AddWord(std::string_view word) { words_.Insert(word, word); }
  /// The known words of an organisation's names; who has one already keeps it.
  void AddNames(std::string_view code, std::span<const std::string_view> names, std::uint32_t entry);
  void Add(std::string_view code, const Name& name);

  [[nodiscard]] std::span<const Name> Of(std::string_view code) const;
  /// The lexicon's word for one in small letters, "" where it is no short name.
  [[nodiscard]] std::string_view Word(std::string_view word) const;

 private:
  WordTable<std::string_view, std::string_view> words_;
  WordTable<std::vector<Name>, std::string_view> by_code_;
};

}  // namespace demarche::extract
