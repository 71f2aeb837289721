// Names and common words of those who act, found in running text by longest match.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/word_table.h"
#include "core/span.h"
#include "extractor/rules/bearers.h"
#include "extractor/rules/entry.h"
#include "extractor/rules/short_names.h"
#include "lexicon/lexicon.h"

namespace demarche::extract {

/// Where a name does not mean what it mostly does: a row of the table `namesakes`.
struct Namesake {
  std::string code;  ///< the actor meant instead; empty: none
  std::vector<std::string> words, unless;
  std::optional<std::uint32_t> role;  ///< the entry that a role has instead
};

class Gazetteer {
 public:
  static Gazetteer Create(const Lexicon& lexicon);

  struct Match {
    std::uint32_t size = 0;  ///< bytes; 0 = nothing found
    std::span<const std::uint32_t> entries;
  };

  /// The longest name at `text[at]` that ends at a word's end. Names match as written, common
  /// roles in any case. Linear in the length of the longest name.
  [[nodiscard]] Match Find(std::string_view text, std::size_t at) const;

  /// The names that begin with one word, in any case. For whoever remembers it for the words of texts.
  class Group {
   private:
    friend class Gazetteer;
    std::uint32_t begin_ = 0;  ///< of a stretch of `candidates_`
    std::uint32_t size_ = 0;
    std::uint32_t word_size_ = 0;  ///< bytes of the word
  };

  /// Those that begin with the first word of `text`; null: none does.
  [[nodiscard]] const Group* GroupOf(std::string_view text) const;

  /// As Find at the begin of a token, if `group` is that of the token's form.
  [[nodiscard]] Match FindAt(std::string_view text, Span token, const Group* group) const;

  /// Entries of persons by the first and last words of their full names.
  [[nodiscard]] const Bearers& bearers() const { return bearers_; }

  /// What organisations are called once they have been named.
  [[nodiscard]] const ShortNames& short_names() const { return short_names_; }

  /// Letters, digits and all bytes beyond ASCII.
  static bool IsNameByte(char c);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  [[nodiscard]] bool Has(std::uint32_t index) const { return index < size(); }
  /// REQUIRES: Has(index).
  [[nodiscard]] const Entry& At(std::uint32_t index) const { return entries_[index]; }
  /// What the entry `index` stood for on a day: "Moscow" of 1987 for the Soviet Union. Null: for nobody yet.
  /// Without a day the entry itself.
  [[nodiscard]] const Entry* AsOf(std::uint32_t index, std::optional<Day> day) const;
  [[nodiscard]] const Entry* Actor(std::string_view code) const;

  /// The row of `namesakes` for a name as written, or a role in small letters, or null.
  [[nodiscard]] const Namesake* NamesakeOf(std::string_view name) const;
  /// The entry of another actor for the same kind of name: its adjective for an adjective.
  /// REQUIRES: `kind` is one of name, adjective, people, seat.
  [[nodiscard]] const Entry* FaceOf(std::string_view code, EntryKind kind) const;

 private:
  /// A stretch of `meanings_`.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  struct Name {
    std::string_view text;
    bool any_case = false;
    std::uint32_t group = 0;  ///< of the names that begin with the same word
    Range meanings;
  };
  /// What follows the first word of a name or in a text: a space however long and the byte behind it, or
  /// the byte alone; in small letters, 0 where there is none.
  struct Onset {
    char next = 0;
    char behind_space = 0;
  };
  struct Candidate {
    std::uint32_t name = 0;
    Onset onset;
  };
  using Index = WordTable<std::uint32_t, std::string_view>;
  explicit Gazetteer(const Lexicon& lexicon) : lexicon_(lexicon) {}
  static Onset OnsetOf(std::string_view text, std::size_t at);
  static bool MayGoOn(Onset name, Onset text);
  [[nodiscard]] Match FindIn(const Group& group, std::string_view text, std::size_t at) const;
  void Add(std::string_view name, std::uint32_t entry, bool any_case);
  std::uint32_t AddEntry(const Entry& entry);
  void MakeRoom();
  void AddActors();
  void AddInstitutions();
  void AddLeaders();
  void LinkYears();
  void AddNamesakes();
  void AddShortNames();
  void AddRoles();
  void AddSmall(std::string_view name, std::uint32_t entry);
  void AddPeoples(std::string_view before, std::uint32_t entry);
  void AddPlaces();
  void SortMeanings();
  void SortGroups();

  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;
  static constexpr std::uint32_t kFaces = 4;  ///< entries of an actor: name, adjective, people, seat

  Lexicon lexicon_;  ///< holds the names
  /// Names made of "ethnic *"; they stay where they are, in copies too.
  std::shared_ptr<std::deque<std::string>> made_ = std::make_shared<std::deque<std::string>>();
  std::vector<Entry> entries_;
  std::vector<Name> names_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> added_;  ///< name and entry, until they are sorted
  std::vector<std::uint32_t> meanings_;                         ///< entries, those of a name together
  WordTable<Group> by_first_word_;
  std::vector<Candidate> candidates_;  ///< those of a first word together, longest first
  Index as_written_, any_case_;        ///< names by their text
  Bearers bearers_;
  Index actors_;
  std::vector<Namesake> namesakes_;
  Index namesake_of_;
  ShortNames short_names_;
  Index small_;  ///< names that are other words in small letters
};

}  // namespace demarche::extract
