// Rows of numbers that depend on a form alone, kept for forms that come again: most tokens of a text
// do. Private to the room.
//
//     cache.Begin(owner, size, tokens);                   // a batch of at most `tokens` forms
//     const FormCache::Row row = cache.RowOf(features);   // fill row.values if row.is_new
//
// A form is known by all that the network sees of it, compared in full, so a row is never another form's.
// For one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/net/buffer.h"
#include "language/net/features.h"

namespace demarche::language {

class FormCache {
 public:
  static constexpr std::size_t kForms = 4096;

  /// Keeps `most` forms, or as many as the largest batch has tokens if these are more.
  explicit FormCache(std::size_t most = kForms) : most_(most) {}

  /// Begins a batch: the rows that it asks for stay until the next batch begins. Rows have `size` numbers
  /// and belong to `owner`; those of another are forgotten.
  void Begin(std::uint64_t owner, std::size_t size, std::size_t tokens);

  struct Row {
    float* values;
    bool is_new;  ///< the values are to be filled
  };
  /// REQUIRES: at most as many different forms since Begin as it was told. Time: mostly constant,
  /// O(forms kept) at worst.
  Row RowOf(const FormFeatures& form);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Entry {
    FormFeatures form;
    std::uint32_t next = kNone;  ///< of the same chain
    std::uint64_t batch = 0;     ///< that asked for it last
    bool came_again = false;     ///< since the hand passed
  };

  void Clear();
  [[nodiscard]] std::uint32_t& ChainOf(const FormFeatures& form);
  std::uint32_t Free();
  void Unlink(std::uint32_t index);

  std::size_t most_;
  std::uint64_t owner_ = 0;
  std::size_t size_ = 0;
  std::uint64_t batch_ = 0;
  std::size_t hand_ = 0;
  std::vector<std::uint32_t> chains_;  ///< first entry of each; a power of two
  std::vector<Entry> entries_;
  Buffer<float> values_;  ///< by entry
};

}  // namespace demarche::language
