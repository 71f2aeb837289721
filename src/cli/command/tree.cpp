// Walks the tree from its root without recursion; children stand in the order of the text.
#include "cli/command/tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "language/language.h"

namespace demarche::cli {
namespace {

constexpr std::size_t kMostWords = 200;
constexpr std::size_t kDeepest = 20;
constexpr std::size_t kWordColumn = 26;  ///< code points in which branch and word stand

class Drawing {
 public:
  Drawing(std::string_view text, const Analysis& analysis, const Sentence& sentence, const WordNotes& notes,
          std::string_view indent)
      : text_(text), analysis_(analysis), sentence_(sentence), notes_(notes), indent_(indent) {}

  std::string Draw() {
    const std::size_t count = sentence_.last_token - sentence_.first_token;
    const std::size_t shown = std::min(count, kMostWords);
    children_.resize(count + 1);
    for (std::size_t i = 0; i < shown; ++i) children_[HeadOf(i, shown)].push_back(i);
    std::vector<Step> stack;
    Push(0, "", 0, stack);
    while (!stack.empty()) {
      const Step step = std::move(stack.back());
      stack.pop_back();
      Line(step);
      if (step.depth < kDeepest) {
        Push(step.token + 1, step.depth == 0 ? "" : step.branch + (step.last ? "   " : "│  "), step.depth + 1,
             stack);
      } else if (!children_[step.token + 1].empty()) {
        drawing_ += fmt::format("{}{}   … deeper words are not drawn\n", indent_, step.branch);
      }
    }
    if (shown < count) drawing_ += fmt::format("{}… and {} more words\n", indent_, count - shown);
    return std::move(drawing_);
  }

 private:
  struct Step {
    std::size_t token = 0;  ///< counted from the sentence's first
    std::string branch;     ///< what stands before it and its brothers
    std::size_t depth = 0;
    bool last = false;  ///< no brother follows
  };

  [[nodiscard]] const Token& At(std::size_t token) const {
    return analysis_.tokens[sentence_.first_token + token];
  }

  /// 0 for a root, else one more than the word that governs it.
  [[nodiscard]] std::size_t HeadOf(std::size_t token, std::size_t shown) const {
    const std::int32_t head = At(token).head;
    return head > 0 && static_cast<std::size_t>(head) <= shown ? static_cast<std::size_t>(head) : 0;
  }

  void Push(std::size_t parent, const std::string& branch, std::size_t depth,
            std::vector<Step>& stack) const {
    const std::vector<std::size_t>& children = children_[parent];
    for (std::size_t i = children.size(); i > 0; --i) {
      stack.push_back({children[i - 1], branch, depth, i == children.size()});
    }
  }

  void Line(const Step& step) {
    const Token& token = At(step.token);
    std::string word = step.depth == 0 ? "" : step.branch + (step.last ? "└─ " : "├─ ");
    word += token.span.In(text_);
    word.append(std::max<std::size_t>(kWordColumn, CountCodePoints(word) + 1) - CountCodePoints(word), ' ');
    std::string notes;
    const auto found = notes_.find(token.span.begin);
    if (found != notes_.end()) notes = fmt::format("{}", fmt::join(found->second, ", "));
    std::string line =
        fmt::format("{}{}{:<6}{:<14}{}", indent_, word, Name(token.upos), Name(token.deprel), notes);
    line.resize(line.find_last_not_of(' ') + 1);
    drawing_ += line + '\n';
  }

  static std::size_t CountCodePoints(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }

  std::string_view text_;
  const Analysis& analysis_;
  const Sentence& sentence_;
  const WordNotes& notes_;
  std::string_view indent_;
  std::vector<std::vector<std::size_t>> children_;  ///< of each word; [0] the roots
  std::string drawing_;
};

}  // namespace

std::string DrawTree(std::string_view text, const Analysis& analysis, const Sentence& sentence,
                     const WordNotes& notes, std::string_view indent) {
  return Drawing(text, analysis, sentence, notes, indent).Draw();
}

}  // namespace demarche::cli
