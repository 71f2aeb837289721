// Pass 1: who is named. Names of the lexicon are found by longest match; neighbours are then
// put together into one noun phrase: "Japan's new prime minister Sanae Takaichi" is one mention.
#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "extractor/actors/offices.h"
#include "extractor/actors/phrase.h"
#include "extractor/passes.h"

namespace demarche::extract {
namespace {

/// A name found at words [first, last).
struct Piece {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const Entry* entry = nullptr;
};

/// What the article has told so far.
struct Told {
  /// The first and last words of persons' names, with the mention that told them.
  std::map<std::string, std::uint32_t, std::less<>> people;
  std::map<std::string, bool, std::less<>> elsewhere;  ///< names of states: do they mean something else here?
};

/// Composes one sentence's pieces into mentions.
class Composer {
 public:
  Composer(const Knowledge& knowledge, Document& document, Told& told, std::uint32_t sentence)
      : knowledge_(knowledge),
        told_(told),
        document_(document),
        words_(document.words),
        sentence_(sentence),
        end_(document.LastWord(sentence)) {}

  void Run() {
    for (std::uint32_t i = document_.FirstWord(sentence_); i < end_;) i = At(i);
  }

 private:
  /// The name that begins at word `i`, if any.
  [[nodiscard]] Piece PieceAt(std::uint32_t i) const {
    if (i >= end_ || !words_[i].letter) return {};
    const std::string_view text = document_.article->text;
    const Gazetteer::Match match = knowledge_.names.Find(text, words_[i].span.begin);
    if (match.size == 0) return {};
    const std::uint32_t stop = words_[i].span.begin + match.size;
    std::uint32_t last = i;
    while (last < end_ && words_[last].span.end <= stop) ++last;
    if (last == i || words_[last - 1].span.end != stop) return {};
    const Entry* entry = MeaningOf(knowledge_.names, *match.entries, document_.article->document_time);
    // "will press for": a verb, and no journalists.
    const bool verb = entry != nullptr && entry->kind == EntryKind::kRole && last == i + 1 &&
                      !words_[i].capital && words_[i].upos == Upos::kVerb;
    if (verb) return {};
    // "state-owned": what it is, not who.
    const bool part = entry != nullptr && entry->kind == EntryKind::kRole && last + 1 < end_ &&
                      words_[last].text == "-" && words_[last + 1].letter;
    if (part) return {};
    return {i, last, entry == nullptr || entry->type != "state" ? entry : Elsewhere(i, last, *entry)};
  }

  /// What the name of a state means in this article: "Georgia" beside "Atlanta".
  [[nodiscard]] const Entry* Elsewhere(std::uint32_t first, std::uint32_t last, const Entry& entry) const {
    const std::string_view text = document_.article->text;
    const std::string name(document_.SpanOf(first, last).In(text));
    const Namesake* row = knowledge_.names.NamesakeOf(name);
    if (row == nullptr) return &entry;
    const auto [found, fresh] = told_.elsewhere.try_emplace(name, false);
    if (fresh) found->second = Speaks(text, row->words, row->unless);
    if (!found->second) return &entry;
    return row->code.empty() ? nullptr : knowledge_.names.FaceOf(row->code, entry.kind);
  }

  std::uint32_t At(std::uint32_t i) {
    if (words_[i].Has(Grammar::kPronoun)) return Pronoun(i);
    if (words_[i].firm > i) return Firm(i);
    const std::uint32_t parties = Parties(i);
    if (parties > i) return parties;
    const Piece piece = PieceAt(i);
    if (piece.entry == nullptr) return ShortName(i);
    if (const std::uint32_t last = Bearer(piece); last > i) return last;
    if (const std::uint32_t last = OwnName(piece); last > i) return last;
    if (Describes(piece)) return piece.last;
    if (piece.last < end_ && words_[piece.last].text == "$") return piece.last;
    return Compose(piece);
  }

