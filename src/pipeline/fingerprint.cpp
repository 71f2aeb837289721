#include "pipeline/fingerprint.h"

#include <filesystem>
#include <functional>

namespace demarche {
namespace fs = std::filesystem;
namespace {

/// Adds one file; the order of the files does not matter.
void AddFile(const fs::directory_entry& file, InputState& state) {
  std::error_code code;
  const std::uintmax_t size = file.file_size(code);
  if (code) return;
  const auto time = file.last_write_time(code).time_since_epoch().count();
  const std::string all = file.path().string() + '\0' + std::to_string(size) + '\0' + std::to_string(time);
  ++state.files;
  state.bytes += size;
  state.stamp += std::hash<std::string>()(all);
}

InputState StateOf(const std::string& path) {
  InputState state;
  std::error_code code;
  if (path == "-") return state;
  const fs::directory_entry root(path, code);
  if (root.is_regular_file(code)) AddFile(root, state);
  if (!root.is_directory(code)) return state;
  fs::recursive_directory_iterator item(path, fs::directory_options::skip_permission_denied, code);
  for (; !code && item != fs::recursive_directory_iterator(); item.increment(code)) {
    std::error_code skipped;
    if (item->is_regular_file(skipped)) AddFile(*item, state);
  }
  return state;
}

}  // namespace

std::vector<InputState> StatesOf(std::span<const std::string> paths) {
  std::vector<InputState> states;
  for (const std::string& path : paths) states.push_back(StateOf(path));
  return states;
}

}  // namespace demarche
