// The extraction record: what `extract` writes and `merge` reads. It carries all that
// BuildTimeline uses, so that extract | merge equals build. Indexes and ranges are checked here,
// so that later rooms may rely on them.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "records/fields.h"
#include "records/json.h"
#include "records/parts.h"
#include "records/records.h"

namespace demarche {
namespace {

using records::Complaint;
using records::Fields;
using records::JsonDocument;
using records::JsonValue;
using records::JsonWriter;

constexpr std::array<std::pair<TimeRelation, const char*>, 4> kRelations{{{TimeRelation::kNone, "none"},
                                                                          {TimeRelation::kAfter, "after"},
                                                                          {TimeRelation::kBefore, "before"},
                                                                          {TimeRelation::kWithin, "within"}}};

const char* RelationName(TimeRelation relation) {
  return kRelations[static_cast<std::size_t>(relation)].second;
}

std::optional<TimeRelation> ParseRelation(std::string_view name) {
  for (const auto& [value, word] : kRelations) {
    if (name == word) return value;
  }
  return std::nullopt;
}

// Article -------------------------------------------------------------------------------------

void WriteHead(JsonWriter& out, const Extraction& extraction) {
  const Article& article = extraction.article;
  out.Integer("schema", kSchema);
  out.Text("id", article.id);
  out.TextIfAny("date", article.date);
  out.Text("title", article.title);
  out.Text("publisher", article.publisher);
  out.Text("url", article.url);
  out.Integer("text_length", extraction.text_length);
}

void ReadHead(Fields& fields, Extraction& extraction) {
  Article& article = extraction.article;
  fields.Schema();
  fields.Require("id");
  fields.Require("text_length");
  fields.Text("id", article.id);
  fields.Text("date", article.date);
  fields.Text("title", article.title);
  fields.Text("publisher", article.publisher);
  fields.Text("url", article.url);
  fields.Count("text_length", extraction.text_length);
  fields.Text("uri", article.uri);
  fields.Choice("date_basis", ParseDateBasis, article.date_basis);
  fields.Text("dateline", article.dateline);
  fields.Text("language", article.language);
  article.document_time = ParseInstantDay(article.date);
}

void WriteTail(JsonWriter& out, const Article& article) {
  out.TextIfAny("uri", article.uri);
  out.Text("date_basis", Name(article.date_basis));
  out.TextIfAny("dateline", article.dateline);
  out.TextIfAny("language", article.language);
}

// Sentences, timexes, actors ------------------------------------------------------------------

void ReadSentences(Fields& fields, Extraction& extraction) {
  fields.Each("sentences", [&](const JsonValue& item) {
    const std::vector<JsonValue> pair = item.children().list();
    Span span;
    const bool ok = item.kind() == records::JsonKind::kArray && pair.size() == 2 &&
                    records::ReadCount(pair[0], span.begin) && records::ReadCount(pair[1], span.end) &&
                    span.begin <= span.end && span.end <= extraction.text_length;
    if (!ok) fields.complaint().Add(item, "a sentence is no [begin,end] inside the text");
    extraction.sentences.push_back(span);
  });
}

void WriteTimex(JsonWriter& out, const Timex& timex, std::string_view words) {
  out.Open();
  records::WriteRange(out, timex.span);
  out.Text("text", words);
  out.Text("type", Name(timex.type));
  out.Text("value", timex.value);
  out.TextIfAny("mod", timex.mod);
  records::WriteDay(out, "earliest", timex.earliest);
  records::WriteDay(out, "latest", timex.latest);
  out.TextIfAny("edtf", timex.edtf);
  out.Text("basis", Name(timex.basis));
  if (timex.relation != TimeRelation::kNone || timex.reference != Span{}) {
    out.Text("relation", RelationName(timex.relation));
    out.Open("reference");
    records::WriteRange(out, timex.reference);
    out.Close();
  }
  out.TextIfAny("why", timex.why);
  out.Close();
}

void ReadTimexes(Fields& fields, Extraction& extraction) {
  fields.Each("timexes", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    Timex& timex = extraction.timexes.emplace_back();
    each.Range(timex.span, extraction.text_length);
    each.Text("text", extraction.timex_texts.emplace_back());
    each.Choice("type", ParseTimexType, timex.type);
    each.Text("value", timex.value);
    each.Text("mod", timex.mod);
    each.Date("earliest", timex.earliest);
    each.Date("latest", timex.latest);
    each.Text("edtf", timex.edtf);
    each.Choice("basis", ParseTimeBasis, timex.basis);
    each.Choice("relation", ParseRelation, timex.relation);
    each.One("reference", [&](Fields& inner) { inner.Range(timex.reference, extraction.text_length); });
    each.Text("why", timex.why);
  });
}

void WriteMention(JsonWriter& out, const ActorMention& mention, std::string_view words) {
  out.Open();
  records::WriteRange(out, mention.actor.span);
  out.Text("text", words);
  out.Text("code", mention.actor.code);
  out.Text("sector", mention.actor.sector);
  out.Text("name", mention.actor.name);
  out.Integer("entity", mention.entity);
  out.Text("type", mention.actor.type);
  out.Integer("sentence", mention.sentence);
  out.Close();
}

void ReadMentions(Fields& fields, Extraction& extraction) {
  fields.Each("actors", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    ActorMention& mention = extraction.actors.emplace_back();
    each.Range(mention.actor.span, extraction.text_length);
    each.Text("text", extraction.actor_texts.emplace_back());
    each.Text("code", mention.actor.code);
    each.Text("sector", mention.actor.sector);
    each.Text("name", mention.actor.name);
    each.Count("entity", mention.entity);
    each.Text("type", mention.actor.type);
    each.Count("sentence", mention.sentence);
  });
}

