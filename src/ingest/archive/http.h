// An answer of a web server as a crawler kept it. Private to the room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/archive/nest.h"

namespace demarche::ingest {

struct HttpAnswer {
  int status = 0;
  std::map<std::string, std::string, std::less<>> fields;  ///< names in small letters; the first of a name
  std::string_view body;                                   ///< as sent: chunked, compressed

  /// The value, or "".
  [[nodiscard]] std::string_view Field(std::string_view name) const;
};

/// Reads status line and header fields (RFC 9112), lenient about line ends. Nothing when `block` begins
/// otherwise.
std::optional<HttpAnswer> ReadHttpAnswer(std::string_view block);

/// The body without its transfer and content encodings, at most `limit` bytes. A body that is not encoded as
/// its header says stays as it is: crawlers decode bodies and keep the header. Errors: kMalformed for one
/// that breaks inside, kUnsupported, kOverLimit.
Result<std::string> DecodeBody(const HttpAnswer& answer, std::uint64_t limit, Nest& nest);

/// "text/html" of "text/html; charset=utf-8", in small letters.
std::string MediaTypeOf(std::string_view content_type);

/// "utf-8" of it, in small letters, or "".
std::string CharsetOf(std::string_view content_type);

}  // namespace demarche::ingest
