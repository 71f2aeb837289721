#include "extractor/rules/reach.h"

#include <algorithm>
#include <span>
#include <unordered_set>

#include "extractor/reference/binding.h"

namespace demarche::extract {
namespace {

/// The pairs of `places` whose first number is `key`.
std::span<const std::pair<std::uint32_t, std::uint32_t>> Of(
    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& places, std::uint32_t key) {
  const auto first = std::lower_bound(places.begin(), places.end(), std::pair{key, 0U});
  const auto last = std::upper_bound(first, places.end(), std::pair{key, UINT32_MAX});
  return {first, last};
}

}  // namespace

std::vector<bool> Reach::Mark(const std::vector<Hints>& sentences) {
  Reach reach(sentences);
  reach.FindCandidates();
  reach.FindCoded();
  reach.FindAlive();
  while (!reach.waiting_.empty()) {
    const std::size_t next = reach.waiting_.back();
    reach.waiting_.pop_back();
    reach.RequireWhatMatters(next);
  }
  return std::move(reach.marks_);
}

Reach::Reach(const std::vector<Hints>& sentences)
    : sentences_(sentences),
      candidates_(sentences.size(), false),
      coded_(sentences.size(), false),
      alive_(sentences.size(), false),
      marks_(sentences.size(), false) {}

/// Those that can hold a deed, those before the last of them that name or mean somebody, and the one before
/// each that tells a person by role or pronoun.
void Reach::FindCandidates() {
  for (std::size_t s = 0; s < sentences_.size(); ++s) {
    const Hints& hints = sentences_[s];
    if (hints.trigger == Trigger::kNone) continue;
    candidates_[s] = hints.anyone || (hints.trigger == Trigger::kNoun && end_ > 0);
    if (candidates_[s]) end_ = s + 1;
  }
  for (std::size_t s = 0; s < end_; ++s) {
    if (sentences_[s].anyone) candidates_[s] = true;
    if (sentences_[s].person && s > 0) candidates_[s - 1] = true;
  }
}

void Reach::FindCoded() {
  std::unordered_set<std::uint32_t> words;  // by which somebody with a code may be named
  std::unordered_set<std::uint32_t> roles;
  bool any = false;
  for (std::size_t s = 0; s < end_; ++s) {
    const Hints& hints = sentences_[s];
    const auto known = [](const std::vector<std::uint32_t>& of, const std::unordered_set<std::uint32_t>& in) {
      return !in.empty() &&
             std::any_of(of.begin(), of.end(), [&](std::uint32_t each) { return in.contains(each); });
    };
    const bool near = (s > 0 && coded_[s - 1]) || (s > 1 && coded_[s - 2]);
    coded_[s] = hints.coded || (hints.refers && near) || (hints.parties && any) ||
                known(hints.words, words) || known(hints.roles, roles);
    if (!coded_[s]) continue;
    any = true;
    words.insert(hints.tells.begin(), hints.tells.end());
    roles.insert(hints.roles.begin(), hints.roles.end());
  }
}

void Reach::FindAlive() {
  bool any = false;
  for (std::size_t s = 0; s < end_; ++s) {
    const Hints& hints = sentences_[s];
    if (!candidates_[s] || hints.trigger == Trigger::kNone) continue;
    alive_[s] = coded_[s] || (any && hints.recalls && hints.trigger == Trigger::kNoun);
    any = any || alive_[s];
  }
  if (!any) return;
  for (std::uint32_t s = 0; s < end_; ++s) {
    if (!candidates_[s]) continue;
    const Hints& hints = sentences_[s];
    for (const std::uint32_t word : hints.tells) tells_.emplace_back(word, s);
    for (const std::uint32_t word : hints.words) words_.emplace_back(word, s);
    for (const std::uint32_t role : hints.roles) roles_.emplace_back(role, s);
  }
  for (Places* places : {&tells_, &words_, &roles_}) std::sort(places->begin(), places->end());
  for (std::size_t s = 0; s < end_; ++s) {
    if (alive_[s]) Require(s);
  }
}

void Reach::Require(std::size_t sentence) {
  if (!candidates_[sentence] || marks_[sentence]) return;
  marks_[sentence] = true;
  waiting_.push_back(static_cast<std::uint32_t>(sentence));
}

void Reach::RequireWhatMatters(std::size_t sentence) {
  const Hints& hints = sentences_[sentence];
  if (hints.person && sentence > 0) Require(sentence - 1);
  if (hints.refers) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(kReferenceReach, sentence); ++back)
      Require(sentence - back);
  }
  if (hints.parties) {
    for (; coded_before_ < sentence; ++coded_before_) {
      if (coded_[coded_before_]) Require(coded_before_);
    }
  }
  RequireTold(hints, sentence);
  RequireSpread(hints);
  if (hints.recalls && alive_[sentence]) RequireDeeds(sentence);
}

/// Who told a word of a name, and who bore a role, before.
void Reach::RequireTold(const Hints& hints, std::size_t before) {
  for (const std::uint32_t word : hints.words) {
    for (const auto& [_, sentence] : Of(tells_, word)) {
      if (sentence < before) Require(sentence);
    }
  }
  for (const std::uint32_t role : hints.roles) {
    for (const auto& [_, sentence] : Of(roles_, role)) {
      if (sentence < before && coded_[sentence]) Require(sentence);
    }
  }
}

/// What has once a known kind of name has it always, before and behind.
void Reach::RequireSpread(const Hints& hints) {
  for (const std::uint32_t word : hints.spread) {
    for (const auto& [_, sentence] : Of(words_, word)) Require(sentence);
  }
}

/// The deeds before whose parties "the meeting" may have, living or not.
void Reach::RequireDeeds(std::size_t sentence) {
  for (std::size_t s = sentence; s > 0; --s) {
    const std::uint32_t end = sentences_[s].first_token;
    if (end + kRecallReach < sentences_[sentence].first_token) return;
    if (sentences_[s - 1].trigger != Trigger::kNone) Require(s - 1);
  }
}

}  // namespace demarche::extract
