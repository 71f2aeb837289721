// Pass 7: finds that stand become events: evidence, place, contexts, time expression, confidence, id.
#include <algorithm>

#include "base/ascii.h"
#include "base/digest.h"
#include "extractor/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// Percentage points of confidence, fitted to judged events by least squares and rounded (docs/extractor.md).
constexpr int kBase = -4;
constexpr int kSource = 59;
constexpr int kParties = 4;       ///< a target, or several sources
constexpr int kActorsNamed = 15;  ///< no actor was inferred from elsewhere in the article
constexpr int kByContext = 12;    ///< a bare role was given a land by what stands around it
constexpr int kTimeGiven = 7;
constexpr int kTold = 9;       ///< somebody is named who says so
constexpr int kIndirect = 13;  ///< the source is no subject of its own, but that of another clause
constexpr int kStranger = 30;  ///< a source of no known land
constexpr int kNoun = 10;      ///< a noun without a verb that carries it
constexpr int kNegated = 30;
constexpr int kBackground = 28;
constexpr int kStatement = 15;  ///< by judgement: the development data marks no statements
constexpr int kHabit = 15;      ///< "routinely"; by judgement
constexpr int kLeast = 12;      ///< a material deed that nobody is said to have done
/// Words that nobody says, and talks of one side alone: no deeds between actors, not shown.
constexpr int kIncomplete = 5;

class Finisher {
 public:
  Finisher(const Knowledge& knowledge, Document& document) : knowledge_(knowledge), document_(document) {}

  void Finish(Find& find) {
    find.why_not = WhyNot(find.event, knowledge_.rules.rules[find.rule], find.weight);
    if (*find.why_not != '\0') return;
    Complete(find);
    SetConfidence(find.event, find.habit);
    SetId(find.event);
    document_.extraction->events.push_back(find.event);
  }

  /// A deed outside the ontology: its parties and its confidence are given.
  void FinishAction(Find& find) {
    Complete(find);
    SetId(find.event);
  }

 private:
  /// Where and when, and the words that say so.
  void Complete(Find& find) {
    Event& event = find.event;
    const std::uint32_t sentence = document_.words[find.word].sentence;
    event.sentence = sentence;
    event.trigger = document_.SpanOf(find.first, find.last);
    const std::string_view text = document_.article->text;
    event.trigger_text = std::string(event.trigger.In(text));
    event.evidence = std::string(document_.sentences[sentence].span.In(text));
    event.earlier = IsEarlier(find);
    FindTime(find);
    if (knowledge_.rules.rules[find.rule].noun && !find.supported) SetTense(event);
    FindPlace(find);
    event.deed.plover.contexts = Contexts(sentence);
  }

  [[nodiscard]] static bool InWords(const Event& event) {
    return event.deed.quad.starts_with("verbal") || event.deed.quad == "neutral";
  }

  /// A firm of no land: its deals, its offers and its quarrels are business.
  [[nodiscard]] bool IsStrangeFirm(const Actor& actor) const {
    return actor.code.empty() && knowledge_.rules.Landless(actor.sector);
  }

  /// An event has someone who acts or suffers; a statement or criticism needs a political actor. ""
  /// of a find that stands.
  [[nodiscard]] const char* WhyNot(const Event& event, const Rule& rule, std::uint32_t weight) const {
    const auto known = [](const Actor& actor) { return !actor.code.empty(); };
    const bool source = std::any_of(event.sources.begin(), event.sources.end(), known);
    const bool target = std::any_of(event.targets.begin(), event.targets.end(), known);
    const bool several = rule.reciprocal && event.sources.size() > 1;
    if (rule.target_needed && !target && !several) return "the pattern needs a target, and none is named";
    if (!event.sources.empty() && IsStrangeFirm(event.sources.front()))
      return "a firm of no known land does it: business, no political deed";
    const bool unofficial = !event.sources.empty() &&
                            std::all_of(event.sources.begin(), event.sources.end(), [&](const Actor& actor) {
                              return knowledge_.rules.Unofficial(actor.sector);
                            });
    const bool heard = std::any_of(event.targets.begin(), event.targets.end(), [&](const Actor& actor) {
      return known(actor) && !knowledge_.rules.Unofficial(actor.sector);
    });
    if (InWords(event) && unofficial && !heard && (target || weight < 20 || rule.mutual))
      return "words of somebody without office: no political deed";
    if (InWords(event) && unofficial && !source && !rule.reciprocal)
      return "words of somebody without office and of no known land";
    const bool nobody = !event.sources.empty() && !source && event.sources.front().sector.empty();
    if (InWords(event) && nobody && !rule.reciprocal) return "words of somebody of whom nothing is known";
    if (rule.obligation && (unofficial || (!source && !event.sources.empty())))
      return "nobody with an office says what must be done";
    // What a known firm does counts where it does it to a state: "Gazprom cut supplies to Ukraine".
    const bool firm = !event.sources.empty() && (event.sources.front().type == "company" ||
                                                 knowledge_.rules.Landless(event.sources.front().sector));
    const bool rivals = !event.targets.empty() && !heard;
    if (firm && !heard && (rivals || event.deed.quad != "material conflict"))
      return "a firm does it, and to no state: business, no political deed";
    return source || target ? "" : "no actor of the lexicon takes part";
  }

