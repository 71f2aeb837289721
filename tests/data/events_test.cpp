// Every text of events.md through language, time and extractor: exactly the events that its row names.
// The notation is explained at the top of that file.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "extractor/extractor.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "time/time.h"
#include "timeline/timeline.h"

namespace demarche {
namespace {

constexpr const char* kArticleDay = "2024-11-24";

struct Party {
  std::string code;
  std::string sector;  ///< "" = any
  bool optional = false;
};

struct Kind {
  std::string name;
  std::string mode;  ///< "" = any
};

/// One event of the second column.
struct Expected {
  bool optional = false;
  std::vector<Kind> kinds;  ///< any of them
  std::vector<Party> sources;
  std::vector<Party> targets;
  std::string place;  ///< "" = any
  std::string days;   ///< "EARLIEST..LATEST", "" = any
  std::vector<std::string> factualities{"asserted"};
  std::string speaker;  ///< "" = any
};

struct Row {
  int line = 0;
  std::string section;
  std::string text;
  std::string cell;
  std::string dateline;
  std::optional<Day> day;
  std::vector<Expected> events;
  bool not_yet = false;
};

/// What the lexicon knows: a word of the spec that is none of these is a slip of the pen.
struct Names {
  std::map<std::string, std::string> events;            ///< kind -> PLOVER event
  std::set<std::pair<std::string, std::string>> modes;  ///< event and mode
  std::set<std::string> codes;
};

Names NamesOf(const Lexicon& lexicon) {
  Names names;
  const auto text = [](const LexiconRow& row, const char* table, const char* column) {
    return std::string(row.Text(Lexicon::Column(table, column)));
  };
  for (const LexiconRow& row : lexicon.Rows("kinds")) {
    names.events[text(row, "kinds", "kind")] = text(row, "kinds", "event");
  }
  for (const LexiconRow& row : lexicon.Rows("modes")) {
    names.modes.emplace(text(row, "modes", "event"), text(row, "modes", "mode"));
  }
  for (const LexiconRow& row : lexicon.Rows("actors")) names.codes.insert(text(row, "actors", "code"));
  return names;
}

// Reading -------------------------------------------------------------------------------------

std::vector<std::string> SplitAt(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    parts.emplace_back(Trim(text.substr(0, at)));
    text.remove_prefix(at + separator.size());
  }
  parts.emplace_back(Trim(text));
  return parts;
}

/// Cuts `text` at the last `separator` and gives what stood after it, or "".
std::string CutTail(std::string& text, std::string_view separator) {
  const std::size_t at = text.rfind(separator);
  if (at == std::string::npos) return "";
  std::string tail(Trim(std::string_view(text).substr(at + separator.size())));
  text.resize(at);
  return tail;
}

std::vector<Party> ReadParties(const std::string& text, const Names& names) {
  std::vector<Party> parties;
  if (text.empty() || text == "nobody") return parties;
  for (std::string word : SplitAt(text, "+")) {
    Party party;
    party.optional = !word.empty() && word.back() == '?';
    if (party.optional) word.pop_back();
    const std::size_t colon = word.find(':');
    party.code = word.substr(0, colon);
    if (colon != std::string::npos) party.sector = word.substr(colon + 1);
    if (party.code == "someone") party.code.clear();
    CHECK_MESSAGE((party.code.empty() || names.codes.contains(party.code)), "no such code: '", party.code,
                  "'");
    parties.push_back(party);
  }
  return parties;
}

std::vector<Kind> ReadKinds(const std::string& text, const Names& names) {
  std::vector<Kind> kinds;
  for (const std::string& word : SplitAt(text, " or ")) {
    const std::size_t slash = word.find('/');
    Kind kind{word.substr(0, slash), slash == std::string::npos ? "" : word.substr(slash + 1)};
    const auto known = names.events.find(kind.name);
    CHECK_MESSAGE(known != names.events.end(), "no such kind: '", kind.name, "'");
    const bool right = known != names.events.end() &&
                       (kind.mode.empty() || names.modes.contains({known->second, kind.mode}));
    CHECK_MESSAGE(right, "no such mode: '", word, "'");
    kinds.push_back(kind);
  }
  return kinds;
}

/// The "(reported by NAME)" at the end of `text`, which is cut off.
void ReadFactuality(std::string& text, Expected& expected) {
  if (text.empty() || text.back() != ')') return;
  std::string inner = CutTail(text, " (");
  inner.pop_back();
  expected.speaker = CutTail(inner, " by ");
  expected.factualities = SplitAt(inner, " or ");
  for (const std::string& name : expected.factualities) {
    CHECK_MESSAGE(ParseFactuality(name).has_value(), "no such factuality: '", name, "'");
  }
}

/// `text`: one event in the notation of events.md.
Expected ReadEvent(std::string text, const Names& names) {
  Expected expected;
  expected.optional = text.starts_with('?');
  if (expected.optional) text.erase(0, 1);
  ReadFactuality(text, expected);
  expected.days = CutTail(text, " on ");
  if (!expected.days.empty() && expected.days.find("..") == std::string::npos) {
    expected.days += ".." + expected.days;
  }
  expected.place = CutTail(text, " in ");
  expected.targets = ReadParties(CutTail(text, " > "), names);
  const std::string who(Trim(CutTail(text, " ")));
  expected.sources = ReadParties(who, names);
  expected.kinds = ReadKinds(text, names);
  return expected;
}

Row ReadRow(const std::vector<std::string_view>& cells, const Names& names) {
  Row row;
  row.text = std::string(cells[1]);
  row.cell = std::string(cells[2]);
  row.day = ParseDay(kArticleDay);
  if (row.text.starts_with('[')) {
    row.day = ParseDay(row.text.substr(1, 10));
    CHECK_MESSAGE(row.day.has_value(), "no such day: ", row.text);
    const std::size_t end = row.text.find(']');
    if (row.text[11] == ',') row.dateline = std::string(Trim(row.text.substr(12, end - 12)));
    row.text = std::string(Trim(row.text.substr(end + 1)));
  }
  if (row.cell != "nothing") {
    for (const std::string& event : SplitAt(row.cell, ";")) row.events.push_back(ReadEvent(event, names));
  }
  if (cells.size() == 5) {
    row.not_yet = cells[3] == "not yet";
    CHECK_MESSAGE(row.not_yet, "no such mark: '", cells[3], "'");
  }
  return row;
}

std::vector<Row> ReadSpec(const std::filesystem::path& path, const Names& names) {
  std::vector<Row> rows;
  std::ifstream file(path);
  std::string line;
  std::string section;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.starts_with("# ")) section.clear();
    if (line.starts_with("## ")) section = line.substr(3);
    if (section.empty() || !line.starts_with('|')) continue;
    const std::vector<std::string_view> cells = Split(line, '|');
    if (cells.size() > 1 && (cells[1] == "sentence" || cells[1].starts_with("---"))) continue;
    CAPTURE(number);
    const bool whole = (cells.size() == 4 || cells.size() == 5) && cells.back().empty();
    CHECK_MESSAGE(whole, "a row has a text, its events and perhaps a mark: ", line);
    if (!whole) continue;
    rows.push_back(ReadRow(cells, names));
    rows.back().line = number;
    rows.back().section = section;
  }
  return rows;
}

