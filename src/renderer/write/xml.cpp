#include "renderer/write/xml.h"

#include "renderer/text/escape.h"

namespace demarche {

std::string XmlEscape(std::string_view text) {
  std::string out;
  for (const char c : CleanText(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      default: out += c;
    }
  }
  return out;
}

void XmlText::Begin(std::string_view name, Attributes attributes) {
  out_.append(2 * open_.size(), ' ');
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    out_ += ' ';
    out_ += key;
    out_ += "=\"" + XmlEscape(value) + '"';
  }
}

void XmlText::Open(std::string_view name, Attributes attributes) {
  Begin(name, attributes);
  out_ += ">\n";
  open_.push_back(name);
}

void XmlText::Close() {
  const std::string_view name = open_.back();
  open_.pop_back();
  out_.append(2 * open_.size(), ' ');
  out_ += "</";
  out_ += name;
  out_ += ">\n";
}

void XmlText::Empty(std::string_view name, Attributes attributes) {
  Begin(name, attributes);
  out_ += "/>\n";
}

void XmlText::Element(std::string_view name, Attributes attributes, std::string_view text) {
  Begin(name, attributes);
  out_ += '>' + XmlEscape(text) + "</";
  out_ += name;
  out_ += ">\n";
}

std::string XmlText::Take() const { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out_; }

}  // namespace demarche
