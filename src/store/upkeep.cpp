// What is done beside adding: the end of a run, removing, what is out of date, and the check of the whole
// file.
#include <fmt/format.h>

#include "store/impl.h"

namespace demarche {

using store::Statement;

namespace {

/// Whether `place` is the path, or lies in it: a file of a folder, a member of an archive, a record of a
/// file.
constexpr const char* kBelow =
    "(place = ?1 OR (substr(place, 1, length(?1)) = ?1 AND substr(place, length(?1) + 1, 1) IN "
    "('/','!',':','#')))";

constexpr const char* kReplaced =
    "SELECT DISTINCT old.key FROM temp.seen JOIN article new ON new.key = seen.key JOIN article old ON "
    "old.place = "
    "new.place WHERE new.whole = 1 AND old.whole = 1 AND old.key NOT IN temp.seen";

std::vector<std::string> PlacesOf(std::span<const std::string> paths) {
  std::vector<std::string> places;
  for (const std::string& path : paths) {
    if (std::string place = store::PlaceOf(path); !place.empty()) places.push_back(std::move(place));
  }
  return places;
}

}  // namespace

tl::unexpected<Error> Store::Impl::Damaged(std::string_view id, const Error& error) const {
  return Fail(
      ErrorKind::kMalformed,
      fmt::format("article '{}': {}; 'demarche db check' lists all such; take them out with 'demarche db "
                  "remove', and add them again",
                  id, error.message),
      path);
}

Result<std::uint64_t> Store::Impl::EraseAll(Statement keys) {
  std::vector<std::int64_t> all;
  for (;;) {
    const Result<bool> row = keys.Next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    all.push_back(keys.Number(0));
  }
  if (all.empty()) return 0;
  if (const Result<void> begun = Begin(); !begun) return tl::unexpected(begun.error());
  for (const std::int64_t key : all) {
    if (const Result<void> erased = Erase(key); !erased) return tl::unexpected(erased.error());
  }
  return all.size();
}

Result<void> Store::Impl::ReplaceFaults(std::span<const std::string> paths,
                                        std::span<const ErrorRecord> faults) {
  if (Result<void> begun = Begin(); !begun) return begun;
  for (const std::string& place : PlacesOf(paths)) {
    Result<Statement> old = database.Use(std::string("DELETE FROM fault WHERE ") + kBelow);
    if (!old) return tl::unexpected(old.error());
    if (Result<void> gone = old->Text(place).Run(); !gone) return gone;
  }
  for (const ErrorRecord& fault : faults) {
    Result<Statement> row = database.Use("INSERT OR IGNORE INTO fault VALUES (?,?,?,?,?)");
    if (!row) return tl::unexpected(row.error());
    row->Text(store::PlaceOf(fault.id)).Text(fault.id).Text(fault.code);
    row->Integer(static_cast<std::int64_t>(fault.offset)).Text(fault.message);
    if (Result<void> kept = row->Run(); !kept) return kept;
  }
  return {};
}

Result<StoreGone> Store::EndRun(std::span<const std::string> paths, std::span<const ErrorRecord> faults,
                                bool prune) {
  return impl_->OrTakeBack(impl_->EndRun(paths, faults, prune));
}

Result<std::uint64_t> Store::Remove(const std::string& id_or_path) {
  return impl_->OrTakeBack(impl_->Remove(id_or_path));
}

Result<StoreGone> Store::Impl::EndRun(std::span<const std::string> paths, std::span<const ErrorRecord> faults,
                                      bool prune) {
  StoreGone result;
  Result<Statement> replaced = database.Use(kReplaced);
  if (!replaced) return tl::unexpected(replaced.error());
  const Result<std::uint64_t> erased = EraseAll(*replaced);
  if (!erased) return tl::unexpected(erased.error());
  result.replaced = *erased;
  const std::string unmet = std::string(" FROM article WHERE key NOT IN temp.seen AND ") + kBelow;
  for (const std::string& place : PlacesOf(paths)) {
    Result<Statement> gone = database.Use((prune ? "SELECT key" : "SELECT count(*)") + unmet);
    if (!gone) return tl::unexpected(gone.error());
    gone->Text(place);
    if (prune) {
      const Result<std::uint64_t> pruned = EraseAll(*gone);
      if (!pruned) return tl::unexpected(pruned.error());
      result.gone += *pruned;
      continue;
    }
    if (const Result<bool> row = gone->Next(); !row) return tl::unexpected(row.error());
    result.gone += static_cast<std::uint64_t>(gone->Number(0));
    if (const Result<bool> end = gone->Next(); !end) return tl::unexpected(end.error());
  }
  if (const Result<void> kept = ReplaceFaults(paths, faults); !kept) return tl::unexpected(kept.error());
  if (const Result<void> committed = Commit(); !committed) return tl::unexpected(committed.error());
  // Forces the log to the disk and folds it into the file, as far as readers allow.
  if (const Result<std::int64_t> done = database.Number("PRAGMA wal_checkpoint(TRUNCATE)"); !done)
    return tl::unexpected(done.error());
  return result;
}

Result<std::uint64_t> Store::CountStale(const std::string& digest) {
  Result<Statement> count = impl_->database.Use("SELECT count(*) FROM article WHERE digest <> ?");
  if (!count) return tl::unexpected(count.error());
  if (const Result<bool> row = count->Text(digest).Next(); !row) return tl::unexpected(row.error());
  const auto number = static_cast<std::uint64_t>(count->Number(0));
  if (const Result<bool> end = count->Next(); !end) return tl::unexpected(end.error());
  return number;
}

Result<std::vector<Article>> Store::SomeStale(const std::string& digest, std::size_t most) {
  Result<Statement> rows = impl_->database.Use(
      "SELECT record, uri, id FROM article WHERE digest <> ? AND key NOT IN temp.seen ORDER BY key LIMIT ?");
  if (!rows) return tl::unexpected(rows.error());
  rows->Text(digest).Integer(static_cast<std::int64_t>(most));
  std::vector<Article> articles;
  for (;;) {
    const Result<bool> row = rows->Next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return articles;
    Result<Article> article = store::UnpackArticle(rows->Bytes(0), rows->Bytes(1));
    if (!article) return impl_->Damaged(rows->Bytes(2), article.error());
    articles.push_back(std::move(*article));
  }
}

Result<std::uint64_t> Store::Impl::Remove(const std::string& id_or_path) {
  Result<Statement> by_id = database.Use("SELECT key FROM article WHERE id = ?");
  if (!by_id) return tl::unexpected(by_id.error());
  Result<std::uint64_t> same = EraseAll(by_id->Text(id_or_path));
  const std::string place = store::PlaceOf(id_or_path);
  if (!same || *same > 0 || place.empty()) return same;
  Result<Statement> below = database.Use(std::string("SELECT key FROM article WHERE ") + kBelow);
  if (!below) return tl::unexpected(below.error());
  return EraseAll(below->Text(place));
}

Result<std::vector<ErrorRecord>> Store::Faults() {
  Result<Statement> rows = impl_->database.Use(
      "SELECT id, code, offset, message FROM fault ORDER BY place, id, offset, code, message");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<ErrorRecord> faults;
  for (;;) {
    const Result<bool> row = rows->Next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return faults;
    faults.push_back({std::string(rows->Bytes(0)), std::string(rows->Bytes(1)),
                      static_cast<std::uint64_t>(rows->Number(2)), std::string(rows->Bytes(3))});
  }
}

namespace {

/// What is wrong with the records of a row, or "".
std::string FaultOf(Statement& row) {
  const Result<Article> article = store::UnpackArticle(row.Bytes(1), "");
  if (!article) return ToString(article.error());
  if (store::HashOf(store::ContentOf(*article)) != row.Bytes(2))
    return "the article is not the one that was stored";
  const Result<Extraction> extraction = store::UnpackExtraction(row.Bytes(3), article->text);
  if (!extraction) return ToString(extraction.error());
  const bool same = extraction->events.size() == static_cast<std::size_t>(row.Number(4));
  return same ? "" : "the events are not those that were stored";
}

Result<void> CheckRows(Statement& rows, std::vector<std::string>& faults) {
  for (;;) {
    const Result<bool> row = rows.Next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    if (const std::string fault = FaultOf(rows); !fault.empty())
      faults.push_back(fmt::format("article '{}': {}", rows.Bytes(0), fault));
  }
}

Result<void> CheckPages(store::Database& database, std::vector<std::string>& faults) {
  Result<Statement> pages = database.Use("PRAGMA integrity_check(20)");
  if (!pages) return tl::unexpected(pages.error());
  for (;;) {
    const Result<bool> row = pages->Next();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    if (pages->Bytes(0) != "ok") faults.emplace_back(pages->Bytes(0));
  }
  const Result<std::int64_t> loose = database.Number("SELECT count(*) FROM pragma_foreign_key_check");
  if (!loose) return tl::unexpected(loose.error());
  if (*loose != 0) faults.push_back(fmt::format("{} rows of events belong to no article", *loose));
  const Result<std::int64_t> unindexed =
      database.Number("SELECT count(*) FROM article WHERE key NOT IN (SELECT id FROM words_docsize)");
  if (!unindexed) return tl::unexpected(unindexed.error());
  if (*unindexed != 0) faults.push_back(fmt::format("the index of words lacks {} articles", *unindexed));
  return {};
}

}  // namespace

Result<std::vector<std::string>> Store::Check() {
  std::vector<std::string> faults;
  Result<void> checked = CheckPages(impl_->database, faults);
  if (checked) {
    Result<Statement> rows =
        impl_->database.Use("SELECT id, record, hash, extraction, events FROM article ORDER BY key");
    checked = rows ? CheckRows(*rows, faults) : Result<void>(tl::unexpected(rows.error()));
  }
  if (!checked && checked.error().kind != ErrorKind::kMalformed) return tl::unexpected(checked.error());
  if (!checked) faults.push_back(checked.error().message);
  return faults;
}

}  // namespace demarche
