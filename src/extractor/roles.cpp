// Pass 5: who does it to whom. The subject acts (of a passive, the agent); the target is the
// nearest of the mentions that depend on the verb: object, then prepositions of address, then others.
#include <algorithm>

#include "extractor/passes.h"
#include "extractor/reference/binding.h"
#include "extractor/syntax/contrast.h"
#include "extractor/syntax/inherit.h"
#include "extractor/syntax/parties.h"
#include "extractor/syntax/targets.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class RoleFinder {
 public:
  RoleFinder(const Knowledge& knowledge, Document& document)
      : knowledge_(knowledge),
        document_(document),
        finder_(knowledge, document),
        contrast_(knowledge, document) {}

  void Assign(Find& find) {
    const Rule& rule = knowledge_.rules.rules[find.rule];
    sources_.clear();
    targets_.clear();
    source_rule_ = "";
    Event& event = find.event;
    event.deed = rule.deed;
    event.because.push_back(rule.name);
    if (!find.hostile.empty()) {
      event.deed = knowledge_.rules.DeedOf(find.hostile, "");
      event.because.push_back("operator:promise of a hostile deed is " + find.hostile);
    }
    DropOwnSide(find, rule);
    if (rule.noun) {
      NounRoles(find);
    } else {
      VerbRoles(find, rule);
    }
    if (rule.named) targets_.clear();
    for (const std::uint32_t index : find.target_hints) AddTo(targets_, index);
    AddFurtherObjects(find);
    for (const std::uint32_t index : find.source_hints) AddTo(sources_, index);
    if (rule.source_is_object) std::swap(sources_, targets_);
    std::erase_if(targets_, [&](std::uint32_t target) {
      return ActsTogether(target) || (IsOwn(rule, target) && !IsHearer(find, rule, target)) ||
             IsOrigin(rule, target);
    });
    if (targets_.empty() && rule.deed.quad == "verbal conflict" && !rule.self && !rule.obligation &&
        !rule.named && !own_hearer_)
      AddTo(targets_, Counterpart(find));
    Distinguish(find);
    // "Norway and Egypt agreed to sign": with each other; but "to help OPEC" names who is helped.
    if (rule.mutual && SeveralSources()) {
      std::erase_if(targets_, [&](std::uint32_t target) {
        const Mention& mention = At(target);
        return document_.words[mention.head].rel != Deprel::kObj || mention.definite || mention.pronoun;
      });
    }
    if (rule.reciprocal && !Refuses(find, rule)) {
      // "The two countries signed an agreement under which firms will build": who meet, are told already.
      const bool told = SeveralLands();
      for (const std::uint32_t index : targets_) {
        const bool hinted = std::ranges::find(find.target_hints, index) != find.target_hints.end();
        if ((!told || hinted) && !IsParty(index)) AddTo(sources_, index);
      }
      targets_.clear();
    }
    Write(find, rule);
  }

 private:
  [[nodiscard]] const Mention& At(std::uint32_t index) const { return document_.mentions[index]; }

  static void AddTo(std::vector<std::uint32_t>& list, std::uint32_t index) {
    if (index != kNone32 && std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
  }

  /// "his Turkish counterpart", "ambassadors of ten states": a party that the pattern binds is not the actor
  /// itself under another name.
  void DropOwnSide(Find& find, const Rule& rule) {
    own_hearer_ = false;
    if (rule.self) return;
    std::uint32_t actor = find.source_hints.empty() ? kNone32 : find.source_hints[0];
    if (actor == kNone32 && rule.noun && !find.supported) actor = Owner(find.word);
    if (actor == kNone32 && find.clause != kNone32 && (!rule.noun || find.supported)) {
      const Clause& clause = document_.clauses[find.clause];
      actor = clause.passive ? Agent(find, clause) : clause.subject;
    }
    std::erase_if(find.target_hints, [&](std::uint32_t target) {
      // "met the Canadian premiers": whose land is told in words, is meant.
      if (!At(target).definite && !At(target).pronoun && !At(target).sector.empty()) return target == actor;
      if (target != actor && IsHearer(find, rule, target)) return false;
      const bool own = target == actor ||
                       (!contrast_.MeansOther(target, actor) && finder_.OwnSide(find, target, actor) == kFar);
      own_hearer_ = own_hearer_ || (own && IsObject(find, target));
      return own;
    });
  }

  /// "urged Ottawa", "has ordered its army", "warned farmers": the object of words hears them, of whatever
  /// land; but whose "the community" or "the organisation" is, is only a guess.
  [[nodiscard]] bool IsHearer(const Find& find, const Rule& rule, std::uint32_t target) const {
    const Mention& mention = At(target);
    const bool object = IsObject(find, target) && document_.words[mention.head].rel == Deprel::kObj;
    if (rule.deed.quad != "verbal conflict" || !object) return false;
    const bool own = document_.words[mention.first].Has(Grammar::kPossessive) && !mention.sector.empty();
    const bool workers = mention.role_class == "group" && mention.sector != "CVL";
    const bool named = mention.role_class == "body" && mention.last > mention.first + 1 &&
                       document_.words[mention.first].capital;
    return own || (!mention.pronoun && (mention.seat || workers || named));
  }

  [[nodiscard]] bool IsObject(const Find& find, std::uint32_t target) const {
    if (find.clause == kNone32) return false;
    const std::uint32_t object = Dependent(document_, document_.clauses[find.clause].node, Deprel::kObj);
    return object != kNone32 && MentionOf(document_, object) == target;
  }

  /// "will not sign a treaty with Britain": one refuses the other.
  [[nodiscard]] bool Refuses(const Find& find, const Rule& rule) const {
    if (find.clause == kNone32 || sources_.empty()) return false;
    const Clause& clause = document_.clauses[find.clause];
    return clause.negated && clause.future && !knowledge_.rules.RefusedKind(rule.deed.kind).empty();
  }

  /// "A vice minister accused Japan": whose minister is a guess from the context; when the guess is
  /// the named target itself, it is the other state that was told of.
  void Distinguish(const Find& find) {
    if (sources_.size() != 1 || targets_.size() != 1) return;
    Mention& source = document_.mentions[sources_[0]];
    Mention& target = document_.mentions[targets_[0]];
    if (!find.target_hints.empty() && contrast_.MeansOther(targets_[0], sources_[0]))
      return Contrast::Rename(target);
    const bool named = !target.definite && !target.pronoun && !target.place;
    if (!finder_.Guessed(sources_[0]) || !named || !finder_.SameCode(sources_[0], targets_[0])) return;
    // "In Quito, the foreign minister summoned": where it was done.
    if (target.seat && IsLocated(document_, target)) return targets_.clear();
    Contrast::Rename(source);
  }

  /// "Canadian and Egyptian negotiators agreed on sales to Egypt": a bare land whose officials meet already.
  [[nodiscard]] bool IsParty(std::uint32_t target) const {
    if (!At(target).sector.empty()) return false;
    return std::ranges::any_of(sources_, [&](std::uint32_t party) {
      for (int guard = 0; party != kNone32 && guard < 24; ++guard) {
        if (finder_.SameCode(party, target)) return true;
        party = At(party).next_in_group;
      }
      return false;
    });
  }

  /// "suspended by Macedonia and Greece": who acts beside the source is not its target.
  [[nodiscard]] bool ActsTogether(std::uint32_t target) const {
    return std::any_of(sources_.begin(), sources_.end(), [&](std::uint32_t party) {
      for (int guard = 0; party != kNone32 && guard < 24; ++guard) {
        if (party == target) return true;
        party = At(party).next_in_group;
      }
      return false;
    });
  }

  /// "France warned that France would ...": the land itself is no target of its own words, nor is one of
  /// "both sides" of what both did.
  [[nodiscard]] bool IsOwn(const Rule& rule, std::uint32_t target) const {
    if (!sources_.empty() && At(sources_[0]).parties && !At(target).actors.empty()) {
      return std::ranges::any_of(At(sources_[0]).actors, [&](const Actor& party) {
        return !party.code.empty() && party.code == At(target).actors[0].code;
      });
    }
    const std::string& kind = rule.deed.kind;
    const bool outward = knowledge_.rules.Addressed(kind) && !knowledge_.rules.Domestic(kind) && !rule.self;
    return outward && !sources_.empty() && finder_.SameCode(sources_[0], target) && At(target).sector.empty();
  }

  /// "the firm agreed to buy the Dutch publisher": a land that only describes a thing is no party to a firm's
  /// words, a place none to those of private persons.
  [[nodiscard]] bool IsOrigin(const Rule& rule, std::uint32_t target) const {
    if (sources_.empty() || !knowledge_.rules.Addressed(rule.deed.kind)) return false;
    const std::string& sector = At(sources_[0]).sector;
    const Deprel rel = document_.words[At(target).head].rel;
    if (At(target).place) return knowledge_.rules.Unofficial(sector);
    return knowledge_.rules.Landless(sector) && (rel == Deprel::kAmod || rel == Deprel::kCompound);
  }

  void VerbRoles(const Find& find, const Rule& rule) {
    const Clause& clause = document_.clauses[find.clause];
    if (rule.opinion && clause.reported && clause.parent != kNone32) {
      AddTo(sources_, document_.clauses[clause.parent].subject);
      if (clause.subject != document_.clauses[clause.parent].subject) AddTo(targets_, clause.subject);
      return;
    }
    if (clause.passive) {
      const std::uint32_t agent = Agent(find, clause);
      if (TakesSubject(find, clause)) {
        // "Japan's protest to China was delivered": the parties are those of the noun; but "a Japanese offer
        // was rejected" by another.
        const std::uint32_t owner = Owner(clause.subject_word);
        const bool refused = rule.deed.plover.event == "REJECT";
        AddTo(sources_, agent != kNone32 || refused ? agent : owner);
        if (refused) AddTo(targets_, owner);
        if (refused && owner != kNone32) return;
        const std::uint32_t source = sources_.empty() ? kNone32 : sources_[0];
        if (find.target_hints.empty()) AddTo(targets_, BestTarget(find, clause.subject_word, source));
        if (targets_.empty() && find.target_hints.empty())
          AddTo(targets_, BestTarget(find, clause.node, source));
        return;
      }
      if (rule.mover && agent == kNone32) {
        // "troops were withdrawn from Lebanon": what moves is the actor's own.
        AddTo(sources_, clause.subject);
        if (find.target_hints.empty()) AddTo(targets_, BestTarget(find, clause.node, clause.subject));
        return;
      }
      // "fell, as agreed by the cartel": what was agreed is not whom the sentence names first.
      const bool guessed = clause.subject_word == kNone32 && clause.rel == Deprel::kAdvcl &&
                           clause.subject_rule == std::string_view("nearest");
      if (!guessed) AddTo(targets_, clause.subject);
      AddTo(sources_, agent);
      if (rule.source_is_object) return;
      if (!targets_.empty() && !find.target_hints.empty() && !rule.passive) {
        // "sanctions were imposed on Russia": the subject is no party when the pattern names one.
        const bool own = find.target_hints[0] == targets_[0];
        if (!own) targets_.clear();
      }
      return;
    }
    AddTo(sources_, clause.subject);
    const std::uint32_t abroad = contrast_.LandActedOn(clause);
    if (abroad != kNone32 && find.target_hints.empty()) return AddTo(targets_, abroad);
    if (!sources_.empty()) {
      AddOthers(sources_, CoordinatedWith(document_, SubjectWord(clause)));
      AddOthers(sources_, {HeadlinePartner(document_, clause.subject)});
    }
    AddOthers(sources_, Companions(document_, find.clause));
    source_rule_ = clause.subject_rule;
    const std::uint32_t described = RelativeObject(document_, clause);
    if (described != kNone32 && finder_.OwnSide(find, described, clause.subject) != kFar) {
      AddTo(targets_, described);
      return;
    }
    const std::uint32_t doer = DoerOfStep(find, clause);
    if (rule.self) {
      AddTo(targets_, Object(clause));
    } else if (doer != kNone32) {
      AddTo(targets_, doer);
    } else if (find.target_hints.empty()) {
      const std::uint32_t target = BestTarget(find, clause.node, clause.subject);
      if (!rule.obligation || FollowsInClause(find, target)) AddTo(targets_, target);
    }
  }

  /// The subject in the tree: its own, else that of the clause it goes on from.
  [[nodiscard]] std::uint32_t SubjectWord(const Clause& clause) const {
    const Clause* at = &clause;
    for (int depth = 0; depth < 4 && at->subject_word == kNone32 && at->coordinate != kNone32; ++depth)
      at = &document_.clauses[at->coordinate];
    return at->subject == clause.subject ? at->subject_word : clause.subject_word;
  }

  /// "Chad closed the border, a step that Mali condemned": whoever took the step.
  [[nodiscard]] std::uint32_t DoerOfStep(const Find& find, const Clause& clause) const {
    const std::uint32_t step = document_.words[clause.node].head;
    const bool described = clause.rel == Deprel::kAclRelcl || clause.rel == Deprel::kAcl;
    if (!described || !find.event.deed.quad.starts_with("verbal") || step == kNone32) return kNone32;
    const Word& noun = document_.words[step];
    if (noun.rel != Deprel::kAppos || !knowledge_.rules.IsOf(RareClass::kStep, noun.readings)) return kNone32;
    return noun.scope == kNone32 ? kNone32 : document_.clauses[noun.scope].subject;
  }

  /// "warned Japan that prices must fall": to whom it is said, not whom the words are about.
  [[nodiscard]] bool FollowsInClause(const Find& find, std::uint32_t target) const {
    return target != kNone32 && At(target).first > find.word &&
           document_.words[At(target).head].scope == find.clause;
  }

  /// Whether a word of the pattern is the passive's own subject, and names nobody.
  [[nodiscard]] bool TakesSubject(const Find& find, const Clause& clause) const {
    const std::uint32_t word = clause.subject_word;
    if (word == kNone32 || document_.words[word].mention != kNone32) return false;
    return std::find(find.matched.begin(), find.matched.end(), word) != find.matched.end();
  }

  /// Further parties of another land than the first.
  void AddOthers(std::vector<std::uint32_t>& parties, const std::vector<std::uint32_t>& others) const {
    for (const std::uint32_t other : others) {
      if (parties.empty() || !finder_.SameCode(other, parties[0])) AddTo(parties, other);
    }
  }

  /// "met his Belgian colleague and the French ambassador"; no one whose land is a guess.
  void AddFurtherObjects(const Find& find) {
    if (find.clause == kNone32 || targets_.size() != 1) return;
    const std::uint32_t object = Dependent(document_, document_.clauses[find.clause].node, Deprel::kObj);
    if (object == kNone32 || MentionOf(document_, object) != targets_[0]) return;
    std::vector<std::uint32_t> others = CoordinatedWith(document_, object);
    std::erase_if(others, [&](std::uint32_t other) { return At(other).definite; });
    AddOthers(targets_, others);
  }

  /// Who did what a passive tells: "by" and the agent.
  [[nodiscard]] std::uint32_t Agent(const Find& find, const Clause& clause) const {
    const std::uint32_t agent = MentionOf(document_, Dependent(document_, clause.node, Deprel::kOblAgent));
    if (agent != kNone32) return agent;
    const std::uint32_t near = Governed(clause.head + 1, clause.end, Grammar::kAgentPreposition);
    return near != kNone32 && OfAnotherDeed(find, At(near).head, clause.node) ? kNone32 : near;
  }

  /// "were suspended due to the kidnapping of the president by soldiers": who did what a noun between tells,
  /// unlike "were killed in an attack by soldiers".
  [[nodiscard]] bool OfAnotherDeed(const Find& find, std::uint32_t word, std::uint32_t node) const {
    constexpr int kDeepest = 12;
    std::uint32_t at = document_.words[word].head;
    for (int step = 0; step < kDeepest && at != kNone32 && at != node; ++step) {
      const Word& noun = document_.words[at];
      if (noun.mention == kNone32 && noun.upos == Upos::kNoun &&
          std::ranges::any_of(noun.readings, [&](const Reading& reading) {
            const std::vector<std::uint32_t>* rules = knowledge_.rules.NounRules(reading.symbol);
            return rules != nullptr && knowledge_.rules.rules[rules->front()].deed.plover.event !=
                                           knowledge_.rules.rules[find.rule].deed.plover.event;
          }))
        return true;
      at = noun.head;
    }
    return false;
  }

  /// The actor's own people: "advised its citizens".
  [[nodiscard]] std::uint32_t Object(const Clause& clause) const {
    const std::uint32_t object = MentionOf(document_, Dependent(document_, clause.node, Deprel::kObj));
    for (std::uint32_t i = clause.head + 1; object == kNone32 && i < clause.end; ++i) {
      if (document_.words[i].mention != kNone32) return document_.words[i].mention;
    }
    return object;
  }

  /// The first mention of [from, to) that a preposition of the class governs.
  [[nodiscard]] std::uint32_t Governed(std::uint32_t from, std::uint32_t to,
                                       std::uint64_t preposition) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const std::uint32_t index = document_.words[i].mention;
      if (index == kNone32) continue;
      const std::uint32_t governor = At(index).preposition;
      if (governor != kNone32 && document_.words[governor].Has(preposition)) return index;
    }
    return kNone32;
  }

  /// "Britain remains opposed and Germany has opposed it": who does in a coordinate clause what it tells.
  [[nodiscard]] bool IsTwin(const Find& find, const Mention& mention) const {
    const Word& word = document_.words[mention.head];
    if (find.clause == kNone32 || word.rel != Deprel::kNsubj || word.head == kNone32) return false;
    const std::uint32_t other = document_.words[word.head].scope;
    return other != kNone32 && document_.clauses[find.clause].coordinate == other;
  }

  /// Of a conflict in words with no named target: another actor told of earlier in the sentence.
  [[nodiscard]] std::uint32_t Counterpart(const Find& find) const {
    if (sources_.empty()) return kNone32;
    const Indices mentions = document_.sentence_mentions[document_.words[find.word].sentence];
    for (std::size_t k = mentions.size(); k > 0 && mentions.size() - k < 12; --k) {
      const std::uint32_t index = mentions[k - 1];
      const Mention& mention = At(index);
      if (mention.first > find.word || mention.place || mention.pronoun || mention.actors.empty() ||
          mention.actors[0].code.empty() || finder_.IsCompared(mention))
        continue;
      const bool located =
          mention.preposition != kNone32 && document_.words[mention.preposition].Has(Grammar::kLocative);
      // "told Reuters": who passes the words on is not who they are about.
      if (IsTwin(find, mention) || finder_.IsReporter(find, index)) continue;
      if (located || finder_.SameCode(index, sources_[0]) || knowledge_.rules.Unofficial(mention.sector))
        continue;
      const bool party =
          std::find(sources_.begin(), sources_.end(), index) != sources_.end() || mention.continues_group;
      if (!party) return index;
    }
    return kNone32;
  }

  [[nodiscard]] bool SeveralLands() const {
    std::vector<Actor> actors;
    for (const std::uint32_t index : sources_) Expand(index, actors);
    return std::ranges::any_of(actors, [&](const Actor& actor) { return actor.code != actors[0].code; });
  }

  [[nodiscard]] bool SeveralSources() const {
    std::vector<Actor> actors;
    for (const std::uint32_t index : sources_) Expand(index, actors);
    return actors.size() > 1;
  }

  [[nodiscard]] std::uint32_t BestTarget(const Find& find, std::uint32_t node, std::uint32_t subject) const {
    const bool words = knowledge_.rules.rules[find.rule].deed.quad.starts_with("verbal");
    return own_hearer_ && words ? kNone32 : finder_.Best(find, node, subject);
  }

  /// "the Uruguay meeting": a land alone before those who meet is where, or what about.
  [[nodiscard]] bool IsVenue(const Find& find, std::uint32_t owner) const {
    const Mention& mention = At(owner);
    return find.event.deed.plover.event == "CONSULT" &&
           document_.words[mention.head].rel == Deprel::kCompound && mention.actors.size() == 1 &&
           mention.actors[0].type == "state" && mention.sector.empty() && !mention.continues_group &&
           mention.next_in_group == kNone32;
  }

  void NounRoles(Find& find) {
    std::uint32_t owner = Owner(find.word);
    if (owner != kNone32 && IsVenue(find, owner)) owner = kNone32;
    const Clause* clause = find.clause == kNone32 ? nullptr : &document_.clauses[find.clause];
    source_rule_ = "owner";
    std::uint32_t node = find.word;
    if (find.supported && clause != nullptr) {
      if (clause->passive || clause->head > find.word) {
        if (clause->passive) AddTo(sources_, Agent(find, *clause));
        AddTo(sources_, owner);
      } else {
        AddTo(sources_, clause->subject);
        if (owner != kNone32 && !finder_.SameCode(owner, clause->subject)) AddTo(targets_, owner);
        source_rule_ = clause->subject_rule;
        node = clause->node;
      }
    } else {
      AddTo(sources_, owner);
    }
    AddTo(sources_, Marked(find, Grammar::kAgentPreposition));
    AddTo(sources_, Marked(find, Grammar::kPartiesPreposition));
    const std::uint32_t source = sources_.empty() ? kNone32 : sources_[0];
    if (find.target_hints.empty()) AddTo(targets_, BestTarget(find, node, source));
    const bool alone = sources_.empty() && !(targets_.empty() && find.target_hints.empty());
    const bool meeting = find.event.deed.plover.event == "CONSULT";
    if (meeting && alone && !find.supported) AddTo(sources_, Attendant(find));
    if (sources_.empty() && find.supported) Recall(find);
    find.owned = !sources_.empty() || !find.source_hints.empty();
    if (!find.supported && owner == kNone32) TellByNoun(find);
  }

  /// "After a meeting with Bush, Clark said": who does something on the occasion takes part in it.
  [[nodiscard]] std::uint32_t Attendant(const Find& find) const {
    if (find.clause == kNone32 || document_.words[find.word].rel != Deprel::kObl) return kNone32;
    const Clause& clause = document_.clauses[find.clause];
    const std::uint32_t occasion = CaseOf(document_, find.word);
    const bool open = clause.negated || clause.conditional || clause.infinitive;
    if (open || occasion == kNone32 || document_.words[occasion].Has(Grammar::kNotional)) return kNone32;
    return clause.subject;
  }

  /// The mention that depends on the noun of the deed by `preposition`.
  [[nodiscard]] std::uint32_t Marked(const Find& find, std::uint64_t preposition) const {
    for (std::uint32_t k = document_.words[find.word].child; k != kNone32; k = document_.words[k].sibling) {
      const std::uint32_t marker = CaseOf(document_, k);
      if (marker != kNone32 && document_.words[marker].Has(preposition)) return MentionOf(document_, k);
    }
    std::uint32_t end = find.word + 1;
    const std::uint32_t stop = std::min(document_.LastWord(document_.words[find.word].sentence), end + 12);
    while (end < stop && document_.words[end].clause == kNone32) ++end;
    const std::uint32_t near = Governed(find.word + 1, end, preposition);
    // "the arrests, and after talks by Qatar": what depends on another noun is not of this one.
    return near != kNone32 && IsUnder(document_, At(near).head, find.word) ? near : kNone32;
  }

  /// "The meeting took place": the parties are those of the last deed told that was of its kind.
  void Recall(Find& find) const {
    const std::uint32_t determiner = Dependent(document_, find.word, Deprel::kDet);
    if (determiner == kNone32 || !document_.words[determiner].Has(Grammar::kQuantity)) return;
    for (const Find* other = &find; other != document_.finds.data(); --other) {
      const Event& earlier = (other - 1)->event;
      if ((other - 1)->word + kRecallReach < find.word) return;
      if ((other - 1)->word > find.word) continue;
      if (earlier.deed.plover.event != find.event.deed.plover.event || earlier.sources.empty()) continue;
      find.event.sources = earlier.sources;
      find.event.targets = earlier.targets;
      find.event.because.emplace_back("reference:parties told before");
      find.grounds.inferred = true;
      return;
    }
  }

  /// "Iran's attack", "the Iranian missile attack", "U.S.-Soviet talks".
  [[nodiscard]] std::uint32_t Owner(std::uint32_t noun) const {
    for (std::uint32_t k = document_.words[noun].child; k != kNone32 && k < noun;
         k = document_.words[k].sibling) {
      const Deprel rel = document_.words[k].rel;
      if (rel != Deprel::kNmodPoss && rel != Deprel::kAmod && rel != Deprel::kCompound) continue;
      const std::uint32_t owner = MentionOf(document_, k);
      if (owner != kNone32) return owner;
    }
    return kNone32;
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

  /// "broke the treaty between the two countries": of both, who acts is not the target; but who calls "on
  /// both sides" means both.
  void DropSource(Event& event) const {
    if (event.targets.size() < 2 || event.sources.size() != 1) return;
    const bool both = std::ranges::any_of(targets_, [&](std::uint32_t target) {
      const std::uint32_t governor = At(target).preposition;
      return At(target).parties &&
             (governor == kNone32 || !document_.words[governor].Has(Grammar::kPartiesPreposition));
    });
    if (both) return;
    std::erase_if(event.targets, [&](const Actor& target) {
      return target.code == event.sources[0].code && target.sector.empty() && !target.code.empty();
    });
  }

  void Write(Find& find, const Rule& rule) {
    Event& event = find.event;
    for (const std::uint32_t index : sources_) Expand(index, event.sources);
    for (const std::uint32_t index : targets_) Expand(FirstOfGroup(document_, index), event.targets);
    DropSource(event);
    event.reciprocal = rule.reciprocal || (event.targets.empty() && event.sources.size() > 1);
    const bool clausal = find.clause != kNone32 && (!rule.noun || find.supported);
    const std::uint32_t node = clausal ? document_.clauses[find.clause].node : find.word;
    for (const std::uint32_t index : sources_) Explain("role:source ", index, node, find);
    for (const std::uint32_t index : targets_) Explain("role:target ", index, node, find);
    if (find.supported) event.because.emplace_back("light verb");
    if (find.deed_end > 0) event.because.emplace_back("operator:embedded deed");
  }

  /// Who a party is, and by which path of the tree it belongs to the deed.
  void Explain(const char* role, std::uint32_t index, std::uint32_t node, Find& find) const {
    const Mention& mention = At(index);
    find.grounds.inferred = find.grounds.inferred || mention.origin != Origin::kNamed;
    find.grounds.bound = find.grounds.bound || mention.origin == Origin::kBound;
    find.event.because.push_back(mention.rule);
    std::string path = PathOf(document_, mention, node);
    if (path.empty()) {
      path = role[5] == 's' ? source_rule_ : "near";
      const bool borrowed = path == "control" || path == "coordination" || path == "nearest";
      find.grounds.indirect = find.grounds.indirect || borrowed;
    }
    find.event.because.push_back(role + path);
  }

  static void TellByNoun(Find& find) {
    find.grounds.noun = true;
    find.event.because.emplace_back("noun without owner");
  }

  const Knowledge& knowledge_;
  Document& document_;
  TargetFinder finder_;
  Contrast contrast_;
  std::vector<std::uint32_t> sources_, targets_;
  const char* source_rule_ = "";
  bool own_hearer_ = false;  ///< "asked the White House": the actor's own side is the one addressed
};

}  // namespace

void AssignRoles(const Knowledge& knowledge, Document& document) {
  RoleFinder finder(knowledge, document);
  const Find* before = nullptr;
  for (Find& find : document.finds) {
    if (find.absorbed) continue;
    finder.Assign(find);
    InheritTargets(document, find);
    if (before != nullptr) InheritSources(document, *before, find);
    // "attacked and destroyed": one deed in two words.
    const bool twin = before != nullptr && find.word == before->word + 2 &&
                      find.event.deed.plover.event == before->event.deed.plover.event &&
                      document.words[find.word - 1].Has(Grammar::kConjunction);
    find.absorbed = twin;
    before = &find;
  }
}

}  // namespace demarche::extract
