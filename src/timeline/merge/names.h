// What the parties are called: the names of the table "actors", by code. Private to the room.
#pragma once

#include <map>
#include <set>
#include <string>

#include "core/actor.h"
#include "lexicon/lexicon.h"

namespace demarche::timeline {

class ActorNames {
 public:
  explicit ActorNames(const Lexicon& lexicon);

  /// "Japan" for "JPN"; "" for a code that the table does not have.
  [[nodiscard]] const std::string& Of(const std::string& code) const;

  /// The actor is called by a name of its code ("Japan", "Nippon"), or by none; not "Sanae Takaichi".
  [[nodiscard]] bool IsPlain(const Actor& actor) const;

 private:
  std::map<std::string, std::string> first_;
  std::set<std::pair<std::string, std::string>> all_;  ///< code, name in small letters
};

}  // namespace demarche::timeline
