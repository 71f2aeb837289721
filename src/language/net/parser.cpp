#include "language/net/parser.h"

#include <algorithm>
#include <limits>

namespace demarche::language {
namespace {

/// Tokens of a batch: enough to fill the lanes evenly, few enough for the cache.
constexpr std::size_t kBatch = 1024;

/// Whether a tag and features go together in Universal Dependencies: all verbs and only verbs have a
/// form, tense, mood or voice; only verbs and pronouns have a person; nouns have a number.
bool Fit(Upos upos, std::uint16_t feats) {
  constexpr unsigned kForm = Feats::kFin | Feats::kInf | Feats::kPart | Feats::kGer;
  constexpr unsigned kVerbal = kForm | Feats::kPast | Feats::kPres | Feats::kImp | Feats::kPass;
  constexpr unsigned kPerson = Feats::kFirst | Feats::kSecond | Feats::kThird;
  constexpr unsigned kNumber = Feats::kSing | Feats::kPlur;
  if (upos == Upos::kVerb || upos == Upos::kAux) return (feats & kForm) != 0;
  if ((feats & kVerbal) != 0 || (upos != Upos::kPron && (feats & kPerson) != 0)) return false;
  return upos != Upos::kNoun || (feats & kNumber) != 0;
}

/// How many of the `left` words from `begin` on make the next piece.
std::uint32_t PieceLength(std::span<const Parser::Word> words, std::uint32_t begin, std::uint32_t left) {
  if (left <= Parser::kLongest) return left;
  for (std::uint32_t length = Parser::kLongest; length > Parser::kLongest / 2; --length) {
    if (words[begin + length - 1].is_punct) return length;
  }
  return Parser::kLongest;
}

}  // namespace

Parser::Parser(Model model) : model_(std::make_unique<const Model>(std::move(model))), network_(*model_) {
  const auto index_of = [this](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(relations(), name) - relations().begin());
  };
  root_ = static_cast<std::uint8_t>(index_of("root"));
  for (const std::string_view name : {"parataxis", "list", "conj", "dep"}) {
    parataxis_ = static_cast<std::uint8_t>(index_of(name));
    if (parataxis_ < relations().size()) return;
  }
  parataxis_ = root_ == 0 ? 1 : 0;
}

Result<Parser> Parser::Load(const std::filesystem::path& path) {
  return Model::Load(path).map([](Model&& model) { return Parser(std::move(model)); });
}

void Parser::Analyze(const Text& text, std::span<Parse> parses, Scratch& scratch) const {
  scratch.forms.resize(text.words.size());
  std::ranges::transform(text.words, scratch.forms.begin(),
                         [&](const Word& word) { return &text.forms[word.form]; });
  Cut(text, scratch);
  std::size_t tokens = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < scratch.pieces.size(); ++i) {
    if (tokens > 0 && tokens + scratch.lengths[i] > kBatch) {
      Run(first, i, parses, scratch);
      first = i;
      tokens = 0;
    }
    tokens += scratch.lengths[i];
  }
  if (tokens > 0) Run(first, scratch.pieces.size(), parses, scratch);
}

void Parser::Cut(const Text& text, Scratch& scratch) const {
  scratch.pieces.clear();
  scratch.lengths.clear();
  std::uint32_t sentence = 0;
  for (const std::uint32_t length : text.lengths) {
    for (std::uint32_t at = sentence; at < sentence + length;) {
      const std::uint32_t piece = PieceLength(text.words, at, sentence + length - at);
      scratch.pieces.push_back({at, piece, sentence});
      scratch.lengths.push_back(piece);
      at += piece;
    }
    sentence += length;
  }
}

void Parser::Run(std::size_t first_piece, std::size_t last_piece, std::span<Parse> parses,
                 Scratch& scratch) const {
  const std::size_t begin = scratch.pieces[first_piece].begin;
  const std::size_t end = scratch.pieces[last_piece - 1].begin + scratch.pieces[last_piece - 1].length;
  const std::span<const FormFeatures* const> forms(scratch.forms);
  const std::span<const std::uint32_t> lengths(scratch.lengths);
  network_.Encode(forms.subspan(begin, end - begin), lengths.subspan(first_piece, last_piece - first_piece),
                  scratch.network);
  for (std::size_t i = first_piece; i < last_piece; ++i) Decode(i - first_piece, i, parses, scratch);
}

/// `place` is the piece's number in its batch.
void Parser::Decode(std::size_t place, std::size_t piece_index, std::span<Parse> parses,
                    Scratch& scratch) const {
  const Scratch::Piece& piece = scratch.pieces[piece_index];
  const std::span<Parse> own = parses.subspan(piece.begin, piece.length);
  scratch.heads.resize(piece.length);
  scratch.trees.Find(network_.Arcs(place, scratch.network), scratch.heads);
  const Rows labels = network_.Labels(place, scratch.heads, scratch.network);
  const Rows upos = network_.Upos(place, scratch.network);
  const Rows feats = network_.Feats(place, scratch.network);
  const auto shift = static_cast<std::int32_t>(piece.begin - piece.sentence);
  for (std::size_t i = 0; i < own.size(); ++i) {
    const std::int32_t head = scratch.heads[i];
    SetTags(upos[i], feats[i], own[i]);
    if (head != 0) {
      own[i].head = head + shift;
      own[i].relation = BestRelation(labels[i]);
    } else if (shift == 0) {
      own[i].head = 0;
      own[i].relation = root_;
      scratch.first_root = static_cast<std::int32_t>(i) + 1;
    } else {
      own[i].head = scratch.first_root;
      own[i].relation = parataxis_;
    }
  }
}

/// The best tag and the best features; where these do not fit, the best that do. Both are scored
/// as log-probabilities up to a constant, so that their sums compare.
void Parser::SetTags(std::span<const float> upos, std::span<const float> feats, Parse& parse) const {
  parse.upos = static_cast<Upos>(network_.IndexOfGreatest(upos));
  parse.feats = model_->FeatsOf(network_.IndexOfGreatest(feats));
  if (Fit(parse.upos, parse.feats)) return;
  float best = std::numeric_limits<float>::lowest();
  for (std::size_t u = 0; u < upos.size(); ++u) {
    for (std::size_t f = 0; f < feats.size(); ++f) {
      const float score = upos[u] + feats[f];
      if (score <= best || !Fit(static_cast<Upos>(u), model_->FeatsOf(f))) continue;
      best = score;
      parse.upos = static_cast<Upos>(u);
      parse.feats = model_->FeatsOf(f);
    }
  }
}

/// Of those that are not the root's.
std::uint8_t Parser::BestRelation(std::span<const float> logits) const {
  const std::size_t best = network_.IndexOfGreatest(logits);
  if (best != root_) return static_cast<std::uint8_t>(best);
  std::size_t next = root_ == 0 ? 1 : 0;
  for (std::size_t i = next + 1; i < logits.size(); ++i) {
    if (i != root_ && logits[i] > logits[next]) next = i;
  }
  return static_cast<std::uint8_t>(next);
}

}  // namespace demarche::language
