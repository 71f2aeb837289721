// Everything found in one article: what `extract` writes and `merge` reads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/actor.h"
#include "core/article.h"
#include "core/event.h"
#include "core/span.h"
#include "core/timex.h"

namespace demarche {

/// Self-contained: `article.text` is empty here, evidence stands in the events. Events are
/// ordered by (sentence, trigger).
struct Extraction {
  Article article;
  std::uint32_t text_length = 0;
  std::vector<Span> sentences;
  std::vector<Timex> timexes;
  std::vector<std::string> timex_texts;  ///< the words, parallel to `timexes`
  std::vector<ActorMention> actors;
  std::vector<std::string> actor_texts;  ///< the words, parallel to `actors`
  std::vector<Event> events;
};

/// An article or record that could not be used. It travels with the good records, so that
/// nothing is lost without a count.
struct ErrorRecord {
  std::string id;    ///< article id or uri
  std::string code;  ///< Name(ErrorKind) of base/result.h
  std::uint64_t offset = 0;
  std::string message;
};

}  // namespace demarche
