#include "cli/confine.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/ascii.h"
#include "base/file.h"
#include "base/system/program.h"
#include "base/system/sandbox.h"
#include "cli/command.h"

namespace demarche::cli {
namespace {

namespace fs = std::filesystem;

/// What the C library, time zones, fonts and Graphviz read.
constexpr std::array kOfSystem{"/usr",
                               "/lib",
                               "/lib32",
                               "/lib64",
                               "/etc",
                               "/opt",
                               "/nix/store",
                               "/dev/null",
                               "/dev/zero",
                               "/dev/urandom",
                               "/dev/random",
                               "/var/cache/fontconfig",
                               "/var/lib/graphviz",
                               "/sys/devices/system/cpu"};
constexpr std::array kDrawing{"dot", "neato", "sfdp"};
constexpr std::array kReading{"pdftotext"};
constexpr std::array kLoaders{"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"};
constexpr std::array kShells{"/bin", "/usr/bin"};

bool IsOneOf(std::string_view name, std::initializer_list<const char*> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The folder in which a file stands or will stand.
fs::path FolderOf(const std::string& file) {
  const fs::path folder = fs::path(file).parent_path();
  return folder.empty() ? "." : folder;
}

/// A path to read, with what links below it lead to: a folder of links is a usual way to choose articles, and
/// to lay out data. Links to folders are followed only where `folders` says so; nobody looks for articles
/// there.
void AddInput(const fs::path& path, bool folders, std::vector<fs::path>& read) {
  read.push_back(path);
  std::error_code code;
  if (!fs::is_directory(path, code)) return;
  fs::recursive_directory_iterator walk(path, fs::directory_options::skip_permission_denied, code);
  for (; !code && walk != fs::recursive_directory_iterator(); walk.increment(code)) {
    std::error_code broken;
    if (!walk->is_symlink(broken)) continue;
    if (walk->is_regular_file(broken) || (folders && walk->is_directory(broken)))
      read.push_back(walk->path());
  }
}

/// A program of the system, if it is there, with what it needs to run: the loader, libraries and fonts beside
/// it, and for a script the shells.
void AddProgram(const char* name, SandboxRules& rules) {
  std::error_code code;
  const fs::path program = fs::canonical(FindProgram(name), code);
  if (code) return;
  rules.programs.push_back(program);
  rules.programs.insert(rules.programs.end(), kLoaders.begin(), kLoaders.end());
  for (const char* beside : {"lib", "lib64", "libexec", "etc", "share"})
    rules.read.push_back(program.parent_path().parent_path() / beside);
  std::array<char, 2> begin{};
  std::ifstream(program, std::ios::binary).read(begin.data(), begin.size());
  if (begin == std::array{'#', '!'})
    rules.programs.insert(rules.programs.end(), kShells.begin(), kShells.end());
}

/// SQLite makes files beside its own; what does not fit into memory goes there, too.
void AddDatabase(const std::string& file, SandboxRules& rules) {
  rules.write.push_back(FolderOf(file));
  ::setenv("SQLITE_TMPDIR", FolderOf(file).c_str(), 0);  // NOLINT(concurrency-mt-unsafe)
  rules.write.emplace_back(Variable("SQLITE_TMPDIR"));
}

SandboxRules RulesOf(std::string_view command, const Invocation& invocation) {
  SandboxRules rules;
  rules.read.assign(kOfSystem.begin(), kOfSystem.end());
  rules.write.emplace_back("/dev/null");
  if (const Result<fs::path> share = ShareFolder()) AddInput(*share, true, rules.read);
  std::vector<std::string> inputs = invocation.operands;
  if (command.starts_with("db ") && !inputs.empty()) {
    AddDatabase(inputs.front(), rules);
    inputs.erase(inputs.begin());
  }
  for (const char* flag : {"--lexicon", "--template", "--articles", "--manifest"}) {
    for (const std::string& value : invocation.Values(flag)) inputs.push_back(value);
  }
  for (const std::string& input : inputs) AddInput(input, false, rules.read);
  if (invocation.Has("--db")) AddDatabase(invocation.Value("--db"), rules);
  if (invocation.Has("--report")) rules.write.push_back(FolderOf(invocation.Value("--report")));
  if (invocation.Has("--output")) rules.write.emplace_back(invocation.Value("--output"));
  const bool draws = invocation.Has("--output") || invocation.Has("--draw");
  const bool reads_pdf = IsOneOf(command, {"build", "ingest", "explain", "db add"});
  rules.may_start = draws || reads_pdf;
  if (draws) {
    for (const char* program : kDrawing) AddProgram(program, rules);
  }
  if (reads_pdf) {
    for (const char* program : kReading) AddProgram(program, rules);
  }
  return rules;
}

}  // namespace

Result<void> Confine(std::string_view command, const Invocation& invocation) {
  const std::string wish = invocation.Has("--sandbox") ? invocation.Value("--sandbox") : "auto";
  if (!IsOneOf(wish, {"auto", "on", "off"}))
    return Fail(ErrorKind::kUsage,
                fmt::format("--sandbox '{}' is not known; write one of: auto, on, off", wish));
  if (wish == "off") return {};
  const SandboxState state = EnterSandbox(RulesOf(command, invocation));
  if (wish == "auto" || state.lacks.empty()) return {};
  return Fail(ErrorKind::kUnsupported, fmt::format("--sandbox on: {}; leave the flag out", state.lacks));
}

}  // namespace demarche::cli
