// Load: read the folders, check what they say together, hash what came out.
#include "lexicon/lexicon.h"

#include <algorithm>
#include <cassert>

#include "base/digest.h"
#include "lexicon/checks.h"
#include "lexicon/loader.h"

namespace demarche {
namespace fs = std::filesystem;
namespace {

using lexicon::Draft;

/// Rows are sorted, so that files may be cut and joined without a new hash. The order of names inside
/// a cell counts: the first one heads a timeline.
std::string HashOf(const lexicon::Tables& tables) {
  std::string canonical;
  for (const auto& [name, rows] : tables) {
    std::vector<std::string> lines;
    for (const LexiconRow& row : rows) {
      std::string& line = lines.emplace_back();
      for (const LexiconCell& cell : row.cells) {
        if (cell.items.empty()) line += cell.text;
        for (const std::string& item : cell.items) line += item + ';';
        line += '|';
      }
    }
    std::sort(lines.begin(), lines.end());
    canonical += name + '\n';
    for (const std::string& line : lines) canonical += line + '\n';
  }
  return Sha256Hex(canonical);
}

Result<Draft> ReadAndCheck(std::span<const fs::path> folders, std::vector<Diagnostic>& out) {
  lexicon::Diagnostics diagnostics;
  Result<Draft> draft = lexicon::LoadDraft(folders, diagnostics);
  if (!draft) return draft;
  lexicon::SettleNames(*draft, diagnostics);
  lexicon::CheckReferences(*draft, diagnostics);
  lexicon::CheckNeeds(*draft, diagnostics);
  lexicon::CheckTerms(*draft, diagnostics);
  out = diagnostics.Take();
  return draft;
}

}  // namespace

Result<Lexicon> Lexicon::Load(std::span<const fs::path> folders) {
  std::vector<Diagnostic> diagnostics;
  Result<Draft> draft = ReadAndCheck(folders, diagnostics);
  if (!draft) return tl::unexpected<Error>(draft.error());
  if (!diagnostics.empty()) {
    std::string message = "the lexicon has mistakes; correct these lines:";
    for (const Diagnostic& diagnostic : diagnostics) message += "\n" + Format(diagnostic);
    return Fail(ErrorKind::kMalformed, message);
  }
  Lexicon result;
  for (const lexicon::SourceFile& file : draft->files) result.files_.push_back(file.path());
  result.tables_ = std::move(draft->tables);
  result.hash_ = HashOf(result.tables_);
  return result;
}

Result<std::vector<Diagnostic>> Lexicon::Check(std::span<const fs::path> folders) {
  std::vector<Diagnostic> diagnostics;
  const Result<Draft> draft = ReadAndCheck(folders, diagnostics);
  if (!draft) return tl::unexpected<Error>(draft.error());
  return diagnostics;
}

std::span<const LexiconRow> Lexicon::Rows(std::string_view table) const {
  assert(lexicon::FindTable(table) != nullptr);
  const auto found = tables_.find(table);
  if (found == tables_.end()) return {};
  return found->second;
}

std::size_t Lexicon::Column(std::string_view table, std::string_view column) {
  const lexicon::Table* schema = lexicon::FindTable(table);
  assert(schema != nullptr);
  const std::size_t index = lexicon::FindColumn(*schema, column);
  assert(index != std::string_view::npos);
  return index;
}

std::size_t Lexicon::size() const {
  std::size_t count = 0;
  for (const auto& [name, rows] : tables_) count += rows.size();
  return count;
}

}  // namespace demarche
