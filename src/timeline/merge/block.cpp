// Blocking: tellings are compared only with those of the same kind. Words are cut to their first letters
// (McNamee & Mayfield, "Character n-gram tokenization", 2004: nearly as good as stemming) and weigh
// by how rare they are in news (word_weights.h). The names of the parties and the trigger are no keywords:
// all tellings of a deed have them, and so have those of others.
#include <algorithm>
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

bool IsParty(const Event& event, const Actor& actor) {
  const auto is_same = [&](const Actor& it) { return KeyOf(it) == KeyOf(actor); };
  return std::any_of(event.sources.begin(), event.sources.end(), is_same) ||
         std::any_of(event.targets.begin(), event.targets.end(), is_same);
}

/// Where the names of the parties, the trigger and dates stand in the evidence: they are compared by
/// themselves.
std::vector<Span> ComparedElsewhere(const Extraction& extraction, const Event& event, const Places& places) {
  std::vector<Span> spans;
  if (event.sentence >= extraction.sentences.size()) return spans;
  const Span sentence = extraction.sentences[event.sentence];
  const auto add = [&](const Span& it) {
    if (it.begin >= sentence.begin && !it.empty())
      spans.push_back({it.begin - sentence.begin, it.end - sentence.begin});
  };
  add(event.trigger);
  for (const auto* actors : {&event.sources, &event.targets}) {
    for (const Actor& actor : *actors) add(actor.span);
  }
  for (const std::uint32_t i : places.ActorsOf(event.sentence)) {
    if (const Actor& actor = extraction.actors[i].actor; IsParty(event, actor)) add(actor.span);
  }
  for (const std::uint32_t i : places.TimexesIn(sentence)) add(extraction.timexes[i].span);
  return spans;
}

/// Stems of words of four bytes or more, and numbers, in small letters.
std::vector<std::string> KeywordsOf(const Mention& mention) {
  std::vector<std::string> keywords;
  for (const EvidenceWord& word : WordsOf(mention.event->evidence)) {
    if (word.text.size() < kShortestKeyword && !IsDigit(word.text.front())) continue;
    const Span place{word.begin, word.begin + static_cast<std::uint32_t>(word.text.size())};
    if (std::ranges::any_of(mention.elsewhere, [&](const Span& it) { return it.Overlaps(place); })) continue;
    keywords.push_back(LowerAscii(word.text.substr(0, IsDigit(word.text.front()) ? word.text.npos : kStem)));
    if (keywords.size() == kMaxKeywords) break;
  }
  std::sort(keywords.begin(), keywords.end());
  keywords.erase(std::unique(keywords.begin(), keywords.end()), keywords.end());
  return keywords;
}

/// "451 mln", "23 sailors": numbers with the word after them, without those of dates.
std::vector<std::pair<std::string, std::string>> FiguresOf(const Extraction& extraction, const Event& event,
                                                           const Places& places) {
  std::vector<std::pair<std::string, std::string>> figures;
  if (event.sentence >= extraction.sentences.size()) return figures;
  const std::uint32_t base = extraction.sentences[event.sentence].begin;
  const auto is_dated = [&](const EvidenceWord& word) {
    const std::uint32_t begin = base + word.begin;
    const Span place{begin, begin + static_cast<std::uint32_t>(word.text.size())};
    return !places.TimexesIn(place).empty();
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

/// Numbers the words of the block in order, and weighs them.
void WeighWords(const WordWeights& weights, Block& block) {
  std::vector<std::vector<std::string>> words;
  std::map<std::string, std::uint32_t> ids;
  for (const Mention& mention : block.mentions) {
    words.push_back(KeywordsOf(mention));
    for (const std::string& word : words.back()) ids.emplace(word, 0);
  }
  for (auto& [word, id] : ids) {
    id = static_cast<std::uint32_t>(block.weights.size());
    block.weights.push_back(weights.Of(word));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string& word : words[i]) block.mentions[i].keywords.push_back(ids.at(word));
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

Mention MakeMention(const ActorNames& names, const Extraction& extraction, const Event& event,
                    const Places& places) {
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
  mention.elsewhere = ComparedElsewhere(extraction, event, places);
  mention.figures = FiguresOf(extraction, event, places);
  return mention;
}

std::vector<Block> MakeBlocks(std::vector<Mention> mentions, const WordWeights& weights) {
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
    WeighWords(weights, block);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace demarche::timeline
