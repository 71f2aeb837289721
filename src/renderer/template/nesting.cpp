// The template engine calls itself for each section and each template that is taken in, and copies the text
// of a section for each that it stands in.
#include "renderer/template/nesting.h"

#include <fmt/format.h>

#include <set>

#include "renderer/template/tags.h"

namespace demarche {
namespace {

constexpr std::size_t kMostBytes = 1'000'000;
constexpr std::size_t kMostSections = 50;

std::string WhereOf(const std::string& name) { return fmt::format("templates/{}.mustache", name); }

/// What one template takes in. Errors: as of CheckNesting, but for circles.
Result<std::set<std::string>> PartsOf(const std::string& name, const std::string& text) {
  if (text.size() > kMostBytes)
    return Fail(ErrorKind::kOverLimit, fmt::format("has more than {} bytes; shorten it", kMostBytes),
                WhereOf(name));
  std::set<std::string> parts;
  std::size_t open = 0;
  std::size_t line = 0;
  Tags tags(text);
  while (const std::optional<std::string_view> tag = tags.Next(line)) {
    const char sign = tag->empty() ? '!' : tag->front();
    if (sign == '>') parts.emplace(Trim(tag->substr(1)));
    if (sign == '#' || sign == '^') ++open;
    if (sign == '/' && open > 0) --open;
    if (open > kMostSections) {
      return Fail(ErrorKind::kOverLimit,
                  fmt::format("opens more than {} sections in each other; close some", kMostSections),
                  fmt::format("{}:{}", WhereOf(name), line));
    }
  }
  return parts;
}

}  // namespace

Result<void> CheckNesting(const std::map<std::string, std::string>& pages) {
  std::map<std::string, std::set<std::string>> parts;
  for (const auto& [name, text] : pages) {
    Result<std::set<std::string>> own = PartsOf(name, text);
    if (!own) return tl::unexpected(own.error());
    parts[name] = std::move(*own);
  }
  // All that each takes in, in as many steps as there are templates.
  for (std::size_t step = 0; step < parts.size(); ++step) {
    for (auto& [name, all] : parts) {
      std::set<std::string> more = all;
      for (const std::string& part : all) {
        if (const auto inner = parts.find(part); inner != parts.end())
          more.insert(inner->second.begin(), inner->second.end());
      }
      if (more.contains(name))
        return Fail(ErrorKind::kMalformed, "takes in itself and would never end; take {{>...}} out",
                    WhereOf(name));
      all = std::move(more);
    }
  }
  return {};
}

}  // namespace demarche
