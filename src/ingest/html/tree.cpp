#include "ingest/html/tree.h"

#include <gumbo.h>

#include <memory>

#include "base/ascii.h"
#include "ingest/html/tame.h"

namespace demarche::ingest {
namespace {

/// "p" of "<x-p class=...>"; elements that gumbo itself supplied have no name.
std::string NameOf(const GumboElement& element) {
  GumboStringPiece piece = element.original_tag;
  if (piece.data == nullptr) return {};
  gumbo_tag_from_original_text(&piece);
  const std::string name = LowerAscii({piece.data, piece.length});
  return name.starts_with("x-") ? name.substr(2) : std::string();
}

/// Depth is bounded by TamePage, so recursion is safe.
void AddNode(const GumboNode& node, std::uint32_t parent, std::vector<PageNode>& tree) {
  const auto index = static_cast<std::uint32_t>(tree.size());
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) {
    tree.push_back({"", node.v.text.text, {}, parent, index + 1});
    return;
  }
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_DOCUMENT) return;
  const bool is_element = node.type == GUMBO_NODE_ELEMENT;
  tree.push_back({is_element ? NameOf(node.v.element) : "", "", {}, parent, 0});
  if (is_element) {
    for (unsigned i = 0; i < node.v.element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(node.v.element.attributes.data[i]);
      tree[index].attributes.emplace(attribute->name, attribute->value);
    }
  }
  const GumboVector& children = is_element ? node.v.element.children : node.v.document.children;
  for (unsigned i = 0; i < children.length; ++i) {
    AddNode(*static_cast<const GumboNode*>(children.data[i]), index, tree);
  }
  tree[index].end = static_cast<std::uint32_t>(tree.size());
}

}  // namespace

Result<std::vector<PageNode>> ReadTree(std::string_view html) {
  const Result<std::string> tame = TamePage(html);
  if (!tame) return tl::unexpected<Error>(tame.error());
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, tame->data(), tame->size()), destroy);
  std::vector<PageNode> tree;
  AddNode(*output->document, 0, tree);
  return tree;
}

std::string TextOf(const std::vector<PageNode>& tree, std::size_t node, std::size_t limit) {
  std::string text;
  for (std::size_t i = node; i < tree[node].end && text.size() <= limit; ++i) text += tree[i].text;
  return Squeeze(text);
}

}  // namespace demarche::ingest
