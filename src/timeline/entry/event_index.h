// Which entry an event of an article went into. Private to the room.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/group.h"

namespace demarche::timeline {

/// Deeds by what an article calls them.
/// REQUIRES: the deeds' tellings outlive it.
class EventIndex {
 public:
  explicit EventIndex(const std::vector<GroupDeed>& deeds) {
    for (std::size_t i = 0; i < deeds.size(); ++i) {
      for (const Telling& telling : deeds[i].tellings)
        index_.emplace(std::pair<std::string_view, std::string_view>(telling.article, telling.event), i);
    }
  }
  /// The deed that holds the event of the article; nothing where it is left out.
  [[nodiscard]] std::optional<std::size_t> Find(std::string_view article, std::string_view event) const {
    const auto it = index_.find({article, event});
    return it == index_.end() ? std::nullopt : std::optional(it->second);
  }

 private:
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> index_;
};

}  // namespace demarche::timeline
