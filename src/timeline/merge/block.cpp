// Blocking: tellings are compared only with those of the same kind. Words are cut to their first letters
// (McNamee & Mayfield, "Character n-gram tokenization", 2004: nearly as good as stemming) and weigh
// by inverse document frequency within the block (Sparck Jones 1972), in whole numbers.
#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "base/ascii.h"
#include "base/shingle.h"
#include "timeline/merge/mention.h"

namespace demarche::timeline {
namespace {

constexpr std::size_t kShortestKeyword = 4;
constexpr std::size_t kMaxKeywords = 60;
constexpr std::size_t kStem = 6;  // bytes: "protest" and "protested" are one word

bool IsWordByte(char c) { return IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// Where the names of the parties stand in the evidence: all tellings of a block's pair have them.
std::vector<Span> NamesIn(const Mention& mention) {
  std::vector<Span> spans;
  const Event& event = *mention.event;
  if (event.sentence >= mention.extraction->sentences.size()) return spans;
  const std::uint32_t begin = mention.extraction->sentences[event.sentence].begin;
  for (const auto* actors : {&event.sources, &event.targets}) {
    for (const Actor& actor : *actors) {
      if (actor.span.begin >= begin && !actor.span.empty())
        spans.push_back({actor.span.begin - begin, actor.span.end - begin});
    }
  }
  return spans;
}

/// Stems of words of four bytes or more, and numbers, in small letters.
std::vector<std::string> KeywordsOf(const Mention& mention) {
  std::vector<std::string> keywords;
  const std::vector<Span> names = NamesIn(mention);
  for (const EvidenceWord& word : WordsOf(mention.event->evidence)) {
    if (word.text.size() < kShortestKeyword && !IsDigit(word.text.front())) continue;
    const Span place{word.begin, word.begin + static_cast<std::uint32_t>(word.text.size())};
    if (std::any_of(names.begin(), names.end(), [&](const Span& it) { return it.Overlaps(place); })) continue;
    keywords.push_back(LowerAscii(word.text.substr(0, IsDigit(word.text.front()) ? word.text.npos : kStem)));
    if (keywords.size() == kMaxKeywords) break;
  }
  std::sort(keywords.begin(), keywords.end());
  keywords.erase(std::unique(keywords.begin(), keywords.end()), keywords.end());
  return keywords;
}

/// "451 mln", "23 sailors": numbers with the word after them, without those of dates.
std::vector<std::pair<std::string, std::string>> FiguresOf(const Mention& mention) {
  std::vector<std::pair<std::string, std::string>> figures;
  const Extraction& extraction = *mention.extraction;
  const Event& event = *mention.event;
  if (event.sentence >= extraction.sentences.size()) return figures;
  const std::uint32_t base = extraction.sentences[event.sentence].begin;
  const auto is_dated = [&](const EvidenceWord& word) {
    const std::uint32_t begin = base + word.begin;
    const Span place{begin, begin + static_cast<std::uint32_t>(word.text.size())};
    return std::any_of(extraction.timexes.begin(), extraction.timexes.end(),
                       [&](const Timex& it) { return it.span.Overlaps(place); });
  };
  const std::vector<EvidenceWord> words = WordsOf(event.evidence);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!IsDigit(words[i].text.front()) || is_dated(words[i])) continue;
    figures.emplace_back(LowerAscii(words[i + 1].text), words[i].text);
  }
  std::sort(figures.begin(), figures.end());
  return figures;
}

std::vector<std::string> KeysOf(const std::vector<Actor>& actors) {
  std::vector<std::string> keys;
  for (const Actor& actor : actors) keys.push_back(KeyOf(actor));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

void WeighWords(Block& block) {
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> seen;  // word: id, tellings with it
  std::vector<std::vector<std::string>> words;
  for (const Mention& mention : block.mentions) {
    words.push_back(KeywordsOf(mention));
    for (const std::string& word : words.back()) ++seen[word].second;
  }
  std::uint32_t next = 0;
  for (auto& [word, it] : seen) it.first = next++;
  block.weights.resize(next);
  for (const auto& [word, it] : seen) {
    const std::size_t share = block.mentions.size() / it.second;
    block.weights[it.first] = 1 + static_cast<std::uint32_t>(std::bit_width(share));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string& word : words[i]) block.mentions[i].keywords.push_back(seen[word].first);
  }
}

}  // namespace

