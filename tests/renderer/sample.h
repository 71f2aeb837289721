// A timeline with everything a page must show: ranges, undated and yearless deeds, disagreements,
// claims, plans, denials, many reports, wire copies, and hostile text. Invented by this project.
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/article.h"
#include "core/timeline.h"

namespace demarche::sample {

/// "Kestria [lodged a formal protest|trigger] with [Orvane|target]": the text with its marks.
inline void Marked(Report& report, std::string_view source) {
  std::size_t open = 0;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] == '[') {
      open = report.text.size();
    } else if (source[at] == '|') {
      const std::size_t close = source.find(']', at);
      report.marks.push_back(
          {{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(report.text.size())},
           std::string(source.substr(at + 1, close - at - 1))});
      at = close;
    } else {
      report.text += source[at];
    }
  }
}

inline Actor State(const char* code, const char* name) { return {code, "state", "GOV", name, {}}; }
inline Actor Kestria() { return State("KST", "Kestria"); }
inline Actor Orvane() { return State("ORV", "Orvane"); }
inline Actor Maldry() { return State("MLD", "Maldry"); }
inline Actor Tarsk() { return State("TSK", "Tarsk"); }
inline Actor League() { return {"LGE", "igo", "", "League of the Inner Sea", {}}; }
inline Actor Rebels() { return {"HFA", "armed group", "REB", "Highland Front", {}}; }

struct Kind {
  const char* kind;
  const char* plover;
  const char* mode;
  const char* cameo;
  int tenths;
  const char* quad;
};
inline constexpr Kind kProtest{"diplomatic protest", "ACCUSE", "disapprove", "114", -20, "verbal conflict"};
inline constexpr Kind kTalks{"talks", "CONSULT", "meet", "046", 70, "verbal cooperation"};
inline constexpr Kind kVisit{"official visit", "CONSULT", "visit", "042", 19, "verbal cooperation"};
inline constexpr Kind kAgreement{"agreement", "AGREE", "", "057", 80, "verbal cooperation"};
inline constexpr Kind kSanction{"sanctions", "SANCTION", "", "163", -80, "material conflict"};
inline constexpr Kind kExpulsion{"expulsion of diplomats", "SANCTION", "expel", "166", -70,
                                 "material conflict"};
inline constexpr Kind kSummons{
    "summoning of an ambassador", "ACCUSE", "disapprove", "111", -20, "verbal conflict"};
inline constexpr Kind kThreat{"threat", "THREATEN", "", "130", -44, "verbal conflict"};
inline constexpr Kind kCall{"telephone call", "CONSULT", "phone", "041", 10, "verbal cooperation"};
inline constexpr Kind kAid{"humanitarian aid", "AID", "humanitarian", "073", 74, "material cooperation"};
inline constexpr Kind kManoeuvre{"military manoeuvres", "MOBILIZE", "", "152", -72, "material conflict"};
inline constexpr Kind kShelling{"shelling", "ASSAULT", "heavy-weapons", "194", -100, "material conflict"};
inline constexpr Kind kAppeal{"appeal", "REQUEST", "", "020", 30, "verbal cooperation"};
inline constexpr Kind kDenial{"denial", "REJECT", "", "112", -20, "verbal conflict"};
inline constexpr Kind kStatement{"statement", "", "", "", 0, "neutral"};

