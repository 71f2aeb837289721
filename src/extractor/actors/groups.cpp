// After pass 1: where each mention stands in the tree: the word that governs it, whether it is only a venue
// or a hearer, and which mentions make one group: "A, B and C".
#include <algorithm>

#include "base/ascii.h"
#include "extractor/actors/examples.h"
#include "extractor/actors/phrase.h"
#include "extractor/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// The hyphen of "rebel-held".
bool JoinsWords(const Document& document, std::uint32_t i) {
  return i + 1 < document.words.size() && document.words[i - 1].span.end == document.words[i].span.begin &&
         document.words[i].span.end == document.words[i + 1].span.begin && document.Is(i, "-");
}

/// "Manila - The bank said", but not "Manila - long a rival - said": the only dash of the sentence, and a
/// capital behind it.
bool OpensReport(const Document& document, std::uint32_t dash, std::uint32_t end) {
  for (std::uint32_t i = dash + 1; i < end; ++i) {
    if (document.words[i].Has(Grammar::kDash) && !JoinsWords(document, i)) return false;
  }
  return dash + 1 < end && document.words[dash + 1].capital;
}

/// "BRUSSELS, Oct 5 (Reuters) - ", "the APEC summit", "on the sidelines of the General Assembly":
/// where a report was written or people met is nobody who acts.
void MarkVenue(Document& document, Mention& mention) {
  const std::uint32_t begin = document.FirstWord(mention.sentence);
  const std::uint32_t end = document.LastWord(mention.sentence);
  constexpr std::uint32_t kDateline = 16;
  if (mention.first == begin && mention.role_class.empty()) {
    const std::string_view text = document.SpanOf(mention.first, mention.last).In(document.article->text);
    const bool capitals = text.size() > 3 && std::none_of(text.begin(), text.end(), IsLower);
    for (std::uint32_t i = mention.last; i < end && i < begin + kDateline; ++i) {
      const Word& word = document.words[i];
      if (word.upos == Upos::kVerb || word.upos == Upos::kAux) break;
      const bool dash = word.Has(Grammar::kDash) && !JoinsWords(document, i);
      if (dash && (capitals || OpensReport(document, i, end))) mention.place = true;
      if (dash || (!capitals && word.letter && !word.capital)) break;
    }
  }
  const bool organisation = !mention.actors.empty() && mention.actors[0].type == "igo";
  if (!organisation || mention.possessive) return;
  // "the Commonwealth ministers meeting in London" are no venue.
  const bool people = IsLower(document.words[mention.last - 1].text.front());
  const bool venue = mention.last < end && document.words[mention.last].Has(Grammar::kVenue);
  if (venue && !people && document.words[mention.last].upos != Upos::kVerb) mention.place = true;
  if (mention.preposition != kNone32 && mention.preposition > begin &&
      document.words[mention.preposition - 1].Has(Grammar::kVenue))
    mention.place = true;
}

/// "told Reuters", "speaking with reporters", "in an interview with Belgian radio": who only hears what is
/// said is no party to it.
void MarkHearer(const Knowledge& knowledge, Document& document, Mention& mention) {
  if (mention.sector != "MED" || mention.possessive) return;
  const std::uint32_t begin = document.FirstWord(mention.sentence);
  if (mention.first > begin && document.words[mention.first - 1].Has(Grammar::kTell)) mention.place = true;
  const Word& noun = document.words[NounOf(document, mention.head)];
  const bool asks = noun.rel == Deprel::kNmod && noun.head != kNone32 &&
                    knowledge.rules.IsOf(RareClass::kInterview, document.words[noun.head].readings);
  if (asks) mention.place = true;
  const bool hears = noun.rel == Deprel::kObj || noun.rel == Deprel::kIobj || noun.rel == Deprel::kObl;
  if (hears && noun.head != kNone32 && document.words[noun.head].Has(Grammar::kTell)) mention.place = true;
}

/// "the London talks", "in the Kenyan capital, Nairobi": a capital that qualifies a plain noun, or says which
/// place, is a place.
void MarkSeat(const Document& document, Mention& mention) {
  const Word& word = document.words[mention.head];
  if (!mention.seat || !mention.role_class.empty() || word.head == kNone32) return;
  if (word.rel == Deprel::kAppos) {
    const std::uint32_t in = CaseOf(document, word.head);
    mention.place = mention.place || (in != kNone32 && document.words[in].Has(Grammar::kLocative));
  }
  if (word.rel != Deprel::kCompound) return;
  if (word.head >= mention.last && document.words[word.head].upos == Upos::kNoun) mention.place = true;
}

