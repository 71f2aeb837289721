// Kinds of documents through the program, and the users' own names of fields.
#include <doctest/doctest.h>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

TEST_CASE("kinds of documents beside each other, under the user's own names") {
  const Sandbox box;
  box.Write("in/a.csv", "headline,published,body\nA,2010-09-12,Envoys met in Tokyo.\n");
  box.Write("in/b.jsonl",
            "{\"headline\":\"B\",\"body\":\"Envoys met in Seoul.\",\"published\":\"2010-09-13\"}\n");
  box.Write("in/c.eml",
            "From: a@example.org\nSubject: C\nDate: 14 Sep 2010 08:00:00 +0900\n\nEnvoys met in Hanoi.\n");
  box.Write(
      "in/d.xml",
      "<rss><channel><item><title>D</title><description>Envoys met.</description></item></channel></rss>");
  const Outcome outcome =
      box.Run({"ingest", "in", "--map", "title=headline,text=body", "--map", "date=published"});
  CHECK(outcome.code == kDone);
  CHECK(outcome.err.empty());
  for (const char* words :
       {R"("uri":"in/a.csv:2","title":"A","date":"2010-09-12","date_basis":"meta")",
        R"("uri":"in/b.jsonl:1","title":"B","date":"2010-09-13")",
        R"("uri":"in/c.eml","title":"C","date":"2010-09-14T08:00:00+09:00","date_basis":"header")",
        R"("uri":"in/d.xml#1","title":"D","date_basis":"none")"}) {
    CHECK_MESSAGE(outcome.out.find(words) != std::string::npos, outcome.out, words);
  }
  const Outcome extract =
      box.Run({"extract", "in/b.jsonl", "--map", "title=headline,text=body,date=published"});
  CHECK(extract.code == kDone);
  CHECK(extract.out.find("\"title\":\"B\"") != std::string::npos);
  const Outcome wrong = box.Run({"ingest", "in", "--map", "heading=x"});
  CHECK(wrong.code == kUsage);
  CHECK(wrong.err.find("'heading=x' maps no field") != std::string::npos);
}