/// Adds entries one after the other, each with small calls.
class Builder {
 public:
  Builder& Add(const Kind& kind, std::string headline, std::vector<Actor> sources,
               std::vector<Actor> targets) {
    Entry entry;
    entry.ordinal = static_cast<std::uint32_t>(timeline.entries.size() + 1);
    entry.id = "ev" + std::to_string(1000 + entry.ordinal * 7);
    entry.deed = {kind.kind, {kind.plover, kind.mode, {"diplomatic"}}, kind.cameo, kind.tenths, kind.quad};
    if (entry.deed.plover.event.empty()) entry.deed.plover.contexts.clear();
    entry.sources = std::move(sources);
    entry.targets = std::move(targets);
    entry.headline = std::move(headline);
    entry.confidence = 60 + static_cast<int>(entry.ordinal * 17 % 38);
    timeline.entries.push_back(std::move(entry));
    return *this;
  }
  Builder& When(const char* edtf, const char* earliest, const char* latest, TimeBasis basis,
                const char* why) {
    last().when.edtf = edtf;
    last().when.earliest = ParseDay(earliest);
    last().when.latest = ParseDay(latest);
    last().when.basis = basis;
    last().when.why = why;
    return *this;
  }
  Builder& On(const char* day,
              const char* why = "The sentence names the day; the year is that of publication.") {
    return When(day, day, day, TimeBasis::kExplicit, why);
  }
  Builder& At(const char* place, const char* country) {
    last().place = Place{place, country, {}};
    return *this;
  }
  Builder& Told(const char* publisher, const char* date, const char* title, const char* marked) {
    Report report;
    Marked(report, marked);
    const std::string number = std::to_string(++reports_);
    report.article = "sha256:" + std::string(publisher).substr(0, 3) + date;
    report.event = "x" + number;
    report.sentence = reports_ * 5 % 19;
    report.title = title;
    report.publisher = publisher;
    report.url = "https://news.example/" + number;
    report.date = date;
    report.confidence = 80;
    report.because = {"trigger.verb", "actor.subject", "actor.object", "time.in-clause"};
    last().reports.push_back(std::move(report));
    return *this;
  }
  Builder& Is(Factuality factuality, const char* speaker = "") {
    last().factuality = factuality;
    last().attribution = speaker;
    return *this;
  }
  Builder& Sure(int confidence) {
    last().confidence = confidence;
    return *this;
  }
  Builder& Differ(const char* field, std::vector<std::string> values) {
    last().disagreements.push_back({field, std::move(values)});
    return *this;
  }
  /// A rule that the last report's reading rests on.
  Builder& Because(const char* rule) {
    last().reports.back().because.emplace_back(rule);
    return *this;
  }
  Builder& Rel(const char* type, const std::string& to) {
    last().relations.push_back({type, to});
    return *this;
  }
  Builder& Mutual() {
    last().reciprocal = true;
    return *this;
  }
  Entry& last() { return timeline.entries.back(); }

  Timeline timeline;

 private:
  std::uint32_t reports_ = 0;
};

inline void August(Builder& b) {
  b.Add(kVisit, "Foreign minister of Kestria visits Orvane", {Kestria()}, {Orvane()})
      .On("2025-08-12")
      .At("Port Orla", "ORV")
      .Told("Inner Sea Courier", "2025-08-12T18:40:00Z", "Minister in Port Orla for first visit in six years",
            "[Kestria|source]'s foreign minister, Ilse Varn, [arrived in|trigger] [Port Orla|place] on "
            "[Tuesday|time] for the first visit to [Orvane|target] in six years.")
      .Told("Orla Times", "2025-08-13", "Varn opens two days of meetings",
            "[Foreign minister Ilse Varn|source] [opened a two-day visit|trigger] to [the capital|place] on "
            "[Tuesday|time].");
  b.Add(kTalks, "Kestria and Orvane hold talks on the Sund fisheries", {Kestria(), Orvane()}, {})
      .Mutual()
      .On("2025-08-13")
      .At("Port Orla", "ORV")
      .Told("Inner Sea Courier", "2025-08-13T20:05:00Z", "Fisheries on the table",
            "[The two ministers|source] [held three hours of talks|trigger] on [Wednesday|time] about quotas "
            "in the Sund, both sides said.")
      .Told("Kestrian Wire", "2025-08-13", "Talks on Sund quotas",
            "[The two ministers|source] [held three hours of talks|trigger] on [Wednesday|time] about quotas "
            "in the Sund, both sides said.")
      .Told("Harbour Gazette", "2025-08-14", "Ministers discuss quotas",
            "[The two ministers|source] [held three hours of talks|trigger] on [Wednesday|time] about quotas "
            "in the Sund, both sides said.")
      .Rel("after", "ev1007");
  b.Add(kAgreement, "Orvane agrees to a joint fisheries board with Kestria", {Orvane()}, {Kestria()})
      .When("2025-08~", "2025-08-21", "2025-08-31", TimeBasis::kExplicit,
            "\"late August\" is read as the 21st to the end of the month.")
      .Told("Orla Times", "2025-09-02", "A board for the Sund",
            "In [late August|time] [Orvane|source] [agreed to a joint board|trigger] with [Kestria|target] "
            "that will set quotas for the Sund.");
  b.Add(kAid, "Maldry sends flood aid to Tarsk", {Maldry()}, {Tarsk()})
      .On("2025-08-29")
      .At("Tarsk delta", "TSK")
      .Told("Maldry Post", "2025-08-30", "Convoy reaches the delta",
            "A convoy of forty lorries with tents and medicine [left|trigger] [Maldry|source] for [the "
            "flooded delta of Tarsk|target] on [Friday|time].");
}

