// One row after the other: its operator says what the items and the note must be.
#include "extractor/rules/operator_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "extractor/rules/grammar.h"

namespace demarche::extract {
namespace {

constexpr std::size_t kNameColumn = 0, kItemsColumn = 1, kNoteColumn = 2;
constexpr std::string_view kModeOf = "mode of ";
constexpr std::string_view kKindOf = "kind of ";

/// What an operator is: the bit of its words, what its items have, or what its kinds become.
struct Operator {
  std::string_view name;
  std::variant<std::uint64_t, Trait, KindChange> meaning;
};

constexpr Operator kOperators[] = {
    {"report", Grammar::kReport},
    {"support", Grammar::kSupport},
    {"occurrence", Grammar::kOccur},
    {"aspect", Grammar::kAspect},
    {"causative", Grammar::kCausative},
    {"planned", Grammar::kPlanned},
    {"future", Grammar::kFuture},
    {"conditional", Grammar::kConditional},
    {"denied", Grammar::kDenied},
    {"response", Grammar::kResponse},
    {"habit", Grammar::kHabit},
    {"forced", Grammar::kForced},
    {"obligation", Grammar::kObligation},
    {"ceased", Grammar::kCeased},
    {"unofficial", Trait::kUnofficial},
    {"unbound", Trait::kUnbound},
    {"landless", Trait::kLandless},
    {"armed", Trait::kArmed},
    {"insurgent", Trait::kInsurgent},
    {"serving", Trait::kServing},
    {"judicial", Trait::kJudicial},
    {"strife", Trait::kStrife},
    {"domestic", Trait::kDomestic},
    {"addressed", Trait::kAddressed},
    {"contended", Trait::kContended},
    {"bilateral", Trait::kBilateral},
    {"together", Trait::kTogether},
    {"resolved", Trait::kResolved},
    {"at home", Trait::kAtHome},
    {"local", Trait::kLocal},
    {"inward", Trait::kInward},
    {"planned kind", KindChange::kPlanned},
    {"ultimatum kind", KindChange::kUltimatum},
    {"refused kind", KindChange::kRefused},
    {"ceased kind", KindChange::kCeased},
};

/// What a cell of a row may name.
enum class Named : std::uint8_t { kSector, kContext, kKind, kDeed };

constexpr Named ItemsOf(Trait trait) {
  switch (trait) {
    case Trait::kUnofficial:
    case Trait::kUnbound:
    case Trait::kLandless:
    case Trait::kArmed:
    case Trait::kInsurgent:
    case Trait::kServing:
    case Trait::kJudicial: return Named::kSector;
    case Trait::kStrife: return Named::kContext;
    case Trait::kDomestic:
    case Trait::kAddressed:
    case Trait::kContended:
    case Trait::kBilateral:
    case Trait::kTogether:
    case Trait::kResolved: return Named::kKind;
    case Trait::kAtHome:
    case Trait::kLocal:
    case Trait::kInward: return Named::kDeed;
  }
  return Named::kDeed;
}

class Reader {
 public:
  Reader(const Lexicon& lexicon, LexiconMistakes& mistakes) : lexicon_(lexicon), mistakes_(mistakes) {
    for (const LexiconRow& row : lexicon.Rows("sectors")) sectors_.insert(row.Text(0));
    for (const LexiconRow& row : lexicon.Rows("contexts")) contexts_.insert(row.Text(0));
    for (const LexiconRow& row : lexicon.Rows("kinds")) events_.emplace(row.Text(0), row.Text(1));
    for (const LexiconRow& row : lexicon.Rows("modes")) modes_.emplace(row.Text(0), row.Text(1));
  }

  OperatorTable Read() {
    for (const LexiconRow& row : lexicon_.Rows("operators")) {
      row_ = &row;
      ReadRow();
    }
    return std::move(table_);
  }

 private:
  /// `part` of the cell is wrong, or all of it.
  void Complain(std::size_t column, std::string_view part, std::string message) {
    mistakes_.Add(*row_, column, std::move(message), row_->Text(column).find(part));
  }

  void ReadRow() {
    const std::string_view name = row_->Text(kNameColumn);
    if (name.starts_with(kModeOf)) return ReadModes(name.substr(kModeOf.size()));
    if (name.starts_with(kKindOf)) return ReadSector(name.substr(kKindOf.size()));
    const auto* known = std::ranges::find(kOperators, name, &Operator::name);
    if (known == std::end(kOperators)) {
      std::string names;
      for (const Operator& each : kOperators) names += fmt::format("{}, ", each.name);
      return Complain(kNameColumn, name,
                      fmt::format("no operator is called '{}'; write one of: {}mode of KIND, kind of SECTOR",
                                  name, names));
    }
    std::visit([&](const auto meaning) { Add(meaning); }, known->meaning);
  }

