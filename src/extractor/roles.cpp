// Pass 5: who does it to whom. The subject acts (of a passive, the agent); the target is the
// nearest of the mentions that depend on the verb: object, then prepositions of address, then others.
#include <algorithm>

#include "extractor/passes.h"
#include "extractor/reference/binding.h"
#include "extractor/roles/doers.h"
#include "extractor/roles/echo.h"
#include "extractor/roles/hearers.h"
#include "extractor/roles/other_side.h"
#include "extractor/roles/recall.h"
#include "extractor/roles/telling.h"
#include "extractor/roles/unknown.h"
#include "extractor/roles/watched.h"
#include "extractor/syntax/bystander.h"
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
        doers_(knowledge, document),
        contrast_(knowledge, document) {}

  void Assign(Find& find) {
    const Rule& rule = knowledge_.rules.rules[find.rule];
    parties_.Clear();
    Event& event = find.event;
    event.deed = rule.deed;
    event.because.push_back(rule.name);
    if (rule.echo) {
      find.absorbed = !EchoDeed(document_, find);
      if (find.absorbed) find.why_not = "its words point to a deed that is not told";
      return;
    }
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
    if (rule.named) parties_.targets.clear();
    for (const std::uint32_t index : find.target_hints) AddTo(parties_.targets, index);
    AddFurtherObjects(find);
    for (const std::uint32_t index : find.source_hints) AddTo(parties_.sources, index);
    if (rule.source_is_object) std::swap(parties_.sources, parties_.targets);
    std::erase_if(parties_.targets, [&](std::uint32_t target) {
      return ActsTogether(target) ||
             (IsOwn(rule, target) && !IsHearer(find, rule, target) && !IsAddressed(find, target)) ||
             IsOrigin(rule, target) || IsSelf(target, rule.deed.plover.event == "THREATEN");
    });
    if (parties_.targets.empty() && rule.deed.quad == "verbal conflict" && !rule.self && !rule.obligation &&
        !rule.named && !own_hearer_)
      AddTo(parties_.targets, FirstOf({PressedBy(document_, find, parties_.sources), Counterpart(find)}));
    if (parties_.targets.empty() && rule.deed.plover.event == "MOBILIZE" && !rule.named && !rule.reciprocal)
      AddTo(parties_.targets, WatchedForces(document_, finder_, find, parties_.sources));
    Distinguish(find);
    // "relations between Norway and Egypt were severed": nobody says by whom
    if (rule.mutual && parties_.sources.empty() && AreBetween(parties_.targets))
      std::swap(parties_.sources, parties_.targets);
    // "Norway and Egypt agreed to sign": with each other; but "to help OPEC", "to build a road with Chad" and
    // "to refinance Chad's debt" name a third.
    if (rule.mutual && SeveralSources()) {
      std::erase_if(parties_.targets, [&](std::uint32_t target) {
        const Mention& mention = At(target);
        const bool with = mention.preposition != kNone32 &&
                          document_.words[mention.preposition].Has(Grammar::kMeansPreposition);
        const bool third = with || document_.words[mention.head].rel == Deprel::kObj ||
                           (OwnsObject(mention) && !IsParty(target));
        return !third || mention.definite || mention.pronoun;
      });
    }
    if (rule.reciprocal && !Refuses(find, rule)) {
      // "The two countries signed an agreement under which firms will build": who meet, are told already.
      const bool told = SeveralLands();
      for (const std::uint32_t index : parties_.targets) {
        const bool hinted = std::ranges::find(find.target_hints, index) != find.target_hints.end();
        const bool with = IsMetWith(document_, find, index);
        if ((!told || with || (hinted && !IsOfTies(index))) && !IsParty(index))
          AddTo(parties_.sources, index);
      }
      parties_.targets.clear();
    }
    BindAtHome(find);
    TellParties(knowledge_.rules, document_, parties_, find);
  }

 private:
  [[nodiscard]] const Mention& At(std::uint32_t index) const { return document_.mentions[index]; }

  /// "France said (believes) that Peru was behind it".
  [[nodiscard]] bool IsHeld(const Clause& clause) const {
    if (clause.parent == kNone32) return false;
    const Word& above = document_.words[document_.clauses[clause.parent].head];
    const bool content = clause.rel == Deprel::kCcomp && clause.finite;
    return clause.reported || (content && knowledge_.rules.IsOf(RareClass::kBelieving, above.readings));
  }

  [[nodiscard]] bool AreBetween(const std::vector<std::uint32_t>& parties) const {
    return !parties.empty() && std::ranges::all_of(parties, [&](std::uint32_t party) {
      const std::uint32_t preposition = At(FirstOfGroup(document_, party)).preposition;
      return preposition != kNone32 && document_.words[preposition].Has(Grammar::kPartiesPreposition);
    });
  }

  static void AddTo(std::vector<std::uint32_t>& list, std::uint32_t index) {
    if (index != kNone32 && std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
  }

  /// "his Turkish counterpart", "ambassadors of ten states": a party that the pattern binds is not the actor
  /// itself under another name.
  void DropOwnSide(Find& find, const Rule& rule) {
    own_hearer_ = false;
    if (rule.self) return;
    std::uint32_t actor = find.source_hints.empty() ? kNone32 : find.source_hints[0];
    if (actor == kNone32 && rule.noun && !find.supported) actor = doers_.Owner(find.word);
    if (actor == kNone32 && find.clause != kNone32 && (!rule.noun || find.supported)) {
      const Clause& clause = document_.clauses[find.clause];
      actor = clause.passive ? doers_.Agent(find, clause) : clause.subject;
      // "Thai troops were moved to the Thai hills": what is moved is the actor's own.
      if (actor == kNone32 && rule.mover) actor = clause.subject;
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
    return own || (!mention.pronoun && (mention.seat || workers || named || IsCabinet(find, mention)));
  }

  /// "The president ordered the government to resign": whose government it is, the office tells.
  [[nodiscard]] bool IsCabinet(const Find& find, const Mention& mention) const {
    const std::uint32_t subject = document_.clauses[find.clause].subject;
    return mention.definite && !mention.plural && mention.role_class == "body" && mention.sector == "GOV" &&
           subject != kNone32 && At(subject).role_class == "person";
  }

  [[nodiscard]] bool IsObject(const Find& find, std::uint32_t target) const {
    if (find.clause == kNone32) return false;
    const std::uint32_t object = Dependent(document_, document_.clauses[find.clause].node, Deprel::kObj);
    return object != kNone32 && MentionOf(document_, object) == target;
  }

  /// "will not sign a treaty with Britain": one refuses the other.
  [[nodiscard]] bool Refuses(const Find& find, const Rule& rule) const {
    if (find.clause == kNone32 || parties_.sources.empty()) return false;
    const Clause& clause = document_.clauses[find.clause];
    return clause.negated && clause.future &&
           !knowledge_.rules.KindWhen(KindChange::kRefused, rule.deed.kind).empty();
  }

  /// "A vice minister accused Japan": whose minister is a guess from the context; when the guess is
  /// the named target itself, it is the other state that was told of.
  void Distinguish(const Find& find) {
    if (parties_.sources.size() != 1 || parties_.targets.size() != 1) return;
    Mention& source = document_.mentions[parties_.sources[0]];
    Mention& target = document_.mentions[parties_.targets[0]];
    if (!find.target_hints.empty() && contrast_.MeansOther(parties_.targets[0], parties_.sources[0]))
      return Contrast::Rename(target);
    if (!finder_.SameCode(parties_.sources[0], parties_.targets[0])) return;
    // "The ambassador was summoned to the ministry": nobody summons his own.
    const bool protest = knowledge_.rules.rules[find.rule].deed.kind == "diplomatic protest";
    if (protest && source.origin == Origin::kBound) return Contrast::Rename(source);
    const bool named = !target.definite && !target.pronoun && !target.place;
    if (!finder_.Guessed(parties_.sources[0]) || !named) return;
    // "In Quito, the foreign minister summoned": where it was done.
    if (target.seat && IsLocated(document_, target)) return parties_.targets.clear();
    if (IsToldNext(find, target)) return parties_.targets.clear();
    Contrast::Rename(source);
  }

  /// "The minister called for calm and said Peru would": who is told of in the next clause.
  [[nodiscard]] bool IsToldNext(const Find& find, const Mention& target) const {
    const std::uint32_t scope = document_.words[target.head].scope;
    return scope != kNone32 && find.clause != kNone32 && document_.clauses[scope].coordinate == find.clause;
  }

  /// "A Guatemalan prosecutor charged three officers": on whom authorities act, where nobody says of which
  /// land they are, are their own.
  void BindAtHome(const Find& find) {
    if (parties_.sources.size() != 1 || !knowledge_.rules.Has(Trait::kAtHome, find.event.deed)) return;
    const Mention& source = At(parties_.sources[0]);
    const bool ruler = source.actors.size() == 1 && source.actors[0].type == "state" &&
                       !knowledge_.rules.Unofficial(source.sector) && source.role_class != "people";
    if (!ruler || source.actors[0].code.empty()) return;
    for (const std::uint32_t index : parties_.targets) {
      Mention& target = document_.mentions[index];
      const bool open = target.role != nullptr && target.role_class != "body" && target.actors.size() == 1 &&
                        target.actors[0].code.empty() && target.actors[0].type.empty() &&
                        !IsForeign(knowledge_, document_, target) &&
                        !knowledge_.rules.IsOf(RareClass::kHeld, document_.words[target.last - 1].readings);
      if (!open || target.sector.empty()) continue;
      target.actors = {source.actors[0]};
      target.actors[0].sector = target.sector;
      target.origin = Origin::kBound;
      target.rule = "reference:" + source.actors[0].code + " at home";
    }
  }

  /// "Canadian and Egyptian negotiators agreed on sales to Egypt": a bare land whose officials meet already.
  [[nodiscard]] bool IsParty(std::uint32_t target) const {
    if (!At(target).sector.empty()) return false;
    return std::ranges::any_of(parties_.sources, [&](std::uint32_t source) {
      return AnyOfGroup(document_, source,
                        [&](std::uint32_t party) { return finder_.SameCode(party, target); });
    });
  }

  /// "discussed relations with Japan": with whom the ties are that others speak of.
  [[nodiscard]] bool IsOfTies(std::uint32_t target) const {
    const std::uint32_t noun = document_.words[At(target).head].head;
    return noun != kNone32 && knowledge_.rules.IsOf(RareClass::kTies, document_.words[noun].readings);
  }

  /// "to refinance Chad's debt", "two thirds of Chad's debt": whose the object of a verb is.
  [[nodiscard]] bool OwnsObject(const Mention& mention) const {
    if (document_.words[mention.head].rel != Deprel::kNmodPoss) return false;
    std::uint32_t noun = document_.words[mention.head].head;
    if (noun != kNone32 && document_.words[noun].rel == Deprel::kNmod) noun = document_.words[noun].head;
    return noun != kNone32 && document_.words[noun].rel == Deprel::kObj;
  }

  /// "suspended by Macedonia and Greece": who acts beside the source is not its target.
  [[nodiscard]] bool ActsTogether(std::uint32_t target) const {
    return std::ranges::any_of(parties_.sources, [&](std::uint32_t source) {
      return AnyOfGroup(document_, source, [&](std::uint32_t party) { return party == target; });
    });
  }

  [[nodiscard]] bool IsAddressed(const Find& find, std::uint32_t target) const {
    return !parties_.sources.empty() && finder_.AddressesState(find, target, parties_.sources[0]);
  }

  /// "France warned that France would ...": the land itself is no target of its own words, nor is one of
  /// "both sides" of what both did.
  [[nodiscard]] bool IsOwn(const Rule& rule, std::uint32_t target) const {
    if (!parties_.sources.empty() && At(parties_.sources[0]).parties && !At(target).actors.empty()) {
      return std::ranges::any_of(At(parties_.sources[0]).actors, [&](const Actor& party) {
        return !party.code.empty() && party.code == At(target).actors[0].code;
      });
    }
    const std::string& kind = rule.deed.kind;
    const bool outward = knowledge_.rules.Has(Trait::kAddressed, kind) &&
                         !knowledge_.rules.Has(Trait::kDomestic, kind) && !rule.self;
    return outward && !parties_.sources.empty() && finder_.SameCode(parties_.sources[0], target) &&
           At(target).sector.empty();
  }

  /// "the senator warned he will press for a law", "Congress rejected it", "the rebels vowed to avenge him":
  /// no pronoun makes the actor, or of a threat his own side, the target.
  [[nodiscard]] bool IsSelf(std::uint32_t target, bool threat) const {
    if (!At(target).pronoun || At(target).actors.empty() || parties_.sources.empty()) return false;
    const Mention& source = At(parties_.sources[0]);
    if (!finder_.SameCode(parties_.sources[0], target) || At(target).parties) return false;
    const bool whole = !document_.words[At(target).first].Has(Grammar::kPossessive);
    return (threat && whole) ||
           (At(target).actors[0].sector == source.actors[0].sector && At(target).sector == source.sector);
  }

  /// "the firm agreed to buy the Dutch publisher": a land that only describes a thing is no party to a firm's
  /// words, a place none to those of private persons.
  [[nodiscard]] bool IsOrigin(const Rule& rule, std::uint32_t target) const {
    if (parties_.sources.empty() || !knowledge_.rules.Has(Trait::kAddressed, rule.deed.kind)) return false;
    const std::string& sector = At(parties_.sources[0]).sector;
    const Deprel rel = document_.words[At(target).head].rel;
    if (At(target).place) return knowledge_.rules.Unofficial(sector);
    return knowledge_.rules.Has(Trait::kLandless, sector) &&
           (rel == Deprel::kAmod || rel == Deprel::kCompound);
  }

  void VerbRoles(const Find& find, const Rule& rule) {
    const Clause& clause = document_.clauses[find.clause];
    if ((rule.opinion || rule.accusation) && IsHeld(clause)) {
      AddTo(parties_.sources, document_.clauses[clause.parent].subject);
      if (clause.subject != document_.clauses[clause.parent].subject) AddTo(parties_.targets, clause.subject);
      return;
    }
    if (clause.passive) {
      const std::uint32_t agent = doers_.Agent(find, clause);
      if (TakesSubject(find, clause)) {
        // "Japan's protest to China was delivered": the parties are those of the noun; but "a Japanese offer
        // was rejected" by another, and so "an Argentine ship was impounded".
        std::uint32_t owner = doers_.Owner(clause.subject_word);
        if (owner == kNone32) owner = doers_.OwnerBehind(clause.subject_word);
        const bool refused = rule.deed.plover.event == "REJECT";
        const bool taken =
            rule.deed.plover.mode == "seize" || (rule.deed.plover.event == "ASSAULT" && !IsDeed(clause));
        AddTo(parties_.sources, agent != kNone32 || refused || taken ? agent : owner);
        if (refused || taken) AddTo(parties_.targets, owner);
        if (refused && owner != kNone32) return;
        const std::uint32_t source = parties_.sources.empty() ? kNone32 : parties_.sources[0];
        if (find.target_hints.empty()) AddTo(parties_.targets, BestTarget(find, clause.subject_word, source));
        if (parties_.targets.empty() && find.target_hints.empty())
          AddTo(parties_.targets, BestTarget(find, clause.node, source));
        return;
      }
      if (rule.mover) {
        // "troops were withdrawn from Lebanon": what moves is the actor's own.
        const std::uint32_t actor = agent == kNone32 ? clause.subject : agent;
        AddTo(parties_.sources, actor);
        if (find.target_hints.empty()) AddTo(parties_.targets, BestTarget(find, clause.node, actor));
        return;
      }
      // "fell, as agreed by the cartel": what was agreed is not whom the sentence names first.
      const bool guessed = clause.subject_word == kNone32 && clause.rel == Deprel::kAdvcl &&
                           clause.subject_rule == std::string_view("nearest");
      const std::uint32_t blamed = rule.deed.plover.event == "ACCUSE" ? doers_.Blamed(clause) : kNone32;
      if (!guessed) AddTo(parties_.targets, blamed != kNone32 ? blamed : clause.subject);
      AddTo(parties_.sources,
            agent == kNone32 && rule.deed.plover.event == "ACCUSE" ? doers_.Worried(find) : agent);
      if (rule.source_is_object) return;
      if (!parties_.targets.empty() && !find.target_hints.empty() && !rule.passive) {
        // "sanctions were imposed on Russia": the subject is no party when the pattern names one.
        const bool own = find.target_hints[0] == parties_.targets[0];
        if (!own) parties_.targets.clear();
      }
      return;
    }
    // "bombings at embassies, which killed fifty": no building does it
    const bool building =
        rule.deed.plover.event == "ASSAULT" && clause.subject != kNone32 &&
        knowledge_.rules.IsOf(RareClass::kMission, document_.words[At(clause.subject).head].readings);
    if (!building) AddTo(parties_.sources, clause.subject);
    // "used to launch raids on ships by rebels"
    if (parties_.sources.empty() && clause.infinitive && rule.deed.quad == "material conflict")
      AddTo(parties_.sources, doers_.Agent(find, clause));
    const std::uint32_t abroad = contrast_.LandActedOn(clause);
    if (abroad != kNone32 && find.target_hints.empty()) return AddTo(parties_.targets, abroad);
    if (!parties_.sources.empty()) {
      AddOthers(parties_.sources, CoordinatedWith(document_, doers_.SubjectWord(clause)));
      AddOthers(parties_.sources, {HeadlinePartner(document_, clause.subject)});
    }
    AddOthers(parties_.sources, Companions(document_, find.clause));
    parties_.source_rule = clause.subject_rule;
    const std::uint32_t described = RelativeObject(document_, clause);
    if (described != kNone32 && finder_.OwnSide(find, described, clause.subject) != kFar) {
      AddTo(parties_.targets, described);
      return;
    }
    const std::uint32_t doer = DoerOfStep(knowledge_, document_, find, clause);
    std::uint32_t hearer = find.target_hints.empty() ? HearerOf(knowledge_, document_, clause) : kNone32;
    if (hearer == kNone32) hearer = RecipientOf(document_, clause);
    if (rule.self) {
      AddTo(parties_.targets, Object(clause));
    } else if (hearer != kNone32 && find.event.deed.quad.starts_with("verbal") &&
               find.event.deed.kind != "support") {
      AddTo(parties_.targets, hearer);
    } else if (doer != kNone32) {
      AddTo(parties_.targets, doer);
    } else if (find.target_hints.empty() && !IsMutual(knowledge_.rules, document_, clause)) {
      const std::uint32_t target = BestTarget(find, clause.node, clause.subject);
      if (!IsOutside(find, target) && (!rule.obligation || FollowsInClause(find, target)))
        AddTo(parties_.targets, target);
    }
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

  /// "a raid was launched", but "a helicopter was shot down".
  [[nodiscard]] bool IsDeed(const Clause& passive) const {
    return std::ranges::any_of(document_.words[passive.subject_word].readings, [&](const Reading& reading) {
      return knowledge_.rules.NounRules(reading.symbol) != nullptr;
    });
  }

  /// Further parties of another land than the first.
  void AddOthers(std::vector<std::uint32_t>& parties, const std::vector<std::uint32_t>& others) const {
    for (const std::uint32_t other : others) {
      if (parties.empty() || !finder_.SameCode(other, parties[0])) AddTo(parties, other);
    }
  }

  /// No one whose land is a guess.
  void AddFurtherObjects(const Find& find) {
    if (find.clause == kNone32 || parties_.targets.size() != 1) return;
    std::vector<std::uint32_t> others =
        BesideTarget(document_, document_.clauses[find.clause], parties_.targets[0]);
    std::erase_if(others, [&](std::uint32_t other) {
      return At(other).definite ||
             (!parties_.sources.empty() && finder_.SameCode(other, parties_.sources[0]));
    });
    AddOthers(parties_.targets, others);
  }

  /// The actor's own people: "advised its citizens".
  [[nodiscard]] std::uint32_t Object(const Clause& clause) const {
    const std::uint32_t object = MentionOf(document_, Dependent(document_, clause.node, Deprel::kObj));
    for (std::uint32_t i = clause.head + 1; object == kNone32 && i < clause.end; ++i) {
      if (document_.words[i].mention != kNone32) return document_.words[i].mention;
    }
    return object;
  }

  /// "Britain remains opposed and Germany has opposed it", "was welcomed by Britain but rejected by Germany":
  /// who does in a coordinate clause what it tells.
  [[nodiscard]] bool IsTwin(const Find& find, const Mention& mention) const {
    const Word& word = document_.words[mention.head];
    const bool does = word.rel == Deprel::kNsubj || word.rel == Deprel::kOblAgent;
    if (find.clause == kNone32 || !does || word.head == kNone32) return false;
    const std::uint32_t other = document_.words[word.head].scope;
    return other != kNone32 && document_.clauses[find.clause].coordinate == other;
  }

  /// "Mali wants a ban, while Chad is pressing for a tax": told to set it against what the others want.
  [[nodiscard]] bool IsContrary(const Find& find) const {
    std::uint32_t index = find.clause;
    for (int depth = 0; depth < 3 && index != kNone32; ++depth) {
      const Clause& clause = document_.clauses[index];
      for (std::uint32_t i = clause.begin; i < clause.first && clause.subject_word != kNone32; ++i) {
        if (knowledge_.rules.IsOf(RareClass::kWhile, document_.words[i].readings)) return true;
      }
      index = clause.coordinate;
    }
    return false;
  }

  /// Of a conflict in words with no named target: another actor told of earlier in the sentence.
  [[nodiscard]] std::uint32_t Counterpart(const Find& find) const {
    if (parties_.sources.empty() || IsContrary(find)) return kNone32;
    const Indices mentions = document_.sentence_mentions[document_.words[find.word].sentence];
    for (std::size_t k = mentions.size(); k > 0 && mentions.size() - k < 12; --k) {
      const std::uint32_t index = mentions[k - 1];
      const Mention& mention = At(index);
      if (mention.first > find.word || mention.place || mention.pronoun || mention.actors.empty() ||
          mention.actors[0].code.empty() || IsContrasted(knowledge_, document_, mention))
        continue;
      const bool located =
          mention.preposition != kNone32 && document_.words[mention.preposition].Has(Grammar::kLocative);
      // "told Reuters": who passes the words on is not who they are about.
      if (IsTwin(find, mention) || finder_.IsReporter(find, index) || finder_.IsScene(find, mention) ||
          finder_.DescribesSubject(find, mention) ||
          (find.event.deed.kind == "criticism" && find.clause != kNone32 &&
           finder_.IsAppealedTo(mention, document_.clauses[find.clause].node)))
        continue;
      if (located || finder_.SameCode(index, parties_.sources[0]) ||
          knowledge_.rules.Unofficial(mention.sector))
        continue;
      const bool party =
          std::find(parties_.sources.begin(), parties_.sources.end(), index) != parties_.sources.end() ||
          mention.continues_group;
      if (!party) return index;
    }
    return kNone32;
  }

  [[nodiscard]] bool SeveralLands() const {
    std::vector<Actor> actors;
    for (const std::uint32_t index : parties_.sources) AddActors(document_, index, actors);
    return std::ranges::any_of(actors, [&](const Actor& actor) { return actor.code != actors[0].code; });
  }

  [[nodiscard]] bool SeveralSources() const {
    std::vector<Actor> actors;
    for (const std::uint32_t index : parties_.sources) AddActors(document_, index, actors);
    return actors.size() > 1;
  }

  [[nodiscard]] std::uint32_t BestTarget(const Find& find, std::uint32_t node, std::uint32_t subject) const {
    const bool words = knowledge_.rules.rules[find.rule].deed.quad.starts_with("verbal");
    return own_hearer_ && words ? kNone32 : finder_.Best(find, node, subject);
  }

  /// "suspects in the Kenya bombing were handed over to | the United States", "ministers meeting in Oslo
  /// urged | Chad": party to what the noun is told of, not to what describes it.
  [[nodiscard]] bool IsOutside(const Find& find, std::uint32_t target) const {
    const Deprel rel = document_.words[find.word].rel;
    const std::string& event = find.event.deed.plover.event;
    const bool below = (rel == Deprel::kNmod && !find.supported && event == "ASSAULT") ||
                       (rel == Deprel::kAcl && event == "CONSULT");
    return below && target != kNone32 && !IsUnder(document_, At(target).head, find.word);
  }

  void NounRoles(Find& find) {
    const std::uint32_t named = doers_.Owner(find.word);
    const std::uint32_t owner = named != kNone32 && doers_.IsVenue(find, named) ? kNone32 : named;
    const Clause* clause = find.clause == kNone32 ? nullptr : &document_.clauses[find.clause];
    parties_.source_rule = "owner";
    std::uint32_t node = find.word;
    if (find.supported && clause != nullptr) {
      if (clause->passive || clause->head > find.word) {
        if (clause->passive) AddTo(parties_.sources, doers_.Agent(find, *clause));
        AddTo(parties_.sources, owner);
      } else {
        AddTo(parties_.sources, clause->subject);
        if (owner != kNone32 && !finder_.SameCode(owner, clause->subject)) AddTo(parties_.targets, owner);
        parties_.source_rule = clause->subject_rule;
        node = clause->node;
      }
    } else {
      AddTo(parties_.sources, owner == kNone32 ? doers_.Convened(find) : owner);
    }
    AddTo(parties_.sources, doers_.Marked(find, Grammar::kAgentPreposition));
    AddTo(parties_.sources, doers_.Marked(find, Grammar::kPartiesPreposition));
    const std::uint32_t source = parties_.sources.empty() ? kNone32 : parties_.sources[0];
    if (find.target_hints.empty()) {
      const std::uint32_t target = BestTarget(find, node, source);
      if (!IsOutside(find, target)) AddTo(parties_.targets, target);
    }
    if (parties_.sources.empty() && !find.supported && find.event.deed.plover.event == "CONSULT") {
      // "after a meeting with Bush, Clark said", "after talks, Chad and Mali said"
      const bool alone = !parties_.targets.empty() || !find.target_hints.empty() ||
                         find.event.deed.plover.mode == "visit";  // "on a visit to East Africa"
      AddTo(parties_.sources, doers_.Attendant(find));
      if (!alone && !parties_.sources.empty()) AddTo(parties_.sources, doers_.Listener(find));
      if (!alone && !SeveralLands()) parties_.sources.clear();
    }
    if (parties_.sources.empty() && find.supported && named == kNone32) RecallParties(document_, find);
    find.owned = !parties_.sources.empty() || !find.source_hints.empty();
    if (!find.supported && owner == kNone32) find.event.because.emplace_back("noun without owner");
  }

  const Knowledge& knowledge_;
  Document& document_;
  TargetFinder finder_;
  DoerFinder doers_;
  Contrast contrast_;
  Parties parties_;
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
    TakeObject(document, find);
    AnswerTo(document, find);
    WarnWhoMay(document, find);
    VisitHere(knowledge, document, find);
    FightAtHome(knowledge, find);
    AimAtWhomItNames(knowledge, document, find);
    if (before != nullptr) InheritSources(document, *before, find);
    // "attacked and destroyed": one deed in two words.
    const bool twin = before != nullptr && find.word == before->word + 2 &&
                      find.event.deed.plover.event == before->event.deed.plover.event &&
                      document.words[find.word - 1].Has(Grammar::kConjunction);
    find.absorbed = twin;
    before = &find;
  }
  for (std::uint32_t sentence = 0; sentence < document.sentences.size(); ++sentence) {
    const std::span<Find> finds = document.FindsOf(sentence);
    ShareObject(document, finds);
    ShareAttack(document, finds);
    HitBack(document, finds);
    ShareOccasion(knowledge, document, finds);
  }
  ClaimLosses(document);
  TellOwnProtest(document);
  FightTheFoe(document);
  FaceTheOtherSide(knowledge, document);
  FaceTheStory(knowledge, document);
  FaceTheLead(knowledge, document);
  NameUnknown(knowledge, document);
}

}  // namespace demarche::extract