inline void September(Builder& b) {
  b.Add(kAppeal, "League of the Inner Sea appeals to Tarsk and the Highland Front", {League()},
        {Tarsk(), Rebels()})
      .On("2025-09-03")
      .Told("Inner Sea Courier", "2025-09-03", "League asks for a pause",
            "The [League of the Inner Sea|source] on [Wednesday|time] [appealed to|trigger] [the government "
            "of Tarsk and the Highland Front|target] to let aid pass.");
  b.Add(kShelling, "Highland Front shells a depot in Tarsk", {Rebels()}, {Tarsk()})
      .On("2025-09-04")
      .At("Mirow", "TSK")
      .Is(Factuality::kReported, "Tarsk's defence ministry")
      .Sure(64)
      .Told("Maldry Post", "2025-09-05", "Depot hit, ministry says",
            "[Tarsk's defence ministry|attribution] said [Highland Front fighters|source] had [shelled a "
            "fuel depot|trigger] near [Mirow|place] on [Thursday|time], killing nine people.")
      .Told("Northern Dispatch", "2025-09-05", "Eleven dead at depot",
            "Eleven people died when the [Highland Front|source] [fired rockets at|trigger] the depot at "
            "[Mirow|place] [on Thursday night|time], the ministry said.")
      .Told("Kestrian Wire", "2025-09-05", "Nine killed",
            "[Tarsk's defence ministry|attribution] said [Highland Front fighters|source] had [shelled a "
            "fuel depot|trigger] near [Mirow|place] on [Thursday|time], killing nine people.")
      .Told("Harbour Gazette", "2025-09-06", "Depot burns",
            "[Tarsk's defence ministry|attribution] said [Highland Front fighters|source] had [shelled a "
            "fuel depot|trigger] near [Mirow|place] on [Thursday|time], killing nine people.")
      .Told("Orla Times", "2025-09-06", "Fire still burning",
            "The depot at Mirow, [shelled|trigger] [early on Friday|time], was still burning a day later.")
      .Differ("when", {"2025-09-04", "2025-09-05"})
      .Differ("killed", {"9", "11"});
  b.Add(kDenial, "Highland Front denies shelling the depot", {Rebels()}, {Tarsk()})
      .On("2025-09-05")
      .Is(Factuality::kReported, "a spokesman of the Highland Front")
      .Told("Northern Dispatch", "2025-09-06", "Front denies attack",
            "[A spokesman of the Highland Front|source] on [Friday|time] [denied|trigger] that its fighters "
            "had fired at the depot.")
      .Rel("denies", "ev1042")
      .Rel("after", "ev1042");
  b.Add(kThreat, "Tarsk threatens to close the Mirow crossing", {Tarsk()}, {Maldry()})
      .On("2025-09-08")
      .Is(Factuality::kPlanned)
      .Told("Maldry Post", "2025-09-09", "Crossing may close",
            "[Tarsk|source] [would close the Mirow crossing|trigger] to [Maldry|target] by the end of the "
            "month if arms kept passing, its interior minister said on [Monday|time].");
  b.Add(kCall, "Presidents of Maldry and Tarsk speak by telephone", {Maldry(), Tarsk()}, {})
      .Mutual()
      .On("2025-09-10")
      .Told("Maldry Post", "2025-09-10", "Leaders speak",
            "[The two presidents|source] [spoke by telephone|trigger] for forty minutes on [Wednesday|time], "
            "the palace said.")
      .Rel("responds", "ev1056");
  b.Add(kManoeuvre, "Tarsk holds manoeuvres on the Maldry border", {Tarsk()}, {Maldry()})
      .When("2025-09-15/2025-09-21", "2025-09-15", "2025-09-21", TimeBasis::kExplicit,
            "\"all of that week\" is the week that begins on Monday 15 September.")
      .Told("Northern Dispatch", "2025-09-22", "A week of tanks",
            "[Tarsk|source] [exercised with two brigades|trigger] along [the Maldry border|place] [all of "
            "that week|time].");
  b.Add(kSummons, "Maldry summons the ambassador of Tarsk", {Maldry()}, {Tarsk()})
      .On("2025-09-16", "\"on Tuesday\" counts back from the day of publication, Wednesday 17 September.")
      .At("Sellin", "MLD")
      .Told("Maldry Post", "2025-09-17", "Envoy called in",
            "[Maldry|source] [summoned|trigger] [the ambassador of Tarsk|target] on [Tuesday|time] to "
            "explain the manoeuvres.")
      .Rel("responds", "ev1070");
  b.Add(kStatement, "League secretariat publishes its calendar for the autumn", {League()}, {})
      .When("2025-09", "2025-09-01", "2025-09-30", TimeBasis::kExplicit, "The sentence names the month only.")
      .Told("League Bulletin", "2025-09-30", "Autumn calendar",
            "[The secretariat|source] [published|trigger] the calendar in [September|time].")
      .Sure(41);
}

