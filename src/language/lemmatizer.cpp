// The tables of the lexicon first; then by class: what the dictionary tells, if it agrees with the
// features, else the regular endings undone.
#include "language/lemmatizer.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "language/characters.h"

namespace demarche::language {
namespace {

bool IsRomanNumeral(std::string_view form) {
  constexpr std::string_view kNumerals = "IVXLCDM";
  return std::all_of(form.begin(), form.end(),
                     [&](char c) { return kNumerals.find(c) != std::string_view::npos; });
}

/// "NATO", "L2": two signs or more, no small letter.
bool IsAllCaps(std::string_view form) {
  return form.size() > 1 && BeginsUpper(form) && std::none_of(form.begin(), form.end(), IsLower);
}

class Lemmatizer {
 public:
  Lemmatizer(const TaggedForm& word, const Words& words, std::string& lemma)
      : word_(word), words_(words), lower_(word.form), lemma_(lemma) {}

  void Run() {
    const std::string_view known = words_.LemmaOf(word_.upos, word_.feats, word_.deprel, lower_.text());
    if (!known.empty()) {
      lemma_ = known;
      return;
    }
    switch (word_.upos) {
      case Upos::kPropn: return ReadProperNoun();
      case Upos::kNoun: return ReadNoun();
      case Upos::kVerb: return ReadVerb();
      case Upos::kAdj: return ReadAdjective();
      case Upos::kAdv: return ReadAdverb();
      case Upos::kNum: return ReadNumber();
      case Upos::kPunct:
      case Upos::kSym:
      case Upos::kX: lemma_ = word_.form; return;
      default: return Fold();
    }
  }

 private:
  [[nodiscard]] bool Has(unsigned feats) const { return (word_.feats & feats) != 0; }
  [[nodiscard]] bool Reads(unsigned readings) const { return (word_.morphology.readings & readings) != 0; }

