// Tables of text -> tokens, sentences and lemmas, and what must hold for any bytes.
#include "language/language.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/file.h"
#include "base/utf8.h"
#include "language/dateline.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

fs::path ModelFile() { return fs::path(DEMARCHE_SOURCE_DIR) / "models" / "en.model"; }

const LanguageModel& Model() {
  static const LanguageModel model = [] {
    const std::vector<fs::path> folders{fs::path(DEMARCHE_SOURCE_DIR) / "lexicon" / "language"};
    const Result<Lexicon> lexicon = Lexicon::Load(folders);
    REQUIRE(lexicon.has_value());
    Result<LanguageModel> loaded = LanguageModel::Load(*lexicon, "/usr/share/wordnet", ModelFile());
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
  }();
  return model;
}

std::string Tokens(std::string_view text) {
  std::string joined;
  for (const Token& token : Model().Analyze(text).tokens) {
    joined += (joined.empty() ? "" : "|") + std::string(token.span.In(text));
  }
  return joined;
}

std::vector<std::string> Sentences(std::string_view text) {
  std::vector<std::string> all;
  for (const Sentence& sentence : Model().Analyze(text).sentences) all.emplace_back(sentence.span.In(text));
  return all;
}

/// The lemma of the first token of that form.
std::string LemmaIn(std::string_view text, std::string_view form) {
  const Analysis analysis = Model().Analyze(text);
  for (const Token& token : analysis.tokens) {
    if (token.span.In(text) == form) return std::string(analysis.LemmaOf(token));
  }
  return "(no such token)";
}

Token TokenIn(std::string_view text, std::string_view form) {
  for (const Token& token : Model().Analyze(text).tokens) {
    if (token.span.In(text) == form) return token;
  }
  return {};
}

/// REQUIRE for millions of checks: counts only those that fail.
void Require(bool holds) {
  if (!holds) FAIL("a promise is broken");
}

/// What Analyze promises for any text.
/// One root, and every token below it.
void CheckTree(const Analysis& analysis, const Sentence& sentence) {
  const std::size_t size = sentence.last_token - sentence.first_token;
  const Token* tokens = &analysis.tokens[sentence.first_token];
  enum class State : char { kNew, kOnPath, kRooted };
  std::vector<State> states(size, State::kNew);
  std::size_t roots = 0;
  for (std::size_t i = 0; i < size; ++i) {
    Require(tokens[i].head >= 0 && static_cast<std::size_t>(tokens[i].head) <= size);
    Require((tokens[i].head == 0) == (tokens[i].deprel == Deprel::kRoot));
    roots += tokens[i].head == 0 ? 1 : 0;
    std::vector<std::size_t> path;
    for (std::size_t at = i; states[at] == State::kNew; at = static_cast<std::size_t>(tokens[at].head) - 1) {
      states[at] = State::kOnPath;
      path.push_back(at);
      if (tokens[at].head == 0) break;
      Require(states[static_cast<std::size_t>(tokens[at].head) - 1] != State::kOnPath);
    }
    for (const std::size_t at : path) states[at] = State::kRooted;
  }
  Require(roots == 1);
}

void CheckPromises(std::string_view text) {
  const Analysis analysis = Model().Analyze(text);
  std::uint32_t last = 0;
  const bool valid = IsValidUtf8(text);
  for (const Token& token : analysis.tokens) {
    Require(token.span.begin < token.span.end);
    Require(token.span.begin >= last);
    Require(token.span.end <= text.size());
    Require(!valid || (IsUtf8Border(text, token.span.begin) && IsUtf8Border(text, token.span.end)));
    Require(token.lemma < analysis.lemmas.size());
    for (std::uint32_t i = last; i < token.span.begin; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      Require((byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == '\v' ||
               byte >= 0x80U));
    }
    last = token.span.end;
  }
  std::uint32_t next = 0;
  for (const Sentence& sentence : analysis.sentences) {
    Require(sentence.first_token == next);
    Require(sentence.last_token > next);
    Require(sentence.span.begin == analysis.tokens[sentence.first_token].span.begin);
    Require(sentence.span.end == analysis.tokens[sentence.last_token - 1].span.end);
    next = sentence.last_token;
  }
  Require(next == analysis.tokens.size());
  for (const Sentence& sentence : analysis.sentences) CheckTree(analysis, sentence);
}

}  // namespace

