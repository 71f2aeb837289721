// Pass 5: who does it to whom. The subject acts (of a passive, the agent); the target is the
// best attached of the mentions after the verb: object, then prepositions of address, then others.
#include <algorithm>

#include "extractor/passes.h"

namespace demarche::extract {
namespace {

class RoleFinder {
 public:
  RoleFinder(const Knowledge& knowledge, Document& document) : knowledge_(knowledge), document_(document) {}

  void Assign(Find& find) {
    const Rule& rule = knowledge_.rules.rules[find.rule];
    reciprocal_ = rule.reciprocal;
    sources_.clear();
    targets_.clear();
    Event& event = find.event;
    event.deed = rule.deed;
    event.because.push_back(rule.name);
    if (rule.noun) {
      NounRoles(find);
    } else {
      VerbRoles(find, rule);
    }
    for (const std::uint32_t index : find.target_hints) AddTo(targets_, index);
    for (const std::uint32_t index : find.source_hints) AddTo(sources_, index);
    if (rule.source_is_object) std::swap(sources_, targets_);
    if (targets_.empty() && rule.deed.quad == "verbal conflict" && !rule.self)
      AddTo(targets_, Counterpart(find));
    if (rule.mutual && SeveralSources()) targets_.clear();
    if (rule.reciprocal) {
      for (const std::uint32_t index : targets_) AddTo(sources_, index);
      targets_.clear();
    }
    Write(find, rule);
  }

 private:
  [[nodiscard]] const Mention& At(std::uint32_t index) const { return document_.mentions[index]; }

  static void AddTo(std::vector<std::uint32_t>& list, std::uint32_t index) {
    if (index != kNone32 && std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
  }

  void VerbRoles(const Find& find, const Rule& rule) {
    const Clause& clause = document_.clauses[find.clause];
    passive_ = clause.passive;
    if (rule.opinion && clause.reported && clause.parent != kNone32) {
      AddTo(sources_, document_.clauses[clause.parent].subject);
      if (clause.subject != document_.clauses[clause.parent].subject) AddTo(targets_, clause.subject);
      return;
    }
    if (clause.passive) {
      AddTo(targets_, clause.subject);
      AddTo(sources_, Governed(clause.head + 1, clause.end, "by"));
      if (rule.source_is_object) return;
      if (!targets_.empty() && !find.target_hints.empty() && !rule.passive) {
        // "sanctions were imposed on Russia": the subject is no party when the pattern names one.
        const bool own = find.target_hints[0] == targets_[0];
        if (!own) targets_.clear();
      }
      return;
    }
    AddTo(sources_, clause.subject);
    if (rule.self) {
      AddTo(targets_, BestSelf(clause.head + 1, clause.end));
    } else if (find.target_hints.empty())
      AddTo(targets_, BestTarget(clause.head + 1, Reach(find, clause), clause.subject));
  }

  /// How far to the right a target may stand.
  [[nodiscard]] std::uint32_t Reach(const Find& find, const Clause& clause) const {
    const std::uint32_t sentence_end = document_.LastWord(document_.words[find.word].sentence);
    std::uint32_t reach = std::max(clause.end, find.deed_end);
    // "demanded that Japan stop": the one who shall act stands in the clause that follows.
    const Word* stop = reach < sentence_end ? &document_.words[reach] : nullptr;
    if (stop != nullptr && stop->text == "that" && find.deed_end <= clause.end) {
      reach = std::min<std::uint32_t>(sentence_end, reach + 8);
    }
    return std::min(reach, sentence_end);
  }

  [[nodiscard]] std::uint32_t Governed(std::uint32_t from, std::uint32_t to,
                                       std::string_view preposition) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const std::uint32_t index = document_.words[i].mention;
      if (index == kNone32) continue;
      const std::uint32_t governor = At(index).preposition;
      if (governor != kNone32 && document_.words[governor].text == preposition) return index;
    }
    return kNone32;
  }