inline void Autumn(Builder& b) {
  b.Add(kProtest, "Kestria lodges a formal protest with Orvane", {Kestria()}, {Orvane()})
      .When("[2025-10-21..2025-10-31]", "2025-10-21", "2025-10-31", TimeBasis::kExplicit,
            "\"late October\" is read as the 21st to the end of the month; the year is that of publication.")
      .At("Varnholm", "KST")
      .Told("Kestrian Wire", "2025-11-03T09:12:00+01:00", "Protest over trawler",
            "[Kestria|source] [lodged a formal protest|trigger] with [Orvane|target] in [late October|time] "
            "after a patrol boat stopped the trawler Aline.")
      .Told("Inner Sea Courier", "2025-11-04", "Note handed over",
            "[Kestria|source] [handed a note of protest|trigger] to [Orvane's chargé d’affaires|target] on "
            "[28 October|time].")
      .Differ("when", {"2025-10-21/2025-10-31", "2025-10-28"});
  b.Add(kSanction, "Orvane bans Kestrian trawlers from its ports", {Orvane()}, {Kestria()})
      .On("2025-10-31")
      .Sure(93)
      .Told("Orla Times", "2025-10-31", "Ports closed to Kestrian boats",
            "[Orvane|source] [barred Kestrian trawlers|trigger] from its ports on [Friday|time].")
      .Rel("responds", "ev1091");
  b.Add(kExpulsion, "Kestria expels two diplomats of Orvane", {Kestria()}, {Orvane()})
      .When("2025-10-31/..", "2025-10-31", "", TimeBasis::kAnchored,
            "\"days later\" puts it after the ban of 31 October; nothing gives the end.")
      .Told("Northern Dispatch", "2025-11-21", "The row so far",
            "[Days later|time] [Kestria|source] [expelled two diplomats|trigger] of [Orvane|target].")
      .Rel("responds", "ev1098")
      .Rel("after", "ev1098");
  b.Add(kThreat, "Orvane would extend its ban to freight", {Orvane()}, {Kestria()})
      .On("2025-11-12")
      .Is(Factuality::kConditional)
      .Told("Orla Times", "2025-11-12", "Freight next?",
            "If the diplomats are not let back, [Orvane|source] [will extend the ban|trigger] to "
            "[Kestrian|target] freight, its premier told parliament on [Wednesday|time].");
  b.Add(kTalks, "Kestria and Orvane to meet in Sellin", {Kestria(), Orvane()}, {})
      .Mutual()
      .On("2025-11-18")
      .At("Sellin", "MLD")
      .Is(Factuality::kPlanned, "Maldry's foreign ministry")
      .Told("Maldry Post", "2025-11-10", "Sellin to host",
            "[Envoys of both countries|source] [will meet|trigger] in [Sellin|place] on [18 November|time], "
            "[Maldry's foreign ministry|attribution] said.");
  b.Add(kAgreement, "No agreement on quotas was signed", {Kestria(), Orvane()}, {})
      .Mutual()
      .On("2025-11-18")
      .Is(Factuality::kNegated)
      .Told("Inner Sea Courier", "2025-11-19", "No deal",
            "[The envoys|source] did not [sign an agreement|trigger] on [Tuesday|time].");
  b.Add(kTalks, "Envoys of Kestria and Orvane meet in Sellin", {Kestria(), Orvane()}, {})
      .Mutual()
      .On("2025-11-18")
      .At("Sellin", "MLD")
      .Sure(96)
      .Told("Maldry Post", "2025-11-18", "Envoys meet",
            "[Envoys of Kestria and Orvane|source] [met|trigger] in [Sellin|place] on [Tuesday|time].")
      .Told("Inner Sea Courier", "2025-11-19", "No deal",
            "[They|source] [met for five hours|trigger] on [Tuesday|time] in [Sellin|place].")
      .Because("reference:They = Kestria")
      .Because("reference:They = Orvane")
      .Rel("fulfils", "ev1119");
  b.Add(kProtest, "Orvane protests to the League", {Orvane()}, {League()})
      .When("../2025-11-24", "", "2025-11-24", TimeBasis::kDocument,
            "Nothing in the report dates it; it cannot have happened after publication.")
      .Told("League Bulletin", "2025-11-24", "Correspondence",
            "[Orvane|source] has [protested|trigger] to [the secretariat|target].")
      .Sure(38);
}

