// A recursive-descent parser of the grammar in pattern.h; one function for each rule.
#include "extractor/rules/pattern.h"

#include <fmt/format.h>

#include <optional>

#include "base/ascii.h"

namespace demarche::extract {
namespace {

bool IsWordByte(char c) {
  return IsAlpha(c) || IsDigit(c) || c == '-' || c == '\'' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool IsClassName(std::string_view word) {
  bool letters = false;
  for (const char c : word) {
    if (IsLower(c) || static_cast<unsigned char>(c) >= 0x80) return false;
    letters = letters || IsUpper(c);
  }
  return letters;
}

std::optional<Role> RoleOf(std::string_view word) {
  if (word == "SOURCE") return Role::kSource;
  if (word == "TARGET") return Role::kTarget;
  if (word == "DEED") return Role::kDeed;
  return std::nullopt;
}

class Parser {
 public:
  Parser(std::string_view text, const WordClasses& classes) : text_(text), classes_(classes) {}

  tl::expected<Pattern, PatternError> Parse() {
    Skip();
    if (text_.substr(at_, 2) == "N:") {
      pattern_.noun = true;
      at_ += 2;
    }
    ParseItems(false);
    if (!error_ && at_ < text_.size()) Complain("a ']' without its '['; remove it");
    if (!error_ && (pattern_.elements.empty() || pattern_.elements[0].role != Role::kNone ||
                    pattern_.elements[0].optional)) {
      at_ = 0;
      Complain("a pattern begins with the words that trigger it; write a verb, or N: and a noun");
    }
    if (error_) return tl::unexpected<PatternError>(*error_);
    return std::move(pattern_);
  }

 private:
  void Skip() {
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  }

  void Complain(std::string message) {
    if (!error_) error_ = PatternError{std::move(message), at_};
  }

  std::string_view TakeWord() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && IsWordByte(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void ParseItems(bool optional) {
    for (Skip(); !error_ && at_ < text_.size() && text_[at_] != ']'; Skip()) {
      if (text_[at_] != '[') {
        ParseItem(optional);
        continue;
      }
      if (optional) return Complain("a '[' inside '[ ]'; one level is enough");
      const std::size_t open = at_++;
      ParseItems(true);
      if (at_ >= text_.size()) {
        at_ = open;
        return Complain("this '[' is never closed; add ']'");
      }
      ++at_;
    }
  }

  void ParseItem(bool optional) {
    Element element;
    element.optional = optional;
    const std::size_t start = at_;
    if (text_[at_] == '{') {
      ParseAlternatives(element);
    } else {
      const std::string_view word = TakeWord();
      if (word.empty()) return Complain("a sign that no pattern knows; use words, {a, b}, [ ] and roles");
      if (const std::optional<Role> role = RoleOf(word)) {
        element.role = *role;
      } else {
        AddAlternative(word, start, element);
      }
    }
    if (error_) return;
    if (element.role == Role::kNone) TakeRole(element);
    pattern_.elements.push_back(std::move(element));
  }

  /// "with TARGET": words right before a role are its prepositions.
  void TakeRole(Element& element) {
    if (pattern_.elements.empty()) return;
    Skip();
    const std::size_t start = at_;
    const std::optional<Role> role = RoleOf(TakeWord());
    if (role && *role != Role::kDeed) {
      element.role = *role;
    } else {
      at_ = start;
    }
  }

  void ParseAlternatives(Element& element) {
    const std::size_t open = at_++;
    std::string phrase;
    std::size_t begin = 0;  // of the phrase
    for (Skip(); at_ < text_.size(); Skip()) {
      const char c = text_[at_];
      if (c == '}' || c == ',') {
        if (phrase.empty()) return Complain("an empty alternative; write a word before this sign");
        AddAlternative(phrase, begin, element);
        if (error_) return;
        phrase.clear();
        ++at_;
        if (c == '}') return;
        continue;
      }
      if (phrase.empty()) begin = at_;
      const std::string_view word = TakeWord();
      if (word.empty()) return Complain("a sign that no list of words knows; use {a, b, c}");
      phrase += (phrase.empty() ? "" : " ") + std::string(word);
    }
    at_ = open;
    Complain("this '{' is never closed; add '}'");
  }

  void AddAlternative(std::string_view phrase, std::size_t at, Element& element) {
    const bool is_class = IsClassName(phrase);
    if (is_class && classes_.find(phrase) == classes_.end()) {
      at_ = at;
      return Complain(
          fmt::format("no class is called '{}'; add it to the table 'classes', or correct it", phrase));
    }
    element.alternatives.push_back({is_class ? std::string(phrase) : LowerAscii(phrase), is_class});
  }

  std::string_view text_;
  const WordClasses& classes_;
  std::size_t at_ = 0;
  Pattern pattern_;
  std::optional<PatternError> error_;
};

}  // namespace

tl::expected<Pattern, PatternError> ParsePattern(std::string_view text, const WordClasses& classes) {
  return Parser(text, classes).Parse();
}

}  // namespace demarche::extract
