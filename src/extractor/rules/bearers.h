// Whom a single name can mean: "Clinton" of "President Clinton". Private to the room.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/word_table.h"

namespace demarche::extract {

/// Persons by the first and the last word of their full names. The texts must outlive it.
class Bearers {
 public:
  /// `person` is an entry of the gazetteer, `name` the full name; one of a single word is no one's here.
  void Add(std::string_view name, std::uint32_t person);

  /// The persons of whose name `word` is the first or the last, the one added last first.
  [[nodiscard]] std::vector<std::uint32_t> Of(std::string_view word) const;

 private:
  /// A list by word: a person, and the place of the next one in the list plus one.
  struct Bearer {
    std::uint32_t person = 0;
    std::uint32_t next = 0;
  };
  void AddWord(std::string_view word, std::uint32_t person);

  std::vector<Bearer> bearers_;
  WordTable<std::uint32_t, std::string_view> last_;  ///< the place of a word's last bearer, plus one
};

}  // namespace demarche::extract
