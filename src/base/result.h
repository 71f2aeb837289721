// Errors as values: every fallible function of the library returns Result<T>.
//
// An Error says what went wrong in words a user can act on, and where. Nothing
// here throws across a room's door; the library never prints, exits or aborts.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace demarche {

enum class ErrorKind : std::uint8_t {
  kUsage,        ///< the caller asked for something that cannot be (bad option, bad date)
  kNotFound,     ///< a path or a name that does not exist
  kUnreadable,   ///< it exists, but cannot be read or written
  kMalformed,    ///< bytes that do not follow their format
  kUnsupported,  ///< well-formed, but of a kind that is not handled
  kOverLimit,    ///< larger, deeper or longer than a stated limit
  kInternal,     ///< a broken promise of the program itself
};

/// `where` names the place as a user would look it up: "file", "file:line",
/// "file:line:column" or "file@byte 123"; empty when there is none.
/// `message` is one line without a full stop: what is wrong, then the remedy.
struct Error {
  ErrorKind kind = ErrorKind::kInternal;
  std::string message;
  std::string where;

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

/// `return Fail(ErrorKind::kMalformed, "...", "file:3");` in a function that returns Result<T>.
inline tl::unexpected<Error> Fail(ErrorKind kind, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::move(where)});
}

/// "where: message", or the message alone.
inline std::string ToString(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

/// The kind in the words of error records ("malformed", "over limit", ...).
constexpr const char* Name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage: return "usage";
    case ErrorKind::kNotFound: return "not found";
    case ErrorKind::kUnreadable: return "unreadable";
    case ErrorKind::kMalformed: return "malformed";
    case ErrorKind::kUnsupported: return "unsupported";
    case ErrorKind::kOverLimit: return "over limit";
    case ErrorKind::kInternal: return "internal";
  }
  return "internal";
}

}  // namespace demarche
