#include "extractor/reference/attention.h"

#include <algorithm>
#include <functional>

#include "extractor/reference/binding.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
void Attention::BeginSentence(std::uint32_t sentence) {
  sentence_ = sentence;
  now_ = {};
  subjects_.clear();
  speakers_.clear();
  stranger_ = kNone32;
  for (std::uint32_t* memory : {&last_.person, &last_.body, &last_.body_any, &last_.subject, &last_.any}) {
    if (*memory != kNone32 && document_.mentions[*memory].sentence + kReferenceReach < sentence)
      *memory = kNone32;
  }
  nameless_.clear();
  things_.clear();
  for (const std::uint32_t index : document_.sentence_clauses[sentence]) {
    const Clause& clause = document_.clauses[index];
    if (clause.subject != kNone32) subjects_.push_back(clause.subject);
    const bool says = clause.finite && document_.words[clause.head].Has(Grammar::kReport);
    if (says && clause.subject != kNone32) speakers_.push_back(clause.subject);
    const bool unknown = says && clause.subject_word != kNone32 && IsUnknownName(clause.subject_word);
    now_.stranger_talks = now_.stranger_talks || unknown;
    if (clause.subject == kNone32 && clause.finite) AddNameless(clause);
    if (clause.finite) AddThing(clause);
    if (clause.subject == kNone32 && clause.finite && stranger_ == kNone32) FindStranger(clause);
  }
  std::sort(subjects_.begin(), subjects_.end());
}

/// "Zhan has denied": a subject in capitals that no name of the lexicon covers.
void Attention::FindStranger(const Clause& clause) {
  if (clause.subject_word != kNone32 && IsUnknownName(clause.subject_word)) {
    stranger_ = clause.subject_word;
    return;
  }
  std::uint32_t i = clause.first;
  while (i > clause.begin && document_.words[i - 1].Has(Grammar::kAdverb)) --i;
  if (i == clause.begin) return;
  if (IsUnknownName(i - 1)) stranger_ = i - 1;
}

bool Attention::IsUnknownName(std::uint32_t i) const {
  const Word& word = document_.words[i];
  return word.mention == kNone32 && word.upos == Upos::kPropn && word.capital && !word.Has(Grammar::kPronoun);
}

/// "VW said it", "the mill ... and it": a noun that names nobody the lexicon knows and yet can be "it".
/// What somebody says, or where it is written, cannot: "the note said it would pay".
void Attention::AddNameless(const Clause& clause) {
  if (clause.subject_word == kNone32) return;
  const Word& word = document_.words[clause.subject_word];
  const bool name = IsUnknownName(clause.subject_word);
  const bool thing = word.upos == Upos::kNoun && !document_.words[clause.head].Has(Grammar::kReport);
  if (word.mention == kNone32 && word.timex == kNone32 && (name || thing))
    nameless_.push_back(clause.subject_word);
}

/// "remains opposed to the plan": what an attitude or a verb without an object is about; kNone32 where
/// nothing.
std::uint32_t Attention::Addressed(std::uint32_t verb) const {
  for (const std::uint32_t above : {verb, Dependent(document_, verb, Deprel::kXcomp)}) {
    if (above == kNone32) continue;
    const std::uint32_t noun = Dependent(document_, above, Deprel::kObl);
    const std::uint32_t marker = noun == kNone32 ? kNone32 : CaseOf(document_, noun);
    if (marker != kNone32 && document_.words[marker].Has(Grammar::kTargetPreposition)) return noun;
  }
  return kNone32;
}

void Attention::AddThing(const Clause& clause) {
  std::uint32_t object = Dependent(document_, clause.node, Deprel::kObj);
  if (object == kNone32 && !clause.passive) object = Addressed(clause.node);
  if (object == kNone32) return;
  const Word& word = document_.words[object];
  if (word.upos == Upos::kNoun && word.timex == kNone32 && MentionOf(document_, object) == kNone32)
    things_.push_back(object);
}

std::uint32_t Attention::NamelessBefore(const Mention& mention) const {
  std::uint32_t nearest = kNone32;
  const auto consider = [&](const std::vector<std::uint32_t>& nouns) {
    for (const std::uint32_t noun : nouns) {
      const bool before = noun < mention.first && Fits(mention, noun);
      if (before && (nearest == kNone32 || noun > nearest)) nearest = noun;
    }
  };
  consider(nameless_);
  if (document_.words[mention.head].rel == Deprel::kObj) consider(things_);
  return nearest;
}

