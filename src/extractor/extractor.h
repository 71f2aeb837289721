// The front door of the extractor: analysed text in, events with their evidence out.
//
// Passes, one file each: actors -> references (names, pronouns) -> triggers by the patterns of
// lexicon/events -> roles -> operators (threats, promises, refusals, negation, plans) ->
// attribution -> governing time -> discourse anchors. Every pass adds to `because`.
//
// Thread rules: immutable after Create; Extract may be called from any thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/article.h"
#include "core/extraction.h"
#include "core/timex.h"
#include "core/token.h"
#include "core/trace.h"
#include "lexicon/lexicon.h"

namespace demarche {

/// What else Extract can give; nullptr leaves it out, at no cost.
struct Extras {
  /// Gets the deeds outside the ontology (kind "action") with the same sentences and timexes: a record of
  /// its own, so that its days cannot change those of the events. JoinActions puts them together.
  Extraction* actions = nullptr;
  Trace* trace = nullptr;  ///< gets what was tried and left out
};

class Extractor {
 public:
  /// Errors: kMalformed when a pattern or an actor row cannot be used, with file and line.
  static Result<Extractor> Create(const Lexicon& lexicon);

  /// Appends every lemma that a form can have under some tag.
  using LemmaLister = std::function<void(std::string_view form, std::vector<std::string>& lemmas)>;

  /// Which sentences Extract needs tags and trees of, to find the events that it finds with those of all:
  /// one mark a sentence. Of `analysis` only spans are read. Linear in the text. All of them where a
  /// government's office publishes, whose own "the Minister" needs no name. REQUIRES: `analysis` is of
  /// `article.text`.
  [[nodiscard]] std::vector<bool> MarkSentences(const Article& article, const Analysis& analysis,
                                                const LemmaLister& lemmas) const;

  /// A pure function of its arguments. Sentences without a tree are not read: they have no mentions and no
  /// events. The events have `when.timex` and `anchors`, but no
  /// days yet: AnchorEvents (timeline room) gives them. REQUIRES: `analysis` and `timexes`
  /// are of `article.text`.
  [[nodiscard]] Extraction Extract(const Article& article, const Analysis& analysis,
                                   std::vector<Timex> timexes, const Extras& extras = {}) const;

  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

 private:
  struct Impl;
  explicit Extractor(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// One record of the events and the actions of an article, as Extract and AnchorEvents leave them, in order.
Extraction JoinActions(Extraction events, Extraction actions);

}  // namespace demarche
