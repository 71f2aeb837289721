// The tags of a template, one after the other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/ascii.h"

namespace demarche {

/// Walks the tags of a template, which may change the braces that enclose them.
class Tags {
 public:
  explicit Tags(std::string_view text) : text_(text) {}

  /// The inside of the next tag, or nothing at the end. `line` becomes that of the tag, from 1.
  std::optional<std::string_view> Next(std::size_t& line) {
    const std::size_t open = text_.find(open_, at_);
    if (open == std::string_view::npos) return std::nullopt;
    std::size_t begin = open + open_.size();
    const bool triple = open_ == "{{" && text_.substr(begin).starts_with('{');
    if (triple) ++begin;
    const std::size_t end = text_.find(triple ? "}}}" : close_, begin);
    if (end == std::string_view::npos) return std::nullopt;
    line_ += static_cast<std::size_t>(std::count(text_.begin() + counted_, text_.begin() + open, '\n'));
    counted_ = open;
    line = line_;
    at_ = end + (triple ? 3 : close_.size());
    const std::string_view inside = Trim(text_.substr(begin, end - begin));
    if (inside.size() > 1 && inside.front() == '=' && inside.back() == '=') Change(inside);
    return inside;
  }

 private:
  /// "=<% %>=": the braces from here on.
  void Change(std::string_view inside) {
    const std::string_view pair = Trim(inside.substr(1, inside.size() - 2));
    const std::size_t blank = pair.find(' ');
    if (blank == std::string_view::npos) return;
    open_ = pair.substr(0, blank);
    close_ = Trim(pair.substr(blank));
  }

  std::string_view text_;
  std::string_view open_ = "{{";
  std::string_view close_ = "}}";
  std::size_t at_ = 0;
  std::size_t counted_ = 0;
  std::size_t line_ = 1;
};

}  // namespace demarche