/// "the Senate's Democratic leaders": who leads a parliament is of it.
bool IsOfHouse(const Word& word, const Mention& house, const Mention& leaders) {
  return word.rel == Deprel::kNmodPoss && house.sector == "LEG" && !house.pronoun &&
         leaders.sector == "GOV" && leaders.role_class == "person" && leaders.plural;
}

/// Gives a role the land that qualifies `noun`, if any; whether it did.
bool TakeLandOf(Document& document, std::uint32_t noun, Mention& mention) {
  // "Japan's ruling and opposition parties" are not all of one kind.
  const bool whole = noun == mention.head || (document.words[mention.head].feats & Feats::kPlur) == 0;
  for (std::uint32_t k = document.words[noun].child; k != kNone32; k = document.words[k].sibling) {
    const Word& word = document.words[k];
    const bool adjective = word.rel == Deprel::kAmod;
    const bool name = whole && (word.rel == Deprel::kCompound || word.rel == Deprel::kNmodPoss);
    if (k >= mention.first || (!adjective && !name) || word.mention == kNone32) continue;
    Mention& land = document.mentions[word.mention];
    if (IsOfHouse(word, land, mention)) mention.sector = land.sector;
    const bool bare = land.role_class.empty() && land.sector.empty() && !land.pronoun;
    if ((adjective && !land.modifier) || !bare || land.actors.empty() || land.actors[0].type != "state")
      continue;
    mention.actors = land.actors;
    mention.actors[0].sector = mention.sector;
    mention.definite = false;
    mention.rule = land.rule;
    if (noun == mention.head) return true;
    land.sector = mention.sector;
    land.role_class = mention.role_class;
    land.actors[0].sector = mention.sector;
    return true;
  }
  return false;
}

/// "French state-owned metals group", "four U.S. meat processors", "Japan's three trading houses": a role
/// whose noun a land qualifies is of that land; so is one whose first word the tree takes for a noun of its
/// own ("Dutch port and transport union").
void TakeLand(Document& document, Mention& mention) {
  if (!mention.actors.empty() || mention.role == nullptr || mention.pronoun) return;
  if (TakeLandOf(document, mention.head, mention)) return;
  const Word& role = document.words[mention.head];
  if (role.rel != Deprel::kConj || role.head == kNone32 || role.head > mention.first) return;
  const Word& first = document.words[role.head];
  const bool half = first.upos == Upos::kNoun && (first.feats & Feats::kPlur) == 0 &&
                    first.mention == kNone32 && Dependent(document, role.head, Deprel::kDet) == kNone32 &&
                    Dependent(document, mention.head, Deprel::kDet) == kNone32;
  if (half) TakeLandOf(document, role.head, mention);
}

/// The preposition that marks a mention, or the noun that it qualifies or is coordinated to; where the tree
/// has none, the one right before it that the tree gives to a word behind ("spoke with Mugabe on Sunday
/// evening").
void FindPreposition(Document& document, Mention& mention) {
  std::uint32_t word = mention.head;
  constexpr int kReach = 5;
  for (int step = 0; step < kReach && word != kNone32; ++step) {
    mention.preposition = CaseOf(document, word);
    if (mention.preposition != kNone32) return;
    switch (document.words[word].rel) {
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kFlat:
      case Deprel::kNmodDesc:
      case Deprel::kNmodPoss:
      case Deprel::kConj: word = document.words[word].head; continue;
      default: break;
    }
    break;
  }
  if (mention.first == document.FirstWord(mention.sentence)) return;
  const Word& before = document.words[mention.first - 1];
  const bool strays = before.rel == Deprel::kCase && before.Has(Grammar::kPreposition) &&
                      before.head != kNone32 && before.head >= mention.last;
  if (strays) mention.preposition = mention.first - 1;
}

