// What is told as done, and is yet to come. Private to the room.
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// "announced plans for tariffs": what is planned, and only its plan is made known.
bool IsPlanFor(const Knowledge& knowledge, const Document& document, const Find& find, const Clause& clause);

/// "have called for a general strike next Wednesday": a day yet to come, of the verb or of what it calls for.
bool IsCalledFor(const Document& document, const Find& find, const Clause& clause);

/// "visits Mali next week, and debt will lead his talks there": of whoever is still to come. `dated`: the
/// noun has a day of its own.
bool IsOnTheWay(const Document& document, const Find& find, bool dated);

/// "is expected to announce that he rejects it": words that are done by saying them, and not yet said, are
/// planned.
void Postpone(const Knowledge& knowledge, const Document& document, Find& find, const Clause& clause);

/// "expects to sell", "considers selling": who only reckons with it promises nothing.
bool IsHoped(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "will withdraw unless Chad holds elections", "would strike unless the government paid": what shall be done
/// unless somebody acts is a threat to whoever that is, and true is returned. REQUIRES: `find` has a clause.
bool ThreatenUnless(const Knowledge& knowledge, const Document& document, Find& find);

/// "Chad said it might cut supplies to Togo": what is threatened if planned, is so too where the own side
/// says that it may come; but not "analysts said it might". REQUIRES: `find` has a clause.
bool MayDo(const Knowledge& knowledge, const Document& document, const Find& find);

}  // namespace demarche::extract
