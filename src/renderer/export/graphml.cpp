// GraphML: actors and dyads with counts, mean score, and the first and last day on which anything between
// them can have happened.
#include "renderer/export/graph.h"
#include "renderer/write/xml.h"

namespace demarche {
namespace {

struct GraphMlKey {
  std::string_view id;
  std::string_view holder;
  std::string_view name;
  std::string_view type;
};

constexpr GraphMlKey kGraphMlKeys[] = {
    {"label", "node", "label", "string"},     {"code", "node", "code", "string"},
    {"type", "node", "type", "string"},       {"events", "node", "events", "int"},
    {"weight", "edge", "weight", "int"},      {"score", "edge", "score_mean", "double"},
    {"coop", "edge", "cooperation", "int"},   {"conf", "edge", "conflict", "int"},
    {"nfirst", "node", "earliest", "string"}, {"nlast", "node", "latest", "string"},
    {"efirst", "edge", "earliest", "string"}, {"elast", "edge", "latest", "string"},
};

void WriteGraphMlData(XmlText& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out.Element("data", {{"key", key}}, text);
}

void WriteGraphMlDays(XmlText& out, std::string_view first, std::string_view last, const TieCount& count) {
  if (!count.first) return;
  WriteGraphMlData(out, first, FormatDay(*count.first));
  WriteGraphMlData(out, last, FormatDay(*count.last));
}

void WriteGraphMlNode(XmlText& out, const std::string& id, const TieActor& actor) {
  out.Open("node", {{"id", id}});
  WriteGraphMlData(out, "label", actor.name);
  WriteGraphMlData(out, "code", actor.code);
  WriteGraphMlData(out, "type", actor.type);
  WriteGraphMlData(out, "events", std::to_string(actor.count.events));
  WriteGraphMlDays(out, "nfirst", "nlast", actor.count);
  out.Close();
}

void WriteGraphMlEdge(XmlText& out, std::string_view id, std::string_view source, std::string_view target,
                      const TieCount& tie) {
  out.Open("edge", {{"id", id}, {"source", source}, {"target", target}});
  WriteGraphMlData(out, "weight", std::to_string(tie.events));
  WriteGraphMlData(out, "score", tie.MeanScore());
  WriteGraphMlData(out, "coop", std::to_string(tie.cooperation));
  WriteGraphMlData(out, "conf", std::to_string(tie.conflict));
  WriteGraphMlDays(out, "efirst", "elast", tie);
  out.Close();
}

}  // namespace

Exported ExportGraphMl(const Timeline& timeline, std::size_t) {
  Omissions left_out;
  const TieGraph graph = GraphOf(timeline, TieDays::kAny, left_out);
  XmlText out;
  out.Open("graphml", {{"xmlns", "http://graphml.graphdrawing.org/xmlns"}});
  for (const GraphMlKey& key : kGraphMlKeys) {
    out.Empty("key", {{"id", key.id}, {"for", key.holder}, {"attr.name", key.name}, {"attr.type", key.type}});
  }
  out.Open("graph", {{"id", "dyads"}, {"edgedefault", "undirected"}});
  for (const auto& [key, actor] : graph.actors) WriteGraphMlNode(out, graph.ids.at(key), actor);
  std::size_t number = 0;
  for (const auto& [pair, tie] : graph.ties) {
    WriteGraphMlEdge(out, "e" + std::to_string(number++), graph.ids.at(pair.first), graph.ids.at(pair.second),
                     tie);
  }
  out.Close();
  out.Close();
  return {out.Take(), left_out.Take()};
}

}  // namespace demarche