// Events --------------------------------------------------------------------------------------

Span SentenceOf(const Extraction& extraction, const Event& event) {
  return event.sentence < extraction.sentences.size() ? extraction.sentences[event.sentence] : Span{};
}

void WriteEvidence(JsonWriter& out, const Extraction& extraction, const Event& event) {
  out.Open("evidence");
  records::WriteRange(out, SentenceOf(extraction, event));
  out.Text("text", event.evidence);
  out.Close();
  out.OpenArray("anchors");
  for (const Anchor& anchor : event.anchors) {
    out.Open();
    out.Text("relation", RelationName(anchor.relation));
    out.Integer("event", anchor.event);
    records::WriteRange(out, anchor.words);
    out.Close();
  }
  out.CloseArray();
}

void WriteEvent(JsonWriter& out, const Extraction& extraction, const Event& event) {
  out.Open();
  out.Text("id", event.id);
  records::WriteDeed(out, event.deed);
  out.Integer("sentence", event.sentence);
  out.Open("trigger");
  records::WriteRange(out, event.trigger);
  out.Text("text", event.trigger_text);
  out.Close();
  if (event.clause != Span{}) {
    out.Open("clause");
    records::WriteRange(out, event.clause);
    out.Close();
  }
  records::WriteActors(out, "source", event.sources);
  records::WriteActors(out, "target", event.targets);
  out.Bool("reciprocal", event.reciprocal);
  records::WritePlace(out, event.place);
  records::WriteWhen(out, event.when);
  out.Text("factuality", Name(event.factuality));
  if (!event.attribution.name.empty() || event.attribution.span != Span{}) {
    out.Open("attribution");
    out.Text("name", event.attribution.name);
    records::WriteRange(out, event.attribution.span);
    out.Close();
  }
  out.Integer("confidence", event.confidence);
  out.Texts("because", event.because);
  WriteEvidence(out, extraction, event);
  out.Close();
}

void ReadAnchors(Fields& fields, std::uint32_t limit, Event& event) {
  fields.Each("anchors", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    Anchor& anchor = event.anchors.emplace_back();
    each.Choice("relation", ParseRelation, anchor.relation);
    each.Count("event", anchor.event);
    each.Range(anchor.words, limit);
  });
}

/// What must hold between an event and the rest of its record.
void CheckEvent(Fields& fields, const Extraction& extraction, const Event& event) {
  if (event.sentence >= extraction.sentences.size()) {
    return fields.Refuse(
        fmt::format("the event names sentence {} of {}", event.sentence, extraction.sentences.size()));
  }
  const Span sentence = SentenceOf(extraction, event);
  if (!sentence.Contains(event.trigger)) fields.Refuse("the trigger does not lie in the event's sentence");
  if (event.evidence.size() != sentence.size()) {
    fields.Refuse(
        fmt::format("the evidence has {} bytes, its sentence {}", event.evidence.size(), sentence.size()));
  }
  if (event.when.timex && *event.when.timex >= extraction.timexes.size()) {
    fields.Refuse(
        fmt::format("the event names timex {} of {}", *event.when.timex, extraction.timexes.size()));
  }
}

