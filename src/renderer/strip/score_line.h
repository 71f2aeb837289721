// The score line of two actors: the mean conflict-cooperation score of each month, with gaps.
#pragma once

#include "renderer/page/data.h"
#include "renderer/series.h"

namespace demarche {

/// Sets the score_* keys of a page; has_score is false where no month has a score. Months without events have
/// no point, and no line crosses them.
void PutScoreLine(Data& page, const Series& series);

}  // namespace demarche
