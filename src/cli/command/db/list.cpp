// demarche db list DB, demarche db search DB WORDS...: what a database holds.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/command/db/archive.h"
#include "records/records.h"

namespace demarche::cli {
namespace {

constexpr std::int64_t kFoundAtMost = 20;
constexpr std::size_t kEvidenceAtMost = 3;
constexpr std::size_t kDayLetters = 10;

/// "2010-09-08    3 events  Harbour Post: Title  [id]"
std::string HeadLine(const std::string& id, const std::string& date, const std::string& publisher,
                     const std::string& title, std::uint64_t events) {
  return fmt::format("{:<10} {:>4} {:<6}  {}{}{}  [{}]\n", date.substr(0, kDayLetters), events,
                     events == 1 ? "event" : "events", publisher, publisher.empty() ? "" : ": ", title, id);
}

std::string FoundLines(const Article& article, const Extraction& extraction) {
  std::string lines =
      HeadLine(article.id, article.date, article.publisher, article.title, extraction.events.size());
  std::size_t shown = 0;
  for (const Event& event : extraction.events) {
    if (shown++ == kEvidenceAtMost) break;
    lines += fmt::format("           {}: {}\n", event.deed.kind, event.evidence);
  }
  return lines;
}

/// Prints what `load` hands on, and says so when that is nothing.
int PrintAll(const std::function<Result<void>(const std::function<void(const std::string&)>&)>& load) {
  int code = kDone;
  bool any = false;
  const Result<void> done = load([&](const std::string& lines) {
    any = true;
    if (code == kDone) code = Print(lines);
  });
  if (!done) return Report(done.error());
  if (!any) Tell("demarche: note: no article of the database is meant by this\n");
  return code;
}

int PrintRecords(Store& store, const StoreQuery& query) {
  return PrintAll([&](const auto& print) {
    return store.Load(query, [&](const Article& article, const Extraction&) -> Result<void> {
      print(WriteArticle(article) + '\n');
      return {};
    });
  });
}

}  // namespace

int RunDbList(const Invocation& invocation) {
  Result<StoreQuery> query = StoreQueryOf(invocation);
  if (!query) return Report(query.error());
  query->order = StoreQuery::Order::kDate;
  Result<Store> store = Store::OpenReading(invocation.operands.front());
  if (!store) return Report(store.error());
  if (invocation.Has("--json")) return PrintRecords(*store, *query);
  return PrintAll([&](const auto& print) {
    return store->List(*query, [&](const StoredHead& head) {
      print(HeadLine(head.id, head.date, head.publisher, head.title, head.events));
    });
  });
}

int RunDbSearch(const Invocation& invocation) {
  Result<StoreQuery> query = StoreQueryOf(invocation);
  if (!query) return Report(query.error());
  query->order = StoreQuery::Order::kRank;
  query->text = fmt::format("{}", fmt::join(std::span(invocation.operands).subspan(1), " "));
  if (query->most < 0) query->most = kFoundAtMost;
  Result<Store> store = Store::OpenReading(invocation.operands.front());
  if (!store) return Report(store.error());
  if (invocation.Has("--json")) return PrintRecords(*store, *query);
  return PrintAll([&](const auto& print) {
    return store->Load(*query, [&](const Article& article, const Extraction& extraction) -> Result<void> {
      print(FoundLines(article, extraction));
      return {};
    });
  });
}

}  // namespace demarche::cli
