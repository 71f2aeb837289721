// When some words of a name stand for it.
#pragma once

#include <string>
#include <vector>

namespace demarche {

/// Whether all words of `part` are words of `name`, its first or its last among them: "Jobs" or "Steve" for
/// "Steve Jobs". Words compare byte by byte. False when either is empty.
bool IsPartOfName(const std::vector<std::string>& part, const std::vector<std::string>& name);

}  // namespace demarche
