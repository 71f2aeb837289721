// The parts that extraction and timeline records share. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.h"
#include "core/event.h"
#include "core/extraction.h"
#include "core/timeline.h"
#include "records/fields.h"
#include "records/json.h"

namespace demarche::records {

/// "begin" and "end".
void WriteRange(JsonWriter& out, Span span);

/// "kind", "plover", "cameo", "score", "quad".
void WriteDeed(JsonWriter& out, const Deed& deed);
void ReadDeed(Fields& fields, Deed& deed);

/// An array of actors. `limit` is the length of the text that their spans count in.
void WriteActors(JsonWriter& out, std::string_view key, const std::vector<Actor>& actors);
void ReadActors(Fields& fields, std::string_view key, std::uint32_t limit, std::vector<Actor>& actors);

/// "place", left out where there is none.
void WritePlace(JsonWriter& out, const std::optional<Place>& place);
void ReadPlace(Fields& fields, std::uint32_t limit, std::optional<Place>& place);

/// "when".
void WriteWhen(JsonWriter& out, const When& when);
void ReadWhen(Fields& fields, When& when);

/// A day, left out where it is unknown.
void WriteDay(JsonWriter& out, std::string_view key, const std::optional<Day>& day);

/// "left_out" and "versions" of a head.
void WriteLeftOut(JsonWriter& out, const LeftOut& left_out);
void ReadLeftOut(Fields& fields, LeftOut& left_out);
void WriteVersions(JsonWriter& out, const Versions& versions);
void ReadVersions(Fields& fields, Versions& versions);

Entry ReadEntry(Fields& fields);

/// The line of an event that was left out.
std::string WriteLeftOutEvent(const LeftOutEvent& event);
LeftOutEvent ReadLeftOutEvent(Fields& fields);

/// The fields of an error record.
ErrorRecord ReadError(Fields& fields);

}  // namespace demarche::records
