// When an action was: the time expression of its own clause, else what the sentence and the story tie it to.
// An action without either stays open. Stricter than for events (finish.cpp): a story has many verbs a
// sentence, and the date of one is not that of its neighbour.
#include <algorithm>
#include <unordered_map>

#include "extractor/action/action.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr std::uint32_t kPause = 5;  ///< sentences for which a story may leave its character

class Dater {
 public:
  Dater(const Document& document, const Cast& cast, std::vector<Action>& actions)
      : document_(document), cast_(cast), words_(document.words), actions_(actions) {}

  void Run() {
    for (std::uint32_t i = 0; i < actions_.size(); ++i) {
      if (IsVerb(actions_[i])) by_clause_.emplace(actions_[i].find.clause, i);
    }
    for (Action& action : actions_) action.find.event.when.timex = TimeOf(action.find);
    for (std::uint32_t i = 0; i < actions_.size(); ++i) {
      if (actions_[i].find.event.when.timex) {
        Remember(i);
      } else if (!TieToClause(i)) {
        GoOn(i);
      }
    }
  }

 private:
  [[nodiscard]] bool IsVerb(const Action& action) const {
    return words_[action.find.word].clause == action.find.clause && action.find.clause != kNone32;
  }

  // Time expressions ------------------------------------------------------------------------------

  [[nodiscard]] std::optional<std::uint32_t> TimeOf(const Find& find) const {
    const std::uint32_t sentence = words_[find.word].sentence;
    std::optional<std::uint32_t> best;
    std::uint32_t best_cost = kNone32;
    for (std::uint32_t i = document_.FirstWord(sentence); i < document_.LastWord(sentence); ++i) {
      const std::uint32_t timex = words_[i].timex;
      if (timex == kNone32 || (i > 0 && words_[i - 1].timex == timex)) continue;
      const TimexType type = document_.extraction->timexes[timex].type;
      if (type == TimexType::kDuration || type == TimexType::kSet) continue;
      const std::uint32_t rank = Rank(find, Head(i));
      if (rank == kNone32) continue;
      const std::uint32_t cost = rank * 1024 + (i > find.word ? i - find.word : find.word - i);
      if (cost >= best_cost) continue;
      best_cost = cost;
      best = timex;
    }
    return best;
  }

  /// The word of the timex that begins at `i` whose head lies outside.
  [[nodiscard]] std::uint32_t Head(std::uint32_t i) const {
    std::uint32_t last = i + 1;
    while (last < words_.size() && words_[last].timex == words_[i].timex) ++last;
    return HeadOf(document_, i, last);
  }

  /// How closely the time at `word` governs the action; kNone32 when it dates something else.
  [[nodiscard]] std::uint32_t Rank(const Find& find, std::uint32_t word) const {
    const bool verb = words_[find.word].clause == find.clause && find.clause != kNone32;
    if (!verb && IsUnder(document_, word, find.word)) return 0;
    if (!verb && !find.supported) return kNone32;
    const std::uint32_t scope = words_[word].scope;
    if (find.clause == kNone32 || Qualifies(word)) return kNone32;
    std::uint32_t rank = 1;
    for (std::uint32_t at = find.clause; at != kNone32 && rank < 5; ++rank) {
      if (scope == at) return rank;
      const Clause& clause = document_.clauses[at];
      const std::uint32_t first = clause.coordinate;
      // "In 1996 he returned and reassumed": what leads the first leads both.
      if (first != kNone32 && scope == first && word < document_.clauses[first].first) return rank;
      if (clause.finite || clause.reported || clause.rel == Deprel::kAcl || clause.rel == Deprel::kAclRelcl)
        break;
      at = clause.parent == at ? kNone32 : clause.parent;
    }
    return kNone32;
  }

  /// "the 1991 settlement", "this year's conference": the time of a thing.
  [[nodiscard]] bool Qualifies(std::uint32_t word) const {
    const Deprel rel = words_[word].rel;
    const bool inside = rel == Deprel::kCompound || rel == Deprel::kAmod || rel == Deprel::kNummod ||
                        rel == Deprel::kNmodPoss || rel == Deprel::kFlat || rel == Deprel::kAppos;
    return inside && words_[word].head != kNone32 && words_[words_[word].head].upos != Upos::kVerb;
  }

