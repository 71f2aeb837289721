#include "base/ascii.h"

#include <algorithm>

namespace demarche {

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ToLower(c);
  return lower;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  pieces.reserve(1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)));
  for (;;) {
    const std::size_t at = text.find(separator);
    pieces.push_back(Trim(text.substr(0, at)));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

std::string Squeeze(std::string_view text) {
  std::string squeezed;
  squeezed.reserve(text.size());
  text = Trim(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t word = at;
    while (at < text.size() && !IsSpace(text[at])) ++at;
    squeezed += text.substr(word, at - word);
    if (at < text.size()) squeezed += ' ';
    while (at < text.size() && IsSpace(text[at])) ++at;
  }
  return squeezed;
}

}  // namespace demarche
