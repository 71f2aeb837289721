// A name is a run of proper nouns and capitalised adjectives, with "of", "for", "and the", a hyphen inside
// where a word before it asks for one ("Ministry of Foreign Affairs"). Titles at its head are cut off. Its
// type is told by the first that knows: the lexicon, the word that ends it, a title or role before it, a
// given name or initial, its neighbours; last, a surname that the text has with a given name elsewhere.
#include "language/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "language/characters.h"

namespace demarche::language {
namespace {

using Hint = NameFinder::Hint;

struct HintName {
  std::string_view name;
  unsigned hint;
};
constexpr std::array<HintName, 9> kHintNames{{{"title", Hint::kTitle},
                                              {"rank", Hint::kRank},
                                              {"given", Hint::kGiven},
                                              {"person", Hint::kPersonEnd},
                                              {"organisation", Hint::kOrganisation},
                                              {"place", Hint::kPlace},
                                              {"place start", Hint::kPlaceStart},
                                              {"thing", Hint::kThing},
                                              {"time", Hint::kTime}}};

constexpr std::size_t kLongestName = 24;  ///< tokens

/// Two or more letters, all of them capitals, stops between them or not.
bool IsAcronym(std::string_view form) {
  std::size_t letters = 0;
  for (const char c : form) {
    if (!IsUpper(c) && c != '.') return false;
    letters += IsUpper(c) ? 1 : 0;
  }
  return letters >= 2 && letters <= 6;
}

/// "J."
bool IsInitial(std::string_view form) { return form.size() == 2 && IsUpper(form[0]) && form[1] == '.'; }

class Finder {
 public:
  Finder(const NameFinder& words, std::string_view text, const Analysis& analysis,
         const Morphology& dictionary)
      : words_(words), text_(text), analysis_(analysis), dictionary_(dictionary), tokens_(analysis.tokens) {}

  std::vector<ProperName> Run() {
    constexpr std::size_t kTokensForEach = 8;
    names_.reserve(tokens_.size() / kTokensForEach);
    for (const Sentence& sentence : analysis_.sentences) {
      begin_ = sentence.first_token;
      end_ = sentence.last_token;
      for (std::size_t i = begin_; i < end_;) i = ReadRun(i);
    }
    SpreadSurnames();
    return std::move(names_);
  }

 private:
  [[nodiscard]] std::string_view Form(std::size_t i) const {
    return i >= begin_ && i < end_ ? tokens_[i].span.In(text_) : std::string_view{};
  }
  [[nodiscard]] bool Is(std::size_t i, Upos upos) const {
    return i >= begin_ && i < end_ && tokens_[i].upos == upos;
  }
  [[nodiscard]] unsigned Hints(std::size_t i) const { return words_.HintsOf(Form(i)); }

  /// Whether token `i` can be a word of a name. A first word of a sentence is only a name if it is tagged so.
  [[nodiscard]] bool IsNameWord(std::size_t i) const {
    if (Is(i, Upos::kPropn)) return (Hints(i) & Hint::kTime) == 0;
    const bool describes =
        Is(i, Upos::kAdj) || (Is(i, Upos::kVerb) && (tokens_[i].feats & Feats::kPart) != 0);
    return describes && i > begin_ && BeginsUpper(Form(i));  // "Foreign", "United"
  }

  /// Handles the token at `i` and what belongs to it; gives the token behind.
  std::size_t ReadRun(std::size_t i) {
    if (!IsNameWord(i)) return i + 1;
    std::size_t end = i + 1;
    bool proper = Is(i, Upos::kPropn);
    while (end < end_ && end - i < kLongestName) {
      std::size_t next = end;
      if (!IsNameWord(next)) next = BehindJoiner(i, end);
      if (next == end_ || !IsNameWord(next) || IsParted(i, next)) break;
      proper = proper || Is(next, Upos::kPropn);
      end = next + 1;
    }
    if (proper) AddNames(i, end);
    return end;
  }

