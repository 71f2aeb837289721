// Opening, and the way of an article into the file.
#include "store/store.h"

#include <fmt/format.h>

#include "store/impl.h"
#include "store/schema.h"

namespace demarche {

using store::Database;
using store::Statement;

namespace {

/// Names the file where the error does not.
tl::unexpected<Error> At(const std::string& path, Error error) {
  if (error.where.empty()) error.where = path;
  return tl::unexpected<Error>(std::move(error));
}

/// Write-ahead log: readers never wait for the writer. With synchronous=NORMAL a commit is written but not
/// yet forced to the disk: after a power cut the file is whole, and lacks at most the last commits, which the
/// next `db add` makes again. The end of a run forces everything (Commit).
constexpr const char* kWriterMode =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000; PRAGMA "
    "journal_size_limit=67108864;"
    "CREATE TEMP TABLE seen (key INTEGER PRIMARY KEY) STRICT;";

constexpr std::int64_t DaysOf(Day day) { return day.time_since_epoch().count(); }

void BindDay(Statement& statement, std::optional<Day> day) {
  if (day) {
    statement.Integer(DaysOf(*day));
  } else {
    statement.Null();
  }
}

}  // namespace

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::OpenReading(const std::string& path) {
  Result<Database> database = Database::OpenReading(path);
  if (!database) return At(path, database.error());
  if (const Result<void> known = store::CheckSchema(*database); !known) return At(path, known.error());
  return Store(std::unique_ptr<Impl>(new Impl{path, std::nullopt, std::move(*database), false}));
}

Result<Store> Store::OpenWriting(const std::string& path) {
  Result<store::WriterLock> lock = store::WriterLock::Take(path);
  if (!lock) return tl::unexpected(lock.error());
  Result<Database> database = Database::OpenWriting(path);
  if (!database) return At(path, database.error());
  if (const Result<void> known = store::BringUpToDate(*database); !known) return At(path, known.error());
  if (const Result<void> set = database->Run(kWriterMode); !set) return At(path, set.error());
  return Store(std::unique_ptr<Impl>(new Impl{path, std::move(*lock), std::move(*database), false}));
}

Result<void> Store::Impl::Begin() {
  if (in_transaction) return {};
  Result<void> begun = database.Run("BEGIN IMMEDIATE");
  if (begun) in_transaction = true;
  return begun;
}

Result<void> Store::Impl::Mark(std::int64_t key) {
  Result<Statement> mark = database.Use("INSERT OR IGNORE INTO temp.seen VALUES (?)");
  if (!mark) return tl::unexpected(mark.error());
  return mark->Integer(key).Run();
}

Result<void> Store::Impl::Move(std::int64_t key, const std::string& uri) {
  if (Result<void> begun = Begin(); !begun) return begun;
  Result<Statement> move = database.Use("UPDATE article SET uri = ?, place = ?, whole = ? WHERE key = ?");
  if (!move) return tl::unexpected(move.error());
  const std::string place = store::PlaceOf(uri);
  return move->Text(uri).Text(place).Integer(store::IsWholePlace(place) ? 1 : 0).Integer(key).Run();
}

Result<StoreState> Store::Look(const Article& article, const std::string& digest) {
  return impl_->OrTakeBack(impl_->Look(article, digest));
}

Result<bool> Store::Put(const StoreItem& item) { return impl_->OrTakeBack(impl_->Put(item)); }

Result<void> Store::Commit() { return impl_->OrTakeBack(impl_->Commit()); }

Result<StoreState> Store::Impl::Look(const Article& article, const std::string& digest) {
  Result<Statement> known =
      database.Use("SELECT key, hash, digest, uri, key IN temp.seen FROM article WHERE id = ?");
  if (!known) return tl::unexpected(known.error());
  const Result<bool> row = known->Text(article.id).Next();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return StoreState::kNew;
  const std::int64_t key = known->Number(0);
  const bool same = known->Bytes(1) == store::HashOf(store::ContentOf(article));
  const bool fresh = known->Bytes(2) == digest;
  const bool moved = known->Bytes(3) != article.uri;
  const bool seen = known->Number(4) != 0;
  if (const Result<bool> end = known->Next(); !end) return tl::unexpected(end.error());
  if (seen) return StoreState::kRepeated;
  if (!same) return StoreState::kChanged;
  if (!fresh) return StoreState::kStale;
  if (const Result<void> at = moved ? Move(key, article.uri) : Result<void>(); !at)
    return tl::unexpected(at.error());
  if (const Result<void> marked = Mark(key); !marked) return tl::unexpected(marked.error());
  return StoreState::kUnchanged;
}

Result<bool> Store::Impl::Put(const StoreItem& item) {
  if (const Result<void> begun = Begin(); !begun) return tl::unexpected(begun.error());
  Result<Statement> known = database.Use("SELECT key, key IN temp.seen FROM article WHERE id = ?");
  if (!known) return tl::unexpected(known.error());
  const Result<bool> row = known->Text(item.article.id).Next();
  if (!row) return tl::unexpected(row.error());
  if (*row) {
    const std::int64_t key = known->Number(0);
    const bool seen = known->Number(1) != 0;
    if (const Result<bool> end = known->Next(); !end) return tl::unexpected(end.error());
    if (seen) return false;
    if (const Result<void> erased = Erase(key); !erased) return tl::unexpected(erased.error());
  }
  const Result<std::int64_t> key = InsertArticle(item);
  if (!key) return tl::unexpected(key.error());
  if (const Result<void> events = InsertEvents(item, *key); !events) return tl::unexpected(events.error());
  if (const Result<void> marked = Mark(*key); !marked) return tl::unexpected(marked.error());
  return true;
}

Result<std::int64_t> Store::Impl::InsertArticle(const StoreItem& item) {
  Result<Statement> insert = database.Use(
      "INSERT INTO article (id, hash, digest, uri, place, url, publisher, title, date, language, length, "
      "whole, events,"
      " record, extraction) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  if (!insert) return tl::unexpected(insert.error());
  const Article& article = item.article;
  insert->Text(article.id)
      .Blob(item.hash)
      .Text(item.digest)
      .Text(article.uri)
      .Text(item.place)
      .Text(article.url);
  insert->Text(article.publisher).Text(article.title).Text(article.date).Text(article.language);
  insert->Integer(static_cast<std::int64_t>(article.text.size())).Integer(item.whole ? 1 : 0);
  insert->Integer(static_cast<std::int64_t>(item.deeds.size())).Blob(item.record).Blob(item.extraction);
  if (const Result<void> inserted = insert->Run(); !inserted) return tl::unexpected(inserted.error());
  const std::int64_t key = database.last_key();
  Result<Statement> words = database.Use("INSERT INTO words (rowid, title, text, evidence) VALUES (?,?,?,?)");
  if (!words) return tl::unexpected(words.error());
  words->Integer(key).Text(article.title).Text(article.text).Text(item.evidence);
  if (const Result<void> indexed = words->Run(); !indexed) return tl::unexpected(indexed.error());
  return key;
}

Result<void> Store::Impl::InsertEvents(const StoreItem& item, std::int64_t key) {
  for (std::size_t i = 0; i < item.deeds.size(); ++i) {
    const StoreItem::Deed& deed = item.deeds[i];
    const auto number = static_cast<std::int64_t>(i);
    Result<Statement> event = database.Use("INSERT INTO event VALUES (?,?,?,?,?,?)");
    if (!event) return tl::unexpected(event.error());
    event->Integer(key).Integer(number).Text(deed.kind).Integer(deed.reciprocal ? 1 : 0);
    BindDay(*event, deed.earliest);
    BindDay(*event, deed.latest);
    if (Result<void> inserted = event->Run(); !inserted) return inserted;
    std::int64_t place = 0;
    for (const StoreItem::Party& party : deed.parties) {
      Result<Statement> row = database.Use("INSERT INTO party VALUES (?,?,?,?,?,?)");
      if (!row) return tl::unexpected(row.error());
      row->Integer(key)
          .Integer(number)
          .Integer(place++)
          .Integer(party.side)
          .Text(party.code)
          .Text(party.name);
      if (Result<void> inserted = row->Run(); !inserted) return inserted;
    }
  }
  return {};
}

Result<void> Store::Impl::Forget(std::int64_t key, const Article& article, const std::string& evidence) {
  Result<Statement> words =
      database.Use("INSERT INTO words (words, rowid, title, text, evidence) VALUES ('delete',?,?,?,?)");
  if (!words) return tl::unexpected(words.error());
  return words->Integer(key).Text(article.title).Text(article.text).Text(evidence).Run();
}

Result<void> Store::Impl::Erase(std::int64_t key) {
  Result<Statement> old = database.Use("SELECT record, extraction FROM article WHERE key = ?");
  if (!old) return tl::unexpected(old.error());
  const Result<bool> row = old->Integer(key).Next();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return {};
  const Result<Article> article = store::UnpackArticle(old->Bytes(0), "");
  const Result<Extraction> extraction = store::UnpackExtraction(old->Bytes(1), article ? article->text : "");
  if (const Result<bool> end = old->Next(); !end) return tl::unexpected(end.error());
  // Words of a damaged record stay in the index, where they lead to no article any more.
  if (article && extraction) {
    Result<void> forgotten = Forget(key, *article, store::EvidenceOf(*extraction));
    if (!forgotten) return forgotten;
  }
  Result<Statement> gone = database.Use("DELETE FROM article WHERE key = ?");
  if (!gone) return tl::unexpected(gone.error());
  return gone->Integer(key).Run();
}

Result<void> Store::Impl::Commit() {
  if (!in_transaction) return {};
  in_transaction = false;
  return database.Run("COMMIT");
}

Result<std::string> Store::Setting(const std::string& name) {
  Result<Statement> setting = impl_->database.Use("SELECT value FROM setting WHERE name = ?");
  if (!setting) return tl::unexpected(setting.error());
  const Result<bool> row = setting->Text(name).Next();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::string();
  std::string value(setting->Bytes(0));
  if (const Result<bool> end = setting->Next(); !end) return tl::unexpected(end.error());
  return value;
}

Result<void> Store::SetSetting(const std::string& name, const std::string& value) {
  Result<Statement> setting = impl_->database.Use(
      "INSERT INTO setting VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  if (!setting) return tl::unexpected(setting.error());
  return setting->Text(name).Text(value).Run();
}

}  // namespace demarche
