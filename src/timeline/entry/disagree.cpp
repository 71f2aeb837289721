// What reports of one deed say differently, besides its time: numbers beside the same noun
// ("23 diplomats", "24 diplomats") and the country of the place.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

constexpr std::size_t kShortestNoun = 4;
constexpr std::size_t kMaxBetween = 2;  // capitalised words between number and noun: "23 Chinese diplomats"

/// Value of a field -> publishers that give it.
using Given = std::map<std::string, std::set<std::string>>;

/// Noun -> its number; nothing where one sentence gives several.
std::map<std::string, std::optional<std::string>> FiguresOf(const Event& event) {
  std::map<std::string, std::optional<std::string>> figures;
  const std::vector<EvidenceWord> words = WordsOf(event.evidence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view number = words[i].text;
    if (!std::all_of(number.begin(), number.end(),
                     [](char c) { return IsDigit(c) || c == ',' || c == '.'; })) {
      continue;
    }
    std::size_t noun = i + 1;
    while (noun < words.size() && noun <= i + kMaxBetween && IsUpper(words[noun].text.front())) ++noun;
    if (noun >= words.size()) continue;
    const std::string_view word = words[noun].text;
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return IsLower(c); });
    if (!plain || word.size() < kShortestNoun) continue;
    std::string plain_number;
    std::copy_if(number.begin(), number.end(), std::back_inserter(plain_number),
                 [](char c) { return c != ','; });
    const auto [it, is_new] = figures.emplace(word, plain_number);
    if (!is_new && it->second != plain_number) it->second.reset();
  }
  return figures;
}

std::vector<std::string> Say(const Given& versions) {
  std::vector<std::string> values;
  for (const auto& [value, publishers] : versions) {
    std::string by;
    for (const std::string& publisher : publishers) by += (by.empty() ? "" : ", ") + publisher;
    values.push_back(value + " (" + by + ")");
  }
  return values;
}

}  // namespace

void FindDisagreements(const std::vector<const Mention*>& tellings,
                       std::vector<Disagreement>& disagreements) {
  std::map<std::string, Given> figures;
  Given places;
  std::set<std::string> countries;
  for (const Mention* telling : tellings) {
    const std::string publisher = PublisherOf(*telling);
    for (const auto& [noun, number] : FiguresOf(*telling->event)) {
      if (number) figures[noun][*number + ' ' + noun].insert(publisher);
    }
    const std::optional<Place>& place = telling->event->place;
    if (!place || place->country.empty()) continue;
    countries.insert(place->country);
    places[place->name].insert(publisher);
  }
  Disagreement counts{"figures", {}};
  for (const auto& [noun, versions] : figures) {
    if (versions.size() < 2) continue;
    for (std::string& value : Say(versions)) counts.values.push_back(std::move(value));
  }
  if (!counts.values.empty()) disagreements.push_back(std::move(counts));
  if (countries.size() > 1) disagreements.push_back({"place", Say(places)});
}

}  // namespace demarche::timeline
