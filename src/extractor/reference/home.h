// Whose news a text is.
#pragma once

#include <optional>

#include "extractor/passes.h"

namespace demarche::extract {

/// The land of the capital that stands in the date line, whether the text names it or not; or null. Where the
/// record has no date line, the one that the text opens with (Analysis::dateline_end).
const Entry* LandOfDateline(const Knowledge& knowledge, const Document& document);

/// Where a report was written: that land, or the one that the date line names behind a town ("OSAKA, Japan").
const Entry* HostOfDateline(const Knowledge& knowledge, const Document& document);

/// The land of the government's office that published a text ("Ministry of Foreign Affairs of Latvia"); null
/// where a newspaper or anybody else did.
const Entry* LandOfPublisher(const Gazetteer& names, const Article& article);

/// The land of the capital that stands in the date line: agencies leave it away before its own offices
/// ("TOKYO, June 1 - ... Police said").
class Home {
 public:
  Home(const Knowledge& knowledge, Document& document) : knowledge_(knowledge), document_(document) {}

  /// The land's entry; null where the date line tells no capital, or the text does not name its land.
  /// Computed once, when first asked for, from all words of the text, read or not.
  const Entry* Land();

  /// LandOfPublisher, computed once.
  const Entry* Publisher();

 private:
  [[nodiscard]] bool IsTold(const Entry& land);

  const Knowledge& knowledge_;
  Document& document_;
  std::optional<const Entry*> land_;
  std::optional<const Entry*> publisher_;
};

}  // namespace demarche::extract
