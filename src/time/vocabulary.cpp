#include "time/vocabulary.h"

#include <algorithm>

#include "base/ascii.h"

namespace demarche::time {
namespace {

/// First letter and length as a place in Vocabulary's table of shapes, the last letter as a bit of it.
struct Shape {
  std::size_t slot = 0;
  std::uint32_t bit = 0;
};
Shape ShapeOf(std::string_view word) {
  if (word.empty()) return {};
  const auto low = [](char c) { return static_cast<std::uint32_t>(static_cast<unsigned char>(c)) & 31U; };
  const std::size_t length = std::min<std::size_t>(word.size(), 31);
  return {low(word.front()) << 5U | length, 1U << low(word.back())};
}

constexpr std::size_t kWordDigits = 4;  ///< longer figures are in no table of times

/// A character beyond ASCII that counts as a mark or a space; 0 = part of a word.
struct WideMark {
  std::size_t bytes = 0;
  char mark = 0;
};
WideMark WideMarkAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : static_cast<unsigned char>(0);
  };
  if (byte(0) == 0xC2) {
    if (byte(1) == 0xA0) return {2, ' '};
    if (byte(1) == 0xA3 || byte(1) == 0xA5) return {2, '$'};
    if (byte(1) < 0xC0) return {2, '~'};
  }
  if (byte(0) != 0xE2) return {};
  if (byte(1) == 0x82) return {3, '$'};
  if (byte(1) != 0x80) return {};
  if (byte(2) >= 0x90 && byte(2) <= 0x95) return {3, '-'};
  if (byte(2) == 0x98 || byte(2) == 0x99) return {3, '\''};
  return {3, byte(2) <= 0x8F || byte(2) == 0xAF ? ' ' : '~'};
}

/// Whether a byte is of a word; those beyond ASCII are, but for the marks that WideMarkAt knows.
constexpr std::array<bool, 256> kLetter = [] {
  std::array<bool, 256> letter{};
  for (std::size_t i = 0; i < letter.size(); ++i) {
    letter[i] = i >= 0x80 || IsAlpha(static_cast<char>(static_cast<unsigned char>(i)));
  }
  return letter;
}();

/// Walks the text once and appends an atom per run.
class Cutter {
 public:
  Cutter(std::string_view text, const Vocabulary& vocabulary) : text_(text), vocabulary_(vocabulary) {}

  std::vector<Atom> Cut() {
    atoms_.reserve(text_.size() / 5 + 1);
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const WideMark wide = static_cast<unsigned char>(c) >= 0x80 ? WideMarkAt(text_, at_) : WideMark{};
      if (IsSpace(c) || wide.mark == ' ') {
        newlines_ += c == '\n' ? 1 : 0;
        spaced_ = true;
        at_ += std::max<std::size_t>(wide.bytes, 1);
      } else if (IsDigit(c)) {
        Digits();
      } else if (wide.bytes == 0 && kLetter[static_cast<unsigned char>(c)]) {
        Letters();
      } else {
        Mark(wide.bytes == 0 ? c : wide.mark, std::max<std::size_t>(wide.bytes, 1));
      }
    }
    return std::move(atoms_);
  }

 private:
  Atom& Open(std::size_t end) {
    Atom atom;
    atom.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    atom.glued = !spaced_ && !atoms_.empty();
    atom.opens = newlines_ > 1 || atoms_.empty();
    at_ = end;
    spaced_ = false;
    newlines_ = 0;
    return atoms_.emplace_back(atom);
  }

  void Digits() {
    std::size_t end = at_;
    std::int32_t value = 0;
    while (end < text_.size() && IsDigit(text_[end])) {
      if (end - at_ < 9) value = value * 10 + (text_[end] - '0');
      ++end;
    }
    const std::size_t digits = end - at_;
    Atom& atom = Open(end);
    atom.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
    atom.number = digits <= 9 ? value : -1;
    if (digits <= kWordDigits) atom.word = vocabulary_.FindWord(text_.substr(at_ - digits, digits));
  }

  void Letters() {
    std::size_t end = at_;
    for (; end < text_.size(); ++end) {
      const auto c = static_cast<unsigned char>(text_[end]);
      if (!kLetter[c] || (c >= 0x80 && WideMarkAt(text_, end).bytes != 0)) break;
    }
    const std::string_view word = text_.substr(at_, end - at_);
    const bool capital = IsUpper(text_[at_]);
    Atom& atom = Open(end);
    atom.capital = capital;
    atom.word = vocabulary_.FindAnyCase(word);
  }

  void Mark(char mark, std::size_t bytes) {
    Atom& atom = Open(at_ + bytes);
    atom.mark = mark;
    atom.word = vocabulary_.FindMark(mark);
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  std::vector<Atom> atoms_;
  std::size_t at_ = 0;
  int newlines_ = 0;
  bool spaced_ = false;
};

}  // namespace

std::uint32_t Vocabulary::AddWord(std::string_view word) {
  const Shape shape = ShapeOf(word);
  shapes_[shape.slot] |= shape.bit;
  const std::uint32_t number = *words_.Insert(word, static_cast<std::uint32_t>(words_.size())).first;
  if (word.size() == 1) marks_[static_cast<unsigned char>(word.front())] = number;
  return number;
}

std::uint32_t Vocabulary::FindWord(std::string_view small_letters) const {
  const Shape shape = ShapeOf(small_letters);
  if ((shapes_[shape.slot] & shape.bit) == 0) return kNoWord;
  const std::uint32_t* number = words_.Find(small_letters);
  return number == nullptr ? kNoWord : *number;
}

std::uint32_t Vocabulary::FindAnyCase(std::string_view word) const {
  constexpr std::size_t kLongest = 24;  // longer words are in no table of times
  const Shape shape = ShapeOf(word);    // takes capitals like small letters
  if (word.size() > kLongest || (shapes_[shape.slot] & shape.bit) == 0) return kNoWord;
  std::array<char, kLongest> small{};
  std::transform(word.begin(), word.end(), small.begin(), ToLower);
  const std::uint32_t* number = words_.Find(std::string_view(small.data(), word.size()));
  return number == nullptr ? kNoWord : *number;
}

Symbol Vocabulary::AddSymbol(std::string_view name) {
  return *symbols_.Insert(name, static_cast<Symbol>(symbols_.size() + 1)).first;
}

Symbol Vocabulary::AddLiteral(std::string_view word) {
  const std::uint32_t number = AddWord(word);
  if (number >= literals_.size()) literals_.resize(number + 1, Symbol{0});
  return literals_[number] = AddSymbol(word);
}

std::vector<Atom> CutAtoms(std::string_view text, const Vocabulary& vocabulary) {
  return Cutter(text, vocabulary).Cut();
}

}  // namespace demarche::time
