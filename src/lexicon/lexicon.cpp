// Load: read the folders, check what they say together, hash what came out.
#include "lexicon/lexicon.h"

#include <fmt/format.h>

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
  std::string lines;
  std::vector<std::size_t> ends;
  std::vector<std::string_view> sorted;
  for (const auto& [name, rows] : tables) {
    lines.clear();
    ends.clear();
    for (const LexiconRow& row : rows) {
      for (const LexiconCell& cell : row.cells) {
        if (cell.items.empty()) lines += cell.text;
        for (const std::string_view item : cell.items) lines.append(item).push_back(';');
        lines += '|';
      }
      ends.push_back(lines.size());
    }
    sorted.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      sorted.push_back(std::string_view(lines).substr(begin, end - begin));
      begin = end;
    }
    std::sort(sorted.begin(), sorted.end());
    canonical.append(name).push_back('\n');
    for (const std::string_view line : sorted) canonical.append(line).push_back('\n');
  }
  return Sha256Hex(canonical);
}

Result<Draft> ReadAndCheck(std::span<const fs::path> folders, bool by_seal, std::vector<Diagnostic>& out) {
  lexicon::Diagnostics diagnostics;
  Result<Draft> draft = lexicon::LoadDraft(folders, by_seal, diagnostics);
  if (!draft) return draft;
  if (!draft->sealed_hash) {
    lexicon::SettleNames(*draft, diagnostics);
    lexicon::CheckReferences(*draft, diagnostics);
    lexicon::CheckModes(*draft, diagnostics);
    lexicon::CheckNeeds(*draft, diagnostics);
    lexicon::CheckTerms(*draft, diagnostics);
  }
  out = diagnostics.Take();
  return draft;
}

}  // namespace

Result<Lexicon> Lexicon::Load(std::span<const fs::path> folders) {
  std::vector<Diagnostic> diagnostics;
  Result<Draft> draft = ReadAndCheck(folders, /*by_seal=*/true, diagnostics);
  if (!draft) return tl::unexpected<Error>(draft.error());
  if (!diagnostics.empty()) {
    std::string message = "the lexicon has mistakes; correct these lines:";
    for (const Diagnostic& diagnostic : diagnostics) message += "\n" + Format(diagnostic);
    return Fail(ErrorKind::kMalformed, message);
  }
  Lexicon result;
  for (const lexicon::SourceFile& file : draft->files) result.files_.push_back(file.path());
  result.hash_ = draft->sealed_hash ? *draft->sealed_hash : HashOf(draft->tables);
  result.read_ = std::make_shared<const Draft>(std::move(*draft));
  return result;
}

Result<std::vector<Diagnostic>> Lexicon::Check(std::span<const fs::path> folders) {
  std::vector<Diagnostic> diagnostics;
  const Result<Draft> draft = ReadAndCheck(folders, /*by_seal=*/false, diagnostics);
  if (!draft) return tl::unexpected<Error>(draft.error());
  return diagnostics;
}

std::span<const LexiconRow> Lexicon::Rows(std::string_view table) const {
  assert(lexicon::FindTable(table) != nullptr);
  const auto found = read_->tables.find(table);
  if (found == read_->tables.end()) return {};
  return found->second;
}

std::size_t Lexicon::Column(std::string_view table, std::string_view column) {
  const lexicon::Table* schema = lexicon::FindTable(table);
  assert(schema != nullptr);
  const std::size_t index = lexicon::FindColumn(*schema, column);
  assert(index != std::string_view::npos);
  return index;
}

Error Lexicon::Mistake(const LexiconRow& row, std::size_t column, std::string message, std::size_t at) const {
  lexicon::SourceFile file = read_->files[row.file];  // a copy, for it finds its lines anew
  lexicon::Diagnostics diagnostics;
  const LexiconCell& cell = row.cells[column];
  diagnostics.Add(file, row.line, cell.column + (at < cell.text.size() ? at : 0), std::move(message));
  return {ErrorKind::kMalformed, Format(diagnostics.Take().front()), ""};
}

void LexiconMistakes::Add(const LexiconRow& row, std::size_t column, std::string message, std::size_t at) {
  if (told_.size() == lexicon::Diagnostics::kMost) {
    ++more_;
  } else {
    told_.push_back(lexicon_.Mistake(row, column, std::move(message), at).message);
  }
}

Error LexiconMistakes::All() const {
  std::string message = fmt::format("{}", fmt::join(told_, "\n"));
  if (more_ > 0) message += fmt::format("\nand {} more mistakes", more_);
  return {ErrorKind::kMalformed, std::move(message), ""};
}

std::size_t Lexicon::size() const {
  std::size_t count = 0;
  for (const auto& [name, rows] : read_->tables) count += rows.size();
  return count;
}

}  // namespace demarche
