// Names of tags and features, and the writers.
#include "language/conllu.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "base/ascii.h"

namespace demarche {
namespace {

constexpr std::array<std::string_view, 17> kUposNames{
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};  // in the order of Upos

struct FeatName {
  std::string_view name;
  std::uint16_t bit;
};

// Sorted as the format asks.
constexpr std::array<FeatName, 13> kFeatNames{{{"Mood=Imp", Feats::kImp},
                                               {"Number=Plur", Feats::kPlur},
                                               {"Number=Sing", Feats::kSing},
                                               {"Person=1", Feats::kFirst},
                                               {"Person=2", Feats::kSecond},
                                               {"Person=3", Feats::kThird},
                                               {"Tense=Past", Feats::kPast},
                                               {"Tense=Pres", Feats::kPres},
                                               {"VerbForm=Fin", Feats::kFin},
                                               {"VerbForm=Ger", Feats::kGer},
                                               {"VerbForm=Inf", Feats::kInf},
                                               {"VerbForm=Part", Feats::kPart},
                                               {"Voice=Pass", Feats::kPass}}};

/// The columns of one word, of which `misc` is the last.
void AppendWord(std::size_t number, std::string_view form, const Token& token, const Analysis& analysis,
                std::string_view misc, std::string& out) {
  const bool parsed = token.head >= 0;
  const std::string head = parsed ? fmt::format("{}", token.head) : "_";
  fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t_\t{}\t{}\t{}\t_\t{}\n", number, form,
                 analysis.LemmaOf(token), Name(token.upos), FormatFeats(token.feats), head,
                 Name(token.deprel), misc);
}

void AppendRange(std::size_t first, std::size_t last, std::string_view form, std::string_view misc,
                 std::string& out) {
  fmt::format_to(std::back_inserter(out), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", first, last, form, misc);
}

std::string_view SpaceAfter(bool space) { return space ? "_" : "SpaceAfter=No"; }

}  // namespace

std::string_view Name(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }

std::optional<Upos> ParseUpos(std::string_view name) {
  for (std::size_t i = 0; i < kUposNames.size(); ++i) {
    if (kUposNames[i] == name) return static_cast<Upos>(i);
  }
  return std::nullopt;
}

std::string FormatFeats(std::uint16_t feats) {
  std::string column;
  for (const FeatName& feat : kFeatNames) {
    if ((feats & feat.bit) == 0) continue;
    if (!column.empty()) column += '|';
    column += feat.name;
  }
  return column.empty() ? "_" : column;
}

std::uint16_t ParseFeats(std::string_view column) {
  unsigned feats = 0;
  for (const std::string_view part : Split(column, '|')) {
    for (const FeatName& feat : kFeatNames) {
      if (feat.name == part) feats |= feat.bit;
    }
  }
  return static_cast<std::uint16_t>(feats);
}

void AppendConllu(std::string_view text, const Analysis& analysis, const Sentence& sentence,
                  std::string& out) {
  const Token* const tokens = analysis.tokens.data() + sentence.first_token;
  const std::size_t count = sentence.last_token - sentence.first_token;
  out += "# text = ";
  for (std::size_t i = 0; i < count; ++i) {
    out += tokens[i].span.In(text);
    if (tokens[i].space_after && i + 1 < count) out += ' ';
  }
  out += '\n';
  std::size_t range_end = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t end = i + 1;
    while (end < count && tokens[end].joined) ++end;
    if (end > i + 1 && i >= range_end) {
      const std::string_view form = Hull(tokens[i].span, tokens[end - 1].span).In(text);
      AppendRange(i + 1, end, form, SpaceAfter(tokens[end - 1].space_after), out);
      range_end = end;
    }
    const Span span = tokens[i].span;
    const std::string misc = fmt::format("Bytes={}:{}{}", span.begin, span.end,
                                         tokens[i].space_after || i < range_end ? "" : "|SpaceAfter=No");
    AppendWord(i + 1, span.In(text), tokens[i], analysis, misc, out);
  }
  out += '\n';
}

void AppendConllu(const ConlluSentence& given, const Analysis& analysis, std::string& out) {
  for (const std::string& comment : given.comments) out.append(comment).push_back('\n');
  auto range = given.ranges.begin();
  for (std::size_t i = 0; i < given.words.size(); ++i) {
    if (range != given.ranges.end() && range->first == i) {
      AppendRange(i + 1, range->last, range->form, range->misc, out);
      ++range;
    }
    const ConlluWord& word = given.words[i];
    AppendWord(i + 1, word.form, analysis.tokens[i], analysis, word.misc, out);
  }
  out += '\n';
}

}  // namespace demarche
