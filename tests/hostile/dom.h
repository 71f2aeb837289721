// A page as an HTML5 parser reads it: which elements with which attributes, where links lead, what is text.
#pragma once

#include <gumbo.h>

#include <cctype>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::hostile {

struct Dom {
  std::map<std::string, int> shapes;  ///< "a class href": an element and its attributes -> how many there are
  std::vector<std::string> links;     ///< values of href and src
  std::vector<std::string> handlers;  ///< attributes that begin with "on"
  std::string text;                   ///< all text but that of style and script
  std::string policy;                 ///< the Content-Security-Policy
};

namespace dom {

inline std::string NameOf(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return {piece.data, piece.length};
}

inline const GumboVector* ChildrenOf(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  const bool holds = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  return holds ? &node.v.element.children : nullptr;
}

inline void AddElement(const GumboElement& element, Dom& dom) {
  std::string shape = NameOf(element);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::string name = attribute->name;
    shape += " " + name;
    if (name == "href" || name == "src" || name == "xlink:href") dom.links.emplace_back(attribute->value);
    if (name.starts_with("on")) dom.handlers.push_back(name);
    if (name == "content" && std::string_view(attribute->value).find("-src ") != std::string_view::npos)
      dom.policy = attribute->value;
  }
  ++dom.shapes[shape];
}

inline void Add(const GumboNode& root, Dom& dom) {
  std::vector<const GumboNode*> open{&root};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) dom.text += node.v.text.text;
    if (node.type == GUMBO_NODE_COMMENT) ++dom.shapes["#comment"];
    if (node.type == GUMBO_NODE_CDATA) ++dom.shapes["#cdata"];
    const GumboVector* children = ChildrenOf(node);
    if (children == nullptr) continue;
    if (node.type != GUMBO_NODE_DOCUMENT) AddElement(node.v.element, dom);
    const bool code = node.type == GUMBO_NODE_ELEMENT &&
                      (node.v.element.tag == GUMBO_TAG_STYLE || node.v.element.tag == GUMBO_TAG_SCRIPT);
    if (code) continue;
    for (unsigned i = children->length; i > 0; --i)
      open.push_back(static_cast<const GumboNode*>(children->data[i - 1]));
  }
}

}  // namespace dom

inline Dom ReadDom(std::string_view page) {
  struct Free {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
  };
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, Free> output(
      gumbo_parse_with_options(&options, page.data(), page.size()));
  Dom dom;
  dom::Add(*output->document, dom);
  return dom;
}

/// A link that asks nothing of a script: http, https, mailto, the page's own files and fragments, or the
/// empty icon.
inline bool IsPlainLink(std::string_view link) {
  for (const char* scheme : {"http://", "https://", "mailto:", "#"}) {
    if (link.starts_with(scheme)) return true;
  }
  if (link == "data:,") return true;
  const std::size_t end = link.find_first_of("/?#");
  return link.substr(0, end).find(':') == std::string_view::npos && !link.starts_with("//");
}

}  // namespace demarche::hostile
