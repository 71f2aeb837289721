// Group lines: what `merge --group` writes and `merge --finish` reads. Each group has a head that counts its
// deeds, so that one that was cut off is noticed.
#include <fmt/format.h>

#include "records/fields.h"
#include "records/json.h"
#include "records/lines.h"
#include "records/parts.h"
#include "records/records.h"

namespace demarche {
namespace {

using records::Fields;
using records::JsonValue;
using records::JsonWriter;

constexpr int kMaxDistance = 40000;  // days between two deeds

// Head ----------------------------------------------------------------------------------------

std::string WriteGroupHead(const Group& group) {
  JsonWriter out;
  out.Open();
  out.Text("kind", "group");
  out.Integer("schema", kSchema);
  out.Text("key", group.key);
  out.Integer("articles", group.articles);
  out.Integer("deeds", static_cast<std::int64_t>(group.deeds.size()));
  records::WriteLeftOut(out, group.left_out);
  out.Integer("left_out_lines", static_cast<std::int64_t>(group.left_out_events.size()));
  records::WriteVersions(out, group.versions);
  out.Close();
  return out.Take();
}

void ReadGroupHead(Fields& fields, Group& group, std::uint32_t& deeds, std::uint32_t& left_out_lines) {
  left_out_lines = 0;
  fields.Schema();
  for (const char* name : {"key", "articles", "deeds", "versions"}) fields.Require(name);
  fields.Text("key", group.key);
  fields.Count("articles", group.articles);
  fields.Count("deeds", deeds);
  records::ReadLeftOut(fields, group.left_out);
  fields.Count("left_out_lines", left_out_lines);
  records::ReadVersions(fields, group.versions);
}

// Tellings and ties -----------------------------------------------------------------------------

void WriteTelling(JsonWriter& out, const Telling& telling) {
  out.Open();
  out.Text("article", telling.article);
  out.Text("record", telling.record);
  out.Text("event", telling.event);
  out.TextIfAny("date", telling.date);
  records::WriteRange(out, telling.trigger);
  out.Text("text", telling.trigger_text);
  out.Texts("after", telling.after);
  out.Texts("before", telling.before);
  out.Texts("part_of", telling.part_of);
  out.Close();
}

void ReadTelling(Fields& fields, Telling& telling) {
  for (const char* name : {"article", "record", "event"}) fields.Require(name);
  fields.Text("article", telling.article);
  fields.Text("record", telling.record);
  fields.Text("event", telling.event);
  fields.Text("date", telling.date);
  fields.Range(telling.trigger, UINT32_MAX);
  fields.Text("text", telling.trigger_text);
  fields.Texts("after", telling.after);
  fields.Texts("before", telling.before);
  fields.Texts("part_of", telling.part_of);
}

void WriteTie(JsonWriter& out, const EventTie& tie) {
  out.Open();
  out.Text("article", tie.article);
  out.Integer("place", tie.place);
  out.Text("from", tie.from);
  out.Text("to", tie.to);
  out.Integer("least", tie.least);
  if (tie.most) out.Integer("most", *tie.most);
  out.Bool("both_ways", tie.both_ways);
  out.Text("said", tie.said);
  out.Close();
}

void ReadTie(Fields& fields, EventTie& tie) {
  for (const char* name : {"article", "from", "to", "least"}) fields.Require(name);
  fields.Text("article", tie.article);
  fields.Count("place", tie.place);
  fields.Text("from", tie.from);
  fields.Text("to", tie.to);
  fields.Whole("least", kMaxDistance, tie.least);
  if (fields.Has("most")) fields.Whole("most", kMaxDistance, tie.most.emplace());
  fields.Bool("both_ways", tie.both_ways);
  fields.Text("said", tie.said);
}

// Deeds -----------------------------------------------------------------------------------------

std::string WriteGroupDeed(const GroupDeed& deed) {
  JsonWriter out;
  out.Open();
  out.Text("kind", "deed");
  out.Raw("entry", WriteEntry(deed.entry));
  out.OpenArray("tellings");
  for (const Telling& telling : deed.tellings) WriteTelling(out, telling);
  out.CloseArray();
  out.OpenArray("ties");
  for (const EventTie& tie : deed.ties) WriteTie(out, tie);
  out.CloseArray();
  out.Close();
  return out.Take();
}

GroupDeed ReadGroupDeed(Fields& fields) {
  GroupDeed deed;
  fields.Require("entry");
  fields.One("entry", [&](Fields& entry) { deed.entry = records::ReadEntry(entry); });
  fields.Each("tellings", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    ReadTelling(each, deed.tellings.emplace_back());
  });
  if (deed.tellings.empty()) fields.Refuse("the deed has no tellings; a deed stands on at least one");
  fields.Each("ties", [&](const JsonValue& item) {
    Fields each(item, fields.complaint());
    ReadTie(each, deed.ties.emplace_back());
  });
  return deed;
}

// Lines -----------------------------------------------------------------------------------------

/// Takes the lines of groups one after the other.
class GroupReader {
 public:
  void Take(const std::string& kind, Fields& fields) {
    if (kind == "group") {
      if (!groups_.empty() && !IsWhole()) return fields.Refuse(SayCutOff());
      ReadGroupHead(fields, groups_.emplace_back(), deeds_, left_out_lines_);
    } else if (groups_.empty()) {
      fields.Refuse("is no group; give lines of 'demarche merge --group'");
    } else if (kind == "error") {
      groups_.back().errors.push_back(records::ReadError(fields));
    } else if (kind == "deed") {
      groups_.back().deeds.push_back(ReadGroupDeed(fields));
    } else if (kind == "left_out") {
      groups_.back().left_out_events.push_back(records::ReadLeftOutEvent(fields));
    } else {
      fields.Refuse(fmt::format("'{}' is no kind of line; known are group, error, deed, left_out", kind));
    }
  }

  Result<std::vector<Group>> Finish(std::size_t lines) {
    if (!groups_.empty() && !IsWhole()) {
      return Fail(ErrorKind::kMalformed, SayCutOff(), fmt::format("line {}", lines));
    }
    return std::move(groups_);
  }

 private:
  [[nodiscard]] bool IsWhole() const {
    return groups_.back().deeds.size() == deeds_ && groups_.back().left_out_events.size() == left_out_lines_;
  }

  [[nodiscard]] std::string SayCutOff() const {
    return fmt::format(
        "the head of group '{}' counts {} deeds and {} events left out, but {} and {} stand here; it was cut "
        "off or joined, make it again",
        groups_.back().key, deeds_, left_out_lines_, groups_.back().deeds.size(),
        groups_.back().left_out_events.size());
  }

  std::vector<Group> groups_;
  std::uint32_t deeds_ = 0;  ///< that the head of the last group counts
  std::uint32_t left_out_lines_ = 0;
};

}  // namespace

std::string WriteGroup(const Group& group) {
  std::string lines = WriteGroupHead(group) + '\n';
  for (const ErrorRecord& error : group.errors) lines += WriteError(error) + '\n';
  for (const GroupDeed& deed : group.deeds) lines += WriteGroupDeed(deed) + '\n';
  for (const LeftOutEvent& event : group.left_out_events) lines += records::WriteLeftOutEvent(event) + '\n';
  return lines;
}

Result<std::vector<Group>> ParseGroups(std::string_view lines) {
  GroupReader reader;
  const Result<std::size_t> count =
      records::ReadLines(lines, [&](const std::string& kind, Fields& fields) { reader.Take(kind, fields); });
  if (!count) return tl::unexpected<Error>(count.error());
  return reader.Finish(*count);
}

}  // namespace demarche
