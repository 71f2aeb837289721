// Pass 6: is the deed done? Plans, conditions, denials and negation around a trigger, who says
// so, and what the sentence itself puts in the background (Saurí and Pustejovsky 2009).
#include <algorithm>

#include "extractor/passes.h"

namespace demarche::extract {
namespace {

class Judge {
 public:
  Judge(const Knowledge& knowledge, Document& document) : knowledge_(knowledge), document_(document) {}

  void Weigh(Find& find) {
    Event& event = find.event;
    if (find.clause == kNone32 || (knowledge_.rules.rules[find.rule].noun && !find.supported)) {
      NounOnly(find);
      return;
    }
    const Clause& clause = document_.clauses[find.clause];
    Attribute(find, clause);
    bool planned = clause.future || (find.supported && document_.words[clause.head].Has(Grammar::kPlanned));
    bool conditional = clause.conditional;
    bool negated = clause.negated;
    bool dropped = false;
    Chain(find, clause, planned, conditional, negated, dropped);
    negated = negated || DeniedReport(clause);
    dropped = dropped || Nominal(clause);
    find.absorbed = find.absorbed || dropped;
    if (event.deed.plover.event == "REJECT" && negated && find.deed_end == 0) negated = false;
    if (clause.rel == Deprel::kAcl && clause.relative && !DatedWithin(clause)) find.absorbed = true;
    if (clause.relative || clause.background)
      SetFactuality(event, Factuality::kHistorical, "background:clause");
    if (IsPosition(clause)) SetFactuality(event, Factuality::kHistorical, "background:standing position");
    if (planned && negated && Refuse(find)) return;
    if (conditional) dropped = true;
    find.absorbed = find.absorbed || dropped;
    if (planned) Plan(find);
    if (conditional) SetFactuality(event, Factuality::kConditional, "operator:conditional");
    if (negated) SetFactuality(event, Factuality::kNegated, "operator:negation");
    Habit(find, clause);
  }

 private:
  static void SetFactuality(Event& event, Factuality factuality, const char* why) {
    event.factuality = factuality;
    event.because.emplace_back(why);
  }

  /// "vessels patrolling the Gulf" are told of, not their patrol, unless it has a day of its own.
  [[nodiscard]] bool DatedWithin(const Clause& clause) const {
    for (std::uint32_t i = clause.head; i < clause.end; ++i) {
      if (document_.words[i].timex != kNone32) return true;
    }
    return false;
  }

  /// "China objects to ...": what it holds, not what it did; but headlines tell deeds in the present.
  [[nodiscard]] bool IsPosition(const Clause& clause) const {
    constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
    const Word& verb = document_.words[clause.head];
    if (!verb.Has(Grammar::kStance) || (verb.feats & kPresent) != kPresent) return false;
    const Word& last = document_.words[document_.LastWord(verb.sentence) - 1];
    return last.upos == Upos::kPunct;
  }

  /// "will not meet" is a rejection.
  bool Refuse(Find& find) {
    Event& event = find.event;
    const std::string kind = knowledge_.rules.RefusedKind(event.deed.kind);
    if (kind.empty() || !knowledge_.rules.HasKind(kind)) return false;
    event.because.push_back("operator:refused " + event.deed.kind + " is " + kind);
    event.deed = knowledge_.rules.DeedOf(kind, "");
    return true;
  }

  /// A deed of the future is a pledge or a threat where the ontology says so.
  void Plan(Find& find) {
    Event& event = find.event;
    const std::string kind = knowledge_.rules.PlannedKind(event.deed.kind);
    if (kind.empty() || !knowledge_.rules.HasKind(kind)) {
      SetFactuality(event, Factuality::kPlanned, "operator:planned");
      return;
    }
    event.because.push_back("operator:planned " + event.deed.kind + " is " + kind);
    event.deed = knowledge_.rules.DeedOf(kind, "");
  }

  /// Walks up from an infinitive: "plans to visit", "is expected to sign", "denied having ...".
  void Chain(Find& find, const Clause& clause, bool& planned, bool& conditional, bool& negated,
             bool& dropped) const {
    const Clause* at = &clause;
    for (int depth = 0; depth < 4; ++depth) {
      const bool depends = at->infinitive || at->gerund;
      if (at->parent == kNone32 || (!depends && !at->reported)) return;
      const Clause& parent = document_.clauses[at->parent];
      const Word& verb = document_.words[Ruler(*at, parent)];
      if (depends) {
        planned = planned || parent.future || PlannedNoun(*at);
        if (parent.relative || parent.background)
          SetFactuality(find.event, Factuality::kHistorical, "background:clause");
        planned = planned || verb.Has(Grammar::kPlanned);
        conditional = conditional || parent.conditional || verb.Has(Grammar::kConditional);
        negated = negated || parent.negated;
        const bool adjacent =
            at->rel == Deprel::kXcomp || at->rel == Deprel::kAcl || at->first <= parent.head + 2;
        const bool aspect = adjacent && (verb.Has(Grammar::kAspect | Grammar::kPlanned | Grammar::kBe) ||
                                         (parent.passive && verb.Has(Grammar::kForced)));
        // An infinitive under any other verb is a purpose or a wish, no deed.
        if (at->infinitive && !aspect && !verb.Has(Grammar::kConditional)) dropped = true;
      }
      if (verb.Has(Grammar::kDenied) && (depends || at->reported)) negated = true;
      at = &parent;
    }
  }

