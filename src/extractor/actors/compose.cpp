#include "extractor/actors/compose.h"

#include "base/ascii.h"
#include "extractor/actors/offices.h"
#include "extractor/actors/phrase.h"

namespace demarche::extract {

Composer::Composer(const Knowledge& knowledge, Document& document, Told& told, std::uint32_t sentence)
    : knowledge_(knowledge),
      told_(told),
      document_(document),
      words_(document.words),
      sentence_(sentence),
      end_(document.LastWord(sentence)) {}

void Composer::Run() {
  for (std::uint32_t i = document_.FirstWord(sentence_); i < end_;) i = At(i);
}

/// The name that begins at word `i`, if any.
Piece Composer::PieceAt(std::uint32_t i) const {
  if (i >= end_ || !words_[i].letter) return {};
  const Gazetteer::Match match = document_.NameAt(i, knowledge_.names);
  if (match.size == 0) return SharedName(i);
  const std::uint32_t stop = words_[i].span.begin + match.size;
  std::uint32_t last = i;
  while (last < end_ && words_[last].span.end <= stop) ++last;
  if (last == i || words_[last - 1].span.end != stop) return {};
  const Entry* entry = MeaningOf(knowledge_.names, match.entries, document_.article->document_time);
  if (entry != nullptr && entry->kind == EntryKind::kRole && NamesNobody(*entry, i, last)) return {};
  // "Sino-Soviet": a form that means a land only before another's.
  if (words_[last - 1].text == "-") return NamesLand(last) ? Piece{i, last - 1, entry} : Piece{};
  return {i, last, entry == nullptr || entry->type != "state" ? entry : Elsewhere(i, last, *entry)};
}

/// Whether a land's name begins at word `i`; looks no further, however many are joined.
bool Composer::NamesLand(std::uint32_t i) const {
  if (i >= end_ || !words_[i].letter) return false;
  const Gazetteer::Match match = document_.NameAt(i, knowledge_.names);
  const Entry* entry = MeaningOf(knowledge_.names, match.entries, document_.article->document_time);
  return entry != nullptr && entry->type == "state";
}

/// "North" of "North and South Korean officials": the name is told once, for both.
Piece Composer::SharedName(std::uint32_t i) const {
  if (!words_[i].capital || i + 3 >= end_ || !words_[i + 1].Has(Grammar::kConjunction)) return {};
  const Piece next = PieceAt(i + 2);
  if (next.entry == nullptr || next.entry->type != "state" || next.last < i + 4) return {};
  const std::string_view text = document_.article->text;
  const std::string_view rest = document_.SpanOf(i + 3, next.last).In(text);
  const std::string name = std::string(words_[i].span.In(text)) + ' ' + std::string(rest);
  const Gazetteer::Match match = knowledge_.names.Find(name, 0);
  if (match.size != name.size()) return {};
  const Entry* entry = MeaningOf(knowledge_.names, match.entries, document_.article->document_time);
  if (entry == nullptr || entry->type != "state") return {};
  return {i, i + 1, entry};
}

/// Whether words [first, last), which could be the role, are something else here.
bool Composer::NamesNobody(const Entry& role, std::uint32_t first, std::uint32_t last) const {
  if (last == first + 1 && !words_[first].capital) {
    // "will press for": a verb, and no journalists.
    if (words_[first].upos == Upos::kVerb) return true;
    // "its major partners", "cowardly and criminal attacks": what they are like, and no officer.
    const bool listed = words_[first].rel == Deprel::kConj && words_[first].head != kNone32 &&
                        words_[words_[first].head].rel == Deprel::kAmod;
    if (role.role_class == "person" && words_[first].upos == Upos::kAdj &&
        (words_[first].rel == Deprel::kAmod || listed))
      return true;
  }
  // "bomb-makers": what they make is told, but "ex-president" and "policy-makers" are somebody.
  if (first > document_.FirstWord(sentence_) + 1 && words_[first - 1].text == "-" &&
      words_[first - 2].upos == Upos::kNoun && role.sector == "BUS")
    return true;
  if (last + 1 >= end_) return false;
  // "Chief-of-Staff": part of a longer word.
  if (first > document_.FirstWord(sentence_) + 1 && words_[first - 1].text == "-" &&
      words_[first - 2].Has(Grammar::kPreposition))
    return true;
  // "state-owned": what it is, not who.
  if (words_[last].text == "-" && words_[last + 1].letter) return true;
  // "opposition to a tax": what is felt, not who feels it.
  return knowledge_.rules.IsOf(RareClass::kFeelingRole, words_[last - 1].readings) &&
         knowledge_.rules.IsOf(RareClass::kFeelingPreposition, words_[last].readings) &&
         words_[last + 1].upos != Upos::kVerb;
}

/// What the name of a state or a role without a land means in this article: "Georgia" beside "Atlanta",
/// "producers" beside the "International Coffee Organization".
const Entry* Composer::Elsewhere(std::uint32_t first, std::uint32_t last, const Entry& entry) const {
  const std::string_view text = document_.article->text;
  const std::string_view written = document_.SpanOf(first, last).In(text);
  const std::string name = entry.kind == EntryKind::kRole ? LowerAscii(written) : std::string(written);
  const Namesake* row = knowledge_.names.NamesakeOf(name);
  if (row == nullptr) return &entry;
  const auto [found, fresh] = told_.elsewhere.try_emplace(name, false);
  if (fresh) found->second = Speaks(text, row->words, row->unless);
  if (!found->second) return &entry;
  if (row->role) return &knowledge_.names.At(*row->role);
  return row->code.empty() ? nullptr : knowledge_.names.FaceOf(row->code, entry.kind);
}

/// "customs union", "southern bank": words that only look like a role.
bool Composer::IsNothing(const Piece& piece) {
  return piece.entry->kind == EntryKind::kRole && piece.entry->role_class == "nobody";
}

std::uint32_t Composer::At(std::uint32_t i) {
  if (words_[i].Has(Grammar::kPronoun)) return Pronoun(i);
  if (words_[i].firm > i) return Firm(i);
  const std::uint32_t parties = Parties(i);
  if (parties > i) return parties;
  Piece piece = PieceAt(i);
  const Piece body = piece.last <= i + 1 ? BodyAt(i) : Piece{};
  if (body.entry != nullptr) return Body(body);
  if (piece.entry == nullptr) return ShortName(i);
  if (piece.entry->kind == EntryKind::kRole) piece.entry = Elsewhere(piece.first, piece.last, *piece.entry);
  if (const std::uint32_t last = Bearer(piece); last > i) return last;
  if (const std::uint32_t last = OwnName(piece); last > i) return last;
  if (const std::uint32_t last = OtherParty(piece); last > i) return last;
  if (IsByline(piece) || IsNothing(piece) || Introduces(piece) || Describes(piece) || IsElsewhere(piece) ||
      IsLanguage(piece))
    return piece.last;
  // "the Canadian $", but "promised Djibouti $40m"
  const bool receives = piece.entry->kind != EntryKind::kAdjective && piece.first > 0 &&
                        words_[piece.first - 1].upos == Upos::kVerb;
  if (piece.last < end_ && words_[piece.last].text == "$" && !receives) return piece.last;
  return Compose(piece);
}

/// "a caller, speaking English": no Englishman.
bool Composer::IsLanguage(const Piece& piece) const {
  const bool adjective = piece.entry->kind == EntryKind::kAdjective && piece.last == piece.first + 1;
  if (!adjective || piece.first == document_.FirstWord(sentence_)) return false;
  const Deprel rel = words_[piece.first].rel;
  const bool alone = rel != Deprel::kAmod && rel != Deprel::kCompound && rel != Deprel::kNmodPoss;
  return alone && knowledge_.rules.IsOf(RareClass::kTongue, words_[piece.first - 1].readings);
}

/// "San Jose, California": a town of another land that bears the name of a capital.
bool Composer::IsElsewhere(const Piece& piece) const {
  if (piece.entry->kind != EntryKind::kSeat || piece.last + 1 >= end_ || words_[piece.last].text != ",")
    return false;
  const Piece next = PieceAt(piece.last + 1);
  return next.entry != nullptr && next.entry->kind == EntryKind::kPlace && !next.entry->code.empty() &&
         next.entry->code != piece.entry->code;
}

/// "human rights group Amnesty International", "aid agency Oxfam": what the one named next is.
bool Composer::Introduces(const Piece& piece) const {
  const bool body = piece.entry->kind == EntryKind::kRole &&
                    (piece.entry->role_class == "body" || piece.entry->role_class == "group");
  if (!body || piece.last >= end_) return false;
  const Piece next = PieceAt(piece.last);
  return next.entry != nullptr && next.entry->kind == EntryKind::kActor && next.entry->type != "state" &&
         words_[piece.last].capital;
}

/// "OPEC member Venezuela", "the OPEC member said": of whom the one meant is a member, but "OPEC member
/// states".
bool Composer::Describes(const Piece& piece) const {
  const bool named = piece.entry->kind == EntryKind::kActor && piece.last + 1 < end_;
  if (!named || !words_[piece.last].Has(Grammar::kRelational)) return false;
  const Piece next = PieceAt(piece.last + 1);
  if (next.entry != nullptr && next.entry->kind == EntryKind::kActor) return true;
  const Word& noun = words_[piece.last];
  const bool one =
      noun.upos == Upos::kNoun && (noun.feats & Feats::kPlur) == 0 && noun.rel != Deprel::kCompound;
  return piece.entry->type == "igo" && one;
}

std::uint32_t Composer::Pronoun(std::uint32_t i) {
  Mention mention;
  mention.first = i;
  mention.last = i + 1;
  mention.pronoun = true;
  mention.possessive = words_[i].Has(Grammar::kPossessive);
  if (!mention.possessive) return Keep(std::move(mention));
  // "its citizens", "his foreign minister".
  for (std::uint32_t k = i + 1; k < end_ && k < i + 3; ++k) {
    const Piece piece = PieceAt(k);
    if (piece.entry == nullptr) continue;
    if (piece.entry->kind != EntryKind::kRole || IsNothing(piece)) break;
    Take(*piece.entry, mention);
    mention.last = piece.last;
    mention.possessive = mention.last < end_ && IsGenitive(words_[mention.last].text);
    break;
  }
  return Keep(std::move(mention));
}

/// "both leaders", "the two countries", "each side".
std::uint32_t Composer::Parties(std::uint32_t i) {
  const std::uint32_t last = PartiesEnd(knowledge_, document_, sentence_, i);
  if (last == i) return i;
  Mention mention;
  mention.first = i;
  mention.last = last;
  mention.pronoun = true;
  mention.parties = true;
  mention.plural = true;
  mention.possessive = last < end_ && IsGenitive(words_[last].text);
  return Keep(std::move(mention));
}

/// Grows a mention rightwards from its first piece.
std::uint32_t Composer::Compose(const Piece& first) {
  Mention mention;
  mention.first = first.first;
  mention.last = first.last;
  TakePiece(first, mention);
  // "Chinese-made missiles", "Rwandan-backed rebels": who made or backs them is no party.
  if (mention.last + 1 < end_ && words_[mention.last].text == "-" &&
      (words_[mention.last + 1].Has(Grammar::kMade) || LeadsBody(mention.last + 1)))
    return mention.last + 2;
  for (;;) {
    SkipAcronym(document_, mention);
    const bool genitive = mention.last < end_ && IsGenitive(words_[mention.last].text);
    const bool open = genitive || IsLand() || IsRegion(mention) || last_kind_ == EntryKind::kRole ||
                      last_kind_ == EntryKind::kInstitution;
    if (!open || !mention.person.empty()) break;
    const std::uint32_t behind = mention.last + (genitive ? 1 : 0);
    if (behind < end_ && words_[behind].firm > behind && OwnsFirm(mention, genitive)) {
      TakeFirm(behind, mention);
      return Keep(std::move(mention));
    }
    if (const std::uint32_t firm = BracketedFirm(behind); firm > behind && OwnsFirm(mention, true)) {
      TakeFirm(firm, mention);
      return Keep(std::move(mention));
    }
    const Piece next = NextPiece(mention, genitive);
    if (next.entry == nullptr) {
      if (genitive && IsLand()) TakeCitizen(behind, mention);
      break;
    }
    TakePiece(next, mention);
    mention.last = next.last;
    // "Chad's lenders", "U.S. allies": not of that land, but "Chadian lenders", "their Chadian allies" are.
    const std::span<const Reading> noun = words_[next.last - 1].readings;
    const bool owned = mention.first > 0 && words_[mention.first - 1].Has(Grammar::kPossessive);
    if ((genitive && knowledge_.rules.IsOf(RareClass::kOthers, noun)) ||
        (!owned && knowledge_.rules.IsOf(RareClass::kAllied, noun)))
      OfOthers(mention);
  }
  if (NamesItsLand(mention) || IsDescent(mention)) return mention.last;
  TakeOffice(mention);
  // "Ankara's ambassador" is no town.
  if (!mention.role_class.empty()) mention.seat = false;
  if (mention.role_class == "person" && mention.person.empty()) UnknownPerson(mention);
  if (IsFirmUnit(mention)) mention.sector = "BUS";
  if (mention.actors.empty() && mention.sector.empty() && mention.role_class.empty()) return first.last;
  if (mention.actors.empty() && mention.person.empty() && Qualifies(knowledge_, document_, mention.last))
    return mention.last;
  if (BeginsName(mention)) return mention.last;
  // "Tokyo shares", "Hong Kong newspapers": a thing of the place.
  if (mention.last < end_ && mention.role_class.empty() && words_[mention.last].Has(Grammar::kThing) &&
      words_[mention.last].upos != Upos::kVerb)
    return mention.last;
  // "Florida Citrus Mutual", "Tokyo Stock Exchange": part of a longer name that nobody knows.
  const bool somewhere = last_kind_ == EntryKind::kPlace || last_kind_ == EntryKind::kSeat ||
                         (IsLand() && BeginsBody(document_, mention));
  if (somewhere && mention.last < end_ && words_[mention.last].capital &&
      words_[mention.last].upos == Upos::kPropn && words_[mention.last].timex == kNone32 &&
      PieceAt(mention.last).entry == nullptr)
    return mention.last;
  if (mention.role_class.empty() && Locates(first)) mention.place = true;
  OfCountry(mention);
  OfSeat(mention);
  OfNamedCountry(mention);
  OfStranger(mention);
  Close(mention);
  return Keep(std::move(mention));
}

/// "Peru's creditor banks", "Iraq's neighbours": who they are, the one whose they are does not tell.
void Composer::OfOthers(Mention& mention) {
  const std::string owner = mention.actors.empty() ? "" : mention.actors[0].name;
  mention.actors = {{"", "", "", "", {}}};
  mention.rule = "actor:others than " + owner;
}

/// "ATPC Chairman Subroto": who heads an organisation acts for it.
void Composer::TakeOffice(Mention& mention) const {
  const std::uint32_t name = mention.last + 1;
  const bool body = last_kind_ == EntryKind::kActor && !mention.actors.empty() &&
                    mention.actors[0].type == "igo" && mention.role == nullptr;
  if (!body || name >= end_ || !words_[name].capital || words_[name].upos != Upos::kPropn ||
      !knowledge_.rules.IsOf(RareClass::kFirmOffice, words_[mention.last].readings))
    return;
  const Piece piece = PieceAt(name);
  if (piece.entry != nullptr && piece.entry->kind != EntryKind::kPerson) return;
  mention.last = piece.entry == nullptr ? name : piece.last;
  if (piece.entry != nullptr) mention.person = piece.entry->name;
  mention.role_class = "person";
}

/// "main producer Brazil": what the land named next is, and nobody beside it.
bool Composer::NamesItsLand(const Mention& mention) const {
  const Word& noun = words_[mention.last - 1];
  const bool one = mention.role_class == "body" &&
                   (mention.actors.empty() || mention.actors[0].code.empty()) && !noun.capital &&
                   noun.text.back() != 's';
  const Piece land = one ? PieceAt(mention.last) : Piece{};
  return land.entry != nullptr && land.entry->kind == EntryKind::kActor && land.entry->type == "state";
}

/// "Soviet-led Comecon", but not "U.S.-led forces".
bool Composer::LeadsBody(std::uint32_t i) const {
  if (!knowledge_.rules.IsOf(RareClass::kLed, words_[i].readings)) return false;
  const Piece body = PieceAt(i + 1);
  return body.entry != nullptr && body.entry->kind == EntryKind::kActor && body.entry->type != "state";
}

/// "Union | Carbide": a common word that only begins a name that nobody knows.
bool Composer::BeginsName(const Mention& mention) const {
  const std::uint32_t next = mention.last;
  const bool common = mention.actors.empty() && mention.role_class != "person" &&
                      mention.last == mention.first + 1 && words_[mention.first].capital && next < end_;
  return common && words_[next].rel == Deprel::kFlat && words_[next].head == mention.first &&
         words_[next].capital && PieceAt(next).entry == nullptr;
}

/// "Indian origin".
bool Composer::IsDescent(const Mention& mention) const {
  return last_kind_ == EntryKind::kAdjective && mention.last < end_ &&
         knowledge_.rules.IsOf(RareClass::kDescent, words_[mention.last].readings);
}

/// "the Reed Co of Zurich, Switzerland", "Reed Corp, Tokyo,": where the one named before is.
bool Composer::Locates(const Piece& piece) const {
  const std::uint32_t i = piece.first;
  const bool name = piece.entry->kind == EntryKind::kActor || piece.entry->kind == EntryKind::kSeat;
  if (!name || piece.entry->type != "state" || i < document_.FirstWord(sentence_) + 2 ||
      words_[i - 1].text != ",")
    return false;
  const std::uint32_t before = words_[i - 2].text == ">" ? i - 3 : i - 2;
  if (words_[before].mention == kNone32) return false;
  const Mention& named = document_.mentions[words_[before].mention];
  const bool own = (named.place || named.sector == "BUS") && !named.actors.empty() &&
                   named.actors[0].code == piece.entry->code;
  const bool closed = piece.last < end_ && !words_[piece.last].letter;
  return own || (closed && named.sector == "BUS" && words_[named.first].firm == named.last);
}

/// "Kansas congressman": people of a region with an office are of its land.
bool Composer::IsRegion(const Mention& mention) const {
  return last_kind_ == EntryKind::kPlace && mention.last == mention.first + 1 && !mention.actors.empty() &&
         !mention.actors[0].code.empty();
}

bool Composer::IsLand() const {
  return last_kind_ == EntryKind::kAdjective || last_kind_ == EntryKind::kActor;
}

/// The role (or person) that goes on with the noun phrase, over a few words between.
Piece Composer::NextPiece(const Mention& mention, bool genitive) const {
  std::uint32_t i = mention.last + (genitive ? 1 : 0);
  const bool country = last_kind_ != EntryKind::kRole;
  const bool region = last_kind_ == EntryKind::kPlace;
  // "Senate budget negotiators"
  const bool body = !country && !genitive && mention.role_class == "body" && i < end_ && !words_[i].capital &&
                    words_[i].upos == Upos::kNoun && words_[i].rel == Deprel::kCompound;
  const std::uint32_t between = region || body ? 1 : country ? 3 : 0;
  bool owned = false;
  for (std::uint32_t skipped = 0; skipped <= between && i < end_; ++skipped, ++i) {
    const Piece piece = PieceAt(i);
    if (piece.entry != nullptr && IsNothing(piece)) return {};
    if (piece.entry != nullptr) {
      const EntryKind kind = piece.entry->kind;
      const bool office =
          piece.entry->role_class != "body" && !knowledge_.rules.Unofficial(piece.entry->sector);
      // "told Reuters Finance Secretary Ann Ong had gone": the press has no such office.
      if (office && mention.sector == "MED" && words_[i].capital) return {};
      if (owned && piece.entry->sector != "BUS") return {};
      if (body && skipped > 0 && !IsOfBody(piece, mention)) return {};
      if (kind == EntryKind::kRole) return region && !office ? Piece{} : piece;
      // "Nicaragua's Sandinista government": a party's adjective between a land and its body.
      const bool name = kind == EntryKind::kAdjective || kind == EntryKind::kActor;
      if (genitive && name && piece.entry->type != "state" && piece.last == i + 1) continue;
      if (skipped > 0) return {};
      if (kind == EntryKind::kPerson && last_kind_ != EntryKind::kActor)
        return CanBe(*piece.entry, mention) ? piece : Piece{};
      const bool own = !mention.actors.empty() && mention.actors[0].code == piece.entry->code;
      // "Norway's Labour Party", "Mexico's Congress", "Pakistan's Foreign Office": lands have bodies of one
      // name.
      const std::string_view sector = piece.entry->sector;
      const bool namesake = sector == "PTY" || sector == "LEG" || sector == "GOV";
      const bool told = last_kind_ == EntryKind::kAdjective || (genitive && namesake);
      if (kind == EntryKind::kInstitution && (own || told)) return piece;
      return {};
    }
    const Word& word = words_[i];
    const bool hyphen = word.text == "-";
    if (!hyphen && (!word.letter || word.timex != kNone32)) return {};
    // "the Pentagon urged both countries"
    const bool tells = word.upos == Upos::kVerb && (word.feats & Feats::kFin) != 0;
    if (tells) return {};
    if (word.Has(Grammar::kPreposition | Grammar::kConjunction | Grammar::kSubordinator | Grammar::kRelative |
                 Grammar::kDeterminer | Grammar::kModal | Grammar::kBe | Grammar::kHave | Grammar::kDo |
                 Grammar::kPronoun)) {
      return {};
    }
    // "the U.S.-owned firm", "a Kuwait-registered tanker"
    owned =
        owned || (hyphen && i + 1 < end_ && knowledge_.rules.IsOf(RareClass::kOwned, words_[i + 1].readings));
    if (last_kind_ == EntryKind::kActor && !genitive && !owned && !word.Has(Grammar::kAdjective)) return {};
  }
  return {};
}

/// "the miners' leaders": who heads people without office has none. "Senate aides", "a court spokesman": who
/// speaks or works for a body is of it, as the president of an association is.
bool Composer::IsOfBody(const Piece& piece, const Mention& mention) const {
  if (piece.entry->kind != EntryKind::kRole) return false;
  const auto is = [&](RareClass office, std::uint32_t end) {
    return knowledge_.rules.IsOf(office, words_[end - 1].readings);
  };
  const bool owned = piece.first > mention.last && IsGenitive(words_[mention.last].text);
  const bool people = owned && mention.role != nullptr && knowledge_.rules.Unofficial(mention.sector);
  const bool named = last_kind_ == EntryKind::kInstitution && !mention.sector.empty();
  const bool role = last_kind_ == EntryKind::kRole && !owned;
  const bool body = named || (role && mention.role_class == "body");
  const bool association = role && mention.role_class == "group" && is(RareClass::kLandless, role_end_);
  return ((people || body) && is(RareClass::kBodyOffice, piece.last)) ||
         (association && is(RareClass::kFirmOffice, piece.last));
}

void Composer::TakePiece(const Piece& piece, Mention& mention) {
  const bool keeps = IsOfBody(piece, mention);
  const std::string sector = keeps ? mention.sector : "";
  if (piece.entry->kind == EntryKind::kRole) role_end_ = piece.last;
  if (piece.entry->kind != EntryKind::kPerson || mention.role == nullptr)
    role_words_ = piece.entry->kind == EntryKind::kRole
                      ? document_.SpanOf(piece.first, piece.last).In(document_.article->text)
                      : std::string_view{};
  const bool region = piece.entry->kind == EntryKind::kPlace && mention.actors.empty();
  Take(*piece.entry, mention);
  if (keeps) mention.sector = sector;
  // A row of places may name several: all provinces of a land.
  if (region) {
    mention.actors[0].name = document_.SpanOf(piece.first, piece.last).In(document_.article->text);
  }
}

void Composer::Take(const Entry& entry, Mention& mention) {
  last_kind_ = entry.kind;
  if (entry.kind == EntryKind::kRole) {
    const bool firm = !mention.actors.empty() && mention.actors[0].type == "company";
    // "an IMF team", "U.N. experts": whom an organisation of states sends is itself.
    const bool sent = !mention.actors.empty() && mention.actors[0].type == "igo" &&
                      entry.role_class == "group" && entry.sector == "CVL";
    if (!entry.sector.empty() && !firm && !sent) mention.sector = entry.sector;
    mention.role_class = entry.role_class;
    mention.role = &entry;
    mention.place = false;
    return;
  }
  if (entry.kind == EntryKind::kPlace) {
    mention.place = true;
    if (!mention.actors.empty()) return;
    mention.actors = {ActorOf(entry)};
    mention.actors[0].type = entry.code.empty() ? "" : "state";
    return;
  }
  if (entry.kind == EntryKind::kPerson) return TakePerson(entry, mention);
  if (!entry.sector.empty()) mention.sector = entry.sector;
  mention.place = mention.place && entry.kind != EntryKind::kInstitution;
  mention.seat = entry.kind == EntryKind::kSeat;
  if (mention.actors.empty() || mention.actors[0].code.empty()) {
    mention.actors = {ActorOf(entry)};
    mention.rule = RuleOf(entry);
  }
}

/// "president of Armenia", "a spokesman for the Israeli prime minister".
void Composer::OfCountry(Mention& mention) {
  if (!mention.actors.empty() || mention.role_class.empty() || mention.last + 1 >= end_) return;
  if (words_[mention.last].text != "of" && words_[mention.last].text != "for") return;
  std::uint32_t i = mention.last + 1;
  while (i < end_ && i < mention.last + 3 && words_[i].Has(Grammar::kDeterminer | Grammar::kAdjective)) ++i;
  const Piece piece = PieceAt(i);
  if (piece.entry == nullptr || piece.entry->kind == EntryKind::kRole) return;
  // "Senator Ann Gray of Ohio", but not "officials of the Chicago Board".
  const bool whole = piece.last >= end_ || !words_[piece.last].capital;
  const bool region = mention.role_class == "person" && whole && !piece.entry->code.empty();
  if (piece.entry->kind == EntryKind::kPlace && !region) return;
  if (piece.last < end_ && knowledge_.rules.IsOf(RareClass::kDescent, words_[piece.last].readings)) return;
  mention.actors = {ActorOf(*piece.entry)};
  mention.rule = RuleOf(*piece.entry);
  mention.of_land = true;
  mention.last = piece.last;
  OfBody(piece, mention);
}

/// "Rotterdam" of "a Rotterdam-based | shipping line" whose words begin at `first`, or none.
Piece Composer::SeatBefore(std::uint32_t first) const {
  constexpr std::uint32_t kReach = 4, kLongest = 3;
  const std::uint32_t begin = document_.FirstWord(sentence_);
  std::uint32_t based = first;
  while (based > begin + 2 && based + kReach > first && words_[based - 1].letter &&
         !words_[based - 1].Has(Grammar::kPreposition | Grammar::kConjunction) &&
         words_[based - 2].text != "-")
    --based;
  if (based < begin + 3 || words_[based - 2].text != "-" ||
      !knowledge_.rules.IsOf(RareClass::kOwned, words_[based - 1].readings))
    return {};
  for (std::uint32_t i = based - 2; i-- > begin && i + kLongest + 2 > based;) {
    const Piece seat = PieceAt(i);
    if (seat.entry != nullptr && seat.last + 2 == based) return seat;
  }
  return {};
}

/// "a Rotterdam-based shipping line": a firm is of the land where it has its seat.
void Composer::OfSeat(Mention& mention) const {
  const bool open = mention.actors.empty() || mention.actors[0].code.empty();
  const Piece seat = open && mention.sector == "BUS" ? SeatBefore(mention.first) : Piece{};
  if (seat.entry == nullptr || seat.entry->code.empty()) return;
  if (seat.entry->kind != EntryKind::kPlace && seat.entry->type != "state") return;
  const std::string name = mention.actors.empty() ? "" : mention.actors[0].name;
  mention.actors = {ActorOf(*seat.entry)};
  mention.actors[0].type = "state";
  if (!name.empty()) mention.actors[0].name = name;
  mention.rule = RuleOf(*seat.entry);
}

/// "leaders of the American Soybean Association", "leaders of Chad's opposition": who heads or speaks for
/// people without office, or for foes of the government, is one of them.
void Composer::OfBody(const Piece& land, Mention& mention) const {
  const bool band = mention.role != nullptr && mention.role_class == "group" &&
                    knowledge_.rules.IsOf(RareClass::kBand, words_[role_end_ - 1].readings);
  std::uint32_t i = land.last;
  if (i < end_ && IsGenitive(words_[i].text)) ++i;
  // A name or a noun phrase that goes on: "the American | Soybean | Association".
  const auto goes_on = [&](const Word& word) {
    const bool noun = word.upos == Upos::kNoun || word.upos == Upos::kAdj || word.capital;
    return word.letter && noun && word.timex == kNone32;
  };
  while (i < end_ && goes_on(words_[i]) && PieceAt(i).entry == nullptr) ++i;
  for (Piece role = PieceAt(i); role.entry != nullptr && role.entry->kind == EntryKind::kRole;
       role = PieceAt(mention.last + (IsGenitive(words_[mention.last].text) ? 1 : 0))) {
    const bool office = role.entry->sector == "GOV" || role.entry->role_class == "person";
    if (!role.entry->sector.empty() && (!office || band)) mention.sector = role.entry->sector;
    mention.last = role.last;
  }
}

void Composer::Close(Mention& mention) {
  OutOfOffice(mention);
  mention.definite = mention.actors.empty();
  const Word& last = words_[mention.last - 1];
  mention.plural = mention.person.empty() &&
                   (last_kind_ == EntryKind::kPeople || mention.role_class == "group" ||
                    (!mention.role_class.empty() && (last.text.back() == 's' || last.text.ends_with("men"))));
  if (mention.last >= end_) return;
  const Word& next = words_[mention.last];
  mention.possessive = IsGenitive(next.text);
  mention.modifier =
      last_kind_ == EntryKind::kAdjective && next.letter && next.timex == kNone32 &&
      !next.Has(Grammar::kPreposition | Grammar::kConjunction | Grammar::kBe | Grammar::kHave |
                Grammar::kModal | Grammar::kAdverb | Grammar::kSubordinator | Grammar::kRelative);
}

std::uint32_t Composer::Keep(Mention mention) {
  const std::uint32_t last = mention.last;
  mention.sentence = sentence_;
  const auto index = static_cast<std::uint32_t>(document_.mentions.size());
  for (std::uint32_t i = mention.first; i < last; ++i) words_[i].mention = index;
  for (Actor& actor : mention.actors) {
    actor.span = document_.SpanOf(mention.first, last);
    if (!mention.place) actor.sector = mention.sector;
    if (!mention.person.empty()) actor.name = mention.person;
  }
  if (!mention.person.empty() && mention.same_as == kNone32) Introduce(mention, index);
  IntroduceHolder(mention);
  TellBody(mention);
  document_.mentions.push_back(std::move(mention));
  return last;
}

}  // namespace demarche::extract