/// "it" is one, "they" are several; a name may be either.
bool Attention::Fits(const Mention& pronoun, std::uint32_t subject) const {
  const Word& word = document_.words[subject];
  const bool several = document_.words[pronoun.first].Has(Grammar::kPlural);
  return word.upos == Upos::kPropn || ((word.feats & Feats::kPlur) != 0) == several;
}

bool Attention::IsOfThing(const Mention& pronoun) const {
  if (Speaks(pronoun)) return false;  // "The storm hit the coast, it said": no thing says so
  return topic_ != kNone32 && document_.words[topic_].sentence + 1 == sentence_ && Fits(pronoun, topic_);
}

void Attention::FindTopic() {
  topic_ = kNone32;
  for (const std::uint32_t subject : nameless_) {
    const std::uint32_t verb = document_.words[subject].head;
    const bool main = verb != kNone32 && document_.words[verb].head == kNone32;
    if (main) topic_ = subject;
  }
}

bool Attention::IsSubject(std::uint32_t index) const {
  return std::binary_search(subjects_.begin(), subjects_.end(), index);
}

void Attention::Notice(std::uint32_t index) {
  const Mention& mention = document_.mentions[index];
  NoticeTalker(mention, index);
  NoticeStranger(mention, index);
  const bool nameless = mention.actors.empty() || mention.actors[0].code.empty();
  if (nameless || mention.place || IsLocated(document_, mention)) return;
  if (mention.role != nullptr && !mention.definite) bearers_[mention.role] = index;
  if (mention.role_class == "person" && mention.plural && !mention.pronoun)
    several_[document_.words[mention.last - 1].text] = index;
  Remember(mention, index);
}

/// "Low said Kato would come": Low, who may be a stranger.
void Attention::NoticeTalker(const Mention& mention, std::uint32_t index) {
  const bool first = now_.talker == kNone32 && !now_.stranger_talks;
  const bool person = mention.role_class == "person" && !mention.plural;
  if (!first || !person || std::ranges::find(speakers_, index) == speakers_.end()) return;
  const bool known = !mention.actors.empty() && !mention.actors[0].code.empty();
  now_.talker = known ? index : kNone32;
  now_.stranger_talks = !known;
}

/// Whoever has no code, and yet is told of.
void Attention::NoticeStranger(const Mention& mention, std::uint32_t index) {
  const bool nameless = mention.actors.empty() || mention.actors[0].code.empty();
  if (!nameless || !IsSubject(index)) return;
  const bool anyone = mention.role_class == "person" || (Speaks(mention) && !mention.sector.empty());
  if (anyone && !mention.plural) {
    stranger_ = mention.first;
    now_.person = kNone32;
  }
  if (mention.actors.empty()) return;
  const bool one =
      mention.role_class == "group" && (document_.words[mention.last - 1].feats & Feats::kPlur) == 0;
  if (one || (mention.role_class == "body" && !mention.plural)) now_.body = index;
  if (mention.plural || mention.next_in_group != kNone32) now_.many = index;
}

/// "a dealer said".
bool Attention::Speaks(const Mention& mention) const {
  const std::uint32_t head = document_.words[mention.head].head;
  return head != kNone32 && document_.words[head].Has(Grammar::kReport);
}

std::uint32_t Attention::ManyFor(const Mention& pronoun) const {
  const std::uint32_t many = last_.many;
  return many == kNone32 || !Speaks(document_.mentions[many]) || Speaks(pronoun) ? many : kNone32;
}

std::uint32_t Attention::SpeakerFor(const Mention& pronoun) const {
  const std::uint32_t verb = document_.words[pronoun.head].head;
  const bool says =
      verb != kNone32 && (Speaks(pronoun) || Dependent(document_, verb, Deprel::kCcomp) != kNone32);
  return says ? last_.speaker : kNone32;
}

/// "He also warned Poland": a deed in words.
bool Attention::Addresses(const Mention& pronoun) const {
  const std::uint32_t verb = document_.words[pronoun.head].head;
  if (verb == kNone32 || !IsSubject(document_.words[pronoun.head].mention)) return false;
  return IsDeedInWords(knowledge_, document_.words[verb], "verbal");
}

std::uint32_t Attention::PersonFor(const Mention& pronoun) const {
  if (!Speaks(pronoun) && !Addresses(pronoun)) return last_.person;
  if (last_.stranger_talks) return kNone32;
  return FirstOf({last_.talker, last_.person});
}

