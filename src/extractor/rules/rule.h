// One row of the table `patterns`, compiled. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/event.h"
#include "extractor/rules/pattern.h"
#include "extractor/rules/vocabulary.h"

namespace demarche::extract {

/// One row of `patterns`, its words as symbols.
struct Rule {
  struct Part {
    Role role = Role::kNone;
    bool optional = false;
    Phrases alternatives;
    std::uint64_t first = 0;   ///< SymbolBit of the first words of all alternatives
    bool may_qualify = false;  ///< the next part's words go on from it: "note" of "deliver note verbale"
  };
  Deed deed;
  bool noun = false;
  std::vector<Part> parts;
  bool reciprocal = false;  ///< flag "reciprocal": all parties are sources
  bool passive = false;     ///< flag "passive": only of a passive verb
  bool active = false;      ///< flag "active": only of a verb that is not passive
  bool self = false;        ///< flag "self": the target may be the actor's own people
  bool official = false;    ///< flag "official": only of a state or government
  bool armed = false;       ///< flag "armed": only of who bears arms
  bool target_needed = false;
  bool abroad = false;            ///< flag "abroad": of a state only where another land is told of beside it
  bool mutual = false;            ///< flag "mutual": several sources need no target
  bool named = false;             ///< flag "named": only whom the pattern names is a target
  bool obligation = false;        ///< flag "obligation": the embedded clause says what must be done
  bool opinion = false;           ///< flag "opinion": said of something; the speaker is the source
  bool source_is_object = false;  ///< flag "swap"
  bool no_event = false;          ///< flag "no event": the words look like a deed and are none
  bool mover = false;             ///< flag "mover": what a passive moves is the actor's own
  bool ahead = false;             ///< flag "ahead": the clause that follows says what shall be
  bool subjunctive = false;       ///< flag "subjunctive": the clause that follows wishes, by a base form
  bool echo = false;              ///< flag "echo": the actor does what another was just told to have done
  bool attitude = false;          ///< flag "attitude": readiness, which only who has it can deny
  bool bare = false;              ///< flag "bare": only of an active verb without an object
  bool affirmed = false;          ///< flag "affirmed": only of a verb that is not denied
  bool denied = false;            ///< flag "denied": only of a verb that is denied, which is the deed
  bool deadline = false;    ///< flag "deadline": only of a verb with a length of time or "until" beside it
  bool or_else = false;     ///< flag "or else": only where what is told goes on with "or"
  bool plain = false;       ///< flag "plain": only where no infinitive depends on it
  bool body = false;        ///< flag "body": only of a state and the organisation that the pattern names
  bool accusation = false;  ///< flag "accusation": only as another tells it, who is the source
  std::string name;         ///< "pattern:diplomatic protest/lodge protest"
};

}  // namespace demarche::extract
