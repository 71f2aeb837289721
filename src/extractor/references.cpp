// Pass 3: who is meant by pronouns, bare roles and "both sides". Candidates are taken in the
// order of a reader's attention (Lappin and Leass 1994, in the small): subjects of the clauses
// before, then other mentions, nearest first.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "extractor/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// Who is in the reader's mind after a sentence: mentions, or kNone32.
struct Focus {
  std::uint32_t person = kNone32;    ///< one person
  std::uint32_t body = kNone32;      ///< state, institution or group that is a subject
  std::uint32_t body_any = kNone32;  ///< the same, anywhere
  std::uint32_t subject = kNone32;
  std::uint32_t any = kNone32;
  std::uint32_t many = kNone32;   ///< several people of no known land that are a subject
  std::uint32_t crowd = kNone32;  ///< several people of a known land
};

class Resolver {
 public:
  Resolver(const Knowledge& knowledge, Document& document) : knowledge_(knowledge), document_(document) {}

  void Run() {
    const auto sentences = static_cast<std::uint32_t>(document_.sentence_mentions.size());
    for (std::uint32_t s = 0; s < sentences; ++s) {
      BeginSentence(s);
      for (const std::uint32_t index : document_.sentence_mentions[s]) Visit(index);
      EndSentence();
    }
  }

 private:
  void BeginSentence(std::uint32_t sentence) {
    sentence_ = sentence;
    now_ = {};
    subjects_.clear();
    stranger_ = kNone32;
    for (std::uint32_t* memory : {&last_.person, &last_.body, &last_.body_any, &last_.subject, &last_.any}) {
      if (*memory != kNone32 && document_.mentions[*memory].sentence + kReach < sentence) *memory = kNone32;
    }
    nameless_.clear();
    for (const std::uint32_t index : document_.sentence_clauses[sentence]) {
      const Clause& clause = document_.clauses[index];
      if (clause.subject != kNone32) subjects_.push_back(clause.subject);
      if (clause.subject == kNone32 && clause.finite) AddNameless(clause);
      if (clause.subject == kNone32 && clause.finite && stranger_ == kNone32) FindStranger(clause);
    }
    std::sort(subjects_.begin(), subjects_.end());
  }

  /// "Zhan has denied": a subject in capitals that no name of the lexicon covers.
  void FindStranger(const Clause& clause) {
    if (clause.subject_word != kNone32 && IsUnknownName(clause.subject_word)) {
      stranger_ = clause.subject_word;
      return;
    }
    std::uint32_t i = clause.first;
    while (i > clause.begin && document_.words[i - 1].Has(Grammar::kAdverb)) --i;
    if (i == clause.begin) return;
    if (IsUnknownName(i - 1)) stranger_ = i - 1;
  }

  [[nodiscard]] bool IsUnknownName(std::uint32_t i) const {
    const Word& word = document_.words[i];
    return word.mention == kNone32 && word.upos == Upos::kPropn && word.capital &&
           !word.Has(Grammar::kPronoun);
  }

  /// "VW said it", "the mill ... and it": a noun that names nobody the lexicon knows and yet can be "it".
  /// What somebody says, or where it is written, cannot: "the note said it would pay".
  void AddNameless(const Clause& clause) {
    if (clause.subject_word == kNone32) return;
    const Word& word = document_.words[clause.subject_word];
    const bool name = IsUnknownName(clause.subject_word);
    const bool thing = word.upos == Upos::kNoun && !document_.words[clause.head].Has(Grammar::kReport);
    if (word.mention == kNone32 && word.timex == kNone32 && (name || thing))
      nameless_.push_back(clause.subject_word);
  }

  /// The nearest subject before `mention` in its sentence that names nobody, one or several as the pronoun
  /// asks; kNone32 where there is none.
  [[nodiscard]] std::uint32_t NamelessBefore(const Mention& mention) const {
    const bool several = document_.words[mention.first].Has(Grammar::kPlural);
    std::uint32_t nearest = kNone32;
    for (const std::uint32_t subject : nameless_) {
      const Word& word = document_.words[subject];
      const bool plural = (word.feats & Feats::kPlur) != 0;
      const bool fits = word.upos == Upos::kPropn || plural == several;
      if (subject < mention.first && fits && (nearest == kNone32 || subject > nearest)) nearest = subject;
    }
    return nearest;
  }