  void Add(std::uint64_t bit) {
    ForbidNote();
    for (const std::string_view word : row_->Items(kItemsColumn)) table_.words.emplace_back(word, bit);
  }

  void Add(Trait trait) {
    ForbidNote();
    for (const std::string_view item : row_->Items(kItemsColumn)) {
      Require(kItemsColumn, item, ItemsOf(trait));
      table_.traits[static_cast<std::size_t>(trait)].emplace(item);
    }
  }

  void Add(KindChange change) {
    const std::string_view becomes = row_->Text(kNoteColumn);
    Require(kNoteColumn, becomes, change == KindChange::kCeased ? Named::kDeed : Named::kKind);
    for (const std::string_view kind : row_->Items(kItemsColumn)) {
      Require(kItemsColumn, kind, Named::kKind);
      table_.changed_kinds[static_cast<std::size_t>(change)].insert_or_assign(std::string(kind), becomes);
    }
  }

  /// "mode of threat": items are words, modes or CAMEO codes of the deed that is threatened.
  void ReadModes(std::string_view kind) {
    Require(kNameColumn, kind, Named::kKind);
    const std::string_view mode = row_->Text(kNoteColumn);
    if (events_.contains(kind) && !IsMode(kind, mode)) {
      Complain(kNoteColumn, mode,
               fmt::format("'{}' is no mode of {}; write one of the table 'modes', or add it there", mode,
                           events_.at(kind)));
    }
    AddModes(kind);
  }

  /// "kind of LAB": what those of the sector do by these words.
  void ReadSector(std::string_view sector) {
    Require(kNameColumn, sector, Named::kSector);
    Require(kNoteColumn, row_->Text(kNoteColumn), Named::kDeed);
    AddModes(row_->Text(kNameColumn));
  }

  void AddModes(std::string_view key) {
    for (const std::string_view item : row_->Items(kItemsColumn))
      table_.modes[{std::string(key), std::string(item)}] = row_->Text(kNoteColumn);
  }

  void ForbidNote() {
    const std::string_view note = row_->Text(kNoteColumn);
    if (note.empty()) return;
    Complain(kNoteColumn, note,
             fmt::format("the operator '{}' has no note; delete this cell", row_->Text(kNameColumn)));
  }

  void Require(std::size_t column, std::string_view name, Named named) {
    switch (named) {
      case Named::kSector:
        if (!sectors_.contains(name)) Unknown(column, name, "sector", "sectors");
        return;
      case Named::kContext:
        if (!contexts_.contains(name)) Unknown(column, name, "context", "contexts");
        return;
      case Named::kKind:
        if (!events_.contains(name)) Unknown(column, name, "kind of deed", "kinds");
        return;
      case Named::kDeed: {
        const std::size_t slash = std::min(name.find('/'), name.size());
        const std::string_view kind = name.substr(0, slash);
        if (!events_.contains(kind)) return Unknown(column, kind, "kind of deed", "kinds");
        if (slash < name.size() && !IsMode(kind, name.substr(slash + 1)))
          Unknown(column, name, fmt::format("kind and mode of {}", events_.at(kind)), "modes");
        return;
      }
    }
  }

  void Unknown(std::size_t column, std::string_view name, std::string_view what, std::string_view table) {
    Complain(column, name,
             fmt::format("'{}' is no {}; write one of the table '{}', or add it there", name, what, table));
  }

  [[nodiscard]] bool IsMode(std::string_view kind, std::string_view mode) const {
    return modes_.contains({events_.at(kind), mode});
  }

  const Lexicon& lexicon_;
  LexiconMistakes& mistakes_;
  std::set<std::string_view> sectors_, contexts_;
  std::map<std::string_view, std::string_view> events_;            ///< by kind
  std::set<std::pair<std::string_view, std::string_view>> modes_;  ///< with their events
  const LexiconRow* row_ = nullptr;
  OperatorTable table_;
};

}  // namespace

std::string OperatorTable::ModeOf(std::string_view kind, std::string_view item) const {
  const auto found = modes.find(ByViews::Views{kind, item});
  return found == modes.end() ? "" : found->second;
}

std::string OperatorTable::KindOf(std::string_view sector, std::string_view word) const {
  return ModeOf(std::string(kKindOf) + std::string(sector), word);
}

OperatorTable ReadOperators(const Lexicon& lexicon, LexiconMistakes& mistakes) {
  return Reader(lexicon, mistakes).Read();
}

}  // namespace demarche::extract
