// What a crawler took, whatever the format it was kept in. Private to the room.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "ingest/archive/container.h"

namespace demarche::ingest {

struct Capture {
  std::uint64_t number = 0;       ///< of the record, from 1
  std::uint64_t offset = 0;       ///< at which it begins
  std::string url;                ///< as it stands in the record
  std::string date;               ///< instant of the capture in ISO 8601, or ""
  std::string content_type = {};  ///< of `block`
  bool cut = false;               ///< by the crawler, which says so
  std::string_view block;         ///< a whole answer of a server, or what it held
};

/// Gives captures to the reader of members, and tells at the end what was passed over: pages that are in
/// another archive, errors of servers, images, scripts.
class Captures {
 public:
  explicit Captures(const Container& container) : container_(container) {}

  void Give(const Capture& capture);
  /// "URI!/record-7"
  [[nodiscard]] std::string PlaceOf(std::uint64_t number) const;
  /// Counts something that holds no article, under the words of `why`.
  void PassOver(const std::string& why) { ++passed_over_[why]; }
  void Refuse(ErrorKind kind, std::string message, std::uint64_t number, std::uint64_t offset);
  /// The stream ended inside a record, for a reason that the nest may know better than `message`.
  void BreakOff(const char* message, std::uint64_t number, std::uint64_t offset);
  /// To be called once, at the end.
  void Tell();

 private:
  void Read(const Capture& capture, std::string_view body, std::string_view content_type,
            std::string_view last_modified);

  const Container& container_;
  std::map<std::string, std::uint64_t> passed_over_;
  bool told_ = false;
};

}  // namespace demarche::ingest