  /// `index` unless something nameless that the pronoun may mean stands between.
  [[nodiscard]] std::uint32_t Behind(std::uint32_t rival, std::uint32_t index) const {
    const bool before = index != kNone32 && rival != kNone32 && document_.mentions[index].first < rival;
    return before ? kNone32 : index;
  }

  [[nodiscard]] bool IsSubject(std::uint32_t index) const {
    return std::binary_search(subjects_.begin(), subjects_.end(), index);
  }

  void Visit(std::uint32_t index) {
    Mention& mention = document_.mentions[index];
    if (mention.same_as != kNone32) {
      mention.actors = document_.mentions[mention.same_as].actors;
      Settle(mention, document_.mentions[mention.same_as].rule);
    } else if (mention.pronoun && !document_.words[mention.last - 1].Has(Grammar::kRelational)) {
      Pronoun(mention);
    } else if (mention.actors.empty() && !mention.pronoun) {
      BareRole(mention, index);
    }
    const bool nameless = mention.actors.empty() || mention.actors[0].code.empty();
    const bool anyone = mention.role_class == "person" || (Speaks(mention) && !mention.sector.empty());
    if (nameless && anyone && !mention.plural && IsSubject(index)) {
      stranger_ = mention.first;
      now_.person = kNone32;
    }
    if (nameless && !mention.actors.empty() && IsSubject(index)) {
      const bool one =
          mention.role_class == "group" && (document_.words[mention.last - 1].feats & Feats::kPlur) == 0;
      if (one || (mention.role_class == "body" && !mention.plural)) now_.body = index;
      if (mention.plural || mention.next_in_group != kNone32) now_.many = index;
    }
    if (nameless || mention.place || Located(mention)) return;
    if (mention.role != nullptr && !mention.definite) bearers_[mention.role] = index;
    Remember(mention, index);
  }

  /// "a dealer said".
  [[nodiscard]] bool Speaks(const Mention& mention) const {
    const std::uint32_t head = document_.words[mention.head].head;
    return head != kNone32 && document_.words[head].Has(Grammar::kReport);
  }

  /// "in Hanoi", "at the APEC summit": where something is, is nobody who acts.
  [[nodiscard]] bool Located(const Mention& mention) const {
    if (mention.preposition == kNone32 || !mention.role_class.empty()) return false;
    const Word& word = document_.words[mention.preposition];
    return word.Has(Grammar::kLocative) || word.text == "during";
  }

  void Remember(const Mention& mention, std::uint32_t index) {
    const bool subject = IsSubject(index);
    if (mention.role_class == "person" && !mention.plural && (subject || now_.person == kNone32)) {
      if (stranger_ == kNone32 || mention.first > stranger_) now_.person = index;
    }
    if (!mention.pronoun || !mention.plural) {
      if (subject && now_.subject == kNone32) now_.subject = index;
      if (now_.any == kNone32 || subject) now_.any = index;
    }
    const bool people = mention.role_class == "people" || mention.role_class == "group";
    if (mention.plural && !mention.pronoun && people) now_.crowd = index;
    const bool organisation = mention.role_class != "person" && mention.role_class != "people";
    if (organisation && subject && now_.body == kNone32) now_.body = index;
    if (organisation && now_.body_any == kNone32) now_.body_any = index;
    for (const Actor& actor : mention.actors) {
      const auto found =
          std::find_if(recent_.begin(), recent_.end(), [&](const Actor& a) { return a.code == actor.code; });
      if (found != recent_.end()) recent_.erase(found);
      recent_.insert(recent_.begin(), actor);
      if (recent_.size() > 4) recent_.pop_back();
    }
    if (mention.next_in_group != kNone32) {
      const Mention& next = document_.mentions[mention.next_in_group];
      if (!next.actors.empty() && next.actors[0].code != mention.actors[0].code) {
        pair_ = {mention.actors[0], next.actors[0]};
      }
    }
  }

  void EndSentence() {
    if (now_.person != kNone32) {
      last_.person = now_.person;
    } else if (stranger_ != kNone32) {
      last_.person = kNone32;
    }
    last_.body = First({now_.body, now_.body_any, last_.body});
    if (now_.subject != kNone32) last_.subject = now_.subject;
    last_.any = First({now_.subject, now_.any, last_.any});
    last_.crowd = now_.crowd;
  }

