#include "renderer/page/script_data.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/sources.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMostNameCharacters = 60;
constexpr std::size_t kMostTextCharacters = 4000;  // of one field: what is longer is no sentence

/// Appends one JSON string. Clean text holds no control character but tabs and line feeds.
void AppendString(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '<': out += "\\u003c"; break;
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      default: out += c;
    }
  }
  out += '"';
}

void AppendList(std::string& out, const char* name, const std::vector<std::string>& texts) {
  out += fmt::format(",\"{}\":[", name);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += ',';
    AppendString(out, texts[i]);
  }
  out += ']';
}

/// A string that many events share, told once.
class StringTable {
 public:
  std::size_t Number(const std::string& text) {
    const auto [at, fresh] = numbers_.try_emplace(text, texts_.size());
    if (fresh) texts_.push_back(text);
    return at->second;
  }

  void AppendTo(std::string& out, const char* name) const { AppendList(out, name, texts_); }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> texts_;
};

/// 0 one day, 1 within a month, 2 wider or open on a side, 3 none.
int Precision(const When& when) {
  if (!when.earliest && !when.latest) return 3;
  if (!when.earliest || !when.latest) return 2;
  if (*when.earliest == *when.latest) return 0;
  return *when.latest - *when.earliest < date::days(31) ? 1 : 2;
}

class ScriptWriter {
 public:
  explicit ScriptWriter(const Scene& scene) : scene_(scene) {}

  void Add(std::size_t at) {
    if (!events_.empty()) events_ += ',';
    events_ += '[';
    const Entry& entry = scene_.timeline.entries[at];
    AddPlace(at);
    AddWhen(entry.when);
    AddDeed(entry);
    AddStanding(entry);
    AddSources(entry);
    events_.back() = ']';  // the last comma
  }

  std::string Finish() {
    std::string out = "{\"title\":";
    AppendString(out, scene_.title);
    out += ",\"program\":";
    AppendString(out, "demarche " + CleanLine(scene_.timeline.versions.program));
    files_.AppendTo(out, "files");
    actors_.AppendTo(out, "actors");
    AppendList(out, "names", names_told_);
    kinds_.AppendTo(out, "kinds");
    places_.AppendTo(out, "places");
    publishers_.AppendTo(out, "publishers");
    quads_.AppendTo(out, "quads");
    return out + ",\"events\":[" + events_ + "]}";
  }

 private:
  void Text(std::string_view text) {
    AppendString(events_, Shorten(CleanLine(text), kMostTextCharacters));
    events_ += ',';
  }
  void Number(std::int64_t number) { events_ += fmt::format("{},", number); }

  void AddPlace(std::size_t at) {
    Text(scene_.index.anchors[at]);
    const std::string& file = scene_.map.card_files[at];
    Number(static_cast<std::int64_t>(files_.Number(file == scene_.here ? "" : RootOf(scene_.here) + file)));
    Text(scene_.timeline.entries[at].id);
    Number(scene_.timeline.entries[at].ordinal);
  }

  void AddWhen(const When& when) {
    const DateWords words = WordsOf(when);
    Text(words.text);
    Text(words.range);
    Text(when.edtf);
    Text(when.earliest ? FormatDay(*when.earliest) : "");
    Text(when.latest ? FormatDay(*when.latest) : "");
    Number(Precision(when));
  }

  void Actors(const std::vector<Actor>& actors) {
    std::set<std::string> keys;
    std::string list;
    for (const Actor& actor : actors) {
      const std::string& key = ActorKey(actor);
      if (!keys.insert(key).second) continue;
      const std::size_t number = actors_.Number(key.empty() ? "(no name)" : CleanLine(key));
      // Keys that are one once they are clean fall together; the first name stays.
      if (number == names_told_.size())
        names_told_.push_back(Shorten(scene_.names.at(key), kMostNameCharacters));
      list += (list.empty() ? "" : ",") + std::to_string(number);
    }
    events_ += '[' + list + "],";
  }

  void AddDeed(const Entry& entry) {
    Text(entry.headline.empty() ? entry.deed.kind : entry.headline);
    Number(static_cast<std::int64_t>(
        kinds_.Number(entry.deed.kind.empty() ? "(no kind)" : CleanLine(entry.deed.kind))));
    Actors(entry.sources);
    Actors(entry.targets);
    Number(entry.place ? static_cast<std::int64_t>(places_.Number(CleanLine(entry.place->name))) : -1);
    Number(static_cast<std::int64_t>(ToneOf(entry.deed)));
    Number(static_cast<std::int64_t>(quads_.Number(CleanLine(entry.deed.quad))));
    const Plover& plover = entry.deed.plover;
    Text(plover.mode.empty() ? plover.event : plover.event + "/" + plover.mode);
    Text(entry.deed.cameo);
    Number(entry.deed.score_tenths);
  }

  void AddStanding(const Entry& entry) {
    Text(ShowClass(entry));
    Text(Name(entry.factuality));
    Text(entry.attribution);
    Number(entry.confidence);
  }

  void AddSources(const Entry& entry) {
    const bool any = !entry.reports.empty();
    const Report& best = any ? entry.reports.front() : kNone;
    Text(best.text);
    Text(best.title);
    Text(SafeUrl(best.url));
    Text(best.date);
    Number(best.sentence + std::int64_t{1});
    std::string list;
    for (const std::string& name : Publishers(entry.reports)) {
      list += (list.empty() ? "" : ",") + std::to_string(publishers_.Number(CleanLine(name)));
    }
    events_ += '[' + list + "],";
    Number(static_cast<std::int64_t>(entry.reports.size()));
    Number(static_cast<std::int64_t>(entry.independent_sources));
  }

  inline static const Report kNone;
  const Scene& scene_;
  std::vector<std::string> names_told_;  // parallel to actors_
  StringTable files_;
  StringTable actors_;
  StringTable kinds_;
  StringTable places_;
  StringTable publishers_;
  StringTable quads_;
  std::string events_;
};

}  // namespace

std::string ScriptData(const Scene& scene, const std::vector<std::size_t>& entries) {
  ScriptWriter writer(scene);
  for (const std::size_t entry : entries) writer.Add(entry);
  return writer.Finish();
}

}  // namespace demarche
