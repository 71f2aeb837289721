// Whose an office of no named land is, where it acts on a land: not that land's own, whatever the context
// says.
#pragma once

#include <cstdint>

#include "extractor/passes.h"
#include "extractor/syntax/targets.h"

namespace demarche::extract {

/// Indices are into Document::mentions; a reading by contrast is told in Mention::rule.
class Contrast {
 public:
  Contrast(const Knowledge& knowledge, Document& document)
      : knowledge_(knowledge), document_(document), finder_(knowledge, document) {}

  /// "cut off deliveries to the country": `target` is bound to the actor's own land by the context, where
  /// another land was told of, and meant of that.
  [[nodiscard]] bool MeansOther(std::uint32_t target, std::uint32_t actor) const;

  /// "The government condemned Japan": the land that the clause acts on, where the context gave that land to
  /// the office that acts. The office is now of the other land told of, or of none. kNone32 where nothing
  /// contrasts.
  std::uint32_t LandActedOn(const Clause& clause);

  /// The mention is of the other state that it could be.
  static void Rename(Mention& mention);

 private:
  const Knowledge& knowledge_;
  Document& document_;
  TargetFinder finder_;
};

}  // namespace demarche::extract
