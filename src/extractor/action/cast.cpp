// Names become characters by their words, in the order of the text: the whole name first, then a part of it.
// Pronouns and "the company" mean who was told of last, subjects first (Lappin and Leass 1994, in the small).
#include "extractor/action/cast.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.h"
#include "base/name_words.h"
#include "extractor/reference/binding.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr std::size_t kSameWord = 32;    ///< characters that one word of a name is looked up in
constexpr std::uint32_t kCastReach = 3;  ///< sentences that a reference looks back

/// A name as it stands in the text.
struct TextName {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool person = false;
  bool organisation = false;
  const Mention* known = nullptr;  ///< of the lexicon
};

class Caster {
 public:
  Caster(const Rulebook& rules, const Document& document)
      : rules_(rules), document_(document), words_(document.words) {
    cast_.part_of.assign(words_.size(), kNone32);
  }

  Cast Run() {
    ReadNames();
    std::size_t next = 0;
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      sentence_ = s;
      for (std::uint32_t i = document_.FirstWord(s); i < document_.LastWord(s);) {
        while (next < names_.size() && names_[next].first < i) ++next;
        const bool named = next < names_.size() && names_[next].first == i;
        i = named ? Named(names_[next]) : IsSurname(i) ? Named({i, i + 1, false, false, nullptr}) : Meant(i);
      }
      speaker_of_last_ = Speaker();
    }
    return std::move(cast_);
  }

 private:
  // Names -------------------------------------------------------------------------------------

  /// Mentions of the lexicon, and the proper names that they do not cover, in text order.
  void ReadNames() {
    for (const Mention& mention : document_.mentions) {
      const bool known = !mention.actors.empty() && !mention.actors[0].code.empty();
      const bool guessed = mention.pronoun || mention.definite || mention.place || mention.modifier;
      if (!known || guessed) continue;
      names_.push_back({mention.first, mention.last, !mention.person.empty(), false, &mention});
    }
    for (const ProperName& name : document_.analysis->names) {
      const bool several = name.last_token - name.first_token > 1;
      Split({name.first_token, WithCapitals(name), several && name.type == NameType::kPerson,
             name.type == NameType::kOrganisation, nullptr});
    }
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      if (HasInnerCapital(i)) Split({i, i + 1, false, false, nullptr});
    }
    // Of those that overlap, a known one goes first, then the longer.
    std::sort(names_.begin(), names_.end(), [](const TextName& a, const TextName& b) {
      const auto key = [](const TextName& it) { return std::tuple(it.first, it.known == nullptr, ~it.last); };
      return key(a) < key(b);
    });
    std::vector<TextName> kept;
    for (TextName& name : names_) {
      if (!kept.empty() && name.first < kept.back().last) {
        const bool longer = kept.back().known != nullptr && name.known == nullptr &&
                            name.first == kept.back().first && name.last > kept.back().last;
        if (longer && kept.back().known->person.empty()) kept.back() = name;
        continue;
      }
      if (!kept.empty() && name.known == nullptr && GoesOn(kept.back(), name)) {
        kept.back().last = name.last;
      } else {
        kept.push_back(name);
      }
    }
    for (TextName& name : kept) name.last = WithNumber(name);
    names_ = std::move(kept);
    DoubtPersons();
  }

  /// Two words are taken for a person (language room). Who is called by the first of them, and never by the
  /// last, is a company or a thing: "Nordlicht" for Nordlicht Robotics.
  void DoubtPersons() {
    std::unordered_set<std::string_view> alone;
    for (const TextName& name : names_) {
      if (name.last - name.first == 1) alone.insert(words_[name.first].text);
    }
    for (TextName& name : names_) {
      const bool first = alone.count(words_[name.first].text) > 0;
      const bool last = alone.count(words_[name.last - 1].text) > 0;
      name.person = name.person && (!first || last || name.known != nullptr);
    }
  }

  /// "Apple CEO Steve Jobs" is two names: a role parts them, and is none.
  void Split(const TextName& name) {
    std::uint32_t first = name.first;
    for (std::uint32_t i = name.first; i <= name.last; ++i) {
      const bool goes_on = i + 1 < words_.size() && words_[i + 1].capital;
      if (i < name.last && !(IsRole(i) && goes_on) && words_[i].timex == kNone32) continue;
      if (i > first) {
        TextName part = name;
        part.first = first;
        part.last = i;
        part.person = name.person || (first > name.first && i - first > 1);
        part.organisation = name.organisation && i == name.last;
        names_.push_back(part);
      }
      first = i + 1;
    }
  }

  /// "iTunes Music Store": a noun in capitals that governs the name before it ends it.
  [[nodiscard]] std::uint32_t WithCapitals(const ProperName& name) const {
    std::uint32_t last = name.last_token;
    while (last < words_.size() && words_[last].capital && words_[last].upos == Upos::kNoun &&
           !IsRole(last) && words_[last].sentence == words_[name.first_token].sentence &&
           words_[last - 1].head == last)
      ++last;
    return last;
  }

  /// A word of a role: "CEO", "President", but not of the name behind it.
  [[nodiscard]] bool IsRole(std::uint32_t i) const {
    if (words_[i].mention == kNone32) return false;
    const Mention& mention = document_.mentions[words_[i].mention];
    if (mention.role == nullptr) return false;
    const auto named =
        static_cast<std::uint32_t>(std::count(mention.person.begin(), mention.person.end(), ' '));
    return mention.person.empty() || i + named + 1 < mention.last;
  }

  /// "iPhone", "eBay": a capital inside the word, whatever its tag.
  [[nodiscard]] bool HasInnerCapital(std::uint32_t i) const {
    const std::string_view text = words_[i].text;
    return text.size() > 2 && IsLower(text[0]) && (IsUpper(text[1]) || IsUpper(text[2]));
  }

  /// "iTunes" and "Music Store" side by side, where one of them depends on the other.
  [[nodiscard]] bool GoesOn(const TextName& left, const TextName& right) const {
    if (left.known != nullptr || left.last != right.first) return false;
    if (!HasInnerCapital(left.last - 1) && !HasInnerCapital(right.first)) return false;
    if (words_[left.first].sentence != words_[right.first].sentence) return false;
    return IsUnder(document_, left.last - 1, right.last - 1) || IsUnder(document_, right.first, left.first);
  }

  /// "iPhone 4": a number right behind a name, in its phrase, is its last word.
  [[nodiscard]] std::uint32_t WithNumber(const TextName& name) const {
    const std::uint32_t i = name.last;
    if (i >= words_.size() || words_[i].sentence != words_[name.first].sentence) return i;
    const Word& word = words_[i];
    if (word.upos != Upos::kNum || word.timex != kNone32 || !IsDigit(word.text.front())) return i;
    const bool inside = word.head != kNone32 && word.head >= name.first && word.head < i;
    const bool beside = words_[i - 1].head == i || words_[i - 1].head == word.head;
    return inside || beside ? i + 1 : i;
  }

  [[nodiscard]] std::vector<std::string> WordsOf(const TextName& name) const {
    std::vector<std::string> words;
    const auto add = [&](std::string_view text) {
      const bool word = !text.empty() && (IsDigit(text[0]) || IsUpper(text[0]) || IsLower(text[0]) ||
                                          static_cast<unsigned char>(text[0]) >= 0x80);
      if (word && text != "the" && text != "The" && text.size() < 64) words.push_back(LowerAscii(text));
    };
    if (name.known != nullptr && !name.known->person.empty()) {
      std::string_view rest = name.known->person;
      while (!rest.empty()) {
        const std::size_t space = std::min(rest.find(' '), rest.size());
        add(rest.substr(0, space));
        rest.remove_prefix(std::min(space + 1, rest.size()));
      }
      return words;
    }
    for (std::uint32_t i = name.first; i < name.last; ++i) add(words_[i].text);
    return words;
  }

  std::uint32_t Named(const TextName& name) {
    const std::vector<std::string> words = WordsOf(name);
    if (words.empty()) return name.last;
    std::uint32_t character = Find(name, words);
    const char* how = "part of the name";
    if (character == kNone32) {
      character = Introduce(name, words);
      how = "by name";
    }
    Character& it = cast_.characters[character];
    ++it.told;
    const bool surname = words.size() == 1 && it.words.size() > 1 && words.back() == it.words.back();
    it.person = it.person || name.person || (surname && !it.organisation && it.actor.code.empty());
    it.organisation = it.organisation || name.organisation;
    Place(name.first, name.last, character, true, std::string("actor:") + it.actor.name + ' ' + how);
    return name.last;
  }

  /// The character whom the words name: all of them, else the one told most often of which they are a part
  /// that begins it, or ends a person's name.
  [[nodiscard]] std::uint32_t Find(const TextName& name, const std::vector<std::string>& words) const {
    if (name.known != nullptr && name.known->person.empty()) {
      const auto known = by_code_.find(name.known->actors[0].code + '|' + name.known->sector);
      return known == by_code_.end() ? kNone32 : known->second;
    }
    const auto found = by_word_.find(words.back());
    const auto start = by_word_.find(words.front());
    std::uint32_t best = kNone32;
    for (const auto& list : {found, start}) {
      if (list == by_word_.end()) continue;
      for (const std::uint32_t index : list->second) {
        const Character& it = cast_.characters[index];
        if (it.words == words) return index;
        if (best != kNone32 && it.told <= cast_.characters[best].told) continue;
        if (IsShortFor(words, it) || IsLongFor(words, name, it)) best = index;
      }
    }
    return best;
  }

  /// "Jobs" and "Steve" for Steve Jobs, "Apple" for Apple Computer.
  [[nodiscard]] static bool IsShortFor(const std::vector<std::string>& words, const Character& it) {
    return words.size() < it.words.size() && IsPartOfName(words, it.words);
  }

  /// "Steve Jobs" behind "Jobs".
  [[nodiscard]] static bool IsLongFor(const std::vector<std::string>& words, const TextName& name,
                                      const Character& it) {
    return name.person && it.words.size() == 1 && !it.organisation && words.size() > 1 &&
           words.back() == it.words.front();
  }

  std::uint32_t Introduce(const TextName& name, const std::vector<std::string>& words) {
    const auto index = static_cast<std::uint32_t>(cast_.characters.size());
    Character it;
    it.words = words;
    if (name.known != nullptr) {
      it.actor = name.known->actors[0];
      it.organisation = !name.person;
      if (!name.person) by_code_.emplace(it.actor.code + '|' + name.known->sector, index);
    } else {
      it.actor.name = std::string(document_.SpanOf(name.first, name.last).In(document_.article->text));
    }
    cast_.characters.push_back(std::move(it));
    for (const std::string& word : {words.front(), words.back()}) {
      std::vector<std::uint32_t>& list = by_word_[word];
      if (list.size() < kSameWord && (list.empty() || list.back() != index)) list.push_back(index);
    }
    return index;
  }

  /// "Jobs" at the head of a sentence, whatever its tag: the family name of a person told of before.
  [[nodiscard]] bool IsSurname(std::uint32_t i) const {
    if (!words_[i].capital || words_[i].timex != kNone32) return false;
    const auto found = by_word_.find(LowerAscii(words_[i].text));
    if (found == by_word_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](std::uint32_t index) {
      const Character& it = cast_.characters[index];
      return it.person && it.words.size() > 1 && it.words.back() == found->first;
    });
  }

  // References ----------------------------------------------------------------------------------

  /// A pronoun, or "the company".
  std::uint32_t Meant(std::uint32_t i) {
    const Word& word = words_[i];
    if (word.timex != kNone32 || word.rel == Deprel::kExpl) return i + 1;
    std::uint32_t character = kNone32;
    if (word.Has(Grammar::kPronoun)) {
      character = Pronoun(word);
    } else if (word.upos == Upos::kNoun && IsDefinite(i)) {
      character = Nominal(word);
    }
    if (character == kNone32) return i + 1;
    Place(i, i + 1, character, false,
          "reference:" + std::string(word.text) + " = " + cast_.characters[character].actor.name);
    return i + 1;
  }

  [[nodiscard]] std::uint32_t Pronoun(const Word& word) const {
    if (word.Has(Grammar::kSpeaker)) {
      const bool one = !word.Has(Grammar::kPlural) && (word.feats & Feats::kPlur) == 0;
      return one ? FirstOf({Speaker(), speaker_of_last_}) : kNone32;
    }
    if (word.Has(Grammar::kPersonal)) return Last(true);
    if (word.Has(Grammar::kPlural)) return kNone32;
    return Last(false);
  }

  [[nodiscard]] bool IsDefinite(std::uint32_t noun) const {
    const std::uint32_t determiner = Dependent(document_, noun, Deprel::kDet);
    return determiner != kNone32 && rules_.IsOf(RareClass::kDefinite, words_[determiner].readings);
  }

  /// "the company" is the organisation told of last, "the store" the character whose name ends so.
  [[nodiscard]] std::uint32_t Nominal(const Word& word) const {
    const auto found = by_word_.find(LowerAscii(word.text));
    if (found != by_word_.end()) {
      for (auto it = found->second.rbegin(); it != found->second.rend(); ++it) {
        const Character& character = cast_.characters[*it];
        if (character.words.size() > 1 && character.words.back() == found->first) return *it;
      }
    }
    if (!word.Has(Grammar::kOrganisationNoun)) return kNone32;
    std::uint32_t best = kNone32;
    for (const std::uint32_t index : recent_) {
      const Character& it = cast_.characters[index];
      if (it.person || it.actor.type == "state") continue;
      const auto rank = [](const Character& who) { return std::pair(who.organisation, who.told); };
      if (best == kNone32 || rank(it) > rank(cast_.characters[best])) best = index;
    }
    return best;
  }

  /// Who was told of last, a person or none: the subject of this or an earlier sentence first.
  [[nodiscard]] std::uint32_t Last(bool person) const {
    const Memory& memory = person ? person_ : other_;
    const auto near = [&](const Seen& seen) {
      return seen.character != kNone32 && seen.sentence + kCastReach > sentence_;
    };
    const bool later = near(memory.subject) && memory.subject.sentence + 1 >= memory.any.sentence;
    if (later) return memory.subject.character;
    return near(memory.any) ? memory.any.character : kNone32;
  }

  /// Who says something in this sentence.
  [[nodiscard]] std::uint32_t Speaker() const {
    for (const std::uint32_t index : document_.sentence_clauses[sentence_]) {
      const Clause& clause = document_.clauses[index];
      if (!words_[clause.head].Has(Grammar::kReport) || clause.subject_word == kNone32) continue;
      const std::uint32_t part = cast_.part_of[clause.subject_word];
      if (part != kNone32 && cast_.characters[cast_.parts[part].character].person)
        return cast_.parts[part].character;
    }
    return kNone32;
  }

  void Place(std::uint32_t first, std::uint32_t last, std::uint32_t character, bool named, std::string rule) {
    const auto index = static_cast<std::uint32_t>(cast_.parts.size());
    Part part{first, last, HeadOf(document_, first, last), character, named, std::move(rule)};
    for (std::uint32_t i = first; i < last; ++i) cast_.part_of[i] = index;
    Remember(part);
    cast_.parts.push_back(std::move(part));
  }

  void Remember(const Part& part) {
    const Word& head = words_[part.head];
    if (head.rel == Deprel::kNmodPoss && part.named && !cast_.characters[part.character].person) return;
    Memory& memory = cast_.characters[part.character].person ? person_ : other_;
    const Seen seen{part.character, sentence_};
    const bool subject = head.rel == Deprel::kNsubj || head.rel == Deprel::kNsubjPass;
    if (subject && memory.subject.sentence_begun(sentence_)) memory.subject = seen;
    memory.any = seen;
    const auto known = std::find(recent_.begin(), recent_.end(), part.character);
    if (known != recent_.end()) recent_.erase(known);
    recent_.insert(recent_.begin(), part.character);
    if (recent_.size() > kRecent) recent_.pop_back();
  }

  static constexpr std::size_t kRecent = 12;

  struct Seen {
    std::uint32_t character = kNone32;
    std::uint32_t sentence = kNone32;
    /// The first subject of a sentence holds for it.
    [[nodiscard]] bool sentence_begun(std::uint32_t now) const { return sentence != now; }
  };
  struct Memory {
    Seen subject, any;
  };

  const Rulebook& rules_;
  const Document& document_;
  const WordList& words_;
  std::vector<TextName> names_;
  Cast cast_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;  ///< first and last words of names
  std::unordered_map<std::string, std::uint32_t> by_code_;
  std::uint32_t sentence_ = 0;
  std::uint32_t speaker_of_last_ = kNone32;
  Memory person_, other_;
  std::vector<std::uint32_t> recent_;  ///< characters, the last first
};

}  // namespace