  // Ties ------------------------------------------------------------------------------------------

  /// "saying ...", "by unveiling ...", "made an appearance": within the deed of the clause that it belongs
  /// to.
  bool TieToClause(std::uint32_t i) {
    const Find& find = actions_[i].find;
    if (find.clause == kNone32) return false;
    std::uint32_t at = find.clause;
    if (IsVerb(actions_[i])) {
      const Clause& clause = document_.clauses[at];
      const bool adverbial = clause.rel == Deprel::kAdvcl || clause.rel == Deprel::kXcomp;
      const bool meanwhile = adverbial && clause.finite && clause.opener != kNone32 &&
                             words_[clause.opener].Has(Grammar::kQuestion);
      if (!adverbial || (clause.finite && !meanwhile) || clause.perfect) return false;
      at = clause.parent;
    } else if (!find.supported) {
      return false;
    }
    for (int depth = 0; depth < 4 && at != kNone32; ++depth) {
      const auto found = by_clause_.find(at);
      if (found != by_clause_.end() && found->second != i) return Tie(i, found->second);
      if (document_.clauses[at].finite || document_.clauses[at].parent == at) return false;
      at = document_.clauses[at].parent;
    }
    return false;
  }

  bool Tie(std::uint32_t i, std::uint32_t reference) {
    Event& event = actions_[i].find.event;
    event.anchors.push_back(
        {TimeRelation::kWithin, reference, document_.SpanOf(actions_[i].find.first, actions_[i].find.last)});
    event.because.push_back("story:told with \"" + actions_[reference].find.event.trigger_text + '"');
    return true;
  }

  /// "Jobs spoke on Monday. He showed ... He said ...": who is told of in the simple past goes on with what
  /// was dated of him last.
  void GoOn(std::uint32_t i) {
    const Action& action = actions_[i];
    if (!IsVerb(action) || !IsMainPast(document_.clauses[action.find.clause])) return;
    for (const std::uint32_t part : action.sources) {
      const auto last = last_.find(cast_.parts[part].character);
      if (last == last_.end()) continue;
      const std::uint32_t told = actions_[last->second.at].find.event.sentence;
      if (told + kPause < action.find.event.sentence) continue;
      Tie(i, last->second.dated);
      last->second.at = i;
      return;
    }
  }

  /// The news of a story: a finite verb in the simple past that opens or goes on a sentence.
  [[nodiscard]] bool IsMainPast(const Clause& clause) const {
    if (!clause.finite || clause.perfect || clause.reported || clause.subordinate || clause.background ||
        clause.relative || clause.conditional || clause.future)
      return false;
    const bool main = clause.rel == Deprel::kRoot || clause.rel == Deprel::kParataxis;
    return main && (words_[clause.head].feats & Feats::kPast) != 0;
  }

  void Remember(std::uint32_t i) {
    const Action& action = actions_[i];
    const Timex& timex = document_.extraction->timexes[*action.find.event.when.timex];
    for (const std::uint32_t part : action.sources) {
      if (IsNews(timex)) {
        last_[cast_.parts[part].character] = {i, i};
      } else {
        last_.erase(cast_.parts[part].character);
      }
    }
  }

  /// A day or two of the last month, as far as the report's date tells.
  [[nodiscard]] bool IsNews(const Timex& timex) const {
    constexpr int kMonth = 31;
    const std::optional<Day>& now = document_.article->document_time;
    if (!now || !timex.earliest || !timex.latest) return false;
    return (*timex.latest - *timex.earliest).count() < 2 && (*now - *timex.latest).count() <= kMonth &&
           *timex.latest <= *now;
  }

  struct Last {
    std::uint32_t at = 0;     ///< the last action of the story
    std::uint32_t dated = 0;  ///< the one whose time it has
  };

  const Document& document_;
  const Cast& cast_;
  const WordList& words_;
  std::vector<Action>& actions_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_clause_;  ///< actions of verbs
  std::unordered_map<std::uint32_t, Last> last_;                ///< of each character
};

}  // namespace

void DateActions(const Document& document, const Cast& cast, std::vector<Action>& actions) {
  Dater(document, cast, actions).Run();
}

}  // namespace demarche::extract
