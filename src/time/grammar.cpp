#include "time/grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <numeric>
#include <set>

#include "base/ascii.h"

namespace demarche::time {
namespace {

constexpr std::size_t kMaxStages = 64;
constexpr std::size_t kMaxSequences = 4096;  ///< readings of one pattern's options

/// A pattern as words and brackets: "[the] MONTH" -> "[", "the", "]", "MONTH".
std::vector<std::string> Pieces(std::string_view pattern) {
  std::string spaced;
  for (const char c : pattern) {
    const bool bracket = c == '[' || c == ']' || c == '<' || c == '>';
    spaced += bracket ? std::string{' ', c, ' '} : std::string(1, c);
  }
  const std::string squeezed = Squeeze(spaced);
  std::vector<std::string> pieces;
  for (const std::string_view piece : Split(squeezed, ' ')) pieces.emplace_back(piece);
  return pieces;
}

bool IsClassName(std::string_view word) { return IsUpper(word.front()); }

}  // namespace

/// Turns one pattern into all sequences of steps that it allows.
class Grammar::Compiler {
 public:
  Compiler(Vocabulary& vocabulary, const std::set<std::string>& classes)
      : vocabulary_(vocabulary), classes_(classes) {}

  Result<std::vector<std::vector<Step>>> Compile(std::string_view pattern) {
    pieces_ = Pieces(pattern);
    at_ = 0;
    Result<std::vector<std::vector<Step>>> result = Sequence("", false);
    if (result && at_ < pieces_.size())
      return Fail(ErrorKind::kMalformed, "a bracket closes that none opened");
    return result;
  }

 private:
  using Sequences = std::vector<std::vector<Step>>;

  /// Reads up to `close` (or the end when it is empty).
  Result<Sequences> Sequence(std::string_view close, bool context) {
    Sequences result{{}};
    for (; at_ < pieces_.size(); ++at_) {
      const std::string piece = pieces_[at_];
      if (piece == "]" || piece == ">") break;
      Result<Sequences> next = Element(piece, context);
      if (!next) return next;
      Sequences product;
      for (const std::vector<Step>& left : result) {
        for (const std::vector<Step>& right : *next) {
          product.push_back(left);
          product.back().insert(product.back().end(), right.begin(), right.end());
        }
      }
      if (product.size() > kMaxSequences) {
        return Fail(ErrorKind::kMalformed, "the pattern has too many options; split the row");
      }
      result = std::move(product);
    }
    if (!close.empty() && (at_ >= pieces_.size() || pieces_[at_] != close)) {
      return Fail(ErrorKind::kMalformed, fmt::format("a '{}' is missing", close));
    }
    return result;
  }

  Result<Sequences> Element(const std::string& piece, bool context) {
    if (piece == "[" || piece == "<") {
      ++at_;
      Result<Sequences> inner = Sequence(piece == "[" ? "]" : ">", context || piece == "<");
      if (inner && piece == "[") inner->insert(inner->begin(), std::vector<Step>{});
      return inner;
    }
    Sequences result;
    for (const std::string_view option : Split(piece, '/')) {
      if (option.empty()) return Fail(ErrorKind::kMalformed, fmt::format("'{}' has an empty option", piece));
      if (IsClassName(option) && classes_.count(std::string(option)) == 0) {
        return Fail(ErrorKind::kMalformed,
                    fmt::format("'{}' is no class of time words and no rule makes it", option));
      }
      const Symbol symbol =
          IsClassName(option) ? vocabulary_.AddSymbol(option) : vocabulary_.AddLiteral(option);
      result.push_back({Step{symbol, context}});
    }
    return result;
  }