// Comparing -----------------------------------------------------------------------------------

/// Every party is told and every one that must be is there; one land may stand twice (its army and its
/// rebels).
bool Fit(const std::vector<Party>& expected, const std::vector<Actor>& actors) {
  const auto same = [](const Party& party, const Actor& actor) {
    return party.code == actor.code && (party.sector.empty() || party.sector == actor.sector);
  };
  const bool all_told = std::ranges::all_of(actors, [&](const Actor& actor) {
    return std::ranges::any_of(expected, [&](const Party& party) { return same(party, actor); });
  });
  return all_told && std::ranges::all_of(expected, [&](const Party& party) {
           return party.optional ||
                  std::ranges::any_of(actors, [&](const Actor& actor) { return same(party, actor); });
         });
}

std::string DaysOf(const When& when) {
  return (when.earliest ? FormatDay(*when.earliest) : "") + ".." +
         (when.latest ? FormatDay(*when.latest) : "");
}

/// What is done at home to nobody named has the own land for its target (operator "inward"), which a row may
/// leave out.
bool IsInward(const Event& event) {
  return std::ranges::any_of(event.because,
                             [](const std::string& rule) { return rule.ends_with(", where it was done"); });
}

bool Fit(const Expected& expected, const Event& event) {
  const bool kind = std::ranges::any_of(expected.kinds, [&](const Kind& one) {
    return one.name == event.deed.kind && (one.mode.empty() || one.mode == event.deed.plover.mode);
  });
  const bool place = expected.place.empty() || (event.place && event.place->name == expected.place);
  const bool days = expected.days.empty() || expected.days == DaysOf(event.when);
  const bool factuality =
      std::ranges::find(expected.factualities, Name(event.factuality)) != expected.factualities.end();
  const bool speaker = event.attribution.name.find(expected.speaker) != std::string::npos;
  return kind && place && days && factuality && speaker && Fit(expected.sources, event.sources) &&
         (Fit(expected.targets, event.targets) || (expected.targets.empty() && IsInward(event)));
}