  static std::uint32_t First(std::initializer_list<std::uint32_t> candidates) {
    for (const std::uint32_t candidate : candidates) {
      if (candidate != kNone32) return candidate;
    }
    return kNone32;
  }

  void Pronoun(Mention& mention) {
    const Word& word = document_.words[mention.first];
    if (word.Has(Grammar::kQuantity)) return Parties(mention);
    // "they (the creditors)": the text itself tells who is meant.
    const bool told = mention.last < document_.LastWord(sentence_) && document_.Is(mention.last, "(");
    if (told && document_.words[mention.last + 1].letter) return Gloss(mention);
    std::uint32_t antecedent = kNone32;
    if (word.Has(Grammar::kSpeaker)) {
      antecedent = SpeakerOf(mention);
    } else if (word.Has(Grammar::kPersonal)) {
      const bool other = stranger_ != kNone32 && stranger_ < mention.first;
      antecedent = First({now_.person, other ? kNone32 : last_.person});
    } else if (word.Has(Grammar::kPlural)) {
      const std::uint32_t actor = ActorBeside(mention);
      std::uint32_t subject = Later(now_.many, Several(now_.subject));
      if (subject != kNone32 && subject == actor) subject = OtherThan(actor, mention);
      const std::uint32_t rival = NamelessBefore(mention);
      antecedent = First({Behind(rival, subject), Behind(rival, Several(now_.any)),
                          Behind(rival, Several(last_.subject)), Behind(rival, Several(last_.any))});
      if (IsLoneState(antecedent) && last_.crowd != kNone32 &&
          document_.mentions[antecedent].sentence == document_.mentions[last_.crowd].sentence)
        antecedent = last_.crowd;
    } else {
      const std::uint32_t rival = NamelessBefore(mention);
      antecedent = First({Behind(rival, now_.body), Behind(rival, now_.body_any), Behind(rival, last_.body)});
    }
    if (antecedent == kNone32) return;
    const Mention& full = document_.mentions[antecedent];
    mention.actors = full.actors;
    if (word.Has(Grammar::kPlural)) AddGroup(full, mention);
    const bool one = mention.actors.size() == 1;  // of several, each keeps its own name and sector
    if (one && (mention.role_class.empty() || mention.role_class == full.role_class)) {
      mention.person = full.person;
      if (mention.sector.empty()) mention.sector = full.sector;
    }
    if (mention.role_class.empty()) mention.role_class = full.role_class;
    Settle(mention, "reference:" + std::string(word.text) + " = " + full.actors[0].name);
  }

  /// The one named in the brackets behind a pronoun; nobody where that is no name.
  void Gloss(Mention& mention) const {
    constexpr std::uint32_t kLongest = 6;
    const std::uint32_t end = std::min(document_.LastWord(sentence_), mention.last + kLongest);
    for (std::uint32_t i = mention.last + 1; i < end && !document_.Is(i, ")"); ++i) {
      if (document_.words[i].mention == kNone32) continue;
      const Mention& full = document_.mentions[document_.words[i].mention];
      if (full.actors.empty()) return;
      mention.actors = full.actors;
      mention.sector = full.sector;
      return Settle(mention, "reference:" + full.actors[0].name + " in brackets");
    }
  }

  /// `index` when it can be "they": no single person.
  [[nodiscard]] std::uint32_t Several(std::uint32_t index) const {
    if (index == kNone32) return index;
    const Mention& mention = document_.mentions[index];
    const bool one = mention.role_class == "person" && !mention.plural && mention.next_in_group == kNone32;
    return one ? kNone32 : index;
  }

  /// "Japan deported seven Chinese. They": one state is "it" where the same sentence tells of several people.
  [[nodiscard]] bool IsLoneState(std::uint32_t index) const {
    if (index == kNone32) return false;
    const Mention& mention = document_.mentions[index];
    return mention.role_class.empty() && mention.sector.empty() && mention.next_in_group == kNone32 &&
           mention.actors.size() == 1 && mention.actors[0].type == "state";
  }

  /// Who acts in the clause of a pronoun that is its object: never the one whom the pronoun means.
  [[nodiscard]] std::uint32_t ActorBeside(const Mention& mention) const {
    const Word& word = document_.words[mention.head];
    const bool subject = word.rel == Deprel::kNsubj || word.rel == Deprel::kNsubjPass;
    if (subject || document_.words[mention.first].Has(Grammar::kPossessive) || word.scope == kNone32)
      return kNone32;
    return document_.clauses[word.scope].subject;
  }

