// What is typed, an argument a line: a request, or one line that says what is wrong. Nothing is run.
#include <string>
#include <vector>

#include "base/ascii.h"
#include "cli/invocation.h"
#include "cli/parse.h"
#include "require.h"

using namespace demarche;

namespace {

template <typename T>
void CheckUsage(const Result<T>& result) {
  if (!result) Require(result.error().kind == ErrorKind::kUsage && !result.error().message.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  for (char& c : bytes) c = c == '\0' ? ' ' : c;  // no argument can hold one
  std::vector<std::string> words{"demarche"};
  for (const std::string_view word : Split(bytes, '\n')) words.emplace_back(word);
  if (words.size() > 40) return 0;
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  const Result<cli::Request> request = cli::Parse(static_cast<int>(arguments.size()), arguments.data());
  CheckUsage(request);
  if (!request) return 0;
  Require((request->command == nullptr) == !request->text.empty());
  CheckUsage(cli::PipelineOptionsOf(request->invocation));
  const Result<MergeOptions> merge = cli::MergeOptionsOf(request->invocation);
  CheckUsage(merge);
  if (merge && merge->from && merge->to) Require(*merge->from <= *merge->to);
  return 0;
}
