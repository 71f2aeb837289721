// Files that hold others: archives, compressed files, crawls. Private to the room.
#pragma once

#include <functional>
#include <istream>
#include <string>

#include "ingest/archive/kind.h"
#include "ingest/archive/nest.h"
#include "ingest/output.h"

namespace demarche::ingest {

/// Reads one member, which may be a container itself. A fault of the nest is taken and told by it.
using ReadMember = std::function<void(std::istream& bytes, const std::string& uri)>;

/// What every reader of a container needs.
struct Container {
  const std::string& uri;
  Nest& nest;
  Output& out;
  const ReadMember& read;
};

/// Gives each member to `read`, in the order of the container, as "URI!/NAME"; the stream of a compressed
/// file keeps the name of its file. What cannot be read is told.
void ReadContainer(ContainerKind kind, std::istream& in, const Container& container);

/// Takes the fault of the nest and tells it, if there is one.
bool TellFault(Nest& nest, const std::string& uri, Output& out);

/// A member's name as it may stand in a message or record: valid NFC UTF-8 on one line, at most 500 bytes,
/// bytes and characters that cannot be seen as %XX.
std::string ShownName(std::string_view name);

}  // namespace demarche::ingest
