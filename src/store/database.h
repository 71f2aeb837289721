// SQLite as values and errors: a connection, and statements that are prepared once. Private to the room.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace demarche::store {

/// A statement and its current row. Lives in its Database.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  /// Parameters are numbered in the order of the calls, after Database::Use. The bytes are copied.
  Statement& Text(std::string_view value);
  Statement& Blob(std::string_view value);
  Statement& Integer(std::int64_t value);
  Statement& Null();

  /// Moves to the next row; false after the last. Errors: what SQLite says, with the remedy, of a value that
  /// could not be bound, too.
  Result<bool> Next();
  /// For a statement without rows.
  Result<void> Run();

  /// Columns of the row, from 0; views live until the next call of Next.
  [[nodiscard]] std::string_view Bytes(int column) const;
  [[nodiscard]] std::int64_t Number(int column) const;

 private:
  friend class Database;
  Statement& Bound(int code);
  sqlite3_stmt* statement_;
  int bound_ = 0;
  int failed_ = 0;  ///< what SQLite said of the first value that it did not take
};

class Database {
 public:
  /// Opens the file read-only, or for writing, when it is made if missing. Errors: kNotFound, kUnreadable.
  static Result<Database> OpenReading(const std::string& path);
  static Result<Database> OpenWriting(const std::string& path);

  /// One or more statements without rows.
  Result<void> Run(const std::string& sql);

  /// Takes back what is not committed, if anything; what fails in it the end of the connection does.
  void RollBack();

  /// The statement of `sql`, prepared on first use, without parameters and row. It must be used to its end
  /// before `sql` is asked for again.
  Result<Statement> Use(const std::string& sql);

  /// The first column of the first row.
  Result<std::int64_t> Number(const std::string& sql);

  /// Rows that the last statement changed, and the key of the last that was inserted.
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] std::int64_t last_key() const;

 private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  static Result<Database> Open(const std::string& name, int flags, const std::string& path);
  explicit Database(sqlite3* handle) : handle_(handle) {}

  std::unique_ptr<sqlite3, Closer> handle_;
  std::map<std::string, std::unique_ptr<sqlite3_stmt, Finalizer>, std::less<>> statements_;
};

}  // namespace demarche::store