/// "Low will come on Friday, a delegate said": Low, not who only says so without a name.
bool Attention::OnlySpeaksOf(const Mention& mention, std::uint32_t index) const {
  const bool named = now_.person != kNone32 && !document_.mentions[now_.person].person.empty();
  return named && mention.person.empty() && !mention.pronoun &&
         std::ranges::find(speakers_, index) != speakers_.end();
}

/// "Three days after Nicaragua began dredging, | Costa Rica protested. It ...": the subject of the sentence,
/// and not that of a clause of time before it.
bool Attention::Outranks(const Mention& mention, std::uint32_t first) const {
  const auto verb_of = [&](const Mention& subject) {
    const std::uint32_t verb = document_.words[subject.head].head;
    return verb == kNone32 ? nullptr : &document_.words[verb];
  };
  const Word* const before = verb_of(document_.mentions[first]);
  const Word* const here = verb_of(mention);
  if (before == nullptr || here == nullptr || here->rel != Deprel::kRoot) return false;
  return before->rel == Deprel::kAdvcl || before->rel == Deprel::kAcl || before->rel == Deprel::kAclRelcl;
}

void Attention::Remember(const Mention& mention, std::uint32_t index) {
  const bool subject = IsSubject(index);
  if (mention.role_class == "person" && !mention.plural && (subject || now_.person == kNone32)) {
    const bool heard = stranger_ == kNone32 || mention.first > stranger_;
    if (heard && !OnlySpeaksOf(mention, index)) now_.person = index;
  }
  if (!mention.pronoun || !mention.plural) {
    if (subject && (now_.subject == kNone32 || Outranks(mention, now_.subject))) now_.subject = index;
    if (now_.any == kNone32 || subject) now_.any = index;
  }
  const bool people = mention.role_class == "people" || mention.role_class == "group";
  if (mention.plural && !mention.pronoun && people) now_.crowd = index;
  // "Iraqi troops were in Kuwait when the Council met. It": no troops are "it"
  const bool several = mention.role_class == "group" && mention.plural &&
                       (document_.words[mention.head].feats & Feats::kPlur) != 0;
  const bool organisation = mention.role_class != "person" && mention.role_class != "people" && !several;
  if (organisation && subject && (now_.body == kNone32 || Outranks(mention, now_.body))) now_.body = index;
  if (organisation && now_.body_any == kNone32) now_.body_any = index;
  if (organisation && std::ranges::find(speakers_, index) != speakers_.end()) now_.speaker = index;
  for (const Actor& actor : mention.actors) {
    if (actor.type != "armed group" || actor.code.empty()) continue;
    armed_at_ = mention.sentence;
    if (std::ranges::find(armed_, actor.code, &Actor::code) == armed_.end()) armed_.push_back(actor);
  }
  // "both sides", and then "the delegations"
  if (mention.parties && mention.actors.size() == 2) {
    together_ = mention.actors;
    together_at_ = sentence_;
  }
  if (IsOnTheTable(mention)) return;
  if (!mention.parties) Count(mention);
  if (IsOnlySpokenOf(mention)) return;
  for (const Actor& actor : mention.actors) {
    const auto found =
        std::find_if(recent_.begin(), recent_.end(), [&](const Actor& a) { return a.code == actor.code; });
    if (found != recent_.end()) recent_.erase(found);
    recent_.insert(recent_.begin(), actor);
    if (recent_.size() > 4) recent_.pop_back();
  }
  if (mention.next_in_group != kNone32 && !mention.continues_group) NoticeGroup(mention);
}

/// "talks on Gibraltar", "a meeting over Chad": what they meet about, and no side.
bool Attention::IsOnTheTable(const Mention& mention) const {
  const Word& word = document_.words[NounOf(document_, mention.head)];
  if (mention.preposition == kNone32 || word.rel != Deprel::kNmod || word.head == kNone32) return false;
  const std::span<const Reading> preposition = document_.words[mention.preposition].readings;
  if (!knowledge_.rules.IsOf(RareClass::kTopic, preposition) || document_.Is(mention.preposition, "to"))
    return false;
  return std::ranges::any_of(document_.words[word.head].readings, [&](const Reading& reading) {
    const std::vector<std::uint32_t>* rules = knowledge_.rules.NounRules(reading.symbol);
    return rules != nullptr && std::ranges::any_of(*rules, [&](std::uint32_t rule) {
             return knowledge_.rules.rules[rule].deed.kind == "meeting";
           });
  });
}

