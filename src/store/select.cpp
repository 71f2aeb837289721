// Which articles a query means, as SQL. Words of the user are parameters, never part of the text.
#include <fmt/format.h>

#include <variant>

#include "base/ascii.h"
#include "store/impl.h"

namespace demarche {

using store::Statement;

namespace {

class Selection {
 public:
  explicit Selection(const StoreQuery& query) : query_(query) {
    if (!query.text.empty()) Add("words MATCH ?", query.text);
    if (!query.publishers.empty()) AddOneOf("a.publisher", query.publishers);
    if (query.seen_only) where_ += " AND a.key IN temp.seen";
    AddEvent();
  }

  /// The statement for `columns` of the articles `a`.
  Result<Statement> Ask(store::Database& database, std::string_view columns) const {
    const bool ranked = query_.order == StoreQuery::Order::kRank && !query_.text.empty();
    const char* order = ranked                                   ? "words.rank, a.id"
                        : query_.order == StoreQuery::Order::kId ? "a.id"
                                                                 : "a.date, a.id";
    const std::string sql = fmt::format(
        "SELECT {} FROM {} WHERE 1{} ORDER BY {} LIMIT ?", columns,
        query_.text.empty() ? "article a" : "words JOIN article a ON a.key = words.rowid", where_, order);
    Result<Statement> statement = database.Use(sql);
    if (!statement) return statement;
    for (const auto& value : values_) {
      if (const auto* text = std::get_if<std::string>(&value)) {
        statement->Text(*text);
      } else {
        statement->Integer(std::get<std::int64_t>(value));
      }
    }
    statement->Integer(query_.most);
    return statement;
  }

 private:
  using Value = std::variant<std::string, std::int64_t>;

  void Add(std::string_view condition, Value value) {
    where_ += fmt::format(" AND {}", condition);
    values_.push_back(std::move(value));
  }

  void AddOneOf(std::string_view column, const std::vector<std::string>& values) {
    std::string marks;
    for (const std::string& value : values) {
      marks += marks.empty() ? "?" : ",?";
      values_.emplace_back(value);
    }
    where_ += fmt::format(" AND {} IN ({})", column, marks);
  }

  /// Party `p` is the one that `name` means: its code, its name, or a word of its name.
  std::string IsNamed(std::string_view p, const std::string& name) {
    for (int i = 0; i < 2; ++i) values_.emplace_back(std::string(Trim(name)));
    values_.emplace_back(fmt::format(" {} ", LowerAscii(Trim(name))));
    return fmt::format("({0}.code = ? OR {0}.name = ? OR instr(' ' || lower({0}.name) || ' ', ?) > 0)", p);
  }

  void AddActors() {
    std::string any;
    for (const std::string& actor : query_.actors) any += (any.empty() ? "" : " OR ") + IsNamed("p", actor);
    where_ += fmt::format(
        " AND EXISTS (SELECT 1 FROM party p WHERE p.article = a.key AND p.event = e.number AND ({}))", any);
  }

  void AddDyad() {
    const std::string one = IsNamed("p", query_.dyad[0]);
    const std::string other = IsNamed("q", query_.dyad[1]);
    where_ += fmt::format(
        " AND EXISTS (SELECT 1 FROM party p JOIN party q ON q.article = p.article AND q.event = p.event "
        "WHERE "
        "p.article = a.key AND p.event = e.number AND p.number <> q.number AND (p.side <> q.side OR "
        "e.reciprocal) AND {} AND {})",
        one, other);
  }

  void AddEvent() {
    if (query_.kinds.empty() && query_.actors.empty() && query_.dyad.empty() && !query_.from && !query_.to)
      return;
    where_ += " AND EXISTS (SELECT 1 FROM event e WHERE e.article = a.key";
    if (!query_.kinds.empty()) AddOneOf("e.kind", query_.kinds);
    if (query_.from) Add("(e.latest IS NULL OR e.latest >= ?)", DaysFrom(*query_.from));
    if (query_.to) Add("(e.earliest IS NULL OR e.earliest <= ?)", DaysFrom(*query_.to));
    if (!query_.actors.empty()) AddActors();
    if (query_.dyad.size() == 2) AddDyad();
    where_ += ")";
  }

  static std::int64_t DaysFrom(Day day) { return day.time_since_epoch().count(); }

  const StoreQuery& query_;
  std::string where_;
  std::vector<Value> values_;
};

/// Calls `take` for each row. What FTS5 does not understand is the user's.
Result<void> EachRow(store::Database& database, const StoreQuery& query, std::string_view columns,
                     const std::function<Result<void>(const Statement&)>& take) {
  const auto explain = [&](Error error) {
    if (error.kind == ErrorKind::kInternal && !query.text.empty()) {
      return Fail(
          ErrorKind::kUsage,
          fmt::format("'{}' cannot be searched for ({}); write words, or put what has signs in it between "
                      "double quotes: '\"U.S.\"'",
                      query.text, error.message));
    }
    return tl::unexpected<Error>(std::move(error));
  };
  Result<Statement> rows = Selection(query).Ask(database, columns);
  if (!rows) return explain(rows.error());
  for (;;) {
    const Result<bool> row = rows->Next();
    if (!row) return explain(row.error());
    if (!*row) return {};
    if (Result<void> taken = take(*rows); !taken) return taken;
  }
}

}  // namespace

Result<void> Store::List(const StoreQuery& query, const std::function<void(StoredHead)>& take) {
  return EachRow(impl_->database, query, "a.id, a.publisher, a.title, a.date, a.length, a.events",
                 [&](const Statement& row) -> Result<void> {
                   take({std::string(row.Bytes(0)), std::string(row.Bytes(1)), std::string(row.Bytes(2)),
                         std::string(row.Bytes(3)), static_cast<std::uint64_t>(row.Number(4)),
                         static_cast<std::uint64_t>(row.Number(5))});
                   return {};
                 });
}

Result<void> Store::Load(const StoreQuery& query,
                         const std::function<Result<void>(Article, Extraction)>& take) {
  return EachRow(impl_->database, query, "a.record, a.extraction, a.id, a.uri",
                 [&](const Statement& row) -> Result<void> {
                   Result<Article> article = store::UnpackArticle(row.Bytes(0), row.Bytes(3));
                   Result<Extraction> extraction =
                       article ? store::UnpackExtraction(row.Bytes(1), article->text)
                               : Result<Extraction>(tl::unexpected<Error>(article.error()));
                   if (!extraction) {
                     return impl_->Damaged(row.Bytes(2), extraction.error());
                   }
                   return take(std::move(*article), std::move(*extraction));
                 });
}

}  // namespace demarche
