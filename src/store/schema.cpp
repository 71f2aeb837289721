// Each step is one schema; a step that was released is never changed, a further one is added.
//
// article   one row an article. `record` is its record but for `uri`, which may change while the article does
//           not; `hash` is that of `record`; `place` is `uri` as an absolute path, and `whole` where it is a
//           file or member of its own, not one record of it; `digest` is that of lexicon, model and rules
//           that made `extraction`. Both records are packed (packing.h). A key is never given again.
// event     what the filters ask of the events of an extraction; days are counted from 1970-01-01.
// party     their sources (side 0) and targets (side 1).
// words     an index of title, text and evidence without their text, which `record` holds already.
// fault     files and records that could not be used, and notices, of the last reading of their place.
// setting   names and values that hold for the whole file.
#include "store/schema.h"

#include <fmt/format.h>

#include <array>

namespace demarche::store {
namespace {

constexpr const char* kFirst = R"(
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE article (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL,
  digest TEXT NOT NULL,
  uri TEXT NOT NULL,
  place TEXT NOT NULL,
  url TEXT NOT NULL,
  publisher TEXT NOT NULL COLLATE NOCASE,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  language TEXT NOT NULL,
  length INTEGER NOT NULL,
  whole INTEGER NOT NULL,
  events INTEGER NOT NULL,
  record BLOB NOT NULL,
  extraction BLOB NOT NULL
) STRICT;
CREATE INDEX article_place ON article(place);
CREATE TABLE event (
  article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reciprocal INTEGER NOT NULL,
  earliest INTEGER,
  latest INTEGER,
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE party (
  article INTEGER NOT NULL,
  event INTEGER NOT NULL,
  number INTEGER NOT NULL,
  side INTEGER NOT NULL,
  code TEXT NOT NULL COLLATE NOCASE,
  name TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (article, event, number),
  FOREIGN KEY (article, event) REFERENCES event(article, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  title, text, evidence, content='', tokenize='porter unicode61 remove_diacritics 2');
)";

constexpr const char* kFaults = R"(
CREATE TABLE fault (
  place TEXT NOT NULL,
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  offset INTEGER NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (place, id, code, offset, message)
) STRICT, WITHOUT ROWID;
)";

constexpr std::array<const char*, 2> kSteps{kFirst, kFaults};

struct Stamp {
  std::int64_t application = 0;
  std::int64_t schema = 0;
  std::int64_t tables = 0;
};

Result<Stamp> ReadStamp(Database& database) {
  Stamp stamp;
  for (const auto& [sql, number] : {std::pair{"SELECT count(*) FROM sqlite_schema", &stamp.tables},
                                    std::pair{"PRAGMA application_id", &stamp.application},
                                    std::pair{"PRAGMA user_version", &stamp.schema}}) {
    const Result<std::int64_t> got = database.Number(sql);
    if (!got) return tl::unexpected(got.error());
    *number = *got;
  }
  const bool empty = stamp.tables == 0 && stamp.application == 0 && stamp.schema == 0;
  if (stamp.application != kApplicationId && !empty)
    return Fail(ErrorKind::kUnsupported, "is a database of another program; name another file");
  if (stamp.schema > NewestSchema()) {
    return Fail(ErrorKind::kUnsupported,
                fmt::format("was made by a newer demarche (schema {}; this one knows up to {}); use that one",
                            stamp.schema, NewestSchema()));
  }
  return stamp;
}

}  // namespace

std::int64_t NewestSchema() { return static_cast<std::int64_t>(kSteps.size()); }

Result<void> BringUpToDate(Database& database, std::int64_t schema) {
  const Result<Stamp> stamp = ReadStamp(database);
  if (!stamp) return tl::unexpected(stamp.error());
  if (stamp->schema >= schema) return {};
  // Larger pages than SQLite's own fit records of a few kilobytes better; it counts while the file is empty.
  std::string sql = "PRAGMA page_size=16384; BEGIN IMMEDIATE;";
  for (auto step = static_cast<std::size_t>(stamp->schema); step < static_cast<std::size_t>(schema); ++step)
    sql += kSteps.at(step);
  sql += fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; COMMIT;", kApplicationId, schema);
  return database.Run(sql);
}

Result<void> CheckSchema(Database& database) {
  const Result<Stamp> stamp = ReadStamp(database);
  if (!stamp) return tl::unexpected(stamp.error());
  if (stamp->schema == NewestSchema()) return {};
  if (stamp->application == 0)
    return Fail(ErrorKind::kUnsupported, "is empty; fill it with 'demarche db add'");
  return Fail(
      ErrorKind::kUnsupported,
      fmt::format("was made by an earlier demarche (schema {}); 'demarche db add' brings it up to date",
                  stamp->schema));
}

}  // namespace demarche::store