/// "spoke about Chad", "support for Chile's accession to the WTO": no side of what is told.
bool Attention::IsOnlySpokenOf(const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  const bool alone = mention.next_in_group == kNone32 && !mention.continues_group;
  if (alone && mention.preposition != kNone32 &&
      document_.words[mention.preposition].Has(Grammar::kTopicPreposition))
    return true;
  return word.rel == Deprel::kNmod && word.head != kNone32 && document_.words[word.head].rel == Deprel::kNmod;
}

/// "Chile, Peru and Mali": those named together, each land once; "the Iran-Iraq war" is one thing.
void Attention::NoticeGroup(const Mention& first) {
  if (document_.Is(first.last, "-")) return;
  constexpr int kMost = 16;
  std::vector<Actor> group;
  std::uint32_t next = kNone32;
  const Mention* at = &first;
  for (int k = 0; k < kMost; ++k, at = &document_.mentions[next]) {
    const bool known = at->actors.empty() || at->actors[0].code.empty() ||
                       std::ranges::find(group, at->actors[0].code, &Actor::code) != group.end();
    if (!known) group.push_back(at->actors[0]);
    next = at->next_in_group;
    if (next == kNone32) break;
  }
  if (group.size() < 2) return;
  together_ = std::move(group);
  together_at_ = sentence_;
}

void Attention::Count(const Mention& mention) {
  for (const Actor& actor : mention.actors) {
    if (actor.code.empty() || (actor.type != "state" && actor.type != "armed group")) continue;
    const bool named = mention.origin == Origin::kNamed && !mention.pronoun;
    if (named && std::ranges::find(here_, actor.code, &Actor::code) == here_.end()) here_.push_back(actor);
    const auto known =
        std::ranges::find_if(told_, [&](const auto& told) { return told.first.code == actor.code; });
    if (known == told_.end()) {
      told_.emplace_back(actor, 1);
    } else {
      ++known->second;
    }
  }
}

/// The two of whom an article tells: each twice as often as of any third; or none.
std::vector<Actor> Attention::TwoOfTheStory() const {
  std::vector<std::pair<Actor, std::uint32_t>> told = told_;
  std::ranges::stable_sort(told, std::greater<>{}, [](const auto& each) { return each.second; });
  if (told.size() < 2 || (told.size() > 2 && told[1].second < 2 * told[2].second)) return {};
  return {told[0].first, told[1].first};
}

void Attention::EndSentence() {
  if (now_.person != kNone32) {
    last_.person = now_.person;
  } else if (stranger_ != kNone32) {
    last_.person = kNone32;
  }
  last_.body = FirstOf({now_.body, now_.body_any, last_.body});
  if (now_.subject != kNone32) last_.subject = now_.subject;
  last_.any = FirstOf({now_.subject, now_.any, last_.any});
  last_.speaker = now_.speaker;
  last_.talker = now_.talker;
  last_.stranger_talks = now_.stranger_talks;
  last_.crowd = now_.crowd;
  before_ = std::move(here_);
  here_.clear();
  last_.many = now_.many;
  FindTopic();
}

std::vector<Actor> Attention::BothSides(const Mention& mention) const {
  std::vector<Actor> sides = TwoBeside(mention);
  const std::string_view doer = DoerBefore(mention);
  if (sides.empty()) sides = ToldLast(mention, doer);
  // "he called on both sides": his own and the other; but "sent flour to the two countries"
  const bool lands = document_.words[mention.last - 1].Has(Grammar::kParty);
  if (sides.empty() && !doer.empty() && !lands) sides = ToldLast(mention, {});
  if (sides.empty()) sides = TwoBehind(mention);
  for (Actor& actor : sides) actor.sector.clear();
  return sides;
}

