// Pass 7: finds that stand become events: evidence, place, contexts, time expression, confidence, id.
#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "base/digest.h"
#include "extractor/finish/confidence.h"
#include "extractor/finish/governing_time.h"
#include "extractor/finish/told_again.h"
#include "extractor/operators/foreground.h"
#include "extractor/passes.h"
#include "extractor/reference/binding.h"
#include "extractor/reference/home.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class Finisher {
 public:
  Finisher(const Knowledge& knowledge, Document& document) : knowledge_(knowledge), document_(document) {}

  void Finish(Find& find) {
    find.why_not = WhyNot(find.event, knowledge_.rules.rules[find.rule], find.weight);
    if (*find.why_not == '\0' && IsAtHome(find)) find.why_not = "what a state does at home, and to no other";
    if (*find.why_not == '\0' && IsPressReport(find))
      find.why_not = "the press tells of it, and does not do it";
    if (*find.why_not == '\0' && IsStoppage(find)) find.why_not = "a stoppage hits it, and nobody's forces";
    if (*find.why_not == '\0' && IsToldAgain(knowledge_.rules, document_, find))
      find.why_not = "the same sentence tells it in full";
    if (*find.why_not != '\0') return;
    Complete(find);
    Doubt(find);
    find.event.confidence = ConfidenceOf(find.event, find.grounds);
    HideTheUnlikely(find);
    TurnInward(find);
    ActAtHome(find);
    SetId(find.event);
    document_.extraction->events.push_back(find.event);
  }

  /// Where nobody does anything in the whole article, "six workers were killed" tells an accident, unless its
  /// paragraph tells of strife.
  void HideAccidents(std::vector<Event>& events) const {
    const auto known = [](const Actor& actor) { return !actor.code.empty(); };
    const auto done = [&](const Event& event) { return std::ranges::any_of(event.sources, known); };
    if (std::ranges::any_of(events, done)) return;
    for (Event& event : events) {
      const std::vector<std::string>& contexts = event.deed.plover.contexts;
      const bool strife = std::ranges::any_of(contexts, [&](const std::string& context) {
        return knowledge_.rules.Has(Trait::kStrife, context);
      });
      if (!event.sources.empty() || contexts.empty() || strife || event.confidence <= kNotShown) continue;
      event.confidence = kNotShown;
      event.because.emplace_back("doubt:nobody does anything in this article");
    }
  }

  /// A deed outside the ontology: its parties and its confidence are given.
  void FinishAction(Find& find) {
    Complete(find);
    SetId(find.event);
  }

 private:
  /// In the news of firms, what somebody is said to do is shown where it is more likely right than wrong;
  /// what befell people is told even so.
  static void HideTheUnlikely(Find& find) {
    Event& event = find.event;
    const bool firms = find.grounds.firms || find.grounds.headline;
    const bool told = !event.sources.empty() && event.factuality != Factuality::kHistorical;
    if (!firms || !told || event.confidence >= kDoubtful || event.confidence <= kNotShown) return;
    event.confidence = kNotShown;
    event.because.emplace_back("doubt:more likely wrong than right");
  }

  /// What makes events less sure where news is not of diplomacy; `because` tells it.
  void Doubt(Find& find) {
    Event& event = find.event;
    const Rulebook& rules = knowledge_.rules;
    const auto doubt = [&](bool& ground, bool holds, const char* why) {
      ground = holds;
      if (holds) event.because.emplace_back(why);
    };
    const std::uint32_t first = document_.FirstWord(event.sentence);
    doubt(find.grounds.firms, FirmsTold() >= kFirmsTold, "doubt:the article tells of firms");
    doubt(find.grounds.firm, FirmMarks(first, document_.LastWord(event.sentence)) > 0,
          "doubt:a firm in the sentence");
    if (!headline_) headline_ = HeadlineOf(document_.article->title);
    doubt(find.grounds.headline, *headline_ != Headline::kNothing, "doubt:the headline tells of a firm");
    const bool one = event.targets.empty() && event.sources.size() < 2;
    doubt(find.grounds.lone, one && rules.Has(Trait::kBilateral, event.deed.kind),
          "doubt:the other side is not told");
    const auto court = [&](const Actor& actor) { return rules.Has(Trait::kJudicial, actor.sector); };
    const bool courts =
        std::ranges::any_of(event.sources, court) || std::ranges::any_of(event.targets, court);
    doubt(find.grounds.court, courts, "doubt:a matter of courts");
    doubt(find.grounds.business, IsBusiness(find), "doubt:business, and no matter of states");
    doubt(find.grounds.far, HasFarParty(event), "doubt:a party is named far from the deed");
    const auto unofficial = [&](const Actor& actor) { return rules.Unofficial(actor.sector); };
    const bool private_party =
        std::ranges::any_of(event.sources, unofficial) || std::ranges::any_of(event.targets, unofficial);
    doubt(find.grounds.unofficial, private_party, "doubt:somebody without office is party");
  }

  /// Whether the nearest of the sources, or of the targets, stands more than kDistantBytes bytes from the
  /// trigger.
  [[nodiscard]] static bool HasFarParty(const Event& event) {
    const auto near = [&](const Actor& actor) {
      const bool ahead = actor.span.begin < event.trigger.begin;
      return (ahead ? event.trigger.begin - actor.span.begin : actor.span.begin - event.trigger.begin) <=
             kDistantBytes;
    };
    const auto far = [&](const std::vector<Actor>& parties) {
      return !parties.empty() && std::ranges::none_of(parties, near);
    };
    return far(event.sources) || far(event.targets);
  }

  /// The news of a firm, or a court's of firms, in which one land alone takes part; what somebody without
  /// office does in a sentence that names a firm, but for strikes and attacks.
  [[nodiscard]] bool IsBusiness(const Find& find) const {
    const Event& event = find.event;
    const bool of_firms = *headline_ == Headline::kSymbol || (find.grounds.court && find.grounds.firms);
    if (of_firms && IsOfOneLand(event)) return true;
    const std::string& deed = event.deed.plover.event;
    if (!find.grounds.firm) return false;
    if (event.sources.empty()) return deed == "AID" || deed == "COOPERATE";
    return deed != "ASSAULT" && deed != "PROTEST" &&
           std::ranges::all_of(event.sources, [&](const Actor& actor) {
             return actor.type == "company" || knowledge_.rules.Unofficial(actor.sector);
           });
  }

  /// By the form alone, as not all sentences have tags.
  [[nodiscard]] const WordReadings& ReadingsOf(std::string_view word) {
    return document_.memory.ReadingsOf(ThreadWords::Mine().NumberOf(word), "", word, knowledge_.rules);
  }
  [[nodiscard]] const WordReadings& ReadingsAt(std::uint32_t word) {
    const FormNumbers number(document_.article->text, *document_.analysis);
    return document_.memory.ReadingsOf(number(document_.analysis->tokens[word]), "",
                                       document_.words[word].text, knowledge_.rules);
  }

  /// How often the article names a firm in full.
  [[nodiscard]] std::uint32_t FirmsTold() {
    if (!firms_told_) firms_told_ = FirmMarks(0, static_cast<std::uint32_t>(document_.words.size()));
    return *firms_told_;
  }

  /// Marks of firms among words [first, last): "Inc", "<BP.L>". By the words alone, as not all sentences are
  /// read.
  [[nodiscard]] std::uint32_t FirmMarks(std::uint32_t first, std::uint32_t last) {
    std::uint32_t marks = 0;
    for (std::uint32_t i = first + 1; i < last; ++i) {
      const Word& word = document_.words[i];
      if (!word.capital) continue;
      const bool bracket = document_.words[i - 1].text == "<";
      marks += bracket || (ReadingsAt(i).grammar & Grammar::kFirm) != 0 ? 1 : 0;
    }
    return marks;
  }

  /// What the headline tells of a firm: nothing, its name ("Hill Corp to sell plant"), or its share symbol
  /// ("TEXAS BANCSHARES <TXB> FILES PLAN"), which news that is not of the firm seldom has.
  enum class Headline : std::uint8_t { kNothing, kName, kSymbol };
  [[nodiscard]] Headline HeadlineOf(std::string_view title) {
    const bool capitals = std::ranges::none_of(title, IsLower);  // "COMPANY" may be any company there
    Headline told = Headline::kNothing;
    for (std::size_t i = 0; i < title.size();) {
      const std::size_t end = std::min(title.find(' ', i), title.size());
      const std::string_view word = title.substr(i, end - i);
      if (word.size() > 1 && word[0] == '<' && IsUpper(word[1])) return Headline::kSymbol;
      const bool named = !word.empty() && IsUpper(word[0]) && i > 0 && !capitals;
      if (named && (ReadingsOf(word).grammar & Grammar::kFirm) != 0) told = Headline::kName;
      i = end + 1;
    }
    return told;
  }

  static bool IsOfOneLand(const Event& event) {
    std::string_view land;
    for (const std::vector<Actor>* parties : {&event.sources, &event.targets}) {
      for (const Actor& actor : *parties) {
        if (actor.code.empty() || actor.code == land) continue;
        if (!land.empty()) return false;
        land = actor.code;
      }
    }
    return true;
  }

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
    const std::optional<std::uint32_t> timex = GoverningTimex(knowledge_.rules, document_, find);
    if (timex) event.when.timex = timex;
    if (knowledge_.rules.rules[find.rule].noun && !find.supported) SetTense(find, event);
    FindPlace(find);
    event.deed.plover.contexts = Contexts(sentence);
  }

  /// A firm of no land: its deals, its offers and its quarrels are business.
  [[nodiscard]] bool IsStrangeFirm(const Actor& actor) const {
    return actor.code.empty() && knowledge_.rules.Has(Trait::kLandless, actor.sector);
  }

  /// Words of a court, or to one, in which nobody with an office takes part and no other land.
  [[nodiscard]] bool BetweenPrivate(const Event& event) const {
    const auto judicial = [&](const Actor& actor) {
      return knowledge_.rules.Has(Trait::kJudicial, actor.sector);
    };
    const auto apart = [&](const Actor& actor) {
      return judicial(actor) || knowledge_.rules.Unofficial(actor.sector) || actor.code.empty();
    };
    if (event.sources.empty()) return false;
    if (event.deed.plover.event == "ACCUSE" && judicial(event.sources.front())) return false;
    if (!std::ranges::any_of(event.sources, judicial) && !std::ranges::any_of(event.targets, judicial))
      return false;
    const auto abroad = [&](const Actor& actor) {
      return !actor.code.empty() && actor.code != event.sources.front().code;
    };
    return std::ranges::all_of(event.sources, apart) && std::ranges::all_of(event.targets, apart) &&
           std::ranges::none_of(event.targets, abroad);
  }

  /// "an Israeli strike hit a school in Gaza": who strikes is a land, and not those of the other who would
  /// down tools.
  [[nodiscard]] static bool IsRaid(const Event& event) {
    const auto land = [](const Actor& actor) { return actor.type == "state" && actor.sector.empty(); };
    return event.deed.plover.mode == "strike" && event.sources.size() > 1 && land(event.sources[0]) &&
           event.sources[1].code != event.sources[0].code;
  }

  /// "a strike by teachers hit schools": the noun tells the deed, and the verb none.
  [[nodiscard]] bool IsStoppage(const Find& find) const {
    if (find.clause == kNone32 || find.event.deed.plover.event != "ASSAULT" || !find.event.sources.empty())
      return false;
    const std::uint32_t subject = document_.clauses[find.clause].subject_word;
    return std::ranges::any_of(document_.FindsOf(document_.words[find.word].sentence),
                               [&](const Find& other) {
                                 return other.word == subject && !other.absorbed &&
                                        other.event.deed.plover.mode == "strike" && !IsRaid(other.event);
                               });
  }

  /// An event has someone who acts or suffers; a statement or criticism needs a political actor. ""
  /// of a find that stands.
  [[nodiscard]] const char* WhyNot(const Event& event, const Rule& rule, std::uint32_t weight) const {
    const auto known = [](const Actor& actor) { return !actor.code.empty(); };
    const bool source = std::any_of(event.sources.begin(), event.sources.end(), known);
    const bool target = std::any_of(event.targets.begin(), event.targets.end(), known);
    const bool several = rule.reciprocal && event.sources.size() > 1;
    if (rule.target_needed && !target && !several) return "the pattern needs a target, and none is named";
    if (IsRaid(event)) return "a strike of one land on another, and no stoppage";
    if (!event.sources.empty() && IsStrangeFirm(event.sources.front()))
      return "a firm of no known land does it: business, no political deed";
    const bool unofficial = !event.sources.empty() &&
                            std::all_of(event.sources.begin(), event.sources.end(), [&](const Actor& actor) {
                              return knowledge_.rules.Unofficial(actor.sector);
                            });
    const bool heard = std::any_of(event.targets.begin(), event.targets.end(), [&](const Actor& actor) {
      return known(actor) && !knowledge_.rules.Unofficial(actor.sector);
    });
    if (IsInWords(event) && unofficial && !heard && (target || weight < 20 || rule.mutual))
      return "words of somebody without office: no political deed";
    if (IsInWords(event) && unofficial && !source && !rule.reciprocal)
      return "words of somebody without office and of no known land";
    if (IsInWords(event) && BetweenPrivate(event))
      return "a court speaks in a quarrel of private parties: no political deed";
    const bool nobody = !event.sources.empty() && !source && event.sources.front().sector.empty();
    if (IsInWords(event) && nobody && !rule.reciprocal) return "words of somebody of whom nothing is known";
    if (rule.obligation && (unofficial || (!source && !event.sources.empty())))
      return "nobody with an office says what must be done";
    // What a known firm does counts where it does it to a state: "Gazprom cut supplies to Ukraine".
    const bool firm =
        !event.sources.empty() && (event.sources.front().type == "company" ||
                                   knowledge_.rules.Has(Trait::kLandless, event.sources.front().sector));
    const bool rivals = !event.targets.empty() && !heard;
    if (firm && !heard && (rivals || event.deed.quad != "material conflict"))
      return "a firm does it, and to no state: business, no political deed";
    const bool hands = event.sources.size() == 1 && event.sources.front().sector == "LAB";
    if (hands && event.deed.plover.event == "COOPERATE") return "who works on it does not agree to it";
    const bool own =
        event.sources.empty() && event.targets.size() == 1 && event.targets.front().type == "igo";
    if (own && event.deed.plover.event == "SANCTION") return "a body of states puts off what is its own";
    // "Uruguayan suppliers agreed to supply Taiwan": a land alone is where the customers are.
    const bool office = std::ranges::any_of(event.targets, [&](const Actor& actor) {
      return known(actor) && (actor.type != "state" || !actor.sector.empty());
    });
    const bool deal = event.deed.plover.event == "AGREE" || event.deed.plover.event == "AID";
    if (firm && deal && !office && event.sources.size() == 1 && event.sources.front().type != "company")
      return "a firm deals with a land, and with no office of it: business, no political deed";
    return source || target ? "" : "no actor of the lexicon takes part";
  }

  /// "Sweden raised taxes to finance its army": no other land is told of in the sentence, and no citizens
  /// do it ("the teachers want the president to sack his minister").
  [[nodiscard]] bool IsAtHome(const Find& find) const {
    if (!knowledge_.rules.rules[find.rule].abroad || !IsOfOneLand(find)) return false;
    const Event& event = find.event;
    return !knowledge_.rules.Unofficial(event.sources.front().sector) || event.targets.empty() ||
           event.targets.front().sector != "GOV";
  }

  [[nodiscard]] bool IsOfOneLand(const Find& find) const {
    const Event& event = find.event;
    return !event.sources.empty() && IsOnlyLand(find, event.sources.front());
  }

  /// Whether the sentence tells of a state and of no other.
  [[nodiscard]] bool IsOnlyLand(const Find& find, const Actor& land) const {
    if (land.type != "state") return false;
    const std::string& code = land.code;
    const std::uint32_t sentence = document_.words[find.word].sentence;
    return std::ranges::none_of(document_.sentence_mentions[sentence], [&](std::uint32_t index) {
      const std::vector<Actor>& actors = document_.mentions[index].actors;
      return !actors.empty() && !actors[0].code.empty() && actors[0].code != code;
    });
  }

  /// "Nepal's cabinet lifted the curfew", "Georgians rallied in Tbilisi": what by its nature is done at home,
  /// and to nobody named, is done to the own land, as PLOVER codes it. No words say so, hence no confidence
  /// is gained.
  void TurnInward(Find& find) const {
    Event& event = find.event;
    const bool alone = event.sources.size() == 1 && event.targets.empty() && !event.sources[0].code.empty();
    // "Mourners clashed with police".
    const bool clash = alone && event.reciprocal && !knowledge_.rules.rules[find.rule].noun &&
                       event.deed.plover.event == "ASSAULT" && event.factuality != Factuality::kNegated &&
                       !find.target_hints.empty();
    if (!alone || (!clash && !knowledge_.rules.Has(Trait::kInward, event.deed)) || !IsOfOneLand(find)) return;
    if (event.place && !event.place->country.empty() && event.place->country != event.sources[0].code) return;
    event.targets = event.sources;
    event.targets[0].sector.clear();
    event.reciprocal = false;
    event.because.push_back("role:target " + event.sources[0].code + ", where it was done");
  }

  /// "A former minister has been detained", "Its envoys in Lima were given a day to leave": what is done by
  /// those in whose land it is, though no words tell the doer.
  void ActAtHome(Find& find) const {
    Event& event = find.event;
    const bool open = event.sources.empty() && event.targets.size() == 1 && find.clause != kNone32;
    if (!open || !document_.clauses[find.clause].passive) return;
    if (!knowledge_.rules.Has(Trait::kLocal, event.deed) || event.targets[0].sector.empty()) return;
    const std::optional<Actor> host = HostOf(find);
    if (!host) return;
    event.sources = {*host};
    find.grounds.inferred = true;
    event.because.push_back("role:source " + host->code + ", where it was done");
  }

  /// The one land in which the sentence sets a deed done to those of another; their own where it tells of
  /// no other, for what is done at home.
  [[nodiscard]] std::optional<Actor> HostOf(const Find& find) const {
    const Actor& target = find.event.targets[0];
    std::optional<Actor> host;
    for (const std::uint32_t index : document_.sentence_mentions[document_.words[find.word].sentence]) {
      const Mention& mention = document_.mentions[index];
      if (mention.actors.empty() || mention.actors[0].type != "state" ||
          mention.actors[0].code == target.code)
        continue;
      const bool other = host && host->code != mention.actors[0].code;
      if (other || !IsLocated(document_, mention)) return std::nullopt;
      host = mention.actors[0];
    }
    if (!host && knowledge_.rules.Has(Trait::kAtHome, find.event.deed) && target.type == "state")
      host = target;
    // "BONN - ... The French ambassador was called to the ministry": where the report is from.
    const Entry* here = host ? nullptr : HostOfDateline(knowledge_, document_);
    if (here != nullptr && here->code != target.code) host = ActorOf(*here);
    if (host) host->sector.clear();
    return host;
  }

  /// "the news agency, announcing the ban".
  [[nodiscard]] bool IsPressReport(const Find& find) const {
    const Event& event = find.event;
    return !IsInWords(event) && !event.sources.empty() && document_.words[find.word].Has(Grammar::kReport) &&
           std::ranges::all_of(event.sources, [](const Actor& actor) { return actor.sector == "MED"; });
  }

  /// "next week's summit", "will report on last week's visit": a noun has no tense, but its day tells.
  /// But "returns from a visit on Sunday" tells of the day of the return.
  void SetTense(const Find& find, Event& event) const {
    const std::optional<Day>& report = document_.article->document_time;
    const std::uint32_t marker = CaseOf(document_, find.word);
    const bool left = marker != kNone32 &&
                      knowledge_.rules.IsOf(RareClass::kOriginPreposition, document_.words[marker].readings);
    if (!report || !event.when.timex) return;
    const Timex& timex = document_.extraction->timexes[*event.when.timex];
    const bool ahead = timex.earliest && *timex.earliest > *report && !left;
    const bool over = timex.latest && *timex.latest < *report;
    const bool told = event.factuality == Factuality::kAsserted || event.factuality == Factuality::kReported;
    if (ahead && told) event.factuality = Factuality::kPlanned;
    if (over && event.factuality == Factuality::kPlanned) event.factuality = Factuality::kAsserted;
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
    // "danced on Monday after the army lifted the curfew": then or before; so is what "since" or "who" opens.
    const bool before = clause.background || clause.relative;
    return clause.perfect || before || (progressive && present);
  }

  /// Where it happened: the place that depends on the deed most closely, else the first named after it.
  void FindPlace(Find& find) const {
    const std::uint32_t sentence = document_.words[find.word].sentence;
    const bool clausal = find.clause != kNone32 && document_.words[find.word].clause == find.clause;
    const std::uint32_t node = clausal ? document_.clauses[find.clause].node : find.word;
    int best = kDistantBytes + 1;
    for (const std::uint32_t index : document_.sentence_mentions[sentence]) {
      const Mention& mention = document_.mentions[index];
      if (mention.preposition == kNone32 || mention.actors.empty() || mention.pronoun) continue;
      if (!document_.words[mention.preposition].Has(Grammar::kLocative)) continue;
      const bool name = mention.place || mention.seat ||
                        (mention.role_class.empty() && mention.sector.empty() && !mention.modifier);
      const int distance = Distance(document_, mention, node);
      if (!name || distance >= best || (distance == kDistantBytes && mention.first < find.word)) continue;
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

  [[nodiscard]] std::vector<std::string> ContextsOf(std::uint32_t from, std::uint32_t to) {
    std::vector<std::string> result;
    std::vector<bool> known(knowledge_.rules.vocabulary.size(), false);
    for (std::uint32_t i = from; i < to; ++i) {
      for (const Reading& reading : ReadingsAt(i).readings) known[reading.symbol] = true;
    }
    for (const auto& [context, phrases] : knowledge_.rules.contexts) {
      const bool found = std::ranges::any_of(phrases, [&](std::span<const Symbol> phrase) {
        return !phrase.empty() && std::ranges::all_of(phrase, [&](Symbol symbol) { return known[symbol]; });
      });
      if (found) result.push_back(context);
    }
    return result;
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
  std::optional<std::uint32_t> firms_told_;
  std::optional<Headline> headline_;
  static constexpr std::uint32_t kFirmsTold = 2;      ///< one name alone may be a bystander's
  static constexpr std::uint32_t kDistantBytes = 80;  ///< bytes between a party and the trigger
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
  finisher.HideAccidents(events);
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return std::tie(a.sentence, a.trigger.begin, a.trigger.end) <
           std::tie(b.sentence, b.trigger.begin, b.trigger.end);
  });
  events.erase(
      std::unique(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.id == b.id; }),
      events.end());
}

}  // namespace demarche::extract
