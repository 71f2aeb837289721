// The include rule of docs/house.md as code: which room may include what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche {

/// One #include "..." that breaks the rule, as "file:line: why".
/// `file` is relative to src/, `text` its content.
std::vector<std::string> BrokenIncludes(std::string_view file, std::string_view text);

}  // namespace demarche