inline void Undated(Builder& b) {
  b.Add(kAid, "Orvane gives grain to Tarsk", {Orvane()}, {Tarsk()})
      .When("XXXX-10-31", "", "", TimeBasis::kExplicit,
            "The sentence names day and month; the article carries no date, so no year is given.")
      .Told("Harbour Gazette", "", "Grain ships",
            "[Orvane|source] [gave 4,000 tonnes of grain|trigger] to [Tarsk|target] on [31 October|time].");
  b.Add(kVisit, "Premier of Tarsk visits Maldry", {Tarsk()}, {Maldry()})
      .Told("", "", "", "[The premier|source] [visited|trigger] [Maldry|target].")
      .Because("reference:The premier = Tarsk")
      .Sure(33);
}

/// Text that tries to break out of every context.
inline void Hostile(Builder& b) {
  const std::string nasty =
      "</script><script>alert(1)</script><style>*{display:none}</style><!-- ]]> {{title}} {{{script}}} \\N "
      "\\G \"quoted\" 'x' &lt;&amp; =1+1 \xE2\x80\xAE"
      "desrever \xE2\x80\xA8 line \x01 \x07 \xFF end\\";
  b.Add(kStatement, nasty, {{"=cmd", "", "", nasty, {}}}, {{"", "", "", "<img src=x onerror=alert(1)>", {}}})
      .On("2025-11-20", nasty.c_str())
      .Is(Factuality::kReported, nasty.c_str())
      .Told(nasty.c_str(), nasty.c_str(), nasty.c_str(), "x")
      .Differ(nasty.c_str(), {nasty, "=2+2"})
      .Rel(nasty.c_str(), "ev1007")
      .Rel("denies", "no such entry");
  Entry& entry = b.last();
  entry.id = "\"><b>&'" + nasty;
  entry.deed.kind = "@kind <b>";
  entry.place = Place{nasty, "x", {}};
  Report& report = entry.reports.back();
  report.url = "javascript:alert(1)";
  report.because = {"reference:" + nasty + " = " + nasty};
  report.text = nasty + " مرحبا بالعالم";
  report.marks = {
      {{0, 9}, "trigger"}, {{4, 4000000000U}, "source"}, {{9, 2}, "time"}, {{3, 5}, "\" onclick=\"x"}};
  Report second = report;
  second.text = std::string(3000, 'w');
  second.url = "data:text/html,<script>alert(1)</script>";
  entry.reports.push_back(second);
}

