// How deep and how far one file is being unpacked, and what broke on the way. Private to the room.
#pragma once

#include <cstdint>
#include <optional>

#include "base/result.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// The account of one outermost file and of all that lies in it. A layer that cannot go on calls Break and
/// ends its stream; whoever was reading from the stream takes the fault and tells it, once.
class Nest {
 public:
  explicit Nest(const IngestOptions& options) : options_(options) {}

  /// One container deeper. False, with a fault, beyond the limit; then Leave is not called.
  bool Enter();
  void Leave() { --depth_; }
  /// Whether the container that is being read is the outermost one.
  [[nodiscard]] bool outermost() const { return depth_ == 1; }

  /// The outermost file was read up to `position`. Reading it again gives no new allowance.
  void Took(std::uint64_t position);
  /// `bytes` came out of a container. False, with a fault, when they are too many.
  bool Gave(std::uint64_t bytes);
  /// One more member. False, with a fault, when they are too many.
  bool CountMember();
  /// Memory for a container that must be held whole. False, with a fault, beyond the limit.
  bool Hold(std::uint64_t bytes);
  void Release(std::uint64_t bytes) { held_ -= bytes; }

  /// Keeps the first fault until it is taken.
  void Break(Error fault);
  [[nodiscard]] bool broken() const { return fault_.has_value(); }
  std::optional<Error> TakeFault();

  /// Whether a limit of the whole file is reached: nothing more is read from it.
  [[nodiscard]] bool spent() const { return spent_; }

 private:
  bool Spend(std::string message);

  const IngestOptions& options_;
  std::optional<Error> fault_;
  std::uint64_t depth_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t given_ = 0;
  std::uint64_t members_ = 0;
  std::uint64_t held_ = 0;
  bool spent_ = false;
};

}  // namespace demarche::ingest