  Vocabulary& vocabulary_;
  const std::set<std::string>& classes_;
  std::vector<std::string> pieces_;
  std::size_t at_ = 0;
};

Result<Grammar> Grammar::Create(const Lexicon& lexicon, Vocabulary& vocabulary) {
  const std::span<const LexiconRow> rows = lexicon.Rows("time rules");
  const std::size_t makes = Lexicon::Column("time rules", "makes");
  const std::size_t pattern = Lexicon::Column("time rules", "pattern");
  const std::size_t value = Lexicon::Column("time rules", "value");
  std::set<std::string> classes;
  for (const std::string_view name : Split(TimeWords::kBuiltIn, ' ')) classes.emplace(name);
  for (const LexiconRow& row : lexicon.Rows("time words")) classes.emplace(row.Text(0));
  for (const LexiconRow& row : rows) classes.emplace(row.Text(makes));
  Grammar grammar;
  grammar.date_ = vocabulary.AddSymbol("DATE");
  grammar.time_ = vocabulary.AddSymbol("TIME");
  grammar.duration_ = vocabulary.AddSymbol("DURATION");
  grammar.set_ = vocabulary.AddSymbol("SET");
  grammar.none_ = vocabulary.AddSymbol("NONE");
  Compiler compiler(vocabulary, classes);
  LexiconMistakes mistakes(lexicon);
  for (const LexiconRow& row : rows) {
    Rule rule;
    rule.name = row.Text(0);
    rule.makes = vocabulary.AddSymbol(row.Text(makes));
    Result<std::vector<Assignment>> assignments = ParseAssignments(row.Text(value));
    if (!assignments) mistakes.Add(row, value, assignments.error().message);
    Result<std::vector<std::vector<Step>>> sequences = compiler.Compile(row.Text(pattern));
    if (!sequences) mistakes.Add(row, pattern, sequences.error().message);
    if (!assignments || !sequences) continue;
    rule.assignments = std::move(*assignments);
    rule.sequences = std::move(*sequences);
    grammar.rules_.push_back(std::move(rule));
  }
  // A rule that was not understood may name the class that nothing else names.
  if (mistakes.empty()) grammar.CheckClasses(lexicon, vocabulary, mistakes);
  if (!mistakes.empty()) return tl::unexpected<Error>(mistakes.All());
  const Result<void> sorted = grammar.SortIntoStages(vocabulary.symbols());
  if (!sorted) return tl::unexpected<Error>(sorted.error());
  return grammar;
}

/// A class of time words that no rule names does nothing; most likely its name is a slip.
void Grammar::CheckClasses(const Lexicon& lexicon, Vocabulary& vocabulary, LexiconMistakes& mistakes) const {
  std::vector<bool> named(vocabulary.symbols() + 1, false);
  for (const Rule& rule : rules_) {
    for (const std::vector<Step>& sequence : rule.sequences) {
      for (const Step& step : sequence) named[step.symbol] = true;
    }
  }
  for (const LexiconRow& row : lexicon.Rows("time words")) {
    const std::string_view name = row.Text(0);
    if (TimeWords::IsAskedFor(name) || named[vocabulary.AddSymbol(name)]) continue;
    mistakes.Add(
        row, 0,
        fmt::format("no time rule names the class '{}', so its words do nothing; name it in a rule, correct "
                    "it, or delete this row",
                    name));
  }
}

Result<void> Grammar::SortIntoStages(std::size_t symbols) {
  std::vector<std::size_t> stage_of(symbols + 1, 0);  // 0: read from the text; n: made in stage n
  const auto stage_needed = [&](const Rule& rule) {
    std::size_t stage = 0;
    for (const std::vector<Step>& sequence : rule.sequences) {
      for (const Step& step : sequence) stage = std::max(stage, stage_of[step.symbol]);
    }
    return stage + 1;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (const Rule& rule : rules_) {
      const std::size_t stage = stage_needed(rule);
      if (stage > rules_.size()) {
        return Fail(ErrorKind::kMalformed,
                    "the time rule uses what it makes, perhaps by way of others; break the circle",
                    rule.name);
      }
      if (stage > stage_of[rule.makes]) {
        stage_of[rule.makes] = stage;
        changed = true;
      }
    }
  }
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    const std::size_t stage = stage_needed(rules_[i]) - 1;
    if (stages_.size() <= stage) stages_.resize(stage + 1);
    for (const std::vector<Step>& sequence : rules_[i].sequences) Insert(stages_[stage], i, sequence);
  }
  for (Trie& trie : stages_) {
    for (Node& node : trie.nodes) {
      std::sort(node.edges.begin(), node.edges.end());
      for (const auto& edge : node.edges) node.marks |= MarkOf(edge.first);
    }
    trie.first.resize(symbols + 1, 0);
    for (const auto& [symbol, node] : trie.nodes.front().edges) trie.first[symbol] = node;
  }
  if (stages_.size() > kMaxStages)
    return Fail(ErrorKind::kMalformed, "the time rules build on each other too deeply");
  starts_.resize(symbols + 1, 0);
  alone_.resize(symbols + 1, 0);
  for (std::size_t stage = 0; stage < stages_.size(); ++stage) {
    for (const auto& [symbol, node] : stages_[stage].nodes.front().edges) {
      starts_[symbol] |= std::uint64_t{1} << stage;
      if (!stages_[stage].nodes[node].accepts.empty()) alone_[symbol] |= std::uint64_t{1} << stage;
    }
  }
  return {};
}

