#include "extractor/actors/compose.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "extractor/actors/offices.h"
#include "extractor/actors/phrase.h"

namespace demarche::extract {

/// "Kan" after "Prime Minister Naoto Kan", "Del Rosario" after "Albert del Rosario": the last word of a name
/// told before, or one word of it, standing alone.
std::uint32_t Composer::ShortName(std::uint32_t i) {
  if (!words_[i].capital || words_[i].timex != kNone32 || words_[i].Has(Grammar::kNameless)) return i + 1;
  const bool honoured = i > 0 && words_[i - 1].Has(Grammar::kHonorific);
  const bool name_before = i > document_.FirstWord(sentence_) && words_[i - 1].capital && !honoured;
  const bool two = !name_before && EndsToldName(i);
  const std::uint32_t last = two ? i + 1 : i;
  const bool name_goes_on = last + 1 < end_ && words_[last + 1].capital;
  if (name_goes_on || name_before) return i + 1;
  const std::string_view text = words_[last].span.In(document_.article->text);
  const auto found = told_.people.find(text);
  Mention mention;
  mention.first = i;
  mention.last = last + 1;
  if (found == told_.people.end()) {
    const auto holder = told_.holders.find(text);
    if (holder == told_.holders.end()) return i + 1;
    TakePerson(*holder->second, mention);
    mention.possessive = i + 1 < end_ && IsGenitive(words_[i + 1].text);
    return Keep(std::move(mention));
  }
  const Mention& full = document_.mentions[found->second];
  mention.role_class = full.role_class;
  mention.sector = full.sector;
  mention.person = full.person;
  mention.actors = full.actors;
  mention.rule = full.rule;
  mention.same_as = found->second;
  mention.possessive = last + 1 < end_ && IsGenitive(words_[last + 1].text);
  return Keep(std::move(mention));
}

/// Whether the words at `i` and behind it end the name of a person told before: "Del Rosario".
bool Composer::EndsToldName(std::uint32_t i) const {
  if (i + 1 >= end_ || !words_[i + 1].capital) return false;
  const auto found = told_.people.find(words_[i + 1].span.In(document_.article->text));
  if (found == told_.people.end()) return false;
  const std::string end = ' ' + LowerAscii(document_.SpanOf(i, i + 2).In(document_.article->text));
  return LowerAscii(document_.mentions[found->second].person).ends_with(end);
}

/// "Chile's Ana Bello": somebody of the land, whatever the office.
void Composer::TakeCitizen(std::uint32_t i, Mention& mention) const {
  if (i >= end_ || words_[i].name == kNone32) return;
  const ProperName& name = document_.analysis->names[words_[i].name];
  if (name.type != NameType::kPerson || name.first_token != i || name.last_token < i + 2) return;
  mention.last = name.last_token;
  mention.role_class = "person";
  mention.person = std::string(document_.SpanOf(i, mention.last).In(document_.article->text));
}

/// A person is of the land and the sector of the office only during the term; soon after it of the land,
/// and one who once held office; at any time later or earlier only where words say so ("the late
/// President").
void Composer::TakePerson(const Entry& entry, Mention& mention) const {
  const std::optional<Day> now = document_.article->document_time;
  Standing standing = StandingOf(entry, now);
  const bool ended = now && entry.to && *entry.to < *now;
  if (standing == Standing::kStranger && ended && SaidToBePast(document_, mention))
    standing = Standing::kFormer;
  mention.person = entry.name;
  mention.role_class = "person";
  if (standing == Standing::kInOffice && !entry.sector.empty()) mention.sector = entry.sector;
  const bool official = !entry.sector.empty() && !knowledge_.rules.Unofficial(entry.sector);
  if (standing == Standing::kFormer && mention.sector.empty())
    mention.sector = official ? "ELI" : entry.sector;
  if (!mention.actors.empty() && !mention.actors[0].code.empty()) return;
  if (standing == Standing::kStranger) {
    // With a role before the name the text may tell the land.
    if (mention.role != nullptr) return;
    mention.actors = {{"", "", "", std::string(entry.name), {}}};
    mention.rule = fmt::format("actor:{} by name, out of office", entry.name);
    return;
  }
  mention.actors = {ActorOf(entry)};
  mention.rule = RuleOf(entry);
}

/// Whether the person of a name can be the one of whom the words before tell a land or an office.
bool Composer::CanBe(const Entry& person, const Mention& mention) const {
  if (!person.alias) return true;
  const bool land = !mention.actors.empty() && !mention.actors[0].code.empty();
  if (land && mention.actors[0].code != person.code) return false;
  return FitsOffice(knowledge_.names, mention.role, LowerAscii(role_words_), person.office);
}

/// "President Reagan": behind a role that fits the office a name of the lexicon means its bearer, in office
/// or not: the one whose term is nearest to the document time. What persons of several lands bear means
/// nobody who is not in office.
const Entry* Composer::Nearest(std::span<const std::uint32_t> persons, const Mention& mention) const {
  const std::optional<Day> now = document_.article->document_time;
  const Entry* best = nullptr;
  bool shared = false;
  for (const std::uint32_t index : persons) {
    const Entry& entry = knowledge_.names.At(index);
    if (entry.kind != EntryKind::kPerson || !CanBe(entry, mention)) continue;
    shared = shared || (best != nullptr && best->code != entry.code);
    if (best == nullptr || DaysAway(entry, now) < DaysAway(*best, now)) best = &entry;
  }
  return shared && DaysAway(*best, now) > 0 ? nullptr : best;
}

/// "President Clinton", "Prime Minister Major": a family name that is also a word or a given name means its
/// bearer behind that very office, in the years around the term.
const Entry* Composer::HolderOf(std::string_view name, const Mention& mention) const {
  constexpr std::int64_t kYears = std::int64_t{10} * 365;
  if (told_.people.find(name) != told_.people.end()) return nullptr;
  const std::optional<Day> now = document_.article->document_time;
  std::vector<std::uint32_t> persons = knowledge_.names.bearers().Of(name);
  // "Secretary Clinton", who is secretary of state
  const std::string title = LowerAscii(role_words_) + " of ";
  std::erase_if(persons, [&](std::uint32_t index) {
    const Entry& entry = knowledge_.names.At(index);
    const bool land = !mention.actors.empty() && !mention.actors[0].code.empty();
    const bool holds =
        NamesOffice(knowledge_.names, mention.role, entry.office) || entry.office.starts_with(title);
    return (land && mention.actors[0].code != entry.code) || DaysAway(entry, now) > kYears || !holds;
  });
  const bool several = std::ranges::any_of(persons, [&](std::uint32_t index) {
    const Entry& entry = knowledge_.names.At(index);
    return DaysAway(entry, now) == 0 && entry.code != knowledge_.names.At(persons[0]).code;
  });
  return several ? nullptr : Nearest(persons, mention);
}

/// "Henry A. Kissinger": the family name, where the lexicon has who bears it without the initial.
std::uint32_t Composer::BehindInitial(std::uint32_t first) const {
  if (first + 2 >= end_ || words_[first + 1].text.size() != 2 || !words_[first + 1].text.ends_with('.'))
    return first;
  const Entry* entry = PieceAt(first + 2).entry;
  const bool bearer = entry != nullptr && entry->kind == EntryKind::kPerson && entry->alias &&
                      entry->name.starts_with(words_[first].text);
  return bearer ? first + 2 : first;
}

/// Behind a role: "President Bush".
bool Composer::KnownPerson(Mention& mention) {
  const std::uint32_t i = BehindInitial(mention.last);
  if (i >= end_ || !words_[i].capital || (i + 1 < end_ && words_[i + 1].capital)) return false;
  const Gazetteer::Match match = document_.NameAt(i, knowledge_.names);
  const bool whole = match.size > 0 && words_[i].span.begin + match.size == words_[i].span.end;
  const Entry* person = whole ? Nearest(match.entries, mention) : nullptr;
  if (person == nullptr) person = HolderOf(words_[i].span.In(document_.article->text), mention);
  if (person == nullptr) return false;
  Take(*person, mention);
  mention.last = i + 1;
  // The words themselves tell the office.
  if (mention.actors.empty()) mention.actors = {ActorOf(*person)};
  return true;
}

/// Capitals after a person's role are a name: "Foreign Minister Joe Clark".
void Composer::UnknownPerson(Mention& mention) {
  if (KnownPerson(mention)) return;
  std::uint32_t i = mention.last;
  while (i < end_ && i < mention.last + 6 && words_[i].timex == kNone32) {
    const bool hyphen = words_[i].text == "-" && i > mention.last && i + 1 < end_ && words_[i + 1].capital;
    // "Chairman Glenn English": of one name.
    const Entry* entry = PieceAt(i).entry;
    const bool inside = i > mention.last && words_[i].name != kNone32 &&
                        words_[i].name == words_[i - 1].name && entry != nullptr &&
                        entry->kind == EntryKind::kAdjective;
    const bool namesake = entry != nullptr && IsOtherPerson(*entry, mention, i);
    const bool other = !inside && !namesake && entry != nullptr && entry->kind != EntryKind::kRole;
    if (!hyphen && (!words_[i].capital || other)) break;
    ++i;
  }
  if (i == mention.last) return;
  const Span span = document_.SpanOf(mention.last, i);
  mention.person = std::string(span.In(document_.article->text));
  mention.last = i;
  ToldBefore(mention);
}

/// "Senator Kay" after "Senator Pat Kay of Ohio": who was told in full, in an office of the same kind.
void Composer::ToldBefore(Mention& mention) const {
  if (!mention.actors.empty() || ToldPerson(mention.person, mention.first).empty()) return;
  const std::uint32_t index = told_.people.find(mention.person)->second;
  if (document_.mentions[index].sector != mention.sector) return;
  mention.person = document_.mentions[index].person;
  mention.same_as = index;
}

/// "Trade Minister Saleh", "Trade Minister Rachmat Saleh": not the president of that family name, of whom the
/// lexicon knows. A first name may be spelt in several ways.
bool Composer::IsOtherPerson(const Entry& person, const Mention& mention, std::uint32_t i) const {
  constexpr std::size_t kAlike = 3;
  if (person.kind != EntryKind::kPerson || !person.alias) return false;
  if (i == mention.last) return !CanBe(person, mention);
  return !person.name.starts_with(words_[mention.last].text.substr(0, kAlike));
}

/// "Former Peruvian president": the sector that "former president" has.
void Composer::OutOfOffice(Mention& mention) const {
  const std::uint32_t i = mention.first;
  if (mention.role == nullptr || i == document_.FirstWord(sentence_) || !words_[i - 1].Has(Grammar::kFormer))
    return;
  const std::string words = LowerAscii(words_[i - 1].text) + ' ' + LowerAscii(role_words_);
  const Gazetteer::Match match = knowledge_.names.Find(words, 0);
  const bool office = mention.role_class == "person" && !mention.sector.empty();
  // "the former farm minister", where the lexicon tells no sector of its own
  if (match.size != words.size()) {
    if (office && !knowledge_.rules.Unofficial(mention.sector)) mention.sector = "ELI";
    return;
  }
  for (const std::uint32_t index : match.entries) {
    if (knowledge_.names.At(index).kind == EntryKind::kRole)
      mention.sector = knowledge_.names.At(index).sector;
  }
}

/// Family names stand first or last; who is told last owns the word. A word between them ("Andrés López
/// Obrador") is theirs who first bore it, as is the last word where the lexicon writes it otherwise ("Déby").
void Composer::Introduce(const Mention& mention, std::uint32_t index) {
  const std::vector<std::string_view> names = Split(mention.person, ' ');
  if (names.size() < 2) return;
  told_.people.insert_or_assign(std::string(names.back()), index);
  told_.people.insert_or_assign(std::string(names.front()), index);
  for (std::size_t i = 1; i + 1 < names.size(); ++i) told_.people.emplace(names[i], index);
  const Word& last = words_[mention.last - 1];
  if (last.capital && last.upos == Upos::kPropn) told_.people.emplace(last.text, index);
}

/// "the Clinton administration": from then on "Clinton" is who heads it.
void Composer::IntroduceHolder(const Mention& mention) {
  const bool body = mention.person.empty() && mention.sector == "GOV" && mention.actors.size() == 1 &&
                    mention.last == mention.first + 2 && words_[mention.first].capital &&
                    !words_[mention.first + 1].capital;
  if (!body) return;
  const std::string_view name = words_[mention.first].span.In(document_.article->text);
  const std::optional<Day> now = document_.article->document_time;
  for (const std::uint32_t index : knowledge_.names.bearers().Of(name)) {
    const Entry& person = knowledge_.names.At(index);
    if (person.code == mention.actors[0].code && DaysAway(person, now) == 0)
      told_.holders.try_emplace(std::string(name), &person);
  }
}

/// "President Hu Jintao of China": the land that he is known to belong to; and "King Abdullah of Jordan" is
/// not the Saudi king of that name.
void Composer::OfNamedCountry(Mention& mention) const {
  if (mention.person.empty() || mention.last + 1 >= end_ || words_[mention.last].text != "of") return;
  const Piece piece = PieceAt(mention.last + 1);
  const bool land =
      piece.entry != nullptr && piece.entry->kind == EntryKind::kActor && mention.actors.size() == 1;
  if (!land) return;
  const bool own = piece.entry->code == mention.actors[0].code;
  const bool another = piece.entry->type == "state" && (mention.sector == "GOV" || mention.sector == "ELI") &&
                       HasTitle(mention);
  if (!own && !another) return;
  mention.last = piece.last;
  if (own) return;
  mention.actors = {ActorOf(*piece.entry)};
  mention.rule = RuleOf(*piece.entry);
}

/// "President Saleh", "King Abdullah", unlike "Ali Saleh".
bool Composer::HasTitle(const Mention& mention) const {
  if (mention.role != nullptr) return true;
  const std::string title = LowerAscii(mention.person.substr(0, mention.person.find(' ')));
  const Gazetteer::Match match = knowledge_.names.Find(title, 0);
  return match.size == title.size() && std::ranges::any_of(match.entries, [&](std::uint32_t index) {
           return knowledge_.names.At(index).kind == EntryKind::kRole;
         });
}

}  // namespace demarche::extract
