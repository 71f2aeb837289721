// An article's text with every event marked in place. Sentences that tell an event are cut at the marks of
// all events they tell; the rest stands as it is.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "renderer/page/evidence.h"
#include "renderer/page/pages.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

/// A sentence that tells events, at its place in the text.
struct ToldSentence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t number = 0;  ///< from 1
  std::vector<Mark> marks;
  std::vector<std::size_t> entries;
};

/// The sentences that stand in the text as their reports say, by their first byte, without overlaps. `lost`
/// counts reports whose words are not found there.
std::vector<ToldSentence> SentencesOf(const Scene& scene, const Article& article,
                                      const std::vector<std::size_t>& entries, std::size_t& lost) {
  std::map<std::size_t, ToldSentence> sentences;
  for (const std::size_t at : entries) {
    for (const Report& report : scene.timeline.entries[at].reports) {
      if (report.article != article.id) continue;
      if (report.text.empty() || report.begin > article.text.size() ||
          article.text.compare(report.begin, report.text.size(), report.text) != 0) {
        ++lost;
        continue;
      }
      ToldSentence& sentence = sentences[report.begin];
      sentence.begin = report.begin;
      sentence.end = std::max(sentence.end, report.begin + report.text.size());
      sentence.number = report.sentence + std::size_t{1};
      sentence.marks.insert(sentence.marks.end(), report.marks.begin(), report.marks.end());
      if (sentence.entries.empty() || sentence.entries.back() != at) sentence.entries.push_back(at);
    }
  }
  std::vector<ToldSentence> in_order;
  for (auto& [begin, sentence] : sentences) {
    if (!in_order.empty() && begin < in_order.back().end) {
      ++lost;
    } else {
      in_order.push_back(std::move(sentence));
    }
  }
  return in_order;
}

Data EventRefs(const Scene& scene, const std::vector<std::size_t>& entries) {
  Data list = List();
  for (const std::size_t at : entries) {
    const Entry& entry = scene.timeline.entries[at];
    Data item;
    Put(item, "ordinal", std::to_string(entry.ordinal));
    Put(item, "href", scene.CardLink(at));
    Put(item, "headline", Shorten(CleanLine(entry.headline.empty() ? entry.deed.kind : entry.headline), 160));
    list.push_back(item);
  }
  return list;
}

Data SentenceData(const Scene& scene, const std::string& text, const ToldSentence& sentence, bool first) {
  Data pieces = List();
  for (const Piece& piece :
       CutAtMarks(text.substr(sentence.begin, sentence.end - sentence.begin), sentence.marks)) {
    Data item;
    Put(item, "text", piece.text);
    Put(item, "what", piece.what);
    pieces.push_back(item);
  }
  Data data;
  Put(data, "is_told", true);
  Put(data, "sentence_id", first ? std::string("s-") + std::to_string(sentence.number) : std::string());
  Put(data, "pieces", std::move(pieces));
  Put(data, "refs", EventRefs(scene, sentence.entries));
  return data;
}

/// The text as paragraphs, each a list of plain and told stretches.
class Paragraphs {
 public:
  void Plain(std::string_view text) {
    for (std::size_t at = 0;;) {
      const std::size_t end = text.find("\n\n", at);
      AddPlain(text.substr(at, end == std::string_view::npos ? end : end - at));
      if (end == std::string_view::npos) return;
      Close();
      at = end + 2;
    }
  }
  void Told(const Data& sentence) {
    stretches_.push_back(sentence);
    any_ = true;
  }
  Data Finish() {
    Close();
    return std::move(list_);
  }

 private:
  void AddPlain(std::string_view text) {
    if (text.empty()) return;
    Data item;
    Put(item, "is_told", false);
    Put(item, "text", CleanText(text));
    stretches_.push_back(item);
    any_ = true;
  }
  void Close() {
    if (!any_) return;
    Data paragraph;
    Put(paragraph, "stretches", std::move(stretches_));
    list_.push_back(paragraph);
    stretches_ = List();
    any_ = false;
  }

  Data list_ = List();
  Data stretches_ = List();
  bool any_ = false;
};

}  // namespace

std::string WriteArticlePage(Frame& frame, Scene& scene, const Article& article,
                             const std::vector<std::size_t>& entries) {
  std::size_t lost = 0;
  Paragraphs paragraphs;
  std::size_t at = 0;
  std::set<std::size_t> numbers;
  for (const ToldSentence& sentence : SentencesOf(scene, article, entries, lost)) {
    paragraphs.Plain(std::string_view(article.text).substr(at, sentence.begin - at));
    paragraphs.Told(SentenceData(scene, article.text, sentence, numbers.insert(sentence.number).second));
    at = sentence.end;
  }
  paragraphs.Plain(std::string_view(article.text).substr(at));
  Data page = frame.NewPage(scene, false);
  const std::string title = CleanLine(article.title);
  Put(page, "page_title", title.empty() ? "An article without a headline" : Shorten(title, 400));
  Put(page, "publisher", CleanLine(article.publisher));
  Put(page, "published", PublicationDay(article.date));
  Put(page, "url", SafeUrl(article.url));
  Put(page, "article_id", CleanLine(article.id));
  Put(page, "paragraphs", paragraphs.Finish());
  Put(page, "lost", lost > 0 ? std::to_string(lost) : "");
  Put(page, "events_label", Count(entries.size(), "event", "events"));
  Put(page, "event_rows",
      Stream(scene.view, entries.size(), [&](std::size_t i) { return EventRow(scene, entries[i]); }));
  Put(page, "event_rows_more", "");
  return frame.Write(scene, "article", page);
}

}  // namespace demarche
