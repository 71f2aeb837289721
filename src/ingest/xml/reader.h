// Elements of tame XML, one after the other. Private to the room.
#pragma once

#include <memory>
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

inline constexpr std::size_t kMaxXmlDepth = 200;

/// Reads one document, elements at most kMaxXmlDepth deep, in bounded memory. Goes on past mistakes as well
/// as it can.
class XmlReader {
 public:
  /// REQUIRES: `handler` outlives the reader.
  explicit XmlReader(XmlHandler& handler);
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;
  ~XmlReader();

  /// Hands what `tame` holds to the handler. REQUIRES: comes from XmlTamer, and so ends with a whole tag or
  /// character.
  void Take(std::string_view tame);
  /// The first mistake, with "line N". To be called once, after the last Take.
  std::optional<Error> Finish();

 private:
  class Run;
  std::unique_ptr<Run> run_;
};

}  // namespace demarche::ingest
