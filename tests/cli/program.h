// Runs the real program in a folder of its own and keeps what it printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../folder.h"

namespace demarche::test {

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

/// Commands run inside the folder.
class Sandbox : public Folder {
 public:
  [[nodiscard]] bool Exists(const std::string& name) const;

  /// Runs `demarche ARGUMENTS...` with `input` on standard input.
  [[nodiscard]] Outcome Run(const std::vector<std::string>& arguments, std::string_view input = {}) const;

  /// Runs any program found on PATH.
  [[nodiscard]] Outcome RunOther(const std::vector<std::string>& command, std::string_view input = {}) const;
};

}  // namespace demarche::test
