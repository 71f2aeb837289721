// Changes texts word by word, with words of the readable specifications: some are left out, brought in,
// exchanged or said twice, and a text ends anywhere. One time in eight the bytes are changed as they are.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "../spec.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using Words = std::vector<std::string>;

Words WordsOf(std::string_view text) {
  Words words;
  for (const std::string_view word : demarche::Split(text, ' ')) words.emplace_back(word);
  return words;
}

const std::vector<Words>& Sentences() {
  static const std::vector<Words> sentences = [] {
    const std::filesystem::path data = std::filesystem::path(DEMARCHE_SOURCE_DIR) / "tests/data";
    std::vector<Words> all{{"Japan", "protested", "to", "China."}};
    for (const char* spec : {"events.md", "times.md"}) {
      for (const std::string& text : demarche::TextsOf(data / spec)) all.push_back(WordsOf(text));
    }
    return all;
  }();
  return sentences;
}

void Change(Words& words, std::minstd_rand& random) {
  constexpr std::size_t kLongest = 12;
  const auto below = [&](std::size_t end) { return static_cast<std::ptrdiff_t>(random() % end); };
  const auto at = words.begin() + below(words.size());
  const Words& sentence = Sentences()[random() % Sentences().size()];
  switch (random() % 5) {
    case 0:
      words.erase(at, at + 1 + below(std::min<std::size_t>(3, static_cast<std::size_t>(words.end() - at))));
      break;
    case 1: {
      const auto first = sentence.begin() + below(sentence.size());
      const auto left = static_cast<std::size_t>(sentence.end() - first);
      words.insert(at, first, first + 1 + below(std::min(left, kLongest)));
      break;
    }
    case 2: std::iter_swap(at, words.begin() + below(words.size())); break;
    case 3: words.insert(at, std::string(*at)); break;
    default:
      words.erase(at + 1, words.end());
      words.back().erase(words.back().find_last_not_of(".,;:\"") + 1);
      break;
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 8 == 0) return LLVMFuzzerMutate(data, size, most);
  Words words = WordsOf({reinterpret_cast<const char*>(data), size});
  for (auto changes = 1 + random() % 4; changes > 0 && !words.empty(); --changes) Change(words, random);
  std::string changed;
  for (const std::string& word : words) changed += (changed.empty() ? "" : " ") + word;
  if (changed.empty() || changed.size() > most) return LLVMFuzzerMutate(data, size, most);
  changed.copy(reinterpret_cast<char*>(data), changed.size());
  return changed.size();
}