  /// "OPEC member Venezuela": of whom the one named next is a member.
  [[nodiscard]] bool Describes(const Piece& piece) const {
    const bool named = piece.entry->kind == EntryKind::kActor && piece.last + 1 < end_;
    if (!named || !words_[piece.last].Has(Grammar::kRelational)) return false;
    const Piece next = PieceAt(piece.last + 1);
    return next.entry != nullptr && next.entry->kind == EntryKind::kActor;
  }

  /// "David Holland", and later "Holland": a person or a firm that bears the name of a land is not the land.
  std::uint32_t Bearer(const Piece& piece) {
    const std::uint32_t i = piece.first;
    const bool land = piece.entry->type == "state" &&
                      (piece.entry->kind == EntryKind::kActor || piece.entry->kind == EntryKind::kSeat);
    const bool people = piece.entry->type == "state" && piece.entry->kind == EntryKind::kAdjective;
    if (!land && !people && !IsNamesake(document_, i, *piece.entry)) return i;
    const std::string_view text = document_.SpanOf(i, piece.last).In(document_.article->text);
    const auto told = told_.people.find(text);
    if (told != told_.people.end() && document_.mentions[told->second].first != i &&
        !document_.mentions[told->second].actors.empty() &&
        document_.mentions[told->second].actors[0].name.ends_with(text))
      return ShortName(i);
    if (people || words_[i].name == kNone32 || i == document_.FirstWord(sentence_)) return i;
    const ProperName& name = document_.analysis->names[words_[i].name];
    const Word& before = words_[i - 1];
    const bool inside = before.name == words_[i].name && before.upos == Upos::kPropn && before.letter;
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

  /// "United Automobile Workers (UAW) president Owen Bieber": a body whose name ends in a common word, of no
  /// land that the text tells.
  std::uint32_t OwnName(const Piece& piece) {
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
      const std::string whole(
          document_.SpanOf(name.first_token, name.last_token).In(document_.article->text));
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

  /// "Holland Industries Inc": a firm of no land that the text tells.
  std::uint32_t Firm(std::uint32_t i) {
    Mention mention;
    mention.first = i;
    TakeFirm(i, mention);
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

  /// The firm whose name begins at word `i`: of the land told before it ("Japan's Nippon Steel Corp"), if
  /// any.
  void TakeFirm(std::uint32_t i, Mention& mention) const {
    mention.last = words_[i].firm;
    const std::string name(document_.SpanOf(i, mention.last).In(document_.article->text));
    mention.role_class = "body";
    mention.sector = "BUS";
    if (mention.actors.empty()) {
      mention.actors = {{"", "company", "", "", {}}};
      mention.rule = "actor:company";
    }
    for (Actor& actor : mention.actors) actor.name = name;
    mention.possessive = mention.last < end_ && IsGenitive(words_[mention.last].text);
  }

  /// "Kan" after "Prime Minister Naoto Kan": one word of a name told before, standing alone.
  std::uint32_t ShortName(std::uint32_t i) {
    if (!words_[i].capital || words_[i].timex != kNone32 || words_[i].Has(Grammar::kNameless)) return i + 1;
    const std::string_view text = words_[i].span.In(document_.article->text);
    const auto found = told_.people.find(text);
    const bool name_goes_on = i + 1 < end_ && words_[i + 1].capital;
    const bool honoured = i > 0 && words_[i - 1].Has(Grammar::kHonorific);
    const bool name_before = i > document_.FirstWord(sentence_) && words_[i - 1].capital && !honoured;
    if (found == told_.people.end() || name_goes_on || name_before) return i + 1;
    const Mention& full = document_.mentions[found->second];
    Mention mention;
    mention.first = i;
    mention.last = i + 1;
    mention.role_class = full.role_class;
    mention.sector = full.sector;
    mention.person = full.person;
    mention.actors = full.actors;
    mention.rule = full.rule;
    mention.same_as = found->second;
    mention.possessive = i + 1 < end_ && IsGenitive(words_[i + 1].text);
    return Keep(std::move(mention));
  }

  std::uint32_t Pronoun(std::uint32_t i) {
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
      if (piece.entry->kind != EntryKind::kRole) break;
      Take(*piece.entry, mention);
      mention.last = piece.last;
      mention.possessive = mention.last < end_ && IsGenitive(words_[mention.last].text);
      break;
    }
    return Keep(std::move(mention));
  }

  /// "both leaders", "the two countries", "both sides".
  std::uint32_t Parties(std::uint32_t i) {
    const std::uint32_t last = PartiesEnd(document_, sentence_, i);
    if (last == i) return i;
    Mention mention;
    mention.first = i;
    mention.last = last;
    mention.pronoun = true;
    mention.plural = true;
    mention.possessive = last < end_ && IsGenitive(words_[last].text);
    return Keep(std::move(mention));
  }

  /// Grows a mention rightwards from its first piece.
  std::uint32_t Compose(const Piece& first) {
    Mention mention;
    mention.first = first.first;
    mention.last = first.last;
    TakePiece(first, mention);
    for (;;) {
      SkipAcronym(document_, mention);
      const bool genitive = mention.last < end_ && IsGenitive(words_[mention.last].text);
      const bool open =
          genitive || IsLand() || last_kind_ == EntryKind::kRole || last_kind_ == EntryKind::kInstitution;
      if (!open || !mention.person.empty()) break;
      const std::uint32_t behind = mention.last + (genitive ? 1 : 0);
      if (behind < end_ && words_[behind].firm > behind && OwnsFirm(mention, genitive)) {
        TakeFirm(behind, mention);
        return Keep(std::move(mention));
      }
      const Piece next = NextPiece(mention, genitive);
      if (next.entry == nullptr) break;
      TakePiece(next, mention);
      mention.last = next.last;
    }
    if (mention.role_class == "person" && mention.person.empty()) UnknownPerson(mention);
    if (mention.actors.empty() && mention.sector.empty() && mention.role_class.empty()) return first.last;
    if (mention.actors.empty() && mention.person.empty() && Qualifies(knowledge_, document_, mention.last))
      return mention.last;
    // "Tokyo shares", "Hong Kong newspapers": a thing of the place.
    if (mention.last < end_ && mention.role_class.empty() && words_[mention.last].Has(Grammar::kThing))
      return mention.last;
    // "Florida Citrus Mutual", "Tokyo Stock Exchange": part of a longer name that nobody knows.
    const bool somewhere = last_kind_ == EntryKind::kPlace || last_kind_ == EntryKind::kSeat ||
                           (IsLand() && BeginsBody(document_, mention));
    if (somewhere && mention.last < end_ && words_[mention.last].capital &&
        words_[mention.last].upos == Upos::kPropn && words_[mention.last].timex == kNone32 &&
        PieceAt(mention.last).entry == nullptr)
      return mention.last;
    // "Chinese-made missiles": the maker is no party.
    if (mention.last + 1 < end_ && words_[mention.last].text == "-" &&
        words_[mention.last + 1].Has(Grammar::kMade))
      return mention.last + 2;
    OfCountry(mention);
    OfOwnCountry(mention);
    OfStranger(mention);
    Close(mention);
    return Keep(std::move(mention));
  }

  /// "Japan's Nippon Steel Corp", "the French company Elf SA", but not "Chairman Holland Industries Inc".
  [[nodiscard]] bool OwnsFirm(const Mention& mention, bool genitive) const {
    const bool state = !mention.actors.empty() && mention.actors[0].type == "state";
    const bool adjective = last_kind_ == EntryKind::kAdjective;
    return state && (mention.sector.empty() ? genitive || adjective : mention.sector == "BUS");
  }

  [[nodiscard]] bool IsLand() const {
    return last_kind_ == EntryKind::kAdjective || last_kind_ == EntryKind::kActor;
  }

  /// The role (or person) that goes on with the noun phrase, over a few words between.
  Piece NextPiece(const Mention& mention, bool genitive) const {
    std::uint32_t i = mention.last + (genitive ? 1 : 0);
    const bool country = last_kind_ != EntryKind::kRole;
    const std::uint32_t between = country ? 3 : 0;
    for (std::uint32_t skipped = 0; skipped <= between && i < end_; ++skipped, ++i) {
      const Piece piece = PieceAt(i);
      if (piece.entry != nullptr) {
        const EntryKind kind = piece.entry->kind;
        if (kind == EntryKind::kRole) return piece;
        // "Nicaragua's Sandinista government": a party's adjective between a land and its body.
        const bool name = kind == EntryKind::kAdjective || kind == EntryKind::kActor;
        if (genitive && name && piece.entry->type != "state" && piece.last == i + 1) continue;
        if (skipped > 0) return {};
        if (kind == EntryKind::kPerson && last_kind_ != EntryKind::kActor)
          return CanBe(*piece.entry, mention) ? piece : Piece{};
        const bool owned = !mention.actors.empty() && mention.actors[0].code == piece.entry->code;
        if (kind == EntryKind::kInstitution && (owned || last_kind_ == EntryKind::kAdjective)) return piece;
        return {};
      }
      const Word& word = words_[i];
      const bool hyphen = word.text == "-";
      if (!hyphen && (!word.letter || word.timex != kNone32)) return {};
      if (word.Has(Grammar::kPreposition | Grammar::kConjunction | Grammar::kSubordinator |
                   Grammar::kRelative | Grammar::kDeterminer | Grammar::kModal | Grammar::kBe |
                   Grammar::kHave | Grammar::kDo | Grammar::kPronoun)) {
        return {};
      }
      if (last_kind_ == EntryKind::kActor && !genitive && !word.Has(Grammar::kAdjective)) return {};
    }
    return {};
  }

  void TakePiece(const Piece& piece, Mention& mention) {
    if (piece.entry->kind != EntryKind::kPerson || mention.role == nullptr)
      role_words_ = piece.entry->kind == EntryKind::kRole
                        ? document_.SpanOf(piece.first, piece.last).In(document_.article->text)
                        : std::string_view{};
    Take(*piece.entry, mention);
  }

  void Take(const Entry& entry, Mention& mention) {
    last_kind_ = entry.kind;
    if (entry.kind == EntryKind::kRole) {
      const bool firm = !mention.actors.empty() && mention.actors[0].type == "company";
      if (!entry.sector.empty() && !firm) mention.sector = entry.sector;
      mention.role_class = entry.role_class;
      mention.role = &entry;
      return;
    }
    if (entry.kind == EntryKind::kPlace) {
      mention.place = true;
      if (mention.actors.empty())
        mention.actors.push_back({entry.code, entry.code.empty() ? "" : "state", "", entry.name, {}});
      return;
    }
    if (entry.kind == EntryKind::kPerson) return TakePerson(entry, mention);
    if (!entry.sector.empty()) mention.sector = entry.sector;
    mention.seat = entry.kind == EntryKind::kSeat;
    if (mention.actors.empty() || mention.actors[0].code.empty()) {
      mention.actors = {{entry.code, entry.type, "", entry.name, {}}};
      mention.rule = RuleOf(entry);
    }
  }

  /// A person is of the land and the sector of the office only during the term; soon after it of the land,
  /// and one who once held office; at any time later or earlier only where words say so ("the late
  /// President").
  void TakePerson(const Entry& entry, Mention& mention) const {
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
      mention.actors = {{"", "", "", entry.name, {}}};
      mention.rule = "actor:" + entry.name + " by name, out of office";
      return;
    }
    mention.actors = {{entry.code, entry.type, "", entry.name, {}}};
    mention.rule = RuleOf(entry);
  }

  /// Whether the person of a name can be the one of whom the words before tell a land or an office.
  [[nodiscard]] bool CanBe(const Entry& person, const Mention& mention) const {
    if (!person.alias) return true;
    const bool land = !mention.actors.empty() && !mention.actors[0].code.empty();
    if (land && mention.actors[0].code != person.code) return false;
    return FitsOffice(knowledge_.names, mention.role, LowerAscii(role_words_), person.office);
  }

  /// "President Bush": behind a role that fits the office a family name of the lexicon means its bearer, in
  /// office or not: the one whose term is nearest to the document time. What persons of several lands bear
  /// means nobody who is not in office.
  bool KnownPerson(Mention& mention) {
    const std::uint32_t i = mention.last;
    if (i >= end_ || !words_[i].capital || (mention.last + 1 < end_ && words_[i + 1].capital)) return false;
    const Gazetteer::Match match = knowledge_.names.Find(document_.article->text, words_[i].span.begin);
    if (match.size == 0 || words_[i].span.begin + match.size != words_[i].span.end) return false;
    const std::optional<Day> now = document_.article->document_time;
    const Entry* best = nullptr;
    bool shared = false;
    for (const std::uint32_t index : *match.entries) {
      const Entry& entry = knowledge_.names.At(index);
      if (entry.kind != EntryKind::kPerson || !CanBe(entry, mention)) continue;
      shared = shared || (best != nullptr && best->code != entry.code);
      if (best == nullptr || DaysAway(entry, now) < DaysAway(*best, now)) best = &entry;
    }
    if (best == nullptr) return false;
    if (shared && DaysAway(*best, now) > 0) return false;
    Take(*best, mention);
    mention.last = i + 1;
    // The words themselves tell the office.
    if (mention.actors.empty()) mention.actors = {{best->code, best->type, "", best->name, {}}};
    return true;
  }

  /// Capitals after a person's role are a name: "Foreign Minister Joe Clark".
  void UnknownPerson(Mention& mention) {
    if (KnownPerson(mention)) return;
    std::uint32_t i = mention.last;
    while (i < end_ && i < mention.last + 6 && words_[i].timex == kNone32) {
      const bool hyphen = words_[i].text == "-" && i > mention.last && i + 1 < end_ && words_[i + 1].capital;
      // "Chairman Glenn English": of one name.
      const Entry* entry = PieceAt(i).entry;
      const bool inside = i > mention.last && words_[i].name != kNone32 &&
                          words_[i].name == words_[i - 1].name && entry != nullptr &&
                          entry->kind == EntryKind::kAdjective;
      const bool other = !inside && entry != nullptr && entry->kind != EntryKind::kRole;
      if (!hyphen && (!words_[i].capital || other)) break;
      ++i;
    }
    if (i == mention.last) return;
    const Span span = document_.SpanOf(mention.last, i);
    mention.person = std::string(span.In(document_.article->text));
    mention.last = i;
  }

  /// "President Hu Jintao of China": the land that he is known to belong to.
  void OfOwnCountry(Mention& mention) const {
    if (mention.person.empty() || mention.last + 1 >= end_ || words_[mention.last].text != "of") return;
    const Piece piece = PieceAt(mention.last + 1);
    const bool own = piece.entry != nullptr && piece.entry->kind == EntryKind::kActor &&
                     !mention.actors.empty() && piece.entry->code == mention.actors[0].code;
    if (own) mention.last = piece.last;
  }

  /// "president of Armenia", "a spokesman for the Israeli prime minister".
  void OfCountry(Mention& mention) {
    if (!mention.actors.empty() || mention.role_class.empty() || mention.last + 1 >= end_) return;
    if (words_[mention.last].text != "of" && words_[mention.last].text != "for") return;
    std::uint32_t i = mention.last + 1;
    while (i < end_ && i < mention.last + 3 && words_[i].Has(Grammar::kDeterminer | Grammar::kAdjective)) ++i;
    const Piece piece = PieceAt(i);
    if (piece.entry == nullptr || piece.entry->kind == EntryKind::kRole ||
        piece.entry->kind == EntryKind::kPlace)
      return;
    mention.actors = {{piece.entry->code, piece.entry->type, "", piece.entry->name, {}}};
    mention.rule = RuleOf(*piece.entry);
    mention.of_land = true;
    mention.last = piece.last;
    while (mention.last < end_ && PieceAt(mention.last).entry != nullptr &&
           PieceAt(mention.last).entry->kind == EntryKind::kRole) {
      mention.last = PieceAt(mention.last).last;
    }
  }

  /// "AFBF president Dean Kleckner": of an organisation that nobody knows, not of the land told of last.
  void OfStranger(Mention& mention) const {
    const std::uint32_t i = mention.first;
    if (!mention.actors.empty() || mention.role_class != "person") return;
    if (OfUnknownBody(mention)) {
      if (IsOfFirm(document_, mention)) mention.sector = "BUS";
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

  /// "president of the Rio Coffee Trade Association".
  [[nodiscard]] bool OfUnknownBody(const Mention& mention) const {
    std::uint32_t i = mention.last;
    if (i + 1 >= end_ || !words_[i].Has(Grammar::kNamingPreposition)) return false;
    ++i;
    while (i + 1 < end_ && words_[i].Has(Grammar::kDeterminer)) ++i;
    if (words_[i].name == kNone32 || !words_[i].capital) return false;
    const ProperName& name = document_.analysis->names[words_[i].name];
    const Piece piece = PieceAt(i);
    return name.type == NameType::kOrganisation && (piece.entry == nullptr || piece.last < name.last_token);
  }

  /// "Former Peruvian president": the sector that "former president" has.
  void OutOfOffice(Mention& mention) const {
    const std::uint32_t i = mention.first;
    if (mention.role == nullptr || i == document_.FirstWord(sentence_) ||
        !words_[i - 1].Has(Grammar::kFormer))
      return;
    const std::string words = LowerAscii(words_[i - 1].text) + ' ' + LowerAscii(role_words_);
    const Gazetteer::Match match = knowledge_.names.Find(words, 0);
    if (match.size != words.size()) return;
    for (const std::uint32_t index : *match.entries) {
      if (knowledge_.names.At(index).kind == EntryKind::kRole)
        mention.sector = knowledge_.names.At(index).sector;
    }
  }

  void Close(Mention& mention) {
    OutOfOffice(mention);
    mention.definite = mention.actors.empty();
    const Word& last = words_[mention.last - 1];
    mention.plural =
        mention.person.empty() && (last_kind_ == EntryKind::kPeople || mention.role_class == "group" ||
                                   (!mention.role_class.empty() && last.text.back() == 's'));
    if (mention.last >= end_) return;
    const Word& next = words_[mention.last];
    mention.possessive = IsGenitive(next.text);
    mention.modifier =
        last_kind_ == EntryKind::kAdjective && next.letter && next.timex == kNone32 &&
        !next.Has(Grammar::kPreposition | Grammar::kConjunction | Grammar::kBe | Grammar::kHave |
                  Grammar::kModal | Grammar::kAdverb | Grammar::kSubordinator | Grammar::kRelative);
  }

  std::uint32_t Keep(Mention mention) {
    const std::uint32_t last = mention.last;
    mention.sentence = sentence_;
    const auto index = static_cast<std::uint32_t>(document_.mentions.size());
    for (std::uint32_t i = mention.first; i < last; ++i) words_[i].mention = index;
    for (Actor& actor : mention.actors) {
      actor.span = document_.SpanOf(mention.first, last);
      if (!mention.place) actor.sector = mention.sector;
      if (!mention.person.empty()) actor.name = mention.person;
    }
    if (!mention.person.empty() && mention.same_as == kNone32) Introduce(mention.person, index);
    document_.mentions.push_back(std::move(mention));
    document_.sentence_mentions[sentence_].push_back(index);
    return last;
  }

  /// Family names stand first or last; who is told last owns the word.
  void Introduce(std::string_view person, std::uint32_t index) {
    const std::size_t first = person.find(' ');
    const std::size_t last = person.rfind(' ');
    if (first == std::string_view::npos) return;
    told_.people.insert_or_assign(std::string(person.substr(last + 1)), index);
    told_.people.insert_or_assign(std::string(person.substr(0, first)), index);
  }

  const Knowledge& knowledge_;
  Told& told_;
  Document& document_;
  std::vector<Word>& words_;
  std::uint32_t sentence_;
  std::uint32_t end_;
  EntryKind last_kind_ = EntryKind::kActor;
  std::string_view role_words_;  ///< of the role taken last
};

}  // namespace

void FindMentions(const Knowledge& knowledge, Document& document) {
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  document.sentence_mentions.assign(sentences, {});
  Told told;
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    if (!document.IsRead(sentence)) continue;
    Composer(knowledge, document, told, sentence).Run();
  }
}

}  // namespace demarche::extract
