// One pass from left to right. Text is cut at white space into chunks, a chunk into pieces:
// an address, a number, a word or a sign. Each piece is the longest that its first character
// allows; a word is then parted from its clitic ("do|n't", "Japan|'s").
// Boundaries follow the Universal Dependencies guidelines as the English Web Treebank (EWT)
// applies them: hyphens part words except behind a prefix, "$" and "%" stand alone.
#include "language/tokenizer.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "language/characters.h"

namespace demarche::language {
namespace {

constexpr std::string_view kCurly = "’";

bool IsWordKind(Kind kind) { return kind == Kind::kLetter || kind == Kind::kDigit; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Words& words) : text_(text), words_(words) {}

  std::vector<Token> Run() {
    tokens_.reserve(text_.size() / 5 + 1);
    while (at_ < text_.size()) {
      const Character character = CharacterAt(text_, at_);
      if (character.kind == Kind::kSpace) {
        if (character.value == '\n') quoted_ = false;
        at_ += character.size;
        continue;
      }
      ReadChunk();
      if (!tokens_.empty()) tokens_.back().space_after = true;
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char Byte(std::size_t at) const { return at < end_ ? text_[at] : ' '; }
  [[nodiscard]] Kind At(std::size_t at) const { return at < end_ ? KindAt(text_, at) : Kind::kSpace; }

  void Emit(std::size_t end, bool joined = false) {
    Token token;
    token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    token.space_after = false;
    token.joined = joined;
    tokens_.push_back(token);
    at_ = end;
  }

  /// Cuts up the text until the next space.
  void ReadChunk() {
    end_ = at_;
    bool has_at = false;
    bool has_scheme = false;
    while (end_ < text_.size()) {
      const Character character = CharacterAt(text_, end_);
      if (character.kind == Kind::kSpace) break;
      has_at = has_at || character.value == '@';
      has_scheme = has_scheme || (character.value == ':' && text_.substr(end_, 3) == "://");
      end_ += character.size;
    }
    address_from_ = at_;
    while (at_ < end_) {
      if (has_scheme || Byte(at_) == 'w' || Byte(at_) == 'm') {
        if (const std::size_t end = UrlEnd(); end > at_) {
          Emit(end);
          continue;
        }
      }
      if (has_at && at_ >= address_from_) {
        if (const std::size_t end = MailEnd(); end > at_) {
          Emit(end);
          continue;
        }
      }
      ReadPiece();
    }
  }

  /// The end of a URL at `at_`, or `at_`.
  [[nodiscard]] std::size_t UrlEnd() const {
    constexpr std::array<std::string_view, 5> kStarts{"http://", "https://", "ftp://", "www.", "mailto:"};
    const std::string_view rest = text_.substr(at_, end_ - at_);
    const auto starts = [&](std::string_view start) {
      return rest.size() > start.size() && LowerForm(rest.substr(0, start.size())).text() == start;
    };
    if (std::none_of(kStarts.begin(), kStarts.end(), starts)) return at_;
    std::size_t end = at_ + std::min(rest.find_first_of("<>\"|"), rest.size());
    if (const std::size_t quote = rest.find("”"); quote != std::string_view::npos) {
      end = std::min(end, at_ + quote);
    }
    constexpr std::string_view kTrailing = ".,;:!?)]}'*";
    while (end > at_ && kTrailing.find(text_[end - 1]) != std::string_view::npos) {
      if (text_[end - 1] == ')' && text_.substr(at_, end - at_).find('(') != std::string_view::npos) break;
      --end;
    }
    return end;
  }

  /// The end of a mail address at `at_`, or `at_`; then none begins before `address_from_`.
  std::size_t MailEnd() {
    const auto is_mail = [](char c) {
      return IsAlpha(c) || IsDigit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    };
    std::size_t sign = at_;
    while (is_mail(Byte(sign))) ++sign;
    address_from_ = sign + 1;
    if (sign == at_ || Byte(sign) != '@') return at_;
    std::size_t end = sign + 1;
    while (is_mail(Byte(end))) ++end;
    while (end > sign + 1 && !IsAlpha(text_[end - 1]) && !IsDigit(text_[end - 1])) --end;
    const bool has_dot = text_.substr(sign, end - sign).find('.') != std::string_view::npos;
    return has_dot ? end : at_;
  }

  void ReadPiece() {
    const Character character = CharacterAt(text_, at_);
    switch (character.kind) {
      case Kind::kDigit: return ReadNumber();
      case Kind::kLetter: return ReadWord();
      default: return ReadSign(character);
    }
  }

  // Numbers -------------------------------------------------------------------------------

  void ReadNumber() {
    std::size_t end = at_;
    std::size_t hyphens = 0;
    std::size_t first_hyphen = 0;
    while (true) {
      while (IsDigit(Byte(end))) ++end;
      const char joiner = Byte(end);
      const bool joins = joiner == '.' || joiner == ',' || joiner == ':' || joiner == '/' || joiner == '-';
      if (!joins || !IsDigit(Byte(end + 1))) break;
      if (joiner == '-' && hyphens++ == 0) first_hyphen = end;
      ++end;
    }
    // "2025-10-31" and "555-1234" are one number; "10-20" is a range of two.
    const bool is_phone = hyphens == 1 && first_hyphen - at_ == 3 && end - first_hyphen == 5;
    if (hyphens == 1 && !is_phone) end = first_hyphen;
    if (At(end) != Kind::kLetter) return Emit(end);
    std::size_t word_end = end;
    while (IsWordKind(At(word_end))) word_end += CharacterAt(text_, word_end).size;
    const LowerForm letters(text_.substr(end, word_end - end));
    if (words_.IsUnit(letters.text())) return Emit(end);
    ReadWord();
  }

  // Words ---------------------------------------------------------------------------------

  /// The end of the letters and digits from `at`.
  [[nodiscard]] std::size_t RunEnd(std::size_t at) const {
    while (at < end_) {
      const Character character = CharacterAt(text_, at);
      if (!IsWordKind(character.kind) && character.value != '_') break;
      at += character.size;
    }
    return at;
  }

  /// Bytes of an apostrophe at `at`, 0 for none.
  [[nodiscard]] std::size_t ApostropheAt(std::size_t at) const {
    const char first = Byte(at);
    if (first == '\'') return 1;
    return first == kCurly[0] && at < end_ && text_.substr(at, kCurly.size()) == kCurly ? kCurly.size() : 0;
  }

  void ReadWord() {
    if (const std::size_t end = LettersWithStops(); end > at_) return Emit(end);
    std::size_t run = at_;  // start of the last run of letters
    std::size_t end = RunEnd(at_);
    while (end < end_) {
      const std::size_t joiner = JoinerAt(run, end);
      if (joiner == 0) break;
      run = end + joiner;
      end = RunEnd(run);
    }
    if (Byte(end) == '$' && end - at_ <= 2 && IsUpper(text_[at_]) && IsDigit(Byte(end + 1))) {
      return Emit(end + 1);  // "US$5"
    }
    if (Byte(end) == '.' && OwnsStop(end)) return Emit(end + 1);
    EmitWithClitic(end);
  }

  /// The end of "U.S.", "p.m." or an initial "J." at `at_`, or `at_`.
  [[nodiscard]] std::size_t LettersWithStops() const {
    std::size_t end = at_;
    std::size_t letters = 0;
    while (At(end) == Kind::kLetter && Byte(end + CharacterAt(text_, end).size) == '.') {
      end += CharacterAt(text_, end).size + 1;
      ++letters;
    }
    if (letters == 0) return at_;
    if (At(end) == Kind::kLetter) {  // "U.S.A", "p.m"; of "U.S.Japan" only "U.S."
      if (RunEnd(end) == end + CharacterAt(text_, end).size) return RunEnd(end);
      return letters >= 2 ? end : at_;
    }
    if (letters >= 2) return end;
    return IsInitial(end) ? end : at_;
  }

  /// Whether the single letter before the stop that ends at `end` is an initial: a capital
  /// before a capital or another stop, "I" only when a name stands before it, and "X" not behind a word in
  /// small letters ("wrote on X. Chad's minister").
  [[nodiscard]] bool IsInitial(std::size_t end) const {
    if (!BeginsUpper(text_.substr(at_, end - at_))) return false;
    if (Byte(end) == ',' || Byte(end) == ';' || FollowsInitial()) return true;
    if (Byte(end) != ' ') return false;
    std::size_t next = end;
    while (next < text_.size() && text_[next] == ' ') ++next;
    const bool named = text_[at_] == 'X' && !tokens_.empty() && !BeginsUpper(tokens_.back().span.In(text_));
    return next < text_.size() && BeginsUpper(text_.substr(next, 4)) && text_[at_] != 'I' && !named;
  }

  /// Whether a single capital with its stop stands before: "U. S."
  [[nodiscard]] bool FollowsInitial() const {
    if (tokens_.empty() || tokens_.back().span.end + 1 != at_) return false;
    const std::string_view before = tokens_.back().span.In(text_);
    return before.size() == 2 && IsUpper(before[0]) && before[1] == '.';
  }

  /// Bytes of the sign at `end` that joins the run before it to the run behind it; 0 for none.
  [[nodiscard]] std::size_t JoinerAt(std::size_t run, std::size_t end) const {
    const char sign = Byte(end);
    const std::size_t apostrophe = ApostropheAt(end);
    const std::size_t behind = end + (apostrophe > 0 ? apostrophe : 1);
    if (!IsWordKind(At(behind))) return 0;
    if (apostrophe > 0) return apostrophe;
    if (sign == '-') return words_.IsPrefix(LowerForm(text_.substr(run, end - run)).text()) ? 1 : 0;
    if (sign == '&') return IsUpper(text_[end - 1]) && IsUpper(Byte(behind)) ? 1 : 0;
    if (sign == '.') return JoinsAtStop(end) ? 1 : 0;
    return 0;
  }

  /// "example.com", "ENRON.XLS", "p.m": not "end.Next", where a space was forgotten.
  [[nodiscard]] bool JoinsAtStop(std::size_t end) const {
    const std::size_t next = RunEnd(end + 1);
    const bool same_case = IsUpper(text_[end - 1]) == IsUpper(Byte(end + 1)) || IsDigit(Byte(end + 1));
    return same_case && next - end - 1 <= 4;
  }

  /// Whether the full stop at `stop` belongs to the word from `at_`.
  [[nodiscard]] bool OwnsStop(std::size_t stop) const {
    constexpr std::size_t kLongestUnknown = 6;
    const Abbreviation kind = words_.AbbreviationOf(text_.substr(at_, stop - at_));
    if (kind == Abbreviation::kNone) {  // no sentence ends before a comma: "Cal., ..."
      return Byte(stop + 1) == ',' && stop - at_ <= kLongestUnknown && IsUpper(text_[at_]);
    }
    if (Byte(stop + 1) == '.') return Byte(stop + 2) != '.';  // "Acme Inc.."
    if (kind != Abbreviation::kNumber) return true;
    std::size_t next = stop + 1;
    while (next < text_.size() && text_[next] == ' ') ++next;
    return next < text_.size() && IsDigit(text_[next]);
  }

  /// Emits [at_, end), parted from "n't", "'s" and their like.
  void EmitWithClitic(std::size_t end) {
    const LowerForm form(text_.substr(at_, end - at_));
    if (const std::size_t piece = words_.FirstPieceOf(form.text()); piece > 0) {
      Emit(at_ + piece);
      return Emit(end, true);
    }
    const std::size_t window = std::max(at_, end - std::min<std::size_t>(end, 6));
    for (std::size_t at = window; at < end; ++at) {
      const std::size_t apostrophe = ApostropheAt(at);
      if (apostrophe == 0 || at == at_) continue;
      const LowerForm tail(text_.substr(at + apostrophe, end - at - apostrophe));
      std::size_t cut = at;
      if (tail.text() == "t" && ToLower(text_[at - 1]) == 'n') {
        cut = at - 1;
      } else if (tail.text() != "s" && tail.text() != "m" && tail.text() != "d" && tail.text() != "re" &&
                 tail.text() != "ve" && tail.text() != "ll") {
        continue;
      }
      const bool parted = cut > at_;
      if (parted) Emit(cut);
      return Emit(end, parted);
    }
    Emit(end);
  }

  // Signs ---------------------------------------------------------------------------------

  void ReadSign(const Character& character) {
    const char sign = Byte(at_);
    constexpr std::string_view kRunning = ".-=*_~!?'`<>";
    if (IsSmiley()) return Emit(at_ + (Byte(at_ + 1) == '-' ? 3 : 2));
    if (sign == '\'' && IsDecade()) return Emit(at_ + 3 + (Byte(at_ + 3) == 's' ? 1 : 0));
    if (const std::size_t clitic = LooseClitic(); clitic > 0) return Emit(at_ + clitic, true);
    NoteQuote(character);
    if (const std::size_t end = HandleEnd(); end > at_) return Emit(end);
    if (sign == '!' || sign == '?') return Emit(SameEnd("!?"));
    if (kRunning.find(sign) != std::string_view::npos) {
      return Emit(SameEnd(std::string_view(&text_[at_], 1)));
    }
    Emit(at_ + character.size);
  }

  [[nodiscard]] std::size_t SameEnd(std::string_view signs) const {
    std::size_t end = at_;
    while (end < end_ && signs.find(text_[end]) != std::string_view::npos) ++end;
    return end;
  }

  /// ":)", ";-(" before a space.
  [[nodiscard]] bool IsSmiley() const {
    if (Byte(at_) != ':' && Byte(at_) != ';' && Byte(at_) != '=') return false;
    const std::size_t mouth = at_ + (Byte(at_ + 1) == '-' ? 2 : 1);
    return mouth + 1 == end_ && (Byte(mouth) == ')' || Byte(mouth) == '(' || Byte(mouth) == 'D');
  }

  /// "'90s", "'72".
  [[nodiscard]] bool IsDecade() const {
    return IsDigit(Byte(at_ + 1)) && IsDigit(Byte(at_ + 2)) && !IsDigit(Byte(at_ + 3));
  }

  /// The end of "#hashtag" or "@name" at `at_`, or `at_`.
  [[nodiscard]] std::size_t HandleEnd() const {
    const bool mark = Byte(at_) == '#' || Byte(at_) == '@';
    const bool bound = at_ == 0 || !IsWordKind(KindAt(text_, at_ - 1));
    if (!mark || !bound || At(at_ + 1) != Kind::kLetter) return at_;
    return RunEnd(at_ + 1);
  }

  /// Bytes of a clitic behind a sign, as in "(INF)'s", or of the apostrophe of "the states' claim"; 0 for
  /// none.
  [[nodiscard]] std::size_t LooseClitic() const {
    const std::size_t apostrophe = ApostropheAt(at_);
    if (apostrophe == 0 || tokens_.empty() || tokens_.back().span.end != at_) return 0;
    const std::size_t behind = at_ + apostrophe;
    if (Byte(behind) == 's' && !IsWordKind(At(behind + 1))) return apostrophe + 1;
    const bool owner = ToLower(text_[at_ - 1]) == 's' && IsWordKind(KindAt(text_, at_ - 1));
    return owner && !quoted_ && At(behind) == Kind::kSpace ? apostrophe : 0;
  }

  /// Keeps in mind whether a single quotation mark stands open.
  void NoteQuote(const Character& character) {
    constexpr char32_t kOpening = U'\u2018';
    constexpr char32_t kClosing = U'\u2019';
    const bool starts = tokens_.empty() || tokens_.back().span.end != at_ || character.value == kOpening;
    if (character.value == kOpening || character.value == U'\'') quoted_ = starts;
    if (character.value == kClosing) quoted_ = false;
  }

  std::string_view text_;
  const Words& words_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;           ///< of the chunk
  bool quoted_ = false;           ///< a single quotation mark stands open
  std::size_t address_from_ = 0;  ///< no mail address begins before
};

}  // namespace

std::vector<Token> Tokenize(std::string_view text, const Words& words) {
  return Tokenizer(text, words).Run();
}

}  // namespace demarche::language
