// The evidence sentence cut at its marks.
#pragma once

#include <string>
#include <vector>

#include "core/timeline.h"

namespace demarche {

/// A stretch of evidence; `what` is a known kind of mark or "".
struct Piece {
  std::string text;  ///< clean
  std::string what;
};

/// The text in order and complete. Marks outside of it are cut to fit; where two overlap, the shorter
/// is shown, since it says more.
std::vector<Piece> CutAtMarks(const std::string& text, const std::vector<Mark>& marks);

}  // namespace demarche
