// Elements of tame XML, one after the other. Private to the room.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::ingest {

struct XmlAttribute {
  std::string_view name;
  std::string_view value;
};

/// What a caller does with the parts of a document. Names carry the usual prefix of their
/// namespace ("content:encoded", "dc:date"), none where the namespace is that of a news format.
class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;

  virtual void Begin(std::string_view name, std::span<const XmlAttribute> attributes) = 0;
  virtual void End(std::string_view name) = 0;
  virtual void Text(std::string_view text) = 0;
  /// Whether the handler wants no more.
  [[nodiscard]] virtual bool stopped() const = 0;
};

/// Reads a document of at most 2 GiB, elements at most kMaxXmlDepth deep. Goes on past mistakes as well as it
/// can; returns the first of them, with "line N". REQUIRES: TameXml.
std::optional<Error> ReadXml(std::string_view tame, XmlHandler& handler);

inline constexpr std::size_t kMaxXmlDepth = 200;

}  // namespace demarche::ingest