/// Whether the events from `next` on can be given each to one of those that are not `used`, and none is left.
bool FitAll(const std::vector<Expected>& expected, std::size_t next, const std::vector<Event>& events,
            std::vector<bool>& used) {
  if (next == expected.size()) return std::ranges::find(used, false) == used.end();
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (used[i] || !Fit(expected[next], events[i])) continue;
    used[i] = true;
    if (FitAll(expected, next + 1, events, used)) return true;
    used[i] = false;
  }
  return expected[next].optional && FitAll(expected, next + 1, events, used);
}

std::string Show(const std::vector<Actor>& actors) {
  std::string text;
  for (const Actor& actor : actors) {
    text += (text.empty() ? "" : "+") + actor.code + (actor.sector.empty() ? "" : ':' + actor.sector);
  }
  return text;
}

std::string Show(const Event& event) {
  std::string text = event.deed.kind;
  if (!event.deed.plover.mode.empty()) text += '/' + event.deed.plover.mode;
  text += ' ' + (event.sources.empty() ? "nobody" : Show(event.sources));
  if (!event.targets.empty()) text += " > " + Show(event.targets);
  if (event.place) text += " in " + event.place->name;
  text += " on " + DaysOf(event.when) + " (" + Name(event.factuality);
  return text + (event.attribution.name.empty() ? ")" : " by " + event.attribution.name + ')');
}

std::string Show(const std::vector<Event>& events) {
  std::string text;
  for (const Event& event : events) text += (text.empty() ? "" : "; ") + Show(event);
  return text.empty() ? "nothing" : text;
}

// The program ---------------------------------------------------------------------------------

struct Program {
  LanguageModel language;
  TimeFinder time;
  Extractor extractor;

  [[nodiscard]] std::vector<Event> Read(const Row& row) const {
    Article article;
    article.text = row.text;
    article.document_time = row.day;
    article.dateline = row.dateline;
    const Analysis analysis = language.Analyze(article.text);
    Extraction extraction = extractor.Extract(article, analysis, time.Find(row.text, analysis, row.day));
    AnchorEvents(extraction);
    return extraction.events;
  }
};

struct Score {
  std::string section;
  int rows = 0;
  int held = 0;
};

void CheckRow(const Row& row, const std::vector<Event>& events, Score& score) {
  std::vector<bool> used(events.size(), false);
  const bool holds = FitAll(row.events, 0, events, used);
  ++score.rows;
  score.held += holds ? 1 : 0;
  if (row.not_yet) {
    CHECK_MESSAGE(!holds, "events.md:", row.line, ": holds now, take its mark away: ", row.text);
  } else {
    CHECK_MESSAGE(holds, "events.md:", row.line, ": ", row.text, "\n  expected ", row.cell, "\n  found    ",
                  Show(events));
  }
}

