// Character references of HTML: "&eacute;", "&#8217;". Private to the room.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace demarche::ingest {

/// Resolves the references of one page. Gumbo knows the 2,231 names and the rules for those without a
/// semicolon; it is asked once for each that is not among the common ones.
class CharacterReader {
 public:
  /// The text with its references resolved (WHATWG HTML 13.2.5.72). After kMaxAsked different rare
  /// references, further ones stay as they are. Linear.
  std::string Resolve(std::string_view text);

  static constexpr std::size_t kMaxAsked = 1000;

 private:
  void Append(std::string_view reference, std::string& out);
  std::string Ask(std::string_view reference);

  std::map<std::string, std::string, std::less<>> asked_;
};

}  // namespace demarche::ingest