  /// "next week's summit", "will report on last week's visit": a noun has no tense, but its day tells.
  void SetTense(Event& event) const {
    const std::optional<Day>& report = document_.article->document_time;
    if (!report || !event.when.timex) return;
    const Timex& timex = document_.extraction->timexes[*event.when.timex];
    const bool ahead = timex.earliest && *timex.earliest > *report;
    const bool over = timex.latest && *timex.latest < *report;
    if (ahead && event.factuality == Factuality::kAsserted) event.factuality = Factuality::kPlanned;
    if (over && event.factuality == Factuality::kPlanned) event.factuality = Factuality::kAsserted;
  }

  /// The time expression that governs the trigger: its own, its clause's, that of the clause above, else
  /// the nearest of the sentence.
  void FindTime(Find& find) const {
    const std::uint32_t sentence = document_.words[find.word].sentence;
    std::uint32_t best = kNone32;
    std::uint32_t best_cost = kNone32;
    for (std::uint32_t i = document_.FirstWord(sentence); i < document_.LastWord(sentence); ++i) {
      const std::uint32_t timex = document_.words[i].timex;
      if (timex == kNone32) continue;
      if (!TellsWhen(document_.extraction->timexes[timex])) continue;
      const std::uint32_t rank = TimeRank(find, i);
      if (rank == kNone32) continue;
      const std::uint32_t cost = rank * 1024 + (i > find.word ? i - find.word : find.word - i);
      if (cost >= best_cost) continue;
      best_cost = cost;
      best = timex;
    }
    if (best != kNone32) find.event.when.timex = best;
  }

  /// A length tells when where it counts from something: "two days after the talks".
  [[nodiscard]] static bool TellsWhen(const Timex& timex) {
    if (timex.type == TimexType::kSet) return false;
    return timex.type != TimexType::kDuration || timex.relation != TimeRelation::kNone;
  }

  /// How closely the timex at `word` governs the trigger; kNone32 when it dates something else.
  [[nodiscard]] std::uint32_t TimeRank(const Find& find, std::uint32_t word) const {
    if (find.clause != kNone32 && (DatesTheSaying(document_.clauses[find.clause], word) ||
                                   CountsFrom(document_.clauses[find.clause], word)))
      return kNone32;
    if (NamesAThing(find, word)) return kNone32;
    if (knowledge_.rules.rules[find.rule].noun && !find.supported) return NounTimeRank(find, word);
    const std::uint32_t scope = document_.words[word].scope;
    if (scope != kNone32 && scope != find.clause && TellsAnother(find, document_.clauses[scope]))
      return kNone32;
    if (IsUnder(document_, word, find.word)) return 0;
    if (scope == find.clause || scope == kNone32 || find.clause == kNone32) return 1;
    const Clause& own = document_.clauses[find.clause];
    const Clause& other = document_.clauses[scope];
    if (own.coordinate == scope || other.coordinate == find.clause) return 3;
    // "has offered, officials said today": the saying's day is not the day of what was done before it.
    if (own.reported && own.parent == scope) return own.perfect ? kNone32 : 4;
    if (own.parent == scope) return 2;
    // Two clauses that are said, by one saying or two: each has its own time.
    if (own.reported && other.reported) return kNone32;
    return 5;
  }

  /// "attacked Iran's Nowruz oilfield today": a day that names another thing dates nothing, unlike "the
  /// Monday meeting".
  [[nodiscard]] bool NamesAThing(const Find& find, std::uint32_t word) const {
    const Word& day = document_.words[word];
    if (day.rel != Deprel::kCompound || day.head == kNone32 || day.upos != Upos::kPropn) return false;
    const Word& thing = document_.words[day.head];
    if (thing.timex == day.timex || thing.capital || thing.upos != Upos::kNoun) return false;
    const bool own = day.head == find.word || (day.head >= find.first && day.head < find.last);
    return !own && !knowledge_.rules.IsOf("OCCASION", thing.readings);
  }

  /// "The move came days after China summoned ...": the length counts from the deed, and dates what came.
  [[nodiscard]] bool CountsFrom(const Clause& clause, std::uint32_t word) const {
    if (clause.opener == kNone32 || clause.opener == 0 || !clause.subordinate) return false;
    return document_.words[clause.opener - 1].timex == document_.words[word].timex;
  }