  /// The last one named before `mention` in its sentence who is not `actor` and can be several.
  [[nodiscard]] std::uint32_t OtherThan(std::uint32_t actor, const Mention& mention) const {
    std::uint32_t best = kNone32;
    for (const std::uint32_t index : document_.sentence_mentions[sentence_]) {
      const Mention& other = document_.mentions[index];
      if (other.first >= mention.first) break;
      const bool named = !other.place && !other.pronoun && !other.actors.empty() && !Located(other);
      if (index != actor && named && Several(index) != kNone32) best = index;
    }
    return best;
  }

  /// Whoever is named later in the sentence.
  static std::uint32_t Later(std::uint32_t a, std::uint32_t b) {
    if (a == kNone32 || b == kNone32) return First({a, b});
    return std::max(a, b);
  }

  /// "We do not seek war," Weinberger said: who says it in this sentence.
  [[nodiscard]] std::uint32_t SpeakerOf(const Mention& mention) const {
    for (const std::uint32_t index : document_.sentence_clauses[sentence_]) {
      const Clause& clause = document_.clauses[index];
      if (!document_.words[clause.head].Has(Grammar::kReport) || clause.subject == kNone32) continue;
      const Mention& speaker = document_.mentions[clause.subject];
      if (!speaker.actors.empty() && !speaker.pronoun && speaker.first != mention.first)
        return clause.subject;
    }
    return kNone32;
  }

  void AddGroup(const Mention& full, Mention& mention) const {
    std::uint32_t next = full.next_in_group;
    for (int guard = 0; next != kNone32 && guard < 16; ++guard) {
      for (const Actor& actor : document_.mentions[next].actors) mention.actors.push_back(actor);
      next = document_.mentions[next].next_in_group;
    }
  }

  /// "both leaders": a pair named together, else the two states named last.
  void Parties(Mention& mention) {
    if (recent_.size() >= 2) {
      mention.actors = {recent_[1], recent_[0]};
    } else {
      mention.actors = pair_;
    }
    if (pair_.size() == 2) mention.actors = pair_;
    for (Actor& actor : mention.actors) actor.sector.clear();
    if (!mention.actors.empty()) Settle(mention, "reference:both parties");
  }

  /// "officials in Moscow", "the ministry", "police".
  void BareRole(Mention& mention, std::uint32_t index) {
    const std::uint32_t last = mention.last;
    const std::vector<Word>& words = document_.words;
    if (last + 1 < words.size() && words[last].Has(Grammar::kLocative) &&
        words[last].sentence == mention.sentence) {
      for (std::uint32_t i = last + 1; i < words.size() && i < last + 4; ++i) {
        if (words[i].sentence != mention.sentence) break;
        if (words[i].mention == kNone32) continue;
        const Mention& place = document_.mentions[words[i].mention];
        if (!place.actors.empty() && !place.actors[0].code.empty() && !Qualifies(place))
          return Bind(mention, place, "by place");
      }
    }
    const std::uint32_t possessor = Dependent(document_, mention.head, Deprel::kNmodPoss);
    if (possessor != kNone32 && words[possessor].mention != kNone32) {
      const Mention& whose = document_.mentions[words[possessor].mention];
      if (whose.pronoun && !whose.actors.empty()) return Bind(mention, whose, "by possession");
    }
    if (mention.role_class == "people" || mention.role_class == "group") {
      const std::uint32_t land = First({LandAfter(index), LandBefore(index)});
      if (land != kNone32) return Bind(mention, document_.mentions[land], "by place");
    }
    const bool one = mention.role_class == "person" && !mention.plural;
    std::uint32_t owner = kNone32;
    const bool indefinite =
        mention.first > 0 && (words[mention.first - 1].text == "a" || words[mention.first - 1].text == "an");
    if (one && !indefinite) {
      owner = Bearer(mention);
      if (owner != kNone32) return Bind(mention, document_.mentions[owner], "by same role");
    }
    if (OfFirm(mention)) return;
    // "In Quito, Foreign Minister Rafael Garcia".
    if (one && !mention.person.empty() && mention.sector == "GOV") {
      const std::uint32_t land = LandBefore(index);
      if (land != kNone32) return Bind(mention, document_.mentions[land], "by place");
    }
    if (one && mention.person.empty() && !indefinite) {
      owner = First({last_.person, now_.person});
      if (owner != kNone32 && document_.mentions[owner].sector != mention.sector) owner = kNone32;
      if (owner != kNone32) {
        mention.actors = {document_.mentions[owner].actors[0]};
        return Settle(mention, "reference:" + mention.actors[0].code + " by context");
      }
    }
    // "consuming countries", "the governments": of many lands.
    const bool many = mention.plural && mention.role_class == "body" && words[last - 1].Has(Grammar::kParty);
    // "a group of refugees" has the land of its members.
    const bool strange =
        IsForeign(mention) || (knowledge_.rules.IsOf("LANDLESS", words[last - 1].readings) &&
                               (last >= words.size() || !words[last].Has(Grammar::kGenitive)));
    if (many || strange) {
      owner = kNone32;
    } else if (knowledge_.rules.IsOf("OF-A-STATE", words[last - 1].readings)) {
      owner = First({State(now_.subject), State(now_.any), State(last_.subject), State(last_.any)});
      if (owner == kNone32) owner = LastState(index);
      if (owner == kNone32 && mention.person.empty()) owner = State(NextNamed(index));
    } else if (!knowledge_.rules.Unbound(mention.sector, mention.role_class)) {
      owner = First({now_.subject, now_.any, last_.subject, last_.any});
      if (owner == kNone32 && mention.person.empty()) owner = NextNamed(index);
    } else if (mention.role_class != "person" && !knowledge_.rules.Landless(mention.sector)) {
      owner = First({now_.subject, now_.any});
      if (owner == kNone32) owner = NextNamed(index);
    }
    if (owner != kNone32) return Bind(mention, document_.mentions[owner], "by context");
    mention.actors = {{"", "", mention.sector, mention.person, {}}};
    Settle(mention, "actor:sector " + mention.sector);
  }

