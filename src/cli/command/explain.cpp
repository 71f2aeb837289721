// demarche explain FILE: each sentence as a tree with what was read in it, the events that it tells with the
// rules and the time reasoning that made them, and what was tried and left out.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.h"
#include "cli/command/tree.h"
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

/// "PLOVER ACCUSE/disapprove, CAMEO 114, score -2.0, verbal conflict".
std::string DescribeCodes(const Deed& deed) {
  if (deed.plover.event.empty()) return "outside the ontology";
  return fmt::format("PLOVER {}{}{}, CAMEO {}, score {:.1f}, {}", deed.plover.event,
                     deed.plover.mode.empty() ? "" : "/", deed.plover.mode,
                     deed.cameo.empty() ? "-" : deed.cameo, deed.score_tenths / 10.0, deed.quad);
}

std::string ExplainEvent(const Event& event, std::size_t number) {
  const Deed& deed = event.deed;
  std::string text;
  const auto line = [&](std::string_view what, const std::string& value) {
    text += fmt::format("{:>3}{} {:<11}{}\n", text.empty() ? std::to_string(number) : "",
                        text.empty() ? "." : " ", what, value);
  };
  line("event", fmt::format("{}, by the words \"{}\"", deed.kind, event.trigger_text));
  line("source", Describe(event.sources) + (event.reciprocal ? " with each other" : ""));
  if (!event.targets.empty()) line("target", Describe(event.targets));
  if (event.place)
    line("place",
         event.place->name + (event.place->country.empty() ? "" : " [" + event.place->country + "]"));
  line("codes", DescribeCodes(deed));
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

/// What was read in the words of an article, by the byte at which they begin.
class Notes {
 public:
  explicit Notes(const Explanation& explanation) : tokens_(explanation.analysis.tokens) {
    const Extraction& extraction = explanation.extraction;
    for (const ActorMention& mention : extraction.actors) {
      const Actor& actor = mention.actor;
      Add(actor.span, "actor " + (actor.code.empty() ? actor.name : actor.code));
    }
    for (std::size_t i = 0; i < extraction.events.size(); ++i) AddEvent(extraction.events[i], i + 1);
    for (const Timex& timex : extraction.timexes) Add(timex.span, "time " + timex.value);
    for (const WordNote& note : explanation.trace.notes) Add(note.word, note.what);
  }

  [[nodiscard]] const WordNotes& all() const { return notes_; }

 private:
  void AddEvent(const Event& event, std::size_t number) {
    const std::string of = fmt::format(" of {}", number);
    Add(event.trigger, "trigger" + of);
    for (const Actor& actor : event.sources) Add(actor.span, "source" + of);
    for (const Actor& actor : event.targets) Add(actor.span, "target" + of);
    if (event.place) Add(event.place->span, "place" + of);
    Add(event.attribution.span, "says" + of);
  }

  /// The note stands at each word of the span.
  void Add(Span span, const std::string& note) {
    auto token = std::partition_point(tokens_.begin(), tokens_.end(),
                                      [&](const Token& it) { return it.span.end <= span.begin; });
    for (; token != tokens_.end() && token->span.begin < span.end; ++token) {
      std::vector<std::string>& of_word = notes_[token->span.begin];
      if (std::find(of_word.begin(), of_word.end(), note) == of_word.end()) of_word.push_back(note);
    }
  }

  const std::vector<Token>& tokens_;
  WordNotes notes_;
};

/// "1 event", "2 events".
std::string Count(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string ExplainHead(const Extraction& extraction, std::optional<Day> written_on) {
  const Article& article = extraction.article;
  std::string text =
      fmt::format("{}\n  {}, {}\n", article.title.empty() ? article.uri : article.title,
                  article.publisher.empty() ? "publisher unknown" : article.publisher,
                  article.date.empty() ? "no publication date: relative dates stay open"
                                       : fmt::format("{} (by {})", article.date, Name(article.date_basis)));
  if (written_on != article.document_time)
    text +=
        fmt::format("  written on {}, by its date line: times count from there\n", FormatDay(*written_on));
  text +=
      fmt::format("  {}, {}, {}, {}\n\n", Count(extraction.sentences.size(), "sentence"),
                  Count(extraction.timexes.size(), "time expression"),
                  Count(extraction.actors.size(), "actor mention"), Count(extraction.events.size(), "event"));
  for (std::size_t i = 0; i < extraction.timexes.size(); ++i) {
    const Timex& timex = extraction.timexes[i];
    text += fmt::format("  time \"{}\": {} {} {}{}\n", extraction.timex_texts[i], Name(timex.type),
                        timex.value, timex.mod, timex.why.empty() ? "" : "; " + timex.why);
  }
  return text + "\n";
}

/// The words of an overlong sentence can be parts of the record's sentences; the tree is drawn with the
/// first.
std::string DrawSentence(const Article& article, const Explanation& explanation, const Notes& notes,
                         Span span) {
  const std::vector<Sentence>& sentences = explanation.analysis.sentences;
  const auto found = std::find_if(sentences.begin(), sentences.end(),
                                  [&](const Sentence& it) { return it.span.begin == span.begin; });
  if (found == sentences.end()) return {};
  return DrawTree(article.text, explanation.analysis, *found, notes.all(), "     ") + "\n";
}

/// The sentences that tell an event, or could have.
std::string ExplainSentences(const Article& article, const Explanation& explanation) {
  const Extraction& extraction = explanation.extraction;
  const std::vector<Rejection>& rejections = explanation.trace.rejections;
  const Notes notes(explanation);
  std::string text;
  std::size_t event = 0;
  std::size_t rejection = 0;
  for (std::uint32_t s = 0; s < extraction.sentences.size(); ++s) {
    std::string told;
    for (; event < extraction.events.size() && extraction.events[event].sentence == s; ++event)
      told += ExplainEvent(extraction.events[event], event + 1);
    std::string left_out;
    for (; rejection < rejections.size() && rejections[rejection].sentence == s; ++rejection) {
      const Rejection& it = rejections[rejection];
      left_out += fmt::format("     left out   \"{}\": {}{}\n", it.words.In(article.text), it.reason,
                              it.rule.empty() ? "" : " (" + it.rule + ")");
    }
    if (told.empty() && left_out.empty()) continue;
    const Span span = extraction.sentences[s];
    text += fmt::format("Sentence {}: {}\n\n", s + 1, span.In(article.text));
    text +=
        DrawSentence(article, explanation, notes, span) + told + left_out + (left_out.empty() ? "" : "\n");
  }
  return text;
}

}  // namespace

int RunExplain(const Invocation& invocation) {
  const Result<std::optional<Day>> date = invocation.DayOf("--date");
  if (!date) return Report(date.error());
  const Result<Pipeline> pipeline = OpenPipeline(invocation);
  if (!pipeline) return Report(pipeline.error());
  int code = kDone;
  const Tally tally = pipeline->ReadPaths(invocation.operands, *date, [&](const Article& article) {
    if (code != kDone) return;
    if (invocation.Has("--json")) {
      code = Print(WriteExtraction(pipeline->Analyze(article)) + '\n');
    } else {
      const Explanation explanation = pipeline->Explain(article);
      code = Print(ExplainHead(explanation.extraction, explanation.written_on) +
                   ExplainSentences(article, explanation));
    }
  });
  ReportLeftAside(tally);
  return code == kDone ? CodeOf(tally) : code;
}

}  // namespace demarche::cli
