// How well tellings meet: B-cubed (Bagga and Baldwin 1998) over the groups of tests/data/merge.
#include <algorithm>
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

/// The days of a timex whose words are the first of the sentence.
void Date(ArticleOf& article, std::uint32_t event, const std::string& days, const std::string& words) {
  if (days.empty()) return;
  const std::size_t dots = days.find("..");
  const std::string to = dots == std::string::npos ? days : days.substr(dots + 2);
  article.When(event, {.words = words, .from = days.substr(0, dots), .to = to, .edtf = {}});
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
  Date(article, event, field[6], made.trigger_text);
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

/// B-cubed in percent.
Score ScoreOf(const Gold& gold) {
  std::vector<Extraction> extractions;
  for (auto [id, article] : gold.articles) extractions.push_back(article.Anchored());
  const Timeline timeline = BuildTimeline(extractions, {}, TestLexicon(), {});
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
      {{"gold.txt"}, 46, 97, 97},
      {{"unseen.txt"}, 20, 97, 96},
      {{"gold.txt", "unseen.txt"}, 66, 97, 97},
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

}  // namespace
}  // namespace demarche::test