  /// The token behind "of", "for", "of the" or a hyphen at `at` if they join the name from `from`; else
  /// `end_`.
  [[nodiscard]] std::size_t BehindJoiner(std::size_t from, std::size_t at) const {
    const std::string_view form = Form(at);
    const bool tight = !tokens_[at - 1].space_after && at + 1 < end_ && !tokens_[at].space_after;
    if (form == "-" && tight) return at + 1;
    if (form == "&") return at + 1;
    if (form != "of" && form != "for") return end_;
    const bool asks = (Hints(at - 1) & (Hint::kOrganisation | Hint::kPlace)) != 0 || IsTitleOfState(at);
    if (!asks || (form == "for" && (Hints(at - 1) & Hint::kOrganisation) == 0) || from == at) return end_;
    return Form(at + 1) == "the" ? std::min(at + 2, end_) : at + 1;
  }

  /// "Secretary of State", "Minister of Defence".
  [[nodiscard]] bool IsTitleOfState(std::size_t of) const {
    return (Hints(of - 1) & Hint::kTitle) != 0 && (Hints(of + 1) & Hint::kRank) != 0;
  }

  /// Whether the tree has no arc between the run from `from` and the token `at`: two names side by side.
  [[nodiscard]] bool IsParted(std::size_t from, std::size_t at) const {
    if (tokens_[at].head < 0) return false;
    const auto head_of = [&](std::size_t i) {
      return tokens_[i].head == 0 ? i : begin_ + static_cast<std::size_t>(tokens_[i].head) - 1;
    };
    const std::size_t own = head_of(at);
    if (own >= from && own < at) return false;
    for (std::size_t i = from; i < at; ++i) {
      const std::size_t head = head_of(i);
      if (head >= at && (head == at || head == own || (head < end_ && IsNameWord(head)))) return false;
    }
    return true;
  }

  /// The name [begin, end), or those that a title in its middle parts: "Japan | Prime Minister | Abe".
  void AddNames(std::size_t begin, std::size_t end) {
    const NameType whole = TypeOfWhole(begin, end);
    if (whole != NameType::kUnknown) return Add(begin, end, whole);
    std::size_t title = begin;
    while (title < end && (Hints(title) & Hint::kTitle) == 0) ++title;
    if (title == end) {
      const bool thing = (Hints(HeadOf(begin, end)) & Hint::kThing) != 0;
      return Add(begin, end, thing ? NameType::kUnknown : TypeByWords(begin, end));
    }
    std::size_t first = title;
    while (first > begin && (Hints(first - 1) & Hint::kRank) != 0) --first;
    if (first > begin) AddNames(begin, first);
    std::size_t behind = title;
    while (behind < end && IsTitlePart(behind)) ++behind;
    if (behind == end) return Add(first, end, NameType::kPerson);  // "the President"
    const NameType rest = TypeOfWhole(behind, end);
    Add(behind, end, rest == NameType::kUnknown ? NameType::kPerson : rest);
  }

  [[nodiscard]] bool IsTitlePart(std::size_t i) const {
    return (Hints(i) & (Hint::kTitle | Hint::kRank)) != 0 || Form(i) == "of" || Form(i) == "-";
  }

  void Add(std::size_t begin, std::size_t end, NameType type) {
    names_.push_back({Hull(tokens_[begin].span, tokens_[end - 1].span), static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(end), type});
  }

  [[nodiscard]] std::string_view TextOf(std::size_t begin, std::size_t end) const {
    return Hull(tokens_[begin].span, tokens_[end - 1].span).In(text_);
  }

  /// The last word, or the one before "of" or "for".
  [[nodiscard]] std::size_t HeadOf(std::size_t begin, std::size_t end) const {
    std::size_t head = begin;
    while (head + 1 < end && Form(head + 1) != "of" && Form(head + 1) != "for") ++head;
    return head;
  }