void Grammar::Insert(Trie& trie, std::uint32_t rule, const std::vector<Step>& sequence) const {
  if (sequence.empty()) return;
  std::uint32_t at = 0;
  for (const Step& step : sequence) {
    auto& edges = trie.nodes[at].edges;
    const auto found =
        std::find_if(edges.begin(), edges.end(), [&](const auto& edge) { return edge.first == step.symbol; });
    if (found != edges.end()) {
      at = found->second;
    } else {
      const auto next = static_cast<std::uint32_t>(trie.nodes.size());
      edges.emplace_back(step.symbol, next);
      trie.nodes.emplace_back();
      at = next;
    }
  }
  Accept accept{rule, 0, 0};
  while (accept.skip_front < sequence.size() && sequence[accept.skip_front].context) ++accept.skip_front;
  while (accept.skip_back + accept.skip_front < sequence.size() &&
         sequence[sequence.size() - 1 - accept.skip_back].context) {
    ++accept.skip_back;
  }
  for (const Accept& other : trie.nodes[at].accepts) {
    if (rules_[other.rule].makes == rules_[rule].makes) return;  // the earlier row wins
  }
  trie.nodes[at].accepts.push_back(accept);
}

/// All readings of a paragraph by where they begin, and the walk that adds more of them. No expression
/// reaches over a paragraph, and short charts stay in the processor's cache.
class Grammar::Chart {
 public:
  /// Turns to a text.
  void Begin(const Grammar& grammar, const std::vector<Atom>& atoms, const TimeWords& words) {
    grammar_ = &grammar;
    atoms_ = &atoms;
    words_ = &words;
    made_.clear();
    path_.clear();
    candidates_.clear();
  }

  /// Turns to atoms [first, last) and reads their words.
  void Read(std::uint32_t first, std::uint32_t last, const Vocabulary& vocabulary) {
    first_ = first;
    last_ = last;
    head_.assign(last - first, kEnd);
    starts_.assign(last - first, 0);
    row_ = (last - first) / kBits + 1;
    waiting_.assign(row_ * grammar_->stages_.size(), 0);
    items_.clear();
    marks_.assign(last - first, 0);
    readings_.made.clear();
    for (std::uint32_t at = first; at < last; ++at) {
      if (const Symbol literal = vocabulary.LiteralOf((*atoms_)[at].word)) Add({at, literal, 1, 1, 0});
      readings_.list.clear();
      words_->Read(*atoms_, at, readings_);
      for (const Reading& reading : readings_.list) {
        if (at + reading.length > last) continue;
        Add({at, reading.symbol, reading.length, reading.length, reading.meaning});
      }
    }
    for (std::uint32_t at = first; at < last; ++at) {
      for (std::uint32_t i = head_[at - first]; i != kEnd; i = items_[i].next) Wait(at, items_[i]);
    }
  }

  void RunStages() {
    for (std::size_t stage = 0; stage < grammar_->stages_.size(); ++stage) {
      for (std::uint32_t word = 0; word < row_; ++word) {
        for (std::uint64_t left = waiting_[stage * row_ + word]; left != 0; left &= left - 1) {
          Begin(grammar_->stages_[stage],
                first_ + word * kBits + static_cast<std::uint32_t>(std::countr_zero(left)));
        }
      }
      for (const Made& made : made_) {
        if (const std::uint32_t item = Add(made); item != kEnd) Wait(made.at, items_[item]);
      }
      made_.clear();
    }
  }