Cast FindCast(const Rulebook& rules, const Document& document) { return Caster(rules, document).Run(); }

std::vector<std::uint32_t> PartsOf(const Document& document, const Cast& cast, std::uint32_t word) {
  constexpr std::size_t kMost = 24;
  std::vector<std::uint32_t> parts;
  if (word == kNone32) return parts;
  const auto add = [&](std::uint32_t at) {
    const std::uint32_t part = cast.part_of[at];
    const bool known = std::any_of(parts.begin(), parts.end(), [&](std::uint32_t other) {
      return part != kNone32 && cast.parts[other].character == cast.parts[part].character;
    });
    if (part != kNone32 && !known && parts.size() < kMost) parts.push_back(part);
    return part != kNone32;
  };
  const auto stands_for = [&](std::uint32_t at) {
    if (add(at)) return;
    const std::uint32_t mention = document.words[at].mention;
    const bool role = mention != kNone32 && document.mentions[mention].role != nullptr;
    for (std::uint32_t k = document.words[at].child; k != kNone32; k = document.words[k].sibling) {
      const Deprel rel = document.words[k].rel;
      const bool names = rel == Deprel::kFlat || rel == Deprel::kNmodDesc || rel == Deprel::kAppos ||
                         (rel == Deprel::kCompound && !role);
      if (names && add(k)) return;
    }
  };
  stands_for(word);
  for (std::uint32_t k = document.words[word].child; k != kNone32; k = document.words[k].sibling) {
    if (document.words[k].rel == Deprel::kConj) stands_for(k);
  }
  return parts;
}

}  // namespace demarche::extract
