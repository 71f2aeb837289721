// All pages of a timeline, one after the other: index, parts, actors, pairs, sources, what is left out,
// articles.
#include <map>

#include "renderer/page/pages.h"
#include "renderer/text/actors.h"
#include "renderer/text/title.h"

namespace demarche {
namespace {

/// The entries in which each actor and each pair takes part.
struct Parties {
  std::map<std::string, std::vector<std::size_t>> actors;
  std::map<ActorPair, std::vector<std::size_t>> pairs;
};

Parties PartiesOf(const Timeline& timeline) {
  Parties parties;
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const Entry& entry = timeline.entries[i];
    for (const std::string& key : ActorKeysOf(entry)) parties.actors[key].push_back(i);
    for (const ActorPair& pair : DyadsOf(entry)) parties.pairs[pair].push_back(i);
  }
  return parties;
}

/// actors.html and the pages of actors and pairs that have a file.
Result<void> WriteParties(Frame& frame, Scene& scene, const TakePage& take) {
  const Parties parties = PartiesOf(scene.timeline);
  const std::vector<Series> series = DyadSeries(scene.timeline);
  std::map<ActorPair, const Series*> series_of;
  for (const Series& one : series) series_of[one.dyad] = &one;
  std::vector<Party> actors;
  for (const auto& [key, entries] : parties.actors) actors.push_back({{key}, entries, nullptr});
  std::vector<Party> pairs;
  for (const auto& [pair, entries] : parties.pairs) {
    pairs.push_back({{pair.first, pair.second}, entries, series_of.at(pair)});
  }
  const auto write = [&](const std::string& file, const Party& party) {
    scene.here = file;
    return take({file, WriteParty(frame, scene, party)});
  };
  for (const Party& actor : actors) {
    const auto file = scene.map.actors.find(actor.keys[0]);
    if (file == scene.map.actors.end()) continue;
    if (Result<void> taken = write(file->second, actor); !taken) return taken;
  }
  for (const Party& pair : pairs) {
    const auto file = scene.map.pairs.find({pair.keys[0], pair.keys[1]});
    if (file == scene.map.pairs.end()) continue;
    if (Result<void> taken = write(file->second, pair); !taken) return taken;
  }
  scene.here = "actors.html";
  return take({scene.here, WriteActors(frame, scene, actors, pairs)});
}

Result<void> WriteLeftOuts(Frame& frame, Scene& scene, const TakePage& take) {
  for (const auto& [reason, files] : scene.map.left_out_files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      scene.here = files[i];
      if (Result<void> taken = take({files[i], WriteLeftOut(frame, scene, reason, i)}); !taken) return taken;
    }
  }
  return {};
}

Result<void> WriteArticles(Frame& frame, Scene& scene, const ArticleSource& articles, const TakePage& take) {
  std::map<std::string, std::vector<std::size_t>> told;
  for (std::size_t i = 0; i < scene.timeline.entries.size(); ++i) {
    for (const Report& report : scene.timeline.entries[i].reports) {
      std::vector<std::size_t>& entries = told[report.article];
      if (entries.empty() || entries.back() != i) entries.push_back(i);
    }
  }
  for (const auto& [id, file] : scene.map.article_files) {
    scene.here = file;
    const Result<Article> article = articles.read(id);
    if (!article) return tl::unexpected<Error>(article.error());
    Result<void> taken = take({file, WriteArticlePage(frame, scene, *article, told.at(id))});
    if (!taken) return taken;
  }
  return {};
}

}  // namespace

std::vector<std::size_t> AllEntries(const Timeline& timeline) {
  std::vector<std::size_t> all(timeline.entries.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

Timeline OnlyEntries(const Timeline& timeline, const std::vector<std::size_t>& entries) {
  Timeline only;
  only.title = timeline.title;
  only.entries.reserve(entries.size());
  for (const std::size_t at : entries) {
    const Entry& entry = timeline.entries[at];
    Entry copy;
    copy.id = entry.id;
    copy.deed = entry.deed;
    copy.when = entry.when;
    copy.factuality = entry.factuality;
    for (const Report& report : entry.reports) copy.reports.emplace_back().publisher = report.publisher;
    only.reports += static_cast<std::uint32_t>(entry.reports.size());
    only.entries.push_back(std::move(copy));
  }
  return only;
}

Result<void> RenderSite(const Timeline& timeline, const Templates& templates, const Figures& figures,
                        const ArticleSource& articles, const TakePage& take) {
  Result<Frame> frame = Frame::Open(templates);
  if (!frame) return tl::unexpected<Error>(frame.error());
  const PageIndex index = IndexOf(timeline);
  const SiteMap map = MapSite(timeline, articles);
  const std::map<std::string, std::string> names = ActorNames(timeline);
  Scene scene{timeline, index, map, names, TitleOf(timeline, names), "index.html", {}};
  if (Result<void> taken = take({scene.here, WriteIndex(*frame, scene, figures)}); !taken) return taken;
  for (const Part& part : map.parts) {
    scene.here = part.file;
    if (Result<void> taken = take({part.file, WritePart(*frame, scene, part)}); !taken) return taken;
  }
  if (Result<void> taken = WriteParties(*frame, scene, take); !taken) return taken;
  scene.here = "sources.html";
  if (Result<void> taken = take({scene.here, WriteSources(*frame, scene)}); !taken) return taken;
  if (Result<void> taken = WriteLeftOuts(*frame, scene, take); !taken) return taken;
  return WriteArticles(*frame, scene, articles, take);
}

}  // namespace demarche
