// Who is in the reader's mind while an article is read, sentence by sentence (Lappin and Leass 1994, in the
// small): the subjects of the clauses before, then other mentions; and who was named there that nobody knows.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/passes.h"

namespace demarche::extract {

/// Who is in the reader's mind after a sentence: mentions, or kNone32.
struct Focus {
  std::uint32_t person = kNone32;    ///< one person
  std::uint32_t body = kNone32;      ///< state, institution or group that is a subject
  std::uint32_t body_any = kNone32;  ///< the same, anywhere
  std::uint32_t subject = kNone32;
  std::uint32_t any = kNone32;
  std::uint32_t speaker = kNone32;  ///< a body that says something
  std::uint32_t talker = kNone32;   ///< the first person who says something
  bool stranger_talks = false;      ///< whom nobody knows, before any other
  std::uint32_t many = kNone32;     ///< several people of no known land that are a subject
  std::uint32_t crowd = kNone32;    ///< several people of a known land
};

class Attention {
 public:
  Attention(const Knowledge& knowledge, const Document& document)
      : knowledge_(knowledge), document_(document) {}

  void BeginSentence(std::uint32_t sentence);
  /// Takes notice of a mention, in the order of the text, when its actors are as they will be.
  void Notice(std::uint32_t index);
  void EndSentence();

  [[nodiscard]] std::uint32_t sentence() const { return sentence_; }
  [[nodiscard]] const Focus& now() const { return now_; }    ///< of this sentence so far
  [[nodiscard]] const Focus& last() const { return last_; }  ///< of those before, as far as references reach
  /// The people of no known land who were a subject in the sentence before; who only spoke there, only speak
  /// on: "Growers say prices will fall. They say ...".
  [[nodiscard]] std::uint32_t ManyFor(const Mention& pronoun) const;
  /// Actors told of, the last first; at most four.
  [[nodiscard]] const std::vector<Actor>& recent() const { return recent_; }
  /// Who "both sides" of a mention are: the two named right behind it ("the two neighbours, Chile and Peru"),
  /// else those named together last, two where it says so, else the two told of last, else the two whom the
  /// rest of its sentence names. None or several, without a sector.
  [[nodiscard]] std::vector<Actor> BothSides(const Mention& mention) const;
  /// Whether a subject whom nobody knows stands in the sentence before the word.
  [[nodiscard]] bool HasStrangerBefore(std::uint32_t word) const {
    return stranger_ != kNone32 && stranger_ < word;
  }
  /// The nearest subject before `mention` in its sentence that names nobody, one or several as the pronoun
  /// asks, or object where the pronoun is one ("rejected the plan and Iran accepted it"); kNone32 where there
  /// is none.
  [[nodiscard]] std::uint32_t NamelessBefore(const Mention& mention) const;
  /// Who spoke in the sentence right before, where the pronoun says something, too: "Prices will fall, the
  /// daily said. It warned ...".
  [[nodiscard]] std::uint32_t SpeakerFor(const Mention& pronoun) const;
  /// The person whom "he" may mean in the sentence before: who spoke there, if he says something, too ("Low
  /// said Kato would come. He added ..."), else who was told of; kNone32 where a stranger spoke.
  [[nodiscard]] std::uint32_t PersonFor(const Mention& pronoun) const;
  /// What the sentence right before is about, where that names nobody: "The plan stalled. It ...".
  [[nodiscard]] bool IsOfThing(const Mention& pronoun) const;
  /// "Japan's ambassador ... Ambassador Niwa": who bore the role of `mention` last, unless by another name.
  [[nodiscard]] std::uint32_t BearerOf(const Mention& mention) const;
  /// "Senate negotiators ... the negotiators": who were last called by the last word of `mention`.
  [[nodiscard]] std::uint32_t BearersOf(const Mention& mention) const;
  /// The armed group that the article has named so far, the last time not long ago; null: none or several.
  [[nodiscard]] const Actor* OnlyArmedGroup() const;

 private:
  void FindStranger(const Clause& clause);
  [[nodiscard]] bool IsUnknownName(std::uint32_t i) const;
  void AddNameless(const Clause& clause);
  void AddThing(const Clause& clause);
  [[nodiscard]] std::uint32_t Addressed(std::uint32_t verb) const;
  void FindTopic();
  [[nodiscard]] bool Fits(const Mention& pronoun, std::uint32_t subject) const;
  [[nodiscard]] bool IsPair(const Mention& mention) const;
  [[nodiscard]] std::string_view DoerBefore(const Mention& mention) const;
  [[nodiscard]] std::vector<Actor> ToldLast(const Mention& mention, std::string_view without) const;
  [[nodiscard]] std::vector<Actor> TwoBeside(const Mention& mention) const;
  [[nodiscard]] std::vector<Actor> TwoBehind(const Mention& mention) const;
  [[nodiscard]] bool IsSubject(std::uint32_t index) const;
  [[nodiscard]] bool Speaks(const Mention& mention) const;
  [[nodiscard]] bool Addresses(const Mention& pronoun) const;
  [[nodiscard]] bool OnlySpeaksOf(const Mention& mention, std::uint32_t index) const;
  void NoticeTalker(const Mention& mention, std::uint32_t index);
  void NoticeStranger(const Mention& mention, std::uint32_t index);
  [[nodiscard]] bool IsOnTheTable(const Mention& mention) const;
  [[nodiscard]] bool IsOnlySpokenOf(const Mention& mention) const;
  void NoticeGroup(const Mention& first);
  void Count(const Mention& mention);
  [[nodiscard]] std::vector<Actor> TwoOfTheStory() const;
  [[nodiscard]] bool Outranks(const Mention& mention, std::uint32_t first) const;
  void Remember(const Mention& mention, std::uint32_t index);

  const Knowledge& knowledge_;
  const Document& document_;
  std::uint32_t sentence_ = 0;
  std::vector<std::uint32_t> subjects_;
  std::vector<std::uint32_t> speakers_;  ///< subjects of verbs of saying
  std::vector<std::uint32_t> nameless_;  ///< words of subjects that name nobody
  std::vector<std::uint32_t> things_;    ///< words of objects that name nobody
  std::uint32_t topic_ = kNone32;        ///< the word of the main subject of the sentence before, if nameless
  std::uint32_t stranger_ = kNone32;     ///< word of a subject that nobody knows
  Focus now_, last_;
  std::vector<Actor> recent_;
  std::vector<Actor> armed_;          ///< armed groups known by their own names, each once
  std::uint32_t armed_at_ = 0;        ///< the sentence of the last one
  std::vector<Actor> together_;       ///< those named together last, or none
  std::vector<Actor> here_, before_;  ///< states and armed groups of this sentence so far, and of the last
  std::uint32_t together_at_ = 0;     ///< the sentence in which they were
  std::vector<std::pair<Actor, std::uint32_t>>
      told_;  ///< states and armed groups, with how often each is told of
  std::unordered_map<const Entry*, std::uint32_t> bearers_;  ///< of each role whose land was told: the last
  std::unordered_map<std::string_view, std::uint32_t> several_;  ///< by their last word: people in office
};

}  // namespace demarche::extract
