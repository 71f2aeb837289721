// The front door of the lexicon room: what analysts know, read from text files.
//
// A lexicon is a folder of *.txt files, read recursively in name order. Each file is one
// table. Lines are cells between '|', trimmed; a cell that holds a list has its items
// between ';'. '#' begins a comment; blank lines are free. The first line that is neither
// names the table and its columns:
//
//     actors: code | type | sector | names | adjectives | capitals
//     JPN | state | | Japan; Nippon | Japanese | Tokyo      # a comment
//
// Several files may hold the same table. A table that the room does not know, an unknown or
// missing column, a cell of the wrong form, a duplicate or a dangling reference is a
// Diagnostic with file, line and column. Later folders extend earlier ones; a row of a
// later folder with the same key replaces the earlier row; a row whose key is "-KEY" removes it.
//
// Thread rules: a Lexicon is immutable after Load; const members may be called from any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche {

/// A cell with its place, so that later passes (pattern compilers) can point at it too.
struct LexiconCell {
  std::string_view text;
  std::span<const std::string_view> items;  ///< `text` split at ';' where the column is a list
  std::uint32_t column = 0;                 ///< first byte of the cell in its line, from 1
};

/// Cells in the order of the table's schema; a column that the file left out is empty. All that a row
/// views lives as long as its Lexicon, or a copy of it.
struct LexiconRow {
  std::uint32_t file = 0;  ///< index into Lexicon::files()
  std::uint32_t line = 0;  ///< from 1
  std::span<const LexiconCell> cells;

  [[nodiscard]] std::string_view Text(std::size_t column) const { return cells[column].text; }
  [[nodiscard]] std::span<const std::string_view> Items(std::size_t column) const {
    return cells[column].items;
  }
};

/// One complaint about a lexicon. `excerpt` is the line; a caret belongs under `column`.
struct Diagnostic {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string message;
  std::string excerpt;
};

/// "file:line:column: message" and, below it, the line with a caret.
std::string Format(const Diagnostic& diagnostic);

/// The tables that a lexicon may have, with their columns and rules, in Markdown: a heading for each table.
std::string LexiconReference();

namespace lexicon {
struct Draft;
}

/// Copies share their rows.
class Lexicon {
 public:
  /// Reads `folders` in order. Errors: kNotFound for a missing folder; kMalformed with every
  /// diagnostic in `message`, formatted, one below the other.
  static Result<Lexicon> Load(std::span<const std::filesystem::path> folders);

  /// All complaints about `folders`, none when Load would succeed.
  static Result<std::vector<Diagnostic>> Check(std::span<const std::filesystem::path> folders);

  /// The rows of a table in reading order; empty when no file holds it. REQUIRES: the schema
  /// (lexicon/schema.cpp) knows `table`.
  [[nodiscard]] std::span<const LexiconRow> Rows(std::string_view table) const;

  /// The index of a column in the cells of a table's rows. REQUIRES: the schema knows both.
  [[nodiscard]] static std::size_t Column(std::string_view table, std::string_view column);

  /// kMalformed with "file:line:column: message" and, below it, the line with a caret under byte `at` of the
  /// row's cell, under its first where it has none: for what a room finds wrong in a row that the schema lets
  /// pass.
  [[nodiscard]] Error Mistake(const LexiconRow& row, std::size_t column, std::string message,
                              std::size_t at = 0) const;

  /// Paths as given, for messages about rows.
  [[nodiscard]] std::span<const std::string> files() const { return files_; }

  /// Rows in all tables.
  [[nodiscard]] std::size_t size() const;

  /// SHA-256 over all rows in canonical form: comments and layout do not count.
  [[nodiscard]] const std::string& hash() const { return hash_; }

 private:
  std::shared_ptr<const lexicon::Draft> read_;
  std::vector<std::string> files_;
  std::string hash_;
};

/// Collects what a room finds wrong in rows that the schema lets pass, so that all is told at once.
class LexiconMistakes {
 public:
  /// `lexicon` outlives it.
  explicit LexiconMistakes(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// As Lexicon::Mistake; the first hundred are kept, the others counted.
  void Add(const LexiconRow& row, std::size_t column, std::string message, std::size_t at = 0);

  [[nodiscard]] bool empty() const { return told_.empty(); }

  /// kMalformed with all of them, one below the other. REQUIRES: not empty().
  [[nodiscard]] Error All() const;

 private:
  const Lexicon& lexicon_;
  std::vector<std::string> told_;
  std::size_t more_ = 0;
};

}  // namespace demarche
