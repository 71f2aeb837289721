#include "renderer/text/title.h"

#include <fmt/format.h>

#include "renderer/series.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"

namespace demarche {
namespace {

/// The key that half of `all` entries have, the commonest first, then by order; nothing where none has.
template <typename Key>
const Key* HalfOrMore(const std::map<Key, std::size_t>& counts, std::size_t all) {
  const Key* best = nullptr;
  std::size_t most = 0;
  for (const auto& [key, count] : counts) {
    if (count > most && 2 * count >= all) {
      best = &key;
      most = count;
    }
  }
  return best;
}

}  // namespace

std::string TitleOf(const Timeline& timeline, const std::map<std::string, std::string>& names) {
  std::string title = CleanLine(timeline.title);
  if (!title.empty()) return title;
  std::map<std::string, std::size_t> actors;
  std::map<ActorPair, std::size_t> pairs;
  for (const Entry& entry : timeline.entries) {
    for (const std::string& key : ActorKeysOf(entry)) ++actors[key];
    for (const ActorPair& pair : DyadsOf(entry)) ++pairs[pair];
  }
  if (const ActorPair* pair = HalfOrMore(pairs, timeline.entries.size())) {
    const bool turned = actors[pair->second] > actors[pair->first];
    return fmt::format("{} and {}", NameFor(names, turned ? pair->second : pair->first),
                       NameFor(names, turned ? pair->first : pair->second));
  }
  const std::string* actor = HalfOrMore(actors, timeline.entries.size());
  return actor != nullptr ? NameFor(names, *actor) : "Timeline";
}

}  // namespace demarche
