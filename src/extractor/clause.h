// A clause as the passes see it: a verb of the dependency tree with what depends on it.
#pragma once

#include <cstdint>
#include <limits>

#include "core/deprel.h"

namespace demarche::extract {

constexpr std::uint32_t kNone32 = std::numeric_limits<std::uint32_t>::max();

/// A verb and what depends on it. Words are indices into Document::words.
struct Clause {
  std::uint32_t first = 0;  ///< first word of the verb group
  std::uint32_t head = 0;   ///< the verb itself; the copula where there is one
  std::uint32_t node = 0;   ///< its word in the tree: the verb, or what the copula predicates
  std::uint32_t begin = 0;  ///< what depends on it, [begin, end)
  std::uint32_t end = 0;
  std::uint32_t parent = kNone32;         ///< the clause that governs it, or the saying that reports it
  std::uint32_t coordinate = kNone32;     ///< the clause that it goes on with "and" from
  std::uint32_t subject = kNone32;        ///< mention
  std::uint32_t subject_word = kNone32;   ///< its own subject in the tree
  std::uint32_t outer_subject = kNone32;  ///< a further one before it, of what it says
  std::uint32_t opener = kNone32;         ///< the word that opens it: that, who, after, if
  Deprel rel = Deprel::kNone;             ///< to `parent`; of the first where clauses are coordinated
  bool finite = true;
  bool infinitive = false;
  bool gerund = false;
  bool passive = false;
  bool perfect = false;
  bool negated = false;
  bool future = false;
  bool conditional = false;
  bool obligation = false;
  bool relative = false;          ///< "which China seized", "forces backed by"
  bool background = false;        ///< opened by "after", "since", "where" ...
  bool subordinate = false;       ///< after, because, as, if ...
  bool reported = false;          ///< content of a saying
  const char* subject_rule = "";  ///< how the subject was found, for `because`
};

}  // namespace demarche::extract
