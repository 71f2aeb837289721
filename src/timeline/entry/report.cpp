// The tellings as reports of an entry, with the words to be marked in their evidence.
#include <algorithm>
#include <map>
#include <string_view>

#include "base/shingle.h"
#include "core/day.h"
#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

constexpr std::size_t kMostCompared = 64;  // wordings of one entry that a telling may be a copy of

/// Adds a mark when `words` lie inside the evidence, which begins at `begin` of the article.
void AddMark(std::vector<Mark>& marks, Span words, std::uint32_t begin, std::size_t size, const char* what) {
  if (words.empty() || words.begin < begin || words.end - begin > size) return;
  marks.push_back({{words.begin - begin, words.end - begin}, what});
}

std::vector<Mark> MarksOf(const Extraction& extraction, const Event& event, std::uint32_t begin) {
  const std::size_t size = event.evidence.size();
  std::vector<Mark> marks;
  AddMark(marks, event.trigger, begin, size, "trigger");
  for (const Actor& actor : event.sources) AddMark(marks, actor.span, begin, size, "source");
  for (const Actor& actor : event.targets) AddMark(marks, actor.span, begin, size, "target");
  if (event.when.timex && *event.when.timex < extraction.timexes.size()) {
    AddMark(marks, extraction.timexes[*event.when.timex].span, begin, size, "time");
  }
  if (event.place) AddMark(marks, event.place->span, begin, size, "place");
  AddMark(marks, event.attribution.span, begin, size, "attribution");
  const auto key = [](const Mark& it) { return std::tie(it.span, it.what); };
  std::sort(marks.begin(), marks.end(), [&](const Mark& a, const Mark& b) { return key(a) < key(b); });
  const auto same = [&](const Mark& a, const Mark& b) { return key(a) == key(b); };
  marks.erase(std::unique(marks.begin(), marks.end(), same), marks.end());
  return marks;
}

}  // namespace

Report MakeReport(const Extraction& extraction, const Event& event) {
  const Article& article = extraction.article;
  Report report;
  report.article = article.id;
  report.event = event.id;
  report.sentence = event.sentence;
  const auto& sentences = extraction.sentences;
  report.begin = event.sentence < sentences.size() ? sentences[event.sentence].begin : 0;
  report.text = event.evidence;
  report.marks = MarksOf(extraction, event, report.begin);
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

std::string PublisherOf(const Mention& mention) {
  const Article& article = mention.article();
  if (!article.publisher.empty()) return article.publisher;
  if (!article.title.empty()) return article.title;
  return article.url.empty() ? article.id : article.url;
}

std::vector<std::size_t> OriginalsOf(const std::vector<const Mention*>& tellings) {
  std::vector<std::size_t> originals;
  std::vector<std::size_t> compared;
  std::map<std::string_view, std::size_t> by_text;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const auto [same, is_new] = by_text.emplace(tellings[i]->event->evidence, i);
    const auto near = std::find_if(compared.begin(), compared.end(), [&](std::size_t other) {
      return AreCopies(tellings[other]->shingles, tellings[i]->shingles);
    });
    if (is_new && near != compared.end()) same->second = *near;
    originals.push_back(same->second);
    if (same->second == i && compared.size() < kMostCompared) compared.push_back(i);
  }
  return originals;
}

std::vector<Report> MakeReports(const std::vector<const Mention*>& tellings) {
  const std::vector<std::size_t> originals = OriginalsOf(tellings);
  std::vector<Report> reports;
  for (const bool copies : {false, true}) {
    for (std::size_t i = 0; i < tellings.size(); ++i) {
      if ((originals[i] != i) == copies)
        reports.push_back(MakeReport(*tellings[i]->extraction, *tellings[i]->event));
    }
  }
  return reports;
}

}  // namespace demarche::timeline
