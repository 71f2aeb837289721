// How well tellings meet: B-cubed (Bagga and Baldwin 1998) over the groups of tests/data/merge.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <doctest/doctest.h>

#include "base/ascii.h"
#include "make.h"
#include "timeline/timeline.h"

namespace demarche::test {
namespace {

std::vector<std::string> Split(const std::string& text, char by) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, by);) {
    const std::string trimmed(Trim(part));
    if (by != ' ' || !trimmed.empty()) parts.push_back(trimmed);
  }
  return parts;
}

struct Gold {
  std::map<std::string, ArticleOf> articles;
  std::map<std::string, std::string> deed_of;  ///< event id: group and number
  std::size_t groups = 0;
};

/// "meeting//planned": kind, mode, claim; the last two may be missing.
struct KindOf {
  std::string kind;
  std::string mode;
  Factuality factuality = Factuality::kAsserted;

  explicit KindOf(const std::string& field) {
    std::vector<std::string> parts = Split(field, '/');
    parts.resize(3);
    kind = parts[0];
    mode = parts[1];
    const std::map<std::string, Factuality> claims = {{"", Factuality::kAsserted},
                                                      {"planned", Factuality::kPlanned},
                                                      {"conditional", Factuality::kConditional},
                                                      {"denied", Factuality::kNegated}};
    REQUIRE(claims.contains(parts[2]));
    factuality = claims.at(parts[2]);
  }
};

/// The weekday that the sentence names, else its first word.
std::string DateWords(const std::string& sentence) {
  for (const char* day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}) {
    if (sentence.find(day) != std::string::npos) return day;
  }
  return sentence.substr(0, sentence.find(' '));
}

/// The days of a timex with those words.
void Date(ArticleOf& article, std::uint32_t event, const std::string& days, const std::string& words) {
  if (days.empty()) return;
  const std::size_t dots = days.find("..");
  const std::string to = dots == std::string::npos ? days : days.substr(dots + 2);
  article.When(event, {.words = words, .from = days.substr(0, dots), .to = to, .edtf = {}});
}

/// The lexicon of the program: names of states, and how common words are.
const Lexicon& ProgramLexicon() {
  static const Lexicon lexicon = [] {
    const std::vector<std::filesystem::path> folders{DEMARCHE_SOURCE_DIR "/lexicon"};
    Result<Lexicon> loaded = Lexicon::Load(folders);
    REQUIRE_MESSAGE(loaded.has_value(), (loaded ? std::string() : ToString(loaded.error())));
    return *std::move(loaded);
  }();
  return lexicon;
}

/// Code -> names, adjectives and seats: "Japan", "Japanese", "Tokyo".
std::multimap<std::string, std::string> NamesOfActors() {
  std::multimap<std::string, std::string> names;
  const std::size_t code = Lexicon::Column("actors", "code");
  for (const LexiconRow& row : ProgramLexicon().Rows("actors")) {
    for (const char* column : {"names", "adjectives", "seats"}) {
      for (const std::string_view name : row.Items(Lexicon::Column("actors", column)))
        names.emplace(row.Text(code), name);
    }
  }
  return names;
}

/// Marks where the sentence of `event` names its parties, as the extractor would.
void NameParties(Extraction& extraction, std::uint32_t event) {
  static const std::multimap<std::string, std::string> names = NamesOfActors();
  const Event& made = extraction.events[event];
  for (const auto* actors : {&made.sources, &made.targets}) {
    for (const Actor& actor : *actors) {
      const auto [first, last] = names.equal_range(actor.code);
      for (auto name = first; name != last; ++name) {
        const std::size_t at = made.evidence.find(name->second);
        if (at == std::string::npos) continue;
        ActorMention& mention = extraction.actors.emplace_back();
        mention.actor = actor;
        mention.sentence = made.sentence;
        mention.actor.span.begin = extraction.sentences[made.sentence].begin + static_cast<std::uint32_t>(at);
        mention.actor.span.end = mention.actor.span.begin + static_cast<std::uint32_t>(name->second.size());
      }
    }
  }
}

void ReadTelling(const std::string& group, const std::vector<std::string>& field, Gold& gold) {
  const bool is_new = gold.articles.try_emplace(field[1], field[1], field[2], "Paper " + field[1]).second;
  ArticleOf& article = gold.articles.at(field[1]);
  if (is_new) article.Filler();
  const KindOf kind(field[3]);
  const auto event =
      article.Event(kind.kind, Split(field[4], ' '), Split(field[5], ' '), field[7], kind.factuality);
  Event& made = article.Get().events[event];
  made.deed.plover.mode = kind.mode;
  const std::set<std::string> material = {"coercion", "sanction",      "attack",
                                          "aid",      "demonstration", "mobilize"};
  made.deed.quad = material.contains(kind.kind) ? "material conflict" : "verbal conflict";
  Date(article, event, field[6], DateWords(field[7]));
  NameParties(article.Get(), event);
  gold.deed_of[made.id] = group + field[0];
}

