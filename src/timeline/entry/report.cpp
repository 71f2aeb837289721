// The tellings as reports of an entry, with the words to be marked in their evidence.
#include <algorithm>
#include <set>
#include <string_view>

#include "core/day.h"
#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

/// Adds a mark when `words` lie inside the evidence, which begins at `begin` of the article.
void AddMark(std::vector<Mark>& marks, Span words, std::uint32_t begin, std::size_t size, const char* what) {
  if (words.empty() || words.begin < begin || words.end - begin > size) return;
  marks.push_back({{words.begin - begin, words.end - begin}, what});
}

std::vector<Mark> MarksOf(const Mention& mention, std::uint32_t begin) {
  const Event& event = *mention.event;
  const std::size_t size = event.evidence.size();
  std::vector<Mark> marks;
  AddMark(marks, event.trigger, begin, size, "trigger");
  for (const Actor& actor : event.sources) AddMark(marks, actor.span, begin, size, "source");
  for (const Actor& actor : event.targets) AddMark(marks, actor.span, begin, size, "target");
  if (event.when.timex && *event.when.timex < mention.extraction->timexes.size()) {
    AddMark(marks, mention.extraction->timexes[*event.when.timex].span, begin, size, "time");
  }
  if (event.place) AddMark(marks, event.place->span, begin, size, "place");
  AddMark(marks, event.attribution.span, begin, size, "attribution");
  const auto key = [](const Mark& it) { return std::tie(it.span, it.what); };
  std::sort(marks.begin(), marks.end(), [&](const Mark& a, const Mark& b) { return key(a) < key(b); });
  const auto same = [&](const Mark& a, const Mark& b) { return key(a) == key(b); };
  marks.erase(std::unique(marks.begin(), marks.end(), same), marks.end());
  return marks;
}

Report MakeReport(const Mention& mention) {
  const Article& article = mention.article();
  const Event& event = *mention.event;
  Report report;
  report.article = article.id;
  report.event = event.id;
  report.sentence = event.sentence;
  const auto& sentences = mention.extraction->sentences;
  report.begin = event.sentence < sentences.size() ? sentences[event.sentence].begin : 0;
  report.text = event.evidence;
  report.marks = MarksOf(mention, report.begin);
  report.title = article.title;
  report.publisher = article.publisher;
  report.url = article.url;
  report.date = article.date;
  if (report.date.empty() && article.document_time) report.date = FormatDay(*article.document_time);
  report.confidence = event.confidence;
  report.because = event.because;
  report.when_why = event.when.why;
  return report;
}

}  // namespace

std::string PublisherOf(const Mention& mention) {
  const Article& article = mention.article();
  if (!article.publisher.empty()) return article.publisher;
  if (!article.title.empty()) return article.title;
  return article.url.empty() ? article.id : article.url;
}

std::vector<Report> MakeReports(const std::vector<const Mention*>& tellings) {
  std::vector<Report> reports;
  std::vector<const Mention*> copies;
  std::set<std::string_view> seen;
  for (const Mention* telling : tellings) {
    if (seen.insert(telling->event->evidence).second) {
      reports.push_back(MakeReport(*telling));
    } else {
      copies.push_back(telling);
    }
  }
  for (const Mention* copy : copies) reports.push_back(MakeReport(*copy));
  return reports;
}

}  // namespace demarche::timeline