void ReadEvent(const JsonValue& item, Complaint& complaint, Extraction& extraction) {
  Fields fields(item, complaint);
  const std::uint32_t limit = extraction.text_length;
  Event& event = extraction.events.emplace_back();
  fields.Text("id", event.id);
  records::ReadDeed(fields, event.deed);
  fields.Count("sentence", event.sentence);
  fields.One("trigger", [&](Fields& trigger) {
    trigger.Range(event.trigger, limit);
    trigger.Text("text", event.trigger_text);
  });
  fields.One("clause", [&](Fields& clause) { clause.Range(event.clause, limit); });
  records::ReadActors(fields, "source", limit, event.sources);
  records::ReadActors(fields, "target", limit, event.targets);
  fields.Bool("reciprocal", event.reciprocal);
  records::ReadPlace(fields, limit, event.place);
  records::ReadWhen(fields, event.when);
  fields.Choice("factuality", ParseFactuality, event.factuality);
  fields.One("attribution", [&](Fields& attribution) {
    attribution.Text("name", event.attribution.name);
    attribution.Range(event.attribution.span, limit);
  });
  fields.Percent("confidence", event.confidence);
  fields.Texts("because", event.because);
  fields.One("evidence", [&](Fields& evidence) { evidence.Text("text", event.evidence); });
  ReadAnchors(fields, limit, event);
  CheckEvent(fields, extraction, event);
}

void CheckAnchors(Fields& fields, const Extraction& extraction) {
  for (const Event& event : extraction.events) {
    for (const Anchor& anchor : event.anchors) {
      if (anchor.event < extraction.events.size()) continue;
      fields.Refuse(fmt::format("an anchor names event {} of {}", anchor.event, extraction.events.size()));
    }
  }
}

Extraction ReadExtraction(Fields& fields) {
  Extraction extraction;
  ReadHead(fields, extraction);
  ReadSentences(fields, extraction);
  ReadTimexes(fields, extraction);
  ReadMentions(fields, extraction);
  fields.Each("events", [&](const JsonValue& item) { ReadEvent(item, fields.complaint(), extraction); });
  CheckAnchors(fields, extraction);
  return extraction;
}

}  // namespace

std::string WriteExtraction(const Extraction& extraction) {
  thread_local JsonWriter out;
  out.Clear();
  out.Open();
  WriteHead(out, extraction);
  out.OpenArray("sentences");
  for (const Span& sentence : extraction.sentences) {
    out.OpenArray();
    out.Integer(sentence.begin);
    out.Integer(sentence.end);
    out.CloseArray();
  }
  out.CloseArray();
  out.OpenArray("timexes");
  for (std::size_t i = 0; i < extraction.timexes.size(); ++i) {
    WriteTimex(out, extraction.timexes[i],
               i < extraction.timex_texts.size() ? extraction.timex_texts[i] : "");
  }
  out.CloseArray();
  out.OpenArray("actors");
  for (std::size_t i = 0; i < extraction.actors.size(); ++i) {
    WriteMention(out, extraction.actors[i],
                 i < extraction.actor_texts.size() ? extraction.actor_texts[i] : "");
  }
  out.CloseArray();
  out.OpenArray("events");
  for (const Event& event : extraction.events) WriteEvent(out, extraction, event);
  out.CloseArray();
  WriteTail(out, extraction.article);
  out.Close();
  return out.Take();
}

Result<std::variant<Extraction, ErrorRecord>> ParseExtraction(std::string_view line) {
  const Result<JsonDocument> document = JsonDocument::Parse(line);
  if (!document) return tl::unexpected<Error>(document.error());
  Complaint complaint;
  Fields fields(document->root(), complaint);
  std::string kind;
  fields.Text("kind", kind);
  std::variant<Extraction, ErrorRecord> record;
  if (kind == "error") {
    record = records::ReadError(fields);
  } else {
    record = ReadExtraction(fields);
  }
  if (complaint.error()) return tl::unexpected<Error>(*complaint.error());
  return record;
}

}  // namespace demarche
