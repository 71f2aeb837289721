// Expansion is measured over all layers together and against the bytes of the outermost file, since bombs
// are nested: each layer alone may look harmless.
#include "ingest/archive/nest.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarche::ingest {

bool Nest::Enter() {
  if (depth_ >= options_.max_depth) {
    Break({ErrorKind::kOverLimit,
           fmt::format("lies more than {} containers deep; unpack the outer ones", options_.max_depth), ""});
    return false;
  }
  ++depth_;
  return true;
}

void Nest::Took(std::uint64_t position) { taken_ = std::max(taken_, position); }

bool Nest::Gave(std::uint64_t bytes) {
  given_ += bytes;
  if (given_ > options_.max_unpacked_bytes) {
    return Spend(fmt::format("the file unpacks to more than the limit of {} bytes; split it",
                             options_.max_unpacked_bytes));
  }
  const std::uint64_t allowed = options_.free_unpacked_bytes + taken_ * options_.max_expansion;
  if (given_ > allowed) {
    return Spend(fmt::format(
        "unpacks to more than {} times its size, as a zip bomb does; leave it out, or unpack it yourself",
        options_.max_expansion));
  }
  return true;
}

bool Nest::CountMember() {
  if (++members_ <= options_.max_members) return true;
  return Spend(fmt::format("the file holds more than {} members; split it", options_.max_members));
}

bool Nest::Hold(std::uint64_t bytes) {
  if (held_ + bytes > options_.max_file_bytes) {
    Break({ErrorKind::kOverLimit,
           fmt::format("is an archive that is read from its end, and too large to be held in memory (limit "
                       "{} bytes); give it as a file of its own",
                       options_.max_file_bytes),
           ""});
    return false;
  }
  held_ += bytes;
  return true;
}

void Nest::Break(Error fault) {
  if (!fault_) fault_ = std::move(fault);
}

std::optional<Error> Nest::TakeFault() { return std::exchange(fault_, std::nullopt); }

bool Nest::Spend(std::string message) {
  if (!spent_) Break({ErrorKind::kOverLimit, std::move(message), ""});
  spent_ = true;
  return false;
}

}  // namespace demarche::ingest
