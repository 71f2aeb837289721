// What a Store holds, and an article as it is written. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/lock.h"
#include "store/store.h"

namespace demarche {

struct StoreItem {
  struct Party {
    int side = 0;  ///< 0 source, 1 target
    std::string code;
    std::string name;
  };
  struct Deed {
    std::string kind;
    bool reciprocal = false;
    std::optional<Day> earliest;
    std::optional<Day> latest;
    std::vector<Party> parties;
  };
  Article article;   ///< whole, for the index of words
  std::string hash;  ///< of ContentOf
  std::string digest;
  std::string place;
  bool whole = false;  ///< the place is a file or member of its own, and not one record of it
  std::string evidence;
  std::vector<Deed> deeds;
  std::string record;      ///< packed
  std::string extraction;  ///< packed
};

struct Store::Impl {
  std::string path;
  std::optional<store::WriterLock> lock;  ///< a writer's; outlives the connection
  store::Database database;
  bool in_transaction = false;

  Result<void> Begin();
  /// `done`. Where it failed, all that is not committed is taken back, for it may hold half of an article:
  /// SQLite itself takes back one statement, or everything, or nothing, as the fault was.
  template <typename T>
  Result<T> OrTakeBack(Result<T> done) {
    if (done) return done;
    in_transaction = false;
    database.RollBack();
    return done;
  }
  Result<StoreState> Look(const Article& article, const std::string& digest);
  Result<bool> Put(const StoreItem& item);
  Result<void> Commit();
  Result<StoreGone> EndRun(std::span<const std::string> paths, std::span<const ErrorRecord> faults,
                           bool prune);
  Result<std::uint64_t> Remove(const std::string& id_or_path);
  Result<void> Mark(std::int64_t key);
  Result<void> Move(std::int64_t key, const std::string& uri);
  Result<std::int64_t> InsertArticle(const StoreItem& item);
  Result<void> InsertEvents(const StoreItem& item, std::int64_t key);
  /// An index without its text must be told which words it is to forget.
  Result<void> Forget(std::int64_t key, const Article& article, const std::string& evidence);
  /// Takes out one article with its events and words.
  Result<void> Erase(std::int64_t key);
  Result<std::uint64_t> EraseAll(store::Statement keys);
  /// The error of a record that cannot be unpacked.
  [[nodiscard]] tl::unexpected<Error> Damaged(std::string_view id, const Error& error) const;
  Result<void> ReplaceFaults(std::span<const std::string> paths, std::span<const ErrorRecord> faults);
};

namespace store {

/// An article's record without `uri`: what an unchanged article is known by.
std::string ContentOf(const Article& article);

/// 128 bits of the SHA-256 of a content, in hexadecimal digits: enough to know a change, half the space.
std::string HashOf(std::string_view content);

/// Where something was read as an absolute path; "" for standard input, which is no place to find again.
std::string PlaceOf(const std::string& uri);

/// Whether a place is a file or member of its own, and not one record of several ("FILE:LINE", "FILE#N",
/// "FILE!/record-N"): such a number may be another article's tomorrow.
bool IsWholePlace(const std::string& place);

/// The article and the extraction of a row. Errors: kMalformed.
Result<Article> UnpackArticle(std::string_view packed, std::string_view uri);
Result<Extraction> UnpackExtraction(std::string_view packed, std::string_view text);

/// The evidence of all events, one sentence a line.
std::string EvidenceOf(const Extraction& extraction);

}  // namespace store
}  // namespace demarche