  /// `index` unless it is an organisation of states: the World Bank has no government.
  [[nodiscard]] std::uint32_t State(std::uint32_t index) const {
    return index != kNone32 && document_.mentions[index].actors[0].type == "igo" ? kNone32 : index;
  }

  /// The state named last before, as far as a reference looks back.
  [[nodiscard]] std::uint32_t LastState(std::uint32_t index) const {
    for (std::uint32_t k = index; k-- > 0;) {
      const Mention& mention = document_.mentions[k];
      if (mention.sentence + kReach < sentence_) return kNone32;
      if (!mention.actors.empty() && mention.actors[0].type == "state" && !Located(mention)) return k;
    }
    return kNone32;
  }

  /// "at a United Nations conference": what only qualifies another noun is no place.
  [[nodiscard]] bool Qualifies(const Mention& mention) const {
    const Word& word = document_.words[mention.head];
    return mention.actors[0].type != "state" && word.rel == Deprel::kCompound && word.head >= mention.last;
  }

  /// "foreign authorities".
  [[nodiscard]] bool IsForeign(const Mention& mention) const {
    const std::uint32_t i = mention.first;
    return i > document_.FirstWord(mention.sentence) &&
           knowledge_.rules.IsOf("FOREIGN", document_.words[i - 1].readings);
  }

  /// "Quebecor Inc will ..., president Pierre Peladeau said": an office that firms have too, where the body
  /// told of last is one of no land.
  bool OfFirm(Mention& mention) const {
    const std::uint32_t body = First({now_.body, last_.body});
    if (body == kNone32 || mention.role_class != "person" || mention.plural) return false;
    const Mention& firm = document_.mentions[body];
    if (firm.sector != "BUS" || firm.actors.empty() || !firm.actors[0].code.empty()) return false;
    for (std::uint32_t i = mention.first; i < mention.last; ++i) {
      if (!knowledge_.rules.IsOf("FIRM-OFFICE", document_.words[i].readings)) continue;
      mention.sector = "BUS";
      mention.actors = {{"", "", "", mention.person, {}}};
      Settle(mention, "actor:of " + firm.actors[0].name);
      return true;
    }
    return false;
  }

  /// "Japan's ambassador ... Ambassador Niwa": who bore the role of `mention` last, unless by another name.
  [[nodiscard]] std::uint32_t Bearer(const Mention& mention) const {
    const auto found = bearers_.find(mention.role);
    if (mention.role == nullptr || found == bearers_.end()) return kNone32;
    const std::string& name = document_.mentions[found->second].person;
    return mention.person.empty() || name.empty() || mention.person == name ? found->second : kNone32;
  }

