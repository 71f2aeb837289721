// schema.org as JSON-LD. What is said to have been done is an Event with its NewsArticles; what somebody else
// says is a Claim about that event, so that nobody is made to assert it. startDate and endDate stand only
// where the days are certain; the EDTF stands as an identifier. No ClaimReview: nothing was checked here.
#include <fmt/format.h>

#include "renderer/export/formats.h"
#include "renderer/text/escape.h"
#include "renderer/text/standing.h"
#include "renderer/text/words.h"
#include "renderer/write/json.h"

namespace demarche {
namespace {

std::string_view SchemaType(const Actor& actor) {
  return actor.type == "state" && actor.sector.empty() ? "Country" : "Organization";
}

void WriteLdArticle(JsonText& out, const Report& report) {
  out.Open();
  out.Field("@type", "NewsArticle");
  out.Field("headline", CleanLine(report.title));
  out.FieldIfAny("url", SafeUrl(report.url));
  if (ParseInstantDay(report.date)) out.Field("datePublished", report.date);
  if (!report.publisher.empty()) {
    out.Key("publisher");
    out.Open();
    out.Field("@type", "Organization");
    out.Field("name", CleanLine(report.publisher));
    out.Close();
  }
  out.Close();
}

void WriteLdArticles(JsonText& out, std::string_view key, const Entry& entry) {
  out.Key(key);
  out.OpenArray();
  for (const Report& report : entry.reports) WriteLdArticle(out, report);
  out.CloseArray();
}

void WriteLdActors(JsonText& out, std::string_view key, const std::vector<Actor>& actors) {
  if (actors.empty()) return;
  out.Key(key);
  out.OpenArray();
  for (const Actor& actor : actors) {
    out.Open();
    out.Field("@type", SchemaType(actor));
    out.Field("name", CleanLine(actor.name));
    out.FieldIfAny("identifier", CleanLine(actor.code));
    out.Close();
  }
  out.CloseArray();
}

void WriteLdDates(JsonText& out, const Entry& entry) {
  const DeedDays days = DaysOf(entry.when);
  if (days.certain()) {
    out.Field("startDate", FormatDay(days.first));
    out.Field("endDate", FormatDay(days.last));
  }
  if (entry.when.edtf.empty()) return;
  out.Key("identifier");
  out.Open();
  out.Field("@type", "PropertyValue");
  out.Field("propertyID", "EDTF");
  out.Field("value", CleanLine(entry.when.edtf));
  out.Close();
}

void WriteLdEvent(JsonText& out, const Entry& entry, const std::string& anchor) {
  out.Open();
  out.Field("@type", "Event");
  out.Field("@id", "#" + anchor);
  out.Field("name", CleanLine(entry.headline));
  out.FieldIfAny("description", CleanLine(BestReport(entry).text));
  WriteLdDates(out, entry);
  if (entry.factuality == Factuality::kPlanned) out.Field("eventStatus", "https://schema.org/EventScheduled");
  if (entry.place) {
    out.Key("location");
    out.Open();
    out.Field("@type", "Place");
    out.Field("name", CleanLine(entry.place->name));
    out.FieldIfAny("address", CleanLine(entry.place->country));
    out.Close();
  }
  WriteLdActors(out, "organizer", entry.sources);
  WriteLdActors(out, "attendee", entry.targets);
  if (entry.factuality != Factuality::kReported) WriteLdArticles(out, "subjectOf", entry);
  out.Close();
}

void WriteLdClaim(JsonText& out, const Entry& entry, const std::string& anchor) {
  out.Open();
  out.Field("@type", "Claim");
  out.Field("@id", "#claim-" + anchor);
  out.Field("text", CleanLine(entry.headline));
  if (!entry.attribution.empty()) {
    out.Key("author");
    out.Open();
    out.Field("@type", "Organization");
    out.Field("name", CleanLine(entry.attribution));
    out.Close();
  }
  out.Key("about");
  WriteLdEvent(out, entry, anchor);
  WriteLdArticles(out, "appearance", entry);
  out.Close();
}

}  // namespace

Exported ExportJsonLd(const Timeline& timeline, std::size_t) {
  const std::vector<std::string> anchors = EntryAnchors(timeline);
  Omissions left_out;
  JsonText out;
  out.Open();
  out.Field("@context", "https://schema.org");
  out.Key("@graph");
  out.OpenArray();
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const Entry& entry = timeline.entries[i];
    if (entry.factuality == Factuality::kNegated || entry.factuality == Factuality::kConditional) {
      left_out.Add(UndoneReason(entry));
    } else if (entry.factuality == Factuality::kReported) {
      WriteLdClaim(out, entry, anchors[i]);
    } else {
      WriteLdEvent(out, entry, anchors[i]);
    }
  }
  out.CloseArray();
  out.Close();
  return {out.Take() + '\n', left_out.Take()};
}

}  // namespace demarche