  /// Of a conflict in words with no named target: another actor told of earlier in the sentence.
  [[nodiscard]] std::uint32_t Counterpart(const Find& find) const {
    if (sources_.empty()) return kNone32;
    const std::vector<std::uint32_t>& mentions =
        document_.sentence_mentions[document_.words[find.word].sentence];
    for (std::size_t k = mentions.size(); k > 0 && mentions.size() - k < 12; --k) {
      const std::uint32_t index = mentions[k - 1];
      const Mention& mention = At(index);
      if (mention.first > find.word || mention.place || mention.pronoun || mention.actors.empty() ||
          mention.actors[0].code.empty())
        continue;
      const bool located =
          mention.preposition != kNone32 && document_.words[mention.preposition].Has(Grammar::kLocative);
      if (located || SameCode(index, sources_[0])) continue;
      const bool party =
          std::find(sources_.begin(), sources_.end(), index) != sources_.end() || mention.continues_group;
      if (!party) return index;
    }
    return kNone32;
  }

  [[nodiscard]] bool SeveralSources() const {
    std::vector<Actor> actors;
    for (const std::uint32_t index : sources_) Expand(index, actors);
    return actors.size() > 1;
  }

  [[nodiscard]] bool SameCode(std::uint32_t a, std::uint32_t b) const {
    if (a == kNone32 || b == kNone32 || At(a).actors.empty() || At(b).actors.empty()) return false;
    return At(a).actors[0].code == At(b).actors[0].code;
  }

  [[nodiscard]] int Rank(const Mention& mention, std::uint32_t from) const {
    if (mention.preposition == kNone32 || mention.preposition < from) return mention.place ? 3 : 1;
    const Word& word = document_.words[mention.preposition];
    if (word.text == "by") return passive_ ? 8 : 4;
    if (mention.place) return 7;
    if (word.Has(Grammar::kTargetPreposition)) return 2;
    if (word.Has(Grammar::kLocative)) return reciprocal_ ? 8 : 4;
    return 3;
  }

  [[nodiscard]] std::uint32_t BestTarget(std::uint32_t from, std::uint32_t to, std::uint32_t subject) const {
    std::uint32_t best = kNone32;
    int best_rank = 12;
    int depth = 0;  // verbs crossed: what stands in a deeper clause is a worse target
    for (std::uint32_t i = from; i < to; ++i) {
      const std::uint32_t clause = document_.words[i].clause;
      if (clause != kNone32 && document_.clauses[clause].head == i) ++depth;
      const std::uint32_t index = document_.words[i].mention;
      if (index == kNone32 || index == best || At(index).actors.empty() || index == subject) continue;
      if (At(index).actors[0].code.empty()) continue;
      int rank = 2 * Rank(At(index), from) + (depth > 1 ? 3 * (depth - 1) : 0);
      if (At(index).definite) rank += 4;
      const bool same = SameCode(index, subject);
      if (same && (At(index).sector.empty() || document_.words[At(index).first].Has(Grammar::kPossessive)))
        continue;
      if (same) rank += 4;
      if (rank < best_rank) {
        best = index;
        best_rank = rank;
      }
    }
    return best;
  }

  /// The actor's own people: "advised its citizens".
  [[nodiscard]] std::uint32_t BestSelf(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (document_.words[i].mention != kNone32) return document_.words[i].mention;
    }
    return kNone32;
  }

  void NounRoles(Find& find) {
    passive_ = true;
    const std::uint32_t begin = document_.FirstWord(document_.words[find.word].sentence);
    const std::uint32_t owner = Owner(find.word, begin);
    const Clause* clause = find.clause == kNone32 ? nullptr : &document_.clauses[find.clause];
    const std::uint32_t end = NounEnd(find);
    if (find.supported && clause != nullptr) {
      if (clause->passive || clause->head > find.word) {
        AddTo(sources_, Governed(clause->head + 1, clause->end, "by"));
        AddTo(sources_, owner);
      } else {
        AddTo(sources_, clause->subject);
        if (owner != kNone32 && !SameCode(owner, clause->subject)) AddTo(targets_, owner);
      }
    } else {
      AddTo(sources_, owner);
    }
    AddTo(sources_, Governed(find.word + 1, end, "by"));
    AddTo(sources_, Governed(find.word + 1, end, "between"));
    const std::uint32_t source = sources_.empty() ? kNone32 : sources_[0];
    if (find.target_hints.empty()) {
      const std::uint32_t target = BestTarget(find.word + 1, end, source);
      if (std::find(sources_.begin(), sources_.end(), target) == sources_.end()) AddTo(targets_, target);
    }
    if (sources_.empty() && find.supported) Recall(find);
    if (!find.supported && owner == kNone32) find.event.because.emplace_back("noun without owner");
  }

