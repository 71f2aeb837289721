// Bytes a second through each reader of the ingest room.
#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <string>

#include "ingest/ingest.h"
#include "lexicon/lexicon.h"

namespace {

const std::string kParagraph =
    "Envoys of the two states met on Sunday, for the first time in a year, and spoke for three hours about "
    "trade, "
    "fishing and the border. They will meet again before the end of the month, said the minister.";

std::string Repeat(const std::string& head, const std::string& before, const std::string& after) {
  std::string bytes = head;
  for (int i = 0; i < 200; ++i) bytes += before + kParagraph + after;
  return bytes;
}

const demarche::IngestOptions& Options() {
  static const demarche::IngestOptions kOptions = [] {
    const std::array<std::filesystem::path, 1> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) /
                                                       "lexicon" / "ingest"};
    demarche::IngestOptions options;
    options.rules = demarche::IngestRulesFrom(demarche::Lexicon::Load(folders).value());
    return options;
  }();
  return kOptions;
}

void Read(benchmark::State& state, const std::string& bytes) {
  demarche::IngestSink sink;
  sink.article = [](const demarche::Article& article) {
    benchmark::DoNotOptimize(article.text.data());
    return true;
  };
  sink.error = [](const demarche::ErrorRecord&) { return true; };
  for (auto _ : state) demarche::ReadArticleBytes(bytes, "bench", Options(), sink);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bytes.size()));
}

void Text(benchmark::State& state) { Read(state, Repeat("", "", "\n\n")); }
void Page(benchmark::State& state) {
  Read(state, Repeat("<html><body><nav><a href=/>Home</a></nav><article>", "<p class=\"x y\">",
                     "</p>\n<div class=ad></div>"));
}
std::string Items(const std::string& before, const std::string& after) {
  std::string bytes;
  for (int i = 0; i < 200; ++i) bytes += before + kParagraph + " " + kParagraph + after;
  return bytes;
}

void Feed(benchmark::State& state) {
  Read(state, "<rss version=\"2.0\"><channel><title>Herald</title>" +
                  Items("<item><title>Envoys meet</title><pubDate>Sun, 12 Sep 2010 08:00:00 +0900</pubDate>"
                        "<description>&lt;p&gt;",
                        "&lt;/p&gt;</description></item>\n") +
                  "</channel></rss>");
}
void Atom(benchmark::State& state) {
  Read(state, "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Herald</title>" +
                  Items("<entry><title>Envoys meet</title><published>2010-09-12T08:00:00Z</published>"
                        "<content type=\"xhtml\"><div><p>",
                        "</p></div></content></entry>\n") +
                  "</feed>");
}
void ReutersSgml(benchmark::State& state) {
  Read(state, Items("<REUTERS><DATE>12-SEP-2010 08:00:00.00</DATE><TEXT>&#2;<TITLE>ENVOYS MEET</TITLE>"
                    "<DATELINE>TOKYO, Sept 12 - </DATELINE><BODY>",
                    "\n Reuter\n&#3;</BODY></TEXT></REUTERS>\n"));
}
void NewsMl(benchmark::State& state) {
  Read(
      state,
      "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>" +
          Items(
              "<newsItem><itemMeta><firstCreated>2010-09-12T08:00:00Z</firstCreated></itemMeta>"
              "<contentMeta><headline>Envoys meet</headline></contentMeta><contentSet><inlineXML><nitf><body>"
              "<body.content><p>",
              "</p></body.content></body></nitf></inlineXML></contentSet></newsItem>\n") +
          "</itemSet></newsMessage>");
}
void Mailbox(benchmark::State& state) {
  Read(state,
       Items("From a@example.org Sun Sep 12 08:00:00 2010\nFrom: Herald <a@example.org>\nSubject: Envoys "
             "meet\nDate: Sun, 12 Sep 2010 08:00:00 +0900\nContent-Type: text/plain; charset=utf-8\n\n",
             "\n\n"));
}
void Table(benchmark::State& state) {
  Read(state, "title,date,text\n" + Items("Envoys meet,2010-09-12,\"", "\"\n"));
}
void JsonLines(benchmark::State& state) { Read(state, Repeat("", "{\"id\":\"a\",\"text\":\"", "\"}\n")); }

BENCHMARK(Text);
BENCHMARK(Page);
BENCHMARK(JsonLines);
BENCHMARK(Feed);
BENCHMARK(Atom);
BENCHMARK(ReutersSgml);
BENCHMARK(NewsMl);
BENCHMARK(Mailbox);
BENCHMARK(Table);

}  // namespace