/// "Without naming China, Australia expelled ...": a subject of its own goes on with no list.
bool PartedByTree(const Document& document, const Mention& left, const Mention& right) {
  const std::uint32_t noun = NounOf(document, right.head);
  const std::uint32_t before = NounOf(document, left.head);
  const Deprel rel = document.words[noun].rel;
  if (rel != Deprel::kNsubj && rel != Deprel::kNsubjPass) return false;
  if (before == noun || document.words[before].head == noun) return false;
  return document.words[before].rel != rel || document.words[before].head != document.words[noun].head;
}

/// "by Malta, the Netherlands and Chad", "ministers of Malta, Chad, the Netherlands and Peru": whether the
/// tree has the right one in the list of the left, or beside the noun above it. A land is never in apposition
/// to another.
bool Coordinates(const Document& document, std::uint32_t left, std::uint32_t right) {
  constexpr int kLongest = 8;
  const Word& word = document.words[right];
  if ((word.rel != Deprel::kConj && word.rel != Deprel::kAppos) || word.head == kNone32) return false;
  for (int step = 0; step < kLongest && left != kNone32; ++step) {
    if (word.head == left || word.head == document.words[left].head) return true;
    if (document.words[left].rel != Deprel::kConj) break;
    left = document.words[left].head;
  }
  return false;
}

/// "a Senate panel, Secretary Low and ...": a body, whose own noun may stand behind its name.
bool IsBody(const Mention& mention) {
  return mention.person.empty() && mention.role_class != "person" && !mention.sector.empty();
}

/// "Hungarian" of "Hungarian and Romanian officials".
bool IsBareAdjective(const Mention& mention) {
  return mention.role_class.empty() && mention.sector.empty() && !mention.possessive && !mention.modifier &&
         !mention.actors.empty() && mention.rule.find("adjective") != std::string::npos;
}

/// "U.S." of "U.S. and Japanese officials": a name that the tree hangs on the role behind "and".
bool Qualifies(const Document& document, const Mention& left, const Mention& right) {
  const Word& name = document.words[left.head];
  const bool bare = left.role_class.empty() && left.sector.empty() && !left.possessive &&
                    left.actors.size() == 1 && left.actors[0].type != "company";
  return bare && name.rel == Deprel::kCompound && name.head >= right.first && name.head < right.last &&
         !right.role_class.empty() && right.person.empty();
}

/// "Peru's and Chile's ministers", "Peru's and Chile's debts": whether each of the two has its own mark.
bool OwnBoth(const Knowledge& knowledge, const Document& document, const Mention& left,
             const Mention& right) {
  const std::uint32_t joint = left.last + 1;
  const bool beside = left.possessive && left.role_class.empty() && right.first == joint + 1 &&
                      knowledge.rules.IsOf(RareClass::kJoining, document.words[joint].readings);
  if (!beside || left.actors.empty() || right.actors.empty() || right.actors[0].code.empty()) return false;
  for (std::uint32_t i = right.first; i < right.last; ++i) {
    if (IsGenitive(document.words[i].text)) return true;
  }
  return right.possessive;
}

/// "Martonyi" and "of" of "ministers Geremek of Poland, Janos Martonyi of Hungary", "Geremek" of "the
/// ministers of Poland, Geremek, and Hungary": the name of one of whom a land is told.
bool BearsLand(const Document& document, std::uint32_t i, const Mention& land) {
  const Word& word = document.words[i];
  const bool name = word.capital && word.upos == Upos::kPropn && word.mention == kNone32;
  return name || (i == land.preposition && i < land.first && word.Has(Grammar::kGenitive));
}

/// "more than forty".
bool CountsSome(const Document& document, const Word& word) {
  const bool part =
      word.rel == Deprel::kFixed || (word.head != kNone32 && document.words[word.head].upos == Upos::kNum);
  return part || word.upos == Upos::kNum;
}

/// "her" of "her Chilean counterpart".
bool OwnsNext(const Document& document, std::uint32_t mention) {
  const Mention& owner = document.mentions[mention];
  return owner.pronoun && owner.possessive && document.mentions[mention + 1].first == owner.last;
}

/// "Urban, | visiting Sweden, said", unlike "the visiting Swede".
bool IsVerbOfItsOwn(const Word& word) {
  return word.upos == Upos::kVerb && (word.rel == Deprel::kAdvcl || word.rel == Deprel::kAcl);
}