  /// The longest candidates from left to right, but for those that make NONE.
  std::vector<Candidate> BestCandidates() {
    order_.resize(candidates_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [this](std::uint32_t left, std::uint32_t right) {
      const Candidate& a = candidates_[left];
      const Candidate& b = candidates_[right];
      if (a.first != b.first) return a.first < b.first;
      if (a.last != b.last) return a.last > b.last;
      if (a.total != b.total) return a.total > b.total;
      return a.rule < b.rule;
    });
    std::vector<Candidate> best;
    best.reserve(order_.size());
    std::uint32_t free_from = 0;
    for (const std::uint32_t each : order_) {
      const Candidate& candidate = candidates_[each];
      if (candidate.first < free_from) continue;
      free_from = candidate.last;
      if (candidate.type) best.push_back(candidate);
    }
    return best;
  }

 private:
  static constexpr std::uint32_t kEnd = 0xFFFFFFFFU;
  static constexpr std::uint32_t kBits = 64;  ///< of a word of waiting_

  /// Walks one stage from an atom where something of it begins.
  void Begin(const Trie& trie, std::uint32_t at) {
    start_ = at;
    for (std::uint32_t i = head_[at - first_]; i != kEnd; i = items_[i].next) {
      const std::uint32_t node = trie.first[items_[i].symbol];
      if (node != 0 && LeadsOn(trie.nodes[node], at + items_[i].length)) Step(trie, node, i, at);
    }
  }

  struct Item {
    Symbol symbol = 0;
    std::uint16_t length = 0;
    std::uint32_t total = 0;    ///< atoms with contexts
    std::uint32_t meaning = 0;  ///< for TimeWords::MeaningOf; 0 says nothing
    std::uint32_t next = kEnd;
  };
  struct Made {
    std::uint32_t at;
    Symbol symbol;
    std::uint16_t length;
    std::uint32_t total;
    std::uint32_t meaning;
  };

  /// Whether a rule ends at the node, or one of its edges may go on with what begins at `at`.
  [[nodiscard]] bool LeadsOn(const Node& node, std::uint32_t at) const {
    return !node.accepts.empty() || (at < last_ && (node.marks & marks_[at - first_]) != 0);
  }

  /// Of two makings of the same class over the same atoms the one with more context stays, else the first.
  /// Gives the new item, or kEnd.
  std::uint32_t Add(const Made& made) {
    for (std::uint32_t i = head_[made.at - first_]; i != kEnd; i = items_[i].next) {
      Item& item = items_[i];
      if (item.symbol != made.symbol || item.length != made.length) continue;
      if (made.total > item.total) {
        item.total = made.total;
        item.meaning = made.meaning;
      }
      return kEnd;
    }
    items_.push_back({made.symbol, made.length, made.total, made.meaning, head_[made.at - first_]});
    head_[made.at - first_] = static_cast<std::uint32_t>(items_.size() - 1);
    marks_[made.at - first_] |= MarkOf(made.symbol);
    return head_[made.at - first_];
  }

  /// Puts an atom down for the stages in which something can begin with the item. Where nothing begins after
  /// it, and nothing ever will, only rules of one symbol can.
  void Wait(std::uint32_t at, const Item& item) {
    const std::uint32_t place = at - first_;
    const std::uint32_t next = at + item.length;
    const bool goes_on = next < last_ && head_[next - first_] != kEnd;
    std::uint64_t stages = (goes_on ? grammar_->starts_ : grammar_->alone_)[item.symbol] & ~starts_[place];
    starts_[place] |= stages;
    for (; stages != 0; stages &= stages - 1) {
      const auto stage = static_cast<std::size_t>(std::countr_zero(stages));
      waiting_[stage * row_ + place / kBits] |= std::uint64_t{1} << (place % kBits);
    }
  }