  /// "The meeting took place": the parties are those of the last deed told that was of its kind.
  void Recall(Find& find) const {
    for (const Find* other = &find; other != document_.finds.data(); --other) {
      const Event& earlier = (other - 1)->event;
      if ((other - 1)->word + 400 < find.word) return;
      if ((other - 1)->word > find.word) continue;
      if (earlier.deed.plover.event != find.event.deed.plover.event || earlier.sources.empty()) continue;
      find.event.sources = earlier.sources;
      find.event.targets = earlier.targets;
      find.event.because.emplace_back("reference:parties told before");
      return;
    }
  }

  /// "Iran's attack", "the Iranian missile attack", "U.S.-Soviet talks".
  [[nodiscard]] std::uint32_t Owner(std::uint32_t noun, std::uint32_t begin) const {
    for (std::uint32_t i = noun; i > begin && noun - i < 5; --i) {
      const Word& word = document_.words[i - 1];
      if (word.mention != kNone32) {
        const Mention& mention = At(word.mention);
        const bool owns = mention.possessive || mention.modifier || i == noun;
        return owns ? word.mention : kNone32;
      }
      if (word.Has(Grammar::kPreposition | Grammar::kConjunction | Grammar::kRelative) ||
          word.clause != kNone32 || word.text == ",") {
        return kNone32;
      }
    }
    return kNone32;
  }

  [[nodiscard]] std::uint32_t NounEnd(const Find& find) const {
    const std::uint32_t sentence = document_.words[find.word].sentence;
    std::uint32_t end = std::min(document_.LastWord(sentence), find.word + 24);
    for (std::uint32_t i = find.word + 1; i < end; ++i) {
      const Word& word = document_.words[i];
      if (word.clause != kNone32 || word.Has(Grammar::kRelative) || word.text == ";") return i;
    }
    return end;
  }

  /// All actors of a mention and of the group it opens.
  void Expand(std::uint32_t index, std::vector<Actor>& actors) const {
    for (int guard = 0; index != kNone32 && guard < 24; ++guard) {
      for (const Actor& actor : At(index).actors) {
        if (At(index).place && actor.code.empty()) continue;
        const bool known = std::any_of(actors.begin(), actors.end(), [&](const Actor& other) {
          return other.code == actor.code && other.sector == actor.sector && other.name == actor.name;
        });
        if (!known) actors.push_back(actor);
      }
      index = At(index).next_in_group;
    }
  }

  void Write(Find& find, const Rule& rule) {
    Event& event = find.event;
    for (const std::uint32_t index : sources_) Expand(index, event.sources);
    for (const std::uint32_t index : targets_) Expand(index, event.targets);
    event.reciprocal = rule.reciprocal || (event.targets.empty() && event.sources.size() > 1);
    for (const std::uint32_t index : sources_) event.because.push_back(At(index).rule);
    for (const std::uint32_t index : targets_) event.because.push_back(At(index).rule);
    if (!sources_.empty())
      event.because.emplace_back(rule.noun && !find.supported ? "role:owner" : "role:subject");
    if (!targets_.empty()) event.because.emplace_back("role:object");
    if (find.supported) event.because.emplace_back("light verb");
    if (find.deed_end > 0) event.because.emplace_back("operator:embedded deed");
  }

  const Knowledge& knowledge_;
  Document& document_;
  std::vector<std::uint32_t> sources_, targets_;
  bool passive_ = false;
  bool reciprocal_ = false;
};

}  // namespace

void AssignRoles(const Knowledge& knowledge, Document& document) {
  RoleFinder finder(knowledge, document);
  for (Find& find : document.finds) {
    if (!find.absorbed) finder.Assign(find);
  }
}

}  // namespace demarche::extract
