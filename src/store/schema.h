// The tables of a database, and how an older file becomes a newer one. Private to the room.
#pragma once

#include "base/result.h"
#include "store/database.h"

namespace demarche::store {

/// "PRAGMA application_id" of a demarche database: the bytes "dema".
inline constexpr std::int64_t kApplicationId = 0x64656d61;

/// The newest schema ("PRAGMA user_version"): the number of steps in schema.cpp.
std::int64_t NewestSchema();

/// Makes the tables of an empty file, or takes the steps that an older one lacks, all in one transaction.
/// Errors: kUnsupported for a database of another program or of a newer demarche, which stays as it is.
Result<void> BringUpToDate(Database& database, std::int64_t schema = NewestSchema());

/// For a reader: the file must be of the newest schema. Errors: kUnsupported with the remedy.
Result<void> CheckSchema(Database& database);

}  // namespace demarche::store