  void Step(const Trie& trie, std::uint32_t node, std::uint32_t item, std::uint32_t at) {
    path_.push_back(item);
    Walk(trie, node, at + items_[item].length);
    path_.pop_back();
  }

  void Walk(const Trie& trie, std::uint32_t node, std::uint32_t at) {
    for (const Accept& accept : trie.nodes[node].accepts) Finish(accept);
    if (at >= last_) return;
    const std::uint64_t marks = trie.nodes[node].marks & marks_[at - first_];
    if (marks == 0) return;
    for (std::uint32_t i = head_[at - first_]; i != kEnd; i = items_[i].next) {
      const Item& item = items_[i];
      if ((marks & MarkOf(item.symbol)) == 0) continue;
      const auto& edges = trie.nodes[node].edges;
      const auto edge =
          std::lower_bound(edges.begin(), edges.end(), std::pair<Symbol, std::uint32_t>{item.symbol, 0});
      if (edge == edges.end() || edge->first != item.symbol) continue;
      if (LeadsOn(trie.nodes[edge->second], at + item.length)) Step(trie, edge->second, i, at);
    }
  }

  void Finish(const Accept& accept) {
    const Rule& rule = grammar_->rules_[accept.rule];
    Made made{start_, rule.makes, 0, 0, 0};
    Meaning& meaning = words_->KeepIn(readings_, made.meaning);
    for (std::size_t i = 0; i < path_.size(); ++i) {
      const Item& item = items_[path_[i]];
      if (item.meaning != 0) meaning.Add(words_->MeaningOf(item.meaning, readings_));
      made.total += item.length;
      if (i < accept.skip_front) made.at += item.length;
    }
    const std::uint32_t reach = start_ + made.total;
    std::uint32_t last = reach;
    for (std::size_t i = 0; i < accept.skip_back; ++i) last -= items_[path_[path_.size() - 1 - i]].length;
    Apply(rule.assignments, meaning);
    if (made.at >= last) return;
    made.length = static_cast<std::uint16_t>(last - made.at);
    std::optional<TimexType> type;
    if (SetType(rule.makes, type)) {
      candidates_.push_back({type, made.at, last, made.total, reach, accept.rule, meaning});
    }
    made_.push_back(made);
  }

  /// False when the rule makes a part of a timex only.
  bool SetType(Symbol makes, std::optional<TimexType>& type) const {
    if (makes == grammar_->date_) type = TimexType::kDate;
    if (makes == grammar_->time_) type = TimexType::kTime;
    if (makes == grammar_->duration_) type = TimexType::kDuration;
    if (makes == grammar_->set_) type = TimexType::kSet;
    return type.has_value() || makes == grammar_->none_;
  }

  const Grammar* grammar_ = nullptr;
  const std::vector<Atom>* atoms_ = nullptr;
  const TimeWords* words_ = nullptr;
  std::uint32_t first_ = 0;  ///< the atoms of the paragraph
  std::uint32_t last_ = 0;
  Readings readings_;
  std::vector<std::uint32_t> head_;    ///< by atom of the paragraph
  std::vector<std::uint64_t> starts_;  ///< the stages in which something can begin there
  std::vector<std::uint64_t> marks_;   ///< of all symbols that begin there
  std::vector<Item> items_;
  std::size_t row_ = 1;                 ///< words of waiting_ for one stage
  std::vector<std::uint64_t> waiting_;  ///< by stage: a bit for each atom where something of it begins
  std::vector<Made> made_;
  std::vector<std::uint32_t> path_;
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> order_;  ///< of the candidates
  std::uint32_t start_ = 0;
};

std::vector<Candidate> Grammar::Parse(const std::vector<Atom>& atoms, const TimeWords& words,
                                      const Vocabulary& vocabulary) const {
  thread_local Chart chart;
  chart.Begin(*this, atoms, words);
  const auto size = static_cast<std::uint32_t>(atoms.size());
  for (std::uint32_t first = 0, last = 0; first < size; first = last) {
    for (last = first + 1; last < size && !atoms[last].opens;) ++last;
    chart.Read(first, last, vocabulary);
    chart.RunStages();
  }
  return chart.BestCandidates();
}

}  // namespace demarche::time
