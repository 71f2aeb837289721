// A renderer of one's own: timeline lines on standard input, a Markdown list on standard output. It needs the
// records room only, no lexicon and no model.
//
//     markdown_example < out/timeline.jsonl
#include <iostream>
#include <iterator>

#include "records/records.h"

int main() {
  const std::string lines{std::istreambuf_iterator<char>(std::cin), {}};
  const demarche::Result<demarche::Timeline> timeline = demarche::ParseTimeline(lines);
  if (!timeline) {
    std::cerr << demarche::ToString(timeline.error()) << '\n';
    return 1;
  }
  std::cout << "# " << (timeline->title.empty() ? "Timeline" : timeline->title) << "\n\n";
  for (const demarche::Entry& entry : timeline->entries) {
    std::cout << "- **" << (entry.when.edtf.empty() ? "undated" : entry.when.edtf) << "** " << entry.headline
              << "  \n  > " << entry.reports.front().text << '\n';
  }
}