  /// "On Monday Iraq condemned Iran's attack": a noun has only a time that stands under it or close behind
  /// it.
  [[nodiscard]] std::uint32_t NounTimeRank(const Find& find, std::uint32_t word) const {
    constexpr std::uint32_t kReach = 14;
    if (IsUnder(document_, word, find.word) && !IsToldBetween(find.word, word)) return 0;
    if (word < find.word || word >= find.last + kReach || IsToldBetween(find.word, word)) return kNone32;
    return 1;
  }

  /// A verb stands between, other than one that carries the noun: "the offensive launched in January".
  [[nodiscard]] bool IsToldBetween(std::uint32_t noun, std::uint32_t word) const {
    for (std::uint32_t i = noun + 1; i < word; ++i) {
      if (document_.words[i].clause == kNone32) continue;
      const Clause& clause = document_.clauses[document_.words[i].clause];
      const bool carries = document_.words[clause.head].Has(Grammar::kSupport | Grammar::kOccur);
      if (!carries || clause.rel != Deprel::kAcl || document_.words[clause.node].head != noun) return true;
    }
    return false;
  }

  /// "rejected a plan announced in 1991": the time of another deed, unlike "held talks announced in 1991"
  /// and "the talks announced in 1991", where what the clause describes is the deed itself.
  [[nodiscard]] bool TellsAnother(const Find& find, const Clause& other) const {
    if (!other.relative || IsUnder(document_, find.word, other.node)) return false;
    // "will meet at the summit, which will take place in June": the setting of a plan has its time.
    if (other.future && find.event.factuality == Factuality::kPlanned) return false;
    const std::uint32_t described = document_.words[other.node].head;
    if (described == find.word) return false;
    return !(find.supported && described >= find.first && described < find.last);
  }

  /// "said last week Iran had fired": words of time next to the saying date it, not what had been done
  /// before.
  [[nodiscard]] bool DatesTheSaying(const Clause& own, std::uint32_t word) const {
    if (!own.reported || !own.perfect || own.parent == kNone32) return false;
    const std::uint32_t next = document_.clauses[own.parent].head + 1;
    return word >= next && word < own.first && document_.words[next].timex == document_.words[word].timex;
  }

  /// Told in the perfect, as going on ("is increasing"), or by a noun that is not all that the sentence says.
  [[nodiscard]] bool IsEarlier(const Find& find) const {
    const bool noun = knowledge_.rules.rules[find.rule].noun && !find.supported;
    if (noun || find.clause == kNone32) return document_.words[find.word].rel != Deprel::kRoot;
    const Clause& clause = document_.clauses[find.clause];
    const bool progressive = (document_.words[clause.head].forms() & Form::kIng) != 0;
    bool present = false;
    for (std::uint32_t i = clause.first; i < clause.head; ++i) {
      const Word& word = document_.words[i];
      present = present || (word.Has(Grammar::kBe) && (word.feats & Feats::kPres) != 0);
    }
    return clause.perfect || (progressive && present);
  }

  /// Where it happened: the place that depends on the deed most closely, else the first named after it.
  void FindPlace(Find& find) const {
    const std::uint32_t sentence = document_.words[find.word].sentence;
    const bool clausal = find.clause != kNone32 && document_.words[find.word].clause == find.clause;
    const std::uint32_t node = clausal ? document_.clauses[find.clause].node : find.word;
    int best = kFar + 1;
    for (const std::uint32_t index : document_.sentence_mentions[sentence]) {
      const Mention& mention = document_.mentions[index];
      if (mention.preposition == kNone32 || mention.actors.empty() || mention.pronoun) continue;
      if (!document_.words[mention.preposition].Has(Grammar::kLocative)) continue;
      const bool name = mention.place || mention.seat ||
                        (mention.role_class.empty() && mention.sector.empty() && !mention.modifier);
      const int distance = Distance(document_, mention, node);
      if (!name || distance >= best || (distance == kFar && mention.first < find.word)) continue;
      best = distance;
      const Span span = document_.SpanOf(mention.first, mention.last);
      find.event.place = Place{std::string(span.In(document_.article->text)), mention.actors[0].code, span};
    }
  }

  std::vector<std::string> Contexts(std::uint32_t sentence) {
    const std::uint32_t paragraph = document_.sentences[sentence].paragraph;
    if (paragraph != cached_paragraph_ || !cached_) {
      cached_ = true;
      cached_paragraph_ = paragraph;
      std::uint32_t first = sentence;
      while (first > 0 && document_.sentences[first - 1].paragraph == paragraph) --first;
      std::uint32_t last = sentence + 1;
      while (last < document_.sentences.size() && document_.sentences[last].paragraph == paragraph) ++last;
      cached_contexts_ = ContextsOf(document_.FirstWord(first), document_.LastWord(last - 1));
    }
    return cached_contexts_;
  }

