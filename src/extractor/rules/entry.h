// What a name or a role of the lexicon stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/actor.h"
#include "core/day.h"

namespace demarche::extract {

/// What a name of the lexicon stands for.
enum class EntryKind : std::uint8_t {
  kActor,
  kAdjective,
  kPeople,
  kSeat,
  kInstitution,
  kPerson,
  kRole,
  kPlace
};

/// The texts lie in the lexicon, which the gazetteer holds.
struct Entry {
  EntryKind kind = EntryKind::kActor;
  std::string_view code;
  std::string_view type;
  std::string_view sector;
  std::string_view name;        ///< as a reader knows it
  std::string_view role_class;  ///< of a role: person, group, body, people, nobody
  std::string_view office;      ///< of a person: "foreign minister"
  std::optional<Day> from, to;  ///< of a person: the term; of an actor: while it existed
  bool alias = false;           ///< of a person: not the full name
  /// Entries of what an actor's name meant before `from`, and its seat after `to`; itself where nothing
  /// else is told, kNobody where it meant no actor.
  std::optional<std::uint32_t> earlier, later;
};

/// Whom the entry names, without a sector.
Actor ActorOf(const Entry& entry);

}  // namespace demarche::extract
