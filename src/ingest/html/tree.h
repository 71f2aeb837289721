// A page as a flat tree in document order. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::ingest {

/// An element, or a run of text (then `name` is empty). Parents stand before their children; the root
/// is node 0, has no name, and is its own parent.
struct PageNode {
  std::string name;  ///< "p", "div", ...
  std::string text;
  std::map<std::string, std::string, std::less<>> attributes;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< one past its last descendant

  /// An attribute's value, or "".
  [[nodiscard]] std::string_view Get(std::string_view attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? std::string_view() : found->second;
  }
};

/// Any HTML as properly nested elements, at most 256 deep, with the few attributes that matter, each once.
/// Scripts, styles, comments and formatting marks are gone; JSON-LD stands as text of "jsonld". Linear.
/// Errors: kOverLimit for pages above 16 MiB.
Result<std::vector<PageNode>> ReadTree(std::string_view html);

/// Bytes looked at where an element is asked for a short text; space between tags counts too.
constexpr std::size_t kMaxMarked = 2000;

/// The words of a node and all below it, squeezed; not much more than `limit` bytes are looked at.
std::string TextOf(const std::vector<PageNode>& tree, std::size_t node,
                   std::size_t limit = std::string::npos);

}  // namespace demarche::ingest
