// A file descriptor that is closed in the end.
#pragma once

#include <unistd.h>

#include <utility>

namespace demarche {

class Descriptor {
 public:
  /// Takes over what open(2) and its like gave; -1 is none.
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { Close(); }

  /// False, with errno, where the system could not write what it still held.
  bool Close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

}  // namespace demarche