const std::filesystem::path kRoot(DEMARCHE_SOURCE_DIR);

Lexicon ShippedLexicon() {
  const std::filesystem::path folders[] = {kRoot / "lexicon"};
  auto lexicon = Lexicon::Load(folders);
  REQUIRE_MESSAGE(lexicon.has_value(), ToString(lexicon.error()));
  return std::move(*lexicon);
}

Program OpenProgram(const Lexicon& lexicon) {
  auto language = LanguageModel::Load(lexicon, "/usr/share/wordnet", kRoot / "models" / "en.model");
  auto time = TimeFinder::Create(lexicon);
  auto extractor = Extractor::Create(lexicon);
  REQUIRE(language.has_value());
  REQUIRE(time.has_value());
  REQUIRE(extractor.has_value());
  return {std::move(*language), std::move(*time), std::move(*extractor)};
}

TEST_CASE("a region is called as the text calls it, not as the first one of its row") {
  const Lexicon lexicon = ShippedLexicon();
  Row row;
  row.text = "Massachusetts officials met Canadian ministers on Monday.";
  row.day = ParseDay("2010-03-02");
  const std::vector<Event> events = OpenProgram(lexicon).Read(row);
  REQUIRE(events.size() == 1);
  REQUIRE(!events[0].sources.empty());
  CHECK(events[0].sources[0].code == "USA");
  CHECK(events[0].sources[0].name == "Massachusetts");
}

TEST_CASE("the events of the readable specification") {
  const Lexicon lexicon = ShippedLexicon();
  const Program program = OpenProgram(lexicon);
  std::vector<Score> scores;
  Score total{"all"};
  for (const Row& row : ReadSpec(kRoot / "tests/data/events.md", NamesOf(lexicon))) {
    if (scores.empty() || scores.back().section != row.section) scores.push_back({row.section});
    CheckRow(row, program.Read(row), scores.back());
  }
  std::ostringstream table;
  for (const Score& score : scores) {
    table << score.held << " of " << score.rows << "  " << score.section << '\n';
    total.rows += score.rows;
    total.held += score.held;
  }
  MESSAGE(table.str(), total.held, " of ", total.rows, " rows hold");
}

/// How often the rows tell each kind, each factuality, each "EVENT/mode", and "nothing".
std::map<std::string, int> Count(const std::vector<Row>& rows, const Names& names) {
  std::map<std::string, int> told;
  for (const Row& row : rows) {
    if (row.events.empty()) ++told["nothing"];
    for (const Expected& event : row.events) {
      for (const std::string& factuality : event.factualities) ++told[factuality];
      for (const Kind& kind : event.kinds) {
        ++told[kind.name];
        const auto known = names.events.find(kind.name);
        if (known != names.events.end()) ++told[known->second + '/' + kind.mode];
      }
    }
  }
  return told;
}

TEST_CASE("the readable specification covers every kind, mode and factuality, and what is no event") {
  const Names names = NamesOf(ShippedLexicon());
  const std::vector<Row> rows = ReadSpec(kRoot / "tests/data/events.md", names);
  std::set<std::string> texts;
  for (const Row& row : rows) {
    CHECK_MESSAGE(texts.insert(row.text).second, "events.md:", row.line, ": stands twice: ", row.text);
  }
  std::map<std::string, int> told = Count(rows, names);
  CHECK(rows.size() >= 400);
  CHECK(told["nothing"] >= 60);
  std::vector<std::string> wanted{"asserted", "reported", "planned", "conditional", "negated", "historical"};
  for (const auto& kind : names.events) wanted.push_back(kind.first);
  for (const std::string& name : wanted) CHECK_MESSAGE(told[name] >= 5, "too few rows of: ", name);
  for (const auto& mode : names.modes) {
    CHECK_MESSAGE(told[mode.first + '/' + mode.second] >= 1, "no row of: ", mode.first, '/', mode.second);
  }
}

}  // namespace
}  // namespace demarche
