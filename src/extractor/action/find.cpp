// Each verb with a named subject, object or addressee, and each noun of a deed with a named owner, is an
// action. A verb that only carries a noun or another verb ("gave a speech", "began to sell") leaves it to
// that.
#include <algorithm>

#include "extractor/action/action.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr std::uint32_t kLongestClause = 18;  ///< words that a headline can hold
constexpr int kFarthestUp = 6;                ///< clauses that a subject is sought up

class ActionFinder {
 public:
  ActionFinder(const Knowledge& knowledge, const Document& document, const Cast& cast)
      : knowledge_(knowledge), document_(document), cast_(cast), words_(document.words) {}

  std::vector<Action> Run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      clauses_ = document_.sentence_clauses[s];
      const std::size_t before = actions_.size();
      for (const std::uint32_t index : clauses_) TryVerb(index);
      for (std::uint32_t i = document_.FirstWord(s); i < document_.LastWord(s); ++i) TryNoun(i);
      std::sort(actions_.begin() + static_cast<std::ptrdiff_t>(before), actions_.end(),
                [](const Action& a, const Action& b) { return a.find.word < b.find.word; });
    }
    return std::move(actions_);
  }

 private:
  using Parts = std::vector<std::uint32_t>;

  [[nodiscard]] Parts Of(std::uint32_t word) const { return PartsOf(document_, cast_, word); }

  // Verbs ---------------------------------------------------------------------------------------

  void TryVerb(std::uint32_t index) {
    const Clause& clause = document_.clauses[index];
    if (clause.head != clause.node || IsCarrier(index)) return;
    Action action;
    const Parts subject = SubjectOf(index, 0);
    if (clause.passive) {
      action.targets = subject;
      action.sources = Of(Dependent(document_, clause.node, Deprel::kOblAgent));
    } else {
      action.sources = subject;
      Append(Of(Dependent(document_, clause.node, Deprel::kObj)), action.targets);
      Append(Of(Dependent(document_, clause.node, Deprel::kIobj)), action.targets);
    }
    Addressees(clause.node, action);
    action.find.rule = knowledge_.rules.action_verb;
    action.find.clause = index;
    action.find.word = clause.head;
    Keep(action, clause.head, Behind(clause.head));
  }

  /// "had", "was"; "began to sell", "wants to sell"; "made an appearance".
  [[nodiscard]] bool IsCarrier(std::uint32_t index) const {
    const Clause& clause = document_.clauses[index];
    const Word& verb = words_[clause.head];
    if (verb.Has(Grammar::kBe | Grammar::kHave | Grammar::kDo | Grammar::kModal)) return true;
    if (verb.Has(Grammar::kAspect | Grammar::kPlanned)) {
      for (const std::uint32_t other : clauses_) {
        const Clause& next = document_.clauses[other];
        if (next.parent == index && next.rel == Deprel::kXcomp && next.head > clause.head) return true;
      }
    }
    const std::uint32_t object = Dependent(document_, clause.node, Deprel::kObj);
    return object != kNone32 && verb.Has(Grammar::kSupport) && IsDeed(object);
  }

  /// The particle of "stepped down", right behind the verb.
  [[nodiscard]] std::uint32_t Behind(std::uint32_t verb) const {
    const bool particle = verb + 1 < words_.size() && words_[verb + 1].rel == Deprel::kCompoundPrt &&
                          words_[verb + 1].head == verb;
    return particle ? verb + 2 : verb + 1;
  }

  /// Who is told as its subject: its own, that of the clause it goes on from, of the noun it belongs to, or
  /// of the clause above.
  [[nodiscard]] Parts SubjectOf(std::uint32_t index, int depth) const {
    if (index == kNone32 || depth > kFarthestUp) return {};
    const Clause& clause = document_.clauses[index];
    const bool modifies = clause.rel == Deprel::kAcl || clause.rel == Deprel::kAclRelcl;
    if (clause.subject_word != kNone32) {
      const Word& subject = words_[clause.subject_word];
      const bool relative = subject.Has(Grammar::kRelative) || subject.text == "that";
      if (relative && modifies) return Of(words_[clause.node].head);
      Parts own = Of(clause.subject_word);
      return own.empty() ? RightBefore(clause) : own;
    }
    if (Parts speaker = Inverted(clause); !speaker.empty()) return speaker;
    if (clause.coordinate != kNone32) return SubjectOf(clause.coordinate, depth + 1);
    if (modifies && !clause.infinitive) return Of(words_[clause.node].head);
    if (clause.parent == index || clause.finite) return {};
    if (clause.infinitive && clause.rel == Deprel::kXcomp) {
      Parts object = Of(Dependent(
          document_, document_.clauses[clause.parent == kNone32 ? index : clause.parent].node, Deprel::kObj));
      if (!object.empty()) return object;
    }
    return SubjectOf(clause.parent, depth + 1);
  }

  /// "the former chief executive of Apple Inc. Steve Jobs has died", "CEO Steve Jobs returned": the name
  /// that ends the subject, or stands beside it.
  [[nodiscard]] Parts RightBefore(const Clause& clause) const {
    if (clause.first == 0 || clause.first <= clause.subject_word) return {};
    const std::uint32_t part = cast_.part_of[clause.first - 1];
    if (part == kNone32 || !cast_.parts[part].named) return {};
    const Word& head = words_[cast_.parts[part].head];
    const bool beside = head.head == clause.node && head.rel == words_[clause.subject_word].rel;
    return beside || IsUnder(document_, clause.first - 1, clause.subject_word) ? Parts{part} : Parts{};
  }

  /// "..., said Steve Jobs": who says it stands behind, where the parser sees an object.
  [[nodiscard]] Parts Inverted(const Clause& clause) const {
    const bool says = words_[clause.head].Has(Grammar::kReport) && clause.finite && !clause.passive;
    if (!says || clause.head == 0 || words_[clause.head - 1].upos != Upos::kPunct) return {};
    Parts last;
    for (std::uint32_t k = words_[clause.node].child; k != kNone32; k = words_[k].sibling) {
      if (k < clause.head || words_[k].rel != Deprel::kObj) continue;
      Parts parts = Of(k);
      if (!parts.empty()) last = std::move(parts);
    }
    return last;
  }

  /// "returned to Apple", "a suit against Apple": who stands behind a preposition of address.
  void Addressees(std::uint32_t node, Action& action) const {
    for (std::uint32_t k = words_[node].child; k != kNone32; k = words_[k].sibling) {
      if (words_[k].rel != Deprel::kObl && words_[k].rel != Deprel::kNmod) continue;
      const std::uint32_t preposition = CaseOf(document_, k);
      if (preposition == kNone32 || words_[k].timex != kNone32) continue;
      const Word& marker = words_[preposition];
      if (marker.text == "by") {
        Append(Of(k), action.sources);
      } else if (marker.Has(Grammar::kTargetPreposition) || marker.text == "of") {
        Append(Of(k), action.targets);
      }
    }
  }

  // Nouns ---------------------------------------------------------------------------------------

  [[nodiscard]] bool IsDeed(std::uint32_t noun) const {
    const Word& word = words_[noun];
    if (word.upos != Upos::kNoun || word.timex != kNone32 || cast_.part_of[noun] != kNone32) return false;
    return knowledge_.rules.IsOf(RareClass::kActionNoun, word.readings);
  }

  void TryNoun(std::uint32_t i) {
    if (!IsDeed(i) || words_[i].clause != kNone32) return;
    Action action;
    for (std::uint32_t k = words_[i].child; k != kNone32; k = words_[k].sibling) {
      if (words_[k].rel == Deprel::kNmodPoss) Append(Of(k), action.sources);
      if (words_[k].rel == Deprel::kCompound && k < i) Append(Of(k), action.targets);
    }
    Addressees(i, action);
    action.find.rule = knowledge_.rules.action_noun;
    action.find.clause = words_[i].scope;
    action.find.word = i;
    const std::uint32_t head = words_[i].head;
    const std::uint32_t scope = words_[i].scope;
    const bool carried = words_[i].rel == Deprel::kObj && scope != kNone32 &&
                         document_.clauses[scope].node == head &&
                         words_[head].Has(Grammar::kSupport | Grammar::kHave);
    if (carried) {
      action.find.supported = true;
      if (action.sources.empty()) action.sources = SubjectOf(scope, 0);
    }
    Keep(action, i, i + 1);
  }

  // Both ----------------------------------------------------------------------------------------

  /// Adds parts whose character the side does not have yet.
  void Append(const Parts& more, Parts& side) const {
    for (const std::uint32_t part : more) {
      const bool known = std::any_of(side.begin(), side.end(), [&](std::uint32_t other) {
        return cast_.parts[other].character == cast_.parts[part].character;
      });
      if (!known) side.push_back(part);
    }
  }

  void Keep(Action& action, std::uint32_t first, std::uint32_t last) {
    std::erase_if(action.targets, [&](std::uint32_t target) {
      return std::any_of(action.sources.begin(), action.sources.end(), [&](std::uint32_t source) {
        return cast_.parts[source].character == cast_.parts[target].character;
      });
    });
    Find& find = action.find;
    find.first = first;
    find.last = last;
    if (words_[first].timex != kNone32 || (action.sources.empty() && action.targets.empty())) return;
    Event& event = find.event;
    event.deed = knowledge_.rules.rules[find.rule].deed;
    event.because.emplace_back(KindOf(find));
    for (const std::uint32_t part : action.sources) Add(part, "role:source", event.sources, event);
    for (const std::uint32_t part : action.targets) Add(part, "role:target", event.targets, event);
    if (IsTold(find)) return;
    event.clause = ClauseOf(find);
    actions_.push_back(std::move(action));
  }

  /// What the headline is made of (timeline room): a verb that can follow its subject or not, or a noun.
  [[nodiscard]] const char* KindOf(const Find& find) const {
    if (!IsVerb(find)) return "action:noun";
    const Clause& clause = document_.clauses[find.clause];
    if (!clause.finite) return "action:participle";
    return clause.passive ? "action:passive" : "action:verb";
  }

  void Add(std::uint32_t index, const char* role, std::vector<Actor>& side, Event& event) const {
    const Part& part = cast_.parts[index];
    Actor actor = cast_.characters[part.character].actor;
    actor.span = document_.SpanOf(part.first, part.last);
    side.push_back(std::move(actor));
    event.because.push_back(part.rule);
    event.because.emplace_back(role);
  }

  /// An event of the ontology has the same trigger and names all the participants.
  [[nodiscard]] bool IsTold(const Find& action) const {
    const Span trigger = document_.SpanOf(action.first, action.last);
    const std::vector<Event>& events = document_.extraction->events;
    const auto names = [](const Event& event, const Actor& actor) {
      const auto same = [&](const Actor& it) {
        return it.span.Overlaps(actor.span) || (!it.code.empty() && it.code == actor.code);
      };
      return std::any_of(event.sources.begin(), event.sources.end(), same) ||
             std::any_of(event.targets.begin(), event.targets.end(), same);
    };
    const std::uint32_t sentence = words_[action.word].sentence;
    auto it = std::partition_point(events.begin(), events.end(),
                                   [&](const Event& event) { return event.sentence < sentence; });
    for (; it != events.end() && it->sentence == sentence; ++it) {
      if (!it->trigger.Overlaps(trigger)) continue;
      const auto named = [&](const Actor& actor) { return names(*it, actor); };
      if (std::all_of(action.event.sources.begin(), action.event.sources.end(), named) &&
          std::all_of(action.event.targets.begin(), action.event.targets.end(), named))
        return true;
    }
    return false;
  }

  // The words for a headline ----------------------------------------------------------------------

  [[nodiscard]] bool IsVerb(const Find& find) const { return find.rule == knowledge_.rules.action_verb; }

  /// From the subject, where it is told by name, or the verb, to the end of what goes with it.
  [[nodiscard]] Span ClauseOf(const Find& find) const {
    const std::uint32_t begin = IsVerb(find) ? SubjectBegin(find) : BeginOf(find.word, find.word);
    std::uint32_t end = find.last;
    if (!IsVerb(find) || !IsInverted(document_.clauses[find.clause])) {
      const std::uint32_t stop =
          std::min(document_.LastWord(words_[find.word].sentence), find.last + kLongestClause);
      while (end < stop && GoesOn(find, end)) ++end;
      end = WithoutOpenQuote(begin, end, find.last);
      while (end > find.last && IsLoose(end - 1)) --end;
    }
    return document_.SpanOf(begin, end);
  }

  /// "..., said Jobs": what follows the verb is who says it.
  [[nodiscard]] bool IsInverted(const Clause& clause) const {
    return (clause.subject_word != kNone32 && clause.subject_word > clause.head) || !Inverted(clause).empty();
  }

  [[nodiscard]] std::uint32_t SubjectBegin(const Find& find) const {
    const Clause& clause = document_.clauses[find.clause];
    const std::uint32_t first = words_[clause.first].text == "to" ? clause.first + 1 : clause.first;
    const std::uint32_t subject = clause.subject_word;
    if (subject == kNone32 || subject >= first) return first;
    const Parts parts = Of(subject);
    const bool named = !parts.empty() && cast_.parts[parts[0]].named;
    return named ? BeginOf(subject, first) : first;
  }

  /// The first word of the phrase of `noun`; no preposition.
  [[nodiscard]] std::uint32_t BeginOf(std::uint32_t noun, std::uint32_t limit) const {
    std::uint32_t begin = std::min(noun, limit);
    const std::uint32_t first = document_.FirstWord(words_[noun].sentence);
    while (begin > first && noun - begin < kLongestClause / 2 && IsUnder(document_, begin - 1, noun) &&
           words_[begin - 1].clause == kNone32 && words_[begin - 1].upos != Upos::kPunct)
      --begin;
    while (begin < noun && (words_[begin].rel == Deprel::kCase || words_[begin].rel == Deprel::kCc)) ++begin;
    return begin;
  }

  [[nodiscard]] bool GoesOn(const Find& find, std::uint32_t i) const {
    const Word& word = words_[i];
    if (word.upos == Upos::kPunct) return word.text == "-" || word.text == "\"";
    if (!IsUnder(document_, i, IsVerb(find) ? document_.clauses[find.clause].node : find.word)) return false;
    if (word.clause != kNone32 && word.clause != find.clause) {
      const Clause& other = document_.clauses[word.clause];
      const bool inside = other.rel == Deprel::kXcomp || other.rel == Deprel::kCcomp ||
                          other.rel == Deprel::kAcl || (other.rel == Deprel::kAdvcl && !other.finite);
      return inside && other.coordinate == kNone32;
    }
    return word.rel != Deprel::kCc || words_[word.head].clause == kNone32;
  }

  /// Before a quotation that the words do not close.
  [[nodiscard]] std::uint32_t WithoutOpenQuote(std::uint32_t begin, std::uint32_t end,
                                               std::uint32_t least) const {
    std::uint32_t last = kNone32;
    bool open = false;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (words_[i].text != "\"") continue;
      open = !open;
      last = i;
    }
    return open ? std::max(last, least) : end;
  }

  /// Words that end no headline: "who", "the", "of", punctuation.
  [[nodiscard]] bool IsLoose(std::uint32_t i) const {
    const Word& word = words_[i];
    if (word.text == "\"") return false;
    if (!word.letter && word.upos != Upos::kNum && word.upos != Upos::kSym) return true;
    return word.upos == Upos::kDet || word.upos == Upos::kAdp || word.upos == Upos::kCconj ||
           word.upos == Upos::kSconj || word.upos == Upos::kAux || word.Has(Grammar::kRelative);
  }

  const Knowledge& knowledge_;
  const Document& document_;
  const Cast& cast_;
  const WordList& words_;
  Indices clauses_;
  std::vector<Action> actions_;
};

}  // namespace

std::vector<Action> FindActions(const Knowledge& knowledge, const Document& document, const Cast& cast) {
  return ActionFinder(knowledge, document, cast).Run();
}

}  // namespace demarche::extract
