// What has no time of its own is told with something that has.
#include "extractor/action/action.h"

namespace demarche::extract {

void TieActions(const Document&, const Cast&, std::vector<Action>&) {}

}  // namespace demarche::extract
