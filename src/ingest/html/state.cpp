// Editors keep an article as a list of blocks, each with its words some levels below, or as one piece of
// HTML. The first list that holds enough prose is taken: pages give their own article before related ones.
#include "ingest/html/state.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "ingest/encoding.h"
#include "ingest/html/fragment.h"
#include "ingest/json_tree.h"
#include "ingest/rules.h"
#include "ingest/text/date_text.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxStateBytes = std::size_t{4} << 20U;
constexpr std::size_t kMaxStateDepth = 40;
/// A script's value begins within so many bytes of it.
constexpr std::size_t kMaxBefore = 200;
/// A paragraph of prose, and how many of them and how much text make an article.
constexpr std::size_t kLeastParagraph = 80;
constexpr std::size_t kLeastParagraphs = 3;
constexpr std::size_t kLeastText = 500;
/// Longer than any paragraph: a list in which blocks are that long is one of articles.
constexpr std::size_t kMaxBlock = 5000;

std::string_view TextIn(const JsonNode& value) { return {value.GetString(), value.GetStringLength()}; }

class StateReader {
 public:
  explicit StateReader(const IngestRules& rules) : rules_(rules) {}

  void Read(std::string_view json) {
    JsonTree document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseStopWhenDoneFlag |
                   rapidjson::kParseNumbersAsStringsFlag>(json.data(), json.size());
    if (!document.HasParseError()) Walk(document, "", 0);
  }

  PageState Take() {
    if (dates_differ_) state_.date.clear();
    return std::move(state_);
  }

 private:
  void Walk(const JsonNode& value, std::string_view name, std::size_t depth) {
    if (depth > kMaxStateDepth) return;
    if (value.IsString()) {
      if (IsWordOf(rules_, "state date", name)) TakeDate(TextIn(value));
      if (state_.text.empty() && IsWordOf(rules_, "state text", name)) TakePiece(TextIn(value));
    } else if (value.IsObject()) {
      for (const auto& member : value.GetObject()) Walk(member.value, TextIn(member.name), depth + 1);
    } else if (value.IsArray()) {
      if (state_.text.empty()) TakeBlocks(value, depth);
      for (const JsonNode& each : value.GetArray()) Walk(each, name, depth + 1);
    }
  }

  void TakeDate(std::string_view text) {
    const std::optional<std::string> date = ReadDate(text, rules_);
    if (!date) return;
    if (state_.date.empty()) state_.date = *date;
    dates_differ_ = dates_differ_ || state_.date.substr(0, 10) != date->substr(0, 10);
  }

  /// One piece of HTML that is an article.
  void TakePiece(std::string_view html) {
    if (html.size() >= kLeastText && html.find("</p>") != std::string_view::npos)
      state_.text = FragmentText(html);
  }

  void TakeBlocks(const JsonNode& list, std::size_t depth) {
    std::string text;
    std::set<std::string> paragraphs;  // descriptions of a page stand in a list, too, each time the same
    for (const JsonNode& each : list.GetArray()) {
      std::string block;
      AddWords(each, "", depth + 1, block);
      block = CleanLine(block.find('<') == std::string::npos ? block : FragmentText(block));
      if (block.size() > kMaxBlock) return;
      if (block.size() >= kLeastParagraph && block.find(' ') != std::string::npos) paragraphs.insert(block);
      if (!block.empty()) text += (text.empty() ? "" : "\n\n") + block;
    }
    if (paragraphs.size() >= kLeastParagraphs && text.size() >= kLeastText) state_.text = std::move(text);
  }

  /// The strings that hold text, in a value and below it, not much more than a block may have.
  void AddWords(const JsonNode& value, std::string_view name, std::size_t depth, std::string& words) const {
    if (depth > kMaxStateDepth || words.size() > kMaxBlock) return;
    if (value.IsString()) {
      if (IsWordOf(rules_, "state text", name)) words += TextIn(value);
    } else if (value.IsObject()) {
      for (const auto& member : value.GetObject())
        AddWords(member.value, TextIn(member.name), depth + 1, words);
    } else if (value.IsArray()) {
      for (const JsonNode& each : value.GetArray()) AddWords(each, name, depth + 1, words);
    }
  }

  const IngestRules& rules_;
  PageState state_;
  bool dates_differ_ = false;
};

/// The JSON in a script, or "": all of it, or what is behind the first "=".
std::string_view JsonOf(std::string_view script) {
  script = Trim(script);
  if (script.starts_with('{') || script.starts_with('[')) return script;
  const std::size_t equals = script.substr(0, kMaxBefore).find('=');
  if (equals == std::string_view::npos) return {};
  script = Trim(script.substr(equals + 1));
  return script.starts_with('{') || script.starts_with('[') ? script : std::string_view();
}

}  // namespace

PageState ReadPageState(std::string_view html, const IngestRules& rules) {
  const std::string low = LowerAscii(html);
  StateReader reader(rules);
  std::size_t read = 0;
  for (std::size_t at = low.find("<script"); at != std::string::npos; at = low.find("<script", at)) {
    const std::size_t open = low.find('>', at);
    const std::size_t end = low.find("</script", at);
    if (open == std::string::npos || end == std::string::npos) break;
    const std::size_t begin = std::exchange(at, end);
    const bool linked_data =
        std::string_view(low).substr(begin, open - begin).find("ld+json") != std::string_view::npos;
    if (open > end || linked_data) continue;
    const std::string_view json = JsonOf(html.substr(open + 1, end - open - 1));
    read += json.size();
    if (read > kMaxStateBytes) break;
    if (!json.empty()) reader.Read(json);
  }
  return reader.Take();
}

}  // namespace demarche::ingest
