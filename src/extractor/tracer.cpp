// Operators and finish say themselves why a find is no event; of triggers and roles, which take words from
// one find for another, the finds tell.
#include "extractor/tracer.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace demarche::extract {
namespace {

constexpr std::size_t kPatternsShown = 3;

/// Words whose classes are operators (operators.cpp, clauses.cpp).
constexpr std::array<std::pair<std::uint64_t, const char*>, 7> kOperatorNotes{
    {{Grammar::kNot | Grammar::kNone, "negation"},
     {Grammar::kFuture, "future"},
     {Grammar::kConditional, "conditional"},
     {Grammar::kDenied, "denied"},
     {Grammar::kPlanned, "planned"},
     {Grammar::kHabit, "habit"},
     {Grammar::kReport, "report"}}};

bool Took(const Find& find, std::uint32_t word) {
  return std::find(find.matched.begin(), find.matched.end(), word) != find.matched.end();
}

}  // namespace

/// Gives a reason to each find that has fallen since the last look.
template <typename Why>
void Tracer::Explain(Why why) {
  if (trace_ == nullptr) return;
  reasons_.resize(document_.finds.size());
  for (std::size_t i = 0; i < document_.finds.size(); ++i) {
    if (reasons_[i].empty() && document_.finds[i].absorbed) reasons_[i] = why(i);
  }
}

void Tracer::AfterTriggers() {
  Explain([&](std::size_t i) { return WhyTaken(i); });
}

void Tracer::AfterRoles() {
  Explain([](std::size_t) { return "one deed with the verb before it"; });
}

void Tracer::AfterOperators() {
  Explain([&](std::size_t i) { return document_.finds[i].why_not; });
}

std::string Tracer::WhyTaken(std::size_t index) const {
  const Find& find = document_.finds[index];
  if (knowledge_.rules.rules[find.rule].no_event) return "the pattern says that these words are no event";
  const auto beside = [&](std::size_t i) {
    return document_.words[document_.finds[i].word].sentence == document_.words[find.word].sentence;
  };
  std::size_t first = index;  // the finds of a sentence stand together
  while (first > 0 && beside(first - 1)) --first;
  for (std::size_t i = first; i < document_.finds.size() && beside(i); ++i) {
    if (i == index) continue;
    const Find& other = document_.finds[i];
    const std::string name = "\"" + std::string(document_.words[other.word].text) + '"';
    if (Took(other, find.word)) return "its words are part of the deed told by " + name;
    if (find.word >= other.deed_begin && find.word < other.deed_end)
      return "it is what " + name + " is about";
    if (other.supported && other.clause == find.clause) return "the verb only carries the noun " + name;
  }
  return "a heavier pattern took its words";
}

void Tracer::AfterFinish() {
  if (trace_ == nullptr) return;
  std::set<std::uint32_t> tried;
  for (std::size_t i = 0; i < document_.finds.size(); ++i) {
    const Find& find = document_.finds[i];
    tried.insert(find.word);
    tried.insert(find.matched.begin(), find.matched.end());
    std::string reason = reasons_[i];
    if (reason.empty()) reason = find.why_not;
    if (reason.empty()) continue;
    trace_->rejections.push_back({document_.words[find.word].sentence, document_.words[find.word].span,
                                  knowledge_.rules.rules[find.rule].name, reason});
  }
  for (std::uint32_t i = 0; i < document_.words.size(); ++i) {
    if (tried.count(i) == 0) AddUnmatched(i);
  }
  const auto before = [](const Rejection& a, const Rejection& b) { return a.words < b.words; };
  std::stable_sort(trace_->rejections.begin(), trace_->rejections.end(), before);
  AddNotes();
}

/// A verb, or a noun outside verb groups, that begins patterns of which none fits.
void Tracer::AddUnmatched(std::uint32_t word) {
  const Word& it = document_.words[word];
  const bool verb = it.clause != kNone32 && document_.clauses[it.clause].head == word;
  if (!verb && (it.clause != kNone32 || it.mention != kNone32 || it.timex != kNone32)) return;
  std::string names;
  std::size_t count = 0;
  for (const Reading& reading : it.readings) {
    const std::vector<std::uint32_t>* rules =
        verb ? knowledge_.rules.VerbRules(reading.symbol) : knowledge_.rules.NounRules(reading.symbol);
    if (rules == nullptr) continue;
    for (const std::uint32_t rule : *rules) {
      if (++count > kPatternsShown) continue;
      names += (names.empty() ? "" : " | ") + knowledge_.rules.rules[rule].name;
    }
  }
  if (count == 0) return;
  if (count > kPatternsShown) names += " | and " + std::to_string(count - kPatternsShown) + " more";
  trace_->rejections.push_back(
      {it.sentence, it.span, "", "what its patterns ask for does not stand with it: " + names});
}

void Tracer::AddNotes() {
  std::set<std::uint32_t> pattern;
  std::set<std::uint32_t> sentences;
  for (const Find& find : document_.finds) {
    sentences.insert(document_.words[find.word].sentence);
    if (find.event.id.empty()) continue;
    pattern.insert(find.matched.begin(), find.matched.end());
  }
  for (std::uint32_t i = 0; i < document_.words.size(); ++i) {
    const Word& word = document_.words[i];
    if (pattern.count(i) > 0) trace_->notes.push_back({word.span, "pattern"});
    if (sentences.count(word.sentence) == 0) continue;
    for (const auto& [bits, name] : kOperatorNotes) {
      if (word.Has(bits)) trace_->notes.push_back({word.span, name});
    }
  }
}

}  // namespace demarche::extract