/// "countries such as Qatar": with what examples begin.
bool IsExample(const Knowledge& knowledge, const Document& document, const Mention& mention) {
  const std::uint32_t begin = document.FirstWord(mention.sentence);
  for (std::uint32_t i = mention.first; i > begin && i + 2 > mention.first; --i) {
    if (knowledge.rules.IsOf(RareClass::kExample, document.words[i - 1].readings)) return true;
  }
  return false;
}

/// "the Iran-Iraq war", "U.S.-Soviet talks", "EU-Chad ties", "an IMF-World Bank team".
bool IsPairOfLands(const Document& document, const Mention& left, const Mention& right) {
  const auto is = [](const Mention& mention, std::string_view type) {
    return !mention.actors.empty() && mention.actors[0].type == type;
  };
  const auto party = [&](const Mention& mention) {
    return mention.role_class.empty() &&
           (is(mention, "igo") || (mention.sector.empty() && is(mention, "state")));
  };
  const bool joined = right.first == left.last + 1 && document.Is(left.last, "-");
  return joined && party(left) && (party(right) || (is(left, "igo") && is(right, "igo")));
}

/// "OPEC president and Nigerian Oil Minister Lukman", unlike "the OPEC president and": one man, of the land.
bool IsOneMan(const Document& document, const Mention& left, const Mention& right) {
  const bool title = left.role_class == "person" && left.person.empty() && !left.plural &&
                     left.actors.size() == 1 && left.actors[0].type == "igo";
  const bool named = right.role_class == "person" && !right.person.empty() && !right.actors.empty() &&
                     right.actors[0].type == "state" && right.first == left.last + 1;
  if (!title || !named || IsHeadline(document, left.sentence)) return false;
  return left.first == document.FirstWord(left.sentence) ||
         !document.words[left.first - 1].Has(Grammar::kDeterminer);
}

/// Joins "A, B and C"; an adjective takes the role of the last: "Hungarian and Romanian officials".
void JoinGroups(const Knowledge& knowledge, Document& document, Indices mentions) {
  constexpr std::uint32_t kFarthest = 5;  ///< "and more than forty rebel groups"
  // From the last on: what stands before a comma is of the list that "and" ends.
  for (std::size_t k = mentions.size(); k-- > 1;) {
    Mention& right = document.mentions[mentions[k]];
    // "Ardern and her Chilean counterpart"
    const bool owned = k > 1 && OwnsNext(document, mentions[k - 1]);
    Mention& left = document.mentions[mentions[owned ? k - 2 : k - 1]];
    const bool list = right.next_in_group != kNone32;
    if (left.pronoun || right.pronoun || right.first - left.last > kFarthest || right.first == left.last)
      continue;
    const bool pair = IsPairOfLands(document, left, right);
    const bool own_both = OwnBoth(knowledge, document, left, right);
    bool joined = pair;
    bool broken = false;
    bool bound = list;  // by "and", here or behind
    const auto governed = [&](const Mention& mention) {
      return mention.preposition != kNone32 && document.words[mention.preposition].Has(Grammar::kGenitive);
    };
    // "of Poland, Ida Quist of Denmark and ..."
    const bool each = governed(left) && governed(right) && right.preposition >= left.last;
    const bool of_somebody = left.of_land || each;
    bool borne = false;
    bool named = false;
    const std::uint32_t own = IsBody(left) && !right.person.empty() ? NounOf(document, left.head) : kNone32;
    for (std::uint32_t i = left.last + (own_both ? 1 : 0); i < right.first; ++i) {
      const Word& word = document.words[i];
      const bool adds = word.rel == Deprel::kCc && i + 1 < right.first &&
                        knowledge.rules.IsOf(RareClass::kAdding, document.words[i + 1].readings);
      if (word.text == "," || adds || knowledge.rules.IsOf(RareClass::kJoining, word.readings)) {
        joined = true;
        bound = bound || word.text != ",";
        i += adds ? 2 : 0;  // "as | well as"
      } else if (of_somebody && BearsLand(document, i, right)) {
        borne = true;
        named = named || word.capital;
      } else if (IsVerbOfItsOwn(word) ||
                 (!word.Has(Grammar::kDeterminer | Grammar::kAdjective) && word.mention != mentions[k - 1] &&
                  i != own && !CountsSome(document, word))) {
        broken = true;
      }
    }
    // "countries such as Qatar, Iran and Iraq refused", where the tree has Iran refuse.
    const bool example = list && IsExample(knowledge, document, left);
    broken = broken || (borne && (!bound || !named));
    if (!joined || (broken && !pair) || (!example && PartedByTree(document, left, right))) continue;
    const bool lands = left.of_land && right.role_class.empty();
    const bool comma_only = document.words[left.last].text == "," && right.first - left.last == 1 && !lands;
    // "Britain, the Netherlands and Denmark", but not "in Iran, the army".
    const bool names =
        left.role_class.empty() && right.role_class.empty() && left.sector.empty() && right.sector.empty() &&
        !left.modifier && !right.modifier &&
        (left.preposition == kNone32 || example || Coordinates(document, left.head, right.head) ||
         (list && Coordinates(document, left.head, NounOf(document, right.head))));
    // "the ministers of Malta, the Netherlands and Chad"
    const bool of_lands = lands && list && right.sector.empty() && !right.modifier;
    if (document.words[left.last].text == "," && document.words[left.last + 1].Has(Grammar::kDeterminer) &&
        !names && !of_lands)
      continue;
    // "Minister Ann Low, Minister Bo Ek and ..."
    const bool persons = list && !left.person.empty() && !right.person.empty();
    const bool body = list && IsBody(left) && !right.person.empty();
    const bool shared = list && IsBareAdjective(left) && !right.role_class.empty() && right.person.empty();
    const bool roles = !left.role_class.empty() || !right.role_class.empty();
    if (comma_only && roles && !persons && !body && !shared) continue;
    // "the Danish foreign and farm ministers": both are of the land before them.
    if (IsBareAdjective(left) && !right.actors.empty() && right.actors[0].code == left.actors[0].code)
      continue;
    // "the United States, Taiwan's main partner": what the first is to the other.
    if (comma_only && right.possessive) continue;
    if (IsOneMan(document, left, right)) {
      left.actors = right.actors;
      left.person = right.person;
      left.sector = right.sector;
    }
    left.next_in_group = mentions[k];
    right.continues_group = true;
    right.of_land = lands;
    const bool ends =
        own_both || knowledge.rules.IsOf(RareClass::kJoining, document.words[left.last].readings);
    const bool qualifies = own_both || IsBareAdjective(left) || (ends && Qualifies(document, left, right));
    if (qualifies && !right.modifier && (ends || shared)) {
      left.sector = right.sector;
      left.role_class = right.role_class;
      for (Actor& actor : left.actors) actor.sector = right.sector;
    }
  }
  // A group is governed as its first party is.
  for (const std::uint32_t index : mentions) {
    const Mention& mention = document.mentions[index];
    if (mention.next_in_group != kNone32) {
      document.mentions[mention.next_in_group].preposition = mention.preposition;
    }
  }
}

