// The table itself.
#include "cli/flag.h"

#include "cli/command.h"

namespace demarche::cli {
namespace {

constexpr Flag kDate{"--date", "", "YYYY-MM-DD",
                     "the publication date of articles that carry none; relative dates are counted from it"};
constexpr Flag kLexicon{
    "--lexicon", "",  "DIR", "a further lexicon folder; its rows extend and override the program's own",
    false,       true};
constexpr Flag kMap{
    "--map",
    "",
    "FIELD=NAME,...",
    "what your JSON records and tables call the fields: title=headline,date=published_at,text=data.body",
    false,
    true};
constexpr Flag kJobs{"--jobs", "-j", "N",
                     "worker threads (default: one a core); the result does not depend on it"};
constexpr Flag kTitle{"--title", "", "TEXT", "the title of the timeline (default on pages: its main actors)"};
constexpr Flag kFocus{
    "--focus", "",  "NAME", "only entries in which this actor takes part: a code (JPN) or a name (Japan)",
    false,     true};
constexpr Flag kFrom{"--from", "", "YYYY-MM-DD", "only entries that can fall on this day or later"};
constexpr Flag kTo{"--to", "", "YYYY-MM-DD", "only entries that can fall on this day or earlier"};
constexpr Flag kMinConfidence{
    "--min-confidence", "", "N",
    "only events of this confidence or more, 0 to 100 (default 10); what is left out is "
    "counted and listed"};
constexpr Flag kManifest{
    "--manifest", "", "FILE",
    "a list of the shards, made by 'sha256sum SHARD...'; merge only when all of them are "
    "given, whole and unchanged"};
constexpr Flag kOfManifest{
    "--manifest", "", "FILE",
    "a list that names the timeline, made by 'sha256sum FILE...'; go on only when it is whole "
    "and unchanged"};
constexpr Flag kGroup{"--group", "", "KIND",
                      "merge only the events of this kind ('' = articles without events), given every record "
                      "that holds one; prints lines for --finish"};
constexpr Flag kFinish{
    "--finish", "", "",
    "make the timeline from the lines that --group printed, one group a kind; give both the "
    "same options"};
constexpr Flag kOutput{"--output", "-o", "DIR", "the folder for the pages; made when missing", true};
constexpr Flag kMost{"--most", "", "N", "of a diagram: how much is drawn, the weightiest first"};
constexpr Flag kDraw{"--draw", "", "KIND",
                     "of a diagram: laid out by Graphviz, as svg or pdf, instead of DOT"};
constexpr Flag kJson{"--json", "", "", "print the extraction records instead of text for a person"};

constexpr Flag kAllActions{"--all-actions", "", "",
                           "also deeds outside the ontology (kind \"action\"), of whoever has a name; with "
                           "--focus, all that one did"};

constexpr Flag kExplain{
    "--explain", "", "",
    "instead of records, say of each web page why its blocks were kept or dropped, and what "
    "its places say of the date"};

constexpr Flag kErrors{"--errors", "", "",
                       "after the articles an error record for each file or record that was left aside, for "
                       "extract to pass on; then a run in which nothing could be read is no failure"};

constexpr Flag kMaxErrorRate{"--max-error-rate", "", "SHARE",
                             "the share of bad records, 0 to 1, above which the run ends with exit code 65; "
                             "with 1, one shard of many may "
                             "hold nothing but bad records (default: fails only when all are bad)"};

constexpr Flag kInput{"--input", "", "KIND",
                      "what is read: text (the default), or conllu, whose sentences and tokens are kept"};

constexpr Flag kTemplate{"--template", "", "DIR",
                         "a folder whose templates take the place of the program's own of the same name"};
constexpr Flag kArticles{"--articles", "", "FILE",
                         "article records, whose texts get pages with every event marked in place"};

constexpr Flag kDatabase{"--db", "", "FILE",
                         "a database that keeps the articles: what it holds unchanged is not analysed again"};
constexpr Flag kActor{
    "--actor", "", "NAME", "only where this actor takes part: a code (JPN) or a name (Japan)", false, true};
constexpr Flag kDyad{"--dyad", "", "A,B", "only where one of two actors acts and the other is acted on"};
constexpr Flag kKind{"--kind", "",
                     "KIND",   "only deeds of this kind, as the page and lexicon/ontology/kinds.txt call it",
                     false,    true};
constexpr Flag kPublisher{"--publisher", "", "NAME", "only articles of this newspaper", false, true};
constexpr Flag kText{
    "--text", "", "WORDS",
    "only articles with these words: a word, 'two words', '\"a phrase\"', 'a OR b', 'prefix*'"};
constexpr Flag kArticlesAtMost{"--most", "", "N", "how many articles to show at most"};
constexpr Flag kRecordsJson{"--json", "", "", "print article records, as 'demarche ingest' does"};
constexpr Flag kPrune{
    "--prune", "", "",
    "also take out stored articles that are no longer below the paths; else they are counted"};
constexpr Flag kReport{"--report", "", "FILE",
                       "error records of all that was left aside, and of notes, one JSON line each"};
constexpr Flag kMaxBytes{"--max-bytes", "", "N", "leave longer texts aside, as errors (default: no limit)"};
constexpr Flag kMaxSentences{"--max-sentences", "", "N",
                             "leave texts of more sentences aside, as errors (default: 20000)"};
constexpr Flag kProgress{"--progress", "", "",
                         "say how far it is every ten seconds, also where stderr is no terminal"};

constexpr Flag kSandbox{
    "--sandbox", "", "MODE",
    "auto (the default), on or off: give away what the command does not need, such as other files "
    "and the network"};

constexpr std::string_view kPaths =
    "files (text, HTML, PDF, JSON, CSV, feeds, mails, news XML, archives, crawls), folders, or '-' for "
    "standard "
    "input";
constexpr std::string_view kRecords = "a file of records, or '-' for standard input (the default)";

}  // namespace

std::span<const Command> Commands() {
  static const std::string format_help = "one of: " + ExportFormatNames() + " (docs/exports.md)";
  static const Flag format{"--format", "-f", "FORMAT", format_help, true};
  static const std::vector<Command> commands{
      {"build",
       "PATH...",
       kPaths,
       "the main job: articles in, timeline page, diagrams and tables out",
       "demarche build samples/senkaku-2010 -o out",
       {kOutput, kDate, kTitle, kFocus, kFrom, kTo, kMinConfidence, kAllActions, kMap, kTemplate, kDatabase,
        kLexicon, kJobs, kSandbox},
       RunBuild},
      {"ingest",
       "PATH...",
       kPaths,
       "articles of any supported kind -> article records, one JSON line each",
       "demarche ingest news/ > articles.jsonl",
       {kDate, kMap, kExplain, kErrors, kLexicon, kSandbox},
       RunIngest},
      {"extract",
       "[FILE]",
       kRecords,
       "article records -> extraction records: actors, times and events",
       "demarche extract < articles.jsonl > extractions.jsonl",
       {kAllActions, kMap, kMaxErrorRate, kLexicon, kJobs, kSandbox},
       RunExtract},
      {"merge",
       "[FILE]...",
       "files of records, or '-' for standard input (the default)",
       "extraction records -> timeline lines: one entry a deed, in order",
       "demarche merge < extractions.jsonl > timeline.jsonl",
       {kTitle, kFocus, kFrom, kTo, kMinConfidence, kGroup, kFinish, kManifest, kLexicon, kSandbox},
       RunMerge},
      {"render",
       "TIMELINE",
       "a file of timeline lines, or '-'",
       "timeline lines -> page, diagrams and tables",
       "demarche render timeline.jsonl -o out",
       {kOutput, kArticles, kTemplate, kOfManifest, kSandbox},
       RunRender},
      {"export",
       "TIMELINE",
       "a file of timeline lines, or '-'",
       "timeline lines -> another format, on standard output",
       "demarche export timeline.jsonl --format csv > events.csv",
       {format, kMost, kDraw, kOfManifest, kSandbox},
       RunExport},
      {"explain",
       "FILE",
       "an article, or '-'",
       "why each event was found, dated and ordered",
       "demarche explain article.txt --date 2010-09-25",
       {kDate, kJson, kAllActions, kMap, kLexicon, kSandbox},
       RunExplain},
      {"analyze",
       "[FILE]...",
       "files of plain UTF-8 text or of CoNLL-U, or '-' for standard input (the default)",
       "text -> sentences, tokens, lemmas, tags and trees as CoNLL-U, on standard output",
       "demarche analyze article.txt > article.conllu",
       {kInput, kLexicon, kSandbox},
       RunAnalyze},
      {"lexicon check",
       "[DIR]...",
       "lexicon folders that extend the program's own",
       "checks lexicon files: file:line:column: message",
       "demarche lexicon check my-lexicon",
       {kLexicon},
       RunLexiconCheck},
      {"db add",
       "DB [PATH]...",
       kPaths,
       "articles into a database, which is made when missing; without PATH, analyses again what another "
       "lexicon or "
       "program has analysed",
       "demarche db add news.db news/",
       {kDate, kPrune, kReport, kMaxErrorRate, kMaxBytes, kMaxSentences, kProgress, kAllActions, kMap,
        kLexicon, kJobs, kSandbox},
       RunDbAdd},
      {"db list",
       "DB",
       kDatabaseHelp,
       "the articles of a database by date, with the number of their events",
       "demarche db list news.db --actor JPN --from 2010-09-07",
       {kActor, kDyad, kKind, kFrom, kTo, kPublisher, kText, kArticlesAtMost, kRecordsJson, kSandbox},
       RunDbList},
      {"db search",
       "DB WORDS...",
       "words, of which an article must hold all; '\"a phrase\"', 'a OR b', 'NOT b', 'prefix*'",
       "the articles that hold some words, the best first, with the sentences of their events",
       "demarche db search news.db fishing boat --publisher 'Harbour Post'",
       {kActor, kDyad, kKind, kFrom, kTo, kPublisher, kArticlesAtMost, kRecordsJson, kSandbox},
       RunDbSearch},
      {"db build",
       "DB",
       kDatabaseHelp,
       "the timeline of a database, or of a part of it: page, diagrams and tables",
       "demarche db build news.db -o out --dyad JPN,CHN",
       {kOutput, kTitle, kActor, kDyad, kKind, kFrom, kTo, kMinConfidence, kPublisher, kText, kTemplate,
        kAllActions, kLexicon, kSandbox},
       RunDbBuild},
      {"db remove",
       "DB ID...",
       "ids of articles, or the files and folders that they were read from",
       "takes articles out of a database",
       "demarche db remove news.db news/2010/09",
       {kSandbox},
       RunDbRemove},
      {"db check",
       "DB",
       kDatabaseHelp,
       "reads every page and record of a database, and says what is damaged",
       "demarche db check news.db",
       {kSandbox},
       RunDbCheck},
      {"doctor",
       "",
       "",
       "checks what the program uses of this machine, and says what to do about what is missing",
       "demarche doctor",
       {kLexicon},
       RunDoctor},
      {"completion",
       "SHELL",
       "bash, zsh or fish",
       "prints a script with which the shell completes commands and flags",
       "demarche completion bash > ~/.local/share/bash-completion/completions/demarche",
       {},
       RunCompletion},
      {"versions",
       "",
       "",
       "what the answers depend on beside input and flags: program, lexicon, model, word lists, time zones",
       "demarche versions",
       {kLexicon},
       RunVersions},
  };
  return commands;
}

}  // namespace demarche::cli
