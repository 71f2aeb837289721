#include "renderer/text/actors.h"

#include <fmt/format.h>

#include <tuple>

#include "renderer/text/escape.h"

namespace demarche {
namespace {

/// How often a name was used, and whether it is the plain one.
struct Use {
  bool plain = false;
  std::size_t count = 0;
};

bool IsBetter(const Use& a, const Use& b) { return std::tie(a.plain, a.count) > std::tie(b.plain, b.count); }

}  // namespace

const std::string& ActorKey(const Actor& actor) { return actor.code.empty() ? actor.name : actor.code; }

std::set<std::string> ActorKeysOf(const Entry& entry) {
  std::set<std::string> keys;
  for (const std::vector<Actor>* side : {&entry.sources, &entry.targets}) {
    for (const Actor& actor : *side) keys.insert(ActorKey(actor));
  }
  keys.erase("");
  return keys;
}

std::string NameOf(const Actor& actor) {
  std::string name = CleanLine(actor.name.empty() ? actor.code : actor.name);
  if (!name.empty()) return name;
  const std::string sector = CleanLine(actor.sector);
  return sector.empty() ? "unnamed" : fmt::format("unnamed ({})", sector);
}

std::map<std::string, std::string> ActorNames(const Timeline& timeline) {
  std::map<std::string, std::map<std::string, Use>> uses;
  for (const Entry& entry : timeline.entries) {
    for (const std::vector<Actor>* actors : {&entry.sources, &entry.targets}) {
      for (const Actor& actor : *actors) {
        Use& use = uses[ActorKey(actor)][CleanLine(actor.name)];
        // A code in place of a name is nobody's name.
        use.plain = use.plain || (actor.sector.empty() && !actor.name.empty() && actor.name != actor.code);
        ++use.count;
      }
    }
  }
  std::map<std::string, std::string> names;
  for (const auto& [key, candidates] : uses) {
    if (const auto known = timeline.actor_names.find(key); known != timeline.actor_names.end()) {
      names[key] = CleanLine(known->second);
      if (!names[key].empty()) continue;
    }
    auto best = candidates.begin();
    for (auto at = candidates.begin(); at != candidates.end(); ++at) {
      if (IsBetter(at->second, best->second)) best = at;
    }
    const std::string code = CleanLine(key);
    const bool needs_code = !best->second.plain && best->first != code;
    names[key] = best->first.empty() ? code
                 : needs_code        ? fmt::format("{} ({})", best->first, code)
                                     : best->first;
    if (names[key].empty()) names[key] = "(no name)";
  }
  return names;
}

std::string NameFor(const std::map<std::string, std::string>& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? CleanLine(key) : Shorten(found->second, 60);
}

}  // namespace demarche
