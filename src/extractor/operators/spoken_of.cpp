#include "extractor/operators/spoken_of.h"

#include <algorithm>

#include "extractor/syntax/imagined.h"

namespace demarche::extract {
namespace {

class Speech {
 public:
  Speech(const Knowledge& knowledge, const Document& document) : knowledge_(knowledge), document_(document) {}

  /// "no intention of paying", "fear of being sent back".
  [[nodiscard]] bool Names(const Clause& clause) const {
    const bool being = clause.passive && document_.words[clause.first].Has(Grammar::kBe) &&
                       (document_.words[clause.first].forms() & Form::kIng) != 0;
    if ((!clause.gerund && !being) || clause.first == 0) return false;
    const bool marked = clause.opener != kNone32 && (IsNotional(clause.opener) || QualifiesNoun(clause) ||
                                                     IsTrouble(knowledge_, document_, clause));
    // "began by lending", but not "moved towards lending".
    const Word* marker = clause.opener == kNone32 ? nullptr : &document_.words[clause.opener];
    const bool aimed = marker != nullptr && marker->Has(Grammar::kNotional) &&
                       !marker->Has(Grammar::kGenitive) &&
                       !knowledge_.rules.IsOf(RareClass::kTopic, marker->readings);
    const bool begun = clause.parent != kNone32 && !aimed &&
                       document_.words[document_.clauses[clause.parent].head].Has(Grammar::kAspect);
    if (begun) return false;
    // "opposed to the U.S. selling wheat".
    const Word& begin = document_.words[clause.begin];
    const bool inside = begin.Has(Grammar::kNotional) && begin.rel == Deprel::kCase;
    const bool owned = clause.begin > document_.FirstWord(document_.words[clause.head].sentence) &&
                       clause.subject_word != kNone32 &&
                       (inside || document_.words[clause.begin - 1].Has(Grammar::kNotional));
    return marked || owned || document_.words[clause.first - 1].Has(Grammar::kNotional);
  }

  /// "Bombing Libya would be a mistake", "said that expelling the envoy was out of the question": what a verb
  /// with a tense goes on from, without a comma and a subject of its own.
  [[nodiscard]] bool IsTopic(const Clause& clause) const {
    const bool alone = clause.opener == kNone32 || document_.Is(clause.opener, "that");
    if (!clause.gerund || !alone || clause.first != clause.head || !Opens(clause.head)) return false;
    const Clause* next = nullptr;
    for (const std::uint32_t index : document_.sentence_clauses[document_.words[clause.head].sentence]) {
      const Clause& other = document_.clauses[index];
      const bool behind = other.head > clause.head && other.finite && other.rel != Deprel::kAclRelcl;
      if (behind && (next == nullptr || other.head < next->head)) next = &other;
    }
    if (next == nullptr || (next->opener != kNone32 && next->opener > clause.head) ||
        (next->subject_word != kNone32 && next->subject_word < clause.head))
      return false;
    for (std::uint32_t i = clause.head; i < next->first; ++i) {
      if (document_.words[i].upos == Upos::kPunct) return false;
    }
    return true;
  }

 private:
  /// Whether a sentence, a quotation or what somebody says begins at the word.
  [[nodiscard]] bool Opens(std::uint32_t i) const {
    if (i == document_.FirstWord(document_.words[i].sentence)) return true;
    const Word& before = document_.words[i - 1];
    const bool says = before.Has(Grammar::kReport) && !before.Has(Grammar::kTell);
    const bool quotes = before.text == "\"" || before.text == ":";
    return says || quotes || before.text == "that";
  }

  /// "of paying", "prevents it from lending".
  [[nodiscard]] bool IsNotional(std::uint32_t marker) const {
    const Word& word = document_.words[marker];
    return word.Has(Grammar::kNotional) ||
           knowledge_.rules.IsOf(RareClass::kOriginPreposition, word.readings);
  }

  /// "talks on selling grain", "its record in opposing taxes".
  [[nodiscard]] bool QualifiesNoun(const Clause& clause) const {
    const std::uint32_t noun = document_.words[clause.node].head;
    const Word& marker = document_.words[clause.opener];
    if (clause.rel == Deprel::kAdvcl) return IsAbout(clause);
    return clause.rel == Deprel::kAcl && noun != kNone32 && document_.words[noun].upos == Upos::kNoun &&
           marker.Has(Grammar::kPreposition) && !marker.Has(Grammar::kAgentPreposition);
  }

  /// "reaching agreement | on cancelling debts", where the parser hangs the gerund on the verb; "conferred on
  /// cancelling them".
  [[nodiscard]] bool IsAbout(const Clause& clause) const {
    const std::uint32_t on = clause.opener;
    if (on == 0 || !knowledge_.rules.IsOf(RareClass::kAim, document_.words[on].readings)) return false;
    const Word& before = document_.words[on - 1];
    const bool noun = before.rel == Deprel::kObj && before.upos == Upos::kNoun && before.mention == kNone32;
    return noun || (clause.parent != kNone32 && Meets(document_.clauses[clause.parent].head));
  }

  /// "conferred", "negotiated".
  [[nodiscard]] bool Meets(std::uint32_t verb) const {
    const Rulebook& rules = knowledge_.rules;
    return std::ranges::any_of(document_.words[verb].readings, [&](const Reading& reading) {
      const std::vector<std::uint32_t>* found = rules.VerbRules(reading.symbol);
      return found != nullptr && std::ranges::any_of(*found, [&](std::uint32_t rule) {
               return rules.rules[rule].deed.kind == "meeting" && rules.rules[rule].reciprocal;
             });
    });
  }

  const Knowledge& knowledge_;
  const Document& document_;
};

}  // namespace

bool IsOnlySpokenOf(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const Speech speech(knowledge, document);
  return speech.Names(clause) || speech.IsTopic(clause);
}

}  // namespace demarche::extract
