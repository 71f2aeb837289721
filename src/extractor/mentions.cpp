// Pass 1: who is named. Names of the lexicon are found by longest match; neighbours are then
// put together into one noun phrase: "Japan's new prime minister Sanae Takaichi" is one mention.
#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "extractor/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// A name found at words [first, last).
struct Piece {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const Entry* entry = nullptr;
};

bool IsGenitive(std::string_view text) {
  return text == "'s" || text == "\xE2\x80\x99s" || text == "'" || text == "\xE2\x80\x99";
}

/// The first and last words of persons' names, with the mention that told them.
using People = std::map<std::string, std::uint32_t, std::less<>>;

/// Composes one sentence's pieces into mentions.
class Composer {
 public:
  Composer(const Knowledge& knowledge, Document& document, People& people, std::uint32_t sentence)
      : knowledge_(knowledge),
        people_(people),
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
    return {i, last, Choose(*match.entries)};
  }

  /// A person in office at the document time goes before others of the name; otherwise the first.
  [[nodiscard]] const Entry* Choose(const std::vector<std::uint32_t>& entries) const {
    const Entry* best = nullptr;
    const std::optional<Day> now = document_.article->document_time;
    for (const std::uint32_t index : entries) {
      const Entry& entry = knowledge_.names.At(index);
      const bool in_office =
          !now || ((!entry.from || *entry.from <= *now) && (!entry.to || *now <= *entry.to));
      if (entry.kind == EntryKind::kPerson && !in_office && entry.alias) continue;
      if (best == nullptr || (entry.kind == EntryKind::kPerson && in_office &&
                              best->kind == EntryKind::kPerson && best->alias)) {
        best = &entry;
      }
      if (entry.kind != EntryKind::kPerson || in_office) break;
    }
    return best;
  }

  std::uint32_t At(std::uint32_t i) {
    if (words_[i].Has(Grammar::kPronoun)) return Pronoun(i);
    const std::uint32_t parties = Parties(i);
    if (parties > i) return parties;
    const Piece piece = PieceAt(i);
    if (piece.entry == nullptr) return ShortName(i);
    if (piece.last < end_ && words_[piece.last].text == "$") return piece.last;
    return Compose(piece);
  }

  /// "Kan" after "Prime Minister Naoto Kan": one word of a name told before, standing alone.
  std::uint32_t ShortName(std::uint32_t i) {
    if (!words_[i].capital || words_[i].timex != kNone32 || words_[i].Has(Grammar::kNameless)) return i + 1;
    const std::string_view text = words_[i].span.In(document_.article->text);
    const auto found = people_.find(text);
    const bool name_goes_on = i + 1 < end_ && words_[i + 1].capital;
    const bool honoured = i > 0 && words_[i - 1].Has(Grammar::kHonorific);
    const bool name_before = i > document_.FirstWord(sentence_) && words_[i - 1].capital && !honoured;
    if (found == people_.end() || name_goes_on || name_before) return i + 1;
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
    if (!words_[i].Has(Grammar::kQuantity)) return i;
    std::uint32_t noun = i + 1;
    while (noun < end_ && noun < i + 3 && words_[noun].Has(Grammar::kDeterminer | Grammar::kQuantity)) ++noun;
    if (noun >= end_ || !words_[noun].Has(Grammar::kParty)) return i;
    // "the leaders of Britain" are not the parties told of before.
    if (noun + 1 < end_ && words_[noun + 1].text == "of") return i;
    Mention mention;
    mention.first = i;
    mention.last = noun + 1;
    mention.pronoun = true;
    mention.plural = true;
    mention.possessive = noun + 1 < end_ && IsGenitive(words_[noun + 1].text);
    return Keep(std::move(mention));
  }

  /// Grows a mention rightwards from its first piece.
  std::uint32_t Compose(const Piece& first) {
    Mention mention;
    mention.first = first.first;
    mention.last = first.last;
    Take(*first.entry, mention);
    for (;;) {
      SkipAcronym(mention);
      const bool genitive = mention.last < end_ && IsGenitive(words_[mention.last].text);
      const bool open = genitive || last_kind_ == EntryKind::kAdjective || last_kind_ == EntryKind::kActor ||
                        last_kind_ == EntryKind::kRole || last_kind_ == EntryKind::kInstitution;
      if (!open || !mention.person.empty()) break;
      const Piece next = NextPiece(mention, genitive);
      if (next.entry == nullptr) break;
      Take(*next.entry, mention);
      mention.last = next.last;
    }
    if (mention.role_class == "person" && mention.person.empty()) UnknownPerson(mention);
    if (mention.actors.empty() && mention.sector.empty() && mention.role_class.empty()) return first.last;
    if (mention.actors.empty() && mention.person.empty() && Qualifies(mention.last)) return mention.last;
    // "Tokyo shares", "Hong Kong newspapers": a thing of the place.
    if (mention.last < end_ && mention.role_class.empty() && words_[mention.last].Has(Grammar::kThing))
      return mention.last;
    // "Chinese-made missiles": the maker is no party.
    if (mention.last + 1 < end_ && words_[mention.last].text == "-" &&
        words_[mention.last + 1].Has(Grammar::kMade))
      return mention.last + 2;
    OfCountry(mention);
    OfOwnCountry(mention);
    Close(mention);
    return Keep(std::move(mention));
  }

  /// "military aid", "police custody": a role that stands before a plain noun names nobody.
  [[nodiscard]] bool Qualifies(std::uint32_t next) const {
    if (next >= end_) return false;
    const Word& word = words_[next];
    if (word.text == "-") return true;
    if (!word.letter || word.capital || word.timex != kNone32) return false;
    const std::uint64_t closed = std::uint64_t{Grammar::kClosedClass} & ~std::uint64_t{Grammar::kAdjective};
    if (word.Has(closed)) return false;
    const bool plural = words_[next - 1].text.back() == 's';
    if (plural || (word.forms() & (Form::kEd | Form::kIng)) != 0) return false;
    const std::string_view t = word.text;
    if (t.size() > 4 && (t.substr(t.size() - 2) == "ed" || t.substr(t.size() - 3) == "ing")) return false;
    for (const Reading& reading : word.readings) {
      if ((reading.form & Form::kS) != 0 && knowledge_.rules.VerbRules(reading.symbol) != nullptr &&
          knowledge_.rules.NounRules(reading.symbol) == nullptr) {
        return false;
      }
    }
    return !word.Has(Grammar::kReport | Grammar::kPlanned | Grammar::kDenied);
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
        if (kind == EntryKind::kPerson && last_kind_ != EntryKind::kActor) return piece;
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

  void Take(const Entry& entry, Mention& mention) {
    last_kind_ = entry.kind;
    if (entry.kind == EntryKind::kRole) {
      if (!entry.sector.empty()) mention.sector = entry.sector;
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
    if (entry.kind == EntryKind::kPerson) mention.person = entry.name;
    if (entry.kind == EntryKind::kPerson) mention.role_class = "person";
    if (!entry.sector.empty()) mention.sector = entry.sector;
    mention.seat = entry.kind == EntryKind::kSeat;
    if (mention.actors.empty() || mention.actors[0].code.empty()) {
      mention.actors = {{entry.code, entry.type, "", entry.name, {}}};
      mention.rule = RuleOf(entry);
    }
  }

  static std::string RuleOf(const Entry& entry) {
    const char* how = "by name";
    if (entry.kind == EntryKind::kAdjective || entry.kind == EntryKind::kPeople) how = "by adjective";
    if (entry.kind == EntryKind::kSeat) how = "by seat of government";
    if (entry.kind == EntryKind::kInstitution) how = "by institution";
    if (entry.kind == EntryKind::kPerson) how = "by person";
    return "actor:" + entry.code + " " + how;
  }

  /// "the Palestine Liberation Organization (PLO)": the name in brackets is the same one.
  void SkipAcronym(Mention& mention) const {
    const std::uint32_t open = mention.last;
    if (open + 2 >= end_ || words_[open].text != "(" || !words_[open + 1].capital) return;
    std::uint32_t i = open + 1;
    while (i < end_ && i < open + 5 && words_[i].text != ")") ++i;
    if (i < end_ && words_[i].text == ")") mention.last = i + 1;
  }

  /// "President Bush": behind a role a family name of the lexicon means its bearer, in office or not; of
  /// several the one whose term is nearest to the document time.
  bool KnownPerson(Mention& mention) {
    const std::uint32_t i = mention.last;
    if (i >= end_ || !words_[i].capital || (mention.last + 1 < end_ && words_[i + 1].capital)) return false;
    const Gazetteer::Match match = knowledge_.names.Find(document_.article->text, words_[i].span.begin);
    if (match.size == 0 || words_[i].span.begin + match.size != words_[i].span.end) return false;
    const Entry* best = nullptr;
    std::int64_t distance = 0;
    for (const std::uint32_t index : *match.entries) {
      const Entry& entry = knowledge_.names.At(index);
      if (entry.kind != EntryKind::kPerson) continue;
      const std::int64_t away = DaysAway(entry);
      if (best != nullptr && away >= distance) continue;
      best = &entry;
      distance = away;
    }
    if (best == nullptr) return false;
    Take(*best, mention);
    mention.last = i + 1;
    return true;
  }

  /// Days between the document time and a term of office.
  [[nodiscard]] std::int64_t DaysAway(const Entry& entry) const {
    const std::optional<Day> now = document_.article->document_time;
    if (!now) return 0;
    if (entry.from && *now < *entry.from) return (*entry.from - *now).count();
    if (entry.to && *entry.to < *now) return (*now - *entry.to).count();
    return 0;
  }

  /// Capitals after a person's role are a name: "Foreign Minister Joe Clark".
  void UnknownPerson(Mention& mention) {
    if (KnownPerson(mention)) return;
    std::uint32_t i = mention.last;
    while (i < end_ && i < mention.last + 6 && words_[i].timex == kNone32) {
      const bool hyphen = words_[i].text == "-" && i > mention.last && i + 1 < end_ && words_[i + 1].capital;
      if (!hyphen &&
          (!words_[i].capital || (PieceAt(i).entry != nullptr && PieceAt(i).entry->kind != EntryKind::kRole)))
        break;
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

  void Close(Mention& mention) {
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
    people_.insert_or_assign(std::string(person.substr(last + 1)), index);
    people_.insert_or_assign(std::string(person.substr(0, first)), index);
  }

  const Knowledge& knowledge_;
  People& people_;
  Document& document_;
  std::vector<Word>& words_;
  std::uint32_t sentence_;
  std::uint32_t end_;
  EntryKind last_kind_ = EntryKind::kActor;
};

/// "BRUSSELS, Oct 5 (Reuters) - ", "the APEC summit", "on the sidelines of the General Assembly":
/// where a report was written or people met is nobody who acts.
void MarkVenue(Document& document, Mention& mention) {
  const std::uint32_t begin = document.FirstWord(mention.sentence);
  const std::uint32_t end = document.LastWord(mention.sentence);
  constexpr std::uint32_t kDateline = 16;
  if (mention.first == begin && mention.role_class.empty()) {
    const std::string_view text = document.SpanOf(mention.first, mention.last).In(document.article->text);
    const bool capitals = text.size() > 3 && std::none_of(text.begin(), text.end(), IsLower);
    for (std::uint32_t i = mention.last; capitals && i < end && i < begin + kDateline; ++i) {
      if (document.words[i].Has(Grammar::kDash)) mention.place = true;
    }
  }
  const bool organisation = !mention.actors.empty() && mention.actors[0].type == "igo";
  if (!organisation || mention.possessive) return;
  if (mention.last < end && document.words[mention.last].Has(Grammar::kVenue)) mention.place = true;
  if (mention.preposition != kNone32 && mention.preposition > begin &&
      document.words[mention.preposition - 1].Has(Grammar::kVenue))
    mention.place = true;
}

/// The preposition that marks a mention, or the noun that it qualifies or is coordinated to.
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
      case Deprel::kConj: word = document.words[word].head; break;
      default: return;
    }
  }
}

