// The schema of lexicon/, one block per table. docs/lexicon.md tells analysts more in prose.
#include "lexicon/schema.h"

#include <string>

namespace demarche::lexicon {
namespace {

// Columns of several tables.
Column Sector() { return {.name = "sector", .refers_to = "sectors.sector"}; }
Column Mode() { return {.name = "mode", .mode_of = "kind"}; }
Column Cameo() { return {.name = "cameo", .form = Form::kCameo}; }

// Who acts --------------------------------------------------------------------------------

Table Actors() {
  return {"actors",
          "One row per code. `adjectives` are demonyms and adjectives (\"Japanese\"), `seats` capitals and "
          "seats of power that act for the actor (\"Tokyo\"; \"the Kremlin\"). `from` and `to` bound its "
          "existence; before them its names meant the actor `earlier` (nobody where that is empty), after "
          "them its seats mean `later`.",
          1,
          {{"code", Form::kText, true},
           {"type", Form::kChoice, true, {"state", "igo", "ngo", "armed group", "company"}},
           Sector(),
           {"names", Form::kList, true, {}, {}, "actor", "code"},
           {"adjectives", Form::kList, false, {}, {}, "actor", "code"},
           {"seats", Form::kList, false, {}, {}, "actor", "code"},
           {"from", Form::kDay},
           {"to", Form::kDay, false, {}, {}, {}, {}, "from"},
           {"earlier", Form::kText, false, {}, "actors.code", {}, {}, {}, "from"},
           {"later", Form::kText, false, {}, "actors.code", {}, {}, {}, "to"}}};
}

Table Namesakes() {
  return {"namesakes",
          "Names of actors that mean somebody else, or nobody (`code` empty), where the article holds one of "
          "`words` and none of `unless`: \"Georgia\" with \"Atlanta\". Roles that are of another `sector` "
          "there: \"producers\" with \"International Coffee Organization\".",
          0,
          {{"names", Form::kList, true},
           {"code", Form::kText, false, {}, "actors.code"},
           {"words", Form::kList, true},
           {"unless", Form::kList},
           Sector()}};
}

Table ShortNames() {
  return {
      "short names",
      "What an organisation is called once it has been named: \"the alliance\" after NATO. Each word stands "
      "for those that have it in one of their names, for all of the `types`, and for those of the `codes`.",
      0,
      {{"words", Form::kList, true, {}, {}, "short name"},
       {"types", Form::kList, false, {"igo", "ngo", "armed group", "company"}},
       {"codes", Form::kList, false, {}, "actors.code"}}};
}

Table Small() {
  return {
      "small",
      "Names and adjectives of states that are something else in small letters: \"turkey\", \"polish\". All "
      "others are found in small letters too.",
      0,
      {{"words", Form::kList, true}}};
}

Table Institutions() {
  return {"institutions",
          "Bodies known by a name of their own: \"Pentagon\", \"State Department\", \"Knesset\".",
          0,
          {{"names", Form::kList, true, {}, {}, "actor", "code"},
           {"code", Form::kText, true, {}, "actors.code"},
           Sector()}};
}

Table Roles() {
  return {"roles",
          "Common words for those who act: \"president\", \"foreign ministry\", \"army\", \"rebels\".",
          0,
          {{"words", Form::kList, true, {}, {}, "role"},
           {"class", Form::kChoice, true, {"person", "group", "body", "people", "nobody"}},
           Sector()}};
}

Table Leaders() {
  return {"leaders",
          "Persons with terms of office; an open end is an empty cell.",
          0,
          {{"name", Form::kText, true},
           {"aliases", Form::kList},
           {"code", Form::kText, true, {}, "actors.code"},
           Sector(),
           {"office"},
           {"from", Form::kDay},
           {"to", Form::kDay, false, {}, {}, {}, {}, "from"}}};
}

Table Places() {
  return {"places",
          "Where things happen. `country` is empty for seas and disputed places.",
          0,
          {{"names", Form::kList, true},
           {"country", Form::kList, false, {}, "actors.code"},
           {"kind", Form::kChoice, false, {"city", "region", "island", "site", "sea", "strait", "line"}}}};
}

// What is done ----------------------------------------------------------------------------

Table Sectors() {
  return {"sectors",
          "What those who act are beside the land that they are of: the codes of PLOVER.",
          1,
          {{"sector", Form::kText, true}, {"says"}}};
}

Table Kinds() {
  return {
      "kinds",
      "The ontology: kinds with their PLOVER event, CAMEO code, score and quad class.",
      1,
      {{"kind", Form::kText, true},
       {"event", Form::kText, true},
       Cameo(),
       {"score", Form::kNumber, true},
       {"quad",
        Form::kChoice,
        true,
        {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "neutral"}},
       {"says"}}};
}

Table Modes() {
  return {"modes",
          "Modes of a PLOVER event whose score differs, or that the manual names.",
          2,
          {{"event", Form::kText, true, {}, "kinds.event"},
           {"mode", Form::kText, true},
           {"score", Form::kNumber}}};
}

Table Headlines() {
  return {"headlines",
          "How an entry reads in plain words: \"SOURCE lodges a formal protest with TARGET\".",
          2,
          {{"kind", Form::kText, true, {}, "kinds.kind"},
           Mode(),
           {.name = "phrase", .required = true, .holds = {"SOURCE", "TARGET"}},
           {.name = "alone", .holds = {"SOURCE"}},
           {.name = "reciprocal", .holds = {"SOURCE"}}}};
}

Table Frequencies() {
  return {"frequencies",
          "How common words are in news; the rarer, the more two tellings have in common that share them.",
          0,
          {{"weight", Form::kNumber, true}, {"stems", Form::kList, true, {}, {}, "stem"}}};
}

Table Contexts() {
  return {"contexts",
          "PLOVER contexts and the words that show them.",
          1,
          {{"context", Form::kText, true}, {"words", Form::kList, true}}};
}

Table Classes() {
  return {"classes",
          "Lexical classes that patterns may name: \"{PROTEST}\".",
          1,
          {{"name", Form::kText, true}, {"words", Form::kList, true}}};
}

Table Patterns() {
  return {"patterns",
          "Event patterns; docs/lexicon.md has their language.",
          0,
          {{"kind", Form::kText, true, {}, "kinds.kind"},
           Mode(),
           Cameo(),
           {"pattern", Form::kText, true},
           {"flags", Form::kList}}};
}

Table Operators() {
  return {"operators",
          "Words that change what an embedded deed is: a threat of X, a promise, a refusal ...",
          0,
          {{"operator", Form::kText, true}, {"words", Form::kList, true}, {"note"}}};
}

Table Discourse() {
  return {"discourse",
          "Words that order events: \"after\", \"following\", \"ahead of\", \"during\".",
          0,
          {{"relation", Form::kChoice, true, {"after", "before", "within"}},
           {"words", Form::kList, true},
           {"reference", Form::kChoice, false, {"noun", "story"}}}};
}

// Language and time -----------------------------------------------------------------------

Table Abbreviations() {
  return {
      "abbreviations",
      "Forms written with a full stop. `kind`: \"title\" never ends a sentence, \"number\" neither and only "
      "before a digit, \"any\" ends one before a word that begins sentences, \"end\" before any capital.",
      0,
      {{"kind", Form::kChoice, true, {"title", "number", "any", "end"}}, {"forms", Form::kList, true}}};
}

Table ClosedWords() {
  return {
      "boundary words",
      "Words whose class the form alone decides (a UPOS tag), and pieces of words that the tokenizer knows.",
      0,
      {{"class", Form::kText, true}, {"words", Form::kList, true}}};
}

Table Lemmas() {
  return {"lemmas",
          "Lemmas that no rule gives, \"form=lemma\", by a UPOS tag and, if need be, a feature.",
          0,
          {{"class", Form::kText, true}, {"words", Form::kList, true}}};
}

Table NameWords() {
  return {"name words",
          "Words that tell what a proper name names; lexicon/language/names.txt explains each class.",
          0,
          {{"class", Form::kText, true}, {"words", Form::kList, true}}};
}

Table TimeWords() {
  return {"time words",
          "Words of time expressions: their class, what they say (\"month=10\"), and how they are written.",
          0,
          {{"class", Form::kText, true}, {"value"}, {"words", Form::kList, true}}};
}

Table TimeRules() {
  return {"time rules",
          "Rules over classes of time words: what a pattern makes (a timex, or a class for other rules), and "
          "what it says beyond its words. docs/time.md has the language of patterns.",
          1,
          {{"name", Form::kText, true},
           {"pattern", Form::kText, true},
           {"makes", Form::kText, true},
           {"value"},
           {"note"}}};
}

Table MovableDays() {
  return {"movable days",
          "Feasts by their first day in each year; lexicon/times/en/feasts.txt explains the columns.",
          0,
          {{"names", Form::kList, true},
           {"lasts", Form::kNumber, true},
           {"margin", Form::kNumber, true},
           {"days", Form::kList}}};
}

Table TimeZones() {
  return {"time zones",
          "The clocks of places as they are written (\"Tokyo time\"), by the zone of the tz database.",
          1,
          {{"zone", Form::kZone, true}, {"clocks", Form::kList, true}}};
}

Table DateOrders() {
  return {
      "date orders",
      "In which countries figures tell the day, and in which the month first; codes are two small letters.",
      1,
      {{"order", Form::kChoice, true, {"day first", "month first"}}, {"countries", Form::kCountries, true}}};
}

// Reading files and pages -----------------------------------------------------------------

Table IngestWords() {
  return {"ingest words",
          "What lines of an article file, and parts of a web page, are: lexicon/ingest/ explains each class.",
          0,
          {{"class",
            Form::kChoice,
            true,
            {"tail",        "anywhere",       "byline",        "office",         "name link",
             "masthead",    "section",        "date label",    "modified",       "weekday",
             "month",       "ordinal",        "date link",     "opengraph date", "date meta",
             "title meta",  "publisher meta", "modified meta", "date class",     "head class",
             "column",      "drop",           "keep",          "side",           "day first language",
             "date phrase", "lead class",     "author meta",   "section meta",   "date opening",
             "linked side", "state text",     "state date"}},
           {"words", Form::kList, true}}};
}

Table Publishers() {
  return {"publishers",
          "Publishers whose pages need rules of their own; lexicon/publishers/ explains the columns.",
          0,
          {{"hosts", Form::kList, true, {}, {}, "host", "name"},
           {"name", Form::kText, true},
           {"order", Form::kChoice, false, {"day first", "month first", "year first"}},
           {"zone", Form::kText, false, {}, "time zones.zone"},
           {"title", Form::kSelectors},
           {"text", Form::kSelectors},
           {"date", Form::kSelectors},
           {"author", Form::kSelectors},
           {"drop", Form::kSelectors},
           {"boilerplate", Form::kList}}};
}

}  // namespace

std::span<const Table> Schema() {
  static const std::vector<Table> tables{
      Actors(),        Namesakes(),   ShortNames(), Small(),       Institutions(), Roles(),
      Leaders(),       Places(),      Sectors(),    Kinds(),       Modes(),        Headlines(),
      Frequencies(),   Contexts(),    Classes(),    Patterns(),    Operators(),    Discourse(),
      Abbreviations(), ClosedWords(), Lemmas(),     NameWords(),   TimeWords(),    TimeRules(),
      MovableDays(),   TimeZones(),   DateOrders(), IngestWords(), Publishers()};
  return tables;
}

const Table* FindTable(std::string_view name) {
  for (const Table& table : Schema()) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

std::size_t FindColumn(const Table& table, std::string_view name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name == name) return i;
  }
  return std::string_view::npos;
}

}  // namespace demarche::lexicon
