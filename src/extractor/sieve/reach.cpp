#include "extractor/sieve/reach.h"

#include <algorithm>
#include <span>

#include "extractor/reference/binding.h"

namespace demarche::extract {

void Reach::Places::Clear() {
  places_.clear();
  taken_.clear();
}

void Reach::Places::Sort() {
  std::sort(places_.begin(), places_.end());
  if (!places_.empty()) taken_.assign(places_.back().first + 1, 0);
}

std::span<const std::pair<std::uint32_t, std::uint32_t>> Reach::Places::Take(std::uint32_t number,
                                                                             std::uint32_t end) {
  if (number >= taken_.size() || taken_[number] >= end) return {};
  const auto first = std::lower_bound(places_.begin(), places_.end(), std::pair{number, taken_[number]});
  const auto last = std::lower_bound(first, places_.end(), std::pair{number, end});
  taken_[number] = end;
  return {first, last};
}

std::vector<bool> Reach::Mark(const TextHints& text) {
  thread_local Reach reach;
  reach.Begin(text);
  reach.FindCandidates();
  reach.FindCoded();
  reach.FindAlive();
  while (!reach.waiting_.empty()) {
    const std::size_t next = reach.waiting_.back();
    reach.waiting_.pop_back();
    reach.RequireWhatMatters(next);
  }
  return reach.marks_;
}

void Reach::Begin(const TextHints& text) {
  text_ = &text;
  end_ = 0;
  for (std::vector<bool>* marks : {&candidates_, &coded_, &alive_, &marks_})
    marks->assign(text.sentences.size(), false);
  waiting_.clear();
  coded_before_ = 0;
  for (Places* places : {&tells_, &words_, &roles_}) places->Clear();
  for (NumberSet* numbers : {&coded_words_, &coded_roles_}) numbers->Clear();
}

/// Those that can hold a deed, those before the last of them that name or mean somebody, and the one before
/// each that tells a person by role or pronoun.
void Reach::FindCandidates() {
  for (std::size_t s = 0; s < text_->sentences.size(); ++s) {
    const Hints& hints = At(s);
    if (hints.trigger == Trigger::kNone) continue;
    candidates_[s] = hints.anyone || (hints.trigger == Trigger::kNoun && end_ > 0);
    if (candidates_[s]) end_ = s + 1;
  }
  for (std::size_t s = 0; s < end_; ++s) {
    if (At(s).anyone) candidates_[s] = true;
    if (At(s).person && s > 0) candidates_[s - 1] = true;
  }
}

void Reach::FindCoded() {
  bool any = false;
  for (std::size_t s = 0; s < end_; ++s) {
    const Hints& hints = At(s);
    const bool near = (s > 0 && coded_[s - 1]) || (s > 1 && coded_[s - 2]);
    coded_[s] = hints.coded || (hints.refers && near) || (hints.parties && any) ||
                coded_words_.HasAny(text_->words.Of(s)) || coded_roles_.HasAny(text_->roles.Of(s));
    if (!coded_[s]) continue;
    any = true;
    for (const std::uint32_t word : text_->tells.Of(s)) coded_words_.Insert(word);
    for (const std::uint32_t role : text_->roles.Of(s)) coded_roles_.Insert(role);
  }
}

void Reach::FindAlive() {
  bool any = false;
  for (std::size_t s = 0; s < end_; ++s) {
    const Hints& hints = At(s);
    if (!candidates_[s] || hints.trigger == Trigger::kNone) continue;
    alive_[s] = coded_[s] || (any && hints.recalls && hints.trigger == Trigger::kNoun);
    any = any || alive_[s];
  }
  if (!any) return;
  for (std::uint32_t s = 0; s < end_; ++s) {
    if (!candidates_[s]) continue;
    for (const std::uint32_t word : text_->tells.Of(s)) tells_.Add(word, s);
    for (const std::uint32_t word : text_->words.Of(s)) words_.Add(word, s);
    for (const std::uint32_t role : text_->roles.Of(s)) roles_.Add(role, s);
  }
  for (Places* places : {&tells_, &words_, &roles_}) places->Sort();
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
  const Hints& hints = At(sentence);
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
  RequireTold(sentence);
  RequireSpread(sentence);
  if (hints.recalls && alive_[sentence]) RequireDeeds(sentence);
}

/// Who told a word of a name, and who bore a role, before.
void Reach::RequireTold(std::size_t sentence) {
  const auto end = static_cast<std::uint32_t>(sentence);
  for (const std::uint32_t word : text_->words.Of(sentence)) {
    for (const auto& [_, before] : tells_.Take(word, end)) Require(before);
  }
  for (const std::uint32_t role : text_->roles.Of(sentence)) {
    for (const auto& [_, before] : roles_.Take(role, end)) {
      if (coded_[before]) Require(before);
    }
  }
}

/// What has once a known kind of name has it always, before and behind.
void Reach::RequireSpread(std::size_t sentence) {
  for (const std::uint32_t word : text_->spread.Of(sentence)) {
    for (const auto& [_, other] : words_.Take(word, UINT32_MAX)) Require(other);
  }
}

/// The deeds before whose parties "the meeting" may have, living or not.
void Reach::RequireDeeds(std::size_t sentence) {
  for (std::size_t s = sentence; s > 0; --s) {
    const std::uint32_t end = At(s).first_token;
    if (end + kRecallReach < At(sentence).first_token) return;
    if (At(s - 1).trigger != Trigger::kNone) Require(s - 1);
  }
}

}  // namespace demarche::extract
