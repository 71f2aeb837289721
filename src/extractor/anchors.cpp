// Pass 8: how events hang together in the telling. "After the meeting" points at the last meeting,
// "in the days that followed" at the last event, "reacted" at what was told before.
#include <algorithm>
#include <optional>

#include "extractor/passes.h"
#include "extractor/roles/lead.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class AnchorFinder {
 public:
  AnchorFinder(const Knowledge& knowledge, Document& document)
      : knowledge_(knowledge), document_(document), events_(document.extraction->events) {}

  void Run() {
    std::uint32_t event = 0;
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const std::uint32_t first = event;
      while (event < events_.size() && events_[event].sentence == s) ++event;
      const std::uint32_t paragraph = document_.sentences[s].paragraph;
      if (paragraph != paragraph_) standing_.reset();
      paragraph_ = paragraph;
      if (first < event) Sentence(s, first, event);
    }
  }

 private:
  void Sentence(std::uint32_t s, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = document_.FirstWord(s); i < document_.LastWord(s); ++i) {
      for (const Reading& reading : document_.words[i].readings) {
        for (const DiscourseCue& cue : knowledge_.rules.CuesOf(reading.symbol))
          TryCue(cue, i, s, first, last);
      }
      if (document_.words[i].Has(Grammar::kResponse) && first > 0) Responds(i, first, last);
    }
    for (std::uint32_t e = first; e < last; ++e) ByTimex(e, first);
    for (std::uint32_t e = first; e < last; ++e) CameAfter(e, first);
    for (std::uint32_t e = first; e < last; ++e) CountBetween(e, first, last);
    Continue(first, last);
    for (std::uint32_t e = first; e < last; ++e) ByTense(e, first);
    for (std::uint32_t e = first; e < last; ++e) TakeStand(e, first);
  }

  /// What opens a paragraph's story holds for its later sentences, until they name a time or an
  /// anchor of their own: "During that discussion she spoke ... She raised ...".
  void Continue(std::uint32_t first, std::uint32_t last) {
    bool timed = false;
    for (std::uint32_t e = first; e < last; ++e) timed = timed || events_[e].when.timex.has_value();
    for (std::uint32_t e = first; e < last && standing_ && !timed; ++e) {
      const Event& event = events_[e];
      const bool earlier = event.factuality == Factuality::kHistorical ||
                           event.factuality == Factuality::kPlanned || event.earlier;
      if (!event.anchors.empty() || earlier || IsNow(event)) continue;
      Add(e, standing_->relation, standing_->event, standing_->words);
      if (e > 0) GoOn(events_[e], events_[e - 1]);
    }
    if (timed) standing_.reset();
    for (std::uint32_t e = first; e < last; ++e) {
      // "On the eve of the summit, drones hit a port": what is told next need not be before it.
      const std::vector<Anchor>& anchors = events_[e].anchors;
      if (!anchors.empty() && anchors.front().relation != TimeRelation::kBefore) standing_ = anchors.front();
    }
  }

  /// "asks all sides for restraint": told in the present, which no story of the past holds.
  [[nodiscard]] bool IsNow(const Event& event) const {
    constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
    const Clause* clause = ClauseOf(event);
    return clause != nullptr && !clause->perfect &&
           (document_.words[clause->first].feats & kPresent) == kPresent;
  }

  /// Who goes on criticising, criticises the same.
  static void GoOn(Event& event, const Event& before) {
    const bool conflict = event.deed.quad == "verbal conflict" && before.deed.quad == "verbal conflict";
    if (!conflict || !event.targets.empty() || event.sources.empty() || before.sources.empty()) return;
    if (before.sources[0].code != event.sources[0].code || event.deed.kind == "advisory") return;
    event.targets = before.targets;
    if (!event.targets.empty()) event.because.emplace_back("reference:goes on to the same");
  }

  void TryCue(const DiscourseCue& cue, std::uint32_t i, std::uint32_t s, std::uint32_t first,
              std::uint32_t last) {
    const std::uint32_t end = document_.LastWord(s);
    if (i + cue.words.size() > end) return;
    for (std::size_t k = 0; k < cue.words.size(); ++k) {
      if (!document_.words[i + k].Reads(cue.words[k])) return;
    }
    const auto after = static_cast<std::uint32_t>(i + cue.words.size());
    const bool named = cue.reference == "noun";
    std::uint32_t reference = named ? Referent(after, end, first) : LastToldFor(cue, s, first);
    if (reference == kNone32) return;
    if (named) reference = ToldHere(referent_word_, first, last).value_or(reference);
    // "at the meeting", but not "at the request of": only what takes time can hold another deed.
    if (named && cue.relation == TimeRelation::kWithin && !TakesTime(referent_word_)) return;
    if (!named && CountsFromBehind(i, after, events_[reference])) return;
    const std::uint32_t words_end = named ? std::min(end, referent_word_ + 1) : after;
    const Span words = document_.SpanOf(i, words_end);
    // The cue governs the deeds of its sentence that stand after it, or all when it ends the sentence.
    for (std::uint32_t e = first; e < last; ++e) {
      if (e == reference || events_[e].trigger.Overlaps(words)) continue;
      if (!named && HasDay(events_[e])) continue;
      const bool leads = i < document_.FirstWord(s) + 3;
      const bool close = events_[e].trigger.end <= words.begin && words.begin - events_[e].trigger.end < 120;
      if (leads || close) Add(e, cue.relation, reference, words);
    }
  }

  /// "called them in on September 24, and then expelled them": what has a day of its own is not dated by the
  /// story, nor the story by it.
  [[nodiscard]] bool HasDay(const Event& event) const {
    if (!event.when.timex) return false;
    const Timex& timex = document_.extraction->timexes[*event.when.timex];
    return timex.earliest && timex.earliest == timex.latest;
  }

  /// "since the fighting broke out in March": the deed of this sentence's own that the noun tells.
  [[nodiscard]] std::optional<std::uint32_t> ToldHere(std::uint32_t noun, std::uint32_t first,
                                                      std::uint32_t last) const {
    for (std::uint32_t e = first; e < last; ++e) {
      if (events_[e].trigger.Overlaps(document_.words[noun].span)) return e;
    }
    return std::nullopt;
  }

  /// The deed that words without a noun point at: the last one of the story. "Meanwhile" goes on beside the
  /// story: neither beside what had been before it, nor beside another paragraph's.
  [[nodiscard]] std::uint32_t LastToldFor(const DiscourseCue& cue, std::uint32_t sentence,
                                          std::uint32_t first) const {
    const std::uint32_t reference = LastInStory(first);
    if (cue.reference.empty()) return reference == kNone32 && first > 0 ? first - 1 : reference;
    if (reference == kNone32) return kNone32;
    const std::uint32_t told = document_.sentences[events_[reference].sentence].paragraph;
    return told == document_.sentences[sentence].paragraph ? reference : kNone32;
  }

  /// The last deed before `first` that is told as the story goes, not as what had been before it or may be.
  [[nodiscard]] std::uint32_t LastInStory(std::uint32_t first) const {
    constexpr std::uint32_t kReach = 8;
    for (std::uint32_t e = first; e > 0 && first - e < kReach; --e) {
      const Event& candidate = events_[e - 1];
      const bool happened =
          candidate.factuality == Factuality::kAsserted || candidate.factuality == Factuality::kReported;
      if (happened && !candidate.earlier) return e - 1;
    }
    return kNone32;
  }

  /// A deed of some length by its noun, the last of its words: "phone call".
  [[nodiscard]] bool TakesTime(std::uint32_t noun) const {
    const std::uint32_t end = std::min(document_.LastWord(document_.words[noun].sentence), noun + 2);
    for (std::uint32_t i = noun; i < end; ++i) {
      if (knowledge_.rules.IsOf(RareClass::kOccasion, document_.words[i].readings)) return true;
    }
    return false;
  }

  /// The event that "the meeting", "that discussion" names: the last earlier one told by that
  /// noun's patterns, of the same PLOVER event.
  std::uint32_t Referent(std::uint32_t from, std::uint32_t end, std::uint32_t first) {
    const std::uint32_t stop = std::min(end, from + 5);
    for (std::uint32_t i = from; i < stop; ++i) {
      if (document_.words[i].clause != kNone32) break;
      for (const Reading& reading : document_.words[i].readings) {
        const std::vector<std::uint32_t>* rules = knowledge_.rules.NounRules(reading.symbol);
        if (rules == nullptr || rules->empty()) continue;
        referent_word_ = i;
        const std::uint32_t event = LastToldBy(*rules, first);
        if (event != kNone32) return event;
      }
    }
    return kNone32;
  }

  /// The last deed before `first` of the kind that one of the rules tells, else of the same PLOVER event:
  /// "the meeting" is a visit where nobody met. What was not done is none, nor what is only told behind the
  /// story.
  [[nodiscard]] std::uint32_t LastToldBy(const std::vector<std::uint32_t>& rules, std::uint32_t first) const {
    constexpr std::uint32_t kReach = 64;
    std::uint32_t alike = kNone32;
    for (std::uint32_t e = first; e > 0 && first - e < kReach; --e) {
      const Event& candidate = events_[e - 1];
      const bool is_deed = candidate.factuality != Factuality::kConditional &&
                           candidate.factuality != Factuality::kNegated &&
                           candidate.factuality != Factuality::kHistorical;
      if (!is_deed) continue;
      for (const std::uint32_t rule : rules) {
        const Deed& deed = knowledge_.rules.rules[rule].deed;
        if (deed.kind == candidate.deed.kind) return e - 1;
        if (deed.plover.event == candidate.deed.plover.event && alike == kNone32) alike = e - 1;
      }
    }
    return alike;
  }

  void Responds(std::uint32_t i, std::uint32_t first, std::uint32_t last) {
    if (TellsCause(i, first, last)) return;
    for (std::uint32_t e = first; e < last; ++e) {
      const Span words = document_.words[i].span;
      if (events_[e].trigger.begin > words.begin + 60) continue;
      Add(e, TimeRelation::kAfter, first - 1, words);
      AnswerTo(events_[e], first);
    }
  }

  /// Who reacts, reacts to those who acted.
  void AnswerTo(Event& event, std::uint32_t first) const {
    constexpr std::uint32_t kDeeds = 4;
    if (!event.targets.empty() || event.sources.empty()) return;
    for (std::uint32_t back = 1; back <= std::min(first, kDeeds); ++back) {
      const std::vector<Actor>& others = events_[first - back].sources;
      if (others.empty() || others[0].code == event.sources[0].code) continue;
      event.targets = others;
      event.because.emplace_back("reference:answers the last deed");
      return;
    }
  }

  /// "in retaliation for Friday's attack", "for what he called a breach": what is answered is told here, and
  /// not the deed told before; but "in retaliation for it", "in response to the raid".
  [[nodiscard]] bool TellsCause(std::uint32_t answer, std::uint32_t first, std::uint32_t last) const {
    constexpr std::uint32_t kReach = 60;
    const bool linked = answer + 1 < document_.LastWord(document_.words[answer].sentence) &&
                        document_.words[answer + 1].Has(Grammar::kPreposition);
    if (!linked) return false;
    const std::uint32_t next = std::min(answer + 2, document_.LastWord(document_.words[answer].sentence) - 1);
    const bool before = document_.words[next].Has(Grammar::kPronoun | Grammar::kDeterminer);
    if (!before) return true;
    const std::uint32_t end = document_.words[answer].span.end;
    return std::any_of(events_.begin() + first, events_.begin() + last, [&](const Event& event) {
      return event.trigger.begin > end && event.trigger.begin < end + kReach;
    });
  }

  /// What one side says in a meeting, it says to the other.
  static void AnswerInside(Event& event, const Event& meeting) {
    const bool words = event.deed.quad.rfind("verbal", 0) == 0;
    if (!words || !event.targets.empty() || event.sources.size() != 1 || meeting.sources.size() != 2) return;
    const bool first = meeting.sources[0].code == event.sources[0].code;
    if (!first && meeting.sources[1].code != event.sources[0].code) return;
    if (meeting.sources[0].code == meeting.sources[1].code) return;
    event.targets = {meeting.sources[first ? 1 : 0]};
    event.because.emplace_back("reference:the other side of the meeting");
  }

  void ByTimex(std::uint32_t e, std::uint32_t first) {
    if (!events_[e].when.timex || first == 0 || !events_[e].anchors.empty()) return;
    const Timex& timex = document_.extraction->timexes[*events_[e].when.timex];
    if (timex.relation == TimeRelation::kNone) return;
    const std::uint32_t reference = CountedFrom(timex, events_[e].sentence, first);
    if (reference != kNone32) Add(e, timex.relation, reference, timex.span);
  }

  /// "The move came after Somalia expelled a consul": what was told last came after what is told now.
  void CameAfter(std::uint32_t e, std::uint32_t first) {
    const Clause* clause = ClauseOf(events_[e]);
    if (clause == nullptr || clause->opener == kNone32 || clause->parent == kNone32) return;
    const Clause& came = document_.clauses[clause->parent];
    const bool after = knowledge_.rules.IsOf(RareClass::kAfter, document_.words[clause->opener].readings);
    const bool comes = knowledge_.rules.IsOf(RareClass::kComes, document_.words[came.head].readings);
    if (!after || !comes || came.subject_word == kNone32) return;
    std::uint32_t reference = Referent(came.subject_word, came.subject_word + 1, first);
    const bool step = knowledge_.rules.IsOf(RareClass::kStep, document_.words[came.subject_word].readings);
    if (reference == kNone32 && step) reference = LastInStory(first);
    if (reference == kNone32) return;
    Add(e, TimeRelation::kBefore, reference, document_.SpanOf(came.subject_word, clause->opener + 1));
  }

  /// "Chad protested on Monday, two days after Libya bombed a village", "A day after the raid, Chad
  /// protested": how far apart the two are. What the clause of time tells has no day of the clause above.
  void CountBetween(std::uint32_t e, std::uint32_t first, std::uint32_t last) {
    const std::uint32_t opener = OpenerOf(events_[e]);
    const Clause* above = opener == kNone32 ? nullptr : ClauseAbove(events_[e]);
    if (above == nullptr || opener == 0 || document_.words[opener - 1].timex == kNone32) return;
    const bool after = knowledge_.rules.IsOf(RareClass::kAfter, document_.words[opener].readings);
    if (!after && !knowledge_.rules.IsOf(RareClass::kBefore, document_.words[opener].readings)) return;
    const Timex& timex = document_.extraction->timexes[document_.words[opener - 1].timex];
    if (timex.type != TimexType::kDuration) return;
    const std::uint32_t other = DeedOf(above, e, first, last);
    // "said it will deploy missiles, a day after": what is yet to be done is not what is counted.
    if (other == kNone32 || IsYetToBe(events_[e].factuality) || IsYetToBe(events_[other].factuality)) return;
    if (events_[e].when.timex == events_[other].when.timex) events_[e].when.timex.reset();
    const bool follows = (e > other) != after;  // whether the one that is told second came second
    Add(std::max(e, other), follows ? TimeRelation::kAfter : TimeRelation::kBefore, std::min(e, other),
        Span{timex.span.begin, document_.words[opener].span.end});
  }

  /// The deed other than `e` that a clause tells, or one above it; kNone32 where none does.
  [[nodiscard]] std::uint32_t DeedOf(const Clause* clause, std::uint32_t e, std::uint32_t first,
                                     std::uint32_t last) const {
    constexpr int kSteps = 4;
    for (int step = 0; step < kSteps && clause != nullptr; ++step) {
      for (std::uint32_t other = first; other < last; ++other) {
        if (other != e && ClauseOf(events_[other]) == clause) return other;
      }
      clause = clause->parent == kNone32 ? nullptr : &document_.clauses[clause->parent];
    }
    return kNone32;
  }

  /// The conjunction that opens a deed's clause, or the preposition before its noun; kNone32 where none does.
  [[nodiscard]] std::uint32_t OpenerOf(const Event& event) const {
    const Clause* clause = ClauseOf(event);
    if (clause != nullptr) return clause->opener;
    const std::uint32_t noun = NounOf(event);
    return noun == kNone32 ? kNone32 : CaseOf(document_, noun);
  }

  /// The clause of which a deed's clause or noun is a part, or nullptr.
  [[nodiscard]] const Clause* ClauseAbove(const Event& event) const {
    const Clause* clause = ClauseOf(event);
    const std::uint32_t noun = clause == nullptr ? NounOf(event) : kNone32;
    const std::uint32_t above = clause != nullptr ? clause->parent
                                : noun == kNone32 ? kNone32
                                                  : document_.words[noun].scope;
    return above == kNone32 ? nullptr : &document_.clauses[above];
  }

  /// The last noun among a deed's words, or kNone32.
  [[nodiscard]] std::uint32_t NounOf(const Event& event) const {
    std::uint32_t noun = kNone32;
    for (std::uint32_t i = document_.FirstWord(event.sentence); i < document_.LastWord(event.sentence); ++i) {
      if (document_.words[i].upos == Upos::kNoun && document_.words[i].span.Overlaps(event.trigger)) noun = i;
    }
    return noun;
  }

  /// "Somalia had expelled a consul": before the story that is told (Reichenbach 1947). Not in what is said,
  /// where "had" is the saying's tense.
  void ByTense(std::uint32_t e, std::uint32_t first) {
    Event& event = events_[e];
    const Clause* clause = ClauseOf(event);
    if (clause == nullptr || clause->reported || !IsPerfectOf(document_, *clause, Feats::kPast)) return;
    if (IsYetToBe(event.factuality) || event.when.timex || !event.anchors.empty()) return;
    const std::uint32_t reference = LastInStory(first);
    if (reference == kNone32 || events_[reference].factuality != Factuality::kAsserted) return;
    Add(e, TimeRelation::kBefore, reference, document_.SpanOf(clause->first, clause->head + 1));
  }

  /// "Peru tested a missile. Chile condemned the test": whose deed it was, is condemned.
  void TakeStand(std::uint32_t e, std::uint32_t first) {
    Event& event = events_[e];
    const std::string& stand = event.deed.plover.event;
    const bool stands = stand == "ACCUSE" || stand == "SUPPORT" || stand == "REJECT";
    const Clause* clause = ClauseOf(event);
    if (!stands || event.sources.empty() || !event.targets.empty() || event.reciprocal || clause == nullptr)
      return;
    const std::uint32_t object = Dependent(document_, clause->node, Deprel::kObj);
    if (object == kNone32 || object < clause->head || !IsTheOne(object)) return;
    std::uint32_t reference = LastToldWith(object, first);
    const bool step = knowledge_.rules.IsOf(RareClass::kStep, document_.words[object].readings);
    const bool accord = knowledge_.rules.IsOf(RareClass::kAccord, document_.words[object].readings);
    const bool bare =
        Dependent(document_, object, Deprel::kCompound) == kNone32;  // unlike "the police action"
    if (reference == kNone32 && step && bare) reference = ToldBeside(e, first);
    if (reference == kNone32 && !step) reference = Referent(object, object + 1, first);
    if (reference == kNone32) reference = JustTold(event.sentence, first);
    if ((step || accord) && !IsOfOthers(reference, event)) reference = LeadFor(event, first);
    if (!IsOfOthers(reference, event)) return;
    event.targets = events_[reference].sources;
    if (accord) AddOtherSide(event, events_[reference].targets);
    event.because.push_back("reference:whose " + std::string(document_.words[object].text) + " it was");
  }

  /// "Iran freed two writers, and France welcomed the step": what is told right before it in its sentence.
  [[nodiscard]] std::uint32_t ToldBeside(std::uint32_t e, std::uint32_t first) const {
    return e > first && events_[e - 1].trigger.end <= events_[e].trigger.begin ? e - 1 : kNone32;
  }

  /// "Chad signed a truce with Libya. Norway hailed the accord": of both.
  static void AddOtherSide(Event& stand, const std::vector<Actor>& others) {
    const auto known = [&](const Actor& other) {
      const auto same = [&](const Actor& actor) { return actor.code == other.code; };
      return other.code.empty() || same(stand.sources[0]) || std::ranges::any_of(stand.targets, same);
    };
    for (const Actor& other : others) {
      if (!known(other)) stand.targets.push_back(other);
    }
  }

  /// Whether a deed was done by others than who takes a stand on it, all of whom are known.
  [[nodiscard]] bool IsOfOthers(std::uint32_t deed, const Event& stand) const {
    if (deed == kNone32 || events_[deed].sources.empty()) return false;
    return std::ranges::none_of(events_[deed].sources, [&](const Actor& doer) {
      return doer.code.empty() || doer.code == stand.sources[0].code;
    });
  }

  /// "tested" for "the test": the last deed whose words have the same dictionary form.
  [[nodiscard]] std::uint32_t LastToldWith(std::uint32_t noun, std::uint32_t first) const {
    constexpr std::uint32_t kReach = 16;
    const auto same = [&](const Word& word) {
      return std::ranges::any_of(document_.words[noun].readings,
                                 [&](const Reading& reading) { return word.Reads(reading.symbol); });
    };
    for (std::uint32_t e = first; e > 0 && first - e < kReach; --e) {
      const Event& told = events_[e - 1];
      for (std::uint32_t i = document_.FirstWord(told.sentence); i < document_.LastWord(told.sentence); ++i) {
        if (document_.words[i].span.Overlaps(told.trigger) && same(document_.words[i])) return e - 1;
      }
    }
    return kNone32;
  }

  /// The last deed of the story, where the sentence before tells it.
  [[nodiscard]] std::uint32_t JustTold(std::uint32_t sentence, std::uint32_t first) const {
    const std::uint32_t last = LastInStory(first);
    const bool next =
        last != kNone32 && events_[last].sentence + 1 == sentence &&
        document_.sentences[sentence].paragraph == document_.sentences[events_[last].sentence].paragraph;
    return next ? last : kNone32;
  }

  /// "America lifted the embargo ... Hanoi welcomed the decision": what the article begins with, where one
  /// can take such a stand on it.
  [[nodiscard]] std::uint32_t LeadFor(const Event& event, std::uint32_t first) const {
    const bool leads = first > 0 && events_[0].sentence < kLeadSentences;
    return leads && CanAnswer(event.deed, events_[0]) ? 0 : kNone32;
  }

  /// "the test", "this test", of which no more words tell whose.
  [[nodiscard]] bool IsTheOne(std::uint32_t noun) const {
    const std::uint32_t article = Dependent(document_, noun, Deprel::kDet);
    return article != kNone32 &&
           knowledge_.rules.IsOf(RareClass::kDefinite, document_.words[article].readings) &&
           Dependent(document_, noun, Deprel::kNmod) == kNone32;
  }

  [[nodiscard]] const Clause* ClauseOf(const Event& event) const {
    for (std::uint32_t i = document_.FirstWord(event.sentence); i < document_.LastWord(event.sentence); ++i) {
      const Word& word = document_.words[i];
      if (word.clause != kNone32 && word.span.Overlaps(event.trigger)) return &document_.clauses[word.clause];
    }
    return nullptr;
  }

  /// "Mali appealed for help. A ship had sunk on May 20. Peru protested the next day": counted from a day
  /// that was told behind the deed.
  [[nodiscard]] bool CountsFromBehind(const Timex& timex, const Event& told) const {
    return timex.reference.end > timex.reference.begin &&
           timex.reference.begin >= document_.sentences[told.sentence].span.end;
  }

  [[nodiscard]] bool CountsFromBehind(std::uint32_t first, std::uint32_t last, const Event& told) const {
    const Span words = document_.SpanOf(first, last);
    return std::ranges::any_of(document_.extraction->timexes, [&](const Timex& timex) {
      return timex.span.Overlaps(words) && CountsFromBehind(timex, told);
    });
  }

  /// The deed that a timex counts from: the one its words name ("two days after the talks", "the eve of the
  /// summit"), else the last one told ("two days later", "the day after that").
  std::uint32_t CountedFrom(const Timex& timex, std::uint32_t sentence, std::uint32_t first) {
    const std::uint32_t end = document_.LastWord(sentence);
    for (std::uint32_t i = document_.FirstWord(sentence); i < end; ++i) {
      const Word& word = document_.words[i];
      if (!word.span.Overlaps(timex.reference) || word.upos != Upos::kNoun) continue;
      return Referent(i, std::min(end, i + 1), first);
    }
    return CountsFromBehind(timex, events_[first - 1]) ? kNone32 : first - 1;
  }

  void Add(std::uint32_t event, TimeRelation relation, std::uint32_t reference, Span words) {
    if (reference >= event) return;
    for (const Anchor& anchor : events_[event].anchors) {
      if (anchor.event == reference) return;
    }
    events_[event].anchors.push_back({relation, reference, words});
    if (relation == TimeRelation::kWithin) AnswerInside(events_[event], events_[reference]);
    events_[event].because.push_back("discourse:" + std::string(words.In(document_.article->text)));
  }

  const Knowledge& knowledge_;
  Document& document_;
  std::vector<Event>& events_;
  std::uint32_t referent_word_ = 0;
  std::uint32_t paragraph_ = kNone32;
  std::optional<Anchor> standing_;  ///< that the paragraph goes on under
};

}  // namespace

void FindAnchors(const Knowledge& knowledge, Document& document) {
  if (!document.extraction->events.empty()) AnchorFinder(knowledge, document).Run();
}

}  // namespace demarche::extract
