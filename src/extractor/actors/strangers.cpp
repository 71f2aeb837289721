#include "extractor/actors/compose.h"

#include "base/ascii.h"
#include "extractor/actors/offices.h"
#include "extractor/actors/phrase.h"

namespace demarche::extract {

/// "David Holland", and later "Holland": a person or a firm that bears the name of a land is not the land.
std::uint32_t Composer::Bearer(const Piece& piece) {
  const std::uint32_t i = piece.first;
  const bool land = piece.entry->type == "state" &&
                    (piece.entry->kind == EntryKind::kActor || piece.entry->kind == EntryKind::kSeat);
  const bool people = piece.entry->type == "state" && piece.entry->kind == EntryKind::kAdjective;
  const bool family = piece.entry->kind == EntryKind::kPerson && piece.entry->alias;
  if (!land && !people && !family) return i;
  const std::string_view text = document_.SpanOf(i, piece.last).In(document_.article->text);
  if (const std::string_view person = ToldPerson(text, i); !person.empty() && person != piece.entry->name)
    return ShortName(i);
  if (family && !IsNamesake(document_, i, *piece.entry)) return i;
  if (people || words_[i].name == kNone32) return i;
  const ProperName& name = document_.analysis->names[words_[i].name];
  if (IsGivenName(piece, name)) return name.last_token;
  const Word& before = words_[i > 0 ? i - 1 : i];
  const bool inside = i > document_.FirstWord(sentence_) && before.name == words_[i].name &&
                      before.upos == Upos::kPropn && before.letter;
  if (!inside || before.mention != kNone32 || before.timex != kNone32 || name.last_token != piece.last)
    return i;
  // "non-OPEC Egypt" tells of what it is none.
  if (name.type == NameType::kPlace || before.text.find('-') != std::string_view::npos) return i;
  Mention mention;
  mention.first = i;
  mention.last = piece.last;
  mention.role_class = name.type == NameType::kPerson ? "person" : "body";
  const std::string whole(document_.SpanOf(name.first_token, name.last_token).In(document_.article->text));
  mention.actors = {{"", "", "", whole, {}}};
  mention.rule = "actor:" + whole + ", no land";
  mention.possessive = piece.last < end_ && IsGenitive(words_[piece.last].text);
  if (name.type == NameType::kPerson)
    told_.people.insert_or_assign(std::string(text), static_cast<std::uint32_t>(document_.mentions.size()));
  return Keep(std::move(mention));
}

/// "Jordan Smith": who bears the name of a land is a person, whose own land nothing tells.
bool Composer::IsGivenName(const Piece& piece, const ProperName& name) const {
  const Entry* behind = PieceAt(piece.last).entry;
  const bool family = behind == nullptr || (behind->kind == EntryKind::kRole &&
                                            knowledge_.rules.Unofficial(behind->sector));  // "Miller"
  return family && piece.entry->kind == EntryKind::kActor && name.type == NameType::kPerson &&
         name.first_token == piece.first && name.last_token > piece.last &&
         knowledge_.rules.IsOf(RareClass::kGivenName, words_[piece.first].readings);
}

/// "(CNN) President Lula said": who prints it.
bool Composer::IsByline(const Piece& piece) const {
  const std::uint32_t first = document_.FirstWord(sentence_);
  return piece.first == first + 1 && document_.Is(first, "(") && piece.last < end_ &&
         document_.Is(piece.last, ")");
}

/// The full name of whoever was told before word `i` and bears the family name `text`, or "".
std::string_view Composer::ToldPerson(std::string_view text, std::uint32_t i) const {
  const auto told = told_.people.find(text);
  if (told == told_.people.end()) return {};
  const Mention& full = document_.mentions[told->second];
  const std::string_view name = full.actors.empty() ? full.person : full.actors[0].name;
  return full.first != i && name.ends_with(text) ? name : std::string_view{};
}

/// "United Automobile Workers (UAW) president Owen Bieber": a body whose name ends in a common word, of no
/// land that the text tells.
std::uint32_t Composer::OwnName(const Piece& piece) {
  const std::uint32_t i = piece.first;
  const bool common = piece.entry->kind == EntryKind::kRole && piece.entry->role_class != "person" &&
                      knowledge_.rules.Unofficial(piece.entry->sector);
  if (!common || !words_[i].capital || words_[i].name == kNone32) return i;
  const ProperName& name = document_.analysis->names[words_[i].name];
  if (name.first_token >= i || name.last_token != piece.last || words_[i - 1].mention != kNone32) return i;
  Mention mention;
  mention.first = i;
  mention.last = piece.last;
  mention.role_class = piece.entry->role_class;
  mention.sector = piece.entry->sector;
  SkipAcronym(document_, mention);
  OfCountry(mention);
  if (mention.actors.empty()) {
    const std::string whole(document_.SpanOf(name.first_token, name.last_token).In(document_.article->text));
    mention.actors = {{"", "", "", whole, {}}};
    mention.rule = "actor:" + whole + ", not known";
  }
  const Piece role = PieceAt(mention.last);
  if (role.entry != nullptr && role.entry->kind == EntryKind::kRole && role.entry->role_class == "person") {
    mention.last = role.last;
    mention.role_class = "person";
    UnknownPerson(mention);
  }
  mention.possessive = mention.last < end_ && IsGenitive(words_[mention.last].text);
  return Keep(std::move(mention));
}

/// "Christian Democrats", and later "Democrats": a party whose name ends as one of the lexicon does is not
/// that one, unless what stands before is known ("Texas Democrats").
std::uint32_t Composer::OtherParty(const Piece& piece) {
  const std::uint32_t i = piece.first;
  if (piece.entry->kind != EntryKind::kInstitution || piece.entry->sector != "PTY") return i;
  const bool longer = i > document_.FirstWord(sentence_) && IsFrontOfName(i - 1, piece);
  const std::string name(words_[piece.last - 1].text);
  const auto told = told_.people.find(name);
  const bool again = told != told_.people.end() && document_.mentions[told->second].sector == "PTY";
  if (!longer && !again) return i;
  Mention mention;
  mention.first = i;
  mention.last = piece.last;
  mention.role_class = "body";
  mention.sector = "PTY";
  mention.plural = true;
  if (longer) OfCountry(mention);
  if (mention.actors.empty() && again) {
    mention.actors = document_.mentions[told->second].actors;
    mention.rule = document_.mentions[told->second].rule;
  } else if (mention.actors.empty()) {
    const std::string whole(document_.SpanOf(i - 1, piece.last).In(document_.article->text));
    mention.actors = {{"", "", "", whole, {}}};
    mention.rule = "actor:" + whole + ", not known";
  }
  mention.possessive = mention.last < end_ && IsGenitive(words_[mention.last].text);
  if (!again) told_.people.emplace(name, static_cast<std::uint32_t>(document_.mentions.size()));
  return Keep(std::move(mention));
}

/// A capital that nobody knows, and that only the name behind it can explain.
bool Composer::IsFrontOfName(std::uint32_t i, const Piece& piece) const {
  const Word& word = words_[i];
  const bool below =
      (word.rel == Deprel::kAmod || word.rel == Deprel::kCompound) && word.head > i && word.head < piece.last;
  // "leaders of the Peoples | Democratic Party", where the parser makes two nouns of the name
  const bool beside = word.upos == Upos::kPropn && word.rel == Deprel::kNmod && word.timex == kNone32 &&
                      words_[piece.last - 1].head == word.head;
  return (below || beside) && word.capital && word.mention == kNone32 &&
         !word.Has(Grammar::kAdjective | Grammar::kNameless);
}

/// "Holland Industries Inc": a firm of no land that the text tells.
std::uint32_t Composer::Firm(std::uint32_t i) {
  Mention mention;
  mention.first = i;
  TakeFirm(i, mention);
  OfItsLand(mention);
  OfSeat(mention);
  // "USX chairman David Roderick": he speaks for the firm.
  const Piece role = PieceAt(mention.last + (mention.possessive ? 1 : 0));
  if (role.entry != nullptr && role.entry->kind == EntryKind::kRole) {
    mention.last = role.last;
    mention.role_class = role.entry->role_class;
    mention.possessive = mention.last < end_ && IsGenitive(words_[mention.last].text);
    if (mention.role_class == "person") UnknownPerson(mention);
  }
  return Keep(std::move(mention));
}

/// "the U.S. | regional carrier <Metro Lines>": the firm in brackets that the words from `i` on describe, or
/// `i`.
std::uint32_t Composer::BracketedFirm(std::uint32_t i) const {
  for (std::uint32_t k = i; k + 1 < end_ && k <= i + kDescribing; ++k) {
    const Word& word = words_[k];
    if (word.text == "<") return words_[k + 1].firm > k + 1 ? k + 1 : i;
    const bool describes = word.upos == Upos::kNoun || word.upos == Upos::kAdj || word.upos == Upos::kPropn;
    if (!describes || word.timex != kNone32) return i;
  }
  return i;
}

/// "<Farma Food A/S> of Denmark", "Reed Grain Co of the United States".
void Composer::OfItsLand(Mention& mention) const {
  std::uint32_t i = mention.last;
  if (i < end_ && words_[i].text == ">") ++i;
  if (i + 1 >= end_ || !words_[i].Has(Grammar::kGenitive) || !mention.actors[0].code.empty()) return;
  const Piece land = PieceAt(words_[i + 1].Has(Grammar::kDeterminer) ? i + 2 : i + 1);
  if (land.entry == nullptr || land.entry->kind != EntryKind::kActor || land.entry->type != "state") return;
  const std::string name = mention.actors[0].name;
  mention.actors = {ActorOf(*land.entry)};
  mention.actors[0].name = name;
  mention.rule = RuleOf(*land.entry);
  mention.last = land.last;
}

/// The firm whose name begins at word `i`: of the land told before it ("Japan's Nippon Steel Corp"), if
/// any.
void Composer::TakeFirm(std::uint32_t i, Mention& mention) const {
  mention.last = words_[i].firm;
  const std::string name(document_.SpanOf(i, mention.last).In(document_.article->text));
  mention.role_class = "body";
  mention.sector = "BUS";
  const Piece land = words_[mention.last - 2].Has(Grammar::kGenitive) ? PieceAt(mention.last - 1) : Piece{};
  if (mention.actors.empty() && land.entry != nullptr && land.entry->type == "state") {
    // "Hospital Corp of America".
    mention.actors = {ActorOf(*land.entry)};
    mention.rule = RuleOf(*land.entry);
  }
  if (mention.actors.empty()) {
    mention.actors = {{"", "company", "", "", {}}};
    mention.rule = "actor:company";
  }
  for (Actor& actor : mention.actors) actor.name = name;
  mention.possessive = mention.last < end_ && IsGenitive(words_[mention.last].text);
}

/// "Japan's Nippon Steel Corp", "the French company Elf SA", but not "Chairman Holland Industries Inc".
bool Composer::OwnsFirm(const Mention& mention, bool genitive) const {
  const bool state = !mention.actors.empty() && mention.actors[0].type == "state";
  const bool adjective = last_kind_ == EntryKind::kAdjective;
  return state && (mention.sector.empty() ? genitive || adjective : mention.sector == "BUS");
}

/// "AFBF president Dean Kleckner": of an organisation that nobody knows, not of the land told of last.
void Composer::OfStranger(Mention& mention) const {
  const std::uint32_t i = mention.first;
  if (!mention.actors.empty() || mention.role_class != "person") return;
  if (OfUnknownBody(mention)) {
    mention.sector = IsOfFirm(document_, mention) ? "BUS" : SectorOfBody(mention);
    mention.actors = {{"", "", "", mention.person, {}}};
    mention.rule = "actor:organisation not known";
  }
  if (!mention.actors.empty() || i == document_.FirstWord(sentence_)) return;
  const Word& before = words_[i - 1];
  const bool part = before.head >= i && before.head < mention.last && before.rel == Deprel::kCompound;
  if (!part || before.mention != kNone32 || before.upos != Upos::kPropn || words_[i].capital) return;
  mention.actors = {{"", "", "", mention.person, {}}};
  mention.rule = "actor:organisation not known";
}

/// Of "president of the Rio Coffee Trade Association" that of an association; else that of the office.
std::string Composer::SectorOfBody(const Mention& mention) const {
  const std::uint32_t i = NameOfBody(mention);
  // The name may only begin it: "Computer | and Business Equipment Manufacturers Association".
  const std::uint32_t last = document_.analysis->names[words_[i].name].last_token - 1;
  const std::uint32_t head = words_[last].head;
  const Piece body = PieceAt(head != kNone32 && head > last && words_[head].capital ? head : last);
  const bool common = body.entry != nullptr && body.entry->kind == EntryKind::kRole;
  return common && knowledge_.rules.Unofficial(body.entry->sector) ? std::string(body.entry->sector)
                                                                   : mention.sector;
}

/// "the Canadian division of General Motors", "General Motors' Canadian division": no soldiers.
bool Composer::IsFirmUnit(const Mention& mention) const {
  if (mention.sector != "MIL" ||
      !knowledge_.rules.IsOf(RareClass::kFirmUnit, words_[mention.last - 1].readings))
    return false;
  if (OfUnknownBody(mention)) return true;
  const bool of = mention.last + 1 < end_ && words_[mention.last].Has(Grammar::kNamingPreposition);
  const Piece firm = of ? PieceAt(mention.last + 1) : Piece{};
  if (firm.entry != nullptr && firm.entry->type == "company") return true;
  const std::uint32_t i = mention.first;
  if (i < document_.FirstWord(sentence_) + 2 || !IsGenitive(words_[i - 1].text)) return false;
  const Word& owner = words_[i - 2];
  return owner.name != kNone32 && document_.analysis->names[owner.name].type == NameType::kOrganisation;
}

/// "Letter Carriers Union": a name that ends in a word for people without office.
bool Composer::IsUnofficial(std::uint32_t name) const {
  const Piece role = PieceAt(document_.analysis->names[name].last_token - 1);
  return role.entry != nullptr && role.entry->kind == EntryKind::kRole &&
         knowledge_.rules.Unofficial(role.entry->sector);
}

/// "Rio" of "president of the Rio Coffee Trade Association": where the name begins, or kNone32.
std::uint32_t Composer::NameOfBody(const Mention& mention) const {
  std::uint32_t i = mention.last;
  if (i + 1 >= end_ || !words_[i].Has(Grammar::kNamingPreposition)) return kNone32;
  ++i;
  while (i + 1 < end_ && words_[i].Has(Grammar::kDeterminer)) ++i;
  const std::uint32_t first = i;
  // "president of the 20,000 member | Letter Carriers Union"
  while (i + 1 < end_ && i < first + kDescribing && !words_[i].capital &&
         (words_[i].upos == Upos::kNum || words_[i].upos == Upos::kNoun || words_[i].upos == Upos::kAdj))
    ++i;
  if (words_[i].name == kNone32 || !words_[i].capital) return kNone32;
  return i == first || IsUnofficial(words_[i].name) ? i : kNone32;
}

/// "president of the Rio Coffee Trade Association".
bool Composer::OfUnknownBody(const Mention& mention) const {
  const std::uint32_t i = NameOfBody(mention);
  if (i == kNone32) return false;
  const bool definite = i > mention.last + 1;
  const ProperName& name = document_.analysis->names[words_[i].name];
  const Piece piece = PieceAt(i);
  // "president of the Computer and Business Equipment Manufacturers Association", but not "governor of the
  // Tyumen region".
  const std::uint32_t head = words_[name.last_token - 1].head;
  const bool whole = head == kNone32 || head < name.last_token || words_[head].capital;
  const bool body =
      name.type == NameType::kOrganisation || (definite && whole && name.type == NameType::kUnknown);
  return body && (piece.entry == nullptr || piece.last < name.last_token);
}

}  // namespace demarche::extract
