// Other programs of the system, by name.
#pragma once

#include <string>
#include <string_view>

namespace demarche {

/// The path of the program `name` in the first absolute folder of $PATH that has one, or "". Relative folders
/// are passed over: what lies in a folder of articles is never started.
std::string FindProgram(std::string_view name);

}  // namespace demarche
