// Pass 3: who is meant by pronouns, bare roles and "both sides". Candidates are taken in the
// order of a reader's attention (Lappin and Leass 1994, in the small): subjects of the clauses
// before, then other mentions, nearest first.
#include <algorithm>

#include "extractor/passes.h"

namespace demarche::extract {
namespace {

class Resolver {
 public:
  explicit Resolver(Document& document) : document_(document) {}

  void Run() {
    const auto sentences = static_cast<std::uint32_t>(document_.sentence_mentions.size());
    for (std::uint32_t s = 0; s < sentences; ++s) {
      MarkSubjects(s);
      for (const std::uint32_t index : document_.sentence_mentions[s]) Visit(index);
      EndSentence();
    }
  }

 private:
  void MarkSubjects(std::uint32_t sentence) {
    subjects_.clear();
    for (const std::uint32_t index : document_.sentence_clauses[sentence]) {
      const std::uint32_t subject = document_.clauses[index].subject;
      if (subject != kNone32) subjects_.push_back(subject);
    }
    std::sort(subjects_.begin(), subjects_.end());
  }

  [[nodiscard]] bool IsSubject(std::uint32_t index) const {
    return std::binary_search(subjects_.begin(), subjects_.end(), index);
  }

  void Visit(std::uint32_t index) {
    Mention& mention = document_.mentions[index];
    if (mention.pronoun) {
      Pronoun(mention);
    } else if (mention.actors.empty()) {
      BareRole(mention, index);
    }
    if (mention.actors.empty() || mention.place || mention.actors[0].code.empty()) return;
    Remember(mention, index);
  }

  void Remember(const Mention& mention, std::uint32_t index) {
    if (mention.role_class == "person" && !mention.plural) {
      if (IsSubject(index) || current_person_ == kNone32) current_person_ = index;
    }
    const bool subject = IsSubject(index);
    if (!mention.pronoun || !mention.plural) {
      if (subject && current_subject_ == kNone32) current_subject_ = index;
      if (current_any_ == kNone32 || subject) current_any_ = index;
    }
    const bool organisation = mention.role_class != "person" && mention.role_class != "people";
    if (organisation && subject && current_body_ == kNone32) current_body_ = index;
    if (organisation && current_body_any_ == kNone32) current_body_any_ = index;
    for (const Actor& actor : mention.actors) {
      const auto found = std::find_if(recent_.begin(), recent_.end(), [&](const Actor& a) { return a.code == actor.code; });
      if (found != recent_.end()) recent_.erase(found);
      recent_.insert(recent_.begin(), actor);
      if (recent_.size() > 4) recent_.pop_back();
    }
    if (mention.next_in_group != kNone32) {
      Actor second;
      const Mention& next = document_.mentions[mention.next_in_group];
      if (!next.actors.empty() && next.actors[0].code != mention.actors[0].code) {
        pair_ = {mention.actors[0], next.actors[0]};
      }
    }
  }

