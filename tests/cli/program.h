// Runs the real program in a folder of its own and keeps what it printed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::test {

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

/// A fresh folder, removed at the end; commands run inside it.
class Sandbox {
 public:
  Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;
  ~Sandbox();

  /// Writes a file below the folder, with its parents.
  void Write(const std::string& name, std::string_view bytes) const;
  [[nodiscard]] std::string Read(const std::string& name) const;
  [[nodiscard]] bool Exists(const std::string& name) const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Runs `demarche ARGUMENTS...` with `input` on standard input.
  [[nodiscard]] Outcome Run(const std::vector<std::string>& arguments, std::string_view input = {}) const;

  /// Runs any program found on PATH.
  [[nodiscard]] Outcome RunOther(const std::vector<std::string>& command, std::string_view input = {}) const;

 private:
  std::filesystem::path path_;
};

}  // namespace demarche::test
