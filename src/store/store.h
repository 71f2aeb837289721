// The front door of the store: an archive of articles and their extractions in one SQLite file
// (docs/store.md).
//
//     Result<Store> store = Store::OpenWriting("news.db");
//     if (*store->Look(article, digest) != StoreState::kUnchanged)
//       store->Put(*Store::Prepare(article, extraction, digest));
//     store->Commit();
//
// One process may write while others read; readers see what was committed when their call began. All errors
// name the file, what is wrong and the remedy. An error of Look, Put, Commit, EndRun or Remove takes back all
// that was not committed, so that no half of an article is ever stored. Thread rules: a Store belongs to one
// thread; Prepare is free.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/article.h"
#include "core/day.h"
#include "core/extraction.h"

namespace demarche {

/// Which articles are meant: those of one of the `publishers`, with the words of `text`, and with one event
/// of which all of the rest holds. What is empty asks nothing.
struct StoreQuery {
  enum class Order : std::uint8_t { kId, kDate, kRank };  ///< kRank: the best for `text` first

  std::vector<std::string> publishers;
  std::string text;                 ///< in the language of FTS5: words, "a phrase", AND OR NOT, pre*
  std::vector<std::string> actors;  ///< codes or names, one of which takes part
  std::vector<std::string> dyad;    ///< two codes or names: one acts, and the other is acted on
  std::vector<std::string> kinds;
  std::optional<Day> from;  ///< the event can fall on this day or later
  std::optional<Day> to;
  bool seen_only = false;  ///< only what this run of adding has met
  Order order = Order::kId;
  std::int64_t most = -1;  ///< articles; -1 = all
};

/// An article without its text.
struct StoredHead {
  std::string id;
  std::string publisher;
  std::string title;
  std::string date;
  std::uint64_t length = 0;  ///< bytes of text
  std::uint64_t events = 0;
};

/// What a Store knows of an article that was read.
enum class StoreState : std::uint8_t {
  kNew,
  kChanged,    ///< the id is known, with other content
  kStale,      ///< unchanged, but analysed by another lexicon, model or program
  kUnchanged,  ///< nothing is to be done
  kRepeated,   ///< its id was met in this run already: the first one counts
};

/// An article ready to be written.
struct StoreItem;

/// What the end of a run found among the articles that it did not meet.
struct StoreGone {
  std::uint64_t replaced = 0;  ///< removed: their file now holds another article
  std::uint64_t gone = 0;      ///< no longer below the paths; removed where that was asked for
};

class Store {
 public:
  /// Errors: kNotFound, kUnreadable, kMalformed for what is no database, kUnsupported for one of another
  /// program or schema.
  static Result<Store> OpenReading(const std::string& path);

  /// Makes the file when missing, brings an older schema up to date, and keeps other writers out until the
  /// Store ends. Errors besides: kUnreadable with who is writing.
  static Result<Store> OpenWriting(const std::string& path);

  /// Compares an article with what is stored, and remembers that this run has met it.
  Result<StoreState> Look(const Article& article, const std::string& digest);

  /// The work of Put that needs no Store. `digest` names what made `extraction` (lexicon, model, rules).
  static std::shared_ptr<const StoreItem> Prepare(const Article& article, const Extraction& extraction,
                                                  const std::string& digest);

  /// Writes an article, in the place of one with its id. False when its id was met in this run already.
  Result<bool> Put(const StoreItem& item);

  /// Makes all that was put durable.
  Result<void> Commit();

  /// After all of `paths` was read: takes out the articles whose file now holds another one and, where
  /// `prune` is set, those that are no longer below the paths; keeps `faults` in the place of earlier ones of
  /// the paths.
  Result<StoreGone> EndRun(std::span<const std::string> paths, std::span<const ErrorRecord> faults,
                           bool prune);

  /// Articles that were analysed with another digest.
  Result<std::uint64_t> CountStale(const std::string& digest);
  /// Up to `most` of them that this run has not met, in the order of their keys.
  Result<std::vector<Article>> SomeStale(const std::string& digest, std::size_t most);

  Result<void> List(const StoreQuery& query, const std::function<void(StoredHead)>& take);
  /// The same with all that is stored. Errors besides: kMalformed for a damaged record, kUsage for a text
  /// that is no query; those of `take`, which end the loading.
  Result<void> Load(const StoreQuery& query, const std::function<Result<void>(Article, Extraction)>& take);

  /// What could not be used when it was read last, and the notices.
  Result<std::vector<ErrorRecord>> Faults();

  /// Removes the articles with this id, or read from this file or folder; gives their number.
  Result<std::uint64_t> Remove(const std::string& id_or_path);

  /// Reads every page and record; a line for each fault, none when all is whole.
  Result<std::vector<std::string>> Check();

  /// A setting of the whole file; "" when it was never set.
  Result<std::string> Setting(const std::string& name);
  Result<void> SetSetting(const std::string& name, const std::string& value);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace demarche
