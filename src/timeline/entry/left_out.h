// The events that no entry tells: gathered while a group is made, bounded, and shown with their sentence.
// Private to the room.
#pragma once

#include <vector>

#include "core/timeline.h"
#include "timeline/entry/draft.h"

namespace demarche::timeline {

/// Points into records that must outlive it.
class LeftOutEvents {
 public:
  void Add(LeftOutReason reason, const Extraction& extraction, const Event& event) {
    events_.push_back({reason, &extraction, &event});
  }

  /// By reason, the surest first and else as they were added; at most kMostLeftOutEvents of each reason.
  [[nodiscard]] std::vector<LeftOutEvent> Make(const Headlines& headlines) const;

 private:
  struct Item {
    LeftOutReason reason;
    const Extraction* extraction;
    const Event* event;
  };
  std::vector<Item> events_;
};

}  // namespace demarche::timeline
