// Before pass 1: names of firms. "Holland Industries Inc" is neither Holland nor a deed of the Netherlands. A
// proper name that holds a firm's mark ("Inc") or is headed by a trade word ("Airlines") is one, and so are
// its first words wherever the article uses them later: "Holland Industries".
#include <algorithm>
#include <unordered_map>

#include "extractor/passes.h"

namespace demarche::extract {
namespace {

class FirmFinder {
 public:
  FirmFinder(const Knowledge& knowledge, Document& document)
      : knowledge_(knowledge), document_(document), words_(document.words) {}

  void Run() {
    MarkNames();
    std::size_t next = 0;
    const std::vector<ProperName>& names = document_.analysis->names;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      while (next < names.size() && names[next].first_token < i) ++next;
      if (const std::uint32_t last = Bracketed(i); last > i + 1) {
        Tell(i + 1, last);
        ++i;
      } else if (next < names.size() && Begins(i, names[next]) && IsFirm(names[next])) {
        Tell(i, names[next].last_token);
      } else if (const std::uint32_t end = MarkedRun(i); end > i) {
        Tell(i, end);
      } else {
        ShortName(i);
      }
      if (words_[i].firm != 0) i = words_[i].firm - 1;
    }
  }

 private:
  struct Firm {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  void MarkNames() {
    const std::vector<ProperName>& names = document_.analysis->names;
    for (std::uint32_t n = 0; n < names.size(); ++n) {
      for (std::uint32_t i = names[n].first_token; i < names[n].last_token; ++i) words_[i].name = n;
    }
  }

  /// A firm's mark and a land behind it: "Hospital Corp of America" goes on behind "Corp".
  [[nodiscard]] std::uint32_t WithLand(std::uint32_t last) const {
    const bool goes_on = words_[last - 1].Has(Grammar::kFirm) &&
                         last + 1 < document_.LastWord(words_[last - 1].sentence) &&
                         words_[last].Has(Grammar::kGenitive);
    return goes_on && IsLand(last + 1, last + 2) ? last + 2 : last;
  }

  void Tell(std::uint32_t first, std::uint32_t last) {
    last = WithLand(last);
    words_[first].firm = last;
    Remember(first, last);
    if (const std::uint32_t whole = JoinedBefore(first); whole < first) {
      words_[whole].firm = last;
      Remember(whole, last);
    }
    // "the Ceylon Petroleum Corp (CPC)".
    const bool bracket = last + 2 < document_.LastWord(words_[first].sentence) && words_[last].text == "(";
    if (bracket && words_[last + 1].capital && words_[last + 2].text == ")") Remember(last + 1, last + 2);
  }

  /// "British Printing and Communication Corp", "Capital Homes/Alba Inc": where the capitals before "and"
  /// begin, else `first`.
  [[nodiscard]] std::uint32_t JoinedBefore(std::uint32_t first) const {
    const std::uint32_t begin = document_.FirstWord(words_[first].sentence);
    if (first < begin + 3 || !(words_[first - 1].Has(Grammar::kConjunction) || words_[first - 1].text == "/"))
      return first;
    std::uint32_t i = first - 1;
    while (i > begin && words_[i - 1].capital && !words_[i - 1].Has(Grammar::kNameless)) --i;
    // "American Telephone and Telegraph Co", but not "French and British Gas Corp".
    return i < first - 1 && !IsLand(i, first - 1) ? i : first;
  }

  /// "American Telephone and Telegraph Co" where the analysis sees no name: capitals up to a firm's mark; the
  /// word behind the mark, or `i`.
  [[nodiscard]] std::uint32_t MarkedRun(std::uint32_t i) const {
    const std::uint32_t end = std::min(document_.LastWord(words_[i].sentence), i + kLongest);
    const auto capital = [&](std::uint32_t k) {
      return k < end && words_[k].capital && words_[k].timex == kNone32 && !words_[k].Has(Grammar::kNameless);
    };
    if (!capital(i) || (IsLand(i, i + 1) && !capital(i + 1)) || BeginsKnown(i)) return i;
    for (std::uint32_t k = i + 1; k < end; ++k) {
      // "Goldman Sachs (Japan) Corp".
      const bool branch = words_[k].text == "(" && k + 2 < end && words_[k + 2].text == ")";
      if (branch && capital(k + 1)) {
        k += 2;
        continue;
      }
      if (capital(k) && words_[k].Has(Grammar::kFirm)) return words_[k].name == words_[i].name ? i : k + 1;
      const bool joins = words_[k].Has(Grammar::kConjunction) && capital(k + 1);
      if (!capital(k) && !joins) return i;
    }
    return i;
  }

  /// A firm of the lexicon.
  [[nodiscard]] bool BeginsKnown(std::uint32_t i) const {
    const Gazetteer::Match match = document_.NameAt(i, knowledge_.names);
    return match.size > 0 && knowledge_.names.At(match.entries.front()).type == "company";
  }

  void Remember(std::uint32_t first, std::uint32_t last) {
    std::vector<Firm>& told = told_[words_[first].text];
    if (told.size() < kMost) told.push_back({first, last});
  }

