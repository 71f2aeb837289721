// Organisations by what they are called once they have been named: "the alliance" after NATO.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "extractor/actors/compose.h"
#include "extractor/reference/binding.h"
#include "extractor/tree.h"

namespace demarche::extract {

/// What later words may mean by "the council". A name that only describes another noun ("a U.N. school")
/// gives just the words of the name itself.
void Composer::TellBody(const Mention& mention) {
  if (mention.actors.size() != 1) return;
  const Word& last = words_[mention.last - 1];
  const bool describes = !mention.role_class.empty() || last.rel == Deprel::kCompound ||
                         last.rel == Deprel::kAmod || last.rel == Deprel::kNmodPoss;
  const std::span<const ShortNames::Name> names = knowledge_.names.short_names().Of(mention.actors[0].code);
  if (names.empty()) return;
  const Span words = document_.SpanOf(mention.first, mention.last);
  const std::string told = LowerAscii(words.In(document_.article->text));
  for (const ShortNames::Name& name : names) {
    if (describes && !name.own) continue;
    ToldBody& body = told_.bodies[name.word];
    const bool known = knowledge_.names.At(body.entry).code == mention.actors[0].code;
    const bool literal = told.find(name.word) != std::string::npos;
    body = {name.entry, mention.last, literal ? mention.last : known ? body.literal : 0};
  }
}

/// "the alliance", "the 27-nation bloc": the organisation named last that is called so, where no other one
/// has been told of since ("a council of elders"), nor named before, where the name had other words.
Piece Composer::BodyAt(std::uint32_t i) {
  if (told_.bodies.empty() || !IsMeantAgain(i)) return {};
  const std::string word = LowerAscii(words_[i].text);
  const auto found = told_.bodies.find(word);
  if (found == told_.bodies.end()) return {};
  ToldBody& body = found->second;
  const Entry& entry = knowledge_.names.At(body.entry);
  const std::uint32_t begin = std::max(body.literal, body.end - std::min(body.end, kOthersReach));
  for (std::uint32_t k = begin; k < i; ++k) {
    if (words_[k].text.size() != word.size() || LowerAscii(words_[k].text) != word || FollowsArticle(k))
      continue;
    const bool named = k > 0 && words_[k].capital && words_[k - 1].capital;
    if ((k < body.end && !named) || IsInNameOf(entry, k)) continue;
    told_.bodies.erase(found);
    return {};
  }
  body.end = body.literal = i + 1;  // no word is looked at twice
  return {i, i + 1, &entry};
}

/// "Bank" in "the World Bank", "commission" in "EC commission".
bool Composer::IsInNameOf(const Entry& body, std::uint32_t i) const {
  const std::uint32_t mention = words_[i].mention;
  if (mention != kNone32 && !document_.mentions[mention].actors.empty() &&
      document_.mentions[mention].actors[0].code == body.code)
    return true;
  // Where the sentence is not read, the name alone can tell.
  for (std::uint32_t back = 1; back <= std::min(i, kWordsOfName); ++back) {
    const Gazetteer::Match match = document_.NameAt(i - back, knowledge_.names);
    if (words_[i - back].span.begin + match.size < words_[i].span.end) continue;
    return std::ranges::any_of(
        match.entries, [&](std::uint32_t index) { return knowledge_.names.At(index).code == body.code; });
  }
  return false;
}

/// Whether nothing behind the noun makes it another: neither "the Bank of England" nor "the council meeting";
/// but with a capital, "the Commission proposal" is the proposal of the one named before.
bool Composer::IsMeantAgain(std::uint32_t i) const {
  if (!FollowsArticle(i)) return false;
  if (i + 1 >= end_) return true;
  const Word& next = words_[i + 1];
  if (next.Has(Grammar::kNamingPreposition) || next.text == "-") return false;
  const bool inside = words_[i].rel == Deprel::kCompound || words_[i].rel == Deprel::kAmod ||
                      (next.capital && next.upos == Upos::kPropn);
  if (inside && words_[i].capital && !next.capital) return true;
  const Entry* behind = inside ? PieceAt(i + 1).entry : nullptr;
  return !inside || (behind != nullptr && behind->kind == EntryKind::kRole);
}

/// "the alliance", "the Vienna-based agency".
bool Composer::FollowsArticle(std::uint32_t i) const {
  const std::uint32_t first = document_.FirstWord(words_[i].sentence);
  const std::uint32_t begin = i >= first + kHyphened && words_[i - 2].text == "-" ? i - kHyphened + 1 : i;
  return begin > first && knowledge_.rules.IsOf(RareClass::kDefinite, words_[begin - 1].readings);
}

/// The mention says whom the word means.
std::uint32_t Composer::Body(const Piece& piece) {
  if (Describes(piece)) return piece.last;
  const std::size_t before = document_.mentions.size();
  const std::uint32_t last = Compose(piece);
  if (document_.mentions.size() == before) return last;
  Mention& mention = document_.mentions.back();
  const std::string_view word = words_[piece.first].text;
  Settle(document_, mention, Origin::kReferred,
         fmt::format("reference:the {} = {}", word, piece.entry->name));
  return last;
}

}  // namespace demarche::extract
