// Faults of memory and files below SQLite.
#pragma once

#include <cstdint>
#include <string>

namespace demarche::store_test {

/// Call `number` of a kind fails, and where `from` is set, each that follows.
struct Fault {
  enum class Kind : std::uint8_t {
    kMemory,  ///< an allocation
    kFile,    ///< any call for a file: the disk does not answer
    kFull,    ///< a call that makes a file longer: the disk is full
  };
  Kind kind = Kind::kMemory;
  long number = 1;
  bool from = false;
};

std::string ToString(const Fault& fault);

/// The fault can happen while this lives. One at a time.
class FaultScope {
 public:
  explicit FaultScope(const Fault& fault);
  FaultScope(const FaultScope&) = delete;
  FaultScope& operator=(const FaultScope&) = delete;
  ~FaultScope();
  [[nodiscard]] bool happened() const;
};

}  // namespace demarche::store_test
