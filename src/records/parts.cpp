// Each part is written and read by a pair of functions that stand together.
#include "records/parts.h"

#include <fmt/format.h>

#include <cstdlib>

#include "records/records.h"

namespace demarche::records {

void WriteRange(JsonWriter& out, Span span) {
  out.Integer("begin", span.begin);
  out.Integer("end", span.end);
}

void WriteDay(JsonWriter& out, std::string_view key, const std::optional<Day>& day) {
  if (day) out.Text(key, FormatDay(*day));
}

void WriteDeed(JsonWriter& out, const Deed& deed) {
  out.Text("kind", deed.kind);
  out.Open("plover");
  out.Text("event", deed.plover.event);
  out.Text("mode", deed.plover.mode);
  out.Texts("contexts", deed.plover.contexts);
  out.Close();
  out.Text("cameo", deed.cameo);
  const int size = std::abs(deed.score_tenths);
  out.Raw("score", fmt::format("{}{}{}", deed.score_tenths < 0 ? "-" : "", size / 10,
                               size % 10 == 0 ? "" : fmt::format(".{}", size % 10)));
  out.Text("quad", deed.quad);
}

void ReadDeed(Fields& fields, Deed& deed) {
  fields.Text("kind", deed.kind);
  fields.One("plover", [&](Fields& plover) {
    plover.Text("event", deed.plover.event);
    plover.Text("mode", deed.plover.mode);
    plover.Texts("contexts", deed.plover.contexts);
  });
  fields.Text("cameo", deed.cameo);
  fields.Tenths("score", deed.score_tenths);
  fields.Text("quad", deed.quad);
}

void WriteActors(JsonWriter& out, std::string_view key, const std::vector<Actor>& actors) {
  out.OpenArray(key);
  for (const Actor& actor : actors) {
    out.Open();
    out.Text("code", actor.code);
    out.Text("type", actor.type);
    out.Text("sector", actor.sector);
    out.Text("name", actor.name);
    WriteRange(out, actor.span);
    out.Close();
  }
  out.CloseArray();
}

void ReadActors(Fields& fields, std::string_view key, std::uint32_t limit, std::vector<Actor>& actors) {
  fields.Each(key, [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    Actor& actor = actors.emplace_back();
    each.Text("code", actor.code);
    each.Text("type", actor.type);
    each.Text("sector", actor.sector);
    each.Text("name", actor.name);
    each.Range(actor.span, limit);
  });
}

void WritePlace(JsonWriter& out, const std::optional<Place>& place) {
  if (!place) return;
  out.Open("place");
  out.Text("name", place->name);
  out.Text("country", place->country);
  WriteRange(out, place->span);
  out.Close();
}

void ReadPlace(Fields& fields, std::uint32_t limit, std::optional<Place>& place) {
  fields.One("place", [&](Fields& inner) {
    place.emplace();
    inner.Text("name", place->name);
    inner.Text("country", place->country);
    inner.Range(place->span, limit);
  });
}

void WriteWhen(JsonWriter& out, const When& when) {
  out.Open("when");
  out.Text("edtf", when.edtf);
  WriteDay(out, "earliest", when.earliest);
  WriteDay(out, "latest", when.latest);
  out.Text("basis", Name(when.basis));
  if (when.timex) out.Integer("timex", *when.timex);
  out.Texts("after", when.after);
  out.Texts("before", when.before);
  out.TextIfAny("why", when.why);
  out.Close();
}

void ReadWhen(Fields& fields, When& when) {
  fields.One("when", [&](Fields& inner) {
    inner.Text("edtf", when.edtf);
    inner.Date("earliest", when.earliest);
    inner.Date("latest", when.latest);
    inner.Choice("basis", ParseTimeBasis, when.basis);
    inner.Count("timex", when.timex);
    inner.Texts("after", when.after);
    inner.Texts("before", when.before);
    inner.Text("why", when.why);
  });
}

void WriteLeftOut(JsonWriter& out, const LeftOut& left_out) {
  out.Open("left_out");
  out.Integer("undated", left_out.undated);
  out.Integer("low_confidence", left_out.low_confidence);
  out.Integer("duplicate", left_out.duplicate);
  out.Integer("background", left_out.background);
  out.Close();
}

void ReadLeftOut(Fields& fields, LeftOut& left_out) {
  fields.One("left_out", [&](Fields& left) {
    left.Count("undated", left_out.undated);
    left.Count("low_confidence", left_out.low_confidence);
    left.Count("duplicate", left_out.duplicate);
    left.Count("background", left_out.background);
  });
}

void WriteVersions(JsonWriter& out, const Versions& versions) {
  out.Open("versions");
  out.Text("program", versions.program);
  out.Text("lexicon", versions.lexicon);
  out.Close();
}

void ReadVersions(Fields& fields, Versions& versions) {
  fields.One("versions", [&](Fields& each) {
    each.Text("program", versions.program);
    each.Text("lexicon", versions.lexicon);
  });
}

ErrorRecord ReadError(Fields& fields) {
  ErrorRecord error;
  fields.Text("id", error.id);
  fields.Text("code", error.code);
  fields.Count("offset", error.offset);
  fields.Text("message", error.message);
  return error;
}

}  // namespace demarche::records

namespace demarche {

std::string WriteError(const ErrorRecord& error) {
  records::JsonWriter out;
  out.Open();
  out.Text("kind", "error");
  out.Text("id", error.id);
  out.Text("code", error.code);
  // Offsets are file positions, so they fit into 63 bits.
  out.Raw("offset", fmt::format("{}", error.offset));
  out.Text("message", error.message);
  out.Close();
  return out.Take();
}

}  // namespace demarche