/// Gives every report its place in a text that holds the reports of its article as paragraphs.
inline void PlaceReports(Timeline& timeline, std::vector<Article>* articles) {
  std::map<std::string, Article> by_id;
  for (Entry& entry : timeline.entries) {
    for (Report& report : entry.reports) {
      Article& article = by_id[report.article];
      article.id = report.article;
      article.title = report.title;
      article.publisher = report.publisher;
      article.url = report.url;
      article.date = report.date;
      article.text += (article.text.empty() ? "" : "\n\n") + std::string("Before it. ");
      report.begin = static_cast<std::uint32_t>(article.text.size());
      article.text += report.text + " After it: <b>&amp;</b> \xE2\x80\xAE.";
    }
  }
  if (articles == nullptr) return;
  for (auto& [id, article] : by_id) articles->push_back(std::move(article));
}

/// The articles that the reports of `timeline`, made by Make, are from.
inline std::vector<Article> ArticlesOf(Timeline timeline) {
  std::vector<Article> articles;
  PlaceReports(timeline, &articles);
  return articles;
}

/// Counts the sources as `merge` would: one of each publisher, a copied text once.
inline void CountSources(Entry& entry) {
  std::set<std::string> texts;
  std::set<std::string> sources;
  for (const Report& report : entry.reports) {
    if (texts.insert(report.text).second)
      sources.insert(report.publisher.empty() ? report.article : report.publisher);
  }
  entry.independent_sources = static_cast<std::uint32_t>(sources.size());
  entry.salience =
      std::min(100, 10 * static_cast<int>(sources.size()) + std::abs(entry.deed.score_tenths) / 3);
}

/// Two events that were left out: one with hostile words.
inline void LeaveOut(Timeline& timeline) {
  timeline.left_out = {2, 12, 7, 3};
  LeftOutEvent low;
  low.headline = "Planned: Kestria visits <b>Orvane</b>";
  low.kind = "visit";
  low.when.edtf = "2025-09";
  low.when.earliest = ParseDay("2025-09-01");
  low.when.latest = ParseDay("2025-09-30");
  low.when.why = "'in September' of a report dated 12 Aug 2025: 1 to 30 Sep 2025";
  low.report = timeline.entries.front().reports.front();
  low.report.text = "Some say <script>alert(1)</script> that Kestria may visit.";
  low.report.marks = {{{52, 57}, "trigger"}, {{40, 47}, "source"}};
  low.report.confidence = 8;
  low.report.because = {"pattern:visit/visit", "reference:Some = Orvane"};
  LeftOutEvent background = low;
  background.reason = LeftOutReason::kBackground;
  background.headline.clear();
  background.when = {};
  background.report.url = "javascript:alert(1)";
  timeline.left_out_events = {low, background};
}

inline Timeline Make() {
  Builder b;
  b.timeline.title = "Kestria, Orvane and their neighbours";
  b.timeline.versions = {"0.1.0", "3f9a2c71d0e4b5a6"};
  August(b);
  September(b);
  Autumn(b);
  Hostile(b);
  Undated(b);
  for (Entry& entry : b.timeline.entries) {
    b.timeline.reports += static_cast<std::uint32_t>(entry.reports.size());
    CountSources(entry);
  }
  PlaceReports(b.timeline, nullptr);
  b.timeline.articles = 41;
  LeaveOut(b.timeline);
  b.timeline.errors = {
      {"archive.zip!news/17.html", "malformed", 812, "not UTF-8 and of no known encoding; give --encoding"},
      {"scan.pdf", "unsupported", 0, "PDF is not read; convert it to text"}};
  return std::move(b.timeline);
}

}  // namespace demarche::sample