  /// The form in small letters.
  void Fold() {
    lemma_ = word_.form;
    if (std::all_of(lemma_.begin(), lemma_.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) {
      std::transform(lemma_.begin(), lemma_.end(), lemma_.begin(), ToLower);
    } else {
      lemma_ = FoldCase(lemma_);
    }
  }

  [[nodiscard]] bool Ends(std::string_view ending) const { return lemma_.ends_with(ending); }
  void Cut(std::size_t bytes) { lemma_.resize(lemma_.size() - bytes); }

  /// Undoes a regular plural of a word that no dictionary has: "Iraqis", "studies", "boxes".
  void CutPlural() {
    if (lemma_.size() < 4 || Ends("ss") || !Ends("s")) return;
    if (Ends("ies") && lemma_.size() > 4) {
      Cut(3);
      lemma_ += 'y';
    } else {
      const bool hissing = Ends("ches") || Ends("shes") || Ends("sses") || Ends("xes") || Ends("zzes");
      Cut(hissing || Ends("'s") ? 2 : 1);
    }
  }

  /// Whether the form is a name of the lexicon; adjectives ("young") are not taken for parts of a person's
  /// name.
  [[nodiscard]] bool IsName(std::string_view form) const {
    return words_.IsName(form) || (word_.upos == Upos::kPropn && words_.IsPersonName(form));
  }

  /// Writes the form as the lexicon has the name, "france" and "FRANCE" as "France"; false for unknown ones.
  bool WriteKnownName() {
    lemma_ = lower_.text();
    if (IsName(word_.form) || Has(Feats::kPlur)) return false;
    if (lemma_.size() < 4 || lemma_.size() != word_.form.size()) return false;
    lemma_.front() = ToUpper(lemma_.front());
    return IsName(lemma_);
  }

  void ReadProperNoun() {
    if (WriteKnownName()) return;
    lemma_ = word_.form;
    if (!Has(Feats::kPlur)) return;
    const std::string& noun = word_.morphology.noun;
    if (Reads(Reading::kPlural) && !noun.empty() && !IsAllCaps(word_.form) && noun[0] == lower_.text()[0]) {
      lemma_.replace(1, std::string::npos, noun, 1);
    } else {
      CutPlural();
    }
  }

  void ReadNoun() {
    const std::string& noun = word_.morphology.noun;
    if (Has(Feats::kPlur)) {
      const bool acronym = word_.form.size() > 2 && word_.form.ends_with('s') &&
                           IsAllCaps(word_.form.substr(0, word_.form.size() - 1));
      if (acronym) {
        lemma_ = word_.form.substr(0, word_.form.size() - 1);  // "NGOs"
      } else if (Reads(Reading::kPlural) && !noun.empty()) {
        lemma_ = noun;
      } else {
        Fold();
        if (noun != lower_.text()) CutPlural();
      }
      return;
    }
    const bool letter = word_.form.size() == 1 && word_.capitals == Capitals::kName && IsUpper(word_.form[0]);
    const bool known = word_.form.size() > 4 && Reads(Reading::kNoun);  // "NOTICE", but "ASEAN"
    if (letter || (IsAllCaps(word_.form) && !known && word_.capitals != Capitals::kNothing)) {
      lemma_ = word_.form;
    } else {
      Fold();
    }
  }

  /// Undoes "-ed" and "-ing" of a verb that no dictionary has.
  void CutVerbEnding(std::size_t bytes) {
    if (lemma_.size() < bytes + 2) return;
    Cut(bytes);
    const std::size_t size = lemma_.size();
    if (size < 3) return;
    const char last = lemma_[size - 1];
    const char before = lemma_[size - 2];
    if (last == before && !IsVowel(last) && last != 's' && last != 'l' && last != 'f') {
      Cut(1);
    } else if (last == 'i' && bytes == 2) {
      lemma_.back() = 'y';
    } else if (last == 'v' || last == 'z' || last == 'c' || last == 'u' || (last == 's' && before != 's') ||
               (last == 'l' && !IsVowel(before) && before != 'l') || Ends("at") || Ends("ag")) {
      lemma_ += 'e';
    }
  }

  void ReadVerb() {
    Fold();
    const bool bare = Has(Feats::kInf) || Has(Feats::kImp) ||
                      (Has(Feats::kPres) && Has(Feats::kFin) && !lemma_.ends_with('s'));
    if (bare && Reads(Reading::kVerbBase)) return;
    const std::string& verb = word_.morphology.verb;
    if (!verb.empty()) {
      lemma_ = verb;
    } else if (Has(Feats::kPast) && Ends("ed")) {
      CutVerbEnding(2);
    } else if (Has(Feats::kPart | Feats::kGer) && Ends("ing")) {
      CutVerbEnding(3);
    } else if (Has(Feats::kPres) && Has(Feats::kThird)) {
      CutPlural();
    }
  }

  void ReadAdjective() {
    if (WriteKnownName()) return;
    const bool capital = BeginsUpper(word_.form) && !IsAllCaps(word_.form);
    if (IsName(word_.form) || (capital && word_.capitals == Capitals::kName)) {
      lemma_ = word_.form;  // "American", "United"
    } else if (word_.morphology.adjective.empty()) {
      Fold();
    } else {
      lemma_ = word_.morphology.adjective;
    }
  }

  void ReadAdverb() {
    const std::string_view lower = lower_.text();
    if ((lower.ends_with("er") || lower.ends_with("est")) && !word_.morphology.adjective.empty()) {
      lemma_ = word_.morphology.adjective;
    } else {
      Fold();
    }
  }

  /// Without the commas between digits.
  void ReadNumber() {
    if (IsRomanNumeral(word_.form)) {
      lemma_ = word_.form;
      return;
    }
    Fold();
    if (!lemma_.empty() && IsDigit(lemma_.front())) std::erase(lemma_, ',');
  }

  const TaggedForm& word_;
  const Words& words_;
  LowerForm lower_;
  std::string& lemma_;
};

}  // namespace

void Lemmatize(const TaggedForm& word, const Words& words, std::string& lemma) {
  Lemmatizer(word, words, lemma).Run();
}

void ListLemmas(std::string_view form, const Morphology& morphology, const Words& words,
                std::vector<std::string>& lemmas) {
  struct Tag {
    Upos upos;
    unsigned feats;
  };
  // Every tag and feature that the readers above tell apart; under all other tags the form itself stays.
  static constexpr std::array<Tag, 11> kTags{{{Upos::kVerb, Feats::kInf},
                                              {Upos::kVerb, Feats::kFin | Feats::kPast},
                                              {Upos::kVerb, Feats::kGer},
                                              {Upos::kVerb, Feats::kFin | Feats::kPres | Feats::kThird},
                                              {Upos::kNoun, Feats::kSing},
                                              {Upos::kNoun, Feats::kPlur},
                                              {Upos::kPropn, Feats::kPlur},
                                              {Upos::kAdj, 0},
                                              {Upos::kAdv, 0},
                                              {Upos::kNum, 0},
                                              {Upos::kX, 0}}};
  const LowerForm lower(form);
  Morphology::Analysis readings;
  morphology.Analyze(lower.text(), readings);
  const auto before = static_cast<std::ptrdiff_t>(lemmas.size());
  std::string lemma;
  for (const Tag& tag : kTags) {
    const TaggedForm word{form, tag.upos, static_cast<std::uint16_t>(tag.feats), readings, {}, Deprel::kNone};
    Lemmatize(word, words, lemma);
    if (std::find(lemmas.begin() + before, lemmas.end(), lemma) == lemmas.end()) lemmas.push_back(lemma);
  }
  words.ListLemmas(lower.text(), lemmas);
}

}  // namespace demarche::language
