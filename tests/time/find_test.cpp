// What holds for whole texts: order, reasons, hostile input, broken tables.

#include "../folder.h"
#include "fixture.h"

namespace demarche {
namespace {

std::vector<std::string> Words(std::string_view text, std::string_view document_time = "2025-11-24") {
  std::vector<std::string> words;
  for (const Timex& timex : FindTimes(text, document_time)) words.emplace_back(timex.span.In(text));
  return words;
}

TEST_CASE("timexes come in text order and do not overlap") {
  const std::string text =
      "On Oct. 31, 2025 they met; two days later, on Sunday, the envoy left for a week. Since 1972 both have "
      "met every year.";
  std::uint32_t end = 0;
  for (const Timex& timex : FindTimes(text, "2025-11-24")) {
    CHECK(timex.span.begin >= end);
    CHECK(timex.span.end <= text.size());
    end = timex.span.end;
  }
  CHECK(Words(text) == std::vector<std::string>{"Oct. 31, 2025", "two days later", "Sunday", "a week", "1972",
                                                "every year"});
}

TEST_CASE("the seed article without a document time keeps its order") {
  const std::string text =
      "The first hint came in late October when China spoke. The meeting did take place on October thirty "
      "one, "
      "where both leaders agreed.\n\nIn the days that followed China increased its presence.";
  const std::vector<Timex> timexes = FindTimes(text, "");
  REQUIRE(timexes.size() == 3);
  CHECK(timexes[0].edtf == "XXXX-10-21/XXXX-10-31");
  CHECK(timexes[1].edtf == "XXXX-10-31");
  CHECK(timexes[2].relation == TimeRelation::kAfter);
  CHECK(timexes[2].reference.empty());
  for (const Timex& timex : timexes) {
    CHECK(!timex.earliest);
    CHECK(!timex.latest);
  }
}

TEST_CASE("in a list of dates each has the year of the one before, or the next where that is nearer") {
  const std::string text =
      "The crisis of Doumeira\n16 April 2008: Djibouti reports trenches.\n24 April: The president gives "
      "orders. "
      "On the following day Asmara denies it.\n10–13 June: Fighting. France sends ships on 12 June.\n"
      "• 3 December – Two diplomats leave.\n14 January: The council meets.\nThe ministers met on 20 "
      "February.";
  const std::vector<Timex> timexes = FindTimes(text, "2015-03-10");
  std::vector<std::string> values;
  for (const Timex& timex : timexes) values.push_back(timex.value);
  CHECK(values == std::vector<std::string>{"2008-04-16", "2008-04-24", "2008-04-25", "2008-06-10",
                                           "2008-06-13", "2008-06-12", "2008-12-03", "2009-01-14",
                                           "2015-02-20"});
  CHECK(timexes[1].why == "'24 April': the words name it; the year is that of the list, by '16 April 2008'");
}

TEST_CASE("long lines of dates cost no more than their length") {
  std::string figures;
  std::string entry = "16 April 2008: ";
  std::string dashes;
  for (int i = 0; i < 20'000; ++i) {
    figures += "2010-10-10 ";
    entry += "24 April ";
    dashes += "10-11 May ";
  }
  CHECK(FindTimes(figures, "2012-01-01").size() == 20'000);
  CHECK(FindTimes(entry, "2012-01-01").back().value == "2008-04-24");
  CHECK(FindTimes(dashes, "2012-01-01").size() >= 20'000);
}

TEST_CASE(
    "the year of a list is never after the document time, and a line with no date before it gives none") {
  const std::vector<Timex> listed =
      FindTimes("3 December 2008: They met.\n14 January: They parted.", "2008-12-20");
  REQUIRE(listed.size() == 2);
  CHECK(listed[1].value == "2008-01-14");
  const std::vector<Timex> leap =
      FindTimes("3 January 2009: They met.\n29 February: They parted.", "2015-12-20");
  CHECK(leap.back().value == "2008-02-29");
  CHECK(FindTimes("14 January: They part.", "2008-12-20")[0].value == "2009-01-14");
  CHECK(FindTimes("They met on 3 December 2001: nobody came. On 14 January they parted.", "2008-12-20")[1]
            .value == "2009-01-14");
}

TEST_CASE("a reason names the reference time and the tense") {
  const std::vector<Timex> timexes = FindTimes("The ministers met on Friday.", "2010-09-24");
  REQUIRE(timexes.size() == 1);
  CHECK(timexes[0].why == "'Friday': the last Friday at or before 2010-09-24, since the clause is past");
}

TEST_CASE("basis tells named, counted and anchored days apart") {
  struct Case {
    const char* text;
    TimeBasis basis;
  };
  for (const Case& each : {Case{"They met on October 31.", TimeBasis::kExplicit},
                           Case{"They met on Friday.", TimeBasis::kRelative},
                           Case{"Weeks after the talks they met.", TimeBasis::kAnchored},
                           Case{"They met recently.", TimeBasis::kNone}}) {
    CAPTURE(each.text);
    const std::vector<Timex> timexes = FindTimes(each.text, "2025-11-24");
    REQUIRE(timexes.size() == 1);
    CHECK(timexes[0].basis == each.basis);
  }
}

TEST_CASE("a date does not reach over a paragraph, but over a line break and a wrong sentence end") {
  CHECK(Words("They met in October\n\n31 people came.") == std::vector<std::string>{"October"});
  CHECK(Words("They met on October\n31 in Seoul.") == std::vector<std::string>{"October\n31"});
  CHECK(Words("They met on Sept. 30 in Seoul.") == std::vector<std::string>{"Sept. 30"});
}

TEST_CASE("typographic apostrophes and dashes read like plain ones") {
  CHECK(Words("The \xE2\x80\x98"
              "80s and the \xE2\x80\x99"
              "90s; the two\xE2\x80\x91"
              "day summit.") == std::vector<std::string>{"The \xE2\x80\x98"
                                                         "80s",
                                                         "the \xE2\x80\x99"
                                                         "90s",
                                                         "two\xE2\x80\x91"
                                                         "day"});
}

/// A word of a tree as CoNLL-U has it; heads count from 1.
struct Word {
  const char* form;
  const char* lemma;
  Upos upos;
  int feats;
  int head;
  Deprel deprel;
};

void AddTree(const std::vector<Word>& words, std::string& text, Analysis& analysis) {
  Sentence sentence;
  sentence.first_token = static_cast<std::uint32_t>(analysis.tokens.size());
  sentence.span.begin = static_cast<std::uint32_t>(text.size());
  for (const Word& word : words) {
    Token token;
    token.span.begin = static_cast<std::uint32_t>(text.size());
    text += word.form;
    token.span.end = static_cast<std::uint32_t>(text.size());
    text += ' ';
    token.lemma = static_cast<std::uint32_t>(analysis.lemmas.size());
    analysis.lemmas.emplace_back(word.lemma);
    token.upos = word.upos;
    token.feats = static_cast<std::uint16_t>(word.feats);
    token.head = word.head;
    token.deprel = word.deprel;
    analysis.tokens.push_back(token);
  }
  sentence.last_token = static_cast<std::uint32_t>(analysis.tokens.size());
  sentence.span.end = static_cast<std::uint32_t>(text.size());
  analysis.sentences.push_back(sentence);
}

constexpr int kPastForm = Feats::kFin | Feats::kPast;

TEST_CASE("the tree finds the verb of a time, which need not be the nearest") {
  std::string text;
  Analysis analysis;
  // "guidelines" looks ahead by its infinitive, though "published" and "said" are past forms
  AddTree({{"He", "he", Upos::kPron, 0, 2, Deprel::kNsubj},
           {"said", "say", Upos::kVerb, kPastForm, 0, Deprel::kRoot},
           {"guidelines", "guideline", Upos::kNoun, 0, 8, Deprel::kNsubj},
           {"to", "to", Upos::kPart, 0, 5, Deprel::kMark},
           {"appear", "appear", Upos::kVerb, Feats::kInf, 3, Deprel::kAcl},
           {"Monday", "Monday", Upos::kPropn, 0, 5, Deprel::kOblUnmarked},
           {"had", "have", Upos::kAux, kPastForm, 8, Deprel::kAux},
           {"leaked", "leak", Upos::kVerb, Feats::kPart | Feats::kPast, 2, Deprel::kCcomp}},
          text, analysis);
  // the noun is past, though its clause is future
  AddTree({{"They", "they", Upos::kPron, 0, 3, Deprel::kNsubj},
           {"will", "will", Upos::kAux, Feats::kFin, 3, Deprel::kAux},
           {"fight", "fight", Upos::kVerb, Feats::kInf, 0, Deprel::kRoot},
           {"Wednesday", "Wednesday", Upos::kPropn, 0, 6, Deprel::kNmodPoss},
           {"'s", "'s", Upos::kPart, 0, 4, Deprel::kCase},
           {"ruling", "ruling", Upos::kNoun, 0, 3, Deprel::kObj}},
          text, analysis);
  const std::vector<Timex> timexes = Finder().Find(text, analysis, ParseDay("2010-09-24"));
  REQUIRE(timexes.size() == 2);
  CHECK(timexes[0].value == "2010-09-27");
  CHECK(timexes[1].value == "2010-09-22");
}

TEST_CASE("a length is a date where it tells when a deed to come is done") {
  const auto value = [](Deprel hangs, int on, const char* object) {
    std::string text;
    Analysis analysis;
    AddTree({{"He", "he", Upos::kPron, 0, 3, Deprel::kNsubj},
             {"will", "will", Upos::kAux, Feats::kFin, 3, Deprel::kAux},
             {"end", "end", Upos::kVerb, Feats::kInf, 0, Deprel::kRoot},
             {object, object, Upos::kAdj, 0, 5, Deprel::kAmod},
             {"visits", "visit", Upos::kNoun, 0, 3, Deprel::kObj},
             {"in", "in", Upos::kAdp, 0, 8, Deprel::kCase},
             {"two", "two", Upos::kNum, 0, 8, Deprel::kNummod},
             {"weeks", "week", Upos::kNoun, 0, on, hangs}},
            text, analysis);
    return Finder().Find(text, analysis, ParseDay("2025-11-24")).at(0).value;
  };
  CHECK(value(Deprel::kObl, 3, "long") == "2025-W50");
  CHECK(value(Deprel::kObl, 3, "third") == "P2W");  // "will end a third visit in two weeks" looks back
  CHECK(value(Deprel::kNmod, 5, "long") == "P2W");  // "visits in two weeks"
}

TEST_CASE("an infinitive beside a rank is told, not planned") {
  const auto value = [](const char* describes) {
    std::string text;
    Analysis analysis;
    AddTree({{"Spain", "Spain", Upos::kPropn, 0, 2, Deprel::kNsubj},
             {"became", "become", Upos::kVerb, kPastForm, 0, Deprel::kRoot},
             {describes, describes, Upos::kAdj, 0, 4, Deprel::kAmod},
             {"state", "state", Upos::kNoun, 0, 2, Deprel::kXcomp},
             {"to", "to", Upos::kPart, 0, 6, Deprel::kMark},
             {"join", "join", Upos::kVerb, Feats::kInf, 4, Deprel::kAcl},
             {"Monday", "Monday", Upos::kPropn, 0, 6, Deprel::kOblUnmarked}},
            text, analysis);
    return Finder().Find(text, analysis, ParseDay("2010-09-24")).at(0).value;
  };
  CHECK(value("first") == "2010-09-20");
  CHECK(value("large") == "2010-09-27");
}

TEST_CASE("what hangs on an event takes the date that the text gives it elsewhere") {
  std::string text;
  Analysis analysis;
  AddTree({{"The", "the", Upos::kDet, 0, 2, Deprel::kDet},
           {"summit", "summit", Upos::kNoun, 0, 3, Deprel::kNsubj},
           {"ended", "end", Upos::kVerb, kPastForm, 0, Deprel::kRoot},
           {"Oct.", "Oct.", Upos::kPropn, 0, 3, Deprel::kOblUnmarked},
           {"31", "31", Upos::kNum, 0, 4, Deprel::kNummod}},
          text, analysis);
  const std::vector<Word> hangs{{"Ships", "ship", Upos::kNoun, 0, 2, Deprel::kNsubj},
                                {"came", "come", Upos::kVerb, kPastForm, 0, Deprel::kRoot},
                                {"two", "two", Upos::kNum, 0, 4, Deprel::kNummod},
                                {"days", "day", Upos::kNoun, 0, 7, Deprel::kOblUnmarked},
                                {"after", "after", Upos::kAdp, 0, 7, Deprel::kCase},
                                {"the", "the", Upos::kDet, 0, 7, Deprel::kDet},
                                {"summit", "summit", Upos::kNoun, 0, 2, Deprel::kObl}};
  AddTree(hangs, text, analysis);
  std::vector<Timex> timexes = Finder().Find(text, analysis, ParseDay("2025-11-24"));
  REQUIRE(timexes.size() == 2);
  CHECK(timexes[1].value == "P2D");
  CHECK(timexes[1].edtf == "2025-11-02");
  CHECK(timexes[1].reference.In(text) == "the summit");
  CHECK(timexes[1].why == "'two days' is ordered by 'the summit'; 'Oct. 31' dates that");

  analysis.lemmas.back() = "vote";  // another event: the order stays, no day is made up
  timexes = Finder().Find(text, analysis, ParseDay("2025-11-24"));
  REQUIRE(timexes.size() == 2);
  CHECK(timexes[1].relation == TimeRelation::kAfter);
  CHECK(!timexes[1].earliest);
}

TEST_CASE("a feast that is a man's name in the text is no time there") {
  const std::vector<Word> end{{"Ramadan", "Ramadan", Upos::kPropn, 0, 2, Deprel::kNsubj},
                              {"spoke", "speak", Upos::kVerb, kPastForm, 0, Deprel::kRoot}};
  std::string text;
  Analysis analysis;
  AddTree(end, text, analysis);
  CHECK(Finder().Find(text, analysis, ParseDay("2025-11-24")).size() == 1);
  AddTree({{"Yassin", "Yassin", Upos::kPropn, 0, 3, Deprel::kNsubj},
           {"Ramadan", "Ramadan", Upos::kPropn, 0, 1, Deprel::kFlat},
           {"spoke", "speak", Upos::kVerb, kPastForm, 0, Deprel::kRoot}},
          text, analysis);
  CHECK(Finder().Find(text, analysis, ParseDay("2025-11-24")).empty());
}

TEST_CASE("heads that point anywhere do no harm") {
  std::string text;
  Analysis analysis;
  AddTree({{"On", "on", Upos::kAdp, 0, 99, Deprel::kCase},
           {"Monday", "Monday", Upos::kPropn, 0, 3, Deprel::kObl},
           {"they", "they", Upos::kPron, 0, 2, Deprel::kNmod},
           {"met", "meet", Upos::kVerb, kPastForm, 4, Deprel::kConj}},
          text, analysis);
  CHECK(Finder().Find(text, analysis, ParseDay("2010-09-24")).size() == 1);
}

TEST_CASE("the caller may ask for the day first") {
  struct Case {
    const char* text;
    const char* value;  ///< of the first date
  };
  for (const Case& each :
       {Case{"The form was dated 3/5/2025, the reply 4/5/2025.", "2025-05-03"},
        Case{"The form was dated 3/5/2025, the reply 31/10/2025.", "2025-05-03"},
        Case{"The form was dated 3/5/2025, the reply 10/31/2025.", "2025-03-05"},
        Case{"The form was dated 3/5/2025, the reply 10/31/2025 or 31/10/2025.", "2025-05-03"}}) {
    CAPTURE(each.text);
    const std::vector<Timex> timexes =
        Finder().Find(each.text, PlainAnalysis(each.text), std::nullopt, DateOrder::kDayFirst);
    REQUIRE(timexes.size() >= 2);
    CHECK(timexes[0].value == each.value);
  }
}

TEST_CASE("an article's country tells the order: the region of its language, then its domain") {
  struct Case {
    const char* language;
    const char* url;
    const char* publisher;
    DateOrder order;
  };
  for (const Case& each :
       {Case{"en", "https://www.bbc.co.uk/news/1", "", DateOrder::kDayFirst},
        Case{"en", "https://www.lemonde.fr:443/a", "", DateOrder::kDayFirst},
        Case{"en", "https://news.example.us/a", "", DateOrder::kMonthFirst},
        Case{"en", "https://example.com/uk/a.uk", "", DateOrder::kMonthFirst},
        Case{"en-AU", "https://example.com/a", "", DateOrder::kDayFirst},
        Case{"en-US", "https://www.bbc.co.uk/news/1", "", DateOrder::kMonthFirst},
        Case{"en", "", "smh.com.au", DateOrder::kDayFirst},
        Case{"en", "", "The Times", DateOrder::kMonthFirst}, Case{"", "", "", DateOrder::kMonthFirst}}) {
    CAPTURE(each.url);
    CAPTURE(each.language);
    Article article;
    article.language = each.language;
    article.url = each.url;
    article.publisher = each.publisher;
    CHECK(Finder().OrderOf(article) == each.order);
  }
}

TEST_CASE("a clock tells how far it lies from UTC, where one zone alone has its name") {
  struct Case {
    const char* words;
    const char* says;  ///< "" = nothing
  };
  for (const Case& each :
       {Case{"9 a.m. Tokyo time", "UTC+09:00 (Asia/Tokyo)"},
        Case{"1500 Moscow time", "UTC+03:00 (Europe/Moscow)"},
        Case{"noon in New York local time", "UTC-04:00 (America/New_York)"}, Case{"9 a.m. EST", "UTC-05:00"},
        Case{"9 a.m. CST", ""}, Case{"9 a.m. IST", ""}, Case{"9 a.m. BST", ""}}) {
    CAPTURE(each.words);
    const std::vector<Timex> timexes =
        FindTimes(std::string("The vote on July 4 began at ") + each.words + " in the hall.", "2025-07-10");
    REQUIRE(timexes.size() == 2);
    CHECK(timexes[1].value.substr(0, 11) == "2025-07-04T");
    const bool told = timexes[1].why.find("UTC") != std::string::npos;
    CHECK(told == !std::string_view(each.says).empty());
    CHECK(timexes[1].why.find(each.says) != std::string::npos);
  }
}

TEST_CASE("an anniversary counts from the date that the text gives the event, if it lies far enough back") {
  std::string text;
  Analysis analysis;
  AddTree({{"The", "the", Upos::kDet, 0, 2, Deprel::kDet},
           {"attack", "attack", Upos::kNoun, 0, 3, Deprel::kNsubj},
           {"occurred", "occur", Upos::kVerb, kPastForm, 0, Deprel::kRoot},
           {"Oct.", "Oct.", Upos::kPropn, 0, 3, Deprel::kOblUnmarked},
           {"31,", "31", Upos::kNum, 0, 4, Deprel::kNummod},
           {"2015", "2015", Upos::kNum, 0, 4, Deprel::kNmodUnmarked}},
          text, analysis);
  AddTree({{"Crowds", "crowd", Upos::kNoun, 0, 2, Deprel::kNsubj},
           {"met", "meet", Upos::kVerb, kPastForm, 0, Deprel::kRoot},
           {"on", "on", Upos::kAdp, 0, 6, Deprel::kCase},
           {"the", "the", Upos::kDet, 0, 6, Deprel::kDet},
           {"tenth", "tenth", Upos::kAdj, 0, 6, Deprel::kAmod},
           {"anniversary", "anniversary", Upos::kNoun, 0, 2, Deprel::kObl},
           {"of", "of", Upos::kAdp, 0, 9, Deprel::kCase},
           {"the", "the", Upos::kDet, 0, 9, Deprel::kDet},
           {"attack", "attack", Upos::kNoun, 0, 6, Deprel::kNmod}},
          text, analysis);
  std::vector<Timex> timexes = Finder().Find(text, analysis, ParseDay("2025-11-24"));
  REQUIRE(timexes.size() == 2);
  CHECK(timexes[1].value == "2025-10-31");
  CHECK(timexes[1].earliest == ParseDay("2025-10-31"));

  timexes = Finder().Find(text, analysis, ParseDay("2015-11-02"));  // another attack, two days ago
  REQUIRE(timexes.size() == 2);
  CHECK(timexes[1].value == "XXXX-XX-XX");
  CHECK(!timexes[1].earliest);
}

TEST_CASE("the verb right before a time governs it; a perfect is past, a shared auxiliary is shared") {
  std::string text;
  Analysis analysis;
  AddTree({{"They", "they", Upos::kPron, 0, 3, Deprel::kNsubj},
           {"will", "will", Upos::kAux, Feats::kFin, 3, Deprel::kAux},
           {"fight", "fight", Upos::kVerb, Feats::kInf, 0, Deprel::kRoot},
           {"rules", "rule", Upos::kNoun, 0, 3, Deprel::kObj},
           {"announced", "announce", Upos::kVerb, Feats::kPart | Feats::kPast, 3, Deprel::kConj},
           {"Wednesday", "Wednesday", Upos::kPropn, 0, 3, Deprel::kOblUnmarked}},
          text, analysis);
  AddTree({{"They", "they", Upos::kPron, 0, 4, Deprel::kNsubj},
           {"have", "have", Upos::kAux, Feats::kFin | Feats::kPres, 4, Deprel::kAux},
           {"been", "be", Upos::kAux, Feats::kPart | Feats::kPast, 4, Deprel::kAux},
           {"meeting", "meet", Upos::kVerb, Feats::kPart | Feats::kPres, 0, Deprel::kRoot},
           {"here", "here", Upos::kAdv, 0, 4, Deprel::kAdvmod},
           {"Thursday", "Thursday", Upos::kPropn, 0, 4, Deprel::kOblUnmarked}},
          text, analysis);
  AddTree({{"Rules", "rule", Upos::kNoun, 0, 4, Deprel::kNsubjPass},
           {"will", "will", Upos::kAux, Feats::kFin, 4, Deprel::kAux},
           {"be", "be", Upos::kAux, Feats::kInf, 4, Deprel::kAuxPass},
           {"signed", "sign", Upos::kVerb, Feats::kPart | Feats::kPast, 0, Deprel::kRoot},
           {"and", "and", Upos::kCconj, 0, 6, Deprel::kCc},
           {"shown", "show", Upos::kVerb, Feats::kPart | Feats::kPast, 4, Deprel::kConj},
           {"here", "here", Upos::kAdv, 0, 6, Deprel::kAdvmod},
           {"Monday", "Monday", Upos::kPropn, 0, 6, Deprel::kOblUnmarked}},
          text, analysis);
  const std::vector<Timex> timexes = Finder().Find(text, analysis, ParseDay("2010-09-24"));
  REQUIRE(timexes.size() == 3);
  CHECK(timexes[0].value == "2010-09-22");
  CHECK(timexes[1].value == "2010-09-23");
  CHECK(timexes[2].value == "2010-09-27");
}

TEST_CASE("hostile bytes give no crash and stay in bounds") {
  const std::vector<std::string> texts{
      "",
      " ",
      "\xFF\xFE\xE2",
      std::string(100000, '9'),
      std::string(50000, '-'),
      std::string(30000, '\''),
      "the first of the first of the first of",
      "0000-00-00 9999-99-99",
      "February 30, 99999 years ago",
      "1000000 days ago, over the weekend, last Friday, last year",
      "9 a.m. Tokyo time, noon in New York local time, Eid, Ramadan, Easter",
      "on the 999th anniversary of the 1989 crackdown, by the 0th anniversary of 9/11",
      "on the anniversary of the Feb. 29, 2000 vote, Orthodox Easter 1",
      "from Sunday to Saturday and Monday, Monday and Sunday, 1999-00-99-01 Q4",
      "on Thanksgiving Day, the week of March 6, the next 900000 weeks"};
  for (const std::string& text : texts) {
    for (const Timex& timex : FindTimes(text, "0001-01-01")) CHECK(timex.span.end <= text.size());
    for (const Timex& timex : FindTimes(text, "9999-12-31")) CHECK(timex.span.end <= text.size());
  }
  std::string sentence;  // one of a hundred thousand words, each time hanging on an event
  for (int i = 0; i < 20000; ++i) sentence += "two days after the talks ";
  CHECK(FindTimes(sentence, "2025-11-24").size() == 20000);
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "twenty hundred thousand ";
  FindTimes(many, "2025-11-24");
}

/// The error of a finder over one table of words, one of rules and one of feasts.
std::string ErrorOf(const std::string& words, const std::string& rules, const std::string& feasts = "") {
  const test::Folder folder;
  folder.Write("words.txt", "time words: class | value | words\n" + words + "\n");
  folder.Write("rules.txt", "time rules: name | pattern | makes | value | note\n" + rules + "\n");
  folder.Write("feasts.txt", "movable days: names | lasts | margin | days\n" + feasts + "\n");
  const std::vector<std::filesystem::path> folders{folder.path()};
  const Result<Lexicon> lexicon = Lexicon::Load(folders);
  REQUIRE(lexicon.has_value());
  const Result<TimeFinder> finder = TimeFinder::Create(*lexicon);
  return finder ? "" : ToString(finder.error());
}

TEST_CASE("a broken table is refused with its place and a remedy") {
  struct Case {
    const char* words;
    const char* rules;
    const char* says;
  };
  for (const Case& each :
       {Case{"MONTH | moon=3 | march", "a | MONTH | DATE | |", "no field=value"},
        Case{"MONTH | month=often | march", "a | MONTH | DATE | |", "neither a number"},
        Case{"MONTH | month=3 | march", "a | WEEKDAY | DATE | |", "no class of time words"},
        Case{"MONTH | month=3 | march", "a | [MONTH | DATE | |", "']' is missing"},
        Case{"MONTH | month=3 | march", "a | MONTH ] | DATE | |", "bracket closes"},
        Case{"MONTH | month=3 | march", "a | MONTH/ | DATE | |", "empty option"},
        Case{"MONTH | month=3 | march\nMONHT | month=4 | april", "a | MONTH | DATE | |",
             "words.txt:3:1: no time rule names the class 'MONHT'"},
        Case{"MONTH | month=3 | march", "a | B | C | |\nb | C MONTH | B | |", "circle"}}) {
    CAPTURE(each.rules);
    const std::string error = ErrorOf(each.words, each.rules);
    CAPTURE(error);
    CHECK(error.find(each.says) != std::string::npos);
  }
  CHECK(ErrorOf("MONTH | month=3 | march", "a | MONTH | DATE | |").empty());
  const std::string rules = "a | HOLIDAY | DATE | |";
  CHECK(ErrorOf("STOP | | x", rules, "Eid | 1 | 0 | 2025-02-30").find("is no day") != std::string::npos);
  CHECK(ErrorOf("STOP | | x", rules, "Eid | 99 | 0 | 2025-03-31").find("no small number") !=
        std::string::npos);
  CHECK(ErrorOf("STOP | | x", rules, "Eid | 1 | 0 | 2025-03-31").empty());
}

TEST_CASE("readings of a pattern at the limit") {
  const auto options = [](int count) {
    std::string option = "MONTH";
    for (int i = 1; i < count; ++i) option += "/MONTH";
    return option;
  };
  for (const auto& [left, right] : {std::pair{63, 65}, std::pair{64, 64}, std::pair{17, 241}}) {
    const int first = left, second = right;  // clang 14 captures no bindings
    const std::string rule = "a | " + options(first) + " " + options(second) + " | DATE | |";
    CAPTURE(first * second);
    const std::string error = ErrorOf("MONTH | month=3 | march", rule);
    CHECK((error.find("too many options") != std::string::npos) == (first * second > 4096));
    CHECK(error.empty() == (first * second <= 4096));
  }
}

TEST_CASE("an article was written on the day of its date line, up to a week before it came out") {
  struct Case {
    const char* dateline;
    const char* date;
    const char* written_on;
  };
  for (const Case& each :
       {Case{"LIMA, May 4 (Corvane) -", "1995-05-05", "1995-05-04"},
        Case{"LIMA, 4 May -", "1995-05-04", "1995-05-04"},
        Case{"LIMA, Dec. 30 -", "1995-01-02", "1994-12-30"},
        Case{"LIMA, Feb. 29 -", "1995-03-01", "1995-03-01"},
        Case{"LIMA, May 4, 1995 -", "1995-05-08", "1995-05-04"},
        Case{"LIMA, May 4, 1994 -", "1995-05-05", "1995-05-05"},
        Case{"LIMA, April 27 -", "1995-05-04", "1995-04-27"},
        Case{"LIMA, April 26 -", "1995-05-04", "1995-05-04"},
        Case{"LIMA, May 6 -", "1995-05-04", "1995-05-04"}, Case{"LIMA -", "1995-05-04", "1995-05-04"},
        Case{"LIMA, Friday -", "1978-11-04", "1978-11-03"},  // of a Saturday
        Case{"LIMA, Saturday -", "1978-11-04", "1978-11-04"},
        Case{"LIMA, Sat. -", "1978-11-05", "1978-11-04"}, Case{"LIMA, Sunday -", "1978-11-04", "1978-10-29"},
        Case{"", "1995-05-04", "1995-05-04"}, Case{"LIMA, May 4 -", "", ""}}) {
    CAPTURE(each.dateline);
    CAPTURE(each.date);
    Article article;
    article.dateline = each.dateline;
    article.document_time = ParseDay(each.date);
    const std::optional<Day> written_on = Finder().WrittenOn(article, Analysis());
    CHECK((written_on ? FormatDay(*written_on) : "") == each.written_on);
  }
}

}  // namespace
}  // namespace demarche
