#include "extractor/actors/phrase.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "extractor/rules/both_sides.h"
#include "extractor/tree.h"

namespace demarche::extract {

bool IsGenitive(std::string_view text) {
  return text == "'s" || text == "\xE2\x80\x99s" || text == "'" || text == "\xE2\x80\x99";
}

bool Qualifies(const Knowledge& knowledge, const Document& document, std::uint32_t next) {
  const WordList& words = document.words;
  if (next >= words.size() || words[next].sentence != words[next - 1].sentence) return false;
  const Word& word = words[next];
  if (word.text == "-") return true;
  if (!word.letter || word.capital || word.timex != kNone32) return false;
  const std::uint64_t closed = std::uint64_t{Grammar::kClosedClass} & ~std::uint64_t{Grammar::kAdjective};
  if (word.Has(closed)) return false;
  // "opposition demands": who makes the demand.
  if (word.upos == Upos::kNoun && knowledge.rules.IsOf(RareClass::kUtterance, word.readings)) return false;
  // "gunmen", "militiamen loyal to Aideed"
  const bool many = words[next - 1].text.back() == 's' || words[next - 1].text.ends_with("men");
  const bool plural = many || (word.upos == Upos::kAdj && word.head == next - 1);
  if (plural || (word.forms() & (Form::kEd | Form::kIng)) != 0) return false;
  const std::string_view t = word.text;
  if (t.size() > 4 && (t.substr(t.size() - 2) == "ed" || t.substr(t.size() - 3) == "ing")) return false;
  for (const Reading& reading : word.readings) {
    if ((reading.form & Form::kS) != 0 && knowledge.rules.VerbRules(reading.symbol) != nullptr &&
        knowledge.rules.NounRules(reading.symbol) == nullptr) {
      return false;
    }
  }
  return !word.Has(Grammar::kReport | Grammar::kPlanned | Grammar::kDenied);
}

void SkipAcronym(const Document& document, Mention& mention) {
  const WordList& words = document.words;
  const std::uint32_t end = document.LastWord(words[mention.first].sentence);
  const std::uint32_t open = mention.last;
  if (open + 2 >= end || !words[open + 1].capital) return;
  // "the American Walnut Association, AWA,"
  const std::string_view short_name = words[open + 1].text;
  const bool capitals = short_name.size() > 1 && std::ranges::none_of(short_name, IsLower);
  if (words[open].text == "," && words[open + 2].text == "," && capitals && !mention.role_class.empty() &&
      short_name[0] == words[mention.first].text[0]) {
    mention.last = open + 3;
    return;
  }
  if (words[open].text != "(") return;
  std::uint32_t i = open + 1;
  while (i < end && i < open + 5 && words[i].text != ")") ++i;
  if (i < end && words[i].text == ")") mention.last = i + 1;
}

std::uint32_t PartiesEnd(const Knowledge& knowledge, const Document& document, std::uint32_t sentence,
                         std::uint32_t i) {
  const WordList& words = document.words;
  const std::uint32_t end = document.LastWord(sentence);
  const std::uint32_t last = BothSidesEnd(
      i, end, [&](std::uint32_t word, std::uint64_t bits) { return words[word].Has(bits); },
      [&](std::uint32_t word, RareClass rare) { return knowledge.rules.IsOf(rare, words[word].readings); });
  // "the leaders of Britain" are not the parties told of before.
  if (last < end && words[last].Has(Grammar::kGenitive)) return i;
  // "arrested two men": not told of before.
  if (words[i].upos == Upos::kNum && !IsHeadline(document, sentence)) return i;
  return last;
}

bool SaidToBePast(const Document& document, const Mention& mention) {
  const std::uint32_t begin = document.FirstWord(document.words[mention.first].sentence);
  for (std::uint32_t i = mention.first > begin + 2 ? mention.first - 2 : begin; i < mention.last; ++i) {
    if (document.words[i].Has(Grammar::kFormer)) return true;
  }
  return false;
}

bool IsOfFirm(const Document& document, const Mention& mention) {
  const std::uint32_t end = document.LastWord(document.words[mention.first].sentence);
  std::uint32_t i = mention.last + 1;
  while (i + 1 < end && document.words[i].Has(Grammar::kDeterminer)) ++i;
  return i < end && document.words[i].firm > i;
}

bool BeginsBody(const Document& document, const Mention& mention) {
  const std::uint32_t next = mention.last;
  if (next >= document.words.size() || !mention.role_class.empty() || mention.actors.empty()) return false;
  const std::uint32_t name = document.words[next].name;
  return mention.actors[0].type == "state" && name != kNone32 &&
         document.analysis->names[name].type == NameType::kOrganisation;
}

bool IsNamesake(const Document& document, std::uint32_t i, const Entry& entry) {
  if (entry.kind != EntryKind::kPerson || !entry.alias || document.words[i].name == kNone32) return false;
  const std::uint32_t begin = document.analysis->names[document.words[i].name].first_token;
  const Word& first = document.words[begin];
  return begin < i && first.timex == kNone32 && !first.Has(Grammar::kHonorific) &&
         !entry.name.starts_with(first.text);
}

std::string RuleOf(const Entry& entry) {
  const char* how = "by name";
  if (entry.kind == EntryKind::kAdjective || entry.kind == EntryKind::kPeople) how = "by adjective";
  if (entry.kind == EntryKind::kSeat) how = "by seat of government";
  if (entry.kind == EntryKind::kInstitution) how = "by institution";
  if (entry.kind == EntryKind::kPerson) how = "by person";
  return fmt::format("actor:{} {}", entry.code, how);
}

}  // namespace demarche::extract