void ReadGold(const std::string& file, Gold& gold) {
  std::ifstream in(DEMARCHE_SOURCE_DIR "/tests/data/merge/" + file);
  std::string group;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("group: ")) group = line.substr(7), ++gold.groups;
    if (line.empty() || line[0] == '#' || line.starts_with("group: ")) continue;
    const std::vector<std::string> field = Split(line, '|');
    REQUIRE_MESSAGE(field.size() == 8, line);
    ReadTelling(group, field, gold);
  }
}

struct Score {
  double precision = 0;
  double recall = 0;
  std::string mistakes;
  [[nodiscard]] double F1() const { return 2 * precision * recall / (precision + recall); }
};

std::vector<Extraction> ExtractionsOf(const Gold& gold) {
  std::vector<Extraction> extractions;
  for (auto [id, article] : gold.articles) extractions.push_back(article.Anchored());
  return extractions;
}

/// B-cubed in percent.
Score ScoreOf(const Gold& gold) {
  const Timeline timeline = BuildTimeline(ExtractionsOf(gold), {}, ProgramLexicon(), {});
  std::map<std::string, double> of_deed;
  for (const auto& [event, deed] : gold.deed_of) ++of_deed[deed];
  const double share = 100 / static_cast<double>(gold.deed_of.size());
  Score score;
  for (const Entry& entry : timeline.entries) {
    std::map<std::string, double> here;
    for (const Report& report : entry.reports) ++here[gold.deed_of.at(report.event)];
    for (const auto& [deed, count] : here) {
      score.precision += share * count * count / static_cast<double>(entry.reports.size());
      score.recall += share * count * count / of_deed.at(deed);
      if (here.size() > 1 || count < of_deed.at(deed))
        score.mistakes += entry.id + ' ' + entry.reports[0].text + " [" + deed + "]\n";
    }
  }
  return score;
}

TEST_CASE("tellings of one deed meet, others do not") {
  struct {
    std::vector<std::string> files;
    std::size_t groups;
    double precision;
    double f1;
  } const table[] = {
      {{"gold.txt"}, 46, 98, 98},
      {{"unseen.txt"}, 20, 98, 97},
      {{"gold.txt", "unseen.txt"}, 66, 98, 98},
  };
  for (const auto& row : table) {
    Gold gold;
    for (const std::string& file : row.files) ReadGold(file, gold);
    CHECK(gold.groups == row.groups);
    const Score score = ScoreOf(gold);
    INFO(row.files.back(), ": B-cubed precision ", score.precision, ", recall ", score.recall, ", F1 ",
         score.F1(), "\n", score.mistakes);
    CHECK(score.precision >= row.precision);
    CHECK(score.F1() >= row.f1);
  }
}

/// The reports of each entry.
std::set<std::set<std::string>> EntriesOf(const Timeline& timeline) {
  std::set<std::set<std::string>> entries;
  for (const Entry& entry : timeline.entries) {
    std::set<std::string> events;
    for (const Report& report : entry.reports) events.insert(report.event);
    entries.insert(events);
  }
  return entries;
}

/// The reports of all entries that `article` tells.
std::set<std::string> ReachOf(const std::string& article, const Timeline& timeline) {
  std::set<std::string> events;
  for (const Entry& entry : timeline.entries) {
    const auto tells = [&](const Report& it) { return it.article == article; };
    if (std::none_of(entry.reports.begin(), entry.reports.end(), tells)) continue;
    for (const Report& report : entry.reports) events.insert(report.event);
  }
  return events;
}

TEST_CASE("an article more or less changes only the entries that it tells") {
  Gold gold;
  for (const char* file : {"gold.txt", "unseen.txt"}) ReadGold(file, gold);
  const std::vector<Extraction> all = ExtractionsOf(gold);
  const Timeline whole = BuildTimeline(all, {}, ProgramLexicon(), {});
  const std::set<std::set<std::string>> before = EntriesOf(whole);
  for (std::size_t out = 0; out < all.size(); out += 4) {
    CAPTURE(all[out].article.id);
    const std::set<std::string> reach = ReachOf(all[out].article.id, whole);
    std::vector<Extraction> some = all;
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(out));
    for (const std::set<std::string>& entry : EntriesOf(BuildTimeline(some, {}, ProgramLexicon(), {}))) {
      const bool is_reached = std::any_of(entry.begin(), entry.end(),
                                          [&](const std::string& event) { return reach.contains(event); });
      CHECK((is_reached || before.contains(entry)));
    }
  }
}

}  // namespace
}  // namespace demarche::test
