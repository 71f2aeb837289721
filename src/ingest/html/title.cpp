#include "ingest/html/title.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche::ingest {
namespace {

using WordSet = std::set<std::string, std::less<>>;

WordSet WordsIn(std::string_view text) {
  WordSet words;
  const std::string folded = FoldCase(text);
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint first = DecodeAt(folded, at);
    std::size_t end = at;
    while (end < folded.size()) {
      const CodePoint code = DecodeAt(folded, end);
      if (!IsLetterCodePoint(code.value) && !(code.value < 128 && IsDigit(static_cast<char>(code.value))))
        break;
      end += code.size;
    }
    if (end > at) words.insert(folded.substr(at, end - at));
    at = end > at ? end : at + first.size;
  }
  return words;
}

std::size_t Shared(const WordSet& a, const WordSet& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.count(word) != 0; }));
}

struct Heading {
  std::string text;
  std::uint32_t node = 0;
  WordSet words;
};

/// The first small element that says just what `title` says, without the site's name; for pages without
/// headings. Returns 0 when there is none.
std::uint32_t Repeats(const std::vector<PageNode>& tree, const std::string& title) {
  constexpr std::uint32_t kMaxNodes = 12;
  constexpr std::size_t kMaxLooked = 20000;
  const WordSet words = WordsIn(title);
  for (std::uint32_t i = 0; words.size() >= 2 && i < std::min(tree.size(), kMaxLooked); ++i) {
    const PageNode& node = tree[i];
    if (node.name.empty() || node.name == "title" || node.name == "meta" || node.end - i > kMaxNodes)
      continue;
    const std::string text = TextOf(tree, i, kMaxMarked);
    if (text.size() < 8 || text.size() > title.size() + 8) continue;
    const WordSet here = WordsIn(text);
    if (Shared(here, words) == here.size() && here.size() * 3 >= words.size() * 2) return i;
  }
  return 0;
}

std::vector<Heading> HeadingsOf(const std::vector<PageNode>& tree, std::string_view name) {
  constexpr std::size_t kMaxHeadings = 50;
  std::vector<Heading> headings;
  for (std::uint32_t i = 0; i < tree.size() && headings.size() < kMaxHeadings; ++i) {
    if (tree[i].name != name) continue;
    std::string text = TextOf(tree, i, kMaxMarked);
    if (text.empty() || text.size() > kMaxTitle) continue;
    headings.push_back({text, i, WordsIn(text)});
  }
  return headings;
}

/// The heading that shares most with `title`, if that is half of the words of both.
const Heading* Match(const std::vector<Heading>& headings, const std::string& title) {
  const WordSet words = WordsIn(title);
  const Heading* best = nullptr;
  std::size_t most = 0;
  for (const Heading& heading : headings) {
    const std::size_t shared = Shared(heading.words, words);
    const bool enough = shared * 2 >= heading.words.size() && shared * 3 >= words.size();
    if (enough && shared > most) {
      most = shared;
      best = &heading;
    }
  }
  return best;
}

/// "Talks resume | The Daily Page" without the site, where that leaves at least half of it; "Page | Talks
/// resume on Monday" likewise.
std::string WithoutSite(const std::string& title) {
  for (const std::string_view bar : {" | ", " » ", " · ", " — ", " – ", " - ", " :: "}) {
    const std::size_t last = title.rfind(bar);
    if (last != std::string::npos && last * 2 >= title.size()) return title.substr(0, last);
    const std::size_t first = title.find(bar);
    if (first != std::string::npos && (first + bar.size()) * 2 < title.size())
      return title.substr(first + bar.size());
  }
  return title;
}

}  // namespace

PageTitle FindTitle(const std::vector<PageNode>& tree, std::span<const std::string> told) {
  const std::vector<Heading> h1 = HeadingsOf(tree, "h1");
  const std::vector<Heading> h2 = HeadingsOf(tree, "h2");
  for (const std::vector<Heading>* headings : {&h1, &h2}) {
    for (const std::string& title : told) {
      if (title.empty()) continue;
      if (const Heading* heading = Match(*headings, title)) return {heading->text, heading->node};
    }
  }
  constexpr std::size_t kHeadlineWords = 4;
  if (h1.size() == 1 && h1[0].words.size() >= kHeadlineWords) return {h1[0].text, h1[0].node};
  for (const std::string& title : told) {
    if (title.empty()) continue;
    std::string bare = WithoutSite(title);
    const std::uint32_t node = Repeats(tree, bare);
    return {std::move(bare), node != 0 || h1.empty() ? node : h1[0].node};
  }
  if (!h1.empty()) return {h1[0].text, h1[0].node};
  return {};
}

}  // namespace demarche::ingest
