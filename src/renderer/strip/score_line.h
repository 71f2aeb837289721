// The score line of two actors: the mean conflict-cooperation score of each month, with gaps.
#pragma once

#include "renderer/series.h"
#include "renderer/strip/extent.h"
#include "renderer/template/data.h"

namespace demarche {

/// Sets the score_* keys of a page; has_score is false where no month has a score. Months without events have
/// no point, and no line crosses them. Months outside of `focus` (FocusOf) are told, not drawn, unless there
/// are no others.
void PutScoreLine(Data& page, const Series& series, const Extent& focus);

}  // namespace demarche