  /// "plans to start escorting": the noun right before the infinitive, however it is attached.
  [[nodiscard]] bool PlannedNoun(const Clause& clause) const {
    if (!clause.infinitive || clause.first == 0) return false;
    const Word& word = document_.words[clause.first - 1];
    return word.upos == Upos::kNoun && word.Has(Grammar::kPlanned);
  }

  /// The word that says what an embedded deed is: "plans to visit" as verb or as noun.
  [[nodiscard]] std::uint32_t Ruler(const Clause& clause, const Clause& parent) const {
    const std::uint32_t head = document_.words[clause.node].head;
    return clause.rel == Deprel::kAcl && clause.infinitive && head != kNone32 ? head : parent.head;
  }

  /// "denied that China had banned exports", "denied a report that ...".
  [[nodiscard]] bool DeniedReport(const Clause& clause) const {
    const bool content = clause.rel == Deprel::kCcomp || clause.rel == Deprel::kAcl;
    if (!content || clause.parent == kNone32) return false;
    return document_.words[document_.clauses[clause.parent].head].Has(Grammar::kDenied);
  }

  /// "no intention of paying", "talk of leaving": a deed that is only spoken of.
  [[nodiscard]] bool Nominal(const Clause& clause) const {
    if (!clause.gerund || clause.first == 0) return false;
    const bool marked = clause.opener != kNone32 && document_.words[clause.opener].Has(Grammar::kNotional);
    const bool begun = clause.parent != kNone32 &&
                       document_.words[document_.clauses[clause.parent].head].Has(Grammar::kAspect);
    if (begun) return false;
    return marked || document_.words[clause.first - 1].Has(Grammar::kNotional);
  }

  void Habit(Find& find, const Clause& clause) const {
    for (std::uint32_t i = clause.first > 2 ? clause.first - 2 : 0; i <= clause.head; ++i) {
      if (document_.words[i].Has(Grammar::kHabit) &&
          document_.words[i].sentence == document_.words[find.word].sentence) {
        find.habit = true;
      }
    }
  }

  /// A noun that no verb carries is background unless something dates it or both parties stand by it.
  void NounOnly(Find& find) {
    Event& event = find.event;
    const bool parties = !event.sources.empty() && (!event.targets.empty() || event.sources.size() > 1);
    const std::uint32_t reach = parties ? kWide : kNear;
    const std::uint32_t end =
        std::min(document_.LastWord(document_.words[find.word].sentence), find.last + reach);
    bool dated = false;
    const std::uint32_t begin = find.word > 2 ? find.word - 2 : 0;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (i > find.word && document_.words[i].clause != kNone32) break;
      dated = dated || document_.words[i].timex != kNone32;
    }
    const Deprel rel = document_.words[find.word].rel;
    const bool topic =
        parties && (rel == Deprel::kNsubj || rel == Deprel::kNsubjPass || rel == Deprel::kRoot);
    if ((!dated && !topic) || event.sources.empty()) find.absorbed = true;
    if (find.clause != kNone32) {
      const Clause& clause = document_.clauses[find.clause];
      Attribute(find, clause);
      const bool open = clause.conditional || clause.negated || clause.future || clause.infinitive;
      const bool ahead = (clause.future || clause.infinitive) && parties && dated && !clause.negated;
      if (open && find.word > clause.head) {
        if (ahead) event.factuality = Factuality::kPlanned;
        find.absorbed = find.absorbed || !ahead;
      }
    }
    event.because.emplace_back(dated ? "noun with its own time" : "noun with its own parties");
  }

  /// "China said ...", "..., the White House announced".
  void Attribute(Find& find, const Clause& clause) {
    const Clause* content = &clause;
    for (int depth = 0; depth < 4 && !content->reported && content->parent != kNone32; ++depth) {
      const bool inside = content->rel == Deprel::kCcomp || content->rel == Deprel::kXcomp;
      if (!inside) break;
      content = &document_.clauses[content->parent];
    }
    if (content->reported && content->parent != kNone32) {
      const Clause* saying = &document_.clauses[content->parent];
      for (int depth = 0; depth < 3 && saying->reported && saying->parent != kNone32 &&
                          !document_.words[saying->head].Has(Grammar::kReport);
           ++depth) {
        saying = &document_.clauses[saying->parent];
      }
      Speaker(find, saying->subject);
      return;
    }
  }

  void Speaker(Find& find, std::uint32_t subject) {
    Event& event = find.event;
    if (event.factuality == Factuality::kAsserted) event.factuality = Factuality::kReported;
    if (subject == kNone32) return;
    const Mention& mention = document_.mentions[subject];
    const Span span = document_.SpanOf(mention.first, mention.last);
    event.attribution.span = span;
    event.attribution.name = std::string(span.In(document_.article->text));
    if (mention.pronoun && !mention.actors.empty()) event.attribution.name = mention.actors[0].name;
    event.because.push_back("attribution:" + event.attribution.name);
  }

  /// Words after a noun in which its date may stand: farther when both parties stand by it.
  static constexpr std::uint32_t kNear = 5, kWide = 14;

  const Knowledge& knowledge_;
  Document& document_;
};

}  // namespace

void WeighActions(const Knowledge& knowledge, Document& document, const std::vector<Find*>& finds) {
  Judge judge(knowledge, document);
  for (Find* find : finds) judge.Weigh(*find);
}

void ApplyOperators(const Knowledge& knowledge, Document& document) {
  Judge judge(knowledge, document);
  for (Find& find : document.finds) {
    if (!find.absorbed) judge.Weigh(find);
  }
}

}  // namespace demarche::extract
