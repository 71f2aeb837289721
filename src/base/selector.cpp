// One pass over the text of a selector, a step at a time.
#include "base/selector.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"

namespace demarche {
namespace {

constexpr std::size_t kMaxBytes = 200;
constexpr std::size_t kMaxSteps = 5;

bool IsNameByte(char c) { return IsAlpha(c) || IsDigit(c) || c == '-' || c == '_' || (c & 0x80) != 0; }

bool IsOneOf(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class SelectorReader {
 public:
  explicit SelectorReader(std::string_view text) : whole_(text), text_(text) {}

  Result<Selector> Read() {
    if (text_.size() > kMaxBytes) return Wrong("is longer than 200 bytes");
    Selector selector;
    while (!text_.empty()) {
      if (text_[0] == ' ') {
        text_.remove_prefix(1);
        continue;
      }
      if (selector.size() == kMaxSteps) return Wrong("has more than 5 steps");
      Result<SelectorStep> step = ReadStep();
      if (!step) return tl::unexpected<Error>(step.error());
      selector.push_back(*std::move(step));
    }
    if (selector.empty()) return Wrong("is empty");
    return selector;
  }

 private:
  Result<SelectorStep> ReadStep() {
    SelectorStep step;
    step.element = LowerAscii(TakeName());
    if (IsOneOf(kPageMarks, step.element)) return WrongName(step.element);
    while (!text_.empty() && text_[0] != ' ') {
      const char mark = text_[0];
      text_.remove_prefix(1);
      if (mark != '.' && mark != '#' && mark != '[')
        return Wrong(std::string("has a '") + mark + "' that means nothing here");
      const std::string name(TakeName());
      if (name.empty()) return Wrong(std::string("has no name behind '") + mark + "'");
      if (mark == '.') step.classes.push_back(name);
      if (mark == '#') step.attributes.push_back({"id", name});
      if (mark == '[' && !IsOneOf(kPageAttributes, LowerAscii(name))) return WrongName(name);
      if (mark == '[' && !TakeAttribute(step, name)) return Wrong("has a '[' without its ']'");
    }
    return step;
  }

  /// What follows the name of an attribute: "]" or "=value]".
  bool TakeAttribute(SelectorStep& step, const std::string& name) {
    const std::size_t end = text_.find(']');
    if (end == std::string_view::npos || (end > 0 && text_[0] != '=')) return false;
    const std::string_view value = text_.substr(0, end).substr(end > 0 ? 1 : 0);
    step.attributes.push_back({LowerAscii(name), std::string(value), end == 0});
    text_.remove_prefix(end + 1);
    return true;
  }

  std::string_view TakeName() {
    const auto end = std::find_if_not(text_.begin(), text_.end(), IsNameByte);
    const auto size = static_cast<std::size_t>(end - text_.begin());
    const std::string_view name = text_.substr(0, size);
    text_.remove_prefix(size);
    return name;
  }

  [[nodiscard]] tl::unexpected<Error> WrongName(const std::string& name) const {
    return Wrong("names '" + name + "', which pages are read without");
  }

  [[nodiscard]] tl::unexpected<Error> Wrong(const std::string& what) const {
    return Fail(ErrorKind::kMalformed, "the selector '" + std::string(whole_.substr(0, kMaxBytes)) + "' " +
                                           what +
                                           "; write one such as p, .body, div#main, meta[name=date] or "
                                           "div.story p");
  }

  std::string_view whole_;
  std::string_view text_;
};

}  // namespace

Result<Selector> ParseSelector(std::string_view text) { return SelectorReader(text).Read(); }

}  // namespace demarche