/// The noun that a mention belongs to: "warships" for "French" of "French warships".
std::uint32_t NounOf(const Document& document, std::uint32_t word) {
  for (int step = 0; step < 4; ++step) {
    const Word& at = document.words[word];
    const bool part = at.rel == Deprel::kAmod || at.rel == Deprel::kCompound || at.rel == Deprel::kFlat ||
                      at.rel == Deprel::kNmodDesc || at.rel == Deprel::kNmodPoss;
    if (!part || at.head == kNone32) break;
    word = at.head;
  }
  return word;
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

/// Joins "A, B and C"; an adjective takes the role of the last: "Hungarian and Romanian officials".
void JoinGroups(Document& document, const std::vector<std::uint32_t>& mentions) {
  for (std::size_t k = 1; k < mentions.size(); ++k) {
    Mention& left = document.mentions[mentions[k - 1]];
    Mention& right = document.mentions[mentions[k]];
    if (left.pronoun || right.pronoun || right.first - left.last > 3 || right.first == left.last) continue;
    bool joined = false;
    bool broken = false;
    for (std::uint32_t i = left.last; i < right.first; ++i) {
      const Word& word = document.words[i];
      if (word.text == "and" || word.text == "," || word.text == "or" || word.text == "&") {
        joined = true;
      } else if (!word.Has(Grammar::kDeterminer | Grammar::kAdjective)) {
        broken = true;
      }
    }
    if (!joined || broken || PartedByTree(document, left, right)) continue;
    const bool lands = left.of_land && right.role_class.empty();
    const bool comma_only = document.words[left.last].text == "," && right.first - left.last == 1 && !lands;
    if (document.words[left.last].text == "," && document.words[left.last + 1].Has(Grammar::kDeterminer))
      continue;
    if (comma_only && (!left.role_class.empty() || !right.role_class.empty())) continue;
    left.next_in_group = mentions[k];
    right.continues_group = true;
    right.of_land = lands;
    if (left.role_class.empty() && !left.possessive && left.modifier == false && right.modifier == false &&
        left.sector.empty() && document.words[left.last].text == "and" && !left.actors.empty() &&
        left.rule.find("adjective") != std::string::npos) {
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

}  // namespace

void FindMentions(const Knowledge& knowledge, Document& document) {
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  document.sentence_mentions.assign(sentences, {});
  People people;
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    if (!document.IsRead(sentence)) continue;
    Composer(knowledge, document, people, sentence).Run();
    for (const std::uint32_t index : document.sentence_mentions[sentence]) {
      document.mentions[index].head =
          HeadOf(document, document.mentions[index].first, document.mentions[index].last);
      FindPreposition(document, document.mentions[index]);
      MarkVenue(document, document.mentions[index]);
    }
    JoinGroups(document, document.sentence_mentions[sentence]);
  }
}

}  // namespace demarche::extract
