// Which sentences of a text can matter to an event, from what the words of each may tell, name or mean. The
// sieve reads the words; this weighs the sentences against each other. Private to the room.
//
// A deed is alive when an actor with a code can take part in it: one that its sentence names, or one that a
// reference may bring from before. What a living deed may refer to must be read as well, and what that may
// refer to in turn. The ways by which a sentence can depend on others are those of reference/ (pronouns
// and roles look back two sentences; "both sides" and the other state of a role look back to any actor; a
// role to its last bearer), mentions.cpp and firms.cpp (one word of a name told before), names.cpp (what
// kind of name a word is elsewhere) and roles.cpp ("the meeting": parties of a deed told before).
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace demarche::extract {

/// Whether a sentence has the words of a pattern: kVerb of verbs only, kNoun of a noun's too.
enum class Trigger : std::uint8_t { kNone, kVerb, kNoun };

/// What the words of a sentence allow; each errs towards true. Words and roles by numbers of the caller's.
struct Hints {
  Trigger trigger = Trigger::kNone;
  std::uint32_t first_token = 0;
  bool anyone = false;   ///< names or means somebody
  bool person = false;   ///< by role or pronoun: a stranger or a thing that is told right before may be meant
  bool coded = false;    ///< names an actor with a code
  bool refers = false;   ///< has a pronoun or a role, whose actor is told in the two sentences before
  bool parties = false;  ///< "both sides", or a role beside a name: any actor told before
  bool recalls = false;  ///< "the meeting": parties of a deed told before
};

/// Numbers that each sentence has some of.
class NumbersBySentence {
 public:
  void Clear() {
    numbers_.clear();
    ends_.clear();
  }
  /// To the sentence that is read.
  void Add(std::uint32_t number) { numbers_.push_back(number); }
  void EndSentence() { ends_.push_back(numbers_.size()); }
  /// Of a sentence that was read, the first being 0.
  [[nodiscard]] std::span<const std::uint32_t> Of(std::size_t sentence) const {
    const std::size_t begin = sentence == 0 ? 0 : ends_[sentence - 1];
    return std::span(numbers_).subspan(begin, ends_[sentence] - begin);
  }

 private:
  std::vector<std::uint32_t> numbers_;
  std::vector<std::size_t> ends_;  ///< by sentence
};

struct TextHints {
  std::vector<Hints> sentences;
  /// Of the sentences up to the last one with a trigger.
  NumbersBySentence roles;   ///< that may be of whoever bore them last
  NumbersBySentence words;   ///< capital words
  NumbersBySentence tells;   ///< words by which later sentences may name somebody told here
  NumbersBySentence spread;  ///< capital words whose kind of name matters here
};

class Reach {
 public:
  /// Marks the sentences to be read. Of those behind the last one with a trigger, only the trigger is asked.
  /// Time: linear in the hints, but for the sorting of their words.
  static std::vector<bool> Mark(const TextHints& text);

 private:
  /// Those seen so far of numbers that are not large.
  class NumberSet {
   public:
    void Clear() { has_.clear(); }
    void Insert(std::uint32_t number) {
      if (number >= has_.size()) has_.resize(number + 1, false);
      has_[number] = true;
    }
    [[nodiscard]] bool HasAny(std::span<const std::uint32_t> numbers) const {
      return std::ranges::any_of(numbers,
                                 [&](std::uint32_t number) { return number < has_.size() && has_[number]; });
    }

   private:
    std::vector<bool> has_;
  };

  /// The sentences that have a word or a role; each is given out once for it, so that all takes together are
  /// linear.
  class Places {
   public:
    void Clear();
    void Add(std::uint32_t number, std::uint32_t sentence) { places_.emplace_back(number, sentence); }
    void Sort();  ///< when all are added
    /// Pairs of `number` and those of its sentences before `end` that were not taken yet.
    std::span<const std::pair<std::uint32_t, std::uint32_t>> Take(std::uint32_t number, std::uint32_t end);

   private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;
    std::vector<std::uint32_t> taken_;  ///< by number: the end of the last take
  };

  void Begin(const TextHints& text);
  void FindCandidates();
  void FindCoded();
  void FindAlive();
  void Require(std::size_t sentence);
  void RequireWhatMatters(std::size_t sentence);
  void RequireTold(std::size_t sentence);
  void RequireSpread(std::size_t sentence);
  void RequireDeeds(std::size_t sentence);

  [[nodiscard]] const Hints& At(std::size_t sentence) const { return text_->sentences[sentence]; }

  const TextHints* text_ = nullptr;
  std::size_t end_ = 0;           ///< behind the last candidate with a trigger
  std::vector<bool> candidates_;  ///< may be read at all: all others mean nobody
  std::vector<bool> coded_;       ///< may mean an actor with a code
  std::vector<bool> alive_;       ///< may hold an event
  std::vector<bool> marks_;
  std::vector<std::uint32_t> waiting_;  ///< marked, and what they depend on not yet
  std::size_t coded_before_ = 0;        ///< all candidates with codes before this one are marked
  Places tells_, words_, roles_;
  NumberSet coded_words_, coded_roles_;  ///< by which somebody with a code may be named
};

}  // namespace demarche::extract