  void EndSentence() {
    if (current_person_ != kNone32) last_person_ = current_person_;
    if (current_body_ != kNone32) {
      last_body_ = current_body_;
    } else if (current_body_any_ != kNone32) {
      last_body_ = current_body_any_;
    }
    if (current_subject_ != kNone32) last_subject_ = current_subject_;
    if (current_any_ != kNone32) last_any_ = current_subject_ != kNone32 ? current_subject_ : current_any_;
    current_person_ = current_body_ = current_body_any_ = current_subject_ = current_any_ = kNone32;
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
    std::uint32_t antecedent = kNone32;
    if (word.Has(Grammar::kPersonal)) {
      antecedent = First({current_person_, last_person_});
    } else if (word.Has(Grammar::kPlural)) {
      antecedent = First({current_subject_, current_any_, last_any_});
    } else {
      antecedent = First({current_body_, current_body_any_, last_body_});
    }
    if (antecedent == kNone32) return;
    const Mention& full = document_.mentions[antecedent];
    mention.actors = full.actors;
    if (word.Has(Grammar::kPlural)) AddGroup(full, mention);
    if (mention.role_class.empty() || mention.role_class == full.role_class) {
      mention.person = full.person;
      if (mention.role_class.empty()) mention.role_class = full.role_class;
      if (mention.sector.empty()) mention.sector = full.sector;
    }
    Settle(mention, "reference:" + std::string(word.text) + " = " + full.actors[0].name);
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
    if (last + 1 < words.size() && words[last].Has(Grammar::kLocative) && words[last].sentence == mention.sentence) {
      for (std::uint32_t i = last + 1; i < words.size() && i < last + 4; ++i) {
        if (words[i].sentence != mention.sentence) break;
        if (words[i].mention == kNone32) continue;
        const Mention& place = document_.mentions[words[i].mention];
        if (!place.actors.empty() && !place.actors[0].code.empty()) {
          mention.actors = {place.actors[0]};
          return Settle(mention, "reference:" + place.actors[0].code + " by place");
        }
      }
    }
    if (mention.role_class == "people" || mention.role_class == "group") {
      const std::uint32_t land = LandAfter(index);
      if (land != kNone32) {
        mention.actors = {document_.mentions[land].actors[0]};
        mention.actors[0].name.clear();
        return Settle(mention, "reference:" + mention.actors[0].code + " by place");
      }
    }
    std::uint32_t owner = kNone32;
    if (mention.role_class == "person" && !mention.plural && mention.person.empty()) owner = First({last_person_, current_person_});
    if (owner == kNone32) owner = First({current_subject_, current_any_, last_subject_, last_any_});
    if (owner == kNone32) owner = NextNamed(index);
    if (owner == kNone32) {
      mention.actors = {{"", "", mention.sector, mention.person, {}}};
      return Settle(mention, "actor:sector " + mention.sector);
    }
    mention.actors = {document_.mentions[owner].actors[0]};
    if (mention.role_class != "person") mention.actors[0].name.clear();
    Settle(mention, "reference:" + mention.actors[0].code + " by context");
  }

  /// "refugees fleeing the war in Liberia": a land that a preposition of place names soon after.
  [[nodiscard]] std::uint32_t LandAfter(std::uint32_t index) const {
    const Mention& mention = document_.mentions[index];
    for (std::uint32_t k = index + 1; k < document_.mentions.size() && k < index + 3; ++k) {
      const Mention& next = document_.mentions[k];
      if (next.sentence != mention.sentence || next.first > mention.last + 8) break;
      const bool placed = next.preposition != kNone32 && next.preposition >= mention.last &&
                          document_.words[next.preposition].Has(Grammar::kLocative);
      if (placed && next.role_class.empty() && !next.actors.empty() && next.actors[0].type == "state") return k;
    }
    return kNone32;
  }

  /// The next state named in the same sentence.
  [[nodiscard]] std::uint32_t NextNamed(std::uint32_t index) const {
    const Mention& mention = document_.mentions[index];
    for (std::uint32_t k = index + 1; k < document_.mentions.size() && k < index + 3; ++k) {
      const Mention& next = document_.mentions[k];
      if (next.sentence != mention.sentence) break;
      if (!next.actors.empty() && !next.actors[0].code.empty()) return k;
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

  Document& document_;
  std::vector<std::uint32_t> subjects_;
  std::uint32_t current_person_ = kNone32, current_body_ = kNone32, current_body_any_ = kNone32;
  std::uint32_t current_subject_ = kNone32, current_any_ = kNone32;
  std::uint32_t last_person_ = kNone32, last_body_ = kNone32, last_subject_ = kNone32, last_any_ = kNone32;
  std::vector<Actor> recent_;
  std::vector<Actor> pair_;
};

/// All mentions of one actor share an entity; the list goes into the extraction.
void ListActors(Document& document) {
  std::vector<std::string> keys;
  Extraction& extraction = *document.extraction;
  for (Mention& mention : document.mentions) {
    for (const Actor& actor : mention.actors) {
      if (mention.place || (actor.code.empty() && actor.sector.empty())) continue;
      const std::string key = actor.code + '|' + (mention.person.empty() ? actor.sector : mention.person);
      const auto found = std::find(keys.begin(), keys.end(), key);
      const auto entity = static_cast<std::uint32_t>(found - keys.begin());
      if (found == keys.end()) keys.push_back(key);
      mention.entity = entity;
      extraction.actors.push_back({actor, mention.sentence, entity});
      extraction.actor_texts.emplace_back(actor.span.In(document.article->text));
    }
  }
}

}  // namespace

void ResolveReferences(const Knowledge&, Document& document) {
  Resolver(document).Run();
  ListActors(document);
}

}  // namespace demarche::extract