TEST_CASE("tokens follow the English treebanks of Universal Dependencies") {
  struct Case {
    const char* text;
    const char* tokens;
  };
  const Case cases[] = {
      {"Japan's envoy didn't say.", "Japan|'s|envoy|did|n't|say|."},
      {"They can't and won't; we cannot.", "They|ca|n't|and|wo|n't|;|we|can|not|."},
      {"It’s ours, we’ll see", "It|’s|ours|,|we|’ll|see"},
      {"the workers' strike", "the|workers|'|strike"},
      {"gonna meet", "gon|na|meet"},
      {"O'Neill met Sha'lan", "O'Neill|met|Sha'lan"},
      {"1,234.5 tons at 5:00 on 11/28/2000", "1,234.5|tons|at|5:00|on|11/28/2000"},
      {"2025-10-31 or 1990-1995", "2025-10-31|or|1990|-|1995"},
      {"$3 and US$5, up 4%", "$|3|and|US$|5|,|up|4|%"},
      {"at 5pm, the 20th", "at|5|pm|,|the|20th"},
      {"the U.S. envoy", "the|U.S.|envoy"},
      {"at 3 p.m. today, e.g. here", "at|3|p.m.|today|,|e.g.|here"},
      {"J. P. Morgan", "J.|P.|Morgan"},
      {"Resolution No. 10; he said no.", "Resolution|No.|10|;|he|said|no|."},
      {"Mr. Smith of Acme Corp. said", "Mr.|Smith|of|Acme|Corp.|said"},
      {"See https://example.org/a?b=1, or a.b@c.org.", "See|https://example.org/a?b=1|,|or|a.b@c.org|."},
      {"(www.example.org)", "(|www.example.org|)"},
      {"a long-range, anti-ship missile", "a|long|-|range|,|anti-ship|missile"},
      {"U.S.-led talks", "U.S.|-|led|talks"},
      {"well... no -- yes?!", "well|...|no|--|yes|?!"},
      {"“Stop,” he said.", "“|Stop|,|”|he|said|."},
      {"\"Stop!\" (aside) [x]", "\"|Stop|!|\"|(|aside|)|[|x|]"},
      {"AT&T and Q&A", "AT&T|and|Q&A"},
      {"SEOUL, Oct 31 (Reuters) - Lee", "SEOUL|,|Oct|31|(|Reuters|)|-|Lee"},
      {"WASHINGTON (AP) — U.S. envoy", "WASHINGTON|(|AP|)|—|U.S.|envoy"},
      {"in S. F., Cal., and U. S. ports", "in|S.|F.|,|Cal.|,|and|U.|S.|ports"},
      {"bought by Acme Inc..", "bought|by|Acme|Inc.|."},
      {"#Brexit and @demarche, #1", "#Brexit|and|@demarche|,|#|1"},
      {"$5bn, 3m and 20k", "$|5|bn|,|3|m|and|20|k"},
      {"the end.Next day", "the|end|.|Next|day"},
      {"東京 🙂 Москва", "東京|🙂|Москва"},
      {"caf\xE9 bar", "caf\xE9|bar"},
      {"a\xC2\xA0"
       "b",
       "a|b"},
      {"", ""},
      {" \n\t ", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(Tokens(each.text) == each.tokens);
  }
}

TEST_CASE("clitics are one written word with their host") {
  struct Case {
    const char* text;
    const char* joined;
  };
  const Case cases[] = {
      {"Japan's envoy didn't say we cannot.", "'s n't not"},
      {"the states' claims and citizens’ rights", "' ’"},
      {"He said 'no deals' and left.", ""},
      {"He said ‘no deals’ and left.", ""},
      {"(INF)'s end", "'s"},
      {"'em\nthe workers' strike", "'"},
      {"a long-range test", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    std::string joined;
    for (const Token& token : Model().Analyze(each.text).tokens) {
      if (token.joined) joined += (joined.empty() ? "" : " ") + std::string(token.span.In(each.text));
    }
    CHECK(joined == each.joined);
  }
}

TEST_CASE("sentences") {
  struct Case {
    const char* text;
    std::vector<std::string> sentences;
  };
  const Case cases[] = {
      {"He came. She left.", {"He came.", "She left."}},
      {"Mr. Li met Gen. Smith. They spoke.", {"Mr. Li met Gen. Smith.", "They spoke."}},
      {"He lives in the U.S. The envoy left.", {"He lives in the U.S.", "The envoy left."}},
      {"The U.S. President spoke.", {"The U.S. President spoke."}},
      {"Acme Corp. Tuesday said no.", {"Acme Corp. Tuesday said no."}},
      {"It cited No. 10 and Art. 5. Then it ended.", {"It cited No. 10 and Art. 5.", "Then it ended."}},
      {"J. P. Morgan lent money. It helped.", {"J. P. Morgan lent money.", "It helped."}},
      {"She wrote on X. China denied it. Malcolm X. Low left.",
       {"She wrote on X.", "China denied it.", "Malcolm X. Low left."}},
      {"SEOUL, Oct 31 (Reuters) - Lee met Xi.", {"SEOUL, Oct 31 (Reuters) - Lee met Xi."}},
      {"On Oct. 31 they met. On Nov. 1 they left.", {"On Oct. 31 they met.", "On Nov. 1 they left."}},
      {"\"We agree.\" They left.", {"\"We agree.\"", "They left."}},
      {"“We agree.” They left.", {"“We agree.”", "They left."}},
      {"\"Will you sign?\" he said.", {"\"Will you sign?\" he said."}},
      {"\"Will you sign?\" Smith asked. Nobody spoke.", {"\"Will you sign?\" Smith asked.", "Nobody spoke."}},
      {"He said: \"It is done. We go.\" \"Why?\"", {"He said: \"It is done.", "We go.\"", "\"Why?\""}},
      {"Talks begin\n\nThe envoys met.", {"Talks begin", "The envoys met."}},
      {"First para.\nSecond para", {"First para.", "Second para"}},
      {"The envoys met in\nthe capital.", {"The envoys met in\nthe capital."}},
      {"- tea\n- milk\n- Bread", {"- tea", "- milk", "- Bread"}},
      {"He waited ... and left.", {"He waited ... and left."}},
      {"What?! No!", {"What?!", "No!"}},
      {"Acme Corp. (ACME) fell. So did others.", {"Acme Corp. (ACME) fell.", "So did others."}},
      {"Some powers, e.g. The Gambia, agreed.", {"Some powers, e.g. The Gambia, agreed."}},
      {"It was signed.[6] Nobody spoke.", {"It was signed.[6]", "Nobody spoke."}},
      {"He waited . . . They left.", {"He waited . . .", "They left."}},
      {"Why now? nobody knows.", {"Why now?", "nobody knows."}},
      {"Shares of Yahoo! rose.", {"Shares of Yahoo! rose."}},
      {"“We came. We saw. We left,” he said.", {"“We came.", "We saw.", "We left,” he said."}},
      {"• Sign the pact\n• Leave", {"• Sign the pact", "• Leave"}},
      {"MINISTERS MEET\nTALKS FAIL", {"MINISTERS MEET", "TALKS FAIL"}},
      {"Minister to visit\nThe minister said so.", {"Minister to visit", "The minister said so."}},
      {"He left (it was late.) She stayed.", {"He left (it was late.)", "She stayed."}},
      {"1. Sign the pact. 2. Leave.", {"1. Sign the pact.", "2. Leave."}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(Sentences(each.text) == each.sentences);
  }
}

TEST_CASE("a block wrapped at a width is one paragraph") {
  const std::string_view text =
      "The ministers of both countries met in the capital on Monday and\n"
      "Foreign Minister Park told them that the agreement on fisheries\n"
      "would be signed before the end of the year. The talks went well.";
  CHECK(Sentences(text).size() == 2);
}

TEST_CASE("paragraphs are counted") {
  const Analysis analysis = Model().Analyze("One. Two.\n\nThree.");
  REQUIRE(analysis.sentences.size() == 3);
  CHECK(analysis.sentences[1].paragraph == 0);
  CHECK(analysis.sentences[2].paragraph == 1);
}

TEST_CASE("lemmas") {
  struct Case {
    const char* text;
    const char* form;
    const char* lemma;
  };
  const Case cases[] = {
      {"They met.", "met", "meet"},
      {"He said so.", "said", "say"},
      {"Beijing protests the move.", "protests", "protest"},
      {"The talks failed.", "talks", "talk"},
      {"Japan accused China.", "accused", "accuse"},
      {"They planned it.", "planned", "plan"},
      {"She travelled and traveled.", "travelled", "travel"},
      {"She travelled and traveled.", "traveled", "travel"},
      {"He denied it.", "denied", "deny"},
      {"It denies it.", "denies", "deny"},
      {"He was meeting them.", "meeting", "meet"},
      {"The meeting ended.", "meeting", "meeting"},
      {"Two meetings followed.", "meetings", "meeting"},
      {"He left the country.", "left", "leave"},
      {"They found arms.", "found", "find"},
      {"The countries agreed.", "countries", "country"},
      {"Both houses voted.", "houses", "house"},
      {"The crises ended.", "crises", "crisis"},
      {"The women left.", "women", "woman"},
      {"He watches the news.", "news", "news"},
      {"A larger army came.", "larger", "large"},
      {"It is not so.", "is", "be"},
      {"It isn't so.", "n't", "not"},
      {"It's over.", "'s", "be"},
      {"Japan's army", "'s", "'s"},
      {"Then Japan spoke.", "Japan", "Japan"},
      {"Officials spoke.", "Officials", "official"},
      {"denuclearising Korea", "denuclearising", "denuclearise"},
      {"CLARK HOLDS TALKS WITH SHULTZ", "HOLDS", "hold"},
      {"CLARK HOLDS TALKS WITH SHULTZ", "TALKS", "talk"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CAPTURE(each.form);
    CHECK(LemmaIn(each.text, each.form) == each.lemma);
  }
}

TEST_CASE("tags and features") {
  struct Case {
    const char* text;
    const char* form;
    Upos upos;
    unsigned feats;
  };
  const Case cases[] = {
      {"They want to meet.", "meet", Upos::kVerb, Feats::kInf},
      {"It will attack soon.", "attack", Upos::kVerb, Feats::kInf},
      {"China offered to mediate between them.", "mediate", Upos::kVerb, Feats::kInf},
      {"A gunman shot dead a Turkish diplomat in Paris.", "shot", Upos::kVerb, Feats::kFin | Feats::kPast},
      {"The attack failed.", "attack", Upos::kNoun, Feats::kSing},
      {"The talks failed.", "talks", Upos::kNoun, Feats::kPlur},
      {"They were attacked.", "attacked", Upos::kVerb, Feats::kPart | Feats::kPast | Feats::kPass},
      {"They have not attacked.", "attacked", Upos::kVerb, Feats::kPart | Feats::kPast},
      {"Then Japan attacked it.", "attacked", Upos::kVerb,
       Feats::kFin | Feats::kPast | Feats::kSing | Feats::kThird},
      {"Then Japan spoke.", "Japan", Upos::kPropn, Feats::kSing},
      {"The dog, 12 of it", ",", Upos::kPunct, 0},
      {"The dog, 12 of it", "12", Upos::kNum, 0},
      {"They had a plan.", "had", Upos::kVerb, Feats::kFin | Feats::kPast | Feats::kPlur | Feats::kThird},
      {"They had planned.", "had", Upos::kAux, Feats::kFin | Feats::kPast | Feats::kPlur | Feats::kThird},
      {"Troops in May may leave.", "May", Upos::kPropn, Feats::kSing},
      {"Troops in May may leave.", "may", Upos::kAux, Feats::kFin},
      {"Aid from the US came.", "US", Upos::kPropn, Feats::kSing},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CAPTURE(each.form);
    const Token token = TokenIn(each.text, each.form);
    CHECK(static_cast<int>(token.upos) == static_cast<int>(each.upos));
    CHECK(token.feats == each.feats);
  }
}

TEST_CASE("tokens of a date line") {
  struct Row {
    const char* text;
    std::size_t length;
  };
  const Row rows[] = {
      {"TOKYO, Sept 10 (Corvane) - A court ruled.", 8},
      {"TOKYO - A court ruled.", 2},
      {"PORT ELLERY, June 3 -- A court ruled.", 6},
      {"HANOI (Corvane) – A court ruled.", 5},
      {"NEW DELHI: A court ruled.", 3},
      {"LIMA _ A court ruled.", 2},
      {"LIMA, June 3: A court ruled.", 5},
      {"PORT ELLERY, Friday\nA court ruled.", 4},
      {"LIMA, June 3\nA court ruled.", 4},
      {"LIMA, June 3 saw a court rule.", 0},  // no line of its own
      {"LIMA, NOT OSLO\nA court ruled.", 0},  // a headline
      {"LIMA, Peru: A court ruled.", 0},      // no day
      {"HANOI, Vietnam (Corvane)_ A court ruled.", 7},
      {"Gonlo, March 4, 2024 (CRV) A court ruled.", 9},
      {"Gonlo, in March 2024 (CRV) A court ruled.", 0},  // small letters
      {"Gonlo (CRV) A court ruled.", 0},                 // no day
      {"Tokyo: A court ruled.", 0},                      // no capitals
      {"US: China talks failed.", 0},                    // two letters alone
      {"A court ruled - late.", 0},                      // small letters before the dash
      {"US - China talks failed.", 0},                   // two letters alone
      {"NATO-led troops left.", 0},                      // no blanks
      {"TOKYO", 0},                                      // nothing behind
      {"TOKYO -", 0},                                    // nor here
      {"Tokyo, Sept 10 - A court ruled.", 0},            // no capitals
      {"CHINA SAYS IT WILL NOT YIELD", 0},               // no dash
      {"CHAD, MALI, PERU, CUBA, OMAN, FIJI, IRAN, LAOS, TOGO - all came.", 0},  // too long
  };
  for (const Row& row : rows) {
    const std::string_view text = row.text;
    CAPTURE(text);
    CHECK(language::DatelineLength(text, Model().Analyze(text).tokens) == row.length);
  }
}

TEST_CASE("a sentence that is nothing but a date line is parsed as one") {
  const Analysis analysis = Model().Analyze("DAR ES SALAAM, Friday\n\nA court ruled.");
  REQUIRE(analysis.sentences.size() == 2);
  for (const Sentence& sentence : analysis.sentences) {
    int roots = 0;
    for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
      roots += analysis.tokens[i].head == 0 ? 1 : 0;
    }
    CHECK(roots == 1);
  }
}

TEST_CASE("a date line may be a paragraph of its own") {
  CHECK(Model().Split("HANOI (Corvane) --\n\nA court ruled.").dateline_end == 5);
  CHECK(Model().Split("HANOI (Corvane) -- A court ruled.").dateline_end == 5);
  CHECK(Model().Split("N'DJAMENA, April 14 (AFP) - Chad protested.").dateline_end == 8);
  CHECK(Model().Split("PORT-AU-PRINCE, Haiti, Sept. 19 - Soldiers marched.").dateline_end == 11);
  CHECK(Model().Split("BOGOTÁ — A court ruled.").dateline_end == 2);
  CHECK(Model().Split("LONDON, Nov. 11.—The court ruled.").dateline_end == 6);
  CHECK(Model().Split("PARIS (AP)—A court ruled.").dateline_end == 5);
  CHECK(Model().Split("PARIS and Rome—both old—ruled.").dateline_end == 0);
  CHECK(Model().Split("A court in HANOI ruled.").dateline_end == 0);
  CHECK(Model().Split("").dateline_end == 0);
}

TEST_CASE("the news behind a date line is parsed as if none stood there") {
  const std::string news = "A Japanese court on Friday authorised prosecutors to detain the captain.";
  const std::string line = "TOKYO, Sept 10 (Corvane) - ";
  const Analysis alone = Model().Analyze(news);
  const Analysis behind = Model().Analyze(line + news);
  REQUIRE(behind.sentences.size() == 1);
  const std::size_t shift = behind.tokens.size() - alone.tokens.size();
  int roots = 0;
  for (const Token& token : behind.tokens) roots += static_cast<int>(token.head == 0);
  CHECK(roots == 1);
  for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
    const Token& expected = alone.tokens[i];
    const Token& token = behind.tokens[shift + i];
    CHECK(token.upos == expected.upos);
    CHECK(token.deprel == expected.deprel);
    CHECK(token.head == (expected.head == 0 ? 0 : expected.head + static_cast<std::int32_t>(shift)));
  }
}

TEST_CASE("lemmas are interned in the order first seen") {
  const Analysis analysis = Model().Analyze("the dog saw the dogs");
  CHECK(analysis.lemmas == std::vector<std::string>{"the", "dog", "see"});
}

TEST_CASE("any bytes keep the promises") {
  const std::string nul("a\0b \0", 5);
  const std::vector<std::string> nasty{
      "",
      nul,
      "\xFF\xFE\x80\xC3",
      "caf\xC3",
      "\xE2\x80\x8Fשלום\xE2\x80\x8E, عالم؟ نعم.",
      "Ĳssel ’’ “” ‘’ '' \" ' ` ´",
      "👩‍👩‍👧‍👦👍🏽",
      "...........,,,,,,,,!!!???",
      "'s n't 'll ' '' '''s",
      "a.b.c.d.e@f.g@h.i://j.k//l@@@...",
      "http:// www. mailto: https://) http://(((",
      "U.S.A.B.C.D.E.F.G.",
      "1.2.3.4,5:6/7-8-9--10",
      "-\n-\n-\n\n\n- a\r\n\r\nb\rc",
      "''''''''''''''''n't",
      "\"\"\"\"\".\".\".\"",
  };
  for (const std::string& text : nasty) {
    CAPTURE(text);
    CheckPromises(text);
  }
}

TEST_CASE("long texts without a break") {
  constexpr std::size_t kMany = 20'000;
  const std::vector<std::string> units{
      "a",         ",",          ".",    "'",  "\"",  "-",   "a-",   "a.",           "a@",
      "1,",        "é",          "\xFF", "a'", "n't", "w",   "www.", "http://",      "\n",
      "A. ",       ", ",         "[1]",  "#a", ". ",  "A.,", "😀",    "\xE2\x80\x8F", "ЖA東",
      "THE U.S. ", "\"A?\" B\n", "(",    "东", "a\n"};
  for (const std::string& unit : units) {
    std::string text;
    while (text.size() < kMany) text += unit;
    CAPTURE(unit);
    CheckPromises(text);
  }
}

TEST_CASE("a megabyte without a space") {
  for (const char* unit : {"a", "1", "é", "-", "www."}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    CAPTURE(unit);
    CheckPromises(text);
  }
}

TEST_CASE("Load tells what is wrong") {
  const std::vector<fs::path> folders{fs::path(DEMARCHE_SOURCE_DIR) / "lexicon" / "language"};
  const Result<Lexicon> lexicon = Lexicon::Load(folders);
  REQUIRE(lexicon.has_value());
  const Result<LanguageModel> model = LanguageModel::Load(*lexicon, "/nonexistent", ModelFile());
  REQUIRE_FALSE(model.has_value());
  CHECK(model.error().kind == ErrorKind::kNotFound);
}

TEST_CASE("sentences with a mark come out as without marks, the others without tags and tree") {
  const std::string text =
      "Japan lodged a protest. It was rejected. \"We met in Kyoto,\" he said. The talks ended early. Rain "
      "fell.";
  const Analysis whole = Model().Analyze(text);
  REQUIRE(whole.sentences.size() == 5);
  for (unsigned bits = 0; bits < 32; ++bits) {
    std::vector<bool> marks;
    for (unsigned s = 0; s < 5; ++s) marks.push_back((bits >> s & 1U) != 0);
    const Analysis part = Model().AnalyzeTokens(text, Model().Split(text), marks);
    REQUIRE(part.tokens.size() == whole.tokens.size());
    for (std::size_t s = 0; s < marks.size(); ++s) {
      for (std::size_t i = whole.sentences[s].first_token; i < whole.sentences[s].last_token; ++i) {
        const Token& token = part.tokens[i];
        CHECK(token.span == whole.tokens[i].span);
        CHECK(token.upos == (marks[s] ? whole.tokens[i].upos : Upos::kX));
        CHECK(token.head == (marks[s] ? whole.tokens[i].head : -1));
        CHECK(token.deprel == (marks[s] ? whole.tokens[i].deprel : Deprel::kNone));
        CHECK(token.feats == (marks[s] ? whole.tokens[i].feats : 0));
        CHECK(part.LemmaOf(token) == (marks[s] ? whole.LemmaOf(whole.tokens[i]) : ""));
      }
    }
  }
}

TEST_CASE("texts analysed together come out as one by one") {
  const std::vector<std::string> texts{"Japan lodged a protest. Rain fell. \"We met,\" he said.", "",
                                       "The talks ended early", "Rain fell. Japan protested. It did."};
  for (unsigned bits = 0; bits < 8; ++bits) {
    CAPTURE(bits);
    std::vector<Draft> drafts;
    for (const std::string& text : texts) {
      drafts.push_back({text, Model().Split(text), {}});
      for (std::size_t s = 0; s < drafts.back().analysis.sentences.size(); ++s)
        drafts.back().marks.push_back((bits >> s & 1U) != 0);
    }
    Model().AnalyzeTokens(drafts);
    for (const Draft& draft : drafts) {
      const Analysis alone = Model().AnalyzeTokens(draft.text, Model().Split(draft.text), draft.marks);
      CHECK(draft.analysis.lemmas == alone.lemmas);
      CHECK(draft.analysis.names.size() == alone.names.size());
      REQUIRE(draft.analysis.tokens.size() == alone.tokens.size());
      for (std::size_t i = 0; i < alone.tokens.size(); ++i) {
        const Token& token = draft.analysis.tokens[i];
        CHECK(token.lemma == alone.tokens[i].lemma);
        CHECK(token.upos == alone.tokens[i].upos);
        CHECK(token.feats == alone.tokens[i].feats);
        CHECK(token.head == alone.tokens[i].head);
        CHECK(token.deprel == alone.tokens[i].deprel);
      }
    }
  }
}

TEST_CASE("the lemma of a form under any tag is listed") {
  const std::vector<std::string> words{"met",     "lodged", "children", "better", "saw",  "U.S.",  "talks",
                                       "wo",      "'d",     "was",      "Kyoto",  "left", "NGOs",  "Nations",
                                       "running", "1,000",  "taken",    "worse",  "lay",  "wounds"};
  std::string text;
  for (const std::string& word : words) text += "He " + word + " a " + word + " that " + word + " .\n";
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(DEMARCHE_SOURCE_DIR) / "samples")) {
    if (entry.is_regular_file()) text += ReadFile(entry.path(), 1U << 20U).value() + "\n";
  }
  const Analysis analysis = Model().Analyze(text);
  for (const Token& token : analysis.tokens) {
    const std::string form(token.span.In(text));
    const std::string lemma = LowerAscii(analysis.LemmaOf(token));
    std::vector<std::string> lemmas;
    Model().ListLemmas(form, lemmas);
    const bool listed = std::any_of(lemmas.begin(), lemmas.end(),
                                    [&](const std::string& each) { return LowerAscii(each) == lemma; });
    CHECK_MESSAGE(listed, form, ": ", lemma);
  }
}
