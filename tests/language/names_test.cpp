// Proper names and what they name, over tags and heads that are given.
#include "language/names.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "language/language.h"

using namespace demarche;
using namespace demarche::language;
namespace fs = std::filesystem;

namespace {

const Lexicon& TheLexicon() {
  const std::vector<fs::path> folders{fs::path(DEMARCHE_SOURCE_DIR) / "lexicon"};
  static const Lexicon lexicon = Lexicon::Load(folders).value();
  return lexicon;
}

/// Words are "form/TAG" or "form/TAG/head", with "+" before those that follow without a space; sentences
/// are parted by "||". Tags: N a name, A an adjective, V a finite verb, n a noun, D a determiner, others
/// punctuation.
std::string Names(const std::string& tagged) {
  static const NameFinder finder = NameFinder::Load(TheLexicon()).value();
  static const Morphology dictionary = Morphology::Load("/usr/share/wordnet").value();
  Analysis analysis;
  std::string text;
  std::istringstream words(tagged);
  Sentence sentence;
  const auto close = [&] {
    sentence.last_token = static_cast<std::uint32_t>(analysis.tokens.size());
    analysis.sentences.push_back(sentence);
    sentence.first_token = sentence.last_token;
  };
  for (std::string word; words >> word;) {
    if (word == "||") {
      close();
      continue;
    }
    const std::size_t slash = word.find('/');
    Token token;
    if (word[0] != '+' && !text.empty()) text += ' ';
    if (word[0] == '+') analysis.tokens.back().space_after = false;
    token.span.begin = static_cast<std::uint32_t>(text.size());
    text += word.substr(word[0] == '+' ? 1 : 0, slash - (word[0] == '+' ? 1 : 0));
    token.span.end = static_cast<std::uint32_t>(text.size());
    const char tag = word[slash + 1];
    token.upos = tag == 'N'   ? Upos::kPropn
                 : tag == 'A' ? Upos::kAdj
                 : tag == 'V' ? Upos::kVerb
                 : tag == 'n' ? Upos::kNoun
                 : tag == 'D' ? Upos::kDet
                              : Upos::kPunct;
    if (tag == 'V') token.feats = Feats::kFin;
    if (const std::size_t head = word.find('/', slash + 1); head != std::string::npos) {
      token.head = std::stoi(word.substr(head + 1));
    }
    analysis.tokens.push_back(token);
  }
  close();
  std::string found;
  for (const ProperName& name : finder.Find(text, analysis, dictionary)) {
    const char* const types[]{"?", "person", "organisation", "place"};
    found += (found.empty() ? "" : "; ") + std::string(name.span.In(text)) + "=" +
             types[static_cast<std::size_t>(name.type)];
  }
  return found;
}

}  // namespace

TEST_CASE("names and their types") {
  struct Case {
    const char* tagged;
    const char* names;
  };
  const Case cases[] = {
      {"Japan/N summoned/V the/. ambassador/n", "Japan=place"},
      {"in/. South/A Korea/N", "South Korea=place"},
      {"the/. United/A Nations/N said/V", "United Nations=organisation"},
      // Titles are no part of a name.
      {"Foreign/A Minister/N Oda/N left/V", "Oda=person"},
      {"Japan/N Prime/N Minister/N Oda/N", "Japan=place; Oda=person"},
      {"Secretary/N of/. State/N Jane/N Doe/N", "Jane Doe=person"},
      {"the/. Prime/N Minister/N", "Prime Minister=person"},
      {"the/. spokesman/n Tarkov/N", "Tarkov=person"},
      // Words that end a name, or stand before "of".
      {"the/. Ministry/N of/. Foreign/A Affairs/N", "Ministry of Foreign Affairs=organisation"},
      {"the/. Bank/N of/. the/. Ozarks/N", "Bank of the Ozarks=organisation"},
      {"Tarkov/N Oil/N Inc./N fell/V", "Tarkov Oil Inc.=organisation"},
      {"the/. Tarkov/N River/N", "Tarkov River=place"},
      {"Mount/N Tarkov/N", "Mount Tarkov=place"},
      {"the/. Tarkov/N Prize/N", "Tarkov Prize=?"},
      // Persons.
      {"Maria/N Tarkova/N", "Maria Tarkova=person"},
      {"this/D Court/N", "Court=organisation"},
      {"the/D Gulf/N", "Gulf=place"},
      {"T./N Tarkov/N", "T. Tarkov=person"},
      {"Oda/N Tarkov/N Jr./N", "Oda Tarkov Jr.=person"},
      {"Maria/N Tarkova/N left/V || Tarkova/N", "Maria Tarkova=person; Tarkova=person"},
      // Neighbours.
      {"They/. met/V in/. Tarkovo/N ,/. Odaland/N", "Tarkovo=place; Odaland=place"},
      {"Tarkov/N said/V", "Tarkov=person"},
      {"the/. ATXQ/N", "ATXQ=organisation"},
      // Hyphens, days, a tree that parts two names.
      {"al/N +-/. +Tarkov/N", "al-Tarkov=?"},
      {"on/. Monday/N Maria/N Tarkova/N", "Maria Tarkova=person"},
      {"gave/V/0 Tarkova/N/1 Maria/N/1", "Tarkova=?; Maria=person"},
      {"gave/V/0 Maria/N/1 Tarkova/N/2", "Maria Tarkova=person"},
      {"", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.tagged);
    CHECK(Names(each.tagged) == each.names);
  }
}

TEST_CASE("names of many thousand proper nouns keep their order, and none is endless") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += i % 3 == 0 ? "Kim of " : "Tarkov Minister-Bank ";
  const std::vector<fs::path> folders{fs::path(DEMARCHE_SOURCE_DIR) / "lexicon"};
  const LanguageModel model = LanguageModel::Load(TheLexicon(), "/usr/share/wordnet",
                                                  std::string(DEMARCHE_SOURCE_DIR) + "/models/en.model")
                                  .value();
  const Analysis analysis = model.Analyze(text);
  CHECK_FALSE(analysis.names.empty());
  std::uint32_t last = 0;
  bool ordered = true;
  for (const ProperName& name : analysis.names) {
    ordered = ordered && name.first_token >= last && name.last_token > name.first_token;
    last = name.last_token;
  }
  CHECK(ordered);
}
