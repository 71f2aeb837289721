// A hash table with chains. When it is full, a hand goes round over the entries and takes the first that
// was not asked for since it passed last: the "clock" of Corbato (1968). Entries of the running batch are
// passed over.
#include "language/net/form_cache.h"

#include <algorithm>
#include <bit>

namespace demarche::language {
namespace {

bool AreSame(const FormFeatures& a, const FormFeatures& b) {
  const auto count = static_cast<std::ptrdiff_t>(a.count);
  return a.word == b.word && a.count == b.count &&
         std::equal(a.buckets.begin(), a.buckets.begin() + count, b.buckets.begin());
}

}  // namespace

void FormCache::Begin(std::uint64_t owner, std::size_t size, std::size_t tokens) {
  ++batch_;
  if (owner == owner_ && size == size_ && tokens <= most_) return;
  owner_ = owner;
  size_ = size;
  most_ = std::max(most_, tokens);
  Clear();
}

void FormCache::Clear() {
  chains_.assign(std::bit_ceil(most_), kNone);
  entries_.clear();
  entries_.reserve(most_);
  values_.Take(most_ * size_);
  hand_ = 0;
}

FormCache::Row FormCache::RowOf(const FormFeatures& form) {
  for (std::uint32_t at = ChainOf(form); at != kNone; at = entries_[at].next) {
    if (!AreSame(entries_[at].form, form)) continue;
    entries_[at].batch = batch_;
    entries_[at].came_again = true;
    return {&values_[at * size_], false};
  }
  const std::uint32_t index = Free();
  std::uint32_t& chain = ChainOf(form);
  entries_[index] = {form, chain, batch_, false};
  chain = index;
  return {&values_[index * size_], true};
}

std::uint32_t& FormCache::ChainOf(const FormFeatures& form) {
  const std::uint64_t hash = form.count == 0 ? form.word : form.word + form.buckets[0];  // well mixed both
  return chains_[hash & (chains_.size() - 1)];
}

/// The index of an entry that lies in no chain.
std::uint32_t FormCache::Free() {
  if (entries_.size() < most_) {
    entries_.emplace_back();
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  while (true) {
    hand_ = hand_ + 1 < entries_.size() ? hand_ + 1 : 0;
    Entry& entry = entries_[hand_];
    if (entry.batch == batch_) continue;
    if (!entry.came_again) break;
    entry.came_again = false;
  }
  const auto index = static_cast<std::uint32_t>(hand_);
  Unlink(index);
  return index;
}

void FormCache::Unlink(std::uint32_t index) {
  std::uint32_t* link = &ChainOf(entries_[index].form);
  while (*link != index) link = &entries_[*link].next;
  *link = entries_[index].next;
}

}  // namespace demarche::language
