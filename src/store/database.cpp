// What SQLite's codes mean to the user: sqlite.org/rescode.html.
#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

namespace demarche::store {
namespace {

constexpr int kWaitMilliseconds = 10'000;  // for a reader that recovers the log, or a checkpoint

/// The trouble of `code`, without the file's name.
Error Explain(int code, const std::string& message) {
  if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY) {
    return {
        ErrorKind::kUnreadable,
        "was left by a run that was cut off while it wrote; 'demarche db add' with it alone sets it right",
        ""};
  }
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
      return {
          ErrorKind::kMalformed,
          fmt::format("is damaged ({}); 'demarche db check' tells where; take a copy that is whole, or make "
                      "it anew with 'demarche db add'",
                      message),
          ""};
    case SQLITE_NOTADB:
      return {ErrorKind::kMalformed, "is no database; name one that 'demarche db add' made, or a new file",
              ""};
    case SQLITE_FULL:
      return {ErrorKind::kUnreadable,
              "the disk is full; make room and give the same command again: what was committed is kept", ""};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorKind::kUnreadable, "cannot be written; check its permissions and those of its folder", ""};
    case SQLITE_CANTOPEN:
      return {ErrorKind::kUnreadable,
              "cannot be opened; check its permissions and those of its folder, which must be there", ""};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::kUnreadable, "is in use by another program; try again when that has ended", ""};
    case SQLITE_IOERR:
      return {ErrorKind::kUnreadable,
              fmt::format("the disk refuses ({}); see that it has room and works, and give the same command "
                          "again: what was committed is kept",
                          message),
              ""};
    case SQLITE_NOMEM: return {ErrorKind::kUnreadable, "memory is used up; give less at a time", ""};
    case SQLITE_TOOBIG:
      return {ErrorKind::kOverLimit, "an article is larger than a database can hold; split it", ""};
    default: return {ErrorKind::kInternal, fmt::format("SQLite says: {}", message), ""};
  }
}

/// The trouble of `code`, with the file of the connection.
Error ErrorOf(sqlite3* handle, int code, const std::string& message) {
  Error error = Explain(code, message);
  const char* name = sqlite3_db_filename(handle, "main");
  error.where = name == nullptr ? "" : name;
  return error;
}

/// The last error of a connection, with its file.
Error LastError(sqlite3* handle) {
  return ErrorOf(handle, sqlite3_extended_errcode(handle), sqlite3_errmsg(handle));
}

/// A path as a URI of SQLite.
std::string UriOf(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return uri;
}

}  // namespace

void Database::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Database::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<Database> Database::Open(const std::string& name, int flags, const std::string& path) {
  sqlite3* handle = nullptr;
  const int code =
      sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
  Database database(handle);
  if (code != SQLITE_OK) {
    Error error = Explain(code, handle == nullptr ? "no memory" : sqlite3_errmsg(handle));
    error.where = path;
    return tl::unexpected(error);
  }
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kWaitMilliseconds);
  // A hostile file can do nothing but hold rows: no functions in its schema, every cell is checked.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  if (const Result<void> checked = database.Run("PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON");
      !checked)
    return tl::unexpected(checked.error());
  return database;
}

Result<Database> Database::OpenReading(const std::string& path) {
  std::error_code code;
  if (!std::filesystem::exists(path, code))
    return Fail(ErrorKind::kNotFound, "there is no such database; make it with 'demarche db add'", path);
  Result<Database> database = Open(UriOf(path), SQLITE_OPEN_READONLY, path);
  if (!database) return database;
  // On a medium that cannot be written the log's index cannot be made; without a log it is not needed.
  if (!database->Number("SELECT count(*) FROM sqlite_schema") &&
      !std::filesystem::exists(path + "-wal", code) &&
      (sqlite3_errcode(database->handle_.get()) & 0xff) == SQLITE_CANTOPEN) {
    return Open(UriOf(path) + "?immutable=1", SQLITE_OPEN_READONLY, path);
  }
  return database;
}

Result<Database> Database::OpenWriting(const std::string& path) {
  return Open(UriOf(path), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path);
}

Result<void> Database::Run(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return tl::unexpected(LastError(handle_.get()));
}

void Database::RollBack() {
  if (sqlite3_get_autocommit(handle_.get()) == 0)
    sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<Statement> Database::Use(const std::string& sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), sql.c_str(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(LastError(handle_.get()));
    found = statements_.emplace(sql, statement).first;
  }
  sqlite3_reset(found->second.get());
  sqlite3_clear_bindings(found->second.get());
  return Statement(found->second.get());
}

Result<std::int64_t> Database::Number(const std::string& sql) {
  Result<Statement> statement = Use(sql);
  if (!statement) return tl::unexpected(statement.error());
  const Result<bool> row = statement->Next();
  if (!row) return tl::unexpected(row.error());
  const std::int64_t number = *row ? statement->Number(0) : 0;
  sqlite3_reset(statement->statement_);
  return number;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_.get()); }
std::int64_t Database::last_key() const { return sqlite3_last_insert_rowid(handle_.get()); }

Statement& Statement::Bound(int code) {
  if (failed_ == SQLITE_OK) failed_ = code;
  return *this;
}

Statement& Statement::Text(std::string_view value) {
  return Bound(
      sqlite3_bind_text64(statement_, ++bound_, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

Statement& Statement::Blob(std::string_view value) {
  return Bound(sqlite3_bind_blob64(statement_, ++bound_, value.data(), value.size(), SQLITE_TRANSIENT));
}

Statement& Statement::Integer(std::int64_t value) {
  return Bound(sqlite3_bind_int64(statement_, ++bound_, value));
}

Statement& Statement::Null() { return Bound(sqlite3_bind_null(statement_, ++bound_)); }

Result<bool> Statement::Next() {
  const int code = failed_ == SQLITE_OK ? sqlite3_step(statement_) : failed_;
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_);
    return false;
  }
  sqlite3* const handle = sqlite3_db_handle(statement_);
  Error error = failed_ == SQLITE_OK ? LastError(handle) : ErrorOf(handle, failed_, sqlite3_errstr(failed_));
  sqlite3_reset(statement_);
  return tl::unexpected(std::move(error));
}

Result<void> Statement::Run() {
  const Result<bool> row = Next();
  if (!row) return tl::unexpected(row.error());
  return {};
}

std::string_view Statement::Bytes(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string_view()
                          : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::int64_t Statement::Number(int column) const { return sqlite3_column_int64(statement_, column); }

}  // namespace demarche::store
