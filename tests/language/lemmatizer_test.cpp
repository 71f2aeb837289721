// Tagged forms and their dictionary forms, as the English treebanks have them.
#include "language/lemmatizer.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "language/conllu.h"

using namespace demarche;
using namespace demarche::language;
namespace fs = std::filesystem;

namespace {

std::string Lemma(const std::string& form, const std::string& upos, const std::string& feats,
                  Capitals capitals, Deprel deprel = Deprel::kNone) {
  const std::vector<fs::path> folders{fs::path(DEMARCHE_SOURCE_DIR) / "lexicon"};
  static const Words words = Words::Load(Lexicon::Load(folders).value()).value();
  static const Morphology morphology = Morphology::Load("/usr/share/wordnet").value();
  Morphology::Analysis readings;
  morphology.Analyze(LowerForm(form).text(), readings);
  std::string lemma = "old content";
  Lemmatize({form, ParseUpos(upos).value(), ParseFeats(feats), readings, capitals, deprel}, words, lemma);
  return lemma;
}

}  // namespace

TEST_CASE("lemmas of tagged forms") {
  struct Case {
    const char* form;
    const char* upos;
    const char* feats;
    const char* lemma;
    Capitals capitals = Capitals::kAcronym;
  };
  const Case cases[] = {
      // Verbs: features decide between base and inflected form.
      {"met", "VERB", "Tense=Past|VerbForm=Fin", "meet"},
      {"left", "VERB", "Tense=Past|VerbForm=Part", "leave"},
      {"found", "VERB", "VerbForm=Inf", "found"},
      {"found", "VERB", "Tense=Past|VerbForm=Fin", "find"},
      {"lay", "VERB", "VerbForm=Inf", "lay"},
      {"lay", "VERB", "Tense=Past|VerbForm=Fin", "lie"},
      {"installed", "VERB", "Tense=Past|VerbForm=Part", "install"},
      {"controlled", "VERB", "Tense=Past|VerbForm=Part", "control"},
      {"Denies", "VERB", "Tense=Pres|VerbForm=Fin|Person=3", "deny"},
      {"googled", "VERB", "Tense=Past|VerbForm=Fin", "google"},
      {"blogging", "VERB", "VerbForm=Ger", "blog"},
      {"tweets", "VERB", "Person=3|Tense=Pres|VerbForm=Fin", "tweet"},
      // Auxiliaries and pronouns.
      {"'d", "AUX", "VerbForm=Fin", "would"},
      {"'d", "AUX", "Tense=Past|VerbForm=Fin", "have"},
      {"’s", "AUX", "Tense=Pres|VerbForm=Fin", "be"},
      {"’s", "PART", "_", "'s"},
      {"n't", "PART", "_", "not"},
      {"might", "AUX", "VerbForm=Fin", "might"},
      {"Them", "PRON", "_", "they"},
      {"I", "PRON", "_", "I"},
      {"those", "DET", "_", "that"},
      {"an", "DET", "_", "a"},
      // Nouns.
      {"talks", "NOUN", "Number=Plur", "talk"},
      {"Crises", "NOUN", "Number=Plur", "crisis"},
      {"species", "NOUN", "Number=Plur", "species"},
      {"news", "NOUN", "Number=Sing", "news"},
      {"data", "NOUN", "Number=Plur", "data"},
      {"euroskeptics", "NOUN", "Number=Plur", "euroskeptic"},
      {"NGOs", "NOUN", "Number=Plur", "NGO"},
      {"TNT", "NOUN", "Number=Sing", "TNT"},
      {"TALKS", "NOUN", "Number=Plur", "talk", Capitals::kNothing},
      {"DEAL", "NOUN", "Number=Sing", "deal", Capitals::kNothing},
      {"p.m", "NOUN", "_", "p.m."},
      // Names keep their form, except plurals.
      {"Japan", "PROPN", "Number=Sing", "Japan"},
      {"NATO", "PROPN", "Number=Sing", "NATO"},
      {"Netherlands", "PROPN", "_", "Netherlands"},
      {"Nations", "PROPN", "Number=Plur", "Nation"},
      {"Iraqis", "PROPN", "Number=Plur", "Iraqi"},
      {"Studies", "PROPN", "Number=Plur", "Study"},
      {"Sept.", "PROPN", "Number=Sing", "September"},
      // Adjectives and adverbs.
      {"larger", "ADJ", "_", "large"},
      {"better", "ADJ", "_", "good"},
      {"better", "ADV", "_", "well"},
      {"longer", "ADV", "_", "long"},
      {"modest", "ADJ", "_", "modest"},
      {"Foreign", "ADJ", "_", "foreign"},
      {"American", "ADJ", "_", "American", Capitals::kName},
      {"United", "ADJ", "_", "United", Capitals::kName},
      {"American", "ADJ", "_", "American"},
      {"ÉTRANGER", "ADJ", "_", "étranger"},
      // Numbers and signs.
      {"200,000.5", "NUM", "_", "200000.5"},
      {"XIV", "NUM", "_", "XIV"},
      {"Two", "NUM", "_", "two"},
      {"bn", "NUM", "_", "billion"},
      {"“", "PUNCT", "_", "\""},
      {"...", "PUNCT", "_", "..."},
  };
  for (const Case& each : cases) {
    CAPTURE(each.form);
    CAPTURE(each.upos);
    CAPTURE(each.feats);
    CHECK(Lemma(each.form, each.upos, each.feats, each.capitals) == each.lemma);
  }
}

TEST_CASE("the relation decides where tag and form do not") {
  CHECK(Lemma("her", "PRON", "_", Capitals::kName, Deprel::kObj) == "she");
  CHECK(Lemma("her", "PRON", "_", Capitals::kName, Deprel::kNmodPoss) == "her");
}

TEST_CASE("names in small letters or capitals are written as the lexicon has them") {
  CHECK(Lemma("france", "PROPN", "Number=Sing", Capitals::kName) == "France");
  CHECK(Lemma("FRANCE", "PROPN", "Number=Sing", Capitals::kName) == "France");
  CHECK(Lemma("NATO", "PROPN", "Number=Sing", Capitals::kName) == "NATO");
  CHECK(Lemma("french", "ADJ", "_", Capitals::kName) == "French");
  CHECK(Lemma("NOTICE", "NOUN", "Number=Sing", Capitals::kName) == "notice");
}

TEST_CASE("any bytes have a lemma under any tag") {
  const std::vector<std::string> forms{
      "s",    "'s",  "\xFF",  "\xFFs",  "S",       "ed",  "ing",
      "ss",   "’",   "é",     "’’s",    "-ing",    ",",   "1,",
      "ches", "ies", "Ss",    "\xC3s",  "'",       "sss", std::string(200, 's'),
      "İs",   "ßs",  "🙂s", "aaaied", "aaaaing", "est", "er"};
  for (int upos = 0; upos <= static_cast<int>(Upos::kVerb); ++upos) {
    for (const std::string& form : forms) {
      for (const char* feats : {"_", "Number=Plur", "Tense=Past", "VerbForm=Ger", "Person=3|Tense=Pres"}) {
        CAPTURE(form);
        CHECK_FALSE(Lemma(form, std::string(Name(static_cast<Upos>(upos))), feats, Capitals::kName).empty());
      }
    }
  }
}
