// demarche explain FILE: for each event the words, the rules and the time reasoning that made it.
#include <fmt/format.h>

#include <iterator>

#include "cli/command.h"
#include "records/records.h"

namespace demarche::cli {
namespace {

std::string Join(const std::vector<std::string>& items, std::string_view between) {
  return fmt::format("{}", fmt::join(items, between));
}

std::string Describe(const std::vector<Actor>& actors) {
  std::vector<std::string> names;
  names.reserve(actors.size());
  for (const Actor& actor : actors) {
    names.push_back(fmt::format("{} [{}{}{}]", actor.name.empty() ? actor.code : actor.name, actor.code,
                                actor.sector.empty() ? "" : " ", actor.sector));
  }
  return names.empty() ? "(none named)" : Join(names, ", ");
}

std::string DescribeBounds(const When& when) {
  if (!when.earliest && !when.latest) return "no days";
  return fmt::format("{} to {}", when.earliest ? FormatDay(*when.earliest) : "open",
                     when.latest ? FormatDay(*when.latest) : "open");
}

std::string ExplainEvent(const Event& event, std::size_t number) {
  const Deed& deed = event.deed;
  std::string text = fmt::format("{:>3}. {}\n", number, event.evidence);
  const auto line = [&](std::string_view what, const std::string& value) {
    text += fmt::format("     {:<11}{}\n", what, value);
  };
  line("event", fmt::format("{}, by the words \"{}\"", deed.kind, event.trigger_text));
  line("source", Describe(event.sources) + (event.reciprocal ? " with each other" : ""));
  if (!event.targets.empty()) line("target", Describe(event.targets));
  if (event.place)
    line("place",
         event.place->name + (event.place->country.empty() ? "" : " [" + event.place->country + "]"));
  line("codes", fmt::format("PLOVER {}{}{}, CAMEO {}, score {:.1f}, {}", deed.plover.event,
                            deed.plover.mode.empty() ? "" : "/", deed.plover.mode,
                            deed.cameo.empty() ? "-" : deed.cameo, deed.score_tenths / 10.0, deed.quad));
  if (!deed.plover.contexts.empty()) line("contexts", Join(deed.plover.contexts, ", "));
  line("when", fmt::format("{} ({}; {})", event.when.edtf.empty() ? "undated" : event.when.edtf,
                           DescribeBounds(event.when), Name(event.when.basis)));
  line("", event.when.why);
  line("factuality", std::string(Name(event.factuality)) +
                         (event.attribution.name.empty() ? "" : ", said by " + event.attribution.name));
  line("confidence", fmt::format("{} of 100", event.confidence));
  line("because", Join(event.because, "; "));
  return text + "\n";
}

/// "1 event", "2 events".
std::string Count(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string ExplainArticle(const Extraction& extraction) {
  const Article& article = extraction.article;
  std::string text =
      fmt::format("{}\n  {}, {}\n", article.title.empty() ? article.uri : article.title,
                  article.publisher.empty() ? "publisher unknown" : article.publisher,
                  article.date.empty() ? "no publication date: relative dates stay open"
                                       : fmt::format("{} (by {})", article.date, Name(article.date_basis)));
  text +=
      fmt::format("  {}, {}, {}, {}\n\n", Count(extraction.sentences.size(), "sentence"),
                  Count(extraction.timexes.size(), "time expression"),
                  Count(extraction.actors.size(), "actor mention"), Count(extraction.events.size(), "event"));
  for (std::size_t i = 0; i < extraction.timexes.size(); ++i) {
    const Timex& timex = extraction.timexes[i];
    text += fmt::format("  time \"{}\": {} {} {}{}\n", extraction.timex_texts[i], Name(timex.type),
                        timex.value, timex.mod, timex.why.empty() ? "" : "; " + timex.why);
  }
  text += "\n";
  for (std::size_t i = 0; i < extraction.events.size(); ++i)
    text += ExplainEvent(extraction.events[i], i + 1);
  return text;
}

}  // namespace

int RunExplain(const Invocation& invocation) {
  const Result<std::optional<Day>> date = invocation.DayOf("--date");
  if (!date) return Report(date.error());
  const Result<Pipeline> pipeline = OpenPipeline(invocation);
  if (!pipeline) return Report(pipeline.error());
  int code = kDone;
  const Tally tally = pipeline->ExtractPaths(invocation.operands, *date, [&](const Extraction& extraction) {
    if (code != kDone) return;
    code = Print(invocation.Has("--json") ? WriteExtraction(extraction) + '\n' : ExplainArticle(extraction));
  });
  ReportLeftAside(tally);
  return code == kDone ? CodeOf(tally) : code;
}

}  // namespace demarche::cli
