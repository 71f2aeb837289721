// One line after another; a blank line ends the sentence, and what can only be judged then is
// judged then: heads, unfinished multiword tokens.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"
#include "language/conllu.h"

namespace demarche {
namespace {

constexpr std::size_t kMaxSentenceBytes = std::size_t{16} << 20U;
constexpr std::size_t kColumns = 10;
constexpr std::uint32_t kNoNumber = 0;

enum Column : std::uint8_t { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc };

/// A number from 1 on in plain digits; kNoNumber for all else.
std::uint32_t NumberOf(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() && end == text.data() + text.size() ? number : kNoNumber;
}

/// Columns between tabs, not trimmed: a form may begin with a space of another script.
std::vector<std::string_view> ColumnsOf(std::string_view line) {
  std::vector<std::string_view> columns;
  std::size_t from = 0;
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t', from)) {
    columns.push_back(line.substr(from, tab - from));
    from = tab + 1;
  }
  columns.push_back(line.substr(from));
  return columns;
}

bool HasSpaceAfter(std::string_view misc) {
  const std::vector<std::string_view> parts = Split(misc, '|');
  return std::find(parts.begin(), parts.end(), "SpaceAfter=No") == parts.end();
}

/// Whether all words of the last multiword token are there.
bool IsRangeComplete(const ConlluSentence& sentence) {
  return sentence.ranges.empty() || sentence.ranges.back().last <= sentence.words.size();
}

/// Gives the words their places in the text.
void BuildText(ConlluSentence& sentence) {
  for (const ConlluRange& range : sentence.ranges) {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      sentence.words[i].joined = i > range.first;
      sentence.words[i].space_after = i + 1 == range.last && HasSpaceAfter(range.misc);
    }
  }
  for (ConlluWord& word : sentence.words) {
    word.span.begin = static_cast<std::uint32_t>(sentence.text.size());
    sentence.text += word.form;
    word.span.end = static_cast<std::uint32_t>(sentence.text.size());
    if (word.space_after && &word != &sentence.words.back()) sentence.text += ' ';
  }
}

}  // namespace

Analysis ConlluSentence::Bounds() const {
  Analysis bounds;
  if (words.empty()) return bounds;
  bounds.tokens.reserve(words.size());
  for (const ConlluWord& word : words) {
    Token& token = bounds.tokens.emplace_back();
    token.span = word.span;
    token.space_after = word.space_after;
    token.joined = word.joined;
  }
  bounds.sentences.push_back(
      {{words.front().span.begin, words.back().span.end}, 0, static_cast<std::uint32_t>(words.size()), 0});
  return bounds;
}

ConlluReader::ConlluReader(std::istream& in, std::string name)
    : name_(std::move(name)), lines_(in, kMaxSentenceBytes) {}

tl::unexpected<Error> ConlluReader::Malformed(std::string message) const {
  return Fail(ErrorKind::kMalformed, std::move(message), fmt::format("{}:{}", name_, lines_.number()));
}

Result<bool> ConlluReader::Next(ConlluSentence& sentence) {
  sentence = {};
  std::size_t bytes = 0;
  while (true) {
    const LineReader::Status status = lines_.Next(line_);
    if (status == LineReader::Status::kBroken)
      return Fail(ErrorKind::kUnreadable, lines_.reason(), fmt::format("{}:{}", name_, lines_.number()));
    if (status == LineReader::Status::kEnd || line_.empty()) {
      const bool blank = sentence.words.empty() && sentence.comments.empty() && sentence.ranges.empty();
      if (!blank) {
        const Result<void> finished = Finish(sentence);
        if (!finished) return tl::unexpected(finished.error());
        return true;
      }
      if (status == LineReader::Status::kEnd) return false;
      continue;
    }
    bytes += line_.size();
    if (status == LineReader::Status::kTooLong || bytes > kMaxSentenceBytes) {
      return Fail(
          ErrorKind::kOverLimit,
          fmt::format("the sentence is longer than {} MiB; is this CoNLL-U?", kMaxSentenceBytes >> 20U),
          fmt::format("{}:{}", name_, lines_.number()));
    }
    const Result<void> read = ReadLine(line_, sentence);
    if (!read) return tl::unexpected(read.error());
  }
}