/// Those who were named together last, the two of whom the article tells, or the two who were told of last;
/// `without` one of them, by code.
std::vector<Actor> Attention::ToldLast(const Mention& mention, std::string_view without) const {
  const bool pair = IsPair(mention);
  const auto left_out = [&](const Actor& actor) { return !without.empty() && actor.code == without; };
  constexpr std::uint32_t kJustNow = 3;  // sentences
  const bool fresh = together_at_ + kJustNow >= sentence_;
  std::vector<Actor> two;
  // "Moscow congratulated Minsk, and the two countries signed"
  const bool just = here_.size() == 2 || before_.size() == 2;
  if (pair) two = here_.size() == 2 ? here_ : (just ? before_ : TwoOfTheStory());
  if (std::ranges::any_of(two, left_out)) two.clear();
  const bool named = (together_.size() == 2 || !pair) && std::ranges::none_of(together_, left_out);
  const bool same = two.size() == together_.size() && std::ranges::all_of(two, [&](const Actor& actor) {
                      return std::ranges::find(together_, actor.code, &Actor::code) != together_.end();
                    });
  if (named && (two.empty() || same || (fresh && !just))) return together_;
  if (!two.empty()) {
    const auto last = std::ranges::find(recent_, two[0].code, &Actor::code);
    if (last < std::ranges::find(recent_, two[1].code, &Actor::code)) std::swap(two[0], two[1]);
    return two;
  }
  std::vector<Actor> others = recent_;
  std::erase_if(others, [&](const Actor& actor) { return left_out(actor) || actor.type == "ngo"; });
  return pair && others.size() >= 2 ? std::vector{others[1], others[0]} : std::vector<Actor>{};
}

/// "Egypt pressed both sides": who acts on them is none of them. The code, or "".
std::string_view Attention::DoerBefore(const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  const bool acted_on = word.rel == Deprel::kObj || word.rel == Deprel::kIobj || word.rel == Deprel::kObl;
  const std::uint32_t scope = acted_on && word.head != kNone32 ? document_.words[word.head].scope : kNone32;
  const std::uint32_t subject = scope == kNone32 ? kNone32 : document_.clauses[scope].subject;
  if (subject == kNone32 || document_.mentions[subject].actors.empty()) return {};
  return document_.mentions[subject].actors[0].code;
}

/// "both ministers", "the two sides", "each side", unlike "the ministers", "the six states".
bool Attention::IsPair(const Mention& mention) const {
  for (std::uint32_t i = mention.first; i < mention.last; ++i) {
    if (knowledge_.rules.IsOf(RareClass::kPair, document_.words[i].readings)) return true;
  }
  return false;
}

/// "the two neighbours, Chile and Peru".
std::vector<Actor> Attention::TwoBeside(const Mention& mention) const {
  const std::uint32_t first = mention.last + 1;
  if (first >= document_.LastWord(mention.sentence) || document_.words[mention.last].upos != Upos::kPunct)
    return {};
  const std::uint32_t one = document_.words[first].mention;
  if (one == kNone32 || document_.mentions[one].first != first) return {};
  const std::uint32_t other = document_.mentions[one].next_in_group;
  if (other == kNone32 || document_.mentions[other].next_in_group != kNone32) return {};
  if (document_.mentions[one].actors.empty() || document_.mentions[other].actors.empty()) return {};
  return {document_.mentions[one].actors[0], document_.mentions[other].actors[0]};
}

/// "Both sides accused each other after Peru and Ecuador had met": the only two that are named behind.
std::vector<Actor> Attention::TwoBehind(const Mention& mention) const {
  std::vector<Actor> sides;
  for (const std::uint32_t index : document_.sentence_mentions[mention.sentence]) {
    const Mention& named = document_.mentions[index];
    const bool state = !named.actors.empty() && named.actors[0].type == "state";
    if (named.first < mention.last || !state || named.place || IsLocated(document_, named)) continue;
    const bool known =
        std::ranges::any_of(sides, [&](const Actor& side) { return side.code == named.actors[0].code; });
    if (!known) sides.push_back(named.actors[0]);
  }
  return sides.size() == 2 ? sides : std::vector<Actor>{};
}

const Actor* Attention::OnlyArmedGroup() const {
  constexpr std::uint32_t kSentences = 10;
  return armed_.size() == 1 && armed_at_ + kSentences >= sentence_ ? armed_.data() : nullptr;
}

std::uint32_t Attention::BearerOf(const Mention& mention) const {
  const auto found = bearers_.find(mention.role);
  if (mention.role == nullptr || found == bearers_.end()) return kNone32;
  const std::string& name = document_.mentions[found->second].person;
  return mention.person.empty() || name.empty() || mention.person == name ? found->second : kNone32;
}

std::uint32_t Attention::BearersOf(const Mention& mention) const {
  const auto found = several_.find(document_.words[mention.last - 1].text);
  return found == several_.end() ? kNone32 : found->second;
}

}  // namespace demarche::extract