  /// The closing sign of "<Canada Northwest Energy Ltd>" or "<BP.L>", as wires write firms and their shares;
  /// `i` when word `i` opens none.
  [[nodiscard]] std::uint32_t Bracketed(std::uint32_t i) const {
    if (words_[i].text != "<") return i;
    const std::uint32_t end = std::min(document_.LastWord(words_[i].sentence), i + kLongest);
    for (std::uint32_t k = i + 1; k < end; ++k) {
      if (words_[k].text == ">") return words_[i + 1].letter ? k : i;
    }
    return i;
  }

  /// Whether `name` begins at word `i`, or right behind it where an adjective opens a sentence and is part of
  /// the name: "American Cablesystems Corp said".
  [[nodiscard]] bool Begins(std::uint32_t i, const ProperName& name) const {
    if (name.first_token == i) return true;
    const Word& word = words_[i];
    return name.first_token == i + 1 && word.capital && word.upos == Upos::kAdj &&
           i == document_.FirstWord(word.sentence) && word.head >= name.first_token &&
           word.head < name.last_token;
  }

  /// "Algerian | Oil Minister Ali Belkacem": the mark is part of an office.
  [[nodiscard]] bool BeginsOffice(std::uint32_t i) const {
    const Gazetteer::Match match = document_.NameAt(i, knowledge_.names);
    return match.size > words_[i].text.size() &&
           knowledge_.names.At(match.entries.front()).kind == EntryKind::kRole;
  }

  [[nodiscard]] bool IsFirm(const ProperName& name) const {
    if (name.last_token - name.first_token < 2 || IsKnown(name)) return false;
    const std::uint32_t last = name.last_token - 1;
    if (BeginsOffice(last)) return false;
    if (words_[last].Has(Grammar::kFirm)) return true;
    // "Groupe Bull"
    if (words_[name.first_token].Has(Grammar::kFirm) && words_[name.first_token + 1].capital) return true;
    // "BBC AG Brown Boveri": the mark stands behind the short name.
    if (words_[name.first_token + 1].Has(Grammar::kFirm) && words_[name.first_token + 2].capital) return true;
    std::uint32_t head = last;
    for (std::uint32_t i = last; i > name.first_token; --i) {
      if (words_[i].Has(Grammar::kNamingPreposition)) head = i - 1;
    }
    if (head == name.first_token && head < last && !words_[head].Has(Grammar::kTrade)) return false;
    if (!words_[head].Has(Grammar::kFirm | Grammar::kTrade)) return false;
    // "the Bank of Italy": a body of that land; "Hospital Corp of America": a firm of it.
    return words_[head].Has(Grammar::kFirm) || head + 2 > last || !IsLand(head + 2, name.last_token);
  }

  /// A name of the lexicon: all of it, or a firm that the lexicon has, at its head ("Boeing Co").
  [[nodiscard]] bool IsKnown(const ProperName& name) const {
    const Gazetteer::Match match = document_.NameAt(name.first_token, knowledge_.names);
    if (match.size == 0) return false;
    return match.size >= name.span.size() || knowledge_.names.At(match.entries.front()).type == "company";
  }

  /// Whether words [first, last) name a state, its people or its capital.
  [[nodiscard]] bool IsLand(std::uint32_t first, std::uint32_t last) const {
    const Span span = document_.SpanOf(first, last);
    const Gazetteer::Match match = document_.NameAt(first, knowledge_.names);
    return match.size == span.size() && knowledge_.names.At(match.entries.front()).type == "state" &&
           knowledge_.names.At(match.entries.front()).kind != EntryKind::kInstitution;
  }

  /// The first words of a firm's name told before.
  void ShortName(std::uint32_t i) {
    if (!words_[i].capital || words_[i].timex != kNone32) return;
    const auto found = told_.find(words_[i].text);
    if (found == told_.end()) return;
    std::uint32_t last = i;
    for (const Firm& firm : found->second) {
      std::uint32_t k = 0;
      while (firm.first + k < firm.last && i + k < document_.LastWord(words_[i].sentence) &&
             words_[i + k].text == words_[firm.first + k].text) {
        ++k;
      }
      last = std::max(last, i + k);
    }
    while (last > i && !words_[last - 1].capital) --last;
    const bool name_goes_on = last < document_.LastWord(words_[i].sentence) && words_[last].capital;
    if (last == i || IsLand(i, last) || (last == i + 1 && (name_goes_on || !StandsAlone(i)))) return;
    words_[i].firm = last;
  }

  /// Whether one word is enough: "Fidelcor", but not "Bank" or "First".
  [[nodiscard]] bool StandsAlone(std::uint32_t i) const {
    if (words_[i].upos != Upos::kPropn || words_[i].Has(Grammar::kTrade)) return false;
    const Gazetteer::Match match = document_.NameAt(i, knowledge_.names);
    return match.size == 0 || knowledge_.names.At(match.entries.front()).kind == EntryKind::kInstitution;
  }

  static constexpr std::uint32_t kLongest = 14;  ///< words in brackets
  static constexpr std::size_t kMost = 8;        ///< firms remembered for one first word

  const Knowledge& knowledge_;
  Document& document_;
  WordList& words_;
  std::unordered_map<std::string_view, std::vector<Firm>> told_;
};

}  // namespace

void FindFirms(const Knowledge& knowledge, Document& document) { FirmFinder(knowledge, document).Run(); }

}  // namespace demarche::extract