  /// By the lexicon, or by the word that governs the name.
  [[nodiscard]] NameType TypeOfWhole(std::size_t begin, std::size_t end) const {
    const NameType known = words_.KnownType(TextOf(begin, end));
    if (known != NameType::kUnknown) return known;
    const unsigned hints = Hints(HeadOf(begin, end));
    if (end - begin < 2) return LoneType(begin, hints);
    if ((hints & Hint::kPersonEnd) != 0) return NameType::kPerson;
    if ((hints & Hint::kOrganisation) != 0) return NameType::kOrganisation;
    if ((hints & Hint::kPlace) != 0) return NameType::kPlace;
    return NameType::kUnknown;
  }

  /// "the Senate", "this Court"; without a determiner a lone word may be anybody's name.
  [[nodiscard]] NameType LoneType(std::size_t at, unsigned hints) const {
    if (!Is(at - 1, Upos::kDet) || at == begin_) return NameType::kUnknown;
    if ((hints & Hint::kOrganisation) != 0) return NameType::kOrganisation;
    return (hints & Hint::kPlace) != 0 ? NameType::kPlace : NameType::kUnknown;
  }

  [[nodiscard]] NameType TypeByWords(std::size_t begin, std::size_t end) {
    if ((Hints(begin) & Hint::kGiven) != 0) return NameType::kPerson;
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (IsInitial(Form(i))) return NameType::kPerson;
    }
    const bool role = begin > begin_ && (Hints(begin - 1) & (Hint::kRole | Hint::kTitle)) != 0;
    if (role && tokens_[begin - 1].upos != Upos::kPunct) return NameType::kPerson;
    if (end - begin > 1 && (Hints(begin) & Hint::kPlaceStart) != 0) return NameType::kPlace;
    if (end - begin == 1 && IsAcronym(Form(begin))) return NameType::kOrganisation;
    return TypeByNeighbours(begin, end);
  }

  /// Whether a dictionary has the word in small letters.
  [[nodiscard]] bool IsCommon(std::size_t i) {
    dictionary_.Analyze(LowerForm(Form(i)).text(), readings_);
    return readings_.readings != 0;
  }

  /// "in X", "Y, X" behind a place, "X said".
  [[nodiscard]] NameType TypeByNeighbours(std::size_t begin, std::size_t end) {
    const std::string_view before = begin > begin_ ? Form(begin - 1) : std::string_view{};
    if (before == "in" || before == "near" || before == "In" || before == "Near") return NameType::kPlace;
    const bool listed = before == "," && !names_.empty() && names_.back().last_token + 1 == begin;
    if (listed && begin - 1 > begin_) return names_.back().type;
    const bool subject = Is(end, Upos::kVerb) && (tokens_[end].feats & Feats::kFin) != 0;
    if (subject && end - begin <= 3) return NameType::kPerson;
    const bool pair = end - begin == 2 && Is(begin, Upos::kPropn) && !IsCommon(begin);
    return pair ? NameType::kPerson : NameType::kUnknown;
  }

  /// A single word that ends a person's name elsewhere in the text is that person; what the text has once as
  /// a known type it has always.
  void SpreadSurnames() {
    thread_local WordTable<NameType, std::string_view> seen;
    seen.Clear();
    for (const ProperName& name : names_) {
      if (name.type == NameType::kUnknown) continue;
      const std::string_view last = tokens_[name.last_token - 1].span.In(text_);
      const bool person = name.type == NameType::kPerson && name.last_token - name.first_token > 1;
      const std::string_view key = person ? last : name.span.In(text_);
      if ((words_.HintsOf(key) & Hint::kTitle) == 0) seen.Insert(key, name.type);
    }
    for (ProperName& name : names_) {
      const NameType* found = seen.Find(name.span.In(text_));
      const bool weak = name.type == NameType::kUnknown || name.last_token - name.first_token == 1;
      if (found != nullptr && weak && words_.KnownType(name.span.In(text_)) == NameType::kUnknown) {
        name.type = *found;
      }
    }
  }

