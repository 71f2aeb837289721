// Pass 6b: how a deed is done. The mode of a threat, a refusal or a request is that of the deed it is
// about ("threatened to expel", "asked for aid"); that of an attack is told by what it is done with.
#include <algorithm>

#include "extractor/passes.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class ModeFinder {
 public:
  ModeFinder(const Knowledge& knowledge, Document& document)
      : rules_(knowledge.rules), document_(document), words_(document.words) {}

  void Set(Find& find) {
    Event& event = find.event;
    BySector(find);
    const Rule& rule = rules_.rules[find.rule];
    kind_ = event.deed.kind;
    std::string mode = ByContent(find);
    if (mode.empty() && rule.deed.kind != kind_) mode = rules_.ModeByDeed(kind_, rule.deed);
    if (mode.empty()) mode = ByMeans(find);
    if (mode.empty() || mode == event.deed.plover.mode) return;
    const std::string cameo = event.deed.cameo;
    event.deed = rules_.DeedOf(kind_, mode);
    event.deed.cameo = cameo;
    event.because.push_back("mode:" + mode);
  }

 private:
  /// "The miners' strike began", "the miners launched a strike": what workers do by a word of two meanings.
  void BySector(Find& find) const {
    Event& event = find.event;
    if (event.sources.empty() || find.ultimatum) return;
    const std::string sector = SectorOf(find);
    for (const std::uint32_t word : find.matched) {
      for (const Reading& reading : words_[word].readings) {
        const std::string kind = rules_.KindOfSector(sector, reading.symbol);
        // "marched out of the town": more than the word tells what it is.
        const bool more = word == find.word && find.matched.size() > 1;
        if (kind.empty() || more || (word != find.word && !Names(reading.symbol, event.deed))) continue;
        // "will strike": no threat, but a strike that is planned.
        const Rule& told = rules_.rules[find.rule];
        if (!told.noun && event.deed.kind != told.deed.kind &&
            event.deed.kind == rules_.KindWhen(KindChange::kPlanned, told.deed.kind))
          event.factuality = Factuality::kPlanned;
        const std::size_t slash = std::min(kind.find('/'), kind.size());
        event.deed = rules_.DeedOf(kind.substr(0, slash), kind.substr(std::min(slash + 1, kind.size())));
        event.sources.front().sector = sector;
        event.because.push_back("operator:of " + sector + " it is " + kind);
        return;
      }
    }
  }

  /// Of who does it; in "Brazil's seamen's strike" of those whose strike it is.
  [[nodiscard]] const std::string& SectorOf(const Find& find) const {
    const std::string& own = find.event.sources.front().sector;
    if (!own.empty() || !rules_.rules[find.rule].noun) return own;
    for (std::uint32_t k = words_[find.word].child; k != kNone32; k = words_[k].sibling) {
      const bool owner = words_[k].rel == Deprel::kNmodPoss || words_[k].rel == Deprel::kCompound;
      if (!owner || words_[k].mention == kNone32) continue;
      const Mention& mention = document_.mentions[words_[k].mention];
      if (!mention.sector.empty()) return mention.sector;
    }
    return own;
  }

  /// Whether a noun tells such a deed: "strike" an attack, but in "called off a strike" it is not the deed.
  [[nodiscard]] bool Names(Symbol noun, const Deed& deed) const {
    const std::vector<std::uint32_t>* rules = rules_.NounRules(noun);
    return rules != nullptr && rules_.rules[rules->front()].deed.kind == deed.kind;
  }

  /// The first deed that the clause is about, or the first word that says what it is about.
  [[nodiscard]] std::string ByContent(const Find& find) const {
    const auto [begin, end] = Content(find);
    for (std::uint32_t i = begin; i < end; ++i) {
      if (words_[i].mention != kNone32 && words_[i].capital) continue;
      std::string word = ByWord(i);
      if (!word.empty()) return word;
      const Find* deed = DeedAt(find, i);
      std::string mode = deed == nullptr ? "" : rules_.ModeByDeed(kind_, rules_.rules[deed->rule].deed);
      if (!mode.empty()) return mode;
    }
    return "";
  }

  [[nodiscard]] std::string ByWord(std::uint32_t i) const {
    for (const Reading& reading : words_[i].readings) {
      std::string mode = rules_.ModeByWord(kind_, reading.symbol);
      if (!mode.empty()) return mode;
    }
    return "";
  }

  /// The deed that the pattern embeds, else the infinitive that depends on the verb, else the words up to the
  /// next verb. Nothing of a deed in deeds.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> Content(const Find& find) const {
    const std::uint32_t after = find.word + 1;
    if (find.event.deed.quad != "verbal conflict") return {0, 0};
    if (find.deed_end > 0) return {std::max(find.deed_begin, after), find.deed_end};
    if (find.clause == kNone32) return {0, 0};
    for (const std::uint32_t index : document_.sentence_clauses[words_[find.word].sentence]) {
      const Clause& next = document_.clauses[index];
      const bool wished = next.infinitive || next.rel == Deprel::kXcomp;
      if (next.parent == find.clause && wished && next.first >= after) return {next.first, next.end};
    }
    std::uint32_t end = after;
    while (end < document_.clauses[find.clause].end && words_[end].clause == kNone32) ++end;
    return {after, end};
  }

  /// Another deed found at word `i` of the same sentence.
  [[nodiscard]] const Find* DeedAt(const Find& find, std::uint32_t i) const {
    const std::uint32_t sentence = words_[find.word].sentence;
    const Find* const first = document_.finds.data();
    const Find* at = &find;
    while (at != first && words_[(at - 1)->word].sentence == sentence) --at;
    for (; at != first + document_.finds.size() && words_[at->word].sentence == sentence; ++at) {
      if (at != &find && at->word == i) return at;
    }
    return nullptr;
  }

  /// "Drones struck", "attacked with stones", "a drone attack", "sent riot police".
  [[nodiscard]] std::string ByMeans(const Find& find) const {
    const std::uint32_t sentence = words_[find.word].sentence;
    const bool clausal = find.clause != kNone32;
    const std::uint32_t begin =
        clausal ? document_.clauses[find.clause].begin : document_.FirstWord(sentence);
    const std::uint32_t end = clausal ? document_.clauses[find.clause].end : document_.LastWord(sentence);
    // Where the pattern says how, only its own words say it better: "sent riot police".
    const bool open = find.event.deed.plover.mode.empty() || find.matched.size() == 1;
    for (std::uint32_t i = begin; i < end; ++i) {
      std::string mode = i == find.word ? "" : ByWord(i);
      if (!mode.empty() && (IsMatched(find, i) || (open && IsMeans(find, i)))) return mode;
    }
    return "";
  }

  [[nodiscard]] bool IsMatched(const Find& find, std::uint32_t i) const {
    for (int step = 0; step < 3 && IsPart(words_[i]); ++step) i = words_[i].head;
    return i == find.word || std::ranges::find(find.matched, i) != find.matched.end();
  }

  [[nodiscard]] bool IsMeans(const Find& find, std::uint32_t i) const {
    for (int step = 0; step < 3 && IsPart(words_[i]); ++step) i = words_[i].head;
    if (find.clause == kNone32 || words_[i].scope != find.clause) return false;
    const std::uint32_t node = document_.clauses[find.clause].node;
    const Deprel rel = words_[i].rel;
    if (words_[i].head == node && (rel == Deprel::kNsubj || rel == Deprel::kOblAgent)) return true;
    const std::uint32_t preposition = CaseOf(document_, i);
    const bool oblique = rel == Deprel::kObl || rel == Deprel::kNmod || rel == Deprel::kConj;
    return oblique && preposition != kNone32 && words_[preposition].Has(Grammar::kMeansPreposition);
  }

  static bool IsPart(const Word& word) {
    return word.head != kNone32 && (word.rel == Deprel::kCompound || word.rel == Deprel::kAmod);
  }

  const Rulebook& rules_;
  Document& document_;
  const WordList& words_;
  std::string kind_;
};

}  // namespace

void SetModes(const Knowledge& knowledge, Document& document) {
  ModeFinder finder(knowledge, document);
  for (Find& find : document.finds) {
    if (!find.absorbed) finder.Set(find);
  }
}

}  // namespace demarche::extract