/// "Wellington and Auckland workers": what the role right behind the last place says of it, it says of all.
void ShareRole(Document& document, Indices mentions) {
  for (std::size_t k = 1; k < mentions.size(); ++k) {
    const Mention& role = document.mentions[mentions[k]];
    // "the United States and Latin American nations": those are others.
    const bool lands = document.words[role.last - 1].Has(Grammar::kParty);
    const bool follows = role.role != nullptr && !role.pronoun && role.person.empty() && !lands &&
                         document.mentions[mentions[k - 1]].last == role.first &&
                         document.mentions[mentions[k - 1]].continues_group;
    for (std::size_t j = k; follows && j-- > 0;) {
      Mention& place = document.mentions[mentions[j]];
      if (!place.role_class.empty() || !place.sector.empty() || place.actors.empty()) break;
      place.sector = role.sector;
      place.role_class = role.role_class;
      for (Actor& actor : place.actors) actor.sector = role.sector;
      if (!place.continues_group) break;
    }
  }
}

}  // namespace

void PlaceMentions(const Knowledge& knowledge, Document& document) {
  for (const Indices mentions : document.sentence_mentions) {
    for (const std::uint32_t index : mentions) {
      Mention& mention = document.mentions[index];
      mention.head = HeadOf(document, mention.first, mention.last);
      TakeLand(document, mention);
      FindPreposition(document, mention);
      MarkVenue(document, mention);
      MarkHearer(knowledge, document, mention);
      MarkSeat(document, mention);
    }
    JoinGroups(knowledge, document, mentions);
    ShareRole(document, mentions);
    TakeExamples(knowledge, document, mentions);
  }
}

}  // namespace demarche::extract