  const NameFinder& words_;
  std::string_view text_;
  const Analysis& analysis_;
  const Morphology& dictionary_;
  Morphology::Analysis readings_;
  std::span<const Token> tokens_;
  std::size_t begin_ = 0;  ///< of the sentence
  std::size_t end_ = 0;
  std::vector<ProperName> names_;
};

}  // namespace

Result<NameFinder> NameFinder::Load(const Lexicon& lexicon) {
  NameFinder finder;
  finder.lexicon_ = lexicon;
  LexiconMistakes mistakes(lexicon);
  for (const LexiconRow& row : lexicon.Rows("name words")) {
    const std::string_view name = row.Text(Lexicon::Column("name words", "class"));
    const auto* const hint = std::find_if(kHintNames.begin(), kHintNames.end(),
                                          [&](const HintName& each) { return each.name == name; });
    if (hint == kHintNames.end()) {
      std::string names;
      for (const HintName& each : kHintNames)
        names += fmt::format("{}{}", names.empty() ? "" : ", ", each.name);
      mistakes.Add(row, Lexicon::Column("name words", "class"),
                   fmt::format("'{}' is no class of name words; write one of: {}", name, names));
      continue;
    }
    for (const std::string_view word : row.Items(Lexicon::Column("name words", "words"))) {
      *finder.hints_.Insert(word, 0).first |= hint->hint;
    }
  }
  if (!mistakes.empty()) return tl::unexpected<Error>(mistakes.All());
  for (const LexiconRow& row : lexicon.Rows("roles")) {
    if (row.Text(Lexicon::Column("roles", "class")) != "person") continue;
    for (const std::string_view word : row.Items(Lexicon::Column("roles", "words"))) {
      *finder.hints_.Insert(word.substr(word.rfind(' ') + 1), 0).first |= Hint::kRole;
    }
  }
  const std::size_t type = Lexicon::Column("actors", "type");
  for (const LexiconRow& row : lexicon.Rows("actors")) {
    const NameType kind = row.Text(type) == "state" ? NameType::kPlace : NameType::kOrganisation;
    for (const std::string_view name : row.Items(Lexicon::Column("actors", "names"))) {
      finder.known_.Insert(name, kind);
    }
    for (const std::string_view seat : row.Items(Lexicon::Column("actors", "seats"))) {
      finder.known_.Insert(seat, NameType::kPlace);
    }
  }
  finder.AddKnown(lexicon, "places", "names", NameType::kPlace);
  finder.AddKnown(lexicon, "institutions", "names", NameType::kOrganisation);
  finder.AddKnown(lexicon, "leaders", "name", NameType::kPerson);
  finder.AddKnown(lexicon, "leaders", "aliases", NameType::kPerson);
  return finder;
}

void NameFinder::AddKnown(const Lexicon& lexicon, std::string_view table, std::string_view column,
                          NameType type) {
  const std::size_t index = Lexicon::Column(table, column);
  for (const LexiconRow& row : lexicon.Rows(table)) {
    if (row.Items(index).empty()) known_.Insert(row.Text(index), type);
    for (const std::string_view name : row.Items(index)) known_.Insert(name, type);
  }
}

unsigned NameFinder::HintsOf(std::string_view word) const {
  const unsigned* found = hints_.Find(word);
  return found == nullptr ? 0 : *found;
}

NameType NameFinder::KnownType(std::string_view name) const {
  const NameType* found = known_.Find(name);
  return found == nullptr ? NameType::kUnknown : *found;
}

std::vector<ProperName> NameFinder::Find(std::string_view text, const Analysis& analysis,
                                         const Morphology& dictionary) const {
  return Finder(*this, text, analysis, dictionary).Run();
}

}  // namespace demarche::language