Result<void> ConlluReader::ReadLine(std::string_view line, ConlluSentence& sentence) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (lines_.number() == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  while (line.ends_with('\r')) line.remove_suffix(1);  // one more than an end of line would not be kept
  if (line.empty()) return {};
  if (!IsValidUtf8(line)) return Malformed("is not UTF-8; convert the file");
  if (line.front() == '#') {
    if (!sentence.words.empty()) return Malformed("a comment inside a sentence; put a blank line before it");
    sentence.comments.emplace_back(line);
    return {};
  }
  const std::vector<std::string_view> columns = ColumnsOf(line);
  if (columns.size() != kColumns) {
    return Malformed(fmt::format("has {} columns; a word has {}, parted by tabs", columns.size(), kColumns));
  }
  if (columns[kId].find('.') != std::string_view::npos) return ReadEmptyNode(columns[kId], sentence);
  if (columns[kForm].empty()) return Malformed("has no FORM");
  if (columns[kId].find('-') != std::string_view::npos) return ReadRange(columns, sentence);
  return ReadWord(columns, sentence);
}

Result<void> ConlluReader::ReadWord(const std::vector<std::string_view>& columns, ConlluSentence& sentence) {
  const std::size_t due = sentence.words.size() + 1;
  if (NumberOf(columns[kId]) != due) return Malformed(fmt::format("ID '{}' should be {}", columns[kId], due));
  if (due == 1) first_line_ = lines_.number();
  ConlluWord word;
  word.form = columns[kForm];
  word.lemma = columns[kLemma];
  const std::optional<Upos> upos = columns[kUpos] == "_" ? Upos::kX : ParseUpos(columns[kUpos]);
  if (!upos) return Malformed(fmt::format("'{}' is no UPOS tag", columns[kUpos]));
  word.upos = *upos;
  word.feats = ParseFeats(columns[kFeats]);
  if (columns[kHead] != "_") {
    const std::uint32_t head = NumberOf(columns[kHead]);
    const bool fits =
        columns[kHead] == "0" || (head != kNoNumber && head <= kMaxSentenceBytes && head != due);
    if (!fits) return Malformed(fmt::format("HEAD '{}' is no other word's ID", columns[kHead]));
    word.head = static_cast<std::int32_t>(head);
  }
  word.deprel = columns[kDeprel];
  word.misc = columns[kMisc];
  word.space_after = HasSpaceAfter(word.misc);
  sentence.words.push_back(std::move(word));
  return {};
}

Result<void> ConlluReader::ReadRange(const std::vector<std::string_view>& columns,
                                     ConlluSentence& sentence) const {
  const std::string_view id = columns[kId];
  const std::size_t hyphen = id.find('-');
  const std::uint32_t first = NumberOf(id.substr(0, hyphen));
  const std::uint32_t last = NumberOf(id.substr(hyphen + 1));
  if (first != sentence.words.size() + 1 || last <= first || !IsRangeComplete(sentence)) {
    return Malformed(fmt::format("'{}' is no range of the words that follow", id));
  }
  sentence.ranges.push_back({first - 1, last, std::string(columns[kForm]), std::string(columns[kMisc])});
  return {};
}

Result<void> ConlluReader::ReadEmptyNode(std::string_view id, const ConlluSentence& sentence) const {
  const std::size_t stop = id.find('.');
  const std::string_view before = id.substr(0, stop);
  const bool behind_last =
      NumberOf(before) == sentence.words.size() && (!sentence.words.empty() || before == "0");
  if (behind_last && NumberOf(id.substr(stop + 1)) != kNoNumber) return {};
  return Malformed(fmt::format("'{}' is no empty node behind word {}", id, sentence.words.size()));
}

Result<void> ConlluReader::Finish(ConlluSentence& sentence) const {
  if (sentence.words.empty()) return Malformed("a sentence without words ends here");
  if (!IsRangeComplete(sentence)) return Malformed("the sentence ends inside a multiword token");
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    const std::int32_t head = sentence.words[i].head;
    if (head <= static_cast<std::int32_t>(sentence.words.size())) continue;
    return Malformed(fmt::format("word {} of the sentence from line {} has HEAD {}, but there are {} words",
                                 i + 1, first_line_, head, sentence.words.size()));
  }
  BuildText(sentence);
  return {};
}

}  // namespace demarche
