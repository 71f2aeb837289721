// XML as a text: elements are closed in order, every text and attribute is cleaned and escaped.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarche {

/// CleanText with & < > " ' as entities, and tab and line feed as references: for text and quoted attributes
/// of XML and HTML alike.
std::string XmlEscape(std::string_view text);

class XmlText {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// REQUIRES: names of elements and attributes are XML names that outlive the writer.
  void Open(std::string_view name, Attributes attributes = {});
  void Close();
  /// An element without content.
  void Empty(std::string_view name, Attributes attributes);
  /// An element that holds only text.
  void Element(std::string_view name, Attributes attributes, std::string_view text);

  /// The document with its declaration. REQUIRES: everything opened is closed.
  [[nodiscard]] std::string Take() const;

 private:
  void Begin(std::string_view name, Attributes attributes);

  std::string out_;
  std::vector<std::string_view> open_;
};

}  // namespace demarche
