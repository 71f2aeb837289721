// One writer for each kind of page. Each returns the whole HTML of the file that `scene.here` names.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "core/timeline.h"
#include "renderer/page/frame.h"
#include "renderer/renderer.h"

namespace demarche {

std::string WriteIndex(Frame& frame, Scene& scene, const Figures& figures);
std::string WritePart(Frame& frame, Scene& scene, const Part& part);
std::string WriteSources(Frame& frame, Scene& scene);
std::string WriteArticlePage(Frame& frame, Scene& scene, const Article& article,
                             const std::vector<std::size_t>& entries);

/// Page `page`, from 0, of the reports that were left out for `reason`.
std::string WriteLeftOut(Frame& frame, Scene& scene, LeftOutReason reason, std::size_t page);

/// What is known of one actor or of two that deal with each other.
struct Party {
  std::vector<std::string> keys;     ///< ActorKey: one, or two
  std::vector<std::size_t> entries;  ///< all that name them, in the timeline's order
  const Series* series = nullptr;    ///< of two
};
std::string WriteParty(Frame& frame, Scene& scene, const Party& party);
std::string WriteActors(Frame& frame, Scene& scene, const std::vector<Party>& actors,
                        const std::vector<Party>& pairs);

/// 0 to the number of entries - 1.
std::vector<std::size_t> AllEntries(const Timeline& timeline);

/// The title, and of these entries what a strip or a count needs: deed, when, factuality and reports'
/// publishers.
Timeline OnlyEntries(const Timeline& timeline, const std::vector<std::size_t>& entries);

}  // namespace demarche
