// What gathering holds, counted byte by byte: every allocation of this program passes through here.
// The thread sanitizer has allocation functions of its own, so this is left to the other builds.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ALLOCATIONS_ARE_TAKEN
#endif
#endif

#ifndef ALLOCATIONS_ARE_TAKEN

#include <doctest/doctest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "core/timeline.h"
#include "pipeline/gathering.h"
#include "pipeline/merger.h"

namespace {

std::atomic<std::size_t> held{0};
std::atomic<std::size_t> most{0};

/// Memory, or nullptr.
void* Try(std::size_t size) noexcept {
  void* place = std::malloc(std::max<std::size_t>(size, 1));
  if (place == nullptr) return nullptr;
  const std::size_t now = held += malloc_usable_size(place);
  std::size_t known = most;
  while (now > known && !most.compare_exchange_weak(known, now)) {
  }
  return place;
}

void* Allocate(std::size_t size) {
  void* place = Try(size);
  if (place == nullptr) throw std::bad_alloc();
  return place;
}

void Free(void* place) noexcept {
  held -= malloc_usable_size(place);
  std::free(place);
}

}  // namespace

void* operator new(std::size_t size) { return Allocate(size); }
void* operator new[](std::size_t size) { return Allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept { return Try(size); }
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept { return Try(size); }
void operator delete(void* place) noexcept { Free(place); }
void operator delete[](void* place) noexcept { Free(place); }
void operator delete(void* place, std::size_t /*size*/) noexcept { Free(place); }
void operator delete[](void* place, std::size_t /*size*/) noexcept { Free(place); }

using namespace demarche;

namespace {

const Lexicon& TheLexicon() {
  static const Lexicon lexicon = [] {
    Result<Lexicon> opened = OpenLexicon({});
    REQUIRE(opened);
    return *std::move(opened);
  }();
  return lexicon;
}

constexpr std::uint32_t kSentence = 4000;

Extraction ArticleWithout(int number) {
  Extraction extraction;
  extraction.article.id = "article " + std::to_string(number);
  extraction.article.title = std::string(300, 't');
  extraction.text_length = kSentence;
  extraction.sentences.push_back({0, kSentence});
  return extraction;
}

/// An article with one deed of its own in a sentence of 4,000 bytes.
Extraction ArticleWith(int number, const std::string& kind) {
  Extraction extraction = ArticleWithout(number);
  Event& event = extraction.events.emplace_back();
  event.id = "event " + std::to_string(number);
  event.deed.kind = kind;
  event.evidence = std::string(kSentence, 'w');
  event.trigger = {0, 4};
  event.trigger_text = "wwww";
  event.sources.push_back({"JPN", "state", "", "Japan", {}});
  event.when.earliest = event.when.latest = Day(date::days(number * 30));
  event.confidence = 90;
  return extraction;
}

/// The most that was held beyond the beginning, while articles were gathered, merged and written.
template <typename Make>
std::size_t MostHeld(int articles, const Make& make) {
  TheLexicon();
  const std::size_t before = held;
  most = before;
  Gathering gathering(TheLexicon(), {}, GatheringFiles(TemporaryFolder()), 1 << 16);
  for (int i = 0; i < articles; ++i) REQUIRE(gathering.Take(make(i)));
  const Result<MergedTimeline> merged = gathering.Merge({});
  REQUIRE(merged);
  CHECK(merged->outline().articles == static_cast<std::uint32_t>(articles));
  REQUIRE(merged->WriteLines([](std::string_view) { return Result<void>(); }));
  return most - before;
}

}  // namespace

TEST_CASE("an article without events is held as a hash") {
  const std::size_t few = MostHeld(5'000, ArticleWithout);
  const std::size_t many = MostHeld(20'000, ArticleWithout);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(few < many);  // something is counted
  CHECK(many - few < std::size_t{15'000} * 100);
}

TEST_CASE("of a deed is held what orders it: neither its record nor its reports") {
  constexpr int kOfOneKind = 20;
  const auto make = [](int number) {
    return ArticleWith(number, "kind " + std::to_string(number / kOfOneKind));
  };
  const std::size_t few = MostHeld(500, make);
  const std::size_t many = MostHeld(2'000, make);
  CAPTURE(few);
  CAPTURE(many);
  CHECK(few < many);
  CHECK(many - few < std::size_t{1'500} * 3'000);  // each record has 9,000 bytes and more
}

#endif
