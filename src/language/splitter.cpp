// Lines first, then full stops. A line break ends a sentence unless the block is wrapped at
// a fixed width or the next line runs on in small letters. Inside a line a terminator ends one
// when what stands before it is no abbreviation and what follows can begin a sentence; quotes
// and brackets that close behind the terminator belong to the sentence they close.
#include "language/splitter.h"

#include <algorithm>

#include "base/ascii.h"
#include "language/characters.h"

namespace demarche::language {
namespace {

enum class Gap : std::uint8_t { kNone, kLine, kParagraph };

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const Token> tokens, const Words& words)
      : text_(text), tokens_(tokens), words_(words) {}

  std::vector<Sentence> Run() {
    constexpr std::size_t kShort = 16;  // tokens
    sentences_.reserve(tokens_.size() / kShort + 1);
    std::size_t block = 0;
    for (std::size_t i = 1; i <= tokens_.size(); ++i) {
      if (i < tokens_.size() && GapBefore(i) != Gap::kParagraph) continue;
      ReadBlock(block, i);
      ++paragraph_;
      block = i;
    }
    return std::move(sentences_);
  }

 private:
  [[nodiscard]] std::string_view Form(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].span.In(text_) : std::string_view{};
  }

  [[nodiscard]] Gap GapBefore(std::size_t i) const {
    const std::uint32_t begin = tokens_[i - 1].span.end;
    const std::string_view between = text_.substr(begin, tokens_[i].span.begin - begin);
    const auto lines = std::count(between.begin(), between.end(), '\n');
    return lines == 0 ? Gap::kNone : (lines == 1 ? Gap::kLine : Gap::kParagraph);
  }

  void Close(std::size_t end) {
    if (end <= first_) return;
    Sentence sentence;
    sentence.span = {tokens_[first_].span.begin, tokens_[end - 1].span.end};
    sentence.first_token = static_cast<std::uint32_t>(first_);
    sentence.last_token = static_cast<std::uint32_t>(end);
    sentence.paragraph = paragraph_;
    sentences_.push_back(sentence);
    first_ = end;
    quotes_ = 0;
  }

  /// The tokens [begin, end) between two blank lines.
  void ReadBlock(std::size_t begin, std::size_t end) {
    const bool wrapped = IsWrapped(begin, end);
    std::size_t line = begin;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (GapBefore(i) == Gap::kLine && !wrapped && !RunsOn(i)) {
        ReadLine(line, i);
        line = i;
      }
    }
    ReadLine(line, end);
  }

  [[nodiscard]] static bool IsTerminator(std::string_view form) {
    const char last = form.empty() ? ' ' : form.back();
    if (form == "…" || form == "。" || form == "？" || form == "！" || form == "؟" || form == "۔" ||
        form == "।") {
      return true;
    }
    return last == '.' || last == '!' || last == '?';
  }

  /// Whether the line before token `i` continues in it: no stop, then a small letter.
  [[nodiscard]] bool RunsOn(std::size_t i) const {
    const char first = Form(i).front();
    return !IsTerminator(Form(i - 1)) && Form(i - 1) != ":" && IsLower(first);
  }

  /// Whether the lines of a block were filled to a width: each but the last ends because the
  /// first word of the next did not fit.
  [[nodiscard]] bool IsWrapped(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kNarrow = 40;
    constexpr std::size_t kWide = 132;
    std::size_t width = 0;
    std::size_t lines = 1;
    std::size_t open = 0;
    std::size_t start = tokens_[begin].span.begin;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (GapBefore(i) == Gap::kNone) continue;
      width = std::max<std::size_t>(width, tokens_[i - 1].span.end - start);
      open += IsTerminator(Form(i - 1)) ? 0U : 1U;
      start = tokens_[i].span.begin;
      ++lines;
    }
    width = std::max<std::size_t>(width, tokens_[end - 1].span.end - start);
    if (lines < 3 || width < kNarrow || width > kWide || open * 2 < lines - 1) return false;
    start = tokens_[begin].span.begin;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (GapBefore(i) == Gap::kNone) continue;
      constexpr std::size_t kSlack = 2;
      const std::size_t length = tokens_[i - 1].span.end - start;
      if (length + 1 + WordLength(i) + kSlack <= width) return false;
      start = tokens_[i].span.begin;
    }
    return true;
  }

  /// Bytes from token `i` to the next white space.
  [[nodiscard]] std::size_t WordLength(std::size_t i) const {
    std::size_t last = i;
    while (last + 1 < tokens_.size() && !tokens_[last].space_after) ++last;
    return tokens_[last].span.end - tokens_[i].span.begin;
  }

  void ReadLine(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view form = Form(i);
      if (form == "\"") ++quotes_;
      if (!IsTerminator(form)) continue;
      const std::size_t next = SkipClosers(i + 1, end);
      if (next < end && EndsSentence(i, next, end)) {
        Close(next);
      }
      i = next - 1;
    }
    Close(end);
  }

  /// One past what closes behind a terminator: quotes, brackets, further stops, the numbers of notes.
  std::size_t SkipClosers(std::size_t i, std::size_t end) {
    while (i < end && Form(i) == "." && Form(i - 1) == ".") ++i;  // ". . ."
    while (i < end && !tokens_[i - 1].space_after) {
      const std::string_view form = Form(i);
      if (form == "[" && i + 2 < end && Form(i + 2) == "]" && IsNumberOrLetter(Form(i + 1))) {
        i += 3;
        continue;
      }
      if (form == "\"") {
        if (quotes_ % 2 == 0 && !tokens_[i].space_after) break;  // opens
        ++quotes_;
      } else if (!IsClosingQuote(form) && !IsClosingBracket(form) && form != "'" && !IsTerminator(form)) {
        break;
      }
      ++i;
    }
    return i;
  }

  /// Whether the terminator at `i` ends a sentence, when `next` is the first token behind it
  /// and its closers.
  [[nodiscard]] bool EndsSentence(std::size_t i, std::size_t next, std::size_t end) const {
    const std::string_view form = Form(i);
    const bool closed = next > i + 1;
    const bool spaced = tokens_[next - 1].space_after;
    const std::string_view after = Form(next);
    std::size_t word = next;  // the first word behind opening quotes and brackets
    while (word + 1 < end && (IsOpeningQuote(Form(word)) || IsOpeningBracket(Form(word)) ||
                              Form(word) == "\"" || Form(word) == "'")) {
      ++word;
    }
    const bool opens = word > next;
    const bool quote = opens && !IsOpeningBracket(after);
    const bool upper = BeginsUpper(Form(word));
    if (form.size() > 1 && form.back() == '.' && form.front() != '.') {
      return EndsAtAbbreviation(form, word, quote, upper);
    }
    if (!spaced) return form == "." && upper && !closed && word == next;
    if (form == "." && i == first_ + 1 && IsNumberOrLetter(Form(first_))) return false;  // "1. Item"
    if (IsLower(Form(word).front())) return !closed && !opens && EndsBeforeSmall(i);
    if (closed && form != "." && FollowedBySpeech(next, end)) return false;
    return after != "," && after != ";" && after != ":" && after != ")" && after != "-" && after != "--";
  }

  /// Whether the terminator at `i` ends a sentence although a small letter follows: not in "Yahoo! said".
  [[nodiscard]] bool EndsBeforeSmall(std::size_t i) const {
    const std::string_view form = Form(i);
    if (form == "." || form.back() == '?') return true;
    return form.back() == '!' && i > first_ && !BeginsUpper(Form(i - 1));
  }

  [[nodiscard]] bool EndsAtAbbreviation(std::string_view form, std::size_t word, bool quote,
                                        bool upper) const {
    if (!upper) return false;
    const std::string_view bare = form.substr(0, form.size() - 1);
    const Abbreviation kind = words_.AbbreviationOf(bare);
    if (kind == Abbreviation::kEnd) return true;
    if (kind == Abbreviation::kTitle || kind == Abbreviation::kNumber) return false;
    return quote || words_.IsStarter(LowerForm(Form(word)).text());
  }

  [[nodiscard]] static bool IsNumberOrLetter(std::string_view form) {
    return std::all_of(form.begin(), form.end(), IsDigit) || (form.size() == 1 && IsAlpha(form.front()));
  }

  /// `"Will you sign?" Prime Minister Smith asked`: a verb of speech before any other stop.
  [[nodiscard]] bool FollowedBySpeech(std::size_t from, std::size_t end) const {
    constexpr std::size_t kReach = 6;
    for (std::size_t i = from; i < end && i < from + kReach; ++i) {
      if (words_.IsSpeech(LowerForm(Form(i)).text())) return true;
      if (!IsAlpha(Form(i).front())) return false;
    }
    return false;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  const Words& words_;
  std::vector<Sentence> sentences_;
  std::size_t first_ = 0;  ///< of the open sentence
  std::size_t quotes_ = 0;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

std::vector<Sentence> SplitSentences(std::string_view text, std::span<const Token> tokens,
                                     const Words& words) {
  if (tokens.empty()) return {};
  return Splitter(text, tokens, words).Run();
}

}  // namespace demarche::language