bool IsAction(const Deed& deed) { return deed.kind == "action"; }

Claim ClaimOf(Factuality factuality) {
  switch (factuality) {
    case Factuality::kPlanned: return Claim::kPlanned;
    case Factuality::kConditional: return Claim::kConditional;
    case Factuality::kNegated: return Claim::kDenied;
    case Factuality::kAsserted:
    case Factuality::kReported:
    case Factuality::kHistorical: return Claim::kDone;
  }
  return Claim::kDone;
}

std::vector<EvidenceWord> WordsOf(std::string_view evidence) {
  std::vector<EvidenceWord> words;
  for (std::size_t i = 0; i < evidence.size();) {
    if (!IsWordByte(evidence[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    const bool number = IsDigit(evidence[i]);
    const auto joins = [&](std::size_t at) {  // "1,200" and "2.5" are one word
      return number && (evidence[at] == ',' || evidence[at] == '.') && at + 1 < evidence.size() &&
             IsDigit(evidence[at + 1]);
    };
    while (end < evidence.size() && (IsWordByte(evidence[end]) || joins(end))) ++end;
    words.push_back({evidence.substr(i, end - i), static_cast<std::uint32_t>(i)});
    i = end;
  }
  return words;
}

const std::string& KeyOf(const Actor& actor) { return actor.code.empty() ? actor.name : actor.code; }

bool IsWide(const Bounds& days) {
  constexpr date::days kFewDays{3};
  return days.earliest && days.latest && *days.latest - *days.earliest >= kFewDays;
}

bool IsBefore(const Mention& a, const Mention& b) {
  const auto key = [](const Mention& it) {
    const std::optional<Day>& day = it.days.earliest ? it.days.earliest : it.days.latest;
    const int turn = day ? static_cast<int>(IsWide(it.days)) : 2;
    return std::tuple(turn, day.value_or(Day()), std::cref(it.article().id), it.event->trigger,
                      std::cref(it.event->id));
  };
  const auto [a_turn, a_day, a_article, a_trigger, a_id] = key(a);
  const auto [b_turn, b_day, b_article, b_trigger, b_id] = key(b);
  if (a_turn != b_turn) return a_turn < b_turn;
  if (a_day != b_day) return a_day < b_day;
  if (a_article.get() != b_article.get()) return a_article.get() < b_article.get();
  if (a_trigger != b_trigger) return a_trigger < b_trigger;
  return a_id.get() < b_id.get();
}

bool IsBetter(const Mention& a, const Mention& b) {
  if (a.event->confidence != b.event->confidence) return a.event->confidence > b.event->confidence;
  if (a.article().date != b.article().date) return a.article().date < b.article().date;
  if (a.article().id != b.article().id) return a.article().id < b.article().id;
  return a.event->id < b.event->id;
}

Mention MakeMention(const ActorNames& names, const Extraction& extraction, const Event& event) {
  Mention mention;
  mention.extraction = &extraction;
  mention.event = &event;
  mention.claim = ClaimOf(event.factuality);
  mention.days = {event.when.earliest, event.when.latest};
  mention.sources = KeysOf(event.sources);
  mention.targets = KeysOf(event.targets);
  for (const Actor& actor : event.sources) {
    if (!names.IsPlain(actor)) mention.persons.push_back(actor.name);
  }
  std::sort(mention.persons.begin(), mention.persons.end());
  std::vector<Actor> both = event.sources;
  both.insert(both.end(), event.targets.begin(), event.targets.end());
  mention.actors = KeysOf(both);
  mention.shingles = ShinglesOf(event.evidence);
  mention.figures = FiguresOf(mention);
  return mention;
}

std::vector<Block> MakeBlocks(std::vector<Mention> mentions) {
  std::map<std::string, Block> by_key;
  for (Mention& mention : mentions) {
    const std::string& key = mention.event->deed.kind;
    Block& block = by_key[key];
    block.key = key;
    block.mentions.push_back(std::move(mention));
  }
  std::vector<Block> blocks;
  for (auto& [key, block] : by_key) {
    std::sort(block.mentions.begin(), block.mentions.end(), IsBefore);
    WeighWords(block);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace demarche::timeline
