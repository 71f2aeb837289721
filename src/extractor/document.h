// What the passes share while one article is read: words, mentions, clauses, found deeds.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/extraction.h"
#include "core/token.h"
#include "extractor/find.h"
#include "extractor/rules/gazetteer.h"
#include "extractor/rules/rulebook.h"
#include "extractor/rules/word_memory.h"
#include "extractor/syntax/clause.h"
#include "extractor/syntax/indices.h"
#include "extractor/words.h"

namespace demarche::extract {

/// How it is known who a mention stands for.
enum class Origin : std::uint8_t {
  kNamed,     ///< its own words say so
  kReferred,  ///< a pronoun, by what it goes back to
  kBound,     ///< a role, by a land that the words around it tell
};

/// Words [first, last) that stand for one actor, or for several ("both sides").
struct Mention {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t head = 0;  ///< the word of it whose head lies outside
  std::uint32_t sentence = 0;
  std::vector<Actor> actors;    ///< empty while unresolved
  std::string role_class;       ///< person, group, body, people, or ""
  const Entry* role = nullptr;  ///< the role's entry: "ambassador"
  std::string sector;
  std::string person;  ///< a person's name, or ""
  bool pronoun = false;
  bool parties = false;  ///< a pronoun of several words: "both sides"
  bool plural = false;
  bool place = false;                     ///< only a place: "the Senkaku Islands", "in Beijing"
  bool seat = false;                      ///< a capital that may be a place or act
  bool possessive = false;                ///< ends in 's, or is "its"
  bool modifier = false;                  ///< qualifies a noun that is no role: "Chinese ships"
  bool definite = false;                  ///< role without a country of its own: "the ministry"
  bool of_land = false;                   ///< "leaders of France": lands that follow go on with the group
  std::uint32_t preposition = kNone32;    ///< the word that governs it
  std::uint32_t next_in_group = kNone32;  ///< "A, B and C": the next party
  bool continues_group = false;
  std::uint32_t same_as = kNone32;  ///< an earlier mention of the same person: "Kan" for "Naoto Kan"
  Actor other;                      ///< of a role bound by context: the state that it could be instead
  std::uint32_t entity = kNone32;
  Origin origin = Origin::kNamed;
  std::string rule;  ///< for `because`
};

/// A thread has one, whose memory serves for all articles that it reads.
struct Document {
  /// Turns to another article.
  void Begin(const Article& text, const Analysis& analysed, Extraction& result);

  const Article* article = nullptr;
  const Analysis* analysis = nullptr;
  Extraction* extraction = nullptr;
  std::vector<Sentence> sentences;  ///< those of the analysis, the overlong cut
  WordList words;
  std::vector<Mention> mentions;
  std::vector<Indices> sentence_mentions;
  std::vector<Clause> clauses;
  std::vector<Indices> sentence_clauses;
  std::vector<Find> finds;  ///< in the order of their sentences
  WordMemory memory;
  std::vector<std::optional<Gazetteer::Match>> names_at;  ///< by word; of NameAt alone
  ThreadMemory<const Gazetteer::Group*> groups;           ///< of names, by what begins them; of NameAt alone

  /// The name of the lexicon that begins at a word. Several passes ask; it is looked for once.
  Gazetteer::Match NameAt(std::uint32_t word, const Gazetteer& names) {
    std::optional<Gazetteer::Match>& known = names_at[word];
    if (!known) known = FindName(word, names);
    return *known;
  }
  [[nodiscard]] std::uint32_t FirstWord(std::uint32_t sentence) const {
    return sentences[sentence].first_token;
  }
  [[nodiscard]] std::uint32_t LastWord(std::uint32_t sentence) const {
    return sentences[sentence].last_token;
  }
  /// The finds of a sentence: they stand together.
  [[nodiscard]] std::span<Find> FindsOf(std::uint32_t sentence);
  [[nodiscard]] std::span<const Find> FindsOf(std::uint32_t sentence) const;
  /// Whether any sentence is read.
  [[nodiscard]] bool IsRead() const;
  /// Whether the sentence has a tree; what has none is not read.
  [[nodiscard]] bool IsRead(std::uint32_t sentence) const {
    return analysis->tokens[FirstWord(sentence)].head >= 0;
  }
  [[nodiscard]] Span SpanOf(std::uint32_t first, std::uint32_t last) const {
    return {words[first].span.begin, words[last - 1].span.end};
  }
  [[nodiscard]] bool Is(std::uint32_t word, std::string_view text) const { return words[word].text == text; }

 private:
  Gazetteer::Match FindName(std::uint32_t word, const Gazetteer& names);
};

}  // namespace demarche::extract
