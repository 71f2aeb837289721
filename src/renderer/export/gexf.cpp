// GEXF 1.3, a graph that changes with time (timeformat="date"): actors and dyads exist on the days on which
// something is known to have happened (spells). Without a spell an edge would stand for ever, so only
// entries whose days are certain are counted.
#include "renderer/export/graph.h"
#include "renderer/write/xml.h"

namespace demarche {
namespace {

void WriteGexfAttributes(XmlText& out, std::string_view what,
                         const std::vector<std::pair<std::string_view, std::string_view>>& attributes) {
  out.Open("attributes", {{"class", what}, {"mode", "static"}});
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    out.Empty("attribute",
              {{"id", std::to_string(i)}, {"title", attributes[i].first}, {"type", attributes[i].second}});
  }
  out.Close();
}

/// The values in the order of WriteGexfAttributes; empty ones are left out.
void WriteGexfValues(XmlText& out, const std::vector<std::string>& values) {
  out.Open("attvalues");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].empty()) out.Empty("attvalue", {{"for", std::to_string(i)}, {"value", values[i]}});
  }
  out.Close();
}

void WriteGexfSpells(XmlText& out, const TieCount& count) {
  out.Open("spells");
  for (const auto& [first, last] : count.spans) {
    out.Empty("spell", {{"start", FormatDay(first)}, {"end", FormatDay(last)}});
  }
  out.Close();
}

void WriteGexfNodes(XmlText& out, const TieGraph& graph) {
  out.Open("nodes");
  for (const auto& [key, actor] : graph.actors) {
    out.Open("node", {{"id", graph.ids.at(key)}, {"label", actor.name}});
    WriteGexfValues(out, {actor.code, actor.type, std::to_string(actor.count.events)});
    WriteGexfSpells(out, actor.count);
    out.Close();
  }
  out.Close();
}

void WriteGexfEdges(XmlText& out, const TieGraph& graph) {
  out.Open("edges");
  std::size_t number = 0;
  for (const auto& [pair, tie] : graph.ties) {
    out.Open("edge", {{"id", std::to_string(number++)},
                      {"source", graph.ids.at(pair.first)},
                      {"target", graph.ids.at(pair.second)},
                      {"weight", std::to_string(tie.events)}});
    WriteGexfValues(out, {tie.MeanScore(), std::to_string(tie.cooperation), std::to_string(tie.conflict)});
    WriteGexfSpells(out, tie);
    out.Close();
  }
  out.Close();
}

}  // namespace

Exported ExportGexf(const Timeline& timeline, std::size_t) {
  Omissions left_out;
  const TieGraph graph = GraphOf(timeline, TieDays::kCertain, left_out);
  XmlText out;
  out.Open("gexf", {{"xmlns", "http://gexf.net/1.3"}, {"version", "1.3"}});
  out.Open("meta");
  out.Element("creator", {}, "demarche");
  out.Element("description", {}, timeline.title);
  out.Close();
  out.Open("graph", {{"mode", "dynamic"}, {"defaultedgetype", "undirected"}, {"timeformat", "date"}});
  WriteGexfAttributes(out, "node", {{"code", "string"}, {"type", "string"}, {"events", "integer"}});
  WriteGexfAttributes(out, "edge",
                      {{"score_mean", "double"}, {"cooperation", "integer"}, {"conflict", "integer"}});
  WriteGexfNodes(out, graph);
  WriteGexfEdges(out, graph);
  out.Close();
  out.Close();
  return {out.Take(), left_out.Take()};
}

}  // namespace demarche