  /// The role belongs to the land of `owner`, under the land's own name.
  void Bind(Mention& mention, const Mention& owner, const char* how) const {
    mention.actors = {owner.actors[0]};
    for (const Actor& actor : recent_) {
      if (actor.code == mention.actors[0].code || actor.type != "state") continue;
      mention.other = actor;
      break;
    }
    const Entry* land = knowledge_.names.Actor(mention.actors[0].code);
    if (land != nullptr) mention.actors[0].name = land->name;
    mention.actors[0].sector = mention.sector;
    Settle(mention, "reference:" + mention.actors[0].code + ' ' + how);
  }

  /// "refugees fleeing the war in Liberia": a land that a preposition of place names soon after.
  [[nodiscard]] std::uint32_t LandAfter(std::uint32_t index) const {
    const Mention& mention = document_.mentions[index];
    for (std::uint32_t k = index + 1; k < document_.mentions.size() && k < index + 3; ++k) {
      const Mention& next = document_.mentions[k];
      if (next.sentence != mention.sentence || next.first > mention.last + 8) break;
      const bool placed = next.preposition != kNone32 && next.preposition >= mention.last &&
                          document_.words[next.preposition].Has(Grammar::kLocative);
      if (placed && next.role_class.empty() && !next.actors.empty() && next.actors[0].type == "state")
        return k;
    }
    return kNone32;
  }

  /// "In Tokyo about 2,800 people marched".
  [[nodiscard]] std::uint32_t LandBefore(std::uint32_t index) const {
    if (index == 0) return kNone32;
    const Mention& mention = document_.mentions[index];
    const Mention& before = document_.mentions[index - 1];
    const bool near = before.sentence == mention.sentence && before.last + 8 > mention.first;
    return near && Located(before) && !before.actors.empty() && before.actors[0].type == "state" ? index - 1
                                                                                                 : kNone32;
  }

  /// The next state named in the same sentence.
  [[nodiscard]] std::uint32_t NextNamed(std::uint32_t index) const {
    const Mention& mention = document_.mentions[index];
    for (std::uint32_t k = index + 1; k < document_.mentions.size() && k < index + 3; ++k) {
      const Mention& next = document_.mentions[k];
      if (next.sentence != mention.sentence) break;
      const bool hearer = next.place && !next.sector.empty();
      if (!hearer && !next.actors.empty() && !next.actors[0].code.empty()) return k;
    }
    return kNone32;
  }

  void Settle(Mention& mention, std::string rule) const {
    mention.rule = std::move(rule);
    for (Actor& actor : mention.actors) {
      actor.span = document_.SpanOf(mention.first, mention.last);
      if (!mention.sector.empty()) actor.sector = mention.sector;
      if (!mention.person.empty()) actor.name = mention.person;
    }
  }

  static constexpr std::uint32_t kReach = 2;  ///< sentences that a reference looks back

  const Knowledge& knowledge_;
  Document& document_;
  std::uint32_t sentence_ = 0;
  std::vector<std::uint32_t> subjects_;
  std::vector<std::uint32_t> nameless_;  ///< words of subjects that name nobody
  std::uint32_t stranger_ = kNone32;     ///< word of a subject that nobody knows
  Focus now_, last_;
  std::vector<Actor> recent_;
  std::vector<Actor> pair_;
  std::unordered_map<const Entry*, std::uint32_t> bearers_;  ///< of each role whose land was told: the last
};

/// All mentions of one actor share an entity; the list goes into the extraction.
void ListActors(Document& document) {
  std::map<std::string, std::uint32_t> entities;
  Extraction& extraction = *document.extraction;
  for (Mention& mention : document.mentions) {
    for (const Actor& actor : mention.actors) {
      if (mention.place || (actor.code.empty() && actor.sector.empty())) continue;
      const std::string key = actor.code + '|' + (mention.person.empty() ? actor.sector : mention.person);
      const std::uint32_t entity =
          entities.emplace(key, static_cast<std::uint32_t>(entities.size())).first->second;
      mention.entity = entity;
      extraction.actors.push_back({actor, mention.sentence, entity});
      extraction.actor_texts.emplace_back(actor.span.In(document.article->text));
    }
  }
}

}  // namespace

void ResolveReferences(const Knowledge& knowledge, Document& document) {
  Resolver(knowledge, document).Run();
  ListActors(document);
}

}  // namespace demarche::extract