  [[nodiscard]] std::vector<std::string> ContextsOf(std::uint32_t from, std::uint32_t to) const {
    std::vector<std::vector<bool>> seen;
    std::vector<std::string> result;
    std::vector<bool> known(knowledge_.rules.vocabulary.size(), false);
    for (std::uint32_t i = from; i < to; ++i) {
      // By endings alone, as not all sentences have tags.
      const std::string lower = LowerAscii(document_.words[i].text);
      for (const Reading& reading : knowledge_.rules.vocabulary.Read(lower, "")) known[reading.symbol] = true;
    }
    for (const auto& [context, phrases] : knowledge_.rules.contexts) {
      const bool found = std::any_of(phrases.begin(), phrases.end(), [&](const std::vector<Symbol>& phrase) {
        return !phrase.empty() &&
               std::all_of(phrase.begin(), phrase.end(), [&](Symbol symbol) { return known[symbol]; });
      });
      if (found) result.push_back(context);
    }
    return result;
  }

  [[nodiscard]] static bool Says(const Event& event, std::string_view part) {
    return std::ranges::any_of(event.because,
                               [&](const std::string& rule) { return rule.starts_with(part); });
  }

  /// "the ministry" of the land told of: "reference:JPN by context", unlike "reference:he = Kan".
  [[nodiscard]] static bool ByContext(const Event& event) {
    return std::ranges::any_of(event.because, [](const std::string& rule) {
      return rule.starts_with("reference:") && rule.find(" by ") != std::string::npos;
    });
  }

  /// What the source says of an event's confidence, in percentage points.
  [[nodiscard]] static int SourcePoints(const Event& event) {
    if (event.sources.empty()) return 0;
    int points = kSource;
    const auto strange = [](const Actor& actor) { return actor.code.empty(); };
    if (std::ranges::any_of(event.sources, strange)) points -= kStranger;
    for (const char* rule : {"role:source control", "role:source coordination", "role:source nearest"}) {
      if (!Says(event, rule)) continue;
      points -= kIndirect;
      break;
    }
    return points;
  }

  /// The share of such events that were right among those judged (docs/extractor.md), in percent.
  static void SetConfidence(Event& event, bool habit) {
    const bool parties = !event.targets.empty() || event.sources.size() > 1;
    int confidence = kBase + SourcePoints(event);
    if (parties) confidence += kParties;
    if (!Says(event, "reference:")) confidence += kActorsNamed;
    if (ByContext(event)) confidence -= kByContext;
    if (event.when.timex) confidence += kTimeGiven;
    if (!event.attribution.name.empty()) confidence += kTold;
    if (Says(event, "noun ")) confidence -= kNoun;
    if (event.factuality == Factuality::kNegated) confidence -= kNegated;
    if (event.factuality == Factuality::kHistorical) confidence -= kBackground;
    if (event.deed.kind == "statement") confidence -= kStatement;
    if (habit) confidence -= kHabit;
    const bool alone = event.deed.kind == "meeting" && !parties;
    if ((InWords(event) && event.sources.empty()) || alone) {
      event.confidence = kIncomplete;
    } else {
      event.confidence = std::clamp(confidence, kLeast, 100);
    }
  }

  void SetId(Event& event) const {
    std::vector<std::string> codes;
    for (const Actor& actor : event.sources) codes.push_back(actor.code + actor.sector);
    for (const Actor& actor : event.targets) codes.push_back(actor.code + actor.sector);
    std::sort(codes.begin(), codes.end());
    std::string key = document_.article->id + '|' + std::to_string(event.trigger.begin) + '-' +
                      std::to_string(event.trigger.end) + '|' + event.deed.kind;
    for (const std::string& code : codes) key += '|' + code;
    event.id = Sha256Hex(key).substr(0, 16);
  }

  const Knowledge& knowledge_;
  Document& document_;
  bool cached_ = false;
  std::uint32_t cached_paragraph_ = 0;
  std::vector<std::string> cached_contexts_;
};

}  // namespace

void FinishActions(const Knowledge& knowledge, Document& document, const std::vector<Find*>& finds) {
  Finisher finisher(knowledge, document);
  for (Find* find : finds) finisher.FinishAction(*find);
}

void FinishEvents(const Knowledge& knowledge, Document& document) {
  Finisher finisher(knowledge, document);
  for (Find& find : document.finds) {
    if (!find.absorbed) finisher.Finish(find);
  }
  std::vector<Event>& events = document.extraction->events;
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return std::tie(a.sentence, a.trigger.begin, a.trigger.end) <
           std::tie(b.sentence, b.trigger.begin, b.trigger.end);
  });
  events.erase(
      std::unique(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.id == b.id; }),
      events.end());
}

}  // namespace demarche::extract
