// How well tellings meet: B-cubed (Bagga and Baldwin 1998) over the groups of tests/data/merge/gold.txt.
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

constexpr int kLeastPrecision = 95;  // percent
constexpr int kLeastF1 = 90;

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
  std::vector<Extraction> articles;
  std::map<std::string, std::string> deed_of;  ///< event id: group and number
  std::size_t groups = 0;
};

/// The days of a timex whose words are the first of the sentence.
void Date(ArticleOf& article, std::uint32_t event, const std::string& days, const std::string& words) {
  if (days.empty()) return;
  const std::size_t dots = days.find("..");
  const std::string to = dots == std::string::npos ? days : days.substr(dots + 2);
  article.When(event, {.words = words, .from = days.substr(0, dots), .to = to, .edtf = {}});
}

Gold ReadGold() {
  Gold gold;
  std::map<std::string, ArticleOf> articles;
  std::ifstream in(DEMARCHE_SOURCE_DIR "/tests/data/merge/gold.txt");
  std::string group;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("group: ")) group = line.substr(7), ++gold.groups;
    if (line.empty() || line[0] == '#' || line.starts_with("group: ")) continue;
    const std::vector<std::string> field = Split(line, '|');
    REQUIRE(field.size() == 8);
    const bool is_new = articles.try_emplace(field[1], field[1], field[2], "Paper " + field[1]).second;
    ArticleOf& article = articles.at(field[1]);
    if (is_new) article.Filler();
    const std::vector<std::string> kind = Split(field[3], '/');
    const auto event = article.Event(kind[0], Split(field[4], ' '), Split(field[5], ' '), field[7]);
    Event& made = article.Get().events[event];
    if (kind.size() > 1) made.deed.plover.mode = kind[1];
    const std::set<std::string> material = {"coercion", "sanction", "attack", "aid", "demonstration"};
    made.deed.quad = material.contains(kind[0]) ? "material conflict" : "verbal conflict";
    Date(article, event, field[6], made.trigger_text);
    gold.deed_of[made.id] = group + field[0];
  }
  for (auto& [id, article] : articles) gold.articles.push_back(article.Anchored());
  return gold;
}

TEST_CASE("tellings of one deed meet, others do not") {
  const Gold gold = ReadGold();
  REQUIRE(gold.groups >= 25);
  const Timeline timeline = BuildTimeline(gold.articles, {}, TestLexicon(), {});
  std::map<std::string, double> of_deed;
  for (const auto& [event, deed] : gold.deed_of) ++of_deed[deed];
  double precision = 0;
  double recall = 0;
  std::string mistakes;
  for (const Entry& entry : timeline.entries) {
    std::map<std::string, double> here;
    for (const Report& report : entry.reports) ++here[gold.deed_of.at(report.event)];
    for (const auto& [deed, count] : here) {
      precision += count * count / static_cast<double>(entry.reports.size());
      recall += count * count / of_deed.at(deed);
      if (here.size() > 1 || count < of_deed.at(deed))
        mistakes += entry.reports[0].text + " [" + deed + "]\n";
    }
  }
  const auto tellings = static_cast<double>(gold.deed_of.size());
  precision *= 100 / tellings;
  recall *= 100 / tellings;
  const double f1 = 2 * precision * recall / (precision + recall);
  INFO("B-cubed precision ", precision, ", recall ", recall, ", F1 ", f1, "\n", mistakes);
  CHECK(precision >= kLeastPrecision);
  CHECK(f1 >= kLeastF1);
}

}  // namespace
}  // namespace demarche::test
