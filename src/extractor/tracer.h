// Watches the finds of an article from pass to pass and tells why those that fell did. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "core/trace.h"
#include "extractor/passes.h"

namespace demarche::extract {

/// Looks at the document between passes and changes nothing. Without a trace to fill it does nothing.
class Tracer {
 public:
  Tracer(const Knowledge& knowledge, const Document& document, Trace* trace)
      : knowledge_(knowledge), document_(document), trace_(trace) {}

  void AfterTriggers();
  void AfterRoles();
  void AfterOperators();
  /// After FinishEvents. Writes the trace.
  void AfterFinish();

 private:
  template <typename Why>
  void Explain(Why why);
  [[nodiscard]] std::string WhyTaken(std::size_t index) const;
  void AddUnmatched(std::uint32_t word);
  void AddNotes();

  const Knowledge& knowledge_;
  const Document& document_;
  Trace* trace_;
  std::vector<std::string> reasons_;  ///< of each find of the document; "" while it stands
};

}  // namespace demarche::extract
