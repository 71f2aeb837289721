// Names and common words of those who act, found in running text by longest match.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_map.h"
#include "core/day.h"
#include "lexicon/lexicon.h"

namespace demarche::extract {

/// What a name of the lexicon stands for.
enum class EntryKind : std::uint8_t {
  kActor,
  kAdjective,
  kPeople,
  kSeat,
  kInstitution,
  kPerson,
  kRole,
  kPlace
};

struct Entry {
  EntryKind kind = EntryKind::kActor;
  std::string code;
  std::string type;
  std::string sector;
  std::string name;        ///< as a reader knows it
  std::string role_class;  ///< of a role: person, group, body, people
  std::optional<Day> from, to;
  bool alias = false;  ///< of a person: not the full name
};

class Gazetteer {
 public:
  static Gazetteer Create(const Lexicon& lexicon);

  struct Match {
    std::uint32_t size = 0;  ///< bytes; 0 = nothing found
    const std::vector<std::uint32_t>* entries = nullptr;
  };

  /// The longest name at `text[at]` that ends at a word's end. Names match as written, common
  /// roles in any case. Linear in the length of the longest name.
  [[nodiscard]] Match Find(std::string_view text, std::size_t at) const;

  /// Whether some name begins with the first word of `text`, in any case: without it, Find finds nothing.
  [[nodiscard]] bool Opens(std::string_view text) const;

  /// Letters, digits and all bytes beyond ASCII.
  static bool IsNameByte(char c);

  [[nodiscard]] const Entry& At(std::uint32_t index) const { return entries_[index]; }
  [[nodiscard]] const Entry* Actor(std::string_view code) const;

 private:
  struct Name {
    std::string text;
    bool any_case = false;
    std::vector<std::uint32_t> entries;
  };
  void Add(std::string_view name, std::uint32_t entry, bool any_case);
  std::uint32_t AddEntry(Entry entry);
  void AddActors(const Lexicon& lexicon);
  void AddLeaders(const Lexicon& lexicon);
  void Sort();

  std::vector<Entry> entries_;
  std::vector<Name> names_;
  StringMap<std::vector<std::uint32_t>> by_first_word_;  ///< longest first
  StringMap<std::uint32_t> by_text_;
  StringMap<std::uint32_t> actors_;
};

}  // namespace demarche::extract
